//! A driver process (chromedriver, geckodriver) on a port of the system's choice, ended when dropped.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind, Read},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::{Trouble, wait};

/// A running driver and everything it and its browser have said.
pub struct Driver {
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Driver {
    /// Starts `command` for a browser on `profile`, and reads from its output the port that follows `marker`.
    ///
    /// # Errors
    /// When the program is missing, or names no port in time.
    pub async fn start(
        mut command: Command,
        marker: &'static str,
        profile: &Path,
    ) -> Result<Self, Trouble> {
        let program = command.get_program().to_string_lossy().into_owned();
        // A group of its own, so that dropping the driver reaches the browser's helpers too.
        command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Times in the forms are local; the stories count in UTC.
        command.env("TZ", "UTC");
        fs::create_dir_all(home(profile))?;
        command.env("HOME", home(profile));
        let mut child = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => Trouble::new(format_args!(
                "{program} is not installed: `cargo xtask test` installs the browsers and drivers"
            )),
            _ => Trouble::new(format_args!("starting {program}: {error}")),
        })?;
        let said = Arc::default();
        listen(child.stdout.take(), &said);
        listen(child.stderr.take(), &said);
        let mut driver = Self { child, said, port: 0 };
        driver.port = wait::until(&format!("{program} to name its port"), wait::SOON, async || {
            Ok(driver.said().iter().find_map(|line| port_after(line, marker)))
        })
        .await
        .map_err(|trouble| trouble.with(driver.said().join("\n")))?;
        Ok(driver)
    }

    /// Where the driver listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// All lines so far, the browser's own included.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Ok(id) = i32::try_from(self.child.id())
            && let Some(group) = Pid::from_raw(id)
        {
            // Already gone is as good as ended.
            kill_process_group(group, Signal::KILL).ok();
        }
        self.child.wait().ok();
    }
}

/// The browser's home, a folder of its profile: what an organisation has set for whoever runs the stories is not the
/// story's, and what a story saves goes with it.
pub fn home(profile: &Path) -> PathBuf {
    profile.join("home")
}

/// Ends one process at once, as a crash would.
///
/// # Errors
/// When there is no such process.
pub fn kill(id: i32) -> Result<(), Trouble> {
    let pid = Pid::from_raw(id).ok_or_else(|| Trouble::new("no process id"))?;
    Ok(kill_process(pid, Signal::KILL)?)
}

fn listen(pipe: Option<impl Read + Send + 'static>, said: &Arc<Mutex<Vec<String>>>) {
    let Some(pipe) = pipe else { return };
    let said = Arc::clone(said);
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            said.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}

fn port_after(line: &str, marker: &str) -> Option<u16> {
    let (_, rest) = line.split_once(marker)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
