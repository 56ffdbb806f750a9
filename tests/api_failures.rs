//! Every error shape of the API against what it is called and what is then known of the request.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{
    Certainty, Failure, FailureKind, Refusal, Response, create_key, get_key, models_v1, set_status,
    update_key, usage,
};
use comet_keys::domain::field::Field;
use comet_keys::host::SendError;
use common::{json_response, refused, text};
use serde_json::{Value, json};

use Certainty::{NotApplied, Unknown};

fn answer(status: u16, body: &Value) -> Response {
    Response { status, ..json_response(body) }
}

fn declined(status: u16, message: &str) -> Response {
    answer(status, &json!({ "success": false, "message": message }))
}

fn coded(status: u16, code: &str) -> Response {
    answer(status, &json!({ "success": false, "code": code, "message": "Unauthorized" }))
}

fn relay_error(status: u16, code: &str, message: &str) -> Response {
    answer(
        status,
        &json!({ "error": { "message": message, "type": "new_api_error", "code": code } }),
    )
}

#[test]
fn every_failed_answer_to_a_create_is_named_and_weighed() {
    const HTML: &str = "<!doctype html><h1>Error</h1>";
    let table = [
        // Authentication, server generation A.
        (
            declined(401, "无权进行此操作，未登录且未提供 access token"),
            FailureKind::WrongToken,
            NotApplied,
        ),
        (declined(200, "无权进行此操作，access token 无效"), FailureKind::WrongToken, NotApplied),
        (
            declined(401, "无权进行此操作，未提供 New-Api-User"),
            FailureKind::UserIdMissing,
            NotApplied,
        ),
        (
            declined(401, "无权进行此操作，New-Api-User 格式错误"),
            FailureKind::UserIdWrong,
            NotApplied,
        ),
        (
            declined(401, "无权进行此操作，New-Api-User 与登录用户不匹配"),
            FailureKind::UserIdWrong,
            NotApplied,
        ),
        (declined(200, "用户已被封禁"), FailureKind::AccountDisabled, NotApplied),
        (declined(200, "无权进行此操作，权限不足"), FailureKind::NotPermitted, NotApplied),
        // Authentication, generation B.
        (coded(401, "AUTH_UNAUTHORIZED"), FailureKind::WrongToken, NotApplied),
        (coded(401, "AUTH_USER_DISABLED"), FailureKind::AccountDisabled, NotApplied),
        (coded(403, "AUTH_INSUFFICIENT_PRIVILEGE"), FailureKind::NotPermitted, NotApplied),
        (coded(401, "AUTH_SOMETHING_NEW"), FailureKind::WrongToken, NotApplied),
        // Refusals and the rest of the management API.
        (declined(200, "Token name is too long"), FailureKind::Refused, NotApplied),
        (declined(200, ""), FailureKind::Refused, NotApplied),
        (declined(400, "bad request"), FailureKind::Refused, NotApplied),
        (declined(200, "record not found"), FailureKind::NoLongerThere, NotApplied),
        (
            relay_error(404, "", "Invalid URL (POST /api/token/66/key)"),
            FailureKind::NotFound,
            NotApplied,
        ),
        (text(404, "", ""), FailureKind::NotFound, NotApplied),
        (text(401, "", ""), FailureKind::WrongToken, NotApplied),
        (text(403, "", ""), FailureKind::NotPermitted, NotApplied),
        (text(429, "", ""), FailureKind::RateLimited, NotApplied),
        (text(429, "text/html", HTML), FailureKind::RateLimited, NotApplied),
        // What leaves the client in the dark.
        (
            relay_error(500, "", "Panic detected, error: x"),
            FailureKind::Server { status: 500 },
            Unknown,
        ),
        (declined(500, "Token name is too long"), FailureKind::Server { status: 500 }, Unknown),
        (text(502, "text/html", HTML), FailureKind::Server { status: 502 }, Unknown),
        (text(503, "text/html", HTML), FailureKind::Server { status: 503 }, Unknown),
        (text(504, "", ""), FailureKind::Server { status: 504 }, Unknown),
        (text(524, "text/html", HTML), FailureKind::Server { status: 524 }, Unknown),
        (text(408, "", ""), FailureKind::Server { status: 408 }, Unknown),
        (text(301, "text/html", "<a href=\"/api/token/\">"), FailureKind::Redirected, Unknown),
        (text(307, "", ""), FailureKind::Redirected, Unknown),
        (text(200, "text/html", HTML), FailureKind::NotJson, Unknown),
        (text(403, "text/html", HTML), FailureKind::NotJson, Unknown),
        (text(200, "", ""), FailureKind::Unreadable, Unknown),
        (text(200, "application/json", "{\"success\":tr"), FailureKind::Unreadable, Unknown),
        (text(200, "application/json", "{\"message\":\"\"}"), FailureKind::Unreadable, Unknown),
        (text(200, "application/json", "{\"success\":\"true\"}"), FailureKind::Unreadable, Unknown),
        (text(200, "application/json", "null"), FailureKind::Unreadable, Unknown),
        (answer(200, &json!({ "error": { "message": "x" } })), FailureKind::Unreadable, Unknown),
    ];
    for (response, kind, certainty) in table {
        let body = String::from_utf8_lossy(&response.body).into_owned();
        let failure = create_key::read(&response).expect_err(&body);
        assert_eq!(failure.kind, kind, "{} {body}", response.status);
        assert_eq!(failure.certainty(), certainty, "{} {body}", response.status);
    }
}

/// A gateway that checks browsers lets nothing through: another token or address would not help.
#[test]
fn a_check_of_the_browser_is_told_from_a_refusal() {
    let held = |status: u16, headers: Vec<(&'static str, String)>, body: &str| Response {
        headers,
        ..text(status, "text/html; charset=UTF-8", body)
    };
    let marked = |how: &str| vec![("cf-mitigated", how.to_owned())];
    let page = "<!DOCTYPE html><html><head><title>Just a moment...</title>";
    let script = "<html><script src=\"/cdn-cgi/challenge-platform/h/b/orchestrate\"></script>";
    for (response, kind) in [
        (held(403, marked("challenge"), page), FailureKind::Challenge),
        (held(403, marked("challenge"), ""), FailureKind::Challenge),
        (held(200, marked("challenge"), page), FailureKind::Challenge),
        (held(403, Vec::new(), page), FailureKind::Challenge),
        (held(503, Vec::new(), page), FailureKind::Challenge),
        (held(429, Vec::new(), script), FailureKind::Challenge),
        // Other pages, and data that only speaks of one.
        (held(403, Vec::new(), "<title>Forbidden</title>"), FailureKind::NotJson),
        (held(403, marked("block"), "<title>Forbidden</title>"), FailureKind::NotJson),
        (declined(403, "<title>Just a moment..."), FailureKind::NotPermitted),
    ] {
        let failure = create_key::read(&response).expect_err("no key was made");
        assert_eq!(failure.kind, kind, "{response:?}");
    }
}

#[test]
fn an_exchange_without_an_answer_leaves_everything_open() {
    for (error, kind) in [
        (SendError::Timeout, FailureKind::Timeout),
        (SendError::Network, FailureKind::Network),
        (SendError::TooLarge, FailureKind::TooLarge),
        (SendError::Redirected, FailureKind::Redirected),
        (SendError::Damaged, FailureKind::Damaged),
        (SendError::NotAllowed, FailureKind::NotAllowed),
    ] {
        let failure = Failure::from(error);
        assert_eq!(failure.kind, kind);
        assert_eq!(failure.certainty(), Unknown);
    }
}

#[test]
fn success_decides_and_not_the_status() {
    for status in [200, 201, 202] {
        let response = answer(status, &json!({ "success": true, "message": "" }));
        assert_eq!(create_key::read(&response), Ok(create_key::Created { id: None }));
    }
}

#[test]
fn data_of_any_other_shape_does_not_turn_a_success_into_a_failure() {
    for data in [
        json!(null),
        json!("key"),
        json!(5),
        json!([]),
        json!({}),
        json!({ "id": "u_7" }),
        json!({ "id": -1 }),
    ] {
        let response = answer(200, &json!({ "success": true, "data": data }));
        assert_eq!(create_key::read(&response), Ok(create_key::Created { id: None }));
    }
}

#[test]
fn every_known_refusal_is_recognised_in_english_and_chinese() {
    let table = [
        ("Token name is too long", Refusal::NameTooLong, Some(Field::Name)),
        ("token name is too long", Refusal::NameTooLong, Some(Field::Name)),
        ("令牌名称过长", Refusal::NameTooLong, Some(Field::Name)),
        (
            "Error 1406 (22001): Data too long for column 'name' at row 1",
            Refusal::NameTooLong,
            Some(Field::Name),
        ),
        (
            "Error 1366 (HY000): Incorrect string value: '\\xF0\\x9F\\x98\\x80' for column 'name' at row 1",
            Refusal::NameNotStorable,
            Some(Field::Name),
        ),
        (
            "Error 1366: Incorrect string value: '\\xE6\\x95' for column 'allow_ips' at row 1",
            Refusal::Other,
            None,
        ),
        (
            "Quota value exceeds valid range, maximum is 2147483647",
            Refusal::QuotaTooLarge,
            Some(Field::RemainQuota),
        ),
        (
            "额度值超出有效范围，最大值为 2147483647",
            Refusal::QuotaTooLarge,
            Some(Field::RemainQuota),
        ),
        ("Quota value cannot be negative", Refusal::QuotaNegative, Some(Field::RemainQuota)),
        ("额度值不能为负数", Refusal::QuotaNegative, Some(Field::RemainQuota)),
        (
            "Quota value exceeds valid range, maximum is 500000000000000",
            Refusal::QuotaTooLarge,
            Some(Field::RemainQuota),
        ),
        (
            "额度值超出有效范围，最大值为 500000000000000",
            Refusal::QuotaTooLarge,
            Some(Field::RemainQuota),
        ),
        ("no access to group nope", Refusal::GroupNotAllowed, Some(Field::Group)),
        ("无权访问 nope 分组", Refusal::GroupNotAllowed, Some(Field::Group)),
        (
            "A token can select at most 5 Auto groups",
            Refusal::AutoGroupsTooMany,
            Some(Field::AutoGroups),
        ),
        ("每个令牌最多可选择 5 个 Auto 分组", Refusal::AutoGroupsTooMany, Some(Field::AutoGroups)),
        ("Auto group vip is duplicated", Refusal::AutoGroupRepeated, Some(Field::AutoGroups)),
        ("Auto 分组 vip 重复", Refusal::AutoGroupRepeated, Some(Field::AutoGroups)),
        (
            "Auto group nope is unavailable or unauthorized",
            Refusal::AutoGroupNotAllowed,
            Some(Field::AutoGroups),
        ),
        ("Auto 分组 nope 不可用或无权访问", Refusal::AutoGroupNotAllowed, Some(Field::AutoGroups)),
        ("已达到最大令牌数量限制 (1000)", Refusal::TooManyKeys, None),
        (
            "ERROR: value too long for type character varying(1024) (SQLSTATE 22001)",
            Refusal::ModelsTooLong,
            Some(Field::ModelLimits),
        ),
        (
            "ERROR: value too long for type character varying(191) (SQLSTATE 22001)",
            Refusal::AllowListTooLong,
            Some(Field::AllowIps),
        ),
        (
            "Error 1406 (22001): Data too long for column 'allow_ips' at row 1",
            Refusal::AllowListTooLong,
            Some(Field::AllowIps),
        ),
        (
            "Error 1406 (22001): Data too long for column 'model_limits' at row 1",
            Refusal::ModelsTooLong,
            Some(Field::ModelLimits),
        ),
        ("ERROR: value too long for type character varying(64)", Refusal::TextTooLong, None),
        ("Failed to generate token", Refusal::KeyGenerationFailed, None),
        ("生成令牌失败", Refusal::KeyGenerationFailed, None),
        (
            "Token has expired and cannot be enabled. Please modify the expiration time or set it to never expire",
            Refusal::ExpiredCannotBeEnabled,
            Some(Field::ExpiredTime),
        ),
        (
            "令牌已过期，无法启用，请先修改令牌过期时间，或者设置为永不过期",
            Refusal::ExpiredCannotBeEnabled,
            Some(Field::ExpiredTime),
        ),
        (
            "Token quota is exhausted and cannot be enabled. Please modify the remaining quota or set it to unlimited",
            Refusal::ExhaustedCannotBeEnabled,
            Some(Field::RemainQuota),
        ),
        (
            "令牌可用额度已用尽，无法启用，请先修改令牌剩余额度，或者设置为无限额度",
            Refusal::ExhaustedCannotBeEnabled,
            Some(Field::RemainQuota),
        ),
        ("unexpected EOF", Refusal::BadRequest, None),
        ("EOF", Refusal::BadRequest, None),
        (
            "json: cannot unmarshal number 1.5 into Go struct field Token.remain_quota of type int",
            Refusal::BadRequest,
            None,
        ),
        ("strconv.Atoi: parsing \"abc\": invalid syntax", Refusal::BadRequest, None),
        ("Invalid parameters", Refusal::BadRequest, None),
        ("无效的参数", Refusal::BadRequest, None),
        ("something never seen", Refusal::Other, None),
    ];
    for (message, refusal, field) in table {
        let failure = create_key::read(&refused(message)).expect_err(message);
        assert_eq!(failure.refusal(), Some(refusal), "{message}");
        assert_eq!(refusal.field(), field, "{message}");
        assert_eq!(failure.server_message.as_deref(), Some(message));
    }
}

#[test]
fn every_endpoint_names_a_refusal_alike() {
    let gone = refused("record not found");
    let kinds = [
        get_key::read(&gone).map(drop),
        update_key::read(&gone).map(drop),
        set_status::read(&gone).map(drop),
        comet_keys::api::delete_key::read(&gone),
    ];
    for kind in kinds {
        assert_eq!(kind.map_err(|failure| failure.kind), Err(FailureKind::NoLongerThere));
    }
}

#[test]
fn what_a_key_is_told_has_names_of_its_own() {
    let table = [
        (relay_error(401, "", "该令牌已过期 (request id: 2026X)"), FailureKind::KeyNotAccepted),
        (relay_error(401, "", "无效的令牌 (request id: 2026X)"), FailureKind::KeyNotAccepted),
        (
            relay_error(403, "access_denied", "您的 IP 不在令牌允许访问的列表中"),
            FailureKind::AddressNotAllowed,
        ),
        (relay_error(403, "", "无权访问 X 分组"), FailureKind::NotPermitted),
        (relay_error(500, "", "Panic detected"), FailureKind::Server { status: 500 }),
        (declined(401, "无效的令牌"), FailureKind::KeyNotAccepted),
        (declined(401, "未提供 Authorization 请求头"), FailureKind::KeyNotAccepted),
        (text(429, "", ""), FailureKind::RateLimited),
    ];
    for (response, kind) in table {
        assert_eq!(models_v1::read(&response).map_err(|failure| failure.kind), Err(kind));
        assert_eq!(usage::read(&response).map_err(|failure| failure.kind), Err(kind));
    }
}

#[test]
fn the_request_id_is_kept_for_support() {
    let failure = models_v1::read(&relay_error(401, "", "无效的令牌 (request id: 2026abc)"));
    assert_eq!(failure.unwrap_err().request_id.as_deref(), Some("2026abc"));
}

#[test]
fn a_hostile_message_is_cut_and_made_visible() {
    let message = format!("<b>\u{202e}evil\u{0}</b>{}", "x".repeat(10_000));
    let failure = create_key::read(&refused(&message)).unwrap_err();
    let shown = failure.server_message.unwrap();
    assert!(shown.chars().count() < 320);
    assert!(shown.starts_with("<b>⟨U+202E⟩evil␀</b>"), "{shown}");
}
