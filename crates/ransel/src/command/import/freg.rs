//! `ransel import freg`: what the Population Register says of protected addresses. Run by the operator's timer at least
//! once a day; what goes wrong is said in Norwegian, for whoever finds it in the timer's mail.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use ransel_exchange::freg::{FileError, FileReason, Grading, read};
use ransel_kernel::KernelError;
use ransel_school::{
    protection::{Told, refresh},
    records::ProtectionLevel,
};

use crate::{Fault, command::Which};

/// Take over address protection.
#[derive(Args)]
pub struct Freg {
    #[command(flatten)]
    which: Which,
    /// The file of person or event documents in XML; `-` is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What stopped it.
enum Stopped {
    File(FileError),
    Kernel(KernelError),
}

impl From<KernelError> for Stopped {
    fn from(error: KernelError) -> Self {
        Self::Kernel(error)
    }
}

impl Freg {
    /// Does it. Exit code 1 if a document said nothing one can act on, 2 if the file cannot be read to its end.
    pub fn run(self) -> Result<ExitCode, Fault> {
        let owner = self.which.open_for_parts()?;
        let (input, name): (Box<dyn Read>, _) = if self.file == Path::new("-") {
            (Box::new(std::io::stdin().lock()), "standard inn".to_owned())
        } else {
            let name = self.file.display().to_string();
            (Box::new(File::open(&self.file).map_err(Fault::io(&name))?), name)
        };
        let mut documents = read(BufReader::with_capacity(64 * 1024, input), owner.clock.today());
        // An event about something else is read over: it says nothing of protection.
        let mut next = || -> Result<Option<Option<Told>>, Stopped> {
            loop {
                match documents.next_document().map_err(Stopped::File)? {
                    None => return Ok(None),
                    Some(Err(bad)) => {
                        eprintln!("{name}:{}: dokumentet mangler fødselsnummer og er hoppet over", bad.line);
                        return Ok(Some(None));
                    }
                    Some(Ok(document)) => {
                        let Some(grading) = document.grading else { continue };
                        return Ok(Some(Some(Told { numbers: document.numbers, level: level(grading) })));
                    }
                }
            }
        };
        match refresh(&owner, &mut next) {
            Ok(done) => {
                println!(
                    "{name}: {} dokumenter lest, {} om ukjente personer, {} kunne ikke brukes",
                    done.documents, done.unknown, done.bad
                );
                println!(
                    "{name}: {} har fått strengere beskyttelse, for {} sier registeret nå mindre, {} oppgaver om å kalle tilbake",
                    done.raised, done.withdrawn, done.recalls
                );
                Ok(if done.bad > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
            }
            Err(Stopped::Kernel(error)) => Err(error.into()),
            Err(Stopped::File(error)) => {
                eprintln!("ransel: {name}, linje {}: {}", error.line, said(&error.reason));
                eprintln!("ransel: {name}: hent filen på nytt og kjør kommandoen igjen");
                Ok(ExitCode::from(2))
            }
        }
    }
}

const fn level(grading: Grading) -> Option<ProtectionLevel> {
    match grading {
        Grading::None => None,
        Grading::Client => Some(ProtectionLevel::Client),
        Grading::Confidential => Some(ProtectionLevel::Confidential),
        Grading::Strict => Some(ProtectionLevel::Strict),
    }
}

/// What is wrong with the file, without a word out of it.
fn said(reason: &FileReason) -> String {
    match reason {
        FileReason::NotXml => "filen er ikke gyldig XML (be Folkeregisteret om XML, ikke JSON)".to_owned(),
        FileReason::NoDocument => "filen er XML, men har ingen dokumenter fra Folkeregisteret".to_owned(),
        FileReason::Truncated => "filen slutter for tidlig".to_owned(),
        FileReason::DocumentType => "filen har en dokumenttype (DOCTYPE), og det tas ikke imot".to_owned(),
        FileReason::TooDeep => "elementene i filen ligger for dypt i hverandre".to_owned(),
        FileReason::TooLong => "et stykke tekst i filen er lengre enn 64 kB".to_owned(),
        FileReason::Encoding => "tegnene i filen kan ikke leses; de skal være UTF-8".to_owned(),
        FileReason::GivenUp => "filen kunne ikke leses".to_owned(),
        FileReason::Io(cause) => format!("lesingen stoppet: {cause}"),
    }
}
