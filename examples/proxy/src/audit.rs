//! The audit log: one line of JSON for each request that would change something, with who and what, and no secret.

use comet_keys::domain::draft::ValidDraft;
use serde_json::{Value, json};

use crate::gate::Wish;

/// What is written of a wish; `None` for one that only looks.
pub fn what(wish: &Wish) -> Option<Value> {
    let settings = |asked: &ValidDraft| {
        json!({
            "name": asked.name.as_str(),
            "expired_time": asked.expiry.wire(),
            "remain_quota": asked.quota.units(),
            "unlimited_quota": asked.unlimited,
            "model_limits": asked.models.joined(),
            "allow_ips": asked.allow_list.wire(),
            "group": asked.group.as_str(),
            "auto_groups": asked.auto_groups.to_value(),
        })
    };
    Some(match wish {
        Wish::Create(asked) => json!({ "create": settings(asked) }),
        Wish::Update(id, update) => json!({ "update": id.0, "to": settings(&update.asked) }),
        Wish::SetStatus(id, status) => json!({ "status": id.0, "to": format!("{status:?}") }),
        Wish::Delete(id) => json!({ "delete": id.0 }),
        Wish::Reveal(id) => json!({ "reveal": id.0 }),
        _ => return None,
    })
}

/// One line: when (seconds since 1970), who, what, and what came of it.
pub fn line(at: i64, who: &str, what: &Value, came: &str) -> String {
    json!({ "at": at, "who": who, "what": what, "came": came }).to_string()
}
