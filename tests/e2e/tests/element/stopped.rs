//! The shipped wasm panics in truth: a script of the page has broken a function of the browser that the app cannot do
//! without, and the app says that it has stopped.

use comet_e2e::{Told, Visitor, check, check_eq, server::TOKEN, visit};
use serde_json::json;

use crate::canaries::{KEY, gives_a_token_by_property, holds_none};

/// From now on no screen can be built, and the next is asked for; another may have been on its way already.
async fn breaks_the_page(person: &Visitor) -> Told {
    let script = "
        Node.prototype.cloneNode = () => { throw new Error('broken by the page') };
        document.getElementById('form').shadowRoot.querySelector('[data-action=another]')?.click();";
    person.runs(script, vec![]).await.map(drop)
}

async fn sees_that_it_has_stopped(person: &Visitor) -> Told {
    person.sees("form", ".comet-root[role=alert]").await?;
    // A panic, and not only an error that the app lives through.
    let console = person.console().await?;
    check(console.contains("panicked at"), format_args!("no panic in the console: {console}"))
}

visit!(a_panic_is_told_in_every_element_of_the_page, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.sees("keys", "#name").await?;
    person.makes("form", "before the fall").await?;
    breaks_the_page(person).await?;
    sees_that_it_has_stopped(person).await?;
    for (element, words) in [("form", "Comet Keys has stopped"), ("keys", "Comet Keys đã dừng")]
    {
        let says = person.reads(element, ".comet-root[role=alert]").await?;
        check(says.starts_with(words), format_args!("#{element} says {says:?}"))?;
        let told = person.hears(element, "comet-key-error").await?;
        check_eq("what is told", &told, &json!({ "code": "stopped", "certainty": "unknown" }))?;
    }
    // In the wreck no app would work: whatever the page changes now, the message stays.
    person.runs("document.getElementById('form').setAttribute('lang', 'vi')", vec![]).await?;
    person.sees("form", "[part=error][role=alert]").await?;
    let says = person.reads("form", "[part=error]").await?;
    check(says.starts_with("Comet Keys đã dừng"), format_args!("it says {says:?}"))
});

visit!(a_panic_with_token_and_key_at_hand_tells_neither, {}, async |person: &Visitor| {
    gives_a_token_by_property(person).await?;
    person.makes("form", "before the fall").await?;
    person.presses("form", "[data-action=reveal]").await?;
    let shown = person.reads("form", "output").await?;
    check(shown.contains(KEY), format_args!("the key is not shown: {shown}"))?;
    breaks_the_page(person).await?;
    sees_that_it_has_stopped(person).await?;
    person.hears("form", "comet-key-error").await?;
    holds_none(person, &[TOKEN.to_owned(), KEY.to_owned()]).await
});

// What the message promises.
visit!(a_create_cut_short_by_a_panic_is_found_after_a_reload, {}, async |person: &Visitor| {
    opens_a_page_with_one_form(person).await?;
    person.server.will("slow-700:POST /api/token/:1")?;
    person.types("form", "name", "cut short").await?;
    person.presses("form", "button[type=submit]").await?;
    person.server.hears_a_create().await?;
    breaks_the_page(person).await?;
    sees_that_it_has_stopped(person).await?;
    person.server.has_a_key().await?;
    opens_a_page_with_one_form(person).await?;
    person.sees("form", "[data-screen=created]").await?;
    check_eq("requests to create", &person.server.creates(), &1)
});

// The worst moment: the key is proven, and its screen is the one that cannot be built.
visit!(a_key_that_could_not_be_shown_is_shown_after_a_reload, {}, async |person: &Visitor| {
    opens_a_page_with_one_form(person).await?;
    let script = "
        document.addEventListener('comet-key-created', () => {
            Node.prototype.cloneNode = () => { throw new Error('broken by the page') };
        });";
    person.runs(script, vec![]).await?;
    person.types("form", "name", "unseen").await?;
    person.presses("form", "button[type=submit]").await?;
    sees_that_it_has_stopped(person).await?;
    opens_a_page_with_one_form(person).await?;
    person.sees("form", "[data-screen=created]").await?;
    check_eq("requests to create", &person.server.creates(), &1)
});

/// Elements of one server share their journal: of two, either might find what was cut short.
async fn opens_a_page_with_one_form(person: &Visitor) -> Told {
    person.opens("late.html").await?;
    let script = "
        document.getElementById('form').setAttribute('base-url', '/keys');
        await window.bring('index.js');";
    person.awaits(script).await.map(drop)
}
