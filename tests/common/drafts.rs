//! What is asked for in the stories.

use comet_keys::domain::check::validate;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::time::UnixSeconds;

/// When the stories begin, in seconds since 1970: 2026-12-01 00:00 UTC.
pub const START_SECONDS: i64 = 1_796_083_200;

/// A form with every field set.
pub fn full_draft(name: &str) -> Draft {
    Draft {
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
    }
}

/// A form with the name alone and a dollar of quota.
pub fn plain_draft(name: &str) -> Draft {
    Draft {
        name: name.to_owned(),
        remain_quota: "1".to_owned(),
        quota_unit: Unit::Dollars,
        ..Draft::default()
    }
}

pub fn valid(draft: &Draft) -> ValidDraft {
    validate(draft, UnixSeconds(START_SECONDS), UnitsPerDollar::new(500_000)).unwrap().0
}

pub fn asked(name: &str) -> ValidDraft {
    valid(&full_draft(name))
}
