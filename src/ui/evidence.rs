//! What was asked against what stands on the server, setting by setting.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use crate::domain::matching::FieldComparison;
use crate::domain::readable::readable;
use crate::text::Text;

pub(super) fn evidence(ctx: Ctx, rows: &[FieldComparison]) -> AnyView {
    let shown = |text: &str| {
        if text.is_empty() {
            return ctx.t(Text::EMPTY_VALUE).to_owned();
        }
        // The lines of a list stand side by side in a cell.
        readable(&text.replace('\n', " "))
    };
    let mut lines = vec![row(
        None,
        None,
        [ctx.t(Text::SETTING), ctx.t(Text::ASKED), ctx.t(Text::FOUND), ""].map(str::to_owned),
    )];
    lines.extend(rows.iter().map(|comparison| {
        let FieldComparison { field, asked, found, equal } = comparison;
        let mark = if *equal { "✓" } else { "≠" };
        let cells = [field.as_str().to_owned(), shown(asked), shown(found), mark.to_owned()];
        row(Some(field.as_str()), Some(if *equal { "true" } else { "false" }), cells)
    }));
    view! {
        <div class="scroll">
            <table data-part="evidence">
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(field: Option<&'static str>, equal: Option<&'static str>, cells: [String; 4]) -> AnyView {
    let [setting, asked, found, mark] = cells;
    view! {
        <tr data-field=field data-equal=equal>
            <th scope="row">{setting}</th>
            <td>{asked}</td>
            <td>{found}</td>
            <td>{mark}</td>
        </tr>
    }
    .into_any()
}
