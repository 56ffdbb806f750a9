//! An organisation's caps in a person's words: the same before they are met and after.

use super::amount_text;
use super::{Text, fill};
use crate::domain::cap::Cap;
use crate::domain::lang::Lang;
use crate::domain::quota::UnitsPerDollar;

const MINUTE_SECONDS: i64 = 60;
const HOUR_SECONDS: i64 = 60 * MINUTE_SECONDS;
const DAY_SECONDS: i64 = 24 * HOUR_SECONDS;

/// Says what is allowed.
pub fn cap_text(cap: &Cap, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    let (text, value) = match cap {
        Cap::Quota(most) => (Text::CAP_QUOTA, amount_text(most.units(), rate, lang)),
        Cap::LifeSeconds(most) => (Text::CAP_LIFE, life(*most, lang)),
        Cap::Groups(groups) => (Text::CAP_GROUPS, named_groups(groups, lang)),
        Cap::AutoGroups(groups) if groups.is_empty() => (Text::CAP_NO_AUTO_GROUPS, String::new()),
        Cap::AutoGroups(groups) => (Text::CAP_AUTO_GROUPS, groups.clone()),
        Cap::Models(models) => (Text::CAP_MODELS, models.clone()),
        Cap::AllowList(entries) => (Text::CAP_ALLOW_LIST, entries.clone()),
    };
    fill(text.in_lang(lang), &[("value", &value)])
}

/// In the largest unit that writes it exactly, down to minutes.
fn life(seconds: i64, lang: Lang) -> String {
    let (text, count) = if seconds == DAY_SECONDS {
        (Text::ONE_DAY, 1)
    } else if seconds % DAY_SECONDS == 0 {
        (Text::DAYS, seconds / DAY_SECONDS)
    } else if seconds % HOUR_SECONDS == 0 {
        (Text::HOURS, seconds / HOUR_SECONDS)
    } else {
        (Text::MINUTES, seconds / MINUTE_SECONDS)
    };
    fill(text.in_lang(lang), &[("count", &count.to_string())])
}

/// The group without a name is the account's own.
fn named_groups(groups: &str, lang: Lang) -> String {
    let named = |group: &str| match group {
        "" => Text::OWN_GROUP.in_lang(lang).to_owned(),
        _ => group.to_owned(),
    };
    groups.split(", ").map(named).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quota::Quota;

    #[test]
    fn each_cap_names_its_value_in_every_language() {
        let caps = [
            (Cap::Quota(Quota::from_units(1_250_000).unwrap()), "2.50"),
            (Cap::LifeSeconds(30 * DAY_SECONDS), "30"),
            (Cap::LifeSeconds(90 * MINUTE_SECONDS), "90"),
            (Cap::Groups("default, ".to_owned()), "default, "),
            (Cap::AutoGroups("default, vip".to_owned()), "default, vip"),
            (Cap::AutoGroups(String::new()), "auto"),
            (Cap::Models("gpt-4o".to_owned()), "gpt-4o"),
            (Cap::AllowList("10.0.0.0/8".to_owned()), "10.0.0.0/8"),
        ];
        for (cap, value) in caps {
            for lang in [Lang::En, Lang::Vi, Lang::Zh] {
                let text = cap_text(&cap, UnitsPerDollar::new(500_000), lang);
                assert!(text.contains(value) && !text.contains('{'), "{text}");
            }
        }
    }

    #[test]
    fn a_cap_on_quota_is_in_units_while_the_rate_is_not_known() {
        let cap = Cap::Quota(Quota::from_units(1_250_000).unwrap());
        for lang in [Lang::En, Lang::Vi, Lang::Zh] {
            let text = cap_text(&cap, None, lang);
            assert!(text.contains("1250000") && !text.contains('$'), "{text}");
        }
    }

    #[test]
    fn the_accounts_own_group_is_called_so() {
        assert!(cap_text(&Cap::Groups(String::new()), None, Lang::En).contains("account's own"));
    }
}
