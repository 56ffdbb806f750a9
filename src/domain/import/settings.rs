//! The settings of a request become the form's, exactly, or not at all.
//!
//! A setting that limits a key and cannot be read stops everything: without it the form would ask for a key that is more
//! open than the request. One without which the key is only more limited is left out, and named.

use super::super::draft::Draft;
use super::super::field::Field;
use super::super::quota::Unit;
use super::super::unseen::is_unseen;
use super::literal::{Object, Value, cut};
use super::values::{set, shown};
use super::{Error, Imported};

/// How many unknown names of a kind are named.
const MAX_UNKNOWN: usize = 8;

/// Names that a record of the server, or a request with its token, has beside its settings.
const OF_RECORDS: [&str; 13] = [
    "id",
    "user_id",
    "status",
    "used_quota",
    "created_time",
    "accessed_time",
    "deletedat",
    "remark",
    "key",
    "token",
    "access_token",
    "authorization",
    "userid",
];
/// Of those, what is a secret.
const SECRETS: [&str; 4] = ["key", "token", "access_token", "authorization"];

/// Parts of the names of settings that limit a key, on other servers and as people misremember them.
const LIMITING: [&str; 23] = [
    "subnet",
    "whitelist",
    "white_list",
    "blacklist",
    "model",
    "rate",
    "limit",
    "quota",
    "expir",
    "ttl",
    "valid",
    "rpm",
    "tpm",
    "max",
    "scope",
    "permission",
    "restrict",
    "allow",
    "deny",
    "block",
    "budget",
    "origin",
    "referer",
];

/// Names that an answer, a request to a model or a file of another kind has, and a request for a key has not.
const FOREIGN: [&str; 8] =
    ["messages", "prompt", "input", "instructions", "success", "error", "version", "choices"];

/// Whether an object names a setting that nothing but a key has.
pub(super) fn is_for_key(object: &Object) -> bool {
    object.iter().any(|(name, _)| field_of(name).is_some_and(is_of_keys_alone))
}

/// Whether an object may be the body of a request for a key, although no address says so.
fn may_be_for_key(object: &Object) -> bool {
    let is_named = object.iter().any(|(name, _)| field_of(name) == Some(Field::Name));
    let is_foreign = |(name, value): &(String, Value)| {
        let name = fold(name);
        let has_parts = matches!(value, Value::List(list) if !list.is_empty())
            || matches!(value, Value::Object(object) if !object.is_empty());
        field_of(&name).is_none()
            && (FOREIGN.contains(&&*name) || (has_parts && !is_limiting(&name, value)))
    };
    is_for_key(object) || (is_named && !object.iter().any(is_foreign))
}

/// Takes the settings over. `is_create` says that an address or a method has told what the request is for.
pub(super) fn take(object: Object, is_create: bool) -> Result<Imported, Error> {
    if !is_create && !may_be_for_key(&object) {
        return Err(Error::NotForKey);
    }
    let mut imported = Imported {
        // What is left out, the server takes as nothing: no quota, no expiry, no limits.
        draft: Draft { remain_quota: "0".to_owned(), quota_unit: Unit::Units, ..Draft::default() },
        named: Vec::new(),
        unfit: Vec::new(),
        unknown: Vec::new(),
        limiting: Vec::new(),
        are_models_ignored: false,
        had_secret: false,
        host: None,
    };
    let mut first_unfit = None;
    for (name, value) in object {
        match field_of(&name) {
            Some(field) if imported.named.contains(&field) || imported.unfit.contains(&field) => {
                return Err(Error::Twice { name: cut(&name) });
            }
            Some(field) => {
                if !take_setting(&mut imported, field, &value)? {
                    imported.unfit.push(field);
                    first_unfit.get_or_insert(Error::Unreadable { field, text: shown(&value) });
                }
            }
            None if name == "..." || name == "**" => {
                let Value::Unread(text) = value else { continue };
                return Err(Error::Variable { text });
            }
            None => note_unknown(&mut imported, &name, &value),
        }
    }
    if imported.named.is_empty() {
        return Err(first_unfit.unwrap_or(Error::NotForKey));
    }
    imported.named.sort_unstable();
    imported.unfit.sort_unstable();
    let draft = &imported.draft;
    imported.are_models_ignored = !draft.model_limits_enabled && !draft.model_limits.is_empty();
    Ok(imported)
}

/// The setting of this name. Servers in Go read names whatever their case, and so must we: `Allow_IPs` limits a key.
fn field_of(name: &str) -> Option<Field> {
    let name = fold(name);
    Field::ALL.into_iter().find(|field| field.as_str() == name)
}

fn fold(name: &str) -> String {
    let seen = name.chars().filter(|character| !is_unseen(*character));
    seen.map(|character| character.to_ascii_lowercase()).collect()
}

/// `name` and `group` may be anybody's.
const fn is_of_keys_alone(field: Field) -> bool {
    !matches!(field, Field::Name | Field::Group)
}

fn note_unknown(imported: &mut Imported, name: &str, value: &Value) {
    let folded = fold(name);
    let is_filled = matches!(value, Value::Text(text) if !text.trim().is_empty());
    imported.had_secret |= SECRETS.contains(&&*folded) && is_filled;
    let list =
        if is_limiting(&folded, value) { &mut imported.limiting } else { &mut imported.unknown };
    if list.len() < MAX_UNKNOWN {
        list.push(cut(name));
    }
}

/// Whether an unknown setting could limit the key.
fn is_limiting(folded: &str, value: &Value) -> bool {
    let is_nothing = match value {
        Value::Null | Value::Bool(false) => true,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::Unread(_) => false,
    };
    // "ip" alone is in too many words.
    let names_addresses =
        folded.split(['_', '-']).any(|part| matches!(part, "ip" | "ips" | "cidr"));
    !is_nothing
        && !OF_RECORDS.contains(&folded)
        && (names_addresses || LIMITING.iter().any(|part| folded.contains(part)))
}

/// Puts one value into the form. Whether it is taken: one without which the key is only more limited may be left out.
fn take_setting(imported: &mut Imported, field: Field, value: &Value) -> Result<bool, Error> {
    if let Some(text) = variable(value) {
        return Err(Error::Variable { text });
    }
    // For the server nothing is the same as no such setting.
    let is_taken = *value == Value::Null || set(&mut imported.draft, field, value).is_some();
    if is_taken {
        imported.named.push(field);
    }
    // Without a name nothing is sent, and these switches are off.
    let may_miss = matches!(field, Field::Name | Field::UnlimitedQuota | Field::CrossGroupRetry);
    if is_taken || may_miss {
        return Ok(is_taken);
    }
    Err(Error::Unreadable { field, text: shown(value) })
}

/// The variable in a value.
fn variable(value: &Value) -> Option<String> {
    match value {
        Value::Unread(text) => Some(text.clone()),
        Value::List(list) => list.iter().find_map(variable),
        _ => None,
    }
}
