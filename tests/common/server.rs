//! A small model of the server, which the stories of the flows and screens look into.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use comet_keys::api::{Method, Request, Response};
use comet_keys::host::memory::Answer;
use serde_json::{Value, json};

use super::answers::{json_response, refused, success};
use super::fault::Fault;
use super::{OWNER, TOKEN};

/// What no update changes, beside what it always sends.
const OWN_FIELDS: [&str; 8] = [
    "user_id",
    "key",
    "status",
    "created_time",
    "accessed_time",
    "used_quota",
    "DeletedAt",
    "auto_groups",
];

/// Which requests a fault is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    List,
    Create,
    Get,
    Reveal,
    User,
    About,
    /// Asked with a key.
    Usage,
    /// Asked with a key.
    Models,
    Update,
    Status,
    Delete,
    Other,
}

/// What `data` of a successful create holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CreateData {
    #[default]
    Nothing,
    Id,
    Record,
    /// The request, as a record with an id: not what is stored.
    Echo,
}

/// The server: keys of one account, and what goes wrong next.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each switches one habit of the server by itself")]
pub struct Server {
    pub keys: Vec<Value>,
    pub last_id: i64,
    pub masks: bool,
    pub create_data: CreateData,
    pub faults: Vec<(Route, VecDeque<Fault>)>,
    /// Every request the client sent, also those that never arrived.
    pub asked: Vec<(Method, String)>,
    /// The bodies of the creates and updates among them.
    pub sent: Vec<(Method, Value)>,
    /// Ids of the keys that a POST of this client made.
    pub made: Vec<i64>,
    /// Keys of somebody else, to appear right before the next POST is handled.
    pub rival_drafts: Vec<Value>,
    pub hides_new_keys_for: u32,
    /// The public catalogue, and the account's groups; the server has no such endpoint without them.
    pub catalogue: Option<Value>,
    pub groups: Option<Value>,
    /// What `/api/token/auto-groups` tells; without it the server does not know the setting.
    pub auto_groups: Option<Value>,
    /// What `/api/status` tells; 0 stands for 500,000.
    pub units_per_dollar: u64,
    /// `/api/status` says nothing of the rate.
    pub hides_rate: bool,
    /// What `/api/user/self` tells.
    pub balance_units: Option<i64>,
    /// What new keys hold beside or instead of what was asked: the odd ways of other servers.
    pub stores: Vec<(&'static str, Value)>,
    /// Fields that an update loses, even if they are sent.
    pub drops: Vec<&'static str>,
    /// A proxy before the server holds the token.
    pub needs_no_token: bool,
    /// Stores new keys under this name, whatever was asked.
    pub renames: Option<String>,
    /// What it makes of a key that a POST of this client asks for, before it stores it.
    pub twist: Option<fn(&mut Value)>,
    /// Declines each create after having carried it out.
    pub refuses_after: bool,
    pub paging: Paging,
    /// What it says of the time, if it does.
    pub date: Option<&'static str>,
}

/// How the server hands out its list. Pages are counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paging {
    /// As New API does.
    #[default]
    Stock,
    /// `{data, page, size, total_count}` with so many a page, whatever was asked.
    OwnSize(usize),
    /// `{data}` with so many a page and no total.
    NoTotal(usize),
    /// A bare array with so many a page.
    Array(usize),
    /// The first so many on every page, without a total.
    Repeating(usize),
    /// The total counts the page alone.
    PageTotal(usize),
    /// So many a page, and every page from the second on is empty.
    OnePage(usize),
    /// So many a page, and the total grows with each page that is asked for.
    MovingTotal(usize),
}

pub type Shared = Rc<RefCell<Server>>;

impl Server {
    pub fn route(request: &Request) -> Route {
        let path = request.url.split_once("/api/").map_or("", |(_, path)| path);
        let id = path.strip_prefix("token/").unwrap_or_default();
        match request.method {
            Method::Get if path.starts_with("token/?") => Route::List,
            Method::Post if path == "token/" => Route::Create,
            Method::Post if path.ends_with("/key") => Route::Reveal,
            Method::Get if !id.is_empty() && id.parse::<i64>().is_ok() => Route::Get,
            Method::Get if path == "user/self" => Route::User,
            Method::Get if path == "status" => Route::About,
            Method::Get if path == "usage/token/" => Route::Usage,
            Method::Get if request.url.ends_with("/v1/models") => Route::Models,
            Method::Put if path == "token/" => Route::Update,
            Method::Put if path == "token/?status_only=true" => Route::Status,
            Method::Delete => Route::Delete,
            _ => Route::Other,
        }
    }

    pub fn fail(&mut self, route: Route, fault: Fault, times: usize) {
        self.faults.push((route, std::iter::repeat_n(fault, times).collect()));
    }

    pub fn handle(&mut self, request: &Request) -> Answer {
        self.asked.push((request.method, request.url.clone()));
        let route = Self::route(request);
        if matches!(route, Route::Create | Route::Update) {
            let body = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
            self.sent.push((request.method, body));
        }
        let queue = self.faults.iter_mut().find(|(own, queue)| *own == route && !queue.is_empty());
        let fault = queue.and_then(|(_, queue)| queue.pop_front());
        let date = self.date;
        let answer = match fault {
            Some(fault) => fault.plays(|| self.act(request)),
            None => Ok(self.act(request)),
        };
        answer.map(|mut answer| {
            answer.headers.extend(date.map(|date| ("date", date.to_owned())));
            answer
        })
    }

    /// Does what a request asks for.
    pub fn act(&mut self, request: &Request) -> Response {
        match (request.url.split_once("/api/").map(|(_, path)| path), &self.catalogue, &self.groups)
        {
            (Some("models"), Some(models), _) => return success(models),
            (Some("user/self/groups"), _, Some(groups)) => return success(groups),
            (Some("token/auto-groups"), ..) => {
                let without = "strconv.Atoi: parsing \"auto-groups\": invalid syntax";
                return self.auto_groups.as_ref().map_or_else(|| refused(without), success);
            }
            _ => {}
        }
        if let Some(key) = self.bearer(request) {
            return Self::told_to_key(Self::route(request), &key);
        }
        if Self::route(request) == Route::About && !self.hides_rate {
            return success(
                &json!({ "quota_per_unit": match self.units_per_dollar { 0 => 500_000, own => own } }),
            );
        }
        if request.header("Authorization") != Some(TOKEN) && !self.needs_no_token {
            return refused("无权进行此操作，access token 无效");
        }
        match Self::route(request) {
            Route::List => self.list(&request.url),
            Route::Create => {
                for rival in std::mem::take(&mut self.rival_drafts) {
                    self.insert(&rival);
                }
                let draft: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
                let id = self.insert(&draft);
                if let (Some(twist), Some(key)) = (self.twist, self.keys.last_mut()) {
                    twist(key);
                }
                self.made.push(id);
                if self.refuses_after {
                    return refused("the quota could not be reserved");
                }
                let record = self.keys.last().cloned().unwrap();
                match self.create_data {
                    CreateData::Nothing => json_response(&json!({"message": "", "success": true})),
                    CreateData::Id => success(&json!({ "id": id })),
                    CreateData::Record => success(&self.shown(&record)),
                    CreateData::Echo => {
                        let mut echo = self.shown(&record);
                        for (name, value) in draft.as_object().unwrap() {
                            echo[name] = value.clone();
                        }
                        success(&echo)
                    }
                }
            }
            Route::Get => {
                let id: i64 = request.url.rsplit_once('/').unwrap().1.parse().unwrap();
                match self.keys.iter().find(|key| key["id"] == id) {
                    Some(key) => success(&self.shown(key)),
                    None => refused("record not found"),
                }
            }
            Route::Reveal if self.masks => {
                let id: i64 = request.url.rsplit('/').nth(1).unwrap().parse().unwrap();
                match self.keys.iter().find(|key| key["id"] == id) {
                    Some(key) => success(&json!({ "key": key["key"] })),
                    None => refused("record not found"),
                }
            }
            Route::User => {
                let mut user = json!({ "id": OWNER, "username": "alice" });
                if let Some(units) = self.balance_units {
                    user["quota"] = units.into();
                }
                success(&user)
            }
            Route::Update | Route::Status => {
                let sent: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
                let masks = self.masks;
                let is_full = Self::route(request) == Route::Update;
                let drops = self.drops.clone();
                match self.keys.iter_mut().find(|key| key["id"] == sent["id"]) {
                    Some(key) => {
                        let sent = sent.as_object().unwrap();
                        let key_fields = key.as_object_mut().unwrap();
                        // What a full update leaves out is empty afterwards.
                        let stays =
                            |name: &str| OWN_FIELDS.contains(&name) || sent.contains_key(name);
                        key_fields.retain(|name, _| !is_full || stays(name));
                        key_fields.extend(sent.clone());
                        key_fields.retain(|name, _| !is_full || !drops.contains(&&**name));
                        let key = key.clone();
                        success(&if masks { self.shown(&key) } else { key })
                    }
                    None => refused("record not found"),
                }
            }
            Route::Delete => {
                let id: i64 = request.url.rsplit_once('/').unwrap().1.parse().unwrap();
                let before = self.keys.len();
                self.keys.retain(|key| key["id"] != id);
                if self.keys.len() < before {
                    json_response(&json!({ "success": true, "message": "" }))
                } else {
                    refused("record not found")
                }
            }
            Route::Reveal | Route::About | Route::Usage | Route::Models | Route::Other => {
                let error =
                    json!({"error": {"message": "Invalid URL", "type": "invalid_request_error"}});
                Response { status: 404, ..json_response(&error) }
            }
        }
    }

    /// The key that a request proves itself with.
    fn bearer(&self, request: &Request) -> Option<Value> {
        let text = request.header("Authorization")?.strip_prefix("Bearer sk-")?;
        self.keys.iter().find(|key| key["key"] == text).cloned()
    }

    /// What a key is told about itself.
    fn told_to_key(route: Route, key: &Value) -> Response {
        let limits: Vec<&str> =
            key["model_limits"].as_str().unwrap().split(',').filter(|id| !id.is_empty()).collect();
        if route == Route::Models {
            let models = if limits.is_empty() { vec!["gpt-4.1", "gpt-4o"] } else { limits };
            let models: Vec<Value> = models.iter().map(|id| json!({ "id": id })).collect();
            return json_response(&json!({ "success": true, "data": models }));
        }
        let number = |name: &str| key[name].as_i64().unwrap();
        let set: serde_json::Map<_, _> =
            limits.iter().map(|id| ((*id).to_owned(), json!(true))).collect();
        json_response(&json!({ "code": true, "message": "ok", "data": {
            "name": key["name"],
            "total_granted": number("remain_quota") + number("used_quota"),
            "total_used": number("used_quota"),
            "total_available": number("remain_quota"),
            "unlimited_quota": key["unlimited_quota"],
            "expires_at": number("expired_time").max(0),
            "model_limits_enabled": key["model_limits_enabled"],
            "model_limits": set,
        }}))
    }

    fn list(&mut self, url: &str) -> Response {
        let number = |name: &str| -> usize {
            let (_, rest) = url.split_once(&format!("{name}=")).unwrap();
            rest.split('&').next().unwrap().parse().unwrap()
        };
        let (page, size) = (number("?p"), number("page_size").min(100));
        let mut visible: Vec<_> = self.keys.iter().collect();
        if self.hides_new_keys_for > 0 && !self.made.is_empty() {
            self.hides_new_keys_for -= 1;
            visible.retain(|key| !self.made.contains(&key["id"].as_i64().unwrap()));
        }
        visible.sort_by_key(|key| std::cmp::Reverse(key["id"].as_i64()));
        let total = visible.len();
        let (page, size) = match self.paging {
            Paging::Stock => (page, size),
            Paging::Repeating(size) => (1, size),
            Paging::OwnSize(size)
            | Paging::NoTotal(size)
            | Paging::Array(size)
            | Paging::PageTotal(size)
            | Paging::OnePage(size)
            | Paging::MovingTotal(size) => (page, size),
        };
        let mut items: Vec<_> = visible
            .into_iter()
            .skip((page - 1) * size)
            .take(size)
            .map(|key| self.shown(key))
            .collect();
        if matches!(self.paging, Paging::OnePage(_)) && page > 1 {
            items.clear();
        }
        success(&match self.paging {
            Paging::Stock => {
                json!({ "page": page, "page_size": size, "total": total, "items": items })
            }
            Paging::OwnSize(_) | Paging::OnePage(_) => {
                json!({ "data": items, "page": page, "size": size, "total_count": total })
            }
            Paging::NoTotal(_) | Paging::Repeating(_) => json!({ "data": items }),
            Paging::Array(_) => json!(items),
            Paging::PageTotal(_) => json!({ "total": items.len(), "items": items }),
            Paging::MovingTotal(_) => {
                json!({ "total": total + self.asked.len(), "items": items, "page_size": size })
            }
        })
    }

    fn shown(&self, key: &Value) -> Value {
        let mut key = key.clone();
        if self.masks {
            let full = key["key"].as_str().unwrap().to_owned();
            key["key"] = json!(format!("{}**********{}", &full[..4], &full[44..]));
        }
        key
    }

    /// Inserts a key as the server does: with its own normalising.
    pub fn insert(&mut self, draft: &Value) -> i64 {
        // Ids are shared by all accounts, so they have gaps.
        self.last_id += 3;
        let id = self.last_id;
        let mut key = json!({
            "id": id, "user_id": OWNER, "key": format!("{id:0>48}"), "status": 1,
            "created_time": 1_796_083_200, "accessed_time": 1_796_083_200, "used_quota": 0,
            "DeletedAt": null,
        });
        for (name, value) in draft.as_object().unwrap() {
            key[name] = value.clone();
        }
        for (name, value) in &self.stores {
            key[name] = value.clone();
        }
        if let Some(name) = &self.renames {
            key["name"] = json!(name);
        }
        if key["allow_ips"].is_null() {
            key["allow_ips"] = json!("");
        }
        self.keys.push(key);
        id
    }

    pub fn key_text(&self, id: i64) -> String {
        let key = self.keys.iter().find(|key| key["id"] == id).unwrap();
        format!("sk-{}", key["key"].as_str().unwrap())
    }

    /// The whole text of the key with the highest id.
    pub fn newest_key_text(&self) -> String {
        self.key_text(self.keys.iter().filter_map(|key| key["id"].as_i64()).max().unwrap())
    }

    pub fn posts(&self) -> usize {
        self.asked
            .iter()
            .filter(|(method, url)| *method == Method::Post && url.ends_with("/api/token/"))
            .count()
    }
}
