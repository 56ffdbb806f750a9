//! Two pages of one profile: what one does, the other shows, and nothing new is swept away.

use comet_e2e::{
    Browser, Person, Told, Trouble, View, check, check_eq, leaks::PASSPHRASE, server::TOKEN, story,
    tell, wait,
};
use comet_sandbox::Config;
use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::late::{confirms_the_delete, has_keys, holds_time, lets_time_pass, makes, waiting};
use crate::remembering::{connects_with_a_passphrase, the_token_is_in_no_storage, unlocks};

const NEW_KEY: &str = "[data-part=new-key]";

/// The page in front, and another beside it, which comes to the front.
async fn opens_another(person: &Person) -> Result<(WindowHandle, WindowHandle), Trouble> {
    let first = person.session().page_in_front().await?;
    person.session().open(View::Tab).await?;
    Ok((first, person.session().page_in_front().await?))
}

/// Adds the same person's account once more, under its number: to the app that is another account.
async fn adds_an_account(person: &Person, name: &str) -> Told {
    let page = person.page();
    page.presses("[data-action=accounts]").await?;
    page.presses("[data-action=add-account]").await?;
    page.sees("connect").await?;
    page.types("access_token", TOKEN).await?;
    page.types("user_id", &Config::default().user_id.to_string()).await?;
    page.types("account_name", name).await?;
    person.submits().await?;
    page.sees("create").await
}

/// Waits until the list of accounts has chosen the one of this name.
async fn shows_account(person: &Person, name: &str) -> Told {
    let script =
        "return document.querySelector('[name=account]')?.selectedOptions[0]?.textContent ?? ''";
    wait::until(&format!("the account {name}"), wait::SOON, async || {
        Ok((person.page().run(script, vec![]).await? == name).then_some(()))
    })
    .await
}

/// Chooses an account by its name.
async fn switches_to(person: &Person, name: &str) -> Told {
    let script = "return [...document.querySelector('[name=account]').options]
        .find(one => one.textContent === arguments[0]).value";
    let id = person.page().run(script, vec![json!(name)]).await?;
    person.page().chooses("account", id.as_str().unwrap_or_default()).await?;
    shows_account(person, name).await
}

/// The name of the account that is connected first.
const FIRST: &str = "CometAPI";

story!(a_lock_an_unlock_and_a_disconnect_reach_the_other_window, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    let (one, other) = opens_another(person).await?;
    person.page().sees("create").await?;
    person.page().chooses("language", "vi").await?;
    person.page().presses("[data-action=lock]").await?;
    person.session().turn_to(&one).await?;
    person.page().sees("unlock").await?;
    person.page().sees_part(".app[lang=vi]").await?;
    the_token_is_in_no_storage(person).await?;
    unlocks(person).await?;
    person.session().turn_to(&other).await?;
    person.page().sees("create").await?;
    person.page().presses("[data-action=disconnect]").await?;
    person.session().turn_to(&one).await?;
    person.page().sees("connect").await
});

// A switch elsewhere once swept the new key off the screen before anybody had copied it.
story!(a_new_key_stays_through_a_switch_elsewhere_and_back, async |person: &mut Person| {
    person.connects().await?;
    adds_an_account(person, "Second").await?;
    switches_to(person, FIRST).await?;
    let (one, other) = opens_another(person).await?;
    person.page().sees("create").await?;
    makes(person, "brand new").await?;
    person.session().turn_to(&one).await?;
    switches_to(person, "Second").await?;
    person.session().turn_to(&other).await?;
    let page = person.page();
    page.sees_part(".notice").await?;
    check_eq("the key", &page.text("[data-part=key-name]").await?.as_str(), &"brand new")?;
    page.presses("[data-action=another]").await?;
    shows_account(person, "Second").await?;
    check(!page.shows(NEW_KEY).await?, "a key of one account under another")?;
    switches_to(person, FIRST).await?;
    page.sees_part(NEW_KEY).await?;
    person.session().turn_to(&one).await?;
    person.page().sees_part(NEW_KEY).await
});

story!(a_switch_elsewhere_waits_until_the_key_is_made, async |person: &mut Person| {
    person.connects().await?;
    adds_an_account(person, "Second").await?;
    switches_to(person, FIRST).await?;
    let (one, other) = opens_another(person).await?;
    let page = person.page();
    page.sees("create").await?;
    person.server.will("hold-after:POST /api/token/:1")?;
    person.fills(&comet_e2e::Wish::named("brand new")).await?;
    person.submits().await?;
    person.server.has_played("hold-after").await?;
    person.session().turn_to(&one).await?;
    switches_to(person, "Second").await?;
    person.session().turn_to(&other).await?;
    check_eq("the screen", &page.screen().await?.as_str(), &"working")?;
    person.server.releases();
    page.sees("created").await?;
    page.sees_part(".notice").await?;
    check_eq("requests to create", &person.server.creates(), &1)
});

// A popup that was closed before the key was copied once opened again with a blank form.
story!(a_new_key_is_within_reach_after_reopening_and_copied_there, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "brand new").await?;
    person.closes().await?;
    person.opens().await?;
    let page = person.page();
    page.sees("create").await?;
    page.sees_part(NEW_KEY).await?;
    check(page.text(NEW_KEY).await?.contains("brand new"), "it is not named")?;
    page.presses("[data-action=copy-new-key]").await?;
    wait::until("it to be offered no more", wait::SOON, async || {
        Ok((!page.shows(NEW_KEY).await?).then_some(()))
    })
    .await?;
    let left = page.stored_of_account("local", "new_keys").await?;
    check(left.is_null(), format_args!("{left} is left"))
});

story!(a_new_key_is_within_reach_after_a_lock_elsewhere, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    makes(person, "brand new").await?;
    let (one, _other) = opens_another(person).await?;
    person.page().sees("create").await?;
    person.page().sees_part(NEW_KEY).await?;
    person.page().presses("[data-action=lock]").await?;
    person.session().turn_to(&one).await?;
    let page = person.page();
    page.sees("unlock").await?;
    check(!page.shows(NEW_KEY).await?, "a locked window names a key")?;
    unlocks(person).await?;
    page.sees_part(NEW_KEY).await?;
    page.presses("[data-action=dismiss-new-key]").await?;
    wait::until("it to be offered no more", wait::SOON, async || {
        Ok((!page.shows(NEW_KEY).await?).then_some(()))
    })
    .await
});

story!(a_delete_is_shown_and_undone_in_the_other_window, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "A").await?;
    holds_time(person).await?;
    confirms_the_delete(person, "A").await?;
    let (one, _other) = opens_another(person).await?;
    person.page().sees_part("[data-action=undo]").await?;
    person.page().presses("[data-action=undo]").await?;
    person.session().turn_to(&one).await?;
    wait::until("nothing to wait", wait::SOON, async || {
        Ok(waiting(person).await?.is_empty().then_some(()))
    })
    .await?;
    lets_time_pass(person).await?;
    has_keys(person, &["A"]).await
});

story!(a_delete_whose_window_has_gone_is_carried_out_by_the_next, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "A").await?;
    holds_time(person).await?;
    confirms_the_delete(person, "A").await?;
    person.closes().await?;
    has_keys(person, &["A"]).await?;
    person.opens().await?;
    person.page().sees_part("[data-action=undo]").await?;
    has_keys(person, &[]).await
});

// In Chromium alone: Firefox reads an organisation's settings only when it starts.
#[test]
fn an_organisations_cap_reaches_an_open_window() {
    tell(Browser::Chromium, async |person: &mut Person| {
        person.connects().await?;
        person.page().types("name", "typed meanwhile").await?;
        let app = person.session().page_in_front().await?;
        person.session().turn_to(person.session().anchor()).await?;
        person.session().set_policy(&json!({ "policy": { "max_quota": 500_000 } })).await?;
        person.session().turn_to(&app).await?;
        let page = person.page();
        wait::until("the cap to be explained", wait::SOON, async || {
            Ok(page.text("#remain_quota-warning").await?.contains("$1.00").then_some(()))
        })
        .await?;
        check_eq("the name", &page.value("name").await?.as_str(), &"typed meanwhile")
    });
}

// An account that was connected again, with a passphrase, while another window forgot it once came back with its token.
story!(
    what_one_window_forgets_no_slow_connect_of_another_brings_back,
    async |person: &mut Person| {
        person.connects().await?;
        let (one, other) = opens_another(person).await?;
        person.page().sees("create").await?;
        person.session().turn_to(&one).await?;
        let page = person.page();
        page.presses("[data-action=accounts]").await?;
        page.presses("[data-action=add-account]").await?;
        page.sees("connect").await?;
        page.types("access_token", TOKEN).await?;
        page.chooses("keeping", "locked").await?;
        page.types("passphrase", PASSPHRASE).await?;
        page.types("passphrase_again", PASSPHRASE).await?;
        person.server.will("hold-before:GET /api/token/:1")?;
        person.submits().await?;
        person.server.has_played("hold-before").await?;
        person.session().turn_to(&other).await?;
        person.page().presses("[data-action=disconnect]").await?;
        person.page().sees("connect").await?;
        person.server.releases();
        person.session().turn_to(&one).await?;
        person.page().sees_part("[data-failure=not-sent]").await?;
        the_token_is_in_no_storage(person).await?;
        person.closes().await?;
        person.opens().await?;
        person.page().sees("connect").await
    }
);
