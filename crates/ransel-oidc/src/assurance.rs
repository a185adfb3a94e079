//! How sure a sign-in is, and the words each provider has for it (`acr`, OpenID Connect Core § 2).
//! The tables are the only place that knows the words; what a level opens is decided by policy, not here.

use serde::{Deserialize, Serialize};

/// How sure we may be that the person is who they say, in the words of eIDAS. Ordered: low is least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// One factor, such as a password.
    Low,
    /// Two factors.
    Substantial,
    /// Two factors and an identity checked in person.
    High,
}

/// Which family of providers one belongs to: decides its words for assurance and where its claims lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProviderKind {
    /// Pupils and employees (docs.feide.no).
    Feide,
    /// Guardians and other adults (docs.digdir.no).
    IdPorten,
    /// The demonstration owner's own provider, which speaks both vocabularies.
    Demo,
}

/// Feide's word for two factors. Feide has no word for one factor, and none above two.
pub(crate) const FEIDE_TWO_FACTORS: &str = "urn:mace:feide.no:auth:level:fad08:3";

/// ID-porten's words, in force since 2023 (`Level3` and `Level4` before that are not accepted).
const IDPORTEN_WORDS: [(Assurance, &str); 3] = [
    (Assurance::Low, "idporten-loa-low"),
    (Assurance::Substantial, "idporten-loa-substantial"),
    (Assurance::High, "idporten-loa-high"),
];

impl ProviderKind {
    /// The highest level a provider of this kind can ever answer with. Asking for more ends in a refusal.
    pub fn highest(self) -> Assurance {
        match self {
            Self::Feide => Assurance::Substantial,
            Self::IdPorten | Self::Demo => Assurance::High,
        }
    }

    /// The words to send as `acr_values` (Core § 3.1.2.1), in order of preference. Empty: do not send it.
    pub(crate) fn acr_values(self, asked: Assurance) -> Vec<&'static str> {
        match (self, asked) {
            (Self::Feide, Assurance::Low) => vec![],
            (Self::Feide, _) => vec![FEIDE_TWO_FACTORS],
            (Self::Demo, Assurance::Substantial) => vec![idporten_word(asked), FEIDE_TWO_FACTORS],
            (Self::IdPorten | Self::Demo, _) => vec![idporten_word(asked)],
        }
    }

    /// What the `acr` of an ID token means. `None`: it means nothing to us, which is less than low.
    pub(crate) fn assurance_of(self, acr: Option<&str>) -> Option<Assurance> {
        match (self, acr) {
            (Self::Feide | Self::Demo, Some(FEIDE_TWO_FACTORS)) => Some(Assurance::Substantial),
            // Feide says nothing, or something else, after one factor.
            (Self::Feide, _) | (Self::Demo, None) => Some(Assurance::Low),
            (Self::IdPorten, None) => None,
            (Self::IdPorten | Self::Demo, Some(word)) => idporten_level(word),
        }
    }
}

/// ID-porten's word for a level.
pub(crate) fn idporten_word(level: Assurance) -> &'static str {
    match level {
        Assurance::Low => IDPORTEN_WORDS[0].1,
        Assurance::Substantial => IDPORTEN_WORDS[1].1,
        Assurance::High => IDPORTEN_WORDS[2].1,
    }
}

/// The level of one of ID-porten's words.
pub(crate) fn idporten_level(word: &str) -> Option<Assurance> {
    IDPORTEN_WORDS.iter().find(|(_, known)| *known == word).map(|(level, _)| *level)
}
