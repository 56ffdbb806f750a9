//! Takes pictures of the three screens of the shipped Chromium package, as popup and as tab, light and dark.
//!
//! `cargo run -p comet-e2e --bin screenshots -- FOLDER` (default: `target/screenshots`).

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use comet_e2e::{Browser, Person, Told, View, Wish, chromium, server::TOKEN};

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
    snap("created-revealed").await
}
