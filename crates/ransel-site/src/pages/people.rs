//! Everybody one has to do with, by name: filtered, in Norwegian order, page by page.

use std::collections::{HashMap, HashSet};

use maud::{Markup, html};
use ransel_kernel::{Action, GroupId, Hat, Pass, PersonId};
use ransel_school::{
    actions::{ListGroup, ListPeople, RegisterPerson},
    names::{self, Name},
    records::{Enrolment, Group, GroupKind, GroupMember, GroupRole},
};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, Layout, Link, Need, Paging, Sort, Sorted, Table, Variant, button_row,
        empty, filter, heading, link, link_button, not_given, paging, select, table, text_field,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        groups::{in_order, of_pass},
        states,
        words::today,
    },
    trouble::encoded,
};

/// How many stand on a page.
const PER_PAGE: usize = 50;

/// What is asked for in the address.
struct Asked {
    /// Part of a name.
    name: String,
    /// A class or group.
    group: Option<GroupId>,
    /// Those who are no pupils instead: guardians and staff.
    others: bool,
    /// Å first.
    backwards: bool,
    /// The page, from 1.
    page: usize,
}

impl Asked {
    fn of(visit: &Visit<'_>) -> Self {
        Self {
            name: visit.query.text("name").to_owned(),
            group: visit.query.parsed("group"),
            others: visit.query.text("who") == "others" && whole_school(visit),
            backwards: visit.query.text("sort") == "name-down",
            page: visit.query.parsed("page").unwrap_or(1).max(1),
        }
    }

    fn href(&self, page: usize, backwards: bool) -> String {
        let group = self.group.map(|group| group.to_string()).unwrap_or_default();
        let who = if self.others { "others" } else { "pupils" };
        let sort = if backwards { "name-down" } else { "name" };
        format!("/people?name={}&group={group}&who={who}&sort={sort}&page={page}", encoded(&self.name))
    }
}

/// Whether the hat comes to the whole school, and not only to those one teaches.
fn whole_school(visit: &Visit<'_>) -> bool {
    visit.ctx.caller.hat != Hat::Teacher
}

/// The list.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ListPeople::DEF)? {
        return Ok(door);
    }
    let asked = Asked::of(visit);
    let pass = visit.ctx.may(ListPeople {})?;
    let groups = of_pass(visit, &pass)?;
    let mut people = in_order(chosen(visit, &pass, &asked)?);
    if asked.backwards {
        people.reverse();
    }
    let pages = people.len().div_ceil(PER_PAGE).max(1);
    let page = asked.page.min(pages);
    let shown: Vec<_> = people.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    let w = visit.words();
    let href = |page: u32| asked.href(usize::try_from(page).unwrap_or(1), asked.backwards);
    let place = Paging {
        page: u32::try_from(page).unwrap_or(1),
        pages: u32::try_from(pages).unwrap_or(1),
        href: &href,
    };
    let body = html! {
        (heading(&w.get("people-title"), Some(&w.with("people-count", &[("n", people.len().into())]))))
        (filter_form(visit, &asked, &groups))
        (new_pupil(visit)?)
        @if shown.is_empty() { (empty(&w.get("people-none"), None)) } @else {
            (rows(visit, &pass, &asked, &groups, &shown)?)
            (paging(w, &place))
        }
    };
    Ok(Answer::page(w.get("people-title"), body))
}

/// The people asked for, in no order.
fn chosen(
    visit: &Visit<'_>,
    pass: &Pass<'_, ListPeople>,
    asked: &Asked,
) -> Result<Vec<(PersonId, Name)>, Trouble> {
    let people = match asked.group {
        Some(group) => names::opened(&visit.ctx.may(ListGroup { group, on: today(visit) })?)?,
        None => {
            let mut people = names::opened(pass)?;
            if whole_school(visit) {
                let pupils = pupils(visit, pass)?;
                people.retain(|person, _| pupils.contains(person) != asked.others);
            }
            people
        }
    };
    let wanted = asked.name.to_lowercase();
    let fits = |name: &Name| {
        let listed = format::name_in_list(&name.given, &name.family).to_lowercase();
        listed.contains(&wanted) || name.spoken().to_lowercase().contains(&wanted)
    };
    Ok(people.into_iter().filter(|(_, name)| fits(name)).collect())
}

/// Those who go to the school today.
fn pupils(visit: &Visit<'_>, pass: &Pass<'_, ListPeople>) -> Result<HashSet<PersonId>, Trouble> {
    let day = today(visit);
    let rows = pass.rows::<Enrolment>().all()?.into_iter();
    let here = rows.filter(|row| row.valid_from <= day && row.valid_to.is_none_or(|to| day < to));
    Ok(here.filter(|row| Some(row.school) == visit.ctx.caller.place).map(|row| row.pupil).collect())
}

fn filter_form(visit: &Visit<'_>, asked: &Asked, groups: &[Group]) -> Markup {
    let w = visit.words();
    let label = |key: &str| w.get(key);
    let (name, group, who) = (label("people-name"), label("people-group"), label("people-who"));
    let all = label("people-group-all");
    let ids: Vec<_> = groups.iter().map(|group| group.id.to_string()).collect();
    let choices: Vec<_> = std::iter::once(("", &all))
        .chain(ids.iter().map(String::as_str).zip(groups.iter().map(|group| &group.name)))
        .map(|(value, label)| Choice { value, label, description: None })
        .collect();
    let chosen = asked.group.map(|group| group.to_string()).unwrap_or_default();
    let (pupils, others) = (label("people-who-pupils"), label("people-who-others"));
    let kinds = [("pupils", &pupils), ("others", &others)];
    let kinds = kinds.map(|(value, label)| Choice { value, label, description: None });
    let field = |name, label, value| Field { name, label, value, need: Need::Required, ..Field::default() };
    let kind = if asked.others { "others" } else { "pupils" };
    filter(
        w,
        "/people",
        html! {
            (text_field(w, &field("name", &name, &asked.name)))
            (select(w, &field("group", &group, &chosen), &choices))
            @if whole_school(visit) { (select(w, &field("who", &who, kind), &kinds)) }
        },
    )
}

fn new_pupil(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let somebody = PersonId(visit.owner().random.uuid()?);
    if !visit.ctx.would(&RegisterPerson { person: somebody })? {
        return Ok(html! {});
    }
    let link = Link::new("/people/new", visit.text("people-new"));
    Ok(button_row(link_button(Variant::Secondary, &link)))
}

/// The page's rows. A teacher's have no class: of a protected pupil it would stay empty, and that would tell.
fn rows(
    visit: &Visit<'_>,
    pass: &Pass<'_, ListPeople>,
    asked: &Asked,
    groups: &[Group],
    shown: &[&(PersonId, Name)],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let now = if asked.backwards { Sorted::Descending } else { Sorted::Ascending };
    let sort = Some(Sort { href: asked.href(1, !asked.backwards), now });
    let mut columns = vec![Column { sort, ..Column::text(w.get("people-name")) }];
    let with_class = whole_school(visit) && !asked.others;
    let classes = if with_class { classes(visit, pass, groups, shown)? } else { HashMap::new() };
    if with_class {
        columns.push(Column::text(w.get("record-class")));
    }
    let row = |(person, name): &&(PersonId, Name)| {
        let listed = format::name_in_list(&name.given, &name.family);
        let mark = states::mark(visit, ListPeople::DEF, *person)?;
        let mut cells = vec![html! { (link(&Link::new(format!("/people/{person}"), listed))) (mark) }];
        if with_class {
            cells.push(classes.get(person).map_or_else(|| not_given(w), |class| html! { (class) }));
        }
        Ok(cells)
    };
    let caption = Caption::Hidden(w.get("people-title"));
    let rows = shown.iter().map(row).collect::<Result<_, Trouble>>()?;
    Ok(table(w, &Table { caption, columns, rows, layout: Layout::Blocks }))
}

/// The class of each on the page, in one query.
fn classes(
    visit: &Visit<'_>,
    pass: &Pass<'_, ListPeople>,
    groups: &[Group],
    shown: &[&(PersonId, Name)],
) -> Result<HashMap<PersonId, String>, Trouble> {
    let day = today(visit);
    let people = shown.iter().map(|(person, _)| *person);
    let members = pass.rows::<GroupMember>().among(GroupMember::PERSON, people).all()?;
    let mut found = HashMap::new();
    for row in members {
        let holds = row.valid_from <= day && row.valid_to.is_none_or(|to| day < to);
        let class = groups.iter().find(|group| group.id == row.group_id && group.kind == GroupKind::Class);
        if let Some(class) = class.filter(|_| holds && row.role == GroupRole::Pupil) {
            found.insert(row.person, class.name.clone());
        }
    }
    Ok(found)
}
