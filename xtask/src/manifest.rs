//! Lays the Firefox overlay over the base manifest.

use serde_json::Value;

use crate::command::Done;

/// Fails unless the manifest in `file` is of the product's version, which has its home in Cargo.toml.
pub(crate) fn require_version(file: &str, manifest: &Value, version: &str) -> Done {
    let named = manifest.get("version").and_then(Value::as_str).unwrap_or("absent");
    if named == version {
        return Ok(());
    }
    Err(format!("{file}: the version is {named}, but Cargo.toml's is {version}"))
}

/// Merges `overlay` into `base`, object by object; `null` removes a key.
pub(crate) fn merge(base: &mut Value, overlay: Value) {
    match (base, overlay) {
        (Value::Object(base), Value::Object(overlay)) => {
            for (key, value) in overlay {
                if value.is_null() {
                    base.remove(&key);
                } else {
                    merge(base.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        (base, overlay) => *base = overlay,
    }
}

#[cfg(test)]
mod tests {
    use super::{merge, require_version};
    use serde_json::json;

    #[test]
    fn objects_are_merged_lists_replaced_and_nulls_removed() {
        let mut base = json!({"a": {"b": 1, "c": 2}, "list": [1, 2], "gone": true});
        merge(&mut base, json!({"a": {"c": 3}, "list": [3], "gone": null, "new": {"d": 4}}));
        assert_eq!(base, json!({"a": {"b": 1, "c": 3}, "list": [3], "new": {"d": 4}}));
    }

    #[test]
    fn a_manifest_of_another_version_is_refused() {
        assert_eq!(require_version("a file", &json!({"version": "0.1.0"}), "0.1.0"), Ok(()));
        assert!(require_version("a file", &json!({"version": "0.1.0"}), "0.2.0").is_err());
        assert!(require_version("a file", &json!({}), "0.2.0").is_err());
    }
}
