//! What is wrong with a plan of many keys, and with each of its rows.

use super::{Text, error_text, fill, warning_text};
use crate::domain::bulk::{PlanError, Question, RowCode, RowError};
use crate::domain::field::Field;
use crate::domain::lang::Lang;
use crate::domain::preflight::Warning;
use crate::domain::quota::UnitsPerDollar;
use crate::domain::readable::readable;

/// How many bad rows are told; the others are counted.
const SHOWN_ROWS: usize = 8;

/// Why there are no rows.
pub fn plan_error_text(error: &PlanError, lang: Lang) -> String {
    let say = |text: Text, name, value: &str| fill(text.in_lang(lang), &[(name, value)]);
    match error {
        PlanError::NoNumber => Text::BULK_NO_NUMBER.in_lang(lang).to_owned(),
        PlanError::BadPlace { text } => say(Text::BULK_BAD_PLACE, "text", text),
        PlanError::BadCount => Text::BULK_BAD_COUNT.in_lang(lang).to_owned(),
        PlanError::OpenQuote { line } => say(Text::BULK_OPEN_QUOTE, "line", &line.to_string()),
        PlanError::HeaderQuote { line } => say(Text::BULK_BAD_QUOTE, "line", &line.to_string()),
        PlanError::Separator { found } => {
            say(Text::BULK_SEPARATOR, "separator", &readable(&found.to_string()))
        }
        PlanError::MixedSeparators => Text::BULK_MIXED_SEPARATORS.in_lang(lang).to_owned(),
        PlanError::NoHeader { line } => say(Text::BULK_NO_HEADER, "text", line),
        PlanError::DoubledColumn { meaning, first, second } => {
            let values = [("field", &**meaning), ("first", first), ("second", second)];
            fill(Text::BULK_DOUBLED_COLUMN.in_lang(lang), &values)
        }
        PlanError::Columns { .. } => Text::BULK_COLUMNS.in_lang(lang).to_owned(),
        PlanError::NoNameColumn => Text::BULK_NO_NAME_COLUMN.in_lang(lang).to_owned(),
        PlanError::NoRows => Text::BULK_NO_ROWS.in_lang(lang).to_owned(),
        PlanError::TooManyRows { rows } => say(Text::BULK_TOO_MANY, "count", &rows.to_string()),
    }
}

/// What is asked about a column.
pub fn column_question_text(question: &Question, lang: Lang) -> String {
    let heading = ("heading", &*question.heading);
    match question.suggestion {
        Some(field) => {
            fill(Text::BULK_DID_YOU_MEAN.in_lang(lang), &[heading, ("field", field.as_str())])
        }
        None => fill(Text::BULK_UNKNOWN_COLUMN.in_lang(lang), &[heading]),
    }
}

/// The first few bad rows, a line each.
pub fn row_errors_text(errors: &[RowError], rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    let told =
        |error: &RowError| row_text(error.line, error.field, &problem(error, rate, lang), lang);
    first_few(errors.iter().map(told), lang)
}

/// The first few warnings, a line each.
pub fn row_warnings_text(warnings: &[(usize, Warning)], lang: Lang) -> String {
    let told = |(line, warning): &(usize, Warning)| {
        row_text(*line, warning.field, &warning_text(&warning.code, lang), lang)
    };
    first_few(warnings.iter().map(told), lang)
}

fn first_few(told: impl ExactSizeIterator<Item = String>, lang: Lang) -> String {
    let rest = told.len().saturating_sub(SHOWN_ROWS);
    let mut lines: Vec<String> = told.take(SHOWN_ROWS).collect();
    if rest > 0 {
        lines.push(fill(Text::BULK_MORE_LINES.in_lang(lang), &[("count", &rest.to_string())]));
    }
    lines.join("\n")
}

fn problem(error: &RowError, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    let say = |message: Text, text: &str| fill(message.in_lang(lang), &[("text", &readable(text))]);
    match &error.code {
        RowCode::Field(code) => error_text(code, rate, lang),
        RowCode::NotAFlag { text } => say(Text::BULK_NOT_A_FLAG, text),
        RowCode::SpreadsheetError { text } => say(Text::BULK_SPREADSHEET_ERROR, text),
        RowCode::LostCharacter { text } => say(Text::BULK_LOST_CHARACTER, text),
        RowCode::NothingToSee => Text::BULK_NOTHING_TO_SEE.in_lang(lang).to_owned(),
        RowCode::EmptyList { text } => say(Text::BULK_EMPTY_LIST, text),
        RowCode::AmbiguousAmount { text } => say(Text::BULK_AMBIGUOUS_AMOUNT, text),
        RowCode::DateNumber { text } => say(Text::BULK_DATE_NUMBER, text),
        RowCode::NotADate { text } => say(Text::BULK_NOT_A_DATE, text),
        RowCode::BadQuote { line } => {
            fill(Text::BULK_BAD_QUOTE.in_lang(lang), &[("line", &line.to_string())])
        }
        RowCode::ExtraCell { text } => say(Text::BULK_EXTRA_CELL, text),
        RowCode::NotEnabled { text } => say(Text::BULK_NOT_ENABLED, text),
        RowCode::SameName { first } => {
            fill(Text::BULK_SAME_NAME.in_lang(lang), &[("line", &first.to_string())])
        }
    }
}

fn row_text(line: usize, field: Field, problem: &str, lang: Lang) -> String {
    let values = [("line", &*line.to_string()), ("field", field.as_str()), ("problem", problem)];
    fill(Text::BULK_LINE.in_lang(lang), &values)
}
