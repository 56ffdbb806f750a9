//! Asks the server for a wish, and hands on no more of the answer than pages need.

use comet_keys::api::{
    Account, Request, Response, auto_groups, create_key, delete_key, get_key, groups, list_keys,
    model_catalogue, models_v1, pricing, reveal_key, set_status, status, update_key, usage,
    user_models, user_self,
};
use comet_keys::domain::key::KeyText;
use comet_keys::domain::settings::Settings;
use comet_keys::domain::time::UnixSeconds;
use serde_json::{Value, json};

use crate::gate::{Refused, Wish, refused};
use crate::upstream::Upstream;

/// How long the full text of a new key may be asked for where keys are masked, in seconds.
const FRESH_SECONDS: i64 = 600;

/// An answer for the page: a status and a JSON object.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The server's clock and the pause it asks for, handed on as they came.
    pub headers: Vec<(&'static str, String)>,
    /// The whole body.
    pub body: Value,
}

impl Answer {
    /// An answer of the proxy's own, which nobody's clock has stamped.
    pub(crate) fn own(status: u16, body: Value) -> Self {
        Self { status, headers: Vec::new(), body }
    }
}

impl From<Refused> for Answer {
    fn from(refused: Refused) -> Self {
        let body = json!({ "success": false, "message": refused.message });
        Self::own(refused.status, body)
    }
}

/// The server, as whom it is asked, and what pages may see of keys.
pub struct Asker<'a> {
    /// Answers.
    pub upstream: &'a dyn Upstream,
    /// Holds the token.
    pub account: &'a Account,
    /// Whether pages see whole keys only for some minutes after they were made.
    pub masks_keys: bool,
}

impl Asker<'_> {
    /// Asks once, or for a fresh key's text twice.
    pub fn ask(&self, wish: &Wish, now: UnixSeconds) -> Result<Answer, Refused> {
        if let Wish::Reveal(id) = wish
            && self.masks_keys
        {
            let answer = self.send(&get_key::request(self.account, *id))?;
            if answer.status == 429 {
                return Ok(answer);
            }
            let read = get_key::read(&as_response(&answer));
            let record = read.map_err(|_failure| refused(404, "there is no such key"))?;
            if now.0.saturating_sub(record.created_time) > FRESH_SECONDS {
                return Err(refused(403, "only a new key is shown whole here"));
            }
            if let KeyText::Full(key) = &record.key {
                let data = json!({ "key": key.expose() });
                let body = json!({ "success": true, "message": "", "data": data });
                return Ok(Answer { status: 200, headers: answer.headers, body });
            }
        }
        let mut answer = self.send(&self.request(wish))?;
        match wish {
            Wish::Reveal(_) | Wish::Usage(_) | Wish::KeysModels(_) => {}
            Wish::Owner => keep_only(&mut answer.body, &["id", "group", "quota", "used_quota"]),
            Wish::AutoGroups => keep_only(&mut answer.body, &["groups", "max_count"]),
            Wish::Pricing => cut_prices(&mut answer.body),
            _ if self.masks_keys => mask(&mut answer.body),
            _ => {}
        }
        Ok(answer)
    }

    /// Written anew from what was understood; nothing of the page's own request is copied.
    fn request(&self, wish: &Wish) -> Request {
        let (account, base_url) = (self.account, &self.account.base_url);
        match wish {
            Wish::List { page, page_size } => list_keys::request(account, *page, *page_size),
            Wish::Get(id) => get_key::request(account, *id),
            Wish::Reveal(id) => reveal_key::request(account, *id),
            Wish::Create(asked) => create_key::request(account, asked),
            Wish::Update(id, update) => {
                let mut settings = Settings::from(&update.asked);
                if update.names_auto_groups {
                    settings.auto_groups = Some(update.asked.auto_groups.to_value());
                }
                update_key::request(account, *id, &settings)
            }
            Wish::SetStatus(id, status) => set_status::request(account, *id, *status),
            Wish::Delete(id) => delete_key::request(account, *id),
            Wish::Owner => user_self::request(account),
            // The policy is answered without asking.
            Wish::Status | Wish::Policy => status::request(account),
            Wish::Groups => groups::request(account),
            Wish::AutoGroups => auto_groups::request(account),
            Wish::Pricing => pricing::request(account),
            Wish::Models => user_models::request(account),
            Wish::Catalogue => model_catalogue::request_as(account),
            Wish::Usage(key) => usage::request(base_url, key),
            Wish::KeysModels(key) => models_v1::request(base_url, key),
        }
    }

    fn send(&self, request: &Request) -> Result<Answer, Refused> {
        let response = self.upstream.send(request).map_err(|told| refused(502, told))?;
        let token = self.account.token.expose().as_bytes();
        if response.body.windows(token.len()).any(|part| part == token) {
            return Err(refused(502, "the server's answer holds the proxy's own token"));
        }
        let (status, headers) = (response.status, response.headers);
        match serde_json::from_slice(&response.body) {
            Ok(body @ Value::Object(_)) => Ok(Answer { status, headers, body }),
            // New API's own way to say it, without a body.
            _ if status == 429 => {
                let answer = Answer::from(refused(429, "the server asks for a pause"));
                Ok(Answer { headers, ..answer })
            }
            _ => Err(refused(502, "the server's answer is no JSON")),
        }
    }
}

fn as_response(answer: &Answer) -> Response {
    let body = answer.body.to_string().into_bytes();
    let content_type = "application/json".to_owned();
    Response { status: answer.status, content_type, body, ..Response::default() }
}

fn keep_only(body: &mut Value, fields: &[&str]) {
    if let Some(Value::Object(data)) = body.get_mut("data") {
        data.retain(|field, _| fields.contains(&field.as_str()));
    }
}

/// The form needs each model's price and groups, and the groups' factors.
fn cut_prices(body: &mut Value) {
    const WHOLE: [&str; 6] =
        ["success", "message", "data", "group_ratio", "usable_group", "auto_groups"];
    const MODEL: [&str; 6] = [
        "model_name",
        "quota_type",
        "model_ratio",
        "model_price",
        "completion_ratio",
        "enable_groups",
    ];
    let Value::Object(whole) = body else { return };
    whole.retain(|field, _| WHOLE.contains(&field.as_str()));
    let models = whole.get_mut("data").and_then(Value::as_array_mut);
    for model in models.into_iter().flatten().filter_map(Value::as_object_mut) {
        model.retain(|field, _| MODEL.contains(&field.as_str()));
    }
}

/// Masks each text called `key`, at any depth, as New API servers since March 2026 do.
fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if name == "key" => *text = masked(text),
                    field => mask(field),
                }
            }
        }
        _ => {}
    }
}

fn masked(key: &str) -> String {
    let characters: Vec<char> = key.chars().collect();
    let shown = if characters.len() >= 16 { 4 } else { 0 };
    let head: String = characters[..shown].iter().collect();
    let tail: String = characters[characters.len() - shown..].iter().collect();
    format!("{head}**********{tail}")
}
