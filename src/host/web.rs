//! What the two browser hosts share: one exchange, the clock, chance, waiting and the lock across windows.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Guard, Lock, LockError, SendError};
use crate::api::{MAX_BODY_BYTES, Request, Response};
use crate::js::{self, JsFailure};

/// Browsers refuse a `keepalive` request whose body is larger than 64 KiB (Fetch, "HTTP-network-or-cache fetch").
const KEEPALIVE_BODY_BYTES: usize = 60 * 1024;

/// Aborts its request when dropped, so that a screen that goes away takes its requests along.
pub(super) struct AbortOnDrop {
    pub(super) controller: web_sys::AbortController,
    pub(super) armed: bool,
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if self.armed {
            self.controller.abort();
        }
    }
}

/// Sends `request` once. No redirects, no cache, no referrer; cookies only where `credentials` say so.
pub(super) async fn send(
    request: Request,
    credentials: web_sys::RequestCredentials,
) -> Result<Response, SendError> {
    let controller = web_sys::AbortController::new().map_err(|thrown| lost(&thrown))?;
    let signal = controller.signal();
    let keepalive =
        request.keepalive && request.body.as_ref().is_none_or(|b| b.len() <= KEEPALIVE_BODY_BYTES);
    let mut abort = AbortOnDrop { controller: controller.clone(), armed: !keepalive };
    let timed_out = Rc::new(Cell::new(false));
    let timer = Timeout::new(request.timeout_millis, {
        let timed_out = Rc::clone(&timed_out);
        move || {
            timed_out.set(true);
            controller.abort();
        }
    });
    let result = exchange(&request, credentials, &signal, keepalive).await;
    abort.armed = false;
    drop(timer);
    result.map_err(|error| if timed_out.get() { SendError::Timeout } else { error })
}

async fn exchange(
    request: &Request,
    credentials: web_sys::RequestCredentials,
    signal: &web_sys::AbortSignal,
    keepalive: bool,
) -> Result<Response, SendError> {
    let built = build(request, credentials, signal, keepalive).map_err(|thrown| lost(&thrown))?;
    let answer =
        gloo_net::http::Request::from(built).send().await.map_err(|_untold| SendError::Network)?;
    if answer.type_() == web_sys::ResponseType::Opaqueredirect {
        return Err(SendError::Redirected);
    }
    let told = answer.headers();
    let content_type = told.get("content-type").unwrap_or_default();
    let headers = Response::pick_headers(|name| told.get(name));
    let declared = told.get("content-length").and_then(|n| n.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > MAX_BODY_BYTES) {
        return Err(SendError::TooLarge);
    }
    let status = answer.status();
    let body = match answer.body() {
        Some(stream) => read_bounded(&stream).await?,
        None => Vec::new(),
    };
    Ok(Response { status, content_type, headers, body })
}

/// Reads a body piece by piece, so that an endless one is given up at the limit and not at the end of memory.
async fn read_bounded(stream: &web_sys::ReadableStream) -> Result<Vec<u8>, SendError> {
    let reader: web_sys::ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(|thrown| {
            // The answer had begun.
            let _as_lost = lost(&thrown);
            SendError::Damaged
        })?;
        let Some(piece) = js::get(&step, "value") else { return Ok(body) };
        let piece = Uint8Array::new(&piece);
        if body.len() + piece.length() as usize > MAX_BODY_BYTES {
            // The answer is refused either way; a failed cancel changes nothing.
            drop(reader.cancel());
            return Err(SendError::TooLarge);
        }
        body.extend_from_slice(&piece.to_vec());
    }
}

fn build(
    request: &Request,
    credentials: web_sys::RequestCredentials,
    signal: &web_sys::AbortSignal,
    keepalive: bool,
) -> Result<web_sys::Request, JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_credentials(credentials);
    // Told from a lost connection, and never followed.
    init.set_redirect(web_sys::RequestRedirect::Manual);
    init.set_cache(web_sys::RequestCache::NoStore);
    init.set_referrer_policy(web_sys::ReferrerPolicy::NoReferrer);
    init.set_signal(Some(signal));
    // web-sys has no setter for `keepalive`.
    Reflect::set(&init, &"keepalive".into(), &keepalive.into())?;
    if let Some(body) = &request.body {
        init.set_body(&JsValue::from_str(body));
    }
    let headers = web_sys::Headers::new()?;
    for (name, value) in &request.headers {
        headers.append(name, value.expose())?;
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&request.url, &init)
}

/// A request that ended without an answer. The browser tells a page no more than that it failed.
pub(super) fn lost(thrown: &JsValue) -> SendError {
    let failure = JsFailure::from(thrown.clone());
    web_sys::console::warn_2(&"request failed:".into(), &failure.message.into());
    SendError::Network
}

/// Waits; the timer ends when the future is dropped.
pub(super) async fn sleep(millis: u32) {
    gloo_timers::future::TimeoutFuture::new(millis).await;
}

/// Chance for spreading retries. Not for secrets.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the product is a whole number from 0 to below `below`"
)]
pub(super) fn jitter_millis(below: u32) -> u32 {
    (js_sys::Math::random() * f64::from(below)) as u32
}

#[wasm_bindgen]
extern "C" {
    // web-sys offers the Web Locks only behind an unstable flag.
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, options: &Object, granted: &JsValue) -> Result<Promise, JsValue>;
}

thread_local! {
    /// The locks that this page has let go of, each with the promise that the browser settles once it is free.
    static RELEASED: RefCell<BTreeMap<Lock, Promise>> = const { RefCell::new(BTreeMap::new()) };
}

/// Lets go of the lock when dropped, by settling the promise the browser waits for.
struct Release {
    lock: Lock,
    settle: Function,
    /// Settled by the browser after it has let go.
    released: Promise,
}

impl Drop for Release {
    fn drop(&mut self) {
        // Settling a promise cannot throw.
        drop(self.settle.call0(&JsValue::UNDEFINED));
        RELEASED.with_borrow_mut(|all| all.insert(self.lock, self.released.clone()));
    }
}

/// Takes `lock` across popup, tabs and side panel, or answers `None` at once when another window holds it.
pub(super) async fn try_lock(lock: Lock) -> Result<Option<Guard>, LockError> {
    request(lock, "ifAvailable", &true.into()).await
}

/// Takes `lock` as soon as it is free; `None` when another window has held it all the while.
pub(super) async fn lock_within(lock: Lock, wait_millis: u32) -> Result<Option<Guard>, LockError> {
    let controller = web_sys::AbortController::new().map_err(|thrown| no_lock(&thrown))?;
    let signal = controller.signal();
    // A window that goes away meanwhile is granted nothing. Once the lock is granted, the signal does nothing.
    let _ending = AbortOnDrop { controller: controller.clone(), armed: true };
    let _timer = Timeout::new(wait_millis, move || controller.abort());
    let granted = request(lock, "signal", &signal).await;
    if signal.aborted() { Ok(None) } else { granted }
}

/// Asks for `lock` with one option of `navigator.locks.request`.
async fn request(lock: Lock, option: &str, value: &JsValue) -> Result<Option<Guard>, LockError> {
    // A browser lets go a moment after the page does: asked too early, this page's own lock looks like another window's.
    let own = RELEASED.with_borrow_mut(|all| all.remove(&lock));
    if let Some(own) = own {
        // However it ended, the lock is free of it.
        drop(JsFuture::from(own).await);
    }
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut tell = None;
    let told = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let (Some(release), Some(tell)) = (release, tell) else {
        return Err(LockError { message: "a promise gave no way to settle it".to_owned() });
    };
    let granted = Closure::once(move |lock: JsValue| -> JsValue {
        let is_ours = !lock.is_null() && !lock.is_undefined();
        // Settling a promise cannot throw.
        drop(tell.call1(&JsValue::UNDEFINED, &is_ours.into()));
        if is_ours { held.into() } else { JsValue::UNDEFINED }
    });
    let options = Object::new();
    let set = Reflect::set(&options, &option.into(), value);
    let requested = set
        .and_then(|_| request_lock(lock.name(), &options, granted.as_ref()))
        .map_err(|thrown| no_lock(&thrown))?;
    let first = Promise::race(&Array::of2(&told, &requested));
    let is_ours = JsFuture::from(first).await.map_err(|thrown| no_lock(&thrown))?;
    Ok(is_ours
        .is_truthy()
        .then(|| Guard::new(Release { lock, settle: release, released: requested })))
}

fn no_lock(thrown: &JsValue) -> LockError {
    LockError { message: JsFailure::from(thrown.clone()).message }
}
