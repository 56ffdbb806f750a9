//! Expiries as people write them in a table: `never`, `30d`, `2026-12-23T18:00+07:00`.

use super::calendar;
use super::expiry::MILLISECONDS_FROM;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// The letters of durations, in seconds. No `m`: it might be minutes or months.
const UNITS: [(char, i64); 4] = [('h', HOUR), ('d', DAY), ('w', 7 * DAY), ('y', 365 * DAY)];

/// The same expiry as [`super::expiry::parse`] reads it: a duration as `+` and seconds, a date as seconds since 1970.
/// A date without a time is its first moment; a time without an offset is UTC.
///
/// What is neither stays as it is: `parse` reads `never` and numbers, and says what is wrong with anything else.
pub fn in_seconds(text: &str) -> String {
    let text = text.trim();
    let seconds = moment(text).map(|seconds| match seconds {
        // The first second stands for all before it: 0 and -1 mean something else to the server, and all are past.
        ..1 => 1,
        // A date is surely not one of milliseconds; it is too far.
        MILLISECONDS_FROM.. => i64::MAX,
        _ => seconds,
    });
    seconds
        .map(|seconds| seconds.to_string())
        .or_else(|| duration(text))
        .unwrap_or_else(|| text.to_owned())
}

/// `12h`, `30d`, `2w`, `1y`, also with `+` before it.
fn duration(text: &str) -> Option<String> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let unit = text.chars().next_back()?.to_ascii_lowercase();
    let (_, seconds) = UNITS.into_iter().find(|(own, _)| *own == unit)?;
    let count = text.get(..text.len() - 1)?.trim_end();
    if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // More than 64 bits hold is too far in any case.
    let count: i64 = count.parse().unwrap_or(i64::MAX);
    Some(format!("+{}", count.saturating_mul(seconds)))
}

/// A date, or a date and time, by ISO 8601; as seconds since 1970.
fn moment(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let &[year, month, day] = &*numbers(date, '-', &[4, 2, 2])? else { return None };
    let days = calendar::days(year, month, day)?;
    Some(days * DAY + time.map_or(Some(0), seconds_of_day)?)
}

/// `18:00`, `18:00:30`, with `Z` or an offset such as `+07:00`; below 0 or above a day where the offset says so.
fn seconds_of_day(time: &str) -> Option<i64> {
    let (clock, ahead) = if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        (clock, 0)
    } else if let Some((clock, offset)) = time.split_once('+') {
        (clock, clock_seconds(offset)?)
    } else if let Some((clock, offset)) = time.split_once('-') {
        (clock, -clock_seconds(offset)?)
    } else {
        (time, 0)
    };
    let clock = clock.trim_end();
    Some(clock_seconds(clock)? - ahead)
}

/// `HH:MM` or `HH:MM:SS`.
fn clock_seconds(clock: &str) -> Option<i64> {
    let (hours, minutes, seconds) = match *numbers(clock, ':', &[2, 2, 2])? {
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let is_clock = hours < 24 && minutes < 60 && seconds < 60;
    is_clock.then_some(hours * HOUR + minutes * 60 + seconds)
}

/// At most as many numbers as there are in `widths`, each of so many digits.
fn numbers(text: &str, between: char, widths: &[usize]) -> Option<Vec<i64>> {
    let mut found = Vec::new();
    for part in text.split(between) {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || widths.get(found.len()) != Some(&part.len()) {
            return None;
        }
        found.push(part.parse().ok()?);
    }
    Some(found)
}
