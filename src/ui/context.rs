//! What every screen is handed: the host, the language, and where the app stands.
//!
//! Signals are split by what changes together, and are of few types: each type costs kilobytes of wasm. A change of
//! language builds the screen anew; what is typed, made, deleted or run lives apart from the screen and goes on.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::Future;
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::bulk::Bulk;
use super::copy::Copied;
use super::keys;
use super::offer::Known;
pub use super::place::Place;
use super::state::access::Access;
use super::state::draft_store::Waiting;
use super::state::forms::Forms;
pub(super) use super::state::making::Banner;
use super::state::making::Stage;
use super::state::money::Money;
use super::state::nav::Route;
use super::state::pending_deletes::PendingDeletes;
use super::tasks::Tasks;
use crate::api::Account;
use crate::domain::draft::Draft;
use crate::domain::key::KeyId;
use crate::domain::lang::Lang;
use crate::domain::managed::Managed;
use crate::domain::policy::Policy;
use crate::domain::preset::Presets;
use crate::flow::new_keys::NewKey;
use crate::flow::{AccountStore, Baseline, ConnectForm, SelfTest, Settings};
use crate::host::World;
use crate::text::Text;
use crate::ui::embedded::Embedded;

/// What no screen has to follow.
pub(super) struct Inner {
    pub(super) host: Rc<dyn World>,
    root: HtmlElement,
    pub(super) account: RefCell<Option<Account>>,
    pub(super) book: RefCell<AccountStore>,
    pub(super) settings: Cell<Settings>,
    pub(super) managed: RefCell<Managed>,
    pub(super) noted_millis: Cell<i64>,
    pub(super) copied: Copied,
    /// Read ahead while the form is filled, so that the key shows two round trips after the submit.
    pub(super) baseline: RefCell<Option<Baseline>>,
    /// What stands in the connect form. The token is nowhere but in this memory until it is proved.
    pub(super) typed: RefCell<ConnectForm>,
    /// Why nothing is shown under an organisation or a page whose settings cannot be read.
    pub(super) mismanaged: RefCell<String>,
    pub(super) policy: RefCell<Policy>,
    /// The models and groups of the connected account, once they are read.
    pub(super) offer: RefCell<Option<Rc<Known>>>,
    pub(super) bulk: Bulk,
    pub(super) pending_deletes: PendingDeletes,
    /// Those that nobody has copied yet, as last read.
    pub(super) new_keys: RefCell<Vec<NewKey>>,
    /// The keys that are being tested.
    pub(super) testing: RefCell<BTreeSet<KeyId>>,
    /// What is typed on the screen that is shown, for when it is built anew.
    pub(super) screen_texts: RefCell<Vec<(&'static str, RwSignal<String>)>>,
    /// How many changes of the accounts this window itself has under way.
    pub(super) accounts_changing: Cell<u32>,
    /// Another window has changed the accounts, and that could not be followed yet.
    pub(super) accounts_missed: Cell<bool>,
    /// What was said of a pasted request, for the form that is built anew with it.
    pub(super) imported: RefCell<Option<super::state::filled::Filled>>,
    /// The last self-test, so that a screen built anew does not ask the server again.
    pub(super) tested: RefCell<Option<(KeyId, Rc<SelfTest>)>>,
    pub(super) embedded: Option<Embedded>,
    /// The person's own presets, as last read.
    pub(super) presets: RefCell<Presets>,
    /// Whose rate and balance the form shows.
    pub(super) money_of: RefCell<Option<Account>>,
    pub(super) forms: RefCell<Forms>,
    /// Owns the owners of the forms' signals.
    pub(super) forms_owner: Owner,
    pub(super) waiting_draft: RefCell<Waiting>,
    pub(super) tasks: Tasks,
    pub(super) keys: RefCell<keys::State>,
}

/// Shared by all screens; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Ctx {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    pub(super) place: Place,
    pub(super) language: RwSignal<Lang>,
    /// A message about the app itself, above every screen.
    pub(super) notice: RwSignal<Option<Text>>,
    /// Where the person is; changed by [`Ctx::go`].
    pub(super) route: RwSignal<Route>,
    /// Notified when the accounts, the one that is shown, or what the organisation has set have changed.
    pub(super) session_changed: Trigger,
    /// Counts how often the first screen was asked for.
    pub(super) openings: RwSignal<u32>,
    pub(super) access: RwSignal<Access, LocalStorage>,
    pub(super) stage: RwSignal<Stage, LocalStorage>,
    /// What is being done while a key is made.
    pub(super) step: RwSignal<Option<Text>>,
    /// Notified when the page of the keys or of many at once that stands has something else to show.
    pub(super) page_changed: Trigger,
    /// Notified when something begins or ends that goes on wherever the person is.
    pub(super) work_changed: Trigger,
    /// Notified when the test of a key has begun or ended.
    pub(super) test_changed: Trigger,
    /// How far the change of many keys is.
    pub(super) many_progress: RwSignal<String>,
    /// The local clock, followed while something counts down.
    pub(super) now_millis: RwSignal<i64>,
    pub(super) money: RwSignal<Money>,
    /// Changes whenever the offer does; what it is stands in [`Ctx::offer`].
    pub(super) offer_changed: RwSignal<bool>,
}

impl Ctx {
    pub(super) fn new(
        host: Rc<dyn World>,
        root: HtmlElement,
        place: Place,
        lang: Lang,
        embedded: Option<Embedded>,
    ) -> Self {
        let inner = Inner {
            host,
            root,
            account: RefCell::new(embedded.as_ref().map(|embedded| embedded.account.clone())),
            book: RefCell::default(),
            settings: Cell::default(),
            managed: RefCell::default(),
            noted_millis: Cell::default(),
            copied: Copied::default(),
            baseline: RefCell::default(),
            typed: RefCell::default(),
            mismanaged: RefCell::default(),
            tested: RefCell::default(),
            policy: RefCell::default(),
            embedded,
            offer: RefCell::default(),
            bulk: Bulk::default(),
            pending_deletes: PendingDeletes::default(),
            new_keys: RefCell::default(),
            testing: RefCell::default(),
            screen_texts: RefCell::default(),
            accounts_changing: Cell::default(),
            accounts_missed: Cell::default(),
            imported: RefCell::default(),
            presets: RefCell::default(),
            money_of: RefCell::default(),
            forms: RefCell::default(),
            // A child: the owner that holds this very value would never be freed.
            forms_owner: Owner::current().map(|owner| owner.child()).unwrap_or_default(),
            waiting_draft: RefCell::default(),
            tasks: Tasks::default(),
            keys: RefCell::default(),
        };
        Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            place,
            language: RwSignal::new(lang),
            notice: RwSignal::new(None),
            route: RwSignal::new(Route::Loading),
            session_changed: Trigger::new(),
            openings: RwSignal::new(0),
            access: RwSignal::new_local(Access::default()),
            stage: RwSignal::new_local(Stage::Form(None)),
            step: RwSignal::new(None),
            page_changed: Trigger::new(),
            work_changed: Trigger::new(),
            test_changed: Trigger::new(),
            many_progress: RwSignal::new(String::new()),
            now_millis: RwSignal::new(0),
            money: RwSignal::new(Money::default()),
            offer_changed: RwSignal::new(false),
        }
    }

    pub(super) fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// For what outlives the app by a moment, such as the work that ends with it.
    pub(super) fn weak(self) -> Weak<Inner> {
        Rc::downgrade(&self.inner())
    }

    /// Does `work` beside what the person does, for as long as the app stands.
    pub(super) fn spawn(self, work: impl Future<Output = ()> + 'static) {
        self.inner().tasks.start(work);
    }

    /// As [`Self::spawn`], for work that goes on whichever account is shown, such as following other windows.
    pub(super) fn spawn_for_app(self, work: impl Future<Output = ()> + 'static) {
        self.inner().tasks.start_for_app(work);
    }

    /// As [`Self::spawn`], for work of which nothing is left when the person leaves the screen.
    pub(super) fn spawn_on_screen(self, work: impl Future<Output = ()> + 'static) {
        self.inner().tasks.start_on_screen(work);
    }

    pub(super) fn host(self) -> Rc<dyn World> {
        Rc::clone(&self.inner().host)
    }

    /// The element the app stands in.
    pub(super) fn root(self) -> HtmlElement {
        self.inner().root.clone()
    }

    pub(super) fn set_baseline(self, baseline: Option<Baseline>) {
        self.inner().baseline.replace(baseline);
    }

    pub(super) fn take_baseline(self) -> Option<Baseline> {
        self.inner().baseline.take()
    }

    /// What the last self-test of this key said, if it was the last of all.
    pub(super) fn known_test(self, id: KeyId) -> Option<Rc<SelfTest>> {
        let inner = self.inner();
        let tested = inner.tested.borrow();
        tested.as_ref().filter(|(known, _)| *known == id).map(|(_, tested)| Rc::clone(tested))
    }

    pub(super) fn keep_test(self, id: KeyId, tested: Rc<SelfTest>) {
        self.inner().tested.replace(Some((id, tested)));
    }

    /// What the key screens share.
    pub(super) fn keys<T>(self, use_state: impl FnOnce(&mut keys::State) -> T) -> T {
        use_state(&mut self.inner().keys.borrow_mut())
    }

    pub(super) fn lang(self) -> Lang {
        self.language.get_untracked()
    }

    /// The message in the person's language. A switch of language builds the screen anew.
    pub(super) fn t(self, text: Text) -> &'static str {
        text.in_lang(self.lang())
    }

    pub(super) fn notify(self, notice: Option<Text>) {
        self.notice.set(notice);
    }

    /// Says that the browser's storage has failed, if it has.
    pub(super) fn warn_if_store_failed(self, has_failed: bool) {
        if has_failed && self.notice.get_untracked() != Some(Text::STORE_FAILED) {
            self.notify(Some(Text::STORE_FAILED));
        }
    }
}

/// The form as it first stands: ten dollars, so that a key made in a hurry works and cannot spend everything.
pub(super) fn first_draft() -> Draft {
    Draft { remain_quota: "10".to_owned(), ..Draft::default() }
}
