//! The body's fields, as literals of JSON and of languages that are close to it.

use super::super::draft::ValidDraft;
use super::super::field::Field;
use super::quote::string;

/// How a language writes what JSON writes as `true`, `false` and `null`.
pub(super) struct Words {
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) nothing: &'static str,
}

/// JSON's own, and JavaScript's.
pub(super) const JSON: Words = Words { yes: "true", no: "false", nothing: "null" };
/// Python's.
pub(super) const PYTHON: Words = Words { yes: "True", no: "False", nothing: "None" };

/// The body, one field a line.
pub(super) fn json(asked: &ValidDraft) -> String {
    object(asked, &JSON, "")
}

/// The body on one line.
pub(super) fn compact(asked: &ValidDraft) -> String {
    let pairs = pairs(asked, &JSON).into_iter();
    let pairs = pairs.map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
}

/// The body as an object of a language, its last field followed by `last_comma`.
pub(super) fn object(asked: &ValidDraft, words: &Words, last_comma: &str) -> String {
    let pairs = pairs(asked, words).into_iter();
    let lines = pairs.map(|(name, value)| format!("  \"{name}\": {value}"));
    format!("{{\n{}{last_comma}\n}}", lines.collect::<Vec<_>>().join(",\n"))
}

/// The fields with the values that `api::create_key` sends.
fn pairs(asked: &ValidDraft, words: &Words) -> Vec<(&'static str, String)> {
    let flag = |is_on: bool| if is_on { words.yes } else { words.no }.to_owned();
    // A list of groups is left out unless it is set: older servers do not know it.
    let is_sent = |field: &Field| *field != Field::AutoGroups || !asked.auto_groups.is_empty();
    let pair = |field: Field| {
        let value = match field {
            Field::Name => string(asked.name.as_str()),
            Field::ExpiredTime => asked.expiry.wire().to_string(),
            Field::RemainQuota if asked.unlimited => "0".to_owned(),
            Field::RemainQuota => asked.quota.units().to_string(),
            Field::UnlimitedQuota => flag(asked.unlimited),
            Field::ModelLimitsEnabled => flag(asked.models.are_limited()),
            Field::ModelLimits => string(&asked.models.joined()),
            Field::AllowIps => asked
                .allow_list
                .wire()
                .map_or_else(|| words.nothing.to_owned(), |list| string(&list)),
            Field::Group => string(asked.group.as_str()),
            Field::CrossGroupRetry => flag(asked.cross_group_retry),
            Field::AutoGroups => {
                let names: Vec<String> = asked.auto_groups.names().map(string).collect();
                format!("[{}]", names.join(","))
            }
        };
        (field.as_str(), value)
    };
    Field::ALL.into_iter().filter(is_sent).map(pair).collect()
}
