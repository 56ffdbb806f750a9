//! `GET /api/token/search`: by name and by key.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use serde_json::json;

use super::list::{Query, paged};
use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::key::Key;
use crate::serve::ClientAddress;
use crate::world::Shared;

pub(crate) async fn search(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    ClientAddress(address): ClientAddress,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::read(query.as_deref());
    let mut world = shared.world();
    if !world.allow_search(address) {
        return answer::empty(StatusCode::TOO_MANY_REQUESTS);
    }
    let (keyword, token) = (query.text("keyword"), query.text("token"));
    let token = token.strip_prefix("sk-").unwrap_or(token);
    let server = shared.config.server;
    if server.searches_loosely() {
        let matches = |key: &&Key| key.name.contains(keyword) && key.key.contains(token);
        let found: Vec<_> =
            world.keys.iter().filter(matches).map(|key| key.shown(server)).collect();
        return answer::data(&json!(found));
    }
    let (by_name, by_key) = match (Pattern::read(keyword), Pattern::read(token)) {
        (Err(message), _) | (_, Err(message)) => return answer::refused(message),
        (Ok(by_name), Ok(by_key)) => (by_name, by_key),
    };
    let matches = |key: &&Key| by_name.matches(&key.name) && by_key.matches(&key.key);
    let found: Vec<_> = world.keys.iter().rev().filter(matches).collect();
    answer::data(&paged(&shared, &query, &found))
}

/// A search text: exact in any case, but `%` stands for anything.
struct Pattern(Vec<String>);

impl Pattern {
    fn read(text: &str) -> Result<Self, &'static str> {
        if text.contains("%%") {
            return Err("搜索模式中不允许包含连续的 % 通配符");
        }
        let wildcards = text.matches('%').count();
        if wildcards > 2 {
            return Err("搜索模式中最多允许包含 2 个 % 通配符");
        }
        if wildcards > 0 && text.chars().count() - wildcards < 2 {
            return Err("使用模糊搜索时，关键词长度至少为 2 个字符");
        }
        Ok(Self(text.to_lowercase().split('%').map(str::to_owned).collect()))
    }

    fn matches(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        match self.0.as_slice() {
            [all] => all.is_empty() || *all == text,
            [head, tail] => {
                text.len() >= head.len() + tail.len()
                    && text.starts_with(head)
                    && text.ends_with(tail)
            }
            [head, middle, tail] => text
                .strip_prefix(&**head)
                .and_then(|rest| rest.strip_suffix(&**tail))
                .is_some_and(|rest| rest.contains(&**middle)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_exact_unless_it_has_a_wildcard() {
        let matches = |pattern: &str, text: &str| Pattern::read(pattern).unwrap().matches(text);

        assert!(matches("", "anything"));
        assert!(matches("CI", "ci"));
        assert!(!matches("c", "ci"));
        assert!(matches("prod%", "production"));
        assert!(matches("%duct%", "production"));
        assert!(!matches("ab%ba", "aba"), "the two ends may not overlap");
        assert!(Pattern::read("a%%b").is_err());
        assert!(Pattern::read("a%").is_err());
        assert!(Pattern::read("%a%b%").is_err());
    }
}
