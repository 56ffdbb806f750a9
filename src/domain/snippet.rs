//! Ready lines that show that a key works.

use super::base_url::BaseUrl;

/// A curl line that lists the models the key may use; it costs nothing.
pub fn curl(base_url: &BaseUrl, key: &str) -> String {
    let url = quote(&format!("{}/v1/models", base_url.as_str()));
    let header = quote(&format!("Authorization: Bearer {key}"));
    format!("curl {url} -H {header}")
}

/// A text as one word of a POSIX shell.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
