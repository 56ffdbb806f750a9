//! Runs one stage after another and says at the end what failed: one run shows all there is to repair.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::command::{Done, say, shown};

/// What has come of the stages so far.
#[derive(Default)]
pub(crate) struct Stages {
    failed: Vec<String>,
    counted: Counts,
}

/// Tests, as the harnesses count them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
    ignored: u32,
}

impl Stages {
    /// Runs a stage. Whether it passed matters to stages that stand on it.
    pub(crate) fn run(&mut self, name: &str, stage: impl FnOnce() -> Done) -> bool {
        say(&format!("\n== {name}"));
        let start = Instant::now();
        match stage() {
            Ok(()) => {
                say(&format!("== {name}: passed in {} s", start.elapsed().as_secs()));
                true
            }
            Err(trouble) => {
                say(&format!("== {name}: FAILED: {trouble}"));
                self.failed.push(name.to_owned());
                false
            }
        }
    }

    /// As [`Stages::run`], for a command that runs tests.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) -> bool {
        let mut counted = Counts::default();
        let passed = self.run(name, || counted_run(command, &mut counted));
        self.counted.add(counted);
        passed
    }

    /// Notes a stage that could not be tried.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        say(&format!("\n== {name}: not run: {why}"));
        self.failed.push(format!("{name} (not run)"));
    }

    /// Prints the tests' sum, if there were any, and fails if a stage has failed.
    pub(crate) fn finish(self) -> Done {
        let Counts { passed, failed, ignored } = self.counted;
        if self.counted != Counts::default() {
            say(&format!("\n{passed} passed, {failed} failed, {ignored} ignored"));
        }
        if self.failed.is_empty() {
            say("all stages passed");
            return Ok(());
        }
        Err(format!("failed: {}", self.failed.join(", ")))
    }
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Reads a harness's closing line, such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    fn read(line: &str) -> Option<Self> {
        let (_, tail) = line.split_once("test result: ")?;
        let number = |word: &str| {
            let (before, _) = tail.split_once(word)?;
            before.split_whitespace().next_back()?.parse().ok()
        };
        Some(Self {
            passed: number(" passed")?,
            failed: number(" failed")?,
            ignored: number(" ignored")?,
        })
    }
}

/// Runs a command, shows what it prints, and adds up its harnesses' closing lines.
fn counted_run(command: &mut Command, counts: &mut Counts) -> Done {
    let shown = shown(command);
    say(&format!("$ {shown}"));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run `{shown}`: {error}"))?;
    if let Some(stdout) = child.stdout.take() {
        let mut screen = std::io::stdout();
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            // A closed terminal is no reason to stop testing.
            drop(writeln!(screen, "{line}"));
            counts.add(Counts::read(&line).unwrap_or_default());
        }
    }
    let status = child.wait().map_err(|error| format!("`{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_line_is_counted_and_others_are_not() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Counts::read(line), Some(Counts { passed: 12, failed: 3, ignored: 1 }));
        assert_eq!(Counts::read("test a_test ... ok"), None);
        assert_eq!(Counts::read("test result: nothing of the kind"), None);
    }

    #[test]
    fn a_failed_stage_stops_no_other_and_fails_the_whole() {
        let mut stages = Stages::default();
        assert!(!stages.run("first", || Err("broken".to_owned())));
        assert!(stages.run("second", || Ok(())));
        assert_eq!(stages.finish(), Err("failed: first".to_owned()));
    }

    #[test]
    fn a_stage_that_was_not_run_fails_the_whole() {
        let mut stages = Stages::default();
        stages.skip("stories", "no package");
        assert!(stages.finish().is_err());
    }
}
