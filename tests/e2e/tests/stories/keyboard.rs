//! The whole job without a mouse.

use comet_e2e::{Person, Told, Trouble, check_eq, server::TOKEN, story, wait};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

const TAB: char = '\u{E004}';
const ENTER: char = '\u{E007}';

story!(the_keyboard_alone_is_enough, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    tabs_to(person, "[name=access_token]").await?;
    keys(person, TOKEN).await?;
    key(person, ENTER).await?;

    person.page().sees("create").await?;
    tabs_to(person, "[name=name]").await?;
    keys(person, "by keyboard").await?;
    tabs_to(person, "[name=remain_quota]").await?;
    keys(person, "2").await?;
    key(person, ENTER).await?;

    person.page().sees("created").await?;
    tabs_to(person, "button[data-action=reveal]").await?;
    key(person, ENTER).await?;
    let key = person.server.full_keys().remove(0);
    wait::until("the whole key", wait::SOON, async || {
        Ok((person.page().text("output[name=key]").await?.trim() == key).then_some(()))
    })
    .await?;
    tabs_to(person, "button[data-action=copy]").await?;
    check_eq("the key's name", &person.server.keys()[0].name.as_str(), &"by keyboard")
});

/// Moves the focus on with Tab until it is there, as far as once around.
async fn tabs_to(person: &Person, selector: &str) -> Told {
    for _ in 0..60 {
        if focus_is_on(person, selector).await? {
            return Ok(());
        }
        key(person, TAB).await?;
    }
    Err(Trouble::new(format_args!("Tab does not lead to {selector}")))
}

async fn focus_is_on(person: &Person, selector: &str) -> Result<bool, Trouble> {
    let script = "return document.activeElement?.matches(arguments[0]) ?? false";
    Ok(person.page().run(script, vec![json!(selector)]).await? == true)
}

async fn keys(person: &Person, text: &str) -> Told {
    for value in text.chars() {
        key(person, value).await?;
    }
    Ok(())
}

async fn key(person: &Person, value: char) -> Told {
    let press = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value });
    Ok(person.session().client().perform_actions(press).await?)
}
