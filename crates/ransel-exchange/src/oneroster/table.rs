//! One file: its header checked once, its rows one at a time, each a little text by column name.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

use csv::{ByteRecord, Reader, ReaderBuilder};
use jiff::{Timestamp, civil::Date};

use super::words::columns;
use crate::roster::{About, Part, SourcedId, Unreadable};

/// No row of a roster is this long; a quotation mark that is never closed would be.
const LONGEST_ROW: u64 = 1024 * 1024;

/// Stops a row that does not end.
struct Limited<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > LONGEST_ROW {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let read = self.inner.read(buffer)?;
        self.since.set(self.since.get() + read as u64);
        Ok(read)
    }
}

/// A file on the way through.
pub(super) struct Table {
    part: Part,
    rows: Reader<Limited<Box<dyn Read>>>,
    since: Rc<Cell<u64>>,
    /// Column of the format → place in the file.
    places: Vec<Option<usize>>,
    width: usize,
    record: ByteRecord,
    /// Whether rows must say what happened to them.
    delta: bool,
}

/// A row. Text that is not UTF-8 has been refused by then.
pub(super) struct Cells<'t> {
    table: &'t Table,
}

/// A row with its line, or why it stays out.
pub(super) struct Found<'t> {
    pub line: u64,
    pub cells: Result<Cells<'t>, &'static str>,
}

impl Table {
    pub(super) fn open(part: Part, file: Box<dyn Read>, delta: bool) -> Result<Self, Unreadable> {
        let since = Rc::new(Cell::new(0));
        let limited = Limited { inner: file, since: Rc::clone(&since) };
        // Flexible: a row with a cell too many is that row's fault, not the file's.
        let mut rows = ReaderBuilder::new().flexible(true).from_reader(limited);
        let fail = |reason| Unreadable { part, line: 1, reason };
        let header = rows.byte_headers().map_err(|error| unreadable(part, 1, &error))?.clone();
        let mut names = Vec::new();
        for name in &header {
            names.push(
                std::str::from_utf8(name).map_err(|_| fail("encoding"))?.trim_matches(['\u{feff}', ' ']),
            );
        }
        let mut places = Vec::new();
        for column in columns(part) {
            let bare = column.trim_start_matches('*');
            let place = names.iter().position(|name| *name == bare);
            if place.is_none() && bare != *column {
                return Err(fail("column-missing"));
            }
            places.push(place);
        }
        let width = header.len();
        Ok(Self { part, rows, since, places, width, record: ByteRecord::new(), delta })
    }

    /// The next row, or why it stays out.
    pub(super) fn next(&mut self) -> Result<Option<Found<'_>>, Unreadable> {
        self.since.set(0);
        let line = self.rows.position().line();
        if !self
            .rows
            .read_byte_record(&mut self.record)
            .map_err(|error| unreadable(self.part, line, &error))?
        {
            return Ok(None);
        }
        let line = self.record.position().map_or(line, csv::Position::line);
        if std::str::from_utf8(self.record.as_slice()).is_err() {
            return Err(Unreadable { part: self.part, line, reason: "encoding" });
        }
        let checked = if self.record.len() == self.width { self.check() } else { Err("columns") };
        Ok(Some(Found { line, cells: checked.map(|()| Cells { table: self }) }))
    }

    /// Whose row it is that stays out, as far as its keys can be read: nobody leaves because of it.
    pub(super) fn about(&self, source: &Option<String>) -> About {
        let cells = Cells { table: self };
        let id = |name: &str| {
            let id = cells.some(name).filter(|_| self.record.len() == self.width)?;
            Some(SourcedId { source: source.clone()?, id })
        };
        match self.part {
            Part::Users | Part::Demographics => About { group: None, person: id("sourcedId") },
            Part::Roles => About { group: id("orgSourcedId"), person: id("userSourcedId") },
            Part::Enrollments => About { group: id("classSourcedId"), person: id("userSourcedId") },
            _ => About::default(),
        }
    }

    fn check(&self) -> Result<(), &'static str> {
        let cells = Cells { table: self };
        for (at, column) in columns(self.part).iter().enumerate() {
            if column.starts_with('*') && cells.at(at).is_empty() {
                return Err("missing");
            }
            if cells.at(at).chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
                return Err("control-character");
            }
        }
        if self.part == Part::Manifest {
            return Ok(());
        }
        let modified = cells.get("dateLastModified");
        match (self.delta, cells.get("status")) {
            (true, "") => Err("missing"),
            (_, "" | "active" | "tobedeleted") if modified.is_empty() => {
                if self.delta {
                    Err("missing")
                } else {
                    Ok(())
                }
            }
            (_, "" | "active" | "tobedeleted") => {
                let known = modified.parse::<Timestamp>().is_ok() || modified.parse::<Date>().is_ok();
                if known { Ok(()) } else { Err("not-a-date") }
            }
            _ => Err("unknown-word"),
        }
    }
}

impl Cells<'_> {
    /// The text of a column, trimmed; empty where the file has no such column.
    pub(super) fn get(&self, name: &str) -> &str {
        let at = columns(self.table.part).iter().position(|column| column.trim_start_matches('*') == name);
        at.map_or("", |at| self.at(at))
    }

    fn at(&self, column: usize) -> &str {
        let place = self.table.places.get(column).copied().flatten();
        let cell = place.and_then(|place| self.table.record.get(place)).unwrap_or_default();
        std::str::from_utf8(cell).unwrap_or_default().trim()
    }

    /// The text of a column, if there is any.
    pub(super) fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The parts of a list.
    pub(super) fn list(&self, name: &str) -> impl Iterator<Item = &str> {
        self.get(name).split(',').map(str::trim).filter(|part| !part.is_empty())
    }

    /// A day, if one is said.
    pub(super) fn date(&self, name: &str) -> Result<Option<Date>, &'static str> {
        let text = self.get(name);
        if text.is_empty() {
            return Ok(None);
        }
        // The general parser knows more spellings than the format does.
        let written = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let date = text.parse::<Date>().ok().filter(|date| written && date.year() > 0);
        date.map(Some).ok_or("not-a-date")
    }

    /// First and last day of a period whose end the format leaves out of it.
    pub(super) fn period(&self, from: &str, to: &str) -> Result<(Option<Date>, Option<Date>), &'static str> {
        let (from, end) = (self.date(from)?, self.date(to)?);
        if from.zip(end).is_some_and(|(from, end)| end <= from) {
            return Err("ends-before-it-begins");
        }
        Ok((from, end.map(|end| end.yesterday().unwrap_or(end))))
    }

    /// Whether the source has deleted the row.
    pub(super) fn gone(&self) -> bool {
        self.get("status") == "tobedeleted"
    }
}

/// The parser's own error may quote the file, so only its kind is kept.
fn unreadable(part: Part, line: u64, error: &csv::Error) -> Unreadable {
    let reason = match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::InvalidData => "too-long",
        csv::ErrorKind::Io(_) => "io",
        _ => "not-csv",
    };
    Unreadable { part, line, reason }
}
