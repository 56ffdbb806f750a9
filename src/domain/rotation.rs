//! What a key that takes another one's place begins with.

use super::draft::Draft;
use super::edit::draft_of;
use super::key::KeyRecord;
use super::name::MAX_CHARS;
use super::quota::UnitsPerDollar;

/// How much the new key may spend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuotaChoice {
    /// What the old one has left.
    #[default]
    Carry,
    /// What the old one was ever given: left and spent together.
    Reset,
}

/// The form for the new key: the old one's settings under the next name.
pub fn successor(old: &KeyRecord, choice: QuotaChoice, rate: Option<UnitsPerDollar>) -> Draft {
    let mut old = old.clone();
    old.name = next_name(&old.name);
    if choice == QuotaChoice::Reset {
        old.remain_quota = old.remain_quota.saturating_add(old.used_quota);
    }
    draft_of(&old, rate)
}

/// The name with its number raised: `ci` becomes `ci-2`, `ci-2` becomes `ci-3`.
pub fn next_name(name: &str) -> String {
    let name = name.trim();
    let numbered = name.rsplit_once('-').and_then(|(stem, number)| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = if is_number { number.parse().ok()? } else { return None };
        Some((stem, number.checked_add(1)?))
    });
    let (stem, number) = numbered.unwrap_or((name, 2));
    let suffix = format!("-{number}");
    let stem: String = stem.chars().take(MAX_CHARS.saturating_sub(suffix.len())).collect();
    format!("{stem}{suffix}")
}
