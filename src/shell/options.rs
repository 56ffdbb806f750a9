//! What a page says of its element, read into closed types. What cannot be meant is told once and passed over.

use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::domain::base_url::BaseUrl;
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::policy::Policy;
use crate::domain::preset::{Presets, Ready};
use crate::domain::secret::AccessToken;
use crate::host::transport::Transport;
use crate::js;

/// The element's attributes and properties. Two that are equal ask for the same app.
#[derive(Clone, PartialEq)]
pub(super) struct Options {
    /// `None` when not even the page's own origin is a server that keys may be asked of.
    pub(super) base_url: Option<BaseUrl>,
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// What the form starts from, where a preset was chosen.
    pub(super) first: Option<Draft>,
    pub(super) is_compact: bool,
    pub(super) is_readonly: bool,
    /// `<comet-keys>` looks after keys, `<comet-key-form>` only makes them.
    pub(super) manages: bool,
    /// The account's token where the page was given it, or none.
    pub(super) token: AccessToken,
    pub(super) transport: Option<Transport>,
    /// The page's policy, or why it cannot be read.
    pub(super) policy: Option<Result<Policy, String>>,
}

/// Light, dark, or as the system is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
    Auto,
}

impl Theme {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

impl Options {
    /// Reads what the element's class hands over: attributes by their names, absent ones as null, and properties.
    pub(super) fn read(given: &JsValue) -> Self {
        let host = js::get(given, "host").map(wasm_bindgen::JsCast::unchecked_into::<HtmlElement>);
        for name in ["token", "access-token"] {
            if host.as_ref().is_some_and(|host| host.has_attribute(name)) {
                warn("a token is never read from an attribute; see the README for the proxy");
            }
        }
        Self {
            base_url: base_url(given),
            lang: lang(given, host.as_ref()),
            theme: match text(given, "theme").as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                None | Some("" | "auto") => Theme::Auto,
                Some(_) => {
                    warn("theme is light, dark or auto");
                    Theme::Auto
                }
            },
            first: first(given),
            is_compact: text(given, "compact").is_some(),
            is_readonly: text(given, "readonly").is_some(),
            manages: js::get(given, "manages").is_some_and(|manages| manages.is_truthy()),
            token: token(given),
            transport: transport(given),
            policy: policy(given),
        }
    }
}

fn text(given: &JsValue, name: &str) -> Option<String> {
    js::get(given, name)?.as_string()
}

fn warn(message: &str) {
    web_sys::console::warn_1(&format!("comet-keys: {message}").into());
}

/// An address below the page's own, or another server's whole; the page's own origin by default.
fn base_url(given: &JsValue) -> Option<BaseUrl> {
    let window = web_sys::window()?;
    let own = window.location().origin().ok();
    if let Some(text) = text(given, "base-url").filter(|text| !text.trim().is_empty()) {
        let page = window.document().and_then(|document| document.base_uri().ok().flatten());
        let whole = web_sys::Url::new_with_base(&text, &page.unwrap_or_default());
        match whole.map(|url| BaseUrl::parse(&url.href())) {
            Ok(Ok(base_url)) => return Some(base_url),
            _ => warn("base-url is no address; the page's own server is asked"),
        }
    }
    BaseUrl::parse(&own?).ok()
}

/// The element's own language, or else that of the nearest ancestor, or else the person's.
fn lang(given: &JsValue, host: Option<&HtmlElement>) -> Lang {
    let own = text(given, "lang").and_then(|tag| Lang::from_tag(&tag));
    let around = || {
        let around = host?.closest("[lang]").ok().flatten()?;
        Lang::from_tag(&around.get_attribute("lang")?)
    };
    let wanted = || js::languages().iter().find_map(|tag| Lang::from_tag(tag));
    own.or_else(around).or_else(wanted).unwrap_or(Lang::En)
}

fn token(given: &JsValue) -> AccessToken {
    let Some(text) = text(given, "token") else { return AccessToken::kept_by_server() };
    AccessToken::parse(&text).unwrap_or_else(|_error| {
        // Not the text: it may be a token with a slip in it.
        warn(
            "the property token holds no access token; the page's own server is asked without one",
        );
        AccessToken::kept_by_server()
    })
}

fn transport(given: &JsValue) -> Option<Transport> {
    let transport = Transport::from_js(&js::get(given, "transport")?);
    if transport.is_none() {
        warn("transport is a function, or an object with a function send");
    }
    transport
}

/// A policy that cannot be read allows nothing: to go on without it would allow everything.
fn policy(given: &JsValue) -> Option<Result<Policy, String>> {
    js::get(given, "policy")?;
    let read = json(given, "policy").ok_or_else(|| "the policy is no JSON object".to_owned());
    let read = read.and_then(|value| Policy::from_json(&value).map_err(|error| error.to_string()));
    if let Err(reason) = &read {
        warn(reason);
    }
    Some(read)
}

/// The preset chosen by its name, of those that come with the app or of the page's own.
fn first(given: &JsValue) -> Option<Draft> {
    let name = text(given, "preset").filter(|name| !name.is_empty())?;
    let mut draft = Draft::default();
    if let Some(ready) = Ready::ALL.into_iter().find(|ready| ready.id() == name) {
        ready.apply(&mut draft);
        return Some(draft);
    }
    let own = json(given, "presets").and_then(|value| Presets::from_value(value).ok());
    let Some(own) = own.as_ref().and_then(|own| own.find(&name)) else {
        warn("there is no such preset");
        return None;
    };
    own.apply(&mut draft);
    Some(draft)
}

/// A property as plain data.
fn json(given: &JsValue, name: &str) -> Option<Value> {
    let text: String = js_sys::JSON::stringify(&js::get(given, name)?).ok()?.into();
    serde_json::from_str(&text).ok()
}
