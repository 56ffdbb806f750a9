//! What the rows of a plan on the page say, read from the table alone.

use comet_keys::domain::lang::Lang;
use comet_keys::text::Text;
use serde_json::Value;
use web_sys::Element;

use super::screen::Screen;

/// The cells of each row: line, name, money, expiry, addresses, models, group, and what goes beyond the form.
pub fn visible_rows(screen: &Screen) -> Vec<Vec<String>> {
    let rows = screen.root.query_selector_all("[data-part=bulk-rows] tr[data-loosened]").unwrap();
    let texts = |row: Element| {
        let cells = row.query_selector_all("td").unwrap();
        (0..cells.length()).map(|at| cells.item(at).unwrap().text_content().unwrap()).collect()
    };
    (0..rows.length())
        .map(|at| texts(wasm_bindgen::JsCast::unchecked_into(rows.item(at).unwrap())))
        .collect()
}

/// Every setting that a body sends otherwise than the row of its name says.
pub fn row_differences(rows: &[Vec<String>], body: &Value) -> Vec<String> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let name = text("name");
    let Some(row) = rows.iter().find(|row| row[1] == name) else {
        return vec![format!("no row is called {name:?} among {rows:?}")];
    };
    let says =
        |cell: &str, message: Text| Lang::ALL.iter().any(|lang| cell == message.in_lang(*lang));
    let holds_all = |cell: &str, entries: &str, separators: &[char]| {
        entries.split(separators).all(|entry| cell.contains(entry))
    };
    let digits = |cell: &str| -> String { cell.chars().filter(char::is_ascii_digit).collect() };
    let is_unlimited = body["unlimited_quota"].as_bool().unwrap();
    let units = body["remain_quota"].as_i64().unwrap().to_string();
    let is_limited_to_models = body["model_limits_enabled"].as_bool().unwrap();
    let checks = [
        (
            "remain_quota",
            if is_unlimited {
                says(&row[2], Text::FILTER_UNLIMITED)
            } else {
                digits(&row[2]).ends_with(&units)
            },
        ),
        ("expired_time", says(&row[3], Text::EXPIRES_NEVER) == (body["expired_time"] == -1)),
        (
            "allow_ips",
            match text("allow_ips") {
                "" => says(&row[4], Text::FILTER_NO_IP_LIST),
                list => holds_all(&row[4], list, &['\n']),
            },
        ),
        (
            "model_limits",
            if is_limited_to_models {
                holds_all(&row[5], text("model_limits"), &[','])
            } else {
                says(&row[5], Text::BULK_ALL_MODELS)
            },
        ),
        (
            "group",
            match text("group") {
                "" => says(&row[6], Text::BULK_OWN_GROUP),
                group => row[6].starts_with(group),
            },
        ),
    ];
    checks
        .into_iter()
        .filter(|(_, is_same)| !is_same)
        .map(|(field, _)| format!("{field} is sent as {} under the row {row:?}", body[field]))
        .collect()
}
