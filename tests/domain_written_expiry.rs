//! Expiries as people write them: durations, and dates against a calendar that is counted day by day.

use comet_keys::domain::bulk::{Answers, RowCode, check, from_table};
use comet_keys::domain::calendar::days;
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::expiry::{self, Expiry};
use comet_keys::domain::field::Field;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::domain::written_expiry::in_seconds;
use proptest::prelude::*;

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);
const DAY: i64 = 86_400;

fn read(text: &str) -> Result<Expiry, expiry::Error> {
    expiry::parse(&in_seconds(text), NOW)
}

#[test]
fn each_way_to_write_an_expiry_is_read() {
    let at = |seconds| Expiry::At(UnixSeconds(seconds));
    let ahead = |seconds| Expiry::At(UnixSeconds(NOW.0 + seconds));
    let cases = [
        ("never", Expiry::Never),
        ("NEVER", Expiry::Never),
        ("-1", Expiry::Never),
        ("1830000000", at(1_830_000_000)),
        ("+3600", ahead(3_600)),
        ("12h", ahead(12 * 3_600)),
        ("30d", ahead(30 * DAY)),
        (" 30 D ", ahead(30 * DAY)),
        ("+30d", ahead(30 * DAY)),
        ("2w", ahead(14 * DAY)),
        ("1y", ahead(365 * DAY)),
        ("2026-12-23", at(1_797_984_000)),
        ("2026-12-23T18:00+07:00", at(1_798_023_600)),
        ("2026-12-23T18:00:00+07:00", at(1_798_023_600)),
        ("2026-12-23 18:00 +07:00", at(1_798_023_600)),
        ("2026-12-23T11:00Z", at(1_798_023_600)),
        ("2026-12-23t11:00:30z", at(1_798_023_630)),
        ("2026-12-23T11:00", at(1_798_023_600)),
        ("2026-12-23T06:30-04:30", at(1_798_023_600)),
        ("2026-12-24T00:30+13:30", at(1_798_023_600)),
        ("2028-02-29", at(1_835_395_200)),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_expiry_is_refused_with_its_reason() {
    use expiry::Error::{Empty, NotANumber, Past, TooFar};
    let cases = [
        ("", Empty),
        ("soon", NotANumber),
        ("d", NotANumber),
        ("30m", NotANumber),
        ("3.5d", NotANumber),
        ("-30d", NotANumber),
        ("1d12h", NotANumber),
        ("0d", Past),
        ("99999999999999999999y", TooFar),
        ("5200-01-01", TooFar),
        ("9999-12-31T23:59:59Z", TooFar),
        ("2026-02-29", NotANumber),
        ("2100-02-29", NotANumber),
        ("2027-04-31", NotANumber),
        ("2027-00-01", NotANumber),
        ("2027-13-01", NotANumber),
        ("2027-01-00", NotANumber),
        ("2027-1-1", NotANumber),
        ("23/12/2026", NotANumber),
        ("20261223T18", NotANumber),
        ("2026-12-23T", NotANumber),
        ("2026-12-23T24:00", NotANumber),
        ("2026-12-23T18:60", NotANumber),
        ("2026-12-23T18:00:60", NotANumber),
        ("2026-12-23T18:00+7", NotANumber),
        ("2026-12-23T18:00+07:00+07:00", NotANumber),
        ("2026-12-23T+8:00", NotANumber),
        ("2026-11-28", Past),
        // Before 1970 the numbers 0 and -1 would mean "never" to the server.
        ("1970-01-01", Past),
        ("1969-12-31T23:59:59Z", Past),
        ("0001-01-01", Past),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), Err(expected), "{text}");
    }
}

#[test]
fn a_bad_expiry_in_a_table_is_told_with_its_row_and_column() {
    let template = Draft { remain_quota: "1".to_owned(), ..Draft::default() };
    let text = "name,expired_time\na,30d\nb,2027-02-30\nc,never\n";
    let rows = from_table(&template, text, &Answers::default());
    let rows = rows.map(|table| table.rows).unwrap_or_default();
    assert_eq!(rows.len(), 3);
    let validate =
        |draft: &Draft| validate(draft, NOW, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid);
    let errors = check(&rows, &validate).err().unwrap_or_default();
    let [error] = &*errors else { panic!("{errors:?}") };
    assert_eq!((error.line, error.field), (3, Field::ExpiredTime));
    assert_eq!(error.code, RowCode::NotADate { text: "2027-02-30".to_owned() });
    let good = [rows[0].clone(), rows[2].clone()];
    let expiries = check(&good, &validate).map(|asked| [asked[0].expiry, asked[1].expiry]);
    assert_eq!(expiries, Ok([Expiry::At(UnixSeconds(NOW.0 + 30 * DAY)), Expiry::Never]));
}

/// The day after, by counting alone.
fn next(year: i64, month: i64, day: i64) -> (i64, i64, i64) {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let february = if is_leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let last = usize::try_from(month - 1).map_or(0, |place| lengths[place]);
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, day) if day == last => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

#[test]
fn every_day_of_ten_thousand_years_follows_the_one_before() {
    let mut date = (0, 1, 1);
    let mut expected = -719_528;
    while date.0 < 10_000 {
        let (year, month, day) = date;
        assert_eq!(days(year, month, day), Some(expected), "{date:?}");
        // There is no day between this one and the next.
        let after = next(year, month, day);
        assert!(after.1 == month || days(year, month, day + 1).is_none(), "{date:?}");
        date = after;
        expected += 1;
    }
    assert_eq!(days(1970, 1, 1), Some(0));
}

proptest! {
    #[test]
    fn a_moment_is_the_same_in_every_offset(
        year in 2027_i64..5000, month in 1_i64..=12, day in 1_i64..=28,
        hour in 0_i64..24, minute in 0_i64..60, second in 0_i64..60,
        ahead_minutes in -(23 * 60 + 59_i64)..=23 * 60 + 59,
    ) {
        let midnight = days(year, month, day).unwrap_or_default() * DAY;
        let local = midnight + hour * 3_600 + minute * 60 + second;
        let (sign, ahead) = if ahead_minutes < 0 { ('-', -ahead_minutes) } else { ('+', ahead_minutes) };
        let text = format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            ahead / 60, ahead % 60,
        );
        prop_assert_eq!(in_seconds(&text), (local - ahead_minutes * 60).to_string());
    }

    #[test]
    fn any_text_is_read_or_left_as_it_is(text in "\\PC{0,24}|[0-9:TZ+ dhwy-]{0,24}") {
        let read = in_seconds(&text);
        let is_number = read.strip_prefix('+').unwrap_or(&read).bytes().all(|byte| byte.is_ascii_digit());
        prop_assert!(read == text.trim() || is_number, "{text:?} became {read:?}");
        let _judged = expiry::parse(&read, NOW);
    }
}
