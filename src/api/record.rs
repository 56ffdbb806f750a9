//! A key as the server writes it, read into the domain's record: exactly, or not at all.
//!
//! One odd record must not hide the others, and must never be shown as more open than it may be. So each field is read
//! only where its meaning is certain: a whole number may be written as `100000.0`, `1e5` or `"100000"`; a switch is
//! true or false and nothing else; a list of addresses is a text. Numbers are read from their text, never as floats.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::exact::whole_number;
use super::{Failure, FailureKind, Response, envelope};
use crate::domain::foreign::ForeignField;
use crate::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText, UnreadableRecord, WhyUnreadable};

/// The fields that are read. A second field of such a name, in whatever case, could be taken for the first.
const KNOWN: [&str; 17] = [
    "id",
    "user_id",
    "key",
    "status",
    "name",
    "created_time",
    "accessed_time",
    "expired_time",
    "remain_quota",
    "used_quota",
    "unlimited_quota",
    "model_limits_enabled",
    "model_limits",
    "allow_ips",
    "group",
    "cross_group_retry",
    "auto_groups",
];

/// Fields that every server sets itself, folded as [`folded`] does. They are not sent back: `DeletedAt` is gorm's, and
/// so are its siblings in other forks.
const OWNED: [&str; 9] = [
    "deletedat",
    "deleted_at",
    "deleted_time",
    "createdat",
    "created_at",
    "updatedat",
    "updated_at",
    "updated_time",
    "last_used_time",
];

/// Reads one record; one that cannot be read exactly keeps its number and its name.
pub(super) fn read(raw: &RawValue) -> Result<KeyRecord, UnreadableRecord> {
    let Ok(fields) = serde_json::from_str::<Fields<'_>>(raw.get()) else {
        return Err(UnreadableRecord { id: None, name: None, why: WhyUnreadable::NotAnObject });
    };
    fields.record().map_err(|why| {
        // Two numbers, or two names, are none.
        let single =
            |name: &str| fields.0.iter().filter(|field| folded(&field.0) == name).count() == 1;
        let id = single("id").then(|| fields.id()).flatten();
        let name = single("name").then(|| fields.text("name").ok().flatten()).flatten();
        UnreadableRecord { id, name, why }
    })
}

/// Reads the one record that an answer is about.
///
/// # Errors
/// [`FailureKind::Unreadable`] without a word of the record, which may hold a key; and whatever else an answer may say.
pub(super) fn read_data(response: &Response) -> Result<KeyRecord, Failure> {
    let data = envelope::read_raw_data(response)?;
    let record = data.and_then(|data| read(data).ok());
    record.ok_or(Failure::new(FailureKind::Unreadable))
}

/// The number of a record, also of one that cannot be read.
pub(super) fn id_of(raw: &RawValue) -> Option<KeyId> {
    match read(raw) {
        Ok(record) => Some(record.id),
        Err(unreadable) => unreadable.id,
    }
}

/// The fields in their order, each as the server wrote it.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    fn record(&self) -> Result<KeyRecord, WhyUnreadable> {
        if let Some(name) = self.doubled() {
            return Err(WhyUnreadable::Twice(name.to_owned()));
        }
        let id = self.id().ok_or(WhyUnreadable::Field("id"))?;
        let unlimited_quota = self.flag("unlimited_quota")?;
        let unlimited_quota = unlimited_quota.ok_or(WhyUnreadable::Field("unlimited_quota"))?;
        let remain_quota = match self.number("remain_quota")? {
            // Without a limit it counts for nothing.
            None if unlimited_quota => 0,
            quota => quota.ok_or(WhyUnreadable::Field("remain_quota"))?,
        };
        let model_limits = self.text("model_limits")?.unwrap_or_default();
        let model_limits_enabled = match self.flag("model_limits_enabled")? {
            // A list without its switch may count.
            None if !model_limits.is_empty() => {
                return Err(WhyUnreadable::Field("model_limits_enabled"));
            }
            enabled => enabled.unwrap_or_default(),
        };
        Ok(KeyRecord {
            id,
            name: self.text("name")?.unwrap_or_default(),
            // No status is none that anybody knows.
            status: KeyStatus::from_wire(self.number("status")?.unwrap_or_default()),
            // These three say what was, and are never sent.
            created_time: self.number("created_time")?.unwrap_or_default(),
            accessed_time: self.number("accessed_time")?.unwrap_or_default(),
            used_quota: self.number("used_quota")?.unwrap_or_default(),
            expired_time: self
                .number("expired_time")?
                .ok_or(WhyUnreadable::Field("expired_time"))?,
            remain_quota,
            unlimited_quota,
            model_limits_enabled,
            model_limits,
            // Null is how a server writes no list; older ones do not know lists.
            allow_ips: self.text("allow_ips")?,
            group: self.text("group")?.unwrap_or_default(),
            cross_group_retry: self.flag("cross_group_retry")?,
            auto_groups: self.groups()?,
            // Only compared, where it is a number.
            user_id: self.number("user_id").ok().flatten(),
            key: KeyText::read(self.text("key").ok().flatten().unwrap_or_default()),
            foreign: self.foreign(),
        })
    }

    /// A known field that comes twice, or in a spelling that Go takes for it.
    fn doubled(&self) -> Option<&str> {
        let mut names = self.0.iter().map(|(name, _)| name.as_str());
        let is_odd = |name: &&str| {
            let folded_name = folded(name);
            let is_respelled = KNOWN.contains(&&*folded_name) && folded_name != *name;
            let alike = self.0.iter().filter(|(other, _)| folded(other) == folded_name);
            is_respelled || (!OWNED.contains(&&*folded_name) && alike.count() > 1)
        };
        names.find(is_odd)
    }

    /// The value, unless the field is missing or null.
    fn value(&self, name: &str) -> Option<&'a RawValue> {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| *value).filter(|value| value.get() != "null")
    }

    fn id(&self) -> Option<KeyId> {
        self.number("id").ok().flatten().filter(|id| *id > 0).map(KeyId)
    }

    fn number(&self, name: &'static str) -> Result<Option<i64>, WhyUnreadable> {
        self.value(name)
            .map(|raw| whole_number(raw.get()).ok_or(WhyUnreadable::Field(name)))
            .transpose()
    }

    fn flag(&self, name: &'static str) -> Result<Option<bool>, WhyUnreadable> {
        self.parsed(name)
    }

    fn text(&self, name: &'static str) -> Result<Option<String>, WhyUnreadable> {
        self.parsed(name)
    }

    fn parsed<T: Deserialize<'a>>(&self, name: &'static str) -> Result<Option<T>, WhyUnreadable> {
        let parse = |raw: &'a RawValue| serde_json::from_str(raw.get());
        self.value(name).map(parse).transpose().map_err(|_error| WhyUnreadable::Field(name))
    }

    /// A list of names, as the newest servers write it; an update that leaves the field out keeps a null.
    fn groups(&self) -> Result<Option<Value>, WhyUnreadable> {
        let groups: Option<Vec<String>> = self.parsed("auto_groups")?;
        Ok(groups.map(Value::from))
    }

    fn foreign(&self) -> Vec<ForeignField> {
        let is_foreign = |(name, _): &&(String, &RawValue)| {
            let folded = folded(name);
            !KNOWN.contains(&&*folded) && !OWNED.contains(&&*folded)
        };
        let fields = self.0.iter().filter(is_foreign);
        fields.map(|(name, value)| ForeignField::new(name.clone(), value)).collect()
    }
}

/// A name as Go's JSON reader compares it: in any case, and with two letters that Unicode folds to ASCII ones.
fn folded(name: &str) -> String {
    let fold = |letter| match letter {
        '\u{17f}' => 's',
        '\u{212a}' => 'k',
        letter => letter.to_ascii_lowercase(),
    };
    name.chars().map(fold).collect()
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
