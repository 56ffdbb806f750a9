//! A server's clock that is off, in a person's words.

use super::{Text, fill};
use crate::domain::lang::Lang;

const MINUTE_SECONDS: i64 = 60;
const HOUR_SECONDS: i64 = 60 * MINUTE_SECONDS;
const DAY_SECONDS: i64 = 24 * HOUR_SECONDS;

/// Says how far the server's clock is off; `None` for one that is right.
pub fn clock_text(seconds_ahead: i64, lang: Lang) -> Option<String> {
    let text = match seconds_ahead {
        0 => return None,
        1.. => Text::CLOCK_AHEAD,
        _ => Text::CLOCK_BEHIND,
    };
    let distance = distance(seconds_ahead.saturating_abs(), lang);
    Some(fill(text.in_lang(lang), &[("distance", &distance)]))
}

/// Rounded to the unit that says it best.
fn distance(seconds: i64, lang: Lang) -> String {
    let rounded = |unit: i64| seconds.saturating_add(unit / 2) / unit;
    let (text, count) = if rounded(HOUR_SECONDS) == 24 {
        (Text::ONE_DAY, 1)
    } else if rounded(DAY_SECONDS) >= 2 {
        (Text::DAYS, rounded(DAY_SECONDS))
    } else if rounded(HOUR_SECONDS) >= 2 {
        (Text::HOURS, rounded(HOUR_SECONDS))
    } else {
        (Text::MINUTES, rounded(MINUTE_SECONDS))
    };
    fill(text.in_lang(lang), &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_off_is_told_in_the_unit_that_says_it_best() {
        for (seconds, told) in [
            (120, "2 minutes ahead"),
            (3_600, "60 minutes ahead"),
            (7_199, "2 hours ahead"),
            (86_399, "1 day ahead"),
            (90_000, "25 hours ahead"),
            (-86_401, "1 day behind"),
            (31 * 86_400, "31 days ahead"),
        ] {
            let text = clock_text(seconds, Lang::En).unwrap();
            assert!(text.contains(told), "{seconds}: {text}");
        }
        assert_eq!(clock_text(0, Lang::En), None);
        assert!(clock_text(i64::MIN, Lang::Zh).is_some_and(|text| !text.contains('{')));
    }
}
