//! What every screen is handed: the host, the language, and where the app stands.

use std::rc::Rc;

use leptos::prelude::*;

use crate::api::{Account, Failure};
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::quota::UnitsPerDollar;
use crate::domain::time::UnixSeconds;
use crate::flow::{Baseline, Created, Outcome, Step};
use crate::host::Host;
use crate::text::Text;

/// Where the app is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The toolbar popup, which closes when it loses focus.
    Popup,
    /// A full tab or the side panel of the extension.
    Extension,
    /// An ordinary web page.
    Page,
}

impl Place {
    /// Whether this is a part of the extension, which may reach one server only.
    pub(super) const fn is_extension(self) -> bool {
        !matches!(self, Self::Page)
    }
}

/// The screen that stands, with what it shows.
#[derive(Clone, Debug)]
pub(super) enum Screen {
    Loading,
    Connect,
    Create { banner: Option<Banner> },
    Working,
    Created(Box<Created>),
    Unsettled(Box<Outcome>),
}

/// What stands above a form after something failed.
#[derive(Clone, Debug)]
pub(super) enum Banner {
    /// An exchange failed.
    Failed(Failure),
    /// Nothing was sent, and why.
    NotSent(Text, Option<Failure>),
}

/// Shared by all screens; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Ctx {
    host: StoredValue<Rc<dyn Host>, LocalStorage>,
    pub(super) place: Place,
    pub(super) lang: RwSignal<Lang>,
    pub(super) screen: RwSignal<Screen>,
    pub(super) step: RwSignal<Step>,
    pub(super) account: RwSignal<Option<Account>>,
    pub(super) draft: RwSignal<Draft>,
    /// Read ahead while the form is filled, so that the key shows two round trips after the submit.
    pub(super) baseline: RwSignal<Option<Baseline>>,
    /// A message about the app itself, above every screen.
    pub(super) notice: RwSignal<Option<Text>>,
}

impl Ctx {
    pub(super) fn new(host: Rc<dyn Host>, place: Place, lang: Lang) -> Self {
        Self {
            host: StoredValue::new_local(host),
            place,
            lang: RwSignal::new(lang),
            screen: RwSignal::new(Screen::Loading),
            step: RwSignal::new(Step::ReadingBaseline),
            account: RwSignal::new(None),
            draft: RwSignal::new(first_draft()),
            baseline: RwSignal::new(None),
            notice: RwSignal::new(None),
        }
    }

    pub(super) fn host(self) -> Rc<dyn Host> {
        self.host.get_value()
    }

    /// The message in the person's language, following a switch.
    pub(super) fn t(self, text: Text) -> impl Fn() -> &'static str + Copy + Send + 'static {
        move || text.in_lang(self.lang.get())
    }

    pub(super) fn now(self) -> UnixSeconds {
        UnixSeconds(self.host().now_millis().div_euclid(1000))
    }

    /// How many quota units a dollar is; the server's own rate is not read yet.
    pub(super) fn units_per_dollar(self) -> UnitsPerDollar {
        UnitsPerDollar::default()
    }
}

/// The form as it first stands: ten dollars, so that a key made in a hurry works and cannot spend everything.
pub(super) fn first_draft() -> Draft {
    Draft { remain_quota: "10".to_owned(), ..Draft::default() }
}
