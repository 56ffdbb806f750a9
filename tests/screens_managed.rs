//! Stories of an organisation's settings on the screens, in a headless browser: told late, and changed while the app
//! was closed.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::Slot;
use comet_keys::host::memory::{Browser, Organisation};
use common::screen::{Screen, fire, open_under};
use common::{Shared, TOKEN, remembered_account};
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlTextAreaElement;

wasm_bindgen_test_configure!(run_in_browser);

fn connected_under(organisation: &Organisation) -> Screen {
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    open_under(organisation, &browser, &Shared::default())
}

fn caps() -> Value {
    json!({ "policy": { "max_quota": 500_000 } })
}

#[wasm_bindgen_test]
async fn nobody_waits_for_an_organisation_that_is_slow_to_tell() {
    let screen = connected_under(&Organisation::silent());
    screen.sees("[data-screen=create]").await;
    screen.types("name", "in a hurry").await;
    screen.until("the form is kept", || common::stored_draft(&screen.browser).is_some()).await;
}

#[wasm_bindgen_test]
async fn what_it_tells_late_holds_and_what_was_typed_stays() {
    let organisation = Organisation::silent();
    let screen = connected_under(&organisation);
    screen.sees("[data-screen=create]").await;
    // So long that it is not stored with every key press.
    let addresses = "198.51.100.10\n".repeat(1_000);
    let area = screen.sees("textarea[name=allow_ips]").await;
    area.unchecked_ref::<HtmlTextAreaElement>().set_value(&addresses);
    fire(&area, "input");
    organisation.sets(caps());
    // What is done last.
    screen.until("the opening is over", || !screen.browser.kept_servers().is_empty()).await;
    assert!(!screen.text("#remain_quota-warning").is_empty(), "the cap is explained");
    let area = screen.sees("textarea[name=allow_ips]").await;
    assert_eq!(area.unchecked_ref::<HtmlTextAreaElement>().value(), addresses);
    screen
        .until("it is stored, too", || {
            let draft = common::stored_draft(&screen.browser);
            draft.is_some_and(|draft| draft["allow_ips"] == *addresses)
        })
        .await;
    assert_eq!(screen.browser.stored(Slot::Managed), Some(caps()));
}

#[wasm_bindgen_test]
async fn a_token_typed_meanwhile_stays_and_goes_to_the_organisations_server() {
    let organisation = Organisation::silent();
    let screen = open_under(&organisation, &Browser::default(), &Shared::default());
    screen.types("access_token", TOKEN).await;
    organisation.sets(json!({ "server": "https://keys.example" }));
    screen.sees("[name=base_url][readonly]").await;
    assert_eq!(screen.input("base_url").await.value(), "https://keys.example");
    assert_eq!(screen.input("access_token").await.value(), TOKEN);
}

#[wasm_bindgen_test]
async fn what_was_known_holds_from_the_first_screen_on() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    browser.put(Slot::Managed, json!({ "require_passphrase": true }));
    let screen = open_under(&Organisation::silent(), &browser, &Shared::default());
    screen.sees("[data-screen=accounts]").await;
    assert!(screen.find("[data-screen=create]").is_none());
}

#[wasm_bindgen_test]
async fn settings_that_cannot_be_read_stop_the_app_until_they_are_mended() {
    let organisation = Organisation::of(json!({ "require_passphrase": "yes" }));
    let screen = connected_under(&organisation);
    screen.sees("[data-screen=mismanaged]").await;
    assert!(screen.find("[data-screen=create]").is_none());
    let mended = open_under(&Organisation::default(), &screen.browser, &screen.server);
    mended.sees("[data-screen=create]").await;
}

/// The tab "Create" went on with the open token, and the server was asked for only when connecting.
#[wasm_bindgen_test]
async fn an_account_that_is_no_longer_allowed_does_nothing_more() {
    for rules in
        [json!({ "require_passphrase": true }), json!({ "server": "https://keys.example" })]
    {
        let organisation = Organisation::of(json!({}));
        let screen = connected_under(&organisation);
        screen.sees("form[data-screen=create]").await;
        screen.types("name", "too late").await;
        screen
            .until("the first answers", || !screen.text("[data-part=quota-converted]").is_empty())
            .await;
        organisation.sets(rules.clone());
        screen.browser.tell_managed();
        screen.sees("[data-screen=accounts]").await;
        let asked = screen.server.borrow().asked.len();
        for way in ["[data-action=go-create]", "[data-action=go-keys]", "form[data-screen=create]"]
        {
            assert!(screen.find(way).is_none(), "{way} under {rules}");
        }
        assert_eq!(screen.server.borrow().asked.len(), asked, "nothing is sent under {rules}");
        organisation.sets(json!({}));
        screen.browser.tell_managed();
        screen.sees("form[data-screen=create]").await;
        assert_eq!(screen.input("name").await.value(), "too late", "nothing typed is lost");
    }
}
