//! What is wrong is said at its field; nothing is sent and nothing typed is lost.

use comet_e2e::{Person, Told, Trouble, Wish, check, check_eq, server::TOKEN, story, wait};

story!(every_wrong_field_says_so, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.chooses("expired_time", "at").await?;
    page.picks("expired_time_at", "2001-01-01T00:00").await?;
    page.types("remain_quota", "much").await?;
    page.ticks("model_limits_enabled", true).await?;
    page.types("allow_ips", "10.0.0.1\nnot an address").await?;
    page.gives_group(&"g".repeat(65)).await?;
    page.types("name", " ").await?;
    let before = form(person).await?;
    person.submits().await?;

    for field in ["name", "expired_time", "remain_quota", "model_limits", "allow_ips", "group"] {
        says_so(person, field).await?;
    }
    check_eq("the focus", &page.focused().await?.as_str(), &"name")?;
    check_eq("what was typed", &form(person).await?, &before)?;
    check_eq("requests to create", &person.server.creates(), &0)
});

story!(each_wrong_field_takes_the_focus, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    let mistakes = [
        ("name", "n".repeat(51)),
        ("remain_quota", "-1".to_owned()),
        ("allow_ips", "::1/129".to_owned()),
    ];
    for (field, mistake) in mistakes {
        person.fills(&Wish::named("right")).await?;
        page.types(field, &mistake).await?;
        person.submits().await?;
        says_so(person, field).await?;
        has_the_focus(person, field).await?;
        check_eq(field, &page.value(field).await?, &mistake)?;
    }
    check_eq("requests to create", &person.server.creates(), &0)
});

story!(a_mended_form_is_accepted, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish { dollars: "1.0000001", ..Wish::named("mended") }).await?;
    person.submits().await?;
    says_so(person, "remain_quota").await?;
    person.page().types("remain_quota", "1.5").await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &750_000)
});

story!(what_is_no_token_is_not_sent, async |person: &mut Person| {
    person.opens().await?;
    let page = person.page();
    page.sees("connect").await?;
    for mistake in ["", "sk-0123456789abcdef", "two words"] {
        page.types("access_token", mistake).await?;
        person.submits().await?;
        says_so(person, "access_token").await?;
        has_the_focus(person, "access_token").await?;
        check_eq("the token", &page.value("access_token").await?.as_str(), &mistake)?;
    }
    page.types("access_token", TOKEN).await?;
    page.types("user_id", "me").await?;
    person.submits().await?;
    says_so(person, "user_id").await?;
    let asked = person.server.requests();
    check(asked.is_empty(), format_args!("something was sent: {asked:?}"))
});

story!(a_pasted_header_is_understood, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    person.page().types("access_token", &format!("  Bearer {TOKEN} ")).await?;
    person.submits().await?;
    person.page().sees("create").await
});

/// The message stands at the field and belongs to its control.
async fn says_so(person: &Person, field: &str) -> Told {
    let control = if field == "expired_time" { "expired_time_at" } else { field };
    let page = person.page();
    page.sees_part(&format!("#{control}-error")).await?;
    let said = page.text(&format!("#{control}-error")).await?;
    check(!said.trim().is_empty(), format_args!("the error of {field} is empty"))?;
    let tied = format!("[name={control}][aria-invalid=true][aria-describedby~={control}-error]");
    page.finds(&tied).await.map(drop)
}

async fn has_the_focus(person: &Person, field: &str) -> Told {
    wait::until(&format!("the focus on {field}"), wait::SOON, async || {
        Ok((person.page().focused().await? == field).then_some(()))
    })
    .await
}

async fn form(person: &Person) -> Result<Vec<String>, Trouble> {
    let mut values = Vec::new();
    for name in [
        "name",
        "expired_time",
        "expired_time_at",
        "remain_quota",
        "model_limits_enabled",
        "model_limits",
        "allow_ips",
        "group",
    ] {
        values.push(format!("{name}={}", person.page().value(name).await?));
    }
    Ok(values)
}
