//! Which encoding a picked file is in, by its first bytes. The browser decodes it; nothing is guessed.

/// How many bytes are looked at: the first line of a table lies within them.
const SAMPLE_BYTES: usize = 512;
/// In UTF-16 at least one byte in so many is zero: the letters of the columns' names, or what stands between them.
const SPARSEST_ZEROS: usize = 32;

/// An encoding that files are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Also of files without a mark.
    Utf8,
    /// What Windows calls "Unicode".
    Utf16Le,
    /// The same with the bytes of each unit the other way round.
    Utf16Be,
}

/// Why a file is not read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Its bytes are not text in the encoding that it seems to have, as in files of Windows-1252 or GBK, which name
    /// their encoding nowhere.
    Undecodable(Encoding),
    /// UTF-32, which browsers do not decode.
    Utf32,
    /// A workbook or another packed document, not a table as text.
    Workbook,
    /// Zero bytes in no pattern of text.
    Binary,
}

impl Encoding {
    /// The name by the Encoding Standard, as `TextDecoder` takes it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// The name as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
        }
    }
}

/// The encoding of a file that begins with `bytes`.
///
/// A mark decides. Without one, text with ASCII letters in it shows UTF-16 by its zero bytes, which stand in every
/// second place; UTF-8 has none.
///
/// # Errors
///
/// A [`Problem`] other than [`Problem::Undecodable`], which only decoding shows.
pub fn detect(bytes: &[u8]) -> Result<Encoding, Problem> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(Problem::Utf32),
        [0xef, 0xbb, 0xbf, ..] => return Ok(Encoding::Utf8),
        [0xff, 0xfe, ..] => return Ok(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Ok(Encoding::Utf16Be),
        // A ZIP archive, as which Excel and LibreOffice store workbooks, and the container of old Excel files.
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Problem::Workbook),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let zeros_at =
        |offset| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros_at(0), zeros_at(1));
    let has_many = |zeros: usize| zeros >= sample.len() / SPARSEST_ZEROS;
    match (first, second) {
        (0, 0) => Ok(Encoding::Utf8),
        // A character such as U+4E00 may put a zero in the other place now and then.
        _ if second > 4 * first && has_many(second) => Ok(Encoding::Utf16Le),
        _ if first > 4 * second && has_many(first) => Ok(Encoding::Utf16Be),
        _ if first > 0 && second > 0 && first + second > sample.len() / 2 => Err(Problem::Utf32),
        _ => Err(Problem::Binary),
    }
}
