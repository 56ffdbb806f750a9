//! What cannot work is said in plain words, in the element and by an event.

use comet_e2e::{Told, Visitor, check, check_eq, visit};
use serde_json::json;

async fn says_that_it_cannot_be_loaded(person: &Visitor) -> Told {
    person.sees("form", "[part=error][role=alert]").await?;
    let says = person.reads("form", "[part=error]").await?;
    check(says.starts_with("Comet Keys could not be loaded"), format_args!("it says {says:?}"))?;
    let told = person.hears("form", "comet-key-error").await?;
    check_eq("the event's code", &told["code"], &json!("not-loaded"))?;
    check_eq("what is known", &told["certainty"], &json!("not-applied"))
}

/// Loads the class with its wasm at another place, then puts an element into the page.
async fn loads_the_wasm_from(person: &Visitor, place: &str) -> Told {
    person.opens("late.html").await?;
    let script = format!(
        "document.getElementById('form').lang = 'en';
          const {{ setWasmUrl, define }} = await window.bring('element.js');
         setWasmUrl(new URL('{place}', document.baseURI));
         define();"
    );
    person.awaits(&script).await.map(drop)
}

visit!(a_wasm_that_is_not_there, {}, async |person: &Visitor| {
    loads_the_wasm_from(person, "comet-keys/elsewhere.wasm").await?;
    says_that_it_cannot_be_loaded(person).await
});

visit!(a_page_in_place_of_the_wasm, {}, async |person: &Visitor| {
    loads_the_wasm_from(person, "plain.html").await?;
    says_that_it_cannot_be_loaded(person).await
});

// A server that does not know wasm files serves the right bytes under a wrong type: slower, but no trouble.
visit!(the_wasm_by_another_type_is_taken_all_the_same, {}, async |person: &Visitor| {
    for (file, wrong_type) in [("wasm.txt", "text/plain"), ("wasm.bin", "application/octet-stream")]
    {
        let place = format!("comet-keys/{file}");
        person.site.also_serves("comet-keys/comet-keys_bg.wasm", &place)?;
        loads_the_wasm_from(person, &place).await?;
        let script = format!("return (await fetch('{place}')).headers.get('Content-Type')");
        check_eq("the type", &person.awaits(&script).await?, &json!(wrong_type))?;
        let script = "document.getElementById('form').setAttribute('base-url', '/keys')";
        person.runs(script, vec![]).await?;
        person.makes("form", file).await?;
        let script = "
            const asked = performance.getEntriesByType('resource').map(one => new URL(one.name).pathname);
            return asked.filter(path => path.endsWith('.wasm'));";
        check_eq("the usual file", &person.runs(script, vec![]).await?, &json!([]))?;
        let console = person.console().await?;
        check(!console.contains("uncaught"), format_args!("the page broke: {console}"))?;
    }
    check_eq("keys", &person.server.keys().len(), &2)
});

visit!(a_policy_that_forbids_the_wasm, {}, async |person: &Visitor| {
    person.opens("no-wasm.html").await?;
    says_that_it_cannot_be_loaded(person).await
});

visit!(a_load_that_failed_is_tried_again, {}, async |person: &Visitor| {
    loads_the_wasm_from(person, "comet-keys/elsewhere.wasm").await?;
    says_that_it_cannot_be_loaded(person).await?;
    let script = "
        const { setWasmUrl } = await window.bring('element.js');
        setWasmUrl(undefined);
        document.getElementById('form').setAttribute('base-url', '/keys');";
    person.awaits(script).await?;
    person.sees("form", "#name").await
});

// The trap: the browser would carry out the POST and keep the answer from the page.
visit!(
    a_server_whose_answers_the_page_may_not_read_is_never_asked_for_a_key,
    {},
    async |person: &Visitor| {
        person.opens("elsewhere.html").await?;
        let script = "
        const form = document.createElement('comet-key-form');
        form.id = 'form';
        form.token = 'SomeToken';
        form.setAttribute('base-url', arguments[0]);
        document.getElementById('place').append(form);";
        person.runs(script, vec![json!(person.server.url())]).await?;
        person.sees("form", "[data-part=failure] [data-part=lead]").await?;
        let says = person.reads("form", "[data-part=lead]").await?;
        check(says.contains("does not let this page read"), format_args!("it says {says:?}"))?;
        person.types("form", "name", "unseen").await?;
        person.in_units("form").await?;
        person.presses("form", "button[type=submit]").await?;
        person.hears("form", "comet-key-error").await?;
        person.sees("form", "[data-part=failure]").await?;
        let sent = person.server.requests();
        check(sent.iter().all(|request| request.method != "POST"), "a POST was sent")?;
        check(person.server.keys().is_empty(), "a key was made that nobody sees")
    }
);

visit!(a_refusal_of_the_proxy_is_shown_in_its_own_words, {"creates_per_day": 0}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.types("form", "name", "one too many").await?;
    person.presses("form", "button[type=submit]").await?;
    person.sees("form", "[data-failure=refused]").await?;
    let says = person.reads("form", "[data-part=server-says]").await?;
    check(says.contains("keys a day"), format_args!("it says {says:?}"))?;
    let told = person.hears("form", "comet-key-error").await?;
    check_eq("what is told", &told, &json!({ "code": "refused", "certainty": "not-applied" }))
});
