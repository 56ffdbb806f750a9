//! What was asked against what stands on the server, setting by setting.

use leptos::prelude::*;

use super::context::Ctx;
use crate::domain::matching::FieldComparison;
use crate::text::Text;

#[component]
pub(super) fn Evidence(ctx: Ctx, rows: Vec<FieldComparison>) -> impl IntoView {
    let shown = move |text: String| {
        move || {
            if text.is_empty() {
                Text::EmptyValue.in_lang(ctx.lang.get()).to_owned()
            } else {
                text.clone()
            }
        }
    };
    let rows = rows.into_iter().map(move |row| {
        view! {
            <tr data-field=row.field.as_str() data-equal=row.equal.to_string()>
                <th scope="row">{row.field.as_str()}</th>
                <td>{shown(row.asked)}</td>
                <td>{shown(row.found)}</td>
                <td>{if row.equal { "✓" } else { "≠" }}</td>
            </tr>
        }
    });
    view! {
        <div class=("scroll", true)>
            <table data-part="evidence">
                <thead>
                    <tr>
                        <th scope="col">{ctx.t(Text::Setting)}</th>
                        <th scope="col">{ctx.t(Text::Asked)}</th>
                        <th scope="col">{ctx.t(Text::Found)}</th>
                        <td>{""}</td>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
