//! Settings of a key that nothing here knows: shown as they are, and what they keep from being done.

use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::line;
use super::show::table;
use crate::domain::foreign::{ForeignDifference, at_risk, names_of};
use crate::domain::key::KeyRecord;
use crate::domain::readable::readable;
use crate::text::{Text, fill};

/// Why a key cannot be edited: the update would lose some of its settings. `None` when it can be.
pub(super) fn obstacle(ctx: Ctx, record: &KeyRecord) -> Option<AnyView> {
    let is_lossy = ctx.account().is_some_and(|account| account.loses_foreign_fields());
    let (text, fields) = if is_lossy {
        (Text::FOREIGN_PROXY, names_of(&record.foreign))
    } else {
        let lost = ctx.keys(|state| at_risk(&record.foreign, &state.lost_fields));
        (Text::FOREIGN_LOST, lost)
    };
    named(ctx, text, &fields)
}

/// What a replacement of the key would lack.
pub(super) fn not_replaced(ctx: Ctx, record: &KeyRecord) -> Option<AnyView> {
    named(ctx, Text::FOREIGN_NOT_REPLACED, &names_of(&record.foreign))
}

fn named(ctx: Ctx, text: Text, fields: &[String]) -> Option<AnyView> {
    if fields.is_empty() {
        return None;
    }
    let fields: Vec<String> = fields.iter().map(|name| readable(name)).collect();
    let text = fill(ctx.t(text), &[("fields", &fields.join(", "))]);
    Some(line("warning", Some("foreign"), text))
}

/// The settings by their names, for the details of a key.
pub(super) fn foreign_rows(record: &KeyRecord) -> Vec<Vec<String>> {
    let fields = record.foreign.iter().filter(|field| !field.holds_nothing());
    fields.map(|field| vec![readable(&field.name), readable(field.value().get())]).collect()
}

/// What was sent against what is stored.
pub(super) fn foreign_table(ctx: Ctx, rows: &[ForeignDifference]) -> AnyView {
    let heads = [Text::SETTING, Text::REVIEW_BEFORE, Text::REVIEW_NOW];
    let mut lines = vec![heads.map(|head| ctx.t(head).to_owned()).to_vec()];
    lines.extend(rows.iter().map(|row| {
        let found = match &row.found {
            Some(found) => readable(found),
            None => ctx.t(Text::FOREIGN_GONE).to_owned(),
        };
        vec![readable(&row.name), readable(&row.sent), found]
    }));
    table("foreign-diff", lines)
}
