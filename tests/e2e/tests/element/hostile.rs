//! A page whose styles and scripts would break what they reach.

use comet_e2e::{Visitor, check, check_eq, visit};
use serde_json::json;

visit!(hostile_styles_and_globals_do_not_reach_inside, {}, async |person: &Visitor| {
    person.opens("hostile.html").await?;
    person.sees("form", "#name").await?;
    let script = "
        const root = document.getElementById('form').shadowRoot;
        const label = getComputedStyle(root.querySelector('label'));
        return [label.display, label.fontSize, label.textTransform, label.letterSpacing, label.whiteSpace,
            label.color === 'rgb(255, 0, 0)'];";
    let found = person.runs(script, vec![]).await?;
    check_eq(
        "the looks of a label",
        &found,
        &json!(["block", "14px", "none", "normal", "normal", false]),
    )?;
    person.makes("form", "unharmed").await?;
    check_eq("keys", &person.server.keys().len(), &1)?;
    let sent = person.server.requests();
    let is_polluted = sent.iter().any(|request| {
        request.authorization.as_ref().is_some_and(|header| header.contains("Polluted"))
    });
    check(!is_polluted, "a token came from a polluted prototype")
});
