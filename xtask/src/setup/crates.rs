//! Tools that cargo installs, each at its exact version.

use std::fs;

use super::step;
use crate::command::{Done, answers, output, root, run};
use crate::folder::at;

/// Trunk 0.22 needs a newer compiler than rust-toolchain.toml names.
const TRUNK_VERSION: &str = "0.21.14";
const GECKODRIVER_VERSION: &str = "0.37.1";
const CARGO_DENY_VERSION: &str = "0.20.2";
const CARGO_FUZZ_VERSION: &str = "0.13.1";

/// The tool must be of the very version of the crate, which Cargo.lock names.
pub(super) fn wasm_bindgen() -> Done {
    let lock = root().join("Cargo.lock");
    let lock_text = fs::read_to_string(&lock).map_err(|error| at(&lock, &error))?;
    let version = locked_version(&lock_text, "wasm-bindgen")
        .ok_or("Cargo.lock does not name wasm-bindgen")?;
    if is_version("wasm-bindgen", version) && answers("wasm-bindgen-test-runner") {
        return Ok(());
    }
    // Not --locked: a registry mirror may lack one of the exact versions it was released with.
    install("wasm-bindgen-cli", "wasm-bindgen", version, "2 minutes", &[])
}

/// Builds the page.
pub(super) fn trunk() -> Done {
    if is_version("trunk", TRUNK_VERSION) {
        return Ok(());
    }
    install("trunk", "trunk", TRUNK_VERSION, "5 minutes", &["--locked"])
}

/// Drives Firefox in the tests. Any version that is there will do: it need not agree with anything built here.
pub(super) fn geckodriver() -> Done {
    if answers("geckodriver") {
        return Ok(());
    }
    install("geckodriver", "geckodriver", GECKODRIVER_VERSION, "4 minutes", &["--locked"])
}

/// Judges what the product is made of.
pub(super) fn cargo_deny() -> Done {
    if is_version("cargo-deny", CARGO_DENY_VERSION) {
        return Ok(());
    }
    install("cargo-deny", "cargo-deny", CARGO_DENY_VERSION, "3 minutes", &["--locked"])
}

/// Feeds arbitrary bytes to the readers of the API.
pub(super) fn cargo_fuzz() -> Done {
    if answers("cargo-fuzz") {
        return Ok(());
    }
    install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ_VERSION, "1 minute", &["--locked"])
}

fn install(package: &str, tool: &str, version: &str, duration: &str, flags: &[&str]) -> Done {
    let replaced = output(tool, &["--version"]).unwrap_or_default();
    let replaced = replaced.split_whitespace().nth(1);
    let replaced = replaced.map(|old| format!(", in place of {old}")).unwrap_or_default();
    step(&format!("{tool} {version}{replaced} (about {duration} on two cores)"));
    let package = format!("{package}@{version}");
    let mut arguments = vec!["install", "--force", &package];
    arguments.extend(flags);
    run("cargo", &arguments).map_err(|trouble| {
        format!(
            "{trouble}\nRemedy: see that cargo can reach its registry and that a C compiler is installed \
             (Debian: apt-get install build-essential), then run the command again."
        )
    })
}

fn is_version(tool: &str, version: &str) -> bool {
    output(tool, &["--version"])
        .is_ok_and(|said| said.split_whitespace().any(|word| word == version))
}

/// The version of a package in a lock file's text.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut parts = lock.split("[[package]]");
    let part = parts.find(|part| part.lines().any(|line| line == name))?;
    let version = part.lines().find_map(|line| line.strip_prefix("version = "))?;
    Some(version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_names_the_version_of_exactly_this_package() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}
