//! The keys that one press made, line by line: their numbers, moments, and what became of them.

use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::part::line;
use crate::domain::key::{KeyId, KeyRecord};
use crate::flow::Fate;
use crate::js;
use crate::text::{Text, failure_text, fill};

/// Several numbers, as they stand in a sentence.
pub(super) fn numbers(ids: &[KeyId]) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(", ")
}

/// The number of a key and the moment of its creation.
pub(super) fn key_text(ctx: Ctx, record: &KeyRecord) -> String {
    let moment = js::write_moment(record.created_time, ctx.lang().tag());
    let values = [("id", &*record.id.0.to_string()), ("moment", &moment)];
    fill(ctx.t(Text::REPEATED_KEY), &values)
}

/// What became of each key that was to go.
pub(super) fn fates(ctx: Ctx, fates: &[(KeyId, Fate)]) -> Vec<AnyView> {
    let told = |(id, fate): &(KeyId, Fate)| {
        let class = if fate.is_gone() { "hint" } else { "warning" };
        line(class, Some(fate.code()), fate_text(ctx, *id, fate))
    };
    fates.iter().map(told).collect()
}

fn fate_text(ctx: Ctx, id: KeyId, fate: &Fate) -> String {
    let text = match fate {
        Fate::Deleted => Text::FATE_DELETED,
        Fate::Gone => Text::FATE_GONE,
        Fate::Used => Text::FATE_USED,
        Fate::Changed => Text::FATE_CHANGED,
        Fate::Left => Text::FATE_LEFT,
        Fate::NotRead(_) => Text::FATE_NOT_READ,
        Fate::NotDeleted(_) => Text::FATE_NOT_DELETED,
    };
    let failure = match fate {
        Fate::NotRead(failure) => Some(failure),
        Fate::NotDeleted(changed) => changed.failure(),
        _ => None,
    };
    let said = fill(ctx.t(text), &[("id", &id.0.to_string())]);
    match failure {
        Some(failure) => format!("{said} ({})", failure_text(failure, ctx.lang()).happened),
        None => said,
    }
}
