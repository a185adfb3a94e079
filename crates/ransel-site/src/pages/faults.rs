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

    /// All that is wrong with a field, as the summary says it: where it has several faults, each with its label.
    pub fn together(&self, field: &str) -> Option<String> {
        let here: Vec<_> = self.all.iter().filter(|fault| fault.field == field).collect();
        match here.as_slice() {
            [] => None,
            [one] => Some(one.message.clone()),
            more => {
                let said = more.iter().map(|fault| format!("{}: {}", fault.label, fault.message));
                Some(said.collect::<Vec<_>>().join(" "))
            }
        }
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
