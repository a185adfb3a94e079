//! The same class before and now: how many, question by question, and never who. A comparison needs both surveys, so nothing
//! outlives the first of them.

use maud::{Markup, html};
use ransel_site::{Trouble, Visit};
use ransel_sociogram::Sign;
use ransel_web::parts::{Caption, Column, Layout, Link, Table, link_list, section, table};
use uuid::Uuid;

use super::{address, title};
use crate::{
    actions::{self, Results},
    bank::{Asked, Kind, OPTIONS},
    records::Survey,
};

/// The earlier surveys of the class that the visitor is named for, and the one she compares with.
pub fn section_of(visit: &Visit<'_>, survey: &Survey, now: &Results) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut earlier = actions::named(&visit.ctx)?;
    earlier.retain(|one| one.class == survey.class && one.opens_on < survey.opens_on);
    if earlier.is_empty() {
        return Ok(html! {});
    }
    let chosen = visit.query.parsed::<Uuid>("with");
    let with = earlier.iter().find(|one| Some(one.id) == chosen);
    let links: Vec<_> = earlier
        .iter()
        .map(|one| Link::new(format!("{}/results?with={}", address(survey.id), one.id), title(visit, one)))
        .collect();
    let compared = match with {
        Some(one) => match actions::results(&visit.ctx, one.id)? {
            Some(before) => tables(visit, &before, now, &title(visit, one)),
            None => html! {},
        },
        None => html! {},
    };
    let body = html! { (link_list(&links)) (compared) };
    Ok(section("compare", &w.get("survey-compare"), body))
}

fn tables(visit: &Visit<'_>, before: &Results, now: &Results, title: &str) -> Markup {
    let w = visit.words();
    // Only the bank's questions are the same in both: an own wording may mean something else the next time.
    let both = now.questions.iter().filter_map(|put| {
        let asked = put.bank()?;
        let earlier = before.questions.iter().find(|other| other.bank() == Some(asked))?;
        Some((earlier.number, put.number, asked))
    });
    let of = |rows: Vec<Vec<Markup>>, caption: String| {
        table(
            w,
            &Table {
                caption: Caption::Shown(caption),
                columns: vec![
                    Column::text(w.get("survey-chart-answer")),
                    Column::number(title),
                    Column::number(w.get("survey-compare-now")),
                ],
                rows,
                layout: Layout::Blocks,
            },
        )
    };
    let scale = |earlier: i64, number: i64, scale: &str| {
        let (then, today) = (before.counts(earlier).0, now.counts(number).0);
        let options = (1..=OPTIONS).zip(then.into_iter().zip(today));
        options
            .map(|(option, (then, today))| {
                vec![
                    html! { (w.get(&Asked::option_key(scale, option))) },
                    html! { (then) },
                    html! { (today) },
                ]
            })
            .collect::<Vec<_>>()
    };
    html! {
        @for (earlier, number, asked) in both {
            @if let Kind::Scale(name) = asked.kind { (of(scale(earlier, number, name), w.get(&asked.key()))) }
            @if asked.kind == Kind::Choose(Sign::Positive) {
                @let row = vec![html! { (w.get("survey-compare-unchosen")) }, html! { (unchosen(before, earlier)) }, html! { (unchosen(now, number)) }];
                (of(vec![row], w.get(&asked.key())))
            }
        }
    }
}

/// How many nobody has chosen at a question.
fn unchosen(results: &Results, question: i64) -> usize {
    results.choices(|number| number == question).map_or(0, |choices| {
        (0..choices.seats()).filter(|seat| choices.by(Sign::Positive, *seat).is_empty()).count()
    })
}
