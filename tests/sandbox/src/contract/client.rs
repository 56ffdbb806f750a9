//! The suite's own HTTP client: sends one request, follows nothing, retries nothing.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::Request;

/// The most the suite reads of an answer.
const MAX_BODY_BYTES: u64 = 5 << 20;

/// Who asks.
#[derive(Clone, Copy)]
pub(super) enum As<'a> {
    /// The account, with its access token.
    Account,
    /// The account, with its access token after `Bearer`.
    AccountWithBearer,
    /// Somebody with this `Authorization` header.
    Bearer(&'a str),
    /// Somebody without any token.
    Nobody,
}

/// A server and an account there.
pub(super) struct Client {
    agent: Agent,
    base_url: String,
    token: String,
    user_id: Option<i64>,
}

/// One answer.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) body: String,
}

impl Client {
    pub(super) fn new(base_url: &str, token: &str, user_id: Option<i64>) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .build()
            .new_agent();
        let base_url = base_url.trim_end_matches('/').to_owned();
        Self { agent, base_url, token: token.trim().to_owned(), user_id }
    }

    pub(super) fn get(&self, who: As<'_>, path: &str) -> Result<Reply, String> {
        self.send("GET", who, path, None)
    }

    pub(super) fn send(
        &self,
        method: &str,
        who: As<'_>,
        path: &str,
        body: Option<String>,
    ) -> Result<Reply, String> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base_url))
            .header("Content-Type", "application/json");
        request = match who {
            As::Account => request.header("Authorization", &self.token),
            As::AccountWithBearer => {
                request.header("Authorization", format!("Bearer {}", self.token))
            }
            As::Bearer(key) => request.header("Authorization", format!("Bearer {key}")),
            As::Nobody => request,
        };
        if let (As::Account | As::AccountWithBearer, Some(id)) = (who, self.user_id) {
            request = request.header("New-Api-User", id);
        }
        let failed = |error: &dyn std::fmt::Display| format!("{method} {path}: {error}");
        let answer = match body {
            Some(body) => self.agent.run(request.body(body).map_err(|error| failed(&error))?),
            None => self.agent.run(request.body(()).map_err(|error| failed(&error))?),
        };
        let mut answer = answer.map_err(|error| failed(&error))?;
        let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
        let location = location.unwrap_or_default().to_owned();
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(MAX_BODY_BYTES).read_to_string();
        let body = body.map_err(|error| failed(&error))?;
        Ok(Reply { status, location, body })
    }
}

impl Reply {
    pub(super) fn json(&self) -> Result<Value, String> {
        let start = || self.body.chars().take(120).collect::<String>();
        serde_json::from_str(&self.body)
            .map_err(|error| format!("status {} and no JSON ({error}): {}", self.status, start()))
    }

    /// The `data` of a success.
    pub(super) fn data(&self) -> Result<Value, String> {
        let mut json = self.json()?;
        if json["success"] == true {
            return Ok(json["data"].take());
        }
        Err(format!("status {}: {}", self.status, json["message"]))
    }

    /// Whether the server refused in one of its ways.
    pub(super) fn is_refusal(&self) -> bool {
        let says_no = self.json().is_ok_and(|json| json["success"] == false);
        says_no || matches!(self.status, 400 | 401 | 403 | 404)
    }

    /// Whether there is no such endpoint here.
    pub(super) fn is_missing(&self) -> bool {
        self.status == 404 || self.status == 405
    }
}
