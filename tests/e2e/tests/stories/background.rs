//! What goes on while no page of the app is open: the lock strikes at its moment, and the badge stays.
//!
//! The stories look from another file of the package, which runs no script of ours. They put the notes in storage back
//! instead of waiting, and have the browser's own alarm wake the worker.

use comet_e2e::{
    Browser, Person, Told, Trouble, Wish, check,
    server::{CREATE, TOKEN},
    story, tell, wait,
};
use serde_json::{Value, json};

use crate::remembering::{connects_with_a_passphrase, the_token_is_in_no_storage, unlocks};

story!(the_lock_strikes_at_its_moment_while_the_app_is_closed, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.closes().await?;
    opens_beside(person).await?;
    check(is_open(person).await?, "the token is gone although the app was used just now")?;
    time_passes(person, 16).await?;
    the_alarm_goes_off(person).await?;
    wait::until(
        "the token to go",
        wait::SOON,
        async || Ok((!is_open(person).await?).then_some(())),
    )
    .await?;
    the_token_is_in_no_storage(person).await?;
    person.closes().await?;

    person.opens().await?;
    person.page().sees("unlock").await?;
    unlocks(person).await
});

story!(what_is_in_use_stays_open_until_its_new_moment, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.closes().await?;
    opens_beside(person).await?;
    the_alarm_is_set_for_the_lock(person).await?;
    time_passes(person, 14).await?;
    the_alarm_goes_off(person).await?;
    // Woken too early, the worker sets the alarm anew.
    the_alarm_is_set_for_the_lock(person).await?;
    check(is_open(person).await?, "the token is gone before its time")?;
    person.closes().await?;

    person.opens().await?;
    person.page().sees("create").await
});

story!(an_open_page_notices_that_the_worker_has_locked, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    // For the worker alone: by the note of the last use the page itself would not lock yet.
    let script = "
        const { last_used } = await storage.session.get('last_used');
        await storage.session.set({ last_used: { ...last_used, lock_millis: String(Date.now()) } });";
    in_the_browser(person, script, vec![]).await?;
    the_alarm_goes_off(person).await?;
    person.page().sees("unlock").await?;
    the_token_is_in_no_storage(person).await?;
    unlocks(person).await
});

// While the page waits for an answer nobody presses anything; it is in use all the same, until it is gone.
story!(a_run_keeps_it_open_until_its_page_is_gone, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.page().presses("button[data-action=bulk]").await?;
    person.page().types("bulk_pattern", "ci-{n:02}").await?;
    person.page().types("bulk_count", "2").await?;
    person.server.will(&format!("hold-before:{CREATE}:1"))?;
    person.submits().await?;
    person.server.has_played("hold-before").await?;
    time_passes(person, 14).await?;
    wait::until("the run to be noted as use", wait::SOON, async || {
        let note = person.page().storage().await?["session"]["last_used"].take();
        let of = |name: &str| note[name].as_str().and_then(|text| text.parse::<i64>().ok());
        let apart = of("noted_millis").zip(of("person_millis")).map(|(run, person)| run - person);
        Ok(apart.filter(|apart| *apart >= 14 * 60_000).map(drop))
    })
    .await?;
    the_alarm_goes_off(person).await?;
    the_alarm_is_set_for_the_lock(person).await?;
    check(is_open(person).await?, "the run was locked")?;

    person.closes().await?;
    person.server.releases();
    opens_beside(person).await?;
    time_passes(person, 16).await?;
    the_alarm_goes_off(person).await?;
    wait::until(
        "the token to go",
        wait::SOON,
        async || Ok((!is_open(person).await?).then_some(())),
    )
    .await?;
    person.closes().await
});

// In Chromium alone: Firefox reads an organisation's settings at its start only.
#[test]
fn an_organisation_that_wants_the_lock_sooner_has_it_while_the_app_is_closed() {
    tell(Browser::Chromium, async |person: &mut Person| {
        connects_with_a_passphrase(person).await?;
        time_passes(person, 6).await?;
        person.closes().await?;
        person.session().set_policy(&json!({ "lock_after_minutes": 5 })).await?;
        opens_beside(person).await?;
        wait::until("the token to go", wait::SOON, async || {
            Ok((!is_open(person).await?).then_some(()))
        })
        .await?;
        person.closes().await?;
        person.opens().await?;
        person.page().sees("unlock").await
    });
}

story!(the_badge_outlives_the_lock_and_the_browser, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.fills(&Wish::named("nearly empty")).await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    person.server.edit_keys(|keys| keys[0].used_quota = keys[0].remain_quota * 99);
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    shows_badge(person, "1").await?;
    wait::until("the badge to be stored", wait::SOON, async || {
        Ok((person.page().storage().await?["local"]["badge"] == 1).then_some(()))
    })
    .await?;
    person.page().presses("button[data-action=lock]").await?;
    person.page().sees("unlock").await?;
    shows_badge(person, "1").await?;
    person.loses_the_browser().await?;
    opens_beside(person).await?;
    shows_badge(person, "1").await?;
    person.closes().await?;

    person.server.edit_keys(|keys| keys[0].used_quota = 0);
    person.opens().await?;
    person.page().sees("unlock").await?;
    shows_badge(person, "1").await?;
    unlocks(person).await?;
    shows_badge(person, "").await
});

/// Opens another file of the package, which is blank for a moment.
async fn opens_beside(person: &Person) -> Told {
    person.session().open_beside().await?;
    wait::until("the package's file", wait::SOON, async || {
        let script = "return 'storage' in (globalThis.browser ?? globalThis.chrome ?? {})";
        Ok((person.page().run(script, vec![]).await? == true).then_some(()))
    })
    .await
}

/// Whether an unlocked token stands in the browser's memory.
async fn is_open(person: &Person) -> Result<bool, Trouble> {
    Ok(person.page().storage().await?["session"].to_string().contains(TOKEN))
}

async fn the_alarm_is_set_for_the_lock(person: &Person) -> Told {
    wait::until("the alarm to be set for the lock", wait::SOON, async || {
        let storage = person.page().storage().await?;
        let due = storage["session"]["last_used"]["lock_millis"].as_str();
        let alarm = &storage["alarms"][0]["scheduledTime"];
        let alarm = alarm.as_f64().map(|millis| format!("{millis:.0}"));
        Ok((due.is_some() && due == alarm.as_deref()).then_some(()))
    })
    .await
}

/// Puts the note of the last use back.
async fn time_passes(person: &Person, minutes: i64) -> Told {
    let script = "
        const { last_used } = await storage.session.get('last_used');
        for (const name in last_used) last_used[name] = String(Number(last_used[name]) - minutes * 60 * 1000);
        await storage.session.set({ last_used });";
    in_the_browser(person, script, vec![json!(minutes)]).await
}

/// Has the browser wake the worker now, as it does when the alarm's time has come.
async fn the_alarm_goes_off(person: &Person) -> Told {
    in_the_browser(person, "await alarms.create('lock', { when: Date.now() })", vec![]).await
}

async fn shows_badge(person: &Person, text: &str) -> Told {
    wait::until(&format!("the badge to be {text:?}"), wait::SOON, async || {
        Ok((person.page().storage().await?["badge"] == text).then_some(()))
    })
    .await
}

/// Runs the body of an async function with the extension's API and, where there is one, a number of minutes.
async fn in_the_browser(person: &Person, script: &str, args: Vec<Value>) -> Told {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const minutes = arguments[0];
         const {{ alarms, storage }} = globalThis.browser ?? globalThis.chrome;
         (async () => {{ {script} }})().then(() => done(''), error => done(String(error)));"
    );
    let error = person.session().client().execute_async(&script, args).await?;
    check(error == "", format_args!("the browser refuses: {error}"))
}
