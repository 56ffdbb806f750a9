//! One press, several keys: a connection that the browser reuses breaks before any answer, and the browser itself sends the
//! request again. The person learns of every key, keeps one, and the server holds what the screen says.

use comet_e2e::{Person, Told, Trouble, Wish, check, check_eq, server::CREATE, story, wait};
use comet_sandbox::Key;

/// Asks for a key while every reused connection breaks, and lands on the screen that tells of several.
async fn presses_once(person: &Person) -> Told {
    person.session().may_repeat().await?;
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    person.server.will(&format!("break-reused-after:{CREATE}:*"))?;
    person.submits().await?;
    sees_several(person).await
}

async fn sees_several(person: &Person) -> Told {
    person.page().sees("outcome").await?;
    person.page().sees_part("[data-outcome=repeated]").await?;
    let ids = ids(person);
    check(ids.len() > 1, format_args!("the browser has sent it once alone: {ids:?}"))?;
    let creates: Vec<_> =
        person.server.requests().into_iter().filter(|one| one.method == "POST").collect();
    check(
        creates.iter().all(|one| one.body == creates[0].body),
        "the browser sent something else the second time",
    )?;
    check_eq("keys that the screen names", &shown_ids(person).await?, &ids)
}

/// The server's keys, oldest first.
fn ids(person: &Person) -> Vec<i64> {
    person.server.keys().iter().map(|key| key.id).collect()
}

/// The numbers on the screen, in their order.
async fn shown_ids(person: &Person) -> Result<Vec<i64>, Trouble> {
    let script = "return Array.from(
        document.querySelectorAll('[data-part=repeated-key]'), key => Number(key.dataset.id))";
    Ok(serde_json::from_value(person.page().run(script, vec![]).await?)?)
}

async fn label(person: &Person) -> Result<String, Trouble> {
    person.page().text("[data-action=keep-one]").await
}

/// What keeping `kept` is to be called.
fn keeping(kept: i64, all: &[i64]) -> String {
    let spare: Vec<String> =
        all.iter().filter(|id| **id != kept).map(ToString::to_string).collect();
    format!("Keep number {kept}, delete {}", spare.join(", "))
}

/// The one key is the server's only one, and the journal is closed.
async fn has_only(person: &mut Person, id: i64) -> Told {
    person.page().sees("created").await?;
    check_eq("keys on the server", &ids(person), &vec![id])?;
    let shown = person.reveals_the_key().await?;
    check(person.server.full_keys().contains(&shown), "another key is shown")?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await
}

story!(a_press_that_the_browser_repeats_ends_in_one_key, async |person: &mut Person| {
    presses_once(person).await?;
    let all = ids(person);
    check_eq("what is offered", &label(person).await?, &keeping(all[0], &all))?;
    check_eq("nothing is deleted unasked", &ids(person), &all)?;
    person.page().presses("[data-action=keep-one]").await?;
    has_only(person, all[0]).await
});

// The popup closes on the way to where the key is pasted: opened again, the copied key is the one that stays.
story!(the_copied_key_stays, async |person: &mut Person| {
    presses_once(person).await?;
    let all = ids(person);
    let second = format!("[data-part=repeated-key][data-id=\"{}\"] [data-action=show-key]", all[1]);
    person.page().presses(&second).await?;
    person.page().presses("[data-action=copy]").await?;
    wait::until("the copied key to be the one that stays", wait::SOON, async || {
        Ok((label(person).await? == keeping(all[1], &all)).then_some(()))
    })
    .await?;
    person.closes().await?;
    person.opens().await?;
    sees_several(person).await?;
    check_eq("what is offered", &label(person).await?, &keeping(all[1], &all))?;
    person.page().presses("[data-action=keep-one]").await?;
    has_only(person, all[1]).await
});

story!(a_key_in_use_by_then_stays_and_is_named, async |person: &mut Person| {
    presses_once(person).await?;
    let all = ids(person);
    let spend = |key: &mut Key| {
        key.used_quota = 1;
        key.remain_quota -= 1;
    };
    person.server.edit_keys(|keys| spend(&mut keys[1]));
    person.page().presses("[data-action=keep-one]").await?;
    person.page().sees("created").await?;
    check_eq("keys on the server", &ids(person), &all[..2].to_vec())?;
    let told = person.page().text("[data-part=used]").await?;
    check(told.contains(&all[1].to_string()), format_args!("it is not named: {told}"))
});

story!(leaving_all_deletes_nothing, async |person: &mut Person| {
    presses_once(person).await?;
    let all = ids(person);
    person.page().presses("[data-action=dismiss]").await?;
    person.page().sees("created").await?;
    check_eq("keys on the server", &ids(person), &all)?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await
});

// Of five rows, the browser sends at least one more than once.
story!(a_row_that_the_browser_repeats_keeps_one_key, async |person: &mut Person| {
    person.session().may_repeat().await?;
    person.connects().await?;
    let page = person.page();
    page.presses("button[data-action=bulk]").await?;
    page.chooses("bulk_from", "pattern").await?;
    page.types("bulk_pattern", "ci-{n}").await?;
    page.types("bulk_count", "3").await?;
    person.server.will(&format!("break-reused-after:{CREATE}:1"))?;
    person.submits().await?;
    page.sees("bulk-run").await?;
    page.sees_part("[data-outcome=finished]").await?;
    check_eq("keys on the server", &ids(person).len(), &4)?;
    let rows = page.text("[data-part=row-copies]").await?;
    let all = ids(person);
    check_eq("the row", &rows, &format!("ci-1: number {}, copies {}", all[0], all[1]))?;
    let offered = label(person).await?;
    check_eq("the offer", &offered, &format!("Keep one key per row, delete {}", all[1]))?;
    page.presses("[data-action=keep-one]").await?;
    page.sees_part("[data-part=deleted]").await?;
    check_eq("keys on the server", &ids(person), &vec![all[0], all[2], all[3]])
});

story!(a_replacement_that_the_browser_repeats_goes_on_with_one_key, async |person: &mut Person| {
    person.session().may_repeat().await?;
    person.connects().await?;
    person.fills(&Wish::named("first")).await?;
    person.submits().await?;
    person.page().sees("created").await?;
    let page = person.page();
    page.presses("[data-action=go-keys]").await?;
    page.presses("[data-action=open-key]").await?;
    page.presses("[data-action=rotate]").await?;
    page.sees_part("form[data-screen=rotate]").await?;
    person.server.will(&format!("break-reused-after:{CREATE}:1"))?;
    person.submits().await?;
    page.sees_part("[data-outcome=repeated]").await?;
    let all = ids(person);
    check_eq("keys on the server", &all.len(), &3)?;
    check_eq("what is offered", &label(person).await?, &keeping(all[1], &all[1..]))?;
    page.presses("[data-action=keep-one]").await?;
    page.sees_part("[data-action=hand-over]").await?;
    check_eq("keys on the server", &ids(person), &all[..2].to_vec())
});
