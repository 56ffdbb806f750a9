//! Presets: a menu above the form, and the person's own below it, to keep, delete and carry as a file.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, note, select_of};
use super::super::download::download;
use super::super::file::file_row;
use super::super::focus::focus_soon;
use super::super::part::{block, button, button_of, fold, form as form_part, live};
use super::super::state::form::FormModel;
use crate::domain::preset::{self, Presets, Ready};
use crate::flow::{PresetsError, change_presets, load_presets};
use crate::text::{Text, fill, preset_error_text, ready_text};

/// Stands before the label of a preset of one's own, among the menu's values.
const OWN: &str = "own:";

/// What was done to the presets last, in words. The menu and the list are built anew whenever it is said.
pub(super) type Said = RwSignal<String>;

/// Reads the person's own presets, so that the menu shows them.
pub(super) fn read_presets(ctx: Ctx, said: Said) {
    ctx.spawn(async move {
        match load_presets(&*ctx.host()).await {
            Ok(presets) if presets.all().is_empty() => {}
            result => tell(ctx, said, result, String::new()),
        }
    });
}

fn known(ctx: Ctx) -> Presets {
    ctx.inner().presets.borrow().clone()
}

/// The menu.
pub(super) fn preset_menu(form: FormModel, said: Said) -> AnyView {
    let ctx = form.ctx();
    let (name, label) = ("preset", ctx.t(Text::PRESET));
    let menu = live(Rc::new(move || {
        said.track();
        let mut choices = vec![(String::new(), ctx.t(Text::PRESET_NONE).to_owned())];
        choices.extend(
            Ready::ALL
                .into_iter()
                .map(|one| (one.id().to_owned(), ctx.t(ready_text(one)).to_owned())),
        );
        let own = known(ctx);
        choices
            .extend(own.all().iter().map(|one| (format!("{OWN}{}", one.label), one.label.clone())));
        let choose = Rc::new(move |choice: String| apply(form, &choice));
        select_of(name, label, choices, "", Signal::stored(false), choose)
    }));
    Row { name, label, hint: "", error: none(), warning: none() }.around("field", menu)
}

/// Fills the form; what a preset does not name stays.
fn apply(form: FormModel, choice: &str) {
    let mut draft = form.draft();
    if let Some(label) = choice.strip_prefix(OWN) {
        let own = known(form.ctx());
        let Some(preset) = own.find(label) else { return };
        preset.apply(&mut draft);
    } else if let Some(ready) = Ready::ALL.into_iter().find(|one| one.id() == choice) {
        ready.apply(&mut draft);
    } else {
        return;
    }
    form.replace(draft, "[name='preset']");
}

/// The person's own presets. They stand outside the form, where Enter cannot send it.
pub(super) fn own_presets(form: FormModel, said: Said) -> AnyView {
    let ctx = form.ctx();
    let name = "preset_label";
    let label = RwSignal::new(String::new());
    let on_text = Rc::new(move |text| label.set(text));
    let input = Input::text(name, label.into(), none(), on_text).view();
    let keep = Rc::new(move || keep(form, said, label));
    let pair = vec![input, button("", "keep-preset", ctx.t(Text::PRESET_KEEP), keep.clone())];
    let (title, hint) = (ctx.t(Text::PRESET_LABEL), ctx.t(Text::PRESET_LABEL_HINT));
    let row = Row { name, label: title, hint, error: none(), warning: none() }
        .around("field", block("pair", pair));
    let parts = vec![
        form_part(None, keep, vec![row]),
        note("presets-said", said.into()),
        live(Rc::new(move || kept(ctx, said))),
        import_row(ctx, said),
    ];
    fold("presets", ctx.t(Text::OWN_PRESETS), RwSignal::new(false), parts)
}

/// A button to delete each, and one to carry them all away.
fn kept(ctx: Ctx, said: Said) -> AnyView {
    said.track();
    let own = known(ctx);
    let mut buttons: Vec<AnyView> = own
        .all()
        .iter()
        .map(|one| {
            let label = one.label.clone();
            let title = fill(ctx.t(Text::PRESET_DELETE), &[("label", &label)]);
            let done = fill(ctx.t(Text::PRESET_DELETED), &[("label", &label)]);
            let delete = Rc::new(move || {
                let label = label.clone();
                let delete = move |own: &mut Presets| {
                    own.remove(&label);
                    Ok(())
                };
                change(ctx, said, Box::new(delete), done.clone());
                focus_soon(ctx, "[name='preset_label']");
            });
            button_of("quiet", "delete-preset", title, delete)
        })
        .collect();
    if !buttons.is_empty() {
        let export = Rc::new(move || {
            let text = known(ctx).to_value().to_string();
            if !download("comet-keys-presets.json", "application/json", &text) {
                said.set(ctx.t(Text::PRESETS_EXPORT_FAILED).to_owned());
            }
        });
        buttons.push(button("", "export-presets", ctx.t(Text::PRESETS_EXPORT), export));
    }
    block("actions", buttons)
}

fn import_row(ctx: Ctx, said: Said) -> AnyView {
    let import = Rc::new(move |text: String| {
        let import = move |own: &mut Presets| own.import(&text);
        change(ctx, said, Box::new(import), ctx.t(Text::PRESETS_IMPORTED).to_owned());
    });
    file_row(ctx, "presets_file", Text::PRESETS_IMPORT, ".json,application/json", import)
}

fn keep(form: FormModel, said: Said, label: RwSignal<String>) {
    let ctx = form.ctx();
    let name = label.get_untracked().trim().to_owned();
    let draft = form.draft();
    let done = fill(ctx.t(Text::PRESET_KEPT), &[("label", &name)]);
    change(ctx, said, Box::new(move |own| own.keep(&name, &draft)), done);
}

type Change = Box<dyn FnMut(&mut Presets) -> Result<(), preset::Error>>;

fn change(ctx: Ctx, said: Said, mut change: Change, done: String) {
    ctx.spawn(async move {
        let changed = change_presets(&*ctx.host(), &mut change).await;
        tell(ctx, said, changed, done);
    });
}

/// Shows the presets there are now, and says what was done or why it was not.
fn tell(ctx: Ctx, said: Said, result: Result<Presets, PresetsError>, done: String) {
    said.set(match result {
        Ok(presets) => {
            ctx.inner().presets.replace(presets);
            done
        }
        Err(PresetsError::Preset(error)) => ctx.t(preset_error_text(error)).to_owned(),
        Err(PresetsError::Store(_)) => ctx.t(Text::STORE_FAILED).to_owned(),
    });
}
