//! Fields one writes in. The field's name is its id; what was typed comes back after a fault.

use maud::{Markup, html};

use crate::texts::Words;

/// Must the field be filled in?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Yes; nothing is marked, since most fields are.
    #[default]
    Required,
    /// No; the label says so.
    Optional,
}

/// A field with all that is said about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// Sent name and id.
    pub name: &'a str,
    /// What to fill in.
    pub label: &'a str,
    /// Help below the label.
    pub description: Option<&'a str>,
    /// What is wrong with it, after a submit.
    pub error: Option<&'a str>,
    /// What stands in it.
    pub value: &'a str,
    /// Required or optional.
    pub need: Need,
    /// The browser's name for what belongs here, such as `email`.
    pub autocomplete: Option<&'a str>,
}

/// The smallest and largest number that make sense.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// Smallest.
    pub min: i64,
    /// Largest.
    pub max: i64,
}

impl Field<'_> {
    /// The ids of description and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let description = self.description.map(|_| format!("{}-help", self.name));
        let error = self.error.map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = description.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    pub(super) fn label_words(&self, w: Words<'_>) -> String {
        match self.need {
            Need::Required => self.label.to_owned(),
            Need::Optional => w.with("field-optional", &[("label", self.label.into())]),
        }
    }

    pub(super) fn help(&self) -> Markup {
        html! {
            @if let Some(text) = self.description {
                p data-field="description" id={ (self.name) "-help" } { (text) }
            }
        }
    }

    pub(super) fn fault(&self) -> Markup {
        html! {
            @if let Some(text) = self.error {
                p.ds-validation-message data-field="validation" id={ (self.name) "-error" } { (text) }
            }
        }
    }
}

/// A line of text.
pub fn text_field(w: Words<'_>, field: &Field<'_>) -> Markup {
    input(w, field, "text", None)
}

/// A mail address.
pub fn email_field(w: Words<'_>, field: &Field<'_>) -> Markup {
    input(w, field, "email", None)
}

/// A phone number.
pub fn phone_field(w: Words<'_>, field: &Field<'_>) -> Markup {
    input(w, field, "tel", None)
}

/// A day. The browser shows it in the reader's own way; it is sent as `2026-11-20`.
pub fn date_field(w: Words<'_>, field: &Field<'_>) -> Markup {
    input(w, field, "date", None)
}

/// A whole number. A text field with a number pad: spinning arrows change numbers by accident.
pub fn number_field(w: Words<'_>, field: &Field<'_>, range: Range) -> Markup {
    input(w, field, "text", Some(range))
}

/// A file of the kinds in `accept`; the server looks for itself what it is.
pub fn file_field(w: Words<'_>, field: &Field<'_>, accept: &str) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for=(field.name) { (field.label_words(w)) }
            (field.help())
            input.ds-input type="file" id=(field.name) name=(field.name) accept=(accept)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            (field.fault())
        }
    }
}

/// Several lines of text.
pub fn textarea(w: Words<'_>, field: &Field<'_>, rows: u8) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for=(field.name) { (field.label_words(w)) }
            (field.help())
            textarea.ds-input id=(field.name) name=(field.name) rows=(rows) aria-describedby=[field.described_by()]
                aria-invalid=[field.invalid()] { (field.value) }
            (field.fault())
        }
    }
}

/// A value that travels along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

fn input(w: Words<'_>, field: &Field<'_>, kind: &str, range: Option<Range>) -> Markup {
    let widest = range.map(|range| range.max.to_string().len().max(range.min.to_string().len()) + 3);
    html! {
        div.ds-field {
            label.ds-label for=(field.name) { (field.label_words(w)) }
            (field.help())
            input.ds-input id=(field.name) name=(field.name) type=(kind) value=(field.value)
                inputmode=[range.map(|_| "numeric")] size=[widest] data-short[kind == "date"]
                autocomplete=[field.autocomplete] aria-describedby=[field.described_by()]
                aria-invalid=[field.invalid()];
            (field.fault())
        }
    }
}
