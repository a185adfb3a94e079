//! Absence that another system counted, as minutes of this school year. A listed absence says more than a sum, and a
//! newer sum more than an older one of the same time: nothing is counted twice.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use ransel_law::{Minutes, SchoolYear};
use uuid::Uuid;

use crate::{
    records::{Documented, ImportedAbsence, Mode, Unit},
    rules::{AbsenceClass, AbsencePiece, Risk},
};

/// Ten-thousandths of an hour in a minute, times sixty.
const HOUR: i64 = 10_000;

/// The rows in hours that count in the school year of a day: those a place lists one by one, and where it lists none,
/// its newest sum of each time.
pub fn counted(rows: &[ImportedAbsence], day: Date) -> Vec<&ImportedAbsence> {
    let this_year: Vec<_> =
        rows.iter().filter(|row| row.unit == Unit::Hours && is_of_year(row, SchoolYear::of(day))).collect();
    newest(&this_year)
}

/// The sums of whole days of a school year, for the diploma.
pub fn days(rows: &[ImportedAbsence], year: SchoolYear) -> u32 {
    let rows = of_the_whole(rows, Unit::Days, year);
    let days: i64 = newest(&rows).iter().map(|row| row.ten_thousandths).sum();
    u32::try_from(days.max(0) / HOUR).unwrap_or(u32::MAX)
}

/// The minutes of the hours another system counted beside whole days.
pub fn hours(rows: &[ImportedAbsence], year: SchoolYear) -> Minutes {
    let rows = of_the_whole(rows, Unit::Hours, year);
    let all = newest(&rows).into_iter().map(minutes);
    Minutes::checked_sum(all).unwrap_or(Minutes::new(u32::MAX))
}

/// What a piece from elsewhere is in the rules. A cause the source accepted does not count: whether it was health the
/// file does not say, and no right is put in doubt by what nobody has said. The same goes for what it did not judge.
pub fn piece(row: &ImportedAbsence) -> Option<AbsencePiece> {
    let class = match row.documented {
        Documented::Valid => AbsenceClass::OtherDocumented,
        Documented::Invalid => AbsenceClass::Undocumented,
        Documented::Unknown => return None,
    };
    Some(AbsencePiece { minutes: minutes(row), class, risk: Risk::Ordinary })
}

/// The minutes of a row in hours. A negative amount takes nothing away here: it corrects a sum we do not have.
pub fn minutes(row: &ImportedAbsence) -> Minutes {
    Minutes::new(u32::try_from((row.ten_thousandths * 60 / HOUR).max(0)).unwrap_or(u32::MAX))
}

/// What was counted for the whole of school; where nothing was, what was counted in single subjects.
fn of_the_whole(rows: &[ImportedAbsence], unit: Unit, year: SchoolYear) -> Vec<&ImportedAbsence> {
    let all: Vec<_> = rows.iter().filter(|row| row.unit == unit && is_of_year(row, year)).collect();
    let whole = |row: &&&ImportedAbsence| row.subject.is_none() && row.group_id.is_none();
    let of_school: Vec<_> = all.iter().filter(whole).copied().collect();
    if of_school.is_empty() { all } else { of_school }
}

fn newest<'r>(rows: &[&'r ImportedAbsence]) -> Vec<&'r ImportedAbsence> {
    let place = |row: &ImportedAbsence| (row.source.clone(), row.subject, row.group_id);
    let listed: HashSet<_> =
        rows.iter().filter(|row| row.mode == Mode::Occurrence).map(|row| place(row)).collect();
    let mut sums: BTreeMap<_, &ImportedAbsence> = BTreeMap::new();
    let mut counted = Vec::new();
    for row in rows {
        match row.mode {
            Mode::Occurrence => counted.push(*row),
            Mode::Aggregate if listed.contains(&place(row)) => {}
            Mode::Aggregate => {
                type Place = (String, Option<Uuid>, Option<Uuid>);
                let at: Place = (row.source.clone(), row.subject, row.group_id.map(|group| group.0));
                // Sums that begin on one day are of one time; without a beginning, those of one label.
                let time = (row.valid_from, if row.valid_from.is_some() { "" } else { &*row.period });
                let known = sums.entry((at, time, row.documented)).or_insert(row);
                if (row.valid_to, row.ten_thousandths) > (known.valid_to, known.ten_thousandths) {
                    *known = row;
                }
            }
        }
    }
    counted.extend(sums.into_values());
    counted
}

/// By its days, or where it has none by the year its label begins with: `2026/2027`, `2026-2027`, `20262027`.
fn is_of_year(row: &ImportedAbsence, year: SchoolYear) -> bool {
    match row.valid_from.or(row.valid_to) {
        Some(day) => SchoolYear::of(day) == year,
        None => row.period.get(..4).is_some_and(|first| first == year.starts().year().to_string()),
    }
}
