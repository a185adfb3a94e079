//! A roll is taken, by one teacher and by two.

use jiff::civil::date;
use ransel_kernel::{Ctx, Hat, PersonId};
use ransel_school::timetable::Lesson;

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ReadRoll, TakeRoll,
        take_roll::{Taken, Taking, take_roll},
    },
    records::{CorrectionCause, Effect, Mark, MarkState, RollTaken},
    roll::{Choice, Filled, Said, Seen},
};

const ABSENT: Said = Said::absent(45);

fn row(pupil: PersonId, mine: Said, version: i64, shown: Said) -> Filled {
    Filled { pupil, mine, seen: Seen { version, said: shown, asked: false }, choice: None }
}

fn take(ctx: &Ctx<'_>, lesson: &Lesson, rows: &[Filled]) -> ransel_kernel::Result<Taken> {
    take_roll(ctx, &Taking { lesson, rows, late: false, cause: None })
}

fn mark_of(town: &Town, pupil: PersonId) -> Option<Mark> {
    town.all::<Mark>().into_iter().find(|mark| mark.pupil == pupil)
}

#[test]
fn a_teacher_takes_the_roll_and_only_those_who_were_not_here_leave_a_mark() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let rows = [
        row(town.jonas, ABSENT, 0, Said::HERE),
        row(town.sofie, Said::late(Some(4), 45), 0, Said::HERE),
        row(town.ada, Said::HERE, 0, Said::HERE),
    ];
    assert_eq!(take(&kari, &town.norwegian_on(FRIDAY), &rows).unwrap(), Taken::Saved(vec![]));

    let jonas = mark_of(&town, town.jonas).unwrap();
    assert_eq!((jonas.state, jonas.minutes, jonas.effect), (MarkState::Absent, 45, Effect::Counts));
    assert_eq!(jonas.marked_by, town.kari);
    let sofie = mark_of(&town, town.sofie).unwrap();
    assert_eq!((sofie.state, sofie.minutes, sofie.effect), (MarkState::Late, 4, Effect::Nothing));
    assert_eq!(mark_of(&town, town.ada), None);
    assert_eq!(town.all::<RollTaken>().len(), 1);
}

#[test]
fn a_class_in_which_everybody_is_here_is_a_roll_that_was_taken() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    take(&kari, &town.norwegian_on(FRIDAY), &[row(town.jonas, Said::HERE, 0, Said::HERE)]).unwrap();
    assert_eq!(town.all::<Mark>(), vec![]);
    assert_eq!(town.all::<RollTaken>().len(), 1);
}

#[test]
fn sending_the_same_roll_twice_does_no_harm() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let rows = [row(town.jonas, ABSENT, 0, Said::HERE)];
    for _ in 0..2 {
        assert_eq!(take(&kari, &town.norwegian_on(FRIDAY), &rows).unwrap(), Taken::Saved(vec![]));
    }
    assert_eq!(town.all::<Mark>().iter().map(|mark| mark.version).collect::<Vec<_>>(), [1]);
    assert_eq!(town.all::<RollTaken>().len(), 1);
}

#[test]
fn a_mark_that_is_taken_back_keeps_its_row_so_that_an_old_form_is_noticed() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let lesson = town.norwegian_on(FRIDAY);
    take(&kari, &lesson, &[row(town.jonas, ABSENT, 0, Said::HERE)]).unwrap();
    take(&kari, &lesson, &[row(town.jonas, Said::HERE, 1, ABSENT)]).unwrap();
    let mark = mark_of(&town, town.jonas).unwrap();
    assert_eq!((mark.state, mark.version), (MarkState::Present, 2));
}

#[test]
fn only_the_groups_teachers_open_or_take_the_roll() {
    let town = Town::new();
    let lesson = town.mathematics_on(FRIDAY);
    let rows = [row(town.jonas, ABSENT, 0, Said::HERE)];
    // Kari teaches Jonas Norwegian and is his contact teacher, but mathematics is Ola's.
    for (person, hat) in [
        (town.kari, Hat::Teacher),
        (town.liv, Hat::Teacher),
        (town.principal, Hat::Principal),
        (town.secretary, Hat::Secretary),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
        (town.ola, Hat::Guardian),
    ] {
        let ctx = town.act(person, hat);
        assert!(refused(take(&ctx, &lesson, &rows)), "{hat:?}");
        assert!(refused(ctx.may(ReadRoll { group: lesson.group, on: FRIDAY }).map(drop)), "{hat:?}");
    }
    assert_eq!(town.all::<Mark>(), vec![]);
    assert!(take(&town.act(town.ola, Hat::Teacher), &lesson, &rows).is_ok());
}

#[test]
fn a_pupil_of_another_group_who_is_smuggled_into_the_form_is_not_written_about() {
    let town = Town::new();
    let ola = town.act(town.ola, Hat::Teacher);
    take(&ola, &town.mathematics_on(FRIDAY), &[row(town.sofie, ABSENT, 0, Said::HERE)]).unwrap();
    assert_eq!(town.all::<Mark>(), vec![]);
}

#[test]
fn two_teachers_save_the_same_roll_and_only_what_they_differ_on_comes_back() {
    let town = Town::new();
    let (kari, ola) = (town.act(town.kari, Hat::Teacher), town.act(town.ola, Hat::Teacher));
    let lesson = town.norwegian_on(FRIDAY);
    // Both open the empty roll. Kari saves first.
    let karis = [
        row(town.jonas, ABSENT, 0, Said::HERE),
        row(town.sofie, ABSENT, 0, Said::HERE),
        row(town.ada, Said::HERE, 0, Said::HERE),
    ];
    take(&kari, &lesson, &karis).unwrap();
    // Ola saw Sofie come in ten minutes late, agrees on Jonas, and did not see Ada, whom Kari saved as here.
    let late = Said::late(Some(10), 45);
    let olas = [
        row(town.jonas, ABSENT, 0, Said::HERE),
        row(town.sofie, late, 0, Said::HERE),
        row(town.ada, ABSENT, 0, Said::HERE),
    ];
    let Taken::Saved(asked) = take(&ola, &lesson, &olas).unwrap() else { panic!("no cause is needed") };
    assert_eq!(asked.iter().map(|(row, _)| row.pupil).collect::<Vec<_>>(), [town.sofie, town.ada]);
    assert!(asked.iter().all(|(_, mark)| mark.marked_by == town.kari));
    assert_eq!(mark_of(&town, town.jonas).unwrap().version, 1, "on Jonas they agree");
    assert_eq!(mark_of(&town, town.ada), None, "until then Kari's here holds");
    assert_eq!(mark_of(&town, town.sofie).unwrap().state, MarkState::Absent, "until then Kari's holds");

    let answer = Filled {
        choice: Some(Choice::Mine),
        seen: Seen { version: 1, said: ABSENT, asked: true },
        ..row(town.sofie, late, 1, ABSENT)
    };
    assert_eq!(take(&ola, &lesson, &[answer]).unwrap(), Taken::Saved(vec![]));
    let sofie = mark_of(&town, town.sofie).unwrap();
    assert_eq!(
        (sofie.state, sofie.minutes, sofie.version, sofie.marked_by),
        (MarkState::Late, 10, 2, town.ola)
    );
}

#[test]
fn a_correction_after_the_week_says_why_and_what_stood_there_stays_on_record() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let lesson = town.norwegian_on(date(2026, 11, 2));
    take(&kari, &lesson, &[row(town.jonas, ABSENT, 0, Said::HERE)]).unwrap();

    let change = [row(town.jonas, Said::HERE, 1, ABSENT)];
    let correct = |cause| take_roll(&kari, &Taking { lesson: &lesson, rows: &change, late: true, cause });
    assert_eq!(correct(None).unwrap(), Taken::NeedsCause(change.to_vec()));
    assert_eq!(
        mark_of(&town, town.jonas).unwrap().state,
        MarkState::Absent,
        "nothing is saved without a cause"
    );

    assert_eq!(correct(Some(CorrectionCause::Mistaken)).unwrap(), Taken::Saved(vec![]));
    assert_eq!(mark_of(&town, town.jonas).unwrap().state, MarkState::Present);
    let pass = kari.may(crate::actions::ReadAbsence { pupil: town.jonas }).unwrap();
    let corrections = pass.rows::<crate::records::Correction>().all().unwrap();
    assert_eq!(corrections.len(), 1);
    assert_eq!((corrections[0].was, corrections[0].became), (MarkState::Absent, MarkState::Present));
    assert_eq!((corrections[0].cause, corrections[0].corrected_by), (CorrectionCause::Mistaken, town.kari));
}

#[test]
fn a_roll_taken_late_for_the_first_time_is_no_correction() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    let lesson = town.norwegian_on(date(2026, 11, 2));
    let rows = [row(town.jonas, ABSENT, 0, Said::HERE)];
    let taken = take_roll(&kari, &Taking { lesson: &lesson, rows: &rows, late: true, cause: None });
    assert_eq!(taken.unwrap(), Taken::Saved(vec![]));
}

#[test]
fn taking_a_roll_needs_only_one_entry_in_the_ledger_and_no_reason() {
    use ransel_kernel::{Action, Category, card::StoreKind};
    assert_eq!(TakeRoll::DEF.store, StoreKind::Main);
    assert!(!TakeRoll::DEF.categories.has(Category::AbsenceReason));
    assert!(!ReadRoll::DEF.categories.has(Category::AbsenceReason));
}
