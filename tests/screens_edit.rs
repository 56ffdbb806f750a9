//! Stories of editing and replacing keys on the screen, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::draft::Draft;
use comet_keys::host::AccountSlot;
use common::key_list::{ROW, open_list, stored};
use common::screen::open_connected;
use common::{Fault, Route, plain_draft, valid, wire};
use serde_json::json;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn an_edit_is_shown_before_it_is_saved_and_touches_nothing_else() {
    let screen = open_list(1).await;
    {
        let mut server = screen.server.borrow_mut();
        server.keys[0]["allow_ips"] = json!("1.2.3.4,5.6.7.8");
        server.keys[0]["expired_time"] = json!(5);
    }
    screen.presses("reload").await;
    screen.sees("[data-state=expired]").await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", "renamed").await;
    let before = stored(&screen, "key 1").unwrap();
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    assert!(screen.text("[data-part=diff]").contains("renamed"));
    assert_eq!(stored(&screen, "key 1").unwrap(), before, "nothing is sent yet");
    screen.presses("save").await;
    screen.sees("[data-screen=key] [data-told=done]").await;
    let mut wanted = before;
    wanted["name"] = json!("renamed");
    assert_eq!(stored(&screen, "renamed").unwrap(), wanted);
}

/// The rest of what was typed then is as old as the visit: somebody may have changed it on the server since.
#[wasm_bindgen_test]
async fn of_unsent_changes_only_what_was_touched_comes_back() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", "half an edit").await;
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.server.borrow_mut().keys[0]["allow_ips"] = json!("203.0.113.7");
    screen.presses("reload").await;
    screen
        .until("the list is read again", || {
            screen
                .server
                .borrow()
                .asked
                .iter()
                .filter(|(_, url)| url.contains("/api/token/?"))
                .count()
                >= 3
        })
        .await;
    screen.sees(ROW).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("div:not([hidden]) > div > [data-part=restored]").await;
    assert_eq!(screen.input("name").await.value(), "half an edit");
    assert_eq!(screen.input("allow_ips").await.value(), "203.0.113.7");
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    screen.presses("save").await;
    screen.sees("[data-screen=key] [data-told=done]").await;
    assert_eq!(stored(&screen, "half an edit").unwrap()["allow_ips"], "203.0.113.7");
}

#[wasm_bindgen_test]
async fn an_edit_that_cannot_be_sent_is_told_at_its_field() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", " ").await;
    screen.submits().await;
    screen.sees("#name[aria-invalid=true]").await;
    screen.types("name", "key 1").await;
    screen.submits().await;
    screen.sees("form[data-screen=edit]").await;
    screen
        .until("nothing changed", || !screen.text("[data-part=nothing-changed]").is_empty())
        .await;
}

#[wasm_bindgen_test]
async fn somebody_elses_change_is_shown_before_the_second_save() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.types("name", "mine").await;
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    screen.server.borrow_mut().keys[0]["group"] = json!("theirs");
    screen.presses("save").await;
    screen.sees("[data-part=theirs]").await;
    assert!(screen.text("[data-part=theirs]").contains("theirs"));
    assert_eq!(screen.server.borrow().keys[0]["name"], "key 1");
    screen.presses("save").await;
    screen.sees("[data-told=done]").await;
    let key = stored(&screen, "mine").unwrap();
    assert_eq!(key["group"], "theirs");
}

#[wasm_bindgen_test]
async fn a_dead_key_is_edited_and_enabled_in_one_step() {
    let screen = open_list(1).await;
    screen.server.borrow_mut().keys[0]["status"] = json!(4);
    screen.server.borrow_mut().keys[0]["remain_quota"] = json!(0);
    screen.presses("reload").await;
    screen.sees("[data-state=exhausted]").await;
    screen.presses("open-key").await;
    screen.sees("[data-part=dead]").await;
    screen.presses("edit").await;
    screen.types("remain_quota", "2").await;
    screen.submits().await;
    assert!(screen.input("enable").await.checked());
    screen.presses("save").await;
    screen.sees("[data-part=key-state][data-state=enabled]").await;
    let key = stored(&screen, "key 1").unwrap();
    assert_eq!((&key["status"], &key["remain_quota"]), (&json!(1), &json!(1_000_000)));
}

#[wasm_bindgen_test]
async fn an_edit_leaves_the_unsent_form_of_a_new_key_alone() {
    let screen = open_connected();
    let draft = wire(&valid(&plain_draft("there")));
    screen.server.borrow_mut().insert(&draft);
    screen.types("name", "half").await;
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", "changed").await;
    screen.presses("go-create").await;
    screen.sees("form[data-screen=create]").await;
    assert_eq!(screen.input("name").await.value(), "half");
    let kept = common::stored_draft(&screen.browser).unwrap();
    assert_eq!(kept["name"], "half");
}

#[wasm_bindgen_test]
async fn a_key_is_replaced_step_by_step() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("rotate").await;
    screen.sees("form[data-screen=rotate]").await;
    assert_eq!(screen.input("name").await.value(), "key 1-2");
    screen.submits().await;
    screen.sees("[data-screen=rotate] output[name=key]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
    screen.presses("hand-over").await;
    screen.presses("disable-old").await;
    screen.sees("[data-told=done]").await;
    assert_eq!(stored(&screen, "key 1").unwrap()["status"], 2);
    screen.presses("delete-old").await;
    screen.sees("[data-screen=keys]").await;
    assert!(stored(&screen, "key 1").is_none());
    assert_eq!(stored(&screen, "key 1-2").unwrap()["status"], 1);
    assert!(common::stored_of_any(&screen.browser, AccountSlot::Rotations).is_none());
}

#[wasm_bindgen_test]
async fn a_replacement_has_the_groups_of_the_key_it_replaces_and_shows_them() {
    let screen = open_connected();
    screen.server.borrow_mut().auto_groups = Some(json!({ "groups": ["vip"], "max_count": 5 }));
    let draft =
        Draft { group: "auto".to_owned(), auto_groups: "vip".to_owned(), ..plain_draft("key 1") };
    screen.server.borrow_mut().insert(&wire(&valid(&draft)));
    screen.presses("go-keys").await;
    screen.presses("open-key").await;
    screen.until("the list", || screen.text("[data-part=details]").contains("vip")).await;
    screen.presses("rotate").await;
    screen.sees("form[data-screen=rotate]").await;
    let list = screen.sees("[name=auto_groups]").await;
    assert_eq!(list.unchecked_into::<web_sys::HtmlTextAreaElement>().value(), "vip");
    screen.submits().await;
    screen.sees("[data-action=hand-over]").await;
    assert_eq!(stored(&screen, "key 1-2").unwrap()["auto_groups"], json!(["vip"]));
}

#[wasm_bindgen_test]
async fn what_may_bite_is_asked_about_once_before_a_replacement_is_made() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("rotate").await;
    screen.sees("form[data-screen=rotate]").await;
    screen.types("remain_quota", "0").await;
    screen.submits().await;
    screen.sees("[data-part=foresight]:not([hidden])").await;
    assert!(screen.text("[data-part=warnings]").contains("quota 0"));
    assert_eq!(screen.server.borrow().posts(), 0, "nothing is sent before the yes");
    screen.presses("back-to-form").await;
    screen.sees("[data-part=foresight][hidden]").await;
    screen.submits().await;
    screen.sees("[data-part=foresight]:not([hidden])").await;
    screen.presses("create-anyway").await;
    screen.sees("[data-action=hand-over]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
    assert_eq!(stored(&screen, "key 1-2").unwrap()["remain_quota"], 0);
}

#[wasm_bindgen_test]
async fn an_error_stops_a_replacement() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("rotate").await;
    screen.sees("form[data-screen=rotate]").await;
    screen.types("name", "").await;
    screen.submits().await;
    screen.sees("#name[aria-invalid=true]").await;
    assert_eq!(screen.server.borrow().posts(), 0);
}

#[wasm_bindgen_test]
async fn a_replacement_goes_on_in_the_next_window_and_can_be_taken_back() {
    let first = open_list(1).await;
    first.presses("open-key").await;
    first.presses("rotate").await;
    first.sees("form[data-screen=rotate]").await;
    first.submits().await;
    first.sees("[data-action=hand-over]").await;

    let second = common::screen::open(&first.browser, &first.server);
    second.presses("go-keys").await;
    second.presses("open-rotation").await;
    second.presses("take-back").await;
    second.sees("[data-screen=keys]").await;
    assert!(stored(&second, "key 1-2").is_none());
    assert_eq!(stored(&second, "key 1").unwrap()["status"], 1);
}

#[wasm_bindgen_test]
async fn a_lost_answer_while_replacing_leads_to_the_same_steps() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("rotate").await;
    screen.sees("form[data-screen=rotate]").await;
    screen.server.borrow_mut().fail(Route::Create, Fault::DropAfter, 1);
    screen.submits().await;
    screen.sees("[data-action=hand-over]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
}
