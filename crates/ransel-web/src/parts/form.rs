//! Forms: one POST each, checked by the server. Browser bubbles are off, since they are neither translated
//! nor read out well; the summary at the top says every fault and leads to its field.

use maud::{Markup, html};

use super::field::hidden;
use crate::format::{Gender, number_word};
use crate::texts::Words;

/// Where a form goes, and the token that shows it came from our page.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The address it is sent to.
    pub action: &'a str,
    /// The token, sent as `csrf`.
    pub csrf: Option<&'a str>,
}

/// A form; the body holds fields and buttons.
pub fn form(form: &Form<'_>, body: Markup) -> Markup {
    html! {
        form.form method="post" action=(form.action) novalidate {
            @if let Some(token) = form.csrf { (hidden("csrf", token)) }
            (body)
        }
    }
}

/// A form that files come with.
pub fn upload_form(form: &Form<'_>, body: Markup) -> Markup {
    html! {
        form.form method="post" action=(form.action) enctype="multipart/form-data" novalidate {
            @if let Some(token) = form.csrf { (hidden("csrf", token)) }
            (body)
        }
    }
}

/// What is wrong with one field, in the very words that stand at it.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's name, which is also its id.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// The sentence.
    pub message: String,
}

/// All faults of a form, first on the page. Give the page a title made with `Title::with_errors`.
pub fn error_summary(w: Words<'_>, errors: &[FieldError]) -> Markup {
    if errors.is_empty() {
        return html! {};
    }
    let count = errors.len();
    let word = number_word(w.lang, count as u64, Gender::Feminine);
    html! {
        div.ds-error-summary role="alert" tabindex="-1" autofocus data-focus {
            h2.ds-heading { (w.with("errors-heading", &[("n", count.into()), ("word", (&word).into())])) }
            ul.ds-list {
                @for error in errors {
                    @let sign = if error.label.ends_with(['?', '.', ':']) { "" } else { ":" };
                    li { a.ds-link href={ "#" (error.field) } { (error.label) (sign) " " (error.message) } }
                }
            }
        }
    }
}
