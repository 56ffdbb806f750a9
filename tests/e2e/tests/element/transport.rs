//! The page's own way to its server.

use comet_e2e::{Visitor, check, check_eq, visit};
use serde_json::json;

visit!(a_transport_of_fetch_carries_every_request, {}, async |person: &Visitor| {
    person.opens("late.html").await?;
    let script = "
        const form = document.getElementById('form');
        window.carried = [];
        form.transport = {
            own: '/keys',
            send(request) {
                const { pathname, search } = new URL(request.url);
                window.carried.push(request.method + ' ' + pathname);
                return fetch(this.own + pathname + search, request);
            },
        };
        await window.bring('index.js');";
    person.awaits(script).await?;
    person.makes("form", "carried").await?;
    let carried = person.runs("return window.carried", vec![]).await?;
    let carried: Vec<&str> =
        carried.as_array().into_iter().flatten().filter_map(|one| one.as_str()).collect();
    check_eq(
        "creates carried",
        &carried.iter().filter(|one| **one == "POST /api/token/").count(),
        &1,
    )?;
    check_eq("keys", &person.server.keys().len(), &1)?;
    check(carried.contains(&"GET /policy"), format_args!("carried {carried:?}"))
});

visit!(a_transport_that_throws_sends_nothing_on, {}, async |person: &Visitor| {
    person.opens("late.html").await?;
    let script = "
        document.getElementById('form').transport = () => { throw new Error('not today'); };
        await window.bring('index.js');";
    person.awaits(script).await?;
    person.types("form", "name", "never").await?;
    person.in_units("form").await?;
    person.presses("form", "button[type=submit]").await?;
    let told = person.hears("form", "comet-key-error").await?;
    check_eq("what is known", &told["certainty"], &json!("not-applied"))?;
    check(person.server.requests().is_empty(), "something was sent past the transport")
});
