//! Decides what of a page's request may be asked of the server. PURE: no network, no clock.
//!
//! What passes is a [`Wish`], a value of a closed type, from which the request to the server is written anew. So
//! nothing that is not understood can pass, whatever a page sends.

use comet_keys::api::set_status::Status;
use comet_keys::domain::auto_groups::text_of;
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::KeyId;
use comet_keys::domain::lang::Lang;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::quota::Unit;
use comet_keys::domain::secret::ApiKey;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::text::{cap_text, error_text};
use serde_json::{Map, Value};

/// The most bytes of a body: ten thousand allow-list entries fit.
pub const MAX_BODY_BYTES: usize = 256 * 1024;

/// How far the page's clock may be ahead of ours, in seconds, before a longest life counts as exceeded.
const CLOCK_LEEWAY_SECONDS: i64 = 300;

/// One thing the server may be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What is allowed; answered here.
    Policy,
    /// A page of keys.
    List {
        /// Counted from 1.
        page: u32,
        /// At most 100.
        page_size: u32,
    },
    /// One key.
    Get(KeyId),
    /// The full text of one key.
    Reveal(KeyId),
    /// A new key, within the policy.
    Create(Box<ValidDraft>),
    /// New settings of a key, within the policy.
    Update(KeyId, Box<Update>),
    /// A key switched on or off.
    SetStatus(KeyId, Status),
    /// One key less.
    Delete(KeyId),
    /// Whose account it is; most of the answer stays here.
    Owner,
    /// What kind of server it is, which anybody may know.
    Status,
    /// The account's groups.
    Groups,
    /// The groups to which a key of the group `auto` may be limited.
    AutoGroups,
    /// Which group offers which model at which price; most of the answer stays here.
    Pricing,
    /// The account's models.
    Models,
    /// The public catalogue of models.
    Catalogue,
    /// What a key is, asked with the key itself.
    Usage(ApiKey),
    /// Which models a key may use, asked with the key itself.
    KeysModels(ApiKey),
}

/// New settings of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// All of them.
    pub asked: ValidDraft,
    /// The body named a list of groups for `auto`, be it an empty one. A server keeps a list that is not named.
    pub names_auto_groups: bool,
}

/// Why a request does not pass: a status, and words for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// For the person; holds nothing secret.
    pub message: String,
}

/// A page's request, as far as it counts.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// `GET` and so on.
    pub method: &'a str,
    /// Without the proxy's own prefix.
    pub path: &'a str,
    /// Without the question mark.
    pub query: &'a str,
    /// The `Authorization` header; only an API key is ever taken from it.
    pub authorization: &'a str,
    /// At most [`MAX_BODY_BYTES`].
    pub body: &'a [u8],
}

pub(crate) fn refused(status: u16, message: impl Into<String>) -> Refused {
    Refused { status, message: message.into() }
}

/// Reads a request, or says why it does not pass.
pub fn read(asked: Asked<'_>, policy: &Policy, now: UnixSeconds) -> Result<Wish, Refused> {
    let path: Vec<&str> = asked.path.trim_matches('/').split('/').collect();
    match (asked.method, path.as_slice()) {
        ("GET", ["policy"]) => Ok(Wish::Policy),
        ("GET", ["api", "token"]) => list(asked.query),
        ("GET", ["api", "token", "auto-groups"]) => Ok(Wish::AutoGroups),
        ("GET", ["api", "token", id]) => Ok(Wish::Get(key_id(id)?)),
        ("POST", ["api", "token", id, "key"]) => Ok(Wish::Reveal(key_id(id)?)),
        ("DELETE", ["api", "token", id]) => Ok(Wish::Delete(key_id(id)?)),
        ("POST", ["api", "token"]) => {
            let mut body = object(asked.body)?;
            let draft = draft(&mut body, policy, now)?;
            nothing_else(&body)?;
            Ok(Wish::Create(Box::new(draft)))
        }
        ("PUT", ["api", "token"]) if asked.query == "status_only=true" => set_status(asked.body),
        ("PUT", ["api", "token"]) if asked.query.is_empty() => {
            let mut body = object(asked.body)?;
            let id = body_id(&mut body)?;
            let names_auto_groups = body.contains_key(Field::AutoGroups.as_str());
            let asked = draft(&mut body, policy, now)?;
            nothing_else(&body)?;
            Ok(Wish::Update(id, Box::new(Update { asked, names_auto_groups })))
        }
        ("GET", ["api", "user", "self"]) => Ok(Wish::Owner),
        ("GET", ["api", "status"]) => Ok(Wish::Status),
        ("GET", ["api", "user", "self", "groups"]) => Ok(Wish::Groups),
        ("GET", ["api", "pricing"]) => Ok(Wish::Pricing),
        ("GET", ["api", "user", "models"]) => Ok(Wish::Models),
        ("GET", ["api", "models"]) => Ok(Wish::Catalogue),
        ("GET", ["api", "usage", "token"]) => Ok(Wish::Usage(api_key(asked.authorization)?)),
        ("GET", ["v1", "models"]) => Ok(Wish::KeysModels(api_key(asked.authorization)?)),
        _ => Err(refused(404, "the proxy does not pass this request on")),
    }
}

fn list(query: &str) -> Result<Wish, Refused> {
    let (mut page, mut page_size) = (1, 100);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let number = value.parse().ok().filter(|number| (1..=100_000).contains(number));
        match (name, number) {
            ("p", Some(number)) => page = number,
            ("page_size" | "size", Some(number)) if number <= 100 => page_size = number,
            _ => return Err(refused(400, format!("the proxy does not know the query {name:?}"))),
        }
    }
    Ok(Wish::List { page, page_size })
}

fn key_id(text: &str) -> Result<KeyId, Refused> {
    let id = text.parse().ok().filter(|id| *id > 0);
    id.map(KeyId).ok_or_else(|| refused(404, "the proxy does not pass this request on"))
}

/// Only an API key proves itself; whatever else stands there is not looked at further.
fn api_key(authorization: &str) -> Result<ApiKey, Refused> {
    let key = authorization.strip_prefix("Bearer ").map(str::trim).filter(|key| {
        key.starts_with("sk-")
            && key.len() <= 256
            && key.bytes().all(|byte| byte.is_ascii_graphic())
    });
    key.map(ApiKey::from_server).ok_or_else(|| refused(401, "this is asked with an API key"))
}

fn object(body: &[u8]) -> Result<Map<String, Value>, Refused> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(refused(400, "the body is no JSON object")),
    }
}

/// A field that is not understood is no harmless one.
fn nothing_else(rest: &Map<String, Value>) -> Result<(), Refused> {
    match rest.keys().next() {
        None => Ok(()),
        Some(field) => Err(refused(422, format!("the proxy does not know the field {field:?}"))),
    }
}

fn body_id(body: &mut Map<String, Value>) -> Result<KeyId, Refused> {
    let id = body.remove("id").as_ref().and_then(Value::as_i64).filter(|id| *id > 0);
    id.map(KeyId).ok_or_else(|| refused(422, "id is the number of a key"))
}

fn set_status(body: &[u8]) -> Result<Wish, Refused> {
    let mut body = object(body)?;
    let id = body_id(&mut body)?;
    let status = match body.remove("status").as_ref().and_then(Value::as_i64) {
        Some(1) => Status::Enabled,
        Some(2) => Status::Disabled,
        _ => return Err(refused(422, "status is 1 or 2")),
    };
    nothing_else(&body)?;
    Ok(Wish::SetStatus(id, status))
}

/// Takes the settings out of the body, and holds them against the form's rules and the policy.
fn draft(
    body: &mut Map<String, Value>,
    policy: &Policy,
    now: UnixSeconds,
) -> Result<ValidDraft, Refused> {
    let expired_time = number(body, "expired_time")?;
    let mut text = |field: &str| match body.remove(field) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(refused(422, format!("{field} is a text"))),
    };
    let (name, model_limits) = (text("name")?, text("model_limits")?);
    let (allow_ips, group) = (text("allow_ips")?, text("group")?);
    let draft = Draft {
        name,
        expires: expired_time != -1,
        expired_time: expired_time.to_string(),
        remain_quota: number(body, "remain_quota")?.to_string(),
        quota_unit: Unit::Units,
        unlimited_quota: flag(body, "unlimited_quota")?,
        model_limits_enabled: flag(body, "model_limits_enabled")?,
        model_limits,
        allow_ips,
        group,
        cross_group_retry: flag(body, "cross_group_retry")?,
        auto_groups: groups(body)?,
        ..Draft::default()
    };
    let checked = validate(&draft, now, None);
    let (valid, _warnings) = checked.map_err(|errors| {
        let told = errors.iter().map(|error| {
            format!("{}: {}", error.field.as_str(), error_text(&error.code, None, Lang::En))
        });
        refused(422, told.collect::<Vec<_>>().join(" "))
    })?;
    let later = UnixSeconds(now.0.saturating_add(CLOCK_LEEWAY_SECONDS));
    let violations = policy.check(&valid, later);
    if violations.is_empty() {
        return Ok(valid);
    }
    let told = violations.iter().map(|one| cap_text(&one.cap, None, Lang::En));
    Err(refused(422, told.collect::<Vec<_>>().join(" ")))
}

fn number(body: &mut Map<String, Value>, field: &str) -> Result<i64, Refused> {
    let number = body.remove(field).as_ref().and_then(Value::as_i64);
    number.ok_or_else(|| refused(422, format!("{field} is a whole number")))
}

/// A list of names, or null for every group, as the form's text.
fn groups(body: &mut Map<String, Value>) -> Result<String, Refused> {
    let field = Field::AutoGroups.as_str();
    match body.remove(field) {
        list @ (None | Some(Value::Null | Value::Array(_))) => Ok(text_of(list.as_ref())),
        Some(_) => Err(refused(422, format!("{field} is a list of texts"))),
    }
}

fn flag(body: &mut Map<String, Value>, field: &str) -> Result<bool, Refused> {
    match body.remove(field) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(flag),
        Some(_) => Err(refused(422, format!("{field} is true or false"))),
    }
}
