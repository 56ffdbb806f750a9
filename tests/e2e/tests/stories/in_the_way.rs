//! What stands between the person and the server has a sentence of its own, and a way out of it.

use comet_e2e::{Browser, Person, Told, check, check_eq, server::TOKEN, story};

story!(a_check_of_the_browser_is_named_and_can_be_opened, async |person: &mut Person| {
    fails_to_connect(person, "challenge", "challenge").await?;
    let page = person.page();
    let address = page.attribute("a[data-action=open-address]", "href").await?;
    check_eq("the address", &address.as_str(), &"https://api.cometapi.com")?;
    recovers(person).await
});

story!(a_redirect_is_named_and_never_followed, async |person: &mut Person| {
    fails_to_connect(person, "redirect", "redirected").await?;
    let asked = person.server.requests();
    check(asked.iter().all(|one| one.path != "/elsewhere"), "the redirect was followed")?;
    recovers(person).await
});

story!(a_damaged_answer_is_no_missing_connection, async |person: &mut Person| {
    fails_to_connect(person, "broken-gzip", "damaged").await?;
    recovers(person).await
});

story!(no_connection_leads_to_the_address_in_a_tab, async |person: &mut Person| {
    fails_to_connect(person, "drop-before", "network").await?;
    person.page().sees_part("a[data-action=open-address]").await?;
    let told = person.page().text("[data-part=next]").await?;
    check(told.contains("certificate"), format_args!("what to do next: {told}"))?;
    recovers(person).await
});

story!(
    a_permission_that_was_withdrawn_is_named_and_asked_for_again,
    async |person: &mut Person| {
        person.connects().await?;
        person.session().withdraw_hosts().await?;
        // The browser itself complains of what it keeps back.
        person.has_broken_the_page = true;
        person.opens().await?;
        let page = person.page();
        page.sees("create").await?;
        page.chooses("quota_unit", "units").await?;
        page.types("name", "kept out").await?;
        page.types("remain_quota", "700000").await?;
        person.submits().await?;
        page.sees_part("[data-failure=not-allowed] button[data-action=allow-again]").await?;
        check_eq("requests to create", &person.server.creates(), &0)?;
        check_eq("name", &page.value("name").await?.as_str(), &"kept out")?;
        if person.browser() == Browser::Chromium {
            // It asks in a window of its own, which no driver can answer.
            return Ok(());
        }
        page.presses("[data-action=allow-again]").await?;
        page.sees_part("[data-part=allowed]:not(:empty)").await?;
        person.submits().await?;
        person.has_the_key_once().await.map(drop)
    }
);

// A create whose answer is damaged was made: it is found all the same.
story!(a_damaged_answer_to_a_create_is_looked_into, async |person: &mut Person| {
    person.connects().await?;
    person.server.will("broken-gzip-after:POST /api/token/:1")?;
    person.page().types("name", "damaged").await?;
    person.page().sees_part("[data-part=quota-converted]:not(:empty)").await?;
    person.submits().await?;
    person.has_the_key_once().await.map(drop)
});

/// Tries to connect while the server behaves as `fault` says.
async fn fails_to_connect(person: &Person, fault: &str, kind: &str) -> Told {
    person.server.will(&format!("{fault}:* *:*"))?;
    person.opens().await?;
    let page = person.page();
    page.sees("connect").await?;
    page.types("access_token", TOKEN).await?;
    person.submits().await?;
    page.sees_part(&format!("[data-failure={kind}]")).await
}

async fn recovers(person: &Person) -> Told {
    person.server.recovers();
    person.page().types("access_token", TOKEN).await?;
    person.submits().await?;
    person.page().sees("create").await
}
