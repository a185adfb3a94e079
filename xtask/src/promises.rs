//! What is shown: from `claims.toml`, the modules' `promises.toml`, and the tests of this very commit. It trusts
//! no list: a claim is shown only if a `holds` and a `refuses` test ran and passed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::{Command, Stdio},
};

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    cargo::{cargo, paper, run, target},
};

#[derive(Deserialize)]
struct Claims {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    id: String,
    system: String,
}

#[derive(Deserialize, Default)]
struct Promises {
    #[serde(default)]
    promise: Vec<Promise>,
}

#[derive(Deserialize)]
struct Promise {
    claim: String,
    /// One text, or one per language.
    #[serde(default)]
    missing: Option<toml::Value>,
}

/// The results of the last run, kept with the state of the tree they were got on.
#[derive(Serialize, Deserialize, Default)]
struct Results {
    tree: String,
    passed: BTreeSet<String>,
    failed: BTreeSet<String>,
}

#[derive(Serialize)]
struct Report {
    modules: Vec<ModuleReport>,
}

#[derive(Serialize)]
struct ModuleReport {
    module: String,
    claims: usize,
    shown: Vec<String>,
    partly: Vec<Partly>,
    open: Vec<String>,
}

#[derive(Serialize)]
struct Partly {
    id: String,
    missing: String,
}

/// Runs all tests and keeps the results.
pub fn test(postgres: Option<&str>) -> Result {
    let mut command = cargo(&[
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--status-level",
        "all",
        "--color",
        "never",
    ]);
    if let Some(url) = postgres {
        command.env("RANSEL_TEST_POSTGRES", url);
    }
    let (results, success) = gather(command)?;
    keep(&results)?;
    if success { Ok(()) } else { Err("tests failed".into()) }
}

/// Prints the report; runs the promise tests first if none of this tree are known.
pub fn print(json: bool) -> Result {
    let results = match known()? {
        Some(results) => results,
        None => {
            let filter = "test(/promise__/)";
            let arguments = [
                "nextest",
                "run",
                "--workspace",
                "--no-fail-fast",
                "--status-level",
                "all",
                "--color",
                "never",
                "-E",
                filter,
            ];
            let (results, _) = gather(cargo(&arguments))?;
            keep(&results)?;
            results
        }
    };
    let report = report(&results)?;
    if json {
        println!("{}", serde_json::to_string(&report).map_err(|error| error.to_string())?);
        return Ok(());
    }
    for module in &report.modules {
        println!(
            "{:<18} {:>3} claims  {:>3} shown  {:>3} partly  {:>3} open",
            module.module,
            module.claims,
            module.shown.len(),
            module.partly.len(),
            module.open.len()
        );
        for id in &module.shown {
            println!("    shown   {id}");
        }
        for partly in &module.partly {
            println!("    partly  {}: {}", partly.id, partly.missing);
        }
    }
    Ok(())
}

/// Builds the programs for service, and tells them which claims the last run of the tests showed, and on which day. The
/// run must be of this very tree: a promise is never dated by tests of something else.
pub fn build() -> Result {
    let results = known()?.ok_or("no tests of this very tree have run: `cargo xtask test` first")?;
    let modules = report(&results)?.modules;
    let claims = modules.iter().flat_map(|module| {
        module.shown.iter().chain(module.partly.iter().map(|partly| &partly.id)).map(String::as_str)
    });
    let day = tested_on()?;
    let shown = std::iter::once(day.as_str()).chain(claims).collect::<Vec<_>>().join(" ");
    run(&mut paper(&["build", "--release"]))?;
    run(cargo(&["build", "--release"]).env("RANSEL_SHOWN", shown))
}

/// The day in Oslo on which the tests ran.
fn tested_on() -> Result<String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", results_file().display());
    let kept =
        std::fs::metadata(results_file()).and_then(|file| file.modified()).map_err(|error| said(&error))?;
    let at = jiff::Timestamp::try_from(kept).map_err(|error| said(&error))?;
    Ok(at.in_tz("Europe/Oslo").map_err(|error| said(&error))?.date().to_string())
}

/// With policies that permit everything, every refusing test must fail: one that passes tests nothing.
pub fn mutate() -> Result {
    let filter = "test(/promise__.*__refuses/)";
    let mut command = cargo(&[
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--status-level",
        "all",
        "--color",
        "never",
        // Here a failure is what should be: its output would look like a fault.
        "--failure-output",
        "never",
        "-E",
        filter,
    ]);
    command.env("RANSEL_TEST_POLICIES", "allow-all").stderr(Stdio::piped());
    let (results, _) = gather(command)?;
    if results.failed.is_empty() {
        return Err("no refusing test ran under policies that permit everything".into());
    }
    if results.passed.is_empty() {
        println!(
            "all {} refusing promise tests notice policies that permit everything",
            results.failed.len()
        );
        return Ok(());
    }
    let list: Vec<_> = results.passed.into_iter().collect();
    Err(format!("these pass though everything is permitted:\n  {}", list.join("\n  ")))
}

/// Runs nextest, lets its words through, and notes which tests passed and failed.
fn gather(mut command: Command) -> Result<(Results, bool)> {
    use std::io::{BufRead, BufReader};
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(|error| format!("nextest: {error}"))?;
    let mut results = Results { tree: tree()?, ..Results::default() };
    if let Some(out) = child.stderr.take() {
        for line in BufReader::new(out).lines().map_while(std::io::Result::ok) {
            eprintln!("{line}");
            let mut words = line.split_whitespace();
            let (Some(status), Some(name)) = (words.next(), line.split_whitespace().last()) else { continue };
            match status {
                "PASS" => drop(results.passed.insert(name.to_owned())),
                "FAIL" | "SIGABRT" | "SIGSEGV" | "TIMEOUT" => drop(results.failed.insert(name.to_owned())),
                _ => {}
            }
        }
    }
    let status = child.wait().map_err(|error| format!("nextest: {error}"))?;
    Ok((results, status.success()))
}

fn report(results: &Results) -> Result<Report> {
    let claims: Claims =
        toml::from_str(&read("claims.toml")?).map_err(|error| format!("claims.toml: {error}"))?;
    let missing = missing()?;
    let mut modules: BTreeMap<String, ModuleReport> = BTreeMap::new();
    for claim in claims.claim {
        let module = modules.entry(claim.system.clone()).or_insert_with(|| ModuleReport {
            module: claim.system.clone(),
            claims: 0,
            shown: Vec::new(),
            partly: Vec::new(),
            open: Vec::new(),
        });
        module.claims += 1;
        let test = |side: &str| format!("promise__{}__{side}", claim.id.replace('-', "_"));
        let ran = |set: &BTreeSet<String>, side: &str| {
            set.iter().any(|name| name.rsplit("::").next() == Some(&test(side)))
        };
        let both =
            ["holds", "refuses"].iter().all(|side| ran(&results.passed, side) && !ran(&results.failed, side));
        match (both, missing.get(&claim.id)) {
            (true, None) => module.shown.push(claim.id),
            (true, Some(what)) => module.partly.push(Partly { id: claim.id, missing: what.clone() }),
            (false, _) => module.open.push(claim.id),
        }
    }
    Ok(Report { modules: modules.into_values().collect() })
}

/// What promises say is still missing, by claim.
fn missing() -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for folder in ["crates", "modules"] {
        let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
        for entry in entries.flatten() {
            let path = entry.path().join("promises.toml");
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let file: Promises =
                toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            found.extend(file.promise.into_iter().filter_map(|promise| {
                let missing = promise.missing?;
                let text = missing.as_str().or_else(|| missing.get("en")?.as_str())?.to_owned();
                Some((promise.claim, text))
            }));
        }
    }
    Ok(found)
}

/// The state of the tree: its commit, and what is changed in it.
fn tree() -> Result<String> {
    let git = |arguments: &[&str]| {
        let out = Command::new("git")
            .args(arguments)
            .current_dir(root())
            .output()
            .map_err(|error| format!("git: {error}"))?;
        Ok::<_, String>(String::from_utf8_lossy(&out.stdout).trim().to_owned())
    };
    Ok(format!("{} {}", git(&["rev-parse", "HEAD"])?, git(&["diff", "HEAD", "--stat"])?))
}

fn keep(results: &Results) -> Result {
    let text = serde_json::to_string(results).map_err(|error| error.to_string())?;
    std::fs::write(results_file(), text).map_err(|error| format!("{}: {error}", results_file().display()))
}

fn known() -> Result<Option<Results>> {
    let Ok(text) = std::fs::read_to_string(results_file()) else { return Ok(None) };
    let results: Results = serde_json::from_str(&text).unwrap_or_default();
    Ok((results.tree == tree()?).then_some(results))
}

fn results_file() -> PathBuf {
    target().join("test-results.json")
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}
