//! The one place where foreign JavaScript values become Rust values, totally: nothing thrown is unreachable.

use std::cell::RefCell;

use js_sys::{Date, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A thrown or rejected JavaScript value, as text for the console. Never holds a secret: no caller puts one in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsFailure {
    /// The error's `name`, such as `AbortError`; empty when the value was no error object.
    pub(crate) name: String,
    /// What the value said of itself.
    pub(crate) message: String,
}

impl From<JsValue> for JsFailure {
    fn from(value: JsValue) -> Self {
        if let Some(error) = value.dyn_ref::<js_sys::Error>() {
            return Self { name: error.name().into(), message: error.message().into() };
        }
        let message = value.as_string().unwrap_or_else(|| format!("{value:?}"));
        Self { name: String::new(), message }
    }
}

/// Reads a property; a missing one, or a thing that has none, reads as `None`.
pub(crate) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Milliseconds since the Unix epoch, from the browser's clock.
#[expect(clippy::cast_possible_truncation, reason = "the clock is a whole number far below 2^53")]
pub(crate) fn now_millis() -> i64 {
    Date::now() as i64
}

/// Reads a date-time control's text (`2026-12-23T18:00`) in the browser's own zone, as Unix seconds.
/// `None` for text that names no moment.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a date's milliseconds are a whole number below 2^53"
)]
pub(crate) fn local_to_unix_seconds(text: &str) -> Option<i64> {
    let millis = Date::new(&JsValue::from_str(text)).get_time();
    (!millis.is_nan()).then_some((millis / 1000.0) as i64)
}

/// Writes Unix seconds as a date-time control wants them, in the browser's own zone; empty beyond what a date holds.
#[expect(clippy::cast_precision_loss, reason = "a date's seconds are far below 2^53")]
pub(crate) fn unix_seconds_to_local(unix_seconds: i64) -> String {
    let date = Date::new(&JsValue::from_f64(unix_seconds as f64 * 1000.0));
    if date.get_time().is_nan() {
        return String::new();
    }
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Writes how far away something is in exact steps, such as "in 30 days" and never "next month"; `unit` is one that
/// `Intl` knows.
#[expect(clippy::cast_precision_loss, reason = "a number of minutes, hours, days or years")]
pub(crate) fn write_steps(count: i64, unit: &str, tag: &str) -> String {
    let locales = js_sys::Array::of1(&JsValue::from_str(tag));
    let format = js_sys::Intl::RelativeTimeFormat::new(&locales, &js_sys::Object::new());
    format.format(count as f64, unit).into()
}

/// The bytes of the file that was picked, still to come; they never come of a file above `max_bytes`. `None` when none
/// was picked.
pub(crate) fn picked_bytes(event: &web_sys::Event, max_bytes: u32) -> Option<js_sys::Promise> {
    let control = JsValue::from(event.target()?);
    let file = get(&get(&control, "files")?, "0")?;
    let read: js_sys::Function = get(&file, "arrayBuffer")?.dyn_into().ok()?;
    // Emptied, the control tells of the same file when it is picked again after a change; one that cannot be emptied
    // tells of another file all the same.
    drop(Reflect::set(&control, &"value".into(), &"".into()));
    let size = get(&file, "size").and_then(|size| size.as_f64());
    if size.is_none_or(|bytes| bytes > f64::from(max_bytes)) {
        return Some(js_sys::Promise::reject(&JsValue::UNDEFINED));
    }
    read.call0(&file).ok()?.dyn_into().ok()
}

/// The text that the browser reads from bytes in the encoding of this label. `None` when they are no text in it: nothing
/// is replaced.
pub(crate) fn decode(bytes: &mut [u8], label: &str) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Writes a moment in the browser's zone with its offset and name, in the language of `tag`, such as
/// `Wed 23 Dec 2026 18:00 +07:00 (Asia/Ho_Chi_Minh)`; beyond what a date holds, the seconds themselves.
#[expect(clippy::cast_precision_loss, reason = "a date's seconds are far below 2^53")]
pub(crate) fn write_moment(unix_seconds: i64, tag: &str) -> String {
    let date = Date::new(&JsValue::from_f64(unix_seconds as f64 * 1000.0));
    if date.get_time().is_nan() {
        return unix_seconds.to_string();
    }
    let options = js_sys::Object::new();
    for (name, value) in [
        ("weekday", "short"),
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZoneName", "longOffset"),
    ] {
        // Setting a property of a fresh plain object cannot fail.
        drop(Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)));
    }
    // British English puts the day before the month, as the other languages' readers expect of a date written out.
    let is_english = tag == "en";
    let tag = if is_english { "en-GB" } else { tag };
    let text: String = date.to_locale_string(tag, &options).into();
    let mut text = text.replace("GMT+", "+").replace("GMT-", "-");
    if is_english {
        text.retain(|character| character != ',');
    }
    let zone =
        js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &options).resolved_options();
    match get(&zone, "timeZone").and_then(|zone| zone.as_string()) {
        Some(zone) => format!("{text} ({zone})"),
        None => text,
    }
}

/// The seconds since 1970 that the browser's calendar holds, to either side: 100,000,000 days.
pub(crate) const MAX_DATE_SECONDS: i64 = 8_640_000_000_000;

/// Writes a distance in time, such as "in 3 days" or "2 hours ago", in the language of `tag`.
#[expect(clippy::cast_precision_loss, reason = "a distance is cut to whole years at most")]
pub(crate) fn write_distance(seconds: i64, tag: &str) -> String {
    const UNITS: [(i64, &str); 6] = [
        (365 * 24 * 3600, "year"),
        (30 * 24 * 3600, "month"),
        (24 * 3600, "day"),
        (3600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let unit = UNITS.iter().find(|(size, _)| seconds.saturating_abs() >= *size);
    let (size, name) = unit.copied().unwrap_or((1, "second"));
    DISTANCES.with_borrow_mut(|known| {
        if known.as_ref().is_none_or(|(own, _)| own != tag) {
            let options = js_sys::Object::new();
            // Setting a property of a fresh plain object cannot fail.
            drop(Reflect::set(&options, &"numeric".into(), &"auto".into()));
            let locales = js_sys::Array::of1(&JsValue::from_str(tag));
            let writer = js_sys::Intl::RelativeTimeFormat::new(&locales, &options);
            *known = Some((tag.to_owned(), writer));
        }
        let Some((_, writer)) = known else { return String::new() };
        writer.format((seconds / size) as f64, name).into()
    })
}

thread_local! {
    /// The last language's writer of distances: making one costs far more than using it.
    static DISTANCES: RefCell<Option<(String, js_sys::Intl::RelativeTimeFormat)>> =
        const { RefCell::new(None) };
}

/// The person's languages, most wanted first, as the browser tells them.
pub(crate) fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// An address whose host has letters beyond ASCII, with its host as servers know it (`xn--…`). Everything else, and what
/// the browser does not read as an address, stays as it is.
pub(crate) fn with_ascii_host(address: String) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", &address));
    let rest = rest.trim();
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if host.is_ascii() || host.contains('@') {
        return address;
    }
    match web_sys::Url::new(&format!("https://{host}/")) {
        Ok(url) => format!("{}://{}{path}", scheme.trim(), url.host()),
        Err(_) => address,
    }
}
