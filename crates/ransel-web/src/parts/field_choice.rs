//! Fields one chooses in: fixed choices are preferred to free text wherever health could be written.

use maud::{Markup, html};

use super::{
    field::Field,
    icon::{Icon, icon},
};
use crate::texts::Words;

/// One of the choices. It is chosen when the field's value is its value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// What choosing it means.
    pub description: Option<&'a str>,
}

/// One of many, in a list that opens.
pub fn select(w: Words<'_>, field: &Field<'_>, choices: &[Choice<'_>]) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for=(field.name) { (field.label_words(w)) }
            (field.help())
            select.ds-input data-width="auto" id=(field.name) name=(field.name)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == field.value] { (choice.label) }
                }
            }
            (field.fault())
        }
    }
}

/// One of few, all in sight. The first carries the field's name as id, so that the error summary finds it.
pub fn radios(w: Words<'_>, field: &Field<'_>, choices: &[Choice<'_>]) -> Markup {
    group(w, field, choices, &[], "radio", |choice| choice.value == field.value)
}

/// As [`radios`] with a drawing before each choice that has one, for those who read drawings better than words.
pub fn drawn_radios(w: Words<'_>, field: &Field<'_>, choices: &[Choice<'_>], icons: &[Icon]) -> Markup {
    group(w, field, choices, icons, "radio", |choice| choice.value == field.value)
}

/// Any number of few. `chosen` holds the values that are ticked; `field.value` is not used.
pub fn checkboxes(w: Words<'_>, field: &Field<'_>, choices: &[Choice<'_>], chosen: &[&str]) -> Markup {
    group(w, field, choices, &[], "checkbox", |choice| chosen.contains(&choice.value))
}

/// One box, sent as `yes` when ticked, and ticked when the field's value is `yes`.
pub fn checkbox(w: Words<'_>, field: &Field<'_>) -> Markup {
    html! {
        div.ds-field {
            input.ds-input type="checkbox" id=(field.name) name=(field.name) value="yes" checked[field.value == "yes"]
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
            label.ds-label for=(field.name) { (field.label_words(w)) }
            (field.help())
            (field.fault())
        }
    }
}

fn group(
    w: Words<'_>,
    field: &Field<'_>,
    choices: &[Choice<'_>],
    icons: &[Icon],
    kind: &str,
    chosen: impl Fn(&Choice<'_>) -> bool,
) -> Markup {
    html! {
        fieldset.ds-fieldset {
            legend.ds-label { (field.label_words(w)) }
            (field.help())
            @for (position, choice) in choices.iter().enumerate() {
                @let id = if position == 0 { field.name.to_owned() } else { format!("{}-{position}", field.name) };
                @let own_help = choice.description.map(|_| format!("{id}-choice-help"));
                @let described = [own_help.clone(), field.described_by()].into_iter().flatten().collect::<Vec<_>>();
                div.ds-field {
                    input.ds-input type=(kind) id=(id) name=(field.name) value=(choice.value) checked[chosen(choice)]
                        aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                        aria-invalid=[field.invalid()];
                    label.ds-label for=(id) {
                        @if let Some(drawing) = icons.get(position) { span.drawn { (icon(*drawing)) } }
                        (choice.label)
                    }
                    @if let (Some(text), Some(help)) = (choice.description, own_help) {
                        p data-field="description" id=(help) { (text) }
                    }
                }
            }
            (field.fault())
        }
    }
}
