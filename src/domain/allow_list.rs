//! Which addresses may use a key: read exactly as the server reads them when the key is used.
//!
//! The server (New API, `common/ip.go`) tries `net.ParseCIDR`, then `net.ParseIP`, and skips in silence what neither
//! reads. A list with nothing but skipped entries locks the key out, so such entries are refused here.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The length, in characters, of the column in which a MySQL server keeps the list.
pub const COLUMN_CHARS: usize = 191;

/// How much of a bad line an error quotes, in characters.
const QUOTED_CHARS: usize = 64;

/// One address or network, in canonical form: host bits cleared, IPv4-mapped IPv6 as IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Entry {
    address: IpAddr,
    /// `None` for a single address.
    prefix_bits: Option<u8>,
}

/// Why the server would skip an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryError {
    /// Several entries on one line, which the server glues into one.
    SeveralOnOneLine,
    /// A number of an IPv4 address with a leading zero.
    LeadingZero,
    /// An IPv6 address with a zone, such as `fe80::1%eth0`.
    Zone,
    /// No number, or one above 32 (IPv4) or 128 (IPv6), behind the slash.
    BadPrefix,
    /// Anything else.
    NotAnAddress,
}

impl fmt::Display for EntryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SeveralOnOneLine => "several entries on one line",
            Self::LeadingZero => "a number with a leading zero",
            Self::Zone => "an address with a zone",
            Self::BadPrefix => "no valid prefix length",
            Self::NotAnAddress => "no address or network",
        })
    }
}

impl std::error::Error for EntryError {}

impl Entry {
    /// The address, or the network's first one.
    pub const fn address(self) -> IpAddr {
        self.address
    }

    /// The network's prefix length in bits; `None` for a single address.
    pub const fn prefix_bits(self) -> Option<u8> {
        self.prefix_bits
    }
}

impl FromStr for Entry {
    type Err = EntryError;

    fn from_str(text: &str) -> Result<Self, EntryError> {
        let Some((address, prefix)) = text.split_once('/') else {
            let address = parse_address(text)?;
            return Ok(Self { address: address.to_canonical(), prefix_bits: None });
        };
        let address = parse_address(address)?;
        let max_bits = if address.is_ipv4() { 32 } else { 128 };
        // Leading zeros are allowed here, signs are not.
        if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(EntryError::BadPrefix);
        }
        let bits = prefix.trim_start_matches('0');
        let bits = if bits.is_empty() { Ok(0) } else { bits.parse::<u8>() };
        match bits {
            Ok(bits) if bits <= max_bits => Ok(network(address, bits)),
            _ => Err(EntryError::BadPrefix),
        }
    }
}

fn parse_address(text: &str) -> Result<IpAddr, EntryError> {
    text.parse().map_err(|_plain: std::net::AddrParseError| {
        if text.contains('%') {
            return EntryError::Zone;
        }
        let is_quad = text.split('.').count() == 4
            && text
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let has_leading_zero = text.split('.').any(|part| part.len() > 1 && part.starts_with('0'));
        if is_quad && has_leading_zero { EntryError::LeadingZero } else { EntryError::NotAnAddress }
    })
}

/// Clears the host bits; a network within `::ffff:0:0/96` is an IPv4 network.
fn network(address: IpAddr, bits: u8) -> Entry {
    let (address, bits) = match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            (IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & mask)), bits)
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            let address = Ipv6Addr::from_bits(address.to_bits() & mask);
            match address.to_ipv4_mapped() {
                Some(mapped) if bits >= 96 => (IpAddr::V4(mapped), bits - 96),
                _ => (IpAddr::V6(address), bits),
            }
        }
    };
    Entry { address, prefix_bits: Some(bits) }
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.address)?;
        match self.prefix_bits {
            Some(bits) => write!(formatter, "/{bits}"),
            None => Ok(()),
        }
    }
}

impl TryFrom<String> for Entry {
    type Error = EntryError;

    fn try_from(text: String) -> Result<Self, EntryError> {
        text.parse()
    }
}

impl From<Entry> for String {
    fn from(entry: Entry) -> Self {
        entry.to_string()
    }
}

/// The entries of a key; empty means that any address may use it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AllowList(Vec<Entry>);

/// A line that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Counted from 1.
    pub line: usize,
    /// The line itself, cut.
    pub text: String,
    /// Why.
    pub reason: EntryError,
}

impl AllowList {
    /// Reads one entry a line; blank lines do not count. All bad lines are told at once.
    pub fn parse(text: &str) -> Result<Self, Vec<LineError>> {
        let mut entries = Vec::new();
        let mut errors = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            match parse_line(text) {
                Ok(entry) => entries.push(entry),
                Err(reason) => {
                    let text = text.chars().take(QUOTED_CHARS).collect();
                    errors.push(LineError { line, text, reason });
                }
            }
        }
        if errors.is_empty() { Ok(Self(entries)) } else { Err(errors) }
    }

    /// The entries in the order given.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// What is sent: entries joined by line breaks, or `None` for no restriction.
    pub fn wire(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        Some(lines.join("\n"))
    }

    /// How many characters are sent.
    pub fn char_count(&self) -> usize {
        self.wire().map_or(0, |text| text.len())
    }

    /// Whether a MySQL server could not store it.
    pub fn exceeds_column(&self) -> bool {
        self.char_count() > COLUMN_CHARS
    }
}

fn parse_line(text: &str) -> Result<Entry, EntryError> {
    text.parse().map_err(|reason| {
        let mut parts = text.split([',', ';', ' ', '\t']).filter(|part| !part.is_empty());
        let starts_with_entry = parts.next().is_some_and(|part| part.parse::<Entry>().is_ok());
        if starts_with_entry && parts.next().is_some() {
            EntryError::SeveralOnOneLine
        } else {
            reason
        }
    })
}
