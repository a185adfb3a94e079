//! A warning or decision as it was sent. Opening it as the pupil or a guardian delivers it; staff see whether that has
//! happened. Nothing here is sent by post: the letter is on one's own page.

use jiff::Timestamp;
use maud::{Markup, html};
use ransel_kernel::{
    Action, GroupId, Hat, PersonId,
    rows::{Is, Order},
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    Words,
    format::{date, date_with_weekday, duration, moment_full, moment_short, oslo_date},
    parts::{Fact, Link, Tone, back, facts, heading, lead, link, notice, section},
};
use uuid::Uuid;

use super::{pupil::Folder, readers::after_confirming, words::subject_name};
use crate::{
    actions::{ReadAbsence, ReadConduct, ReadDecisionReasons, ReadDelivery, letters::open},
    letter,
    records::{
        AbsenceWarning, ConductWarning, Danger, Decided, DecisionReasons, LetterOpened, LimitDecision,
    },
    rules::complain_by,
    store::Teaching,
};

/// Where a letter about absence is.
pub fn href(pupil: PersonId, letter: Uuid) -> String {
    format!("/absence/pupils/{pupil}/letters/{letter}")
}

/// A warning in a subject, or the principal's decision.
pub fn show(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("letter")?);
    let pass = visit.ctx.may(ReadAbsence { pupil })?;
    let warning = pass.rows::<AbsenceWarning>().only(AbsenceWarning::ID, Is::Equal, &id).first()?;
    let decision = pass.rows::<LimitDecision>().only(LimitDecision::ID, Is::Equal, &id).first()?;
    match (warning, decision) {
        (Some(warning), _) => {
            let teaching = Teaching::with(&pass, [], [warning.subject], [])?;
            show_warning(visit, &warning, &teaching)
        }
        (None, Some(decision)) => {
            let teaching = Teaching::with(&pass, [], [decision.subject], [])?;
            show_decision(visit, &decision, &teaching)
        }
        (None, None) => Err(Trouble::NotFound),
    }
}

/// A warning on order or conduct.
pub fn show_conduct(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("letter")?);
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let warning = pass.rows::<ConductWarning>().only(ConductWarning::ID, Is::Equal, &id).first()?;
    let warning = warning.ok_or(Trouble::NotFound)?;
    let w = visit.words();
    let title = w.get(&format!("absence-warned-{}", warning.concern.code()));
    let shown = ["times_late", "notes"].iter().filter_map(|name| {
        let count = letter::number(&warning.because, name)?;
        let key = if *name == "notes" { "absence-fact-notes" } else { "absence-fact-late" };
        Some(Fact::new(w.get(key), &count.to_string()))
    });
    let body = html! {
        (back(&Link::new(super::conduct::href(pupil), w.get("absence-conduct-back"))))
        (heading(&title, Some(&moment_full(w.lang, warning.sent_at))))
        (lead(&w.get(&format!("absence-warned-{}-text", warning.concern.code()))))
        (facts_part(w, &shown.collect::<Vec<_>>()))
        p.ds-paragraph { (w.get("absence-warned-talk")) }
        p.subtle { (letter::law(w, &warning.source)) }
        (delivered(visit, pupil, id, None)?.0)
    };
    Ok(Answer::page(title, reading(body)))
}

/// What a letter rests on; nothing where it rests on somebody's judgement.
fn facts_part(w: Words<'_>, shown: &[Fact]) -> Markup {
    html! { @if !shown.is_empty() { (facts(w, shown)) } }
}

fn reading(body: Markup) -> Markup {
    html! { div.reading.stack { (body) } }
}

fn show_warning(visit: &Visit<'_>, warning: &AbsenceWarning, teaching: &Teaching) -> Reply {
    let w = visit.words();
    let title = w.get("absence-warned");
    let subject = teaching
        .subject(warning.subject)
        .map_or_else(|| w.get("absence-unknown-group"), |subject| subject_name(subject, w.lang).to_owned());
    let key = match warning.danger {
        Danger::AbsenceLimit => "absence-warned-limit-text",
        Danger::NoBasis => "absence-warned-basis-text",
    };
    let minutes = |name| letter::number(&warning.because, name).and_then(|it| u32::try_from(it).ok());
    let shown = [
        ("absence-fact-counted", minutes("counted_minutes")),
        ("absence-fact-annual", minutes("annual_minutes")),
        ("absence-fact-left", minutes("minutes_left")),
    ];
    let shown: Vec<_> = shown
        .into_iter()
        .filter_map(|(key, value)| Some(Fact::new(w.get(key), &duration(w.lang, value?))))
        .collect();
    let body = html! {
        (back(&Link::new(format!("/absence/pupils/{}", warning.pupil), w.get("absence-report-back"))))
        (heading(&title, Some(&format!("{subject} · {}", moment_full(w.lang, warning.sent_at)))))
        (lead(&w.with(key, &[("subject", (&subject).into())])))
        (facts_part(w, &shown))
        p.ds-paragraph { (w.get("absence-warned-talk")) }
        p.subtle { (letter::law(w, &warning.source)) }
        (delivered(visit, warning.pupil, warning.id, Some(warning.group_id))?.0)
    };
    Ok(Answer::page(title, reading(body)))
}

fn show_decision(visit: &Visit<'_>, decision: &LimitDecision, teaching: &Teaching) -> Reply {
    let (w, pupil) = (visit.words(), decision.pupil);
    let title = w.get("absence-decision");
    let subject = teaching
        .subject(decision.subject)
        .map_or_else(|| w.get("absence-unknown-group"), |subject| subject_name(subject, w.lang).to_owned());
    let minutes = |name| letter::number(&decision.because, name).and_then(|it| u32::try_from(it).ok());
    let shown: Vec<_> = [
        ("absence-fact-total", "total_minutes"),
        ("absence-fact-unaccepted", "unaccepted_minutes"),
        ("absence-fact-annual", "annual_minutes"),
    ]
    .into_iter()
    .filter_map(|(key, name)| Some(Fact::new(w.get(key), &duration(w.lang, minutes(name)?))))
    .collect();
    let (delivery, opened) = delivered(visit, pupil, decision.id, Some(decision.group_id))?;
    let body = html! {
        (back(&Link::new(format!("/absence/pupils/{pupil}"), w.get("absence-report-back"))))
        (heading(&title, Some(&format!("{subject} · {}", date(w.lang, oslo_date(decision.decided_at))))))
        (lead(&w.get(&format!("absence-decided-{}", decision.decided.code()))))
        (facts_part(w, &shown))
        (reasons(visit, decision)?)
        p.subtle { (letter::law(w, &decision.source)) }
        @if decision.decided == Decided::NotKept { (complaint(visit, opened)) }
        (delivery)
    };
    Ok(Answer::page(title, reading(body)))
}

/// The right to complain, with the last day where it is known: it is counted from the day one was told.
fn complaint(visit: &Visit<'_>, opened: Option<Timestamp>) -> Markup {
    let w = visit.words();
    let told_on = opened.map(oslo_date);
    let ruling = complain_by(told_on.unwrap_or(visit.owner().clock.today()));
    let source: String = ruling.source.into();
    section(
        "absence-complain",
        &w.get("absence-complain"),
        html! {
            p.ds-paragraph {
                @match told_on {
                    Some(_) => (w.with("absence-complain-by", &[("day", (&date_with_weekday(w.lang, ruling.outcome)).into())])),
                    None => (w.get("absence-complain-from-told")),
                }
                " " (w.get("absence-complain-where"))
            }
            p.subtle { (letter::law(w, &source)) }
        },
    )
}

fn reasons(visit: &Visit<'_>, decision: &LimitDecision) -> Result<Markup, Trouble> {
    let (w, pupil) = (visit.words(), decision.pupil);
    if visit.ctx.would(&ReadDecisionReasons { pupil })? {
        let pass = visit.ctx.may(ReadDecisionReasons { pupil })?;
        let row =
            pass.rows::<DecisionReasons>().only(DecisionReasons::ID, Is::Equal, &decision.id).first()?;
        let said = row.and_then(|row| row.reasons.open());
        return Ok(html! {
            @if let Some(text) = said {
                (section("absence-decision-reasons", &w.get("absence-decision-reasons"), html! {
                    p.ds-paragraph { (text.as_str()) }
                }))
            }
        });
    }
    let could = after_confirming(visit, ReadDecisionReasons::DEF, pupil)?;
    Ok(html! {
        @if could {
            p { (link(&Link::new(format!("{}/reasons", href(pupil, decision.id)), w.get("absence-decision-reasons-open")))) }
        }
    })
}

/// The way to the reasons for those who must first confirm who they are; it opens them and comes back.
pub fn confirmed(visit: &Visit<'_>) -> Reply {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("letter")?);
    let _opened = visit.ctx.may(ReadDecisionReasons { pupil })?;
    Ok(Answer::to(href(pupil, id)))
}

/// Delivers the letter to whom it is for, and tells staff whether it is delivered. With the day the visitor herself
/// was told.
fn delivered(
    visit: &Visit<'_>,
    pupil: PersonId,
    id: Uuid,
    group: Option<GroupId>,
) -> Result<(Markup, Option<Timestamp>), Trouble> {
    let w = visit.words();
    if matches!(visit.ctx.caller.hat, Hat::Pupil | Hat::Guardian) {
        let opened = open(&visit.ctx, pupil, id, group)?;
        let at = moment_full(w.lang, opened);
        return Ok((
            html! { p.subtle { (w.with("absence-letter-you-opened", &[("at", (&at).into())])) } },
            Some(opened),
        ));
    }
    if !visit.ctx.would(&ReadDelivery { pupil })? {
        return Ok((html! {}, None));
    }
    let pass = visit.ctx.may(ReadDelivery { pupil })?;
    let rows = pass
        .rows::<LetterOpened>()
        .only(LetterOpened::LETTER, Is::Equal, &id)
        .by(LetterOpened::OPENED_AT, Order::Ascending)
        .all()?;
    let markup = html! {
        @if rows.is_empty() { (notice(Tone::Warning, html! { (w.get("absence-letter-not-opened")) })) } @else {
            ul.ds-list {
                @for row in &rows {
                    li {
                        (w.get(if row.reader == pupil { "absence-letter-opened-pupil" } else { "absence-letter-opened-home" }))
                        " " (moment_short(w.lang, row.opened_at))
                    }
                }
            }
        }
    };
    Ok((markup, None))
}

/// What was sent and decided, newest first, on the pupil's page.
pub fn list(visit: &Visit<'_>, it: &Folder, pupil: PersonId) -> Markup {
    let w = visit.words();
    let subject =
        |id: Uuid| it.teaching.subject(id).map(|subject| subject_name(subject, w.lang)).unwrap_or_default();
    let warnings =
        it.warnings.iter().map(|one| (one.sent_at, one.id, w.get("absence-warned"), subject(one.subject)));
    let decisions = it
        .decisions
        .iter()
        .map(|one| (one.decided_at, one.id, w.get("absence-decision"), subject(one.subject)));
    let mut all: Vec<_> = warnings.chain(decisions).collect();
    all.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
    html! {
        @if !all.is_empty() {
            (section("absence-letters", &w.get("absence-letters"), html! {
                ul.link-list {
                    @for (at, id, what, subject) in &all {
                        li {
                            (link(&Link::new(href(pupil, *id), format!("{what}: {subject}"))))
                            " " span.subtle { (moment_short(w.lang, *at)) }
                        }
                    }
                }
            }))
        }
    }
}
