//! One row of a run: what it asks for, how far it got, and how that is stored.

use crate::api::Failure;
use crate::domain::draft::ValidDraft;
use crate::domain::key::KeyId;

/// One row of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is asked for.
    pub asked: ValidDraft,
    /// How far it got.
    pub state: RowState,
    /// Keys like the created one that the same create made: the browser sent it more than once.
    pub copies: Vec<KeyId>,
}

/// How far a row got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Nothing was sent for it.
    Waiting,
    /// Its create may be under way. No key of its own was there with a number up to this one.
    Started(KeyId),
    /// The key exists under this number.
    Created(KeyId),
    /// A key exists under this number, and the server stored something else than the row asks for.
    Different(KeyId),
    /// The server declined, and said this; nothing was created.
    Refused(String),
    /// It may exist or not: no key, or several keys, above this number fit.
    Unknown(KeyId),
}

impl Row {
    /// The state, and behind a blank each copy. Only a created row has any.
    pub(super) fn to_text(&self) -> String {
        let mut text = self.state.to_text();
        for copy in &self.copies {
            text.extend([" ", &copy.0.to_string()]);
        }
        text
    }

    pub(super) fn from_text(asked: ValidDraft, text: &str) -> Option<Self> {
        if !text.starts_with("created:") {
            return Some(Self { asked, state: RowState::from_text(text)?, copies: Vec::new() });
        }
        let mut parts = text.split(' ');
        let state = RowState::from_text(parts.next()?)?;
        let copies = parts.map(|part| part.parse().ok().map(KeyId)).collect::<Option<_>>()?;
        Some(Self { asked, state, copies })
    }
}

impl RowState {
    /// What the server said when it declined, or the kind of failure where it said nothing.
    pub(super) fn refused(failure: &Failure) -> Self {
        let said = failure.server_message.clone();
        Self::Refused(said.unwrap_or_else(|| failure.kind.code().to_owned()))
    }

    /// The stored form: the name, and behind a colon the number or the words. Numbers are text, since a browser's
    /// storage cannot hold all of 64 bits.
    fn to_text(&self) -> String {
        match self {
            Self::Waiting => String::from("waiting"),
            Self::Started(id) | Self::Created(id) | Self::Different(id) | Self::Unknown(id) => {
                format!("{}:{}", self.code(), id.0)
            }
            Self::Refused(words) => format!("{}:{words}", self.code()),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        let id = || rest.parse().ok().map(KeyId);
        match name {
            "waiting" => Some(Self::Waiting),
            "started" => id().map(Self::Started),
            "created" => id().map(Self::Created),
            "different" => id().map(Self::Different),
            "unknown" => id().map(Self::Unknown),
            "refused" => Some(Self::Refused(rest.to_owned())),
            _ => None,
        }
    }

    /// A stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Started(_) => "started",
            Self::Created(_) => "created",
            Self::Different(_) => "different",
            Self::Refused(_) => "refused",
            Self::Unknown(_) => "unknown",
        }
    }
}
