//! The server behind the proxy.

use std::io::Read as _;
use std::time::Duration;

use comet_keys::api::{MAX_BODY_BYTES, Method, Request, Response};

/// Asks the server once. What it cannot answer is told in words without secrets.
pub trait Upstream: Send + Sync {
    /// One exchange; never repeated, never redirected.
    fn send(&self, request: &Request) -> Result<Response, String>;
}

/// The real server, over HTTP or TLS.
#[derive(Clone, Debug)]
pub struct Server(ureq::Agent);

impl Default for Server {
    fn default() -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(25)))
            .user_agent(concat!("comet-proxy/", env!("CARGO_PKG_VERSION")))
            .build();
        Self(config.into())
    }
}

impl Upstream for Server {
    fn send(&self, request: &Request) -> Result<Response, String> {
        let mut builder =
            ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(*name, value.expose());
        }
        let is_empty = matches!(request.method, Method::Get | Method::Delete);
        let body = request.body.clone().filter(|_| !is_empty).unwrap_or_default();
        // The cause may quote a header, so it is not handed on.
        let built =
            builder.body(body).map_err(|_cause| "the request could not be built".to_owned());
        let mut answer = self.0.run(built?).map_err(|error| match error {
            ureq::Error::Timeout(_) => "the server did not answer in time".to_owned(),
            _ => "the server could not be reached".to_owned(),
        })?;
        let content_type = answer.headers().get("content-type");
        let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let content_type = content_type.to_owned();
        let status = answer.status().as_u16();
        let headers = Response::pick_headers(|name| {
            answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        });
        let mut bytes = Vec::new();
        let most = u64::try_from(MAX_BODY_BYTES).unwrap_or(u64::MAX);
        let read = answer.body_mut().as_reader().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|_cause| "the server's answer broke off".to_owned())?;
        if bytes.len() > MAX_BODY_BYTES {
            return Err("the server's answer is too large".to_owned());
        }
        Ok(Response { status, content_type, headers, body: bytes })
    }
}
