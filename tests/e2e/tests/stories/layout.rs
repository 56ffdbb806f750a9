//! At the popup's size nothing overflows, in any language.

use comet_e2e::{
    Person, Told, Wish, check,
    leaks::PASSPHRASE,
    server::{CREATE, TOKEN},
    story,
};

const LANGUAGES: [&str; 3] = ["en", "vi", "zh"];

story!(nothing_overflows_at_the_popups_size, async |person: &mut Person| {
    person.opens().await?;
    person.session().resize(400, 600).await?;
    let page = person.page();
    page.sees("connect").await?;
    page.unfolds("[name=base_url]").await?;
    everything_fits(person, "connect").await?;
    page.types("access_token", "sk-wrong").await?;
    person.submits().await?;
    page.sees_part("#access_token-error").await?;
    everything_fits(person, "connect with errors").await?;

    page.types("access_token", TOKEN).await?;
    person.submits().await?;
    page.sees("create").await?;
    everything_fits(person, "create").await?;
    person.fills(&Wish { name: "W".repeat(51), ..Wish::with_everything() }).await?;
    person.submits().await?;
    page.sees_part("#name-error").await?;
    everything_fits(person, "create with errors").await?;

    person.server.will(&format!("success-false:{CREATE}:1"))?;
    page.types("name", &"W".repeat(50)).await?;
    page.types("my_address", "2001:db8:9999:2222:3333:4444:5555:6666").await?;
    page.types("allow_ips", "10.0.0.1-10.0.0.250\n2001:db8:1111:2222:3333:4444:5555:7777/64")
        .await?;
    person.submits().await?;
    page.sees_part("[data-part=foresight]").await?;
    everything_fits(person, "create with a question").await?;
    page.presses("button[data-action=create-anyway]").await?;
    page.sees_part("[data-part=failure]").await?;
    everything_fits(person, "create with a failure").await?;

    person.submits().await?;
    page.sees("created").await?;
    everything_fits(person, "created").await?;
    person.reveals_the_key().await?;
    everything_fits(person, "created, the key shown").await
});

story!(an_open_question_fits_too, async |person: &mut Person| {
    person.connects().await?;
    person.session().resize(400, 600).await?;
    person.fills(&Wish { name: "W".repeat(50), ..Wish::with_everything() }).await?;
    person.server.will(&format!("500:{CREATE}:1"))?;
    person.submits().await?;
    person.page().sees("outcome").await?;
    everything_fits(person, "outcome").await
});

story!(accounts_and_the_lock_fit_too, async |person: &mut Person| {
    person.opens().await?;
    person.session().resize(400, 600).await?;
    let page = person.page();
    page.sees("connect").await?;
    page.types("access_token", TOKEN).await?;
    page.chooses("keeping", "locked").await?;
    page.types("passphrase", "short").await?;
    page.types("account_name", &"W".repeat(40)).await?;
    person.submits().await?;
    page.sees_part("#passphrase-error").await?;
    everything_fits(person, "connect with a passphrase").await?;
    page.types("passphrase", PASSPHRASE).await?;
    page.types("passphrase_again", PASSPHRASE).await?;
    person.submits().await?;
    page.sees("create").await?;
    page.presses("button[data-action=accounts]").await?;
    page.sees("accounts").await?;
    page.unfolds("[name=lock_after_minutes]").await?;
    everything_fits(person, "accounts").await?;
    page.presses("button[data-action=add-account]").await?;
    page.sees("connect").await?;
    page.types("access_token", TOKEN).await?;
    page.types("user_id", "2").await?;
    person.submits().await?;
    page.sees("create").await?;
    everything_fits(person, "two accounts").await?;
    page.presses("button[data-action=accounts]").await?;
    page.sees("accounts").await?;
    everything_fits(person, "the other account").await?;
    page.presses("button[data-action=use-account]").await?;
    page.sees("create").await?;
    page.presses("button[data-action=lock]").await?;
    page.sees("unlock").await?;
    page.types("passphrase", "wrong").await?;
    person.submits().await?;
    page.sees_part("#passphrase-error").await?;
    everything_fits(person, "unlock").await
});

story!(picking_requests_and_many_keys_fit_too, async |person: &mut Person| {
    person.connects().await?;
    person.session().resize(400, 600).await?;
    let page = person.page();
    page.ticks("model_limits_enabled", true).await?;
    page.types("models_find", "gpt").await?;
    page.sees_part("[role=option]").await?;
    fits(person, "the picker", "en").await?;
    page.types("name", &"W".repeat(40)).await?;
    page.chooses("models_provider", "openai").await?;
    page.presses("button[data-action=all-of-provider]").await?;
    page.sees_part(".chip").await?;
    for kind in ["curl", "python", "github-actions"] {
        page.chooses("request_kind", kind).await?;
        page.sees_part("[data-part=request-text]").await?;
        fits(person, kind, "en").await?;
    }
    page.presses("button[data-action=bulk]").await?;
    page.types("bulk_pattern", &format!("{}-{{n}}", "W".repeat(40))).await?;
    page.types("bulk_count", "2").await?;
    everything_fits(person, "the plan of many").await?;
    page.chooses("bulk_from", "table").await?;
    everything_fits(person, "the table of many").await?;
    page.chooses("bulk_from", "pattern").await?;
    person.submits().await?;
    // All of a provider's models are more text than some servers store: that is asked about first.
    page.sees_part("[data-part=foresight]").await?;
    fits(person, "what is asked before many", "zh").await?;
    page.presses("[data-action=create-anyway]").await?;
    page.sees("bulk-run").await?;
    everything_fits(person, "what came of many").await
});

async fn everything_fits(person: &Person, screen: &str) -> Told {
    for language in LANGUAGES {
        person.page().chooses("language", language).await?;
        fits(person, screen, language).await?;
    }
    Ok(())
}

async fn fits(person: &Person, screen: &str, language: &str) -> Told {
    let script = "
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return '';
        const wide = [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > root.clientWidth)
            .map(element => element.outerHTML.slice(0, 120));
        return `${root.scrollWidth} > ${root.clientWidth}: ${wide.slice(-3).join(' ')}`;";
    let overflow = person.page().run(script, vec![]).await?;
    check(overflow == "", format_args!("{screen} in {language} overflows: {overflow}"))
}
