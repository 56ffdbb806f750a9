//! Text never turns into "everyone": a key is open to any address only when the field was left blank.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::IpAddr;

use comet_keys::domain::allow_list::{Admitted, AllowList, EntryError, Note};
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::lang::Lang;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::domain::unseen::without_harmless;
use comet_keys::text::{error_text, notes_text};
use proptest::prelude::*;

/// What would be sent; nothing if anything is wrong.
fn sent(text: &str) -> Option<String> {
    let reading = AllowList::read(text);
    assert_eq!(reading.list().is_none(), !reading.errors.is_empty(), "{text:?}");
    reading.list()?.wire()
}

fn reasons(text: &str) -> Vec<EntryError> {
    let reading = AllowList::read(text);
    assert_eq!(reading.list(), None, "{text:?}");
    reading.errors.into_iter().map(|error| error.reason).collect()
}

/// What a form says at the field.
fn said(text: &str) -> Vec<String> {
    let draft = Draft {
        name: "ci".to_owned(),
        unlimited_quota: true,
        allow_ips: text.to_owned(),
        ..Draft::default()
    };
    let errors = validate(&draft, UnixSeconds(0), UnitsPerDollar::new(500_000)).unwrap_err();
    errors.iter().map(|error| error_text(&error.code, None, Lang::En)).collect()
}

#[test]
fn a_blank_field_is_open_to_any_address() {
    for text in ["", " ", "\n", " \n\t\r\n", "\u{a0}\u{3000}\u{2028}"] {
        assert!(AllowList::parse(text).unwrap().is_any(), "{text:?}");
    }
}

/// Somebody wrote these to keep others out, and the key would have been open.
#[test]
fn a_text_that_names_no_address_is_an_error() {
    for text in [
        "# 203.0.113.7",
        "//203.0.113.7",
        "// 203.0.113.7",
        "  # 203.0.113.7  ",
        "#203.0.113.7",
        "# nothing yet",
        "#\n#\n",
        "\\n",
        "\\t\\r\\n",
        "# office\\n# 203.0.113.7",
        "# office\r# 203.0.113.7",
        "\"# 203.0.113.7\"",
        "[\"#\"]",
        ",;, \n",
        "[]",
        "[\"\"]",
        "{}",
        "-\n*",
        "•",
        "|",
        "''",
        "“”",
        "\\",
        "[[], []]",
        "{\"allow_ips\":\"\"}",
        "{\"allow_ips\":[]}",
        "{\"prefixes\":[{\"ip_prefix\":\"# 203.0.113.7\"}]}",
        "[{\"a\":1}]",
        "deny all;",
        "Require all denied",
        "Order deny,allow",
        "allow_ips =",
        "ip",
        "\u{200b}",
        "\u{feff}",
        "\u{2060}\u{ad}",
        "\u{202a}\u{202c}",
        "\u{200b} \n\u{200b}",
    ] {
        assert_eq!(reasons(text), [EntryError::NothingFound], "{text:?}");
        assert_eq!(
            said(text),
            ["No address found. Empty the field to allow any address."],
            "{text:?}"
        );
    }
}

#[test]
fn what_only_looks_like_a_list_is_an_error_of_another_kind() {
    use EntryError::{
        BadPrefix, EveryoneIn, KeepsOut, MaybeComment, NotAnAddress, NothingFound,
        SpreadsheetError, WebPage,
    };
    for (text, reason) in [
        ("//203.0.113.7//", NothingFound),
        ("10.0.0.0//24", BadPrefix),
        ("10.0.0.0/ 24", BadPrefix),
        ("203.0.113.7#office", NotAnAddress),
        ("203.0.113.7,//203.0.113.8", NotAnAddress),
        ("http://203.0.113.7", NotAnAddress),
        ("; 203.0.113.7", MaybeComment),
        (";203.0.113.7", MaybeComment),
        ("203.0.113.7\n ; office", MaybeComment),
        ("-- 203.0.113.7", NotAnAddress),
        ("/* 203.0.113.7 */", NotAnAddress),
        ("/*\n203.0.113.7\n*/", NotAnAddress),
        ("<!-- 203.0.113.7 -->", NotAnAddress),
        ("REM 203.0.113.7", NotAnAddress),
        ("! 203.0.113.7", NotAnAddress),
        ("!203.0.113.7", NotAnAddress),
        ("not 203.0.113.7", NotAnAddress),
        ("% 203.0.113.7", EntryError::Zone),
        ("#N/A", SpreadsheetError),
        ("#NV", SpreadsheetError),
        ("#REF!", SpreadsheetError),
        ("#WERT!", SpreadsheetError),
        ("#NAME?", SpreadsheetError),
        ("203.0.113.7 #N/A", SpreadsheetError),
        ("203.0.113.7,#DIV/0!", SpreadsheetError),
        ("203.0.113.7\n\"#VALUE!\"", SpreadsheetError),
        ("Err:502", SpreadsheetError),
        ("allow all;", EveryoneIn),
        ("Allow from all", EveryoneIn),
        ("Require all granted", EveryoneIn),
        ("permit any", EveryoneIn),
        ("deny 203.0.113.7;", KeepsOut),
        ("deny from 203.0.113.7", KeepsOut),
        ("Require not ip 203.0.113.7", KeepsOut),
        ("DENY 203.0.113.0/24", KeepsOut),
        ("Require host example.com", NotAnAddress),
        ("<!DOCTYPE html><html><body>203.0.113.7</body></html>", WebPage),
        ("HTTP/2 200\n\n<html>\n<p>203.0.113.7", WebPage),
        ("<table>\n<tr><td>203.0.113.7</td></tr>\n</table>", WebPage),
        ("<?xml version=\"1.0\"?><ip>203.0.113.7</ip>", WebPage),
        ("example.com", NotAnAddress),
        ("Hello, this is\na letter about\nnothing in particular.", NothingFound),
    ] {
        let found = reasons(text);
        assert!(found.iter().all(|found| *found == reason), "{text:?}: {found:?}");
        assert!(!found.is_empty(), "{text:?}");
        assert!(said(text).iter().all(|said| !said.is_empty()), "{text:?}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_one_sentence() {
    assert_eq!(reasons("203.0.113.7\nthis is not an address\nnor is this").len(), 2);
    assert_eq!(
        said("203.0.113.7\nname cidr comment"),
        ["Line 2, \"name cidr comment\": isn't an IP address or network."]
    );
    assert_eq!(said("<!doctype html>\n<p>a\n<p>b").len(), 1);
}

/// A JSON text holds its line breaks as two signs; a comment ended only with the line on the screen.
#[test]
fn a_comment_ends_where_its_line_ends_after_escapes_are_undone() {
    let both = Some("203.0.113.7\n203.0.113.8".to_owned());
    for text in [
        r"203.0.113.7 # a\n203.0.113.8",
        r"# office\n203.0.113.7\n203.0.113.8 # b",
        r"203.0.113.7 // a\r\n203.0.113.8",
        r"203.0.113.7 # a\\n203.0.113.8",
        r"203.0.113.7 # a\u000a203.0.113.8",
        r"203.0.113.7 # a\x0A203.0.113.8",
        r"203.0.113.7\t203.0.113.8",
        r##""# office\n203.0.113.7\n203.0.113.8""##,
        r#"["203.0.113.7 # a\n203.0.113.8"]"#,
        r#"{"allow_ips":"203.0.113.7 # a\n203.0.113.8"}"#,
        r#""{\"allow_ips\":\"203.0.113.7 # a\\n203.0.113.8\"}""#,
        "203.0.113.7 # a\r203.0.113.8",
        "203.0.113.7 # a\u{2028}203.0.113.8",
        "203.0.113.7 \\\n203.0.113.8",
        "203.0.113.7,# a\n203.0.113.8;# b",
        "## Office ##\n203.0.113.7\n### Home\n203.0.113.8",
        "203.0.113.7 | 203.0.113.8",
    ] {
        assert_eq!(sent(text), both, "{text}");
    }
    assert_eq!(sent(r"# office\n203.0.113.7").as_deref(), Some("203.0.113.7"));
    assert_eq!(sent(r"203.0.113.0\/24").as_deref(), Some("203.0.113.0/24"));
    assert_eq!(sent("10.0.0.0 //24").as_deref(), Some("10.0.0.0"));
}

#[test]
fn configurations_give_the_addresses_that_they_allow() {
    for (text, list) in [
        ("allow 203.0.113.0/24;", "203.0.113.0/24"),
        ("allow 203.0.113.0/24;\nallow 2001:db8::/32;\ndeny all;", "203.0.113.0/24\n2001:db8::/32"),
        ("  allow 203.0.113.7; # office\n  deny  all;", "203.0.113.7"),
        ("allow 203.0.113.7; deny all;", "203.0.113.7"),
        ("Require ip 203.0.113.7 198.51.100.0/24", "203.0.113.7\n198.51.100.0/24"),
        ("require IP 10.1 172.20.0.0/255.255.0.0", "10.1.0.0/16\n172.20.0.0/16"),
        ("Order deny,allow\nDeny from all\nAllow from 203.0.113.7", "203.0.113.7"),
        ("Allow from 10 192.168.2", "10.0.0.0/8\n192.168.2.0/24"),
        ("permit 10.0.0.0 0.0.0.255", "10.0.0.0/24"),
        ("10.0.0.0/255.255.255.0", "10.0.0.0/24"),
        ("10.0.0.77/255.255.255.0", "10.0.0.0/24"),
        ("10.0.0.0/0.0.0.255", "10.0.0.0/24"),
        ("10.0.0.7/255.255.255.255", "10.0.0.7/32"),
        ("10.0.0.0 255.255.255.0", "10.0.0.0/24"),
        ("10.0.0.0 0.0.0.255\n203.0.113.7", "10.0.0.0/24\n203.0.113.7"),
        ("10.0.0.*", "10.0.0.0/24"),
        ("10.0.*.*", "10.0.0.0/16"),
        ("10.0.*", "10.0.0.0/16"),
        ("10.*, 192.168.1.*", "10.0.0.0/8\n192.168.1.0/24"),
        ("* 10.0.0.1\n* 10.0.0.2", "10.0.0.1\n10.0.0.2"),
        ("cidr_blocks = [\"10.0.0.0/16\", \"203.0.113.7/32\"]", "10.0.0.0/16\n203.0.113.7/32"),
        (
            "allowed_ips = [\n  \"203.0.113.7\", # office\n  \"203.0.113.8\",\n]",
            "203.0.113.7\n203.0.113.8",
        ),
        ("allow:\n  - 203.0.113.7\n  - 2001:db8::1", "203.0.113.7\n2001:db8::1"),
        ("- ip: 203.0.113.7\n- ip: 203.0.113.8", "203.0.113.7\n203.0.113.8"),
        ("ALLOW_IPS=203.0.113.7,203.0.113.8", "203.0.113.7\n203.0.113.8"),
        ("IP Address\n203.0.113.7\n203.0.113.8", "203.0.113.7\n203.0.113.8"),
        ("{\"ip\":\"203.0.113.7\"}\n{\"ip\":\"203.0.113.8\"}", "203.0.113.7\n203.0.113.8"),
        (
            "nginx.ingress.kubernetes.io/whitelist-source-range: \"203.0.113.0/24\"",
            "203.0.113.0/24",
        ),
        ("allow: ::1", "::1"),
    ] {
        let list = list.to_owned();
        assert_eq!(sent(text), Some(list), "{text:?}: {:?}", AllowList::read(text).errors);
    }
}

#[test]
fn what_is_not_certain_in_a_configuration_is_refused() {
    for text in [
        "10.0.0.0/255.0.255.0",
        "10.0.0.0/0.0.0.0",
        "10.0.0.0 0.0.0.0",
        "10.0.0.0 0.255.0.255",
        "10.*.0.1",
        "*.*.*.*",
        "10.0.0.0.*",
        "10.0.0.256/255.255.255.0",
        "10.0.0.01/255.255.255.0",
        "10.1",
        "10",
        "Require ip 10.01",
        "Require ip 10.256",
        "Require ip 10.+1",
        "2001:db8::*",
        "blocked_ips = [\"203.0.113.7\"]",
        "deny:\n  - 203.0.113.7",
        "egress_cidr: 203.0.113.7",
        "name: 203.0.113.7",
        "ufw allow from 203.0.113.0/24 to any",
        "-A INPUT -s 203.0.113.7 -j DROP",
        "<RequireNone>\nRequire ip 203.0.113.7\n</RequireNone>",
        "sshd: 203.0.113.7",
        "Order 203.0.113.7",
        "{\"ip\":\"203.0.113.7\"",
    ] {
        if text == "{\"ip\":\"203.0.113.7\"" {
            // Cut short, but what stands there is plain.
            assert_eq!(sent(text).as_deref(), Some("203.0.113.7"));
            continue;
        }
        assert_eq!(AllowList::read(text).list(), None, "{text:?}");
    }
}

#[test]
fn providers_lists_give_their_networks() {
    for (text, list) in [
        (
            r#"{"syncToken":"1","createDate":"2026-11-01","prefixes":[
                {"ip_prefix":"3.5.140.0/22","region":"ap-northeast-2","service":"AMAZON"}],
                "ipv6_prefixes":[{"ipv6_prefix":"2600:1f00::/24","region":"eu"}]}"#,
            "2600:1f00::/24\n3.5.140.0/22",
        ),
        (
            r#"{"verifiable_password_authentication":false,"ssh_keys":["ssh-ed25519 AAAA"],
                "hooks":["192.30.252.0/22"],"actions":["4.148.0.0/16"],"domains":{"website":["*.github.com"]}}"#,
            "4.148.0.0/16\n192.30.252.0/22",
        ),
        (
            r#"{"result":{"ipv4_cidrs":["173.245.48.0/20"],"ipv6_cidrs":["2400:cb00::/32"],"etag":"x"},"success":true}"#,
            "173.245.48.0/20\n2400:cb00::/32",
        ),
        (
            r#"{"prefixes":[{"ipv4Prefix":"34.80.0.0/15"},{"ipv6Prefix":"2600:1900::/28"}]}"#,
            "34.80.0.0/15\n2600:1900::/28",
        ),
        (
            r#"{"values":[{"properties":{"addressPrefixes":["13.66.60.119/32"]}}]}"#,
            "13.66.60.119/32",
        ),
        (
            r#"{"items":[{"network":"13.52.5.0","mask_len":25,"cidr":"13.52.5.0/25","mask":"255.255.255.128"}]}"#,
            "13.52.5.0/25",
        ),
        (r#"[{"cidr":"203.0.113.0/24","comment":"office"}]"#, "203.0.113.0/24"),
        (
            r#"{"name":"ci","allow_ips":"203.0.113.7\n203.0.113.8","remain_quota":1}"#,
            "203.0.113.7\n203.0.113.8",
        ),
    ] {
        let reading = AllowList::read(text);
        assert_eq!(sent(text).as_deref(), Some(list), "{:?}", reading.errors);
        assert!(matches!(&*reading.notes, [.., Note::Json { .. }]), "{:?}", reading.notes);
    }
    for (text, reason) in [
        (r#"{"deny":["203.0.113.7"]}"#, EntryError::KeepsOut),
        (r#"{"allow":{"except":["203.0.113.7"]}}"#, EntryError::KeepsOut),
        (r#"{"blocked_ips":[{"ip":"203.0.113.7"}]}"#, EntryError::KeepsOut),
        (
            r#"{"IpPermissionsEgress":[{"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]}"#,
            EntryError::KeepsOut,
        ),
        (r#"{"ip":"203.0.113.7","gateway":"203.0.113.1"}"#, EntryError::UnclearName),
        (r#"{"ip":"example.com"}"#, EntryError::NotAnAddress),
        (r##"{"ip":"203.0.113.7","ips":["#N/A"]}"##, EntryError::SpreadsheetError),
        (r#"{"message":"not found"}"#, EntryError::NothingFound),
    ] {
        assert_eq!(reasons(text), [reason], "{text}");
    }
}

#[test]
fn what_was_read_as_what_is_said() {
    let notes = |text: &str| notes_text(&AllowList::read(text), 4, Lang::En);
    assert_eq!(notes("10.0.0.*"), ["Line 1: 10.0.0.* will be sent as 10.0.0.0/24."]);
    assert_eq!(
        notes("10.0.0.0 0.0.0.255"),
        ["Line 1: 10.0.0.0 0.0.0.255 will be sent as 10.0.0.0/24."]
    );
    assert_eq!(
        notes("\nallow 203.0.113.7;"),
        ["Line 2: \"allow 203.0.113.7\" is read as 1 entry."]
    );
    assert_eq!(
        notes("203.0.113.7\ndeny all;"),
        ["Line 2: \"deny all\" is ignored. The list lets in only the addresses in it."]
    );
    assert_eq!(
        notes("{\"cidrs\":[\"10.0.0.0/8\",\"203.0.113.7\"]}"),
        ["Read from the JSON: 2 entries. Everything else in it is ignored."]
    );
}

#[test]
fn invisible_characters_are_skipped_or_named() {
    for sign in "\u{200e}\u{2060}\u{ad}\u{feff}\u{200b}\u{200c}\u{200d}\u{202a}\u{202c}\u{202d}\u{2066}\u{2068}\u{2069}\u{180e}\u{fe0f}".chars() {
        for text in [format!("{sign}203.0.113.7"), format!("203.0.113.7{sign}"), format!("203.0{sign}.113.7")] {
            assert_eq!(sent(&text).as_deref(), Some("203.0.113.7"), "{text:?}");
        }
    }
    for sign in
        "\u{202b}\u{202e}\u{2067}\u{200f}\u{61c}\u{3164}\u{2800}\u{301}\u{34f}\u{e0041}".chars()
    {
        for text in [
            format!("{sign}203.0.113.7"),
            format!("203.0{sign}.113.7"),
            format!("203.0.113.8\n203.0.113.7{sign}"),
        ] {
            assert_eq!(reasons(&text), [EntryError::HiddenCharacter], "{text:?}");
        }
    }
    let told = said("\u{202e}7.311.0.302");
    assert_eq!(
        told,
        [
            "Line 1, \"⟨U+202E⟩7.311.0.302\": contains an invisible character. Type the address again."
        ]
    );
    // As the server sees it, these are two addresses in one.
    assert!(sent("203.0.113.7\u{200b}203.0.113.8").is_none());
}

/// New API, `model/token.go` and `common/ip.go`, as measured from 127.0.0.1.
#[test]
fn a_stored_list_is_read_as_the_server_reads_it() {
    let own: IpAddr = "127.0.0.1".parse().unwrap();
    for stored in [None, Some(""), Some("   "), Some("\n\n"), Some(","), Some(" ,\n\t, \r\n")] {
        assert_eq!(Admitted::by(stored), Admitted::AnyAddress, "{stored:?}");
    }
    for stored in [
        "127.0.0.1",
        " 127.0.0.1 ",
        "\t127.0.0.1",
        "10.0.0.1\r\n127.0.0.1\r\n",
        "127.0.0.1,\n10.0.0.1,",
        "127.0.0.1/32",
        "127.0.0.5/8",
        "0.0.0.0/0",
        "::ffff:127.0.0.1",
        "::ffff:127.0.0.0/104",
        "garbage\n127.0.0.1",
        "127. 0.0.1",
    ] {
        let Admitted::Only(entries) = Admitted::by(Some(stored)) else { panic!("{stored:?}") };
        assert!(entries.iter().any(|entry| entry.covers(own)), "{stored:?}");
    }
    for stored in [
        "garbage",
        "127.0.0.1/33",
        "127.0.0.01",
        "fe80::1%eth0",
        "127.0.0.1,10.0.0.1",
        "127.0.0.1 10.0.0.1",
        "#N/A",
        "# 127.0.0.1",
        "[]",
        "\u{200b}",
        ",\t,",
    ] {
        assert_eq!(Admitted::by(Some(stored)), Admitted::Nobody, "{stored:?}");
    }
    let Admitted::Only(entries) = Admitted::by(Some("::/0")) else { panic!("::/0") };
    assert!(!entries.iter().any(|entry| entry.covers(own)), "::/0 does not cover IPv4");
}

/// A part of a text with what has to become of it.
#[derive(Clone, Debug)]
enum Part {
    /// Must let this address in, or be an error.
    Address(String),
    /// Any other text.
    Noise(String),
}

fn part() -> impl Strategy<Value = Part> {
    let address =
        (1_u8..255, 0_u8..=255).prop_map(|(a, b)| Part::Address(format!("{a}.0.113.{b}")));
    let noise = prop::sample::select(vec![
        "# ",
        "#",
        " #",
        "// ",
        "//",
        " //",
        "\n",
        "\\n",
        "\\\\n",
        "\\r",
        "\\t",
        "\\u000a",
        "\\",
        "\r",
        " ",
        ",",
        ";",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "-",
        " - ",
        "*",
        "/24",
        "/",
        "|",
        ":",
        "=",
        "allow ",
        "deny ",
        "Require ip ",
        "not ",
        "#N/A",
        "Err:502",
        "\u{200b}",
        "\u{202e}",
        "\u{feff}",
        "\u{2028}",
        "/*",
        "*/",
        "<!--",
        "-->",
        "--",
        "REM ",
        "; ",
        "ip: ",
        "cidr = ",
        "a",
        "é",
        "\u{3000}",
        "::",
        "255.255.255.0",
        " 0.0.0.255",
        "{\"ip\":\"",
        "\"}",
    ]);
    prop_oneof![2 => address, 3 => noise.prop_map(|text| Part::Noise(text.to_owned()))]
}

fn written(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Address(text) | Part::Noise(text) => text.as_str(),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn only_a_blank_text_is_open_to_any_address(text in any::<String>()) {
        let is_any = AllowList::read(&text).list().is_some_and(|list| list.is_any());
        prop_assert_eq!(is_any, text.trim().is_empty());
    }

    #[test]
    fn no_mix_of_signs_is_open_to_any_address(parts in prop::collection::vec(part(), 0..8)) {
        let text = written(&parts);
        let reading = AllowList::read(&text);
        let is_any = reading.list().is_some_and(|list| list.is_any());
        prop_assert_eq!(is_any, text.trim().is_empty(), "{:?}", text);
        prop_assert_eq!(reading.list().is_none(), !reading.errors.is_empty());
    }

    /// What is read without an error lets in every address that was written, unless a comment stands before it.
    #[test]
    fn no_address_is_lost_without_a_word(parts in prop::collection::vec(part(), 0..8)) {
        let text = written(&parts);
        let Some(list) = AllowList::read(&text).list() else { return Ok(()) };
        let mut before = String::new();
        for (at, part) in parts.iter().enumerate() {
            if let Part::Address(address) = part {
                let is_whole = |neighbour: Option<&Part>| neighbour.is_none_or(|part| match part {
                    Part::Address(_) => false,
                    Part::Noise(text) => !text.contains(|sign: char| sign.is_ascii_digit() || sign == ':' || sign == '/'),
                });
                // What nobody sees parts no word: "::" and an address with nothing visible between them are one address.
                let is_seen = |part: &&Part| !matches!(part, Part::Noise(text) if without_harmless(text).is_empty());
                let line = before.replace("\\\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\u000a", "\n");
                let line = line.rsplit(['\n', '\r', '\u{2028}']).next().unwrap_or_default();
                let after = parts[at + 1..].iter().find(is_seen);
                let neighbours_are_apart = is_whole(after) && is_whole(parts[..at].iter().rev().find(is_seen));
                if neighbours_are_apart && !line.contains('#') && !line.contains("//") {
                    let address: IpAddr = address.parse().unwrap();
                    prop_assert!(list.covers(address), "{address} of {text:?} is lost");
                }
            }
            before.push_str(&written(std::slice::from_ref(part)));
        }
    }

    /// Whatever stands around it, no address gets in that was not written, but as part of a network.
    #[test]
    fn what_is_denied_never_gets_in(address in any::<u32>(), rest in "[ ;a-z0-9./]{0,20}") {
        let address = std::net::Ipv4Addr::from_bits(address);
        for word in ["deny", "Deny from", "Require not ip", "DENY"] {
            let text = format!("{word} {address}{rest}");
            prop_assert_eq!(AllowList::read(&text).list(), None, "{:?}", text);
        }
    }
}
