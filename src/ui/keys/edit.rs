//! Editing a key: the form of a new one, then what will change, then the save that reads first and proves after.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Row, check_box, none, note};
use super::super::create;
use super::super::focus::focus_soon;
use super::super::part::{block, button, form, line, screen, submit_button};
use super::super::state::form::{FormModel, Submit};
use super::super::state::nav::Page;
use super::super::state::subject::Subject;
use super::super::state::{draft_store, forms};
use super::act::{begin, is_at, leave, open, show_change, tell};
use super::foreign::obstacle;
use super::show::{field_text, name, setting, table};
use crate::domain::draft_key::DraftKey;
use crate::domain::edit::{Changes, changes};
use crate::domain::key::{KeyId, KeyRecord, KeyStatus};
use crate::domain::settings::{Difference, Settings, differences};
use crate::flow::keys::{Changed, edit};
use crate::text::Text;

/// What is about to be saved.
#[derive(Clone)]
pub(in super::super) struct Review {
    seen: KeyRecord,
    changes: Changes,
    /// What somebody else changed since the person opened the key.
    theirs: Vec<Difference>,
}

/// Opens the form for a key as it is, with what was left unsaved in it.
pub(super) fn begin_edit(ctx: Ctx, id: KeyId) {
    ctx.spawn(async move {
        let unsent = draft_store::unsent(ctx, DraftKey::Edit(id)).await;
        // The person may have gone elsewhere meanwhile.
        let record = ctx.keys(|state| state.find(id)).filter(|_| is_at(ctx, Page::Key(id)));
        if let Some(record) = record {
            forms::begin_edit(ctx, &record, unsent);
            open(ctx, Page::Edit(id));
        }
    });
}

/// Opens the form for a key as it is, and forgets what was left unsaved in it.
fn start_over(ctx: Ctx, id: KeyId) {
    if let Some(record) = ctx.keys(|state| state.find(id)) {
        forms::finish(ctx, DraftKey::Edit(id));
        forms::begin_edit(ctx, &record, None);
        open(ctx, Page::Edit(id));
    }
}

/// Gives the changes up.
fn cancel(ctx: Ctx, id: KeyId) {
    forms::finish(ctx, DraftKey::Edit(id));
    open(ctx, Page::Key(id));
}

pub(super) fn edit_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let record = ctx.keys(|state| state.find(id));
    let (Some(record), Some(model)) = (record, forms::of_edit(ctx, id)) else {
        return super::key::key_screen(ctx, id);
    };
    if let Some(reason) = obstacle(ctx, &record) {
        let back = Rc::new(move || open(ctx, Page::Key(id)));
        let head = line("strong", Some("key-name"), name(ctx, &record));
        let back = button("primary", "back", ctx.t(Text::KEY_BACK), back);
        return screen(Some("edit"), None, ctx.t(Text::EDIT_TITLE), vec![head, reason, back]);
    }
    let said = RwSignal::new(String::new());
    let cancel = Rc::new(move || cancel(ctx, id));
    let mut fields = vec![
        line("strong", Some("key-name"), name(ctx, &record)),
        create::restored_line(model, Rc::new(move || start_over(ctx, id))),
        line("hint", None, ctx.t(Text::EDIT_QUOTA_HINT).to_owned()),
    ];
    fields.extend(create::fields(model));
    fields.push(block(
        "actions",
        vec![
            submit_button(ctx.t(Text::EDIT_REVIEW), false),
            button("", "cancel", ctx.t(Text::CANCEL), cancel),
            note("nothing-changed", said.into()),
        ],
    ));
    let submit = Rc::new(move || review(model, record.clone(), said));
    screen(None, None, ctx.t(Text::EDIT_TITLE), vec![form(Some("edit"), submit, fields)])
}

/// Shows what will change, or at the fields what is wrong.
fn review(model: FormModel, seen: KeyRecord, said: RwSignal<String>) {
    let ctx = model.ctx();
    let Subject::Edit { before, .. } = &*model.subject() else { return };
    // Warnings are not asked about here: the changes are shown before they are made.
    let again = {
        let seen = seen.clone();
        Rc::new(move || review(model, seen.clone(), said))
    };
    match model.submit(true, again) {
        Submit::Refused => return focus_soon(ctx, "[aria-invalid='true']"),
        Submit::Wait => return,
        Submit::Send(_) | Submit::Ask => {}
    }
    let rate = ctx.rate();
    let Ok(changes) = changes(before, &model.draft(), ctx.now(), rate) else { return };
    if changes.is_empty() && seen.status == KeyStatus::Enabled {
        said.set(ctx.t(Text::EDIT_NOTHING).to_owned());
        return;
    }
    let id = seen.id;
    ctx.keys(|state| state.review = Some(Rc::new(Review { seen, changes, theirs: Vec::new() })));
    open(ctx, Page::Review(id));
}

pub(super) fn review_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let review = ctx.keys(|state| state.review.clone()).filter(|review| review.seen.id == id);
    let Some(review) = review else { return super::key::key_screen(ctx, id) };
    let Review { seen, changes, theirs } = &*review;
    // Enabling a key that was switched off on purpose takes a decision; a dead one is edited to live again.
    let enable = RwSignal::new(matches!(seen.status, KeyStatus::Expired | KeyStatus::Exhausted));
    let said = RwSignal::new(String::new());
    let mut parts = vec![line("strong", Some("key-name"), name(ctx, seen))];
    if !theirs.is_empty() {
        parts.push(line("warning", Some("meanwhile"), ctx.t(Text::TOLD_MEANWHILE).to_owned()));
        let heads = [Text::REVIEW_THEIRS, Text::REVIEW_BEFORE, Text::REVIEW_NOW];
        parts.push(difference_table(ctx, "theirs", heads, theirs));
    }
    let own = differences(&Settings::of(seen), &changes.apply(seen));
    if own.is_empty() {
        parts.push(line("", None, ctx.t(Text::EDIT_NOTHING).to_owned()));
    } else {
        let heads = [Text::SETTING, Text::REVIEW_NOW, Text::REVIEW_NEW];
        parts.push(difference_table(ctx, "diff", heads, &own));
        parts.push(line("hint", None, ctx.t(Text::REVIEW_TEXT).to_owned()));
    }
    if seen.status != KeyStatus::Enabled {
        let (label, hint) = (ctx.t(Text::REVIEW_ENABLE), ctx.t(Text::REVIEW_ENABLE_HINT));
        let row = Row { name: "enable", label, hint, error: none(), warning: none() };
        parts.push(check_box(row, enable.get_untracked(), Rc::new(move |on| enable.set(on))));
    }
    let save = {
        let review = Rc::clone(&review);
        Rc::new(move || save(ctx, Rc::clone(&review), enable.get_untracked(), said))
    };
    let more = Rc::new(move || open(ctx, Page::Edit(id)));
    let cancel = Rc::new(move || cancel(ctx, id));
    parts.push(block(
        "actions",
        vec![
            button("primary", "save", ctx.t(Text::REVIEW_SAVE), save),
            button("", "change-more", ctx.t(Text::REVIEW_BACK), more),
            button("", "cancel", ctx.t(Text::CANCEL), cancel),
            note("working", said.into()),
        ],
    ));
    screen(Some("review"), None, ctx.t(Text::REVIEW_TITLE), parts)
}

fn save(ctx: Ctx, review: Rc<Review>, enable: bool, said: RwSignal<String>) {
    begin(ctx, said, async move |account| {
        let Review { seen, changes, .. } = &*review;
        match edit(&*ctx.host(), &account, seen, changes, enable).await {
            Changed::Meanwhile { record, theirs } => {
                ctx.keys(|state| state.put(&record));
                let (id, changes) = (seen.id, changes.clone());
                let anew = Rc::new(Review { seen: *record, changes, theirs });
                if is_at(ctx, Page::Review(id)) {
                    ctx.keys(|state| state.review = Some(anew));
                    show_change(ctx, Page::Review(id));
                }
            }
            told => {
                if matches!(told, Changed::Done { .. } | Changed::Gone) {
                    forms::finish(ctx, DraftKey::Edit(seen.id));
                }
                tell(ctx, seen.id, Text::TOLD_SAVED, told);
                leave(ctx, Page::Review(seen.id), Page::Key(seen.id));
            }
        }
    });
}

/// Setting by setting, as a person reads them.
pub(super) fn difference_table(
    ctx: Ctx,
    part: &'static str,
    heads: [Text; 3],
    rows: &[Difference],
) -> AnyView {
    let mut lines = vec![heads.map(|head| ctx.t(head).to_owned()).to_vec()];
    lines.extend(rows.iter().map(|row| {
        let value = |raw: &str| match setting(ctx, row.field, raw) {
            empty if empty.is_empty() => ctx.t(Text::EMPTY_VALUE).to_owned(),
            text => text,
        };
        vec![ctx.t(field_text(row.field)).to_owned(), value(&row.old), value(&row.new)]
    }));
    table(part, lines)
}
