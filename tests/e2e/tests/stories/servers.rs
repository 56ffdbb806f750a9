//! Servers other than `CometAPI`: allowed when an account is connected, given back when it goes.
//!
//! In Firefox alone: Chromium asks in a window of its own, which no driver can answer.

use comet_e2e::{Browser, Person, check, check_eq, server::TOKEN, tell};

#[test]
fn another_server_is_allowed_when_it_is_added_and_given_back_when_it_is_removed() {
    tell(Browser::Firefox, async |person: &mut Person| {
        let server = person.server.http_url().to_owned();
        person.opens().await?;
        let page = person.page();
        page.sees("connect").await?;
        check_eq("hosts at first", &hosts(person).await?, &vec![COMETAPI.to_owned()])?;
        page.types("access_token", TOKEN).await?;
        page.types("base_url", &server).await?;
        person.submits().await?;
        page.sees("create").await?;
        let wanted = vec!["http://127.0.0.1/*".to_owned(), COMETAPI.to_owned()];
        check_eq("hosts with the account", &hosts(person).await?, &wanted)?;
        let asked = person.server.requests();
        check(asked.iter().all(|request| !request.tls), "something went to CometAPI")?;

        page.presses("button[data-action=disconnect]").await?;
        page.sees("connect").await?;
        check_eq("hosts afterwards", &hosts(person).await?, &vec![COMETAPI.to_owned()])
    });
}

const COMETAPI: &str = "https://api.cometapi.com/*";

/// The hosts that the extension may reach, sorted.
async fn hosts(person: &Person) -> Result<Vec<String>, comet_e2e::Trouble> {
    let script = "
        const [done] = arguments;
        browser.permissions.getAll().then(all => done(all.origins.sort()));";
    let hosts = person.session().client().execute_async(script, vec![]).await?;
    Ok(serde_json::from_value(hosts)?)
}
