//! How much absence there is at the school, by class and by subject. Small numbers are left out, with what a
//! subtraction would bring back.

use std::collections::{BTreeMap, HashMap, HashSet};

use maud::{Markup, html};
use ransel_kernel::{Action, GroupId, Pass, PersonId, rows::Is};
use ransel_law::SchoolYear;
use ransel_school::records::{GroupKind, GroupMember, GroupRole};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{duration, sort_key},
    parts::{Caption, Column, Layout, Link, Table, back, empty, heading, lead, section, table},
};

use super::{readers::must_reach, words::of_name};
use crate::{
    actions::ReadStatistics,
    choices::Choices,
    reckoning::{self, How, Known, Of},
    records::{ImportedAbsence, Mark},
    rules::{Count, FEWEST, Limit, count, shown},
    store::{self, Teaching},
};

/// One row of a statistic, before it is known whether it may be shown.
#[derive(Default)]
struct Row {
    pupils: HashSet<PersonId>,
    minutes: u64,
    over: HashSet<PersonId>,
}

struct School {
    classes: BTreeMap<String, Row>,
    subjects: BTreeMap<String, Row>,
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ReadStatistics::DEF)?;
    let pass = visit.ctx.may(ReadStatistics {})?;
    let school = School::count(visit, &pass)?;
    let w = visit.words();
    let title = w.get("absence-statistics");
    let body = html! {
        (back(&Link::new("/absence/overview", w.get("absence-overview"))))
        (heading(&title, Some(&w.get("absence-this-year"))))
        (lead(&w.with("absence-statistics-lead", &[("n", FEWEST.into())])))
        (part(visit, "absence-statistics-classes", "absence-column-class", &school.classes))
        (part(visit, "absence-statistics-subjects", "absence-column-subject", &school.subjects))
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

impl School {
    fn count(visit: &Visit<'_>, pass: &Pass<'_, ReadStatistics>) -> Result<Self, Trouble> {
        let (today, choices) = (visit.owner().clock.today(), Choices::of(visit.owner()));
        let members =
            pass.rows::<GroupMember>().only(GroupMember::ROLE, Is::Equal, &GroupRole::Pupil).all()?;
        let members: Vec<_> = members
            .into_iter()
            .filter(|row| row.valid_from <= today && row.valid_to.is_none_or(|to| today < to))
            .collect();
        let marks = store::marks_since(pass, SchoolYear::of(today).starts())?;
        let groups = members.iter().map(|row| row.group_id).chain(marks.iter().map(|mark| mark.group_id));
        let teaching = Teaching::of(pass, groups.collect::<HashSet<GroupId>>())?;
        let mut school = Self { classes: BTreeMap::new(), subjects: BTreeMap::new() };
        let mut class_of: HashMap<PersonId, String> = HashMap::new();
        for row in &members {
            let Some(group) = teaching.group(row.group_id) else { continue };
            match (group.kind, reckoning::of(row.group_id, &teaching)) {
                (GroupKind::Class, _) => {
                    class_of.insert(row.person, group.name.clone());
                    school.classes.entry(group.name.clone()).or_default().pupils.insert(row.person);
                }
                (_, of @ Of::Subject(_)) => {
                    let name = of_name(visit.words(), &teaching, of);
                    school.subjects.entry(name).or_default().pupils.insert(row.person);
                }
                _ => {}
            }
        }
        let how = How { day: today, reading: choices.reading };
        let imported = reckoning::by_pupil(pass.rows::<ImportedAbsence>().all()?, |row| row.pupil);
        let decisions = store::decisions(pass, SchoolYear::of(today).starts())?;
        let decisions = reckoning::by_pupil(decisions, |row| row.pupil);
        for (pupil, marks) in reckoning::by_pupil(marks, |mark: &Mark| mark.pupil) {
            let known = Known {
                marks: &marks,
                imported: imported.get(&pupil).map(Vec::as_slice).unwrap_or_default(),
                decisions: decisions.get(&pupil).map(Vec::as_slice).unwrap_or_default(),
            };
            for it in reckoning::by_subject(known, &teaching, how) {
                let over = it.against.as_ref().is_some_and(|it| {
                    matches!(it.ruling.outcome, Limit::ExceededHeadMayDecide | Limit::Exceeded)
                });
                let subject = school.subjects.get_mut(&of_name(visit.words(), &teaching, it.of));
                let class = class_of.get(&pupil).and_then(|class| school.classes.get_mut(class));
                let minutes = u64::from(it.absent.get());
                // Who has left the subject or the class is no longer among its pupils.
                for row in [subject, class].into_iter().flatten().filter(|row| row.pupils.contains(&pupil)) {
                    row.minutes += minutes;
                    if over {
                        row.over.insert(pupil);
                    }
                }
            }
        }
        Ok(school)
    }
}

fn part(visit: &Visit<'_>, id: &str, first: &str, rows: &BTreeMap<String, Row>) -> Markup {
    let w = visit.words();
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_cached_key(|(name, _)| sort_key(name));
    let open = shown(&rows.iter().map(|(_, row)| row.pupils.len()).collect::<Vec<_>>());
    let left_out = open.iter().filter(|open| !**open).count();
    let rows: Vec<_> = rows.into_iter().zip(open).filter(|(_, open)| *open).map(|(row, _)| row).collect();
    let most = rows.iter().map(|(_, row)| mean(row)).max().unwrap_or(0);
    let cells = |(name, row): &(&String, &Row)| {
        let over = match count(row.over.len(), row.pupils.len()) {
            Count::Nobody => w.get("absence-statistics-nobody"),
            Count::AtLeast(number) => w.with("absence-statistics-at-least", &[("n", number.into())]),
            Count::Few => w.with("absence-statistics-few", &[("n", FEWEST.into())]),
            Count::NearlyAll => w.get("absence-statistics-nearly-all"),
        };
        vec![
            html! { (name) },
            html! { (row.pupils.len()) },
            html! { (duration(w.lang, mean(row))) },
            bar(mean(row), most),
            html! { (over) },
        ]
    };
    let whole = Table {
        caption: Caption::Hidden(w.get(id)),
        columns: vec![
            Column::text(w.get(first)),
            Column::number(w.get("absence-column-pupils")),
            Column::number(w.get("absence-column-mean")),
            Column::text(w.get("absence-column-drawn")),
            Column::number(w.get("absence-column-over")),
        ],
        rows: rows.iter().map(cells).collect(),
        layout: Layout::Blocks,
    };
    section(
        id,
        &w.get(id),
        html! {
            @if rows.is_empty() { (empty(&w.get("absence-statistics-none"), None)) } @else { (table(w, &whole)) }
            @if left_out > 0 { p.subtle { (w.with("absence-statistics-left-out", &[("n", left_out.into())])) } }
        },
    )
}

/// Minutes absent for each pupil.
fn mean(row: &Row) -> u32 {
    let pupils = u64::try_from(row.pupils.len()).unwrap_or(1).max(1);
    u32::try_from(row.minutes / pupils).unwrap_or(u32::MAX)
}

/// The same for the eye; the number stands beside it.
fn bar(mean: u32, most: u32) -> Markup {
    let width = u64::from(mean) * 160 / u64::from(most.max(1));
    html! {
        svg width="160" height="12" viewBox="0 0 160 12" aria-hidden="true" focusable="false" {
            rect width="160" height="12" fill="currentColor" fill-opacity="0.12" {}
            rect width=(width) height="12" fill="currentColor" {}
        }
    }
}
