//! The account's personal access token, and what people paste in its place.

use std::fmt;

use super::wrapping;

const MAX_BYTES: usize = 512;

/// A personal access token: it can do everything the account can.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

/// Why a pasted text is not an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Blank,
    /// An `sk-…` API key, the likeliest mistake.
    ApiKeyGiven,
    /// The token of a console session (a JWT). New API ends it after fifteen minutes.
    SessionToken,
    /// A variable or a placeholder, such as `$TOKEN` or `<token>`, or a token with its middle cut out.
    Placeholder,
    /// A blank inside, or a character no token has.
    BadCharacter,
    /// Longer than any token.
    TooLong,
}

impl AccessToken {
    /// Takes what was pasted, without the quotation marks, commas and names around it.
    ///
    /// # Errors
    /// Says what was pasted in a token's place.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = wrapping::unwrap(text);
        if text.is_empty() || text.eq_ignore_ascii_case("bearer") {
            return Err(Error::Blank);
        }
        if text.starts_with("sk-") {
            return Err(Error::ApiKeyGiven);
        }
        if is_placeholder(text) {
            return Err(Error::Placeholder);
        }
        if !is_plain(text) {
            return Err(Error::BadCharacter);
        }
        if text.starts_with("eyJ") && text.matches('.').count() >= 2 {
            return Err(Error::SessionToken);
        }
        if text.len() > MAX_BYTES {
            return Err(Error::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes a token that was proved and stored before, exactly as it is; `None` for a text that cannot be one.
    pub fn from_stored(text: &str) -> Option<Self> {
        let is_token = !text.is_empty() && text.len() <= MAX_BYTES && is_plain(text);
        is_token.then(|| Self(text.to_owned()))
    }

    /// No token here: the server that is asked, a proxy, holds it and knows the person by other means.
    pub const fn kept_by_server() -> Self {
        Self(String::new())
    }

    /// Whether the server holds the token. No pasted text is such a token.
    pub const fn is_kept_by_server(&self) -> bool {
        self.0.is_empty()
    }

    /// The token, for a request or for storage.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|character| character.is_ascii_graphic())
}

/// Whether the text stands for a token that is elsewhere: a variable, a word to be replaced, a mask.
pub(in crate::domain) fn is_placeholder(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_variable = text.starts_with(['$', '%', '<', '{', '['])
        || ["process.env", "os.environ", "os.getenv", "env.", "secrets."]
            .iter()
            .any(|start| lower.starts_with(start));
    // Tokens of servers are of letters and digits of both cases; only names of variables look like this.
    let is_constant = text.contains('_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let is_word = ["your_", "your-", "your ", "my_access", "access_token", "access-token"]
        .iter()
        .any(|word| lower.contains(word));
    let is_mask = text.contains(['…', '*', '•', '●']) || text.contains("...");
    let body = lower.rsplit(['_', '-']).next().unwrap_or_default();
    let is_crossed_out = body.len() >= 3 && body.bytes().all(|byte| byte == b'x');
    is_variable || is_constant || is_word || is_mask || is_crossed_out
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccessToken(redacted)")
    }
}
