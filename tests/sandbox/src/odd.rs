//! Odd servers: those that store something else than they are asked to, and those that page in ways of their own.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::Uri;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use serde_json::{Value, json};

use crate::answer::{self, Answer};
use crate::key::{Key, STATUS_DISABLED};
use crate::serve::{App, route};

/// How many keys an odd server puts on a page, whatever it is asked for.
const OWN_PAGE_SIZE: usize = 10;

/// What an odd server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Stores a key without its allow list.
    StoreNoAllowList,
    /// Stores ten times the quota.
    StoreMoreQuota,
    /// Stores half the quota.
    StoreLessQuota,
    /// Stores a key without any limit of its spending.
    StoreUnlimited,
    /// Stores a key that may use every model.
    StoreAnyModel,
    /// Stores the first of the models alone.
    StoreFewerModels,
    /// Stores the account's own group.
    StoreOtherGroup,
    /// Stores a key that never expires.
    StoreNoExpiry,
    /// Stores an expiry eight hours later.
    StoreLaterExpiry,
    /// Stores the first half of the name.
    StoreCutName,
    /// Stores a key that is disabled.
    StoreDisabled,
    /// Answers `{data, page, size, total_count}`, ten keys a page.
    ListOwnSize,
    /// Tells no total, ten keys a page.
    ListNoTotal,
    /// Answers a bare array, ten keys a page.
    ListArray,
    /// Answers the first page whatever is asked for, without a total.
    ListRepeats,
    /// Counts all keys, and gives out the first ten alone.
    ListOnePage,
    /// Tells another total on each page, ten keys a page.
    ListMovingTotal,
    /// Writes the newest record so that it cannot be read exactly.
    ListOddRecord,
}

/// Every odd server by its name as a fault.
pub(crate) const NAMED: [(&str, Odd); 18] = [
    ("store-no-allow-list", Odd::StoreNoAllowList),
    ("store-more-quota", Odd::StoreMoreQuota),
    ("store-less-quota", Odd::StoreLessQuota),
    ("store-unlimited", Odd::StoreUnlimited),
    ("store-any-model", Odd::StoreAnyModel),
    ("store-fewer-models", Odd::StoreFewerModels),
    ("store-other-group", Odd::StoreOtherGroup),
    ("store-no-expiry", Odd::StoreNoExpiry),
    ("store-later-expiry", Odd::StoreLaterExpiry),
    ("store-cut-name", Odd::StoreCutName),
    ("store-disabled", Odd::StoreDisabled),
    ("list-own-size", Odd::ListOwnSize),
    ("list-no-total", Odd::ListNoTotal),
    ("list-array", Odd::ListArray),
    ("list-repeats", Odd::ListRepeats),
    ("list-one-page", Odd::ListOnePage),
    ("list-moving-total", Odd::ListMovingTotal),
    ("list-odd-record", Odd::ListOddRecord),
];

impl Odd {
    /// Every one that stores something else.
    pub const STORES: [Self; 11] = [
        Self::StoreNoAllowList,
        Self::StoreMoreQuota,
        Self::StoreLessQuota,
        Self::StoreUnlimited,
        Self::StoreAnyModel,
        Self::StoreFewerModels,
        Self::StoreOtherGroup,
        Self::StoreNoExpiry,
        Self::StoreLaterExpiry,
        Self::StoreCutName,
        Self::StoreDisabled,
    ];

    /// Every one that lists in a way of its own.
    pub const LISTS: [Self; 7] = [
        Self::ListOwnSize,
        Self::ListNoTotal,
        Self::ListArray,
        Self::ListRepeats,
        Self::ListOnePage,
        Self::ListMovingTotal,
        Self::ListOddRecord,
    ];

    pub(crate) fn name(self) -> &'static str {
        NAMED.iter().find(|(_, odd)| *odd == self).map_or("", |one| one.0)
    }

    /// What it makes of a key that has just been stored.
    fn twist(self, key: &mut Key) {
        match self {
            Self::StoreNoAllowList => key.allow_ips = Some(String::new()),
            Self::StoreMoreQuota => key.remain_quota = key.remain_quota.saturating_mul(10),
            Self::StoreLessQuota => key.remain_quota /= 2,
            Self::StoreUnlimited => key.unlimited_quota = true,
            Self::StoreAnyModel => {
                key.model_limits_enabled = false;
                key.model_limits.clear();
            }
            Self::StoreFewerModels => {
                let first = key.model_limits.split(',').next().unwrap_or_default();
                key.model_limits = first.to_owned();
            }
            Self::StoreOtherGroup => key.group.clear(),
            Self::StoreNoExpiry => key.expired_time = -1,
            Self::StoreLaterExpiry => key.expired_time += 8 * 3_600,
            Self::StoreCutName => {
                let half = key.name.chars().count().div_ceil(2);
                key.name = key.name.chars().take(half).collect();
            }
            Self::StoreDisabled => key.status = STATUS_DISABLED,
            Self::ListOwnSize
            | Self::ListNoTotal
            | Self::ListArray
            | Self::ListRepeats
            | Self::ListOnePage
            | Self::ListMovingTotal
            | Self::ListOddRecord => {}
        }
    }

    /// A stock page in this server's shape.
    fn page(self, page: usize, stock: &Value) -> Value {
        let total = stock["total"].as_u64().unwrap_or(0);
        let mut items = stock["items"].clone();
        match self {
            Self::ListOwnSize => {
                json!({ "data": items, "page": page, "size": OWN_PAGE_SIZE, "total_count": total })
            }
            Self::ListNoTotal | Self::ListRepeats => json!({ "data": items }),
            Self::ListArray => items,
            Self::ListOnePage => {
                if page > 1 {
                    items = json!([]);
                }
                json!({ "items": items, "page": page, "total": total })
            }
            Self::ListMovingTotal => {
                let page_number = u64::try_from(page).unwrap_or(0);
                json!({ "items": items, "page": page, "total": total + page_number })
            }
            _ => {
                if page == 1 && items.get(0).is_some() {
                    items[0]["unlimited_quota"] = json!(1);
                }
                let mut shown = stock.clone();
                shown["items"] = items;
                shown
            }
        }
    }
}

/// Answers one request as the odd server does.
pub(crate) async fn odd_route(app: &App, odd: Odd, parts: Parts, body: Bytes) -> Answer {
    if Odd::STORES.contains(&odd) {
        let before = app.shared.world().next_id;
        let answer = route(app, parts, body).await;
        let mut world = app.shared.world();
        if let Some(key) = world.keys.iter_mut().find(|key| key.id >= before) {
            odd.twist(key);
        }
        return answer;
    }
    list_route(app, odd, parts, body).await
}

async fn list_route(app: &App, odd: Odd, mut parts: Parts, body: Bytes) -> Answer {
    let asked = parts.uri.query().unwrap_or_default();
    let page = form_urlencoded::parse(asked.as_bytes()).find(|(name, _)| name == "p");
    let page: usize = page.and_then(|(_, value)| value.parse().ok()).unwrap_or(1);
    if odd != Odd::ListOddRecord {
        let own = if odd == Odd::ListRepeats { 1 } else { page };
        let path = format!("{}?p={own}&page_size={OWN_PAGE_SIZE}", parts.uri.path());
        if let Ok(uri) = path.parse::<Uri>() {
            parts.uri = uri;
        }
    }
    let stock = route(app, parts, body).await;
    let (mut head, stock_body) = stock.into_parts();
    let Ok(bytes) = to_bytes(stock_body, usize::MAX).await else {
        return answer::empty(head.status);
    };
    let Ok(mut told) = serde_json::from_slice::<Value>(&bytes) else {
        return Answer::from_parts(head, Body::from(bytes));
    };
    if told["success"] == true {
        told["data"] = odd.page(page, &told["data"]);
    }
    head.headers.remove(CONTENT_LENGTH);
    Answer::from_parts(head, Body::from(told.to_string()))
}
