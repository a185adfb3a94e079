//! Calls of cargo. Always the whole workspace: another selection would build the dependencies anew.

use std::{path::PathBuf, process::Command};

use crate::{Result, promises::root};

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
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut paper(&["fmt", "--check"]))
}

/// Do the lints hold?
pub fn lint() -> Result {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]))
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Cargo on the program that sets papers: a workspace of its own, whose program goes where ours does.
pub fn paper(arguments: &[&str]) -> Command {
    let mut command = cargo(arguments);
    command.arg("--manifest-path").arg(root().join("crates/ransel-paper/Cargo.toml"));
    command.env("CARGO_TARGET_DIR", target());
    command
}

/// The fast loop. Papers are set by a program that is built once and then as good as never.
pub fn check() -> Result {
    format()?;
    lint()?;
    run(&mut paper(&["build", "--quiet"]))?;
    run(&mut cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
}

/// The proofs.
pub fn prove() -> Result {
    run(&mut cargo(&["nextest", "run", "--workspace", "-E", "package(ransel-proofs)", "--no-capture"]))
}
