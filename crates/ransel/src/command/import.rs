//! `ransel import`.

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use ransel_school::import::{ImportError, NumberPolicy, Options, Report, RowNote, pifu, pifu_absences};

use super::Which;
use crate::Fault;

/// Bring in data.
#[derive(Subcommand)]
pub enum Import {
    /// A roster, and absences, in PIFU-IMS 1.3.
    Pifu(Pifu),
}

/// Bring in PIFU-IMS files.
#[derive(Args)]
pub struct Pifu {
    #[command(flatten)]
    which: Which,
    /// The files; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// All or nothing: one bad row stops the file.
    #[arg(long)]
    strict: bool,
    /// How many people may leave with this file, where it is more than 5 % or 20.
    #[arg(long, value_name = "N")]
    leavers: Option<u64>,
    /// Say what would happen; change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    /// Does it. Exit code 1 if rows were left out, 2 if a file was refused.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let Self::Pifu(it) = self;
        it.run()
    }
}

impl Pifu {
    fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open()?;
        let mut bad = false;
        for path in &self.files {
            let spooled;
            let (file, name) = if path == Path::new("-") {
                spooled = spool()?;
                (spooled.path(), "standard input".to_owned())
            } else {
                (path.as_path(), path.display().to_string())
            };
            // A demonstration takes made-up numbers only; a live owner real ones only.
            let numbers =
                if self.which.is_demo() { NumberPolicy::SyntheticOnly } else { NumberPolicy::RealOnly };
            let options = Options {
                strict: self.strict,
                leavers: self.leavers,
                name: name.clone(),
                dry_run: self.dry_run,
                numbers,
            };
            let bar = bar(&name);
            let report = match pifu(&owner, file, &options, &mut |progress| bar.set_position(progress.done)) {
                Ok(report) => report,
                Err(error) => {
                    bar.finish_and_clear();
                    return refused(&name, &error);
                }
            };
            bar.finish_and_clear();
            print(&name, &report);
            bad |= !report.bad_rows.is_empty();
            if !self.dry_run {
                let mut kept = ransel_absence::Count::default();
                let found = pifu_absences(&owner, file, &mut |found| {
                    kept += ransel_absence::import(&owner, found.into_iter().map(absence).collect())?;
                    Ok(())
                });
                match found {
                    Ok(count) => println!(
                        "{name}: absences: {} added, {} unchanged, {} of unknown people",
                        kept.added, kept.unchanged, count.unknown_persons
                    ),
                    Err(error) => {
                        eprintln!("ransel: {name}: the roster is in, its absences are not: {error}");
                        return Ok(ExitCode::from(2));
                    }
                }
            }
        }
        Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// Standard input cannot be read twice, and a file is: first whole, to see that it can be read, then to take it in.
fn spool() -> Result<tempfile::NamedTempFile, Fault> {
    let mut file = tempfile::NamedTempFile::new().map_err(Fault::io("a temporary file"))?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file).map_err(Fault::io("standard input"))?;
    file.flush().map_err(Fault::io("a temporary file"))?;
    Ok(file)
}

fn bar(name: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(name.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}: {human_pos} rows, {elapsed}") {
        bar.set_style(style);
    }
    bar
}

fn absence(found: ransel_school::import::FoundAbsence) -> ransel_absence::FoundAbsence {
    ransel_absence::FoundAbsence {
        person: found.person,
        group: found.group,
        subject: found.subject,
        school: found.school,
        source: found.source,
        absence: found.absence,
    }
}

fn print(name: &str, report: &Report) {
    for (what, notes) in [("left out", &report.bad_rows), ("note", &report.warnings)] {
        for RowNote { line, element, reason } in notes {
            println!("{name}:{line}: {what}: {element}: {reason}");
        }
    }
    for (what, count) in report.dropped.each().into_iter().filter(|(_, count)| *count > 0) {
        println!("{name}: {count} {what} dropped");
    }
    for (what, tally) in [
        ("people", &report.persons),
        ("schools, classes, groups and subjects", &report.groups),
        ("guardians and next of kin", &report.contacts),
        ("enrolments, posts and memberships", &report.memberships),
    ] {
        println!(
            "{name}: {what}: {} added, {} changed, {} unchanged",
            tally.added, tally.changed, tally.unchanged
        );
    }
    println!("{name}: {} left", report.ended);
}

fn refused(name: &str, error: &ImportError) -> Result<ExitCode, Fault> {
    eprintln!("ransel: {name}: nothing was changed: {error}");
    Ok(ExitCode::from(2))
}
