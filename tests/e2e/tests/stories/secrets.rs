//! Where secrets go and where they do not: the network, the clipboard. The look after every story does the rest.

use comet_e2e::{Person, Told, Wish, check, server::LIST, story, wait};

/// Ctrl+V, which reads the clipboard as a person does.
const PASTE: &str = "\u{E009}v\u{E000}";

// A page of the console's own has left a cookie; it would outrank the token.
story!(nothing_follows_a_redirect_or_sends_a_cookie, async |person: &mut Person| {
    let client = person.session().client();
    client.goto("https://api.cometapi.com/").await?;
    let script = "document.cookie = 'session=of-the-console; Secure; SameSite=None; Path=/'; return document.cookie";
    let cookie = person.page().run(script, vec![]).await?;
    check(cookie.to_string().contains("of-the-console"), "the cookie is not set")?;

    person.opens().await?;
    person.page().sees("connect").await?;
    person.server.will(&format!("redirect:{LIST}:*"))?;
    person.page().types("access_token", comet_e2e::server::TOKEN).await?;
    let before = person.server.requests().len();
    person.submits().await?;
    person.page().sees_part("[data-part=failure]").await?;
    let asked = person.server.requests();
    let is_redirected = asked[before..].iter().any(|request| request.fault.is_some());
    check(is_redirected, "no request was redirected")?;
    let elsewhere = asked[before..].iter().find(|request| !request.path.starts_with("/api/token/"));
    check(elsewhere.is_none(), format_args!("the redirect was followed: {elsewhere:?}"))?;

    person.server.recovers();
    person.submits().await?;
    person.page().sees("create").await?;
    let asked = person.server.requests();
    let with_cookie = asked[before..].iter().find(|request| request.cookie.is_some());
    check(with_cookie.is_none(), "a cookie was sent along")
});

story!(a_copied_key_leaves_the_clipboard_after_its_time, async |person: &mut Person| {
    chooses_to_clear_after_a_second(person).await?;
    person.connects().await?;
    person.fills(&Wish::named("copied")).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    person.page().presses("button[data-action=copy]").await?;
    wait::until("the copy to be told", wait::SOON, async || {
        let said = person.page().text("[data-part=copied]").await?;
        Ok(said.contains("emptied").then_some(()))
    })
    .await?;
    person.page().presses("button[data-action=another]").await?;
    person.page().sees("create").await?;
    // Each look presses keys, which is what a browser waits for that lets no page write by itself.
    wait::until("the clipboard to be empty", wait::SOON, async || {
        person.page().types("name", "x").await?;
        person.page().types("name", PASTE).await?;
        Ok((person.page().value("name").await?.is_empty()).then_some(()))
    })
    .await
});

// What the story above is worth: without a time to clear, the key is still there.
story!(a_copied_key_stays_where_nothing_is_to_be_cleared, async |person: &mut Person| {
    sets(person, "{ clear_clipboard_seconds: 0 }").await?;
    person.connects().await?;
    person.fills(&Wish::named("copied")).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    person.page().presses("button[data-action=copy]").await?;
    wait::until("the copy to be told", wait::SOON, async || {
        Ok((!person.page().text("[data-part=copied]").await?.is_empty()).then_some(()))
    })
    .await?;
    person.page().presses("button[data-action=another]").await?;
    person.page().sees("create").await?;
    person.page().types("name", PASTE).await?;
    let pasted = person.page().value("name").await?;
    check(person.server.full_keys().contains(&pasted), "the key is not in the clipboard")?;
    // Typed over, so that it stands in no unsent form.
    person.page().types("name", "gone").await?;
    let draft = wait::until("the form to be kept", wait::SOON, async || {
        let draft = person.page().stored_of_account("session", "draft").await?.to_string();
        Ok(draft.contains("gone").then_some(draft))
    })
    .await?;
    check(!draft.contains("sk-"), "the key is in the unsent form")
});

// A program that breaks down may write what it knows to the console. The look after the story reads that too.
story!(a_page_that_breaks_down_tells_no_secret, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("before the fall")).await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    person.has_broken_the_page = true;
    let script = "
        const broken = () => { throw new Error('broken by the story') };
        for (const name of ['appendChild', 'insertBefore', 'replaceChild', 'removeChild']) {
            Node.prototype[name] = broken;
        }
        for (const name of ['append', 'before', 'after', 'remove', 'replaceWith']) {
            Element.prototype[name] = CharacterData.prototype[name] = broken;
        }";
    person.page().run(script, vec![]).await?;
    person.page().presses("button[data-action=another]").await?;
    wait::until("the page to break down", wait::SOON, async || {
        Ok((person.page().screen().await? != "created").then_some(()))
    })
    .await?;
    check(person.page().screen().await? != "create", "the page has not broken down")
});

async fn chooses_to_clear_after_a_second(person: &mut Person) -> Told {
    sets(person, "{ clear_clipboard_seconds: 1 }").await
}

/// Stores settings as an earlier visit would have.
async fn sets(person: &mut Person, settings: &str) -> Told {
    person.opens().await?;
    person.page().sees("connect").await?;
    let script = format!(
        "const [done] = arguments;
         (globalThis.browser ?? globalThis.chrome).storage.local.set({{ settings: {settings} }}).then(() => done(true));"
    );
    person.session().client().execute_async(&script, vec![]).await?;
    person.closes().await
}
