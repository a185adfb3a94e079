//! Notes on order and conduct, and late arrivals, apart from absence.

use ransel_kernel::{FreeText, GroupId, Hat, PersonId};
use uuid::Uuid;

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ReadAbsence, ReadConduct, ReadConductWords,
        conduct::{Noted, note, withdraw},
    },
    records::{ConductNote, ConductWords, NoteKind, Withdrawal},
};

fn noted(town: &Town, pupil: PersonId, group: Option<GroupId>) -> Noted {
    Noted {
        id: town.owner.random.uuid().unwrap(),
        pupil,
        group,
        day: FRIDAY,
        kind: NoteKind::Disturbed,
        words: FreeText::new("ropte i timen"),
        replaces: None,
    }
}

/// Kari notes something in Norwegian, Ola something in mathematics, both about Jonas.
fn with_notes() -> (Town, Uuid, Uuid) {
    let town = Town::new();
    let (karis, olas) =
        (noted(&town, town.jonas, Some(town.norwegian)), noted(&town, town.jonas, Some(town.mathematics)));
    note(&town.act(town.kari, Hat::Teacher), &karis).unwrap();
    note(&town.act(town.ola, Hat::Teacher), &olas).unwrap();
    (town, karis.id, olas.id)
}

fn seen(town: &Town, person: PersonId, hat: Hat, pupil: PersonId) -> Option<(usize, usize)> {
    let ctx = town.act(person, hat);
    let notes = ctx.may(ReadConduct { pupil }).ok()?.rows::<ConductNote>().all().unwrap().len();
    let pass = ctx.may(ReadConductWords { pupil }).ok()?;
    Some((notes, pass.rows::<ConductWords>().all().unwrap().len()))
}

#[test]
fn each_hat_sees_the_notes_that_belong_to_it() {
    let (town, ..) = with_notes();
    // Person, hat, notes and words about Jonas, and why.
    let cells = [
        (town.jonas, Hat::Pupil, Some((2, 2)), "POL-2018 art. 15: one's own"),
        (town.mona, Hat::Guardian, Some((2, 2)), "BARN-1981 § 30: guardian of a pupil of 17"),
        (town.kari, Hat::Teacher, Some((2, 2)), "FOPPL-2024 § 9-17: the contact teacher gives the grades"),
        (town.ola, Hat::Teacher, Some((2, 2)), "teaches him in both groups"),
        (town.principal, Hat::Principal, Some((2, 2)), "to whom one complains"),
        (town.secretary, Hat::Secretary, None, "FOPPL-2024 § 20-2: no need"),
        (town.liv, Hat::Teacher, None, "does not teach him"),
        (town.sofie, Hat::Pupil, None, "FVL-1967 § 13: another pupil"),
        (town.geir, Hat::Guardian, None, "BARN-1981 § 47: no responsibility"),
        (town.kari, Hat::Guardian, None, "the hat decides"),
        (town.principal, Hat::DataProtectionOfficer, None, "sees the log, not the file"),
        (town.principal, Hat::DepartmentHead, None, "no delegation in force"),
        (town.principal, Hat::Administrator, None, "looks after accounts"),
    ];
    for (person, hat, expected, why) in cells {
        assert_eq!(seen(&town, person, hat, town.jonas), expected, "{hat:?}: {why}");
    }
}

#[test]
fn a_subject_teacher_sees_notes_of_her_own_groups_and_not_the_pupils_others() {
    let town = Town::new();
    note(&town.act(town.ola, Hat::Teacher), &noted(&town, town.ada, Some(town.norwegian))).unwrap();
    assert_eq!(seen(&town, town.kari, Hat::Teacher, town.ada), Some((1, 1)), "both teach her Norwegian");
    // Jonas has mathematics with Ola; somebody who taught him Norwegian only would not see that.
    let (town, ..) = with_notes();
    let ola = town.act(town.ola, Hat::Teacher);
    assert!(
        note(&ola, &noted(&town, town.jonas, None)).is_err(),
        "only the contact teacher writes for the whole day"
    );
    assert!(note(&town.act(town.kari, Hat::Teacher), &noted(&town, town.jonas, None)).is_ok());
    assert_eq!(
        seen(&town, town.ola, Hat::Teacher, town.jonas),
        Some((2, 2)),
        "and a subject teacher does not see it"
    );
    assert_eq!(seen(&town, town.jonas, Hat::Pupil, town.jonas), Some((3, 3)));
}

#[test]
fn nobody_but_a_teacher_of_the_pupil_writes_and_nobody_in_anothers_group() {
    let town = Town::new();
    for (person, hat) in [
        (town.liv, Hat::Teacher),
        (town.principal, Hat::Principal),
        (town.secretary, Hat::Secretary),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
    ] {
        let form = noted(&town, town.jonas, Some(town.norwegian));
        assert!(refused(note(&town.act(person, hat), &form)), "{hat:?}");
    }
    // Ada is not Kari's contact pupil and does not have mathematics: a form for it is outside the pass.
    let form = noted(&town, town.ada, Some(town.mathematics));
    assert!(note(&town.act(town.kari, Hat::Teacher), &form).is_err());
    assert_eq!(seen(&town, town.ada, Hat::Pupil, town.ada), Some((0, 0)), "nothing is left of it");
}

#[test]
fn a_guardian_no_longer_sees_notes_from_the_eighteenth_birthday() {
    let (town, ..) = with_notes();
    town.owner.clock.set("2027-03-13T12:00:00Z".parse().unwrap());
    assert!(seen(&town, town.mona, Hat::Guardian, town.jonas).is_some());
    town.owner.clock.set("2027-03-13T23:30:00Z".parse().unwrap());
    assert_eq!(seen(&town, town.mona, Hat::Guardian, town.jonas), None);
}

#[test]
fn sending_a_note_twice_writes_it_once() {
    let town = Town::new();
    let form = noted(&town, town.jonas, Some(town.norwegian));
    for _ in 0..2 {
        note(&town.act(town.kari, Hat::Teacher), &form).unwrap();
    }
    assert_eq!(seen(&town, town.jonas, Hat::Pupil, town.jonas), Some((1, 1)));
}

#[test]
fn the_author_and_the_principal_withdraw_a_note_and_that_it_stood_stays_on_record() {
    let (town, karis, olas) = with_notes();
    let ola = town.act(town.ola, Hat::Teacher);
    assert!(withdraw(&ola, town.jonas, karis, Withdrawal::Mistaken).is_err(), "not his note");
    let kari = town.act(town.kari, Hat::Teacher);
    assert!(
        withdraw(&kari, town.jonas, olas, Withdrawal::Mistaken).is_err(),
        "nor hers, contact teacher or not"
    );
    withdraw(&kari, town.jonas, karis, Withdrawal::Mistaken).unwrap();
    withdraw(&town.act(town.principal, Hat::Principal), town.jonas, olas, Withdrawal::Settled).unwrap();
    let jonas = town.act(town.jonas, Hat::Pupil);
    let notes = jonas.may(ReadConduct { pupil: town.jonas }).unwrap().rows::<ConductNote>().all().unwrap();
    let trace: Vec<_> = notes.iter().map(|note| (note.withdrawn_by, &*note.withdrawn_because)).collect();
    assert_eq!(notes.len(), 2);
    assert!(
        trace.contains(&(Some(town.kari), "mistaken")) && trace.contains(&(Some(town.principal), "settled"))
    );
    // Doing it again neither fails nor changes who did it.
    withdraw(&town.act(town.principal, Hat::Principal), town.jonas, karis, Withdrawal::Settled).unwrap();
    let again = jonas.may(ReadConduct { pupil: town.jonas }).unwrap();
    let karis = again.rows::<ConductNote>().all().unwrap().into_iter().find(|note| note.id == karis).unwrap();
    assert_eq!(karis.withdrawn_by, Some(town.kari));
}

#[test]
fn words_about_another_pupil_are_deleted_and_words_of_a_corrected_note_stay() {
    let (town, karis, _) = with_notes();
    let kari = town.act(town.kari, Hat::Teacher);
    let better = Noted {
        kind: NoteKind::Equipment,
        replaces: Some(karis),
        ..noted(&town, town.jonas, Some(town.norwegian))
    };
    note(&kari, &better).unwrap();
    assert_eq!(
        seen(&town, town.jonas, Hat::Pupil, town.jonas),
        Some((3, 3)),
        "the old one stands struck out"
    );
    withdraw(&kari, town.jonas, better.id, Withdrawal::WrongPupil).unwrap();
    assert_eq!(
        seen(&town, town.jonas, Hat::Pupil, town.jonas),
        Some((3, 2)),
        "the note's trace, not its words"
    );
}

#[test]
fn a_password_alone_shows_that_there_is_a_note_and_not_what_it_says() {
    let (town, ..) = with_notes();
    let mut weak = town.act(town.jonas, Hat::Pupil).caller.clone();
    weak.way_in.assurance = ransel_kernel::facts::Assurance::Low;
    let ctx = town.owner.ctx(weak).unwrap();
    assert!(ctx.may(ReadConduct { pupil: town.jonas }).is_ok());
    assert!(refused(ctx.may(ReadConductWords { pupil: town.jonas }).map(drop)));
}

#[test]
fn who_reads_absence_does_not_thereby_read_notes() {
    use ransel_kernel::{Action, Category};
    assert!(!ReadAbsence::DEF.categories.has(Category::Conduct));
    let (town, ..) = with_notes();
    let office = town.act(town.secretary, Hat::Secretary);
    assert!(office.may(ReadAbsence { pupil: town.jonas }).is_ok());
    assert!(refused(office.may(ReadConduct { pupil: town.jonas }).map(drop)));
}
