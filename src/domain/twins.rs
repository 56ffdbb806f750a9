//! Keys that seem to be one key made twice: by their name, or by their settings and a name that was counted up.

use super::auto_groups;
use super::key::{KeyId, KeyRecord, KeyStatus};
use super::key_state::{DAY_SECONDS, KeyState, is_never_used};
use super::order::sorted;
use super::time::UnixSeconds;

/// So long a key and the one that takes over may both work: putting a new key in place takes days.
const HAND_OVER_DAYS: i64 = 7;

/// Keys that are alike, at least two.
pub type Family<'a> = Vec<&'a KeyRecord>;

/// Keys that are not disabled and share their name.
pub fn same_name(records: &[KeyRecord]) -> Vec<Family<'_>> {
    families(records, &|record| {
        (record.status != KeyStatus::Disabled).then(|| record.name.trim().to_owned())
    })
}

/// Working keys with equal settings, of which one bears the other's name with a number after it, as a replacement is
/// named, and all of which are older than a replacement takes.
///
/// Equal settings alone say nothing: keys made many at once have them on purpose. Neither do numbers alone: `ci-1` and
/// `ci-2` are counted where no key is called `ci`.
pub fn same_settings(records: &[KeyRecord], now: UnixSeconds) -> Vec<Family<'_>> {
    let names: Vec<&str> = records.iter().map(|record| record.name.trim()).collect();
    let names = each_once(&names);
    let alike = |record: &KeyRecord| {
        let name = record.name.trim();
        let stem = stem(name).filter(|stem| names.binary_search(stem).is_ok()).unwrap_or(name);
        (KeyState::of(record, now) == KeyState::Enabled).then(|| settings(record, stem))
    };
    let mut found = families(records, &alike);
    found.retain(|family| {
        let is_handed_over = |one: &&KeyRecord| {
            now.0.saturating_sub(one.created_time) / DAY_SECONDS >= HAND_OVER_DAYS
        };
        // Keys of one name are told of as such.
        family.iter().any(|one| one.name.trim() != family[0].name.trim())
            && family.iter().all(is_handed_over)
    });
    found
}

/// All of a family but the one to keep: the last used of those that work, or the newest when none was used.
pub fn spare(family: &[&KeyRecord], now: UnixSeconds) -> Vec<KeyId> {
    let rank = |record: &KeyRecord| {
        let last_use = if is_never_used(record) { i64::MIN } else { record.accessed_time };
        (KeyState::of(record, now) == KeyState::Enabled, last_use, record.id)
    };
    let kept = family.iter().map(|record| rank(record)).max();
    family.iter().filter(|one| Some(rank(one)) != kept).map(|one| one.id).collect()
}

fn families<'a>(
    records: &'a [KeyRecord],
    alike: &dyn Fn(&KeyRecord) -> Option<String>,
) -> Vec<Family<'a>> {
    let told = records.iter().filter_map(|record| Some((alike(record)?, record)));
    let told: Vec<(String, &KeyRecord)> = told.collect();
    let mut found: Vec<Family<'a>> = Vec::new();
    let mut last = None;
    for place in sorted(told.len(), &|left, right| told[left].0 < told[right].0) {
        let (by, record) = &told[place];
        match found.last_mut() {
            Some(family) if last == Some(by) => family.push(record),
            _ => found.push(vec![record]),
        }
        last = Some(by);
    }
    found.retain(|family| family.len() > 1);
    found
}

/// The texts in their order, each once.
fn each_once<'a>(texts: &[&'a str]) -> Vec<&'a str> {
    let order = sorted(texts.len(), &|left, right| texts[left] < texts[right]);
    let mut texts: Vec<&str> = order.into_iter().map(|place| texts[place]).collect();
    texts.dedup();
    texts
}

/// `prod` of `prod-2`; `None` of a name without a number from 2 on.
fn stem(name: &str) -> Option<&str> {
    let (stem, number) = name.rsplit_once('-')?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && number.parse::<u32>().is_ok_and(|number| number > 1)).then_some(stem)
}

/// What a key is allowed, whatever its amounts and moments are, under the name `stem`.
fn settings(record: &KeyRecord, stem: &str) -> String {
    let models = if record.model_limits_enabled { &*record.model_limits } else { "" };
    let addresses = record.allow_ips.as_deref().unwrap_or_default();
    let in_order = |list: &str| {
        let entries = list.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty());
        each_once(&entries.collect::<Vec<_>>()).join(",")
    };
    [
        stem,
        if record.unlimited_quota { "unlimited" } else { "limited" },
        if record.expired_time == -1 { "forever" } else { "expires" },
        if record.model_limits_enabled { "models" } else { "all models" },
        &in_order(models),
        &in_order(addresses),
        &record.group,
        if record.cross_group_retry.unwrap_or_default() { "retries" } else { "stays" },
        &auto_groups::text_of(record.auto_groups.as_ref()),
    ]
    .join("\n")
}
