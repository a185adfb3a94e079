//! The accessibility statement (FOR-2013-06-21-732): how far the pages follow the requirements, what is known not to, how it
//! was tried and when, where one says so, and where one complains. Printed from what stands here and in the settings;
//! nothing stands here that nobody has tried.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use maud::{Markup, html};
use ransel_web::{
    format,
    parts::{Link, Tone, heading, lead, link, notice, section},
};

use crate::{Answer, Reply, Visit, pages::words::today};

/// The day the statement was made: whoever tries the pages anew writes the new day. It is renewed within a year.
const MADE: Date = date(2026, 11, 26);

/// What is known not to follow the requirements, by success criterion.
const DEVIATIONS: &[&str] = &["2.2.1", "3.1.2"];

/// What was tried, on which day, and the test it stands in.
pub(super) const TRIED: &[(&str, Date, &str)] = &[
    ("rules", date(2026, 11, 26), "walk.test.mjs"),
    ("states", date(2026, 11, 26), "walk.test.mjs"),
    ("keyboard", date(2026, 11, 26), "walk.test.mjs"),
    ("zoom", date(2026, 11, 26), "walk.test.mjs"),
    ("colours", date(2026, 11, 26), "look.test.mjs"),
    ("script", date(2026, 11, 26), "roll.test.mjs"),
];

const UNTRIED: &[&str] = &["readers", "browsers", "people"];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let settings = visit.owner().settings();
    let (owner, own) = (&settings.owner, &settings.accessibility);
    let contact = if own.contact.is_empty() { &owner.contact } else { &own.contact };
    let status =
        if DEVIATIONS.is_empty() { "accessibility-status-full" } else { "accessibility-status-partly" };
    let body = html! {
        (heading(&w.get("accessibility-title"), None))
        (lead(&w.with("accessibility-lead", &[("owner", (&owner.name).into())])))
        (section("status", &w.get("accessibility-status"), html! { p.ds-paragraph.reading { (w.get(status)) } }))
        @if !DEVIATIONS.is_empty() { (section("deviations", &w.get("accessibility-deviations"), deviations(visit))) }
        (section("tried", &w.get("accessibility-tried"), html! {
            ul.ds-list.reading { @for (key, on, _) in TRIED { li { (tried(visit, key, *on)) } } }
        }))
        (section("untried", &w.get("accessibility-untried"), html! {
            ul.ds-list.reading { @for key in UNTRIED { li { (w.get(&format!("accessibility-untried-{key}"))) } } }
        }))
        (section("tell", &w.get("accessibility-tell"), html! {
            p.ds-paragraph.reading { (w.with("accessibility-contact", &[("contact", contact.into())])) }
        }))
        (section("complain", &w.get("accessibility-complain-heading"), html! {
            p.ds-paragraph.reading {
                (w.get("accessibility-complain")) " "
                (link(&Link::new("https://www.uutilsynet.no/", w.get("accessibility-authority")))) "."
            }
            p.ds-paragraph.reading {
                (w.get("accessibility-board-before")) " "
                (link(&Link::new("https://www.diskrimineringsnemnda.no/", w.get("accessibility-board")))) "."
            }
        }))
        (section("about", &w.get("accessibility-about"), about(visit)))
    };
    Ok(Answer::page(w.get("accessibility-title"), body))
}

fn deviations(visit: &Visit<'_>) -> Markup {
    let w = visit.words();
    html! {
        dl.ds-list.reading {
            @for criterion in DEVIATIONS {
                dt { strong { (w.with("accessibility-criterion", &[("criterion", (*criterion).into())])) } }
                dd { (w.get(&format!("accessibility-deviation-{}", criterion.replace('.', "-")))) }
            }
        }
    }
}

fn tried(visit: &Visit<'_>, key: &str, on: Date) -> Markup {
    let w = visit.words();
    let on = format::date(visit.lang, on);
    html! {
        (w.get(&format!("accessibility-tried-{key}"))) " "
        span.subtle { (w.with("accessibility-tried-on", &[("date", (&on).into())])) "." }
    }
}

/// When it was made, and when it is too old to lean on.
fn about(visit: &Visit<'_>) -> Markup {
    let w = visit.words();
    let renew = MADE.checked_add(1.year()).unwrap_or(MADE);
    let words = [MADE, renew].map(|day| format::date(visit.lang, day));
    let [made, by] = &words;
    let declaration = visit.owner().settings().accessibility.declaration.clone();
    html! {
        @if today(visit) > renew {
            (notice(Tone::Warning, html! { (w.with("accessibility-overdue", &[("renew", by.into())])) }))
        }
        p.ds-paragraph.reading { (w.with("accessibility-made", &[("date", made.into()), ("renew", by.into())])) }
        @if !declaration.is_empty() {
            p.ds-paragraph { (link(&Link::new(declaration, w.get("accessibility-declaration")))) }
        }
    }
}
