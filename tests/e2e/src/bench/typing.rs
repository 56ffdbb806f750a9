//! How much script one key press costs where there is much on the screen.

use serde_json::json;

use super::opening::metric;
use super::report::{Row, median};
use crate::{Person, Trouble, chromium};

const PRESSES: usize = 21;
/// One frame of a display of 60 Hz.
const BUDGET_MILLIS: f64 = 16.0;

/// Presses a key in the control that `selector` finds, and measures the script until the next frame.
///
/// # Errors
/// When there is no such control.
pub async fn measure(person: &Person, what: &str, selector: &str) -> Result<Row, Trouble> {
    let client = person.session().client();
    let page = person.page();
    page.unfolds(selector).await?;
    let focus = "const control = document.querySelector(arguments[0]); control.focus();
        control.setSelectionRange?.(control.value.length, control.value.length);";
    page.run(focus, vec![json!(selector)]).await?;
    let mut measures = Vec::new();
    for _ in 0..PRESSES {
        let before = metric(&chromium::metrics(client).await?, "ScriptDuration");
        let press = json!({ "type": "char", "text": "1" });
        chromium::devtools(client, "Input.dispatchKeyEvent", press).await?;
        let after = metric(&chromium::metrics(client).await?, "ScriptDuration");
        measures.push((after - before) * 1000.0);
    }
    Ok(Row::within(what, median(measures), BUDGET_MILLIS, "ms"))
}

/// Puts `text` into the control that `selector` finds, as pasting does.
///
/// # Errors
/// When there is no such control.
pub async fn paste(person: &Person, selector: &str, text: &str) -> Result<(), Trouble> {
    person.page().unfolds(selector).await?;
    let script = "const control = document.querySelector(arguments[0]);
        control.value = arguments[1];
        control.dispatchEvent(new Event('input', { bubbles: true }));";
    person.page().run(script, vec![json!(selector), json!(text)]).await.map(drop)
}
