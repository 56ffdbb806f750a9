//! One row of many keys as the person reads it before it is sent.

use super::allow_list::{addresses_text, grouped};
use super::{Text, fill};
use crate::domain::allow_list::Totals;
use crate::domain::bulk::{Access, Preview};
use crate::domain::expiry::Expiry;
use crate::domain::field::Field;
use crate::domain::lang::Lang;
use crate::domain::money::dollars;
use crate::domain::rate::UnitsPerDollar;
use crate::domain::readable::readable;
use crate::domain::time::UnixSeconds;

/// How many addresses or models are named in a row; the others are counted.
const NAMED: usize = 3;

/// What stands above the columns of [`row_texts`].
pub const ROW_HEADINGS: [Text; 6] =
    [Text::NAME, Text::QUOTA, Text::EXPIRES, Text::BULK_WHO, Text::BULK_MODELS, Text::GROUP];

/// The name, the money, the moment, who may use the key, its models, and its group. `moment` writes a moment with its
/// zone.
pub fn row_texts(
    row: &Preview,
    rate: Option<UnitsPerDollar>,
    moment: &dyn Fn(UnixSeconds) -> String,
    lang: Lang,
) -> [String; 6] {
    let plain = |text: Text| text.in_lang(lang).to_owned();
    let quota = match row.quota_units {
        None => plain(Text::FILTER_UNLIMITED),
        Some(units) => {
            let dollars = rate.map(|rate| dollars(units, rate));
            let units = grouped(u128::from(units.unsigned_abs()), lang);
            match dollars {
                Some(dollars) => {
                    let values = [("dollars", &*dollars), ("units", &units)];
                    fill(Text::BULK_MONEY.in_lang(lang), &values)
                }
                None => fill(Text::AMOUNT_UNITS.in_lang(lang), &[("units", &units)]),
            }
        }
    };
    let expires = match row.expiry {
        Expiry::Never => plain(Text::EXPIRES_NEVER),
        Expiry::At(at) => moment(at),
    };
    let who = match &row.access {
        Access::AnyAddress => plain(Text::FILTER_NO_IP_LIST),
        Access::Only(totals) => {
            let entries: Vec<&str> = row.addresses.lines().collect();
            format!("{}: {}", count_text(totals, lang), named(&entries))
        }
    };
    let models = match &row.models {
        None => plain(Text::BULK_ALL_MODELS),
        Some(ids) => named(&ids.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    let mut group = match &*row.group {
        "" => plain(Text::BULK_OWN_GROUP),
        group => readable(group),
    };
    if !row.auto_groups.is_empty() {
        let groups: Vec<&str> = row.auto_groups.iter().map(String::as_str).collect();
        group.extend([" (", &*named(&groups), ")"]);
    }
    if row.cross_group_retry {
        group.extend([", ", Text::BULK_RETRIES.in_lang(lang)]);
    }
    [readable(&row.name), quota, expires, who, models, group]
}

/// "1 address", "3 addresses"; of lists with IPv6 the networks, since nobody reads a number of twenty digits.
fn count_text(totals: &Totals, lang: Lang) -> String {
    match totals.ipv4_addresses {
        _ if totals.ipv6_entries() > 0 || totals.has_all_ipv4() => addresses_text(totals, lang),
        1 => Text::BULK_ONE_ADDRESS.in_lang(lang).to_owned(),
        count => {
            let count = grouped(u128::from(count), lang);
            fill(Text::BULK_ADDRESSES.in_lang(lang), &[("count", &count)])
        }
    }
}

/// The first few, and how many more there are.
fn named(all: &[&str]) -> String {
    let mut text = all.iter().take(NAMED).map(|one| readable(one)).collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        text.extend([", … +", &(all.len() - NAMED).to_string()]);
    }
    text
}

/// What a row asks for beyond the form; empty for nothing.
pub fn loosened_text(fields: &[Field], lang: Lang) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
    fill(Text::BULK_LOOSENED.in_lang(lang), &[("fields", &names.join(", "))])
}
