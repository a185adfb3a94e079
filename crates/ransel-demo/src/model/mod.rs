//! The shape of the demonstration owner: plain structs with public fields, joined by keys.
//! Nothing is decided here; `build` fills it in.

mod family;
mod keys;
mod owner;
mod people;
mod school;
mod staff;
mod teaching;

pub use family::{Guardianship, GuardianshipKind};
pub use keys::{ClassKey, GroupKey, HomeKey, PersonKey, SchoolKey, SubjectKey};
pub use owner::{Owner, Spec};
pub use people::{Address, Home, Name, Person, Protection};
pub use school::{Enrolment, ProgrammeArea, School, SchoolClass, Stage, YearLevel};
pub use staff::{Post, Role};
pub use teaching::{LESSON_MINUTES, Slot, Subject, TeachingAssignment, TeachingGroup};

pub use ransel_law::{FeideName, NationalId, OrganisationNumber, Period};
