//! How soon the form stands and takes what is typed, against a static page with the same form in the same package.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::report::{Row, median};
use crate::{Person, Told, Trouble, chromium, wait};

/// At least 15 pairs of opens make a median.
const OPENS: usize = 21;
const WATCH: &str = include_str!("../../bench/watch.js");
const REFERENCE: &str = include_str!("../../bench/reference.js");
const MIB: f64 = 1024.0 * 1024.0;

/// Writes the static page beside the app's: the very form as the app shows it, with a few lines of JavaScript.
///
/// # Errors
/// When the app does not show its form.
pub async fn write_reference(person: &Person, package: &Path) -> Told {
    let page = person.page();
    page.sees("create").await?;
    let script = "return document.querySelector('#app').innerHTML";
    let markup = page.run(script, vec![]).await?;
    let markup = markup.as_str().unwrap_or_default();
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Comet Keys</title>\
         <link rel=\"stylesheet\" href=\"app.css\"><script type=\"module\" src=\"reference.js\"></script></head>\
         <body><div id=\"app\" class=\"popup\">{markup}</div></body></html>"
    );
    fs::write(package.join("reference.html"), html)?;
    Ok(fs::write(package.join("reference.js"), REFERENCE)?)
}

/// Opens both pages in turn and compares.
///
/// # Errors
/// When a page does not show its form.
pub async fn measure(person: &Person, package: &Path) -> Result<Vec<Row>, Trouble> {
    let client = person.session().client();
    let watch = json!({ "source": WATCH });
    chromium::devtools(client, "Page.addScriptToEvaluateOnNewDocument", watch).await?;
    let app = chromium::url(package, "index.html?view=popup");
    let reference = chromium::url(package, "reference.html");
    let mut opens: [Opens; 2] = Default::default();
    for _ in 0..OPENS {
        for (url, opens) in [&app, &reference].iter().zip(&mut opens) {
            client.goto(url).await?;
            let notes = wait::until("the form to be usable", wait::SOON, async || {
                let notes = person.page().run("return { ...globalThis.__bench }", vec![]).await?;
                let is_done = notes["painted"].as_f64() > Some(0.0) && !notes["usable"].is_null();
                Ok(is_done.then_some(notes))
            })
            .await?;
            opens.painted.extend(notes["painted"].as_f64());
            opens.usable.extend(notes["usable"].as_f64());
        }
    }
    let [own, reference] = opens;
    let (painted, usable) = (median(own.painted), median(own.usable));
    let (ref_painted, ref_usable) = (median(reference.painted), median(reference.usable));
    Ok(vec![
        Row::plain("static page: form painted", ref_painted, "ms"),
        Row::plain("app: form painted", painted, "ms"),
        Row::within("form painted, against the static page", painted / ref_painted, 1.10, "x"),
        Row::plain("static page: form usable", ref_usable, "ms"),
        Row::plain("app: form usable", usable, "ms"),
        Row::within("form usable, against the static page", usable / ref_usable, 1.25, "x"),
    ])
}

#[derive(Default)]
struct Opens {
    painted: Vec<f64>,
    usable: Vec<f64>,
}

/// Opens the app anew in the page, as far as its form.
///
/// # Errors
/// When the form does not come.
pub async fn open(person: &Person, package: &Path) -> Told {
    let url = chromium::url(package, "index.html?view=popup");
    person.session().client().goto(&url).await?;
    person.page().sees("create").await
}

/// What the page holds after opening: the script's heap and the wasm's memory.
///
/// # Errors
/// When the browser does not tell.
pub async fn memory(person: &Person, package: &Path) -> Result<Row, Trouble> {
    let client = person.session().client();
    open(person, package).await?;
    chromium::devtools(client, "HeapProfiler.collectGarbage", json!({})).await?;
    let heap = metric(&chromium::metrics(client).await?, "JSHeapUsedSize");
    let script =
        "return __bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
    let wasm = person.page().run(script, vec![]).await?.as_f64().unwrap_or(f64::NAN);
    Ok(Row::within("JS heap and wasm memory after opening", (heap + wasm) / MIB, 8.0, "MB"))
}

/// One of the browser's own measures; not a number when it is missing.
pub fn metric(metrics: &Value, name: &str) -> f64 {
    let found = metrics["metrics"].as_array().into_iter().flatten();
    let mut found = found.filter(|metric| metric["name"] == name);
    found.next().and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
}
