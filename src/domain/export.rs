//! The list as a table, for a file. Without the keys themselves unless they are handed in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::completeness::Completeness;
use super::csv;
use super::field::Field;
use super::key::{KeyId, KeyRecord, UnreadableRecord};
use super::key_state::KeyState;
use super::secret::ApiKey;
use super::settings::Settings;
use super::time::UnixSeconds;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One row a key, read by every spreadsheet.
    Csv,
    /// An array of objects; numbers are text, since a JavaScript number cannot hold them all.
    Json,
}

/// What the file is called. A file that may lack keys says so by its name.
pub const fn file_name(format: Format, completeness: Completeness) -> &'static str {
    match (format, completeness.is_complete()) {
        (Format::Csv, true) => "comet-keys.csv",
        (Format::Csv, false) => "comet-keys-incomplete.csv",
        (Format::Json, true) => "comet-keys.json",
        (Format::Json, false) => "comet-keys-incomplete.json",
    }
}

/// Writes the records, and after them those that cannot be read, with their number and name alone.
/// With `keys` each gets its key, as far as it is among them.
pub fn write(
    records: &[KeyRecord],
    unreadable: &[UnreadableRecord],
    keys: Option<&BTreeMap<KeyId, ApiKey>>,
    format: Format,
    now: UnixSeconds,
) -> String {
    let width = columns(keys.is_some()).len();
    let rows = records.iter().map(|record| row(record, keys, now));
    let rows = rows.chain(unreadable.iter().map(|record| unreadable_row(record, width)));
    match format {
        Format::Csv => {
            let heads = columns(keys.is_some()).into_iter().map(str::to_owned).collect();
            csv::write(&std::iter::once(heads).chain(rows).collect::<Vec<_>>())
        }
        Format::Json => {
            let heads = columns(keys.is_some());
            let object = |cells: Vec<String>| {
                let named = heads.iter().zip(cells);
                Value::Object(
                    named
                        .map(|(head, cell)| ((*head).to_owned(), Value::String(cell)))
                        .collect::<Map<_, _>>(),
                )
            };
            Value::Array(rows.map(object).collect()).to_string()
        }
    }
}

/// The state of a key whose record cannot be read, and each of its settings.
const UNREADABLE: &str = "unreadable";

/// How many columns stand before the settings.
const SETTINGS_FROM: usize = 6;

fn columns(has_keys: bool) -> Vec<&'static str> {
    let before: [&str; SETTINGS_FROM] =
        ["id", "state", "status", "created_time", "accessed_time", "used_quota"];
    let mut columns = before.to_vec();
    columns.extend(Field::ALL.map(Field::as_str));
    if has_keys {
        columns.push("key");
    }
    columns
}

/// Number, state and name in their columns; nothing else is known. Each setting says so: an empty cell would be a value
/// when the file is read as a table of keys to make.
fn unreadable_row(record: &UnreadableRecord, width: usize) -> Vec<String> {
    let id = record.id.map(|id| id.0.to_string()).unwrap_or_default();
    let mut cells = vec![id, UNREADABLE.to_owned()];
    cells.resize(SETTINGS_FROM, String::new());
    cells.extend(Field::ALL.map(|field| match field {
        Field::Name => record.name.clone().unwrap_or_default(),
        _ => UNREADABLE.to_owned(),
    }));
    cells.resize(width, String::new());
    cells
}

fn row(
    record: &KeyRecord,
    keys: Option<&BTreeMap<KeyId, ApiKey>>,
    now: UnixSeconds,
) -> Vec<String> {
    let mut cells = vec![
        record.id.0.to_string(),
        KeyState::of(record, now).code().to_owned(),
        record.status.wire().to_string(),
        record.created_time.to_string(),
        record.accessed_time.to_string(),
        record.used_quota.to_string(),
    ];
    let settings = Settings::of(record);
    cells.extend(Field::ALL.map(|field| settings.text(field)));
    if let Some(keys) = keys {
        cells.push(keys.get(&record.id).map(|key| key.expose().to_owned()).unwrap_or_default());
    }
    cells
}
