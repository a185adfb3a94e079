//! The properties: what must never happen. Each names what it lets by, so that an exception is read here and not
//! only in a policy. Many a door has two locks, a floor rule and modules that are careful themselves: so where it
//! needs to, a twin breaks the rule and adds a careless permit.

mod absence;
mod guardians;
mod owner;
mod protection;
mod pupils;
mod sign_in;
mod staff;

use crate::Property;

/// All of them.
pub fn properties() -> Vec<Property> {
    [
        sign_in::PROPERTIES,
        guardians::PROPERTIES,
        protection::PROPERTIES,
        pupils::PROPERTIES,
        staff::PROPERTIES,
        owner::PROPERTIES,
        absence::PROPERTIES,
    ]
    .concat()
}

/// What must never be open to a guardian; her own data and the names of a school's staff excepted.
macro_rules! never_to_a_guardian {
    ($when:literal) => {
        concat!(
            "forbid (principal == Hat::\"guardian\", action, resource)\nwhen { ",
            $when,
            " }\nunless { context.own || (context.affiliation == Affiliation::\"staff\" && resource == Category::\"identity\") };"
        )
    };
}
pub(crate) use never_to_a_guardian;
