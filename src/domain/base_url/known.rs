//! Paths of the API and of consoles that people copy together with the server's address.

/// What follows `/api/` on New API servers.
const API: [&str; 16] = [
    "about",
    "channel",
    "data",
    "group",
    "home_page_content",
    "log",
    "models",
    "notice",
    "option",
    "pricing",
    "redemption",
    "status",
    "token",
    "usage",
    "user",
    "verify",
];

/// What follows `/v1/`.
const V1: [&str; 23] = [
    "assistants",
    "audio",
    "batches",
    "chat",
    "completions",
    "edits",
    "embeddings",
    "engines",
    "files",
    "fine-tunes",
    "fine_tuning",
    "images",
    "messages",
    "models",
    "moderations",
    "organization",
    "rerank",
    "responses",
    "realtime",
    "threads",
    "uploads",
    "vector_stores",
    "videos",
];

/// The path up to where a known one begins, or the whole path.
pub(super) fn cut(path: &str) -> &str {
    let begins = |at: &usize| path.get(at + 1..).is_some_and(is_known);
    let start = path.match_indices('/').map(|(at, _)| at).find(begins);
    path.get(..start.unwrap_or(path.len())).unwrap_or(path).trim_end_matches('/')
}

/// Whether everything from here on belongs to the API or to a console, and nothing to where a gateway was put.
fn is_known(path: &str) -> bool {
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("console" | "dashboard", _)
        | ("v1" | "v1beta" | "api" | "login" | "register" | "panel" | "pg" | "sign-in", None)
        | ("v1beta", Some("models"))
        | ("pg", Some("chat"))
        | ("panel", Some("token")) => true,
        ("v1", Some(next)) => V1.contains(&next),
        ("api", Some(next)) => API.contains(&next),
        _ => false,
    }
}
