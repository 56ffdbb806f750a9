//! Values of a request as the form's text: exactly, or not at all.

use super::super::allow_list::AllowList;
use super::super::auto_groups::AutoGroups;
use super::super::draft::Draft;
use super::super::field::Field;
use super::super::models::ModelLimits;
use super::super::unseen::is_unseen;
use super::super::written_expiry::in_seconds;
use super::literal::{Value, cut};
use super::number::whole;

/// Puts one value into the form; `None` when it is not one that the setting takes.
pub(super) fn set(draft: &mut Draft, field: Field, value: &Value) -> Option<()> {
    match field {
        Field::Name => draft.name = text(value)?,
        Field::ExpiredTime => {
            let moment = number(value).or_else(|| moment(value))?;
            // On create the server stores 0 as -1, which is never.
            draft.expires = moment != "-1" && moment != "0";
            draft.expired_time = if draft.expires { moment } else { String::new() };
        }
        Field::RemainQuota => draft.remain_quota = number(value)?,
        Field::UnlimitedQuota => draft.unlimited_quota = flag(value)?,
        Field::ModelLimitsEnabled => draft.model_limits_enabled = flag(value)?,
        Field::ModelLimits => {
            let list = list(value, ",")?;
            if !list.is_empty() {
                ModelLimits::read(true, &list).ok()?;
            }
            draft.model_limits = list;
        }
        Field::AllowIps => {
            let list = list(value, "\n")?;
            let addresses = AllowList::parse(&list).ok()?;
            // Blanks alone are not the empty text that lets everyone in.
            (addresses.is_any() == list.is_empty()).then_some(())?;
            draft.allow_ips = list;
        }
        Field::Group => draft.group = text(value)?,
        Field::CrossGroupRetry => draft.cross_group_retry = flag(value)?,
        Field::AutoGroups => draft.auto_groups = auto_groups(value)?.to_string(),
    }
    Some(())
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

const fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        _ => None,
    }
}

/// A whole number. Whether it makes a sensible one is the form's to say.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(text) => whole(text),
        Value::Text(text) => whole(text.trim_matches(is_unseen)),
        _ => None,
    }
}

/// A moment by ISO 8601 with its zone, such as `2027-01-31T00:00:00.000Z`: without one it is not known which is meant.
fn moment(value: &Value) -> Option<String> {
    let Value::Text(text) = value else { return None };
    let text = text.trim_matches(is_unseen);
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone);
    // A part of a second is less than the server keeps.
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    whole(&in_seconds(&format!("{date}T{clock}{zone}")))
}

/// Groups by their names. An empty list means every group, as it does to the server; no text does.
fn auto_groups(value: &Value) -> Option<AutoGroups> {
    match value {
        Value::List(names) => {
            let names = names.iter().map(text).collect::<Option<Vec<_>>>()?;
            AutoGroups::from_names(names).ok()
        }
        value => AutoGroups::parse(&text(value)?).ok().filter(|groups| !groups.is_empty()),
    }
}

/// A text, or texts to be joined.
fn list(value: &Value, separator: &str) -> Option<String> {
    let Value::List(parts) = value else { return text(value) };
    let parts = parts.iter().map(text).collect::<Option<Vec<_>>>()?;
    let is_blank = |part: &String| part.chars().all(is_unseen);
    // A list of nothing but blanks names no one, and an empty list is everyone.
    (!parts.iter().any(is_blank)).then(|| parts.join(separator))
}

/// A value as it is shown in a message.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Unread(text) => cut(text),
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::List(list) => cut(&list.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(_) => "{…}".to_owned(),
    }
}
