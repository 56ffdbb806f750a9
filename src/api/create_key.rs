//! `POST /api/token/`: creates a key. Only `flow::create` may send it, and never twice.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::request::CREATE_TIMEOUT_MILLIS;
use super::{Account, Failure, Method, Request, Response, envelope, record};
use crate::domain::draft::ValidDraft;
use crate::domain::foreign::ForeignField;
use crate::domain::key::KeyId;
use crate::domain::settings::Settings;

/// What the server says of a create that succeeded. Every server known today says nothing more than `success`; a record
/// in the answer may echo the request, so only its number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created {
    /// The new key's id, from a server that names it.
    pub id: Option<KeyId>,
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
    #[serde(flatten)]
    pub(super) foreign: Foreign<'a>,
}

/// Fields that nothing here knows, beside the nine.
pub(super) struct Foreign<'a>(pub(super) &'a [ForeignField]);

impl Serialize for Foreign<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|field| (&field.name, field.value())))
    }
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
            foreign: Foreign(&settings.foreign),
        }
    }

    pub(super) fn json(&self) -> String {
        // Strings, numbers, flags and JSON that was read: nothing here can fail to become JSON.
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

/// Reads the answer. Data that names no key, or does so in a way that cannot be read, is no failure: the key exists all
/// the same.
pub fn read(response: &Response) -> Result<Created, Failure> {
    let data = envelope::read_raw_data(response)?;
    Ok(Created { id: data.and_then(record::id_of) })
}
