//! Finds the shipped packages.

use std::{env, path::PathBuf};

use crate::{Browser, Trouble};

/// The unpacked package for `browser`: a folder of `COMET_DIST`, or of `dist` in the workspace.
///
/// # Errors
/// When it is not there: these stories never run on anything else.
pub fn package(browser: Browser) -> Result<PathBuf, Trouble> {
    let dist = dist();
    let folder = match browser {
        Browser::Chromium => "chrome",
        Browser::Firefox => "firefox",
    };
    let package = dist.join(folder);
    if !package.join("manifest.json").is_file() {
        return Err(Trouble::new(format_args!(
            "no package at {}: run `cargo xtask dist`, or point COMET_DIST at the packages",
            package.display()
        )));
    }
    Ok(package.canonicalize()?)
}

/// The npm package.
///
/// # Errors
/// When it is not there.
pub fn npm() -> Result<PathBuf, Trouble> {
    let package = dist().join("npm");
    if !package.join("package.json").is_file() {
        return Err(Trouble::new(format_args!(
            "no package at {}: run `cargo xtask dist`",
            package.display()
        )));
    }
    Ok(package.canonicalize()?)
}

fn dist() -> PathBuf {
    env::var_os("COMET_DIST")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from)
}
