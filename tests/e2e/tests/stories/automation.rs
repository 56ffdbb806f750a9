//! Between clicking and automation: a pasted request, models from the catalogue, and many keys at once.

use std::time::Duration;

use comet_e2e::{
    Person, Told, Trouble, check, check_eq,
    server::{CREATE, TOKEN},
    story, wait,
};
use serde_json::json;

/// The documentation's curl line, with a token that must not be kept.
const CURL: &str = "curl --request POST \\
  --url https://api.cometapi.com/api/token/ \\
  --header 'Authorization: pastedTokenThatIsNotKept' \\
  --header 'Content-Type: application/json' \\
  --data '{
  \"name\": \"production\",
  \"expired_time\": -1,
  \"remain_quota\": 100000,
  \"unlimited_quota\": false,
  \"model_limits_enabled\": false,
  \"model_limits\": \"\",
  \"allow_ips\": null,
  \"group\": \"\",
  \"cross_group_retry\": false
}'";

story!(the_documentations_curl_is_pasted_adjusted_and_created, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.picks("request_paste", CURL).await?;
    page.presses("button[data-action=import]").await?;
    wait::until("the form to be filled", wait::SOON, async || {
        Ok((page.value("name").await? == "production").then_some(()))
    })
    .await?;
    page.types("name", "production EU").await?;
    page.types("allow_ips", "203.0.113.0/24").await?;
    page.gives_group("vip").await?;
    page.chooses("request_kind", "json").await?;
    let summary = wait::until("the request to follow the form", wait::SOON, async || {
        let text = page.text("[data-part=request-text]").await?;
        Ok(text.contains("vip").then_some(text))
    })
    .await?;
    let summary: serde_json::Value = serde_json::from_str(&summary)?;
    let storage = page.storage().await?.to_string();
    check(!storage.contains("pastedTokenThatIsNotKept"), "the pasted token was kept")?;
    person.submits().await?;
    person.has_the_key_once().await?;

    let key = &person.server.keys()[0];
    let stored = json!({
        "name": key.name, "expired_time": key.expired_time, "remain_quota": key.remain_quota,
        "unlimited_quota": key.unlimited_quota, "model_limits_enabled": key.model_limits_enabled,
        "model_limits": key.model_limits, "allow_ips": key.allow_ips, "group": key.group,
        "cross_group_retry": key.cross_group_retry,
    });
    check_eq("what the server holds", &stored, &summary)?;
    check_eq("the name", &key.name.as_str(), &"production EU")?;
    check_eq("the quota", &key.remain_quota, &100_000)
});

story!(models_are_chosen_from_the_catalogue_by_keys_alone, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.types("name", "chosen").await?;
    page.ticks("model_limits_enabled", true).await?;
    page.finds("[name=models_find]").await?;
    page.types("models_find", "gpt-4o-mini").await?;
    // The arrow reaches the first entry, Enter takes it.
    page.presses_keys("models_find", "\u{E015}\u{E007}").await?;
    wait::until("the model to be chosen", wait::SOON, async || {
        Ok((page.value("model_limits").await? == "gpt-4o-mini").then_some(()))
    })
    .await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("models", &person.server.keys()[0].model_limits.as_str(), &"gpt-4o-mini")
});

const MANY: usize = 50;

/// Fifty creates, each proven, on a machine that does other things too.
const MANY_TAKE: Duration = Duration::from_mins(4);

story!(fifty_keys_are_made_though_the_browser_dies_on_the_way, async |person: &mut Person| {
    person.connects().await?;
    person.page().presses("button[data-action=bulk]").await?;
    person.page().types("bulk_pattern", "ci-{n:02}").await?;
    person.page().types("bulk_count", &MANY.to_string()).await?;
    person.submits().await?;
    wait::until("twenty keys", MANY_TAKE, async || {
        Ok((person.server.keys().len() >= 20).then_some(()))
    })
    .await?;
    // The next key is made and its answer never comes: the browser dies while it waits.
    person.server.will(&format!("hang-after:{CREATE}:1"))?;
    person.server.has_played("hang-after").await?;
    person.loses_the_browser().await?;

    person.opens().await?;
    person.page().sees("bulk-run").await?;
    person.page().presses("button[data-action=go-on]").await?;
    wait::until("the run to finish", MANY_TAKE, async || {
        let finished = "[data-screen=bulk-run][data-outcome=finished]";
        Ok(person.page().shows(finished).await?.then_some(()))
    })
    .await?;
    let told = person.page().text("[data-part=bulk-progress]").await?;
    check_eq(
        "what is told",
        &told.as_str(),
        &"50 of 50: 50 created, 0 refused, 0 cannot be told.",
    )?;
    check_eq("requests to create", &person.server.creates(), &MANY)?;
    each_once(person)?;
    saves_the_keys(person).await
});

fn each_once(person: &Person) -> Told {
    let mut names: Vec<String> = person.server.keys().into_iter().map(|key| key.name).collect();
    names.sort();
    let expected: Vec<String> = (1..=MANY).map(|n| format!("ci-{n:02}")).collect();
    check_eq("the keys' names", &names, &expected)
}

/// The keys of the first browser's half went with it; they are in the file all the same. The file is caught on its
/// way: what the browser does with it is the browser's.
async fn saves_the_keys(person: &Person) -> Result<(), Trouble> {
    let page = person.page();
    let script = "
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = blob => (blob.text().then(text => (window.caught = text)), make(blob));";
    page.run(script, vec![]).await?;
    page.presses("button[data-action=save-json]").await?;
    let text = wait::until("the file", wait::SOON, async || {
        let text = page.run("return window.caught ?? ''", vec![]).await?;
        Ok(text.as_str().filter(|text| !text.is_empty()).map(ToOwned::to_owned))
    })
    .await?;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text)?;
    let mut saved: Vec<String> =
        rows.iter().filter_map(|row| row["key"].as_str().map(ToOwned::to_owned)).collect();
    saved.sort();
    let mut expected = person.server.full_keys();
    expected.sort();
    check_eq("the keys in the file", &saved, &expected)?;
    let storage = page.storage().await?.to_string();
    check(!expected.iter().any(|key| storage.contains(&key[3..])), "a key is in storage")?;
    check(!text.contains(TOKEN), "the token is in the file")
}
