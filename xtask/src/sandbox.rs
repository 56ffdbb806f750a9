//! The stand-in server, and the contract suite against a live one.

use crate::command::{Done, program, run_command};

/// Serves until it is stopped.
pub(crate) fn run(arguments: &[String]) -> Done {
    sandbox(arguments)
}

/// Speaks to the server named; makes and deletes only its own keys.
pub(crate) fn contract(arguments: &[String]) -> Done {
    let words: Vec<String> =
        std::iter::once("contract".to_owned()).chain(arguments.iter().cloned()).collect();
    sandbox(&words)
}

fn sandbox(arguments: &[String]) -> Done {
    let mut cargo = program("cargo", &["run", "--quiet", "--package", "comet-sandbox", "--"]);
    run_command(cargo.args(arguments))
}
