//! Names from a count and a pattern such as `ci-{n}` or `ci-{n:03}`.

use super::super::draft::Draft;
use super::{MAX_ROWS, PlanError, Row};

/// The most digits a number is filled up to.
const MAX_WIDTH: usize = 9;
const QUOTED_CHARS: usize = 20;

/// A part of a pattern.
enum Part<'a> {
    Text(&'a str),
    /// The number, filled up with zeros to so many digits.
    Number(usize),
}

/// As many rows as `count` says, named by `pattern` from 1 on, in all else like `template`.
pub fn from_pattern(template: &Draft, pattern: &str, count: &str) -> Result<Vec<Row>, PlanError> {
    let count: usize = count.trim().parse().map_err(|_not_a_number| PlanError::BadCount)?;
    if !(1..=MAX_ROWS).contains(&count) {
        return Err(PlanError::BadCount);
    }
    let parts = parts(pattern)?;
    if count > 1 && parts.iter().all(|part| matches!(part, Part::Text(_))) {
        return Err(PlanError::NoNumber);
    }
    let row = |line: usize| {
        let name = parts.iter().map(|part| match part {
            Part::Text(text) => (*text).to_owned(),
            Part::Number(width) => format!("{line:0width$}"),
        });
        Row {
            line,
            draft: Draft { name: name.collect(), ..template.clone() },
            bad_cells: Vec::new(),
        }
    };
    Ok((1..=count).map(row).collect())
}

fn parts(pattern: &str) -> Result<Vec<Part<'_>>, PlanError> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        let width = width(place).ok_or_else(|| PlanError::BadPlace {
            text: place.chars().take(QUOTED_CHARS).collect(),
        })?;
        parts.push(Part::Text(before));
        parts.push(Part::Number(width));
        rest = behind;
    }
    parts.push(Part::Text(rest));
    Ok(parts)
}

/// `n` is 0, `n:03` is 3.
fn width(place: &str) -> Option<usize> {
    if place == "n" {
        return Some(0);
    }
    let width = place.strip_prefix("n:0")?.parse().ok()?;
    (1..=MAX_WIDTH).contains(&width).then_some(width)
}
