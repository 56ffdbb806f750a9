//! The form knows beforehand what the server would take without a word.

use comet_e2e::{Person, Wish, check_eq, story};

story!(a_pasted_list_is_what_the_server_holds, async |person: &mut Person| {
    person.connects().await?;
    let pasted = "[\"127.0.0.1\", \"10.0.0.5/8\"] # office\n10.9.9.9; 192.0.2.8-192.0.2.11";
    person.fills(&Wish { allow_ips: pasted, ..Wish::named("pasted") }).await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    let held = person.server.keys()[0].allow_ips.clone();
    check_eq("allow_ips", &held.as_deref(), &Some("127.0.0.1\n10.0.0.0/8\n192.0.2.8/30"))
});

story!(what_may_bite_is_asked_before_anything_is_sent, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish { dollars: "0", ..Wish::named("penniless") }).await?;
    person.submits().await?;
    person.page().sees_part("[data-part=foresight]").await?;
    person.page().presses("button[data-action=back-to-form]").await?;
    check_eq("requests to create", &person.server.creates(), &0)?;
    check_eq("the name", &person.page().value("name").await?.as_str(), &"penniless")?;
    person.submits().await?;
    person.says_yes_to("quota 0").await?;
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &0)
});

story!(a_preset_of_ones_own_survives_the_browser, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    page.types("remain_quota", "3").await?;
    page.gives_group("default").await?;
    page.types("preset_label", "Team A").await?;
    page.presses("button[data-action=keep-preset]").await?;
    page.finds("option[value='own:Team A']").await?;
    person.loses_the_browser().await?;
    person.opens().await?;
    let page = person.page();
    page.sees("create").await?;
    page.finds("option[value='own:Team A']").await?;
    page.types("name", "from a preset").await?;
    page.chooses("preset", "own:Team A").await?;
    comet_e2e::wait::until("the group", comet_e2e::wait::SOON, async || {
        Ok((person.page().value("group").await? == "default").then_some(()))
    })
    .await?;
    person.submits().await?;
    person.has_the_key_once().await?;
    check_eq("remain_quota", &person.server.keys()[0].remain_quota, &1_500_000)
});
