//! The declaration of secrecy, signed by everyone who works with pupils before they see anything.

use maud::{Markup, html};

use super::button::{Variant, button};
use super::field::Field;
use super::field_choice::checkbox;
use super::form::{FieldError, Form, error_summary, form};
use crate::texts::Words;

/// What is declared, and where the answer goes.
#[derive(Clone, Copy, Debug)]
pub struct SecrecyDeclaration<'a> {
    /// Where it is sent, and the token.
    pub form: Form<'a>,
    /// The duties, one sentence each; the owner's own come last.
    pub duties: &'a [String],
    /// The sections it rests on, written out.
    pub law: &'a str,
    /// Was it sent without the tick?
    pub unticked: bool,
}

/// The body of the page. The tick is sent as `accept=yes`.
pub fn secrecy_declaration(w: Words<'_>, declaration: &SecrecyDeclaration<'_>) -> Markup {
    let label = w.get("secrecy-accept");
    let fault = w.get("secrecy-accept-missing");
    let error = declaration.unticked.then_some(fault.as_str());
    let errors: Vec<FieldError> = error
        .map(|message| FieldError { field: "accept".into(), label: label.clone(), message: message.into() })
        .into_iter()
        .collect();
    html! {
        div.reading.stack {
            (error_summary(w, &errors))
            h1.ds-heading data-size="lg" { (w.get("secrecy-heading")) }
            p.ds-paragraph { (w.get("secrecy-lead")) }
            ul.ds-list { @for duty in declaration.duties { li { (duty) } } }
            p.subtle { (declaration.law) }
            (form(&declaration.form, html! {
                (checkbox(w, &Field { name: "accept", label: &label, error, ..Field::default() }))
                (button(Variant::Primary, &w.get("secrecy-sign")))
            }))
            p.subtle { (w.get("secrecy-kept")) }
        }
    }
}
