//! The list of keys in a headless browser.

use super::screen::{Screen, open_connected};
use super::{plain_draft, valid, wire};

pub const ROW: &str = "[data-part=key-row]";

/// The list of an account with `count` keys, named `key 1` and so on.
pub async fn open_list(count: usize) -> Screen {
    let screen = open_connected();
    for number in 1..=count {
        let draft = wire(&valid(&plain_draft(&format!("key {number}"))));
        screen.server.borrow_mut().insert(&draft);
    }
    screen.presses("go-keys").await;
    screen.sees("[data-screen=keys]").await;
    screen.reads("[data-part=count]", &format!("{count} of {count} keys")).await;
    screen
}

pub fn rows(screen: &Screen) -> u32 {
    screen.root.query_selector_all(ROW).unwrap().length()
}

/// Opens the page of the only key that a search finds.
pub async fn open_key(screen: &Screen, name: &str) {
    screen.types("search", name).await;
    screen.until("one row", || rows(screen) == 1).await;
    screen.presses("open-key").await;
    screen.reads("[data-screen=key] [data-part=key-name]", name).await;
}

pub fn stored(screen: &Screen, name: &str) -> Option<serde_json::Value> {
    screen.server.borrow().keys.iter().find(|key| key["name"] == name).cloned()
}
