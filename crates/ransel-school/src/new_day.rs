//! What the calendar does by itself: a pupil's last day is over, or she reaches an age at which law gives her more to decide.
//! Nobody writes anything then, so a job looks each morning and tells the modules.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use ransel_kernel::{
    Ctx, Pass, PersonId, Result, Withheld,
    events::{PupilLeft, ReachedAge},
    rows::Is,
};
use ransel_law::age::AgeBand;
use uuid::Uuid;

use crate::{
    actions::{SurveyNewDay, TellNewDay},
    records::{BirthDate, Enrolment, Person},
};

/// How many days back it is looked for pupils who have left: a roster may say so some days late.
const LATE_DAYS: i64 = 14;
/// How many people are told about in one transaction.
const CHUNK: usize = 200;
/// The ages at which a band begins.
const AGES: [i64; 5] = [12, 13, 15, 16, 18];

/// Tells what has happened after `from`, up to and with `today`. Asked again, it tells nothing twice.
///
/// # Errors
/// The store fails.
pub fn new_day(ctx: &Ctx<'_>, from: Date, today: Date) -> Result<()> {
    let pass = ctx.may(SurveyNewDay {})?;
    let left: Vec<_> = left(&pass, from, today)?.into_iter().collect();
    for some in left.chunks(CHUNK) {
        let people = some.iter().map(|(pupil, _)| *pupil).collect();
        ctx.change(TellNewDay { people }, |change| {
            some.iter().try_for_each(|(pupil, (on, enrolment))| {
                change.raise_once(&PupilLeft { pupil: *pupil, enrolment: *enrolment }, *on)
            })
        })?;
    }
    for some in of_age(&pass, from, today)?.chunks(CHUNK) {
        ctx.change(TellNewDay { people: some.to_vec() }, |change| {
            some.iter().try_for_each(|pupil| change.raise_once(&ReachedAge { pupil: *pupil }, today))
        })?;
    }
    Ok(())
}

/// Those for whom nothing goes on or begins any more, with the first day without and the enrolment that ended last.
fn left(pass: &Pass<'_, SurveyNewDay>, from: Date, today: Date) -> Result<BTreeMap<PersonId, (Date, Uuid)>> {
    let (since, tomorrow) = (from.saturating_sub(LATE_DAYS.days()), today.saturating_add(1.day()));
    let ended = pass
        .rows::<Enrolment>()
        .only(Enrolment::VALID_TO, Is::AtLeast, &Some(since))
        .only(Enrolment::VALID_TO, Is::Below, &Some(tomorrow))
        .all()?;
    let ended: BTreeSet<_> = ended.into_iter().map(|row| row.pupil).collect();
    let mut left: BTreeMap<PersonId, (Date, Uuid)> = BTreeMap::new();
    let mut goes_on = BTreeSet::new();
    for row in pass.rows::<Enrolment>().among(Enrolment::PUPIL, ended).all()? {
        match row.valid_to.filter(|to| *to <= today) {
            Some(to) => {
                let last = left.entry(row.pupil).or_insert((to, row.id));
                *last = (*last).max((to, row.id));
            }
            None => drop(goes_on.insert(row.pupil)),
        }
    }
    left.retain(|pupil, _| !goes_on.contains(pupil));
    Ok(left)
}

/// Pupils who have come into another band of age.
fn of_age(pass: &Pass<'_, SurveyNewDay>, from: Date, today: Date) -> Result<Vec<PersonId>> {
    let mut found = BTreeSet::new();
    for age in AGES {
        // A day more on either side, for those born on 29 February; the bands decide.
        let born = |on: Date, days: i64| {
            let day = on.saturating_sub(age.years()).saturating_add(days.days());
            Withheld::Open(BirthDate(Some(day)))
        };
        let rows = pass
            .rows::<Person>()
            .only(Person::BORN, Is::AtLeast, &born(from, -1))
            .only(Person::BORN, Is::Below, &born(today, 2))
            .all()?;
        let turned = |born: Date| AgeBand::on(born, from) != AgeBand::on(born, today);
        let born = |row: &Person| row.born.clone().open().and_then(|born| born.0);
        found.extend(rows.iter().filter(|row| born(row).is_some_and(turned)).map(|row| row.id));
    }
    let enrolled = pass.rows::<Enrolment>().among(Enrolment::PUPIL, found).all()?;
    let goes = |row: &Enrolment| row.valid_from <= today && row.valid_to.is_none_or(|to| today < to);
    let pupils: BTreeSet<_> = enrolled.into_iter().filter(goes).map(|row| row.pupil).collect();
    Ok(pupils.into_iter().collect())
}
