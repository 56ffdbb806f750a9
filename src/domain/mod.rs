//! What a key is and what may be asked of one. PURE: no browser, no clock, no chance.

pub mod allow_list;
pub mod base_url;
pub mod bulk;
pub mod catalogue;
pub mod csv;
pub mod draft;
pub mod expiry;
pub mod field;
pub mod foresight;
pub mod group;
pub mod import;
pub mod key;
pub mod lang;
pub mod matching;
pub mod models;
pub mod name;
pub mod policy;
pub mod preset;
pub mod quota;
pub mod readable;
pub mod request_text;
pub mod secret;
pub mod shell_words;
pub mod snippet;
pub mod time;
pub mod user_id;
