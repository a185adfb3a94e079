//! Schools, their classes and who is enrolled.

use std::fmt;

use ransel_law::OrganisationNumber;
use uuid::Uuid;

use super::{Address, ClassKey, GroupKey, Period, PersonKey, SchoolKey};

/// A school of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// The id that goes into the database.
    pub id: Uuid,
    /// The Norwegian name.
    pub name: String,
    /// Valid, and from a range that has not been handed out.
    pub organisation_number: OrganisationNumber,
    /// Which years it teaches.
    pub stage: Stage,
    /// Where it lies.
    pub address: Address,
}

/// Which years a school teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Years 1–7 (barneskole).
    Primary,
    /// Years 8–10 (ungdomsskole).
    LowerSecondary,
    /// Vg1–Vg3 (videregående).
    UpperSecondary,
}

/// A step of education: 1–10, then 11–13 for Vg1–Vg3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearLevel(pub u8);

impl YearLevel {
    /// The stage it belongs to.
    pub fn stage(self) -> Stage {
        match self.0 {
            ..=7 => Stage::Primary,
            8..=10 => Stage::LowerSecondary,
            _ => Stage::UpperSecondary,
        }
    }
}

impl fmt::Display for YearLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            step @ ..=10 => write!(f, "{step}."),
            step => write!(f, "Vg{}", step - 10),
        }
    }
}

/// A year-step of an education programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgrammeArea {
    /// The national code of ten characters, dashes included.
    pub code: &'static str,
    /// The Norwegian name.
    pub name: &'static str,
}

/// The one class each of its pupils belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolClass {
    /// The id that goes into the database.
    pub id: Uuid,
    /// The school.
    pub school: SchoolKey,
    /// Such as `5B` or `2STA`.
    pub name: String,
    /// The year of its pupils.
    pub level: YearLevel,
    /// The programme area, in upper secondary.
    pub programme_area: Option<ProgrammeArea>,
    /// The contact teacher of all its pupils.
    pub contact_teacher: PersonKey,
    /// The pupils, by place.
    pub pupils: Vec<PersonKey>,
    /// Its own room.
    pub room: String,
}

/// A pupil at a school for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The pupil.
    pub pupil: PersonKey,
    /// The school.
    pub school: SchoolKey,
    /// The class.
    pub class: ClassKey,
    /// The teaching groups of the pupil, those of the class and those chosen.
    pub groups: Vec<GroupKey>,
    /// The school year.
    pub period: Period,
}
