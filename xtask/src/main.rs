//! Developer commands of Comet Keys, through the alias `cargo xtask`. One file a command.

mod app;
mod bench;
mod check;
mod command;
mod demo;
mod dist;
mod folder;
mod fuzz;
mod manifest;
mod npm;
mod optimise;
mod sandbox;
mod screenshots;
mod setup;
mod sizes;
mod stages;
mod sums;
mod supply;
mod test;
mod verify;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <command>

  demo      sets up what is missing, builds, and serves the app over a local stand-in for the server
  test      sets up what is missing, then every test: native, wasm in a browser, the packed extension
  check     format, clippy (native and wasm), docs, tidy, and the add-on linter; --fix repairs what it can
  dist      dist/chrome and dist/firefox, unpacked and zipped, and dist/npm, with sizes against their budgets
  sandbox   the stand-in server alone; --help lists its options
  contract  the API contract suite against a live server; --help lists its options
  screenshots [FOLDER]
            pictures of the screens of dist/chrome, light and dark
  bench     the performance table against its budgets, also as target/bench.json
  fuzz [SECONDS]
            arbitrary answers for every reader of the API, with a nightly compiler; 60 seconds unless told
  verify    builds the packages here and in another folder, and compares them byte by byte
  setup     installs what the others would, and nothing else: after it, trunk and cargo work by hand
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "demo" => demo::run(),
        "test" => test::run(),
        "check" => check::run(&rest),
        "dist" => dist::run(),
        "sandbox" => sandbox::run(&rest),
        "contract" => sandbox::contract(&rest),
        "screenshots" => screenshots::run(&rest),
        "bench" => bench::run(),
        "fuzz" => fuzz::run(&rest),
        "verify" => verify::run(),
        // The same without judging sizes, for `verify` in another folder.
        "pack" => setup::for_build().and_then(|()| dist::package()),
        "setup" => setup::run_all(),
        // Trunk's hook; no person needs it.
        "optimise" => optimise::run(),
        "" | "help" | "--help" => {
            command::say(HELP);
            Ok(())
        }
        other => Err(format!("there is no command {other}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            command::complain(&trouble);
            ExitCode::FAILURE
        }
    }
}
