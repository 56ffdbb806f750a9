//! Records that cannot be read: they are named, with the reason, and nothing can be done to them here.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::part::{block, line};
use crate::domain::key::UnreadableRecord;
use crate::text::{Text, fill, unreadable_name, unreadable_text};

/// So many are named one by one; the heading counts them all.
const NAMED: usize = 50;

/// The records under their heading; nothing when there are none.
pub(super) fn unreadable_list(ctx: Ctx, records: &[UnreadableRecord]) -> Option<AnyView> {
    if records.is_empty() {
        return None;
    }
    let count = fill(ctx.t(Text::UNREADABLE_COUNT), &[("count", &records.len().to_string())]);
    let mut parts = vec![
        line("strong", Some("unreadable-count"), count),
        line("hint", None, ctx.t(Text::UNREADABLE_TEXT).to_owned()),
    ];
    parts.extend(records.iter().take(NAMED).map(|record| unreadable_line(ctx, record)));
    if records.len() > NAMED {
        parts.push(line("", None, "…".to_owned()));
    }
    parts.extend(console_link(ctx));
    Some(block("told", parts))
}

/// One record: which, and why.
pub(super) fn unreadable_line(ctx: Ctx, record: &UnreadableRecord) -> AnyView {
    let lang = ctx.lang();
    view! {
        <p data-part="unreadable" data-id=record.id.map(|id| id.0.to_string())>
            <strong>{unreadable_name(record, lang)}</strong>
            <span class="hint">{format!(" · {}", unreadable_text(&record.why, lang))}</span>
        </p>
    }
    .into_any()
}

/// The way to the server's own screens; none where the page's server stands before them.
fn console_link(ctx: Ctx) -> Option<AnyView> {
    let account = ctx.account().filter(|account| !account.token.is_kept_by_server())?;
    let address = account.base_url.as_str().to_owned();
    Some(
        view! {
            <a href=address target="_blank" rel="noopener noreferrer" data-action="open-console">
                {ctx.t(Text::UNREADABLE_OPEN_CONSOLE)}
            </a>
        }
        .into_any(),
    )
}
