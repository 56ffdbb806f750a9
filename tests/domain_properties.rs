//! What holds for every value of the domain.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::{IpAddr, Ipv4Addr};

use comet_keys::domain::allow_list::{AllowList, Entry};
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::models::ModelLimits;
use comet_keys::domain::money::exact_dollars;
use comet_keys::domain::order::sorted;
use comet_keys::domain::purpose::Purpose;
use comet_keys::domain::quota::{self, Quota, Unit, UnitsPerDollar};
use comet_keys::domain::secret::ApiKey;
use comet_keys::domain::time::UnixSeconds;
use proptest::prelude::*;

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn draft() -> impl Strategy<Value = Draft> {
    let texts = ("\\PC{0,60}", "[-+0-9.e]{0,20}", "[-$0-9.,]{0,20}", "[a-z0-9,. \n]{0,40}");
    let more = (
        "[0-9a-f:./\n, ]{0,60}",
        "(auto|vip|\\PC{0,70})",
        "[a-z, \\n\\[\"]{0,12}",
        any::<[bool; 5]>(),
    );
    (texts, more).prop_map(|((name, time, quota, models), (ips, group, lists, flags))| Draft {
        name,
        expires: flags[0],
        expired_time: time,
        expired_time_local: String::new(),
        remain_quota: quota,
        quota_unit: if flags[1] { Unit::Units } else { Unit::Dollars },
        unlimited_quota: flags[2],
        model_limits_enabled: flags[3],
        model_limits: models,
        allow_ips: ips,
        group,
        cross_group_retry: flags[4],
        auto_groups: lists,
        purpose: Purpose::default(),
    })
}

proptest! {
    #[test]
    fn the_one_sort_sorts_as_the_library_does(things in prop::collection::vec(0..20_u8, 0..200)) {
        let places = sorted(things.len(), &|left, right| things[left] < things[right]);
        let mut wanted: Vec<usize> = (0..things.len()).collect();
        wanted.sort_by_key(|place| things[*place]);
        prop_assert_eq!(places, wanted);
    }

    #[test]
    fn dollars_and_units_are_the_same_amount(units in 0..=quota::MAX_UNITS) {
        let per = UnitsPerDollar::new(500_000);
        let dollars = exact_dollars(units, per.unwrap()).unwrap();
        prop_assert_eq!(Quota::parse_dollars(&dollars, per).map(Quota::units), Ok(units));
        let there = quota::convert_text(&units.to_string(), Unit::Units, Unit::Dollars, per).unwrap();
        let back = quota::convert_text(&there, Unit::Dollars, Unit::Units, per);
        prop_assert_eq!(back, Some(units.to_string()));
    }

    #[test]
    fn no_text_panics_and_what_is_valid_can_be_stored(draft in draft()) {
        let checked = validate(&draft, NOW, UnitsPerDollar::new(500_000));
        if let Ok((valid, _)) = checked {
            let stored = serde_json::to_value(&valid).unwrap();
            prop_assert_eq!(serde_json::from_value::<ValidDraft>(stored).unwrap(), valid);
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in any::<String>()) {
        let _quota = Quota::parse_dollars(&text, UnitsPerDollar::new(500_000));
        let _list = AllowList::parse(&text);
        let _entry = text.parse::<Entry>();
        if let Ok(models) = ModelLimits::read(true, &text) {
            prop_assert!(models.are_limited());
            prop_assert_eq!(ModelLimits::read(true, &models.joined()), Ok(models));
        }
    }

    #[test]
    fn an_entry_is_read_back_from_its_canonical_form(bits in any::<u128>(), prefix in 0_u8..=128) {
        for text in [
            format!("{}/{prefix}", std::net::Ipv6Addr::from_bits(bits)),
            std::net::Ipv6Addr::from_bits(bits).to_string(),
        ] {
            let entry: Entry = text.parse().unwrap();
            prop_assert_eq!(entry.to_string().parse::<Entry>(), Ok(entry));
        }
    }

    #[test]
    fn a_network_begins_at_its_lowest_address(bits in any::<u32>(), prefix in 0_u8..=32) {
        let entry: Entry = format!("{}/{prefix}", Ipv4Addr::from_bits(bits)).parse().unwrap();
        // Found by counting, not by the mask that the code uses.
        let size = 1_u64 << (32 - prefix);
        let lowest = u64::from(bits) / size * size;
        let lowest = Ipv4Addr::from_bits(u32::try_from(lowest).unwrap());
        prop_assert_eq!(entry.address(), IpAddr::V4(lowest));
        prop_assert_eq!(entry.prefix_bits(), Some(prefix));
    }

    #[test]
    fn a_mask_never_gives_away_more_than_eight_characters(key in "[A-Za-z0-9]{1,80}") {
        let masked = ApiKey::from_server(&key).masked();
        prop_assert!(masked.chars().count() <= "sk-".len() + 8 + 1);
        prop_assert!(!masked["sk-".len()..].contains(&key));
    }
}
