//! Shows the app over the stand-in server, from nothing, in one command.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::command::{self, Done, program, say, target};
use crate::{app, setup};

const PORT: u16 = 8787;
const TOKEN: &str = "DemoAccessToken+0123456789abcdef";
/// A server that has been built needs a moment; one that takes so long has failed.
const START_LIMIT: Duration = Duration::from_secs(30);
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
    command::run("cargo", &["build", "--package", "comet-sandbox"])?;
    let sandbox = target().join("debug/comet-sandbox");
    let folder = app::folder();
    let port = PORT.to_string();
    let mut serve = program(&sandbox.to_string_lossy(), &["--port", &port, "--token", TOKEN]);
    serve.arg("--serve").arg(folder).stdin(Stdio::null());
    let child = serve.spawn().map_err(|error| format!("cannot start the sandbox: {error}"))?;
    let mut server = Server(child);
    wait_until_it_answers(&mut server.0)?;
    say(&format!("access token to paste: {TOKEN}"));
    say(&format!("ready: http://127.0.0.1:{PORT}/"));
    let status = server.0.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("the sandbox ended: {status}")) }
}

fn wait_until_it_answers(server: &mut Child) -> Done {
    let start = Instant::now();
    while start.elapsed() < START_LIMIT {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(format!(
                "the sandbox ended at once ({status}). Remedy: free port {PORT}, then try again."
            ));
        }
        if answers().is_ok() {
            return Ok(());
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Err(format!("nothing answers at port {PORT} after {} seconds", START_LIMIT.as_secs()))
}

/// Asks for the page and reads the first bytes of a good answer.
fn answers() -> std::io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT))?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; 12];
    stream.read_exact(&mut status)?;
    if status.ends_with(b"200") { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
}
