//! The element's contract has one source, `element/custom-elements.json`: the README's tables, the classes, the types,
//! the styles and the screens are held against it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The declaration of `<comet-key-form>`, which `<comet-keys>` inherits.
fn contract() -> Value {
    let manifest: Value = serde_json::from_str(&read("element/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

fn names(kind: &str) -> BTreeSet<String> {
    let contract = contract();
    let rows = contract[kind].as_array().unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

/// Every text in `text` between `before` and the next `after`.
fn between(text: &str, before: &str, after: &str) -> BTreeSet<String> {
    let pieces = text.split(before).skip(1);
    pieces.map(|piece| piece.split(after).next().unwrap().to_owned()).collect()
}

/// A Markdown table of the rows of `kind`, with a column for each field.
fn table(kind: &str, columns: &[(&str, &str)]) -> String {
    let head: Vec<&str> = columns.iter().map(|(title, _)| *title).collect();
    let mut lines =
        vec![format!("| {} |", head.join(" | ")), format!("|{}", " --- |".repeat(head.len()))];
    for row in contract()[kind].as_array().unwrap() {
        let cell = |field: &str| match field {
            "name" => format!("`{}`", row["name"].as_str().unwrap()),
            "type" => row["type"]["text"].as_str().unwrap().to_owned(),
            field => row[field].as_str().unwrap().to_owned(),
        };
        let cells: Vec<String> =
            columns.iter().map(|(_, field)| cell(field).replace('|', "\\|")).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn the_readmes_tables_are_those_of_the_manifest() {
    let tables = [
        (
            "attributes",
            table(
                "attributes",
                &[
                    ("attribute", "name"),
                    ("values", "type"),
                    ("default", "default"),
                    ("what it does", "description"),
                ],
            ),
        ),
        (
            "properties",
            table(
                "members",
                &[
                    ("property", "name"),
                    ("type", "type"),
                    ("default", "default"),
                    ("what it does", "description"),
                ],
            ),
        ),
        (
            "events",
            table("events", &[("event", "name"), ("detail", "detail"), ("when", "description")]),
        ),
        (
            "custom properties",
            table(
                "cssProperties",
                &[("custom property", "name"), ("what it colors or shapes", "description")],
            ),
        ),
        ("parts", table("cssParts", &[("part", "name"), ("what it is", "description")])),
    ];
    for path in ["README.md", "element/README.md"] {
        let readme = read(path);
        for (name, table) in &tables {
            let wanted = format!("<!-- {name} -->\n{table}\n<!-- end -->");
            assert!(readme.contains(&wanted), "{path} should hold:\n{wanted}");
        }
    }
}

#[test]
fn the_class_knows_every_attribute_and_property() {
    let class = read("element/element.js");
    let list = |name: &str| {
        let line = between(&class, &format!("const {name} = ["), "];").pop_first().unwrap();
        line.split(", ").map(|item| item.trim_matches('\'').to_owned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(list("ATTRIBUTES"), names("attributes"));
    assert_eq!(list("PROPERTIES"), names("members"));
}

#[test]
fn the_types_know_every_attribute_property_and_event() {
    let types = read("element/element.d.ts");
    for name in names("attributes") {
        let is_there =
            types.contains(&format!("  '{name}'?:")) || types.contains(&format!("  {name}?:"));
        assert!(is_there, "attribute {name}");
    }
    for name in names("members") {
        let is_there =
            types.contains(&format!("  {name}?:")) || types.contains(&format!("set {name}("));
        assert!(is_there, "property {name}");
    }
    for name in names("events") {
        assert!(types.contains(&format!("  '{name}': CustomEvent<")), "event {name}");
        assert!(types.contains(&format!("  'on{name}'?:")), "event {name} in JSX");
    }
}

#[test]
fn the_app_tells_exactly_the_events_of_the_manifest() {
    let told = between(&read("src/shell/event.rs"), "\"comet-key-", "\"");
    let told: BTreeSet<String> = told.into_iter().map(|name| format!("comet-key-{name}")).collect();
    assert_eq!(told, names("events"));
}

#[test]
fn the_sheet_sets_exactly_the_custom_properties_of_the_manifest() {
    let sheet = read("app.css");
    let root = between(&sheet, ":root {", "}").pop_first().unwrap();
    let set = between(&root, "  --", ":").into_iter().map(|name| format!("--{name}"));
    assert_eq!(set.collect::<BTreeSet<_>>(), names("cssProperties"));
}

#[test]
fn the_screens_have_exactly_the_parts_of_the_manifest() {
    let ui = format!("{}/src/ui", env!("CARGO_MANIFEST_DIR"));
    let mut found = between(&read("element/element.js"), "setAttribute('part', '", "'");
    let mut folders = vec![std::path::PathBuf::from(ui)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for parts in between(&text, " part=\"", "\"") {
                found.extend(parts.split(' ').map(ToOwned::to_owned));
            }
        }
    }
    assert_eq!(found, names("cssParts"));
}

/// A token in an attribute would stand in the page's HTML.
#[test]
fn no_attribute_takes_a_token() {
    assert!(names("attributes").iter().all(|name| !name.contains("token")));
}
