//! The performance table: the shipped package in a real browser, against its budgets.

use crate::command::{Done, program, root, run_command, target};
use crate::{dist, setup, sizes};

pub(crate) fn run() -> Done {
    setup::for_tests()?;
    dist::package()?;
    let cargo = ["run", "--quiet", "--package", "comet-e2e", "--bin", "bench", "--"];
    let mut cargo = program("cargo", &cargo);
    cargo.arg(target().join("bench.json")).env("COMET_DIST", root().join("dist"));
    let measured = run_command(&mut cargo);
    // Both tables are shown, whichever is over.
    sizes::check().and(measured)
}
