//! Looking after keys: create, edit, disable, enable, replace, delete, in the shipped package.

use comet_e2e::{Person, Told, Wish, check, check_eq, story, wait};
use comet_sandbox::Key;

story!(a_key_is_looked_after_from_its_first_day_to_its_last, async |person: &mut Person| {
    has_a_key(person, "first").await?;
    edits(person).await?;
    switches(person).await?;
    replaces(person).await?;
    deletes(person).await
});

story!(a_thousand_keys_open_filter_and_scroll, async |person: &mut Person| {
    has_a_key(person, "pattern").await?;
    person.server.edit_keys(|keys| {
        let first = keys[0].clone();
        let like_it = |id| Key { id, name: format!("key {id}"), ..first.clone() };
        keys.extend((first.id + 1..first.id + 1000).map(like_it));
    });
    person.page().presses("[data-action=go-keys]").await?;
    reads(person, "[data-part=count]", "1000 of 1000 keys").await?;
    let rows = "return document.querySelectorAll('[data-part=key-row]').length";
    let in_page = person.page().run(rows, vec![]).await?.as_u64().unwrap_or(u64::MAX);
    check(in_page < 60, format_args!("{in_page} rows are in the page"))?;

    person.page().types("search", "key 77").await?;
    reads(person, "[data-part=count]", "19 of 1000 keys").await?;
    person.page().types("search", "").await?;
    reads(person, "[data-part=count]", "1000 of 1000 keys").await?;
    let scroll =
        "const list = document.querySelector('.key-rows'); list.scrollTop = list.scrollHeight;";
    person.page().run(scroll, vec![]).await?;
    reads(person, "[data-part=key-row]:last-child [data-action=open-key]", "pattern").await?;
    fits(person, "the end of the list").await
});

story!(the_toolbar_warns_of_a_key_that_runs_out, async |person: &mut Person| {
    has_a_key(person, "nearly empty").await?;
    person.server.edit_keys(|keys| keys[0].used_quota = keys[0].remain_quota * 99);
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    badge_says(person, "1").await?;
    person.server.edit_keys(|keys| keys[0].used_quota = 0);
    person.page().presses("[data-action=go-keys]").await?;
    badge_says(person, "").await
});

story!(the_key_screens_fit_at_the_popups_size, async |person: &mut Person| {
    has_a_key(person, &"W".repeat(50)).await?;
    person.session().resize(400, 600).await?;
    for (step, language) in [("go-keys", "vi"), ("open-key", "zh"), ("edit", "en")] {
        person.page().presses(&format!("[data-action={step}]")).await?;
        person.page().chooses("language", language).await?;
        fits(person, step).await?;
    }
    for step in ["cancel", "rotate", "cancel", "delete", "cancel", "back", "audit"] {
        person.page().presses(&format!("[data-action={step}]")).await?;
        fits(person, step).await?;
    }
    Ok(())
});

async fn fits(person: &Person, step: &str) -> Told {
    let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    let is_wide = person.page().run(wide, vec![]).await?;
    check(is_wide == false, format_args!("what comes after {step} overflows"))
}

/// Waits until the toolbar button is marked with `text`.
async fn badge_says(person: &Person, text: &str) -> Told {
    let script = "
        const done = arguments[0];
        (globalThis.browser?.action ?? chrome.action).getBadgeText({}).then(done, done);";
    wait::until(&format!("the badge to say {text:?}"), wait::SOON, async || {
        let said = person.session().client().execute_async(script, vec![]).await?;
        Ok((said == text).then_some(()))
    })
    .await
}

/// Makes a key through the form.
async fn has_a_key(person: &Person, name: &str) -> Told {
    person.connects().await?;
    person.fills(&Wish::named(name)).await?;
    person.submits().await?;
    person.page().sees("created").await
}

async fn opens_the_only_key(person: &Person) -> Told {
    person.page().presses("[data-action=go-keys]").await?;
    person.page().sees("keys").await?;
    person.page().presses("[data-action=open-key]").await?;
    person.page().sees("key").await
}

async fn edits(person: &Person) -> Told {
    let before = person.server.keys().remove(0);
    opens_the_only_key(person).await?;
    person.page().presses("[data-action=edit]").await?;
    person.page().sees("edit").await?;
    person.page().types("name", "renamed").await?;
    person.submits().await?;
    person.page().sees("review").await?;
    check(person.page().text("[data-part=diff]").await?.contains("renamed"), "no diff")?;
    person.page().presses("[data-action=save]").await?;
    person.page().sees_part("[data-told=done]").await?;
    let mut wanted = before;
    "renamed".clone_into(&mut wanted.name);
    check_eq("the key", &person.server.keys(), &vec![wanted])
}

async fn switches(person: &Person) -> Told {
    person.page().presses("[data-action=disable]").await?;
    person.page().sees_part("[data-part=key-state][data-state=disabled]").await?;
    check_eq("status", &person.server.keys()[0].status, &2)?;
    person.page().presses("[data-action=enable]").await?;
    person.page().sees_part("[data-part=key-state][data-state=enabled]").await?;
    check_eq("status", &person.server.keys()[0].status, &1)
}

async fn replaces(person: &Person) -> Told {
    let old = person.server.keys().remove(0);
    person.page().presses("[data-action=rotate]").await?;
    person.page().sees_part("form[data-screen=rotate]").await?;
    person.submits().await?;
    person.page().presses("[data-action=hand-over]").await?;
    check_eq("requests to create", &person.server.creates(), &2)?;
    person.page().presses("[data-action=disable-old]").await?;
    person.page().sees_part("[data-told=done]").await?;
    person.page().presses("[data-action=delete-old]").await?;
    person.page().sees("keys").await?;
    let keys = person.server.keys();
    check_eq("keys", &keys.len(), &1)?;
    check(keys[0].id != old.id, "the old key is still there")?;
    check_eq("name", &keys[0].name.as_str(), &"renamed-2")?;
    check_eq("quota", &keys[0].remain_quota, &old.remain_quota)
}

async fn deletes(person: &Person) -> Told {
    opens_the_only_key(person).await?;
    person.page().presses("[data-action=delete]").await?;
    person.page().types("confirm_name", "renamed-2").await?;
    person.submits().await?;
    person.page().presses("[data-action=undo]").await?;
    person.page().sees("key").await?;
    check_eq("keys after the undo", &person.server.keys().len(), &1)?;

    person.page().presses("[data-action=delete]").await?;
    person.page().types("confirm_name", "renamed-2").await?;
    person.submits().await?;
    person.page().sees("keys").await?;
    check_eq("keys", &person.server.keys().len(), &0)
}

/// Waits until what `selector` finds says `text`.
async fn reads(person: &Person, selector: &str, text: &str) -> Told {
    wait::until(&format!("{selector} to say {text:?}"), wait::SOON, async || {
        Ok((person.page().text(selector).await?.trim() == text).then_some(()))
    })
    .await
}
