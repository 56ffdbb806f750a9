//! Turns what was asked back into what the form shows, for a form that was lost with the page.

use crate::domain::draft::{Draft, ValidDraft};
use crate::domain::expiry::Expiry;
use crate::domain::purpose::Purpose;
use crate::domain::quota::Unit;

/// A draft that validates to `asked` again. The quota stands in units: exact with every server's rate.
pub(super) fn draft_of(asked: &ValidDraft) -> Draft {
    let (expires, expired_time) = match asked.expiry {
        Expiry::Never => (false, String::new()),
        Expiry::At(seconds) => (true, seconds.0.to_string()),
    };
    Draft {
        name: asked.name.as_str().to_owned(),
        expired_time,
        expires,
        expired_time_local: String::new(),
        remain_quota: asked.quota.units().to_string(),
        quota_unit: Unit::Units,
        unlimited_quota: asked.unlimited,
        model_limits_enabled: asked.models.are_limited(),
        model_limits: asked.models.joined(),
        allow_ips: asked.allow_list.wire().unwrap_or_default(),
        group: asked.group.as_str().to_owned(),
        cross_group_retry: asked.cross_group_retry,
        auto_groups: asked.auto_groups.to_string(),
        purpose: Purpose::default(),
    }
}
