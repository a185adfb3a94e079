//! How much absence there is at the school, by class and by subject. Small numbers are left out, with what a
//! subtraction would bring back: within a table by leaving out more than one row, and between the two tables by counting in
//! both only where at least five pupils of a class have a subject. Whatever is subtracted from what then is about at least five.

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

impl Row {
    fn add(&mut self, other: &Self) {
        self.pupils.extend(&other.pupils);
        self.minutes += other.minutes;
        self.over.extend(&other.over);
    }
}

struct School {
    classes: BTreeMap<String, Row>,
    subjects: BTreeMap<String, Row>,
    /// Subjects nobody is told of.
    subjects_left_out: usize,
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
        (part(visit, "absence-statistics-classes", "absence-column-class", &school.classes, 0))
        (part(visit, "absence-statistics-subjects", "absence-column-subject", &school.subjects, school.subjects_left_out))
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
        let mut classes: BTreeMap<String, Row> = BTreeMap::new();
        let mut class_of: HashMap<PersonId, String> = HashMap::new();
        let kind_of = |row: &GroupMember| teaching.group(row.group_id).map(|group| group.kind);
        for row in members.iter().filter(|row| kind_of(row) == Some(GroupKind::Class)) {
            let name = teaching.group(row.group_id).map(|group| group.name.clone()).unwrap_or_default();
            classes.entry(name.clone()).or_default().pupils.insert(row.person);
            class_of.insert(row.person, name);
        }
        // Who is in no class is counted with those like her.
        let class = |pupil| class_of.get(&pupil).cloned().unwrap_or_default();
        let name = |of| of_name(visit.words(), &teaching, of);
        let mut cells: BTreeMap<(String, String), Row> = BTreeMap::new();
        for row in members.iter().filter(|row| kind_of(row) != Some(GroupKind::Class)) {
            if let of @ Of::Subject(_) = reckoning::of(row.group_id, &teaching) {
                cells.entry((class(row.person), name(of))).or_default().pupils.insert(row.person);
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
                // Who has left the subject or the class is no longer among its pupils.
                let cell = cells.get_mut(&(class(pupil), name(it.of)));
                let Some(cell) = cell.filter(|cell| cell.pupils.contains(&pupil)) else { continue };
                cell.minutes += u64::from(it.absent.get());
                let over = it.against.as_ref().is_some_and(|it| {
                    matches!(it.ruling.outcome, Limit::ExceededHeadMayDecide | Limit::Exceeded)
                });
                if over {
                    cell.over.insert(pupil);
                }
            }
        }
        Ok(Self::of(classes, cells))
    }

    /// The two tables, of the same cells.
    fn of(mut classes: BTreeMap<String, Row>, cells: BTreeMap<(String, String), Row>) -> Self {
        let mut subjects: BTreeMap<String, Row> = BTreeMap::new();
        let mut left_out = HashSet::new();
        for ((class, subject), cell) in cells {
            if cell.pupils.len() < FEWEST {
                left_out.insert(subject);
                continue;
            }
            if let Some(class) = classes.get_mut(&class) {
                class.add(&cell);
            }
            subjects.entry(subject).or_default().add(&cell);
        }
        let subjects_left_out = left_out.iter().filter(|subject| !subjects.contains_key(*subject)).count();
        Self { classes, subjects, subjects_left_out }
    }
}

fn part(
    visit: &Visit<'_>,
    id: &str,
    first: &str,
    rows: &BTreeMap<String, Row>,
    left_out_before: usize,
) -> Markup {
    let w = visit.words();
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_cached_key(|(name, _)| sort_key(name));
    let open = shown(&rows.iter().map(|(_, row)| row.pupils.len()).collect::<Vec<_>>());
    let left_out = left_out_before + open.iter().filter(|open| !**open).count();
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use ransel_kernel::PersonId;
    use uuid::Uuid;

    use super::{Row, School};

    fn pupils(from: u128, count: u128) -> impl Iterator<Item = PersonId> {
        (from..from + count).map(|number| PersonId(Uuid::from_u128(number)))
    }

    fn row(from: u128, count: u128, minutes: u64) -> Row {
        Row { pupils: pupils(from, count).collect(), minutes, ..Row::default() }
    }

    /// Twelve of the fifteen in 2STA have Spanish or German, three have French. The class less its subjects told how long the
    /// three were away from French.
    #[test]
    fn what_is_left_of_a_class_when_its_subjects_are_subtracted_is_nobody() {
        let of = |subject: &str, row| (("2STA".to_owned(), subject.to_owned()), row);
        let cells = BTreeMap::from([
            of("Norsk", row(0, 15, 600)),
            of("Spansk", row(0, 5, 200)),
            of("Tysk", row(5, 7, 300)),
            of("Fransk", row(12, 3, 4_000)),
        ]);
        let school = School::of(BTreeMap::from([("2STA".to_owned(), row(0, 15, 0))]), cells);
        let subjects: u64 = school.subjects.values().map(|row| row.minutes).sum();
        assert_eq!(school.classes["2STA"].minutes, subjects);
        assert!(!school.subjects.contains_key("Fransk"));
        assert_eq!((school.classes["2STA"].pupils.len(), school.subjects_left_out), (15, 1));
    }

    /// Two of 2STB have a subject that 2STA has: the subject's row is about 2STA alone, so that nothing is left of it for the two.
    #[test]
    fn a_few_of_another_class_are_not_in_a_subjects_row() {
        let of = |class: &str, row| ((class.to_owned(), "Psykologi".to_owned()), row);
        let cells = BTreeMap::from([of("2STA", row(0, 12, 500)), of("2STB", row(20, 2, 900))]);
        let school = School::of(BTreeMap::new(), cells);
        assert_eq!(
            (school.subjects["Psykologi"].minutes, school.subjects["Psykologi"].pupils.len()),
            (500, 12)
        );
        assert_eq!(school.subjects_left_out, 0);
    }
}
