//! Static files of a directory, so that a page and the API share one origin.

use std::path::{Component, Path, PathBuf};

use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};

use crate::answer::{self, Answer};

/// The file a path stands for, or `None` when there is none below `directory`.
pub(crate) async fn find(directory: &Path, path: &str) -> Option<Answer> {
    let mut file = directory.join(relative(path)?);
    if tokio::fs::metadata(&file).await.ok()?.is_dir() {
        if !path.ends_with('/') {
            return None;
        }
        file.push("index.html");
    }
    let bytes = tokio::fs::read(&file).await.ok()?;
    let mut answer = answer::typed(StatusCode::OK, content_type(&file), bytes);
    // The page is rebuilt often, and an old one misleads.
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(answer)
}

/// The path below the directory; `None` when it would lead out of it.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(path.trim_start_matches('/'))?;
    let relative = PathBuf::from(decoded);
    relative.components().all(|part| matches!(part, Component::Normal(_))).then_some(relative)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> HeaderValue {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    HeaderValue::from_static(match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_lead_out_of_the_directory() {
        for path in ["/../secret", "/a/../../secret", "/%2e%2e/secret", "/..%2Fsecret"] {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("//etc/passwd"), Some(PathBuf::from("etc/passwd")));
        assert_eq!(relative("/a%20b/c.js"), Some(PathBuf::from("a b/c.js")));
    }
}
