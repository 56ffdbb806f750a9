//! One of the three servers, and what passes between it and the client when nothing goes wrong.

use std::cell::Cell;
use std::time::{Duration, UNIX_EPOCH};

use comet_keys::api::{Account, Method, Request, Response, create_key};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::user_id::UserId;
use comet_sandbox::{
    Config, DEFAULT_TOKEN, DEFAULT_USER_ID, Generation, Model, Odd, RateLimits, Seed,
};
use serde_json::{Value, json};

use crate::chance::Chance;

/// What `data` of a successful create holds. The recorded servers send none; a later one may.
#[derive(Clone, Copy)]
enum CreateData {
    Nothing,
    Id,
    Record,
}

pub(crate) struct Server {
    model: Model,
    create_data: CreateData,
    /// What every second key is stored as.
    odd_store: Option<Odd>,
    odd_list: Option<Odd>,
    creates: Cell<u64>,
    /// Whether its answers say what time it is.
    tells_time: bool,
    now_seconds: Cell<i64>,
}

impl Server {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let config = Config {
            server: chance.one_of(&Generation::ALL),
            seed: Seed::Empty,
            // The network of the simulation answers 429 by itself.
            rate_limits: RateLimits::none(),
            ..Config::default()
        };
        let create_data = match chance.below(6) {
            0 => CreateData::Id,
            1 => CreateData::Record,
            _ => CreateData::Nothing,
        };
        let odd_store = chance.one_in(3).then(|| chance.one_of(&Odd::STORES));
        let odd_list = chance.one_in(3).then(|| chance.one_of(&Odd::LISTS));
        let creates = Cell::new(chance.below(2));
        let tells_time = !chance.one_in(4);
        let model = Model::new(config);
        let now_seconds = Cell::default();
        Self { model, create_data, odd_store, odd_list, creates, tells_time, now_seconds }
    }

    /// Whether the key is stored just as it was asked for.
    pub(crate) fn is_as_asked(&self, id: i64, asked: &ValidDraft) -> bool {
        let request = create_key::request(&account(), asked);
        let asked: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
        let keys = self.model.keys();
        let stored = json!(keys.iter().find(|key| key.id == id).unwrap());
        let text = |value: &Value| if value.is_null() { json!("") } else { value.clone() };
        let mut fields = asked.as_object().unwrap().iter();
        stored["status"] == 1 && fields.all(|(name, value)| text(&stored[name]) == text(value))
    }

    pub(crate) fn has_key(&self, id: i64) -> bool {
        self.model.keys().iter().any(|key| key.id == id)
    }

    /// Whether it says itself which key is the new one.
    pub(crate) fn names_the_new_key(&self) -> bool {
        !matches!(self.create_data, CreateData::Nothing)
    }

    /// Moves its clock on.
    pub(crate) fn set_seconds(&self, seconds: i64) {
        self.now_seconds.set(seconds);
        self.model.set_seconds(seconds);
    }

    pub(crate) fn now_seconds(&self) -> i64 {
        self.now_seconds.get()
    }

    pub(crate) fn created_seconds(&self, id: i64) -> i64 {
        self.model.keys().iter().find(|key| key.id == id).unwrap().created_time
    }

    /// Somebody uses a key, for nothing yet.
    pub(crate) fn use_key(&self, id: i64) {
        let now_seconds = self.now_seconds.get();
        self.model.edit_keys(|keys| {
            for key in keys.iter_mut().filter(|key| key.id == id) {
                key.accessed_time = now_seconds + 1;
            }
        });
    }

    pub(crate) fn is_used(&self, id: i64) -> bool {
        self.model.keys().iter().any(|key| key.id == id && key.accessed_time > key.created_time)
    }

    pub(crate) fn key_ids(&self) -> Vec<i64> {
        self.model.keys().iter().map(|key| key.id).collect()
    }

    pub(crate) fn is_create(request: &Request) -> bool {
        request.method == Method::Post && path(request) == "/api/token/"
    }

    pub(crate) fn is_list(request: &Request) -> bool {
        request.method == Method::Get && path(request).starts_with("/api/token/?")
    }

    /// Does one request. A create is told apart from what made the key by [`Self::newest_id`].
    pub(crate) fn act(&self, request: &Request) -> Response {
        // Ids are shared by all accounts, so they have gaps.
        self.model.skip_ids(2);
        let mut answer = self.ask(request);
        if Self::is_create(request) && is_success(&answer.body) {
            let data = match self.create_data {
                CreateData::Nothing => return answer,
                CreateData::Id => json!({ "id": self.newest_id() }),
                CreateData::Record => self.record(self.newest_id()),
            };
            let body = json!({ "success": true, "message": "", "data": data });
            answer.body = body.to_string().into_bytes();
        }
        answer
    }

    /// Somebody else creates a key of the account.
    pub(crate) fn rival_creates(&self, asked: &ValidDraft) {
        let answer = self.act(&create_key::request(&account(), asked));
        assert!(is_success(&answer.body), "a rival's create is as good as any");
    }

    /// The highest id; 0 while there is no key.
    pub(crate) fn newest_id(&self) -> i64 {
        self.model.keys().last().map_or(0, |key| key.id)
    }

    pub(crate) fn key_text(&self, id: i64) -> String {
        self.model.keys().iter().find(|key| key.id == id).unwrap().secret()
    }

    fn ask(&self, request: &Request) -> Response {
        let headers: Vec<(&str, &str)> =
            request.headers.iter().map(|(name, value)| (*name, value.expose())).collect();
        let body = request.body.as_deref().unwrap_or_default();
        let odd = if Self::is_create(request) {
            self.creates.set(self.creates.get() + 1);
            self.odd_store.filter(|_| self.creates.get().is_multiple_of(2))
        } else {
            self.odd_list.filter(|_| Self::is_list(request))
        };
        let method = request.method.as_str();
        let answer = self.model.answer_oddly(odd, method, path(request), &headers, body);
        let answer = answer.expect("the client sends what is a request");
        let (status, content_type, body) = (answer.status, answer.content_type, answer.body);
        let seconds = u64::try_from(self.now_seconds.get()).unwrap();
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
        let headers = if self.tells_time { vec![("date", date)] } else { Vec::new() };
        Response { status, headers, content_type, body }
    }

    /// The record as the server shows it.
    fn record(&self, id: i64) -> Value {
        let own = account();
        let token = own.token.expose();
        let user_id = DEFAULT_USER_ID.to_string();
        let headers = [("Authorization", token), ("New-Api-User", user_id.as_str())];
        let answer = self.model.answer("GET", &format!("/api/token/{id}"), &headers, "").unwrap();
        let mut answer: Value = serde_json::from_slice(&answer.body).unwrap();
        answer["data"].take()
    }
}

/// The sandbox's account, as every generation of servers takes it.
pub(crate) fn account() -> Account {
    Account {
        id: AccountId::sole(),
        base_url: BaseUrl::default(),
        user_id: UserId::parse_optional(&DEFAULT_USER_ID.to_string()).unwrap(),
        token: AccessToken::parse(DEFAULT_TOKEN).unwrap(),
    }
}

fn path(request: &Request) -> &str {
    request.url.strip_prefix(BaseUrl::default().as_str()).expect("requests go to the server alone")
}

fn is_success(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|answer| answer["success"] == true)
}
