//! Whether a key on the server is what was asked for, field by field.

use super::draft::ValidDraft;
use super::field::Field;
use super::key::KeyRecord;
use super::settings::Settings;
use super::stored::{Setting, stored_differences};

/// One field: what was asked, what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldComparison {
    /// Which.
    pub field: Field,
    /// As it was sent.
    pub asked: String,
    /// As it stands on the server.
    pub found: String,
    /// Whether they mean the same.
    pub equal: bool,
}

/// All fields, after the server's own normalising; see [`stored_differences`].
pub fn compare(asked: &ValidDraft, found: &KeyRecord) -> Vec<FieldComparison> {
    let differences = stored_differences(asked, found);
    let (asked, stored) = (Settings::from(asked), Settings::of(found));
    let compared = |field: Field| FieldComparison {
        field,
        asked: asked.text(field),
        found: stored.text(field),
        equal: differences.iter().all(|one| one.setting != Setting::Field(field)),
    };
    Field::ALL.into_iter().map(compared).collect()
}

/// Whether the key is exactly as asked for.
pub fn matches(asked: &ValidDraft, found: &KeyRecord) -> bool {
    stored_differences(asked, found).is_empty()
}
