//! Posts with dates. A principal keeps those of her school; the accountable head and whoever looks after accounts keep the
//! owner's, and the heads of its schools. A post that ends takes its hat the same day.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Action, Hat, KernelError, Pass, PersonId, SchoolId,
    action::Opens,
    pass::{Change, Set},
    rows::Is,
};
use ransel_school::{
    actions::{KeepOwnerPost, KeepSchoolPost, ReadPosts},
    names::{self, Name},
    records::{Post, School},
};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Field, Layout, Link, Need, Table, Variant, back, button, date_field, details, empty,
        error_summary, form, heading, hidden, lead, section, select, success, table,
    },
};
use uuid::Uuid;

use super::{choices, colleagues, listed, to_come};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        faults::Faults,
        words::{capital, role, today},
    },
};

/// The posts a principal gives at her school.
const AT_SCHOOL: &[Hat] = &[Hat::Teacher, Hat::DepartmentHead, Hat::Secretary, Hat::Timetabler];
/// The posts at the owner.
const AT_OWNER: &[Hat] = &[Hat::SystemOwner, Hat::DataProtectionOfficer, Hat::Administrator, Hat::Operator];

/// Whose posts are kept.
#[derive(Clone, Copy)]
enum Kept {
    School(SchoolId),
    Owner,
}

impl Kept {
    fn of(visit: &Visit<'_>) -> Result<Self, Trouble> {
        match (visit.ctx.caller.hat, visit.ctx.caller.place) {
            (Hat::Principal, Some(school)) => Ok(Self::School(school)),
            (Hat::AccountableHead | Hat::Administrator, _) => Ok(Self::Owner),
            _ => Err(Trouble::NotFound),
        }
    }

    /// Whether a post is one of them.
    fn has(self, hat: Hat, school: Option<SchoolId>) -> bool {
        match self {
            Self::School(here) => AT_SCHOOL.contains(&hat) && school == Some(here),
            Self::Owner if hat == Hat::Principal => school.is_some(),
            Self::Owner => AT_OWNER.contains(&hat) && school.is_none(),
        }
    }

    const fn action(self) -> &'static str {
        match self {
            Self::School(_) => "/staff/posts",
            Self::Owner => "/owner/posts",
        }
    }
}

/// Everything the page shows.
struct Known {
    kept: Kept,
    posts: Vec<Post>,
    names: HashMap<PersonId, Name>,
    colleagues: Vec<(PersonId, Name)>,
    schools: Vec<School>,
}

impl Known {
    fn of(visit: &Visit<'_>, pass: &Pass<'_, ReadPosts>) -> Result<Self, Trouble> {
        let (kept, day) = (Kept::of(visit)?, today(visit));
        let mut posts = pass.rows::<Post>().all()?;
        posts.retain(|post| {
            to_come(day, post.valid_to) && hat(post).is_some_and(|hat| kept.has(hat, post.school))
        });
        let schools = match kept {
            Kept::School(_) => Vec::new(),
            Kept::Owner => pass.rows::<School>().all()?,
        };
        Ok(Self { kept, posts, names: names::opened(pass)?, colleagues: colleagues(visit, pass)?, schools })
    }
}

fn hat(post: &Post) -> Option<Hat> {
    Hat::from_code(&post.hat)
}

/// The list, and the form for a new post.
pub fn list(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, ReadPosts::DEF)? {
        return Ok(door);
    }
    let known = Known::of(visit, &visit.ctx.may(ReadPosts {})?)?;
    Ok(Answer::page(visit.text("posts-title"), page(visit, &known, &Faults::none(visit))))
}

/// Begins a post at the school.
pub fn begin_at_school(visit: &Visit<'_>) -> Reply {
    begin(visit, |person| KeepSchoolPost { person })
}

/// Begins a post at the owner, or a principal's.
pub fn begin_at_owner(visit: &Visit<'_>) -> Reply {
    begin(visit, |person| KeepOwnerPost { person })
}

/// Ends a post at the school.
pub fn end_at_school(visit: &Visit<'_>) -> Reply {
    end(visit, |person| KeepSchoolPost { person })
}

/// Ends a post at the owner, or a principal's.
pub fn end_at_owner(visit: &Visit<'_>) -> Reply {
    end(visit, |person| KeepOwnerPost { person })
}

fn begin<A: Action + Opens<Post>>(visit: &Visit<'_>, action: impl Fn(PersonId) -> A) -> Reply {
    let kept = Kept::of(visit)?;
    let person: Option<PersonId> = visit.form.parsed("person");
    // Whoever may not give this person a post hears that first: it stands in the log.
    if let Some(person) = person.filter(|person| !visit.ctx.would(&action(*person)).unwrap_or(false)) {
        visit.ctx.change(action(person), |_| Ok(()))?;
    }
    let known = Known::of(visit, &visit.ctx.may(ReadPosts {})?)?;
    let mut faults = Faults::none(visit);
    let (code, school) = match visit.form.text("post").split_once('.') {
        Some((code, school)) => (code, school.parse().ok().map(SchoolId)),
        None => (visit.form.text("post"), None),
    };
    let school = if let Kept::School(here) = kept { Some(here) } else { school };
    let wanted = Hat::from_code(code).filter(|hat| kept.has(*hat, school));
    let day = today(visit);
    let from = visit.form.parsed::<Date>("from").filter(|from| *from >= day);
    let to = visit.form.parsed::<Date>("to");
    if person.is_none() {
        faults.add("person", "posts-person", "posts-person-missing");
    }
    if wanted.is_none() {
        faults.add("post", "posts-post", "posts-post-missing");
    }
    if from.is_none() {
        faults.add("from", "posts-from", "posts-from-past");
    }
    let ends_early = to.zip(from).is_some_and(|(to, from)| to <= from);
    if ends_early || (to.is_none() && !visit.form.text("to").is_empty()) {
        faults.add("to", "posts-to", "posts-to-early");
    }
    let same = |post: &&Post| Some(post.person) == person && hat(post) == wanted && post.school == school;
    if wanted.is_some() && known.posts.iter().any(|post| same(&post)) {
        faults.add("post", "posts-post", "posts-already");
    }
    let (Some(person), Some(wanted), Some(from), true) = (person, wanted, from, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("posts-title"), page(visit, &known, &faults)));
    };
    let post = Post {
        id: visit.owner().random.uuid()?,
        person,
        school,
        hat: wanted.code().to_owned(),
        source: String::new(),
        valid_from: from,
        valid_to: to,
    };
    visit.ctx.change(action(person), |change| change.insert(&post))?;
    Ok(Answer::to("/staff/posts?saved=begun"))
}

fn end<A: Action + Opens<Post>>(visit: &Visit<'_>, action: impl Fn(PersonId) -> A) -> Reply {
    let kept = Kept::of(visit)?;
    let person: PersonId = visit.form.parsed("person").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::NotFound)?;
    let field = format!("ends-{id}");
    let ends = visit.form.parsed::<Date>(&field).filter(|ends| *ends >= today(visit));
    let Some(ends) = ends else {
        let mut faults = Faults::none(visit);
        faults.add(&field, "posts-ends", "posts-ends-past");
        let known = Known::of(visit, &visit.ctx.may(ReadPosts {})?)?;
        return Ok(Answer::faults(visit.text("posts-title"), page(visit, &known, &faults)));
    };
    visit.ctx.change(action(person), |change| end_row(change, kept, id, ends))?;
    Ok(Answer::to("/staff/posts?saved=ended"))
}

/// One that had not begun by then never was.
fn end_row<A: Action + Opens<Post>>(
    change: &mut Change<'_, A>,
    kept: Kept,
    id: Uuid,
    ends: Date,
) -> Result<(), KernelError> {
    let row = change.rows::<Post>().only(Post::ID, Is::Equal, &id).first()?;
    let row = row.filter(|row| hat(row).is_some_and(|hat| kept.has(hat, row.school)));
    match row {
        None => Err(KernelError::invalid("not-found-heading")),
        Some(row) if row.valid_from >= ends => change.delete::<Post, _>(&id).map(drop),
        Some(_) => change.update(&id, Set::default().to(Post::VALID_TO, &Some(ends))),
    }
}

fn page(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/", w.get("nav-overview"))))
        @for what in ["begun", "ended"] {
            @if visit.just(what) { (success(&w.get(&format!("posts-saved-{what}")), html! {})) }
        }
        (heading(&w.get("posts-title"), None))
        (lead(&w.get(if matches!(known.kept, Kept::Owner) { "posts-lead-owner" } else { "posts-lead-school" })))
        (section("new", &w.get("posts-new"), new(visit, known, faults)))
        (section("now", &w.get("posts-now"), now(visit, known, faults)))
    }
}

fn new(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let (people, posts) = (listed(&known.colleagues), offered(visit, known));
    let none = w.get("posts-choose");
    let sent = |name: &str| visit.form.text(name).to_owned();
    let from = if sent("from").is_empty() { today(visit).to_string() } else { sent("from") };
    let labels = ["person", "post", "from", "to"].map(|name| w.get(&format!("posts-{name}")));
    let field = |at: usize, name, value| Field {
        name,
        label: labels.get(at).map_or("", String::as_str),
        error: faults.at(name),
        value,
        ..Field::default()
    };
    let (person, post, to) = (sent("person"), sent("post"), sent("to"));
    form(
        &visit.form_to(known.kept.action()),
        html! {
            (select(w, &field(0, "person", &person), &choices(&none, &people)))
            (select(w, &field(1, "post", &post), &choices(&none, &posts)))
            (date_field(w, &field(2, "from", &from)))
            (date_field(w, &Field { need: Need::Optional, ..field(3, "to", &to) }))
            (button(Variant::Primary, &w.get("posts-begin")))
        },
    )
}

/// The posts that can be given, as they are sent and as they are read.
fn offered(visit: &Visit<'_>, known: &Known) -> Vec<(String, String)> {
    let plain = |hat: &Hat| (hat.code().to_owned(), capital(&role(visit, hat.code())));
    match known.kept {
        Kept::School(_) => AT_SCHOOL.iter().map(plain).collect(),
        Kept::Owner => {
            let head = capital(&role(visit, Hat::Principal.code()));
            let of = |school: &School| {
                (format!("{}.{}", Hat::Principal.code(), school.id), format!("{head}, {}", school.name))
            };
            known.schools.iter().map(of).chain(AT_OWNER.iter().map(plain)).collect()
        }
    }
}

fn now(visit: &Visit<'_>, known: &Known, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    let mut rows: Vec<_> =
        known.posts.iter().filter_map(|post| Some((known.names.get(&post.person)?, post))).collect();
    rows.sort_by_cached_key(|(name, post)| {
        (format::sort_key(&format::name_in_list(&name.given, &name.family)), post.hat.clone(), post.id)
    });
    if rows.is_empty() {
        return empty(&w.get("posts-none"), None);
    }
    let cells = rows.into_iter().map(|(name, post)| {
        let of = post.school.and_then(|school| known.schools.iter().find(|one| one.id == school));
        let at = of.map(|school| format!(", {}", school.name)).unwrap_or_default();
        vec![
            html! { (format::name_in_list(&name.given, &name.family)) },
            html! { (capital(&role(visit, &post.hat))) (at) },
            html! { (format::date_short(visit.lang, post.valid_from)) },
            html! { @if let Some(to) = post.valid_to { (format::date_short(visit.lang, to)) } @else { (w.get("posts-no-end")) } },
            ending(visit, known, post, faults),
        ]
    });
    let columns = ["posts-person", "posts-post", "posts-from", "posts-ends", "posts-change"];
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("posts-now")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: cells.collect(),
            layout: Layout::Blocks,
        },
    )
}

/// A form to say when a post ends; one's own has none.
fn ending(visit: &Visit<'_>, known: &Known, post: &Post, faults: &Faults<'_>) -> Markup {
    let w = visit.words();
    if visit.ctx.caller.person == Some(post.person) {
        return html! { (w.get("posts-own")) };
    }
    let name = format!("ends-{}", post.id);
    let label = w.get("posts-ends");
    let value = today(visit).to_string();
    let field =
        Field { name: &name, label: &label, error: faults.at(&name), value: &value, ..Field::default() };
    let action = format!("{}/end", known.kept.action());
    details(
        &w.get("posts-end"),
        form(
            &visit.form_to(&action),
            html! {
                @if !post.source.is_empty() { p.subtle { (w.get("posts-from-register")) } }
                (hidden("person", &post.person.to_string()))
                (hidden("id", &post.id.to_string()))
                (date_field(w, &field))
                (button(Variant::Secondary, &w.get("posts-end-save")))
            },
        ),
    )
}
