//! What the form on the page says, read from its controls alone.

use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::settings::Settings;
use comet_keys::domain::time::UnixSeconds;
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::drafts::START_SECONDS;
use super::screen::Screen;

/// A relative expiry counts from the submit, and the clock of the stories goes on.
const CLOCK_SECONDS: i64 = 3_600;

/// The settings that a form's controls show; `None` while they show something that cannot be sent.
pub fn visible_settings(screen: &Screen) -> Option<Settings> {
    let value = |name: &str| value(screen, name);
    let is_on = |name: &str| {
        let found = screen.find(&format!("input[name='{name}']"));
        found.is_some_and(|input| input.unchecked_into::<HtmlInputElement>().checked())
    };
    let expiry = value("expired_time");
    let expired_time = match expiry.as_str() {
        "never" => String::new(),
        "at" => local_seconds(&value("expired_time_at"))
            .map(|seconds| seconds.to_string())
            .unwrap_or_default(),
        pick => pick.to_owned(),
    };
    let draft = Draft {
        name: value("name"),
        expires: expiry != "never",
        expired_time,
        remain_quota: value("remain_quota"),
        quota_unit: if value("quota_unit") == "units" { Unit::Units } else { Unit::Dollars },
        unlimited_quota: is_on("unlimited_quota"),
        model_limits_enabled: is_on("model_limits_enabled"),
        model_limits: value("model_limits"),
        allow_ips: value("allow_ips"),
        group: value("group"),
        cross_group_retry: is_on("cross_group_retry"),
        ..Draft::default()
    };
    let valid = validate(&draft, UnixSeconds(START_SECONDS), UnitsPerDollar::new(500_000));
    valid.ok().map(|(valid, _)| Settings::from(&valid))
}

/// Every setting that a body sends otherwise than `shown`.
pub fn differences(shown: &Settings, body: &Value) -> Vec<String> {
    let wanted = [
        ("name", json!(shown.name)),
        ("remain_quota", json!(shown.remain_quota)),
        ("unlimited_quota", json!(shown.unlimited_quota)),
        ("model_limits_enabled", json!(shown.model_limits_enabled)),
        ("model_limits", json!(shown.model_limits)),
        ("allow_ips", json!(shown.allow_ips.clone().unwrap_or_default())),
        ("group", json!(shown.group)),
        ("cross_group_retry", json!(shown.cross_group_retry.unwrap_or_default())),
    ];
    let sent = |name: &str| match (name, &body[name]) {
        ("allow_ips", Value::Null) => json!(""),
        (_, value) => value.clone(),
    };
    let mut found: Vec<String> = wanted
        .iter()
        // Without a limit the amount does not count; an edit leaves the one that the server has.
        .filter(|(name, _)| *name != "remain_quota" || !shown.unlimited_quota)
        // A list that is switched off limits nothing; an edit leaves that of the server, too.
        .filter(|(name, _)| *name != "model_limits" || shown.model_limits_enabled)
        .filter(|(name, value)| sent(name) != *value)
        .map(|(name, value)| format!("{name} is shown as {value} and sent as {}", sent(name)))
        .collect();
    let (shown, sent) = (shown.expired_time, body["expired_time"].as_i64().unwrap());
    let is_same = shown == sent || (shown > 0 && (shown..shown + CLOCK_SECONDS).contains(&sent));
    if !is_same {
        found.push(format!("expired_time is shown as {shown} and sent as {sent}"));
    }
    found
}

fn value(screen: &Screen, name: &str) -> String {
    let Some(control) = screen.find(&format!("[name='{name}']")) else { return String::new() };
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// A `datetime-local` value in the browser's zone, in seconds since 1970.
fn local_seconds(local: &str) -> Option<i64> {
    let millis = js_sys::Date::new(&local.into()).get_time();
    // Milliseconds of a date are whole numbers far below 2^53.
    #[expect(clippy::cast_possible_truncation, reason = "as above")]
    millis.is_finite().then_some(millis as i64 / 1000)
}
