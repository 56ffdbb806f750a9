//! Reads networks that no server reads, but of which everybody knows what they mean: with a mask, with stars, cut short.

use std::net::Ipv4Addr;

use super::{Entry, EntryError};

/// The network of an IPv4 address with a mask, `10.0.0.0/255.255.255.0`, or with stars at its end, `10.0.*`.
/// With `is_cut` also one of whole numbers alone, as Apache reads `10.1`.
pub(super) fn network(text: &str, is_cut: bool) -> Option<Result<Entry, EntryError>> {
    if let Some((address, mask)) = text.split_once('/') {
        let is_quad = mask.contains('.') && mask.parse::<Ipv4Addr>().is_ok();
        return is_quad.then(|| masked(address, mask));
    }
    let (numbers, is_starred) = match text.split_once(".*") {
        Some((numbers, stars)) => {
            let stars_only = stars.split(".*").all(str::is_empty);
            (numbers, stars_only && numbers.split('.').count() + 1 + stars.len() / 2 <= 4)
        }
        None => (text.trim_end_matches('.'), is_cut),
    };
    let count = numbers.split('.').count();
    let is_numbers =
        |part: &str| part.parse::<u8>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    if !is_starred || count > 3 || !numbers.split('.').all(is_numbers) {
        return None;
    }
    let whole = format!("{numbers}{}/{}", ".0".repeat(4 - count), 8 * count);
    Some(whole.parse())
}

/// The network of an address and its mask, which may be written as what it leaves free: `0.0.0.255`.
///
/// # Errors
/// An address that is none; a mask with holes; and `0.0.0.0`, which leaves everything free or nothing.
pub(super) fn masked(address: &str, mask: &str) -> Result<Entry, EntryError> {
    let address: Ipv4Addr = address.parse().map_err(|_plain| EntryError::NotAnAddress)?;
    let mask: Ipv4Addr = mask.parse().map_err(|_plain| EntryError::BadMask)?;
    let mask = mask.to_bits();
    let (fixed_bits, free_bits) = (mask.leading_ones(), mask.trailing_ones());
    let bits = if fixed_bits > 0 && fixed_bits == mask.count_ones() {
        fixed_bits
    } else if free_bits > 0 && free_bits == mask.count_ones() {
        32 - free_bits
    } else {
        return Err(EntryError::BadMask);
    };
    format!("{address}/{bits}").parse()
}
