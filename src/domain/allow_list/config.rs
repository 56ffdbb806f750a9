//! Recognises the lines of configurations that hold addresses: of web servers, routers, YAML, Terraform, environments.
//!
//! A word that is not known here stays in the line and is refused as no address. What keeps addresses out never
//! becomes an entry.

use super::EntryError;

/// What a statement says.
pub(super) enum Statement<'a> {
    /// Nothing but addresses, or what is none.
    Plain,
    /// Addresses behind words that allow them. With `is_cut` they may be cut short, as Apache reads `10.1`.
    Allows { addresses: &'a str, is_cut: bool },
    /// What an allow list does by itself, or the heading of a column.
    Ignored,
    /// What a key's allow list cannot do.
    Refused(EntryError),
}

/// Names under which programs list the addresses that they let in, in small letters and without signs.
const NAMES: [&str; 50] = [
    "ip",
    "ips",
    "ipaddress",
    "ipaddresses",
    "address",
    "addresses",
    "addr",
    "ipv4",
    "ipv6",
    "ipv4address",
    "ipv6address",
    "ipv4addresses",
    "ipv6addresses",
    "cidr",
    "cidrs",
    "cidrblock",
    "cidrblocks",
    "ipv6cidrblocks",
    "ipv4cidrs",
    "ipv6cidrs",
    "cidrip",
    "cidripv6",
    "network",
    "networks",
    "subnet",
    "subnets",
    "prefix",
    "prefixes",
    "ipprefix",
    "ipv4prefix",
    "ipv6prefix",
    "addressprefix",
    "addressprefixes",
    "iprange",
    "ipranges",
    "sourceranges",
    "sourceaddresses",
    "allow",
    "allowed",
    "allowlist",
    "whitelist",
    "allowips",
    "allowedips",
    "ipallowlist",
    "ipwhitelist",
    "allowedcidrs",
    "allowedips",
    "whitelistsourcerange",
    "allowedaddresses",
    "authorizednetworks",
];

/// Parts of names under which addresses are kept out, or lie beyond.
const KEEPS_OUT: [&str; 13] = [
    "deny", "denied", "block", "black", "exclu", "except", "reject", "drop", "ban", "forbid",
    "egress", "outbound", "dest",
];

/// Words that stand for every address.
const EVERYONE: [&str; 3] = ["all", "any", "*"];

/// Whether a name says that addresses stand under it.
pub(super) fn names_addresses(name: &str) -> bool {
    NAMES.contains(&&*plain_name(name)) && !keeps_out(name)
}

/// Whether a name says that what stands under it is kept out. `cidr_block` and its like are no blocking.
pub(super) fn keeps_out(name: &str) -> bool {
    let name = plain_name(name);
    let name = name.replace("cidrblock", "").replace("blockcidr", "");
    KEEPS_OUT.iter().any(|part| name.contains(part))
}

/// A name in small letters, without signs and without the path before it.
fn plain_name(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
}

/// Reads one statement; `;` has ended it.
pub(super) fn statement(text: &str) -> Statement<'_> {
    let (first, rest) = next_word(text);
    let (second, after) = next_word(rest);
    let is = |word: &str, wanted: &str| word.eq_ignore_ascii_case(wanted);
    let is_everyone = |rest: &str| EVERYONE.iter().any(|word| is(rest.trim(), word));
    let allows = |addresses, is_cut| {
        if is_everyone(addresses) {
            Statement::Refused(EntryError::EveryoneIn)
        } else {
            Statement::Allows { addresses, is_cut }
        }
    };
    let keeps_out = |rest| {
        if is_everyone(rest) {
            Statement::Ignored
        } else {
            Statement::Refused(EntryError::KeepsOut)
        }
    };
    if is(first, "allow") && is(second, "from") {
        allows(after, true)
    } else if (is(first, "allow") || is(first, "permit")) && !second.starts_with([':', '=']) {
        allows(rest, false)
    } else if is(first, "deny") {
        keeps_out(if is(second, "from") { after } else { rest })
    } else if is(first, "order")
        && ["allow,deny", "deny,allow"].iter().any(|order| is(rest.trim(), order))
    {
        Statement::Ignored
    } else if is(first, "require") {
        match () {
            () if is(second, "ip") => allows(after, true),
            () if is(second, "not") => Statement::Refused(EntryError::KeepsOut),
            () if is(second, "all") && is(after.trim(), "denied") => Statement::Ignored,
            () if is(second, "all") => Statement::Refused(EntryError::EveryoneIn),
            () => Statement::Plain,
        }
    } else {
        named(text)
    }
}

/// `name: addresses`, `name = [addresses`, or a name alone, which heads a column.
fn named(text: &str) -> Statement<'_> {
    let is_around = |sign: char| {
        sign.is_whitespace() || matches!(sign, '{' | '[' | '-' | '*' | '•' | '"' | '\'' | ',')
    };
    let text = text.trim_start_matches(is_around);
    let (name, addresses) = match text.find([':', '=']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let name = name.trim_end_matches(is_around);
    let is_name = name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && name.len() <= MAX_NAME_BYTES
        && names_addresses(name);
    if !is_name {
        return Statement::Plain;
    }
    let addresses = addresses.trim_start_matches([':', '=']);
    let addresses = addresses.strip_prefix('>').unwrap_or(addresses);
    if addresses.trim_matches(is_around).is_empty() {
        return Statement::Ignored;
    }
    Statement::Allows { addresses, is_cut: false }
}

/// The longest name that is looked at; nobody's is longer.
const MAX_NAME_BYTES: usize = 80;

/// The first word and what follows it.
fn next_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}
