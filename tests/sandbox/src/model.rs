//! The server without sockets: each request is done and answered at once, for a simulation that has a network and a
//! clock of its own.

use std::net::{IpAddr, Ipv4Addr};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, header};

use crate::config::Config;
use crate::key::Key;
use crate::odd::{Odd, odd_route};
use crate::router;
use crate::serve::{App, Peer, route};
use crate::world::Shared;

/// A server that a test calls like a function. Ports, faults and served files of its [`Config`] mean nothing here.
pub struct Model(App);

/// What it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// Empty when there is none.
    pub content_type: String,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Model {
    /// A server as `config` says.
    pub fn new(config: Config) -> Self {
        let shared = Arc::new(Shared::new(config));
        let router: Router = router::router(&shared);
        Self(App { shared, router })
    }

    /// Does one request; `None` when it is no request at all. `path` holds the query, too.
    pub fn answer(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<Answered> {
        self.answer_oddly(None, method, path, headers, body)
    }

    /// As [`Self::answer`], in an odd server's way.
    pub fn answer_oddly(
        &self,
        odd: Option<Odd>,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<Answered> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (mut parts, body) =
            request.body(Bytes::copy_from_slice(body.as_bytes())).ok()?.into_parts();
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        parts.extensions.insert(Peer { address, tls: false, reused: false });
        let answer = match odd {
            Some(odd) => at_once(odd_route(&self.0, odd, parts, body))?,
            None => at_once(route(&self.0, parts, body))?,
        };
        let status = answer.status().as_u16();
        let content_type = answer.headers().get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let content_type = content_type.to_owned();
        let body: Body = answer.into_body();
        let body = at_once(to_bytes(body, usize::MAX))?.ok()?.to_vec();
        Some(Answered { status, content_type, body })
    }

    /// All keys with their full secrets, oldest first.
    pub fn keys(&self) -> Vec<Key> {
        self.0.shared.world().keys.clone()
    }

    /// Sets the server's clock, in seconds since 1970; from now on it stands until it is set again.
    pub fn set_seconds(&self, seconds: i64) {
        self.0.shared.world().set_seconds = Some(seconds);
    }

    /// Changes the stored keys past every rule.
    pub fn edit_keys(&self, edit: impl FnOnce(&mut Vec<Key>)) {
        edit(&mut self.0.shared.world().keys);
    }

    /// Another account's keys take the next `count` ids.
    pub fn skip_ids(&self, count: i64) {
        self.0.shared.world().next_id += count;
    }
}

/// Nothing in a route waits for anything but what is there already; should one ever wait, there is no answer.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}
