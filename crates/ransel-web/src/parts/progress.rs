//! Long work, such as an import: how far, which steps, and that one may leave. Without script a link
//! refreshes; with script the bar fetches itself and only steps and tenths are read out.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::assets::asset;
use crate::format;
use crate::texts::Words;

/// How far the work has come.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What is being done: `Leser inn personer`.
    pub title: String,
    /// Done so far.
    pub done: u64,
    /// Of how many.
    pub total: u64,
    /// `312 400 av 850 000 personer lest · om lag 6 minutter igjen`.
    pub line: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// This page's address.
    pub href: String,
}

/// A step of the work.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it does.
    pub label: String,
    /// How it stands.
    pub state: StepState,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Ferdig.
    Done,
    /// Pågår.
    Running,
    /// Venter.
    Waiting,
}

/// The progress; it polls until everything is done. Send the whole page in answer to each poll: the browser
/// picks `#progress` out of it.
pub fn progress(w: Words<'_>, work: &Progress) -> Markup {
    let percent = (work.done.min(work.total) * 100).checked_div(work.total).unwrap_or(0);
    let running = work.steps.iter().any(|step| step.state != StepState::Done);
    let whole = i64::try_from(percent).unwrap_or(100);
    // Changes with each step and each tenth only: this is the text that is read out.
    let announced = work.steps.iter().find(|step| step.state == StepState::Running).map(|step| {
        let tenth = format::percent_in_words(w.lang, whole / 10 * 10);
        format!("{}: {tenth}", step.label)
    });
    html! {
        p.ds-sr-only role="status" data-announcer="progress" {}
        div #progress data-announce=[announced] hx-get=[running.then_some(&work.href)] hx-trigger=[running.then_some("every 3s")]
            hx-select="#progress" hx-target="this" hx-swap="outerHTML" {
            h2.ds-heading data-size="sm" id="progress-title" {
                (work.title) ": " (format::percent_in_words(w.lang, whole))
            }
            progress max=(work.total) value=(work.done) aria-labelledby="progress-title" {}
            p { (work.line) }
            ol.steps { @for step in &work.steps { li { (state(w, step)) } } }
        }
        @if running {
            p { (w.get("progress-leave")) " " a.ds-link data-color="accent" href=(work.href) { (w.get("progress-refresh")) } }
            script src=(asset("htmx.js")) defer {}
        }
    }
}

fn state(w: Words<'_>, step: &Step) -> Markup {
    let (sign, key) = match step.state {
        StepState::Done => (Icon::Check, "step-done"),
        StepState::Running => (Icon::Work, "step-running"),
        StepState::Waiting => (Icon::Dashed, "step-waiting"),
    };
    html! { (icon(sign)) span { (step.label) } span.subtle { " – " (w.get(key)) } }
}
