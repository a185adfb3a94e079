//! The invented people, and which of the two real providers each one would use.

use sha2::{Digest, Sha256};

use crate::assurance::{FEIDE_TWO_FACTORS, idporten_level, idporten_word};
use crate::{Assurance, attributes::Attributes};

/// An invented person of the demonstration owner. With a Feide name the answer looks like Feide's, without like
/// ID-porten's.
#[derive(Clone)]
pub struct Persona {
    /// Stable: `subject-teacher`. Also the password.
    pub user_name: String,
    /// `Kari Nordmann`.
    pub display_name: String,
    /// What one can try as this person, in one sentence.
    pub description: String,
    /// Heading the person is listed under; people with the same group stand together. Empty for those who are not listed and
    /// sign in by their user name.
    pub group: String,
    /// Name at the Feide home organization.
    pub feide_name: Option<String>,
    /// Synthetic national identity number, month + 80.
    pub national_id: Option<String>,
    /// The highest assurance this person's sign-in can give.
    pub assurance: Assurance,
    /// What the home organization knows of her beside the Feide name.
    pub attributes: Attributes,
}

impl Persona {
    /// The provider's own name for the person: the same after every start, and not the user name.
    pub(super) fn subject(&self) -> String {
        let digest = Sha256::digest(format!("ransel demo subject: {}", self.user_name));
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The level a sign-in gives: what was asked for, as far as this person's means of signing in reach.
    pub(super) fn level(&self, asked: Option<Assurance>) -> Assurance {
        asked.unwrap_or(Assurance::Low).min(self.assurance)
    }

    pub(super) fn uses_feide(&self) -> bool {
        self.feide_name.is_some()
    }

    /// The `acr` for a level. Feide has one word, for two factors, and says nothing below.
    pub(super) fn acr(&self, level: Assurance) -> Option<&'static str> {
        if !self.uses_feide() {
            return Some(idporten_word(level));
        }
        (level >= Assurance::Substantial).then_some(FEIDE_TWO_FACTORS)
    }
}

/// The level asked for by `acr_values`; words we do not know are passed over (Core § 3.1.2.1).
pub(super) fn asked_level(acr_values: &str) -> Option<Assurance> {
    let level = |word| match word {
        FEIDE_TWO_FACTORS => Some(Assurance::Substantial),
        other => idporten_level(other),
    };
    acr_values.split_ascii_whitespace().filter_map(level).max()
}
