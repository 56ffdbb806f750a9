//! Reads the list of a key that exists as the server reads it when the key is used.

use super::Entry;

/// Whom the list of a key lets in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// Any address: there is no list, or one without text.
    AnyAddress,
    /// These addresses; never empty.
    Only(Vec<Entry>),
    /// Nobody: the list holds text, and none of it is an address.
    Nobody,
}

impl Admitted {
    /// Reads a stored list (New API, `model/token.go` and `common/ip.go`): spaces are removed everywhere, lines
    /// trimmed, commas deleted, empty lines dropped. What is left and is no entry is skipped; the others count.
    pub fn by(stored: Option<&str>) -> Self {
        let without_spaces = stored.unwrap_or_default().replace(' ', "");
        let lines = without_spaces.split('\n').map(|line| line.trim().replace(',', ""));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return Self::AnyAddress;
        }
        let entries: Vec<Entry> = lines.iter().filter_map(|line| line.parse().ok()).collect();
        if entries.is_empty() { Self::Nobody } else { Self::Only(entries) }
    }
}
