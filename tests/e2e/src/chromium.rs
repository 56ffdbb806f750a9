//! What only Chromium needs: flags, the extension's id, the size of the page, the log.

use std::{path::Path, process::Command};

use fantoccini::Client;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Trouble, command::Post};

/// The driver, and the words before the port in its greeting.
pub fn driver() -> (Command, &'static str) {
    let mut command = Command::new("chromedriver");
    command.arg("--port=0");
    (command, "started successfully on port ")
}

/// Capabilities of a browser that keeps its state in `profile`, has `package` loaded and finds the
/// server on loopback at `tls_port`. No other host name resolves.
pub fn capabilities(package: &Path, profile: &Path, tls_port: u16) -> Value {
    let package = package.display();
    json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "excludeSwitches": ["disable-extensions"],
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=en-US",
                "--disable-features=DisableLoadExtensionCommandLineSwitch",
                format!("--load-extension={package}"),
                format!("--disable-extensions-except={package}"),
                format!("--user-data-dir={}", profile.display()),
                "--ignore-certificate-errors",
                format!("--host-resolver-rules=MAP api.cometapi.com 127.0.0.1:{tls_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
            ],
        },
    })
}

/// The address of one of the package's files.
pub fn url(package: &Path, file: &str) -> String {
    format!("chrome-extension://{}/{file}", extension_id(package))
}

/// An unpacked extension's id is made from the path it was loaded from: the first 32 hex digits of its SHA-256, written
/// with the letters a to p.
fn extension_id(package: &Path) -> String {
    let digest = Sha256::digest(package.as_os_str().as_encoded_bytes());
    digest
        .iter()
        .take(16)
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b'a' + digit))
        .collect()
}

/// Sets `settings` for the extension as an organisation does, until the browser ends: through the browser's own page for
/// trying policies, in the open tab. A policy's usual place, `/etc`, belongs to the machine and not to a story.
///
/// # Errors
/// When the browser refuses.
pub async fn set_policy(client: &Client, package: &Path, settings: &Value) -> Result<(), Trouble> {
    // Mandatory, for the machine, as a platform's own policy would be; the browser checks them with the extension's schema.
    const MANDATORY: u8 = 1;
    const MACHINE: u8 = 1;
    const PLATFORM: u8 = 0;
    let id = extension_id(package);
    let policies: Vec<Value> = settings
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            json!({
                "namespace": id, "name": name, "value": value,
                "level": MANDATORY, "scope": MACHINE, "source": PLATFORM,
            })
        })
        .collect();
    client.goto("chrome://policy/test").await?;
    let script = "
        const [policies, done] = arguments;
        import('chrome://resources/js/cr.js')
            .then(({ sendWithPromise }) => sendWithPromise('setLocalTestPolicies', policies, ''))
            .then(() => done(''), error => done(String(error)));";
    let error = client.execute_async(script, vec![json!(json!(policies).to_string())]).await?;
    crate::check(error == "", format_args!("the browser takes no policy: {error}"))
}

/// Takes the extension's access to its hosts away, as a person does on the browser's page of extensions.
///
/// # Errors
/// When the browser refuses.
pub async fn withdraw_hosts(client: &Client, package: &Path) -> Result<(), Trouble> {
    client.goto("chrome://extensions").await?;
    let script = "
        const [extensionId, done] = arguments;
        chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' })
            .then(() => done(''), error => done(String(error)));";
    let error = client.execute_async(script, vec![json!(extension_id(package))]).await?;
    crate::check(error == "", format_args!("the browser keeps the hosts: {error}"))
}

/// Gives the page a size of its own, apart from the window's.
///
/// # Errors
/// When the browser refuses.
pub async fn resize(client: &Client, width: u32, height: u32) -> Result<(), Trouble> {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(client, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

/// Shows the page as a person with the `light` or `dark` scheme sees it.
///
/// # Errors
/// When the browser refuses.
pub async fn prefer_scheme(client: &Client, scheme: &str) -> Result<(), Trouble> {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    devtools(client, "Emulation.setEmulatedMedia", features).await.map(drop)
}

/// Everything in the console since the last look.
///
/// # Errors
/// When the browser does not answer.
pub async fn log(client: &Client) -> Result<Vec<Value>, Trouble> {
    let log = Post { endpoint: "se/log", parameters: json!({ "type": "browser" }) };
    let entries = client.issue_cmd(log).await?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}

/// The errors among them: of scripts, of the content policy, of the page itself.
/// A failed request is left out: the browser notes each one there, and stories provoke them.
pub fn problems(entries: &[Value]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE" && entry["source"] != "network")
        .map(ToString::to_string)
        .collect()
}

/// The browser's own measures of the page.
///
/// # Errors
/// When the browser does not answer.
pub async fn metrics(client: &Client) -> Result<Value, Trouble> {
    devtools(client, "Performance.enable", json!({})).await?;
    devtools(client, "Performance.getMetrics", json!({})).await
}

/// Sends a command of the browser's own protocol.
///
/// # Errors
/// When the browser refuses it.
pub async fn devtools(client: &Client, method: &str, params: Value) -> Result<Value, Trouble> {
    let parameters = json!({ "cmd": method, "params": params });
    Ok(client.issue_cmd(Post { endpoint: "goog/cdp/execute", parameters }).await?)
}
