//! Two accounts' keys on the sandbox's server, which numbers them together.

use comet_keys::api::{Method, Request, Response};
use comet_sandbox::{Config, Generation, Model, RateLimits, Seed};

use crate::chance::Chance;

/// One of the two people's accounts on the server.
pub(crate) type User = usize;

/// Their access tokens.
pub(crate) const TOKENS: [&str; 2] =
    ["FirstAccessToken+0123456789abcde", "SecondAccessToken+0123456789abcd"];
/// Their numeric ids.
pub(crate) const USER_IDS: [i64; 2] = [2, 3];
/// What the names of their keys begin with.
pub(crate) const MARKS: [&str; 2] = ["a-", "b-"];

pub(crate) struct Server {
    models: [Model; 2],
    next_ids: [i64; 2],
    /// Where each is.
    pub(crate) bases: [&'static str; 2],
}

impl Server {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let generation = chance.one_of(&Generation::ALL);
        let model = |user: User| {
            Model::new(Config {
                server: generation,
                token: TOKENS[user].to_owned(),
                user_id: USER_IDS[user],
                seed: Seed::Empty,
                rate_limits: RateLimits::none(),
                ..Config::default()
            })
        };
        let own = "https://api.cometapi.com";
        let second = chance.one_of(&[own, "https://keys.example"]);
        Self { models: [model(0), model(1)], next_ids: [1, 1], bases: [own, second] }
    }

    /// Whose token a request carries.
    pub(crate) fn user_of(request: &Request) -> User {
        let header =
            request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let (_, value) = header.expect("every request names its account");
        TOKENS
            .iter()
            .position(|token| value.expose().contains(token))
            .expect("a token that is known")
    }

    /// The path and the query; `None` for a request to another server than the account's.
    pub(crate) fn path(&self, user: User, request: &Request) -> Option<String> {
        request.url.strip_prefix(self.bases[user]).map(ToOwned::to_owned)
    }

    pub(crate) fn is_create(&self, user: User, request: &Request) -> bool {
        request.method == Method::Post && self.path(user, request).as_deref() == Some("/api/token/")
    }

    /// The key that a DELETE is about.
    pub(crate) fn deleted_id(&self, user: User, request: &Request) -> Option<i64> {
        let path = self.path(user, request).filter(|_| request.method == Method::Delete)?;
        path.trim_matches('/').rsplit('/').next()?.parse().ok()
    }

    /// Does one request, and tells the key that it has made.
    pub(crate) fn act(&mut self, user: User, request: &Request) -> (Response, Option<i64>) {
        let Some(path) = self.path(user, request) else {
            return (Response { status: 401, ..Response::default() }, None);
        };
        // Numbers are shared by all accounts, so they have gaps.
        let next_id = self.next_ids.into_iter().max().unwrap_or_default() + 2;
        self.models[user].skip_ids(next_id - self.next_ids[user]);
        self.next_ids[user] = next_id;
        let headers: Vec<(&str, &str)> =
            request.headers.iter().map(|(name, value)| (*name, value.expose())).collect();
        let body = request.body.as_deref().unwrap_or_default();
        let answer = self.models[user].answer(request.method.as_str(), &path, &headers, body);
        let answer = answer.expect("the client sends what is a request");
        let is_create = self.is_create(user, request);
        let made = is_create.then(|| self.newest_id(user)).filter(|newest| *newest == next_id);
        self.next_ids[user] += i64::from(made.is_some());
        let (status, content_type, body) = (answer.status, answer.content_type, answer.body);
        (Response { status, content_type, body, ..Response::default() }, made)
    }

    pub(crate) fn has_key(&self, user: User, id: i64) -> bool {
        self.models[user].keys().iter().any(|key| key.id == id)
    }

    /// The keys of an account, by number and name.
    pub(crate) fn keys(&self, user: User) -> Vec<(i64, String)> {
        self.models[user].keys().into_iter().map(|key| (key.id, key.name)).collect()
    }

    fn newest_id(&self, user: User) -> i64 {
        self.models[user].keys().last().map_or(0, |key| key.id)
    }
}
