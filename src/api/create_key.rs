//! `POST /api/token/`: creates a key. Only `flow::create` may send it, and never twice.

use serde::Serialize;
use serde_json::Value;

use super::request::CREATE_TIMEOUT_MILLIS;
use super::{Account, Failure, Method, Request, Response, envelope, record};
use crate::domain::draft::ValidDraft;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::settings::Settings;

/// What the server says of a create that succeeded: nothing, on every server known today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// `success` alone: the key has to be looked for.
    Unnamed,
    /// The new key's id, without the rest.
    Named(KeyId),
    /// The whole record.
    Whole(Box<KeyRecord>),
}

/// The fields as the server takes them; used by the update, too.
#[derive(Serialize)]
pub(super) struct WireSettings<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<i64>,
    name: &'a str,
    expired_time: i64,
    remain_quota: i64,
    unlimited_quota: bool,
    model_limits_enabled: bool,
    model_limits: &'a str,
    allow_ips: Option<&'a str>,
    group: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_group_retry: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_groups: Option<&'a Value>,
}

impl<'a> WireSettings<'a> {
    pub(super) fn new(settings: &'a Settings) -> Self {
        Self {
            id: None,
            name: &settings.name,
            expired_time: settings.expired_time,
            remain_quota: settings.remain_quota,
            unlimited_quota: settings.unlimited_quota,
            model_limits_enabled: settings.model_limits_enabled,
            model_limits: &settings.model_limits,
            allow_ips: settings.allow_ips.as_deref(),
            group: &settings.group,
            cross_group_retry: settings.cross_group_retry,
            auto_groups: settings.auto_groups.as_ref(),
        }
    }

    pub(super) fn json(&self) -> String {
        // Strings, numbers and flags alone: nothing here can fail to become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Asks for a new key. It outlives the page, so that a closing popup does not cancel it half-way.
pub fn request(account: &Account, asked: &ValidDraft) -> Request {
    let settings = Settings::from(asked);
    let body = WireSettings::new(&settings).json();
    let mut request = account.request(Method::Post, "/api/token/", Some(body));
    request.timeout_millis = CREATE_TIMEOUT_MILLIS;
    request.keepalive = true;
    request
}

/// Reads the answer. Data that names no key is no failure: the key exists all the same.
pub fn read(response: &Response) -> Result<Created, Failure> {
    let data = envelope::read_data(response)?;
    let Some(id) = data.get("id").and_then(Value::as_i64).filter(|id| *id > 0) else {
        return Ok(Created::Unnamed);
    };
    if !record::is_whole(&data) {
        return Ok(Created::Named(KeyId(id)));
    }
    match record::read(data) {
        Ok(record) => Ok(Created::Whole(Box::new(record))),
        Err(_unexpected_shape) => Ok(Created::Named(KeyId(id))),
    }
}
