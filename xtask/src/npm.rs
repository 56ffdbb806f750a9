//! Makes the npm package `dist/npm`: the element's classes around the very wasm of the extension's pages.

use std::fs;
use std::path::Path;

use crate::command::{Done, root, say};
use crate::folder::at;
use crate::{app, manifest};

/// What is shipped of `element/` as it stands.
const OWN: [&str; 7] = [
    "index.js",
    "element.js",
    "load.js",
    "index.d.ts",
    "element.d.ts",
    "custom-elements.json",
    "README.md",
];

/// Made from the sheet of the pages and the element's own.
const SHEET: &str = "sheet.js";

/// Each place of the pages' sheet that means something else in a shadow root, and what it becomes there. `all: initial`
/// keeps out what the page would let the element inherit.
const SCOPED: [(&str, &str); 2] = [
    (":root {", ":host {"),
    (
        "html,\nbody {",
        ".comet-root {\n  all: initial;\n  display: block;\n  color-scheme: light dark;",
    ),
];

/// Packs what `app::build` has built.
pub(crate) fn package() -> Done {
    let folder = root().join("dist/npm");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| at(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| at(&folder, &error))?;
    let element = root().join("element");
    for name in OWN {
        copy(&element.join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &folder.join(name))?;
    }
    for name in ["comet-keys.js", "comet-keys_bg.wasm"] {
        copy(&app::folder().join(name), &folder.join(name))?;
    }
    let package = read(&element.join("package.json"))?;
    let parsed =
        serde_json::from_str(&package).map_err(|error| format!("package.json: {error}"))?;
    manifest::require_version("element/package.json", &parsed, env!("CARGO_PKG_VERSION"))?;
    write(&folder.join("package.json"), &package)?;
    let sheet = read(&root().join("app.css"))? + &read(&element.join("element.css"))?;
    let module = with_sheet(&read(&element.join(SHEET))?, &scoped(&sheet)?)?;
    write(&folder.join(SHEET), &module)?;
    say(&format!("packed {}", folder.display()));
    Ok(())
}

/// The pages' sheet for a shadow root.
fn scoped(sheet: &str) -> Done<String> {
    let mut sheet = sheet.to_owned();
    for (from, to) in SCOPED {
        if sheet.matches(from).count() != 1 {
            return Err(format!("app.css has not exactly one {from:?}; see xtask/src/npm.rs"));
        }
        sheet = sheet.replace(from, to);
    }
    Ok(sheet)
}

/// The module with the text in its place, as a JavaScript string.
fn with_sheet(module: &str, sheet: &str) -> Done<String> {
    let place = "'/* the styles */'";
    if !module.contains(place) {
        return Err(format!("element/sheet.js has no {place}"));
    }
    // What JSON writes of a text is a JavaScript string, too.
    Ok(module.replace(place, &serde_json::Value::from(sheet).to_string()))
}

fn copy(from: &Path, to: &Path) -> Done {
    fs::copy(from, to).map(drop).map_err(|error| at(from, &error))
}

fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|error| at(path, &error))
}

fn write(path: &Path, text: &str) -> Done {
    fs::write(path, text).map_err(|error| at(path, &error))
}

#[cfg(test)]
mod tests {
    use super::{scoped, with_sheet};

    #[test]
    fn the_pages_own_rules_become_the_elements() {
        let sheet = scoped(":root {\n  --a: b;\n}\n\nhtml,\nbody {\n  margin: 0;\n}\n").unwrap();
        assert!(sheet.starts_with(":host {"));
        assert!(sheet.contains(".comet-root {\n  all: initial;"));
        assert!(!sheet.contains("body"));
    }

    #[test]
    fn a_sheet_of_another_form_is_refused() {
        assert!(scoped("html, body {}").is_err());
    }

    #[test]
    fn the_styles_stand_in_the_module_as_one_string() {
        let module =
            with_sheet("const TEXT = '/* the styles */';", "a::before {\n content: '\\201c';\n}");
        assert_eq!(module.as_deref(), Ok(r#"const TEXT = "a::before {\n content: '\\201c';\n}";"#));
    }
}
