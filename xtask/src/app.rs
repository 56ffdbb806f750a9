//! Builds the app page with Trunk.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::command::{Done, cargo_home, output, program, root, run_command, say, target};
use crate::folder;

/// What the app page is made of, this crate's part in it included.
const SOURCES: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app.css",
    "boot.js",
    "index.html",
    "package-lock.json",
    "rust-toolchain.toml",
    "src",
    "xtask/src",
];

/// Holds the fingerprint of what the page was built from.
pub(crate) const STAMP: &str = ".built-from";

/// The finished page for shipping. `trunk serve` has a place of its own, as Trunk.toml names it.
pub(crate) fn folder() -> PathBuf {
    target().join("app")
}

/// Builds the page for shipping, unless nothing has changed since.
pub(crate) fn build() -> Done {
    let _alone = alone()?;
    let fingerprint = fingerprint()?;
    let stamp = folder().join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|built_from| built_from == fingerprint) {
        return Ok(());
    }
    say("building the app (some minutes the first time)");
    let mut trunk = program("trunk", &["build", "--release", "--locked"]);
    trunk.arg("--dist").arg(folder());
    // What is shipped depends on nobody's own flags. Only the wasm target gets these: with RUSTFLAGS the
    // hook would build this program a second time.
    trunk
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags()?.join(" "))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads NO_COLOR as a true or false of its own and refuses other values.
        .env_remove("NO_COLOR");
    run_command(&mut trunk)?;
    fs::write(&stamp, fingerprint).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Keeps two commands that run at once from building into one place; held until the file is dropped.
fn alone() -> Done<File> {
    let path = target().join("app.lock");
    let lock = File::create(&path).map_err(|error| folder::at(&path, &error))?;
    if lock.try_lock().is_err() {
        say("waiting for another command that builds the app");
        lock.lock().map_err(|error| folder::at(&path, &error))?;
    }
    Ok(lock)
}

/// Paths of this machine have no business in the package.
fn flags() -> Done<Vec<String>> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let sysroot = output("rustc", &["--print", "sysroot"])?;
    let version = output("rustc", &["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    let commit = commit.ok_or_else(|| format!("the compiler names no commit: {version}"))?;
    // Where the standard library's source is installed, the compiler names its files there, elsewhere as below.
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    let home = cargo_home().map(|home| remap(&home, "/cargo"));
    let rest = [remap(&root(), "/comet-keys"), remap(&library, &format!("/rustc/{commit}"))];
    Ok(home.into_iter().chain(rest).collect())
}

/// Differs whenever anything the page is made of differs: contents and not times, which a checkout changes.
fn fingerprint() -> Done<String> {
    let mut hasher = DefaultHasher::new();
    flags()?.hash(&mut hasher);
    for source in SOURCES {
        for path in folder::files(&root().join(source))? {
            let content = fs::read(&path).map_err(|error| folder::at(&path, &error))?;
            (path, content).hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}
