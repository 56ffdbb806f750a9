//! An export of keys is a table of keys: read again it asks for the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/record.rs"]
mod record;

use comet_keys::domain::bulk::{Answers, RowCode, RowError, check, from_table};
use comet_keys::domain::check as domain_check;
use comet_keys::domain::csv;
use comet_keys::domain::draft::{Draft, FieldError, ValidDraft};
use comet_keys::domain::export::{self, Format};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::{KeyRecord, KeyStatus};
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::settings::{Difference, Settings, differences};
use record::{NOW, key};

fn keys() -> Vec<KeyRecord> {
    vec![
        key(1, |_| {}),
        key(2, |key| {
            "=Khách hàng, \"数\"; größe".clone_into(&mut key.name);
            key.allow_ips = Some("203.0.113.7\n10.0.0.0/8\n2001:db8::/32".to_owned());
            "vip".clone_into(&mut key.group);
        }),
        key(3, |key| {
            key.expired_time = -1;
            key.unlimited_quota = true;
            key.remain_quota = -5;
        }),
        key(4, |key| {
            key.model_limits_enabled = true;
            "gpt-4o,o3".clone_into(&mut key.model_limits);
            key.allow_ips = None;
        }),
        key(5, |key| {
            "auto".clone_into(&mut key.group);
            key.cross_group_retry = Some(true);
            key.auto_groups = Some(serde_json::json!(["vip", "svip"]));
        }),
        key(6, |key| "'-x".clone_into(&mut key.name)),
    ]
}

fn validate(draft: &Draft) -> Result<ValidDraft, Vec<FieldError>> {
    domain_check::validate(draft, NOW, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid)
}

#[test]
fn an_export_is_read_back_as_the_same_keys() {
    let live = keys();
    let exported = export::write(&live, &[], None, Format::Csv, NOW);
    assert!(exported.starts_with(csv::BYTE_ORDER_MARK), "Excel reads names right");
    let table = from_table(&Draft::default(), &exported, &Answers::default()).unwrap();
    assert_eq!(
        table.unused,
        ["id", "state", "created_time", "accessed_time", "used_quota"],
        "nothing has to be asked"
    );
    let asked = check(&table.rows, &validate).unwrap();
    for (record, asked) in live.iter().zip(&asked) {
        let (old, new) = (Settings::of(record), Settings::from(asked));
        let changed = differences(&old, &new);
        let is_meaningless = |change: &Difference| {
            // The quota of an unlimited key and the models of a key without limits count for nothing.
            (change.field == Field::RemainQuota && record.unlimited_quota)
                || (change.field == Field::ModelLimits && !record.model_limits_enabled)
        };
        assert!(changed.iter().all(is_meaningless), "{changed:?}");
    }
}

#[test]
fn a_key_that_was_disabled_does_not_come_back_enabled() {
    let disabled = [key(1, |key| key.status = KeyStatus::Disabled)];
    let exported = export::write(&disabled, &[], None, Format::Csv, NOW);
    let table = from_table(&Draft::default(), &exported, &Answers::default()).unwrap();
    let errors = check(&table.rows, &validate).unwrap_err();
    assert!(matches!(&*errors, [RowError { code: RowCode::NotEnabled { .. }, .. }]), "{errors:?}");
}
