//! Absence another system counted: shown as what it is, and not mixed into the bars.

use maud::{Markup, html};
use ransel_site::Visit;
use ransel_web::{
    Lang,
    format::{date_short, number},
    parts::{Caption, Column, Layout, Table, lead, table},
};

use super::{Folder, part};
use crate::{
    pages::words::{lesson_name, subject_name},
    records::{ImportedAbsence, Mode, Unit},
};

/// The table; nothing where nothing was brought in.
pub fn section(visit: &Visit<'_>, it: &Folder) -> Markup {
    if it.imported.is_empty() {
        return html! {};
    }
    let w = visit.words();
    let row = |one: &ImportedAbsence| {
        vec![
            html! { (what(visit, it, one)) },
            html! { (period(visit, one)) },
            html! { (amount(visit, one)) },
            html! { (w.get(&format!("absence-imported-{}", one.documented.code()))) },
            html! { (one.source) },
        ]
    };
    let whole = Table {
        caption: Caption::Hidden(w.get("absence-imported")),
        columns: ["subject", "days", "absent", "documented", "source"]
            .iter()
            .map(|column| Column::text(w.get(&format!("absence-column-{column}"))))
            .collect(),
        rows: it.imported.iter().map(row).collect(),
        layout: Layout::Blocks,
    };
    part(visit, "absence-imported", html! { (lead(&w.get("absence-imported-lead"))) (table(w, &whole)) })
}

fn what(visit: &Visit<'_>, it: &Folder, one: &ImportedAbsence) -> String {
    let w = visit.words();
    let subject = one.subject.and_then(|id| it.teaching.subject(id));
    match (subject, one.group_id, one.mode) {
        (Some(subject), ..) => subject_name(subject, w.lang).to_owned(),
        (None, Some(group), _) => lesson_name(w, &it.teaching, group),
        (None, None, Mode::Aggregate) => w.get("absence-imported-whole"),
        (None, None, Mode::Occurrence) => w.get("absence-imported-day"),
    }
}

fn period(visit: &Visit<'_>, one: &ImportedAbsence) -> String {
    let day = |day| date_short(visit.lang, day);
    match (one.valid_from, one.valid_to) {
        (Some(from), Some(to)) if from != to => format!("{}–{}", day(from), day(to)),
        (Some(only), _) | (None, Some(only)) => day(only),
        (None, None) => one.period.clone(),
    }
}

fn amount(visit: &Visit<'_>, one: &ImportedAbsence) -> String {
    let amount = decimal(visit.lang, one.ten_thousandths);
    let key = match one.unit {
        Unit::Hours => "absence-imported-hours",
        Unit::Days => "absence-imported-days",
    };
    visit.words().with(key, &[("amount", (&amount).into())])
}

/// `12,75` from 127 500 ten-thousandths; no zeros at the end.
fn decimal(lang: Lang, ten_thousandths: i64) -> String {
    let rest = format!("{:04}", ten_thousandths.unsigned_abs() % 10_000);
    let rest = rest.trim_end_matches('0');
    let whole = number(lang, ten_thousandths / 10_000);
    let minus = if ten_thousandths < 0 && ten_thousandths > -10_000 { "−" } else { "" };
    let between = if lang == Lang::En { "." } else { "," };
    if rest.is_empty() { whole } else { format!("{minus}{whole}{between}{rest}") }
}
