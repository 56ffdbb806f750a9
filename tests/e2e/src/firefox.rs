//! What only Firefox needs: preferences, installing the add-on, opening its page with the right principal.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::Command,
    sync::atomic::{AtomicU16, Ordering},
};

use fantoccini::Client;
use serde_json::{Value, json};

use crate::{Trouble, command::Post, driver::home};

/// The add-on's address is drawn by chance unless the profile fixes it.
const UUID: &str = "c0e7c0e7-c0e7-4c0e-8c0e-c0e7c0e7c0e7";

/// The driver, and the words before the port in its greeting. `marionette_port` is where the browser
/// will listen: with a profile of our own the driver cannot ask the browser for it.
pub fn driver(marionette_port: u16) -> (Command, &'static str) {
    let mut command = Command::new("geckodriver");
    command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
    command.args(["--marionette-port", &marionette_port.to_string()]);
    (command, "Listening on 127.0.0.1:")
}

/// A port for the browser to listen on, free a moment ago and in nobody's way.
///
/// Between our look and the browser's start a port of the system's choice may become the driver's own, or the server's:
/// so this one lies below the numbers that systems hand out (32768 and up on Linux), and no two calls get the same.
///
/// # Errors
/// When all are taken.
pub fn reserved_port() -> Result<u16, Trouble> {
    const FIRST: u16 = 20_000;
    const COUNT: u16 = 10_000;
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Another test program may run beside this one.
    let own_start = std::process::id() % u32::from(COUNT);
    (0..COUNT)
        .map(|_| TAKEN.fetch_add(1, Ordering::Relaxed))
        .filter_map(|taken| u16::try_from((own_start + u32::from(taken)) % u32::from(COUNT)).ok())
        .map(|offset| FIRST + offset)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| Trouble::new("no port from 20000 to 29999 is free"))
}

/// Writes the preferences: the server on loopback at `tls_port`, the add-on's fixed address, and no
/// questions after a killed browser.
///
/// # Errors
/// When the package has no add-on id, or the profile cannot be written.
pub fn prepare(
    package: &Path,
    profile: &Path,
    tls_port: u16,
    marionette_port: u16,
) -> Result<(), Trouble> {
    let uuids = json!({ addon_id(package)?: UUID }).to_string();
    let preferences = [
        ("extensions.webextensions.uuids", json!(uuids)),
        // A killed browser forgets an add-on that a driver installed; what it stored must outlive that.
        ("extensions.webextensions.keepStorageOnUninstall", json!(true)),
        ("extensions.webextensions.keepUuidOnUninstall", json!(true)),
        ("network.dns.localDomains", json!("api.cometapi.com")),
        ("network.socket.forcePort", json!(format!("443={tls_port}"))),
        // Grants what the extension asks for on a press; there is nobody to answer the question.
        ("extensions.webextOptionalPermissionPrompts", json!(false)),
        // Firefox itself sends a POST again when a reused connection breaks before any answer. Most stories are about what
        // Comet Keys sends, so the browser may not; see `may_repeat` for those that are about this.
        ("network.http.request.max-attempts", json!(1)),
        ("marionette.port", json!(marionette_port)),
        ("intl.accept_languages", json!("en-US")),
        ("devtools.console.stdout.content", json!(true)),
        ("devtools.console.stdout.chrome", json!(false)),
        ("browser.shell.checkDefaultBrowser", json!(false)),
        ("browser.sessionstore.resume_from_crash", json!(false)),
        ("browser.startup.page", json!(0)),
        ("browser.aboutwelcome.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("network.captive-portal-service.enabled", json!(false)),
        ("network.connectivity-service.enabled", json!(false)),
        ("termsofuse.bypassNotification", json!(true)),
        ("toolkit.startup.max_resumed_crashes", json!(-1)),
    ];
    let lines: Vec<_> = preferences
        .iter()
        .map(|(name, value)| format!("user_pref({}, {value});", json!(name)))
        .collect();
    Ok(fs::write(profile.join("user.js"), lines.join("\n"))?)
}

/// Sets `settings` for the add-on as an organisation does: by a native manifest of its managed storage, which the browser
/// looks for when the add-on first asks.
///
/// # Errors
/// When the package has no add-on id, or the manifest cannot be written.
pub fn set_policy(package: &Path, profile: &Path, settings: &Value) -> Result<(), Trouble> {
    let id = addon_id(package)?;
    let folder = home(profile).join(".mozilla/managed-storage");
    fs::create_dir_all(&folder)?;
    let manifest = json!({
        "name": id,
        "description": "What the organisation of the story has set.",
        "type": "storage",
        "data": settings,
    });
    Ok(fs::write(folder.join(format!("{id}.json")), manifest.to_string())?)
}

/// Capabilities of a browser that keeps its state in `profile`.
pub fn capabilities(profile: &Path) -> Value {
    json!({
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless", "-profile", profile.display().to_string()],
        },
    })
}

/// Installs the package as it is, for as long as the browser runs.
///
/// # Errors
/// When the browser refuses it.
pub async fn install(client: &Client, package: &Path) -> Result<(), Trouble> {
    let parameters = json!({ "path": package, "temporary": true });
    client.issue_cmd(Post { endpoint: "moz/addon/install", parameters }).await?;
    Ok(())
}

/// The address of one of the package's files.
pub fn url(file: &str) -> String {
    format!("moz-extension://{UUID}/{file}")
}

/// Opens the page in a new tab. A driver may not navigate to an extension's page; the browser's own
/// window may.
///
/// # Errors
/// When the browser refuses.
pub async fn open(client: &Client, address: &str) -> Result<(), Trouble> {
    let script = "
        const principal = Services.scriptSecurityManager.getSystemPrincipal();
        gBrowser.selectedTab = gBrowser.addTab(arguments[0], { triggeringPrincipal: principal });";
    in_chrome(client, script, vec![json!(address)]).await?;
    Ok(())
}

/// Lets the browser send a request again by itself, as it does when nobody sets anything.
///
/// # Errors
/// When the browser refuses.
pub async fn may_repeat(client: &Client) -> Result<(), Trouble> {
    let script = "Services.prefs.clearUserPref('network.http.request.max-attempts');";
    in_chrome(client, script, vec![]).await.map(drop)
}

/// Gives the page a size of its own, apart from the window's.
///
/// # Errors
/// When the browser refuses.
pub async fn resize(client: &Client, width: u32, height: u32) -> Result<(), Trouble> {
    let script = "
        const style = gBrowser.selectedBrowser.style;
        for (const [name, size] of [['width', arguments[0]], ['height', arguments[1]]]) {
            for (const bound of ['', 'min-', 'max-']) style.setProperty(bound + name, size + 'px');
        }";
    in_chrome(client, script, vec![json!(width), json!(height)]).await?;
    Ok(())
}

/// Errors of the add-on's scripts and of its content policy since the last look.
///
/// Not that a page was gone before the browser's own answer came: stories close pages at any moment, as people do, and
/// Firefox notes each call that was under way.
///
/// # Errors
/// When the browser does not answer.
pub async fn problems(client: &Client) -> Result<Vec<String>, Trouble> {
    let script = "
        const found = Services.console.getMessageArray()
            .filter(message => message instanceof Ci.nsIScriptError)
            .filter(message => !(message.flags & Ci.nsIScriptError.warningFlag))
            .filter(message => String(message).includes(arguments[0]))
            .filter(message => !String(message).includes('after context unloaded'))
            .map(String);
        Services.console.reset();
        return found;";
    let found = in_chrome(client, script, vec![json!(UUID)]).await?;
    Ok(found.as_array().into_iter().flatten().map(ToString::to_string).collect())
}

/// What the pages of `origin` hold after a collection: the bytes of their nodes, those out of the document included, and
/// the number of listeners on what is in it.
///
/// # Errors
/// When the browser does not answer.
pub async fn held(client: &Client, origin: &str) -> Result<(i64, i64), Trouble> {
    // The browser writes an address in a path of its report with its slashes turned.
    let script = r"
        const [origin, done] = arguments;
        const window = `/window(${origin.replaceAll('/', '\\')}`;
        const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
        const held = [0, 0];
        const take = (_process, path, _kind, _units, amount) => {
            if (!path.includes(window)) return;
            if (/\/dom\/(element|text|comment|orphan)-nodes$/.test(path)) held[0] += amount;
            if (/\/dom\/event-listeners$/.test(path)) held[1] += amount;
        };
        manager.minimizeMemoryUsage(() => manager.getReports(take, null, () => done(held), null, false));";
    context(client, "chrome").await?;
    let held = client.execute_async(script, vec![json!(origin)]).await;
    context(client, "content").await?;
    Ok(serde_json::from_value(held?)?)
}

/// What pages wrote with `console.error`, among the lines of the browser's output. The browser's own
/// parts write there too, with their name unquoted in front.
pub fn console_errors(said: &[String]) -> Vec<String> {
    said.iter().filter(|line| line.starts_with("console.error: \"")).cloned().collect()
}

async fn in_chrome(client: &Client, script: &str, args: Vec<Value>) -> Result<Value, Trouble> {
    context(client, "chrome").await?;
    let answer = client.execute(script, args).await;
    // Back to the page first, whatever became of the script.
    context(client, "content").await?;
    Ok(answer?)
}

async fn context(client: &Client, name: &str) -> Result<(), Trouble> {
    let parameters = json!({ "context": name });
    client.issue_cmd(Post { endpoint: "moz/context", parameters }).await?;
    Ok(())
}

fn addon_id(package: &Path) -> Result<String, Trouble> {
    let manifest: Value = serde_json::from_slice(&fs::read(package.join("manifest.json"))?)?;
    manifest["browser_specific_settings"]["gecko"]["id"]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Trouble::new("the Firefox manifest names no add-on id"))
}
