//! What an organisation sets through its browsers' own policies is shown as such, and holds.
//!
//! The settings come as a real policy: in Firefox by a native manifest of the browser's managed storage, in Chromium by
//! the browser's own page for trying policies, which checks them with the package's schema as it does any other.

use comet_e2e::{
    Browser, Person, Told, Trouble, View, Wish, check, check_eq, leaks::PASSPHRASE, server::TOKEN,
    story, tell, wait,
};
use serde_json::{Value, json};

const COMETAPI: &str = "https://api.cometapi.com";
const SET_BY_ORGANIZATION: &str = "Set by your organization.";

story!(an_organisations_settings_are_shown_and_hold, async |person: &mut Person| {
    let settings = json!({
        "server": COMETAPI,
        "languages": ["en", "vi"],
        "require_passphrase": true,
        "lock_after_minutes": 5,
        "policy": { "max_quota": 500_000 },
    });
    person.works_under(&settings).await?;
    person.opens().await?;
    offers_its_server_alone(person, COMETAPI).await?;
    check_eq("languages", &choices(person, "language").await?, &strings(&["en", "vi"]))?;
    connects_only_with_a_passphrase(person).await?;
    keeps_to_the_cap(person).await?;
    is_locked_when_the_organisation_wants(person).await
});

// In Firefox alone: Chromium asks about another server in a window of its own, which no driver can answer.
#[test]
fn an_organisations_server_is_the_only_one_that_is_asked() {
    tell(Browser::Firefox, async |person: &mut Person| {
        let server = person.server.http_url().to_owned();
        person.works_under(&json!({ "server": server })).await?;
        person.opens().await?;
        offers_its_server_alone(person, &server).await?;
        person.page().types("access_token", TOKEN).await?;
        person.submits().await?;
        person.page().sees("create").await?;
        person.fills(&Wish::named("of the organisation")).await?;
        person.submits().await?;
        person.has_the_key_once().await?;
        check(person.server.requests().iter().all(|sent| !sent.tls), "something went to CometAPI")
    });
}

// A rule that a slip switches off protects nobody.
story!(settings_that_cannot_be_read_stop_the_app, async |person: &mut Person| {
    person.works_under(&json!({ "server": "http://keys.example" })).await?;
    person.opens().await?;
    person.page().sees("mismanaged").await?;
    let said = person.page().text("[data-screen=mismanaged]").await?;
    check(said.contains("server is no https address"), format_args!("it says {said:?}"))?;
    check(!person.page().shows("[name=access_token]").await?, "a token is asked for all the same")
});

story!(the_first_language_stands_in_for_one_that_is_not_allowed, async |person: &mut Person| {
    person.works_under(&json!({ "languages": ["vi", "zh"] })).await?;
    person.opens().await?;
    person.page().sees("connect").await?;
    check_eq("languages", &choices(person, "language").await?, &strings(&["vi", "zh"]))?;
    check_eq("the language", &person.page().value("language").await?.as_str(), &"vi")
});

// The tab "Create" once worked on with the open token, and the server was asked for only when connecting. Chromium tells of
// a change at once; Firefox reads the organisation's settings when it starts.
story!(
    what_an_organisation_forbids_later_is_forbidden_in_an_open_window,
    async |person: &mut Person| {
        person.connects().await?;
        person.page().types("name", "too late").await?;
        for settings in
            [json!({ "require_passphrase": true }), json!({ "server": "https://keys.example" })]
        {
            changes_to(person, &settings).await?;
            person.page().sees("accounts").await?;
            for way in ["[data-action=go-create]", "[data-action=go-keys]", "[name=remain_quota]"] {
                check(!person.page().shows(way).await?, format_args!("{way} under {settings}"))?;
            }
            check_eq("requests to create", &person.server.creates(), &0)?;
        }
        changes_to(person, &json!({})).await?;
        person.page().presses("[data-action=go-create]").await?;
        person.page().sees("create").await?;
        if person.browser() == Browser::Firefox {
            // A half-filled form ends with the browser.
            person.page().types("name", "too late").await?;
        }
        check_eq("what was typed", &person.page().value("name").await?.as_str(), &"too late")?;
        person.submits().await?;
        person.has_the_key_once().await.map(drop)
    }
);

/// The organisation sets something else, and the person sees the app under it.
async fn changes_to(person: &mut Person, settings: &Value) -> Told {
    if person.browser() == Browser::Firefox {
        person.session().set_policy(settings).await?;
        person.closes_the_browser().await?;
        person.starts_the_browser().await?;
        return person.opens().await;
    }
    let front = person.session().page_in_front().await?;
    person.session().open(View::Tab).await?;
    person.session().set_policy(settings).await?;
    person.closes().await?;
    person.session().turn_to(&front).await
}

/// The connect screen names the organisation's server, and another cannot be typed.
async fn offers_its_server_alone(person: &Person, server: &str) -> Told {
    let page = person.page();
    page.sees("connect").await?;
    check_eq("the server", &page.value("base_url").await?.as_str(), &server)?;
    check_eq(
        "what is said of it",
        &page.text("#base_url-hint").await?.as_str(),
        &SET_BY_ORGANIZATION,
    )?;
    page.types("base_url", "https://elsewhere.example").await?;
    check_eq("the server after typing", &page.value("base_url").await?.as_str(), &server)
}

async fn connects_only_with_a_passphrase(person: &Person) -> Told {
    let page = person.page();
    check_eq("ways to keep the token", &choices(person, "keeping").await?, &strings(&["locked"]))?;
    let said = page.text("#keeping-hint").await?;
    check(said.starts_with("Your organization wants"), format_args!("it says {said:?}"))?;
    page.types("access_token", TOKEN).await?;
    person.submits().await?;
    page.sees_part("#passphrase[aria-invalid=true]").await?;
    check(person.server.requests().is_empty(), "the token was sent without a passphrase")?;
    page.types("passphrase", PASSPHRASE).await?;
    page.types("passphrase_again", PASSPHRASE).await?;
    person.submits().await?;
    page.sees("create").await
}

/// A key above the cap is explained and not asked for; one within it is made.
async fn keeps_to_the_cap(person: &Person) -> Told {
    let page = person.page();
    page.types("name", "within the cap").await?;
    wait::until("the cap to be explained", wait::SOON, async || {
        Ok(page.text("#remain_quota-warning").await?.contains("$1.00").then_some(()))
    })
    .await?;
    page.ticks("unlimited_quota", false).await?;
    // A cap that came before the rate has put the form into units.
    page.chooses("quota_unit", "dollars").await?;
    page.types("remain_quota", "1.01").await?;
    person.submits().await?;
    page.sees_part("#remain_quota[aria-invalid=true]").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    page.types("remain_quota", "1").await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("the key's quota", &person.server.keys()[0].remain_quota, &500_000)
}

/// Longer times are not offered, and one that was chosen before counts no more.
async fn is_locked_when_the_organisation_wants(person: &mut Person) -> Told {
    let page = person.page();
    page.presses("[data-action=accounts]").await?;
    page.unfolds("[name=lock_after_minutes]").await?;
    let offered = choices(person, "lock_after_minutes").await?;
    check_eq("minutes to choose from", &offered, &strings(&["5"]))?;
    let said = page.text("#lock_after_minutes-hint").await?;
    check_eq("what is said of them", &said.as_str(), &SET_BY_ORGANIZATION)?;
    check_eq("ways to keep the token", &choices(person, "keeping").await?, &strings(&["locked"]))?;

    let script = "
        const [done] = arguments;
        const { local, session } = (globalThis.browser ?? globalThis.chrome).storage;
        const millis = minutes => String(Date.now() + minutes * 60 * 1000);
        const last_used = { noted_millis: millis(-6), person_millis: millis(-6), lock_millis: millis(54) };
        Promise.all([local.set({ settings: { lock_after_minutes: 60 } }), session.set({ last_used })]).then(() => done(true));";
    person.session().client().execute_async(script, vec![]).await?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("unlock").await
}

/// What the list called `name` offers.
async fn choices(person: &Person, name: &str) -> Result<Vec<String>, Trouble> {
    let script = "return [...document.querySelector(`select[name=${arguments[0]}]`).options].map(one => one.value)";
    Ok(serde_json::from_value(person.page().run(script, vec![json!(name)]).await?)?)
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
