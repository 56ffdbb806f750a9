//! Starts a sandbox and holds it.

use std::error::Error;
use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::config::{Config, Seed};
use crate::faults::Fault;
use crate::key::Key;
use crate::request_log::LoggedRequest;
use crate::router;
use crate::serve::{self, App};
use crate::tls;
use crate::world::Shared;

/// The stand-in server.
#[derive(Debug)]
pub struct Sandbox;

impl Sandbox {
    /// Starts a sandbox on 127.0.0.1, in the current tokio runtime.
    ///
    /// Fails when a port is taken or the certificate cannot be made.
    pub async fn start(config: Config) -> Result<Handle, Box<dyn Error + Send + Sync>> {
        let http = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
        let https = TcpListener::bind((Ipv4Addr::LOCALHOST, config.tls_port)).await?;
        let (port, tls_port) = (http.local_addr()?.port(), https.local_addr()?.port());
        let (certificate, tls) = tls::throw_away()?;
        let shared = Arc::new(Shared::new(config));
        let router = router::router(&shared);
        let app = Arc::new(App { shared: Arc::clone(&shared), router });
        let tasks = [
            tokio::spawn(serve::accept(http, None, Arc::clone(&app))),
            tokio::spawn(serve::accept(https, Some(TlsAcceptor::from(tls)), app)),
        ];
        Ok(Handle {
            http_url: format!("http://127.0.0.1:{port}"),
            port,
            tls_port,
            certificate_der: certificate.to_vec(),
            shared,
            tasks,
        })
    }
}

/// A running sandbox; dropping it closes its ports and connections.
#[derive(Debug)]
#[must_use = "dropping the handle stops the sandbox"]
pub struct Handle {
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub http_url: String,
    /// The HTTP port.
    pub port: u16,
    /// The TLS port.
    pub tls_port: u16,
    /// The throw-away certificate, for clients that want to trust it.
    pub certificate_der: Vec<u8>,
    shared: Arc<Shared>,
    tasks: [JoinHandle<()>; 2],
}

impl Handle {
    /// The access token that is accepted.
    pub fn token(&self) -> &str {
        &self.shared.config.token
    }

    /// The account's id.
    pub fn user_id(&self) -> i64 {
        self.shared.config.user_id
    }

    /// All keys with their full secrets, oldest first.
    pub fn keys(&self) -> Vec<Key> {
        self.shared.world().keys.clone()
    }

    /// Changes the stored keys directly, past every rule: to add, age, spend or remove some.
    pub fn edit_keys(&self, edit: impl FnOnce(&mut Vec<Key>)) {
        let mut world = self.shared.world();
        edit(&mut world.keys);
        let used = world.keys.iter().map(|key| key.id).max().unwrap_or(0);
        world.next_id = world.next_id.max(used + 1);
    }

    /// Removes all keys.
    pub fn set_empty(&self) {
        self.shared.world().keys.clear();
    }

    /// The id the next key will get; ids below it are never used again.
    pub fn set_next_id(&self, id: i64) {
        self.shared.world().next_id = id;
    }

    /// All requests since the start or the last `clear_requests`, in the order of their arrival.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.shared.world().log.clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.shared.world().log.clear();
    }

    /// Arms a fault; faults strike in the order of their arming.
    pub fn add_fault(&self, fault: Fault) {
        self.shared.arm(fault);
    }

    /// The faults that are still armed.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.world().faults.clone()
    }

    /// Disarms all faults.
    pub fn clear_faults(&self) {
        self.shared.world().faults.clear();
    }

    /// Lets every request go on that `hold-before` or `hold-after` holds now.
    pub fn release(&self) {
        self.shared.release();
    }

    /// Changes what the server says of the rate, as JSON.
    pub fn set_quota_per_unit(&self, units: serde_json::Value) {
        self.shared.world().quota_per_unit = Some(units);
    }

    /// Sets how far the server's clock is ahead of this machine's; negative when it is behind.
    pub fn set_clock_ahead_seconds(&self, seconds: i64) {
        self.shared.world().clock_ahead_seconds = seconds;
    }

    /// Bans the account, or lifts the ban.
    pub fn set_account_disabled(&self, disabled: bool) {
        self.shared.world().account_disabled = disabled;
    }

    /// Stops the sandbox and waits until its ports are free.
    pub async fn stop(mut self) {
        for task in &mut self.tasks {
            task.abort();
            // An aborted task ends as cancelled; there is nothing else to learn from it.
            drop(task.await);
        }
    }

    /// Everything as at the start.
    pub fn reset(&self) {
        self.shared.reset(self.shared.config.seed);
    }

    /// As `reset`, but without any key.
    pub fn reset_empty(&self) {
        self.shared.reset(Seed::Empty);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}
