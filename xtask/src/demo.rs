//! Shows the app over the stand-in server, from nothing, in one command.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::command::{self, Done, program, root, say, target};
use crate::{app, folder, npm, setup};

const PORT: u16 = 8787;
const PROXY_PORT: u16 = 8790;
const TOKEN: &str = "DemoAccessToken+0123456789abcdef";
/// A server that has been built needs a moment; one that takes so long has failed.
const START_LIMIT: Duration = Duration::from_secs(30);
const ANSWER_LIMIT: Duration = Duration::from_secs(2);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Ends the server when the command ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

pub(crate) fn run() -> Done {
    setup::for_build()?;
    app::build()?;
    let packages = ["build", "--package", "comet-sandbox", "--package", "comet-proxy"];
    command::run("cargo", &packages)?;
    let element = element_pages()?;
    let stop = stop_request()?;
    let mut server = start()?;
    if !wait_until_it_answers(&mut server, &stop)? {
        return Ok(());
    }
    // Ends with the demo, as the server does.
    let mut proxy = start_proxy(&element)?;
    say("");
    say("To connect, give the page");
    say(&format!("  access token  {TOKEN}"));
    say(&format!("  server        http://127.0.0.1:{PORT}"));
    say(&format!("The element, behind the proxy and its caps: http://127.0.0.1:{PROXY_PORT}/"));
    say("Ctrl-C ends the demo.");
    say(&format!("ready: http://127.0.0.1:{PORT}/"));
    while !stop.load(Ordering::Relaxed) {
        if let Some(status) = server.ended()? {
            return if status.success() {
                Ok(())
            } else {
                Err(format!("the sandbox ended: {status}"))
            };
        }
        if let Some(status) = proxy.ended()? {
            return Err(format!(
                "the proxy ended: {status}\nRemedy: end what uses port {PROXY_PORT}, then try again."
            ));
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Ok(())
}

/// The plain example with the package beside it.
fn element_pages() -> Done<PathBuf> {
    npm::package()?;
    let pages = target().join("element-demo");
    folder::copy(&root().join("examples/html"), &pages, ".DS_Store")?;
    folder::copy(&root().join("dist/npm"), &pages.join("comet-keys"), ".DS_Store")?;
    Ok(pages)
}

fn start_proxy(pages: &Path) -> Done<Server> {
    let proxy = target().join("debug").join(format!("comet-proxy{}", std::env::consts::EXE_SUFFIX));
    let (upstream, listen) =
        (format!("http://127.0.0.1:{PORT}"), format!("127.0.0.1:{PROXY_PORT}"));
    let mut serve = program(
        &proxy.to_string_lossy(),
        &["--upstream", &upstream, "--listen", &listen, "--policy", "examples/proxy/policy.json"],
    );
    serve.arg("--serve").arg(pages).env("COMET_ACCESS_TOKEN", TOKEN).stdin(Stdio::null());
    serve.spawn().map(Server).map_err(|error| format!("cannot start the proxy: {error}"))
}

/// Turns true when the person (Ctrl-C) or the system asks the demo to end; without that the server would outlive it.
fn stop_request() -> Done<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    ctrlc::set_handler(move || seen.store(true, Ordering::Relaxed))
        .map_err(|error| format!("cannot listen for Ctrl-C: {error}"))?;
    Ok(stop)
}

fn start() -> Done<Server> {
    let sandbox =
        target().join("debug").join(format!("comet-sandbox{}", std::env::consts::EXE_SUFFIX));
    let port = PORT.to_string();
    let mut serve = program(
        &sandbox.to_string_lossy(),
        &["--port", &port, "--token", TOKEN, "--rate-limit", "off"],
    );
    serve.arg("--serve").arg(app::folder()).stdin(Stdio::null());
    serve.spawn().map(Server).map_err(|error| format!("cannot start the sandbox: {error}"))
}

impl Server {
    fn ended(&mut self) -> Done<Option<ExitStatus>> {
        self.0.try_wait().map_err(|error| format!("the sandbox: {error}"))
    }
}

/// Whether it answers; it need not, if the person has stopped the demo meanwhile.
fn wait_until_it_answers(server: &mut Server, stop: &AtomicBool) -> Done<bool> {
    let start = Instant::now();
    while start.elapsed() < START_LIMIT {
        if stop.load(Ordering::Relaxed) {
            return Ok(false);
        }
        // First whether it runs: at a taken port another server would answer.
        if let Some(status) = server.ended()? {
            return Err(format!(
                "the sandbox ended at once ({status}).\nRemedy: end what uses port {PORT}, then try again."
            ));
        }
        if answers().is_ok() {
            return Ok(true);
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Err(format!("nothing answers at port {PORT} after {} seconds", START_LIMIT.as_secs()))
}

/// Asks for the page and reads the first bytes of a good answer.
fn answers() -> std::io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT))?;
    stream.set_read_timeout(Some(ANSWER_LIMIT))?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; 12];
    stream.read_exact(&mut status)?;
    if status.ends_with(b"200") { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
}
