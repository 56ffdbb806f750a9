//! Every test: native, wasm in a headless browser, and the packed extension in real browsers.

use crate::command::{self, Done, output, program, root, run_command};
use crate::{dist, setup, sizes};

pub(crate) fn run() -> Done {
    setup::for_tests()?;
    command::run("cargo", &["test", "--workspace", "--exclude", "comet-e2e"])?;
    wasm()?;
    dist::package()?;
    let mut stories = program(
        "cargo",
        &["test", "--package", "comet-e2e", "--", "--test-threads=2"],
    );
    run_command(stories.env("COMET_DIST", root().join("dist")))?;
    sizes::check()
}

/// The screens in a headless Chromium.
fn wasm() -> Done {
    let driver = output("which", &["chromedriver"])?;
    let mut cargo = program(
        "cargo",
        &["test", "--package", "comet-keys", "--target", "wasm32-unknown-unknown", "--test", "screens"],
    );
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver.trim());
    run_command(&mut cargo)
}

/// Pictures of the screens of the packed extension.
pub(crate) fn screenshots(arguments: &[String]) -> Done {
    setup::for_tests()?;
    dist::package()?;
    let mut cargo = program(
        "cargo",
        &["run", "--quiet", "--package", "comet-e2e", "--bin", "screenshots", "--"],
    );
    run_command(cargo.args(arguments).env("COMET_DIST", root().join("dist")))
}
