//! A page's own way to its server: a function that takes a request and gives back an answer, or a promise of one.
//!
//! It is called with `{method, url, headers, body, signal}` and gives a `Response` of `fetch`, or `{status, body}`
//! with the body as text or as a JSON value, and with `headers` where it has them. What it throws counts as "no connection".

use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::task::Poll;

use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::SendError;
use super::web::{AbortOnDrop, lost, sleep};
use crate::api::{MAX_BODY_BYTES, Request, Response};
use crate::js;

/// The page's function, with the object it belongs to.
#[derive(Clone, PartialEq)]
pub struct Transport {
    owner: JsValue,
    send: Function,
}

impl Transport {
    /// Takes a function, or an object with a function `send`.
    pub fn from_js(value: &JsValue) -> Option<Self> {
        if let Some(send) = value.dyn_ref::<Function>() {
            return Some(Self { owner: JsValue::UNDEFINED, send: send.clone() });
        }
        let send = js::get(value, "send")?.dyn_into().ok()?;
        Some(Self { owner: value.clone(), send })
    }

    /// One exchange, given up after the request's time whatever the page's function does.
    pub(super) async fn send(&self, request: Request) -> Result<Response, SendError> {
        let controller = web_sys::AbortController::new().map_err(|thrown| lost(&thrown))?;
        // A create is not taken back by an element that goes away: the server may have begun.
        let mut abort = AbortOnDrop { controller, armed: !request.keepalive };
        let signal = abort.controller.signal();
        let mut exchange = pin!(self.exchange(&request, &signal));
        let mut timer = pin!(sleep(request.timeout_millis));
        let result = poll_fn(|context| {
            if let Poll::Ready(result) = exchange.as_mut().poll(context) {
                return Poll::Ready(Some(result));
            }
            timer.as_mut().poll(context).map(|()| None)
        })
        .await;
        // Only what is still under way is aborted.
        abort.armed = result.is_none();
        result.unwrap_or(Err(SendError::Timeout))
    }

    async fn exchange(
        &self,
        request: &Request,
        signal: &web_sys::AbortSignal,
    ) -> Result<Response, SendError> {
        let asked = to_js(request, signal).map_err(|thrown| lost(&thrown))?;
        let answer = self.send.call1(&self.owner, &asked).map_err(|thrown| lost(&thrown))?;
        read(&settled(answer).await?).await
    }
}

fn to_js(request: &Request, signal: &web_sys::AbortSignal) -> Result<JsValue, JsValue> {
    let headers = Object::new();
    for (name, value) in &request.headers {
        Reflect::set(&headers, &(*name).into(), &value.expose().into())?;
    }
    let asked = Object::new();
    for (name, value) in [
        ("method", request.method.as_str().into()),
        ("url", request.url.as_str().into()),
        ("headers", headers.into()),
        ("body", request.body.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str)),
        ("signal", signal.into()),
    ] {
        Reflect::set(&asked, &name.into(), &value)?;
    }
    Ok(asked.into())
}

/// The value, or what the promise brings.
async fn settled(value: JsValue) -> Result<JsValue, SendError> {
    JsFuture::from(Promise::resolve(&value)).await.map_err(|thrown| lost(&thrown))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is no status is refused before"
)]
async fn read(answer: &JsValue) -> Result<Response, SendError> {
    let status = js::get(answer, "status").and_then(|status| status.as_f64());
    let Some(status) = status.filter(|status| (100.0..600.0).contains(status)) else {
        return Err(lost(&"the transport gave an answer without a status".into()));
    };
    let body = match js::get(answer, "text") {
        Some(text) if text.is_function() => {
            let text = text.unchecked_into::<Function>().call0(answer);
            settled(text.map_err(|thrown| lost(&thrown))?).await?
        }
        _ => js::get(answer, "body").unwrap_or(JsValue::UNDEFINED),
    };
    let body = match body.as_string() {
        Some(text) => text,
        None if body.is_undefined() => String::new(),
        None => JSON::stringify(&body).map_err(|thrown| lost(&thrown))?.into(),
    };
    if body.len() > MAX_BODY_BYTES {
        return Err(SendError::TooLarge);
    }
    // A body that is no JSON is told by its first character; the type only words the failure.
    let headers = read_headers(answer);
    Ok(Response { status: status as u16, headers, body: body.into_bytes(), ..Response::default() })
}

/// `headers` as everything that `new Headers()` takes; what it does not take counts as none.
fn read_headers(answer: &JsValue) -> Vec<(&'static str, String)> {
    let told = js::get(answer, "headers")
        .and_then(|headers| web_sys::Headers::new_with_str_sequence_sequence(&headers).ok());
    let Some(told) = told else { return Vec::new() };
    Response::pick_headers(|name| told.get(name).ok().flatten())
}
