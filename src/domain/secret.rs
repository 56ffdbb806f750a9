//! Secrets: types whose `Debug` shows nothing.

use std::fmt;

pub mod access_token;
pub(in crate::domain) mod wrapping;

pub use access_token::AccessToken;

/// An API key, always with its `sk-` prefix.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// Takes a key as it is given; New API leaves the `sk-` off. What a server lists goes through
    /// [`super::key::KeyText::read`], since it may be a mask.
    pub fn from_server(text: &str) -> Self {
        let text = text.trim();
        if text.starts_with("sk-") { Self(text.to_owned()) } else { Self(format!("sk-{text}")) }
    }

    /// The whole key, for a request or for the person's eyes.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The first and last four characters at most, and never more than half of the key.
    pub fn masked(&self) -> String {
        let secret: Vec<char> = self.0.chars().skip(3).collect();
        let shown = if secret.len() >= 16 { 4 } else { 0 };
        let head: String = secret[..shown].iter().collect();
        let tail: String = secret[secret.len() - shown..].iter().collect();
        format!("sk-{head}…{tail}")
    }

    /// Whether a text looks like a whole key, with or without its `sk-`. Servers mask keys with asterisks, dots, dashes,
    /// `x` or words; whatever may be a mask is taken for one, since a whole key can be asked for and a mask is no use.
    ///
    /// New API and One API make 48 letters and digits, old One API 32; forks go up to 128 and use `-` and `_`, too.
    pub fn is_whole_text(text: &str) -> bool {
        let bare = text.strip_prefix("sk-").unwrap_or(text);
        let is_key_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (MIN_KEY_BYTES..=MAX_KEY_BYTES).contains(&bare.len())
            && bare.bytes().all(is_key_byte)
            && !has_masking_run(bare)
            && !is_made_of_words(bare)
    }
}

/// No known server makes a shorter key, without the `sk-`.
const MIN_KEY_BYTES: usize = 32;

/// Twice what any known fork makes.
const MAX_KEY_BYTES: usize = 256;

/// Whether one character stands alone in it, or fills a gap in it. Of a million million random keys none has such a run.
fn has_masking_run(bare: &str) -> bool {
    let (mut previous, mut run, mut longest) = (0, 0, 0);
    for byte in bare.bytes().map(|byte| byte.to_ascii_lowercase()) {
        run = if byte == previous { run + 1 } else { 1 };
        previous = byte;
        longest = longest.max(run);
        let is_gap = match byte {
            b'x' => run >= 8,
            b'-' | b'_' => run >= 6,
            _ => false,
        };
        if is_gap {
            return true;
        }
    }
    longest == bare.len()
}

/// Whether it is a remark such as `the-key-is-hidden`, or holds one. A random key has letters of both cases or digits.
fn is_made_of_words(bare: &str) -> bool {
    let mut letters = bare.bytes().filter(|byte| !matches!(byte, b'-' | b'_'));
    let is_one_case = letters.clone().all(|byte| byte.is_ascii_lowercase())
        || letters.all(|byte| byte.is_ascii_uppercase());
    let lower = bare.to_ascii_lowercase();
    let remarks = ["redacted", "hidden", "masked", "placeholder"];
    is_one_case || remarks.iter().any(|remark| lower.contains(remark))
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ApiKey(redacted)")
    }
}

/// Fewer characters than this are tried out in a day by whoever takes the vault.
pub const MIN_PASSPHRASE_CHARS: usize = 12;

/// What opens the vault. Nobody but the person knows it, and it is stored nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// Takes what was typed to open a vault, blanks and all.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether a new vault may be made with it.
    pub fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= MIN_PASSPHRASE_CHARS
    }

    /// The text itself, for the key derivation and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase(redacted)")
    }
}
