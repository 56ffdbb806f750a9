//! What a run's creates made beside its rows' keys: the browser sent some of them more than once.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::{block, button_of, line, live};
use super::super::repeated_rows::{fates, numbers};
use crate::domain::key::KeyId;
use crate::domain::readable::readable;
use crate::flow::Fate;
use crate::flow::bulk::{self, RowState, Run};
use crate::text::{Text, fill};

/// The copies that a run's creates made beside its rows' keys, and the way to delete them; nothing while there are none.
pub(super) fn copies_of_run(ctx: Ctx, run: &Run) -> Option<AnyView> {
    if run.copies().is_empty() {
        return None;
    }
    let last_fates = Rc::new(RefCell::new(Vec::new()));
    let tries = RwSignal::new(0_i64);
    Some(live(Rc::new(move || {
        tries.track();
        let inner = ctx.inner();
        let run = inner.bulk.run.borrow();
        let mut parts = fates(ctx, &last_fates.borrow());
        if let Some(run) = run.as_ref().filter(|run| !run.copies().is_empty()) {
            parts.push(line("warning", None, ctx.t(Text::BULK_COPIES).to_owned()));
            parts.extend(rows(ctx, run));
            let label = fill(ctx.t(Text::BULK_KEEP_ONE), &[("spare", &numbers(&run.copies()))]);
            let last_fates = Rc::clone(&last_fates);
            let keep = Rc::new(move || keep_in_run(ctx, Rc::clone(&last_fates), tries));
            if !ctx.is_readonly() {
                parts.push(block("actions", vec![button_of("", "keep-one", label, keep)]));
            }
        }
        view! { <div class="card" data-part="copies">{parts}</div> }.into_any()
    })))
}

fn rows(ctx: Ctx, run: &Run) -> Vec<AnyView> {
    let told = run.rows.iter().filter(|row| !row.copies.is_empty()).map(|row| {
        let kept = match row.state {
            RowState::Created(id) => id.0.to_string(),
            _ => String::new(),
        };
        let name = readable(row.asked.name.as_str());
        let values = [("name", &*name), ("kept", &kept), ("spare", &numbers(&row.copies))];
        line("hint", Some("row-copies"), fill(ctx.t(Text::BULK_COPIES_ROW), &values))
    });
    told.collect()
}

fn keep_in_run(ctx: Ctx, last_fates: Rc<RefCell<Vec<(KeyId, Fate)>>>, tries: RwSignal<i64>) {
    let run = ctx.inner().bulk.run.borrow().clone();
    let (Some(account), Some(mut run)) = (ctx.account(), run) else { return };
    ctx.spawn(async move {
        match bulk::keep_one(&*ctx.host(), &account, &mut run).await {
            Ok(fates) => {
                last_fates.replace(fates);
            }
            Err(_) => ctx.notify(Some(Text::REPEATED_NOT_NOW)),
        }
        ctx.inner().bulk.run.replace(Some(run));
        // A screen that is gone has nobody to tell.
        let _unheard = tries.try_update(|tries| *tries += 1);
    });
}
