//! The module as a whole: its register, its promises, and a day at school from morning to evening.

use ransel_kernel::{FreeText, Hat, House, promise, register::Gap, rows::Is};

use super::town::{FRIDAY, Town, refused};
use crate::{
    actions::{
        ListAbsenceReports, ReadAbsence, ReadAbsenceOverview, ReadAbsenceReason,
        report::{Reported, report, settle},
        take_roll::{Taken, Taking, take_roll},
    },
    records::{AbsenceReport, Cause, Effect, Mark},
    roll::{Filled, Said, Seen},
};

#[test]
fn the_register_lacks_nothing_and_every_promise_can_be_read() {
    let house = House::build(&[ransel_school::module(), crate::module()], ransel_school::BASE).unwrap();
    assert_eq!(house.gaps("absence"), Vec::<Gap>::new());
    let promises = promise::parse(crate::module().promises).unwrap();
    assert!(promises.iter().any(|promise| promise.claim == "sis-sats-remarks"), "its own are among them");
}

#[test]
fn a_day_at_school() {
    let town = Town::new();
    // Before eight, Mona reports that Jonas is ill.
    let mona = town.act(town.mona, Hat::Guardian);
    let id = town.owner.random.uuid().unwrap();
    let reason = FreeText::new("feber");
    let form = Reported {
        id,
        pupil: town.jonas,
        from_day: FRIDAY,
        to_day: FRIDAY,
        cause: Cause::SelfDeclared,
        reason,
    };
    report(&mona, &form).unwrap();

    // At 08.19 Kari takes the roll; Ola in mathematics, an hour later, does the same.
    for (teacher, lesson) in [(town.kari, town.norwegian_on(FRIDAY)), (town.ola, town.mathematics_on(FRIDAY))]
    {
        let rows = [Filled {
            pupil: town.jonas,
            mine: Said::absent(45),
            seen: Seen { version: 0, said: Said::absent(45), asked: false },
            choice: None,
        }];
        let ctx = town.act(teacher, Hat::Teacher);
        let taken = take_roll(&ctx, &Taking { lesson: &lesson, rows: &rows, late: false, cause: None });
        assert_eq!(taken.unwrap(), Taken::Saved(vec![]));
        assert!(
            refused(ctx.may(ReadAbsenceReason { pupil: town.jonas }).map(drop)),
            "the roll never tells why"
        );
    }

    // In the afternoon Kari, his contact teacher, confirms who she is, sees the certificate and settles.
    let kari = town.confirmed(town.kari, Hat::Teacher);
    let waiting = kari.may(ListAbsenceReports {}).unwrap();
    let waiting = waiting
        .rows::<AbsenceReport>()
        .only(AbsenceReport::SETTLED, Is::Equal, &false)
        .first()
        .unwrap()
        .unwrap();
    assert!(kari.may(ReadAbsenceReason { pupil: town.jonas }).is_ok());
    settle(&kari, &waiting, Cause::HealthDocumented).unwrap();

    // In the evening Jonas sees two lessons, both documented; the principal sees them too, and not why.
    let jonas = town.act(town.jonas, Hat::Pupil);
    let seen = jonas.may(ReadAbsence { pupil: town.jonas }).unwrap().rows::<Mark>().all().unwrap();
    assert_eq!(seen.iter().map(|mark| mark.effect).collect::<Vec<_>>(), [Effect::UsesUp, Effect::UsesUp]);
    let principal = town.confirmed(town.principal, Hat::Principal);
    assert_eq!(principal.may(ReadAbsenceOverview {}).unwrap().rows::<Mark>().count().unwrap(), 2);
    assert!(refused(principal.may(ReadAbsenceReason { pupil: town.jonas }).map(drop)));
}
