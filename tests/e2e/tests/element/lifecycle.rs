//! An element may be moved, removed, put back, and known late.

use comet_e2e::{Told, Visitor, check_eq, visit};
use serde_json::json;

visit!(an_element_that_is_moved_keeps_what_stands_in_it, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "moved").await?;
    let script = "
        const form = document.getElementById('form');
        window.before = form.shadowRoot.querySelector('#name');
        document.body.append(form);";
    person.runs(script, vec![]).await?;
    let script = "
        await new Promise(done => setTimeout(done));
        const now = document.getElementById('form').shadowRoot.querySelector('#name');
        return [now === window.before, now.value];";
    check_eq("the same control", &person.awaits(script).await?, &json!([true, "moved"]))
});

visit!(an_element_that_is_removed_is_empty_and_comes_back_afresh, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "gone").await?;
    let script = "
        window.form = document.getElementById('form');
        form.remove();
        await new Promise(done => setTimeout(done));
        const left = form.shadowRoot.childNodes.length;
        document.body.append(form);
        return left;";
    check_eq("what is left", &person.awaits(script).await?, &json!(0))?;
    person.sees("form", "#name").await?;
    person.makes("form", "again").await?;
    check_eq("requests to create", &person.server.creates(), &1)
});

visit!(
    a_create_cut_short_by_removal_is_found_when_the_element_is_back,
    {},
    async |person: &Visitor| {
        person.opens("plain.html").await?;
        person.server.will("slow-700:POST /api/token/:1")?;
        person.types("form", "name", "cut short").await?;
        person.presses("form", "button[type=submit]").await?;
        person.server.hears_a_create().await?;
        person.runs("window.form = document.getElementById('form'); form.remove()", vec![]).await?;
        person.server.has_a_key().await?;
        person.runs("document.body.append(window.form)", vec![]).await?;
        person.sees("form", "[data-screen=created][data-outcome=found]").await?;
        check_eq("requests to create", &person.server.creates(), &1)
    }
);

visit!(an_element_that_stood_there_first_takes_what_it_was_given, {}, async |person: &Visitor| {
    person.opens("late.html").await?;
    let script = "
        const form = document.getElementById('form');
        form.policy = { max_quota: 500000 };
        form.setAttribute('base-url', '/keys');
        await window.bring('index.js');
        return Object.hasOwn(form, 'policy');";
    let is_own = person.awaits(script).await?;
    check_eq("a property that hides the class's own", &is_own, &json!(false))?;
    person.sees("form", ".app[lang=zh] #name").await?;
    person.reads_soon("form", "#remain_quota-warning", "$1.00").await
});

visit!(
    defining_twice_and_importing_the_class_alone_do_no_harm,
    {},
    async |person: &Visitor| -> Told {
        person.opens("late.html").await?;
        let script = "
        const { CometKeyForm, define } = await window.bring('element.js');
        const before = customElements.get('comet-key-form');
        define();
        define();
        await window.bring('index.js');
        return [before === undefined, customElements.get('comet-key-form') === CometKeyForm];";
        check_eq(
            "undefined first, then the class",
            &person.awaits(script).await?,
            &json!([true, true]),
        )?;
        person.sees("form", "#name").await
    }
);
