//! Reads the body of create and update as the real server's JSON library does, its error texts
//! included: field names in any case, unknown fields ignored, types strict, null leaves the default.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::generation::Generation;

/// The fields of the record, in lower case.
const KNOWN: [&str; 18] = [
    "id",
    "user_id",
    "key",
    "status",
    "name",
    "created_time",
    "accessed_time",
    "expired_time",
    "remain_quota",
    "unlimited_quota",
    "model_limits_enabled",
    "model_limits",
    "allow_ips",
    "used_quota",
    "group",
    "cross_group_retry",
    "auto_groups",
    "deletedat",
];

/// What create and update read from a body; what is absent is zero.
#[derive(Debug, Default)]
pub(crate) struct KeyBody {
    pub(crate) id: i64,
    pub(crate) status: i64,
    pub(crate) name: String,
    pub(crate) expired_time: i64,
    pub(crate) remain_quota: i64,
    pub(crate) unlimited_quota: bool,
    pub(crate) model_limits_enabled: bool,
    pub(crate) model_limits: String,
    pub(crate) allow_ips: Option<String>,
    pub(crate) group: String,
    pub(crate) cross_group_retry: bool,
    /// `None` when it is absent; null and an empty list are both empty.
    pub(crate) auto_groups: Option<Vec<String>>,
    /// What this server does not know, as it was sent.
    pub(crate) unknown: Map<String, Value>,
}

/// Reads a body, or says what the real server says of it.
pub(crate) fn read(bytes: &[u8], server: Generation) -> Result<KeyBody, String> {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<Box<RawValue>>();
    let raw = match values.next() {
        None => return Err("EOF".to_owned()),
        Some(Err(error)) if error.is_eof() => return Err("unexpected EOF".to_owned()),
        Some(Err(error)) => return Err(syntax_error(bytes, &error)),
        Some(Ok(raw)) => raw,
    };
    let mut body = KeyBody::default();
    match Kind::of(raw.get()) {
        Kind::Null => return Ok(body),
        Kind::Object => {}
        other => {
            let kind = other.described(raw.get());
            let package = if server.has_auto_groups() { "controller" } else { "model" };
            let go_type = server.body_type();
            return Err(format!(
                "json: cannot unmarshal {kind} into Go value of type {package}.{go_type}"
            ));
        }
    }
    let fields: Fields = serde_json::from_str(raw.get()).map_err(|error| error.to_string())?;
    let mut first_error = None;
    for (name, value) in &fields.0 {
        if !KNOWN.contains(&&*name.to_lowercase()) {
            let value = serde_json::from_str(value.get()).map_err(|error| error.to_string())?;
            body.unknown.insert(name.clone(), value);
        } else if let Err(error) = body.set(&name.to_lowercase(), value.get(), server) {
            first_error = first_error.or(Some(error));
        }
    }
    first_error.map_or(Ok(body), Err)
}

fn syntax_error(bytes: &[u8], error: &serde_json::Error) -> String {
    let line = bytes.split(|byte| *byte == b'\n').nth(error.line().saturating_sub(1));
    let at = line.and_then(|line| line.get(error.column().saturating_sub(1)));
    let character = at.map_or('?', |byte| char::from(*byte));
    format!("invalid character '{character}' looking for beginning of value")
}

impl KeyBody {
    fn set(&mut self, name: &str, raw: &str, server: Generation) -> Result<(), String> {
        if name == "auto_groups" && server.has_auto_groups() {
            self.auto_groups = Some(texts(raw)?);
            return Ok(());
        }
        if Kind::of(raw) == Kind::Null {
            return Ok(());
        }
        let field = Field { name, body_type: server.body_type() };
        match name {
            "id" => self.id = integer(field, "int", raw)?,
            "status" => self.status = integer(field, "int", raw)?,
            "expired_time" => self.expired_time = integer(field, "int64", raw)?,
            "remain_quota" => self.remain_quota = integer(field, "int", raw)?,
            "name" => self.name = text(field, raw)?,
            "model_limits" => self.model_limits = text(field, raw)?,
            "allow_ips" => self.allow_ips = Some(text(field, raw)?),
            "group" => self.group = text(field, raw)?,
            "unlimited_quota" => self.unlimited_quota = boolean(field, raw)?,
            "model_limits_enabled" => self.model_limits_enabled = boolean(field, raw)?,
            "cross_group_retry" => self.cross_group_retry = boolean(field, raw)?,
            // Read for their type alone: the server sets these itself.
            "user_id" | "used_quota" => drop(integer(field, "int", raw)?),
            "created_time" | "accessed_time" => drop(integer(field, "int64", raw)?),
            "key" => drop(text(field, raw)?),
            _ => {}
        }
        Ok(())
    }
}

/// A field as error texts name it.
#[derive(Clone, Copy)]
struct Field<'a> {
    name: &'a str,
    body_type: &'static str,
}

fn integer(field: Field<'_>, go_type: &str, raw: &str) -> Result<i64, String> {
    match Kind::of(raw) {
        Kind::Number => raw.parse().map_err(|_not_an_integer| wrong(field, go_type, raw)),
        _ => Err(wrong(field, go_type, raw)),
    }
}

fn text(field: Field<'_>, raw: &str) -> Result<String, String> {
    match Kind::of(raw) {
        Kind::String => serde_json::from_str(raw).map_err(|error| error.to_string()),
        _ => Err(wrong(field, "string", raw)),
    }
}

fn boolean(field: Field<'_>, raw: &str) -> Result<bool, String> {
    match Kind::of(raw) {
        Kind::Bool => Ok(raw == "true"),
        _ => Err(wrong(field, "bool", raw)),
    }
}

/// A list of texts, or null; the real server reads it by itself, so its error texts name no field.
fn texts(raw: &str) -> Result<Vec<String>, String> {
    let not_a = |go_type: &str, raw: &str| {
        let kind = Kind::of(raw).described(raw);
        format!("json: cannot unmarshal {kind} into Go value of type {go_type}")
    };
    match Kind::of(raw) {
        Kind::Null => Ok(Vec::new()),
        Kind::Array => {
            let parts: Vec<Box<RawValue>> =
                serde_json::from_str(raw).map_err(|error| error.to_string())?;
            let text = |part: &str| match Kind::of(part) {
                Kind::String => serde_json::from_str(part).map_err(|error| error.to_string()),
                Kind::Null => Ok(String::new()),
                _ => Err(not_a("string", part)),
            };
            parts.iter().map(|part| text(part.get())).collect()
        }
        _ => Err(not_a("[]string", raw)),
    }
}

fn wrong(field: Field<'_>, go_type: &str, raw: &str) -> String {
    let kind = Kind::of(raw).described(raw);
    let Field { name, body_type } = field;
    format!(
        "json: cannot unmarshal {kind} into Go struct field {body_type}.{name} of type {go_type}"
    )
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// A valid value's kind shows in its first character.
    fn of(raw: &str) -> Self {
        match raw.as_bytes().first() {
            Some(b'n') | None => Self::Null,
            Some(b't' | b'f') => Self::Bool,
            Some(b'"') => Self::String,
            Some(b'[') => Self::Array,
            Some(b'{') => Self::Object,
            Some(_) => Self::Number,
        }
    }

    fn described(self, raw: &str) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool => "bool".to_owned(),
            Self::Number => format!("number {raw}"),
            Self::String => "string".to_owned(),
            Self::Array => "array".to_owned(),
            Self::Object => "object".to_owned(),
        }
    }
}

/// An object's fields in the order they were written, so that the first error is the one reported.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_strict_and_the_first_error_is_told_in_the_servers_words() {
        let cases = [
            ("", "EOF"),
            ("{\"name\":", "unexpected EOF"),
            ("[]", "json: cannot unmarshal array into Go value of type model.Token"),
            (
                r#"{"remain_quota":1e3}"#,
                "json: cannot unmarshal number 1e3 into Go struct field Token.remain_quota of type int",
            ),
            (
                r#"{"remain_quota":9223372036854775808}"#,
                "json: cannot unmarshal number 9223372036854775808 into Go struct field Token.remain_quota of type int",
            ),
            (
                r#"{"remain_quota":"5","name":7}"#,
                "json: cannot unmarshal string into Go struct field Token.remain_quota of type int",
            ),
            (
                r#"{"allow_ips":["127.0.0.1"]}"#,
                "json: cannot unmarshal array into Go struct field Token.allow_ips of type string",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(
                read(body.as_bytes(), Generation::NewApi2026Jul).unwrap_err(),
                expected,
                "{body}"
            );
        }
    }

    #[test]
    fn field_names_match_in_any_case_and_null_leaves_the_default() {
        let body =
            read(br#"{"NAME":"ci","remain_quota":null,"nobody":1} trailing"#, Generation::CometApi)
                .unwrap();

        assert_eq!(body.name, "ci");
        assert_eq!(body.remain_quota, 0);
        assert_eq!(body.allow_ips, None);
    }
}
