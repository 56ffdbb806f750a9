//! `GET /api/token/`: the account's keys, newest first, by pages.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::{RawQuery, State};
use serde_json::{Value, json};

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::key::Key;
use crate::world::Shared;

pub(crate) async fn list(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::read(query.as_deref());
    let world = shared.world();
    let newest_first: Vec<&Key> = world.keys.iter().rev().collect();
    answer::data(&paged(&shared, &query, &newest_first))
}

/// One page of `keys`, in the shape of list and search.
pub(super) fn paged(shared: &Shared, query: &Query, keys: &[&Key]) -> Value {
    let (page, size) = (query.page(), query.page_size());
    let skipped = usize::try_from(page - 1).unwrap_or(0).saturating_mul(size);
    let server = shared.config.server;
    let items: Vec<_> = keys.iter().skip(skipped).take(size).map(|key| key.shown(server)).collect();
    json!({ "page": page, "page_size": size, "total": keys.len(), "items": items })
}

/// A query string, read forgivingly.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub(super) fn read(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self(pairs.map(|(name, value)| (own(name), own(value))).collect())
    }

    /// The first value of that name; empty when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub(super) fn number(&self, name: &str) -> i64 {
        self.text(name).parse().unwrap_or(0)
    }

    /// Counts from 1. A negative page is echoed and means the first.
    pub(super) fn page(&self) -> i64 {
        match self.number("p") {
            0 => 1,
            page => page,
        }
    }

    /// 10 unless asked otherwise, 100 at most.
    pub(super) fn page_size(&self) -> usize {
        let asked = ["page_size", "ps", "size"].map(|name| self.number(name));
        let size = asked.into_iter().find(|size| *size > 0).unwrap_or(10);
        usize::try_from(size.min(100)).unwrap_or(10)
    }
}

fn own(text: Cow<'_, str>) -> String {
    text.into_owned()
}
