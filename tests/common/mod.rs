//! What the stories of the flows and the screens share: one account, and a window on a model of its server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test crate uses its own part of this"
)]

pub mod answers;
pub mod bulk;
#[cfg(not(target_arch = "wasm32"))]
pub mod crypto;
pub mod drafts;
pub mod fault;
#[cfg(target_arch = "wasm32")]
pub mod key_list;
pub mod outcomes;
#[cfg(target_arch = "wasm32")]
pub mod screen;
pub mod server;
pub mod story;
#[cfg(target_arch = "wasm32")]
pub mod visible_form;
#[cfg(target_arch = "wasm32")]
pub mod visible_rows;

use std::rc::Rc;

use comet_keys::api::Account;
use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::draft_key::DraftKey;
use comet_keys::domain::secret::AccessToken;
use comet_keys::flow::ConnectForm;
use comet_keys::host::crypto::Crypto;
use comet_keys::host::memory::{Browser, MemoryHost};
use comet_keys::host::{AccountSlot, StorageKey};
use serde_json::{Value, json};

pub use answers::{json_response, refused, success, text};
pub use drafts::{asked, full_draft, plain_draft, valid};
pub use fault::Fault;
pub use server::{CreateData, Paging, Route, Server, Shared};
pub use story::Story;

pub const TOKEN: &str = "p3rs0nalAccessTokenOfTheAccount=";
pub const OWNER: i64 = 5678;

/// Another window of the same browser on the same server.
pub fn window(browser: &Browser, server: &Shared) -> MemoryHost {
    let server = Rc::clone(server);
    MemoryHost::new(browser, move |request| server.borrow_mut().handle(request))
        .with_crypto(ciphers())
}

#[cfg(target_arch = "wasm32")]
pub fn ciphers() -> Rc<dyn Crypto> {
    Rc::new(comet_keys::host::web_crypto::WebCrypto)
}

#[cfg(not(target_arch = "wasm32"))]
pub fn ciphers() -> Rc<dyn Crypto> {
    Rc::new(crypto::TestCrypto::default())
}

/// The connect screen with `token` pasted, to be remembered.
pub fn connect_form(token: &str, base_url: &str, user_id: &str) -> ConnectForm {
    ConnectForm {
        token: token.to_owned(),
        base_url: base_url.to_owned(),
        user_id: user_id.to_owned(),
        keeping: TokenStorage::Remembered,
        ..ConnectForm::default()
    }
}

pub fn account() -> Account {
    Account {
        id: AccountId::sole(),
        base_url: BaseUrl::default(),
        user_id: None,
        token: AccessToken::parse(TOKEN).unwrap(),
    }
}

/// What is stored of [`account`] when it is remembered in plain text.
pub fn remembered_account() -> Value {
    json!({ "version": 1, "accounts": [{
        "id": account().id.as_str(), "name": "CometAPI", "base_url": account().base_url.as_str(),
        "keeping": "remembered", "access_token": TOKEN,
    }]})
}

/// What stands in `slot` of whichever account has something there.
pub fn stored_of_any(browser: &Browser, slot: AccountSlot) -> Option<Value> {
    let is_it = |key: &StorageKey| matches!(key, StorageKey::Of(_, own) if *own == slot);
    browser.keys().into_iter().find(is_it).and_then(|key| browser.stored(key))
}

/// The unsent form of a new key, as it is stored.
pub fn stored_draft(browser: &Browser) -> Option<Value> {
    let stored = stored_of_any(browser, AccountSlot::Draft(DraftKey::New));
    stored.map(|mut stored| stored["draft"].take())
}

/// What the server stores for [`asked`].
pub fn wire(asked: &ValidDraft) -> Value {
    let request = comet_keys::api::create_key::request(&account(), asked);
    serde_json::from_str(request.body.as_deref().unwrap()).unwrap()
}

/// A stored account whose vault Node's crypto module made, with 600,000 rounds.
pub fn known_account() -> Value {
    json!({ "version": 1, "accounts": [{
        "id": "00112233aabbccdd", "name": "Work", "base_url": "https://api.cometapi.com", "user_id": "5678",
        "keeping": "locked",
        "vault": {
            "version": 1, "kdf": "PBKDF2-SHA-256", "rounds": 600_000, "salt": "AAECAwQFBgcICQoLDA0ODw==",
            "cipher": "AES-256-GCM", "iv": "ZGVmZ2hpamtsbW5v",
            "sealed": "+tP98YxlmQnAun6AAGDot6/z28praFwvsdcyhgQpl7FENZoedlPK4Rw6uwy4sAsf",
        },
    }]})
}

/// What opens [`known_account`].
pub const fn known_passphrase() -> &'static str {
    "correct horse battery staple"
}
