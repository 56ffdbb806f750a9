//! What the product is made of: licences, sources and bans of every crate, read from `cargo metadata`.
//!
//! `cargo deny` judges the same. It is one more large program for every machine to compile,
//! and its list of known weaknesses cannot be fetched on a machine without a network; so these three are judged here,
//! and weaknesses are left to `cargo audit` where it is installed.

use serde_json::Value;

use crate::command::{Done, answers, output, say};

/// Licences that go with MIT or Apache-2.0 in what is shipped and in what tests it. MPL-2.0 is of a test's crate only.
const LICENCES: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Where crates may come from; a workspace's own have no source.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates";

/// Crates that the app must not ask for in the wasm, each with its reason.
const BANNED_IN_WASM: [(&str, &str); 6] = [
    ("regex", "750 KB; patterns are matched by hand"),
    ("url", "160 KB for international names; addresses are read by hand"),
    ("chrono", "the browser's Intl knows every zone"),
    ("jiff", "the browser's Intl knows every zone"),
    ("tracing", "nothing is logged"),
    ("openssl-sys", "the browser has ciphers"),
];

/// Judges every crate of the lock file, and those that the app asks for once more.
pub(crate) fn check() -> Done {
    let metadata = output("cargo", &["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let mut troubles: Vec<String> =
        packages.into_iter().flatten().filter_map(trouble_with).collect();
    let in_wasm = output("cargo", &IN_WASM)?;
    troubles.extend(banned(&in_wasm));
    if !troubles.is_empty() {
        return Err(troubles.join("\n"));
    }
    weaknesses()
}

/// The crates that the app itself asks for in the wasm, one a line. Leptos asks for some of the banned ones, but the
/// linker finds none of their code in use; the size budget would tell if it did.
const IN_WASM: [&str; 14] = [
    "tree",
    "--depth",
    "1",
    "--package",
    "comet-keys",
    "--target",
    "wasm32-unknown-unknown",
    "--edges",
    "normal,no-proc-macro",
    "--prefix",
    "none",
    "--format",
    "{p}",
    "--locked",
];

fn banned(tree: &str) -> Vec<String> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<String> = names
        .filter_map(|name| BANNED_IN_WASM.iter().find(|(banned, _)| *banned == name))
        .map(|(name, reason)| format!("{name} would reach the wasm: {reason}"))
        .collect();
    found.dedup();
    found
}

fn trouble_with(package: &Value) -> Option<String> {
    let text = |name: &str| package.get(name).and_then(Value::as_str);
    let name = text("name").unwrap_or("a crate without a name");
    if let Some(source) = text("source")
        && !source.starts_with(SOURCE)
    {
        return Some(format!("{name} comes from {source}"));
    }
    match text("license") {
        Some(licence) if is_allowed(licence) => None,
        Some(licence) => Some(format!("{name} has the licence {licence}")),
        None => Some(format!("{name} names no licence")),
    }
}

/// Whether an SPDX expression can be met with the licences allowed. `/` is the old way to write `OR`.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    any_of(&mut rest) && rest.is_empty()
}

fn any_of(words: &mut &[&str]) -> bool {
    let mut is_met = all_of(words);
    while let Some((&"OR", rest)) = words.split_first() {
        *words = rest;
        is_met |= all_of(words);
    }
    is_met
}

fn all_of(words: &mut &[&str]) -> bool {
    let mut is_met = one(words);
    while let Some((&"AND", rest)) = words.split_first() {
        *words = rest;
        is_met &= one(words);
    }
    is_met
}

fn one(words: &mut &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    *words = rest;
    if *first == "(" {
        let is_met = any_of(words);
        *words = words.split_first().map_or(&[][..], |(_, rest)| rest);
        return is_met;
    }
    let mut licence = (*first).to_owned();
    if let ["WITH", exception, rest @ ..] = *words {
        licence = format!("{licence} WITH {exception}");
        *words = rest;
    }
    LICENCES.contains(&licence.as_str())
}

/// Known weaknesses, where there is a tool that can look them up. Being offline is no fault of the code.
fn weaknesses() -> Done {
    if !answers("cargo-audit") {
        say("known weaknesses were not looked up: cargo-audit is not installed");
        return Ok(());
    }
    match output("cargo", &["audit", "--deny", "warnings"]) {
        Ok(_) => Ok(()),
        Err(trouble) if trouble.contains("fetch") => {
            say("known weaknesses were not looked up: their list cannot be fetched here");
            Ok(())
        }
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use super::{banned, is_allowed, trouble_with};
    use serde_json::json;

    #[test]
    fn an_expression_is_met_by_one_side_of_or_and_by_both_of_and() {
        for allowed in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/GPL-3.0",
            "LGPL-2.1-or-later OR MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "GPL-3.0 WITH LLVM-exception",
            "(MIT OR GPL-3.0) AND AGPL-3.0",
            "MIT MIT",
        ] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }

    #[test]
    fn a_crate_from_elsewhere_or_without_a_licence_is_refused() {
        let own = json!({ "name": "own", "source": null, "license": "MIT" });
        assert_eq!(trouble_with(&own), None);
        let forked =
            json!({ "name": "x", "source": "git+https://example.com/x", "license": "MIT" });
        assert!(trouble_with(&forked).is_some());
        assert!(trouble_with(&json!({ "name": "x", "license": null })).is_some());
    }

    #[test]
    fn a_heavy_crate_in_the_wasm_is_refused() {
        assert_eq!(banned("comet-keys v0.1.0 (/x)\nserde v1.0.0\n"), Vec::<String>::new());
        assert_eq!(banned("url v2.5.0\nregex v1.0.0\n").len(), 2);
    }
}
