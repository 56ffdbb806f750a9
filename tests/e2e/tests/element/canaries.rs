//! Known secrets, given to an element, and the look for them where a page, its scripts or its logs would find them.

use comet_e2e::{Told, Visitor, check, server::TOKEN};
use serde_json::json;

/// The key of [`gives_a_token_by_property`].
pub(crate) const KEY: &str = "CanaryKey0123456789abcdefghijklmnopqrstuvwxyzABC";

/// An element with a token of its own, whose transport stands in for a server: what matters is where the token goes.
/// What the transport carried is in `window.carried`.
const WITH_TOKEN: &str = "
    const [token, key] = arguments;
    const form = document.createElement('comet-key-form');
    form.id = 'form';
    form.token = token;
    const keys = [];
    form.transport = async request => {
        window.carried ??= request.headers.Authorization;
        const { pathname, searchParams } = new URL(request.url);
        const say = data => ({ status: 200, body: { success: true, message: '', data } });
        if (request.method === 'POST') {
            keys.unshift({ id: keys.length + 1, key, status: 1, ...JSON.parse(request.body) });
            return say();
        }
        if (pathname === '/api/status') return say({ quota_per_unit: 500000 });
        if (pathname !== '/api/token/') return { status: 404 };
        const page = Number(searchParams.get('p'));
        const items = page === 1 ? keys.map(key => ({ ...key })) : [];
        return say({ items, total: keys.length, page, page_size: 100 });
    };
    document.getElementById('place').append(form);
    return form.token === undefined;";

/// Puts an element with the token into the page, which makes [`KEY`].
pub(crate) async fn gives_a_token_by_property(person: &Visitor) -> Told {
    person.opens("elsewhere.html").await?;
    let is_hidden = person.runs(WITH_TOKEN, vec![json!(TOKEN), json!(KEY)]).await?;
    check(is_hidden == json!(true), "the token can be read back from its property")
}

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

/// Fails if one of `secrets` stands in the page, after a key was made in it. It says which, never the secret itself.
pub(crate) async fn holds_none(person: &Visitor, secrets: &[String]) -> Told {
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
