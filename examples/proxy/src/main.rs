//! Starts the proxy.

mod cli;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use comet_keys::api::Account;
use comet_keys::domain::account::AccountId;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::time::UnixSeconds;
use comet_proxy::daily::Daily;
use comet_proxy::proxy::{Proxy, router};
use comet_proxy::upstream::Server;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::cli::{Config, HELP, TOKEN_VARIABLE};

#[tokio::main]
async fn main() -> ExitCode {
    let done = match cli::read(std::env::args().skip(1)) {
        Ok(None) => {
            say(HELP);
            Ok(())
        }
        Ok(Some(config)) => serve(config).await,
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            drop(writeln!(std::io::stderr(), "comet-proxy: {trouble}"));
            ExitCode::FAILURE
        }
    }
}

/// A closed terminal is no reason to stop.
fn say(text: &str) {
    drop(writeln!(std::io::stdout(), "{text}"));
}

async fn serve(config: Config) -> Result<(), String> {
    let token = std::env::var(TOKEN_VARIABLE)
        .map_err(|_absent| format!("put the account's access token in {TOKEN_VARIABLE}"))?;
    let token = AccessToken::parse(&token)
        .map_err(|error| format!("{TOKEN_VARIABLE} holds no access token: {error:?}"))?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    let own = listener.local_addr().map_err(|error| error.to_string())?;
    let mut origins = config.origins;
    if origins.is_empty() {
        origins = vec![format!("http://{own}"), format!("http://localhost:{}", own.port())];
    }
    let proxy = Proxy {
        upstream: Box::new(Server::default()),
        account: Account {
            id: AccountId::sole(),
            base_url: config.upstream,
            user_id: config.user_id,
            token,
        },
        policy: config.policy,
        origins,
        user_header: config.user_header,
        masks_keys: config.masks_keys,
        daily: Daily::default(),
        now,
        log: Box::new(say),
    };
    let mut app = router(Arc::new(proxy), &config.prefix);
    if let Some(folder) = config.serve {
        app = app.fallback_service(ServeDir::new(folder));
    }
    say(&format!("ready: http://{own}{}", config.prefix));
    let stop = async {
        // Without the signal the proxy runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    axum::serve(listener, app).with_graceful_shutdown(stop).await.map_err(|error| error.to_string())
}

fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
