//! Each promise of SECURITY.md names what shows it: here it is seen that the tests named are there.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Words in backticks that name a test or a story: several words joined by underscores.
fn named(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted
        .filter(|word| word.matches('_').count() >= 2)
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_built = |path: &PathBuf| path.ends_with("target");
    entries
        .filter(|path| !is_built(path))
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn every_test_named_in_security_md_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let tests: Vec<String> = sources(&root.join("tests"))
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_there = |name: &str| {
        let ways = [format!("fn {name}("), format!("story!({name},"), format!("visit!({name},")];
        let is_file = root.join(format!("tests/{name}.rs")).is_file();
        is_file || tests.iter().any(|test| ways.iter().any(|way| test.contains(way)))
    };
    let names = named(&text);
    assert!(names.len() > 15, "only {names:?} are named");
    let missing: Vec<&str> = names.into_iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "SECURITY.md names what is not there: {missing:?}");
    assert!(!is_there("a_test_that_is_not_there"));
}
