//! The command `comet-sandbox`: the stand-in server alone, or the contract suite against a server.

mod cli;

use std::process::ExitCode;

use cli::Command;
use comet_sandbox::{Sandbox, contract};

#[tokio::main]
async fn main() -> ExitCode {
    let command = match cli::read(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("comet-sandbox: {message}");
            return ExitCode::from(2);
        }
    };
    match command {
        Command::Help => {
            println!("{}", cli::HELP);
            ExitCode::SUCCESS
        }
        Command::Serve(config) => serve(*config).await,
        Command::Contract { base_url, token, user_id } => {
            let report = contract::run(&base_url, &token, user_id).await;
            println!("{report}");
            if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}

async fn serve(config: comet_sandbox::Config) -> ExitCode {
    let sandbox = match Sandbox::start(config).await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            eprintln!("comet-sandbox: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("sandbox: {} tls: {}", sandbox.http_url, sandbox.tls_port);
    match tokio::signal::ctrl_c().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("comet-sandbox: cannot wait for the end: {error}");
            ExitCode::FAILURE
        }
    }
}
