//! From nothing to a working key.

use comet_e2e::{Person, Told, Wish, check, check_eq, server::TOKEN, story, wish};

story!(a_person_gets_a_working_key, async |person: &mut Person| {
    person.connects().await?;
    let wish = Wish::with_everything();
    person.fills(&wish).await?;
    person.submits().await?;
    person.page().sees("created").await?;

    the_key_is_masked(person).await?;
    let key = person.has_the_key_once().await?;
    the_server_granted_it(person, &wish)?;
    the_key_works(person, &key).await?;

    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    person.page().presses("button[data-action=disconnect]").await?;
    person.page().sees("connect").await?;
    nothing_is_kept(person).await
});

story!(an_unlimited_key_needs_no_amount, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish { unlimited: true, ..Wish::named("unlimited") }).await?;
    person.submits().await?;
    person.says_yes_to("whole balance").await?;
    person.has_the_key_once().await?;
    let key = &person.server.keys()[0];
    check_eq("unlimited_quota", &key.unlimited_quota, &true)?;
    check_eq("remain_quota", &key.remain_quota, &0)
});

story!(a_person_makes_another_key, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("first")).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    person.page().presses("button[data-action=another]").await?;
    person.page().sees("create").await?;
    check_eq("the new form's name", &person.page().value("name").await?.as_str(), &"")?;
    person.fills(&Wish::named("second")).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    let mut names: Vec<_> = person.server.keys().into_iter().map(|key| key.name).collect();
    names.sort();
    check_eq("keys", &names, &vec!["first".to_owned(), "second".to_owned()])
});

async fn the_key_is_masked(person: &Person) -> Told {
    let key = person.server.full_keys().remove(0);
    for part in ["output[name=key]", "pre[data-part=curl]", "body"] {
        let shown = person.page().text(part).await?;
        check(!shown.contains(&key), format_args!("{part} shows the key before it is revealed"))?;
    }
    Ok(())
}

fn the_server_granted_it(person: &Person, wish: &Wish) -> Told {
    let key = &person.server.keys()[0];
    check_eq("name", &key.name, &wish.name)?;
    check_eq("expired_time", &key.expired_time, &wish::EXPIRES_AT_SECONDS)?;
    check_eq("remain_quota", &key.remain_quota, &625_000)?;
    check_eq("unlimited_quota", &key.unlimited_quota, &false)?;
    check_eq("model_limits_enabled", &key.model_limits_enabled, &true)?;
    check_eq("model_limits", &key.model_limits.as_str(), &"gpt-4o,gpt-4o-mini")?;
    check_eq("allow_ips", &key.allow_ips.as_deref(), &Some(wish.allow_ips))?;
    check_eq("group", &key.group.as_str(), &wish.group)?;
    check_eq("cross_group_retry", &key.cross_group_retry, &wish.retry)
}

/// Lists the models with the key, from the page, where the package itself may reach the server.
async fn the_key_works(person: &Person, key: &str) -> Told {
    let script = "
        const [key, done] = arguments;
        fetch('https://api.cometapi.com/v1/models', { headers: { Authorization: 'Bearer ' + key } })
            .then(answer => done(answer.status), error => done(String(error)));";
    let status = person.session().client().execute_async(script, vec![key.into()]).await?;
    check_eq("the status of /v1/models", &status, &200.into())
}

async fn nothing_is_kept(person: &Person) -> Told {
    let storage = person.page().storage().await?;
    check(!storage.to_string().contains(TOKEN), "the token is still in storage")?;
    for area in ["local", "session", "page"] {
        let kept = storage[area].as_object().is_none_or(|kept| !kept.is_empty());
        check(!kept, format_args!("storage.{area} is not empty: {}", storage[area]))?;
    }
    Ok(())
}
