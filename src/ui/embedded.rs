//! What a page that embeds the app asks of it, and what it is told. No secret crosses here but the created key,
//! which the shell hands on only where the page has said how to take it.

use std::rc::Rc;

use crate::api::{Account, Certainty};
use crate::domain::draft::{Draft, ValidDraft};
use crate::domain::key::KeyRecord;
use crate::domain::policy::Policy;
use crate::flow::Created;

/// The page's own choices. The account is given, so nobody is asked to connect.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "the page's own switches, each by itself")]
pub struct Embedded {
    /// Whose keys these are.
    pub account: Account,
    /// What the form starts from, where the page has chosen a preset.
    pub first: Option<Draft>,
    /// What is allowed, or why that cannot be read; `None` asks the server, which is then the page's own proxy.
    pub policy: Option<Result<Policy, String>>,
    /// Whether explanations give way to a small form.
    pub is_compact: bool,
    /// Whether everything is only looked at.
    pub is_readonly: bool,
    /// Whether the keys that exist are looked after here, too.
    pub manages: bool,
    /// Whether the page carries the requests itself, so that the browser's rules for other origins say nothing.
    pub is_carried: bool,
    /// Tells the page what happens; `false` means that it objects to what is about to happen.
    pub tell: Rc<dyn Fn(Told<'_>) -> bool>,
}

/// What a page is told.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// The first screen stands.
    Ready,
    /// A key is about to be asked for; the page may object.
    BeforeCreate(&'a ValidDraft),
    /// A key exists and is proven.
    Created(&'a Created),
    /// A key was changed, to be as it stands here.
    Updated(&'a KeyRecord),
    /// A key was deleted; this is how it stood.
    Deleted(&'a KeyRecord),
    /// Something was attempted and did not come about as wished.
    Failed {
        /// A stable name in kebab-case.
        code: &'static str,
        /// What is known of it.
        certainty: Certainty,
    },
}
