//! What the suite found.

use std::fmt;

/// What the suite found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every check, in order.
    pub checks: Vec<Check>,
}

/// One thing that was checked.
#[derive(Clone, Debug)]
pub struct Check {
    /// What was expected, as a sentence.
    pub name: &'static str,
    /// What came out.
    pub verdict: Verdict,
}

/// What came out of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is so.
    Holds,
    /// The server does not offer this; Comet Keys does without.
    NotOffered,
    /// It is not so; why.
    Fails(String),
}

impl Report {
    /// Whether no check failed, and there was at least one.
    pub fn passed(&self) -> bool {
        !self.checks.is_empty() && self.failures().count() == 0
    }

    /// The checks that failed.
    pub fn failures(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| matches!(check.verdict, Verdict::Fails(_)))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for check in &self.checks {
            match &check.verdict {
                Verdict::Holds => writeln!(f, "ok           {}", check.name)?,
                Verdict::NotOffered => writeln!(f, "not offered  {}", check.name)?,
                Verdict::Fails(reason) => writeln!(f, "FAILED       {}: {reason}", check.name)?,
            }
        }
        write!(f, "{} checks, {} failed", self.checks.len(), self.failures().count())
    }
}
