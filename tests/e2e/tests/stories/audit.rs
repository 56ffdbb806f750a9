//! The audit of the account's keys, and its fixes for many at once, in the shipped package.

use comet_e2e::{Person, Told, Wish, check, check_eq, story, wait};
use comet_sandbox::Key;

story!(one_allow_list_is_set_on_every_key_that_has_none, async |person: &mut Person| {
    has_keys(person, &["ci", "web", "fixed"]).await?;
    person.server.edit_keys(|keys| keys[2].allow_ips = Some("192.0.2.1".to_owned()));
    audits(person).await?;
    fixes(person, "no-ip-list").await?;
    let page = person.page();
    page.types("allow_ips", "10.0.0.0/8, 10.0.0.0.1").await?;
    person.submits().await?;
    page.sees_part("#allow_ips[aria-invalid=true]").await?;
    page.types("allow_ips", "10.0.0.0/8, 198.51.100.10").await?;
    fits(person, "one list for many").await?;
    let before = person.server.keys();
    person.submits().await?;
    page.sees("many").await?;
    fits(person, "the preview").await?;
    check_eq("keys while the preview stands", &person.server.keys(), &before)?;
    person.submits().await?;
    says(person, "[data-part=sum]", "2 of 2 are as wanted.").await?;
    let mut wanted = before;
    for key in &mut wanted[..2] {
        key.allow_ips = Some("10.0.0.0/8\n198.51.100.10".to_owned());
    }
    check_eq("keys", &person.server.keys(), &wanted)
});

story!(of_keys_that_are_alike_the_one_in_use_stays, async |person: &mut Person| {
    has_keys(person, &["twin", "twin", "other"]).await?;
    person.server.edit_keys(|keys| {
        keys[0].used_quota = 5;
        keys[0].accessed_time += 60;
    });
    audits(person).await?;
    fixes(person, "same-name").await?;
    person.page().sees("many").await?;
    person.submits().await?;
    says(person, "[data-part=sum]", "1 of 1 are as wanted.").await?;
    let status: Vec<i64> = person.server.keys().iter().map(|key| key.status).collect();
    check_eq("status", &status, &vec![1, 2, 1])
});

/// Makes a key through the form, and the others like it.
async fn has_keys(person: &Person, names: &[&str]) -> Told {
    person.connects().await?;
    person.fills(&Wish { allow_ips: "", ..Wish::named("model") }).await?;
    person.submits().await?;
    person.page().sees_one_of(&["created"]).await?;
    person.server.edit_keys(|keys| {
        let first = keys.remove(0);
        let like_it =
            |(id, name): (i64, &&str)| Key { id, name: (*name).to_owned(), ..first.clone() };
        keys.extend((first.id..).zip(names).map(like_it));
    });
    check(person.server.keys().len() == names.len(), "not every key is there")
}

async fn audits(person: &Person) -> Told {
    person.page().presses("[data-action=go-keys]").await?;
    says(person, "[data-part=count]", "3 of 3 keys").await?;
    person.page().presses("[data-action=audit]").await?;
    person.page().sees("audit").await?;
    fits(person, "the audit").await
}

async fn fixes(person: &Person, concern: &str) -> Told {
    person.page().presses(&format!("[data-concern={concern}] [data-action=fix]")).await
}

async fn fits(person: &Person, screen: &str) -> Told {
    let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    let is_wide = person.page().run(wide, vec![]).await?;
    check(is_wide == false, format_args!("{screen} overflows"))
}

/// Waits until what `selector` finds says `text`.
async fn says(person: &Person, selector: &str, text: &str) -> Told {
    wait::until(&format!("{selector} to say {text:?}"), wait::SOON, async || {
        Ok((person.page().text(selector).await?.trim() == text).then_some(()))
    })
    .await
}
