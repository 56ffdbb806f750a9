//! Takes pictures of the screens of the shipped Chromium package, as popup and as tab, light and dark.
//!
//! `cargo run -p comet-e2e --bin screenshots -- FOLDER` (default: `target/screenshots`).

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use comet_e2e::{Browser, Person, Told, View, Wish, chromium, server::TOKEN};
use comet_sandbox::Key;

/// A place the page stands in: its name, its address, its width and height.
const PLACES: [(&str, View, u32, u32); 2] =
    [("popup", View::Popup, 400, 600), ("tab", View::Tab, 1280, 900)];

#[tokio::main]
async fn main() -> ExitCode {
    let folder = env::args_os().nth(1).map_or_else(|| "target/screenshots".into(), PathBuf::from);
    match take_all(&folder).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn take_all(folder: &Path) -> Told {
    fs::create_dir_all(folder)?;
    for place in PLACES {
        for scheme in ["light", "dark"] {
            take(folder, place, scheme).await?;
        }
    }
    Ok(())
}

/// One run through the main job, a picture of each screen.
async fn take(folder: &Path, place: (&str, View, u32, u32), scheme: &str) -> Told {
    let (name, view, width, height) = place;
    let person = Person::arrives(Browser::Chromium).await?;
    let (page, session) = (person.page(), person.session());
    session.open(view).await?;
    session.resize(width, height).await?;
    chromium::prefer_scheme(session.client(), scheme).await?;

    let snap = async |screen: &str| -> Told {
        let png = session.client().screenshot().await?;
        let path = folder.join(format!("{screen}-{name}-{scheme}.png"));
        fs::write(&path, png)?;
        println!("{}", path.display());
        Ok(())
    };
    page.sees("connect").await?;
    snap("connect").await?;
    page.types("access_token", TOKEN).await?;
    person.submits().await?;
    page.sees("create").await?;
    snap("create").await?;
    person.fills(&Wish { name: "billing-service".to_owned(), ..Wish::with_everything() }).await?;
    page.run("scrollTo(0, 0)", vec![]).await?;
    snap("create-filled").await?;
    person.submits().await?;
    page.sees("created").await?;
    snap("created").await?;
    person.reveals_the_key().await?;
    snap("created-revealed").await?;

    person.server.edit_keys(live_and_let_die);
    page.presses("[data-action=go-keys]").await?;
    page.sees_part("[data-part=key-row][data-state=expired]").await?;
    snap("keys").await?;
    page.presses("[data-action=audit]").await?;
    page.sees("audit").await?;
    snap("audit").await?;
    page.presses("[data-action=back]").await?;
    page.presses("[data-action=open-key]").await?;
    page.sees("key").await?;
    snap("key").await
}

/// A dozen keys beside the first, of every state.
fn live_and_let_die(keys: &mut Vec<Key>) {
    let Some(first) = keys.first().cloned() else { return };
    for (id, name) in (first.id + 1..).zip([
        "production",
        "staging",
        "ci",
        "office",
        "hackathon",
        "trial",
        "former employee",
        "nightly",
        "query only",
        "khách hàng Hà Nội",
        "测试密钥",
        "demo",
    ]) {
        let number = id - first.id;
        keys.push(Key {
            id,
            name: name.to_owned(),
            status: if number % 5 == 2 { 2 } else { 1 },
            expired_time: if number % 4 == 0 { first.created_time - 86_400 } else { -1 },
            unlimited_quota: number % 6 == 1,
            used_quota: first.remain_quota * (number % 3) * 7,
            created_time: first.created_time - number * 1_000_000,
            accessed_time: first.created_time - number * 300_000,
            ..first.clone()
        });
    }
}
