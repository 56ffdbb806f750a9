//! Puts one cell of a table into the form, exactly or not at all.

use super::super::csv::{Separator, unguarded};
use super::super::draft::{Draft, ErrorCode};
use super::super::field::Field;
use super::super::spreadsheet_error::is_error_cell;
use super::super::unseen;
use super::super::written_expiry::in_seconds;
use super::RowCode;
use super::amount::{self, Problem};

const QUOTED_CHARS: usize = 40;

/// The number of 9999-12-31 among a spreadsheet's days.
const LAST_DATE_NUMBER: u64 = 2_958_465;
/// Shorter numbers lie before 1973 if they are seconds: they are dates without hyphens, or years.
const SHORTEST_SECONDS: usize = 9;

/// What switches say, in the words that programs, people and spreadsheets in other languages write.
const ON: [&str; 13] =
    ["true", "yes", "y", "1", "on", "wahr", "vrai", "verdadero", "vero", "是", "真", "có", "đúng"];
const OFF: [&str; 12] =
    ["false", "no", "n", "0", "off", "falsch", "faux", "falso", "否", "假", "không", "sai"];

/// The cell as it counts: without the guard against formulas, and without what nobody sees around it.
pub(super) fn plain(cell: &str) -> &str {
    unguarded(cell).trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}' | '\u{2060}')
    })
}

/// Puts a cell that is not empty into its field.
pub(super) fn take(
    draft: &mut Draft,
    field: Field,
    cell: &str,
    separator: Separator,
) -> Result<(), RowCode> {
    let text = || quoted(cell);
    if is_error_cell(cell) {
        return Err(RowCode::SpreadsheetError { text: text() });
    }
    if cell.contains('\u{fffd}') {
        return Err(RowCode::LostCharacter { text: text() });
    }
    if unseen::is_blank(cell) {
        return Err(RowCode::NothingToSee);
    }
    match field {
        Field::Name => cell.clone_into(&mut draft.name),
        Field::ExpiredTime => (draft.expires, draft.expired_time) = expiry(cell)?,
        Field::RemainQuota => {
            let amount = amount::read(cell, separator).map_err(|problem| match problem {
                Problem::NotANumber => RowCode::Field(ErrorCode::QuotaNotANumber),
                Problem::Ambiguous => RowCode::AmbiguousAmount { text: text() },
            });
            (draft.quota_unit, draft.remain_quota) = amount?;
        }
        Field::UnlimitedQuota => draft.unlimited_quota = flag(cell)?,
        Field::ModelLimitsEnabled => draft.model_limits_enabled = flag(cell)?,
        Field::ModelLimits => {
            let is_between = |character: char| {
                character.is_whitespace()
                    || matches!(character, ',' | ';' | '|' | '，' | '；' | '、')
            };
            let ids: Vec<&str> = cell.split(is_between).filter(|id| !id.is_empty()).collect();
            if ids.is_empty() {
                return Err(RowCode::EmptyList { text: text() });
            }
            draft.model_limits = ids.join(",");
        }
        // Its own reading refuses text that names no address; so no sign may become a blank here.
        Field::AllowIps => draft.allow_ips = cell.replace('|', ",\n"),
        Field::Group => cell.clone_into(&mut draft.group),
        Field::CrossGroupRetry => draft.cross_group_retry = flag(cell)?,
        // Its own reading knows every separator; a blank may be part of a group's name.
        Field::AutoGroups => cell.clone_into(&mut draft.auto_groups),
    }
    Ok(())
}

/// Whether the key expires, and when, as the form takes it.
fn expiry(cell: &str) -> Result<(bool, String), RowCode> {
    if cell == "-1" || cell.eq_ignore_ascii_case("never") {
        return Ok((false, String::new()));
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (days, part) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let is_number = is_digits(days) && is_digits(part);
    if is_number && days.parse().is_ok_and(|days: u64| (1..=LAST_DATE_NUMBER).contains(&days)) {
        return Err(RowCode::DateNumber { text: quoted(cell) });
    }
    let seconds = in_seconds(cell);
    let digits = seconds.strip_prefix(['+', '-']).unwrap_or(&seconds);
    let is_too_short = is_digits(cell)
        && cell.len() < SHORTEST_SECONDS
        && !days.trim_start_matches('0').is_empty();
    if !is_digits(digits) || is_too_short {
        return Err(RowCode::NotADate { text: quoted(cell) });
    }
    Ok((true, seconds))
}

fn flag(cell: &str) -> Result<bool, RowCode> {
    let word = cell.to_lowercase();
    if ON.contains(&&*word) {
        Ok(true)
    } else if OFF.contains(&&*word) {
        Ok(false)
    } else {
        Err(RowCode::NotAFlag { text: quoted(cell) })
    }
}

/// A cell as an error shows it.
pub(super) fn quoted(cell: &str) -> String {
    cell.chars().take(QUOTED_CHARS).collect()
}
