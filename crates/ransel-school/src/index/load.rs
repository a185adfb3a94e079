//! Reads the school base into the index, with plain statements: a record struct per row would cost more than
//! everything else here together.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::civil::Date;
use ransel_kernel::{
    Facts, GroupId, Hat, PersonId, Result, SchoolId, Value,
    db::Conn,
    facts::{Age, Enrolment, Guardianship, Protection, Stage, Window},
    platform::States,
    relations::{HatAt, Relations},
    value::Kind::{self, Date as OfDate, Int, Text, Uuid as OfUuid},
};
use ransel_law::age::AgeBand;
use uuid::Uuid;

use super::{Adjacency, Index, No, PersonNo};
use crate::{
    custody::{Holding, standing},
    records::{AccessState, ResidenceKind, TieKind},
};

/// Reads the relations of `today`.
///
/// # Errors
/// The main store cannot be read.
pub fn load(conn: &mut Conn, today: Date) -> Result<Arc<dyn Relations>> {
    let mut index = nobody(conn, today)?;
    persons(conn, &mut index)?;
    schools_and_groups(conn, &mut index)?;
    enrolments(conn, &mut index)?;
    memberships(conn, &mut index)?;
    posts(conn, &mut index)?;
    families(conn, &mut index)?;
    granted(conn, &mut index)?;
    states(conn, &mut index)?;
    staff(conn, &mut index)?;
    Ok(Arc::new(index))
}

/// Relations in which nobody is related to anybody. They are enough for the product's own parts, whose right to do
/// something never hangs on a relation, and to persons they open nothing; whose data may not be used they know. An import of a county needs them: it changes
/// relations some thousand times, and whoever keeps an index would read it anew each time.
///
/// # Errors
/// The main store cannot be read.
pub fn load_nobody(conn: &mut Conn, today: Date) -> Result<Arc<dyn Relations>> {
    Ok(Arc::new(nobody(conn, today)?))
}

fn nobody(conn: &mut Conn, today: Date) -> Result<Index> {
    Ok(Index { day: today, epoch: epoch(conn)?, states: States::read(conn, today)?, ..Index::default() })
}

/// Read before the rows: a change in between makes the index look older than it is, and it is read again.
fn epoch(conn: &mut Conn) -> Result<i64> {
    let mut epoch = 0;
    each(conn, "SELECT number FROM epoch WHERE id = 1", &[Int], |row| {
        if let [Value::Int(number)] = row {
            epoch = *number;
        }
    })?;
    Ok(epoch)
}

fn persons(conn: &mut Conn, index: &mut Index) -> Result<()> {
    each(conn, "SELECT id, born FROM person ORDER BY id", &[OfUuid, Text], |row| {
        if let [Value::Uuid(id), Value::Text(born)] = row {
            let number = PersonNo::try_from(index.persons.len()).unwrap_or(PersonNo::MAX);
            index.by_id.insert(PersonId(*id), number);
            index.persons.push(PersonId(*id));
            let age = born.parse().ok().map_or(Age::Unknown, |born| age(AgeBand::on(born, index.day)));
            index.state.push(Facts::default().with_age(age));
        }
    })?;
    index.declared = vec![false; index.persons.len()];
    index.trained = vec![false; index.persons.len()];
    Ok(())
}

fn age(band: AgeBand) -> Age {
    match band {
        AgeBand::Under12 => Age::Under12,
        AgeBand::From12 => Age::From12,
        AgeBand::From13 => Age::From13,
        AgeBand::From15 => Age::From15,
        AgeBand::From16 => Age::From16,
        AgeBand::Adult => Age::Adult,
    }
}

fn schools_and_groups(conn: &mut Conn, index: &mut Index) -> Result<()> {
    each(conn, "SELECT id, name, stage FROM school ORDER BY id", &[OfUuid, Text, Text], |row| {
        if let [Value::Uuid(id), Value::Text(name), Value::Text(stage)] = row {
            index.school_names.push(name.clone());
            index.school_stages.push(Stage::from_code(stage).unwrap_or_default());
            index.schools.insert(SchoolId(*id), number(&index.school_ids));
            index.school_ids.push(SchoolId(*id));
        }
    })?;
    each(conn, "SELECT id, school FROM school_group ORDER BY id", &[OfUuid, OfUuid], |row| {
        if let [Value::Uuid(id), Value::Uuid(school)] = row {
            index.groups.insert(GroupId(*id), number(&index.group_ids));
            index.group_ids.push(GroupId(*id));
            index.group_school.push(index.schools.get(&SchoolId(*school)).copied().unwrap_or(No::MAX));
        }
    })
}

fn enrolments(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let mut pairs = Vec::new();
    let (today, persons) = (index.day, index.persons.len());
    each(
        conn,
        "SELECT pupil, school, valid_from, valid_to FROM enrolment",
        &[OfUuid, OfUuid, OfDate, OfDate],
        |row| {
            let [Value::Uuid(pupil), Value::Uuid(school), from, to] = row else { return };
            let (Some(pupil), Some(school)) =
                (index.by_id.get(&PersonId(*pupil)), index.schools.get(&SchoolId(*school)))
            else {
                return;
            };
            let Some(state) = index.state.get_mut(*pupil as usize) else { return };
            if holds(today, from, to) {
                let stage = index.school_stages.get(*school as usize).copied().unwrap_or_default();
                *state = state.with_enrolment(Enrolment::Current).with_stage(stage);
                pairs.push((*pupil, *school));
            } else if state.enrolment() == Enrolment::None {
                *state = state.with_enrolment(Enrolment::Left);
            }
        },
    )?;
    index.pupils_at = Adjacency::turned(&pairs, index.school_ids.len());
    index.schools_of = Adjacency::from_pairs(pairs, persons);
    Ok(())
}

fn memberships(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let (mut pupils, mut teaches, mut contact) = (Vec::new(), Vec::new(), Vec::new());
    let (today, persons) = (index.day, index.persons.len());
    let kinds = [OfUuid, OfUuid, Text, OfDate, OfDate];
    each(conn, "SELECT person, group_id, role, valid_from, valid_to FROM group_member", &kinds, |row| {
        let [Value::Uuid(person), Value::Uuid(group), Value::Text(role), from, to] = row else { return };
        let (Some(person), Some(group)) =
            (index.by_id.get(&PersonId(*person)), index.groups.get(&GroupId(*group)))
        else {
            return;
        };
        if role == "pupil"
            && let Value::Date(from) = from
        {
            let to = if let Value::Date(to) = to { Some(*to) } else { None };
            index.members.entry(*group).or_default().push((*person, *from, to));
        }
        if !holds(today, from, to) {
            return;
        }
        match role.as_str() {
            "pupil" => pupils.push((*person, *group)),
            "teacher" => teaches.push((*person, *group)),
            "contact-teacher" => contact.push((*person, *group)),
            _ => {}
        }
    })?;
    index.pupils_of_group = Adjacency::turned(&pupils, index.group_ids.len());
    index.groups_of = Adjacency::from_pairs(pupils, persons);
    index.teaches = Adjacency::from_pairs(teaches, persons);
    index.contact = Adjacency::from_pairs(contact, persons);
    Ok(())
}

fn posts(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let mut pairs = Vec::new();
    let (today, persons) = (index.day, index.persons.len());
    let kinds = [OfUuid, OfUuid, Text, OfDate, OfDate];
    each(
        conn,
        "SELECT person, school, hat, valid_from, valid_to FROM post ORDER BY person, school, hat",
        &kinds,
        |row| {
            let [Value::Uuid(person), school, Value::Text(hat), from, to] = row else { return };
            let (Some(person), Some(hat)) = (index.by_id.get(&PersonId(*person)), Hat::from_code(hat)) else {
                return;
            };
            if !holds(today, from, to) {
                return;
            }
            let place = if let Value::Uuid(school) = school { Some(SchoolId(*school)) } else { None };
            let school = place.and_then(|place| index.schools.get(&place));
            pairs.extend(school.map(|school| (*person, *school)));
            let posts = index.posts.entry(*person).or_default();
            let post = HatAt { hat, place };
            if !posts.contains(&post) {
                posts.push(post);
            }
        },
    )?;
    index.staff_at = Adjacency::turned(&pairs, index.school_ids.len());
    index.works_at = Adjacency::from_pairs(pairs, persons);
    Ok(())
}

/// Every row about a child and an adult that holds today, and what the adult is to the child by all of them.
fn families(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let (today, persons) = (index.day, index.persons.len());
    let mut holding: HashMap<(PersonNo, PersonNo), Holding> = HashMap::new();
    let kinds = [OfUuid, OfUuid, Text, OfDate, OfDate];
    each(conn, "SELECT child, adult, kind, valid_from, valid_to FROM family_tie", &kinds, |row| {
        let [Value::Uuid(child), Value::Uuid(adult), Value::Text(kind), from, to] = row else { return };
        let (Some(child), Some(adult)) = (index.no(*child), index.no(*adult)) else { return };
        if let (Some(kind), true) = (TieKind::from_code(kind), holds(today, from, to)) {
            holding.entry((adult, child)).or_default().add(kind);
        }
    })?;
    let homes = homes(conn, index)?;
    let mut care = HashSet::new();
    each(conn, "SELECT child, valid_from, valid_to FROM care_order", &[OfUuid, OfDate, OfDate], |row| {
        let [Value::Uuid(child), from, to] = row else { return };
        care.extend(index.no(*child).filter(|_| holds(today, from, to)));
    })?;
    let none = Vec::new();
    let mut pairs = Vec::new();
    for ((adult, child), mut held) in holding {
        let lived = homes.get(&child).unwrap_or(&none);
        let of_adult = homes.get(&adult).unwrap_or(&none);
        let common = lived.iter().find(|(home, _)| of_adult.iter().any(|(other, _)| home == other));
        held.together = common.is_some();
        held.shared = common.is_some_and(|(_, shared)| *shared);
        held.care_order = care.contains(&child);
        if held.has(TieKind::Asked) {
            index.asked.insert((adult, child));
        }
        if held.has(TieKind::HealthAllowed) {
            index.allowed.insert((adult, child));
        }
        let standing = standing(held);
        if standing != Guardianship::None {
            index.kinds.insert((adult, child), standing);
            pairs.push((adult, child));
        }
    }
    index.homes = homes;
    index.guardians = Adjacency::turned(&pairs, persons);
    index.children = Adjacency::from_pairs(pairs, persons);
    Ok(())
}

/// Where everybody lives today, and whether she lives in two homes by agreement.
fn homes(conn: &mut Conn, index: &Index) -> Result<HashMap<PersonNo, Vec<(Uuid, bool)>>> {
    let mut homes: HashMap<PersonNo, Vec<(Uuid, bool)>> = HashMap::new();
    let kinds = [OfUuid, OfUuid, Text, OfDate, OfDate];
    each(conn, "SELECT person, home, kind, valid_from, valid_to FROM residence", &kinds, |row| {
        let [Value::Uuid(person), Value::Uuid(home), Value::Text(kind), from, to] = row else { return };
        if let (Some(person), true) = (index.no(*person), holds(index.day, from, to)) {
            let shared = kind == ResidenceKind::Shared.code();
            homes.entry(person).or_default().push((*home, shared));
        }
    })?;
    Ok(homes)
}

/// Applications that were approved, windows that stand open today, and who is named for which matter.
fn granted(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let kinds = [OfUuid, OfUuid, Text];
    let mut admitted = HashSet::new();
    each(conn, "SELECT child, guardian, state FROM guardian_access", &kinds, |row| {
        let [Value::Uuid(child), Value::Uuid(guardian), Value::Text(state)] = row else { return };
        if let (Some(child), Some(guardian)) = (index.no(*child), index.no(*guardian))
            && state == AccessState::Approved.code()
        {
            admitted.insert((guardian, child));
        }
    })?;
    index.admitted = admitted;
    let kinds = [OfUuid, OfUuid, Text, OfDate, OfDate];
    let mut windows: HashMap<_, Vec<Window>> = HashMap::new();
    each(conn, "SELECT person, holder, purpose, valid_from, valid_to FROM granted_window", &kinds, |row| {
        let [Value::Uuid(person), Value::Uuid(holder), Value::Text(purpose), from, to] = row else { return };
        if let (Some(person), Some(holder)) = (index.no(*person), index.no(*holder))
            && let (Some(purpose), true) = (Window::from_code(purpose), holds(index.day, from, to))
        {
            windows.entry((holder, person)).or_default().push(purpose);
        }
    })?;
    index.windows = windows;
    let kinds = [OfUuid, OfUuid, OfUuid, OfDate, OfDate];
    let mut named: HashMap<_, Vec<_>> = HashMap::new();
    each(conn, "SELECT person, place, matter, valid_from, valid_to FROM named_for", &kinds, |row| {
        let [Value::Uuid(person), Value::Uuid(place), Value::Uuid(matter), from, to] = row else { return };
        if let (Some(person), true) = (index.no(*person), holds(index.day, from, to)) {
            named.entry(person).or_default().push((SchoolId(*place), *matter));
        }
    })?;
    index.named = named;
    Ok(())
}

fn states(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let today = index.day;
    let mut levels: HashMap<PersonNo, Protection> = HashMap::new();
    let kinds = [OfUuid, Text, OfDate, OfDate];
    each(conn, "SELECT person, level, valid_from, valid_to FROM address_protection", &kinds, |row| {
        let [Value::Uuid(person), Value::Text(level), from, to] = row else { return };
        if let (Some(person), true) = (index.by_id.get(&PersonId(*person)), holds(today, from, to)) {
            // A level nobody knows protects like the strictest.
            let level = Protection::from_code(level).unwrap_or(Protection::Strict);
            let known = levels.entry(*person).or_default();
            *known = (*known).max(level);
        }
    })?;
    for (person, level) in levels {
        if let Some(state) = index.state.get_mut(person as usize) {
            *state = state.with_protection(level);
        }
    }
    each(conn, "SELECT person FROM secrecy_declaration", &[OfUuid], |row| {
        if let [Value::Uuid(person)] = row
            && let Some(number) = index.by_id.get(&PersonId(*person))
            && let Some(declared) = index.declared.get_mut(*number as usize)
        {
            *declared = true;
        }
    })
}

/// What is documented of those who work here, and what they answer for today.
fn staff(conn: &mut Conn, index: &mut Index) -> Result<()> {
    let today = index.day;
    each(conn, "SELECT person, held_on FROM privacy_training", &[OfUuid, OfDate], |row| {
        if let [Value::Uuid(person), Value::Date(held)] = row
            && *held <= today
            && let Some(number) = index.by_id.get(&PersonId(*person))
            && let Some(trained) = index.trained.get_mut(*number as usize)
        {
            *trained = true;
        }
    })?;
    let kinds = [OfUuid, Text, OfDate, OfDate];
    each(conn, "SELECT person, system, valid_from, valid_to FROM system_delegation", &kinds, |row| {
        let [Value::Uuid(person), Value::Text(system), from, to] = row else { return };
        if let (Some(person), true) = (index.by_id.get(&PersonId(*person)), holds(today, from, to)) {
            index.systems.entry(*person).or_default().push(system.clone());
        }
    })
}

fn holds(today: Date, from: &Value, to: &Value) -> bool {
    let begun = matches!(from, Value::Date(from) if *from <= today);
    begun && !matches!(to, Value::Date(to) if *to <= today)
}

fn number<T>(list: &[T]) -> No {
    No::try_from(list.len()).unwrap_or(No::MAX)
}

fn each(conn: &mut Conn, text: &str, kinds: &[Kind], mut row: impl FnMut(&[Value])) -> Result<()> {
    let sql = conn.sql(text);
    conn.each(&sql, kinds, |values| {
        row(&values);
        Ok(())
    })
}
