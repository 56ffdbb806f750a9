//! What the element's attributes, properties and events promise.

use comet_e2e::{Told, Visitor, check, check_eq, visit};
use serde_json::json;

visit!(a_name_is_all_it_takes_to_a_key, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.hears("form", "comet-key-ready").await?;
    person.makes("form", "from a page").await?;

    let key = &person.server.keys()[0];
    check_eq("the key's name", &key.name.as_str(), &"from a page")?;
    let before = person.hears("form", "comet-key-before-create").await?;
    check_eq("what is told before", &before, &json!({ "name": "from a page", "group": "" }))?;
    let created = person.hears("form", "comet-key-created").await?;
    check_eq("its id", &created["id"], &json!(key.id))?;
    check_eq("its outcome", &created["outcome"], &json!("confirmed"))?;
    check(person.site.log().contains("from a page"), "the proxy wrote nothing down")?;

    person.presses("form", "[data-action=reveal]").await?;
    check_eq("the key shown", &person.reads("form", "output").await?, &key.secret())
});

visit!(two_elements_of_a_page_do_not_disturb_each_other, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "one").await?;
    person.types("keys", "name", "another").await?;
    let script = "
        const name = id => document.getElementById(id).shadowRoot.querySelector('#name').value;
        const theme = id => document.getElementById(id).shadowRoot.firstChild.dataset.theme;
        const lang = id => document.getElementById(id).shadowRoot.querySelector('.app').lang;
        return ['form', 'keys'].map(id => [name(id), theme(id), lang(id)]);";
    let found = person.runs(script, vec![]).await?;
    check_eq(
        "name, theme and language of each",
        &found,
        &json!([["one", "auto", "en"], ["another", "dark", "vi"]]),
    )
});

visit!(caps_of_the_proxy_are_explained_and_kept, {"max_quota": 500_000, "max_life_seconds": 86_400}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "too much").await?;
    person.reads_soon("form", "#remain_quota-warning", "$1.00").await?;
    // A cap that came before the rate has put the form into units.
    let dollars = "
        const unit = document.getElementById('form').shadowRoot.querySelector('[name=quota_unit]');
        unit.value = 'dollars';
        unit.dispatchEvent(new Event('change', { bubbles: true }));";
    person.runs(dollars, vec![]).await?;
    person.types("form", "remain_quota", "1.01").await?;
    person.presses("form", "button[type=submit]").await?;
    person.sees("form", "#remain_quota[aria-invalid=true]").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    person.types("form", "remain_quota", "1").await?;
    person.presses("form", "button[type=submit]").await?;
    person.sees("form", "[data-screen=created]").await?;
    check_eq("the key's quota", &person.server.keys()[0].remain_quota, &500_000)?;
    check(person.server.keys()[0].expired_time > 0, "the key never expires")
});

visit!(a_page_may_object_to_a_create, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.runs("window.objects = true", vec![]).await?;
    person.types("form", "name", "unwanted").await?;
    person.presses("form", "button[type=submit]").await?;
    person.sees("form", ".notice").await?;
    check_eq("requests to create", &person.server.creates(), &0)
});

visit!(a_page_that_asks_for_the_key_gets_it, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    let script = "document.getElementById('form').receiveKey =
        (key, created) => { window.taken = [key, created.name]; };";
    person.runs(script, vec![]).await?;
    person.makes("form", "for the page").await?;
    let taken = person.runs("return window.taken", vec![]).await?;
    check_eq("what the page took", &taken, &json!([person.server.full_keys()[0], "for the page"]))
});

visit!(attributes_may_change_at_any_time, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "kept").await?;
    person.runs("document.getElementById('form').setAttribute('lang', 'zh')", vec![]).await?;
    person.sees("form", ".app[lang=zh] #name").await?;
    let script = "return document.getElementById('form').shadowRoot.querySelector('#name').value";
    check_eq("the name typed", &person.runs(script, vec![]).await?, &json!("kept"))?;
    person.runs("document.getElementById('form').toggleAttribute('readonly')", vec![]).await?;
    person.sees("form", "button[type=submit]:disabled").await
});

// The plain example, exactly as it is shipped.
visit!(the_plain_example_makes_a_key, {}, async |person: &Visitor| -> Told {
    person.opens("index.html").await?;
    person.runs("document.querySelector('comet-key-form').id = 'form'", vec![]).await?;
    person.makes("form", "example").await?;
    check_eq("keys", &person.server.keys().len(), &1)
});
