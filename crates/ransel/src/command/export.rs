//! `ransel export`.

use std::{
    fs::OpenOptions,
    io::{BufWriter, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use ransel_kernel::Owner;
use ransel_school::{
    export::{Asked, ExportError, Exported, OneRoster, Pifu, roster},
    records,
};

use super::Which;
use crate::Fault;

/// Hand on data.
#[derive(Subcommand)]
pub enum Export {
    /// The roster in PIFU-IMS 1.3.
    Pifu {
        #[command(flatten)]
        what: What,
        /// The file to make; without it standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The roster in OneRoster 1.2 CSV.
    #[command(name = "oneroster")]
    OneRoster {
        #[command(flatten)]
        what: What,
        /// The folder to make; it must not be there yet.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// What goes along. Everybody whose data does finds it in her log.
#[derive(Args)]
pub struct What {
    #[command(flatten)]
    which: Which,
    /// For what the roster is handed on.
    #[arg(long, value_enum, default_value = "teaching")]
    purpose: Purpose,
    /// National identity numbers go along; state a purpose that needs them.
    #[arg(long)]
    with_numbers: bool,
    /// Addresses, telephones and mail of people with a protected address go along; state a purpose that needs them.
    #[arg(long)]
    with_protected: bool,
    /// The name to send under; without it the owner's number.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Who gets it, as the owner calls that system: it stands in what everybody sees of who has received something about
    /// her. Without it the format and the purpose stand there.
    #[arg(long, value_name = "NAME", default_value = "")]
    recipient: String,
}

/// For what.
#[derive(Clone, Copy, ValueEnum)]
enum Purpose {
    /// People sign in to other systems and meet their groups there.
    Teaching,
    /// Exams: the authorities' systems know candidates by number.
    Exams,
    /// Figures for the authorities.
    Statistics,
    /// The owner moves to another system.
    Moving,
}

impl Export {
    /// Does it. Exit code 1 if the format had no room for some rows.
    pub fn run(self) -> Result<ExitCode, Fault> {
        match self {
            Self::Pifu { what, out } => {
                let owner = what.which.open()?;
                let asked = what.asked(&owner)?;
                let name =
                    out.as_ref().map_or("standard output".to_owned(), |path| path.display().to_string());
                let target: Box<dyn Write> = match &out {
                    Some(path) => Box::new(new_file(path)?),
                    None => Box::new(std::io::stdout().lock()),
                };
                let target = BufWriter::with_capacity(64 * 1024, target);
                let done = Pifu::new(target, &asked.source, owner.clock.now()).and_then(|mut to| {
                    let exported = hand_on(&owner, &asked, &name, &mut to)?;
                    to.finish()?.flush().map_err(ExportError::Write)?;
                    Ok(exported)
                });
                say(&name, done)
            }
            Self::OneRoster { what, folder } => {
                let owner = what.which.open()?;
                let asked = what.asked(&owner)?;
                let name = folder.display().to_string();
                new_folder(&folder)?;
                let done = OneRoster::new(folder).and_then(|mut to| {
                    let exported = hand_on(&owner, &asked, &name, &mut to)?;
                    to.finish(&asked.source)?;
                    Ok(exported)
                });
                say(&name, done)
            }
        }
    }
}

impl What {
    fn asked(&self, owner: &Owner) -> Result<Asked, Fault> {
        if matches!(self.purpose, Purpose::Teaching) && (self.with_numbers || self.with_protected) {
            return Err(Fault::said(
                "national identity numbers and protected addresses are not for teaching: state what they are for with --purpose",
            ));
        }
        Ok(Asked {
            purpose: match self.purpose {
                Purpose::Teaching => records::Purpose::Teaching,
                Purpose::Exams => records::Purpose::Exams,
                Purpose::Statistics => records::Purpose::Statistics,
                Purpose::Moving => records::Purpose::Moving,
            },
            numbers: self.with_numbers,
            protected: self.with_protected,
            recipient: self.recipient.trim().to_owned(),
            source: self.source.clone().unwrap_or_else(|| Asked::source_of(owner)),
        })
    }
}

/// People's data: for the eyes of whoever asked for it, and never over something else.
fn new_file(path: &PathBuf) -> Result<std::fs::File, Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(Fault::io(path.display().to_string()))
}

fn new_folder(path: &PathBuf) -> Result<(), Fault> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path).map_err(Fault::io(path.display().to_string()))
}

fn hand_on(
    owner: &Owner,
    asked: &Asked,
    name: &str,
    to: &mut dyn ransel_school::export::Receiver,
) -> Result<Exported, ExportError> {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(name.to_owned());
    let exported = roster(owner, asked, to, &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    exported
}

/// On standard error: standard output may be the file.
fn say(name: &str, done: Result<Exported, ExportError>) -> Result<ExitCode, Fault> {
    let Exported { people, groups, members, hidden, kept_back, left_out, unreachable } = match done {
        Ok(exported) => exported,
        Err(ExportError::Store(error)) => return Err(error.into()),
        Err(ExportError::Write(error)) => return Err(Fault::io(name)(error)),
        Err(error @ ExportError::Purpose) => return Err(Fault::said(error.to_string())),
    };
    eprintln!("{name}: {people} people, {groups} schools, subjects and groups, {members} places in them");
    eprintln!("{name}: {hidden} people without address, telephone and mail, since an address is protected");
    if kept_back > 0 {
        eprintln!(
            "{name}: {kept_back} people stayed, since their address is strictly confidential or their data is not to be used"
        );
    }
    if unreachable > 0 {
        eprintln!(
            "{name}: {unreachable} people without address, telephone and mail the format could express"
        );
    }
    if left_out > 0 {
        eprintln!("{name}: {left_out} rows the format has no room for");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
