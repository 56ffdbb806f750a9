//! Builds the app page with Trunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::command::{Done, program, root, run_command, say};

/// What the app page is made of.
const SOURCES: [&str; 7] =
    ["src", "index.html", "app.css", "boot.js", "Cargo.toml", "Cargo.lock", "Trunk.toml"];

/// The finished page, as Trunk.toml places it.
pub(crate) fn folder() -> PathBuf {
    root().join("target/app")
}

/// Builds the page for shipping, unless nothing has changed since.
pub(crate) fn build() -> Done {
    let wasm = folder().join("comet-keys_bg.wasm");
    let built = fs::metadata(&wasm).and_then(|data| data.modified()).ok();
    let newest = SOURCES.iter().filter_map(|source| newest(&root().join(source))).max();
    let is_stamped = folder().join(STAMP).exists();
    if let (Some(built), Some(newest)) = (built, newest)
        && is_stamped
        && newest < built
    {
        return Ok(());
    }
    say("building the app (some minutes the first time)");
    let home = std::env::var("CARGO_HOME").unwrap_or_else(|_unset| {
        format!("{}/.cargo", std::env::var("HOME").unwrap_or_default())
    });
    // Paths of this machine have no business in the package.
    let flags = [
        format!("--remap-path-prefix={home}=/cargo"),
        format!("--remap-path-prefix={}=/comet-keys", root().display()),
    ];
    let mut trunk = program("trunk", &["build", "--release", "--offline", "--locked"]);
    // Trunk reads NO_COLOR as a true or false of its own and refuses other values.
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env_remove("NO_COLOR");
    run_command(&mut trunk)?;
    fs::write(folder().join(STAMP), "").map_err(|error| format!("{STAMP}: {error}"))
}

/// Tells a page built for shipping from one that `trunk serve` has put in its place.
pub(crate) const STAMP: &str = ".release";

/// When a file, or anything in a folder, was last changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let data = fs::metadata(path).ok()?;
    if !data.is_dir() {
        return data.modified().ok();
    }
    let entries = fs::read_dir(path).ok()?;
    entries.filter_map(|entry| newest(&entry.ok()?.path())).max()
}
