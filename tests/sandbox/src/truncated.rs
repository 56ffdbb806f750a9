//! A body that breaks off in the middle.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use hyper::body::Frame;

use crate::answer::Answer;

/// The first half of a body, then a broken connection.
pub(crate) struct Truncated {
    half: Option<Bytes>,
    has_waited: bool,
}

impl Truncated {
    /// The same answer, promising its whole length and giving half. `None` when its body cannot be read.
    pub(crate) async fn answer(answer: Answer) -> Option<Answer> {
        let (mut parts, body) = answer.into_parts();
        let whole = to_bytes(body, usize::MAX).await.ok()?;
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
        let half = Some(whole.slice(..whole.len() / 2));
        Some(Answer::from_parts(parts, Body::new(Self { half, has_waited: false })))
    }
}

impl HttpBody for Truncated {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        if !self.has_waited {
            // One turn in which the half is flushed.
            self.has_waited = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::ErrorKind::BrokenPipe.into())))
    }
}
