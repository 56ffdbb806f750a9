//! The shipped wasm panics in truth: a function of the browser that the app cannot do without has been broken, and the
//! person is told that it has stopped. The look after each story finds no secret in what a panic leaves behind.

use comet_e2e::{Person, Told, Wish, check, story};

/// From now on no screen can be built, and the next is asked for; another may have been on its way already.
async fn breaks_the_page(person: &mut Person) -> Told {
    person.has_broken_the_page = true;
    let script = "
        Node.prototype.cloneNode = () => { throw new Error('broken by the story') };
        document.querySelector('[data-action=another]')?.click();";
    person.page().run(script, vec![]).await.map(drop)
}

async fn sees_that_it_has_stopped(person: &mut Person) -> Told {
    person.page().sees_part("#app[role=alert]").await?;
    let said = person.page().text("#app").await?;
    check(said.starts_with("Comet Keys has stopped"), format_args!("it says {said:?}"))?;
    // A panic, and not only an error that the app lives through.
    let console = person.console().await?;
    let is_panic = console.iter().any(|line| line.contains("panicked at"));
    check(is_panic, format_args!("no panic in the console: {console:#?}"))
}

story!(a_panic_with_a_key_on_the_screen_is_told_in_plain_words, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("before the fall")).await?;
    person.submits().await?;
    let key = person.has_the_key_once().await?;
    breaks_the_page(person).await?;
    sees_that_it_has_stopped(person).await?;
    let markup = person.page().run("return document.documentElement.outerHTML", vec![]).await?;
    check(!markup.to_string().contains(&key), "the key is still in the page")
});

// What the message promises.
story!(a_create_cut_short_by_a_panic_is_found_by_the_next_page, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::named("cut short")).await?;
    person.server.will("slow-700:POST /api/token/:1")?;
    person.submits().await?;
    person.server.hears_a_create().await?;
    breaks_the_page(person).await?;
    sees_that_it_has_stopped(person).await?;
    person.server.has_a_key().await?;
    person.closes().await?;
    person.opens().await?;
    person.has_the_key_once().await.map(drop)
});
