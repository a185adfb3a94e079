//! Who is guardian of whom, in which way and when.

use super::{Period, PersonKey};

/// One dated row about a child and an adult. A separation ends one row and begins another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guardianship {
    /// The pupil.
    pub child: PersonKey,
    /// The adult.
    pub guardian: PersonKey,
    /// What the adult is to the child.
    pub kind: GuardianshipKind,
    /// When; parental responsibility ends on the eighteenth birthday.
    pub period: Period,
}

/// What an adult is to a child (`privacy-rules.md` § 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuardianshipKind {
    /// Parental responsibility, and the child lives there.
    LivesWith,
    /// Parental responsibility and shared residence (delt bosted).
    SharedResidence,
    /// Parental responsibility, and the child lives elsewhere.
    Apart,
    /// A parent without parental responsibility.
    NoResponsibility,
    /// A parent whose right to information has been taken away.
    Barred,
}

impl GuardianshipKind {
    /// Does the adult have parental responsibility, and so a say and a report to give?
    pub fn is_responsible(self) -> bool {
        matches!(self, Self::LivesWith | Self::SharedResidence | Self::Apart)
    }
}
