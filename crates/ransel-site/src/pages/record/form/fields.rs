//! The fields as they stand on a page, each with what was typed and what is wrong with it.

use maud::{Markup, html};
use ransel_web::{
    Words,
    parts::{
        Choice, Field, FieldError, Need, date_field, email_field, hidden, phone_field, select, text_field,
    },
};

use super::{Slot, Typed};
use ransel_school::records::ContactKind;

/// A form with its values and faults.
pub struct FormPage<'f> {
    /// The words.
    pub w: Words<'f>,
    /// What stands in the fields.
    pub typed: &'f Typed,
    /// What is wrong.
    pub faults: &'f [FieldError],
}

impl FormPage<'_> {
    /// Family name first, as in every list.
    pub fn names(&self) -> Markup {
        html! {
            (self.line("family", "record-family-name", Need::Required, text_field))
            (self.line("given", "record-given-name", Need::Required, text_field))
        }
    }

    /// Date of birth.
    pub fn born(&self, need: Need) -> Markup {
        self.line("born", "record-born", need, date_field)
    }

    /// National identity number.
    pub fn number(&self) -> Markup {
        self.field("number", "record-number", Need::Optional, Some("record-number-help"), None, text_field)
    }

    /// The language somebody prefers.
    pub fn language(&self) -> Markup {
        let none = self.w.get("record-language-none");
        let names = ["nb", "nn", "se", "en"].map(|code| (code, self.w.get(&format!("language-{code}"))));
        let choices: Vec<_> = std::iter::once(("", &none))
            .chain(names.iter().map(|(code, name)| (*code, name)))
            .map(|(value, label)| Choice { value, label, description: None })
            .collect();
        self.choice("language", "record-language", Need::Optional, &choices)
    }

    /// One of many.
    pub fn choice(&self, name: &str, label: &str, need: Need, choices: &[Choice<'_>]) -> Markup {
        let label = self.w.get(label);
        let value = self.typed.text(name);
        select(
            self.w,
            &Field { name, label: &label, error: self.fault(name), value, need, ..Field::default() },
            choices,
        )
    }

    /// The ways to be reached, with what stood there when the form was shown.
    pub fn contact(&self, slots: &[Slot]) -> Markup {
        html! {
            @for slot in slots {
                @if slot.is_address() { (self.address(slot)) } @else { (self.way(slot)) }
                @for name in super::names_of(std::slice::from_ref(slot)).filter(|name| is_unseen(name)) {
                    (hidden(&name, self.typed.text(&name)))
                }
            }
        }
    }

    fn address(&self, slot: &Slot) -> Markup {
        let part = |part: &str| format!("{}-{part}", slot.name);
        html! {
            fieldset.ds-fieldset {
                legend.ds-label { (self.w.get(&format!("contact-{}", slot.kind.code()))) }
                (self.line(&part("street"), "contact-street", Need::Optional, text_field))
                (self.line(&part("code"), "contact-postal-code", Need::Optional, text_field))
                (self.line(&part("town"), "contact-post-town", Need::Optional, text_field))
            }
        }
    }

    fn way(&self, slot: &Slot) -> Markup {
        let second = if slot.place > 0 { "-2" } else { "" };
        let label = format!("contact-{}{second}", slot.kind.code());
        match slot.kind {
            ContactKind::Email => self.line(slot.name, &label, Need::Optional, email_field),
            _ => self.line(slot.name, &label, Need::Optional, phone_field),
        }
    }

    fn line(&self, name: &str, label: &str, need: Need, show: fn(Words<'_>, &Field<'_>) -> Markup) -> Markup {
        // The office types in other people's data: the browser's memory of one's own must stay out of it.
        self.field(name, label, need, None, Some("off"), show)
    }

    fn field(
        &self,
        name: &str,
        label: &str,
        need: Need,
        help: Option<&str>,
        autocomplete: Option<&str>,
        show: fn(Words<'_>, &Field<'_>) -> Markup,
    ) -> Markup {
        let label = self.w.get(label);
        let help = help.map(|key| self.w.get(key));
        let field = Field {
            name,
            label: &label,
            description: help.as_deref(),
            error: self.fault(name),
            value: self.typed.text(name),
            need,
            autocomplete: autocomplete.or(Some("off")),
        };
        show(self.w, &field)
    }

    fn fault(&self, name: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str())
    }
}

fn is_unseen(name: &str) -> bool {
    name.starts_with("was-") || name.starts_with("row-")
}
