//! Calls of cargo. Always the whole workspace: another selection would build the dependencies anew.

use std::process::Command;

use crate::Result;

/// Runs a command and fails if it does.
pub fn run(command: &mut Command) -> Result {
    let shown = format!("{command:?}");
    let status = command.status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {shown}")) }
}

/// Cargo with arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Is it formatted?
pub fn format() -> Result {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

/// Do the lints hold?
pub fn lint() -> Result {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]))
}

/// The fast loop.
pub fn check() -> Result {
    format()?;
    lint()?;
    run(&mut cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
}

/// The proofs.
pub fn prove() -> Result {
    run(&mut cargo(&["nextest", "run", "--workspace", "-E", "package(ransel-proofs)", "--no-capture"]))
}
