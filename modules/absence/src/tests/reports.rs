//! A guardian reports; the reason lies in the vault; the contact teacher settles.

use jiff::civil::date;
use ransel_kernel::{Ctx, FreeText, Hat, PersonId};
use uuid::Uuid;

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ListAbsenceReports, ReadAbsence, ReadAbsenceReason,
        report::{Reported, report, settle},
        take_roll::{Taking, take_roll},
    },
    records::{AbsenceReason, AbsenceReport, Cause, Effect, Mark},
    roll::{Filled, Said, Seen},
};

const WORDS: &str = "blindtarmen ble tatt ut i natt";

fn reported(town: &Town, pupil: PersonId) -> Reported {
    Reported {
        id: town.owner.random.uuid().unwrap(),
        pupil,
        from_day: FRIDAY,
        to_day: FRIDAY,
        cause: Cause::SelfDeclared,
        reason: FreeText::new(WORDS),
    }
}

fn reports_seen(ctx: &Ctx<'_>, pupil: PersonId) -> Vec<AbsenceReport> {
    ctx.may(ReadAbsence { pupil }).unwrap().rows::<AbsenceReport>().all().unwrap()
}

fn reason_seen(ctx: &Ctx<'_>, pupil: PersonId, id: Uuid) -> Option<(Cause, String)> {
    let pass = ctx.may(ReadAbsenceReason { pupil }).ok()?;
    let rows = pass.rows::<AbsenceReason>().all().unwrap();
    let row = rows.into_iter().find(|row| row.id == id)?;
    Some((row.class, row.reason.open()?.as_str().to_owned()))
}

#[test]
fn a_guardian_reports_and_sending_the_form_twice_does_no_harm() {
    let town = Town::new();
    let mona = town.act(town.mona, Hat::Guardian);
    let form = reported(&town, town.jonas);
    report(&mona, &form).unwrap();
    report(&mona, &form).unwrap();
    let seen = reports_seen(&mona, town.jonas);
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].effect, seen[0].settled, seen[0].reported_by), (Effect::Counts, false, town.mona));
}

#[test]
fn the_reason_lies_in_the_vault_alone_and_even_there_nobody_can_read_it_without_its_key() {
    let town = Town::new();
    report(&town.act(town.mona, Hat::Guardian), &reported(&town, town.jonas)).unwrap();
    let holds = |store: &str, words: &str| {
        std::fs::read_dir(&town.folder)
            .unwrap()
            .filter_map(Result::ok)
            .filter(|file| file.file_name().to_string_lossy().starts_with(store))
            .any(|file| {
                let bytes = std::fs::read(file.path()).unwrap();
                bytes.windows(words.len()).any(|window| window == words.as_bytes())
            })
    };
    for store in ["main", "ledger", "vault"] {
        assert!(!holds(store, WORDS), "{store}");
    }
    // The cause is a word of the vault, and no other store's.
    assert!(holds("vault", "self-declared"));
    assert!(!holds("main", "self-declared") && !holds("ledger", "self-declared"));
}

#[test]
fn only_a_guardian_with_responsibility_or_the_adult_pupil_reports() {
    let town = Town::new();
    let refuses = |person, hat, pupil| refused(report(&town.act(person, hat), &reported(&town, pupil)));
    assert!(refuses(town.jonas, Hat::Pupil, town.jonas), "17 is not yet of age");
    assert!(refuses(town.geir, Hat::Guardian, town.jonas), "without responsibility");
    assert!(refuses(town.mona, Hat::Guardian, town.ada), "Ada is of age");
    assert!(refuses(town.kari, Hat::Teacher, town.jonas));
    assert!(refuses(town.ada, Hat::Pupil, town.jonas));
    assert!(!refuses(town.ada, Hat::Pupil, town.ada));
    assert!(!refuses(town.mona, Hat::Guardian, town.sofie), "apart, with responsibility");
}

#[test]
fn the_contact_teacher_sees_the_reason_after_confirming_who_she_is_and_other_teachers_never() {
    let town = Town::new();
    let form = reported(&town, town.jonas);
    report(&town.act(town.mona, Hat::Guardian), &form).unwrap();

    let kari = town.act(town.kari, Hat::Teacher);
    let denied = kari.may(ReadAbsenceReason { pupil: town.jonas }).map(drop).unwrap_err();
    let missing: Vec<_> = denied.denied().unwrap().missing.iter().map(|missing| missing.fact).collect();
    assert_eq!(missing, ["fresh"], "the page leads to the confirmation");

    let kari = town.confirmed(town.kari, Hat::Teacher);
    assert_eq!(reason_seen(&kari, town.jonas, form.id), Some((Cause::SelfDeclared, WORDS.to_owned())));
    for (person, hat) in [
        (town.ola, Hat::Teacher),
        (town.liv, Hat::Teacher),
        (town.principal, Hat::Principal),
        (town.secretary, Hat::Secretary),
        (town.sofie, Hat::Pupil),
        (town.geir, Hat::Guardian),
    ] {
        assert_eq!(reason_seen(&town.confirmed(person, hat), town.jonas, form.id), None, "{hat:?}");
    }
}

#[test]
fn a_guardian_reads_the_reason_until_the_child_is_sixteen_and_the_pupil_always_does() {
    let town = Town::new();
    let (sofies, jonass) = (reported(&town, town.sofie), reported(&town, town.jonas));
    let mona = town.confirmed(town.mona, Hat::Guardian);
    report(&mona, &sofies).unwrap();
    report(&mona, &jonass).unwrap();
    assert!(reason_seen(&mona, town.sofie, sofies.id).is_some());
    assert!(reason_seen(&mona, town.jonas, jonass.id).is_none(), "Jonas is 17");
    assert!(reason_seen(&town.confirmed(town.jonas, Hat::Pupil), town.jonas, jonass.id).is_some());

    // On 14 March 2027 Sofie turns 16, and the door closes the same day.
    town.owner.clock.set("2027-03-13T12:00:00Z".parse().unwrap());
    assert!(reason_seen(&town.confirmed(town.mona, Hat::Guardian), town.sofie, sofies.id).is_some());
    town.owner.clock.set("2027-03-13T23:30:00Z".parse().unwrap());
    assert!(reason_seen(&town.confirmed(town.mona, Hat::Guardian), town.sofie, sofies.id).is_none());
}

#[test]
fn settling_changes_what_the_absence_of_these_days_does_and_doing_it_twice_does_no_harm() {
    let town = Town::new();
    let kari = town.act(town.kari, Hat::Teacher);
    for day in [date(2026, 11, 16), FRIDAY] {
        let rows = [Filled {
            pupil: town.jonas,
            mine: Said::absent(45),
            seen: Seen { version: 0, said: Said::HERE, asked: false },
            choice: None,
        }];
        let lesson = town.norwegian_on(day);
        take_roll(&kari, &Taking { lesson: &lesson, rows: &rows, late: false, cause: None }).unwrap();
    }
    let form = reported(&town, town.jonas);
    report(&town.act(town.mona, Hat::Guardian), &form).unwrap();
    let waiting = || {
        let pass = kari.may(ListAbsenceReports {}).unwrap();
        pass.rows::<AbsenceReport>().all().unwrap().remove(0)
    };
    assert!(refused(settle(&town.act(town.ola, Hat::Teacher), &waiting(), Cause::HealthDocumented)));
    assert!(!waiting().settled);
    for _ in 0..2 {
        settle(&kari, &waiting(), Cause::HealthDocumented).unwrap();
    }
    assert!(waiting().settled);
    let mut marks = town.all::<Mark>();
    marks.sort_by_key(|mark| mark.day);
    assert_eq!(marks.iter().map(|mark| mark.effect).collect::<Vec<_>>(), [Effect::Counts, Effect::UsesUp]);
    let seen = reason_seen(&town.confirmed(town.kari, Hat::Teacher), town.jonas, form.id);
    assert_eq!(seen.unwrap().0, Cause::HealthDocumented);
}

#[test]
fn absence_marked_after_the_report_was_settled_gets_what_was_settled() {
    let town = Town::new();
    report(&town.act(town.mona, Hat::Guardian), &reported(&town, town.jonas)).unwrap();
    let kari = town.act(town.kari, Hat::Teacher);
    let found = reports_seen(&kari, town.jonas).remove(0);
    settle(&kari, &found, Cause::OtherDocumented).unwrap();
    let rows = [Filled {
        pupil: town.jonas,
        mine: Said::absent(45),
        seen: Seen { version: 0, said: Said::absent(45), asked: false },
        choice: None,
    }];
    let lesson = town.mathematics_on(FRIDAY);
    let ola = town.act(town.ola, Hat::Teacher);
    take_roll(&ola, &Taking { lesson: &lesson, rows: &rows, late: false, cause: None }).unwrap();
    assert_eq!(town.all::<Mark>()[0].effect, Effect::Nothing);
}

#[test]
fn the_list_of_reports_holds_ones_own_contact_pupils_and_nobody_elses() {
    let town = Town::new();
    report(&town.act(town.mona, Hat::Guardian), &reported(&town, town.jonas)).unwrap();
    report(&town.act(town.ada, Hat::Pupil), &reported(&town, town.ada)).unwrap();
    let listed = |person, hat| {
        let ctx = town.act(person, hat);
        let pass = ctx.may(ListAbsenceReports {}).unwrap();
        pass.rows::<AbsenceReport>().all().unwrap().into_iter().map(|report| report.pupil).collect::<Vec<_>>()
    };
    assert_eq!(listed(town.kari, Hat::Teacher), [town.jonas], "Ada is nobody's contact pupil");
    assert_eq!(listed(town.ola, Hat::Teacher), []);
    assert_eq!(listed(town.principal, Hat::Principal), []);
}
