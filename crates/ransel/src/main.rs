//! The command line.

use std::process::ExitCode;

use clap::Parser;
use ransel::command::Command;

/// A school owner's pupils' information in one system that opens nothing without a reason in law.
#[derive(Parser)]
#[command(name = "ransel", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("ransel: {}", fault.spelled());
            ExitCode::FAILURE
        }
    }
}
