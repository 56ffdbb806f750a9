//! Every test: native, wasm in a headless browser, and the packed extension in real browsers.

use std::process::Command;

use crate::command::{Done, output, program, root};
use crate::folder;
use crate::setup::WASM_TARGET;
use crate::stages::Stages;
use crate::{dist, setup};

pub(crate) fn run() -> Done {
    setup::for_tests()?;
    let mut stages = Stages::default();
    let native = ["test", "--workspace", "--exclude", "comet-e2e", "--no-fail-fast"];
    stages.tests("native tests", &mut program("cargo", &native));
    match wasm_tests()? {
        Some(mut tests) => drop(stages.tests("wasm tests in a browser", &mut tests)),
        None => stages.skip("wasm tests in a browser", "there are none in tests/"),
    }
    if stages.run("packages", dist::package) {
        let mut stories = program("cargo", &["test", "--package", "comet-e2e", "--no-fail-fast"]);
        // Two browsers at once are what a small machine bears without stories waiting on each other.
        stories.args(["--", "--test-threads=2"]).env("COMET_DIST", root().join("dist"));
        stages.tests("stories of the packages", &mut stories);
    } else {
        stages.skip("stories of the packages", "there is no package");
    }
    stages.finish()
}

/// The tests that say they are for wasm, each in a headless Chromium; `webdriver.json` holds its flags.
fn wasm_tests() -> Done<Option<Command>> {
    let names = wasm_test_names()?;
    if names.is_empty() {
        return Ok(None);
    }
    let driver = output("which", &["chromedriver"])?;
    let mut cargo = program(
        "cargo",
        &["test", "--package", "comet-keys", "--target", WASM_TARGET, "--no-fail-fast"],
    );
    for name in names {
        cargo.args(["--test", &name]);
    }
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        // For all tests of a file together: the usual 20 seconds are not enough on a machine that is busy.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", driver.trim());
    Ok(Some(cargo))
}

/// The test targets, `tests/NAME.rs` or `tests/NAME/main.rs`, whose code is for wasm alone.
pub(crate) fn wasm_test_names() -> Done<Vec<String>> {
    let tests = root().join("tests");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&tests).map_err(|error| folder::at(&tests, &error))? {
        let path = entry.map_err(|error| folder::at(&tests, &error))?.path();
        let file = if path.is_dir() { path.join("main.rs") } else { path.clone() };
        let is_for_wasm = std::fs::read_to_string(&file)
            .is_ok_and(|text| text.contains("#![cfg(target_arch = \"wasm32\")]"));
        if is_for_wasm && let Some(name) = path.file_stem() {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
