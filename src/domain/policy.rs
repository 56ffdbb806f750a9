//! What an organisation allows of a key: the reference proxy enforces it, the form explains it, and so may managed
//! settings.
//!
//! Written as JSON, every cap of which may be left out:
//! `{"max_quota": 500000, "max_life_seconds": 2592000, "groups": ["default", ""], "models": ["gpt-4o"],
//! "allow_ips": ["10.0.0.0/8"], "creates_per_day": 20}`. What is not understood is refused: a cap that a typing
//! mistake switches off protects nobody.

use std::fmt;

use serde_json::{Map, Value};

use super::allow_list::{AllowList, Entries};
use super::auto_groups::{all_of, nameable};
use super::cap::{Cap, Violation};
use super::draft::{Draft, ValidDraft};
use super::expiry::Expiry;
use super::field::Field;
use super::group::Group;
use super::models::ModelId;
use super::money::exact_dollars;
use super::quota::{Quota, Unit, UnitsPerDollar};
use super::time::UnixSeconds;

/// The caps; `None` sets none. The default allows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The most quota a key may hold, in units. With it no key is unlimited.
    pub max_quota: Option<Quota>,
    /// The longest a key may live from now, in seconds, at least 1. With it every key expires.
    pub max_life_seconds: Option<i64>,
    /// The groups a key may draw on; the empty name stands for the account's own. With it `auto` needs a list of groups,
    /// each of which is among these.
    pub groups: Option<Vec<Group>>,
    /// The models a key may use, at least one. With it every key is limited to models.
    pub models: Option<Vec<ModelId>>,
    /// The allow list that every key must have, exactly.
    pub allow_list: Option<Entries>,
    /// How many keys one person may ask for in a day. Only who keeps count, the proxy, can enforce it.
    pub creates_per_day: Option<u32>,
}

/// A policy that cannot be read, and so must not be followed half-way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    /// The cap that is wrong; empty when the whole is no object.
    pub cap: String,
    /// What it must be.
    pub wanted: &'static str,
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.cap.is_empty() {
            return write!(formatter, "the policy is no {}", self.wanted);
        }
        write!(formatter, "the policy's {:?} is no {}", self.cap, self.wanted)
    }
}

impl std::error::Error for PolicyError {}

impl Policy {
    /// Reads the JSON form. `null` sets no cap; an unknown name is an error.
    pub fn from_json(value: &Value) -> Result<Self, PolicyError> {
        let Value::Object(caps) = value else { return Err(wrong("", "JSON object")) };
        let mut policy = Self::default();
        for (cap, value) in caps.iter().filter(|(_, value)| !value.is_null()) {
            match cap.as_str() {
                "max_quota" => policy.max_quota = Some(quota(cap, value)?),
                "max_life_seconds" => policy.max_life_seconds = Some(positive(cap, value)?),
                "groups" => policy.groups = Some(groups(cap, value)?),
                "models" => policy.models = Some(models(cap, value)?),
                "allow_ips" => policy.allow_list = Some(allow_list(cap, value)?),
                "creates_per_day" => {
                    let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
                    policy.creates_per_day = Some(count.ok_or_else(|| wrong(cap, "number"))?);
                }
                _ => return Err(wrong(cap, "cap that is known")),
            }
        }
        Ok(policy)
    }

    /// Writes the JSON form; caps that are not set are left out.
    pub fn to_json(&self) -> Value {
        let mut caps = Map::new();
        let mut set = |cap: &str, value: Option<Value>| {
            if let Some(value) = value {
                caps.insert(cap.to_owned(), value);
            }
        };
        set("max_quota", self.max_quota.map(|quota| quota.units().into()));
        set("max_life_seconds", self.max_life_seconds.map(Value::from));
        set("groups", self.groups.as_ref().map(|groups| list(groups, Group::as_str)));
        set("models", self.models.as_ref().map(|models| list(models, ModelId::as_str)));
        let lines = self.allow_list.as_ref().map(Entries::lines);
        set("allow_ips", lines.map(|lines| lines.lines().collect()));
        set("creates_per_day", self.creates_per_day.map(Value::from));
        Value::Object(caps)
    }

    /// Every cap that `asked` exceeds, in the order of the form.
    pub fn check(&self, asked: &ValidDraft, now: UnixSeconds) -> Vec<Violation> {
        let mut violations = Vec::new();
        let mut break_cap = |field, cap| violations.push(Violation { field, cap });
        if let Some(most) = self.max_life_seconds
            && !lives_at_most(asked.expiry, now, most)
        {
            break_cap(Field::ExpiredTime, Cap::LifeSeconds(most));
        }
        if let Some(most) = self.max_quota {
            if asked.unlimited {
                break_cap(Field::UnlimitedQuota, Cap::Quota(most));
            } else if asked.quota > most {
                break_cap(Field::RemainQuota, Cap::Quota(most));
            }
        }
        if let Some(models) = &self.models {
            let cap = || Cap::Models(joined(models, ModelId::as_str));
            if !asked.models.are_limited() {
                break_cap(Field::ModelLimitsEnabled, cap());
            } else if !asked.models.ids().iter().all(|id| models.contains(id)) {
                break_cap(Field::ModelLimits, cap());
            }
        }
        if let Some(list) = &self.allow_list
            && !is_same_list(list, &asked.allow_list)
        {
            break_cap(Field::AllowIps, Cap::AllowList(list.lines().replace('\n', ", ")));
        }
        if let Some(groups) = &self.groups {
            let list = asked.auto_groups.groups();
            let is_within = !list.is_empty() && list.iter().all(|group| groups.contains(group));
            if !groups.contains(&asked.group) {
                break_cap(Field::Group, Cap::Groups(joined(groups, Group::as_str)));
            } else if asked.group.is_auto() && !is_within {
                break_cap(Field::AutoGroups, auto_cap(groups));
            }
        }
        violations
    }

    /// Moves a form that nobody has filled yet into the caps. The person's own entries are only ever checked.
    /// While the rate is not known, only an amount in units is known to be within.
    pub fn fit(&self, draft: &mut Draft, rate: Option<UnitsPerDollar>) {
        if let Some(most) = self.max_quota {
            draft.unlimited_quota = false;
            let is_within = Quota::parse(&draft.remain_quota, draft.quota_unit, rate)
                .is_ok_and(|quota| quota <= most);
            if !is_within {
                let dollars = rate.and_then(|rate| exact_dollars(most.units(), rate));
                draft.quota_unit = if dollars.is_some() { Unit::Dollars } else { Unit::Units };
                draft.remain_quota = dollars.unwrap_or_else(|| most.units().to_string());
            }
        }
        if let Some(most) = self.max_life_seconds {
            draft.expires = true;
            draft.expired_time = format!("+{most}");
            draft.expired_time_local.clear();
        }
        if let Some(models) = &self.models {
            draft.model_limits_enabled = true;
            draft.model_limits = joined(models, ModelId::as_str);
        }
        if let Some(list) = &self.allow_list {
            draft.allow_ips = list.lines();
        }
        if let Some(groups) = &self.groups
            && !groups.iter().any(|group| group.as_str() == draft.group)
        {
            draft.group = groups.first().map(|group| group.as_str().to_owned()).unwrap_or_default();
        }
        if let Some(groups) = self.groups.as_deref()
            && draft.group == "auto"
            && draft.auto_groups.is_empty()
        {
            draft.auto_groups = all_of(groups).to_string();
        }
    }

    /// The cap on a field, for the form to explain before anybody runs into it.
    pub fn cap_on(&self, field: Field) -> Option<Cap> {
        match field {
            Field::ExpiredTime => self.max_life_seconds.map(Cap::LifeSeconds),
            Field::RemainQuota => self.max_quota.map(Cap::Quota),
            Field::ModelLimitsEnabled => {
                self.models.as_ref().map(|models| Cap::Models(joined(models, ModelId::as_str)))
            }
            Field::AllowIps => {
                let list = self.allow_list.as_ref();
                list.map(|list| Cap::AllowList(list.lines().replace('\n', ", ")))
            }
            Field::Group => {
                self.groups.as_ref().map(|groups| Cap::Groups(joined(groups, Group::as_str)))
            }
            Field::AutoGroups => self.groups.as_deref().map(auto_cap),
            Field::Name | Field::UnlimitedQuota | Field::ModelLimits | Field::CrossGroupRetry => {
                None
            }
        }
    }
}

fn auto_cap(groups: &[Group]) -> Cap {
    Cap::AutoGroups(nameable(groups).collect::<Vec<_>>().join(", "))
}

fn lives_at_most(expiry: Expiry, now: UnixSeconds, most: i64) -> bool {
    match expiry {
        Expiry::Never => false,
        Expiry::At(moment) => moment.0.saturating_sub(now.0) <= most,
    }
}

/// Order and repetition mean nothing to the server.
fn is_same_list(wanted: &Entries, asked: &AllowList) -> bool {
    let (wanted, asked) = (wanted.as_slice(), asked.entries());
    wanted.iter().all(|entry| asked.contains(entry))
        && asked.iter().all(|entry| wanted.contains(entry))
}

fn joined<T>(items: &[T], text: fn(&T) -> &str) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn list<T>(items: &[T], text: fn(&T) -> &str) -> Value {
    items.iter().map(text).collect()
}

fn wrong(cap: &str, wanted: &'static str) -> PolicyError {
    PolicyError { cap: cap.to_owned(), wanted }
}

fn quota(cap: &str, value: &Value) -> Result<Quota, PolicyError> {
    let units = value.as_i64().and_then(|units| Quota::from_units(units).ok());
    units.ok_or_else(|| wrong(cap, "whole number of units"))
}

fn positive(cap: &str, value: &Value) -> Result<i64, PolicyError> {
    let number = value.as_i64().filter(|number| *number > 0);
    number.ok_or_else(|| wrong(cap, "whole number above 0"))
}

/// The texts of a list that holds at least one.
fn texts<'a>(cap: &str, value: &'a Value) -> Result<Vec<&'a str>, PolicyError> {
    let texts: Option<Vec<&str>> =
        value.as_array().and_then(|items| items.iter().map(Value::as_str).collect());
    let texts = texts.filter(|texts| !texts.is_empty());
    texts.ok_or_else(|| wrong(cap, "list of texts"))
}

fn groups(cap: &str, value: &Value) -> Result<Vec<Group>, PolicyError> {
    let groups = texts(cap, value)?.into_iter().map(Group::parse);
    groups.collect::<Result<_, _>>().map_err(|_bad| wrong(cap, "list of groups"))
}

fn models(cap: &str, value: &Value) -> Result<Vec<ModelId>, PolicyError> {
    let models = texts(cap, value)?.into_iter().map(str::parse);
    models.collect::<Result<_, _>>().map_err(|_bad| wrong(cap, "list of model ids"))
}

/// Each text has to name an address: one that names none was meant to name some.
fn allow_list(cap: &str, value: &Value) -> Result<Entries, PolicyError> {
    let only = |text: &str| match AllowList::parse(text) {
        Ok(AllowList::Only(entries)) => Ok(entries),
        Ok(AllowList::AnyAddress(_)) | Err(_) => Err(wrong(cap, "list of addresses")),
    };
    let texts = texts(cap, value)?;
    for text in &texts {
        only(text)?;
    }
    only(&texts.join("\n"))
}
