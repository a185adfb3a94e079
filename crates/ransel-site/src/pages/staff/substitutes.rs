//! Substitutes: a teacher takes over named groups for a time. She teaches them then, and only them; when the time is over, or
//! the principal ends it, nothing of it is left.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Action, GroupId, Hat, KernelError, Pass, PersonId, pass::Set, rows::Is};
use ransel_school::{
    actions::{KeepSubstitute, ReadPosts},
    names::{self, Name},
    records::{Group, GroupMember, GroupRole, Post},
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, Link, Variant, back, button, checkboxes, date_field, empty, error_summary, filter,
        form, heading, hidden, lead, section, select, success,
    },
};
use uuid::Uuid;

use super::{choices, colleagues, holds, listed, to_come};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, faults::Faults, words::today},
};

/// How rows made here are told from those of a roster.
pub const SOURCE: &str = "substitute";

/// Everything the page shows.
struct Known {
    /// Teachers of the school but the visitor, by name.
    teachers: Vec<(PersonId, Name)>,
    names: HashMap<PersonId, Name>,
    groups: Vec<Group>,
    taught: Vec<GroupMember>,
    day: Date,
}

impl Known {
    fn of(visit: &Visit<'_>, pass: &Pass<'_, ReadPosts>) -> Result<Self, Trouble> {
        let (day, school) = (today(visit), visit.ctx.caller.place.ok_or(Trouble::NotFound)?);
        let posts = pass.rows::<Post>().only(Post::SCHOOL, Is::Equal, &Some(school)).all()?;
        let teachers: BTreeSet<_> = posts
            .iter()
            .filter(|post| post.hat == Hat::Teacher.code() && holds(day, post.valid_from, post.valid_to))
            .map(|post| post.person)
            .collect();
        let mut groups = pass.rows::<Group>().only(Group::SCHOOL, Is::Equal, &school).all()?;
        groups.retain(|group| holds(day, group.valid_from, group.valid_to));
        groups.sort_by_cached_key(|group| (format::sort_key(&group.name), group.id));
        let mut taught = pass.rows::<GroupMember>().all()?;
        taught.retain(|row| {
            row.role == GroupRole::Teacher
                && to_come(day, row.valid_to)
                && groups.iter().any(|group| group.id == row.group_id)
        });
        let colleagues = colleagues(visit, pass)?;
        Ok(Self {
            teachers: colleagues.into_iter().filter(|(person, _)| teachers.contains(person)).collect(),
            names: names::opened(pass)?,
            groups,
            taught,
            day,
        })
    }

    fn spoken(&self, person: PersonId) -> String {
        self.names.get(&person).map(Name::spoken).unwrap_or_default()
    }

    fn group(&self, id: GroupId) -> &str {
        self.groups.iter().find(|group| group.id == id).map_or("", |group| group.name.as_str())
    }

    /// The groups somebody teaches today.
    fn groups_of(&self, teacher: PersonId) -> Vec<&Group> {
        let teaches = |group: &&Group| {
            let of = |row: &&GroupMember| row.person == teacher && row.group_id == group.id;
            self.taught.iter().filter(of).any(|row| holds(self.day, row.valid_from, row.valid_to))
        };
        self.groups.iter().filter(teaches).collect()
    }
}

/// The list, and the form in two steps: for whom, then who and which groups.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, KeepSubstitute::DEF)? {
        return Ok(door);
    }
    let known = Known::of(visit, &visit.ctx.may(ReadPosts {})?)?;
    let absent = visit.query.parsed("for");
    Ok(Answer::page(visit.text("substitutes-title"), page(visit, &known, absent, &Faults::none(visit))))
}

/// Lets somebody take over groups.
pub fn begin(visit: &Visit<'_>) -> Reply {
    let substitute: Option<PersonId> = visit.form.parsed("substitute");
    if let Some(person) =
        substitute.filter(|person| !visit.ctx.would(&KeepSubstitute { person: *person }).unwrap_or(false))
    {
        visit.ctx.change(KeepSubstitute { person }, |_| Ok(()))?;
    }
    let known = Known::of(visit, &visit.ctx.may(ReadPosts {})?)?;
    let absent: Option<PersonId> = visit.form.parsed("for");
    let mut faults = Faults::none(visit);
    let substitute = substitute.filter(|person| {
        Some(*person) != absent && known.teachers.iter().any(|(teacher, _)| teacher == person)
    });
    if substitute.is_none() {
        faults.add("substitute", "substitutes-who", "substitutes-who-missing");
    }
    let groups: Vec<GroupId> = visit.form.all("group").filter_map(|id| id.parse().ok()).collect();
    let groups: Vec<_> =
        groups.into_iter().filter(|id| known.groups.iter().any(|group| group.id == *id)).collect();
    if groups.is_empty() {
        faults.add("group", "substitutes-groups", "substitutes-groups-missing");
    }
    let from = visit.form.parsed::<Date>("from").filter(|from| *from >= known.day);
    if from.is_none() {
        faults.add("from", "posts-from", "posts-from-past");
    }
    let last = visit.form.parsed::<Date>("last").filter(|last| from.is_none_or(|from| *last >= from));
    let to = last.and_then(|last| last.tomorrow().ok());
    if to.is_none() {
        faults.add("last", "substitutes-last", "substitutes-last-missing");
    }
    let (Some(person), Some(from), Some(to), true) = (substitute, from, to, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("substitutes-title"), page(visit, &known, absent, &faults)));
    };
    // Who teaches the group already keeps what she has: a second row would end by itself and say nothing.
    let has = |group: &GroupId| {
        known.taught.iter().any(|row| {
            row.person == person
                && row.group_id == *group
                && row.valid_from <= from
                && row.valid_to.is_none_or(|end| to <= end)
        })
    };
    let mut rows = Vec::new();
    for group_id in groups.into_iter().filter(|group| !has(group)) {
        rows.push(GroupMember {
            id: visit.owner().random.uuid()?,
            person,
            group_id,
            role: GroupRole::Teacher,
            source: SOURCE.to_owned(),
            valid_from: from,
            valid_to: Some(to),
        });
    }
    visit
        .ctx
        .change(KeepSubstitute { person }, |change| rows.iter().try_for_each(|row| change.insert(row)))?;
    Ok(Answer::to("/staff/substitutes?saved=begun"))
}

/// Ends it from today on.
pub fn end(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.form.parsed("person").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let school = visit.ctx.caller.place.ok_or(Trouble::NotFound)?;
    let day = today(visit);
    visit.ctx.change(KeepSubstitute { person }, |change| {
        let row = change.rows::<GroupMember>().only(GroupMember::ID, Is::Equal, &id).first()?;
        let row = row.filter(|row| row.source == SOURCE && row.role == GroupRole::Teacher);
        let Some(row) = row else { return Err(KernelError::invalid("not-found-heading")) };
        let group = change.rows::<Group>().only(Group::ID, Is::Equal, &row.group_id).first()?;
        if group.is_none_or(|group| group.school != school) {
            return Err(KernelError::invalid("not-found-heading"));
        }
        if row.valid_from >= day {
            return change.delete::<GroupMember, _>(&id).map(drop);
        }
        change.update(&id, Set::default().to(GroupMember::VALID_TO, &Some(day)))
    })?;
    Ok(Answer::to("/staff/substitutes?saved=ended"))
}

fn page(visit: &Visit<'_>, known: &Known, absent: Option<PersonId>, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let absent = absent.filter(|absent| known.names.contains_key(absent));
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/", w.get("nav-overview"))))
        @for what in ["begun", "ended"] {
            @if visit.just(what) { (success(&w.get(&format!("substitutes-saved-{what}")), html! {})) }
        }
        (heading(&w.get("substitutes-title"), None))
        (lead(&w.get("substitutes-lead")))
        (section("new", &w.get("substitutes-new"), html! {
            (choose_absent(visit, known, absent))
            @if let Some(absent) = absent { (choose_substitute(visit, known, absent, faults)) }
        }))
        (section("now", &w.get("substitutes-now"), running(visit, known)))
    }
}

fn choose_absent(visit: &Visit<'_>, known: &Known, absent: Option<PersonId>) -> Markup {
    let w = visit.words();
    let (label, none) = (w.get("substitutes-for"), w.get("posts-choose"));
    let value = absent.map(|absent| absent.to_string()).unwrap_or_default();
    let field = Field { name: "for", label: &label, value: &value, ..Field::default() };
    let people = listed(&known.teachers);
    filter(w, "/staff/substitutes", select(w, &field, &choices(&none, &people)))
}

fn choose_substitute(visit: &Visit<'_>, known: &Known, absent: PersonId, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let groups: Vec<_> =
        known.groups_of(absent).into_iter().map(|group| (group.id.to_string(), group.name.clone())).collect();
    if groups.is_empty() {
        return empty(&w.get("substitutes-teaches-none"), None);
    }
    let boxes: Vec<_> =
        groups.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let chosen: Vec<_> = visit.form.all("group").collect();
    let others: Vec<_> = known.teachers.iter().filter(|(teacher, _)| *teacher != absent).cloned().collect();
    let (others, none) = (listed(&others), w.get("posts-choose"));
    let [who, which, from_label, last_label] =
        ["substitutes-who", "substitutes-groups", "posts-from", "substitutes-last"].map(|key| w.get(key));
    let from = match visit.form.text("from") {
        "" => known.day.to_string(),
        sent => sent.to_owned(),
    };
    let field = |name, label, value| Field { name, label, error: faults.at(name), value, ..Field::default() };
    form(
        &visit.form_to("/staff/substitutes"),
        html! {
            (hidden("for", &absent.to_string()))
            (checkboxes(w, &field("group", &which, ""), &boxes, &chosen))
            (select(w, &field("substitute", &who, visit.form.text("substitute")), &choices(&none, &others)))
            (date_field(w, &field("from", &from_label, &from)))
            (date_field(w, &field("last", &last_label, visit.form.text("last"))))
            (button(Variant::Primary, &w.get("substitutes-begin")))
        },
    )
}

fn running(visit: &Visit<'_>, known: &Known) -> Markup {
    let w = visit.words();
    let mut rows: Vec<_> = known.taught.iter().filter(|row| row.source == SOURCE).collect();
    rows.sort_by_key(|row| (row.valid_from, row.person, row.id));
    if rows.is_empty() {
        return empty(&w.get("substitutes-none"), None);
    }
    html! {
        ul.link-list {
            @for row in rows {
                @let last = row.valid_to.and_then(|to| to.yesterday().ok());
                li {
                    p {
                        (w.with("substitutes-line", &[
                            ("name", (&known.spoken(row.person)).into()),
                            ("group", known.group(row.group_id).into()),
                            ("from", (&format::date(visit.lang, row.valid_from)).into()),
                            ("last", (&last.map(|last| format::date(visit.lang, last)).unwrap_or_default()).into()),
                        ]))
                    }
                    (form(&visit.form_to("/staff/substitutes/end"), html! {
                        (hidden("person", &row.person.to_string()))
                        (hidden("id", &row.id.to_string()))
                        (button(Variant::Secondary, &w.get("substitutes-end")))
                    }))
                }
            }
        }
    }
}
