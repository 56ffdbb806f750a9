//! The checks, in the order they run. Each is a sentence Comet Keys relies on.

use serde_json::{Value, json};

use super::account::AccountUnderTest as Account;
use super::client::As;
use super::report::Verdict;

type Outcome = Result<Verdict, String>;
type Check = (&'static str, fn(&Account) -> Outcome);

/// Every check and its sentence.
pub(super) const CHECKS: [Check; 25] = [
    ("the status is public", status_is_public),
    ("a request without a token is refused", no_token_is_refused),
    ("a wrong token is refused", wrong_token_is_refused),
    ("the token opens the list", list_opens),
    ("a token after Bearer opens the list too", bearer_opens),
    ("the account tells its balance", self_is_told),
    ("groups can be listed", groups_are_listed),
    ("models can be listed before there is a key", models_are_listed),
    ("a key is found again with every field as asked", key_is_found_as_asked),
    ("an expiry of 0 becomes never, and no list of addresses stays none", create_normalises),
    ("two keys may share a name", names_are_not_unique),
    ("a name of 51 characters is refused and makes no key", long_name_is_refused),
    ("a negative quota is refused and makes no key", negative_quota_is_refused),
    ("a quota over a billion dollars is refused and makes no key", huge_quota_is_refused),
    ("a body that is no JSON is refused and makes no key", bad_json_is_refused),
    ("pages are newest first and do not overlap", pages_do_not_overlap),
    ("a page past the end is empty", past_the_end_is_empty),
    ("one key can be read alone, and an unknown id is refused", one_key_is_read),
    ("a new key opens /v1/models and knows its own usage", new_key_works),
    ("a key for another address is refused", other_address_is_refused),
    ("a disabled key is refused until it is enabled", disabled_key_is_refused),
    ("a full update writes what it says and keeps the status", update_overwrites),
    ("a path without its slash is redirected, not answered", missing_slash_redirects),
    ("a deleted key is gone and refused", deleted_key_is_gone),
    ("several keys can be deleted at once", batch_deletes),
];

fn holds(condition: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if condition { Ok(Verdict::Holds) } else { Err(otherwise()) }
}

fn status_is_public(account: &Account) -> Outcome {
    let reply = account.client.get(As::Nobody, "/api/status")?;
    if reply.is_missing() {
        return Ok(Verdict::NotOffered);
    }
    let per_unit = reply.data()?["quota_per_unit"].as_f64();
    holds(per_unit.is_some_and(|units| units > 0.0), || format!("quota_per_unit is {per_unit:?}"))
}

fn no_token_is_refused(account: &Account) -> Outcome {
    let reply = account.client.get(As::Nobody, "/api/token/?p=1&page_size=1")?;
    holds(reply.is_refusal(), || format!("status {}", reply.status))
}

fn wrong_token_is_refused(account: &Account) -> Outcome {
    let reply = account.client.get(As::Bearer("not-a-token"), "/api/token/?p=1&page_size=1")?;
    holds(reply.is_refusal(), || format!("status {}", reply.status))
}

fn list_opens(account: &Account) -> Outcome {
    account.newest().map(|_| Verdict::Holds)
}

fn bearer_opens(account: &Account) -> Outcome {
    let reply = account.client.get(As::AccountWithBearer, "/api/token/?p=1&page_size=1")?;
    reply.data().map(|_| Verdict::Holds)
}

fn self_is_told(account: &Account) -> Outcome {
    let user = account.client.get(As::Account, "/api/user/self")?.data()?;
    holds(user["id"].is_i64() && user["quota"].is_number(), || "no id or no quota".to_owned())
}

fn groups_are_listed(account: &Account) -> Outcome {
    let reply = account.client.get(As::Account, "/api/user/self/groups")?;
    if reply.is_missing() {
        return Ok(Verdict::NotOffered);
    }
    let groups = reply.data()?;
    holds(groups.as_object().is_some_and(|groups| !groups.is_empty()), || groups.to_string())
}

fn models_are_listed(account: &Account) -> Outcome {
    let public = account.client.get(As::Nobody, "/api/models")?;
    if public.data().is_ok_and(|data| data[0]["id"].is_string()) {
        return Ok(Verdict::Holds);
    }
    let reply = account.client.get(As::Account, "/api/user/models")?;
    if reply.is_missing() {
        return Ok(Verdict::NotOffered);
    }
    holds(reply.data()?[0].is_string(), || "neither a catalogue nor a list of names".to_owned())
}

fn key_is_found_as_asked(account: &Account) -> Outcome {
    let asked = json!({
        "expired_time": 4_102_444_800_i64, "remain_quota": max_quota(account)?,
        "model_limits_enabled": true, "model_limits": "gpt-4o,gpt-4o-mini",
        "allow_ips": "198.51.100.10\n203.0.113.0/24\n2001:db8::/32",
    });
    let key = account.create("as-asked", &asked)?;
    differing(&asked, &key)
}

/// The most quota that the server takes, from its own words about more than it takes.
fn max_quota(account: &Account) -> Result<i64, String> {
    let name = account.named("beyond");
    let body = json!({ "name": name, "remain_quota": i64::MAX, "expired_time": -1 }).to_string();
    let reply = account.client.send("POST", As::Account, "/api/token/", Some(body))?;
    let message = reply.json()?["message"].as_str().unwrap_or_default().to_owned();
    let digits = message.rsplit(|one: char| !one.is_ascii_digit()).find(|part| !part.is_empty());
    digits
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| format!("no maximum named in {message:?}"))
}

fn differing(asked: &Value, found: &Value) -> Outcome {
    let fields = asked.as_object().into_iter().flatten();
    let wrong: Vec<_> = fields
        .filter(|(field, value)| found[field.as_str()] != **value)
        .map(|(field, value)| format!("{field} {value} is {}", found[field.as_str()]))
        .collect();
    holds(wrong.is_empty(), || wrong.join(", "))
}

fn create_normalises(account: &Account) -> Outcome {
    let key = account.create("normal", &json!({ "expired_time": 0, "allow_ips": null }))?;
    let no_list = key["allow_ips"].is_null() || key["allow_ips"] == "";
    holds(key["expired_time"] == -1 && no_list && key["status"] == 1, || {
        format!("{}, {}, {}", key["expired_time"], key["allow_ips"], key["status"])
    })
}

fn names_are_not_unique(account: &Account) -> Outcome {
    let first = account.create("twin", &json!({}))?;
    let second = account.create("twin", &json!({}))?;
    holds(first["id"] != second["id"], || "both have one id".to_owned())
}

/// Posts a body that must be refused and must not leave a key.
fn refused(account: &Account, body: &str) -> Outcome {
    let before = account.newest_id()?;
    let reply = account.client.send("POST", As::Account, "/api/token/", Some(body.to_owned()))?;
    if !reply.is_refusal() {
        return Err(format!("status {}, not refused", reply.status));
    }
    let appeared = account.newest()?.into_iter().any(|key| {
        let is_own = key["name"].as_str().is_some_and(|name| name.starts_with(&account.prefix));
        is_own && key["id"].as_i64().is_some_and(|id| id > before)
    });
    holds(!appeared, || "refused, and made a key all the same".to_owned())
}

fn long_name_is_refused(account: &Account) -> Outcome {
    let name = format!("{:a<51}", account.prefix);
    refused(account, &json!({ "name": name, "remain_quota": 1 }).to_string())
}

fn negative_quota_is_refused(account: &Account) -> Outcome {
    let name = account.named("negative");
    refused(account, &json!({ "name": name, "remain_quota": -1 }).to_string())
}

fn huge_quota_is_refused(account: &Account) -> Outcome {
    let name = account.named("huge");
    let quota = 500_000_000_000_001_i64;
    refused(account, &json!({ "name": name, "remain_quota": quota }).to_string())
}

fn bad_json_is_refused(account: &Account) -> Outcome {
    refused(account, &format!("{{\"name\":\"{}\",", account.named("bad")))
}

fn pages_do_not_overlap(account: &Account) -> Outcome {
    let ids: Vec<_> = [account.page(1, 2)?, account.page(2, 2)?]
        .iter()
        .flatten()
        .filter_map(|key| key["id"].as_i64())
        .collect();
    holds(ids.len() >= 3 && ids.is_sorted_by(|left, right| left > right), || format!("{ids:?}"))
}

fn past_the_end_is_empty(account: &Account) -> Outcome {
    let items = account.page(100_000, 100)?;
    holds(items.is_empty(), || format!("{} keys", items.len()))
}

fn one_key_is_read(account: &Account) -> Outcome {
    let created = account.create("alone", &json!({}))?;
    let record = account.record(id_of(&created)?)?;
    let unknown = account.client.get(As::Account, "/api/token/9007199254740991")?;
    holds(record == created && unknown.is_refusal(), || {
        format!("read {} for {}, unknown id: {}", record["id"], created["id"], unknown.status)
    })
}

fn new_key_works(account: &Account) -> Outcome {
    let created = account.create("works", &json!({ "remain_quota": 100_000 }))?;
    let secret = account.secret(&created)?;
    let models = account.models_with(&secret)?;
    if models.status != 200 || !models.json()?["data"].is_array() {
        return Err(format!("/v1/models answers {}", models.status));
    }
    let usage = account.client.get(As::Bearer(&secret), "/api/usage/token/")?;
    if usage.is_missing() {
        return Ok(Verdict::Holds);
    }
    let usage = usage.json()?;
    holds(usage["data"]["name"] == created["name"], || format!("usage is {}", usage["message"]))
}

fn other_address_is_refused(account: &Account) -> Outcome {
    // A documentation address: nobody has it.
    let created = account.create("elsewhere", &json!({ "allow_ips": "198.51.100.10" }))?;
    let reply = account.models_with(&account.secret(&created)?)?;
    holds(matches!(reply.status, 401 | 403), || format!("/v1/models answers {}", reply.status))
}

fn disabled_key_is_refused(account: &Account) -> Outcome {
    let created = account.create("switched", &json!({}))?;
    let id = id_of(&created)?;
    let secret = account.secret(&created)?;
    account.put("?status_only=true", &json!({ "id": id, "status": 2 }))?.data()?;
    let disabled = (account.record(id)?["status"].clone(), account.models_with(&secret)?.status);
    account.put("?status_only=true", &json!({ "id": id, "status": 1 }))?.data()?;
    let enabled = (account.record(id)?["status"].clone(), account.models_with(&secret)?.status);
    holds(disabled == (json!(2), 401) && enabled == (json!(1), 200), || {
        format!("disabled {disabled:?}, enabled {enabled:?}")
    })
}

fn update_overwrites(account: &Account) -> Outcome {
    let created = account.create("edited", &json!({ "model_limits_enabled": true }))?;
    let id = id_of(&created)?;
    account.put("?status_only=true", &json!({ "id": id, "status": 2 }))?.data()?;
    let asked = json!({
        "id": id, "name": account.named("renamed"), "expired_time": -1, "remain_quota": 42,
        "unlimited_quota": true, "model_limits_enabled": false, "model_limits": "gpt-4o",
        "allow_ips": "203.0.113.7", "group": "", "cross_group_retry": false,
    });
    account.put("", &asked)?.data()?;
    let mut expected = asked;
    expected["status"] = json!(2);
    differing(&expected, &account.record(id)?)
}

fn missing_slash_redirects(account: &Account) -> Outcome {
    let reply = account.client.get(As::Account, "/api/token?p=1")?;
    holds(matches!(reply.status, 301 | 307 | 308) && reply.location.contains("/api/token/"), || {
        format!("status {}, location {:?}", reply.status, reply.location)
    })
}

fn deleted_key_is_gone(account: &Account) -> Outcome {
    let created = account.create("deleted", &json!({}))?;
    let id = id_of(&created)?;
    let secret = account.secret(&created)?;
    account.delete(id)?.data()?;
    let again = account.delete(id)?.is_refusal();
    let read = account.client.get(As::Account, &format!("/api/token/{id}"))?.is_refusal();
    let used = account.models_with(&secret)?.status;
    holds(again && read && used == 401, || {
        format!("deleted again: {again}, refused to be read: {read}, used: {used}")
    })
}

fn batch_deletes(account: &Account) -> Outcome {
    let ids = [
        id_of(&account.create("batch", &json!({}))?)?,
        id_of(&account.create("batch", &json!({}))?)?,
    ];
    let body = Some(json!({ "ids": ids }).to_string());
    let reply = account.client.send("POST", As::Account, "/api/token/batch", body)?;
    if reply.is_missing() {
        return Ok(Verdict::NotOffered);
    }
    let removed = reply.data()?;
    holds(removed == 2, || format!("{removed} of 2 were deleted"))
}

fn id_of(key: &Value) -> Result<i64, String> {
    key["id"].as_i64().ok_or_else(|| "a key without an id".to_owned())
}
