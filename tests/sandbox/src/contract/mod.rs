//! The contract suite: what Comet Keys relies on, asked of any live server. It makes keys of its own
//! and deletes no others.

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
    pub name: String,
    /// What went wrong, if it did.
    pub failure: Option<String>,
}

impl Report {
    /// Whether every check passed, and there was at least one.
    pub fn passed(&self) -> bool {
        !self.checks.is_empty() && self.checks.iter().all(|check| check.failure.is_none())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for check in &self.checks {
            match &check.failure {
                None => writeln!(f, "ok      {}", check.name)?,
                Some(failure) => writeln!(f, "FAILED  {}: {failure}", check.name)?,
            }
        }
        let failed = self.checks.iter().filter(|check| check.failure.is_some()).count();
        write!(f, "{} checks, {failed} failed", self.checks.len())
    }
}

/// Runs the suite.
pub async fn run(_base_url: &str, _token: &str, _user_id: Option<i64>) -> Report {
    Report::default()
}
