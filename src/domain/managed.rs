//! What an organisation has set for this browser, through the browser's own policies.
//!
//! `{"server": "https://keys.example", "languages": ["en"], "require_passphrase": true, "lock_after_minutes": 15,
//! "policy": {…}}`, each of which may be left out. `extension/managed_schema.json` says the same to the browser.
//! What is not understood is refused: a rule that a typing mistake switches off protects nobody.

use serde_json::Value;

use super::account::{Profile, TokenStorage};
use super::base_url::BaseUrl;
use super::lang::Lang;
use super::policy::Policy;

/// The organisation's settings. The default sets nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Managed {
    /// The one server that accounts may be of.
    pub server: Option<BaseUrl>,
    /// The languages to choose from; empty for all.
    pub languages: Vec<Lang>,
    /// Whether every token must be locked with a passphrase.
    pub requires_passphrase: bool,
    /// The longest time without use before the lock, in minutes, at least 1.
    pub lock_after_minutes: Option<u32>,
    /// What a key may be.
    pub policy: Option<Policy>,
}

/// Why an account may not be used under the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It is of another server than the one that accounts may be of.
    Server,
    /// It has no passphrase.
    Passphrase,
}

/// The settings cannot be read, and so must not be followed half-way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedError {
    /// What is wrong, in English, for whoever wrote it.
    pub reason: String,
}

impl Managed {
    /// Reads the browser's value; an empty one sets nothing.
    pub fn from_value(value: &Value) -> Result<Self, ManagedError> {
        let Value::Object(entries) = value else { return Err(wrong("the whole", "object")) };
        let mut managed = Self::default();
        for (name, value) in entries {
            match name.as_str() {
                "server" => {
                    let server = value.as_str().and_then(|text| BaseUrl::parse(text).ok());
                    managed.server = Some(server.ok_or_else(|| wrong(name, "https address"))?);
                }
                "languages" => managed.languages = languages(name, value)?,
                "require_passphrase" => {
                    let is_required = value.as_bool();
                    managed.requires_passphrase =
                        is_required.ok_or_else(|| wrong(name, "true or false"))?;
                }
                "lock_after_minutes" => {
                    let minutes = value.as_u64().and_then(|number| u32::try_from(number).ok());
                    let minutes = minutes.filter(|minutes| *minutes > 0);
                    managed.lock_after_minutes =
                        Some(minutes.ok_or_else(|| wrong(name, "whole number above 0"))?);
                }
                "policy" => {
                    let policy = Policy::from_json(value);
                    let policy =
                        policy.map_err(|error| ManagedError { reason: error.to_string() })?;
                    managed.policy = Some(policy);
                }
                _ => return Err(wrong(name, "setting that is known")),
            }
        }
        Ok(managed)
    }

    /// What keeps an account from being used, whenever it was connected.
    pub fn obstacle(&self, account: &Profile) -> Option<Obstacle> {
        if self.server.as_ref().is_some_and(|server| *server != account.base_url) {
            return Some(Obstacle::Server);
        }
        let lacks_passphrase = account.keeping != TokenStorage::Locked;
        (self.requires_passphrase && lacks_passphrase).then_some(Obstacle::Passphrase)
    }

    /// Whether this language may be chosen.
    pub fn allows(&self, lang: Lang) -> bool {
        self.languages.is_empty() || self.languages.contains(&lang)
    }

    /// The minutes until the lock: the person's, unless the organisation wants it sooner. 0 is never.
    pub fn lock_after(&self, chosen_minutes: u32) -> u32 {
        match self.lock_after_minutes {
            Some(most) if chosen_minutes == 0 || chosen_minutes > most => most,
            _ => chosen_minutes,
        }
    }
}

fn wrong(name: &str, wanted: &str) -> ManagedError {
    ManagedError { reason: format!("{name} is no {wanted}") }
}

fn languages(name: &str, value: &Value) -> Result<Vec<Lang>, ManagedError> {
    let tags = value.as_array().ok_or_else(|| wrong(name, "list"))?;
    let lang = |tag: &Value| tag.as_str().and_then(Lang::from_tag);
    tags.iter().map(|tag| lang(tag).ok_or_else(|| wrong(name, "list of languages"))).collect()
}
