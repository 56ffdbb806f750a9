//! The sandbox as the stories see it.

use comet_sandbox::{Config, Generation, Handle, Key, LoggedRequest, RateLimits, Sandbox, Seed};

use crate::{Trouble, wait};

/// The personal access token the server accepts: by chance, so that no file of a browser holds a part of it already.
pub const TOKEN: &str = "vQ7xN2pK9wZ4rT8yB1mD6hF3jS5gL0cA";

/// The route that creates.
pub const CREATE: &str = "POST /api/token/";

/// The route that lists.
pub const LIST: &str = "GET /api/token/";

/// A server without keys and without rate limits, on ports of the system's choice.
pub struct Server(Handle);

impl Server {
    /// Starts it.
    ///
    /// # Errors
    /// When it finds no port.
    pub async fn start(server: Generation) -> Result<Self, Trouble> {
        let config = Config {
            server,
            token: TOKEN.to_owned(),
            seed: Seed::Empty,
            rate_limits: RateLimits::none(),
            ..Config::default()
        };
        Sandbox::start(config).await.map(Self).map_err(Trouble::new)
    }

    /// Where it answers without TLS.
    pub fn url(&self) -> &str {
        &self.0.http_url
    }

    /// The TLS port on 127.0.0.1.
    pub fn tls_port(&self) -> u16 {
        self.0.tls_port
    }

    /// The address without TLS, `http://127.0.0.1:PORT`.
    pub fn http_url(&self) -> &str {
        &self.0.http_url
    }

    /// The keys that exist.
    pub fn keys(&self) -> Vec<Key> {
        self.0.keys()
    }

    /// Changes the stored keys past every rule: to add, age or spend some.
    pub fn edit_keys(&self, edit: impl FnOnce(&mut Vec<Key>)) {
        self.0.edit_keys(edit);
    }

    /// The keys as clients use them.
    pub fn full_keys(&self) -> Vec<String> {
        self.keys().iter().map(Key::secret).collect()
    }

    /// Everything asked so far.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.0.requests()
    }

    /// How many requests to create have arrived, whatever became of them.
    pub fn creates(&self) -> usize {
        self.requests().iter().filter(|request| is(request, CREATE)).count()
    }

    /// Misbehaves as `fault` says, written `NAME:METHOD PATH:TIMES`.
    ///
    /// # Errors
    /// When there is no such fault.
    pub fn will(&self, fault: &str) -> Result<(), Trouble> {
        self.0.add_fault(fault.parse()?);
        Ok(())
    }

    /// Behaves again.
    pub fn recovers(&self) {
        self.0.clear_faults();
    }

    /// Lets every request go on that `hold-before` or `hold-after` holds now.
    pub fn releases(&self) {
        self.0.release();
    }

    /// Counts so many units as a dollar from now on; as JSON, since servers write it in many ways.
    pub fn counts(&self, units: serde_json::Value) {
        self.0.set_quota_per_unit(units);
    }

    /// Has a clock that is so far ahead from now on; behind when negative.
    pub fn is_ahead_seconds(&self, seconds: i64) {
        self.0.set_clock_ahead_seconds(seconds);
    }

    /// Waits until a request to create has arrived.
    ///
    /// # Errors
    /// When none comes.
    pub async fn hears_a_create(&self) -> Result<(), Trouble> {
        wait::until("a request to create", wait::SOON, async || {
            Ok((self.creates() > 0).then_some(()))
        })
        .await
    }

    /// Waits until `fault` has struck.
    ///
    /// # Errors
    /// When it does not.
    pub async fn has_played(&self, fault: &str) -> Result<(), Trouble> {
        wait::until(&format!("the fault {fault} to strike"), wait::SOON, async || {
            let struck = |request: &LoggedRequest| request.fault.as_deref() == Some(fault);
            Ok(self.requests().iter().any(struck).then_some(()))
        })
        .await
    }

    /// Waits until a key exists.
    ///
    /// # Errors
    /// When none comes.
    pub async fn has_a_key(&self) -> Result<(), Trouble> {
        wait::until("the server to have a key", wait::SOON, async || {
            Ok((!self.keys().is_empty()).then_some(()))
        })
        .await
    }
}

fn is(request: &LoggedRequest, route: &str) -> bool {
    let path = request.path.split('?').next().unwrap_or_default();
    route.split_once(' ') == Some((request.method.as_str(), path))
}
