//! The surveys there are at a school, for its head: which class, until when, and who reads them for what. Nothing that is
//! answered; that opens by being named, and nobody names herself.

use jiff::ToSpan;
use maud::{Markup, html};
use ransel_kernel::Hat;
use ransel_law::statistics::Told;
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format::date,
    parts::{
        Caption, Column, FieldError, Layout, Link, Table, Tone, back, empty, error_summary, heading, lead,
        link, link_list, section, success, table, tag,
    },
};
use uuid::Uuid;

use super::{one, title};
use crate::{
    actions::{Numbers, numbers, oversee, shares},
    bank::{Asked, Kind},
    records::Survey,
};

/// How many days before its day a survey is said to be deleted soon.
const SOON_DAYS: i64 = 30;

pub fn list(visit: &Visit<'_>) -> Reply {
    let all = overseen(visit)?;
    let w = visit.words();
    let soon = visit.owner().clock.today().saturating_add(SOON_DAYS.days());
    let row = |survey: &Survey| {
        vec![
            link(&Link::new(address(survey.id), &*survey.class_name)),
            html! { (w.get(&format!("survey-mode-{}", survey.mode.code()))) },
            html! { (date(w.lang, survey.closes_on)) },
            html! {
                (date(w.lang, survey.delete_on))
                @if survey.delete_on <= soon { " " (tag(Tone::Warning, None, &w.get("survey-soon"))) }
            },
        ]
    };
    let body = html! {
        (back(&Link::new("/survey", w.get("survey-title"))))
        (heading(&w.get("survey-school"), None))
        (lead(&w.get("survey-school-lead")))
        @if all.is_empty() { (empty(&w.get("survey-school-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("survey-school")),
                columns: ["class", "mode", "closes", "delete"]
                    .map(|name| Column::text(w.get(&format!("survey-column-{name}"))))
                    .into(),
                rows: all.iter().map(row).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(w.get("survey-school"), body))
}

/// Where the head of a school sees who reads a survey.
pub(super) fn address(survey: Uuid) -> String {
    format!("/survey/school/{survey}")
}

fn overseen(visit: &Visit<'_>) -> Result<Vec<Survey>, Trouble> {
    if visit.ctx.caller.hat == Hat::Principal { Ok(oversee(&visit.ctx)?) } else { Err(Trouble::NotFound) }
}

/// The survey an address names, for the head of its school.
pub(super) fn found(visit: &Visit<'_>) -> Result<Survey, Trouble> {
    let id: Uuid = visit.at("survey")?;
    overseen(visit)?.into_iter().find(|one| one.id == id).ok_or(Trouble::NotFound)
}

pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, &found(visit)?, &[])
}

/// The answers as numbers that tell of nobody.
fn counted(visit: &Visit<'_>, survey: &Survey) -> Result<Markup, Trouble> {
    let w = visit.words();
    let all = match numbers(visit.owner(), survey, visit.owner().clock.today())? {
        Numbers::NotYet => return Ok(html! { p.ds-paragraph { (w.get("survey-numbers-not-yet")) } }),
        Numbers::TooFew => return Ok(html! { p.ds-paragraph { (w.get("survey-numbers-too-few")) } }),
        Numbers::Told(all) => all,
    };
    let said = |told: &Told| match told {
        Told::Few => w.get("survey-numbers-few"),
        Told::About(number) => w.with("survey-numbers-about", &[("n", (*number).into())]),
        Told::Most => w.get("survey-numbers-most"),
    };
    let one = |(asked, counts): &(&Asked, Vec<Told>)| {
        let Kind::Scale(scale) = asked.kind else { return html! {} };
        let option = |(option, told): (i64, &Told)| {
            vec![html! { (w.get(&Asked::option_key(scale, option))) }, html! { (said(told)) }]
        };
        table(
            w,
            &Table {
                caption: Caption::Shown(w.get(&asked.key())),
                columns: ["option", "pupils"]
                    .map(|name| Column::text(w.get(&format!("survey-numbers-{name}"))))
                    .into(),
                rows: (1..).zip(counts).map(option).collect(),
                layout: Layout::Blocks,
            },
        )
    };
    Ok(html! {
        p.ds-paragraph { (w.get("survey-numbers-lead")) }
        @for question in &all { (one(question)) }
    })
}

pub(super) fn page(visit: &Visit<'_>, survey: &Survey, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let shared = shares(&visit.ctx, survey.id)?;
    let name = title(visit, survey);
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new("/survey/school", w.get("survey-school"))))
        @for done in ["shared", "share-ended"] {
            @if visit.just(done) { (success(&w.get(&format!("survey-saved-{done}")), html! {})) }
        }
        (heading(&name, None))
        (lead(&w.get("survey-school-one-lead")))
        (Visit::stack([
            one::grounds(visit, survey)?,
            section("numbers", &w.get("survey-numbers"), counted(visit, survey)?),
            section("readers", &w.get("survey-readers"), one::readers(visit, survey, &shared, true)?),
            section("order", &w.get("survey-orders"), link_list(&[
                Link::new(format!("{}/order", address(survey.id)), w.get("survey-order-new")),
            ])),
            section("share", &w.get("survey-share"), one::sharing(visit, survey, &shared, true, faults)?),
        ]))
    };
    Ok(if faults.is_empty() { Answer::page(name, body) } else { Answer::faults(name, body) })
}
