//! Ready-made settings: a few for common purposes, and the person's own, kept under a label and carried as a file.
//! None holds a secret, and none holds a key's name, which belongs to one key alone.

use serde_json::{Value, json};

use super::allow_list::AllowList;
use super::auto_groups::AutoGroups;
use super::draft::Draft;
use super::group::Group;
use super::models::ModelLimits;
use super::purpose::Purpose;
use super::quota::Unit;
use super::unseen;

/// The most characters a label may have.
pub const MAX_LABEL_CHARS: usize = 50;
/// The most presets of one's own.
pub const MAX_PRESETS: usize = 50;

/// The version of the file, and the field that says so.
const VERSION: (&str, u64) = ("comet_keys_presets", 1);

/// Settings that come with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ready {
    /// A dollar and a day.
    Trial,
    /// Thirty days, from known addresses.
    Ci,
    /// Must not stop by itself: no limit, no end. Its guard is the allow list, which is warned about.
    Production,
    /// A ceiling for each customer.
    Customer,
    /// Cannot spend anything.
    BalanceQuery,
}

impl Ready {
    /// Every one, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Trial, Self::Ci, Self::Production, Self::Customer, Self::BalanceQuery];

    /// A stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Ci => "ci",
            Self::Production => "production",
            Self::Customer => "customer",
            Self::BalanceQuery => "balance-query",
        }
    }

    /// Sets quota, expiry and purpose. What was typed elsewhere stays.
    pub fn apply(self, draft: &mut Draft) {
        // Dollars, empty for no limit; seconds from now, empty for never.
        let (dollars, expired_time, purpose) = match self {
            Self::Trial => ("1", "+86400", Purpose::Any),
            Self::Ci => ("10", "+2592000", Purpose::KnownAddresses),
            Self::Production => ("", "", Purpose::Any),
            Self::Customer => ("10", "+7776000", Purpose::Any),
            Self::BalanceQuery => ("0", "", Purpose::BalanceQuery),
        };
        dollars.clone_into(&mut draft.remain_quota);
        draft.quota_unit = Unit::Dollars;
        draft.unlimited_quota = dollars.is_empty();
        expired_time.clone_into(&mut draft.expired_time);
        draft.expired_time_local.clear();
        draft.expires = !expired_time.is_empty();
        draft.purpose = purpose;
    }
}

/// Settings of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// What the person calls it.
    pub label: String,
    /// The settings, without a name.
    pub draft: Draft,
}

impl Preset {
    /// Sets everything but the name.
    pub fn apply(&self, draft: &mut Draft) {
        let name = std::mem::take(&mut draft.name);
        *draft = Draft { name, ..self.draft.clone() };
    }
}

/// The person's own presets, each label once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presets(Vec<Preset>);

/// Why presets were not kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The label is empty, too long, or holds control characters.
    BadLabel,
    /// There are [`MAX_PRESETS`] already.
    TooMany,
    /// The text is no file of presets.
    NotPresets,
    /// The file is of a later version.
    LaterVersion,
    /// An allow list with text that is no address.
    BadAllowList,
    /// A list of models with text that is no model's id.
    BadModels,
    /// A group, or a list of groups, with text that is no group's name.
    BadGroups,
}

impl Presets {
    /// All of them, in the order in which they were kept.
    pub fn all(&self) -> &[Preset] {
        &self.0
    }

    /// The one called `label`.
    pub fn find(&self, label: &str) -> Option<&Preset> {
        self.0.iter().find(|preset| preset.label == label)
    }

    /// Keeps the settings of `draft` under `label`, in place of those it named before.
    ///
    /// # Errors
    /// A label that is none, too many presets, and restrictions that cannot be read: who starts from such a preset
    /// would have to guess what was meant.
    pub fn keep(&mut self, label: &str, draft: &Draft) -> Result<(), Error> {
        can_be_read(draft)?;
        self.put(label, draft)
    }

    fn put(&mut self, label: &str, draft: &Draft) -> Result<(), Error> {
        let label = label.trim();
        if unseen::is_blank(label)
            || label.chars().count() > MAX_LABEL_CHARS
            || label.chars().any(char::is_control)
        {
            return Err(Error::BadLabel);
        }
        // The local time is that of this browser's zone; it is found again from the moment itself.
        let (name, expired_time_local) = (String::new(), String::new());
        let draft = Draft { name, expired_time_local, ..draft.clone() };
        if let Some(known) = self.0.iter_mut().find(|preset| preset.label == label) {
            known.draft = draft;
        } else if self.0.len() >= MAX_PRESETS {
            return Err(Error::TooMany);
        } else {
            self.0.push(Preset { label: label.to_owned(), draft });
        }
        Ok(())
    }

    /// Forgets the one called `label`.
    pub fn remove(&mut self, label: &str) {
        self.0.retain(|preset| preset.label != label);
    }

    /// Takes in the presets of a file, or none of them; those of the same label are replaced.
    pub fn import(&mut self, text: &str) -> Result<(), Error> {
        let value = serde_json::from_str(text).map_err(|_no_json| Error::NotPresets)?;
        let mut merged = self.clone();
        for preset in Self::from_value(value)?.0 {
            merged.keep(&preset.label, &preset.draft)?;
        }
        *self = merged;
        Ok(())
    }

    /// What is stored, and what a file holds as JSON.
    pub fn to_value(&self) -> Value {
        let rows: Vec<Value> = self
            .0
            .iter()
            .filter_map(|Preset { label, draft }| {
                let draft = serde_json::to_value(draft).ok()?;
                Some(json!({ "label": label, "draft": draft }))
            })
            .collect();
        json!({ VERSION.0: VERSION.1, "presets": rows })
    }

    /// Reads what was stored. Fields that this version does not know are left out.
    pub fn from_value(mut value: Value) -> Result<Self, Error> {
        match value.get(VERSION.0).and_then(Value::as_u64) {
            Some(version) if version == VERSION.1 => {}
            Some(version) if version > VERSION.1 => return Err(Error::LaterVersion),
            _ => return Err(Error::NotPresets),
        }
        let Some(Value::Array(rows)) = value.get_mut("presets").map(Value::take) else {
            return Err(Error::NotPresets);
        };
        let mut presets = Self::default();
        for mut row in rows {
            let draft = row.get_mut("draft").map(Value::take).unwrap_or_default();
            let draft: Draft =
                serde_json::from_value(draft).map_err(|_no_draft| Error::NotPresets)?;
            let label = row.get("label").and_then(Value::as_str).ok_or(Error::NotPresets)?;
            // What was kept once stays; the form says what is wrong with it.
            presets.put(label, &draft)?;
        }
        Ok(presets)
    }
}

/// Whether every restriction says whom or what it lets through.
fn can_be_read(draft: &Draft) -> Result<(), Error> {
    let names_models = draft.model_limits_enabled && !draft.model_limits.trim().is_empty();
    AllowList::parse(&draft.allow_ips).map_err(|_bad| Error::BadAllowList)?;
    ModelLimits::read(names_models, &draft.model_limits).map_err(|_bad| Error::BadModels)?;
    Group::parse(&draft.group).map_err(|_bad| Error::BadGroups)?;
    AutoGroups::parse(&draft.auto_groups).map_err(|_bad| Error::BadGroups)?;
    Ok(())
}
