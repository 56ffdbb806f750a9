//! The table of messages, one file a subject: each message in English, Vietnamese and Chinese.

use std::fmt;

use crate::domain::lang::Lang;

/// A message; the files of this folder name them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text(&'static Entry);

#[derive(PartialEq, Eq)]
struct Entry {
    en: &'static str,
    vi: &'static str,
    zh: &'static str,
}

impl Text {
    /// The message in `lang`, its `{named}` places still open.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.0.en,
            Lang::Vi => self.0.vi,
            Lang::Zh => self.0.zh,
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.en)
    }
}

/// Names messages of one subject, so that a message without one of the languages does not compile.
macro_rules! texts {
    ($($name:ident { en: $en:literal, vi: $vi:literal, zh: $zh:literal })*) => {
        impl super::Text {
            $(
                #[expect(missing_docs, reason = "the table beside says it in three languages")]
                pub const $name: Self = Self(&super::Entry { en: $en, vi: $vi, zh: $zh });
            )*
        }

        #[cfg(test)]
        pub(super) const ALL: &[super::Text] = &[$(super::Text::$name),*];
    };
}

mod accounts;
mod allow_list;
mod audit;
mod bulk;
mod bulk_table;
mod connect;
mod create;
mod edit;
mod element;
mod failure;
mod field;
mod foresight;
mod house;
mod in_the_way;
mod key;
mod keys;
mod managed;
mod many;
mod models;
mod outcome;
mod partial;
mod policy;
mod preset;
mod repeated;
mod request;
mod rotate;
mod self_test;
mod stored;
mod told;
mod unreadable;
mod vault;

/// Every message, for the test that looks at all of them.
#[cfg(test)]
pub(super) const ALL: &[&[Text]] = &[
    accounts::ALL,
    allow_list::ALL,
    audit::ALL,
    bulk::ALL,
    bulk_table::ALL,
    connect::ALL,
    create::ALL,
    edit::ALL,
    element::ALL,
    failure::ALL,
    field::ALL,
    foresight::ALL,
    house::ALL,
    in_the_way::ALL,
    key::ALL,
    keys::ALL,
    managed::ALL,
    many::ALL,
    models::ALL,
    outcome::ALL,
    partial::ALL,
    policy::ALL,
    preset::ALL,
    repeated::ALL,
    request::ALL,
    rotate::ALL,
    self_test::ALL,
    stored::ALL,
    told::ALL,
    unreadable::ALL,
    vault::ALL,
];
