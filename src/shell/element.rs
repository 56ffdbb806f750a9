//! The app as an element: mounted by the classes in `element/`, into their shadow root. No other file knows attributes.

use std::any::Any;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsError, JsValue};
use web_sys::HtmlElement;

use super::event::Event;
use super::options::Options;
use super::panic::Standing;
use crate::api::Account;
use crate::domain::account::AccountId;
use crate::domain::base_url::BaseUrl;
use crate::host::World;
use crate::host::page::{PageHost, Way};
use crate::js;
use crate::text::Text;
use crate::ui::{self, App, Embedded, Place, Told};

/// An app in a page. Freed, it is gone, with all its listeners, timers and requests.
#[wasm_bindgen]
pub struct Mounted {
    wrapper: HtmlElement,
    to_page: ToPage,
    options: Options,
    host: Rc<dyn World>,
    /// What stands now; before the next app comes, this one goes.
    app: Option<Box<dyn Any>>,
}

/// The two functions of the element's class.
#[derive(Clone)]
struct ToPage {
    /// `emit(name, detail, isCancelable)`; false when a listener objects.
    emit: Function,
    /// `receive(key, detail)`, which hands the key to the page's callback, if it has set one.
    receive: Function,
}

impl ToPage {
    fn read(given: &JsValue) -> Option<Self> {
        let function = |name| js::get(given, name)?.dyn_into::<Function>().ok();
        Some(Self { emit: function("emit")?, receive: function("receive")? })
    }

    fn tell(&self, told: Told<'_>) -> bool {
        let event = Event::of(told);
        let detail = event.detail_js();
        let arguments = Array::of3(&event.name.into(), &detail, &event.is_cancelable.into());
        let answer = self.emit.apply(&JsValue::UNDEFINED, &arguments);
        if let Told::Created(created) = told
            && let Some(key) = &created.key
        {
            // The page's own callback; what it throws is the page's to see, in its console.
            drop(self.receive.call2(&JsValue::UNDEFINED, &key.expose().into(), &detail));
        }
        // Dispatching does not throw; a class that is broken objects to nothing.
        answer.is_ok_and(|answer| answer != JsValue::FALSE) || !event.is_cancelable
    }
}

/// Mounts the app into `wrapper`, as `options` say: the attributes by their names (null when absent), the properties,
/// `host`, `emit` and `receive`.
///
/// # Errors
/// When the options are none, the page was not loaded over https, or a panic has ended every app of the page.
#[wasm_bindgen(js_name = mountElement)]
pub fn mount_element(wrapper: HtmlElement, options: &JsValue) -> Result<Mounted, JsError> {
    let to_page = ToPage::read(options).ok_or_else(|| JsError::new("no emit and receive"))?;
    let options = Options::read(options);
    if ui::have_stopped() {
        return Err(JsError::new(Text::PANICKED.in_lang(options.lang)));
    }
    let host = host(&options);
    let mut mounted = Mounted { wrapper, to_page, options, host, app: None };
    mounted.show()?;
    Ok(mounted)
}

#[wasm_bindgen]
impl Mounted {
    /// Follows changed attributes and properties. A change of look keeps what stands; any other begins anew, with
    /// what was typed.
    ///
    /// # Errors
    /// As [`mount_element`].
    pub fn update(&mut self, options: &JsValue) -> Result<(), JsError> {
        let options = Options::read(options);
        if options == self.options {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.options, options);
        let is_look = Options { theme: self.options.theme, ..before.clone() } == self.options;
        if is_look && self.app.is_some() {
            return self.set_theme();
        }
        let asks_the_same = before.base_url == self.options.base_url
            && before.token == self.options.token
            && before.transport == self.options.transport;
        if !asks_the_same {
            self.host = host(&self.options);
        }
        self.show()
    }

    fn set_theme(&self) -> Result<(), JsError> {
        let theme = self.options.theme.as_str();
        self.wrapper
            .set_attribute("data-theme", theme)
            .map_err(|_thrown| JsError::new("the wrapper takes no attribute"))
    }

    fn show(&mut self) -> Result<(), JsError> {
        self.app = None;
        self.set_theme()?;
        let lang = self.options.lang;
        let Some(base_url) = self.options.base_url.clone() else {
            return Err(JsError::new(Text::NEEDS_HTTPS.in_lang(lang)));
        };
        let account = Account {
            id: AccountId::sole(),
            base_url,
            user_id: None,
            token: self.options.token.clone(),
        };
        let to_page = self.to_page.clone();
        let embedded = Embedded {
            account,
            first: self.options.first.clone(),
            policy: self.options.policy.clone(),
            is_compact: self.options.is_compact,
            is_readonly: self.options.is_readonly,
            manages: self.options.manages,
            is_carried: self.options.transport.is_some(),
            tell: Rc::new(move |told| to_page.tell(told)),
        };
        let root = self.wrapper.clone();
        let host = Rc::clone(&self.host);
        let standing = Standing::at(&root, lang, panicked(&self.to_page));
        let place = Place::Element;
        let app = leptos::mount::mount_to(self.wrapper.clone(), move || {
            view! { <App host root place lang embedded /> }
        });
        self.app = Some(Box::new((app, standing)));
        Ok(())
    }
}

fn host(options: &Options) -> Rc<dyn World> {
    let way = match &options.transport {
        Some(transport) => Way::ByPage(transport.clone()),
        None if options.token.is_kept_by_server() => Way::WithCookies,
        None => Way::WithToken,
    };
    let server = options.base_url.as_ref().map(BaseUrl::as_str).unwrap_or_default();
    Rc::new(PageHost::for_element(way, server))
}

/// `emit` with everything it takes already given: nothing can be made while the program panics.
fn panicked(to_page: &ToPage) -> Option<Function> {
    let detail = js_sys::Object::new();
    Reflect::set(&detail, &"code".into(), &"stopped".into()).ok()?;
    Reflect::set(&detail, &"certainty".into(), &"unknown".into()).ok()?;
    let bind = js::get(&to_page.emit, "bind")?.dyn_into::<Function>().ok()?;
    let arguments = Array::of3(&JsValue::UNDEFINED, &"comet-key-error".into(), &detail);
    bind.apply(&to_page.emit, &arguments).ok()?.dyn_into().ok()
}
