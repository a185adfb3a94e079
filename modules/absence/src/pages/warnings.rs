//! Who must be warned that a grade may lapse: those without a warning first, then those who have not opened theirs.

use std::collections::{HashMap, HashSet};

use maud::html;
use ransel_kernel::{Action, GroupId, PersonId};
use ransel_law::{Ruling, SchoolYear, facts as facts_of};
use ransel_school::names::opened;
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{duration, moment_short, percent, sort_key},
    parts::{
        self, Caption, Choice, Column, Fact, Field, Layout, Link, Table, Tone, Variant, back, button, empty,
        facts, heading, lead, link, notice, section, select, success, table, tag,
    },
};
use uuid::Uuid;

use super::{
    conduct::{own_groups, term},
    pupil::{Folder, left},
    readers::must_reach,
    words::{listed, of_name, subject_name},
};
use crate::{
    actions::{
        ListWarnings, ReadAbsence, SendWarning,
        letters::{Place, warn, warning_id},
    },
    choices::Choices,
    letter,
    reckoning::{self, How, InSubject, Known, Of},
    records::{AbsenceWarning, Danger, ImportedAbsence, LetterOpened, LimitDecision, Mark},
    rules::{DUTY_TO_WARN, WarningDue},
    store::{self, Teaching},
};

struct Row {
    pupil: PersonId,
    name: String,
    subject: Uuid,
    subject_name: String,
    it: InSubject,
    due: WarningDue,
    sent: Option<AbsenceWarning>,
}

/// The list.
pub fn list(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ListWarnings::DEF)?;
    let pass = visit.ctx.may(ListWarnings {})?;
    let (w, today, choices) = (visit.words(), visit.owner().clock.today(), Choices::of(visit.owner()));
    let year = SchoolYear::of(today).starts();
    let names = opened(&pass)?;
    let marks = store::marks_since(&pass, year)?;
    let imported = pass.rows::<ImportedAbsence>().all()?;
    let decisions = store::decisions(&pass, year)?;
    let warnings: HashMap<_, _> =
        pass.rows::<AbsenceWarning>().all()?.into_iter().map(|warning| (warning.id, warning)).collect();
    let read: HashSet<_> = pass.rows::<LetterOpened>().all()?.into_iter().map(|row| row.letter).collect();
    let teaching = Teaching::with(
        &pass,
        marks.iter().map(|mark| mark.group_id),
        imported.iter().filter_map(|row| row.subject),
        [],
    )?;
    let marks = reckoning::by_pupil(marks, |mark: &Mark| mark.pupil);
    let imported = reckoning::by_pupil(imported, |row| row.pupil);
    let decisions = reckoning::by_pupil(decisions, |row: &LimitDecision| row.pupil);
    let how = How { day: today, reading: choices.reading };
    let mut rows = Vec::new();
    for (pupil, marks) in &marks {
        let Some(name) = names.get(pupil).map(listed) else { continue };
        let known = Known {
            marks,
            imported: imported.get(pupil).map(Vec::as_slice).unwrap_or_default(),
            decisions: decisions.get(pupil).map(Vec::as_slice).unwrap_or_default(),
        };
        for it in reckoning::by_subject(known, &teaching, how) {
            let (Some(against), Of::Subject(subject)) = (&it.against, it.of) else { continue };
            let due = against.warning(choices.near_percent).outcome;
            if due == WarningDue::NotYet {
                continue;
            }
            let sent =
                warnings.get(&warning_id(*pupil, subject, Danger::AbsenceLimit, &term(today))).cloned();
            let subject_name = of_name(w, &teaching, it.of);
            rows.push(Row { pupil: *pupil, name: name.clone(), subject, subject_name, it, due, sent });
        }
    }
    rows.sort_by_cached_key(|row| {
        (row.sent.is_some(), row.due, sort_key(&row.name), row.subject_name.clone())
    });
    let cells = |row: &Row| {
        vec![
            link(&Link::new(format!("/absence/pupils/{}", row.pupil), &*row.name)),
            html! { (row.subject_name) },
            html! { @if let Some(against) = &row.it.against {
                (percent(w.lang, i64::try_from(against.share().tenths()).unwrap_or(i64::MAX)))
            } },
            html! { @if let Some(against) = &row.it.against { (left(w, against)) } },
            html! {
                @match &row.sent {
                    Some(sent) => {
                        (link(&Link::new(super::letters::href(row.pupil, sent.id), w.get("absence-warning-sent"))))
                        " " (moment_short(w.lang, sent.sent_at)) " "
                        @if read.contains(&sent.id) { (tag(Tone::Success, None, &w.get("absence-letter-opened"))) }
                        @else { (tag(Tone::Neutral, None, &w.get("absence-letter-unopened"))) }
                    }
                    None => {
                        (link(&Link::new(warn_href(row.pupil, row.subject), w.get("absence-warn"))))
                        span.ds-sr-only { ": " (row.name) ", " (row.subject_name) }
                    }
                }
            },
        ]
    };
    let title = w.get("absence-warnings");
    let body = html! {
        @if visit.just("warned") { (success(&w.get("absence-warning-sent-done"), html! {})) }
        (back(&Link::new("/absence/overview", w.get("absence-overview"))))
        (heading(&title, None))
        (lead(&w.get("absence-warnings-lead")))
        @if rows.is_empty() { (empty(&w.get("absence-warnings-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(title.clone()),
                columns: vec![
                    Column::text(w.get("absence-column-pupil")),
                    Column::text(w.get("absence-column-subject")),
                    Column::number(w.get("absence-column-counts")),
                    Column::number(w.get("absence-column-left")),
                    Column::text(w.get("absence-column-warning")),
                ],
                rows: rows.iter().map(cells).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// Where a warning in a subject is sent from.
pub fn warn_href(pupil: PersonId, subject: Uuid) -> String {
    format!("/absence/pupils/{pupil}/warn/{subject}")
}

struct Asked {
    it: Folder,
    in_subject: InSubject,
    group: GroupId,
    pupil: PersonId,
    subject: Uuid,
}

impl Asked {
    fn read(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let (pupil, subject): (PersonId, Uuid) = (visit.at("person")?, visit.at("subject")?);
        if !visit.ctx.would(&SendWarning { pupil })? {
            return Err(Trouble::NotFound);
        }
        let it = Folder::read(visit, pupil)?;
        let (in_subject, group) = it.in_subject(subject).ok_or(Trouble::NotFound)?;
        Ok(Self { it, in_subject, group, pupil, subject })
    }
}

/// What the warning says and what it rests on, before it is sent.
pub fn form(visit: &Visit<'_>) -> Reply {
    let asked = Asked::read(visit)?;
    let w = visit.words();
    let against = asked.in_subject.against.as_ref().ok_or(Trouble::NotFound)?;
    let name =
        asked.it.teaching.subject(asked.subject).map(|it| subject_name(it, w.lang)).unwrap_or_default();
    let minutes = |n: u32| duration(w.lang, n);
    let shown = [
        Fact::new(w.get("absence-column-subject"), name),
        Fact::new(w.get("absence-fact-counted"), &minutes(against.counted().get())),
        Fact::new(w.get("absence-fact-annual"), &minutes(against.standing.annual.get())),
        Fact::new(w.get("absence-fact-left"), &minutes(against.standing.left.get())),
    ];
    let title = w.get("absence-warn-title");
    let action = warn_href(asked.pupil, asked.subject);
    let source: String = against.warning(asked.it.choices.near_percent).source.into();
    let body = html! {
        div.reading.stack {
            (back(&Link::new("/absence/warnings", w.get("absence-warnings"))))
            (heading(&title, Some(&asked.it.name.spoken())))
            (section("absence-warn-text", &w.get("absence-warn-text"), html! {
                p.ds-paragraph { (w.with("absence-warned-limit-text", &[("subject", name.into())])) }
                (facts(w, &shown))
            }))
            (notice(Tone::Info, html! { (w.get("absence-warn-who-gets")) }))
            p.subtle { (letter::law(w, &source)) }
            (parts::form(&visit.form_to(&action), html! { (button(Variant::Primary, &w.get("absence-warn-send"))) }))
        }
    };
    Ok(Answer::page(title, body))
}

/// Sends it.
pub fn send(visit: &Visit<'_>) -> Reply {
    let asked = Asked::read(visit)?;
    let against = asked.in_subject.against.as_ref().ok_or(Trouble::NotFound)?;
    let ruling = against.warning(asked.it.choices.near_percent);
    if ruling.outcome == WarningDue::NotYet {
        return Err(Trouble::Bad("absence-warn-not-due"));
    }
    let place = Place { pupil: asked.pupil, subject: asked.subject, group: asked.group };
    warn(&visit.ctx, place, Danger::AbsenceLimit, &ruling, &term(asked.it.today))?;
    Ok(Answer::to("/absence/warnings?saved=warned"))
}

/// Where one warns of too little to assess: the teacher's own judgement, whatever the absence.
pub fn basis_href(pupil: PersonId) -> String {
    format!("/absence/pupils/{pupil}/warn")
}

/// The subjects the visitor teaches the pupil, each with its group and name.
fn taught(visit: &Visit<'_>, pupil: PersonId) -> Result<Vec<(Place, String)>, Trouble> {
    if !visit.ctx.would(&SendWarning { pupil })? {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ReadAbsence { pupil })?;
    let groups = own_groups(visit, pupil)?;
    let teaching = Teaching::of(&pass, groups.iter().copied())?;
    let place = |group: GroupId| {
        let subject = teaching.subject_of(group)?;
        let place = Place { pupil, subject: subject.id, group };
        Some((place, subject_name(subject, visit.lang).to_owned()))
    };
    Ok(groups.into_iter().filter_map(place).collect())
}

/// The form: in which subject there is too little to assess.
pub fn basis_form(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let taught = taught(visit, pupil)?;
    let w = visit.words();
    let subjects: Vec<_> = taught.iter().map(|(place, name)| (place.subject.to_string(), name)).collect();
    let choices: Vec<_> =
        subjects.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let label = w.get("absence-column-subject");
    let action = basis_href(pupil);
    let source: String = DUTY_TO_WARN.into();
    let title = w.get("absence-warn-basis");
    let body = html! {
        div.reading.stack {
            (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
            (heading(&title, None))
            @if choices.is_empty() { (empty(&w.get("absence-warn-basis-none"), None)) } @else {
                (lead(&w.get("absence-warn-basis-lead")))
                (notice(Tone::Info, html! { (w.get("absence-warn-who-gets")) }))
                p.subtle { (letter::law(w, &source)) }
                (parts::form(&visit.form_to(&action), html! {
                    (select(w, &Field { name: "subject", label: &label, ..Field::default() }, &choices))
                    (button(Variant::Primary, &w.get("absence-warn-send")))
                }))
            }
        }
    };
    Ok(Answer::page(title, body))
}

/// Sends it.
pub fn basis_send(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let subject: Uuid = visit.form.parsed("subject").ok_or(Trouble::Bad("form-too-old"))?;
    let place = taught(visit, pupil)?.into_iter().find(|(place, _)| place.subject == subject);
    let (place, _) = place.ok_or(Trouble::NotFound)?;
    let today = visit.owner().clock.today();
    let ruling =
        Ruling { outcome: Danger::NoBasis, source: DUTY_TO_WARN, because: facts_of![judged_by = "teacher"] };
    let id = warn(&visit.ctx, place, Danger::NoBasis, &ruling, &term(today))?;
    Ok(Answer::to(super::letters::href(pupil, id)))
}
