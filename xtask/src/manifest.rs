//! Lays the Firefox overlay over the base manifest.

use serde_json::Value;

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
    use super::merge;
    use serde_json::json;

    #[test]
    fn objects_are_merged_lists_replaced_and_nulls_removed() {
        let mut base = json!({"a": {"b": 1, "c": 2}, "list": [1, 2], "gone": true});
        merge(&mut base, json!({"a": {"c": 3}, "list": [3], "gone": null, "new": {"d": 4}}));
        assert_eq!(base, json!({"a": {"b": 1, "c": 3}, "list": [3], "new": {"d": 4}}));
    }
}
