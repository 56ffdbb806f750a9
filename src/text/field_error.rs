//! What a field's error or warning is called, and what to write instead.

use super::{Text, fill};
use crate::domain::allow_list::EntryError;
use crate::domain::draft::{ErrorCode, WarningCode};
use crate::domain::lang::Lang;
use crate::domain::secret::access_token;
use crate::domain::{base_url, user_id};

/// The sentence for an invalid field.
pub fn error_text(code: &ErrorCode, lang: Lang) -> String {
    let plain = |text: Text| text.in_lang(lang).to_owned();
    match code {
        ErrorCode::NameEmpty => plain(Text::NameEmpty),
        ErrorCode::NameTooLong { chars } => {
            fill(Text::NameTooLong.in_lang(lang), &[("chars", &chars.to_string())])
        }
        ErrorCode::NameControlCharacter => plain(Text::NameControlCharacter),
        ErrorCode::ExpiryEmpty => plain(Text::ExpiryEmpty),
        ErrorCode::ExpiryNotANumber => plain(Text::ExpiryNotANumber),
        ErrorCode::ExpiryZero => plain(Text::ExpiryZero),
        ErrorCode::ExpiryPast => plain(Text::ExpiryPast),
        ErrorCode::ExpiryMilliseconds => plain(Text::ExpiryMilliseconds),
        ErrorCode::ExpiryTooFar => plain(Text::ExpiryTooFar),
        ErrorCode::QuotaEmpty => plain(Text::QuotaEmpty),
        ErrorCode::QuotaNotANumber => plain(Text::QuotaNotANumber),
        ErrorCode::QuotaNegative => plain(Text::QuotaNegative),
        ErrorCode::QuotaTooLarge => plain(Text::QuotaTooLarge),
        ErrorCode::QuotaNotExact => plain(Text::QuotaNotExact),
        ErrorCode::ModelsEmpty => plain(Text::ModelsEmpty),
        ErrorCode::ModelsBadId { text } => fill(Text::ModelsBadId.in_lang(lang), &[("text", text)]),
        ErrorCode::AllowListBadLine { line, text, reason } => {
            let reason = entry_reason(*reason).in_lang(lang);
            let values = [("line", &*line.to_string()), ("text", text), ("reason", reason)];
            fill(Text::AllowListLine.in_lang(lang), &values)
        }
        ErrorCode::GroupTooLong => plain(Text::GroupTooLong),
        ErrorCode::GroupControlCharacter => plain(Text::GroupControlCharacter),
        ErrorCode::RetryWithoutAuto => plain(Text::RetryWithoutAuto),
    }
}

/// Why the server would not read an entry of the allow list.
const fn entry_reason(reason: EntryError) -> Text {
    match reason {
        EntryError::SeveralOnOneLine => Text::IpSeveral,
        EntryError::LeadingZero => Text::IpLeadingZero,
        EntryError::Zone => Text::IpZone,
        EntryError::BadPrefix => Text::IpPrefix,
        EntryError::NotAnAddress => Text::IpNotAnAddress,
    }
}

/// The sentence for what is allowed but may bite.
pub fn warning_text(code: &WarningCode, lang: Lang) -> String {
    let with =
        |text: Text, name, count: &usize| fill(text.in_lang(lang), &[(name, &count.to_string())]);
    match code {
        WarningCode::NameOver50Bytes { bytes } => with(Text::WarnNameBytes, "bytes", bytes),
        WarningCode::QuotaZero => Text::WarnQuotaZero.in_lang(lang).to_owned(),
        WarningCode::ModelsOverColumn { chars } => with(Text::WarnModelsLong, "chars", chars),
        WarningCode::AllowListOverColumn { chars } => with(Text::WarnAllowListLong, "chars", chars),
        WarningCode::UnlimitedForeverOpen => Text::WarnOpenForever.in_lang(lang).to_owned(),
    }
}

/// The sentence for what was pasted as an access token.
pub const fn token_error_text(error: access_token::Error) -> Text {
    match error {
        access_token::Error::Blank => Text::TokenBlank,
        access_token::Error::ApiKeyGiven => Text::TokenIsApiKey,
        access_token::Error::BadCharacter => Text::TokenBadCharacter,
        access_token::Error::TooLong => Text::TokenTooLong,
    }
}

/// The sentence for a server's address.
pub const fn base_url_error_text(error: base_url::Error) -> Text {
    match error {
        base_url::Error::NotHttps => Text::BaseUrlNotHttps,
        _ => Text::BaseUrlBad,
    }
}

/// The sentence for a user id.
pub const fn user_id_error_text(_: user_id::Error) -> Text {
    Text::UserIdBad
}
