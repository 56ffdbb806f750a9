//! Which rows a refusal would meet as well: those need not be sent to be refused.

use crate::api::Refusal;
use crate::domain::draft::ValidDraft;

/// Whether `next` would be refused as `refused` was. Of a refusal that is not a known one it is only a guess: see
/// [`is_guess`].
pub(super) fn would_be_refused(refusal: Refusal, refused: &ValidDraft, next: &ValidDraft) -> bool {
    match refusal {
        Refusal::TooManyKeys | Refusal::KeyGenerationFailed | Refusal::BadRequest => true,
        Refusal::NameTooLong => next.name.byte_len() >= refused.name.byte_len(),
        Refusal::NameNotStorable => !next.name.as_str().is_ascii(),
        Refusal::QuotaTooLarge => !next.unlimited && next.quota >= refused.quota,
        Refusal::QuotaNegative => !next.unlimited && next.quota <= refused.quota,
        Refusal::GroupNotAllowed => next.group == refused.group,
        Refusal::AutoGroupsTooMany | Refusal::AutoGroupRepeated | Refusal::AutoGroupNotAllowed => {
            next.auto_groups == refused.auto_groups
        }
        Refusal::ModelsTooLong => next.models.char_count() >= refused.models.char_count(),
        Refusal::AllowListTooLong => {
            next.allow_list.char_count() >= refused.allow_list.char_count()
        }
        Refusal::TextTooLong
        | Refusal::ExpiredCannotBeEnabled
        | Refusal::ExhaustedCannotBeEnabled
        | Refusal::Other => ValidDraft { name: refused.name.clone(), ..next.clone() } == *refused,
    }
}

/// Whether nobody can tell from one refusal alone that the next row meets it too: its cause may be the name.
pub(super) const fn is_guess(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::Other | Refusal::TextTooLong)
}
