//! What a class has answered, for those who are named for the survey: what to look at first, the picture, the same as a table,
//! and each question. A finding is a reason to look and to talk, never a fact about a child.

use maud::{Markup, html};
use ransel_site::{Answer, Reply, Visit};
use ransel_sociogram::{Choices, Finding, Seat, Sign, findings};
use ransel_web::{
    Words,
    parts::{
        Caption, Column, Layout, Link, Table, Tone, back, empty, heading, lead, notice, section, table, tag,
    },
};

use super::{address, compare, found, picture::sociogram, title};
use crate::{
    actions::{self, Results},
    bank::{Asked, Kind, OPTIONS},
    records::Pupil,
};

fn name(row: &Pupil) -> String {
    format!("{} {}", row.given, row.family)
}

fn names(results: &Results, seats: &[Seat]) -> String {
    let all: Vec<_> = seats.iter().filter_map(|seat| results.pupils.get(*seat)).map(name).collect();
    all.join(", ")
}

pub fn show(visit: &Visit<'_>) -> Reply {
    let survey = found(visit)?;
    let w = visit.words();
    let page_title = w.with("survey-results-of", &[("survey", (&title(visit, &survey)).into())]);
    let sections = match actions::results(&visit.ctx, survey.id)? {
        None => vec![empty(&w.get("survey-nobody-left"), None)],
        Some(results) => {
            let choices = results.choices(|_| true)?;
            let mut all = vec![
                changed(w, &results),
                section("findings", &w.get("survey-findings"), found_list(w, &results, &choices)),
            ];
            if results.asks_for(Sign::Positive) {
                all.push(section("picture", &w.get("survey-picture"), drawn(w, &results, &choices)));
            }
            if [Sign::Positive, Sign::Negative].into_iter().any(|sign| results.asks_for(sign)) {
                all.push(section("table", &w.get("survey-table"), choices_table(w, &results, &choices)));
            }
            for put in &results.questions {
                if let Kind::Scale(scale) = put.kind() {
                    let id = format!("question-{}", put.number);
                    all.push(section(&id, &put.wording(w), chart(w, &results, put.number, scale)));
                }
            }
            all.push(compare::section_of(visit, &survey, &results)?);
            all
        }
    };
    let body = html! {
        (back(&Link::new(address(survey.id), title(visit, &survey))))
        (heading(&page_title, None))
        (lead(&w.get("survey-results-lead")))
        (Visit::stack(sections))
    };
    Ok(Answer::page(page_title, body))
}

/// Whose answers are not shown, since somebody has changed them from outside.
fn changed(w: Words<'_>, results: &Results) -> Markup {
    let who: Vec<_> =
        results.pupils.iter().filter(|row| results.changed.contains(&row.person)).map(name).collect();
    let said = w.with("survey-changed", &[("names", (&who.join(", ")).into())]);
    html! { @if !who.is_empty() { (notice(Tone::Danger, html! { (said) })) } }
}

/// What there is to look at, each with what it rests on.
fn found_list(w: Words<'_>, results: &Results, choices: &Choices) -> Markup {
    let name = |seat: &Seat| names(results, &[*seat]);
    let all = |seats: &[Seat]| names(results, seats);
    let say = |key: &str, words: &[(&'static str, String)]| {
        let words: Vec<_> = words.iter().map(|(name, value)| (*name, value.into())).collect();
        w.with(key, &words)
    };
    let sentence = |finding: &Finding| match finding {
        Finding::Unchosen { seat, chooses } if chooses.is_empty() => {
            say("survey-found-unchosen", &[("who", name(seat))])
        }
        Finding::Unchosen { seat, chooses } => {
            say("survey-found-unchosen-chooses", &[("who", name(seat)), ("chooses", all(chooses))])
        }
        Finding::Unanswered { seat, chooses, chosen_by } => say(
            "survey-found-unanswered",
            &[("who", name(seat)), ("chooses", all(chooses)), ("by", all(chosen_by))],
        ),
        Finding::Pair { seats } => say("survey-found-pair", &[("who", all(seats))]),
        Finding::Group { seats, closed: true } => say("survey-found-closed-group", &[("who", all(seats))]),
        Finding::Group { seats, closed: false } => say("survey-found-group", &[("who", all(seats))]),
        Finding::Rejected { seat, by } => {
            say("survey-found-rejected", &[("who", name(seat)), ("by", by.to_string())])
        }
        Finding::OneSided { chooses, refuses } => {
            say("survey-found-one-sided", &[("who", name(chooses)), ("other", name(refuses))])
        }
        Finding::Parted { parts } => say("survey-found-parted", &[("parts", parts.to_string())]),
        Finding::Silent { seat } => say("survey-found-silent", &[("who", name(seat))]),
    };
    // Where nobody was asked whom she likes to be with, it says nothing that nobody was chosen.
    let asked = results.asks_for(Sign::Positive);
    let mut found = findings(choices);
    found.retain(|it| asked || matches!(it, Finding::Silent { .. } | Finding::Rejected { .. }));
    html! {
        @if found.is_empty() {
            (empty(&w.get("survey-found-nothing"), None))
        } @else {
            ul.ds-list { @for finding in &found { li { (sentence(finding)) } } }
        }
    }
}

fn drawn(w: Words<'_>, results: &Results, choices: &Choices) -> Markup {
    let negative = results.asks_for(Sign::Negative);
    html! {
        figure.sociogram-figure tabindex="0" {
            (sociogram(choices, results, &w.get("survey-picture-said")))
            figcaption {
                (w.get("survey-picture-key"))
                @if negative { " " (w.get("survey-picture-key-negative")) }
            }
        }
    }
}

/// Who chooses whom, in words.
fn choices_table(w: Words<'_>, results: &Results, choices: &Choices) -> Markup {
    let asked: Vec<_> = [(Sign::Positive, ["likes", "liked-by"]), (Sign::Negative, ["avoids", "avoided-by"])]
        .into_iter()
        .filter(|(sign, _)| results.asks_for(*sign))
        .collect();
    let none = || w.get("survey-nobody");
    let said = |seats: Vec<Seat>| if seats.is_empty() { none() } else { names(results, &seats) };
    let row = |(seat, pupil): (usize, &Pupil)| {
        let mut cells = vec![html! { (seat + 1) ". " (name(pupil)) }];
        for (sign, _) in &asked {
            cells.push(html! { (said(choices.from(*sign, seat))) });
            cells.push(html! { (said(choices.by(*sign, seat))) });
        }
        cells
    };
    let columns = ["pupil"].into_iter().chain(asked.iter().flat_map(|(_, columns)| *columns));
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("survey-table")),
            columns: columns.map(|name| Column::text(w.get(&format!("survey-table-{name}")))).collect(),
            rows: results.pupils.iter().enumerate().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

/// One question: how many took each option, as bars, and who.
fn chart(w: Words<'_>, results: &Results, number: i64, scale: &str) -> Markup {
    let (counts, silent) = results.counts(number);
    let most = counts.iter().copied().chain([silent, 1]).max().unwrap_or(1);
    let who = |option: Option<i64>| {
        let took = results.pupils.iter().filter(|row| results.option(number, row.person) == option);
        took.map(name).collect::<Vec<_>>().join(", ")
    };
    let options = (1..=OPTIONS).map(|option| (w.get(&Asked::option_key(scale, option)), Some(option)));
    let rows = options.chain([(w.get("survey-not-said"), None)]);
    let row = |(label, option): (String, Option<i64>)| {
        let at = option.and_then(|option| usize::try_from(option - 1).ok());
        let count = at.and_then(|at| counts.get(at).copied()).unwrap_or(silent);
        vec![
            html! { (label) },
            html! {
                span.count-bar {
                    svg viewBox="0 0 100 12" width="100" height="12" aria-hidden="true" {
                        rect width=(count * 100 / most) height="12" {}
                    }
                    " " (count)
                }
            },
            html! { (who(option)) },
        ]
    };
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("survey-how-many")),
            columns: ["answer", "count", "who"]
                .map(|name| Column::text(w.get(&format!("survey-chart-{name}"))))
                .into(),
            rows: rows.map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

pub fn words(visit: &Visit<'_>) -> Reply {
    let survey = found(visit)?;
    // Whoever is named for the survey is not by that named for the words: to her there is no such page.
    if !actions::reads_words(&visit.ctx, survey.id)? {
        return Err(ransel_site::Trouble::NotFound);
    }
    let w = visit.words();
    let all = actions::written(&visit.ctx, survey.id)?;
    let page_title = w.with("survey-words-of", &[("survey", (&title(visit, &survey)).into())]);
    let body = html! {
        div.reading.stack {
            (back(&Link::new(address(survey.id), title(visit, &survey))))
            (heading(&page_title, None))
            (lead(&w.get("survey-words-lead")))
            @if all.iter().any(|one| !one.alert.is_empty()) {
                (notice(Tone::Warning, html! { (w.get("survey-alerts")) }))
            }
            @if all.is_empty() { (empty(&w.get("survey-words-none"), None)) }
            @for one in &all {
                article {
                    h2.ds-heading { (one.name) }
                    p.subtle { (one.question.wording(w)) }
                    @if !one.alert.is_empty() { p { (tag(Tone::Warning, None, &w.get(&format!("survey-alert-{}", one.alert)))) } }
                    p.ds-paragraph { (one.words.as_str()) }
                }
            }
        }
    };
    Ok(Answer::page(page_title, body))
}
