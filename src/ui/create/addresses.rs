//! Which addresses may use the key: pasted in any shape, with what was read of it and what it lets in.

use std::net::IpAddr;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, note, put_text, text_area};
use super::super::part::{block, button, heard, shown_while};
use super::super::state::form::FormModel;
use super::super::state::form_state::{FormState, ShownErrors};
use super::field::row;
use crate::domain::field::Field;
use crate::text::{Text, notes_text, totals_text, unread_text};

/// A long list shows its first few notes; the rest are counted.
const SHOWN_NOTES: usize = 3;

pub(super) fn addresses(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let row = row(form, Field::AllowIps, Text::ALLOW_IPS, Text::ALLOW_IPS_HINT);
    let first = form.with_untracked(|form| form.draft.allow_ips.clone());
    let on_text = Rc::new(move |text| form.change(|draft| draft.allow_ips = text));
    let on_leave = Rc::new(move || form.show_allow_list_errors());
    let area = text_area(row.name, first, row.error, on_text);
    let says = |say: fn(&FormState, Ctx) -> String| {
        Signal::derive(move || form.with(|form| say(form, ctx)))
    };
    let totals = says(|form, ctx| totals_text(&form.checked.allow_list.totals, ctx.lang()));
    let notes = says(|form, ctx| {
        let read = &form.checked.allow_list;
        // Once the lines themselves are told, their number says nothing new.
        let unread = if form.shown_errors == ShownErrors::None {
            unread_text(read, ctx.lang())
        } else {
            None
        };
        let notes = notes_text(read, SHOWN_NOTES, ctx.lang());
        unread.into_iter().chain(notes).collect::<Vec<_>>().join("\n")
    });
    let tidy = Rc::new(move || {
        let text = form.with_untracked(|form| form.checked.allow_list.list());
        let Some(text) = text.and_then(|list| list.wire()) else { return };
        put_text(ctx, Field::AllowIps.as_str(), &text);
        form.change(|draft| draft.allow_ips = text);
    });
    let is_untidy = Signal::derive(move || form.with(is_untidy));
    let parts = vec![
        heard(on_leave, vec![area]),
        note("allow-list-totals", totals),
        note("allow-list-notes", notes),
        shown_while(is_untidy, vec![button("quiet", "tidy", ctx.t(Text::TIDY_LIST), tidy)]),
    ];
    block("", vec![row.around("field", block("", parts)), own_address(form)])
}

/// Whether the list would read differently if it were written as it is sent.
fn is_untidy(form: &FormState) -> bool {
    let read = &form.checked.allow_list;
    let is_plain = read.notes.is_empty()
        && read.folded == 0
        && form.draft.allow_ips.lines().count() == read.totals.entries;
    read.errors.is_empty() && !read.entries.is_empty() && !is_plain
}

/// An address to check against the list, which the person says themselves: it is asked for nowhere.
fn own_address(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let name = "my_address";
    let says = |say: fn(&FormState, Ctx, Option<IpAddr>) -> String| {
        Signal::derive(move || {
            form.with(|form| match form.my_address.trim() {
                "" => String::new(),
                text => say(form, ctx, text.parse().ok()),
            })
        })
    };
    let error = says(|_, ctx, address| match address {
        Some(_) => String::new(),
        None => ctx.t(Text::MY_ADDRESS_BAD).to_owned(),
    });
    let answer = says(|form, ctx, address| match address {
        Some(address) if form.checked.allow_list.covers(address) => {
            ctx.t(Text::MY_ADDRESS_IN).to_owned()
        }
        Some(_) => ctx.t(Text::MY_ADDRESS_OUT).to_owned(),
        None => String::new(),
    });
    let on_text = Rc::new(move |text| form.set_my_address(text));
    let first = form.with_untracked(|form| form.my_address.clone());
    let input = Input::text(name, Signal::stored(first), error, on_text).view();
    let control = block("", vec![input, note("my-address", answer)]);
    let (label, hint) = (ctx.t(Text::MY_ADDRESS), ctx.t(Text::MY_ADDRESS_HINT));
    Row { name, label, hint, error, warning: none() }.around("field", control)
}
