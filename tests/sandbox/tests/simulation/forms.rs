//! What is asked for: two forms alone, so that submits and rivals often want just the same.

use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::time::UnixSeconds;

/// When every story begins, in milliseconds since 1970: 2026-12-01 00:00 UTC.
pub(crate) const START_MILLIS: i64 = 1_796_083_200_000;

/// The form with this number, 0 or 1.
pub(crate) fn form(which: u64) -> ValidDraft {
    thread_local!(static FORMS: [ValidDraft; 2] = [filled("ci"), filled("production")]);
    FORMS.with(|forms| forms[usize::try_from(which).unwrap()].clone())
}

/// A form with every field set.
fn filled(name: &str) -> ValidDraft {
    let draft = Draft {
        name: name.to_owned(),
        expires: true,
        expired_time: "1830000000".to_owned(),
        remain_quota: "5000000".to_owned(),
        quota_unit: Unit::Units,
        unlimited_quota: false,
        model_limits_enabled: true,
        model_limits: "gpt-4.1, claude-sonnet-4-5".to_owned(),
        allow_ips: "198.51.100.10\n203.0.113.0/24".to_owned(),
        group: "auto".to_owned(),
        cross_group_retry: true,
        ..Draft::default()
    };
    draft.validate(UnixSeconds(START_MILLIS / 1000), UnitsPerDollar::default()).unwrap().0
}
