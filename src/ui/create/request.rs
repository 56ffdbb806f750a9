//! The request as text, for automation and for review; and a pasted request that fills the form.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Row, none, select, text_area_of};
use super::super::copy::copy_text_button;
use super::super::part::{block, button, code, fold, line};
use super::super::state::filled::Filled;
use super::super::state::form::FormModel;
use crate::domain::base_url::BaseUrl;
use crate::domain::draft::Draft;
use crate::domain::import;
use crate::domain::request_text::{Kind, Target, write};
use crate::text::{Text, error_text, fill, import_error_text, imported_text};

pub(super) fn request_panel(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let filled = ctx.inner().imported.take();
    let is_open = RwSignal::new(filled.is_some());
    let kind = RwSignal::new(Kind::Curl.code().to_owned());
    // Nobody sees it while it is folded, so it is not written on each key press then.
    let text =
        Signal::derive(
            move || if is_open.get() { written(form, &kind.get()) } else { String::new() },
        );
    let choices = Kind::ALL.map(|kind| (kind.code(), kind.label())).to_vec();
    let choose = Rc::new(move |code| kind.set(code));
    let (name, label, hint) =
        ("request_kind", ctx.t(Text::REQUEST_KIND), ctx.t(Text::REQUEST_HINT));
    let select = select(name, label, choices, Kind::Curl.code(), Signal::stored(false), choose);
    let kinds = Row { name, label, hint, error: none(), warning: none() }.around("field", select);
    let copied = Rc::new(move || written(form, &kind.get_untracked()));
    let copy = copy_text_button(ctx, Text::REQUEST_COPY, "", "copy-request", copied);
    let parts =
        vec![kinds, code("request-text", text), block("actions", vec![copy]), paste(form, filled)];
    fold("request", ctx.t(Text::REQUEST_TITLE), is_open, parts)
}

/// The request for the form as it stands, or what keeps it from being one.
fn written(form: FormModel, code: &str) -> String {
    let ctx = form.ctx();
    form.with(|form| match (&form.checked.outcome, Kind::from_code(code)) {
        (Ok((asked, _)), Some(kind)) => write(kind, asked, &target(ctx)),
        (Err(errors), _) => {
            let reasons =
                errors.iter().map(|error| error_text(&error.code, ctx.rate(), ctx.lang()));
            let reason = reasons.take(1).collect::<String>();
            fill(ctx.t(Text::REQUEST_NOT_YET), &[("reason", &reason)])
        }
        _ => String::new(),
    })
}

/// A proxy's address would be of no use elsewhere: the token goes to the server itself.
fn target(ctx: Ctx) -> Target {
    match ctx.account() {
        Some(account) if !account.token.is_kept_by_server() => {
            Target { base_url: account.base_url, user_id: account.user_id }
        }
        _ => Target::default(),
    }
}

fn paste(form: FormModel, filled: Option<Filled>) -> AnyView {
    let ctx = form.ctx();
    let pasted = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let name = "request_paste";
    let (label, hint) = (ctx.t(Text::PASTE_REQUEST), ctx.t(Text::PASTE_REQUEST_HINT));
    let type_in = Rc::new(move |text| pasted.set(text));
    let area = text_area_of(name, pasted.into(), error.into(), type_in);
    let row = Row { name, label, hint, error: error.into(), warning: none() }.around("field", area);
    let fill = Rc::new(move || {
        let read = import::read(&pasted.get_untracked());
        match read {
            Ok(imported) => {
                // It may have held a token: it does not stay in the page.
                pasted.set(String::new());
                let own = ctx.account().map(|account| host(&account.base_url)).unwrap_or_default();
                let summary = imported_text(&imported, &own, ctx.lang());
                let before = form.draft();
                ctx.inner().imported.replace(Some(Filled { summary, before }));
                // The form is built anew with the request's draft.
                form.replace(imported.draft, "[name='name']");
            }
            Err(why) => error.set(import_error_text(&why, ctx.lang())),
        }
    });
    let fill = button("", "import", ctx.t(Text::PASTE_FILL), fill);
    let (summary, undo) = match filled {
        Some(Filled { summary, before }) => (summary, vec![undo_button(form, before)]),
        None => (String::new(), Vec::new()),
    };
    let summary = line("warning", Some("imported"), summary);
    block("", vec![row, block("actions", vec![fill]), summary, block("actions", undo)])
}

/// Brings back the form as it was before the import, until something in it is changed.
fn undo_button(form: FormModel, before: Draft) -> AnyView {
    let filled = form.draft();
    let before = StoredValue::new(before);
    let label = form.ctx().t(Text::IMPORT_UNDO);
    let shown = move || {
        let undo = move || form.replace(before.get_value(), "[name='name']");
        let is_unchanged = form.with(|form| form.draft == filled);
        is_unchanged.then(|| button("", "undo-import", label, Rc::new(undo)))
    };
    shown.into_any()
}

fn host(base_url: &BaseUrl) -> String {
    let origin = base_url.origin();
    origin.split_once("://").map_or(origin, |(_, host)| host).to_owned()
}
