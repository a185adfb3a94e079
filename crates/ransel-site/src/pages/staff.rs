//! Those who work here: their posts, who stands in for whom, and what is documented of them.

pub mod posts;
pub mod substitutes;

use jiff::civil::Date;
use ransel_kernel::{Pass, PersonId};
use ransel_school::{actions::ReadPosts, names::Name};
use ransel_web::{format, parts::Choice};

use crate::{Trouble, Visit, pages::groups::in_order};

/// Whether a period still runs, or begins later.
pub fn to_come(day: Date, to: Option<Date>) -> bool {
    to.is_none_or(|to| day < to)
}

/// Whether a period holds on a day.
pub fn holds(day: Date, from: Date, to: Option<Date>) -> bool {
    from <= day && to_come(day, to)
}

/// Everybody who works where the hat is worn but the visitor herself, by name: nobody gives herself anything.
///
/// # Errors
/// The store cannot be read.
pub fn colleagues(visit: &Visit<'_>, pass: &Pass<'_, ReadPosts>) -> Result<Vec<(PersonId, Name)>, Trouble> {
    let all = in_order(ransel_school::names::opened(pass)?);
    Ok(all.into_iter().filter(|(person, _)| visit.ctx.caller.person != Some(*person)).collect())
}

/// People as they are sent and as they stand in a list.
pub fn listed<'p>(people: impl IntoIterator<Item = &'p (PersonId, Name)>) -> Vec<(String, String)> {
    let one = |(person, name): &(PersonId, Name)| {
        (person.to_string(), format::name_in_list(&name.given, &name.family))
    };
    people.into_iter().map(one).collect()
}

/// What one can choose from, after a first line that chooses nothing.
pub fn choices<'a>(none: &'a str, list: &'a [(String, String)]) -> Vec<Choice<'a>> {
    std::iter::once(("", none))
        .chain(list.iter().map(|(value, label)| (value.as_str(), label.as_str())))
        .map(|(value, label)| Choice { value, label, description: None })
        .collect()
}
