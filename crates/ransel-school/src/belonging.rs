//! Whether people belong to the owner, and since when not: what keep rules that run from leaving are counted from.
//! A pupil belongs while enrolled, staff while in a post, an adult while tied to a child who belongs.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use ransel_kernel::{
    PersonId, Result, SchoolId, Value,
    db::Conn,
    relations::Belongs,
    value::Kind::{Date as OfDate, Uuid as OfUuid},
};
use uuid::Uuid;

/// The last day of what somebody had here that has an end; none while something goes on.
#[derive(Clone, Copy, Debug)]
struct Stay {
    until: Option<Date>,
    school: Option<SchoolId>,
}

/// Whether these people belong, and the adults tied to those of them who are children.
///
/// # Errors
/// The main store cannot be read.
pub fn belongs(conn: &mut Conn, people: &[PersonId]) -> Result<Vec<(PersonId, Belongs)>> {
    let asked: Vec<Uuid> = people.iter().map(|person| person.0).collect();
    let mut adults: BTreeSet<Uuid> = asked.iter().copied().collect();
    for (_, adult, _) in ties(conn, Side::Child, &asked)? {
        adults.insert(adult);
    }
    let adults: Vec<Uuid> = adults.into_iter().collect();
    let ties = ties(conn, Side::Adult, &adults)?;
    let mut children: Vec<Uuid> =
        ties.iter().map(|(child, ..)| *child).chain(adults.iter().copied()).collect();
    children.sort_unstable();
    children.dedup();
    let enrolled = stays(conn, "enrolment", "pupil", &children)?;
    let posts = stays(conn, "post", "person", &adults)?;
    let mut by_adult: HashMap<Uuid, Vec<Stay>> = HashMap::new();
    for (child, adult, tied_until) in ties {
        for stay in enrolled.get(&child).into_iter().flatten() {
            // A tie that ended before the child left belongs until it ended.
            let until = [tied_until, stay.until].into_iter().flatten().min();
            by_adult.entry(adult).or_default().push(Stay { until, ..*stay });
        }
    }
    let all = |person: Uuid| {
        [&enrolled, &posts, &by_adult].into_iter().flat_map(move |of| of.get(&person)).flatten()
    };
    Ok(adults.iter().map(|person| (PersonId(*person), last(all(*person)))).collect())
}

fn last<'s>(stays: impl Iterator<Item = &'s Stay>) -> Belongs {
    let mut left: Option<(Date, Option<SchoolId>)> = None;
    for stay in stays {
        let Some(until) = stay.until else { return Belongs::Here };
        if left.is_none_or(|(so_far, _)| so_far < until) {
            left = Some((until, stay.school));
        }
    }
    left.map_or(Belongs::Never, |(on, school)| Belongs::Left(on, school))
}

/// By which side ties are looked for.
#[derive(Clone, Copy)]
enum Side {
    Child,
    Adult,
}

/// Child, adult, and when the tie ended.
fn ties(conn: &mut Conn, side: Side, people: &[Uuid]) -> Result<Vec<(Uuid, Uuid, Option<Date>)>> {
    let mut found = Vec::new();
    for (table, child, adult) in [("family_tie", "child", "adult"), ("next_of_kin", "person", "kin")] {
        let by = match side {
            Side::Child => child,
            Side::Adult => adult,
        };
        let mut sql = conn.sql(&format!("SELECT {child}, {adult}, valid_to FROM {table} WHERE "));
        sql.any(by, people.to_vec());
        conn.each(&sql, &[OfUuid, OfUuid, OfDate], |row| {
            if let [Value::Uuid(child), Value::Uuid(adult), to] = row.as_slice() {
                found.push((*child, *adult, date(to)));
            }
            Ok(())
        })?;
    }
    Ok(found)
}

fn stays(conn: &mut Conn, table: &str, of: &str, people: &[Uuid]) -> Result<HashMap<Uuid, Vec<Stay>>> {
    let mut found: HashMap<Uuid, Vec<Stay>> = HashMap::new();
    let mut sql = conn.sql(&format!("SELECT {of}, school, valid_to FROM {table} WHERE "));
    sql.any(of, people.to_vec());
    conn.each(&sql, &[OfUuid, OfUuid, OfDate], |row| {
        if let [Value::Uuid(person), school, to] = row.as_slice() {
            let school = if let Value::Uuid(school) = school { Some(SchoolId(*school)) } else { None };
            found.entry(*person).or_default().push(Stay { until: date(to), school });
        }
        Ok(())
    })?;
    Ok(found)
}

fn date(value: &Value) -> Option<Date> {
    if let Value::Date(date) = value { Some(*date) } else { None }
}
