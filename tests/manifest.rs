//! Pins every key of both manifests: what the extension may do is decided here and nowhere else.
//!
//! A change of a manifest is a change of this file, with its reason in `extension/README.md`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use serde_json::{Value, json};

const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self' https://api.cometapi.com https: http://127.0.0.1:* http://localhost:*; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types 'none'";

fn read(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn chrome() -> Value {
    read("extension/manifest.json")
}

/// The base with the overlay laid over it, as `cargo xtask dist` does.
fn firefox() -> Value {
    let mut whole = chrome();
    lay_over(&mut whole, &read("extension/manifest.firefox.json"));
    whole
}

fn lay_over(base: &mut Value, overlay: &Value) {
    for (name, value) in overlay.as_object().unwrap() {
        match value {
            Value::Null => drop(base.as_object_mut().unwrap().remove(name)),
            Value::Object(_) if base.get(name).is_some() => lay_over(&mut base[name], value),
            value => base[name] = value.clone(),
        }
    }
}

/// What both manifests say.
fn shared() -> Value {
    json!({
        "manifest_version": 3,
        "name": "__MSG_name__",
        "description": "__MSG_description__",
        "version": env!("CARGO_PKG_VERSION"),
        "default_locale": "en",
        "icons": {
            "16": "icons/16.png", "32": "icons/32.png", "48": "icons/48.png", "128": "icons/128.png"
        },
        "action": {
            "default_title": "__MSG_name__",
            "default_popup": "index.html?view=popup",
            "default_icon": { "16": "icons/16.png", "32": "icons/32.png" }
        },
        "options_ui": { "page": "index.html?view=tab", "open_in_tab": true },
        "host_permissions": ["https://api.cometapi.com/*"],
        "optional_host_permissions": ["https://*/*", "http://127.0.0.1/*", "http://localhost/*"],
        "content_security_policy": { "extension_pages": CSP },
    })
}

fn with(mut base: Value, own: &Value) -> Value {
    base.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    base
}

#[test]
fn chromes_manifest_is_exactly_this() {
    let own = json!({
        "minimum_chrome_version": "123",
        "background": { "service_worker": "background.js" },
        "permissions": ["storage", "alarms", "sidePanel"],
        "side_panel": { "default_path": "index.html?view=panel" },
        "storage": { "managed_schema": "managed_schema.json" },
    });
    assert_eq!(chrome(), with(shared(), &own));
}

#[test]
fn firefoxs_manifest_is_exactly_this() {
    let own = json!({
        "background": { "scripts": ["background.js"] },
        "incognito": "not_allowed",
        "permissions": ["storage", "alarms"],
        "sidebar_action": {
            "default_title": "__MSG_name__",
            "default_panel": "index.html?view=panel",
            "default_icon": { "16": "icons/16.png", "32": "icons/32.png" },
            "open_at_install": false
        },
        "browser_specific_settings": { "gecko": {
            "id": "comet-keys@cometapi.com",
            "strict_min_version": "142.0",
            "data_collection_permissions": { "required": ["authenticationInfo"] }
        }},
    });
    assert_eq!(firefox(), with(shared(), &own));
}

// The two tests above imply it; this one says it, for whoever changes them.
#[test]
fn no_manifest_opens_the_extension_to_pages_or_to_other_extensions() {
    for manifest in [chrome(), firefox()] {
        for name in [
            "content_scripts",
            "web_accessible_resources",
            "externally_connectable",
            "optional_permissions",
            "sandbox",
            "devtools_page",
            "chrome_url_overrides",
            "update_url",
            "key",
        ] {
            assert_eq!(manifest.get(name), None, "{name}");
        }
        // `split` would give private windows a program of their own over the same storage.
        assert_ne!(manifest.get("incognito"), Some(&json!("split")));
    }
}

// What the script may reach is decided by what it names: storage, the alarm, the badge, and when it wakes. No network, no
// messages, no tabs.
#[test]
fn the_background_script_names_these_parts_of_the_browser_and_no_others() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/background.js");
    let script = std::fs::read_to_string(path).unwrap();
    let code: Vec<&str> =
        script.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])).collect();
    let api =
        "const { action, alarms, runtime, storage } = globalThis.browser ?? globalThis.chrome;";
    assert_eq!(code.first(), Some(&api));
    let rest = code[1..].join("\n");
    let uses = |name: &str| -> Vec<&str> {
        let after = rest.split(name).skip(1);
        let mut uses: Vec<&str> = after.filter_map(|tail| tail.split(['(', ' ']).next()).collect();
        uses.sort_unstable();
        uses.dedup();
        uses
    };
    assert_eq!(uses("action."), ["setBadgeText"]);
    assert_eq!(uses("alarms."), ["create", "onAlarm.addListener"]);
    assert_eq!(uses("runtime."), ["onInstalled.addListener", "onStartup.addListener"]);
    assert_eq!(
        uses("storage."),
        [
            "local.get",
            "managed.onChanged.addListener",
            "session.get",
            "session.remove",
            "session.set"
        ]
    );
    assert_eq!(uses("navigator."), ["locks.request"]);
    for word in [
        "browser",
        "chrome",
        "globalThis",
        "self",
        "fetch",
        "import",
        "XMLHttp",
        "Socket",
        "Beacon",
        "console",
    ] {
        assert!(!rest.contains(word), "{word}");
    }
}

#[test]
fn each_permission_has_its_reason_in_the_extensions_readme() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    for manifest in [chrome(), firefox()] {
        for list in ["permissions", "host_permissions", "optional_host_permissions"] {
            for permission in manifest[list].as_array().unwrap() {
                let row = format!("`{}`", permission.as_str().unwrap());
                assert!(readme.contains(&row), "{row} is not in the table");
            }
        }
    }
}

// The schema is for the browser and `Managed::from_value` for the app: what one knows, the other has to know.
#[test]
fn the_schema_of_managed_settings_names_what_the_app_reads() {
    use comet_keys::domain::managed::Managed;
    let schema = read("extension/managed_schema.json");
    let example = json!({
        "server": "https://keys.example", "languages": ["en"], "require_passphrase": true, "lock_after_minutes": 15,
        "policy": {
            "max_quota": 1, "max_life_seconds": 1, "groups": ["default"], "models": ["gpt-4o"], "allow_ips": ["10.0.0.1"]
        },
    });
    assert!(Managed::from_value(&example).is_ok());
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(names(&schema["properties"]), names(&example));
    assert_eq!(names(&schema["properties"]["policy"]["properties"]), names(&example["policy"]));
}
