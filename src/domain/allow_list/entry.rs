//! One entry of an allow list, read exactly as the server reads it when the key is used.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One address or network, in canonical form: host bits cleared, IPv4-mapped IPv6 as IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Entry {
    address: IpAddr,
    /// `None` for a single address.
    prefix_bits: Option<u8>,
}

/// Why a text is no entry; the server would skip it in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryError {
    /// A number of an IPv4 address with a leading zero.
    LeadingZero,
    /// An IPv6 address with a zone, such as `fe80::1%eth0`.
    Zone,
    /// No number, or one above 32 (IPv4) or 128 (IPv6), behind the slash.
    BadPrefix,
    /// A range whose last address comes before its first.
    RangeBackwards,
    /// A range that does not run from one whole address to another of the same kind.
    RangeEnds,
    /// A mask with holes, or `0.0.0.0`.
    BadMask,
    /// What a spreadsheet shows for a formula that failed.
    SpreadsheetError,
    /// It holds a character that nobody sees, or that changes the order of what is seen.
    HiddenCharacter,
    /// It keeps addresses out; an allow list only lets them in.
    KeepsOut,
    /// It lets every address in, which an empty field says.
    EveryoneIn,
    /// The line begins with `;`, which may separate entries or begin a comment.
    MaybeComment,
    /// An address in JSON under a name that does not say that it is to be let in.
    UnclearName,
    /// The whole text is a web page.
    WebPage,
    /// The whole text names no address.
    NothingFound,
    /// Anything else.
    NotAnAddress,
}

impl fmt::Display for EntryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LeadingZero => "a number with a leading zero",
            Self::Zone => "an address with a zone",
            Self::BadPrefix => "no valid prefix length",
            Self::RangeBackwards => "a range that ends before it begins",
            Self::RangeEnds => "a range that needs two whole addresses of one kind",
            Self::BadMask => "no mask of a network",
            Self::SpreadsheetError => "a spreadsheet's error",
            Self::HiddenCharacter => "an invisible character",
            Self::KeepsOut => "something that keeps addresses out",
            Self::EveryoneIn => "something that lets every address in",
            Self::MaybeComment => "a line that may be a comment",
            Self::UnclearName => "an address that may not be meant",
            Self::WebPage => "a web page",
            Self::NothingFound => "a text without any address",
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

    /// Whether the server lets `address` in for this entry. IPv4 and IPv6 never match each other,
    /// but an IPv4-mapped address counts as IPv4 (Go, `net.IPNet.Contains`).
    pub fn covers(self, address: IpAddr) -> bool {
        let own = self.span();
        let asked = Self { address: address.to_canonical(), prefix_bits: None }.span();
        own.is_ipv4 == asked.is_ipv4 && own.first <= asked.first && asked.first <= own.last
    }

    /// How many characters it is written with. IPv4 is counted without writing it: lists of it can be long.
    pub(super) fn char_count(self) -> usize {
        let digits = |number: u8| 1 + usize::from(number > 9) + usize::from(number > 99);
        let address = match self.address {
            IpAddr::V4(address) => 3 + address.octets().map(digits).iter().sum::<usize>(),
            IpAddr::V6(address) => address.to_string().len(),
        };
        address + self.prefix_bits.map_or(0, |bits| 1 + digits(bits))
    }

    /// A network of 2^`free_bits` addresses that begins at `first`; a single address when there are no free bits.
    pub(super) fn of_block(is_ipv4: bool, first: u128, free_bits: u8) -> Self {
        let (address, width) = if is_ipv4 {
            // An IPv4 span has 32 bits, so that nothing is cut off here.
            (IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(first).unwrap_or(u32::MAX))), 32)
        } else {
            (IpAddr::V6(Ipv6Addr::from_bits(first)), 128)
        };
        Self { address, prefix_bits: (free_bits > 0).then(|| width - free_bits) }
    }

    /// The addresses of this entry as numbers.
    pub(super) fn span(self) -> Span {
        let (is_ipv4, first, width) = match self.address {
            IpAddr::V4(address) => (true, u128::from(address.to_bits()), 32),
            IpAddr::V6(address) => (false, address.to_bits(), 128),
        };
        let free_bits = width - self.prefix_bits.unwrap_or(width);
        Span { is_ipv4, first, last: first | low_bits(free_bits) }
    }
}

/// Consecutive addresses of one kind, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) is_ipv4: bool,
    pub(super) first: u128,
    pub(super) last: u128,
}

/// A number whose lowest `count` bits are set, 128 at most.
pub(super) fn low_bits(count: u8) -> u128 {
    u128::MAX.checked_shr(128 - u32::from(count)).unwrap_or(0)
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

pub(super) fn parse_address(text: &str) -> Result<IpAddr, EntryError> {
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
            let address = Ipv6Addr::from_bits(address.to_bits() & !low_bits(128 - bits));
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
