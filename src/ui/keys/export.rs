//! The keys that are shown as a file, without the secrets unless the person asks for them.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Row, check_box, none, note};
use super::super::download::download;
use super::super::part::{block, button, fold, line};
use crate::api::{Account, Failure};
use crate::domain::completeness::Completeness;
use crate::domain::export::{self, Format};
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::domain::secret::ApiKey;
use crate::flow::reveal_many;
use crate::text::{Text, partial_text};

pub(super) fn export_panel(ctx: Ctx) -> AnyView {
    let with_secrets = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let (label, hint) = (ctx.t(Text::EXPORT_SECRETS), ctx.t(Text::EXPORT_SECRETS_HINT));
    let row = Row { name: "with_secrets", label, hint, error: none(), warning: none() };
    let choose = check_box(row, false, Rc::new(move |on| with_secrets.set(on)));
    let save = |format| Rc::new(move || save(ctx, format, with_secrets.get_untracked(), said));
    let buttons = vec![
        button("", "export-csv", ctx.t(Text::EXPORT_CSV), save(Format::Csv)),
        button("", "export-json", ctx.t(Text::EXPORT_JSON), save(Format::Json)),
        note("exported", said.into()),
    ];
    let parts = vec![
        line("hint", None, ctx.t(Text::EXPORT_TEXT).to_owned()),
        choose,
        block("actions", buttons),
    ];
    fold("export", ctx.t(Text::EXPORT), RwSignal::new(false), parts)
}

fn save(ctx: Ctx, format: Format, with_secrets: bool, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    let (records, completeness): (Vec<KeyRecord>, Completeness) = ctx.keys(|state| {
        let shown = state.places.iter().filter_map(|place| state.records.get(*place).cloned());
        (shown.collect(), state.completeness)
    });
    ctx.spawn(async move {
        let keys = if with_secrets {
            whole_keys(ctx, &account, &records).await.map(Some)
        } else {
            Ok(None)
        };
        let is_saved = keys.is_ok_and(|keys| {
            let unreadable = ctx.keys(|state| Rc::clone(&state.unreadable));
            let text = export::write(&records, &unreadable, keys.as_ref(), format, ctx.now());
            let kind = match format {
                Format::Csv => "text/csv",
                Format::Json => "application/json",
            };
            download(export::file_name(format, completeness), kind, &text)
        });
        let text = if is_saved { Text::EXPORT_SAVED } else { Text::EXPORT_FAILED };
        let mut text = ctx.t(text).to_owned();
        if let Some(unseen) = completeness.partial() {
            let unseen = partial_text(unseen, ctx.lang());
            text = format!("{text} {} {unseen}", ctx.t(Text::PARTIAL_EXPORT));
        }
        let _is_shown = said.try_set(text);
    });
}

/// The keys themselves: listed, given out before, or asked for now.
async fn whole_keys(
    ctx: Ctx,
    account: &Account,
    records: &[KeyRecord],
) -> Result<BTreeMap<KeyId, ApiKey>, Failure> {
    let mut known = ctx.keys(|state| state.whole_keys.clone());
    for record in records {
        if let KeyText::Full(key) = &record.key {
            known.insert(record.id, key.clone());
        }
    }
    let masked: Vec<KeyId> =
        records.iter().map(|record| record.id).filter(|id| !known.contains_key(id)).collect();
    if !masked.is_empty() {
        known.extend(reveal_many(&*ctx.host(), account, &masked).await?);
    }
    Ok(known)
}
