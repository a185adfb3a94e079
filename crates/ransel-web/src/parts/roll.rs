//! The roll of a lesson: one row per pupil and three words, `Her · Borte · Sen`. Works with script blocked;
//! script only lets a tap on the name step through the words. Reasons are never asked for here.

use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

use super::alert::{Tone, success};
use super::field::hidden;
use super::form::Form;
use super::icon::{Icon, icon};
use super::tag::tag;
use crate::format;
use crate::texts::Words;

/// What a row says about a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Her.
    Here,
    /// Borte.
    Absent,
    /// Sen.
    Late {
        /// Minutes after the bell.
        minutes: u16,
    },
}

impl Mark {
    /// What is sent in `state-<pupil>`: `here`, `absent` or `late`.
    pub const fn value(self) -> &'static str {
        match self {
            Mark::Here => "here",
            Mark::Absent => "absent",
            Mark::Late { .. } => "late",
        }
    }
}

/// A pupil's row.
#[derive(Clone, Debug)]
pub struct RollRow {
    /// The pupil's id, the end of the names of the row's fields.
    pub pupil: String,
    /// `Bakken, Sofie Elise`.
    pub name: String,
    /// Has absence been reported? Shown as `Meldt`, never why.
    pub reported: bool,
    /// What is marked; none where this lesson has no default and nobody has said anything.
    pub state: Option<Mark>,
    /// The version the row is shown with, sent back in `seen-<pupil>`.
    pub version: String,
}

/// A pupil who was in this list: `Sluttet 12.11.` Nobody vanishes in silence.
#[derive(Clone, Debug)]
pub struct Gone {
    /// The name.
    pub name: String,
    /// What happened.
    pub note: String,
}

/// Has the roll been saved before? A default is not a record, and the two must look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Nothing is saved.
    NotYet,
    /// What is shown was saved.
    Saved,
}

/// The roll.
#[derive(Clone, Debug)]
pub struct Roll<'a> {
    /// Where it is sent, and the token.
    pub form: Form<'a>,
    /// The rows, in the order of names.
    pub rows: &'a [RollRow],
    /// Those who have left the group.
    pub gone: &'a [Gone],
    /// Minutes since the bell, offered when a pupil is marked late.
    pub minutes_since_bell: u16,
    /// Saved before or not.
    pub taken: Taken,
}

impl Roll<'_> {
    /// In the first lesson of the youngest nobody is here by default.
    fn lacks_marks(&self) -> bool {
        self.rows.iter().any(|row| row.state.is_none())
    }
}

/// How many are marked how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RollCounts {
    /// Here.
    pub here: usize,
    /// Absent.
    pub absent: usize,
    /// Late.
    pub late: usize,
}

impl RollCounts {
    /// Counts marks.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> RollCounts {
        let mut counts = RollCounts::default();
        for mark in marks {
            match mark {
                Mark::Here => counts.here += 1,
                Mark::Absent => counts.absent += 1,
                Mark::Late { .. } => counts.late += 1,
            }
        }
        counts
    }

    /// `25 her · 2 borte · 1 sen`.
    pub fn sentence(self, w: Words<'_>) -> String {
        let counts = [("here", self.here.into()), ("absent", self.absent.into()), ("late", self.late.into())];
        w.with("roll-counts", &counts)
    }
}

/// What was saved and until when it is freely corrected.
#[derive(Clone, Copy, Debug)]
pub struct Saved {
    /// When.
    pub at: Timestamp,
    /// What.
    pub counts: RollCounts,
    /// The last day of free correction.
    pub correct_until: Date,
}

/// `Lagret kl. 08.19`, with the numbers and how long one may correct.
pub fn saved(w: Words<'_>, saved: &Saved) -> Markup {
    let time = format::time(w.lang, saved.at.to_zoned(format::oslo()).time());
    let until = format::date_with_weekday(w.lang, saved.correct_until);
    let heading = w.with("roll-saved", &[("time", (&time).into())]);
    success(
        &heading,
        html! {
            p.ds-paragraph {
                (saved.counts.sentence(w)) ". " (w.with("roll-correct-until", &[("date", (&until).into())]))
            }
        },
    )
}

/// The form with its rows and the bar to save. Sends `state-`, `late-` and `seen-<pupil>` for every row,
/// and `all-here=yes` when that button was used.
pub fn roll(w: Words<'_>, roll: &Roll<'_>) -> Markup {
    let taken = if roll.taken == Taken::Saved { "saved" } else { "not-yet" };
    let template = [("here", "{here}".into()), ("absent", "{absent}".into()), ("late", "{late}".into())];
    html! {
        @if roll.taken == Taken::NotYet {
            p.roll-lead {
                (tag(Tone::Neutral, Some(Icon::Dashed), &w.get("lesson-missed")))
                (w.get(if roll.lacks_marks() { "roll-lead-open" } else { "roll-lead" }))
            }
        }
        form.roll method="post" action=(roll.form.action) novalidate data-roll data-taken=(taken)
            data-offline=(w.get("roll-offline")) data-counts=(w.with("roll-counts", &template)) {
            @if let Some(token) = roll.form.csrf { (hidden("csrf", token)) }
            ul.roll-list { @for row in roll.rows { (pupil_row(w, row, roll.minutes_since_bell)) } }
            @if !roll.gone.is_empty() {
                ul.roll-gone { @for gone in roll.gone { li { span { (gone.name) } span.subtle { (gone.note) } } } }
            }
            (save_bar(w, roll))
        }
    }
}

fn pupil_row(w: Words<'_>, row: &RollRow, minutes_since_bell: u16) -> Markup {
    let minutes = match row.state {
        Some(Mark::Late { minutes }) => minutes,
        _ => minutes_since_bell,
    };
    let name_id = format!("name-{}", row.pupil);
    let late_id = format!("late-label-{}", row.pupil);
    html! {
        li.roll-row {
            span.roll-name id=(name_id) {
                span data-name { (row.name) }
                @if row.reported { " " (tag(Tone::Info, Some(Icon::Letter), &w.get("roll-reported"))) }
            }
            div.ds-toggle-group.marks role="radiogroup" aria-labelledby=(name_id) {
                (segment(w, row, Mark::Here, "roll-here"))
                (segment(w, row, Mark::Absent, "roll-absent"))
                (segment(w, row, Mark::Late { minutes }, "roll-late"))
            }
            div.roll-late {
                label.ds-label for={ "late-" (row.pupil) } id=(late_id) { (w.get("roll-minutes")) }
                input.ds-input id={ "late-" (row.pupil) } name={ "late-" (row.pupil) } type="text"
                    inputmode="numeric" size="4" autocomplete="off" value=(minutes)
                    aria-labelledby={ (late_id) " " (name_id) };
            }
            (hidden(&format!("seen-{}", row.pupil), &row.version))
        }
    }
}

fn segment(w: Words<'_>, row: &RollRow, mark: Mark, key: &str) -> Markup {
    let chosen = row.state.is_some_and(|state| state.value() == mark.value());
    html! {
        label.ds-button data-variant="tertiary" {
            input type="radio" name={ "state-" (row.pupil) } value=(mark.value()) checked[chosen] autocomplete="off";
            (icon(Icon::Check)) (w.get(key))
        }
    }
}

/// The numbers are written by the style sheet as one taps; it cannot be heard, so the server repeats them
/// after saving and script says them in the status line.
fn save_bar(w: Words<'_>, roll: &Roll<'_>) -> Markup {
    html! {
        div.save-bar {
            p.save-counts aria-hidden="true" {
                span.count-here { } " " (w.get("roll-word-here")) " · "
                span.count-absent { } " " (w.get("roll-word-absent")) " · "
                span.count-late { } " " (w.get("roll-word-late"))
            }
            p.save-problem role="alert" {}
            p.ds-sr-only role="status" data-status {}
            div.save-buttons {
                // First in the form, so that Enter saves what is marked and never marks anybody.
                button.ds-button type="submit" data-variant="primary" { (w.get("roll-save")) }
                @if roll.lacks_marks() {
                    button.ds-button type="submit" data-variant="secondary" name="all-here" value="yes" {
                        (w.get("roll-all-here"))
                    }
                }
            }
        }
    }
}
