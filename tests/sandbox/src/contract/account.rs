//! The account under test: lists, creates, reveals and, at the end, deletes its own keys again.

use serde_json::{Value, json};

use super::client::{As, Client, Reply};
use crate::random;

/// An account and the keys the suite made there.
pub(super) struct AccountUnderTest {
    pub(super) client: Client,
    /// The name of every key of this run begins so; nothing else is ever touched.
    pub(super) prefix: String,
}

impl AccountUnderTest {
    pub(super) fn new(client: Client) -> Self {
        Self { client, prefix: format!("comet-contract-{}", random::letters_and_digits(8)) }
    }

    /// The newest keys, up to 100.
    pub(super) fn newest(&self) -> Result<Vec<Value>, String> {
        self.page(1, 100)
    }

    pub(super) fn page(&self, page: i64, size: i64) -> Result<Vec<Value>, String> {
        let path = format!("/api/token/?p={page}&page_size={size}");
        let data = self.client.get(As::Account, &path)?.data()?;
        let items = data["items"].as_array().or_else(|| data.as_array());
        items.cloned().ok_or_else(|| "the list has no items".to_owned())
    }

    /// The highest id; 0 when there is no key.
    pub(super) fn newest_id(&self) -> Result<i64, String> {
        Ok(self.newest()?.iter().filter_map(|key| key["id"].as_i64()).max().unwrap_or(0))
    }

    pub(super) fn post(&self, body: &Value) -> Result<Reply, String> {
        self.client.send("POST", As::Account, "/api/token/", Some(body.to_string()))
    }

    pub(super) fn put(&self, query: &str, body: &Value) -> Result<Reply, String> {
        let path = format!("/api/token/{query}");
        self.client.send("PUT", As::Account, &path, Some(body.to_string()))
    }

    pub(super) fn delete(&self, id: i64) -> Result<Reply, String> {
        self.client.send("DELETE", As::Account, &format!("/api/token/{id}"), None)
    }

    pub(super) fn record(&self, id: i64) -> Result<Value, String> {
        self.client.get(As::Account, &format!("/api/token/{id}"))?.data()
    }

    /// Creates a key of this run, `fields` over sensible ones, and finds it again by its new id.
    pub(super) fn create(&self, name: &str, fields: &Value) -> Result<Value, String> {
        let before = self.newest_id()?;
        let mut body = json!({
            "name": self.named(name), "expired_time": -1, "remain_quota": 100_000,
            "unlimited_quota": false, "model_limits_enabled": false, "model_limits": "",
            "allow_ips": null, "group": "", "cross_group_retry": false,
        });
        for (field, value) in fields.as_object().into_iter().flatten() {
            body[field] = value.clone();
        }
        self.post(&body)?.data()?;
        let is_new = |key: &Value| {
            key["id"].as_i64().is_some_and(|id| id > before) && key["name"] == body["name"]
        };
        let mut found: Vec<_> = self.newest()?.into_iter().filter(is_new).collect();
        match (found.pop(), found.len()) {
            (Some(key), 0) => Ok(key),
            (None, _) => Err(format!("no key named {} appeared", body["name"])),
            (_, more) => Err(format!("{} keys appeared for one create", more + 1)),
        }
    }

    /// A name of this run.
    pub(super) fn named(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// The full key with `sk-`, from the record or, where that is masked, revealed.
    pub(super) fn secret(&self, key: &Value) -> Result<String, String> {
        let mut text = key["key"].as_str().unwrap_or_default().to_owned();
        if text.contains('*') {
            let path = format!("/api/token/{}/key", key["id"]);
            let data = self.client.send("POST", As::Account, &path, None)?.data()?;
            data["key"].as_str().unwrap_or_default().clone_into(&mut text);
        }
        if text.is_empty() || text.contains('*') {
            return Err("the full key cannot be had".to_owned());
        }
        Ok(if text.starts_with("sk-") { text } else { format!("sk-{text}") })
    }

    pub(super) fn models_with(&self, secret: &str) -> Result<Reply, String> {
        self.client.get(As::Bearer(secret), "/v1/models")
    }

    /// Deletes every key of this run.
    pub(super) fn clean_up(&self) -> Result<(), String> {
        for _ in 0..3 {
            let own: Vec<_> = self.newest()?.into_iter().filter(|key| self.is_own(key)).collect();
            if own.is_empty() {
                return Ok(());
            }
            for id in own.iter().filter_map(|key| key["id"].as_i64()) {
                self.delete(id)?;
            }
        }
        Err(format!("keys named {}… are left behind", self.prefix))
    }

    fn is_own(&self, key: &Value) -> bool {
        key["name"].as_str().is_some_and(|name| name.starts_with(&self.prefix))
    }
}
