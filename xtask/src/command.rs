//! Runs other programs, and says so.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What went wrong and what to do about it.
pub(crate) type Done<T = ()> = Result<T, String>;

/// Variables that name a browser or driver outside the path; the file keeps its usual name.
pub(crate) const OWN_BROWSERS: [&str; 4] = ["CHROMIUM", "CHROMEDRIVER", "FIREFOX", "GECKODRIVER"];

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where cargo keeps sources and installed programs.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    own.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// Prints a line; a closed terminal is no reason to stop.
pub(crate) fn say(text: &str) {
    if cfg!(test) {
        // A test's report of a failed stage would look like one of this run; this, the harness keeps to itself.
        println!("{text}");
        return;
    }
    drop(writeln!(std::io::stdout(), "{text}"));
}

/// Prints what went wrong.
pub(crate) fn complain(text: &str) {
    drop(writeln!(std::io::stderr(), "xtask: {text}"));
}

/// A program that runs in the project's folder and finds every tool that setup looks after.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    if let Ok(path) = std::env::join_paths(search_path()) {
        command.env("PATH", path);
    }
    // rustup sets this for its own children; another cargo must find its own toolchain.
    command.args(arguments).current_dir(root()).env_remove("RUSTUP_TOOLCHAIN");
    command
}

/// The npm tools and the person's own browsers before the usual path, what `cargo install` made after it.
fn search_path() -> Vec<PathBuf> {
    let own = OWN_BROWSERS
        .iter()
        .filter_map(|name| Path::new(&std::env::var_os(name)?).parent().map(Path::to_owned));
    let usual = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(root().join("node_modules/.bin"))
        .chain(own)
        .chain(std::env::split_paths(&usual))
        .chain(cargo_home().map(|home| home.join("bin")))
        .collect()
}

/// Runs a program to its end, with its output on the screen.
pub(crate) fn run(name: &str, arguments: &[&str]) -> Done {
    run_command(&mut program(name, arguments))
}

/// As [`run`], for a program with more to it.
pub(crate) fn run_command(command: &mut Command) -> Done {
    let shown = shown(command);
    say(&format!("$ {shown}"));
    let status = command.status().map_err(|error| format!("cannot run `{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// The standard output of a program that succeeds.
pub(crate) fn output(name: &str, arguments: &[&str]) -> Done<String> {
    let mut command = program(name, arguments);
    let shown = shown(&command);
    let output = command.output().map_err(|error| format!("cannot run `{shown}`: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there and answers.
pub(crate) fn answers(name: &str) -> bool {
    output(name, &["--version"]).is_ok()
}

/// The command line, for the person to repeat.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
