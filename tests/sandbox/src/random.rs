//! Random letters and digits for throw-away keys and request ids; not for real secrets.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// As many random letters and digits as asked for. Each is drawn from a freshly keyed hasher, the
/// standard library's own source of chance, which spares a dependency.
pub(crate) fn letters_and_digits(count: usize) -> String {
    let state = RandomState::new();
    (0..count)
        .map(|index| {
            let mut hasher = state.build_hasher();
            hasher.write_usize(index);
            let index = usize::try_from(hasher.finish() % 62).unwrap_or_default();
            char::from(ALPHABET[index])
        })
        .collect()
}
