//! Papers: a document as data, set as PDF/A by `ransel-paper`, a program of its own that lies beside this one. The
//! typesetter is large and remembers what it has set, so it is started for each paper and is gone after it.

use std::{
    io::{Read, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde::Serialize;

/// How long a paper may take: a hundred times what the longest takes.
const TAKES_MAX: Duration = Duration::from_secs(60);
/// The program that sets papers.
const PROGRAM: &str = "ransel-paper";

/// A document.
#[derive(Debug, Serialize)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// Its language, as a tag.
    pub lang: &'static str,
    /// Its date.
    pub date: Day,
    /// What is said first, in paragraphs.
    pub lead: Vec<String>,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A date in its parts, as the typesetter takes it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Day {
    year: i16,
    month: i8,
    day: i8,
}

impl From<jiff::civil::Date> for Day {
    fn from(date: jiff::civil::Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

/// A part of a document.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 is the largest below the title.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
    },
    /// Names with their values.
    Facts {
        /// Name and value.
        rows: Vec<(String, String)>,
    },
    /// Points below each other.
    List {
        /// The points.
        items: Vec<String>,
    },
    /// A table with a head.
    Table {
        /// The head.
        columns: Vec<String>,
        /// The rows, as wide as the head.
        rows: Vec<Vec<String>>,
    },
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into() }
    }
}

/// A paper could not be set. Nothing of what it says is in these.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The program is not there.
    #[error("{PROGRAM} is not installed beside this program")]
    NoProgram,
    /// It could not be started or talked to.
    #[error("{PROGRAM} could not be talked to")]
    Process(#[source] std::io::Error),
    /// The document could not be handed over.
    #[error("the paper could not be written down")]
    Data(#[from] serde_json::Error),
    /// It took too long.
    #[error("{PROGRAM} took longer than {} seconds", TAKES_MAX.as_secs())]
    TooLong,
    /// It refused.
    #[error("{PROGRAM} refused the paper")]
    Refused,
}

impl Paper {
    /// The paper as PDF/A-2a and PDF/UA-1.
    ///
    /// # Errors
    /// The program is not there, was stopped, or refuses the paper.
    pub fn set(&self) -> Result<Vec<u8>, PaperError> {
        let paper = serde_json::to_vec(self)?;
        // It gets nothing of our environment, and says what is wrong to our error stream, by rules of typesetting alone.
        let mut child = Command::new(program().ok_or(PaperError::NoProgram)?)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(PaperError::Process)?;
        let (done, result) = mpsc::channel();
        if let (Some(mut to), Some(mut from)) = (child.stdin.take(), child.stdout.take()) {
            thread::spawn(move || to.write_all(&paper));
            thread::spawn(move || {
                let mut pdf = Vec::new();
                done.send(from.read_to_end(&mut pdf).map(|_| pdf))
            });
        }
        let pdf = result.recv_timeout(TAKES_MAX);
        ended(child, pdf.is_err())?;
        pdf.map_err(|_| PaperError::TooLong)?.map_err(PaperError::Process)
    }
}

fn ended(mut child: Child, too_long: bool) -> Result<(), PaperError> {
    if too_long {
        child.kill().map_err(PaperError::Process)?;
    }
    let status = child.wait().map_err(PaperError::Process)?;
    if status.success() || too_long { Ok(()) } else { Err(PaperError::Refused) }
}

/// Whether papers can be set here.
pub fn installed() -> bool {
    program().is_some()
}

/// The program beside this one; cargo keeps tests one folder below it.
fn program() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let folder = own.parent()?;
    let beside = [Some(folder), folder.parent().filter(|_| folder.ends_with("deps"))];
    let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    beside.into_iter().flatten().map(|folder| folder.join(&name)).find(|path| path.is_file())
}
