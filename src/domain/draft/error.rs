//! Why a field cannot be sent.

use super::super::allow_list::{self, EntryError};
use super::super::cap::{Cap, Violation};
use super::super::field::Field;
use super::super::quota::Quota;
use super::super::spreadsheet_error::is_error_cell;
use super::super::{auto_groups, expiry, group, models, name, quota};

/// One field that cannot be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which.
    pub field: Field,
    /// Why.
    pub code: ErrorCode,
}

/// Why a field cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it; `text::error_text` has the sentences")]
pub enum ErrorCode {
    NameEmpty,
    NameTooLong { chars: usize },
    NameControlCharacter,
    ExpiryEmpty,
    ExpiryNotANumber,
    ExpiryZero,
    ExpiryPast,
    ExpiryMilliseconds,
    ExpiryTooFar,
    QuotaEmpty,
    QuotaNotANumber,
    QuotaNegative,
    QuotaTooLarge,
    QuotaRateUnknown,
    QuotaOverMaximum { most: Quota },
    QuotaNotExact { below: Quota, above: Quota },
    ModelsEmpty,
    ModelsBadId { text: String },
    AllowListNoAddress,
    AllowListIsPage,
    AllowListBadLine { line: usize, text: String, reason: EntryError },
    AllowListEmpty,
    GroupTooLong,
    GroupControlCharacter,
    RetryWithoutAuto,
    AutoGroupsNoName,
    AutoGroupsNotAList,
    AutoGroupsBadName { text: String },
    AutoGroupsAutoItself,
    AutoGroupsRepeated { name: String },
    AutoGroupsWithoutAuto,
    AutoGroupsTooMany { most: usize },
    AutoGroupsUnsupported,
    SpreadsheetError,
    NotAllowed(Cap),
}

impl ErrorCode {
    /// A stable name in kebab-case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NameEmpty => "name-empty",
            Self::NameTooLong { .. } => "name-too-long",
            Self::NameControlCharacter => "name-control-character",
            Self::ExpiryEmpty => "expiry-empty",
            Self::ExpiryNotANumber => "expiry-not-a-number",
            Self::ExpiryZero => "expiry-zero",
            Self::ExpiryPast => "expiry-past",
            Self::ExpiryMilliseconds => "expiry-milliseconds",
            Self::ExpiryTooFar => "expiry-too-far",
            Self::QuotaEmpty => "quota-empty",
            Self::QuotaNotANumber => "quota-not-a-number",
            Self::QuotaNegative => "quota-negative",
            Self::QuotaTooLarge => "quota-too-large",
            Self::QuotaRateUnknown => "quota-rate-unknown",
            Self::QuotaOverMaximum { .. } => "quota-over-maximum",
            Self::QuotaNotExact { .. } => "quota-not-exact",
            Self::ModelsEmpty => "models-empty",
            Self::ModelsBadId { .. } => "models-bad-id",
            Self::AllowListNoAddress => "allow-list-no-address",
            Self::AllowListIsPage => "allow-list-is-page",
            Self::AllowListBadLine { .. } => "allow-list-bad-line",
            Self::AllowListEmpty => "allow-list-empty",
            Self::GroupTooLong => "group-too-long",
            Self::GroupControlCharacter => "group-control-character",
            Self::RetryWithoutAuto => "retry-without-auto",
            Self::AutoGroupsNoName => "auto-groups-no-name",
            Self::AutoGroupsNotAList => "auto-groups-not-a-list",
            Self::AutoGroupsBadName { .. } => "auto-groups-bad-name",
            Self::AutoGroupsAutoItself => "auto-groups-auto-itself",
            Self::AutoGroupsRepeated { .. } => "auto-groups-repeated",
            Self::AutoGroupsWithoutAuto => "auto-groups-without-auto",
            Self::AutoGroupsTooMany { .. } => "auto-groups-too-many",
            Self::AutoGroupsUnsupported => "auto-groups-unsupported",
            Self::SpreadsheetError => "spreadsheet-error",
            Self::NotAllowed(_) => "not-allowed",
        }
    }
}

impl FieldError {
    /// Whether the field is right or wrong is known only at the server's rate.
    pub const fn waits_for_rate(&self) -> bool {
        matches!(self.code, ErrorCode::QuotaRateUnknown)
    }
}

impl From<Violation> for FieldError {
    fn from(violation: Violation) -> Self {
        Self { field: violation.field, code: ErrorCode::NotAllowed(violation.cap) }
    }
}

impl From<allow_list::LineError> for ErrorCode {
    fn from(error: allow_list::LineError) -> Self {
        let allow_list::LineError { line, text, reason } = error;
        match reason {
            EntryError::NothingFound => Self::AllowListNoAddress,
            EntryError::WebPage => Self::AllowListIsPage,
            reason => Self::AllowListBadLine { line, text, reason },
        }
    }
}

impl From<models::LineError> for ErrorCode {
    fn from(error: models::LineError) -> Self {
        if is_error_cell(&error.text) {
            Self::SpreadsheetError
        } else {
            Self::ModelsBadId { text: error.text }
        }
    }
}

impl From<name::Error> for ErrorCode {
    fn from(error: name::Error) -> Self {
        match error {
            name::Error::Empty => Self::NameEmpty,
            name::Error::TooLong { chars } => Self::NameTooLong { chars },
            name::Error::ControlCharacter => Self::NameControlCharacter,
            name::Error::SpreadsheetError => Self::SpreadsheetError,
        }
    }
}

impl From<expiry::Error> for ErrorCode {
    fn from(error: expiry::Error) -> Self {
        match error {
            expiry::Error::Empty => Self::ExpiryEmpty,
            expiry::Error::NotANumber => Self::ExpiryNotANumber,
            expiry::Error::Zero => Self::ExpiryZero,
            expiry::Error::Past => Self::ExpiryPast,
            expiry::Error::Milliseconds => Self::ExpiryMilliseconds,
            expiry::Error::TooFar => Self::ExpiryTooFar,
        }
    }
}

impl From<quota::Error> for ErrorCode {
    fn from(error: quota::Error) -> Self {
        match error {
            quota::Error::Empty => Self::QuotaEmpty,
            quota::Error::NotANumber => Self::QuotaNotANumber,
            quota::Error::Negative => Self::QuotaNegative,
            quota::Error::TooLarge => Self::QuotaTooLarge,
            quota::Error::RateUnknown => Self::QuotaRateUnknown,
            quota::Error::NotExact { below, above } => Self::QuotaNotExact { below, above },
        }
    }
}

impl From<group::Error> for ErrorCode {
    fn from(error: group::Error) -> Self {
        match error {
            group::Error::TooLong => Self::GroupTooLong,
            group::Error::ControlCharacter => Self::GroupControlCharacter,
            group::Error::SpreadsheetError => Self::SpreadsheetError,
        }
    }
}

impl From<auto_groups::Error> for ErrorCode {
    fn from(error: auto_groups::Error) -> Self {
        match error {
            auto_groups::Error::NoName => Self::AutoGroupsNoName,
            auto_groups::Error::NotAList => Self::AutoGroupsNotAList,
            auto_groups::Error::BadName { text } => Self::AutoGroupsBadName { text },
            auto_groups::Error::AutoItself => Self::AutoGroupsAutoItself,
            auto_groups::Error::Repeated { name } => Self::AutoGroupsRepeated { name },
        }
    }
}
