//! Each failure gets its own sentence, and nothing is ever sent twice.

use comet_e2e::{
    Person, Told, Trouble, Wish, check, check_eq,
    server::{CREATE, LIST, TOKEN},
    story, wait,
};

const BANNER: &str = "[data-part=failure]";

story!(a_wrong_token_is_called_so, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    person.page().types("access_token", "NotTheToken").await?;
    person.submits().await?;
    is_told(person, "wrong-token").await?;
    let kept = person.page().storage().await?.to_string();
    check(!kept.contains("NotTheToken"), "a token that was refused is in storage")?;
    check_eq("the token", &person.page().value("access_token").await?.as_str(), &"NotTheToken")
});

story!(connecting_names_each_failure, async |person: &mut Person| {
    person.opens().await?;
    let page = person.page();
    page.sees("connect").await?;
    let failures = [
        ("success-false", "refused"),
        ("429", "rate-limited"),
        ("500", "server"),
        ("502-html", "server"),
        ("not-json", "unreadable"),
        ("truncate", "damaged"),
        ("drop-before", "network"),
    ];
    let mut sentences: Vec<String> = Vec::new();
    for (fault, kind) in failures {
        person.server.will(&format!("{fault}:{LIST}:*"))?;
        page.types("access_token", TOKEN).await?;
        person.submits().await?;
        is_told(person, kind).await.map_err(|trouble| trouble.with(fault))?;
        sentences.push(page.text(BANNER).await?);
        check_eq("the screen", &page.screen().await?.as_str(), &"connect")?;
        person.server.recovers();
    }
    check_eq("requests to create", &person.server.creates(), &0)?;
    sentences.sort();
    sentences.dedup();
    check(sentences.len() >= 5, format_args!("failures share their sentences: {sentences:#?}"))?;

    person.submits().await?;
    page.sees("create").await
});

story!(a_refusal_shows_the_servers_words, async |person: &mut Person| {
    is_refused(person, "success-false", "refused").await?;
    let text = person.page().text(BANNER).await?;
    check(
        text.contains("as it was told to"),
        format_args!("the server's words are missing: {text}"),
    )
});

story!(too_many_requests_create_nothing, async |person: &mut Person| {
    is_refused(person, "429", "rate-limited").await
});

story!(after_a_500_the_page_tells_the_truth, async |person: &mut Person| {
    is_not_seen(person, "500").await
});

story!(after_a_web_page_the_page_tells_the_truth, async |person: &mut Person| {
    is_not_seen(person, "502-html").await
});

story!(after_nonsense_the_page_tells_the_truth, async |person: &mut Person| {
    is_not_seen(person, "not-json").await
});

story!(after_a_lost_request_the_page_tells_the_truth, async |person: &mut Person| {
    is_not_seen(person, "drop-before").await
});

// Without the list nothing is sent at all: there would be no way to prove what became of it.
story!(without_a_network_nothing_is_sent, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("later")).await?;
    // Without a network the server's rate is not known either: dollars wait for it, units go on.
    person.page().chooses("quota_unit", "units").await?;
    person.server.will("drop-before:* *:*")?;
    // Opened anew, so that no list read ahead is at hand.
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    person.submits().await?;
    is_told(person, "network").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    check_eq("the name", &person.page().value("name").await?.as_str(), &"later")?;

    person.server.recovers();
    person.submits().await?;
    person.has_the_key_once().await.map(drop)
});

/// The server says no: the draft stays, and a second press asks again.
async fn is_refused(person: &mut Person, fault: &str, kind: &str) -> Told {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    person.server.will(&format!("{fault}:{CREATE}:1"))?;
    person.submits().await?;
    is_told(person, kind).await?;
    person.page().sees("create").await?;
    check_eq("requests to create", &person.server.creates(), &1)?;
    check_eq("keys", &person.server.keys().len(), &0)?;
    check_eq("the name", &person.page().value("name").await?, &Wish::with_everything().name)
}

/// Nobody knows what became of it, and nothing is found: the page says just that and does not send again.
async fn is_not_seen(person: &mut Person, fault: &str) -> Told {
    person.connects().await?;
    person.fills(&Wish::named("perhaps")).await?;
    person.server.will(&format!("{fault}:{CREATE}:1"))?;
    person.submits().await?;
    person.page().sees("outcome").await?;
    person.page().sees_part("[data-outcome=not-seen]").await?;
    check_eq("requests to create", &person.server.creates(), &1)?;
    check_eq("keys", &person.server.keys().len(), &0)?;

    person.page().presses("button[data-action=dismiss]").await?;
    person.page().sees("create").await?;
    check_eq("the name", &person.page().value("name").await?.as_str(), &"perhaps")?;
    check_eq("requests to create", &person.server.creates(), &1)
}

async fn is_told(person: &Person, kind: &str) -> Told {
    let told = wait::until(&format!("the failure {kind}"), wait::EVENTUALLY, async || {
        let told = person.page().attribute(BANNER, "data-failure").await?;
        // A banner of the attempt before may still stand there for a moment.
        Ok((told == kind).then_some(told))
    })
    .await;
    if let Err(trouble) = told {
        let instead = person.page().attribute(BANNER, "data-failure").await?;
        return Err(trouble.with(format_args!("the banner says {instead:?}")));
    }
    let text = person.page().text(BANNER).await?;
    if text.trim().is_empty() { Err(Trouble::new("the banner is empty")) } else { Ok(()) }
}
