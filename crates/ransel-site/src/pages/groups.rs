//! Classes and teaching groups one has to do with, and the list of one of them. The list is one to print and
//! carry: names, and nothing a name on paper should not stand beside.

use std::collections::{HashMap, HashSet};

use maud::html;
use ransel_kernel::{Action, GroupId, Pass, PersonId, rows::Is};
use ransel_school::{
    actions::{AddLesson, ListGroup, ListPeople},
    names::{self, Name},
    records::{Group, GroupKind, GroupMember, School, Subject},
};
use ransel_web::{
    format::{self, sort_key},
    parts::{
        Caption, Column, Layout, Link, Table, back, empty, heading, link, link_list, section, success, table,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door, states,
        words::{subject_name, today},
    },
};

/// The groups, classes first. A group is known by what is taught in it; its own name is often a code.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ListPeople::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ListPeople {})?;
    let groups = of_pass(visit, &pass)?;
    let taught = groups.iter().filter_map(|group| group.subject);
    let subjects: HashMap<_, _> = pass
        .rows::<Subject>()
        .among(Subject::ID, taught)
        .all()?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let (classes, others): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| group.kind == GroupKind::Class);
    let links = |groups: &[Group]| {
        let one = |group: &Group| {
            // Counted as the list itself counts, so that the number never tells of anybody left out.
            let count = visit.ctx.count_in_group(ListGroup::DEF, group.id, today(visit)).unwrap_or_default();
            let subject = group.subject.and_then(|subject| subjects.get(&subject));
            let name = match subject {
                Some(subject) => format!("{}, {}", subject_name(subject, w.lang), group.name),
                None => group.name.clone(),
            };
            let label = w.with("group-with-count", &[("name", (&name).into()), ("n", count.into())]);
            Link::new(format!("/groups/{}", group.id), label)
        };
        link_list(&groups.iter().map(one).collect::<Vec<_>>())
    };
    let body = html! {
        (heading(&w.get("groups-title"), None))
        @if classes.is_empty() && others.is_empty() { (empty(&w.get("groups-none"), None)) }
        @if !classes.is_empty() { (section("classes", &w.get("groups-classes"), links(&classes))) }
        @if !others.is_empty() { (section("others", &w.get("groups-teaching"), links(&others))) }
    };
    Ok(Answer::page(w.get("groups-title"), body))
}

/// A group's list today.
pub fn show(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    let day = today(visit);
    let pass = visit.ctx.may(ListGroup { group, on: day })?;
    let Some(row) = pass.rows::<Group>().only(Group::ID, Is::Equal, &group).first()? else {
        return Err(Trouble::NotFound);
    };
    let school = pass.rows::<School>().only(School::ID, Is::Equal, &row.school).first()?;
    let people = in_order(names::opened(&pass)?);
    let w = visit.words();
    let facts = w.with(
        "group-facts",
        &[
            ("school", (&school.map(|school| school.name).unwrap_or_default()).into()),
            ("date", (&format::date(visit.lang, day)).into()),
            ("n", people.len().into()),
        ],
    );
    let rows = people.iter().enumerate().map(|(at, (person, name))| {
        let shown = format::name_in_list(&name.given, &name.family);
        let mark = states::mark(visit, ListGroup::DEF, *person)?;
        Ok(vec![html! { (link(&Link::new(format!("/people/{person}"), shown))) (mark) }, html! { (at + 1) }])
    });
    let body = html! {
        (back(&Link::new("/groups", w.get("nav-groups"))))
        @if visit.just("lesson") { (success(&w.get("lesson-saved"), html! {})) }
        (heading(&row.name, Some(&facts)))
        @if visit.ctx.would(&AddLesson { group, on: day })? {
            p { (link(&Link::new(format!("/groups/{group}/lesson"), w.get("lesson-title")))) }
        }
        (table(w, &Table {
            caption: Caption::Hidden(w.get("group-list")),
            columns: vec![Column::text(w.get("people-name")), Column::number(w.get("group-number"))],
            rows: rows.collect::<Result<_, Trouble>>()?,
            layout: Layout::Scrolls,
        }))
    };
    Ok(Answer::page(row.name, body))
}

/// People by name, in Norwegian order.
pub fn in_order(names: impl IntoIterator<Item = (PersonId, Name)>) -> Vec<(PersonId, Name)> {
    let mut people: Vec<_> = names.into_iter().collect();
    people.sort_by_cached_key(|(person, name)| {
        (sort_key(&format::name_in_list(&name.given, &name.family)), *person)
    });
    people
}

/// The classes of the school the hat is worn at, by name.
///
/// # Errors
/// The ledger or a store fails.
pub fn classes_here(visit: &Visit<'_>) -> Result<Vec<Group>, Trouble> {
    let mut groups = here(visit)?;
    groups.retain(|group| group.kind == GroupKind::Class);
    Ok(groups)
}

/// The groups the visitor has to do with, by name.
///
/// # Errors
/// The ledger or a store fails.
pub fn here(visit: &Visit<'_>) -> Result<Vec<Group>, Trouble> {
    let pass = visit.ctx.may(ListPeople {})?;
    of_pass(visit, &pass)
}

/// The groups behind a pass at hand.
///
/// # Errors
/// A store fails.
pub fn of_pass(visit: &Visit<'_>, pass: &Pass<'_, ListPeople>) -> Result<Vec<Group>, Trouble> {
    let Some(school) = visit.ctx.caller.place else { return Ok(Vec::new()) };
    let day = today(visit);
    let all = pass.rows::<Group>().only(Group::SCHOOL, Is::Equal, &school).all()?;
    let known = known(visit, pass)?;
    let mut groups: Vec<_> = all
        .into_iter()
        .filter(|group| group.valid_from <= day && group.valid_to.is_none_or(|to| day < to))
        .filter(|group| matches!(group.kind, GroupKind::Class | GroupKind::Teaching))
        .filter(|group| known.as_ref().is_none_or(|known| known.includes(group)))
        .collect();
    groups.sort_by_cached_key(|group| (sort_key(&group.name), group.id));
    Ok(groups)
}

/// What a teacher has to do with: the groups she teaches, and the classes of those whose contact teacher she is.
struct Known {
    taught: HashSet<GroupId>,
    seen: HashSet<GroupId>,
}

impl Known {
    fn includes(&self, group: &Group) -> bool {
        self.taught.contains(&group.id) || (group.kind == GroupKind::Class && self.seen.contains(&group.id))
    }
}

/// `None` for those who have to do with the whole school.
fn known(visit: &Visit<'_>, pass: &Pass<'_, ListPeople>) -> Result<Option<Known>, Trouble> {
    if visit.ctx.caller.hat != ransel_kernel::Hat::Teacher {
        return Ok(None);
    }
    let taught = visit.owner().relations()?.taught(&visit.ctx.caller).into_iter().map(GroupId).collect();
    let day = today(visit);
    let seen = pass.rows::<GroupMember>().all()?.into_iter();
    let seen = seen.filter(|row| row.valid_from <= day && row.valid_to.is_none_or(|to| day < to));
    Ok(Some(Known { taught, seen: seen.map(|row| row.group_id).collect() }))
}
