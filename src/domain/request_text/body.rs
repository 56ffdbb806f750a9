//! The body's nine fields, as literals of JSON and of languages that are close to it.

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
    let pairs = pairs(asked, &JSON).map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", pairs.join(","))
}

/// The body as an object of a language, its last field followed by `last_comma`.
pub(super) fn object(asked: &ValidDraft, words: &Words, last_comma: &str) -> String {
    let lines = pairs(asked, words).map(|(name, value)| format!("  \"{name}\": {value}"));
    format!("{{\n{}{last_comma}\n}}", lines.join(",\n"))
}

/// The nine fields with the values that `api::create_key` sends.
fn pairs(asked: &ValidDraft, words: &Words) -> [(&'static str, String); 9] {
    let flag = |is_on: bool| if is_on { words.yes } else { words.no }.to_owned();
    Field::ALL.map(|field| {
        let value = match field {
            Field::Name => string(asked.name.as_str()),
            Field::ExpiredTime => asked.expiry.wire().to_string(),
            Field::RemainQuota if asked.unlimited => "0".to_owned(),
            Field::RemainQuota => asked.quota.units().to_string(),
            Field::UnlimitedQuota => flag(asked.unlimited),
            Field::ModelLimitsEnabled => flag(asked.model_limits_enabled),
            Field::ModelLimits if asked.model_limits_enabled => string(&asked.models.joined()),
            Field::ModelLimits => string(""),
            Field::AllowIps => asked
                .allow_list
                .wire()
                .map_or_else(|| words.nothing.to_owned(), |list| string(&list)),
            Field::Group => string(asked.group.as_str()),
            Field::CrossGroupRetry => flag(asked.cross_group_retry),
        };
        (field.as_str(), value)
    })
}
