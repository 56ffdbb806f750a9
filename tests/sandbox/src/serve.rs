//! Connections: accepts them, plain or TLS, and takes each request past log, fault and rate limit to
//! its route.

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::header::{CONNECTION, DATE, HeaderName};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Request, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::answer::{self, Answer};
use crate::clock;
use crate::control;
use crate::cors;
use crate::faults::{FaultKind, wrong_answer};
use crate::files;
use crate::odd::odd_route;
use crate::request_log::LoggedRequest;
use crate::truncated::Truncated;
use crate::world::Shared;

/// What every connection works with.
pub(crate) struct App {
    pub(crate) shared: Arc<Shared>,
    pub(crate) router: Router,
}

/// The other end of a connection.
#[derive(Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) address: IpAddr,
    pub(crate) tls: bool,
    /// Whether the connection has answered a request before this one.
    pub(crate) reused: bool,
}

/// Ends a connection without an answer.
#[derive(Debug)]
struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was dropped, as a fault asked")
    }
}

impl std::error::Error for Dropped {}

/// The client's address as the real server takes it: every proxy's word is trusted.
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(client_address(parts)))
    }
}

fn client_address(parts: &Parts) -> IpAddr {
    let told = |name: &str| {
        let text = parts.headers.get(name)?.to_str().ok()?;
        text.split(',').next()?.trim().parse().ok()
    };
    let peer = || parts.extensions.get::<Peer>().map(|peer| peer.address);
    told("x-forwarded-for")
        .or_else(|| told("x-real-ip"))
        .or_else(peer)
        .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// Accepts connections until it is dropped, and drops them with it.
pub(crate) async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, app: Arc<App>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, from)) = accepted else {
                    // Out of file descriptors, for one; some will be free again soon.
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let (app, tls) = (Arc::clone(&app), tls.clone());
                let peer = Peer { address: from.ip(), tls: tls.is_some(), reused: false };
                connections.spawn(async move {
                    match tls {
                        None => connection(stream, peer, app).await,
                        Some(tls) => {
                            // A client that does not trust the certificate ends here.
                            if let Ok(stream) = tls.accept(stream).await {
                                connection(stream, peer, app).await;
                            }
                        }
                    }
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: impl AsyncRead + AsyncWrite + Unpin, peer: Peer, app: Arc<App>) {
    let mut armed = app.shared.drop_armed();
    let has_answered = Arc::new(AtomicBool::new(false));
    let service = service_fn(move |request| {
        let (app, has_answered) = (Arc::clone(&app), Arc::clone(&has_answered));
        async move {
            let peer = Peer { reused: has_answered.load(Ordering::Relaxed), ..peer };
            let answer = handle(app, peer, request).await?;
            has_answered.store(true, Ordering::Relaxed);
            Ok::<_, Dropped>(answer)
        }
    });
    let mut connection =
        pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    let mut is_armed = false;
    loop {
        tokio::select! {
            // An error here is a client gone or a connection dropped on purpose.
            _ = connection.as_mut() => return,
            // A browser sends a request again by itself when a reused connection closes on it, so
            // idle ones are closed before a drop: what is dropped is then a first request.
            changed = armed.changed(), if !is_armed => {
                is_armed = true;
                if changed.is_ok() {
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

async fn handle(app: Arc<App>, peer: Peer, request: Request<Incoming>) -> Result<Answer, Dropped> {
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(peer);
    let body = to_bytes(Body::new(body), usize::MAX).await.map_err(|_client_left| Dropped)?;
    if parts.uri.path().starts_with(control::PREFIX) {
        return Ok(control::answer(&app.shared, peer.address, &parts, &body));
    }
    if let Some(answer) = served_file(app.shared.config.serve.as_deref(), &parts).await {
        return Ok(answer);
    }
    let (number, fault) = note(&app.shared, peer, &parts, &body);
    let result = play(Arc::clone(&app), fault, parts, body).await;
    let result = result.map(|answer| closing_if_armed(&app.shared, answer));
    let status = result.as_ref().ok().map(|answer| answer.status().as_u16());
    if let Some(logged) = app.shared.world().log.iter_mut().find(|one| one.number == number) {
        logged.status = status;
    }
    result
}

/// A file of the served directory, for paths that are not the API's.
async fn served_file(directory: Option<&Path>, parts: &Parts) -> Option<Answer> {
    let path = parts.uri.path();
    let is_api = ["/api/", "/v1/"].iter().any(|prefix| path.starts_with(prefix));
    match directory {
        Some(directory) if parts.method == Method::GET && !is_api => {
            files::find(directory, path).await
        }
        _ => None,
    }
}

/// Logs a request and takes the fault that is armed for it.
fn note(shared: &Shared, peer: Peer, parts: &Parts, body: &Bytes) -> (usize, Option<FaultKind>) {
    let method = parts.method.as_str();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut world = shared.world();
    let fault = world.take_fault(method, parts.uri.path(), peer.reused);
    let number = world.log.len() + 1;
    world.log.push(LoggedRequest {
        number,
        tls: peer.tls,
        reused: peer.reused,
        fault: fault.map(|kind| kind.to_string()),
        ..LoggedRequest::new(method, path, &parts.headers, body)
    });
    (number, fault)
}

/// Does the request as far as the fault lets it.
async fn play(
    app: Arc<App>,
    fault: Option<FaultKind>,
    parts: Parts,
    body: Bytes,
) -> Result<Answer, Dropped> {
    let mut released = app.shared.released();
    let mut held = released.clone();
    let answer = match fault {
        Some(kind) if !kind.is_done() => answer::empty(StatusCode::OK),
        _ => {
            let delay = match fault {
                Some(FaultKind::Slow { millis }) => Duration::from_millis(millis),
                _ => Duration::ZERO,
            };
            // Its own task: a server finishes what it was asked even when the client has left.
            let work = tokio::spawn(async move {
                if !delay.is_zero() {
                    tokio::time::sleep(delay).await;
                }
                if fault == Some(FaultKind::HoldBefore) {
                    // A sandbox that is gone holds nothing.
                    drop(held.changed().await);
                }
                match fault {
                    Some(FaultKind::Odd(odd)) => odd_route(&app, odd, parts, body).await,
                    _ => route(&app, parts, body).await,
                }
            });
            work.await.map_err(|_route_panicked| Dropped)?
        }
    };
    match fault {
        None | Some(FaultKind::Slow { .. } | FaultKind::HoldBefore | FaultKind::Odd(_)) => {
            Ok(answer)
        }
        Some(FaultKind::HoldAfter) => {
            drop(released.changed().await);
            Ok(answer)
        }
        Some(
            FaultKind::DropBefore
            | FaultKind::DropAfter
            | FaultKind::BreakReusedBefore
            | FaultKind::BreakReusedAfter,
        ) => Err(Dropped),
        Some(FaultKind::HangBefore | FaultKind::HangAfter) => {
            std::future::pending::<()>().await;
            Err(Dropped)
        }
        Some(FaultKind::Truncate) => Truncated::answer(answer).await.ok_or(Dropped),
        Some(FaultKind::Wrong { answer, .. }) => Ok(wrong_answer(answer)),
    }
}

/// Answers one request, faults apart.
pub(crate) async fn route(app: &App, parts: Parts, body: Bytes) -> Answer {
    let asked = parts.headers.clone();
    let ahead_seconds = app.shared.world().clock_ahead_seconds;
    let mut answer = if let Some(answer) = cors::preflight(&parts.method, &asked) {
        answer
    } else if is_limited(&app.shared, &parts) {
        answer::empty(StatusCode::TOO_MANY_REQUESTS)
    } else {
        let request = Request::from_parts(parts, Body::from(body));
        match TowerToHyperService::new(app.router.clone()).call(request).await {
            Ok(answer) => cors::finish(&asked, answer),
            Err(never) => match never {},
        }
    };
    if ahead_seconds != 0
        && let Ok(date) = HeaderValue::from_str(&clock::http_date(ahead_seconds))
    {
        answer.headers_mut().insert(DATE, date);
    }
    if let Ok(id) = HeaderValue::from_str(&answer::request_id()) {
        answer.headers_mut().insert(HeaderName::from_static("x-oneapi-request-id"), id);
    }
    answer
}

fn is_limited(shared: &Shared, parts: &Parts) -> bool {
    parts.uri.path().starts_with("/api/") && !shared.world().allow_api(client_address(parts))
}

/// While a drop is armed no connection is kept, for the reason given in `connection`.
fn closing_if_armed(shared: &Shared, mut answer: Answer) -> Answer {
    if shared.world().drop_is_armed() {
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}
