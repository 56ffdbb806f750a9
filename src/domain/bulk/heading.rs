//! What a heading may mean that is not the API's own name: another spelling, a synonym, a slip of the fingers.
//! It is asked about, never taken: a guess here could open a key.

use super::super::field::Field;

/// Other words for a setting, without blanks and signs. A table with one of these beside the setting itself has it twice.
const SYNONYMS: [(Field, &[&str]); 10] = [
    (
        Field::Name,
        &[
            "keyname",
            "tokenname",
            "apikeyname",
            "名称",
            "名字",
            "令牌名称",
            "密钥名称",
            "tên",
            "tênkhóa",
        ],
    ),
    (
        Field::ExpiredTime,
        &[
            "expires",
            "expiry",
            "expire",
            "expired",
            "expiration",
            "expirytime",
            "expiretime",
            "expirationtime",
            "expirydate",
            "expiredate",
            "expirationdate",
            "expiresat",
            "expireson",
            "expiredat",
            "validuntil",
            "until",
            "enddate",
            "过期时间",
            "到期时间",
            "有效期",
            "hếthạn",
            "hạndùng",
            "ngàyhếthạn",
        ],
    ),
    (
        Field::RemainQuota,
        &[
            "quota",
            "remaining",
            "remainingquota",
            "remain",
            "budget",
            "amount",
            "credit",
            "credits",
            "limit",
            "spendinglimit",
            "spendlimit",
            "maxspend",
            "balance",
            "dollars",
            "usd",
            "units",
            "额度",
            "剩余额度",
            "hạnmức",
        ],
    ),
    (Field::UnlimitedQuota, &["unlimited", "nolimit", "isunlimited", "无限额度", "khônggiớihạn"]),
    (
        Field::ModelLimitsEnabled,
        &["modellimitenabled", "limitmodels", "modelslimited", "modelrestriction", "启用模型限制"],
    ),
    (
        Field::ModelLimits,
        &[
            "model",
            "models",
            "allowedmodels",
            "modellist",
            "modelids",
            "modelid",
            "模型",
            "可用模型",
            "模型限制",
            "môhình",
        ],
    ),
    (
        Field::AllowIps,
        &[
            "ip",
            "ips",
            "iplist",
            "ipaddress",
            "ipaddresses",
            "address",
            "addresses",
            "allowedips",
            "allowedip",
            "allow",
            "allowed",
            "allowlist",
            "ipallowlist",
            "whitelist",
            "ipwhitelist",
            "iprestriction",
            "iplimit",
            "networks",
            "network",
            "cidr",
            "subnet",
            "allowedaddresses",
            "ip白名单",
            "白名单",
            "địachỉip",
        ],
    ),
    (Field::Group, &["groups", "keygroup", "tokengroup", "usergroup", "分组", "令牌分组", "nhóm"]),
    (Field::CrossGroupRetry, &["retry", "crossgroup", "crossretry", "groupretry", "跨分组重试"]),
    (Field::AutoGroups, &["autogroup", "groupsforauto", "grouporder"]),
];

/// Words that may mean the name where no column is called so.
const LIKE_A_NAME: [&str; 3] = ["label", "title", "alias"];

/// A setting that a heading may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    pub(super) field: Field,
    /// Whether it is the same word, or a synonym; otherwise only the letters are near.
    pub(super) is_sure: bool,
}

/// What a heading in small letters may mean.
pub(super) fn suggest(heading: &str) -> Option<Suggestion> {
    // Two headings that were not taken apart.
    if heading.contains([',', ';', '\t', '|']) {
        return None;
    }
    // A unit or an example in brackets is no part of the word.
    let word = letters(heading.split(['(', '[', '（']).next().unwrap_or_default());
    let sure = |field| Suggestion { field, is_sure: true };
    let is_same = |field: &Field| letters(field.as_str()) == word;
    if let Some(field) = Field::ALL.into_iter().find(is_same) {
        return Some(sure(field));
    }
    let synonym = SYNONYMS.iter().find(|(_, words)| words.contains(&&*word));
    if let Some((field, _)) = synonym {
        return Some(sure(*field));
    }
    let near = |field| Suggestion { field, is_sure: false };
    if LIKE_A_NAME.contains(&&*word) {
        return Some(near(Field::Name));
    }
    let field = Field::ALL.into_iter().find(|field| is_near(&word, &letters(field.as_str())));
    field.map(near)
}

/// Whether a cell is a value and no heading: a number, an amount, an address, a switch.
pub(super) fn is_value(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '$' | '-' | '+'))
        || matches!(cell, "true" | "false" | "yes" | "no" | "never")
        || cell.parse::<std::net::IpAddr>().is_ok()
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// Whether one word becomes the other with few changes: one in a short word, three in a long one.
fn is_near(word: &str, other: &str) -> bool {
    let most = match other.chars().count() {
        ..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    changes(word, other) <= most
}

/// How many letters are left out, put in, replaced or swapped with the next one (optimal string alignment).
fn changes(word: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (row, letter) in word.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let at =
                |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(letter != *against);
            let mut fewest = replaced.min(at(&last, column + 1) + 1).min(at(&line, column) + 1);
            let is_swapped =
                column > 0 && previous == Some(*against) && other.get(column - 1) == Some(&letter);
            if is_swapped {
                fewest = fewest.min(at(&before_last, column - 1) + 1);
            }
            line.push(fewest);
        }
        before_last = std::mem::replace(&mut last, line);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or_default()
}
