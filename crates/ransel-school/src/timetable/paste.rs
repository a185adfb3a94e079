//! A timetable pasted as text: one lesson a line, columns by name. Read whole before anything is done: it is right, or every
//! line that is not says why. Pure.

use std::collections::HashMap;

use jiff::civil::Time;
use ransel_kernel::GroupId;

/// A weekly lesson of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: usize,
    /// The group.
    pub group: GroupId,
    /// Day of the week, 1 is Monday.
    pub weekday: i64,
    /// Minutes after midnight it begins.
    pub starts: i64,
    /// Minutes after midnight it ends.
    pub ends: i64,
    /// The room, or empty.
    pub room: String,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no lesson.
    Empty,
    /// The first line does not name this column.
    NoColumn(&'static str),
    /// No group of the school has this name.
    Group(String),
    /// Several groups of the school have this name.
    SeveralGroups(String),
    /// This is no school day.
    Day(String),
    /// This is no time of day.
    Time(String),
    /// It ends before it begins.
    EndsFirst,
    /// The group has another lesson then, in this line.
    Overlaps(usize),
}

impl Wrong {
    /// Its word in texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoColumn(_) => "no-column",
            Self::Group(_) => "group",
            Self::SeveralGroups(_) => "several-groups",
            Self::Day(_) => "day",
            Self::Time(_) => "time",
            Self::EndsFirst => "ends-first",
            Self::Overlaps(_) => "overlaps",
        }
    }

    /// What stood there, or the line meant.
    pub fn what(&self) -> String {
        match self {
            Self::Group(text) | Self::SeveralGroups(text) | Self::Day(text) | Self::Time(text) => {
                text.clone()
            }
            Self::NoColumn(name) => (*name).to_owned(),
            Self::Overlaps(line) => line.to_string(),
            Self::Empty | Self::EndsFirst => String::new(),
        }
    }
}

/// A line that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub wrong: Wrong,
}

/// The columns, each with the names it may have in the first line.
const COLUMNS: [(&str, &[&str]); 5] = [
    ("gruppe", &["gruppe", "group"]),
    ("dag", &["dag", "day"]),
    ("fra", &["fra", "frå", "from"]),
    ("til", &["til", "to"]),
    ("rom", &["rom", "room"]),
];

const DAYS: [&[&str]; 5] = [
    &["mandag", "måndag", "monday", "man", "1"],
    &["tirsdag", "tysdag", "tuesday", "tir", "tys", "2"],
    &["onsdag", "wednesday", "ons", "3"],
    &["torsdag", "thursday", "tor", "4"],
    &["fredag", "friday", "fre", "5"],
];

/// Reads it; `groups` are the school's, by name.
///
/// # Errors
/// Every line that is wrong. Nothing of a text with a fault is of use.
pub fn read(text: &str, groups: &[(String, GroupId)]) -> Result<Vec<Row>, Vec<Fault>> {
    let mut lines =
        (1..).zip(text.trim_start_matches('\u{feff}').lines()).filter(|(_, line)| !line.trim().is_empty());
    let Some((first, header)) = lines.next() else {
        return Err(vec![Fault { line: 1, wrong: Wrong::Empty }]);
    };
    let sign = [';', '\t', ','].into_iter().find(|sign| header.contains(*sign)).unwrap_or(';');
    let named: Vec<_> = header.split(sign).map(cell).map(|name| name.to_lowercase()).collect();
    let place = |names: &[&str]| named.iter().position(|name| names.contains(&name.as_str()));
    let places = COLUMNS.map(|(_, names)| place(names));
    // The room may be left out.
    let missing: Vec<_> = COLUMNS
        .iter()
        .zip(&places)
        .take(4)
        .filter(|(_, place)| place.is_none())
        .map(|((name, _), _)| Fault { line: first, wrong: Wrong::NoColumn(name) })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, text) in lines {
        let cells: Vec<_> = text.split(sign).map(cell).collect();
        let at = |column: usize| {
            places.get(column).copied().flatten().and_then(|at| cells.get(at).copied()).unwrap_or("")
        };
        match row(line, &at, groups) {
            Ok(row) => rows.push(row),
            Err(wrong) => faults.extend(wrong.into_iter().map(|wrong| Fault { line, wrong })),
        }
    }
    faults.extend(overlaps(&rows));
    faults.sort_by_key(|fault| fault.line);
    if rows.is_empty() && faults.is_empty() {
        faults.push(Fault { line: first, wrong: Wrong::Empty });
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn cell(text: &str) -> &str {
    text.trim().trim_matches('"').trim()
}

fn row<'t>(
    line: usize,
    at: &dyn Fn(usize) -> &'t str,
    groups: &[(String, GroupId)],
) -> Result<Row, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let name = at(0);
    let mut named = groups.iter().filter(|(known, _)| known.to_lowercase() == name.to_lowercase());
    let group = match (named.next(), named.next()) {
        (Some((_, group)), None) => Some(*group),
        (None, _) => {
            wrong.push(Wrong::Group(name.to_owned()));
            None
        }
        (Some(_), Some(_)) => {
            wrong.push(Wrong::SeveralGroups(name.to_owned()));
            None
        }
    };
    let day = at(1).to_lowercase();
    let weekday = (1..).zip(DAYS).find(|(_, names)| names.contains(&day.as_str())).map(|(number, _)| number);
    if weekday.is_none() {
        wrong.push(Wrong::Day(at(1).to_owned()));
    }
    let times = [at(2), at(3)].map(minutes);
    wrong.extend(
        [at(2), at(3)]
            .iter()
            .zip(times)
            .filter(|(_, time)| time.is_none())
            .map(|(text, _)| Wrong::Time((*text).to_owned())),
    );
    if let [Some(starts), Some(ends)] = times
        && ends <= starts
    {
        wrong.push(Wrong::EndsFirst);
    }
    match (group, weekday, times) {
        (Some(group), Some(weekday), [Some(starts), Some(ends)]) if wrong.is_empty() => {
            Ok(Row { line, group, weekday, starts, ends, room: at(4).to_owned() })
        }
        _ => Err(wrong),
    }
}

/// Minutes after midnight of `8.15`, `08:15` or `0815`.
pub fn minutes(text: &str) -> Option<i64> {
    let digits: String = text.trim().chars().filter(char::is_ascii_digit).collect();
    let rest = text.trim().chars().filter(|sign| !sign.is_ascii_digit());
    let (hours, minutes) = match (digits.len(), rest.collect::<String>().as_str()) {
        (3 | 4, "." | ":" | "") => digits.split_at_checked(digits.len() - 2)?,
        _ => return None,
    };
    let time = Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()?;
    Some(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}

/// Lessons of one group that are at the same time as one in a line before.
fn overlaps(rows: &[Row]) -> Vec<Fault> {
    let mut by_day: HashMap<(GroupId, i64), Vec<&Row>> = HashMap::new();
    let mut faults = Vec::new();
    for row in rows {
        let before = by_day.entry((row.group, row.weekday)).or_default();
        if let Some(other) = before.iter().find(|other| row.starts < other.ends && other.starts < row.ends) {
            faults.push(Fault { line: row.line, wrong: Wrong::Overlaps(other.line) });
        }
        before.push(row);
    }
    faults
}
