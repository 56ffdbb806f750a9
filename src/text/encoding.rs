//! Why a picked file is not read as text.

use super::{Text, fill};
use crate::domain::lang::Lang;
use crate::domain::text_encoding::Problem;

/// The sentence for a file that is not read.
pub fn encoding_problem_text(problem: Problem, lang: Lang) -> String {
    let plain = |text: Text| text.in_lang(lang).to_owned();
    match problem {
        Problem::Undecodable(encoding) => {
            fill(Text::FILE_NOT_UTF8.in_lang(lang), &[("encoding", encoding.name())])
        }
        Problem::Utf32 => plain(Text::FILE_UTF32),
        Problem::Workbook => plain(Text::FILE_WORKBOOK),
        Problem::Binary => plain(Text::FILE_BINARY),
    }
}
