//! Whether a key may be used from an address, as the real server decides it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether `stored` lets `client` in. Entries that cannot be read are skipped; a list without any
/// entry lets everybody in, a list of unreadable ones nobody.
pub(crate) fn allows(stored: Option<&str>, client: IpAddr) -> bool {
    let client = client.to_canonical();
    let without_spaces = stored.unwrap_or_default().replace(' ', "");
    let mut entries = without_spaces
        .split('\n')
        .map(|line| line.trim().replace(',', ""))
        .filter(|entry| !entry.is_empty())
        .peekable();
    entries.peek().is_none() || entries.any(|entry| covers(&entry, client))
}

fn covers(entry: &str, client: IpAddr) -> bool {
    match entry.split_once('/') {
        Some((address, prefix)) => network_covers(address, prefix, client).unwrap_or(false),
        None => entry.parse::<IpAddr>().is_ok_and(|address| address.to_canonical() == client),
    }
}

/// `None` when the network cannot be read.
fn network_covers(address: &str, prefix: &str, client: IpAddr) -> Option<bool> {
    if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let prefix: u32 = prefix.parse().ok()?;
    match (address.parse().ok()?, client) {
        (IpAddr::V4(network), IpAddr::V4(client)) => {
            (prefix <= 32).then(|| same_start_v4(network, client, prefix))
        }
        (IpAddr::V6(network), IpAddr::V6(client)) => {
            (prefix <= 128).then(|| same_start_v6(network, client, prefix))
        }
        // A mapped network counts as IPv4 as long as the mapping lies within its prefix.
        (IpAddr::V6(network), IpAddr::V4(client)) => {
            let mapped = network.to_ipv4_mapped();
            (prefix <= 128).then(|| match mapped {
                Some(network) if prefix >= 96 => same_start_v4(network, client, prefix - 96),
                _ => false,
            })
        }
        (IpAddr::V4(_), IpAddr::V6(_)) => Some(false),
    }
}

fn same_start_v4(left: Ipv4Addr, right: Ipv4Addr, prefix: u32) -> bool {
    let different = left.to_bits() ^ right.to_bits();
    different.leading_zeros() >= prefix
}

fn same_start_v6(left: Ipv6Addr, right: Ipv6Addr, prefix: u32) -> bool {
    let different = left.to_bits() ^ right.to_bits();
    different.leading_zeros() >= prefix
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was measured from 127.0.0.1 against a real server.
    #[test]
    fn lists_are_read_as_the_real_server_reads_them() {
        let open = ["", "   ", "\n\n", "127.0.0.1", " 127.0.0.1 ", "\t127.0.0.1", "127.0.0.1,"];
        let networks = ["127.0.0.1/32", "127.0.0.0/8", "127.0.0.5/8", "0.0.0.0/0"];
        let mapped = ["::ffff:127.0.0.1", "::ffff:127.0.0.0/104", "garbage\n127.0.0.1"];
        let closed = ["garbage", "127.0.0.1/33", "127.0.0.01", "::/0", "fe80::1%eth0"];
        let glued = ["127.0.0.1,10.0.0.1", "127.0.0.1 10.0.0.1", "198.51.100.10"];
        let loopback = IpAddr::from([127, 0, 0, 1]);

        assert!(allows(None, loopback));
        for list in open.iter().chain(&networks).chain(&mapped).chain(&["10.0.0.1\r\n127.0.0.1\r"])
        {
            assert!(allows(Some(list), loopback), "{list:?}");
        }
        for list in closed.iter().chain(&glued) {
            assert!(!allows(Some(list), loopback), "{list:?}");
        }
    }

    /// Every entry whose reading was recorded: a readable one covers the address or network it stands
    /// for, an unreadable one nobody.
    #[test]
    fn every_recorded_entry_is_read_as_recorded() {
        let fixture: serde_json::Value =
            serde_json::from_str(include_str!("../../fixtures/allow_ips.json")).unwrap();
        let entries = fixture["entries"].as_array().unwrap();
        let anybody =
            ["0.0.0.0", "1.2.3.4", "127.0.0.1", "192.168.0.1", "::", "::1", "2001:db8::1"];
        assert_eq!(entries.len(), 467);
        for one in entries {
            let entry = one["entry"].as_str().unwrap();
            if one["kind"] == "invalid" {
                let covered = anybody.iter().any(|who| covers(entry, who.parse().unwrap()));
                assert!(!covered, "{entry:?} is unreadable");
                continue;
            }
            let network = one["net"].as_str().unwrap();
            let address = network.split('/').next().unwrap_or_default();
            let first: IpAddr = address.parse().unwrap();
            assert!(covers(entry, first.to_canonical()), "{entry:?} covers {first}");
        }
    }
}
