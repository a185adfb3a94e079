//! The browser tests: the demonstration in a real Chromium, with axe-core.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use crate::{
    Result,
    cargo::{cargo, run},
    promises::root,
};

/// A child that does not outlive us.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have stopped by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs them.
pub fn test() -> Result {
    let folder = root().join("tests/browser");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder))?;
    // The selection the tests were built with: another one would build the dependencies anew.
    run(&mut cargo(&["test", "--workspace", "--no-run", "--quiet"]))?;
    let data = std::env::temp_dir().join(format!("ransel-browser-{}", std::process::id()));
    let done = with_demo(&data, &folder);
    // A folder that cannot be removed is no reason to fail.
    let _ = std::fs::remove_dir_all(&data);
    done
}

fn with_demo(data: &PathBuf, folder: &PathBuf) -> Result {
    let port = free_port()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let mut demo = Command::new(target.join("debug/ransel"))
        .args(["demo", "--pupils", "200", "--today", "2026-11-19", "--port", &port.to_string()])
        .arg("--data")
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .map(Running)
        .map_err(|error| format!("the demonstration: {error}"))?;
    let out = demo.0.stdout.take().ok_or("the demonstration says nothing")?;
    let ready =
        BufReader::new(out).lines().map_while(std::io::Result::ok).find(|line| line.starts_with("ready "));
    let Some(ready) = ready else { return Err("the demonstration did not get ready".into()) };
    let address = ready.trim_start_matches("ready ").to_owned();
    run(Command::new("node")
        // What failed, and why, stands at the end of what it says.
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .current_dir(folder)
        .env("RANSEL_ADDRESS", address)
        // One of them starts a demonstration of its own, and kills it.
        .env("RANSEL_PROGRAM", target.join("debug/ransel")))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}
