//! Every message in three languages, switched by the person.

use comet_e2e::{Person, Trouble, check, check_eq, story, wait};

story!(the_language_can_be_switched_and_stays, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    check_eq("the first language", &person.page().value("language").await?.as_str(), &"en")?;
    let mut seen = vec![submit_text(person).await?];
    for language in ["vi", "zh"] {
        person.page().chooses("language", language).await?;
        let known = seen.clone();
        let text = wait::until(&format!("the page in {language}"), wait::SOON, async || {
            let text = submit_text(person).await?;
            Ok((!known.contains(&text)).then_some(text))
        })
        .await?;
        seen.push(text);
        let script = "return document.querySelector('[data-screen]').closest('[lang]').lang";
        let tag = person.page().run(script, vec![]).await?;
        let tag = tag.as_str().unwrap_or_default();
        check(tag.starts_with(language), format_args!("lang is {tag:?} in {language}"))?;
    }
    person.closes().await?;
    person.opens().await?;
    person.page().sees("connect").await?;
    wait::until("Chinese again", wait::SOON, async || {
        Ok((submit_text(person).await? == seen[2]).then_some(()))
    })
    .await
});

story!(errors_speak_the_language_too, async |person: &mut Person| {
    person.connects().await?;
    person.page().types("name", "").await?;
    person.submits().await?;
    person.page().sees_part("#name-error").await?;
    let mut seen: Vec<String> = Vec::new();
    for language in ["en", "vi", "zh"] {
        person.page().chooses("language", language).await?;
        let text = wait::until(&format!("the error in {language}"), wait::SOON, async || {
            let text = person.page().text("#name-error").await?;
            Ok((!text.trim().is_empty() && !seen.contains(&text)).then_some(text))
        })
        .await?;
        seen.push(text);
    }
    Ok(())
});

async fn submit_text(person: &Person) -> Result<String, Trouble> {
    person.page().text("[data-screen] button[type=submit]").await
}
