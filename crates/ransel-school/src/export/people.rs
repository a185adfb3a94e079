//! Some people with what everybody gets of them, and with what was asked for beyond that.

use std::collections::HashMap;

use jiff::civil::Date;
use ransel_exchange::roster::{Contact, ContactKind, Person as Row, Reached, Way};
use ransel_kernel::{Action, Ctx, Pass, PersonId, action::Opens};

use super::{
    Asked, ExportError, Exported, Receiver, contact,
    survey::{Survey, guardians, holds, kin},
};
use crate::{
    actions::{ExportNumbers, ExportProtected, ExportRoster, SurveyRoster},
    records::{Account, ContactKind as Kind, ContactPoint, Enrolment, NationalNumber, Person},
};

/// Writes them.
pub(super) fn write(
    ctx: &Ctx<'_>,
    survey_pass: &Pass<'_, SurveyRoster>,
    asked: &Asked,
    survey: &Survey,
    people: &[PersonId],
    to: &mut dyn Receiver,
    exported: &mut Exported,
) -> Result<(), ExportError> {
    let mut rows = read(ctx, asked, survey, people)?;
    let of = |person: PersonId| asked.key(person.0);
    for row in guardians(survey_pass, people, survey.today)? {
        let stays = survey.kept_back.contains(&row.adult);
        if let (Some(kind), Some(child), false) = (contact(row.standing), rows.get_mut(&row.child), stays) {
            child.contacts.push(Contact { kind, id: of(row.adult) });
        }
    }
    for row in kin(survey_pass, people, survey.today)? {
        if let (Some(person), false) = (rows.get_mut(&row.person), survey.kept_back.contains(&row.kin)) {
            person.contacts.push(Contact { kind: ContactKind::NextOfKin, id: of(row.kin) });
        }
    }
    let mut schools = HashMap::new();
    for row in survey_pass.rows::<Enrolment>().among(Enrolment::PUPIL, people.iter().copied()).all()? {
        if holds(survey.today, row.valid_from, row.valid_to) {
            schools.entry(row.pupil).or_insert(asked.key(row.school.0));
        }
    }
    for person in people {
        let Some(mut row) = rows.remove(person) else { continue };
        row.contacts.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
        row.contacts.dedup();
        exported.hidden += u64::from(!asked.protected && survey.hidden.contains(person));
        let school = schools.get(person);
        if to.person(&row, school)? {
            exported.people += 1;
            continue;
        }
        // A number somebody typed in her own way must not keep her off the register.
        let reachable = Row { reached: Vec::new(), ..row };
        if to.person(&reachable, school)? {
            exported.people += 1;
            exported.unreachable += 1;
        } else {
            exported.left_out += 1;
        }
    }
    Ok(())
}

fn read(
    ctx: &Ctx<'_>,
    asked: &Asked,
    survey: &Survey,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Row>, ExportError> {
    let (ids, today) = (|| people.iter().copied(), survey.today);
    let pass = ctx.may(ExportRoster { people: people.to_vec() })?;
    let mut rows = named(&pass, asked, people, today)?;
    let strict: Vec<_> = ids().filter(|person| survey.strict.contains(person)).collect();
    if asked.protected && !strict.is_empty() {
        let pass = ctx.may(ExportProtected { people: strict.clone() })?;
        rows.extend(named(&pass, asked, &strict, today)?);
    }
    let mut points = pass.rows::<ContactPoint>().among(ContactPoint::PERSON, ids()).all()?;
    points.retain(|point| !survey.hidden.contains(&point.person));
    if asked.protected {
        let hidden: Vec<_> = ids().filter(|person| survey.hidden.contains(person)).collect();
        if !hidden.is_empty() {
            let pass = ctx.may(ExportProtected { people: hidden.clone() })?;
            points.extend(pass.rows::<ContactPoint>().among(ContactPoint::PERSON, hidden).all()?);
        }
    }
    for point in points {
        if holds(today, point.valid_from, point.valid_to)
            && let Some(row) = rows.get_mut(&point.person)
        {
            row.reached.push(reached(point));
        }
    }
    if asked.numbers {
        let pass = ctx.may(ExportNumbers { people: people.to_vec() })?;
        for number in pass.rows::<NationalNumber>().among(NationalNumber::PERSON, ids()).all()? {
            if holds(today, number.valid_from, number.valid_to)
                && let Some(row) = rows.get_mut(&number.person)
            {
                row.numbers.push(number.number.0);
            }
        }
    }
    Ok(rows)
}

/// Who they are, and how they sign in.
fn named<A: Action + Opens<Person> + Opens<Account>>(
    pass: &Pass<'_, A>,
    asked: &Asked,
    people: &[PersonId],
    today: Date,
) -> Result<HashMap<PersonId, Row>, ExportError> {
    let ids = || people.iter().copied();
    let found = pass.rows::<Person>().among(Person::ID, ids()).all()?.into_iter();
    let mut rows: HashMap<_, _> = found.map(|person| (person.id, row(asked, person))).collect();
    for account in pass.rows::<Account>().among(Account::PERSON, ids()).all()? {
        if account.kind == "feide" && holds(today, account.valid_from, account.valid_to) {
            rows.entry(account.person).and_modify(|row| row.feide.push(account.name));
        }
    }
    Ok(rows)
}

fn row(asked: &Asked, person: Person) -> Row {
    Row {
        id: asked.key(person.id.0),
        former: Vec::new(),
        gone: false,
        numbers: Vec::new(),
        feide: Vec::new(),
        given: person.given,
        family: person.family,
        born: person.born.open().and_then(|born| born.0),
        language: Some(person.language).filter(|language| !language.is_empty()),
        reached: Vec::new(),
        contacts: Vec::new(),
    }
}

fn reached(point: ContactPoint) -> Reached {
    let by = match point.kind {
        Kind::RegisteredAddress => Way::RegisteredAddress,
        Kind::PostalAddress => Way::PostalAddress,
        Kind::Phone => Way::Phone,
        Kind::Mobile => Way::Mobile,
        Kind::Email => Way::Email,
    };
    let ContactPoint { value, postal_code, locality, .. } = point;
    Reached { by, value, postal_code, locality, from: None, to: None }
}
