//! Base64 as the vault stores its bytes: the standard alphabet, padded, and nothing that reads two ways.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place > group.len() {
                text.push('=');
            } else {
                let index = (bits >> (18 - 6 * place)) & 63;
                text.push(char::from(ALPHABET[index as usize]));
            }
        }
    }
    text
}

/// Reads what [`encode`] writes; `None` for anything else, so that no two texts stand for the same bytes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        let mut padding = 0;
        for letter in group {
            let index = ALPHABET.iter().position(|own| own == letter);
            match (index, letter) {
                (Some(index), _) if padding == 0 => bits = bits << 6 | u32::try_from(index).ok()?,
                (None, b'=') => {
                    bits <<= 6;
                    padding += 1;
                }
                _ => return None,
            }
        }
        bytes.extend(bits.to_be_bytes().get(1..4 - padding.min(3))?);
    }
    (encode(&bytes) == text).then_some(bytes)
}
