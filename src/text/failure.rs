//! What a failed exchange is called, and what the person can do next. The one place where failures become sentences.

use super::{Text, fill};
use crate::api::{Failure, FailureKind, Refusal};
use crate::domain::lang::Lang;

/// A failure in a person's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureText {
    /// What happened.
    pub happened: String,
    /// The server's own words, where it had any.
    pub server_says: Option<String>,
    /// What to do next.
    pub next: String,
    /// What to quote to the server's support.
    pub request_id: Option<String>,
}

/// Puts `failure` into words.
pub fn failure_text(failure: &Failure, lang: Lang) -> FailureText {
    let (happened, next) = sentences(failure.kind);
    let status = match failure.kind {
        FailureKind::Server { status } => status.to_string(),
        _ => String::new(),
    };
    let next = failure.refusal().and_then(refusal_hint).unwrap_or(next);
    let next = match failure.pause_seconds {
        Some(seconds) => {
            fill(Text::NEXT_AFTER_PAUSE.in_lang(lang), &[("seconds", &seconds.to_string())])
        }
        None => next.in_lang(lang).to_owned(),
    };
    let quote = |text: Text, name, value: &Option<String>| {
        value.as_deref().map(|value| fill(text.in_lang(lang), &[(name, value)]))
    };
    FailureText {
        happened: fill(happened.in_lang(lang), &[("status", &status)]),
        server_says: quote(Text::SERVER_SAYS, "message", &failure.server_message),
        next,
        request_id: quote(Text::REQUEST_ID, "id", &failure.request_id),
    }
}

/// What happened and what to do next, for each kind.
const fn sentences(kind: FailureKind) -> (Text, Text) {
    match kind {
        FailureKind::WrongToken => (Text::FAIL_WRONG_TOKEN, Text::NEXT_WRONG_TOKEN),
        FailureKind::UserIdMissing => (Text::FAIL_USER_ID_MISSING, Text::NEXT_USER_ID_MISSING),
        FailureKind::UserIdWrong => (Text::FAIL_USER_ID_WRONG, Text::NEXT_USER_ID_WRONG),
        FailureKind::AccountDisabled => (Text::FAIL_ACCOUNT_DISABLED, Text::NEXT_ACCOUNT_DISABLED),
        FailureKind::NotPermitted => (Text::FAIL_NOT_PERMITTED, Text::NEXT_NOT_PERMITTED),
        FailureKind::Refused => (Text::FAIL_REFUSED, Text::NEXT_REFUSED),
        FailureKind::NotFound => (Text::FAIL_NOT_FOUND, Text::NEXT_NOT_FOUND),
        FailureKind::NoLongerThere => (Text::FAIL_NO_LONGER_THERE, Text::NEXT_NO_LONGER_THERE),
        FailureKind::KeyNotAccepted => (Text::FAIL_KEY_NOT_ACCEPTED, Text::NEXT_KEY_NOT_ACCEPTED),
        FailureKind::AddressNotAllowed => {
            (Text::FAIL_ADDRESS_NOT_ALLOWED, Text::NEXT_ADDRESS_NOT_ALLOWED)
        }
        FailureKind::RateLimited => (Text::FAIL_RATE_LIMITED, Text::NEXT_RATE_LIMITED),
        FailureKind::Server { .. } => (Text::FAIL_SERVER, Text::NEXT_SERVER),
        FailureKind::NotJson => (Text::FAIL_NOT_JSON, Text::NEXT_NOT_JSON),
        FailureKind::Unreadable => (Text::FAIL_UNREADABLE, Text::NEXT_UNREADABLE),
        FailureKind::Challenge => (Text::FAIL_CHALLENGE, Text::NEXT_CHALLENGE),
        FailureKind::Damaged => (Text::FAIL_DAMAGED, Text::NEXT_DAMAGED),
        FailureKind::NotAllowed => (Text::FAIL_NOT_ALLOWED, Text::NEXT_NOT_ALLOWED),
        FailureKind::Redirected => (Text::FAIL_REDIRECTED, Text::NEXT_REDIRECTED),
        FailureKind::Timeout => (Text::FAIL_TIMEOUT, Text::NEXT_TIMEOUT),
        FailureKind::Network => (Text::FAIL_NETWORK, Text::NEXT_NETWORK),
        FailureKind::TooLarge => (Text::FAIL_TOO_LARGE, Text::NEXT_UNREADABLE),
        FailureKind::NeverSent => (Text::FAIL_NEVER_SENT, Text::NEXT_NEVER_SENT),
    }
}

/// What to change, where the server's refusal is a known one.
const fn refusal_hint(refusal: Refusal) -> Option<Text> {
    Some(match refusal {
        Refusal::NameTooLong => Text::HINT_NAME_TOO_LONG,
        Refusal::NameNotStorable => Text::HINT_NAME_NOT_STORABLE,
        Refusal::QuotaNegative => Text::HINT_QUOTA_NEGATIVE,
        Refusal::QuotaTooLarge => Text::HINT_QUOTA_TOO_LARGE,
        Refusal::GroupNotAllowed => Text::HINT_GROUP_NOT_ALLOWED,
        Refusal::AutoGroupsTooMany => Text::HINT_AUTO_GROUPS_TOO_MANY,
        Refusal::AutoGroupRepeated => Text::HINT_AUTO_GROUP_REPEATED,
        Refusal::AutoGroupNotAllowed => Text::HINT_AUTO_GROUP_NOT_ALLOWED,
        Refusal::TooManyKeys => Text::HINT_TOO_MANY_KEYS,
        Refusal::ModelsTooLong => Text::HINT_MODELS_TOO_LONG,
        Refusal::AllowListTooLong => Text::HINT_ALLOW_LIST_TOO_LONG,
        Refusal::TextTooLong => Text::HINT_TEXT_TOO_LONG,
        Refusal::KeyGenerationFailed => Text::HINT_SERVER_FAULT,
        Refusal::ExpiredCannotBeEnabled
        | Refusal::ExhaustedCannotBeEnabled
        | Refusal::BadRequest
        | Refusal::Other => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [FailureKind; 22] = [
        FailureKind::Challenge,
        FailureKind::Damaged,
        FailureKind::NotAllowed,
        FailureKind::WrongToken,
        FailureKind::UserIdMissing,
        FailureKind::UserIdWrong,
        FailureKind::AccountDisabled,
        FailureKind::NotPermitted,
        FailureKind::Refused,
        FailureKind::NotFound,
        FailureKind::NoLongerThere,
        FailureKind::KeyNotAccepted,
        FailureKind::AddressNotAllowed,
        FailureKind::RateLimited,
        FailureKind::Server { status: 503 },
        FailureKind::NotJson,
        FailureKind::Unreadable,
        FailureKind::Redirected,
        FailureKind::Timeout,
        FailureKind::Network,
        FailureKind::TooLarge,
        FailureKind::NeverSent,
    ];

    #[test]
    fn every_kind_has_its_own_sentence_in_every_language() {
        for lang in [Lang::En, Lang::Vi, Lang::Zh] {
            let mut seen = std::collections::BTreeSet::new();
            for kind in KINDS {
                let text = failure_text(&Failure::new(kind), lang);
                assert!(!text.next.is_empty());
                assert!(!text.happened.contains('{'), "{kind:?}: {}", text.happened);
                assert!(seen.insert(text.happened), "{kind:?} shares its sentence in {lang:?}");
            }
        }
    }

    #[test]
    fn the_servers_own_words_are_shown_with_a_hint_that_fits_them() {
        let failure = Failure::with_message(FailureKind::Refused, "Token name is too long");
        let text = failure_text(&failure, Lang::En);
        assert_eq!(text.server_says.as_deref(), Some("The server says: Token name is too long"));
        assert_eq!(text.next, Text::HINT_NAME_TOO_LONG.in_lang(Lang::En));
    }

    #[test]
    fn a_servers_fault_names_its_status() {
        let text = failure_text(&Failure::new(FailureKind::Server { status: 502 }), Lang::Vi);
        assert!(text.happened.contains("502"));
    }
}
