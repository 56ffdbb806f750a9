//! A connected account as the person knows it: its name, its server, and how its token is kept. No secret.

use serde_json::{Value, json};

use super::base_url::BaseUrl;
use super::user_id::UserId;

/// Longer names would not fit the switcher.
const MAX_NAME_CHARS: usize = 40;

/// Tells one account of this browser from every other; drawn by chance, it says nothing of the account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(String);

impl AccountId {
    /// Writes random bytes as an id.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let digit = |bits: u8| char::from(b"0123456789abcdef"[usize::from(bits & 15)]);
        Self(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect())
    }

    /// The account where there is never another: an element's, a proxy's.
    pub fn sole() -> Self {
        Self("sole".to_owned())
    }

    /// Reads a stored id: letters, digits and dashes, so that it stays one word in the vault's associated data
    /// and one part of a storage key.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (!text.is_empty() && text.bytes().all(is_plain)).then(|| Self(text.to_owned()))
    }

    /// The id as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How the account's token is kept. Ordered from the one that leaves least behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenStorage {
    /// In the browser's memory, until it closes.
    #[default]
    Session,
    /// On the device, encrypted with a passphrase; unlocked, a copy is in the browser's memory.
    Locked,
    /// On the device, in plain text.
    Remembered,
}

impl TokenStorage {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Session, Self::Locked, Self::Remembered];

    /// The name in storage and in the form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Locked => "locked",
            Self::Remembered => "remembered",
        }
    }

    /// Reads [`Self::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keeping| keeping.as_str() == text)
    }
}

/// All that is known of an account but its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Which account of this browser.
    pub id: AccountId,
    /// The person's name for it.
    pub name: String,
    /// The server.
    pub base_url: BaseUrl,
    /// Sent as `New-Api-User`, where the server wants it.
    pub user_id: Option<UserId>,
    /// How the token is kept.
    pub keeping: TokenStorage,
}

impl Profile {
    /// The value to store, to which the caller adds the token or the vault.
    pub fn to_value(&self) -> Value {
        json!({
            "id": self.id.as_str(),
            "name": self.name,
            "base_url": self.base_url.as_str(),
            "user_id": self.user_id.map(|id| id.to_string()),
            "keeping": self.keeping.as_str(),
        })
    }

    /// Reads what [`Self::to_value`] wrote; `None` for anything else.
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let base_url = BaseUrl::parse(text("base_url")?).ok()?;
        Some(Self {
            id: AccountId::parse(text("id")?)?,
            name: clean_name(text("name").unwrap_or_default(), &base_url),
            user_id: UserId::parse_optional(text("user_id").unwrap_or_default()).ok()?,
            keeping: TokenStorage::parse(text("keeping")?)?,
            base_url,
        })
    }
}

/// The name as it can be shown: one line, not too long. A blank one becomes the server's.
pub fn clean_name(text: &str, base_url: &BaseUrl) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return default_name(base_url).chars().take(MAX_NAME_CHARS).collect();
    }
    line.chars().take(MAX_NAME_CHARS).collect()
}

fn default_name(base_url: &BaseUrl) -> String {
    if base_url.is_default() {
        return "CometAPI".to_owned();
    }
    base_url.origin().split_once("://").map_or("", |(_, host)| host).to_owned()
}

/// `name`, with a number after it if one of `taken` has it already: two accounts of one name cannot be told apart.
pub fn distinct_name(name: &str, taken: &[&str]) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|candidate| !taken.contains(&candidate.as_str()))
        .unwrap_or_default()
}
