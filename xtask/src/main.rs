//! Chores of the project: `cargo xtask check|test|promises|build|prove|bench|new-module`.

mod bench;
mod browser;
mod cargo;
mod new_module;
mod promises;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A fault, in words for the terminal.
pub type Result<T = ()> = std::result::Result<T, String>;

/// Chores of the project.
#[derive(Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// The fast loop: format, lints, tests without a browser.
    Check,
    /// Everything a change must pass; installs what it needs where it may.
    Test,
    /// What is shown, partly shown and open, per system of `claims.toml`, by the tests of this very commit.
    Promises {
        /// As JSON.
        #[arg(long)]
        json: bool,
        /// Run the refusing tests with policies that permit everything: each must fail.
        #[arg(long)]
        mutate: bool,
    },
    /// Build the product for service: it tells of each promise when the tests of this very commit showed it.
    Build,
    /// The proofs over all inputs, each with its refuted twin.
    Prove,
    /// The measurements, each beside its baseline in the same run.
    Bench,
    /// Make a new module from the template.
    NewModule {
        /// Its name: lower-case letters and hyphens.
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Check => cargo::check(),
        Chore::Test => test(),
        Chore::Promises { json: _, mutate: true } => promises::mutate(),
        Chore::Promises { json, mutate: false } => promises::print(json),
        Chore::Build => promises::build(),
        Chore::Prove => tools::install(&[tools::CVC5]).and_then(|()| cargo::prove()),
        Chore::Bench => bench::run(),
        Chore::NewModule { name } => new_module::make(&name),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Tools first, so that nothing is skipped for want of one; the slowest and most telling last.
fn test() -> Result {
    tools::install(tools::ALL)?;
    cargo::format()?;
    cargo::lint()?;
    cargo::run(&mut cargo::paper(&["build"]))?;
    cargo::run(&mut cargo::paper(&["nextest", "run"]))?;
    let postgres = tools::postgres()?;
    promises::test(postgres.as_deref())?;
    promises::mutate()?;
    promises::print(false)?;
    browser::test()
}
