//! The classes of absence and what a minute of each does to the limit (R2-3, R2-8, R2-10).
//! Which reason belongs to which class is a dated table of its own; here the class is given.

use ransel_law::Minutes;
use serde::{Deserialize, Serialize};

/// How the law looks at a piece of absence. Ordered from least to best excused: documentation only ever moves a
/// piece down the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceClass {
    /// No message or no accepted cause.
    Undocumented,
    /// Health absence declared by the adult pupil or a guardian (egenmelding).
    SelfDeclared,
    /// Health absence documented by health personnel.
    HealthDocumented,
    /// Another cause on the list of the regulation, documented: welfare, religious holiday, duty to attend.
    OtherDocumented,
    /// Not absence at all: the school health service, pupil council, agreed study work.
    NotAbsence,
}

/// Have health personnel certified a condition with a higher risk of absence, valid when the piece occurred?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// No certificate.
    Ordinary,
    /// Certified: self-declared absence stays accepted above the limit.
    Certified,
}

/// A stretch of absence in one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsencePiece {
    /// How long.
    pub minutes: Minutes,
    /// How the law looks at it, as documented by now.
    pub class: AbsenceClass,
    /// Whether a certificate of higher risk covers it.
    pub risk: Risk,
}

/// How documented health absence uses up the limit. The text of 2025 carries both; counties must settle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Reading A: only undocumented and uncertified self-declared minutes use the limit up.
    Quota,
    /// Reading B: health absence uses it up too, documented or not, in the order of time. Once it is used up,
    /// every further undocumented or uncertified self-declared minute is over. Counties explain the rule so.
    RunningTotal,
}

impl Reading {
    /// The word stored in rulings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::RunningTotal => "running_total",
        }
    }
}

/// What a minute does to the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// It uses the limit up, but cannot itself be over: its cause is documented.
    UsesUp,
    /// It uses the limit up, and is over once nothing is left.
    UsesUpAndExceeds,
}

/// Does absence of this class count towards the limit, and how? FOPPL-2024 § 9-8.
pub fn counts_towards_limit(class: AbsenceClass, risk: Risk, reading: Reading) -> Effect {
    use AbsenceClass as Class;
    match (class, risk, reading) {
        (Class::NotAbsence | Class::OtherDocumented, _, _) => Effect::Nothing,
        (Class::Undocumented, _, _) | (Class::SelfDeclared, Risk::Ordinary, _) => Effect::UsesUpAndExceeds,
        (Class::HealthDocumented, _, reading) | (Class::SelfDeclared, Risk::Certified, reading) => {
            match reading {
                Reading::Quota => Effect::Nothing,
                Reading::RunningTotal => Effect::UsesUp,
            }
        }
    }
}
