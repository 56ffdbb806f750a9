//! Defends the invariants of ARCHITECTURE.md that a look at the text can defend. Each rule is tried on a sample that
//! breaks it, so that it can be seen to fail.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

/// One file of the project.
struct File {
    path: String,
    text: String,
}

impl File {
    fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Whether the name ends in one of `endings`.
    fn is_a(&self, endings: &[&str]) -> bool {
        let own = Path::new(&self.path).extension().and_then(|ending| ending.to_str());
        own.is_some_and(|own| endings.contains(&own))
    }

    fn is_rust(&self) -> bool {
        self.is_a(&["rs"])
    }

    /// The text up to the unit tests, which may do what shipped code may not.
    fn shipped(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// Lines that are not comments, of the shipped part.
    fn code(&self) -> impl Iterator<Item = &str> {
        self.shipped().lines().filter(|line| !line.trim_start().starts_with("//"))
    }
}

/// A rule names what is wrong with a file.
type Rule = fn(&File) -> Option<String>;

fn files() -> Vec<File> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(listed.status.success(), "git lists the files");
    let listed = String::from_utf8(listed.stdout).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| {
        let text = std::fs::read_to_string(root.join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    };
    let files: Vec<File> = listed.lines().filter_map(read).collect();
    assert!(files.len() > 50, "only {} files were found", files.len());
    files
}

#[track_caller]
fn holds(rule: Rule, breaking: &File) {
    assert!(rule(breaking).is_some(), "the rule misses the sample {}", breaking.path);
    let broken: Vec<String> = files()
        .iter()
        .filter_map(|file| rule(file).map(|what| format!("{}: {what}", file.path)))
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Where no browser, no clock and no chance may be named.
fn is_pure(path: &str) -> bool {
    ["src/domain/", "src/api/", "src/flow/", "src/text/"].iter().any(|part| path.starts_with(part))
        || PURE_PORTS.contains(&path)
        || path.starts_with("src/host/memory")
}

/// The ports, and what they are spoken to with.
const PURE_PORTS: [&str; 11] = [
    "src/host/account_storage.rs",
    "src/host/browser.rs",
    "src/host/changes.rs",
    "src/host/clock.rs",
    "src/host/clocks.rs",
    "src/host/crypto.rs",
    "src/host/locks.rs",
    "src/host/mod.rs",
    "src/host/network.rs",
    "src/host/storage.rs",
    "src/host/storage_key.rs",
];

#[test]
fn the_core_names_no_browser_no_clock_and_no_chance() {
    const FORBIDDEN: [&str; 11] = [
        "web_sys",
        "js_sys",
        "leptos",
        "wasm_bindgen",
        "gloo",
        "SystemTime",
        "Instant",
        "getrandom",
        "rand::",
        "std::fs",
        "std::net::Tcp",
    ];
    holds(
        |file| {
            if !is_pure(&file.path) {
                return None;
            }
            file.code()
                .find(|line| FORBIDDEN.iter().any(|name| line.contains(name)))
                .map(|line| format!("not pure: {line}"))
        },
        &File::sample("src/flow/create.rs", "use web_sys::Window;"),
    );
}

#[test]
fn only_the_extension_host_names_the_extension_api() {
    holds(
        |file| {
            if !file.path.starts_with("src/") || file.path == "src/host/extension.rs" {
                return None;
            }
            let names = ["\"chrome\"", "\"browser\"", "chrome.", "browser.storage"];
            file.code()
                .find(|line| names.iter().any(|name| line.contains(name)))
                .map(|line| format!("names the extension API: {line}"))
        },
        &File::sample("src/ui/app.rs", "js::get(&global, \"chrome\")"),
    );
}

#[test]
fn no_page_has_inline_script_or_style() {
    holds(
        |file| {
            if !file.is_a(&["html"]) {
                return None;
            }
            let text = file.text.to_lowercase();
            let inline_script = text
                .split("<script")
                .skip(1)
                .any(|rest| !rest.split('>').next().unwrap().contains("src="));
            let inline = ["<style", " style=", " onclick=", " onload=", "javascript:"];
            (inline_script || inline.iter().any(|part| text.contains(part)))
                .then(|| "inline script or style".to_owned())
        },
        &File::sample("index.html", "<p>ok</p><script>start()</script>"),
    );
}

#[test]
fn no_view_sets_a_style_attribute_or_inner_html() {
    holds(
        |file| {
            if !file.path.starts_with("src/ui/") {
                return None;
            }
            file.code()
                .find(|line| line.contains(" style=") || line.contains("inner_html"))
                .map(|line| format!("the policy forbids it: {line}"))
        },
        &File::sample("src/ui/part.rs", "view! { <p style=\"color: red\">{text}</p> }"),
    );
}

/// Work that outlives its app would wake up in signals that are gone, and the panic would end every app of the page.
#[test]
fn screens_start_no_work_that_outlives_them() {
    holds(
        |file| {
            if !file.path.starts_with("src/ui/") || file.path == "src/ui/tasks.rs" {
                return None;
            }
            file.code()
                .find(|line| line.contains("spawn_local"))
                .map(|line| format!("ctx.spawn ends with the app, this does not: {line}"))
        },
        &File::sample("src/ui/actions.rs", "spawn_local(async move {"),
    );
}

#[test]
fn shipped_code_never_panics_on_purpose() {
    holds(
        |file| {
            if !file.path.starts_with("src/") || !file.is_rust() {
                return None;
            }
            let calls = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!("];
            file.code()
                .find(|line| calls.iter().any(|call| line.contains(call)))
                .map(|line| format!("may panic: {line}"))
        },
        &File::sample("src/api/status.rs", "let status = text.parse().unwrap();"),
    );
}

#[test]
fn only_the_create_flow_asks_for_a_new_key() {
    holds(
        |file| {
            let is_flow = file.path == "src/flow/create.rs" || file.path == "src/api/create_key.rs";
            if !file.path.starts_with("src/") || is_flow {
                return None;
            }
            file.code()
                .find(|line| line.contains("create_key::request"))
                .map(|line| format!("sends the POST past the journal: {line}"))
        },
        &File::sample("src/ui/actions.rs", "let request = create_key::request(&account, &asked);"),
    );
}

#[test]
fn every_source_file_says_its_purpose_first() {
    holds(
        |file| {
            let is_source = file.is_a(&["rs", "js", "css"]);
            let first = file.text.lines().next().unwrap_or_default();
            let says = ["//!", "// ", "/* "].iter().any(|mark| first.starts_with(mark));
            (is_source && !says).then(|| format!("begins with {first:?}"))
        },
        &File::sample("src/js.rs", "use js_sys::Date;"),
    );
}

#[test]
fn no_file_names_a_registry_or_a_place_to_download_from() {
    // Put together here, so that this file does not hold them.
    let hosts =
        [["crates", "io"], ["npmjs", "org"], ["npmjs", "com"], ["pypi", "org"], ["debian", "org"]]
            .map(|parts| parts.join("."));
    let broken: Vec<String> = files()
        .iter()
        .filter(|file| {
            !file.path.ends_with("Cargo.lock") && !file.path.ends_with("package-lock.json")
        })
        .filter(|file| hosts.iter().any(|host| file.text.contains(host)))
        .map(|file| file.path.clone())
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn every_dependency_says_why_it_is_there() {
    holds(
        |file| {
            if !file.path.ends_with("Cargo.toml") {
                return None;
            }
            let mut is_table = false;
            let mut is_one = false;
            for line in file.text.lines() {
                if line.starts_with('[') {
                    let name = line.trim_matches(['[', ']']);
                    is_table = name.ends_with("dependencies");
                    is_one = !is_table && name.contains("dependencies.");
                    continue;
                }
                let is_named = is_table && line.contains('=');
                let is_version = is_one && line.starts_with("version");
                if (is_named || is_version) && !line.contains(" # ") {
                    return Some(format!("says no reason: {line}"));
                }
            }
            None
        },
        &File::sample("Cargo.toml", "[dependencies]\nserde = \"1\""),
    );
}

#[test]
fn a_long_file_has_a_reason() {
    /// The file and why it is long.
    const EXPLAINED: [(&str, &str); 3] = [
        ("src/text/table.rs", "the one table of messages"),
        ("app.css", "one sheet for every screen"),
        ("tests/", "a table of cases or a set of stories is long without being complex"),
    ];
    holds(
        |file| {
            let lines = file.text.lines().count();
            let is_code = file.is_a(&["rs", "js", "css"]);
            let is_explained = EXPLAINED.iter().any(|(path, _)| file.path.starts_with(path));
            (is_code && lines > 300 && !is_explained).then(|| format!("{lines} lines"))
        },
        &File::sample("src/ui/app.rs", &"//\n".repeat(301)),
    );
}

#[test]
fn a_secret_does_not_derive_debug() {
    holds(
        |file| {
            let lines: Vec<&str> = file.text.lines().collect();
            let secrets = [
                "struct AccessToken",
                "struct ApiKey",
                "struct Secretish",
                "struct Account ",
                "struct Passphrase",
                "struct StoredAccount",
                "struct AccountStore",
                "struct ConnectForm",
            ];
            lines.windows(2).find_map(|pair| {
                let is_secret = secrets.iter().any(|name| pair[1].contains(name));
                (is_secret && pair[0].contains("derive") && pair[0].contains("Debug"))
                    .then(|| format!("shows itself: {}", pair[1]))
            })
        },
        &File::sample(
            "src/domain/secret.rs",
            "#[derive(Clone, Debug)]\npub struct ApiKey(String);",
        ),
    );
}
