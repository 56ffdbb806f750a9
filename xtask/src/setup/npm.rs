//! wasm-opt and the add-on linter, from npm at the versions of package-lock.json.

use std::fs;

use super::step;
use crate::command::{Done, output, root, run};
use crate::folder::at;

/// web-ext asks for it.
const OLDEST_NODE: u32 = 20;

/// Installs the tools of package-lock.json, unless exactly those are there.
pub(super) fn tools() -> Done {
    node()?;
    let lock = root().join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(|error| at(&lock, &error))?;
    // A copy of the lock that was installed: file times change with every checkout.
    let copy = root().join("node_modules/.installed-lock.json");
    if fs::read_to_string(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("wasm-opt and web-ext from npm");
    // No package of the lock needs its install script.
    run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).map_err(|trouble| {
        format!(
            "{trouble}\nRemedy: see that npm can reach its registry, then run the command again."
        )
    })?;
    fs::write(&copy, wanted).map_err(|error| at(&copy, &error))
}

fn node() -> Done {
    let remedy = format!("Remedy: install Node.js {OLDEST_NODE} or newer with npm.");
    let said = output("node", &["--version"]).map_err(|trouble| format!("{trouble}\n{remedy}"))?;
    if major(&said).is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    Err(format!("Node.js is {}, which is too old.\n{remedy}", said.trim()))
}

/// 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.11.1\n"), Some(20));
        assert_eq!(major("twenty"), None);
    }
}
