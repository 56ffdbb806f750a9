//! Why a server declined, recognised from its words: English, Chinese, and the text of its language and database.

use crate::domain::field::Field;

/// The refusals a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// The name exceeds the server's limit: 50 characters on `CometAPI`, 50 bytes on New API.
    NameTooLong,
    /// The server's database cannot store a character of the name, such as an emoji in a three-byte column.
    NameNotStorable,
    /// The quota is below zero.
    QuotaNegative,
    /// The quota exceeds the server's maximum.
    QuotaTooLarge,
    /// The account may not use that group.
    GroupNotAllowed,
    /// More groups for `auto` than the server's setting allows.
    AutoGroupsTooMany,
    /// A group for `auto` stands there twice.
    AutoGroupRepeated,
    /// The account may not use a group for `auto`, or there is no such group.
    AutoGroupNotAllowed,
    /// The account has as many keys as it may have.
    TooManyKeys,
    /// Too many models for the server's column.
    ModelsTooLong,
    /// Too many allow-list entries for the server's column.
    AllowListTooLong,
    /// Some text is too long for the server's column; it does not say which.
    TextTooLong,
    /// The key is past its expiry and cannot be enabled.
    ExpiredCannotBeEnabled,
    /// The key's quota is used up and it cannot be enabled.
    ExhaustedCannotBeEnabled,
    /// The server failed to make up a key.
    KeyGenerationFailed,
    /// The server could not read the request: a bug here, or a server of another kind.
    BadRequest,
    /// Anything else: only the server's words help.
    Other,
}

/// Part of a message, in lower case, and what it means. The first hit counts.
const SIGNS: [(&str, Refusal); 34] = [
    ("token name is too long", Refusal::NameTooLong),
    ("令牌名称过长", Refusal::NameTooLong),
    ("quota value cannot be negative", Refusal::QuotaNegative),
    ("额度值不能为负数", Refusal::QuotaNegative),
    ("quota value exceeds valid range", Refusal::QuotaTooLarge),
    ("额度值超出有效范围", Refusal::QuotaTooLarge),
    // Before the refusals of a group, whose words stand in these.
    ("a token can select at most", Refusal::AutoGroupsTooMany),
    ("每个令牌最多可选择", Refusal::AutoGroupsTooMany),
    ("is unavailable or unauthorized", Refusal::AutoGroupNotAllowed),
    ("不可用或无权访问", Refusal::AutoGroupNotAllowed),
    ("is duplicated", Refusal::AutoGroupRepeated),
    (" 重复", Refusal::AutoGroupRepeated),
    ("no access to group", Refusal::GroupNotAllowed),
    ("无权访问", Refusal::GroupNotAllowed),
    ("已达到最大令牌数量限制", Refusal::TooManyKeys),
    ("column 'model_limits'", Refusal::ModelsTooLong),
    ("column 'allow_ips'", Refusal::AllowListTooLong),
    ("column 'name'", Refusal::NameTooLong),
    ("character varying(1024)", Refusal::ModelsTooLong),
    ("character varying(191)", Refusal::AllowListTooLong),
    ("value too long for type", Refusal::TextTooLong),
    ("data too long for column", Refusal::TextTooLong),
    ("token has expired and cannot be enabled", Refusal::ExpiredCannotBeEnabled),
    ("令牌已过期，无法启用", Refusal::ExpiredCannotBeEnabled),
    ("token quota is exhausted and cannot be enabled", Refusal::ExhaustedCannotBeEnabled),
    ("令牌可用额度已用尽，无法启用", Refusal::ExhaustedCannotBeEnabled),
    ("failed to generate token", Refusal::KeyGenerationFailed),
    ("生成令牌失败", Refusal::KeyGenerationFailed),
    ("cannot unmarshal", Refusal::BadRequest),
    ("unexpected eof", Refusal::BadRequest),
    ("invalid character", Refusal::BadRequest),
    ("invalid syntax", Refusal::BadRequest),
    ("invalid parameters", Refusal::BadRequest),
    ("无效的参数", Refusal::BadRequest),
];

impl Refusal {
    /// Recognises a message; [`Self::Other`] when it is not a known one.
    pub fn from_message(message: &str) -> Self {
        let message = message.to_ascii_lowercase();
        if message == "eof" {
            return Self::BadRequest;
        }
        // MySQL's words for a character that the column's alphabet lacks.
        if message.contains("incorrect string value") {
            let is_name = message.contains("column 'name'");
            return if is_name { Self::NameNotStorable } else { Self::Other };
        }
        let known = SIGNS.iter().find(|(sign, _)| message.contains(sign));
        known.map_or(Self::Other, |(_, refusal)| *refusal)
    }

    /// The maximum that a [`Self::QuotaTooLarge`] names, in units: the last number of the message.
    pub(crate) fn named_max_units(message: &str) -> Option<i64> {
        let is_part = |character: char| character.is_ascii_digit() || character == ',';
        let end = message.trim_end_matches(|character| !is_part(character)).trim_end_matches(',');
        let start = end.rfind(|character| !is_part(character)).map_or(0, |at| {
            at + end.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        end.get(start..)?.replace(',', "").parse().ok()
    }

    /// The form's field that has to change, where it is one.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::NameTooLong | Self::NameNotStorable => Some(Field::Name),
            Self::QuotaNegative | Self::QuotaTooLarge | Self::ExhaustedCannotBeEnabled => {
                Some(Field::RemainQuota)
            }
            Self::GroupNotAllowed => Some(Field::Group),
            Self::AutoGroupsTooMany | Self::AutoGroupRepeated | Self::AutoGroupNotAllowed => {
                Some(Field::AutoGroups)
            }
            Self::ModelsTooLong => Some(Field::ModelLimits),
            Self::AllowListTooLong => Some(Field::AllowIps),
            Self::ExpiredCannotBeEnabled => Some(Field::ExpiredTime),
            Self::TooManyKeys
            | Self::TextTooLong
            | Self::KeyGenerationFailed
            | Self::BadRequest
            | Self::Other => None,
        }
    }

    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NameTooLong => "name-too-long",
            Self::NameNotStorable => "name-not-storable",
            Self::QuotaNegative => "quota-negative",
            Self::QuotaTooLarge => "quota-too-large",
            Self::GroupNotAllowed => "group-not-allowed",
            Self::AutoGroupsTooMany => "auto-groups-too-many",
            Self::AutoGroupRepeated => "auto-group-repeated",
            Self::AutoGroupNotAllowed => "auto-group-not-allowed",
            Self::TooManyKeys => "too-many-keys",
            Self::ModelsTooLong => "models-too-long",
            Self::AllowListTooLong => "allow-list-too-long",
            Self::TextTooLong => "text-too-long",
            Self::ExpiredCannotBeEnabled => "expired-cannot-be-enabled",
            Self::ExhaustedCannotBeEnabled => "exhausted-cannot-be-enabled",
            Self::KeyGenerationFailed => "key-generation-failed",
            Self::BadRequest => "bad-request",
            Self::Other => "other",
        }
    }
}
