//! The proxy itself: from a page's request to an answer, past origin, person, size, gate and daily count.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use comet_keys::api::{Account, PROXY_HEADER};
use comet_keys::domain::policy::Policy;
use comet_keys::domain::time::UnixSeconds;
use serde_json::json;

use crate::ask::{Answer, Asker};
use crate::audit;
use crate::daily::Daily;
use crate::gate::{self, Asked, MAX_BODY_BYTES, Refused, Wish, refused};
use crate::origin::{self, Came};
use crate::upstream::Upstream;

/// Everything that does not change while the proxy runs.
pub struct Proxy {
    /// The server behind.
    pub upstream: Box<dyn Upstream>,
    /// As whom it is asked; holds the token.
    pub account: Account,
    /// What every key is held against.
    pub policy: Policy,
    /// Whose pages may ask, written like `https://dash.example`.
    pub origins: Vec<String>,
    /// The header in which the sign-in before the proxy names the person; without one everybody is the same.
    pub user_header: Option<String>,
    /// Whether pages see whole keys only for some minutes after they were made.
    pub masks_keys: bool,
    /// The creates of today.
    pub daily: Daily,
    /// Seconds since 1970.
    pub now: fn() -> UnixSeconds,
    /// Takes each line of the audit log.
    pub log: Box<dyn Fn(&str) + Send + Sync>,
}

/// Serves the proxy below `prefix`, such as `/keys`.
pub fn router(proxy: Arc<Proxy>, prefix: &str) -> Router {
    Router::new().nest(prefix, Router::new().fallback(answer).with_state(proxy))
}

async fn answer(State(proxy): State<Arc<Proxy>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let answer = match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(body) => {
            let uri = parts.uri;
            let work = move || {
                let asked = Asked {
                    method: parts.method.as_str(),
                    path: uri.path(),
                    query: uri.query().unwrap_or_default(),
                    authorization: text(&parts.headers, header::AUTHORIZATION.as_str()),
                    body: &body,
                };
                proxy.handle(&parts.headers, asked)
            };
            // The client of the server blocks; a task of its own also goes on when the page has left.
            let done = tokio::task::spawn_blocking(work).await;
            done.unwrap_or_else(|_panicked| refused(500, "the proxy failed").into())
        }
        Err(_too_large) => refused(413, "the request is too large").into(),
    };
    written(&answer)
}

fn written(answer: &Answer) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body.to_string()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    for (name, value) in &answer.headers {
        if let Ok(value) = header::HeaderValue::from_str(value) {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}

/// A header's text; empty when absent.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

impl Proxy {
    /// Answers one request.
    pub fn handle(&self, headers: &HeaderMap, asked: Asked<'_>) -> Answer {
        self.try_handle(headers, asked).unwrap_or_else(Answer::from)
    }

    fn try_handle(&self, headers: &HeaderMap, asked: Asked<'_>) -> Result<Answer, Refused> {
        let came = Came {
            method: asked.method,
            host: text(headers, header::HOST.as_str()),
            origin: text(headers, header::ORIGIN.as_str()),
            site: text(headers, "sec-fetch-site"),
            own_header: text(headers, PROXY_HEADER),
            has_key: asked.authorization.starts_with("Bearer sk-"),
        };
        origin::check(came, &self.origins)?;
        let who = self.who(headers)?;
        let now = (self.now)();
        let wish = gate::read(asked, &self.policy, now).inspect_err(|refused| {
            if asked.method != "GET" {
                let what = json!({ "refused": format!("{} {}", asked.method, asked.path) });
                (self.log)(&audit::line(now.0, who, &what, &refused.message));
            }
        })?;
        if wish == Wish::Policy {
            let body = json!({ "success": true, "message": "", "data": self.policy.to_json() });
            return Ok(Answer::own(200, body));
        }
        let what = audit::what(&wish);
        let done = self.allow_today(&wish, who, now).and_then(|()| self.ask(&wish, now));
        if let Some(what) = what {
            (self.log)(&audit::line(now.0, who, &what, &came_of(&done)));
        }
        done
    }

    fn who<'a>(&self, headers: &'a HeaderMap) -> Result<&'a str, Refused> {
        let Some(name) = &self.user_header else { return Ok("") };
        let who = text(headers, name);
        if who.is_empty() {
            return Err(refused(401, "sign in first: the proxy was not told who asks"));
        }
        Ok(who)
    }

    fn allow_today(&self, wish: &Wish, who: &str, now: UnixSeconds) -> Result<(), Refused> {
        match self.policy.creates_per_day {
            Some(most) if matches!(wish, Wish::Create(_)) && !self.daily.take(who, most, now) => {
                Err(refused(
                    422,
                    format!("Each person may make {most} keys a day, and today's are made."),
                ))
            }
            _ => Ok(()),
        }
    }

    fn ask(&self, wish: &Wish, now: UnixSeconds) -> Result<Answer, Refused> {
        let asker = Asker {
            upstream: &*self.upstream,
            account: &self.account,
            masks_keys: self.masks_keys,
        };
        asker.ask(wish, now)
    }
}

/// For the log: the server's own words, or the proxy's.
fn came_of(done: &Result<Answer, Refused>) -> String {
    match done {
        Ok(answer) if answer.body["success"] == true => "done".to_owned(),
        Ok(answer) => {
            let said = answer.body["message"].as_str().unwrap_or_default();
            format!("{} {said}", answer.status)
        }
        Err(refused) => format!("{} {}", refused.status, refused.message),
    }
}
