//! Order and conduct, apart from absence: late arrivals, notes and warnings. The same page for the pupil, her guardians
//! and those who follow her up; the pass decides which notes there are.

mod note;
mod warn;
mod withdraw;

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    Action, GroupId, Hat, Pass, PersonId,
    rows::{Is, Order},
};
use ransel_law::{SchoolYear, Term};
use ransel_school::{
    names::{self, Name},
    records::Person,
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{date_short, moment_short},
    parts::{
        Caption, Column, Layout, Link, Table, Tone, Variant, back, button_row, empty, heading, link,
        link_button, notice, section, success, table, tag,
    },
};
use uuid::Uuid;

use super::words::{lesson_name, said, span};
use crate::{
    actions::{ReadConduct, ReadConductWords, SendConductWarning, WriteConductNote},
    choices::Choices,
    records::{Concern, ConductNote, ConductWarning, ConductWords, Mark, MarkState, NoteKind},
    rules::{Remarks, conduct_in_doubt, order_in_doubt},
    store::{self, Teaching},
};

pub use note::{form, send};
pub use warn::{form as warn_form, send as warn_send};
pub use withdraw::{form as withdraw_form, send as withdraw_send};

/// Where a pupil's order and conduct stand.
pub fn href(pupil: PersonId) -> String {
    format!("/absence/pupils/{pupil}/conduct")
}

/// What the pass opens about a pupil's order and conduct this school year.
struct Folder {
    name: Name,
    notes: Vec<ConductNote>,
    warnings: Vec<ConductWarning>,
    late: Vec<Mark>,
    teaching: Teaching,
    today: Date,
}

impl Folder {
    fn read(visit: &Visit<'_>, pass: &Pass<'_, ReadConduct>, pupil: PersonId) -> Result<Self, Trouble> {
        let today = visit.owner().clock.today();
        let since = SchoolYear::of(today).starts();
        let person =
            pass.rows::<Person>().only(Person::ID, Is::Equal, &pupil).first()?.ok_or(Trouble::NotFound)?;
        let notes = pass
            .rows::<ConductNote>()
            .only(ConductNote::DAY, Is::AtLeast, &since)
            .by(ConductNote::DAY, Order::Descending)
            .all()?;
        let late: Vec<_> = store::marks_since(pass, since)?
            .into_iter()
            .filter(|mark| mark.state == MarkState::Late)
            .collect();
        let groups =
            notes.iter().filter_map(|note| note.group_id).chain(late.iter().map(|mark| mark.group_id));
        Ok(Self {
            name: Name::from(person),
            teaching: Teaching::of(pass, groups.chain(own_groups(visit, pupil)?))?,
            warnings: pass.rows::<ConductWarning>().by(ConductWarning::SENT_AT, Order::Descending).all()?,
            notes,
            late,
            today,
        })
    }

    /// What speaks for or against a warning this term.
    fn remarks(&self) -> Remarks {
        let term = Term::of(self.today).period(SchoolYear::of(self.today));
        remarks(&self.notes, &self.late, |day| term.holds_on(day))
    }

    fn group(&self, visit: &Visit<'_>, group: Option<GroupId>) -> String {
        group.map_or_else(
            || visit.text("absence-note-whole-school"),
            |group| lesson_name(visit.words(), &self.teaching, group),
        )
    }
}

/// How often late, and how many notes stand, in the days that matter.
pub fn remarks(notes: &[ConductNote], late: &[Mark], matters: impl Fn(Date) -> bool) -> Remarks {
    let count = |concern| {
        let standing = notes.iter().filter(|note| note.stands() && matters(note.day));
        u32::try_from(standing.filter(|note| note.kind.concern() == concern).count()).unwrap_or(u32::MAX)
    };
    let late = late.iter().filter(|mark| mark.state == MarkState::Late && matters(mark.day)).count();
    Remarks {
        late: u32::try_from(late).unwrap_or(u32::MAX),
        order: count(Concern::Order),
        conduct: count(Concern::Conduct),
    }
}

/// The groups the visitor teaches in which the pupil is today.
pub fn own_groups(visit: &Visit<'_>, pupil: PersonId) -> Result<Vec<GroupId>, Trouble> {
    let relations = visit.owner().relations()?;
    let today = visit.owner().clock.today();
    let taught = relations.taught(&visit.ctx.caller).into_iter().map(GroupId);
    Ok(taught.filter(|group| relations.members(*group, today).contains(&pupil)).collect())
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let it = Folder::read(visit, &pass, pupil)?;
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(pupil);
    let title = w.get("absence-conduct");
    let h1 = if own {
        w.get("absence-conduct-own")
    } else {
        w.with("absence-conduct-of", &[("name", (&it.name.spoken()).into())])
    };
    let facts = visit.owner().relations()?.facts(&visit.ctx.caller, pupil).unwrap_or_default();
    let whole = visit.ctx.caller.hat != Hat::Teacher || facts.contact_teacher();
    let body = html! {
        @if visit.just("note") { (success(&w.get("absence-note-saved"), html! {})) }
        @if visit.just("withdrawn") { (success(&w.get("absence-note-withdrawn-done"), html! {})) }
        @if visit.just("warned") { (success(&w.get("absence-warning-sent-done"), html! {})) }
        (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
        (heading(&h1, Some(&w.get("absence-this-year"))))
        @if visit.ctx.would(&WriteConductNote { pupil })? {
            (button_row(link_button(Variant::Primary,
                &Link::new(format!("{}/new", href(pupil)), w.get("absence-note-write")))))
        }
        @if !whole { p.subtle { (w.get("absence-conduct-own-groups-only")) } }
        @if visit.ctx.would(&SendConductWarning { pupil })? { (in_doubt(visit, &it, pupil)) }
        (warnings(visit, &it, pupil))
        (notes(visit, &it, pupil)?)
        (late(visit, &it))
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// The way to the words for those who must first confirm who they are; it opens them and comes back.
pub fn confirmed(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let _opened = visit.ctx.may(ReadConductWords { pupil })?;
    Ok(Answer::to(href(pupil)))
}

/// Whether a warning should be considered, for those who could send it.
fn in_doubt(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Markup {
    let (remarks, triggers) = (it.remarks(), Choices::of(visit.owner()).triggers);
    let warned = |concern| {
        let id = crate::actions::conduct::conduct_warning_id(pupil, concern, &term(it.today));
        it.warnings.iter().any(|warning| warning.id == id)
    };
    let doubts = [
        (Concern::Order, order_in_doubt(remarks, triggers).outcome),
        (Concern::Conduct, conduct_in_doubt(remarks, triggers).outcome),
    ];
    let w = visit.words();
    html! {
        @for (concern, _) in doubts.into_iter().filter(|(concern, doubt)| *doubt && !warned(*concern)) {
            (notice(Tone::Warning, html! {
                (w.get(&format!("absence-doubt-{}", concern.code()))) " "
                (link(&Link::new(format!("{}/warn/{}", href(pupil), concern.code()), w.get("absence-warning-consider"))))
            }))
        }
    }
}

/// The term a warning belongs to: one warning a term is enough.
pub fn term(today: Date) -> String {
    let half = if Term::of(today) == Term::H1 { "H1" } else { "H2" };
    format!("{} {half}", SchoolYear::of(today))
}

fn warnings(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Markup {
    let w = visit.words();
    html! {
        @if !it.warnings.is_empty() {
            (section("absence-letters", &w.get("absence-letters"), html! {
                ul.link-list {
                    @for warning in &it.warnings {
                        li {
                            (link(&Link::new(format!("{}/letters/{}", href(pupil), warning.id),
                                w.get(&format!("absence-warned-{}", warning.concern.code())))))
                            " " span.subtle { (moment_short(w.lang, warning.sent_at)) }
                        }
                    }
                }
            }))
        }
    }
}

/// The notes, newest first; those that were withdrawn stand below with who did it and why.
fn notes(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Result<Markup, Trouble> {
    let w = visit.words();
    let id = "absence-notes";
    if it.notes.is_empty() {
        return Ok(section(id, &w.get(id), empty(&w.get("absence-notes-none"), None)));
    }
    let open = visit.ctx.would(&ReadConductWords { pupil })?;
    let words: HashMap<Uuid, ConductWords> = if open {
        let pass = visit.ctx.may(ReadConductWords { pupil })?;
        pass.rows::<ConductWords>().all()?.into_iter().map(|row| (row.id, row)).collect()
    } else {
        HashMap::new()
    };
    let people =
        it.notes.iter().flat_map(|note| [Some(note.written_by), note.withdrawn_by]).flatten().collect();
    let people = names::staff(&visit.ctx, people)?;
    let name = |id: PersonId| people.get(&id).map_or_else(|| w.get("absence-another-teacher"), Name::spoken);
    let (me, principal) = (visit.ctx.caller.person, visit.ctx.caller.hat == Hat::Principal);
    let row = |note: &ConductNote| {
        let mine = visit.ctx.caller.hat == Hat::Teacher && me == Some(note.written_by);
        let said = words.get(&note.id).and_then(|row| row.words.clone().open());
        vec![
            html! { (date_short(w.lang, note.day)) },
            html! { (note_kind(visit, note.kind)) },
            html! { (it.group(visit, note.group_id)) },
            html! { @if let Some(text) = &said { (text.as_str()) } },
            html! { (name(note.written_by)) ", " (moment_short(w.lang, note.written_at)) },
            html! {
                @if let (Some(at), Some(by)) = (note.withdrawn_at, note.withdrawn_by) {
                    (tag(Tone::Neutral, None, &w.get(&format!("absence-withdrawn-{}", note.withdrawn_because))))
                    " " (name(by)) ", " (moment_short(w.lang, at))
                } @else if mine || principal {
                    (link(&Link::new(format!("{}/{}", href(pupil), note.id), w.get("absence-note-change"))))
                    span.ds-sr-only { ": " (note_kind(visit, note.kind)) ", " (date_short(w.lang, note.day)) }
                }
            },
        ]
    };
    let (standing, withdrawn): (Vec<_>, Vec<_>) = it.notes.iter().partition(|note| note.stands());
    let whole = Table {
        caption: Caption::Hidden(w.get(id)),
        columns: ["day", "note", "subject", "words", "written", "state"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: standing.into_iter().chain(withdrawn).map(row).collect(),
        layout: Layout::Blocks,
    };
    let could = !open && super::readers::after_confirming(visit, ReadConductWords::DEF, pupil)?;
    Ok(section(
        id,
        &w.get(id),
        html! {
            (table(w, &whole))
            @if could {
                p { (link(&Link::new(format!("{}/words", href(pupil)), w.get("absence-note-words-open")))) }
            }
        },
    ))
}

/// What a note is about, in words.
fn note_kind(visit: &Visit<'_>, kind: NoteKind) -> String {
    visit.text(&format!("absence-note-{}", kind.code()))
}

/// Late arrivals, newest first.
fn late(visit: &Visit<'_>, it: &Folder) -> Markup {
    let w = visit.words();
    let id = "absence-late";
    if it.late.is_empty() {
        return section(id, &w.get(id), empty(&w.get("absence-late-none"), None));
    }
    let row = |mark: &Mark| {
        vec![
            html! { (date_short(w.lang, mark.day)) },
            html! { (span(w, mark.starts, mark.ends)) },
            html! { (lesson_name(w, &it.teaching, mark.group_id)) },
            html! { (said(w, mark.state, mark.minutes)) },
        ]
    };
    let whole = Table {
        caption: Caption::Hidden(w.get(id)),
        columns: ["day", "time", "subject", "late"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: it.late.iter().rev().map(row).collect(),
        layout: Layout::Blocks,
    };
    section(id, &w.get(id), table(w, &whole))
}
