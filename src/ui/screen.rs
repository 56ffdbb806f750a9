//! What may stand on the screen.

use std::rc::Rc;

use super::bulk::View;
use super::keys;
use crate::api::Failure;
use crate::domain::lang::Lang;
use crate::flow::{ConnectField, Created, Outcome};
use crate::text::Text;

/// What stands on the screen.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) lang: Lang,
    /// A message about the app itself, above every screen.
    pub(super) notice: Option<Text>,
    pub(super) screen: Screen,
}

/// The screen that stands, with what it shows.
#[derive(Clone)]
pub(super) enum Screen {
    Loading,
    Connect {
        error: Option<(ConnectField, Text)>,
        banner: Option<Banner>,
        is_busy: bool,
    },
    /// What the organisation has set cannot be read.
    Mismanaged {
        reason: Rc<str>,
    },
    /// The account is locked; `error` says why it stays so.
    Unlock {
        error: Option<Text>,
        is_busy: bool,
    },
    Accounts {
        error: Option<(ConnectField, Text)>,
        said: Option<Text>,
    },
    Create {
        banner: Option<Banner>,
    },
    Bulk(View),
    Working {
        step: Text,
    },
    Created(Rc<Created>),
    Unsettled(Rc<Outcome>),
    Keys(keys::Page),
}

impl Screen {
    pub(super) const fn connect() -> Self {
        Self::Connect { error: None, banner: None, is_busy: false }
    }
}

/// What stands above a form after something failed.
#[derive(Clone)]
pub(super) enum Banner {
    /// An exchange failed.
    Failed(Failure),
    /// Nothing was sent, and why.
    NotSent(Text, Option<Failure>),
}
