//! A server's rate as operators write it, and amounts at any rate: exact, or said not to be.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::api::status::Console;
use comet_keys::api::{Response, status};
use comet_keys::domain::money::{dollars, exact_dollars, short_dollars};
use comet_keys::domain::quota::{self, Quota, Unit, UnitsPerDollar, convert_text};
use proptest::prelude::*;

fn rate(text: &str) -> UnitsPerDollar {
    UnitsPerDollar::parse(text).unwrap_or_else(|| panic!("{text} is a rate"))
}

/// What `/api/status` says when the server writes `json` as its rate.
fn read(json: &str) -> Option<UnitsPerDollar> {
    let body = format!(r#"{{"success":true,"data":{{"version":"v1","quota_per_unit":{json}}}}}"#);
    let response = Response { status: 200, body: body.into_bytes(), ..Response::default() };
    status::read(&response).unwrap().units_per_dollar
}

/// A console that is set to another currency shows other amounts than the form, which says so.
#[test]
fn how_the_console_writes_amounts_is_read() {
    let console = |fields: &str| {
        let body = format!(r#"{{"success":true,"data":{{"quota_per_unit":500000{fields}}}}}"#);
        let response = Response { status: 200, body: body.into_bytes(), ..Response::default() };
        status::read(&response).unwrap().console
    };
    let currency = |name: &str| Console::Currency(name.to_owned());
    for (fields, wanted) in [
        ("", Console::Dollars),
        (r#","quota_display_type":"USD""#, Console::Dollars),
        (r#","quota_display_type":"CNY""#, currency("CNY")),
        (r#","quota_display_type":"TOKENS""#, Console::Units),
        (r#","quota_display_type":"CUSTOM","custom_currency_symbol":"₫""#, currency("₫")),
        (r#","quota_display_type":"","display_in_currency":false"#, Console::Units),
        (r#","quota_display_type":7"#, Console::Dollars),
    ] {
        assert_eq!(console(fields), wanted, "{fields}");
    }
}

fn not_exact(below: i64) -> Result<i64, quota::Error> {
    let at = |units| Quota::from_units(units).unwrap();
    Err(quota::Error::NotExact { below: at(below), above: at(below + 1) })
}

#[test]
fn a_rate_is_read_however_it_is_written() {
    for (json, wanted) in [
        ("500000", "500000"),
        ("500000.0", "500000"),
        ("5e5", "500000"),
        ("5E+5", "500000"),
        ("5000000e-1", "500000"),
        ("0.5e6", "500000"),
        (r#""1000000""#, "1000000"),
        (r#"" 68493.15 ""#, "68493.15"),
        ("68493.15", "68493.15"),
        ("6849315e-2", "68493.15"),
        ("68493.150000000001", "68493.150000000001"),
        ("0.5", "0.5"),
        ("1000000000000", "1000000000000"),
    ] {
        assert_eq!(read(json), Some(rate(wanted)), "{json}");
    }
    assert_ne!(rate("68493.15"), rate("68493.150000000001"), "no digit is lost on the way");
    assert_eq!(rate("500000"), UnitsPerDollar::new(500_000).unwrap());
}

#[test]
fn what_is_no_rate_is_not_known_and_never_the_usual_one() {
    for json in [
        "0",
        "0.0",
        "-500000",
        "null",
        "true",
        "{}",
        "[]",
        r#""""#,
        r#""abc""#,
        r#""5,000""#,
        r#""-1""#,
        r#""0x10""#,
        "1e300",
        "1e13",
        "1e-13",
        "1000000000001",
        "0.1234567890123",
        r#""NaN""#,
        r#""∞""#,
        "12345678901234567890",
        r#""1e99999999999""#,
    ] {
        assert_eq!(read(json), None, "{json}");
    }
    let absent = br#"{"success":true,"data":{"version":"v1"}}"#;
    let response = Response { status: 200, body: absent.to_vec(), ..Response::default() };
    assert_eq!(status::read(&response).unwrap().units_per_dollar, None);
}

#[test]
fn dollars_at_a_rate_that_is_not_whole_are_exact_or_refused() {
    let odd = rate("68493.15");
    let check = |text: &str| Quota::parse_dollars(text, Some(odd)).map(Quota::units);
    assert_eq!(check("20"), Ok(1_369_863));
    assert_eq!(check("1000"), Ok(68_493_150));
    assert_eq!(check("10"), not_exact(684_931));
    assert_eq!(check("0.01"), not_exact(684));
    assert_eq!(check("0.0000001"), not_exact(0));
    assert_eq!(check("0"), Ok(0));
    assert_eq!(check("7300000000.1"), not_exact(499_999_995_006_849));
    assert_eq!(check("8000000000"), Err(quota::Error::TooLarge));
    assert_eq!(check(&"9".repeat(500)), Err(quota::Error::TooLarge));
    assert_eq!(check(&format!("20.{}", "0".repeat(500))), Ok(1_369_863));
    assert_eq!(check(&format!("20.{}1", "0".repeat(500))), not_exact(1_369_863));
    assert_eq!(Quota::parse_dollars("0.000001", Some(rate("1000000"))).map(Quota::units), Ok(1));
    assert_eq!(Quota::parse_dollars("2", Some(rate("0.5"))).map(Quota::units), Ok(1));
    assert_eq!(Quota::parse_dollars("10", Some(rate("500000"))).map(Quota::units), Ok(5_000_000));
}

#[test]
fn an_amount_that_has_no_end_in_dollars_says_so() {
    let odd = rate("68493.15");
    for (units, text) in [
        (684_931, "≈$9.999993"),
        (684_932, "≈$10.000007"),
        (1_369_863, "$20.00"),
        (0, "$0.00"),
        (1, "≈$0.000015"),
        (-1, "≈-$0.000015"),
        (i64::MAX, "≈$134661233084692.057629"),
        (i64::MIN, "≈-$134661233084692.057644"),
    ] {
        assert_eq!(dollars(units, odd), text);
    }
    assert_eq!(dollars(1, rate("1000000000000")), "$0.000000000001");
    assert_eq!(dollars(1, rate("300000000000")), "<$0.000001");
    assert_eq!(dollars(2, rate("3")), "≈$0.666667");
    assert_eq!(dollars(i64::MIN, rate("0.000000000001")), "-$9223372036854775808000000000000.00");
}

#[test]
fn an_amount_in_a_list_is_short_never_nothing_and_never_another() {
    for (units, usual, odd) in [
        (0, "$0.00", "$0.00"),
        (1, "<$0.01", "<$0.01"),
        (-1, "-<$0.01", "-<$0.01"),
        (5_000, "$0.01", "≈$0.07"),
        (6_172_839, "≈$12.34", "≈$90.12"),
        (-750_000, "-$1.50", "≈-$10.95"),
        (1_369_863, "≈$2.73", "$20.00"),
        (i64::MAX, "≈$18446744073709.55", "≈$134661233084692.05"),
        (i64::MIN, "≈-$18446744073709.55", "≈-$134661233084692.05"),
    ] {
        assert_eq!(short_dollars(units, rate("500000")), usual);
        assert_eq!(short_dollars(units, rate("68493.15")), odd);
    }
}

#[test]
fn while_the_rate_is_not_known_dollars_wait_and_units_go_on() {
    let check = |text: &str, unit| Quota::parse(text, unit, None).map(Quota::units);
    assert_eq!(check("10", Unit::Dollars), Err(quota::Error::RateUnknown));
    assert_eq!(check("0", Unit::Dollars), Err(quota::Error::RateUnknown));
    // What is wrong at any rate says so at once.
    assert_eq!(check("ten", Unit::Dollars), Err(quota::Error::NotANumber));
    assert_eq!(check("", Unit::Dollars), Err(quota::Error::Empty));
    assert_eq!(check("-1", Unit::Dollars), Err(quota::Error::Negative));
    assert_eq!(check("5000000", Unit::Units), Ok(5_000_000));
    assert_eq!(convert_text("10", Unit::Dollars, Unit::Units, None), None);
    assert_eq!(convert_text("10", Unit::Units, Unit::Dollars, None), None);
}

/// Any rate that can be read: up to 18 digits, up to twelve of them behind the point.
fn rates() -> impl Strategy<Value = (u64, u32)> {
    let mantissa = prop_oneof![1..1_000_000_u64, 1..1_000_000_000_000_000_000_u64];
    (mantissa, 0..=12_u32).prop_filter("at most a million million", |(mantissa, scale)| {
        u128::from(*mantissa) <= 1_000_000_000_000 * 10_u128.pow(*scale)
    })
}

/// `mantissa × 10^-scale`, written as JSON does.
fn written(mantissa: u64, scale: u32) -> String {
    format!("{mantissa}e-{scale}")
}

proptest! {
    #[test]
    fn dollars_become_the_units_they_are_or_the_nearest_are_named(
        (mantissa, scale) in rates(),
        cents in 0..1_000_000_000_u64,
        places in 0..7_u32,
    ) {
        let per = rate(&written(mantissa, scale));
        let whole = 10_u64.pow(places);
        let text = format!("{}.{:0width$}", cents / whole, cents % whole, width = places as usize);
        let text = if places == 0 { cents.to_string() } else { text };
        // units = cents / 10^places × mantissa / 10^scale
        let (product, one) = (u128::from(cents) * u128::from(mantissa), 10_u128.pow(places + scale));
        let below = product / one;
        let wanted = match i64::try_from(below).ok().and_then(|units| Quota::from_units(units).ok()) {
            None => Err(quota::Error::TooLarge),
            Some(quota) if product % one == 0 => Ok(quota),
            Some(quota) => Quota::from_units(quota.units() + 1)
                .and_then(|above| Err(quota::Error::NotExact { below: quota, above })),
        };
        prop_assert_eq!(Quota::parse_dollars(&text, Some(per)), wanted);
    }

    #[test]
    fn units_written_as_dollars_are_the_same_units_or_say_that_they_are_rounded(
        (mantissa, scale) in rates(),
        units in 0..=quota::MAX_UNITS,
    ) {
        let per = rate(&written(mantissa, scale));
        let shown = dollars(units, per);
        if let Some(exact) = shown.strip_prefix('$') {
            prop_assert_eq!(Quota::parse_dollars(exact, Some(per)).map(Quota::units), Ok(units));
        } else {
            prop_assert!(shown.starts_with('≈') || shown.starts_with('<'), "{}", shown);
        }
        match convert_text(&units.to_string(), Unit::Units, Unit::Dollars, Some(per)) {
            Some(there) => prop_assert_eq!(
                convert_text(&there, Unit::Dollars, Unit::Units, Some(per)),
                Some(units.to_string())
            ),
            None => prop_assert!(!shown.starts_with('$') || shown.len() > 12),
        }
        // Cents are rounded down, and a sign says so.
        let short = short_dollars(units, per);
        if let Some(cents) = short.strip_prefix('$') {
            prop_assert_eq!(Quota::parse_dollars(cents, Some(per)).map(Quota::units), Ok(units));
        }
    }

    #[test]
    fn no_amount_and_no_rate_panics(units in any::<i64>(), (mantissa, scale) in rates()) {
        let per = rate(&written(mantissa, scale));
        for units in [units, i64::MIN, i64::MAX, 0] {
            let _texts = (dollars(units, per), short_dollars(units, per), exact_dollars(units, per));
        }
    }

    #[test]
    fn any_text_is_a_rate_or_none(text in "\\PC{0,30}", number in "[-+0-9.eE]{0,24}") {
        for text in [text, number] {
            if let Some(per) = UnitsPerDollar::parse(&text) {
                prop_assert!(Quota::parse_dollars("1", Some(per)).is_ok() || dollars(1, per).len() > 1);
            }
        }
    }
}
