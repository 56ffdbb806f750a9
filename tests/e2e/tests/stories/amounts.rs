//! A key may spend exactly what the screen says, however the server counts money and whatever it accepts at most; and it
//! ends by the server's clock.

use comet_e2e::{Person, check, check_eq, story};
use comet_sandbox::Generation;
use serde_json::json;

story!(dollars_are_exact_at_a_rate_that_is_not_whole, async |person: &mut Person| {
    person.server.counts(json!(68493.15));
    person.connects().await?;
    let page = person.page();
    page.types("name", "at an odd rate").await?;
    page.types("remain_quota", "10").await?;
    person.submits().await?;
    page.sees_part("#remain_quota[aria-invalid=true]").await?;
    let told = page.text("#remain_quota-error").await?;
    check(told.contains("684931") && told.contains("684932"), format_args!("told {told:?}"))?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    page.types("remain_quota", "20").await?;
    check_eq(
        "in units",
        &page.text("[data-part=quota-converted]").await?,
        &"= 1369863 units".into(),
    )?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &1_369_863)
});

story!(a_submit_goes_on_once_the_rate_is_read, async |person: &mut Person| {
    person.server.counts(json!(1000));
    person.server.will("hold-before:GET /api/status:*")?;
    person.connects().await?;
    let page = person.page();
    page.types("name", "early").await?;
    page.types("remain_quota", "7").await?;
    person.submits().await?;
    page.sees_part("[data-part=rate-wait]:not(:empty)").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    person.server.recovers();
    person.server.releases();
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &7_000)
});

story!(
    what_is_changed_while_the_rate_is_read_is_sent_at_a_new_press_only,
    async |person: &mut Person| {
        person.server.will("hold-before:GET /api/status:*")?;
        person.connects().await?;
        let page = person.page();
        page.types("name", "early").await?;
        person.submits().await?;
        page.sees_part("[data-part=rate-wait]:not(:empty)").await?;
        page.types("name", "second thoughts").await?;
        check_eq("what is said", &page.text("[data-part=rate-wait]").await?, &String::new())?;
        person.server.recovers();
        person.server.releases();
        page.sees_part("[data-part=quota-converted]:not(:empty)").await?;
        check_eq("requests to create", &person.server.creates(), &0)?;
        person.submits().await?;
        person.has_the_key_once().await?;
        check_eq("name", &person.server.keys()[0].name.as_str(), &"second thoughts")
    }
);

story!(
    a_maximum_is_learned_from_the_refusal,
    Generation::NewApi2026Sep,
    async |person: &mut Person| {
        person.connects().await?;
        let page = person.page();
        page.types("name", "rich").await?;
        page.types("remain_quota", "5000").await?;
        person.submits().await?;
        // Said at the field at once, without another press.
        page.sees_part("#remain_quota[aria-invalid=true]").await?;
        let most = page.text("[data-part=quota-maximum]").await?;
        check(most.contains("$4294.967294"), format_args!("the field says {most:?}"))?;
        person.submits().await?;
        page.sees_part("#remain_quota[aria-invalid=true]").await?;
        check_eq("requests to create", &person.server.creates(), &1)?;
        page.types("remain_quota", "4294.967294").await?;
        person.submits().await?;
        page.sees("created").await?;
        let quotas: Vec<i64> = person.server.keys().iter().map(|key| key.remain_quota).collect();
        check_eq("remain_quota", &quotas, &vec![2_147_483_647])
    }
);

story!(a_day_is_a_day_by_the_servers_clock, async |person: &mut Person| {
    person.server.is_ahead_seconds(86_400);
    person.connects().await?;
    let page = person.page();
    page.types("name", "a day").await?;
    page.chooses("expired_time", "+86400").await?;
    page.sees_part("[data-part=server-clock]:not(:empty)").await?;
    let told = page.text("[data-part=server-clock]").await?;
    check(told.contains("1 day ahead"), format_args!("the field says {told:?}"))?;
    person.submits().await?;
    person.has_the_key_once().await?;
    let key = person.server.keys().remove(0);
    let life_seconds = key.expired_time - key.created_time;
    // The press came a little before the server stored it.
    check((86_100..=86_400).contains(&life_seconds), format_args!("it lives for {life_seconds} s"))
});
