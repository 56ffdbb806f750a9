//! Everything that can be judged without running the product.

use serde_json::Value;

use crate::command::{self, Done, program, root, run_command, say};
use crate::{dist, setup};

pub(crate) fn run() -> Done {
    setup::for_build()?;
    command::run("cargo", &["fmt", "--all", "--check"])?;
    command::run("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    command::run(
        "cargo",
        &[
            "clippy",
            "--package",
            "comet-keys",
            "--all-targets",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    let mut docs = program("cargo", &["doc", "--workspace", "--no-deps"]);
    run_command(docs.env("RUSTDOCFLAGS", "-D warnings"))?;
    command::run("cargo", &["test", "--package", "comet-keys", "--test", "tidy"])?;
    dist::package()?;
    lint_add_on()
}

/// Mozilla's linter over the Firefox package, warnings as errors.
fn lint_add_on() -> Done {
    let source = root().join("dist/firefox");
    let source = source.to_string_lossy();
    say("linting the Firefox package");
    let mut linter =
        program("web-ext", &["lint", "--output", "json", "--source-dir", &source, "--no-config-discovery"]);
    let output = linter.output().map_err(|error| format!("cannot run web-ext: {error}"))?;
    let report: Value = serde_json::from_slice(&output.stdout).map_err(|error| {
        format!("web-ext: {error}: {}", String::from_utf8_lossy(&output.stderr))
    })?;
    let found: Vec<String> = ["errors", "warnings"]
        .iter()
        .filter_map(|kind| report.get(*kind)?.as_array())
        .flatten()
        .filter(|message| !is_explained(message))
        .map(|message| format!("{message:#}"))
        .collect();
    if found.is_empty() { Ok(()) } else { Err(format!("web-ext lint: {}", found.join("\n"))) }
}

/// Leptos can assign `innerHTML`, and its bindings say so in the generated script. It does so for views that are
/// static through and through, of which the app has none: under its `trusted-types 'none'` the first one would throw,
/// and every e2e story runs under that policy.
fn is_explained(message: &Value) -> bool {
    let is = |key: &str, value: &str| message.get(key).and_then(Value::as_str) == Some(value);
    is("code", "UNSAFE_VAR_ASSIGNMENT") && is("file", "comet-keys.js")
}
