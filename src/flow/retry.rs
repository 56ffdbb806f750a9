//! Sends a request and reads its answer; a GET that fails in passing is sent again, nothing else is.

use crate::api::{Failure, FailureKind, Method, Request, Response};
use crate::host::{Host, LocalFuture};

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
            let answer = host.send(request.clone()).await.map_err(Failure::from);
            let Err(failure) = answer.and_then(|response| take(&response)) else { return Ok(()) };
            if attempt >= attempts || !failure.kind.is_transient() {
                return Err(failure);
            }
            let delay_millis = FIRST_DELAY_MILLIS << (attempt - 1);
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
    let response = host.send(request).await?;
    read(&response)
}
