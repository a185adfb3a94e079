//! What marks come to, against the limit.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use ransel_kernel::{Hat, SchoolId};
use ransel_law::{Minutes, SchoolYear};

use super::town::Town;
use crate::{
    actions::ReadAbsence,
    reckoning::{How, InSubject, Known, Nearness, Of, by_subject, imported_days, limit_at},
    records::{Documented, ImportedAbsence, Mode, Unit},
    rules::{AbsenceClass, Limit, Reading},
    seed::{SeedMark, SeedState, seed},
    store::{Teaching, marks_since},
};
use ransel_school::records::Stage;

/// Jonas in Norwegian (8400 minutes a year) after these lessons, read as his contact teacher reads it.
fn in_norwegian(lessons: &[(SeedState, i64, AbsenceClass)], reading: Reading) -> InSubject {
    let town = Town::new();
    let first = date(2026, 8, 17);
    let marks: Vec<_> = lessons
        .iter()
        .zip(0..)
        .map(|((state, minutes, class), place)| SeedMark {
            pupil: town.jonas,
            group: town.norwegian,
            day: first.saturating_add(place.days()),
            starts: 495,
            ends: 540,
            state: *state,
            minutes: *minutes,
            class: *class,
            marked_by: town.kari,
        })
        .collect();
    seed(&town.owner, marks.into_iter()).unwrap();
    let kari = town.act(town.kari, Hat::Teacher);
    let pass = kari.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let marks = marks_since(&pass, date(2026, 8, 1)).unwrap();
    let teaching = Teaching::of(&pass, marks.iter().map(|mark| mark.group_id)).unwrap();
    let known = Known { marks: &marks, ..Known::default() };
    let how = How { day: town.owner.clock.today(), reading: Some(reading) };
    let mut all = by_subject(known, &teaching, how);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].of, Of::Subject(town.norwegian_subject));
    all.remove(0)
}

fn absent(minutes: i64, class: AbsenceClass) -> (SeedState, i64, AbsenceClass) {
    (SeedState::Absent, minutes, class)
}

fn outcome(it: &InSubject) -> (Limit, u64, u32) {
    let against = it.against.as_ref().unwrap();
    (against.ruling.outcome, against.share().tenths(), against.standing.left.get())
}

use AbsenceClass::{HealthDocumented, OtherDocumented, SelfDeclared, Undocumented};

#[test]
fn exactly_a_tenth_keeps_the_right_and_one_lesson_more_loses_it() {
    let at = in_norwegian(&[absent(840, Undocumented)], Reading::RunningTotal);
    assert_eq!(outcome(&at), (Limit::Kept, 100, 0));
    let over = in_norwegian(&[absent(840, Undocumented), absent(5, SelfDeclared)], Reading::RunningTotal);
    assert_eq!(outcome(&over), (Limit::ExceededHeadMayDecide, 101, 0));
    let far = in_norwegian(&[absent(1300, Undocumented)], Reading::RunningTotal);
    assert_eq!(outcome(&far).0, Limit::Exceeded);
}

#[test]
fn documented_illness_uses_the_limit_up_in_one_reading_and_not_in_the_other() {
    let lessons = [absent(900, HealthDocumented), absent(45, Undocumented)];
    assert_eq!(outcome(&in_norwegian(&lessons, Reading::Quota)), (Limit::Kept, 6, 795));
    assert_eq!(outcome(&in_norwegian(&lessons, Reading::RunningTotal)).0, Limit::ExceededHeadMayDecide);
}

#[test]
fn what_does_not_count_stands_beside_and_lateness_is_no_absence() {
    let lessons =
        [absent(450, OtherDocumented), absent(90, Undocumented), (SeedState::Late, 20, Undocumented)];
    let it = in_norwegian(&lessons, Reading::RunningTotal);
    let against = it.against.as_ref().unwrap();
    assert_eq!((it.absent, it.late), (Minutes::new(540), 1));
    assert_eq!(against.counted(), Minutes::new(90));
    assert_eq!(against.nearness(7), Nearness::Under);
}

#[test]
fn near_begins_where_the_owner_says() {
    let it = in_norwegian(&[absent(588, Undocumented)], Reading::RunningTotal);
    let against = it.against.unwrap();
    assert_eq!(against.nearness(7), Nearness::Near);
    assert_eq!(against.nearness(8), Nearness::Under);
}

#[test]
fn the_limit_holds_in_upper_secondary_only() {
    let today = date(2026, 11, 20);
    assert!(limit_at(Stage::UpperSecondary, today).is_some());
    assert!(limit_at(Stage::Compulsory, today).is_none());
    assert!(limit_at(Stage::Unknown, today).is_none());
    assert!(limit_at(Stage::UpperSecondary, date(2020, 11, 20)).is_none(), "no row claims to know that year");
}

fn elsewhere(town: &Town, mode: Mode, documented: Documented, hundredths: i64, to: Date) -> ImportedAbsence {
    ImportedAbsence {
        id: town.owner.random.uuid().unwrap(),
        pupil: town.jonas,
        school: Some(town.school.0),
        group_id: None,
        subject: Some(town.norwegian_subject),
        mode,
        unit: Unit::Hours,
        documented,
        valid_from: Some(date(2026, 8, 17)),
        valid_to: Some(to),
        period: String::new(),
        ten_thousandths: hundredths * 100,
        source: "sats@soloy".into(),
        source_key: String::new(),
    }
}

/// What the rows from elsewhere make of Norwegian, where Jonas has no mark of ours.
fn with_elsewhere(town: &Town, imported: &[ImportedAbsence]) -> Option<InSubject> {
    let kari = town.act(town.kari, Hat::Teacher);
    let pass = kari.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let schools = imported.iter().filter_map(|row| row.school).map(SchoolId);
    let teaching = Teaching::with(&pass, [], [town.norwegian_subject], schools).unwrap();
    let known = Known { imported, ..Known::default() };
    by_subject(known, &teaching, How { day: town.owner.clock.today(), reading: None }).pop()
}

#[test]
fn absence_from_another_system_counts_where_it_is_not_documented() {
    let town = Town::new();
    let to = date(2026, 10, 1);
    let one = |documented| {
        with_elsewhere(&town, &[elsewhere(&town, Mode::Aggregate, documented, 1400, to)]).unwrap()
    };
    // 14 hours are 840 of 8400 minutes: exactly the limit.
    assert_eq!(outcome(&one(Documented::Invalid)), (Limit::Kept, 100, 0));
    let more = elsewhere(&town, Mode::Aggregate, Documented::Invalid, 1402, to);
    assert_eq!(outcome(&with_elsewhere(&town, &[more]).unwrap()).0, Limit::ExceededHeadMayDecide);
    // Accepted by the source, or not judged by it: it puts no right in doubt, and is absence all the same.
    for documented in [Documented::Valid, Documented::Unknown] {
        assert_eq!(outcome(&one(documented)), (Limit::Kept, 0, 840), "{documented:?}");
        assert_eq!(one(documented).absent, Minutes::new(840));
    }
}

#[test]
fn a_sum_that_grew_and_a_list_beside_a_sum_are_counted_once() {
    let town = Town::new();
    let sum = |hours, to| elsewhere(&town, Mode::Aggregate, Documented::Invalid, hours, to);
    let october = sum(200, date(2026, 10, 1));
    let november = sum(300, date(2026, 11, 1));
    let absent = |rows: &[ImportedAbsence]| with_elsewhere(&town, rows).map(|it| it.absent.get());
    assert_eq!(absent(&[october.clone(), november.clone()]), Some(180), "the newest sum of a time");
    let listed = elsewhere(&town, Mode::Occurrence, Documented::Invalid, 75, date(2026, 9, 1));
    assert_eq!(absent(&[november.clone(), listed]), Some(45), "what is listed says more than a sum");
    let last_year =
        ImportedAbsence { valid_from: Some(date(2025, 9, 1)), valid_to: Some(date(2025, 10, 1)), ..october };
    assert_eq!(absent(&[last_year]), None, "last school year's is not this one's");
}

#[test]
fn days_from_elsewhere_are_counted_for_the_whole_of_school_and_once() {
    let town = Town::new();
    let year = SchoolYear::of(town.owner.clock.today());
    let days = |subject: Option<uuid::Uuid>, days: i64| ImportedAbsence {
        subject,
        unit: Unit::Days,
        ..elsewhere(&town, Mode::Aggregate, Documented::Valid, days * 100, date(2026, 10, 1))
    };
    let in_subject = days(Some(town.norwegian_subject), 2);
    assert_eq!(imported_days(std::slice::from_ref(&in_subject), year), 2);
    assert_eq!(imported_days(&[in_subject, days(None, 5)], year), 5, "the school's own number holds");
    assert_eq!(imported_days(&[days(None, 5)], year.next()), 0);
}
