//! What makes information sensitive: the widest list the law has (POL-2018 art. 9 (1) and 10). An owner can add categories
//! to it and take none away.

use crate::facts::Category;

/// A sort of sensitive information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Special {
    /// Racial or ethnic origin.
    Ethnicity,
    /// Health.
    Health,
    /// Political view.
    Politics,
    /// Religion, philosophy or belief.
    Belief,
    /// Sexual life or orientation.
    Sexuality,
    /// Membership of a union.
    Union,
    /// Genetic or biometric data that identify somebody.
    Biometric,
    /// Criminal matters (art. 10).
    Criminal,
}

impl Special {
    /// Every sort.
    pub const ALL: &'static [Self] = &[
        Self::Ethnicity,
        Self::Health,
        Self::Politics,
        Self::Belief,
        Self::Sexuality,
        Self::Union,
        Self::Biometric,
        Self::Criminal,
    ];

    /// Its code in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ethnicity => "ethnicity",
            Self::Health => "health",
            Self::Politics => "politics",
            Self::Belief => "belief",
            Self::Sexuality => "sexuality",
            Self::Union => "union",
            Self::Biometric => "biometric",
            Self::Criminal => "criminal",
        }
    }
}

impl Category {
    /// The ordinary categories an owner can treat as sensitive: those for whose sake nobody's lesson stops. (Who somebody
    /// is and whether she is in the room must be known at once.)
    pub const CAN_BE_ADDED: &'static [Self] = &[Self::Contact, Self::Family, Self::Conduct];

    /// The sorts of sensitive information it holds or can hold; none for an ordinary one. What people type freely, and what
    /// stands in a case, can be any of them, and is treated as if it were.
    pub const fn special(self) -> &'static [Special] {
        match self {
            // Fixed causes: illness, health services, work for a party, a religious holiday (FOPPL-2024 § 9-8).
            Self::AbsenceReason => &[Special::Health, Special::Politics, Special::Belief],
            // Whoever says that she is not well among others, may say that she is not well.
            Self::Health | Self::Wellbeing => &[Special::Health],
            Self::Casework | Self::FreeText => Special::ALL,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lives_in_the_vault_is_what_can_be_sensitive_and_nothing_else() {
        for category in Category::ALL {
            assert_eq!(category.sensitive(), !category.special().is_empty(), "{}", category.code());
        }
    }

    #[test]
    fn what_is_sensitive_by_law_is_not_the_owners_to_add() {
        assert!(Category::CAN_BE_ADDED.iter().all(|category| !category.sensitive()));
    }
}
