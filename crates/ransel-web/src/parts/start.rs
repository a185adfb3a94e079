//! A teacher's day: the lessons as a list of tasks, and what waits, each a sentence with a number and a date.

use jiff::civil::Time;
use maud::{Markup, html};

use super::alert::Tone;
use super::button::{Link, link};
use super::icon::Icon;
use super::tag::tag;
use crate::format;
use crate::texts::Words;

/// A lesson of today.
#[derive(Clone, Debug)]
pub struct LessonRow {
    /// When it begins.
    pub at: Time,
    /// `Norsk, 2STD`.
    pub label: String,
    /// The lesson's page.
    pub href: Option<String>,
    /// `Rom 214 · 26 elever`.
    pub facts: String,
    /// What is to be done.
    pub state: LessonState,
}

/// How the roll of a lesson stands.
#[derive(Clone, Debug)]
pub enum LessonState {
    /// Taken.
    Taken {
        /// When it was saved.
        at: Time,
    },
    /// To be taken now; gets the page's primary button.
    Due {
        /// The roll.
        href: String,
    },
    /// The lesson is over and nobody took the roll.
    Missed {
        /// The roll.
        href: String,
    },
    /// Later today.
    Starts,
    /// Does not take place.
    Cancelled,
}

/// Today's lessons.
pub fn lessons(w: Words<'_>, rows: &[LessonRow]) -> Markup {
    html! { ul.lessons { @for row in rows { (lesson(w, row)) } } }
}

fn lesson(w: Words<'_>, row: &LessonRow) -> Markup {
    let due = matches!(row.state, LessonState::Due { .. } | LessonState::Missed { .. });
    html! {
        li {
            span.lesson-time { (format::clock(w.lang, row.at)) }
            span.lesson-name {
                @match &row.href {
                    Some(href) => a.ds-link.strong[due] href=(href) { (row.label) },
                    None => (row.label),
                }
                " " span.subtle { (row.facts) }
            }
            span.lesson-state { (state(w, row)) }
        }
    }
}

fn state(w: Words<'_>, row: &LessonRow) -> Markup {
    let take = |variant: &str, href: &str| {
        html! {
            a.ds-button data-variant=(variant) href=(href) {
                (w.get("lesson-take")) span.ds-sr-only { ": " (row.label) }
            }
        }
    };
    match &row.state {
        LessonState::Taken { at } => {
            let time = format::time(w.lang, *at);
            tag(Tone::Success, Some(Icon::Check), &w.with("lesson-taken", &[("time", (&time).into())]))
        }
        LessonState::Due { href } => take("primary", href),
        LessonState::Missed { href } => html! {
            (tag(Tone::Warning, Some(Icon::Triangle), &w.get("lesson-missed"))) (take("secondary", href))
        },
        LessonState::Starts => {
            let time = format::clock(w.lang, row.at);
            tag(Tone::Neutral, None, &w.with("lesson-starts", &[("time", (&time).into())]))
        }
        LessonState::Cancelled => tag(Tone::Neutral, None, &w.get("lesson-cancelled")),
    }
}

/// Something that waits: the sentence with its number is the link, the date stands after it.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// `3 elever i 2STC er nær fraværsgrensen`.
    pub link: Link,
    /// `i minst ett fag`.
    pub rest: String,
}

/// What waits, below each other.
pub fn waiting(rows: &[Waiting]) -> Markup {
    html! {
        ul.link-list {
            @for row in rows { li { (link(&row.link)) " " span.subtle { (row.rest) } } }
        }
    }
}

/// Plain links below each other: rights, and where to go from here.
pub fn link_list(links: &[Link]) -> Markup {
    html! { ul.link-list { @for entry in links { li { (link(entry)) } } } }
}
