//! Finds the addresses in JSON that is more than a list: what cloud providers publish, settings, a key's own record.

use serde_json::Value;

use super::Entry;
use super::EntryError;
use super::config::{keeps_out, names_addresses};

/// Where GitHub lists its addresses, besides the names that others use (`api.github.com/meta`).
const GITHUB: [&str; 12] = [
    "hooks",
    "web",
    "api",
    "git",
    "packages",
    "pages",
    "importer",
    "actions",
    "actions_macos",
    "codespaces",
    "dependabot",
    "copilot",
];

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// Texts under names that say that they are addresses.
    pub(super) texts: Vec<String>,
    /// Addresses of which nothing says that they are to be let in, each with its name.
    pub(super) errors: Vec<(String, EntryError)>,
}

/// Looks through JSON; `None` for any other text, and for a plain list, which is read line by line.
pub(super) fn find(text: &str) -> Option<Found> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let may_be = text.starts_with('{') || (text.starts_with('[') && text.contains('{'));
    let value = may_be.then(|| serde_json::from_str::<Value>(text).ok()).flatten()?;
    let mut found = Found::default();
    found.look("", &value, false);
    Some(found)
}

impl Found {
    fn look(&mut self, name: &str, value: &Value, is_kept_out: bool) {
        let is_kept_out = is_kept_out || keeps_out(name);
        match value {
            Value::String(text) => self.take(name, text, is_kept_out),
            Value::Array(items) => {
                for item in items {
                    self.look(name, item, is_kept_out);
                }
            }
            // Beside a whole network, its address and its mask say the same again.
            Value::Object(fields) => match fields.get("cidr") {
                Some(cidr) => self.look("cidr", cidr, is_kept_out),
                None => {
                    for (name, value) in fields {
                        self.look(name, value, is_kept_out);
                    }
                }
            },
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn take(&mut self, name: &str, text: &str, is_kept_out: bool) {
        let is_meant = names_addresses(name) || GITHUB.contains(&name);
        if is_meant && !is_kept_out {
            self.texts.push(text.to_owned());
        } else if text.trim().parse::<Entry>().is_ok() {
            let reason = if is_kept_out { EntryError::KeepsOut } else { EntryError::UnclearName };
            self.errors.push((format!("{name}: {text}"), reason));
        }
    }
}
