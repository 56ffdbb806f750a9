//! A panic ends every app of the page at once: each place where one stood says so in plain words.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::panic::PanicHookInfo;
use std::sync::Once;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::domain::lang::Lang;
use crate::text::Text;
use crate::ui;

static HOOK: Once = Once::new();

thread_local! {
    static STANDING: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

/// Where an app stands.
struct Place {
    root: HtmlElement,
    lang: Lang,
    /// Tells whoever put it there; takes nothing.
    tell: Option<Function>,
}

/// A place where an app stands, until it is dropped.
#[must_use = "the place is forgotten when this is dropped"]
pub(super) struct Standing(HtmlElement);

impl Standing {
    /// From now on a panic is told at `root`, and to `tell`.
    pub(super) fn at(root: &HtmlElement, lang: Lang, tell: Option<Function>) -> Self {
        HOOK.call_once(|| {
            std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
                // A panic's message holds no secret: see `domain::secret`.
                console_error_panic_hook::hook(info);
                ui::stop_all();
                say_so();
            }));
        });
        let place = Place { root: root.clone(), lang, tell };
        STANDING.with_borrow_mut(|places| places.push(place));
        Self(root.clone())
    }

    /// The app stands until the page closes.
    pub(super) fn for_good(self) {
        let _kept = ManuallyDrop::new(self);
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        STANDING.with_borrow_mut(|places| places.retain(|place| place.root != self.0));
    }
}

/// Puts the message in the place of every app.
pub fn say_so() {
    STANDING.with(|places| {
        // A panic may strike at any moment, this list's own use included.
        let Ok(places) = places.try_borrow() else { return };
        for place in places.iter() {
            place.root.set_text_content(Some(Text::PANICKED.in_lang(place.lang)));
            // Neither may stop the message of the next place.
            drop(place.root.set_attribute("role", "alert"));
            drop(place.tell.as_ref().map(|tell| tell.call0(&JsValue::UNDEFINED)));
        }
    });
}
