//! What comes from npm, at the versions of its lock: wasm-opt, the add-on linter, and what the example pages need.

use std::fs;
use std::path::Path;

use super::step;
use crate::command::{Done, output, program, root, run_command};
use crate::folder::at;

/// web-ext asks for it.
const OLDEST_NODE: u32 = 20;

/// The example pages that are built before they are shown.
const EXAMPLES: [&str; 2] = ["react", "vue"];

/// Installs the tools of package-lock.json, unless exactly those are there.
pub(super) fn tools() -> Done {
    node()?;
    install(&root(), "wasm-opt and web-ext")
}

/// Installs what the example pages are built with.
pub(super) fn examples() -> Done {
    node()?;
    for name in EXAMPLES {
        install(
            &root().join("examples").join(name),
            &format!("what the {name} example is built with"),
        )?;
    }
    Ok(())
}

/// Installs exactly what the folder's lock names, unless it is there.
fn install(folder: &Path, what: &str) -> Done {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(|error| at(&lock, &error))?;
    // A copy of the lock that was installed: file times change with every checkout.
    let copy = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step(&format!("{what} from npm"));
    // No package of the lock needs its install script.
    let mut npm = program("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run_command(npm.current_dir(folder)).map_err(|trouble| {
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
