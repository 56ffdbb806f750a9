//! The audit: each concern with its keys, graded, and what can be done about all of them at once.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::{OnPress, block, button, line, screen};
use super::super::state::money::read_money;
use super::act::{back_to_list, look};
use super::fix::{begin_fix, label};
use super::show::name;
use crate::domain::audit::{Concern, Finding, Grade, audit};
use crate::domain::key::KeyId;
use crate::text::{Text, fill, partial_text, unreadable_name};

/// So many names are told; the list has the rest.
const NAMES: usize = 5;

pub(super) fn audit_screen(ctx: Ctx) -> AnyView {
    read_money(ctx);
    let now = ctx.now();
    let (records, completeness) = ctx.keys(|state| (Rc::clone(&state.records), state.completeness));
    let audit = audit(&records, completeness, now);
    let back = button("quiet", "back", ctx.t(Text::KEY_BACK), Rc::new(move || back_to_list(ctx)));
    let mut parts = vec![back];
    if let Some(unseen) = audit.unseen {
        let text = partial_text(unseen, ctx.lang());
        let text = format!("{text} {}", ctx.t(Text::PARTIAL_AUDIT));
        parts.push(line("warning", Some("unseen"), text));
    }
    let unreadable = ctx.keys(|state| Rc::clone(&state.unreadable));
    if !unreadable.is_empty() {
        let names = unreadable.iter().take(NAMES);
        let names: Vec<String> = names.map(|one| unreadable_name(one, ctx.lang())).collect();
        let more = if unreadable.len() > NAMES { ", …" } else { "" };
        let values = [("names", &*(names.join(", ") + more))];
        let text = fill(ctx.t(Text::UNREADABLE_NOT_CHECKED), &values);
        parts.push(line("warning", Some("not-checked"), text));
    } else if audit.is_clean() {
        parts.push(line("", Some("clean"), ctx.t(Text::AUDIT_CLEAN).to_owned()));
    }
    parts.extend(audit.findings.into_iter().map(|finding| card(ctx, finding)));
    screen(Some("audit"), None, ctx.t(Text::AUDIT_TITLE), parts)
}

fn card(ctx: Ctx, finding: Finding) -> AnyView {
    let Finding { concern, ids, to_fix } = finding;
    let names: Vec<String> = ctx
        .keys(|state| ids.iter().take(NAMES).filter_map(|id| state.find(*id)).collect::<Vec<_>>())
        .iter()
        .map(|record| name(ctx, record))
        .collect();
    let more = if ids.len() > NAMES { ", …" } else { "" };
    let values = [("count", &*ids.len().to_string()), ("names", &*(names.join(", ") + more))];
    let told = fill(ctx.t(Text::AUDIT_COUNT), &values);
    let mut buttons = Vec::new();
    let ids: Rc<[KeyId]> = ids.into();
    if !ctx.is_readonly() && !to_fix.is_empty() {
        let to_fix: Rc<[KeyId]> = to_fix.into();
        let mend: OnPress = Rc::new(move || begin_fix(ctx, concern.fix(), &to_fix));
        buttons.push(button("", "fix", ctx.t(fix_text(concern)), mend));
    }
    let select: OnPress = Rc::new(move || {
        ctx.keys(|state| state.selected = ids.iter().copied().collect());
        back_to_list(ctx);
        look(ctx);
    });
    buttons.push(button("", "select", ctx.t(Text::AUDIT_SELECT), select));
    let parts = vec![
        line("hint", Some("grade"), ctx.t(grade_text(concern.grade())).to_owned()),
        line("strong", None, ctx.t(concern_text(concern)).to_owned()),
        line("", Some("who"), told),
        block("actions", buttons),
    ];
    view! {
        <section class="card" data-part="finding" data-concern=concern.code()>
            {parts}
        </section>
    }
    .into_any()
}

const fn grade_text(grade: Grade) -> Text {
    match grade {
        Grade::High => Text::GRADE_HIGH,
        Grade::Medium => Text::GRADE_MEDIUM,
        Grade::Low => Text::GRADE_LOW,
    }
}

const fn concern_text(concern: Concern) -> Text {
    match concern {
        Concern::WideOpen => Text::AUDIT_WIDE_OPEN,
        Concern::DeadButEnabled => Text::AUDIT_DEAD,
        Concern::AdmitsNobody => Text::AUDIT_ADMITS_NOBODY,
        Concern::Unlimited => Text::AUDIT_UNLIMITED,
        Concern::Unused90Days => Text::AUDIT_UNUSED_90,
        Concern::NeverExpires => Text::AUDIT_NEVER_EXPIRES,
        Concern::NoIpList => Text::AUDIT_NO_IP_LIST,
        Concern::Unused30Days => Text::AUDIT_UNUSED_30,
        Concern::SameName => Text::AUDIT_SAME_NAME,
        Concern::SameSettings => Text::AUDIT_SAME_SETTINGS,
    }
}

/// What the button of a concern says.
const fn fix_text(concern: Concern) -> Text {
    match concern {
        Concern::SameName | Concern::SameSettings => Text::FIX_SPARE,
        _ => label(concern.fix()),
    }
}
