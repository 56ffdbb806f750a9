//! A form is for one purpose: whoever leaves it finds another form with its own text, and what is sent is what is shown.

use comet_e2e::{Person, Told, Wish, check_eq, story, wait};

story!(
    an_edit_that_is_left_by_the_header_gives_nothing_to_a_new_key,
    async |person: &mut Person| {
        edits_a_limited_key(person).await?;
        person.page().presses("[data-action=accounts]").await?;
        person.page().presses("[data-action=back]").await?;
        creates_what_the_form_shows(person).await
    }
);

story!(an_edit_that_is_left_by_a_tab_gives_nothing_to_a_new_key, async |person: &mut Person| {
    edits_a_limited_key(person).await?;
    person.page().presses("[data-action=go-create]").await?;
    creates_what_the_form_shows(person).await
});

story!(a_replacement_that_is_left_gives_nothing_to_a_new_key, async |person: &mut Person| {
    has_a_limited_key(person).await?;
    person.page().presses("[data-action=rotate]").await?;
    person.page().sees_part("form[data-screen=rotate]").await?;
    person.page().types("name", "half a replacement").await?;
    person.page().presses("[data-action=accounts]").await?;
    person.page().presses("[data-action=back]").await?;
    creates_what_the_form_shows(person).await
});

story!(a_change_of_language_does_not_leave_an_edit, async |person: &mut Person| {
    edits_a_limited_key(person).await?;
    person.page().chooses("language", "vi").await?;
    holds(person, "name", "half an edit").await?;
    person.submits().await?;
    person.page().sees("review").await?;
    person.page().presses("[data-action=save]").await?;
    person.page().sees_part("[data-told=done]").await?;
    let key = person.server.keys().remove(0);
    check_eq("name", &key.name.as_str(), &"half an edit")?;
    check_eq("allow_ips", &key.allow_ips.as_deref(), &Some("203.0.113.7"))
});

/// The page of a key with an allow list.
async fn has_a_limited_key(person: &Person) -> Told {
    person.connects().await?;
    person.fills(&Wish { allow_ips: "203.0.113.7", ..Wish::named("limited") }).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    person.page().presses("[data-action=go-keys]").await?;
    person.page().sees("keys").await?;
    person.page().presses("[data-action=open-key]").await?;
    person.page().sees("key").await
}

async fn edits_a_limited_key(person: &Person) -> Told {
    has_a_limited_key(person).await?;
    person.page().presses("[data-action=edit]").await?;
    person.page().sees("edit").await?;
    person.page().types("name", "half an edit").await
}

/// The form of a new key is empty; the key that it makes is what it shows.
async fn creates_what_the_form_shows(person: &Person) -> Told {
    person.page().sees("create").await?;
    holds(person, "name", "").await?;
    holds(person, "allow_ips", "").await?;
    person
        .fills(&Wish { allow_ips: "198.51.100.0/24", dollars: "2", ..Wish::named("new") })
        .await?;
    person.submits().await?;
    person.page().sees("created").await?;
    check_eq("requests to create", &person.server.creates(), &2)?;
    let keys = person.server.keys();
    let new = keys.iter().max_by_key(|key| key.id).cloned().unwrap_or_else(|| keys[0].clone());
    let is = (new.name.as_str(), new.remain_quota, new.allow_ips.as_deref());
    check_eq("the new key", &is, &("new", 1_000_000, Some("198.51.100.0/24")))?;
    let old = keys.iter().find(|key| key.id != new.id).map(|key| key.name.clone());
    check_eq("the old key", &old.as_deref(), &Some("limited"))
}

async fn holds(person: &Person, name: &str, wanted: &str) -> Told {
    wait::until(&format!("{name} to hold {wanted:?}"), wait::SOON, async || {
        Ok((person.page().value(name).await? == wanted).then_some(()))
    })
    .await
}
