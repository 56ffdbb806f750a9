//! Everything that can be judged without running the product.

use std::process::Command;

use serde_json::Value;

use crate::command::{self, Done, program, root, run_command};
use crate::setup::WASM_TARGET;
use crate::stages::Stages;
use crate::{dist, setup, supply, test};

/// The product for the browser.
const ON_WASM: [&str; 6] = ["--package", "comet-keys", "--lib", "--bins", "--target", WASM_TARGET];
const NO_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

pub(crate) fn run(arguments: &[String]) -> Done {
    setup::for_checks()?;
    match arguments {
        [] => {}
        [only] if only == "--fix" => fix()?,
        other => return Err(format!("check knows only --fix, not {}", other.join(" "))),
    }
    let mut stages = Stages::default();
    stages.run("format", || command::run("cargo", &["fmt", "--all", "--check"]));
    stages.run("clippy", || {
        let mut clippy = program("cargo", &["clippy", "--workspace", "--all-targets"]);
        run_command(clippy.args(NO_WARNINGS))
    });
    stages.run("clippy for wasm", || {
        run_command(on_wasm(&mut program("cargo", &["clippy"]))?.args(NO_WARNINGS))
    });
    stages.run("licences, sources, bans and known weaknesses", supply::check);
    stages.run("docs", || docs(&["--workspace"]));
    // The screens exist for wasm alone.
    stages.run("docs for wasm", || {
        docs(&["--package", "comet-keys", "--lib", "--target", WASM_TARGET])
    });
    let tidy = ["test", "--package", "comet-keys", "--test", "tidy"];
    stages.tests("tidy", &mut program("cargo", &tidy));
    if stages.run("packages", dist::package) {
        stages.run("add-on linter", lint_add_on);
    } else {
        stages.skip("add-on linter", "there is no package");
    }
    stages.finish()
}

/// Repairs what tools can repair by themselves.
fn fix() -> Done {
    let by_tool = ["clippy", "--fix", "--allow-dirty", "--allow-staged"];
    run_command(program("cargo", &by_tool).args(["--workspace", "--all-targets"]))?;
    run_command(on_wasm(&mut program("cargo", &by_tool))?)?;
    command::run("cargo", &["fmt", "--all"])
}

/// Adds the product for the browser and its tests there. The native tests are not compiled for wasm.
fn on_wasm(cargo: &mut Command) -> Done<&mut Command> {
    cargo.args(ON_WASM);
    for name in test::wasm_test_names()? {
        cargo.args(["--test", &name]);
    }
    Ok(cargo)
}

fn docs(what: &[&str]) -> Done {
    let mut docs = program("cargo", &["doc", "--no-deps"]);
    run_command(docs.args(what).env("RUSTDOCFLAGS", "-D warnings"))
}

/// Mozilla's linter over the Firefox package. Its warnings are errors, and none is excepted.
fn lint_add_on() -> Done {
    let mut linter = program("web-ext", &["lint", "--output", "json", "--no-config-discovery"]);
    linter.arg("--source-dir").arg(root().join("dist/firefox")).env("NO_UPDATE_NOTIFIER", "1");
    let output = linter.output().map_err(|error| format!("cannot run web-ext: {error}"))?;
    let report: Value = serde_json::from_slice(&output.stdout).map_err(|error| {
        format!("web-ext: {error}: {}", String::from_utf8_lossy(&output.stderr))
    })?;
    let found = findings(&report)?;
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}

/// The errors and warnings of a report of web-ext.
fn findings(report: &Value) -> Done<Vec<String>> {
    let mut found = Vec::new();
    for kind in ["errors", "warnings"] {
        let messages = report.get(kind).and_then(Value::as_array);
        let messages =
            messages.ok_or_else(|| format!("web-ext's report has no {kind}: {report}"))?;
        found.extend(messages.iter().map(|message| format!("{message:#}")));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::findings;
    use serde_json::json;

    #[test]
    fn a_warning_counts_as_much_as_an_error_and_a_notice_does_not() {
        let one = |kind: &str| {
            let mut report = json!({"errors": [], "warnings": [], "notices": []});
            report[kind] = json!([{"code": "SOMETHING"}]);
            findings(&report).unwrap().len()
        };
        assert_eq!((one("errors"), one("warnings"), one("notices")), (1, 1, 0));
    }

    #[test]
    fn a_report_of_another_shape_is_no_clean_one() {
        assert!(findings(&json!({"errors": []})).is_err());
    }
}
