//! What a field's error or warning is called, and what to write instead.

use super::money::both_text;
use super::policy::cap_text;
use super::{Text, fill};
use crate::domain::allow_list::EntryError;
use crate::domain::draft::ErrorCode;
use crate::domain::lang::Lang;
use crate::domain::preflight::WarningCode;
use crate::domain::quota::UnitsPerDollar;
use crate::domain::secret::access_token;
use crate::domain::{base_url, user_id};

/// The sentence for an invalid field.
pub fn error_text(code: &ErrorCode, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    let plain = |text: Text| text.in_lang(lang).to_owned();
    match code {
        ErrorCode::NameEmpty => plain(Text::NAME_EMPTY),
        ErrorCode::NameTooLong { chars } => {
            fill(Text::NAME_TOO_LONG.in_lang(lang), &[("chars", &chars.to_string())])
        }
        ErrorCode::NameControlCharacter => plain(Text::NAME_CONTROL_CHARACTER),
        ErrorCode::ExpiryEmpty => plain(Text::EXPIRY_EMPTY),
        ErrorCode::ExpiryNotANumber => plain(Text::EXPIRY_NOT_ANUMBER),
        ErrorCode::ExpiryZero => plain(Text::EXPIRY_ZERO),
        ErrorCode::ExpiryPast => plain(Text::EXPIRY_PAST),
        ErrorCode::ExpiryMilliseconds => plain(Text::EXPIRY_MILLISECONDS),
        ErrorCode::ExpiryTooFar => plain(Text::EXPIRY_TOO_FAR),
        ErrorCode::QuotaEmpty => plain(Text::QUOTA_EMPTY),
        ErrorCode::QuotaNotANumber => plain(Text::QUOTA_NOT_ANUMBER),
        ErrorCode::QuotaNegative => plain(Text::QUOTA_NEGATIVE),
        ErrorCode::QuotaTooLarge => plain(Text::QUOTA_TOO_LARGE),
        ErrorCode::QuotaRateUnknown => plain(Text::QUOTA_RATE_UNKNOWN),
        ErrorCode::QuotaOverMaximum { most } => {
            let most = both_text(most.units(), rate, lang);
            fill(Text::QUOTA_OVER_MAXIMUM.in_lang(lang), &[("most", &most)])
        }
        ErrorCode::QuotaNotExact { below, above } => {
            let [below, above] = [below, above].map(|amount| both_text(amount.units(), rate, lang));
            fill(Text::QUOTA_NOT_EXACT.in_lang(lang), &[("below", &below), ("above", &above)])
        }
        ErrorCode::ModelsEmpty => plain(Text::MODELS_EMPTY),
        ErrorCode::ModelsBadId { text } => {
            fill(Text::MODELS_BAD_ID.in_lang(lang), &[("text", text)])
        }
        ErrorCode::AllowListBadLine { line, text, reason } => {
            let reason = entry_reason(*reason).in_lang(lang);
            let values = [("line", &*line.to_string()), ("text", text), ("reason", reason)];
            fill(Text::ALLOW_LIST_LINE.in_lang(lang), &values)
        }
        ErrorCode::AllowListNoAddress => plain(Text::ALLOW_LIST_NO_ADDRESS),
        ErrorCode::AllowListIsPage => plain(Text::ALLOW_LIST_IS_PAGE),
        ErrorCode::AllowListEmpty => plain(Text::ALLOW_LIST_EMPTY),
        ErrorCode::GroupTooLong => plain(Text::GROUP_TOO_LONG),
        ErrorCode::GroupControlCharacter => plain(Text::GROUP_CONTROL_CHARACTER),
        ErrorCode::RetryWithoutAuto => plain(Text::RETRY_WITHOUT_AUTO),
        ErrorCode::AutoGroupsNoName => plain(Text::AUTO_GROUPS_NO_NAME),
        ErrorCode::AutoGroupsNotAList => plain(Text::AUTO_GROUPS_NOT_A_LIST),
        ErrorCode::AutoGroupsBadName { text } => {
            fill(Text::AUTO_GROUPS_BAD_NAME.in_lang(lang), &[("text", text)])
        }
        ErrorCode::AutoGroupsAutoItself => plain(Text::AUTO_GROUPS_AUTO_ITSELF),
        ErrorCode::AutoGroupsRepeated { name } => {
            fill(Text::AUTO_GROUPS_REPEATED.in_lang(lang), &[("name", name)])
        }
        ErrorCode::AutoGroupsWithoutAuto => plain(Text::AUTO_GROUPS_WITHOUT_AUTO),
        ErrorCode::AutoGroupsTooMany { most } => {
            fill(Text::AUTO_GROUPS_TOO_MANY.in_lang(lang), &[("most", &most.to_string())])
        }
        ErrorCode::AutoGroupsUnsupported => plain(Text::AUTO_GROUPS_UNSUPPORTED),
        ErrorCode::SpreadsheetError => plain(Text::SPREADSHEET_ERROR),
        ErrorCode::NotAllowed(cap) => cap_text(cap, rate, lang),
    }
}

/// Why the server would not read an entry of the allow list.
const fn entry_reason(reason: EntryError) -> Text {
    match reason {
        EntryError::LeadingZero => Text::IP_LEADING_ZERO,
        EntryError::Zone => Text::IP_ZONE,
        EntryError::BadPrefix => Text::IP_PREFIX,
        EntryError::RangeBackwards => Text::IP_RANGE_BACKWARDS,
        EntryError::RangeEnds => Text::IP_RANGE_ENDS,
        EntryError::BadMask => Text::IP_MASK,
        EntryError::SpreadsheetError => Text::IP_SPREADSHEET_ERROR,
        EntryError::HiddenCharacter => Text::IP_HIDDEN_CHARACTER,
        EntryError::KeepsOut => Text::IP_KEEPS_OUT,
        EntryError::EveryoneIn => Text::IP_EVERYONE_IN,
        EntryError::MaybeComment => Text::IP_MAYBE_COMMENT,
        EntryError::UnclearName => Text::IP_UNCLEAR_NAME,
        EntryError::WebPage => Text::ALLOW_LIST_IS_PAGE,
        EntryError::NothingFound => Text::ALLOW_LIST_NO_ADDRESS,
        EntryError::NotAnAddress => Text::IP_NOT_AN_ADDRESS,
    }
}

/// The sentence for what is allowed but may bite.
pub fn warning_text(code: &WarningCode, lang: Lang) -> String {
    let with = |text: Text, name, value: &str| fill(text.in_lang(lang), &[(name, value)]);
    let count = |text, name, count: usize| with(text, name, &count.to_string());
    match code {
        WarningCode::NameOver50Bytes { bytes } => count(Text::WARN_NAME_BYTES, "bytes", *bytes),
        WarningCode::QuotaZero => Text::WARN_QUOTA_ZERO.in_lang(lang).to_owned(),
        WarningCode::UnlimitedForeverOpen => Text::WARN_OPEN_FOREVER.in_lang(lang).to_owned(),
        WarningCode::ModelsOverColumn { chars } => count(Text::WARN_MODELS_LONG, "chars", *chars),
        WarningCode::ModelsNearColumn { chars } => count(Text::NEAR_MODELS_LONG, "chars", *chars),
        WarningCode::ModelsNotOffered { ids } => with(Text::WARN_MODELS_NOT_OFFERED, "ids", ids),
        WarningCode::AllowListOverColumn { chars } => {
            count(Text::WARN_ALLOW_LIST_LONG, "chars", *chars)
        }
        WarningCode::AllowListNearColumn { chars } => {
            count(Text::NEAR_ALLOW_LIST_LONG, "chars", *chars)
        }
        WarningCode::AllowListWithoutMe { address } => {
            with(Text::WARN_ALLOW_LIST_WITHOUT_ME, "address", &address.to_string())
        }
        WarningCode::AllowListMissing => Text::WARN_ALLOW_LIST_MISSING.in_lang(lang).to_owned(),
        WarningCode::GroupNotUsable { group } => with(Text::WARN_GROUP_NOT_USABLE, "group", group),
        WarningCode::AutoGroupsNotUsable { groups } => {
            with(Text::WARN_AUTO_GROUPS_NOT_USABLE, "groups", groups)
        }
    }
}

/// The sentence for what was pasted as an access token.
pub const fn token_error_text(error: access_token::Error) -> Text {
    match error {
        access_token::Error::Blank => Text::TOKEN_BLANK,
        access_token::Error::ApiKeyGiven => Text::TOKEN_IS_API_KEY,
        access_token::Error::SessionToken => Text::TOKEN_IS_SESSION,
        access_token::Error::Placeholder => Text::TOKEN_IS_PLACEHOLDER,
        access_token::Error::BadCharacter => Text::TOKEN_BAD_CHARACTER,
        access_token::Error::TooLong => Text::TOKEN_TOO_LONG,
    }
}

/// The sentence for a server's address.
pub const fn base_url_error_text(error: base_url::Error) -> Text {
    match error {
        base_url::Error::NotHttps => Text::BASE_URL_NOT_HTTPS,
        base_url::Error::International => Text::BASE_URL_INTERNATIONAL,
        base_url::Error::OtherLoopback => Text::BASE_URL_LOOPBACK,
        base_url::Error::UserInfo => Text::BASE_URL_USER_INFO,
        base_url::Error::QueryOrFragment => Text::BASE_URL_QUERY,
        _ => Text::BASE_URL_BAD,
    }
}

/// The sentence for a user id.
pub const fn user_id_error_text(_: user_id::Error) -> Text {
    Text::USER_ID_BAD
}
