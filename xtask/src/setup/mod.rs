//! Installs what is missing, says what it does, and does nothing twice.

mod browsers;
mod crates;
mod npm;

use crate::command::{Done, output, run, say};

/// What the app is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Everything, for `trunk build`, `trunk serve` and `cargo test` by hand.
pub(crate) fn run_all() -> Done {
    for_tests()?;
    for_checks()?;
    say("everything is installed");
    Ok(())
}

/// What building the app needs.
pub(crate) fn for_build() -> Done {
    rustup_target()?;
    // First what is quick: a missing Node shows before minutes of compiling.
    npm::tools()?;
    crates::wasm_bindgen()?;
    crates::trunk()
}

/// What the checks need beyond that.
pub(crate) fn for_checks() -> Done {
    rustup_component("clippy")?;
    rustup_component("rustfmt")?;
    for_build()?;
    crates::cargo_deny()
}

/// What the tests need beyond building.
pub(crate) fn for_tests() -> Done {
    browsers::installed()?;
    for_build()?;
    npm::examples()?;
    crates::geckodriver()
}

/// What fuzzing needs: the sanitizer's flags are known to nightly compilers only.
pub(crate) fn for_fuzzing() -> Done {
    let toolchains = output("rustup", &["toolchain", "list"])?;
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        step("a nightly compiler");
        run("rustup", &["toolchain", "install", "nightly", "--profile", "minimal"])?;
    }
    crates::cargo_fuzz()
}

/// Says what is about to be installed.
fn step(what: &str) {
    say(&format!("setup: installing {what}"));
}

/// A toolchain file's target is not always installed by itself (`RUSTUP_AUTO_INSTALL=0`).
fn rustup_target() -> Done {
    rustup("target", WASM_TARGET, WASM_TARGET)
}

fn rustup_component(name: &str) -> Done {
    rustup("component", name, &format!("{name}-"))
}

/// Adds a part of the toolchain, unless a line of the installed ones begins with `listed`.
fn rustup(kind: &str, name: &str, listed: &str) -> Done {
    let installed = output("rustup", &[kind, "list", "--installed"]).map_err(|trouble| {
        format!("{trouble}\nRemedy: install Rust with rustup; the {kind} {name} comes through it.")
    })?;
    if installed.lines().any(|line| line.trim().starts_with(listed)) {
        return Ok(());
    }
    step(&format!("the compiler's {kind} {name}"));
    run("rustup", &[kind, "add", name]).map_err(|trouble| {
        format!(
            "{trouble}\nRemedy: see that rustup can reach its server, then run the command again."
        )
    })
}
