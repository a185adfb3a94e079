//! Two teachers took the same roll and differ on some pupils. Only those come back, and nothing is chosen
//! beforehand: a machine must not decide whether a pupil was there.

use jiff::Timestamp;
use maud::{Markup, html};

use super::alert::{Tone, alert};
use super::button::{Link, Variant, button, button_row, link_button};
use super::field::hidden;
use super::form::{Form, form};
use super::roll::Mark;
use crate::format::{self, Gender, number_word};
use crate::texts::Words;

/// A pupil the two differ on.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
    /// What this teacher marked.
    pub mine: Mark,
    /// What the other saved.
    pub theirs: Mark,
    /// Who.
    pub theirs_by: String,
    /// When.
    pub theirs_at: Timestamp,
    /// The version that holds now, sent back in `seen-<pupil>`.
    pub version: String,
    /// Was this one left unanswered when the form came in?
    pub unanswered: bool,
}

/// The whole page's matter.
#[derive(Clone, Debug)]
pub struct RollConflict<'a> {
    /// Where it is sent, and the token.
    pub form: Form<'a>,
    /// The other teacher.
    pub other: &'a str,
    /// How many pupils there are in all.
    pub pupils: usize,
    /// Those to choose for.
    pub conflicts: &'a [Conflict],
    /// The whole list.
    pub list: &'a str,
}

/// Box and form. Sends `choice-<pupil>` (`mine` or `theirs`), and `state-`, `late-` and `seen-<pupil>` along.
pub fn roll_conflict(w: Words<'_>, it: &RollConflict<'_>) -> Markup {
    let differ = it.conflicts.len();
    let word = capital(&number_word(w.lang, differ as u64, Gender::Masculine));
    let saved = it.pupils.saturating_sub(differ);
    let lead = w.with(
        "conflict-lead",
        &[
            ("other", it.other.into()),
            ("saved", saved.into()),
            ("pupils", it.pupils.into()),
            ("n", differ.into()),
            ("word", (&word).into()),
        ],
    );
    html! {
        (alert(Tone::Warning, &w.with("conflict-heading", &[("other", it.other.into())]), html! {
            p.ds-paragraph { (lead) }
        }))
        (form(&it.form, html! {
            @for conflict in it.conflicts { (question(w, conflict)) }
            (button_row(html! {
                (button(Variant::Primary, &w.get("conflict-save")))
                (link_button(Variant::Secondary, &Link::new(it.list, w.get("conflict-list"))))
            }))
        }))
    }
}

fn question(w: Words<'_>, conflict: &Conflict) -> Markup {
    let pupil = &conflict.pupil;
    let time = format::time(w.lang, conflict.theirs_at.to_zoned(format::oslo()).time());
    let mine = w.with("conflict-mine", &[("mark", (&mark_words(w, conflict.mine)).into())]);
    let theirs = w.with(
        "conflict-theirs",
        &[
            ("mark", (&mark_words(w, conflict.theirs)).into()),
            ("other", (&conflict.theirs_by).into()),
            ("time", (&time).into()),
        ],
    );
    let error = conflict.unanswered.then(|| format!("choice-{pupil}-error"));
    html! {
        fieldset.ds-fieldset.conflict {
            legend.ds-label { (conflict.name) }
            p data-field="description" { (w.get("conflict-question")) }
            @for (value, label) in [("mine", mine), ("theirs", theirs)] {
                @let id = if value == "mine" { format!("choice-{pupil}") } else { format!("choice-{pupil}-{value}") };
                div.ds-field {
                    input.ds-input type="radio" id=(id) name={ "choice-" (pupil) } value=(value)
                        aria-describedby=[error.as_deref()] aria-invalid=[error.as_ref().map(|_| "true")];
                    label.ds-label for=(id) { (label) }
                }
            }
            @if let Some(id) = &error {
                p.ds-validation-message data-field="validation" id=(id) { (w.get("conflict-choose")) }
            }
            (hidden(&format!("state-{pupil}"), conflict.mine.value()))
            @if let Mark::Late { minutes } = conflict.mine {
                (hidden(&format!("late-{pupil}"), &minutes.to_string()))
            }
            (hidden(&format!("seen-{pupil}"), &conflict.version))
        }
    }
}

fn mark_words(w: Words<'_>, mark: Mark) -> String {
    match mark {
        Mark::Here => w.get("roll-here"),
        Mark::Absent => w.get("roll-absent"),
        Mark::Late { minutes } => w.with("roll-late-minutes", &[("n", u32::from(minutes).into())]),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
