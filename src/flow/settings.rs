//! The person's choices that no account owns, each written without touching the others.

use serde_json::{Value, json};

use super::idle;
use crate::domain::lang::Lang;
use crate::host::{Host, Slot, StoreError, World};

/// The choices, each with its default where the person has made none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language, once it was chosen.
    pub lang: Option<Lang>,
    /// Minutes without use after which open vaults are locked; 0 leaves them open until the browser closes.
    pub lock_after_minutes: u32,
    /// Seconds after which a copied secret is cleared from the clipboard; 0 leaves it there.
    pub clear_clipboard_seconds: u32,
}

impl Settings {
    /// The name of [`Self::lang`].
    pub const LANGUAGE: &'static str = "language";
    /// The name of [`Self::lock_after_minutes`].
    pub const LOCK_AFTER: &'static str = "lock_after_minutes";
    /// The name of [`Self::clear_clipboard_seconds`].
    pub const CLEAR_CLIPBOARD: &'static str = "clear_clipboard_seconds";
}

impl Default for Settings {
    fn default() -> Self {
        Self { lang: None, lock_after_minutes: 15, clear_clipboard_seconds: 60 }
    }
}

/// Reads the choices; what cannot be read counts as not chosen.
pub async fn read_settings(host: &dyn Host) -> Result<Settings, StoreError> {
    let stored = host.load(Slot::Settings.key()).await?.unwrap_or_default();
    let usual = Settings::default();
    let number = |name: &str, usual: u32| {
        let chosen = stored.get(name).and_then(Value::as_u64);
        chosen.and_then(|number| u32::try_from(number).ok()).unwrap_or(usual)
    };
    Ok(Settings {
        lang: stored.get(Settings::LANGUAGE).and_then(Value::as_str).and_then(Lang::from_tag),
        lock_after_minutes: number(Settings::LOCK_AFTER, usual.lock_after_minutes),
        clear_clipboard_seconds: number(Settings::CLEAR_CLIPBOARD, usual.clear_clipboard_seconds),
    })
}

/// Keeps one choice. Another time until the lock holds at once, also where no window is open to look at it.
///
/// # Errors
/// Storage fails.
pub async fn change_setting(host: &dyn World, name: &str, value: Value) -> Result<(), StoreError> {
    let stored = host.load(Slot::Settings.key()).await?;
    let mut stored = stored.filter(Value::is_object).unwrap_or_else(|| json!({}));
    stored[name] = value;
    host.save(Slot::Settings.key(), stored).await?;
    if name == Settings::LOCK_AFTER {
        idle::reschedule(host).await?;
    }
    Ok(())
}
