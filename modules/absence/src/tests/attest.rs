//! Late corrections and the second person; a teacher's mark and another's untouched "here"; days and hours.

use jiff::civil::date;
use ransel_kernel::{Ctx, FreeText, Hat, PersonId};
use uuid::Uuid;

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ListCorrections, ReadAbsence, ReadAbsenceTotals,
        attest::attest,
        diploma::leave_out,
        report::{Reported, report, settle},
        take_roll::{Taken, Taking, take_roll},
    },
    records::{Attestation, Attested, Cause, Correction, CorrectionCause, DaysLeftOut, Mark, MarkState},
    roll::{Choice, Filled, Said, Seen},
    rules::{DayCause, DiplomaStage, SchoolDay, deductible},
};

const ABSENT: Said = Said::absent(45);

fn row(pupil: PersonId, mine: Said, version: i64, shown: Said) -> Filled {
    Filled { pupil, mine, seen: Seen { version, said: shown, asked: false }, choice: None }
}

/// Ola marks Jonas absent, and changes that long after: the correction.
fn corrected(town: &Town) -> Correction {
    let ola = town.act(town.ola, Hat::Teacher);
    let lesson = town.norwegian_on(date(2026, 11, 2));
    let take = |rows: &[Filled], cause| {
        take_roll(&ola, &Taking { lesson: &lesson, rows, late: true, cause }).unwrap();
    };
    take(&[row(town.jonas, ABSENT, 0, Said::HERE)], None);
    take(&[row(town.jonas, Said::HERE, 1, ABSENT)], Some(CorrectionCause::Mistaken));
    let pass = ola.may(ReadAbsence { pupil: town.jonas }).unwrap();
    pass.rows::<Correction>().all().unwrap().remove(0)
}

fn waiting(ctx: &Ctx<'_>) -> usize {
    ctx.may(ListCorrections {}).unwrap().rows::<Correction>().all().unwrap().len()
}

#[test]
fn a_late_correction_waits_for_the_contact_teacher_or_the_principal_and_never_for_who_made_it() {
    let town = Town::new();
    let correction = corrected(&town);
    assert_eq!(waiting(&town.act(town.kari, Hat::Teacher)), 1);
    assert_eq!(waiting(&town.act(town.principal, Hat::Principal)), 1);
    assert_eq!(waiting(&town.act(town.ola, Hat::Teacher)), 0, "his own, and he is nobody's contact teacher");
    for (person, hat) in
        [(town.ola, Hat::Teacher), (town.secretary, Hat::Secretary), (town.jonas, Hat::Pupil)]
    {
        let done = attest(&town.act(person, hat), town.jonas, correction.id, Attested::Right);
        assert!(refused(done), "{hat:?}");
    }
    let kari = town.act(town.kari, Hat::Teacher);
    attest(&kari, town.jonas, correction.id, Attested::Right).unwrap();
    // A second word changes nothing: the first stands.
    attest(&town.act(town.principal, Hat::Principal), town.jonas, correction.id, Attested::TurnedBack)
        .unwrap();
    let pass = kari.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let said = pass.rows::<Attestation>().all().unwrap();
    assert_eq!(
        said.iter().map(|row| (row.says, row.attested_by)).collect::<Vec<_>>(),
        [(Attested::Right, town.kari)]
    );
    assert_eq!(town.all::<Mark>()[0].state, MarkState::Present);
}

#[test]
fn a_contact_teacher_who_corrects_herself_needs_the_principal() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let lesson = town.norwegian_on(date(2026, 11, 2));
    for (rows, cause) in [
        (row(town.jonas, ABSENT, 0, Said::HERE), None),
        (row(town.jonas, Said::HERE, 1, ABSENT), Some(CorrectionCause::ToldLater)),
    ] {
        take_roll(&kari, &Taking { lesson: &lesson, rows: &[rows], late: true, cause }).unwrap();
    }
    let principal = town.act(town.principal, Hat::Principal);
    let pass = principal.may(ListCorrections {}).unwrap();
    let own = pass.rows::<Correction>().all().unwrap().remove(0);
    assert_eq!(waiting(&kari), 0, "four eyes are not two");
    assert!(attest(&kari, town.jonas, own.id, Attested::Right).is_err());
    assert!(attest(&principal, town.jonas, own.id, Attested::Right).is_ok());
}

#[test]
fn turning_a_correction_back_puts_the_old_mark_back_unless_it_has_changed_since() {
    let town = Town::new();
    let correction = corrected(&town);
    let kari = town.act(town.kari, Hat::Teacher);
    attest(&kari, town.jonas, correction.id, Attested::TurnedBack).unwrap();
    let mark = town.all::<Mark>().remove(0);
    assert_eq!((mark.state, mark.minutes, mark.version), (MarkState::Absent, 45, 3));

    let town = Town::new();
    let correction = corrected(&town);
    let ola = town.act(town.ola, Hat::Teacher);
    let lesson = town.norwegian_on(date(2026, 11, 2));
    let late = row(town.jonas, Said::late(Some(5), 45), 2, Said::HERE);
    let taking =
        Taking { lesson: &lesson, rows: &[late], late: true, cause: Some(CorrectionCause::Mistaken) };
    take_roll(&ola, &taking).unwrap();
    let kari = town.act(town.kari, Hat::Teacher);
    assert!(attest(&kari, town.jonas, correction.id, Attested::TurnedBack).is_err());
    assert_eq!(town.all::<Mark>()[0].state, MarkState::Late);
}

#[test]
fn anothers_here_that_left_no_mark_is_asked_about_and_ones_own_is_not() {
    let town = Town::new();
    let (kari, ola) = (town.act(town.kari, Hat::Teacher), town.act(town.ola, Hat::Teacher));
    let lesson = town.norwegian_on(FRIDAY);
    let take = |ctx: &Ctx<'_>, rows: &[Filled]| {
        take_roll(ctx, &Taking { lesson: &lesson, rows, late: false, cause: None }).unwrap()
    };
    // Both opened the roll before it was taken. Kari saves everybody as here.
    assert_eq!(take(&kari, &[row(town.jonas, Said::HERE, 0, Said::HERE)]), Taken::Saved(vec![]));
    let Taken::Saved(asked) = take(&ola, &[row(town.jonas, ABSENT, 0, Said::HERE)]) else { panic!() };
    assert_eq!(asked.len(), 1, "Kari has seen him, as far as her roll says");
    assert_eq!((asked[0].1.marked_by, asked[0].1.state), (town.kari, MarkState::Present));
    assert_eq!(town.all::<Mark>(), vec![], "until then he was here");
    // Ola answers.
    let answer = Filled {
        choice: Some(Choice::Mine),
        seen: Seen { version: Seen::UNMARKED, said: Said::HERE, asked: true },
        ..row(town.jonas, ABSENT, 0, Said::HERE)
    };
    assert_eq!(take(&ola, &[answer]), Taken::Saved(vec![]));
    assert_eq!(town.all::<Mark>()[0].state, MarkState::Absent);
    // Whoever opens the saved roll and changes it has seen what stood there.
    let seen = row(town.sofie, ABSENT, Seen::UNMARKED, Said::HERE);
    assert_eq!(take(&kari, &[seen]), Taken::Saved(vec![]));
    // And one's own earlier "here" is one's own to change.
    let own = row(town.ada, ABSENT, 0, Said::HERE);
    assert_eq!(take(&kari, &[own]), Taken::Saved(vec![]));
    assert_eq!(town.all::<Mark>().len(), 3);
}

#[test]
fn a_day_is_whole_when_every_lesson_was_missed_and_lessons_nobody_took_are_not_missed() {
    let town = Town::new();
    let day_of = |days: &[SchoolDay]| days.last().copied().unwrap();
    let read = || {
        let ctx = town.act(town.secretary, Hat::Secretary);
        let pass = ctx.may(ReadAbsenceTotals { pupil: town.jonas }).unwrap();
        let members = pass.rows::<ransel_school::records::GroupMember>().all().unwrap();
        let groups: Vec<_> = members.iter().map(|row| row.group_id).collect();
        let slots = crate::store::slots(&pass, &groups).unwrap();
        let marks = crate::store::marks_since(&pass, date(2026, 8, 1)).unwrap();
        let choices = crate::choices::Choices::of(&town.owner);
        let span = (date(2026, 8, 1), date(2026, 11, 21));
        let year =
            crate::days::Year { span, members: &members, slots: &slots, marks: &marks, choices: &choices };
        year.days(|_, _| DayCause::Neither)
    };
    assert_eq!(day_of(&read()), SchoolDay::Here);
    let take = |teacher, lesson: &ransel_school::timetable::Lesson| {
        let rows = [row(town.jonas, ABSENT, 0, Said::HERE)];
        let ctx = town.act(teacher, Hat::Teacher);
        take_roll(&ctx, &Taking { lesson, rows: &rows, late: false, cause: None }).unwrap();
    };
    take(town.kari, &town.norwegian_on(FRIDAY));
    assert_eq!(day_of(&read()), SchoolDay::Partly(ransel_law::Minutes::new(45)), "mathematics was not taken");
    take(town.ola, &town.mathematics_on(FRIDAY));
    assert_eq!(day_of(&read()), SchoolDay::Whole(DayCause::Neither));
    // Mondays and Fridays since the first of August, and no other day.
    assert_eq!(read().len(), 32);
}

#[test]
fn days_are_left_out_by_the_contact_teacher_and_never_more_than_the_ruling_gives() {
    let town = Town::new();
    let ruling = deductible(&[SchoolDay::Whole(DayCause::Other); 2], DiplomaStage::Upper);
    let id = || -> Uuid { town.owner.random.uuid().unwrap() };
    let kari = town.act(town.kari, Hat::Teacher);
    assert!(leave_out(&kari, id(), town.jonas, 3, &ruling).is_err());
    leave_out(&kari, id(), town.jonas, 2, &ruling).unwrap();
    for (person, hat) in
        [(town.ola, Hat::Teacher), (town.principal, Hat::Principal), (town.jonas, Hat::Pupil)]
    {
        assert!(refused(leave_out(&town.act(person, hat), id(), town.jonas, 1, &ruling)), "{hat:?}");
    }
    // Person, hat, whether days and hours are seen, and why.
    let cells = [
        (town.jonas, Hat::Pupil, true, "POL-2018 art. 15: one's own"),
        (town.mona, Hat::Guardian, true, "guardian of a pupil of 17"),
        (town.kari, Hat::Teacher, true, "the contact teacher sees all subjects"),
        (town.principal, Hat::Principal, true, "signs diplomas"),
        (town.secretary, Hat::Secretary, true, "writes diplomas"),
        (town.ola, Hat::Teacher, false, "a subject teacher sees her own lessons"),
        (town.geir, Hat::Guardian, false, "BARN-1981 § 47: no responsibility"),
        (town.sofie, Hat::Pupil, false, "another pupil"),
    ];
    for (person, hat, opens, why) in cells {
        let ctx = town.act(person, hat);
        let seen = ctx.may(ReadAbsenceTotals { pupil: town.jonas }).ok();
        let rows = seen.map(|pass| pass.rows::<DaysLeftOut>().all().unwrap().len());
        assert_eq!(rows, opens.then_some(1), "{hat:?}: {why}");
    }
}

#[test]
fn a_settled_report_says_why_a_day_was_missed_and_an_unsettled_one_does_not() {
    let town = Town::new();
    let reported = Reported {
        id: town.owner.random.uuid().unwrap(),
        pupil: town.jonas,
        from_day: FRIDAY,
        to_day: FRIDAY,
        cause: Cause::OtherDocumented,
        reason: FreeText::new("begravelse"),
    };
    report(&town.act(town.mona, Hat::Guardian), &reported).unwrap();
    let kari = town.confirmed(town.kari, Hat::Teacher);
    let cause = || {
        let pass = kari.may(ReadAbsence { pupil: town.jonas }).unwrap();
        let reports = pass.rows::<crate::records::AbsenceReport>().all().unwrap();
        let causes = [(reported.id, Cause::OtherDocumented)].into();
        crate::days::cause(&reports, &causes, DiplomaStage::Upper)(FRIDAY, &[])
    };
    assert_eq!(cause(), DayCause::Neither, "the guardian's word alone is not settled");
    let found = kari.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let found = found.rows::<crate::records::AbsenceReport>().all().unwrap().remove(0);
    settle(&kari, &found, Cause::OtherDocumented).unwrap();
    assert_eq!(cause(), DayCause::Other);
}
