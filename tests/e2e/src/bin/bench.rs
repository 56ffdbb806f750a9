//! Measures the shipped Chromium package against its budgets: a table on the screen, JSON in the file named.
//!
//! `cargo xtask bench` builds the package first and names `target/bench.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use comet_e2e::bench::report::{self, Row};
use comet_e2e::bench::{opening, typing};
use comet_e2e::{Browser, Person, Trouble, dist, server::CREATE, wait};
use comet_sandbox::Key;

const ADDRESSES: u32 = 10_000;
/// The most keys an account may have by default.
const KEYS: i64 = 1_000;
const MODELS: u32 = 1_000;

#[tokio::main]
async fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map_or_else(|| "target/bench.json".into(), PathBuf::from);
    let rows = match measure().await {
        Ok(rows) => rows,
        Err(trouble) => {
            eprintln!("{trouble}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", report::table(&rows));
    if let Err(error) = fs::write(&file, format!("{:#}\n", report::json(&rows))) {
        eprintln!("{}: {error}", file.display());
        return ExitCode::FAILURE;
    }
    if rows.iter().any(Row::is_over) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

async fn measure() -> Result<Vec<Row>, Trouble> {
    // A copy, for the static page that stands beside the app's.
    let copy = tempfile::Builder::new().prefix("comet-bench-").tempdir()?;
    copy_package(&dist::package(Browser::Chromium)?, copy.path())?;
    let package = copy.path().canonicalize()?;
    let person = Person::arrives_with(Browser::Chromium, package.clone()).await?;
    person.connects().await?;
    opening::write_reference(&person, &package).await?;
    let mut rows = opening::measure(&person, &package).await?;
    rows.push(opening::memory(&person, &package).await?);
    rows.push(address_list(&person).await?);
    rows.push(model_search(&person).await?);
    rows.push(round_trips(&person).await?);
    rows.push(keys(&person, &package).await?);
    Ok(rows)
}

async fn address_list(person: &Person) -> Result<Row, Trouble> {
    let addresses: Vec<String> =
        (0..ADDRESSES).map(|n| format!("10.{}.{}.{}", n >> 16, (n >> 8) & 255, n & 255)).collect();
    let selector = "[name=allow_ips]";
    typing::paste(person, selector, &addresses.join("\n")).await?;
    let row =
        typing::measure(person, "a key press in a list of 10,000 addresses", selector).await?;
    typing::paste(person, selector, "").await?;
    Ok(row)
}

/// The catalogue is put where the app keeps what it has read; every id holds what is typed, however long.
async fn model_search(person: &Person) -> Result<Row, Trouble> {
    let script = "
        const [count, done] = arguments;
        const models = Array.from({ length: count }, (_, n) => [
            `model-${'1'.repeat(40)}-${n}`, `provider-${n % 20}`, 'text', ['chat'], 'USD', '2.5', '10', null, null]);
        const catalogue = { version: 1, read_millis: '1', models, groups: [] };
        const { storage } = chrome;
        storage.session.get('open_accounts')
            .then(({ open_accounts }) =>
                storage.session.set({ [`catalogue.${open_accounts.active}`]: catalogue }))
            .then(done);";
    let client = person.session().client();
    client.execute_async(script, vec![MODELS.into()]).await?;
    person.opens().await?;
    person.page().sees("create").await?;
    person.page().ticks("model_limits_enabled", true).await?;
    let selector = "[name=models_find]";
    let what = "a key press in the search over 1,000 models";
    let row = typing::measure(person, what, selector).await?;
    let found = person.page().text("[data-part=models-found]").await?;
    comet_e2e::check_eq("what is found", &found.as_str(), &"50 of 1000 shown")?;
    person.page().ticks("model_limits_enabled", false).await?;
    Ok(row)
}

/// The search in the list of keys, as long as an account's list may be.
async fn keys(person: &Person, package: &Path) -> Result<Row, Trouble> {
    person.server.edit_keys(|keys| {
        let Some(first) = keys.first().cloned() else { return };
        let like_it = |id| Key { id, name: format!("key {id}"), ..first.clone() };
        keys.extend((first.id + 1..first.id + KEYS).map(like_it));
    });
    opening::open(person, package).await?;
    let page = person.page();
    page.presses("[data-action=go-keys]").await?;
    wait::until("the whole list", wait::SOON, async || {
        let count = page.text("[data-part=count]").await?;
        Ok(count.starts_with(&KEYS.to_string()).then_some(()))
    })
    .await?;
    typing::measure(person, "a key press in a search of 1,000 keys", "[name=search]").await
}

/// What the server is asked after the submit until the key shows; the baseline was read ahead.
async fn round_trips(person: &Person) -> Result<Row, Trouble> {
    person.page().types("name", "bench").await?;
    let before = person.server.requests().len();
    person.submits().await?;
    person.page().sees("created").await?;
    let asked = person.server.requests();
    let asked = asked.get(before..).unwrap_or_default();
    let is_of_the_create = |path: &str| path.starts_with("/api/token/");
    let count = asked.iter().filter(|request| is_of_the_create(&request.path)).count();
    let creates = asked.iter().filter(|request| CREATE.ends_with(&request.path)).count();
    comet_e2e::check_eq("requests to create", &creates, &1)?;
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    Ok(Row::within("round trips from submit to key, baseline read ahead", count, 2.0, ""))
}

fn copy_package(from: &Path, to: &Path) -> Result<(), Trouble> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy_package(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
