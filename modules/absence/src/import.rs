//! Absence from an exchange file. Importing the same file twice changes nothing.

use std::collections::HashSet;

use ransel_exchange::pifu::{AbsenceMode, Classification, Unit as SourceUnit};
use ransel_kernel::{Caller, Owner, Result};
use ransel_school::import::FoundAbsence;
use uuid::Uuid;

use crate::{
    actions::ImportAbsence,
    derived,
    records::{Documented, ImportedAbsence, Mode, Unit},
};

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Rows that are new.
    pub added: u64,
    /// Rows that were here already.
    pub unchanged: u64,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, more: Self) {
        self.added += more.added;
        self.unchanged += more.unchanged;
    }
}

/// Stores absence from a file, in one transaction.
///
/// # Errors
/// The store fails; nothing of it is kept then.
pub fn import(owner: &Owner, found: Vec<FoundAbsence>) -> Result<Count> {
    if found.is_empty() {
        return Ok(Count::default());
    }
    let rows: Vec<_> = found.into_iter().map(row).collect();
    let ctx = owner.ctx(Caller::part("import"))?;
    ctx.change(ImportAbsence {}, |change| {
        let ids = rows.iter().map(|row| row.id);
        let here = change.rows::<ImportedAbsence>().among(ImportedAbsence::ID, ids).all()?;
        let mut here: HashSet<_> = here.into_iter().map(|row| row.id).collect();
        let mut count = Count::default();
        for row in &rows {
            if here.insert(row.id) {
                change.insert(row)?;
                count.added += 1;
            } else {
                count.unchanged += 1;
            }
        }
        Ok(count)
    })
}

fn row(found: FoundAbsence) -> ImportedAbsence {
    let FoundAbsence { person, group, subject, school, source, absence } = found;
    let mut row = ImportedAbsence {
        id: Uuid::nil(),
        pupil: person,
        school: school.map(|school| school.0),
        group_id: group,
        subject,
        mode: match absence.mode {
            AbsenceMode::Occurrence => Mode::Occurrence,
            AbsenceMode::Aggregate => Mode::Aggregate,
        },
        unit: match absence.unit {
            SourceUnit::Hours => Unit::Hours,
            SourceUnit::Days => Unit::Days,
        },
        documented: match absence.classification {
            Some(Classification::Valid) => Documented::Valid,
            Some(Classification::Invalid) => Documented::Invalid,
            None => Documented::Unknown,
        },
        valid_from: absence.period.from,
        valid_to: absence.period.to,
        period: absence.period.label.unwrap_or_default(),
        ten_thousandths: absence.amount.ten_thousandths(),
        source,
        source_key: absence.id.map(|id| id.id).unwrap_or_default(),
    };
    row.id = id_of(&row);
    row
}

/// By the source's own key where it has one. A sum has none: it is known by everything it says, so that a sum that
/// grew is a new row beside the old one, and its period tells them apart.
fn id_of(row: &ImportedAbsence) -> Uuid {
    let pupil = row.pupil.to_string();
    if !row.source_key.is_empty() {
        return derived::id(&["imported", &row.source, &row.source_key, &pupil]);
    }
    let said = |value: Option<String>| value.unwrap_or_default();
    derived::id(&[
        "imported",
        &row.source,
        "",
        &pupil,
        &said(row.school.map(|id| id.to_string())),
        &said(row.group_id.map(|id| id.to_string())),
        &said(row.subject.map(|id| id.to_string())),
        row.mode.code(),
        row.unit.code(),
        row.documented.code(),
        &said(row.valid_from.map(|day| day.to_string())),
        &said(row.valid_to.map(|day| day.to_string())),
        &row.period,
        &row.ten_thousandths.to_string(),
    ])
}
