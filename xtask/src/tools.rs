//! Tools the tests need beside cargo. Installed where we may (root); else named.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Result, cargo::run};

/// A program, and the Debian package it comes in.
pub struct Tool {
    program: &'static str,
    package: &'static str,
    what_for: &'static str,
}

/// The solver of the proofs.
pub const CVC5: Tool = Tool { program: "cvc5", package: "cvc5", what_for: "the proofs" };

/// Everything `cargo xtask test` needs.
pub const ALL: &[Tool] = &[
    CVC5,
    Tool { program: "chromium", package: "chromium", what_for: "the browser tests" },
    Tool { program: "xmllint", package: "libxml2-utils", what_for: "the schema checks" },
    Tool { program: "node", package: "nodejs", what_for: "the browser tests" },
    Tool { program: "npm", package: "npm", what_for: "the browser tests" },
    Tool { program: "pg_ctlcluster", package: "postgresql", what_for: "the tests on PostgreSQL" },
];

/// Installs what is missing, or says what to install.
pub fn install(tools: &[Tool]) -> Result {
    if find("cargo-nextest").is_none() {
        run(&mut crate::cargo::cargo(&["install", "cargo-nextest", "--locked"]))?;
    }
    let missing: Vec<_> = tools.iter().filter(|tool| find(tool.program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        let list: Vec<_> =
            missing.iter().map(|tool| format!("{} (for {})", tool.package, tool.what_for)).collect();
        return Err(format!("install these Debian packages first: {}", list.join(", ")));
    }
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    let packages = missing.iter().map(|tool| tool.package);
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Where a program is.
pub fn find(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// What the tests find on PostgreSQL: a database of their own, made anew. They look for bytes of erased people in its files,
/// so it says where those are, a segment of its log is not used again with what stood in it, and nobody else looks at tables.
const POSTGRES: [(&str, &str); 10] = [
    ("postgres", "ALTER SYSTEM SET wal_recycle = off"),
    // Its analysis holds a snapshot, and what somebody may still see is written anew with the rest.
    ("postgres", "ALTER SYSTEM SET autovacuum = off"),
    ("postgres", "SELECT pg_reload_conf()"),
    ("postgres", "DROP DATABASE IF EXISTS ransel_test"),
    ("postgres", "DROP ROLE IF EXISTS ransel_test"),
    ("postgres", "CREATE ROLE ransel_test LOGIN CREATEDB PASSWORD 'ransel_test'"),
    ("postgres", "CREATE DATABASE ransel_test OWNER ransel_test"),
    ("postgres", "GRANT pg_checkpoint TO ransel_test"),
    ("postgres", "GRANT pg_read_all_settings TO ransel_test"),
    ("ransel_test", "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO ransel_test"),
];

/// Starts Debian's PostgreSQL and makes a database for the tests; its address. `None` where we may not start one.
pub fn postgres() -> Result<Option<String>> {
    if let Ok(url) = std::env::var("RANSEL_TEST_POSTGRES") {
        return Ok(Some(url));
    }
    if !is_root() {
        println!("skipped: the tests on PostgreSQL (not root; give RANSEL_TEST_POSTGRES)");
        return Ok(None);
    }
    let clusters = Command::new("pg_lsclusters")
        .arg("-h")
        .output()
        .map_err(|error| format!("pg_lsclusters: {error}"))?;
    let text = String::from_utf8_lossy(&clusters.stdout).into_owned();
    let Some(line) = text.lines().next() else {
        return Err("Debian's PostgreSQL has no cluster: pg_createcluster 15 main".into());
    };
    let words: Vec<_> = line.split_whitespace().collect();
    let [version, name, port, status, ..] = words.as_slice() else {
        return Err(format!("pg_lsclusters said: {line}"));
    };
    if !status.starts_with("online") {
        run(Command::new("pg_ctlcluster").args([version, name, "start"]))?;
    }
    for (database, statement) in POSTGRES {
        run(Command::new("su")
            .args(["postgres", "-c", &format!("psql -q -p {port} -d {database} -c \"{statement}\"")])
            .current_dir(Path::new("/")))?;
    }
    Ok(Some(format!("postgres://ransel_test:ransel_test@127.0.0.1:{port}/ransel_test")))
}
