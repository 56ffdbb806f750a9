//! A dashboard that embeds the element: its pages, the npm package beside them, and the proxy below `/keys`.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use comet_keys::{
    api::Account,
    domain::{
        account::AccountId, base_url::BaseUrl, policy::Policy, secret::AccessToken,
        time::UnixSeconds,
    },
};
use comet_proxy::{
    daily::Daily,
    proxy::{Proxy, router},
    upstream::Server as Upstream,
};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use tower_http::services::ServeDir;

use crate::{Trouble, dist, server::Server};

/// A running dashboard on loopback.
pub struct Site {
    origin: String,
    folder: TempDir,
    log: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Site {
    /// Serves the stories' pages and the plain example before `server`, with the caps of `policy`.
    ///
    /// # Errors
    /// When the package is missing or no port is free.
    pub async fn start(server: &Server, policy: &Value) -> Result<Self, Trouble> {
        let folder = tempfile::Builder::new().prefix("comet-site-").tempdir()?;
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        copy(&project.join("tests/e2e/pages"), folder.path())?;
        copy(&project.join("examples/html"), folder.path())?;
        copy(&dist::npm()?, &folder.path().join("comet-keys"))?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let log: Arc<Mutex<Vec<String>>> = Arc::default();
        let lines = Arc::clone(&log);
        let proxy = Proxy {
            upstream: Box::new(Upstream::default()),
            account: Account {
                id: AccountId::sole(),
                base_url: BaseUrl::parse(server.url())
                    .map_err(|_bad| Trouble::new("no address"))?,
                user_id: None,
                token: AccessToken::parse(crate::server::TOKEN)
                    .map_err(|_bad| Trouble::new("no token"))?,
            },
            policy: Policy::from_json(policy)?,
            origins: vec![origin.clone()],
            user_header: None,
            masks_keys: false,
            daily: Daily::default(),
            now,
            log: Box::new(move |line| {
                lines.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
            }),
        };
        let app = router(Arc::new(proxy), "/keys").fallback_service(ServeDir::new(folder.path()));
        let serving = tokio::spawn(async move {
            // It ends with the story.
            axum::serve(listener, app).await.ok();
        });
        Ok(Self { origin, folder, log, serving })
    }

    /// The address of one of its pages.
    pub fn page(&self, name: &str) -> String {
        format!("{}/{name}", self.origin)
    }

    /// Puts more files into a folder of the site.
    ///
    /// # Errors
    /// When they cannot be copied.
    pub fn add(&self, from: &Path, name: &str) -> Result<(), Trouble> {
        Ok(copy(from, &self.folder.path().join(name))?)
    }

    /// Serves one of its files under a second name as well, with the MIME type that belongs to that name.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn also_serves(&self, file: &str, name: &str) -> Result<(), Trouble> {
        fs::copy(self.folder.path().join(file), self.folder.path().join(name))?;
        Ok(())
    }

    /// The proxy's audit log.
    pub fn log(&self) -> String {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path: PathBuf = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
