//! Absence from another system.

use ransel_exchange::pifu::{Absence, AbsenceMode, Amount, Classification, Period, SourcedId, Unit};
use ransel_kernel::Hat;

use super::town::{FRIDAY, Town};
use crate::{
    Count, FoundAbsence,
    actions::ReadAbsence,
    import,
    records::{Documented, ImportedAbsence, Mode},
};

fn found(town: &Town, key: Option<&str>, hundredths: i64) -> FoundAbsence {
    FoundAbsence {
        person: town.jonas,
        group: None,
        subject: Some(town.norwegian_subject),
        school: Some(town.school),
        source: "sats@soloy".into(),
        absence: Absence {
            mode: if key.is_some() { AbsenceMode::Occurrence } else { AbsenceMode::Aggregate },
            id: key.map(|key| SourcedId { source: "sats@soloy".into(), id: key.into() }),
            unit: Unit::Hours,
            classification: Some(Classification::Valid),
            period: Period { from: None, to: Some(FRIDAY), label: Some("2026/2027".into()) },
            amount: Amount::from_hundredths(hundredths).unwrap(),
        },
    }
}

#[test]
fn importing_the_same_file_twice_changes_nothing() {
    let town = Town::new();
    let file = || vec![found(&town, Some("17"), 75), found(&town, None, 1250)];
    assert_eq!(import(&town.owner, file()).unwrap(), Count { added: 2, unchanged: 0 });
    assert_eq!(import(&town.owner, file()).unwrap(), Count { added: 0, unchanged: 2 });
    assert_eq!(import(&town.owner, vec![]).unwrap(), Count::default());
}

#[test]
fn the_same_row_twice_in_one_file_is_one_row() {
    let town = Town::new();
    let file = vec![found(&town, Some("17"), 75), found(&town, Some("17"), 75)];
    assert_eq!(import(&town.owner, file).unwrap(), Count { added: 1, unchanged: 1 });
}

#[test]
fn the_pupil_sees_what_was_brought_in_as_the_source_says_it() {
    let town = Town::new();
    import(&town.owner, vec![found(&town, None, 1250)]).unwrap();
    let jonas = town.act(town.jonas, Hat::Pupil);
    let pass = jonas.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let rows = pass.rows::<ImportedAbsence>().all().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].mode, rows[0].documented), (Mode::Aggregate, Documented::Valid));
    assert_eq!((rows[0].ten_thousandths, rows[0].valid_to), (125_000, Some(FRIDAY)));
    // It names no group, so a subject teacher does not see it.
    let ola = town.act(town.ola, Hat::Teacher);
    let pass = ola.may(ReadAbsence { pupil: town.jonas }).unwrap();
    assert_eq!(pass.rows::<ImportedAbsence>().count().unwrap(), 0);
}
