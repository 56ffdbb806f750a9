//! Which of an account's forms a draft was typed into. Each is stored by itself.

use super::key::KeyId;

/// One form of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftKey {
    /// The form of a new key.
    New,
    /// The form that edits this key.
    Edit(KeyId),
    /// The form of the key that replaces this one.
    Successor(KeyId),
}

impl DraftKey {
    const EDIT: &str = "edit";
    const NEW: &str = "new";
    const SUCCESSOR: &str = "successor";

    /// The name in storage, such as `edit.7`.
    pub fn name(self) -> String {
        match self {
            Self::New => Self::NEW.to_owned(),
            Self::Edit(KeyId(id)) => format!("{}.{id}", Self::EDIT),
            Self::Successor(KeyId(id)) => format!("{}.{id}", Self::SUCCESSOR),
        }
    }

    /// Reads [`Self::name`].
    pub fn parse(name: &str) -> Option<Self> {
        if name == Self::NEW {
            return Some(Self::New);
        }
        let (form, id) = name.split_once('.')?;
        let id = KeyId(id.parse().ok()?);
        match form {
            Self::EDIT => Some(Self::Edit(id)),
            Self::SUCCESSOR => Some(Self::Successor(id)),
            _ => None,
        }
    }
}
