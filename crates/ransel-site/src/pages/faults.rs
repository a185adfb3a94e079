//! What is wrong with a form that was sent, gathered field by field.

use ransel_web::parts::FieldError;

use crate::Visit;

/// The faults found so far.
pub struct Faults<'v> {
    visit: &'v Visit<'v>,
    all: Vec<FieldError>,
}

impl<'v> Faults<'v> {
    /// None yet.
    pub fn none(visit: &'v Visit<'v>) -> Self {
        Self { visit, all: Vec::new() }
    }

    /// One more: the field, the key of its label and the key of the sentence.
    pub fn add(&mut self, field: &str, label: &str, message: &str) {
        let (label, message) = (self.visit.text(label), self.visit.text(message));
        self.say(field, label, message);
    }

    /// One more, already in words.
    pub fn say(&mut self, field: &str, label: String, message: String) {
        self.all.push(FieldError { field: field.to_owned(), label, message });
    }

    /// What is wrong with a field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.all.iter().find(|fault| fault.field == field).map(|fault| fault.message.as_str())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, for the summary.
    pub fn all(&self) -> &[FieldError] {
        &self.all
    }
}
