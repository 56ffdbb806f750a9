//! Whatever dies, the person learns what really happened: one request, one key.

use comet_e2e::{
    Person, Told, Trouble, Wish, check_eq,
    server::{CREATE, LIST},
    story, wait,
};

/// How the page goes away.
#[derive(Clone, Copy)]
enum Death {
    PageClosed,
    BrowserKilled,
}

story!(the_page_is_closed_right_after_the_journal, async |person: &mut Person| {
    dies_after_the_journal(person, Death::PageClosed).await
});

story!(the_browser_is_killed_right_after_the_journal, async |person: &mut Person| {
    dies_after_the_journal(person, Death::BrowserKilled).await
});

story!(the_page_is_closed_right_before_sending, async |person: &mut Person| {
    dies_before_sending(person, Death::PageClosed).await
});

story!(the_browser_is_killed_right_before_sending, async |person: &mut Person| {
    dies_before_sending(person, Death::BrowserKilled).await
});

story!(the_page_is_closed_right_after_sending, async |person: &mut Person| {
    dies_after_sending(person, Death::PageClosed).await
});

story!(the_browser_is_killed_right_after_sending, async |person: &mut Person| {
    dies_after_sending(person, Death::BrowserKilled).await
});

story!(the_page_is_closed_right_after_the_answer, async |person: &mut Person| {
    dies_after_the_answer(person, Death::PageClosed).await
});

story!(the_browser_is_killed_right_after_the_answer, async |person: &mut Person| {
    dies_after_the_answer(person, Death::BrowserKilled).await
});

// A popup that closes must not cancel what it has sent: the server acts only after the page is gone.
story!(a_closing_page_does_not_cancel_the_request, async |person: &mut Person| {
    starts(person, Some(&format!("slow-1500:{CREATE}:1"))).await?;
    person.server.hears_a_create().await?;
    person.closes().await?;
    person.server.has_a_key().await?;
    finds_the_key(person).await
});

story!(the_connection_breaks_after_the_key_was_made, async |person: &mut Person| {
    is_found_anyway(person, "drop-after").await
});

story!(a_web_page_answers_after_the_key_was_made, async |person: &mut Person| {
    is_found_anyway(person, "502-html-after").await
});

story!(the_answer_is_cut_off, async |person: &mut Person| {
    is_found_anyway(person, "truncate").await
});

story!(a_500_answers_after_the_key_was_made, async |person: &mut Person| {
    is_found_anyway(person, "500-after").await
});

// The list is down just when it is needed most: the page says that it cannot look, and looks later.
story!(the_list_is_down_after_the_create, async |person: &mut Person| {
    starts(person, Some(&format!("slow-800:{CREATE}:1"))).await?;
    person.server.hears_a_create().await?;
    person.server.will(&format!("500:{LIST}:*"))?;
    person.page().sees("outcome").await?;
    person.page().sees_part("[data-outcome=cannot-look]").await?;
    person.server.recovers();
    person.page().presses("button[data-action=look-again]").await?;
    wait::until("the key to be found", wait::EVENTUALLY, async || {
        let found = person.page().screen().await? == "created"
            || person.page().attribute("[data-outcome]", "data-outcome").await? == "found";
        Ok(found.then_some(()))
    })
    .await?;
    person.has_the_key_once().await.map(drop)
});

/// The journal is written and the page dies before it notes that it is about to send: nothing was sent,
/// and the page knows it for certain.
async fn dies_after_the_journal(person: &mut Person, death: Death) -> Told {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    let script = "
        const { local } = (globalThis.browser ?? globalThis.chrome).storage;
        const set = local.set.bind(local);
        local.set = items =>
            JSON.stringify(items).includes('\"sent\"') ? new Promise(() => {}) : set(items);";
    person.page().run(script, vec![]).await?;
    person.submits().await?;
    the_journal_is_written(person).await?;
    dies(person, death).await?;

    person.opens().await?;
    person.page().sees_part("[data-part=failure][data-failure=never-sent]").await?;
    person.page().sees("create").await?;
    is_tried_again(person).await
}

/// The page dies when all is noted and the request is about to leave. Nothing was sent, but nobody can
/// know: the page looks, finds nothing, and says just that.
async fn dies_before_sending(person: &mut Person, death: Death) -> Told {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    let script = "
        const send = window.fetch;
        window.fetch = (request, ...rest) =>
            (request.method ?? rest[0]?.method) === 'POST'
                ? new Promise(() => {}) : send.call(window, request, ...rest);";
    person.page().run(script, vec![]).await?;
    person.submits().await?;
    wait::until("the journal to say that it is sent", wait::SOON, async || {
        let journal = journal(person).await?.to_lowercase();
        Ok(journal.contains("\"sent\"").then_some(()))
    })
    .await?;
    dies(person, death).await?;

    person.opens().await?;
    person.page().sees("outcome").await?;
    person.page().sees_part("[data-outcome=not-seen]").await?;
    person.page().presses("button[data-action=dismiss]").await?;
    person.page().sees("create").await?;
    is_tried_again(person).await
}

/// Nothing was sent, nothing typed is lost, and the next press makes the one key.
async fn is_tried_again(person: &mut Person) -> Told {
    check_eq("requests to create", &person.server.creates(), &0)?;
    let wish = Wish::with_everything();
    for (name, wanted) in [("name", wish.name.as_str()), ("allow_ips", wish.allow_ips)] {
        check_eq(name, &person.page().value(name).await?.as_str(), &wanted)?;
    }
    person.submits().await?;
    person.has_the_key_once().await.map(drop)
}

async fn the_journal_is_written(person: &Person) -> Told {
    wait::until("the journal to be written", wait::SOON, async || {
        Ok((!journal(person).await?.is_empty()).then_some(()))
    })
    .await
}

/// The open entry as text, or nothing.
async fn journal(person: &Person) -> Result<String, Trouble> {
    let entry = person.page().stored_of_account("local", "journal").await?;
    Ok(if entry.is_null() { String::new() } else { entry.to_string() })
}

async fn dies_after_sending(person: &mut Person, death: Death) -> Told {
    starts(person, Some(&format!("hang-after:{CREATE}:1"))).await?;
    person.server.has_a_key().await?;
    dies(person, death).await?;
    finds_the_key(person).await
}

async fn dies_after_the_answer(person: &mut Person, death: Death) -> Told {
    // The create is slow, so that the list which proves it, and not the one before it, can be held up.
    starts(person, Some(&format!("slow-800:{CREATE}:1"))).await?;
    person.server.hears_a_create().await?;
    person.server.will(&format!("hang-before:{LIST}:1"))?;
    person.server.has_played("hang-before").await?;
    dies(person, death).await?;
    person.server.recovers();
    finds_the_key(person).await
}

async fn is_found_anyway(person: &mut Person, fault: &str) -> Told {
    starts(person, Some(&format!("{fault}:{CREATE}:1"))).await?;
    person.has_the_key_once().await?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    check_eq("requests to create", &person.server.creates(), &1)
}

async fn starts(person: &mut Person, fault: Option<&str>) -> Told {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    if let Some(fault) = fault {
        person.server.will(fault)?;
    }
    person.submits().await
}

async fn dies(person: &mut Person, death: Death) -> Told {
    match death {
        Death::PageClosed => person.closes().await,
        Death::BrowserKilled => person.loses_the_browser().await,
    }
}

/// Opened again, the page has the key; opened once more, nothing is left to settle.
async fn finds_the_key(person: &mut Person) -> Told {
    person.opens().await?;
    person.has_the_key_once().await?;
    person.closes().await?;
    person.opens().await?;
    let screen = person.page().sees_one_of(&["create", "created", "outcome"]).await?;
    check_eq("the screen after that", &screen.as_str(), &"create")?;
    check_eq("requests to create", &person.server.creates(), &1)
}
