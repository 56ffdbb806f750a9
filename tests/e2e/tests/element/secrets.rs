//! A known token and a known key never stand where a page, its scripts or its logs would find them.

use comet_e2e::{Trouble, Visitor, check, server::TOKEN, visit};
use serde_json::json;

/// Everything a script of the page can read without asking the element: the document with every shadow root and
/// attribute, storage, addresses, the console and the events.
const EVERYTHING: &str = "
    const whole = node => [...node.childNodes].map(whole).join('')
        + (node.attributes ? [...node.attributes].map(one => one.name + '=' + one.value).join(' ') : '')
        + (node.shadowRoot ? whole(node.shadowRoot) : '') + (node.nodeValue ?? '')
        + (typeof node.value === 'string' ? node.value : '');
    return [
        whole(document), document.title, document.cookie, location.href, history.length,
        JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
        JSON.stringify(performance.getEntriesByType('resource').map(one => one.name)),
        JSON.stringify(window.heard), window.said.join(' '),
    ].join('\\n')";

async fn holds_none(person: &Visitor, secrets: &[String]) -> Result<(), Trouble> {
    let everything = person.runs(EVERYTHING, vec![]).await?;
    let everything = everything.as_str().unwrap_or_default();
    check(everything.contains("comet-key-created"), "the search itself finds nothing")?;
    for (number, secret) in secrets.iter().enumerate() {
        // Without the prefix, too.
        let bare = secret.trim_start_matches("sk-");
        check(!everything.contains(bare), format_args!("secret {number} stands in the page"))?;
    }
    Ok(())
}

visit!(behind_a_proxy_the_page_never_holds_token_or_key, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.makes("form", "canary").await?;
    person.hears("form", "comet-key-created").await?;
    let key = person.server.full_keys().remove(0);
    holds_none(person, &[TOKEN.to_owned(), key.clone()]).await?;
    let log = person.site.log();
    check(!log.contains(TOKEN) && !log.contains(&key), "the audit log holds a secret")?;

    // Seen by the person, it is gone from the page again once hidden.
    person.presses("form", "[data-action=reveal]").await?;
    person.presses("form", "[data-action=reveal]").await?;
    holds_none(person, &[TOKEN.to_owned(), key]).await
});

visit!(a_token_by_property_stands_nowhere, {}, async |person: &Visitor| {
    person.opens("elsewhere.html").await?;
    // The proxy's own folder stands in for a server: what matters here is where the token goes.
    let script = "
        const form = document.createElement('comet-key-form');
        form.id = 'form';
        form.token = arguments[0];
        form.transport = async request => {
            window.carried ??= request.headers.Authorization;
            const keys = window.keys ??= [];
            const { pathname } = new URL(request.url);
            const say = data => ({ status: 200, body: { success: true, message: '', data } });
            if (request.method === 'POST') {
                keys.unshift({ id: keys.length + 1, key: 'CanaryKey0123456789', status: 1, ...JSON.parse(request.body) });
                return say();
            }
            return pathname === '/api/token/' ? say({ items: keys.map(key => ({ ...key })) }) : { status: 404 };
        };
        document.getElementById('place').append(form);
        return form.token === undefined;";
    let is_hidden = person.runs(script, vec![json!(TOKEN)]).await?;
    check(is_hidden == json!(true), "the token can be read back from its property")?;
    person.makes("form", "canary").await?;
    let carried = person
        .runs("const carried = window.carried; delete window.carried; return carried", vec![])
        .await?;
    check(carried == json!(TOKEN), "the transport did not carry the token")?;
    holds_none(person, &[TOKEN.to_owned(), "CanaryKey0123456789".to_owned()]).await
});

visit!(a_token_in_an_attribute_is_ignored_with_a_warning, {}, async |person: &Visitor| {
    person.opens("attribute.html").await?;
    person.makes("form", "canary").await?;
    let console = person.console().await?;
    check(console.contains("never read from an attribute"), format_args!("no warning: {console}"))?;
    let sent = person.server.requests();
    let is_sent = |header: &Option<String>| {
        header.as_ref().is_some_and(|header| header.contains("CanaryAttributeToken"))
    };
    check(!sent.iter().any(|request| is_sent(&request.authorization)), "the token was sent")?;
    check(!console.contains("CanaryAttributeToken"), "the warning quotes the token")
});
