//! What came of a run, as a file: `.env`, CSV or JSON. The file holds the keys themselves; nothing else does.

use serde_json::{Value, json as value};

use super::super::csv as table;
use super::super::key::KeyId;
use super::super::secret::ApiKey;

/// One row of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The key's name.
    pub name: String,
    /// The server's number of it, once it exists.
    pub id: Option<KeyId>,
    /// The key; `None` when there is none, or when it could not be read.
    pub key: Option<ApiKey>,
    /// `created`, `different` (the server stored something else), `refused`, `unknown` or `waiting`.
    pub outcome: &'static str,
    /// What the server said, where it declined.
    pub message: String,
}

/// One variable a key, named after it; rows without a key are comments.
pub fn env(rows: &[Made]) -> String {
    let mut taken: Vec<String> = Vec::new();
    let mut text = String::new();
    for row in rows {
        let name = readable_line(&row.name);
        match &row.key {
            Some(key) => {
                let base = variable(&row.name);
                let mut own = base.clone();
                let mut count = 1;
                while taken.contains(&own) {
                    count += 1;
                    own = format!("{base}_{count}");
                }
                text.extend(["# ", &name, "\n", &own, "='", key.expose(), "'\n"]);
                taken.push(own);
            }
            None => text.extend(["# ", &name, ": ", row.outcome, "\n"]),
        }
    }
    text
}

/// A table for a spreadsheet.
pub fn csv(rows: &[Made]) -> String {
    let header = ["name", "id", "key", "outcome", "message"].map(str::to_owned).to_vec();
    let mut lines = vec![header];
    lines.extend(rows.iter().map(|row| {
        vec![
            row.name.clone(),
            row.id.map(|id| id.0.to_string()).unwrap_or_default(),
            row.key.as_ref().map(|key| key.expose().to_owned()).unwrap_or_default(),
            row.outcome.to_owned(),
            row.message.clone(),
        ]
    }));
    table::write(&lines)
}

/// A list of objects for a program. The id is a text: it may exceed what a JavaScript number holds.
pub fn json(rows: &[Made]) -> String {
    let objects = rows.iter().map(|row| {
        let object: Value = value!({
            "name": row.name,
            "id": row.id.map(|id| id.0.to_string()),
            "key": row.key.as_ref().map(ApiKey::expose),
            "outcome": row.outcome,
            "message": row.message,
        });
        object.to_string()
    });
    // One object a line: the pretty writer would cost more than it shows.
    format!("[\n{}\n]\n", objects.collect::<Vec<_>>().join(",\n"))
}

/// `ci-01` becomes `CI_01_API_KEY`.
fn variable(name: &str) -> String {
    let mut variable: String = name
        .chars()
        .map(
            |letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' },
        )
        .collect();
    if variable.chars().all(|letter| letter == '_') {
        "KEY".clone_into(&mut variable);
    } else if variable.starts_with(|first: char| first.is_ascii_digit()) {
        variable.insert_str(0, "KEY_");
    }
    variable + "_API_KEY"
}

/// A name cannot end the comment it stands in.
fn readable_line(name: &str) -> String {
    name.replace(char::is_control, " ")
}
