//! Subject by subject, and how it is worked out.

use std::cmp::Reverse;

use maud::{Markup, html};
use ransel_kernel::{Hat, PersonId};
use ransel_site::{Trouble, Visit};
use ransel_web::{
    Words,
    format::{HARD_SPACE, date, duration, number, percent},
    parts::{
        AbsenceShare, Caption, Column, Layout, Link, Table, absence_bar, absence_key, details, empty,
        link_list, status_tag, table,
    },
};

use super::{Folder, part};
use crate::{
    actions::{DecideLimit, SendWarning, letters::warning_id},
    pages::{
        conduct::{own_groups, term},
        warnings::{basis_href, warn_href},
        words::{of_name, status},
    },
    reckoning::{Against, InSubject, Of},
    records::Danger,
    rules::{Limit, Reading, WarningDue},
};

/// The table, nearest the limit first.
pub fn section(visit: &Visit<'_>, it: &Folder) -> Markup {
    let w = visit.words();
    let mut subjects: Vec<_> =
        it.by_subject().into_iter().map(|subject| (of_name(w, &it.teaching, subject.of), subject)).collect();
    subjects
        .sort_by_key(|(_, subject)| Reverse((subject.against.as_ref().map(Against::share), subject.absent)));
    if subjects.is_empty() {
        return part(visit, "absence-by-subject", empty(&w.get("absence-none"), None));
    }
    let limited = subjects.iter().any(|(_, subject)| subject.against.is_some());
    // Both readings of the rule, for those who decide by it.
    let staff = !matches!(visit.ctx.caller.hat, Hat::Pupil | Hat::Guardian);
    let mut columns =
        vec![Column::text(w.get("absence-column-subject")), Column::number(w.get("absence-column-absent"))];
    if limited {
        columns.push(Column::text(w.get("absence-column-bar")));
        columns.push(Column::number(w.get("absence-column-counts")));
        if staff {
            columns.push(Column::number(w.get("absence-column-unaccepted")));
        }
        columns.push(Column::number(w.get("absence-column-left")));
        columns.push(Column::text(w.get("absence-column-status")));
    }
    columns.push(Column::number(w.get("absence-column-late")));
    let near = it.choices.near_percent;
    let rows = subjects.iter().map(|(name, subject)| {
        let mut cells = vec![html! { (name) }, html! { (duration(w.lang, subject.absent.get())) }];
        match &subject.against {
            Some(against) => {
                cells.push(absence_bar(share(subject, against, near)));
                cells.push(html! { (tenths(w, against.share().tenths())) });
                if staff {
                    cells.push(html! { (tenths(w, against.standing.unaccepted_percent().tenths())) });
                }
                cells.push(left(w, against));
                cells.push(status_tag(w, status(against.nearness(near))));
            }
            None if limited => {
                cells.extend((0..if staff { 4 } else { 3 }).map(|_| html! {}));
                cells.push(html! { (w.get("absence-no-limit")) });
            }
            None => {}
        }
        cells.push(html! { (subject.late) });
        cells
    });
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-by-subject")),
        columns,
        rows: rows.collect(),
        layout: Layout::Blocks,
    };
    let all: Vec<_> = subjects.iter().map(|(name, subject)| (&**name, subject)).collect();
    part(
        visit,
        "absence-by-subject",
        html! {
            @if limited { (absence_key(w)) }
            (table(w, &whole))
            @if limited { (how(visit, &all, true)) }
        },
    )
}

/// The bar's numbers.
pub fn share(subject: &InSubject, against: &Against, near_percent: i64) -> AbsenceShare {
    let annual = against.standing.annual;
    let tenths = |minutes| {
        u32::try_from(crate::rules::PercentTenths::of(minutes, annual).tenths()).unwrap_or(u32::MAX)
    };
    AbsenceShare {
        counts: tenths(against.counted()),
        does_not_count: tenths(subject.absent.left_after(against.counted())),
        limit: against.standing.limit.percent * 10,
        status: status(against.nearness(near_percent)),
    }
}

/// Time left before the limit, or that it is passed.
pub fn left(w: Words<'_>, against: &Against) -> Markup {
    html! {
        @match against.ruling.outcome {
            Limit::Kept => (duration(w.lang, against.standing.left.get())),
            Limit::KeptByHead => (w.get("absence-kept-by-head")),
            Limit::ExceededHeadMayDecide | Limit::Exceeded => (w.get("absence-over")),
        }
    }
}

/// What those who may can do about it: warn, or decide.
pub fn to_do(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Result<Markup, Trouble> {
    let warns = visit.ctx.would(&SendWarning { pupil })?;
    let decides = visit.ctx.would(&DecideLimit { pupil })?;
    if !warns && !decides {
        return Ok(html! {});
    }
    let (w, term) = (visit.words(), term(it.today));
    let mut links = Vec::new();
    for subject in it.by_subject() {
        let (Some(against), Of::Subject(id)) = (&subject.against, subject.of) else { continue };
        let name = of_name(w, &it.teaching, subject.of);
        let due = against.warning(it.choices.near_percent).outcome != WarningDue::NotYet;
        let known = warning_id(pupil, id, Danger::AbsenceLimit, &term);
        if warns && due && !it.warnings.iter().any(|warning| warning.id == known) {
            let label = w.with("absence-warn-in", &[("subject", (&name).into())]);
            links.push(Link::new(warn_href(pupil, id), label));
        }
        if decides && against.ruling.outcome == Limit::ExceededHeadMayDecide {
            let label = w.with("absence-decide-in", &[("subject", (&name).into())]);
            links.push(Link::new(super::super::decide::href(pupil, id), label));
        }
    }
    if visit.ctx.caller.hat == Hat::Teacher && warns && !own_groups(visit, pupil)?.is_empty() {
        links.push(Link::new(basis_href(pupil), w.get("absence-warn-basis")));
    }
    Ok(if links.is_empty() {
        html! {}
    } else {
        part(visit, "absence-to-do", link_list(&links))
    })
}

/// The rule with its section and the date of its wording; with `numbers`, each subject's own.
pub fn how(visit: &Visit<'_>, subjects: &[(&str, &InSubject)], numbers: bool) -> Markup {
    let w = visit.words();
    let Some(first) = subjects.iter().find_map(|(_, subject)| subject.against.as_ref()) else {
        return html! {};
    };
    let source = first.ruling.source;
    let reading = match first.standing.reading {
        Reading::Quota => "absence-how-quota",
        Reading::RunningTotal => "absence-how-running-total",
    };
    let said = w.with(
        "absence-how-limit",
        &[
            ("percent", first.standing.limit.percent.into()),
            ("head", first.standing.limit.head_percent.into()),
        ],
    );
    let law = source.to_string().replace("§ ", &format!("§{HARD_SPACE}"));
    let wording = date(w.lang, source.wording_of);
    details(
        &w.get("absence-how"),
        html! {
            p { (said) " " (w.get(reading)) }
            p { (w.with("absence-how-source", &[("law", (&law).into()), ("date", (&wording).into())])) }
            @if numbers {
                ul.ds-list {
                    @for (name, subject) in subjects {
                        @if let Some(against) = &subject.against { li { (sentence(w, name, against)) } }
                    }
                }
            }
        },
    )
}

/// `Norsk: 841 av 8 400 minutter teller. Grensen går ved 840 minutter.`
fn sentence(w: Words<'_>, name: &str, against: &Against) -> String {
    let standing = &against.standing;
    let allowed = u64::from(standing.annual.get()) * u64::from(standing.limit.percent) / 100;
    let written = |minutes: u64| number(w.lang, i64::try_from(minutes).unwrap_or(i64::MAX));
    let (counted, annual, allowed) =
        (written(against.counted().get().into()), written(standing.annual.get().into()), written(allowed));
    w.with(
        "absence-how-subject",
        &[
            ("subject", name.into()),
            ("counted", (&counted).into()),
            ("annual", (&annual).into()),
            ("allowed", (&allowed).into()),
        ],
    )
}

fn tenths(w: Words<'_>, tenths: u64) -> String {
    percent(w.lang, i64::try_from(tenths).unwrap_or(i64::MAX))
}
