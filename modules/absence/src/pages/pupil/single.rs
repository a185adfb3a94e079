//! Lesson by lesson, what was reported, and what was corrected late.

use maud::{Markup, html};
use ransel_kernel::{Action, PersonId};
use ransel_school::names::{self, Name};
use ransel_site::{Trouble, Visit};
use ransel_web::{
    format::{date_short, duration, moment_short},
    parts::{Caption, Column, Layout, Link, Paging, Table, link, paging, table},
};

use super::{Folder, part};
use crate::{
    actions::ReadRemarks,
    pages::{
        readers::after_confirming,
        remark::{self, may_remark},
        words::{effect_word, of_name, said, span},
    },
    reckoning::of,
    records::{AbsenceReport, Mark, MarkState},
};

const ON_A_PAGE: usize = 40;

/// Every lesson missed, newest first, with what was remarked on it. Late arrivals are no absence and stand with order
/// and conduct.
pub fn lessons(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Result<Markup, Trouble> {
    let missed: Vec<_> = it.marks.iter().filter(|mark| mark.state == MarkState::Absent).collect();
    if missed.is_empty() {
        return Ok(html! {});
    }
    let remarks = super::remarks(visit, it, pupil)?;
    let could = remarks.is_none() && after_confirming(visit, ReadRemarks::DEF, pupil)?;
    let may_remark = may_remark(visit, it, pupil)?;
    let w = visit.words();
    let pages = missed.len().div_ceil(ON_A_PAGE);
    let page = visit.query.parsed::<usize>("page").unwrap_or(1).clamp(1, pages);
    let path = visit.path.split('?').next().unwrap_or_default().to_owned();
    let href = |page: u32| format!("{path}?page={page}#absence-lessons");
    let row = |mark: &&Mark| {
        let how = duration(w.lang, u32::try_from(mark.minutes).unwrap_or(0));
        let mut cells = vec![
            html! { (date_short(w.lang, mark.day)) },
            html! { (span(w, mark.starts, mark.ends)) },
            html! { (of_name(w, &it.teaching, of(mark.group_id, &it.teaching))) },
            html! { (how) },
            html! { (effect_word(w, mark.effect)) },
        ];
        if let Some(remarks) = &remarks {
            let known = remarks.get(&mark.id);
            let free = known.is_none_or(|row| visit.ctx.caller.person == Some(row.written_by));
            cells.push(html! {
                @if let Some(text) = known.and_then(|row| row.remark.clone().open()) { (text.as_str()) " " }
                @if free && may_remark(mark) {
                    (link(&Link::new(remark::href(mark),
                        w.get(if known.is_some() { "absence-remark-change" } else { "absence-remark-write" }))))
                    span.ds-sr-only { ": " (date_short(w.lang, mark.day)) ", " (span(w, mark.starts, mark.ends)) }
                }
            });
        }
        cells
    };
    let mut columns = vec!["day", "time", "subject", "absent", "effect"];
    columns.extend(remarks.is_some().then_some("remark"));
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-lessons")),
        columns: columns
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: missed.iter().rev().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(row).collect(),
        layout: Layout::Blocks,
    };
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(part(
        visit,
        "absence-lessons",
        html! {
            (table(w, &whole))
            (paging(w, &Paging { page: number(page), pages: number(pages), href: &href }))
            @if could {
                p { (link(&Link::new(format!("/absence/pupils/{pupil}/remarks"), w.get("absence-remarks-open")))) }
            }
            p { (link(&Link::new(format!("/absence/pupils/{pupil}/file"), w.get("absence-file")))) }
        },
    ))
}

/// What was reported, and whether it is settled; with the way to the reasons for those who may see them.
pub fn reports(visit: &Visit<'_>, it: &Folder, reasons_of: Option<PersonId>) -> Markup {
    if it.reports.is_empty() {
        return html! {};
    }
    let w = visit.words();
    let mut reports: Vec<&AbsenceReport> = it.reports.iter().collect();
    reports.sort_by_key(|report| std::cmp::Reverse((report.from_day, report.received_at)));
    let row = |report: &&AbsenceReport| {
        let state =
            if report.settled { effect_word(w, report.effect) } else { w.get("absence-report-waits") };
        vec![
            html! { (days(visit, report)) },
            html! { (moment_short(w.lang, report.received_at)) },
            html! { (state) },
        ]
    };
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-reported")),
        columns: ["days", "received", "effect"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: reports.iter().map(row).collect(),
        layout: Layout::Blocks,
    };
    part(
        visit,
        "absence-reported",
        html! {
            (table(w, &whole))
            @if let Some(pupil) = reasons_of {
                p { (link(&Link::new(format!("/absence/pupils/{pupil}/reasons"), w.get("absence-reasons-open")))) }
            }
        },
    )
}

/// `20.11.2026`, or first and last day.
pub fn days(visit: &Visit<'_>, report: &AbsenceReport) -> String {
    let day = |day| date_short(visit.lang, day);
    if report.from_day == report.to_day {
        return day(report.from_day);
    }
    format!("{}–{}", day(report.from_day), day(report.to_day))
}

/// Marks that were changed after the days of free correction: what stood there stays on record.
pub fn corrections(visit: &Visit<'_>, it: &Folder) -> Result<Markup, Trouble> {
    if it.corrections.is_empty() {
        return Ok(html! {});
    }
    let w = visit.words();
    let teachers = names::staff(&visit.ctx, it.corrections.iter().map(|one| one.corrected_by).collect())?;
    let rows = it.corrections.iter().rev().map(|one| {
        let by =
            teachers.get(&one.corrected_by).map_or_else(|| w.get("absence-another-teacher"), Name::spoken);
        vec![
            html! { (date_short(w.lang, one.day)) },
            html! { (of_name(w, &it.teaching, of(one.group_id, &it.teaching))) },
            html! { (said(w, one.was, one.was_minutes)) },
            html! { (said(w, one.became, one.became_minutes)) },
            html! { (w.get(&format!("absence-cause-{}", one.cause.code()))) },
            html! { (by) ", " (moment_short(w.lang, one.corrected_at)) },
            html! {
                @match it.attested.get(&one.id) {
                    Some(row) => (w.get(&format!("absence-attested-{}", row.says.code()))),
                    None => (w.get("absence-attested-not-yet")),
                }
            },
        ]
    });
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-corrections")),
        columns: ["day", "subject", "was", "became", "cause", "by", "attest"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: rows.collect(),
        layout: Layout::Blocks,
    };
    Ok(part(visit, "absence-corrections", table(w, &whole)))
}
