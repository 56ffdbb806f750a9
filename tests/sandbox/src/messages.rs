//! The server's texts, in the two languages it speaks.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;

/// The language of those messages that are translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
}

impl Language {
    /// From `Accept-Language`; English when it says nothing known.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        match wanted {
            Some(tags) if tags.trim_start().starts_with("zh") => Self::Chinese,
            _ => Self::English,
        }
    }

    /// One of two texts.
    pub(crate) fn pick<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}

pub(crate) const RECORD_NOT_FOUND: &str = "record not found";
pub(crate) const ID_IS_EMPTY: &str = "id 或 userId 为空！";
pub(crate) const DEAD_KEY: &str = "Invalid token";
pub(crate) const BAD_KEY: &str = "无效的令牌";

pub(crate) fn name_too_long(language: Language, english: &str) -> &str {
    language.pick(english, "令牌名称过长")
}

pub(crate) fn quota_negative(language: Language) -> &'static str {
    language.pick("Quota value cannot be negative", "额度值不能为负数")
}

pub(crate) fn quota_too_large(language: Language, most: i64) -> String {
    match language {
        Language::English => format!("Quota value exceeds valid range, maximum is {most}"),
        Language::Chinese => format!("额度值超出有效范围，最大值为 {most}"),
    }
}

pub(crate) fn too_many_auto_groups(language: Language, most: usize) -> String {
    match language {
        Language::English => format!("A token can select at most {most} Auto groups"),
        Language::Chinese => format!("每个令牌最多可选择 {most} 个 Auto 分组"),
    }
}

pub(crate) fn repeated_auto_group(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("Auto group {name} is duplicated"),
        Language::Chinese => format!("Auto 分组 {name} 重复"),
    }
}

pub(crate) fn unavailable_auto_group(language: Language, name: &str) -> String {
    match language {
        Language::English => format!("Auto group {name} is unavailable or unauthorized"),
        Language::Chinese => format!("Auto 分组 {name} 不可用或无权访问"),
    }
}

pub(crate) fn invalid_parameters(language: Language) -> &'static str {
    language.pick("Invalid parameters", "无效的参数")
}

pub(crate) fn expired_cannot_be_enabled(language: Language) -> &'static str {
    language.pick(
        "Token has expired and cannot be enabled. Please modify the expiration time or set it to never expire",
        "令牌已过期，无法启用，请先修改令牌过期时间，或者设置为永不过期",
    )
}

pub(crate) fn exhausted_cannot_be_enabled(language: Language) -> &'static str {
    language.pick(
        "Token quota is exhausted and cannot be enabled. Please modify the remaining quota or set it to unlimited",
        "令牌可用额度已用尽，无法启用，请先修改令牌剩余额度，或者设置为无限额度",
    )
}
