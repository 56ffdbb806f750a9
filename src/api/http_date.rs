//! A moment as HTTP headers write it, in all three forms that RFC 9110 asks every reader to know (section 5.6.7).

use crate::domain::calendar::days;
use crate::domain::time::UnixSeconds;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Two digits below this are a year of this century.
const CENTURY_BREAK: i64 = 70;

/// Reads `Tue, 01 Dec 2026 00:00:00 GMT`, `Tuesday, 01-Dec-26 00:00:00 GMT` or `Tue Dec  1 00:00:00 2026`.
pub(super) fn read(text: &str) -> Option<UnixSeconds> {
    let parts: Vec<&str> = text.split([' ', ',', '-']).filter(|part| !part.is_empty()).collect();
    let (day, month, year, time) = match parts.as_slice() {
        [_, day, month, year, time, zone] if zone.eq_ignore_ascii_case("gmt") => {
            (day, month, year, time)
        }
        [_, month, day, time, year] => (day, month, year, time),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name))? + 1;
    let year = match number(year, 9999)? {
        short if year.len() == 2 && short < CENTURY_BREAK => 2000 + short,
        short if year.len() == 2 => 1900 + short,
        year => year,
    };
    let days = days(year, i64::try_from(month).ok()?, number(day, 31)?)?;
    let mut clock = time.split(':');
    let mut next = |most| number(clock.next()?, most);
    // A minute may have a leap second.
    let (hours, minutes, seconds) = (next(23)?, next(59)?, next(60)?);
    let is_over = clock.next().is_none();
    is_over.then_some(UnixSeconds(days * 86_400 + hours * 3_600 + minutes * 60 + seconds))
}

fn number(text: &str, most: i64) -> Option<i64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_digits && *number <= most)
}
