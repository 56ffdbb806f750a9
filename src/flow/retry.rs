//! Sends a request and reads its answer; a GET that fails in passing is sent again, nothing else is. The pause that a
//! server asks for is kept.

use super::clock;
use crate::api::{Failure, FailureKind, Method, Request, Response};
use crate::domain::time::UnixSeconds;
use crate::host::{Host, LocalFuture};

/// The longest pause that is waited for at all, in seconds; one that is longer is told instead.
pub(super) const MAX_PAUSE_SECONDS: u32 = 300;

/// The longest pause that is waited for without a word, in seconds.
const MAX_QUIET_PAUSE_SECONDS: u32 = 10;

const ATTEMPTS: u32 = 3;
const FIRST_DELAY_MILLIS: u32 = 400;
const JITTER_MILLIS: u32 = 300;

/// Sends `request` once, or up to three times if it is a GET.
pub(super) async fn exchange<T>(
    host: &dyn Host,
    request: Request,
    read: impl Fn(&Response) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut value = None;
    let mut take = |response: &Response| read(response).map(|found| value = Some(found));
    repeat(host, request, &mut take).await?;
    value.ok_or(Failure::new(FailureKind::Unreadable))
}

/// Boxed, so that the loop is compiled once and not into each flow that asks for something.
fn repeat<'a>(
    host: &'a dyn Host,
    request: Request,
    take: &'a mut dyn FnMut(&Response) -> Result<(), Failure>,
) -> LocalFuture<'a, Result<(), Failure>> {
    Box::pin(async move {
        let attempts = if request.method == Method::Get { ATTEMPTS } else { 1 };
        let mut attempt = 1;
        loop {
            let Err(failure) = send(host, request.clone(), take).await else { return Ok(()) };
            if attempt >= attempts || !failure.kind.is_transient() {
                return Err(failure);
            }
            let delay_millis = match failure.pause_seconds {
                Some(seconds) if seconds > MAX_QUIET_PAUSE_SECONDS => return Err(failure),
                pause => (pause.unwrap_or(0) * 1000).max(FIRST_DELAY_MILLIS << (attempt - 1)),
            };
            host.sleep(delay_millis + host.jitter_millis(JITTER_MILLIS)).await;
            attempt += 1;
        }
    })
}

/// Sends `request` exactly once.
pub(super) async fn once<T>(
    host: &dyn Host,
    request: Request,
    read: impl Fn(&Response) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut value = None;
    let mut take = |response: &Response| read(response).map(|found| value = Some(found));
    send(host, request, &mut take).await?;
    value.ok_or(Failure::new(FailureKind::Unreadable))
}

/// One exchange, with what its headers say of time.
async fn send(
    host: &dyn Host,
    request: Request,
    take: &mut dyn FnMut(&Response) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let asked = request.clone();
    let sent_millis = host.now_millis();
    let response = host.send(request).await?;
    clock::note(host, &asked, &response, sent_millis);
    take(&response).map_err(|failure| {
        let now = UnixSeconds(host.now_millis().div_euclid(1000));
        let pause_seconds = response.pause_seconds(now).filter(|_| failure.kind.is_transient());
        Failure { pause_seconds, ..failure }
    })
}
