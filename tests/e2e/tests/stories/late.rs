//! Answers that come late change no screen, and what the person confirmed goes on wherever they are.

use comet_e2e::{Person, Told, Wish, check, check_eq, server::TOKEN, story, wait};

/// Enabling and disabling.
const STATUS: &str = "PUT /api/token/";

/// No timer of a second or more strikes until [`lets_time_pass`]: the while in which a delete can be undone is that long.
pub(crate) async fn holds_time(person: &Person) -> Told {
    let script = "
        const set = window.setTimeout.bind(window), clear = window.clearTimeout.bind(window);
        const held = new Map(), begun = new Map();
        let last = 1_000_000_000;
        let isHeld = true;
        window.setTimeout = (call, millis, ...rest) => {
            if (!isHeld || millis < 500) return set(call, millis, ...rest);
            last += 1;
            held.set(last, () => set(call, millis, ...rest));
            return last;
        };
        window.clearTimeout = id => {
            if (!held.delete(id)) clear(begun.get(id) ?? id);
        };
        window.letTimePass = () => {
            isHeld = false;
            held.forEach((begin, id) => begun.set(id, begin()));
            held.clear();
        };";
    person.page().run(script, vec![]).await.map(drop)
}

pub(crate) async fn lets_time_pass(person: &Person) -> Told {
    person.page().run("window.letTimePass()", vec![]).await.map(drop)
}

/// Makes a key through the form.
pub(crate) async fn makes(person: &Person, name: &str) -> Told {
    let page = person.page();
    page.presses("[data-action=go-create]").await?;
    page.sees("create").await?;
    person.fills(&Wish::named(name)).await?;
    person.submits().await?;
    page.sees("created").await
}

/// Finds a key in the list and opens its page.
pub(crate) async fn opens_key(person: &Person, name: &str) -> Told {
    let page = person.page();
    page.presses("[data-action=go-keys]").await?;
    page.sees("keys").await?;
    page.types("search", name).await?;
    let shown = "return [...document.querySelectorAll('[data-part=key-row] .name')]
        .map(one => one.textContent.trim()).join('|')";
    wait::until("the one row", wait::SOON, async || {
        Ok((page.run(shown, vec![]).await? == name).then_some(()))
    })
    .await?;
    page.presses("[data-action=open-key]").await?;
    page.sees("key").await
}

/// Has the key's delete confirmed, so that it waits.
pub(crate) async fn confirms_the_delete(person: &Person, name: &str) -> Told {
    opens_key(person, name).await?;
    let page = person.page();
    page.presses("[data-action=delete]").await?;
    page.types("confirm_name", name).await?;
    person.submits().await?;
    wait::until("the delete to wait", wait::SOON, async || {
        Ok(waiting(person).await?.contains(name).then_some(()))
    })
    .await
}

/// What is said of the deletes that wait.
pub(crate) async fn waiting(person: &Person) -> Result<String, comet_e2e::Trouble> {
    let script = "return [...document.querySelectorAll('[data-part=waiting]')]
        .map(one => one.textContent).join('|')";
    let told = person.page().run(script, vec![]).await?;
    Ok(told.as_str().unwrap_or_default().to_owned())
}

pub(crate) async fn has_keys(person: &Person, wanted: &[&str]) -> Told {
    wait::until(&format!("the keys {wanted:?}"), wait::EVENTUALLY, async || {
        let names: Vec<String> = person.server.keys().into_iter().map(|key| key.name).collect();
        Ok((names == wanted).then_some(()))
    })
    .await
}

// Its screen once replaced the new key, which nobody had copied.
story!(a_slow_disable_leaves_a_new_key_on_the_screen, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "first").await?;
    opens_key(person, "first").await?;
    person.server.will(&format!("hold-after:{STATUS}:1"))?;
    person.page().presses("[data-action=disable]").await?;
    person.server.has_played("hold-after").await?;
    makes(person, "brand new").await?;
    person.server.releases();
    let page = person.page();
    page.sees_part("[data-part=change-notice]").await?;
    check_eq("the screen", &page.screen().await?.as_str(), &"created")?;
    check_eq("the key", &page.text("[data-part=key-name]").await?.as_str(), &"brand new")?;
    page.presses("[data-action=open-notice]").await?;
    page.sees_part("[data-told=done]").await?;
    page.sees_part("[data-part=key-state][data-state=disabled]").await
});

// Every button was dead afterwards, without a word, until a reload.
story!(a_wrong_token_during_a_slow_disable_kills_no_button, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "first").await?;
    opens_key(person, "first").await?;
    person.server.will(&format!("hold-after:{STATUS}:1"))?;
    let page = person.page();
    page.presses("[data-action=disable]").await?;
    person.server.has_played("hold-after").await?;
    page.presses("[data-action=accounts]").await?;
    page.presses("[data-action=add-account]").await?;
    page.sees("connect").await?;
    page.types("access_token", &TOKEN.chars().rev().collect::<String>()).await?;
    person.submits().await?;
    page.sees_part("[data-part=failure]").await?;
    person.server.releases();
    page.sees_part("[data-part=change-notice]").await?;
    page.presses("[data-action=open-notice]").await?;
    page.sees_part("[data-part=key-state][data-state=disabled]").await?;
    page.presses("[data-action=enable]").await?;
    page.sees_part("[data-part=key-state][data-state=enabled]").await
});

// Confirming the second once cancelled the first, without a word.
story!(a_second_delete_leaves_the_first_alone, async |person: &mut Person| {
    person.connects().await?;
    for name in ["A", "B", "C"] {
        makes(person, name).await?;
    }
    holds_time(person).await?;
    for name in ["A", "B", "C"] {
        confirms_the_delete(person, name).await?;
    }
    has_keys(person, &["A", "B", "C"]).await?;
    // Each has an "Undo" of its own; the second is the one of B.
    let script =
        "document.querySelectorAll('[data-part=pending-delete] [data-action=undo]')[1].click()";
    person.page().run(script, vec![]).await?;
    wait::until("B to wait no more", wait::SOON, async || {
        Ok((!waiting(person).await?.contains('B')).then_some(()))
    })
    .await?;
    lets_time_pass(person).await?;
    has_keys(person, &["B"]).await
});

// A change of language, or leaving the page, once hid "Undo" while the delete ran on.
story!(a_delete_can_be_undone_wherever_the_person_is, async |person: &mut Person| {
    person.connects().await?;
    makes(person, "A").await?;
    holds_time(person).await?;
    confirms_the_delete(person, "A").await?;
    let page = person.page();
    page.chooses("language", "vi").await?;
    page.sees_part(".app[lang=vi] [data-action=undo]").await?;
    page.presses("[data-action=go-create]").await?;
    page.sees("create").await?;
    page.presses("[data-action=accounts]").await?;
    page.sees("accounts").await?;
    page.presses("[data-action=undo]").await?;
    wait::until("nothing to wait", wait::SOON, async || {
        Ok(waiting(person).await?.is_empty().then_some(()))
    })
    .await?;
    lets_time_pass(person).await?;
    check_eq("the screen", &page.screen().await?.as_str(), &"accounts")?;
    has_keys(person, &["A"]).await?;
    let is_delete = |request: &comet_sandbox::LoggedRequest| request.method == "DELETE";
    check(!person.server.requests().iter().any(is_delete), "a delete was sent")
});
