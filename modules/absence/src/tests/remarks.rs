//! Remarks on entries of absence: who writes, who sees, and who sees the entry without.

use ransel_kernel::{Ctx, FreeText, Hat, KernelError, PersonId, rows::Is};

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{ReadAbsence, ReadRemarks, remark::remark},
    records::{AbsenceRemark, Mark},
    rules::AbsenceClass,
    seed::{SeedMark, SeedState, seed},
};

/// Jonas was away from Norwegian and from mathematics on Friday.
fn with_absence() -> (Town, Mark, Mark) {
    let town = Town::new();
    let marks = [town.norwegian, town.mathematics].map(|group| SeedMark {
        pupil: town.jonas,
        group,
        day: FRIDAY,
        starts: if group == town.norwegian { 495 } else { 555 },
        ends: if group == town.norwegian { 540 } else { 600 },
        state: SeedState::Absent,
        minutes: 45,
        class: AbsenceClass::Undocumented,
        marked_by: town.kari,
    });
    seed(&town.owner, marks.into_iter()).unwrap();
    let of = |group| {
        let ctx = town.act(town.kari, Hat::Teacher);
        let pass = ctx.may(ReadAbsence { pupil: town.jonas }).unwrap();
        pass.rows::<Mark>().only(Mark::GROUP_ID, Is::Equal, &group).first().unwrap().unwrap()
    };
    let (norwegian, mathematics) = (of(town.norwegian), of(town.mathematics));
    (town, norwegian, mathematics)
}

/// What the caller reads on Jonas's entries; nothing where she is refused.
fn seen(ctx: &Ctx<'_>, pupil: PersonId) -> Option<Vec<String>> {
    let rows = ctx.may(ReadRemarks { pupil }).ok()?.rows::<AbsenceRemark>().all().unwrap();
    let mut words: Vec<_> =
        rows.into_iter().filter_map(|row| row.remark.open()).map(|text| text.as_str().to_owned()).collect();
    words.sort();
    Some(words)
}

fn words(text: &str) -> FreeText {
    FreeText::new(text)
}

#[test]
fn each_hat_sees_the_remarks_that_belong_to_it_and_the_counting_ones_see_the_entry_alone() {
    let (town, norwegian, mathematics) = with_absence();
    remark(&town.act(town.kari, Hat::Teacher), &norwegian, &words("gikk etter pausen")).unwrap();
    remark(&town.act(town.ola, Hat::Teacher), &mathematics, &words("hadde sagt fra")).unwrap();
    let both = || Some(vec!["gikk etter pausen".to_owned(), "hadde sagt fra".to_owned()]);
    let cells = [
        (town.jonas, Hat::Pupil, both(), "POL-2018 art. 15: one's own"),
        (town.kari, Hat::Teacher, both(), "the contact teacher, all subjects"),
        (town.ola, Hat::Teacher, both(), "teaches both groups"),
        (town.mona, Hat::Guardian, None, "PBRL-1999 § 3-4: he is 17 and has allowed nothing"),
        (town.geir, Hat::Guardian, None, "BARN-1981 § 47: no responsibility"),
        (town.principal, Hat::Principal, None, "FVL-1967 § 13: whether it counts"),
        (town.secretary, Hat::Secretary, None, "FVL-1967 § 13: whether it counts"),
        (town.liv, Hat::Teacher, None, "does not teach him"),
        (town.sofie, Hat::Pupil, None, "another pupil"),
    ];
    for (person, hat, expected, why) in cells {
        assert_eq!(seen(&town.act(person, hat), town.jonas), expected, "{hat:?}: {why}");
    }
    for (person, hat) in [(town.principal, Hat::Principal), (town.secretary, Hat::Secretary)] {
        let ctx = town.act(person, hat);
        let entries = ctx.may(ReadAbsence { pupil: town.jonas }).unwrap().rows::<Mark>().all().unwrap();
        assert_eq!(entries.len(), 2, "{hat:?} sees that he was away");
    }
}

#[test]
fn a_remark_is_the_authors_to_change_and_nobody_writes_over_anothers() {
    let (town, norwegian, _) = with_absence();
    let (kari, ola) = (town.act(town.kari, Hat::Teacher), town.act(town.ola, Hat::Teacher));
    remark(&ola, &norwegian, &words("kom aldri")).unwrap();
    remark(&ola, &norwegian, &words("kom ikke")).unwrap();
    assert_eq!(seen(&kari, town.jonas), Some(vec!["kom ikke".to_owned()]), "once, as it was changed");
    let over = remark(&kari, &norwegian, &words("var syk"));
    assert!(matches!(over, Err(KernelError::Conflict { .. })), "{over:?}");
    remark(&kari, &norwegian, &words("")).unwrap();
    assert_eq!(seen(&kari, town.jonas), Some(vec!["kom ikke".to_owned()]), "contact teacher or not");
    remark(&ola, &norwegian, &words("")).unwrap();
    assert_eq!(seen(&kari, town.jonas), Some(Vec::new()));
    remark(&kari, &norwegian, &words("var med klassen")).unwrap();
    assert_eq!(seen(&ola, town.jonas), Some(vec!["var med klassen".to_owned()]), "its key is a new one");
}

#[test]
fn nobody_else_remarks() {
    let (town, norwegian, _) = with_absence();
    for (person, hat) in [
        (town.liv, Hat::Teacher),
        (town.principal, Hat::Principal),
        (town.secretary, Hat::Secretary),
        (town.jonas, Hat::Pupil),
        (town.mona, Hat::Guardian),
    ] {
        assert!(refused(remark(&town.act(person, hat), &norwegian, &words("nei"))), "{hat:?}");
    }
    // A form that names a group the teacher does not teach is outside her pass.
    let elsewhere = Mark { group_id: town.class, ..norwegian };
    assert!(remark(&town.act(town.ola, Hat::Teacher), &elsewhere, &words("nei")).is_err());
    assert_eq!(seen(&town.act(town.jonas, Hat::Pupil), town.jonas), Some(Vec::new()));
}

#[test]
fn a_password_alone_shows_the_entry_and_not_the_remark() {
    let (town, norwegian, _) = with_absence();
    remark(&town.act(town.kari, Hat::Teacher), &norwegian, &words("gikk etter pausen")).unwrap();
    let mut weak = town.act(town.jonas, Hat::Pupil).caller.clone();
    weak.way_in.assurance = ransel_kernel::facts::Assurance::Low;
    let ctx = town.owner.ctx(weak).unwrap();
    assert!(ctx.may(ReadAbsence { pupil: town.jonas }).is_ok());
    assert_eq!(seen(&ctx, town.jonas), None);
}
