//! What a form offers and what was sent with it, as fields want it.

use std::borrow::Borrow;

use ransel_kernel::PersonId;
use ransel_school::names::Name;
use ransel_web::{
    format::{name_in_list, sort_key},
    parts::{Choice, Field, FieldError},
};

use crate::Visit;

/// A field with what was sent in it and what is wrong with that.
pub fn field<'a>(visit: &'a Visit<'_>, faults: &'a [FieldError], name: &'a str, label: &'a str) -> Field<'a> {
    let error = faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str());
    Field { name, label, error, value: visit.form.text(name), ..Field::default() }
}

/// What can be chosen: what is sent, and what is read.
pub fn choices(all: &[(String, String)]) -> Vec<Choice<'_>> {
    all.iter().map(|(value, label)| Choice { value, label, description: None }).collect()
}

/// People as they are sent and as they stand in a list, in its order.
pub fn by_name<N: Borrow<Name>>(people: impl IntoIterator<Item = (PersonId, N)>) -> Vec<(String, String)> {
    let one = |(id, name): (PersonId, N)| {
        let name = name.borrow();
        (id.to_string(), name_in_list(&name.given, &name.family))
    };
    let mut all: Vec<_> = people.into_iter().map(one).collect();
    all.sort_by_cached_key(|(_, name)| sort_key(name));
    all
}
