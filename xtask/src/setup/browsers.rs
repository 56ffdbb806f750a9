//! The browsers of the tests, through Debian's package manager.

use std::process::Command;

use super::step;
use crate::command::{Done, OWN_BROWSERS, answers, program, run_command};

/// Each program and the Debian package it comes in.
const WANTED: [(&str, &str); 3] =
    [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("firefox-esr", "firefox-esr")];

/// Installs the browsers that are missing.
pub(super) fn installed() -> Done {
    let missing: Vec<_> = WANTED.iter().filter(|(program, _)| !answers(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let programs = missing.iter().map(|(program, _)| *program).collect::<Vec<_>>().join(", ");
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    let remedy = |trouble: String| {
        format!(
            "{trouble}\nRemedy: install {programs} by hand (Debian: apt-get install {}), so that they are on the path, \
             or name where they are in {}.",
            packages.join(" "),
            OWN_BROWSERS.join(", ")
        )
    };
    if !answers("apt-get") {
        return Err(remedy(format!("{programs}: not installed, and there is no apt-get here")));
    }
    step(&format!("{programs}, for the tests (about 2 minutes)"));
    run_command(&mut apt_get(&["update"])).map_err(remedy)?;
    let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
    run_command(install.args(&packages)).map_err(remedy)
}

/// apt-get as root; others need a `sudo` that asks nothing, since nobody may be there to answer.
fn apt_get(arguments: &[&str]) -> Command {
    let is_root = crate::command::output("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    let words: &[&str] =
        if is_root { &["apt-get"] } else { &["sudo", "--non-interactive", "apt-get"] };
    let mut command = program(words[0], &words[1..]);
    command.arg("--quiet").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
