//! A key that is limited to some of the groups behind `auto`: whatever takes its place is limited to the same.

use comet_e2e::{Person, Wish, check, check_eq, story, wait};
use comet_sandbox::Generation;

story!(
    a_key_behind_auto_is_replaced_by_one_with_the_same_groups,
    Generation::NewApi2026Sep,
    async |person: &mut Person| {
        person.connects().await?;
        person.fills(&Wish::named("listed")).await?;
        person.submits().await?;
        person.page().sees("created").await?;
        person.server.edit_keys(|keys| {
            "auto".clone_into(&mut keys[0].group);
            keys[0].auto_groups = Some(vec!["vip".to_owned()]);
        });
        let old = person.server.keys().remove(0);
        person.page().presses("[data-action=go-keys]").await?;
        person.page().sees("keys").await?;
        person.page().presses("[data-action=open-key]").await?;
        person.page().sees("key").await?;
        let details = person.page().text("[data-part=details]").await?;
        check(details.contains("vip"), format_args!("the details name no group: {details}"))?;

        person.page().presses("[data-action=rotate]").await?;
        person.page().sees_part("form[data-screen=rotate]").await?;
        person.submits().await?;
        wait::until("the new key", wait::SOON, async || {
            Ok((person.server.keys().len() == 2).then_some(()))
        })
        .await?;
        person.page().sees_part("[data-action=hand-over]").await?;
        let new = person.server.keys().remove(1);
        check_eq("group", &new.group, &old.group)?;
        check_eq("groups behind auto", &new.auto_groups, &old.auto_groups)
    }
);
