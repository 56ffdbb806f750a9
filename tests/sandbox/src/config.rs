//! What a sandbox is started with.

use std::path::PathBuf;

use crate::access_token::AccessToken;
use crate::faults::Fault;
use crate::generation::Generation;
use crate::rate_limit::RateLimits;

/// The personal access token a sandbox accepts unless told otherwise: 32 characters, as the real ones.
pub const DEFAULT_TOKEN: &str = "SandboxAccessToken+0123456789abc";

/// The account's id unless told otherwise; the recorded servers' account has the same.
pub const DEFAULT_USER_ID: i64 = 2;

/// What a sandbox is started with; `Config::default()` is a seeded `CometAPI` on free ports.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which server it behaves like.
    pub server: Generation,
    /// HTTP port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// TLS port on 127.0.0.1; 0 takes a free one.
    pub tls_port: u16,
    /// The personal access token that is accepted.
    pub token: String,
    /// Further tokens, for servers since September 2026; `token` has every scope there.
    pub further_tokens: Vec<AccessToken>,
    /// The account's id, wanted in `New-Api-User` by the servers that ask for it.
    pub user_id: i64,
    /// The keys that exist at the start.
    pub seed: Seed,
    /// The account's groups and models.
    pub account: Account,
    /// How many requests are allowed in which time.
    pub rate_limits: RateLimits,
    /// The most keys the account may hold; the server's default is 1000.
    pub max_keys: usize,
    /// What `/api/status` says of the rate, as JSON; `None` for what the recorded server said.
    pub quota_per_unit: Option<serde_json::Value>,
    /// How far the server's clock is ahead of this machine's, in seconds; negative when it is behind.
    pub clock_ahead_seconds: i64,
    /// Faults armed from the start.
    pub faults: Vec<Fault>,
    /// A directory whose files are served at `/`, beside the API.
    pub serve: Option<PathBuf>,
}

/// The keys that exist at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// A dozen keys of every kind.
    Dozen,
    /// None.
    Empty,
}

/// The account's groups and models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Groups `default`, `vip` and `auto`, and every model of the catalogue.
    Rich,
    /// Exactly the recorded servers' account: groups `default` and `vip`, three models.
    Recorded,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            server: Generation::CometApi,
            port: 0,
            tls_port: 0,
            token: DEFAULT_TOKEN.to_owned(),
            further_tokens: Vec::new(),
            user_id: DEFAULT_USER_ID,
            seed: Seed::Dozen,
            account: Account::Rich,
            rate_limits: RateLimits::default(),
            max_keys: 1000,
            quota_per_unit: None,
            clock_ahead_seconds: 0,
            faults: Vec::new(),
            serve: None,
        }
    }
}
