//! Pictures of the screens of the packed extension.

use crate::command::{Done, program, root, run_command};
use crate::{dist, setup};

pub(crate) fn run(arguments: &[String]) -> Done {
    setup::for_tests()?;
    dist::package()?;
    let cargo = ["run", "--quiet", "--package", "comet-e2e", "--bin", "screenshots", "--"];
    let mut cargo = program("cargo", &cargo);
    run_command(cargo.args(arguments).env("COMET_DIST", root().join("dist")))
}
