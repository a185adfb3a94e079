//! Warnings, the principal's decision, and following up.

use jiff::civil::date;
use ransel_kernel::{FreeText, Hat, PersonId};
use ransel_law::{Ruling, facts};
use uuid::Uuid;

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ListFollowUp, ListWarnings, ReadAbsence, ReadDecisionReasons, ReadDelivery,
        letters::{Deciding, Place, decide, follow_up, open, warn},
    },
    reckoning::{Against, How, Known, by_subject},
    records::{
        AbsenceWarning, Danger, Decided, DecisionReasons, FollowUpStep, LetterOpened, LimitDecision, Mark,
        Step,
    },
    rules::{AbsenceClass, DUTY_TO_WARN, Limit, WarningDue},
    seed::{SeedMark, SeedState, seed},
    store::{Teaching, decisions, marks_since},
};

/// Jonas has been away from Norwegian (8400 minutes a year) for so many minutes, undocumented.
fn away(town: &Town, minutes: i64) {
    let mark = SeedMark {
        pupil: town.jonas,
        group: town.norwegian,
        day: date(2026, 10, 5),
        starts: 495,
        ends: 540,
        state: SeedState::Absent,
        minutes,
        class: AbsenceClass::Undocumented,
        marked_by: town.kari,
    };
    seed(&town.owner, std::iter::once(mark)).unwrap();
}

fn place(town: &Town) -> Place {
    Place { pupil: town.jonas, subject: town.norwegian_subject, group: town.norwegian }
}

fn against(town: &Town) -> Against {
    let ctx = town.act(town.kari, Hat::Teacher);
    let pass = ctx.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let marks = marks_since(&pass, date(2026, 8, 1)).unwrap();
    let decided = decisions(&pass, date(2026, 8, 1)).unwrap();
    let teaching = Teaching::of(&pass, marks.iter().map(|mark| mark.group_id)).unwrap();
    let known = Known { marks: &marks, decisions: &decided, ..Known::default() };
    by_subject(known, &teaching, How { day: FRIDAY, reading: None }).remove(0).against.unwrap()
}

fn deciding(town: &Town, decided: Decided, reasons: &str) -> Deciding {
    let id = town.owner.random.uuid().unwrap();
    Deciding { id, place: place(town), decided, reasons: FreeText::new(reasons) }
}

#[test]
fn the_principals_decision_keeps_the_right_while_the_absence_stays_within_her_margin() {
    let town = Town::new();
    away(&town, 845);
    assert_eq!(against(&town).ruling.outcome, Limit::ExceededHeadMayDecide);
    let principal = town.act(town.principal, Hat::Principal);
    let form = deciding(&town, Decided::Kept, "lang reisevei i ukene da bussen streiket");
    for _ in 0..2 {
        decide(&principal, &form, &against(&town).ruling.clone()).ok();
    }
    let after = against(&town);
    assert_eq!(after.ruling.outcome, Limit::KeptByHead);
    assert_eq!(after.warning(7).outcome, WarningDue::InTime, "the danger has not passed");

    let jonas = town.act(town.jonas, Hat::Pupil);
    let pass = jonas.may(ReadAbsence { pupil: town.jonas }).unwrap();
    let kept = pass.rows::<LimitDecision>().all().unwrap();
    assert_eq!(kept.len(), 1, "sent twice, kept once");
    assert_eq!(kept[0].source, "FOPPL-2024 § 9-8 @ 2026-08-01");
    assert!(kept[0].because.contains("unaccepted_minutes=845"), "{}", kept[0].because);
    assert_eq!(kept[0].decided_by, town.principal);

    // At 15 per cent it still holds; a minute more takes the ground away.
    let more = |day: i8, minutes| SeedMark {
        pupil: town.jonas,
        group: town.norwegian,
        day: date(2026, 10, day),
        starts: 495,
        ends: 540,
        state: SeedState::Absent,
        minutes,
        class: AbsenceClass::Undocumented,
        marked_by: town.kari,
    };
    seed(&town.owner, std::iter::once(more(12, 415))).unwrap();
    assert_eq!(against(&town).ruling.outcome, Limit::KeptByHead, "1260 of 8400");
    seed(&town.owner, std::iter::once(more(19, 1))).unwrap();
    assert_eq!(against(&town).ruling.outcome, Limit::Exceeded, "1261 of 8400");
}

#[test]
fn the_newest_decision_holds_and_a_refusal_changes_nothing() {
    let town = Town::new();
    away(&town, 845);
    let principal = town.act(town.principal, Hat::Principal);
    decide(&principal, &deciding(&town, Decided::NotKept, "grunn"), &against(&town).ruling).unwrap();
    assert_eq!(against(&town).ruling.outcome, Limit::ExceededHeadMayDecide);
    town.owner.clock.set("2026-11-21T08:00:00Z".parse().unwrap());
    decide(&principal, &deciding(&town, Decided::Kept, "nye opplysninger"), &against(&town).ruling).unwrap();
    assert_eq!(against(&town).ruling.outcome, Limit::KeptByHead);
}

#[test]
fn there_is_nothing_to_decide_below_the_limit_or_above_the_margin_and_never_without_reasons() {
    for (minutes, hers) in [(840, false), (841, true), (1260, true), (1261, false)] {
        let town = Town::new();
        away(&town, minutes);
        let principal = town.act(town.principal, Hat::Principal);
        let done = decide(&principal, &deciding(&town, Decided::Kept, "grunn"), &against(&town).ruling);
        assert_eq!(done.is_ok(), hers, "{minutes} minutes");
        let empty = decide(&principal, &deciding(&town, Decided::Kept, "  "), &against(&town).ruling);
        assert!(empty.is_err(), "no reasons, no decision");
    }
}

#[test]
fn nobody_decides_in_the_principals_place() {
    let town = Town::new();
    away(&town, 845);
    for (person, hat) in [
        (town.kari, Hat::Teacher),
        (town.secretary, Hat::Secretary),
        (town.principal, Hat::DepartmentHead),
        (town.principal, Hat::Teacher),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
    ] {
        let done =
            decide(&town.act(person, hat), &deciding(&town, Decided::Kept, "grunn"), &against(&town).ruling);
        assert!(refused(done), "{hat:?}");
    }
    assert_eq!(against(&town).ruling.outcome, Limit::ExceededHeadMayDecide);
}

#[test]
fn the_reasons_are_read_after_confirming_and_by_guardians_until_sixteen() {
    let town = Town::new();
    away(&town, 845);
    let form = deciding(&town, Decided::Kept, "sykdom i familien");
    decide(&town.act(town.principal, Hat::Principal), &form, &against(&town).ruling).unwrap();
    let read = |person, hat, confirmed: bool| {
        let ctx = if confirmed { town.confirmed(person, hat) } else { town.act(person, hat) };
        let pass = ctx.may(ReadDecisionReasons { pupil: town.jonas }).ok()?;
        Some(pass.rows::<DecisionReasons>().all().unwrap().len())
    };
    for (person, hat) in
        [(town.jonas, Hat::Pupil), (town.kari, Hat::Teacher), (town.principal, Hat::Principal)]
    {
        assert_eq!(read(person, hat, false), None, "{hat:?} without confirming");
        assert_eq!(read(person, hat, true), Some(1), "{hat:?}");
    }
    for (person, hat, why) in [
        (town.mona, Hat::Guardian, "he is 17"),
        (town.ola, Hat::Teacher, "teaches him, and does not follow him up"),
        (town.secretary, Hat::Secretary, "no need"),
    ] {
        assert_eq!(read(person, hat, true), None, "{why}");
    }
}

fn due() -> Ruling<WarningDue> {
    Ruling { outcome: WarningDue::InTime, source: DUTY_TO_WARN, because: facts![counted_minutes = 700] }
}

#[test]
fn a_warning_is_sent_once_a_term_and_delivered_when_pupil_or_guardian_opens_it() {
    let town = Town::new();
    away(&town, 700);
    let kari = town.act(town.kari, Hat::Teacher);
    let id = warn(&kari, place(&town), Danger::AbsenceLimit, &due(), "2026-2027 H1").unwrap();
    let again =
        warn(&town.act(town.ola, Hat::Teacher), place(&town), Danger::AbsenceLimit, &due(), "2026-2027 H1");
    assert_eq!(again.unwrap(), id, "Ola teaches Norwegian too: one warning is enough");
    let opened_by = |person, hat| {
        let ctx = town.act(person, hat);
        let pass = ctx.may(ReadDelivery { pupil: town.jonas }).ok()?;
        Some(pass.rows::<LetterOpened>().all().unwrap().into_iter().map(|row| row.reader).collect::<Vec<_>>())
    };
    assert_eq!(opened_by(town.kari, Hat::Teacher), Some(vec![]), "sent is not delivered");

    let mona = town.act(town.mona, Hat::Guardian);
    let first = open(&mona, town.jonas, id, Some(town.norwegian)).unwrap();
    town.owner.clock.set("2026-11-20T12:00:00Z".parse().unwrap());
    assert_eq!(open(&mona, town.jonas, id, Some(town.norwegian)).unwrap(), first, "the first time counts");
    open(&town.act(town.jonas, Hat::Pupil), town.jonas, id, Some(town.norwegian)).unwrap();
    let mut readers = opened_by(town.kari, Hat::Teacher).unwrap();
    readers.sort_unstable();
    let mut expected = vec![town.mona, town.jonas];
    expected.sort_unstable();
    assert_eq!(readers, expected);
    // Neither home nor pupil is told who else opened it: that could tell about another home.
    assert_eq!(opened_by(town.mona, Hat::Guardian), None);
    assert_eq!(opened_by(town.jonas, Hat::Pupil), None);
    assert_eq!(opened_by(town.secretary, Hat::Secretary), None);
}

#[test]
fn only_those_who_teach_or_follow_up_warn_and_nobody_opens_in_anothers_place() {
    let town = Town::new();
    for (person, hat) in [
        (town.liv, Hat::Teacher),
        (town.secretary, Hat::Secretary),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
    ] {
        let sent = warn(&town.act(person, hat), place(&town), Danger::AbsenceLimit, &due(), "H1");
        assert!(refused(sent), "{hat:?}");
    }
    let letter =
        warn(&town.act(town.kari, Hat::Teacher), place(&town), Danger::AbsenceLimit, &due(), "H1").unwrap();
    for (person, hat) in [(town.kari, Hat::Teacher), (town.geir, Hat::Guardian), (town.sofie, Hat::Pupil)] {
        assert!(refused(open(&town.act(person, hat), town.jonas, letter, None)), "{hat:?}");
    }
}

#[test]
fn the_list_of_warnings_holds_the_pupils_one_teaches_or_follows_up() {
    let town = Town::new();
    away(&town, 700);
    let listed = |person, hat| {
        let ctx = town.act(person, hat);
        let pass = ctx.may(ListWarnings {}).unwrap();
        pass.rows::<Mark>().all().unwrap().iter().map(|mark| mark.pupil).collect::<Vec<_>>()
    };
    assert_eq!(listed(town.kari, Hat::Teacher), [town.jonas]);
    assert_eq!(listed(town.ola, Hat::Teacher), [town.jonas], "teaches him Norwegian");
    assert_eq!(listed(town.principal, Hat::Principal), [town.jonas]);
    assert_eq!(listed(town.liv, Hat::Teacher), Vec::<PersonId>::new());
    assert_eq!(listed(town.secretary, Hat::Secretary), Vec::<PersonId>::new());
    assert_eq!(listed(town.jonas, Hat::Pupil), Vec::<PersonId>::new());
}

#[test]
fn what_was_done_is_written_by_the_contact_teacher_and_seen_by_home_and_principal() {
    let town = Town::new();
    let id: Uuid = town.owner.random.uuid().unwrap();
    let kari = town.act(town.kari, Hat::Teacher);
    for _ in 0..2 {
        follow_up(&kari, id, town.jonas, FRIDAY, Step::TalkedWithPupil).unwrap();
    }
    for (person, hat) in
        [(town.ola, Hat::Teacher), (town.principal, Hat::Principal), (town.jonas, Hat::Pupil)]
    {
        assert!(refused(follow_up(&town.act(person, hat), id, town.jonas, FRIDAY, Step::Meeting)), "{hat:?}");
    }
    let seen = |person, hat| {
        let ctx = town.act(person, hat);
        let pass = ctx.may(ReadAbsence { pupil: town.jonas }).unwrap();
        pass.rows::<FollowUpStep>().all().unwrap().len()
    };
    assert_eq!(seen(town.jonas, Hat::Pupil), 1);
    assert_eq!(seen(town.mona, Hat::Guardian), 1);
    assert_eq!(seen(town.principal, Hat::Principal), 1);
    assert_eq!(seen(town.ola, Hat::Teacher), 0, "a subject teacher sees her own lessons");
    let pass = kari.may(ListFollowUp {}).unwrap();
    assert_eq!(pass.rows::<FollowUpStep>().all().unwrap().len(), 1);
    let warnings = kari.may(ListWarnings {}).unwrap().rows::<AbsenceWarning>().all().unwrap();
    assert_eq!(warnings, vec![]);
}
