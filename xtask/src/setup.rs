//! Installs what is missing, says what it does, and does nothing twice.

use std::fs;

use crate::command::{Done, answers, output, root, run, say};

/// Trunk 0.22 needs a newer compiler than rust-toolchain.toml names.
const TRUNK_VERSION: &str = "0.21.14";
const GECKODRIVER_VERSION: &str = "0.37.1";
const TARGET: &str = "wasm32-unknown-unknown";

/// What building the app needs.
pub(crate) fn for_build() -> Done {
    wasm_target()?;
    wasm_bindgen()?;
    trunk()?;
    npm_tools()
}

/// What the tests need beyond that.
pub(crate) fn for_tests() -> Done {
    for_build()?;
    browsers()?;
    if !answers("geckodriver") {
        step("geckodriver, which drives Firefox in the tests (about 4 minutes)");
        let package = format!("geckodriver@{GECKODRIVER_VERSION}");
        cargo_install(&["install", "--locked", &package])?;
    }
    Ok(())
}

fn step(what: &str) {
    say(&format!("setup: installing {what}"));
}

fn cargo_install(arguments: &[&str]) -> Done {
    run("cargo", arguments).map_err(|trouble| {
        format!("{trouble}\nRemedy: see that cargo can reach its registry, then run the command again.")
    })
}

fn wasm_target() -> Done {
    let installed = output("rustup", &["target", "list", "--installed"]).map_err(|trouble| {
        format!("{trouble}\nRemedy: install Rust with rustup; the wasm target comes through it.")
    })?;
    if installed.lines().any(|line| line.trim() == TARGET) {
        return Ok(());
    }
    step("the compiler's wasm target");
    run("rustup", &["target", "add", TARGET])
}

/// The tool must be of the very version of the crate, which Cargo.lock names.
fn wasm_bindgen() -> Done {
    let version = locked_version("wasm-bindgen")?;
    let is_there = output("wasm-bindgen", &["--version"])
        .is_ok_and(|said| said.split_whitespace().any(|word| word == version));
    if is_there && answers("wasm-bindgen-test-runner") {
        return Ok(());
    }
    step(&format!("wasm-bindgen {version} (about 2 minutes)"));
    // Not --locked: a registry mirror may lack one of the exact versions it was released with.
    cargo_install(&["install", "--force", &format!("wasm-bindgen-cli@{version}")])
}

fn locked_version(package: &str) -> Done<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = format!("name = \"{package}\"");
    let version = lock
        .split("[[package]]")
        .filter(|part| part.lines().any(|line| line == name))
        .find_map(|part| part.lines().find_map(|line| line.strip_prefix("version = ")));
    version
        .map(|version| version.trim_matches('"').to_owned())
        .ok_or_else(|| format!("Cargo.lock does not name {package}"))
}

fn trunk() -> Done {
    let is_there = output("trunk", &["--version"])
        .is_ok_and(|said| said.split_whitespace().any(|word| word == TRUNK_VERSION));
    if is_there {
        return Ok(());
    }
    step(&format!("trunk {TRUNK_VERSION} (about 5 minutes)"));
    cargo_install(&["install", "--locked", "--force", &format!("trunk@{TRUNK_VERSION}")])
}

/// wasm-opt and the add-on linter, as package-lock.json names them.
fn npm_tools() -> Done {
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.package-lock.json");
    let changed = |path| fs::metadata(path).and_then(|data| data.modified());
    if let (Ok(wanted), Ok(there)) = (changed(&lock), changed(&installed))
        && there >= wanted
        && answers("wasm-opt")
    {
        return Ok(());
    }
    step("wasm-opt and web-ext from npm");
    run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).map_err(|trouble| {
        format!("{trouble}\nRemedy: install Node.js 20 or newer with npm, then run the command again.")
    })
}

/// Each browser with its driver, and the Debian packages they come in.
fn browsers() -> Done {
    let wanted =
        [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("firefox-esr", "firefox-esr")];
    let missing: Vec<&str> =
        wanted.iter().filter(|(program, _)| !answers(program)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("the browsers of the tests: {}", missing.join(", ")));
    let remedy = |trouble: String| {
        format!(
            "{trouble}\nRemedy: install {} by hand so that chromium, chromedriver and firefox-esr are on the path.",
            missing.join(", ")
        )
    };
    run("apt-get", &["update", "--quiet"]).map_err(remedy)?;
    let mut arguments = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    arguments.extend(&missing);
    run("apt-get", &arguments).map_err(remedy)
}
