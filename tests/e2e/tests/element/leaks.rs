//! Two hundred elements come and go and leave nothing behind.

use comet_e2e::{
    Browser, Told, Trouble, Visitor, check, chromium::devtools, firefox, visitor::visit,
};
use serde_json::{Value, json};

/// Puts elements into the page one after another, each until its form stands, and takes each out again.
const COME_AND_GO: &str = "
    for (let count = 0; count < COUNT; count += 1) {
        const form = document.createElement('comet-key-form');
        form.setAttribute('base-url', '/keys');
        document.getElementById('elsewhere').append(form);
        for (let look = 0; !form.shadowRoot.querySelector('#name'); look += 1) {
            if (look > 2000) throw new Error('the form did not come');
            await new Promise(done => setTimeout(done, 2));
        }
        form.remove();
        await new Promise(done => setTimeout(done));
        if (form.shadowRoot.childNodes.length) throw new Error('something is left');
    }
    const { default: init } = await window.bring('comet-keys.js');
    const wasm = await init();
    // By their name: a driver's own scripts have other classes in Firefox.
    const tables = Object.values(wasm).filter(one => String(one) === '[object WebAssembly.Table]');
    return { bytes: wasm.memory.buffer.byteLength, slots: tables.reduce((sum, table) => sum + table.length, 0) };";

/// So many at once, since a driver lets a script run for half a minute only.
const AT_ONCE: u32 = 10;

async fn come_and_go(person: &Visitor, count: u32) -> Result<Value, Trouble> {
    let script = COME_AND_GO.replace("COUNT", &AT_ONCE.to_string());
    let mut held = Value::Null;
    for _ in 0..count / AT_ONCE {
        held = person.awaits(&script).await?;
    }
    Ok(held)
}

async fn opens_late_elements(person: &Visitor) -> Told {
    person.opens("late.html").await?;
    let script = "
        document.getElementById('form').remove();
        await window.bring('index.js');";
    person.awaits(script).await.map(drop)
}

/// Nodes and listeners that the page holds after a collection.
async fn held(person: &Visitor) -> Result<(i64, i64), Trouble> {
    let client = person.session.client();
    devtools(client, "HeapProfiler.collectGarbage", json!({})).await?;
    let counted = devtools(client, "Memory.getDOMCounters", json!({})).await?;
    let number = |name: &str| counted[name].as_i64().unwrap_or_default();
    Ok((number("nodes"), number("jsEventListeners")))
}

/// What the first ones fill once, later ones use again.
const WARM_UP: u32 = 40;

/// What waits for the browser's collection may raise the wasm's memory once; a leak raises it again and again.
async fn wasm_does_not_grow(person: &Visitor) -> Told {
    const RUNS: usize = 3;
    let mut held = vec![come_and_go(person, WARM_UP).await?];
    check(held[0]["slots"] != 0 && held[0]["bytes"] != 0, "the measure finds nothing")?;
    while held.len() <= RUNS {
        let now = come_and_go(person, 200).await?;
        if held.last() == Some(&now) {
            return Ok(());
        }
        held.push(now);
    }
    Err(Trouble::new(format_args!("wasm memory and tables grow from run to run: {held:?}")))
}

#[test]
fn two_hundred_elements_leave_no_growth_in_chromium() {
    visit(Browser::Chromium, &json!({}), async |person| {
        opens_late_elements(person).await?;
        come_and_go(person, WARM_UP).await?;
        let before = held(person).await?;
        wasm_does_not_grow(person).await?;
        let after = held(person).await?;
        // One element more would be dozens of nodes; the page itself may hold a few more or fewer.
        let nodes = after.0 - before.0;
        let listeners = after.1 - before.1;
        check(nodes < 50, format_args!("{nodes} nodes more"))?;
        check(listeners < 10, format_args!("{listeners} listeners more"))
    });
}

#[test]
fn two_hundred_elements_leave_no_growth_in_firefox() {
    visit(Browser::Firefox, &json!({}), async |person| {
        opens_late_elements(person).await?;
        come_and_go(person, WARM_UP).await?;
        let held = async || firefox::held(person.session.client(), &person.site.page("")).await;
        let before = held().await?;
        check(before.0 > 0 && before.1 > 0, format_args!("the measure finds nothing: {before:?}"))?;
        wasm_does_not_grow(person).await?;
        let after = held().await?;
        // One node more for each element would be eight times as much.
        let bytes = after.0 - before.0;
        let listeners = after.1 - before.1;
        check(bytes < 5_000, format_args!("nodes of {bytes} bytes more"))?;
        check(listeners < 10, format_args!("{listeners} listeners more"))
    });
}
