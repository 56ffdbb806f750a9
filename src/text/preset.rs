//! What the app's own presets are called, and why one's own could not be kept or read.

use super::Text;
use crate::domain::preset::{Error, Ready};

/// A preset's name, with what it sets.
pub const fn ready_text(ready: Ready) -> Text {
    match ready {
        Ready::Trial => Text::PRESET_TRIAL,
        Ready::Ci => Text::PRESET_CI,
        Ready::Production => Text::PRESET_PRODUCTION,
        Ready::Customer => Text::PRESET_CUSTOMER,
        Ready::BalanceQuery => Text::PRESET_BALANCE_QUERY,
    }
}

/// Why presets were not kept or read, and what to do.
pub const fn preset_error_text(error: Error) -> Text {
    match error {
        Error::BadLabel => Text::PRESET_BAD_LABEL,
        Error::TooMany => Text::PRESETS_TOO_MANY,
        Error::NotPresets => Text::PRESETS_BAD_FILE,
        Error::LaterVersion => Text::PRESETS_LATER_VERSION,
        Error::BadAllowList => Text::PRESET_BAD_ALLOW_LIST,
        Error::BadModels => Text::PRESET_BAD_MODELS,
        Error::BadGroups => Text::PRESET_BAD_GROUPS,
    }
}
