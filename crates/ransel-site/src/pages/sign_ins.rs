//! Sign-ins that were refused, for the administrator: the reference somebody reads out on the phone leads here.

use maud::{Markup, html};
use ransel_kernel::{
    platform::{ReadRefusedSignIns, RefusedSignIn},
    rows::{Is, Order},
};
use ransel_web::{
    format,
    parts::{
        Caption, Choice, Column, Field, Layout, Paging, Table, empty, filter, heading, lead, not_given,
        paging, section, select, table,
    },
};

use crate::{
    Answer, Reply, Visit,
    pages::{login::PROBLEMS, protection::refreshed},
    trouble::reference,
};

const PER_PAGE: i64 = 50;

/// Why a sign-in is refused here, beside what can go wrong at the provider.
pub const REASONS: &[&str] = &["unknown", "several", "left", "too-weak"];

/// The list, newest first.
pub fn list(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadRefusedSignIns {})?;
    let asked = visit.query.text("reason");
    let reason = known().find(|reason| *reason == asked).map(str::to_owned);
    let rows = || {
        let rows = pass.rows::<RefusedSignIn>();
        match &reason {
            Some(reason) => rows.only(RefusedSignIn::REASON, Is::Equal, reason),
            None => rows,
        }
    };
    let pages = (rows().count()? + PER_PAGE - 1) / PER_PAGE;
    let page = visit.query.parsed::<i64>("page").unwrap_or(1).clamp(1, pages.max(1));
    let shown = rows().by(RefusedSignIn::AT, Order::Descending).by(RefusedSignIn::ID, Order::Ascending);
    let shown = shown.page((page - 1) * PER_PAGE, PER_PAGE).all()?;
    let w = visit.words();
    let number = |of: i64| u32::try_from(of).unwrap_or(1);
    let chosen = reason.as_deref().unwrap_or_default();
    let href = |page: u32| format!("/sign-ins?reason={chosen}&page={page}");
    let body = html! {
        (heading(&w.get("sign-ins-title"), None))
        (lead(&w.get("sign-ins-lead")))
        (filter_form(visit, chosen))
        @if shown.is_empty() { (empty(&w.get("sign-ins-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("sign-ins-title")),
                columns: ["log-when", "log-reference", "sign-ins-reason", "sign-ins-account", "sign-ins-provider"]
                    .map(|key| Column::text(w.get(key))).into(),
                rows: shown.iter().map(|row| cells(visit, row)).collect(),
                layout: Layout::Blocks,
            }))
            (paging(w, &Paging { page: number(page), pages: number(pages), href: &href }))
        }
        (section("refreshed", &w.get("refreshed-title"), refreshed::line(visit)?))
    };
    Ok(Answer::page(w.get("sign-ins-title"), body))
}

fn known() -> impl Iterator<Item = &'static str> {
    REASONS.iter().chain(PROBLEMS).copied()
}

/// A reason in words: what the provider's answer was, or what was found here.
fn said(visit: &Visit<'_>, reason: &str) -> String {
    if PROBLEMS.contains(&reason) {
        return visit.text(reason);
    }
    if REASONS.contains(&reason) {
        return visit.text(&format!("sign-ins-reason-{reason}"));
    }
    reason.to_owned()
}

fn filter_form(visit: &Visit<'_>, chosen: &str) -> Markup {
    let w = visit.words();
    let (label, all) = (w.get("sign-ins-reason"), w.get("review-all"));
    let reasons: Vec<_> = known().map(|reason| (reason, said(visit, reason))).collect();
    let first = Choice { value: "", label: &all, description: None };
    let rest = reasons.iter().map(|(value, label)| Choice { value, label, description: None });
    let choices: Vec<_> = std::iter::once(first).chain(rest).collect();
    let field = Field { name: "reason", label: &label, value: chosen, ..Field::default() };
    filter(w, "/sign-ins", select(w, &field, &choices))
}

fn cells(visit: &Visit<'_>, row: &RefusedSignIn) -> Vec<Markup> {
    let w = visit.words();
    vec![
        html! { (format::moment_short(visit.lang, row.at)) },
        html! { (reference(row.id)) },
        html! { (said(visit, &row.reason)) },
        if row.account_name.is_empty() {
            not_given(w)
        } else {
            html! { (row.account_name) }
        },
        html! { (row.provider) },
    ]
}
