//! Makes the wasm smaller. Trunk calls this after each build (see Trunk.toml), by hand as from the other commands.
//!
//! Trunk's own call of wasm-opt would want it on the path, or download one of another version.

use std::fs;
use std::path::PathBuf;

use crate::command::{Done, program, root, run_command};
use crate::folder::at;

/// Exactly what the compiler uses already. `--all-features` would let it write imports that no browser loads.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises what Trunk has just built for release; a debug build stays as it is, and quick.
pub(crate) fn run() -> Done {
    let profile = std::env::var("TRUNK_PROFILE").unwrap_or_default();
    let Some(stage) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(
            "this command is for Trunk to call; `cargo xtask dist` builds the packages".to_owned()
        );
    };
    if profile != "release" {
        return Ok(());
    }
    if !root().join("node_modules/.bin/wasm-opt").exists() {
        return Err("wasm-opt is not installed.\nRemedy: run `cargo xtask setup`.".to_owned());
    }
    let wasm = stage.join("comet-keys_bg.wasm");
    let smaller = stage.join("smaller.wasm");
    let mut optimiser = program("wasm-opt", &["-Oz"]);
    run_command(optimiser.args(FEATURES).arg(&wasm).arg("--output").arg(&smaller))?;
    fs::rename(&smaller, &wasm).map_err(|error| at(&wasm, &error))
}
