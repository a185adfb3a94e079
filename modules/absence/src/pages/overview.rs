//! Follow-up: one row per pupil and subject that needs a look, nearest the limit first. Whether absence counts is all
//! that is read; why stays in the vault.

use std::cmp::Reverse;

use maud::{Markup, html};
use ransel_kernel::{Action, Hat, PersonId, SchoolId, action::Reach};
use ransel_law::SchoolYear;
use ransel_school::names::opened;
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::{duration, percent, percent_in_words, sort_key},
    parts::{
        Caption, Choice, Column, Field, Layout, LimitStatus, Link, Paging, Table, absence_bar, absence_key,
        empty, filter, heading, link, link_list, paging, select, status_count, status_tag, table, tag_row,
    },
};

use super::{
    pupil::{how, share},
    readers::must_reach,
    words::{of_name, status},
};
use crate::{
    actions::{
        ExportAbsence, ListCorrections, ListFollowUp, ListWarnings, ReadAbsenceOverview, ReadStatistics,
    },
    choices::Choices,
    reckoning::{self, How, InSubject, Known, Nearness},
    records::ImportedAbsence,
    store::{self, Teaching},
};

const ON_A_PAGE: usize = 50;

/// A pupil in a subject.
struct Row {
    pupil: PersonId,
    name: String,
    subject: String,
    it: InSubject,
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if visit.ctx.caller.hat == Hat::Guardian {
        return Ok(Answer::to("/absence"));
    }
    must_reach(visit, ReadAbsenceOverview::DEF)?;
    let pass = visit.ctx.may(ReadAbsenceOverview {})?;
    let names = opened(&pass)?;
    let (w, today) = (visit.words(), visit.owner().clock.today());
    let choices = Choices::of(visit.owner());
    let marks = store::marks_since(&pass, SchoolYear::of(today).starts())?;
    let imported = pass.rows::<ImportedAbsence>().all()?;
    let decisions = store::decisions(&pass, SchoolYear::of(today).starts())?;
    let groups = marks.iter().map(|mark| mark.group_id);
    let subjects = imported.iter().filter_map(|row| row.subject);
    let schools = imported.iter().filter_map(|row| row.school).map(SchoolId);
    let teaching = Teaching::with(&pass, groups, subjects, schools)?;
    let imported = reckoning::by_pupil(imported, |row| row.pupil);
    let decisions = reckoning::by_pupil(decisions, |row| row.pupil);
    let mut marks = reckoning::by_pupil(marks, |mark| mark.pupil);
    for pupil in imported.keys() {
        marks.entry(*pupil).or_default();
    }
    let how_to = How { day: today, reading: choices.reading };
    let mut rows = Vec::new();
    for (pupil, marks) in marks {
        let known = Known {
            marks: &marks,
            imported: imported.get(&pupil).map(Vec::as_slice).unwrap_or_default(),
            decisions: decisions.get(&pupil).map(Vec::as_slice).unwrap_or_default(),
        };
        let Some(name) = names.get(&pupil).map(super::words::listed) else { continue };
        for it in reckoning::by_subject(known, &teaching, how_to) {
            rows.push(Row { pupil, name: name.clone(), subject: of_name(w, &teaching, it.of), it });
        }
    }
    // Where no limit applies, the longest absence comes first.
    rows.sort_by_cached_key(|row| {
        let against = row.it.against.as_ref();
        let near = against.map(|against| (against.nearness(choices.near_percent), Reverse(against.share())));
        (near.is_none(), near, Reverse(row.it.absent), sort_key(&row.name), row.subject.clone())
    });
    let counts = Counts::of(&rows, names.len(), choices.near_percent);
    let limited = rows.iter().any(|row| row.it.against.is_some());
    let all = visit.query.text("show") == "all";
    if limited && !all {
        rows.retain(|row| {
            row.it.against.as_ref().is_some_and(|it| it.nearness(choices.near_percent) != Nearness::Under)
        });
    }
    let title = w.get("absence-overview");
    let body = html! {
        (heading(&title, Some(&facts(visit, limited))))
        (ways(visit, limited)?)
        @if limited {
            (counts.tags(visit))
            (show_filter(visit, &choices, all))
            (absence_key(w))
        }
        (page(visit, &rows, &choices, limited, all))
        @if limited { (how(visit, &rows.iter().map(|row| (&*row.subject, &row.it)).collect::<Vec<_>>(), false)) }
    };
    Ok(Answer::page(title, body))
}

/// The school's absence as an exchange file.
pub fn export(visit: &Visit<'_>) -> Reply {
    must_reach(visit, ExportAbsence::DEF)?;
    let bytes = crate::export::export(&visit.ctx)?;
    Ok(Answer::Document { media_type: "application/xml", name: "absence.xml".to_owned(), bytes })
}

/// To the lists beside this one, for the hats that come to anybody through them.
fn ways(visit: &Visit<'_>, limited: bool) -> Result<Markup, Trouble> {
    let hat = visit.ctx.caller.hat;
    let reaches = |def: &ransel_kernel::ActionDef| def.reach.iter().any(|(reaching, _)| *reaching == hat);
    let w = visit.words();
    let mut links = Vec::new();
    if limited && reaches(ListWarnings::DEF) {
        links.push(Link::new("/absence/warnings", w.get("absence-warnings")));
    }
    let contact = || -> Result<bool, Trouble> {
        Ok(!visit.owner().relations()?.reach(&visit.ctx.caller, Reach::ContactTeacher).is_empty())
    };
    if (reaches(ListCorrections::DEF) && hat != Hat::Teacher) || contact()? {
        links.push(Link::new("/absence/corrections", w.get("absence-attest")));
    }
    if reaches(ReadStatistics::DEF) {
        links.push(Link::new("/absence/statistics", w.get("absence-statistics")));
    }
    if reaches(ExportAbsence::DEF) {
        links.push(Link::new("/absence/export", w.get("absence-export")));
    }
    if reaches(ListFollowUp::DEF) && contact()? {
        links.push(Link::new("/absence/follow-up", w.get("absence-follow-up")));
    }
    Ok(if links.is_empty() {
        html! {}
    } else {
        link_list(&links)
    })
}

fn facts(visit: &Visit<'_>, limited: bool) -> String {
    let w = visit.words();
    let day = ransel_web::format::day_and_month(w.lang, visit.owner().clock.today());
    w.with(
        if limited { "absence-overview-facts" } else { "absence-overview-no-limit" },
        &[("day", (&day).into())],
    )
}

/// How many pupils are over, near and under: each by the subject in which she is nearest.
struct Counts {
    over: usize,
    near: usize,
    under: usize,
}

impl Counts {
    fn of(rows: &[Row], pupils: usize, near_percent: i64) -> Self {
        let mut nearest = std::collections::HashMap::new();
        for row in rows {
            let Some(against) = &row.it.against else { continue };
            let now = against.nearness(near_percent);
            let known = nearest.entry(row.pupil).or_insert(now);
            *known = (*known).min(now);
        }
        let count = |wanted| nearest.values().filter(|it| **it == wanted).count();
        let (over, near) = (count(Nearness::Over), count(Nearness::Near));
        Self { over, near, under: pupils.saturating_sub(over + near) }
    }

    fn tags(&self, visit: &Visit<'_>) -> Markup {
        let w = visit.words();
        tag_row(html! {
            (status_count(w, LimitStatus::Over, self.over))
            (status_count(w, LimitStatus::Near, self.near))
            (status_count(w, LimitStatus::Under, self.under))
        })
    }
}

fn show_filter(visit: &Visit<'_>, choices: &Choices, all: bool) -> Markup {
    let w = visit.words();
    let percent = percent_in_words(w.lang, choices.near_percent);
    let (label, near, every) = (
        w.get("absence-overview-show"),
        w.with("absence-overview-near", &[("percent", (&percent).into())]),
        w.get("absence-overview-all"),
    );
    let options = [
        Choice { value: "near", label: &near, description: None },
        Choice { value: "all", label: &every, description: None },
    ];
    let field =
        Field { name: "show", label: &label, value: if all { "all" } else { "near" }, ..Field::default() };
    filter(w, "/absence/overview", select(w, &field, &options))
}

fn page(visit: &Visit<'_>, rows: &[Row], choices: &Choices, limited: bool, all: bool) -> Markup {
    let w = visit.words();
    if rows.is_empty() {
        let key = if limited { "absence-overview-none-near" } else { "absence-overview-none" };
        return empty(&w.get(key), None);
    }
    let pages = rows.len().div_ceil(ON_A_PAGE);
    let page = visit.query.parsed::<usize>("page").unwrap_or(1).clamp(1, pages);
    let shown = rows.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let mut columns = vec![
        Column::text(w.get("absence-column-pupil")),
        Column::text(w.get("absence-column-subject")),
        Column::number(w.get("absence-column-absent")),
    ];
    if limited {
        columns.extend([
            Column::text(w.get("absence-column-bar")),
            Column::number(w.get("absence-column-counts")),
            Column::number(w.get("absence-column-left")),
            Column::text(w.get("absence-column-status")),
        ]);
    } else {
        columns.push(Column::number(w.get("absence-column-late")));
    }
    let show = if all { "all" } else { "near" };
    let href = |page: u32| format!("/absence/overview?show={show}&page={page}");
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    html! {
        (table(w, &Table {
            caption: Caption::Hidden(w.get("absence-overview-caption")),
            columns,
            rows: shown.map(|row| cells(visit, row, choices, limited)).collect(),
            layout: Layout::Blocks,
        }))
        (paging(w, &Paging { page: number(page), pages: number(pages), href: &href }))
    }
}

fn cells(visit: &Visit<'_>, row: &Row, choices: &Choices, limited: bool) -> Vec<Markup> {
    let w = visit.words();
    let mut cells = vec![
        link(&Link::new(format!("/absence/pupils/{}", row.pupil), &*row.name)),
        html! { (row.subject) },
        html! { (duration(w.lang, row.it.absent.get())) },
    ];
    match (&row.it.against, limited) {
        (Some(against), _) => cells.extend([
            absence_bar(share(&row.it, against, choices.near_percent)),
            html! { (percent(w.lang, i64::try_from(against.share().tenths()).unwrap_or(i64::MAX))) },
            super::pupil::left(w, against),
            status_tag(w, status(against.nearness(choices.near_percent))),
        ]),
        (None, true) => cells.extend([html! {}, html! {}, html! {}, html! { (w.get("absence-no-limit")) }]),
        (None, false) => cells.push(html! { (row.it.late) }),
    }
    cells
}
