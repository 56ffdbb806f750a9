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
    let quote = |text: Text, name, value: &Option<String>| {
        value.as_deref().map(|value| fill(text.in_lang(lang), &[(name, value)]))
    };
    FailureText {
        happened: fill(happened.in_lang(lang), &[("status", &status)]),
        server_says: quote(Text::ServerSays, "message", &failure.server_message),
        next: next.in_lang(lang).to_owned(),
        request_id: quote(Text::RequestId, "id", &failure.request_id),
    }
}

/// What happened and what to do next, for each kind.
const fn sentences(kind: FailureKind) -> (Text, Text) {
    match kind {
        FailureKind::WrongToken => (Text::FailWrongToken, Text::NextWrongToken),
        FailureKind::UserIdMissing => (Text::FailUserIdMissing, Text::NextUserIdMissing),
        FailureKind::UserIdWrong => (Text::FailUserIdWrong, Text::NextUserIdWrong),
        FailureKind::AccountDisabled => (Text::FailAccountDisabled, Text::NextAccountDisabled),
        FailureKind::NotPermitted => (Text::FailNotPermitted, Text::NextNotPermitted),
        FailureKind::Refused => (Text::FailRefused, Text::NextRefused),
        FailureKind::NotFound => (Text::FailNotFound, Text::NextNotFound),
        FailureKind::NoLongerThere => (Text::FailNoLongerThere, Text::NextNoLongerThere),
        FailureKind::KeyNotAccepted => (Text::FailKeyNotAccepted, Text::NextKeyNotAccepted),
        FailureKind::AddressNotAllowed => {
            (Text::FailAddressNotAllowed, Text::NextAddressNotAllowed)
        }
        FailureKind::RateLimited => (Text::FailRateLimited, Text::NextRateLimited),
        FailureKind::Server { .. } => (Text::FailServer, Text::NextServer),
        FailureKind::NotJson => (Text::FailNotJson, Text::NextNotJson),
        FailureKind::Unreadable => (Text::FailUnreadable, Text::NextUnreadable),
        FailureKind::Redirected => (Text::FailRedirected, Text::NextRedirected),
        FailureKind::Timeout => (Text::FailTimeout, Text::NextTimeout),
        FailureKind::Network => (Text::FailNetwork, Text::NextNetwork),
        FailureKind::TooLarge => (Text::FailTooLarge, Text::NextUnreadable),
        FailureKind::NeverSent => (Text::FailNeverSent, Text::NextNeverSent),
    }
}

/// What to change, where the server's refusal is a known one.
const fn refusal_hint(refusal: Refusal) -> Option<Text> {
    Some(match refusal {
        Refusal::NameTooLong => Text::HintNameTooLong,
        Refusal::QuotaNegative => Text::HintQuotaNegative,
        Refusal::QuotaTooLarge => Text::HintQuotaTooLarge,
        Refusal::GroupNotAllowed => Text::HintGroupNotAllowed,
        Refusal::TooManyKeys => Text::HintTooManyKeys,
        Refusal::ModelsTooLong => Text::HintModelsTooLong,
        Refusal::AllowListTooLong => Text::HintAllowListTooLong,
        Refusal::TextTooLong => Text::HintTextTooLong,
        Refusal::KeyGenerationFailed => Text::HintServerFault,
        Refusal::ExpiredCannotBeEnabled
        | Refusal::ExhaustedCannotBeEnabled
        | Refusal::BadRequest
        | Refusal::Other => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [FailureKind; 19] = [
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
        assert_eq!(text.next, Text::HintNameTooLong.in_lang(Lang::En));
    }

    #[test]
    fn a_servers_fault_names_its_status() {
        let text = failure_text(&Failure::new(FailureKind::Server { status: 502 }), Lang::Vi);
        assert!(text.happened.contains("502"));
    }
}
