//! The request for a key as text that a person can read, keep and run, with `$COMETAPI_ACCESS_TOKEN` in place of the token.

mod body;
mod code;
mod quote;
mod shell;

use super::base_url::BaseUrl;
use super::draft::ValidDraft;
use super::user_id::UserId;

/// A way to write the request down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The body alone.
    Json,
    /// A line for a POSIX shell.
    Curl,
    /// Variables for scripts that read an `.env` file.
    Env,
    /// A program that needs nothing but Python's own library.
    Python,
    /// A program for Node.js, Deno, Bun or a server's worker.
    JavaScript,
    /// A step of a GitHub Actions workflow.
    GitHubActions,
}

impl Kind {
    /// Every kind, in the order it is offered.
    pub const ALL: [Self; 6] =
        [Self::Curl, Self::Json, Self::Env, Self::Python, Self::JavaScript, Self::GitHubActions];

    /// A stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Curl => "curl",
            Self::Env => "env",
            Self::Python => "python",
            Self::JavaScript => "javascript",
            Self::GitHubActions => "github-actions",
        }
    }

    /// The name that people know it by; the same in every language.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Curl => "curl",
            Self::Env => ".env",
            Self::Python => "Python",
            Self::JavaScript => "JavaScript",
            Self::GitHubActions => "GitHub Actions",
        }
    }

    /// The kind with this [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where the request goes: the server, and the user id that some servers ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The server.
    pub base_url: BaseUrl,
    /// Sent as `New-Api-User`.
    pub user_id: Option<UserId>,
}

impl Target {
    fn url(&self) -> String {
        format!("{}/api/token/", self.base_url.as_str())
    }
}

/// Writes down the request that creates a key as `asked`.
pub fn write(kind: Kind, asked: &ValidDraft, target: &Target) -> String {
    match kind {
        Kind::Json => body::json(asked),
        Kind::Curl => shell::curl(asked, target),
        Kind::Env => shell::env(asked, target),
        Kind::Python => code::python(asked, target),
        Kind::JavaScript => code::javascript(asked, target),
        Kind::GitHubActions => shell::github_actions(asked, target),
    }
}
