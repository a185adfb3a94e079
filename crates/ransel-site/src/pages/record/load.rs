//! Reads a record: one pass, and a query per table. What the pass does not open is not there.

use jiff::civil::Date;
use ransel_kernel::{Category, Hat, Pass, PersonId, Withheld, facts::Guardianship, rows::Is};
use ransel_school::{
    actions::ReadPerson,
    names::Name,
    records::{
        AddressProtection, BirthDate, ContactPoint, Enrolment, FamilyTie, Group, GroupKind, GroupMember,
        GroupRole, LanguageChoice, NationalNumber, Person, ProtectionLevel, Residence, School, Standard,
        WrittenStandard,
    },
};
use ransel_web::format::sort_key;
use uuid::Uuid;

use crate::{Trouble, Visit, pages::words::today};

/// A record as the visitor may see it today.
pub struct Record {
    /// Whose.
    pub person: PersonId,
    /// Her name.
    pub name: Name,
    /// Whether a certain identity number stands behind it.
    pub verified: bool,
    /// Date of birth.
    pub born: Withheld<BirthDate>,
    /// The national identity number that holds today, if it is open and there is one.
    pub number: Option<String>,
    /// How she is reached.
    pub contact: Vec<ContactPoint>,
    /// The homes she lives in, the longest first, where the visitor may know of them.
    pub homes: Vec<Home>,
    /// Her guardians, and what each is to her today.
    pub guardians: Vec<(PersonId, Guardianship)>,
    /// Names of schools.
    pub schools: Vec<String>,
    /// Names of classes.
    pub classes: Vec<String>,
    /// Names of other groups.
    pub groups: Vec<String>,
    /// The level of a protected address, where the visitor may know of it.
    pub protection: Option<ProtectionLevel>,
    /// The language she has chosen for pages and letters, or else the one a roster names; may be empty.
    pub language: String,
    /// Her main written standard, where it is open.
    pub standard: Option<Standard>,
    opened: Vec<Category>,
}

/// A home somebody lives in.
pub struct Home {
    /// Which.
    pub id: Uuid,
    /// The adults of her family who live there.
    pub adults: Vec<PersonId>,
}

impl Record {
    /// Whether the visitor may see this kind of data.
    pub fn opens(&self, category: Category) -> bool {
        self.opened.contains(&category)
    }

    /// Whether the address is protected, as far as the visitor may know.
    pub fn is_protected(&self) -> bool {
        self.protection.is_some()
    }

    /// The kinds of data that are stored and open.
    pub fn kept(&self) -> Vec<Category> {
        let born = self.born.as_open().is_some_and(|born| born.0.is_some());
        let kinds = [
            (Category::Identity, true),
            (Category::Birth, born),
            (Category::NationalId, self.number.is_some()),
            (Category::Contact, !self.contact.is_empty()),
            (Category::Family, !self.guardians.is_empty()),
            (Category::Placement, !self.schools.is_empty() || !self.classes.is_empty()),
        ];
        kinds.into_iter().filter(|(_, kept)| *kept).map(|(category, _)| category).collect()
    }
}

/// Opens somebody's record.
///
/// # Errors
/// Refused, or nobody: one answer.
pub fn open(visit: &Visit<'_>, person: PersonId) -> Result<Record, Trouble> {
    let pass = visit.ctx.may(ReadPerson { person })?;
    let day = today(visit);
    let Some(row) = pass.rows::<Person>().only(Person::ID, Is::Equal, &person).first()? else {
        return Err(Trouble::NotFound);
    };
    let holds = |from: Date, to: Option<Date>| from <= day && to.is_none_or(|to| day < to);
    let numbers = pass.rows::<NationalNumber>().all()?;
    let number = numbers.into_iter().find(|one| holds(one.valid_from, one.valid_to));
    let mut contact = pass.rows::<ContactPoint>().all()?;
    contact.retain(|point| holds(point.valid_from, point.valid_to));
    contact.sort_by(|one, other| {
        (one.kind, &one.valid_from, one.id).cmp(&(other.kind, &other.valid_from, other.id))
    });
    let relations = visit.owner().relations()?;
    other_homes_left_out(visit, person, &mut contact)?;
    let ties = pass.rows::<FamilyTie>().only(FamilyTie::CHILD, Is::Equal, &person).all()?;
    let adults = ties.iter().filter(|row| holds(row.valid_from, row.valid_to)).map(|row| row.adult);
    let mut guardians: Vec<_> = adults.map(|adult| (adult, relations.standing(adult, person))).collect();
    guardians.retain(|(_, standing)| *standing != Guardianship::None);
    guardians.sort_by_key(|(adult, standing)| (*standing, *adult));
    guardians.dedup();
    let protection = pass.rows::<AddressProtection>().all()?.into_iter();
    let held = protection.filter(|row| holds(row.valid_from, row.valid_to));
    let protection = held.map(|row| ProtectionLevel::of(&row.level)).max();
    let chosen = pass.rows::<LanguageChoice>().only(LanguageChoice::PERSON, Is::Equal, &person).first()?;
    let standards = pass.rows::<WrittenStandard>().only(WrittenStandard::PUPIL, Is::Equal, &person).all()?;
    let standard = standards.into_iter().find(|row| holds(row.valid_from, row.valid_to));
    let mut lives = pass.rows::<Residence>().only(Residence::PERSON, Is::Equal, &person).all()?;
    lives.retain(|row| holds(row.valid_from, row.valid_to));
    lives.sort_by_key(|row| (row.valid_from, row.id));
    // What was said about a home she has moved out of is no way to reach her.
    if pass.opens(person, Category::Family) {
        contact.retain(|point| point.home.is_none_or(|home| lives.iter().any(|row| row.home == home)));
    }
    let kin = relations.kin(person);
    let home = |id: Uuid| Home {
        id,
        adults: kin.iter().filter(|kin| kin.homes.contains(&id)).map(|kin| kin.adult).collect(),
    };
    let (schools, classes, groups) = placed(visit, &pass, holds)?;
    let opened = Category::ALL.iter().copied().filter(|category| pass.opens(person, *category)).collect();
    Ok(Record {
        person,
        verified: row.verified,
        language: chosen.map_or_else(|| row.language.clone(), |chosen| chosen.language),
        standard: standard.map(|row| row.standard),
        born: row.born.clone(),
        name: Name::from(row),
        number: number.map(|one| one.number.0),
        contact,
        homes: lives.iter().map(|row| home(row.home)).collect(),
        guardians,
        schools,
        classes,
        groups,
        protection,
        opened,
    })
}

/// A child of two homes has ways to be reached in each. A guardian sees those of her own home, and those that belong to
/// none.
fn other_homes_left_out(
    visit: &Visit<'_>,
    person: PersonId,
    contact: &mut Vec<ContactPoint>,
) -> Result<(), Trouble> {
    let own = visit.ctx.caller.person;
    if visit.ctx.caller.hat == Hat::Guardian && own != Some(person) {
        let kin = visit.owner().relations()?.kin(person).into_iter().find(|kin| Some(kin.adult) == own);
        let homes = kin.map(|kin| kin.homes).unwrap_or_default();
        contact.retain(|point| point.home.is_none_or(|home| homes.contains(&home)));
    }
    Ok(())
}

/// Names of schools, classes and other groups.
type Placed = (Vec<String>, Vec<String>, Vec<String>);

fn placed(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReadPerson>,
    holds: impl Fn(Date, Option<Date>) -> bool,
) -> Result<Placed, Trouble> {
    let enrolled = pass.rows::<Enrolment>().all()?.into_iter();
    let enrolled: Vec<_> =
        enrolled.filter(|row| holds(row.valid_from, row.valid_to)).map(|row| row.school).collect();
    let member = pass.rows::<GroupMember>().all()?.into_iter();
    let member: Vec<_> = member
        .filter(|row| row.role == GroupRole::Pupil && holds(row.valid_from, row.valid_to))
        .map(|row| row.group_id)
        .collect();
    let schools = pass.rows::<School>().among(School::ID, enrolled).all()?;
    let groups = pass.rows::<Group>().among(Group::ID, member).all()?;
    let named = |class: bool| {
        let of_kind = groups.iter().filter(|group| (group.kind == GroupKind::Class) == class);
        sorted(of_kind.map(|group| group.name.clone()).collect())
    };
    let other = if visit.ctx.caller.hat == Hat::Guardian { Vec::new() } else { named(false) };
    Ok((sorted(schools.into_iter().map(|school| school.name).collect()), named(true), other))
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_by_cached_key(|name| sort_key(name));
    names.dedup();
    names
}
