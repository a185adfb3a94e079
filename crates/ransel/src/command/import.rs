//! `ransel import`.

mod freg;

use std::{
    fs::File,
    io::{BufReader, IsTerminal, Read},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use ransel_exchange::{oneroster, pifu::RosterReader, roster::Source};
use ransel_kernel::Owner;
use ransel_school::import::{
    FoundAbsence, ImportError, NumberPolicy, Options, Progress, Report, Resumed, RowNote, Stage, Watch,
    bring_in, resume,
};

use super::Which;
use crate::Fault;

/// Bring in data.
#[derive(Subcommand)]
pub enum Import {
    /// A roster, and absences, in PIFU-IMS 1.3.
    Pifu(Pifu),
    /// A roster in OneRoster 1.2 CSV.
    #[command(name = "oneroster")]
    OneRoster(OneRoster),
    /// Address protection from documents of the Population Register: every day, by a timer.
    Freg(freg::Freg),
    /// Finish an import that was cut off. The next import does so by itself.
    Resume {
        #[command(flatten)]
        which: Which,
    },
}

/// Bring in PIFU-IMS files.
#[derive(Args)]
pub struct Pifu {
    #[command(flatten)]
    how: How,
    /// The files; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Bring in a folder of OneRoster files.
#[derive(Args)]
pub struct OneRoster {
    #[command(flatten)]
    how: How,
    /// The folder, with its `manifest.csv`.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The name of the system that sends, where the manifest has none. Always the same for the same system: nobody
    /// leaves but by the system that said they were here.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
}

/// What holds for every format.
#[derive(Args)]
struct How {
    #[command(flatten)]
    which: Which,
    /// All or nothing: one bad row stops the file before anything of it has gone in.
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
        match self {
            Self::Pifu(it) => it.run(),
            Self::OneRoster(it) => it.run(),
            Self::Freg(it) => it.run(),
            Self::Resume { which } => {
                let how = How { which, strict: false, leavers: None, dry_run: false };
                let owner = how.which.open_for_parts()?;
                take_up(&owner, &how, false)
            }
        }
    }
}

impl Pifu {
    fn run(self) -> Result<ExitCode, Fault> {
        let owner = match begin(&self.how)? {
            Ok(owner) => owner,
            Err(code) => return Ok(code),
        };
        let mut bad = false;
        for path in &self.files {
            let (input, name): (Box<dyn Read>, _) = if path == Path::new("-") {
                (Box::new(std::io::stdin().lock()), "standard input".to_owned())
            } else {
                let name = path.display().to_string();
                (Box::new(File::open(path).map_err(Fault::io(&name))?), name)
            };
            let mut source = RosterReader::new(BufReader::with_capacity(64 * 1024, input));
            match one(&owner, &self.how, &name, &mut source)? {
                Some(report) => bad |= !report.bad_rows.is_empty(),
                None => return Ok(ExitCode::from(2)),
            }
        }
        Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

impl OneRoster {
    fn run(self) -> Result<ExitCode, Fault> {
        let owner = match begin(&self.how)? {
            Ok(owner) => owner,
            Err(code) => return Ok(code),
        };
        let name = self.folder.display().to_string();
        let mut source = oneroster::RosterReader::new(self.folder, self.source);
        Ok(match one(&owner, &self.how, &name, &mut source)? {
            Some(report) if report.bad_rows.is_empty() => ExitCode::SUCCESS,
            Some(_) => ExitCode::FAILURE,
            None => ExitCode::from(2),
        })
    }
}

/// Opens the owner and finishes what was cut off before; the inner error is the exit code where that cannot be done.
fn begin(how: &How) -> Result<Result<Arc<Owner>, ExitCode>, Fault> {
    let owner = how.which.open_for_parts()?;
    let code = if how.dry_run { ExitCode::SUCCESS } else { take_up(&owner, how, true)? };
    Ok(if code == ExitCode::SUCCESS { Ok(owner) } else { Err(code) })
}

impl How {
    fn options(&self, name: &str) -> Result<Options, Fault> {
        // A demonstration takes made-up numbers only; a live owner real ones only.
        let numbers = if self.which.is_demo() { NumberPolicy::SyntheticOnly } else { NumberPolicy::RealOnly };
        Ok(Options {
            strict: self.strict,
            leavers: self.leavers,
            name: name.to_owned(),
            dry_run: self.dry_run,
            numbers,
            staging: self.which.staging()?,
        })
    }
}

/// Brings in one transfer and says what came of it; `None` if it was refused.
fn one(owner: &Owner, how: &How, name: &str, source: &mut dyn Source) -> Result<Option<Report>, Fault> {
    let options = how.options(name)?;
    let bar = bar(name);
    let mut kept = ransel_absence::Count::default();
    let mut sink = |found: Vec<FoundAbsence>| {
        kept += ransel_absence::import(owner, found.into_iter().map(absence).collect())?;
        Ok(())
    };
    let mut progress = |step| show(&bar, name, step);
    let mut watch = Watch { progress: &mut progress, absences: Some(&mut sink) };
    let report = bring_in(owner, source, &options, &mut watch);
    bar.finish_and_clear();
    match report {
        Ok(report) => {
            print(name, &report, how.dry_run, kept);
            Ok(Some(report))
        }
        Err(error) => {
            refused(name, &error);
            Ok(None)
        }
    }
}

/// Finishes what was cut off.
fn take_up(owner: &Owner, how: &How, quiet: bool) -> Result<ExitCode, Fault> {
    let name = "the import that was cut off";
    let bar = bar(name);
    let mut kept = ransel_absence::Count::default();
    let mut sink = |found: Vec<FoundAbsence>| {
        kept += ransel_absence::import(owner, found.into_iter().map(absence).collect())?;
        Ok(())
    };
    let mut progress = |step| show(&bar, name, step);
    let mut watch = Watch { progress: &mut progress, absences: Some(&mut sink) };
    let resumed = resume(owner, &how.options(name)?, &mut watch);
    bar.finish_and_clear();
    match resumed {
        Ok(Resumed::None) if quiet => {}
        Ok(Resumed::None) => println!("no import was cut off"),
        Ok(Resumed::Finished(report)) => print(name, &report, false, kept),
        Ok(Resumed::Lost) => {
            println!("{name}: its file is gone; import it again for what was not in yet");
            if !quiet {
                return Ok(ExitCode::FAILURE);
            }
        }
        Err(error) => {
            refused(name, &error);
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn bar(name: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length().with_message(name.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}

fn show(bar: &ProgressBar, name: &str, step: Progress) {
    let at = match step.stage {
        Stage::Reading => "reading",
        Stage::Checking => "checking",
        Stage::Groups => "schools and groups",
        Stage::People => "people",
        Stage::Contacts => "guardians",
        Stage::Leavers => "leavers",
        Stage::Absences => "absences",
    };
    bar.set_message(format!("{name}: {at}"));
    if step.of > 0 {
        bar.set_length(step.of);
    }
    bar.set_position(step.done);
}

fn absence(found: FoundAbsence) -> ransel_absence::FoundAbsence {
    ransel_absence::FoundAbsence {
        person: found.person,
        group: found.group,
        subject: found.subject,
        school: found.school,
        source: found.source,
        absence: found.absence,
    }
}

fn print(name: &str, report: &Report, dry_run: bool, kept: ransel_absence::Count) {
    let name = if dry_run { format!("{name} (dry run)") } else { name.to_owned() };
    for (what, notes) in [("left out", &report.bad_rows), ("note", &report.warnings)] {
        for note in notes {
            let RowNote { line, element, reason } = note;
            match note.file() {
                Some(file) => println!("{name}/{file}:{line}: {what}: {reason}"),
                None => println!("{name}:{line}: {what}: {element}: {reason}"),
            }
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
    if !dry_run {
        println!(
            "{name}: absences: {} added, {} unchanged, {} of unknown people",
            kept.added, kept.unchanged, report.absences.unknown_persons
        );
    }
}

fn refused(name: &str, error: &ImportError) {
    match error {
        ImportError::Store(_) => {
            eprintln!(
                "ransel: {name}: cut off: {error}; run `ransel import resume`, or the same command again"
            );
        }
        ImportError::BadRows(rows) => {
            for RowNote { line, element, reason } in rows {
                eprintln!("{name}:{line}: {element}: {reason}");
            }
            eprintln!("ransel: {name}: nothing was changed: {error}");
        }
        ImportError::TooManyLeavers { count, share } => eprintln!(
            "ransel: {name}: nothing was changed: {error}, {share} % of what holds now; if that is right, confirm with --leavers {count}"
        ),
        _ => eprintln!("ransel: {name}: nothing was changed: {error}"),
    }
}
