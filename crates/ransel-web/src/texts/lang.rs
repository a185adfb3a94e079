//! The languages a page can be in.

use std::str::FromStr;

use unic_langid::LanguageIdentifier;

/// A language of the product. Northern Sámi is prepared: it is offered once its texts are complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Norwegian bokmål, the language every text exists in.
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
    /// Northern Sámi.
    Se,
}

impl Lang {
    /// In the order they are offered.
    pub const ALL: [Lang; 4] = [Lang::Nb, Lang::Nn, Lang::Se, Lang::En];

    /// The tag for `lang` and `hreflang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::Nn => "nn",
            Lang::En => "en",
            Lang::Se => "se",
        }
    }

    /// The language a tag names; regions are ignored and plain Norwegian is bokmål.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let (primary, _) = tag.split_once(['-', '_']).unwrap_or((tag, ""));
        match primary.to_ascii_lowercase().as_str() {
            "nb" | "no" => Some(Lang::Nb),
            "nn" => Some(Lang::Nn),
            "en" => Some(Lang::En),
            "se" => Some(Lang::Se),
            _ => None,
        }
    }

    /// The key of the language's name in itself, the same in every language's texts.
    pub const fn name_key(self) -> &'static str {
        match self {
            Lang::Nb => "language-nb",
            Lang::Nn => "language-nn",
            Lang::En => "language-en",
            Lang::Se => "language-se",
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        // It decides singular and plural only: nynorsk counts as bokmål does, and Sámi, which has a dual,
        // gets its own rule when its texts come.
        let tag = if self == Lang::En { "en" } else { "nb" };
        LanguageIdentifier::from_str(tag).unwrap_or_default()
    }
}
