//! The Feide name (eduPersonPrincipalName): `uid@realm`. It looks like a mail address and is none.
//! It names an account, not a person: one person may hold several.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A Feide name in lower case, because Feide compares without regard to case.
///
/// Debugging hides the part in front of the `@`: it is mostly made from a person's name, and logs hold no names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FeideName {
    // INVARIANT: lower case, exactly one '@', both sides as checked below.
    text: String,
}

/// Why a text is no Feide name. The text itself is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeideNameError {
    /// There is not exactly one `@`.
    #[error("a Feide name has the form uid@realm")]
    Form,
    /// The part in front of the `@` is empty or holds something else than letters, digits, `.`, `_` and `-`.
    #[error("the part before @ holds letters a to z, digits, full stop, underscore and hyphen")]
    Uid,
    /// The part behind the `@` is no domain.
    #[error("the part after @ is a domain such as skien.kommune.no")]
    Realm,
}

impl FeideName {
    /// The part in front of the `@`; unique inside the realm for ever.
    pub fn uid(&self) -> &str {
        self.text.split_once('@').map_or("", |(uid, _)| uid)
    }

    /// The domain of the owner behind the `@`.
    pub fn realm(&self) -> &str {
        self.text.split_once('@').map_or("", |(_, realm)| realm)
    }
}

impl FromStr for FeideName {
    type Err = FeideNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_lowercase();
        let (uid, realm) = text.split_once('@').ok_or(FeideNameError::Form)?;
        if realm.contains('@') {
            return Err(FeideNameError::Form);
        }
        if uid.is_empty() || !uid.bytes().all(|byte| is_plain(byte) || b"._-".contains(&byte)) {
            return Err(FeideNameError::Uid);
        }
        if !realm.contains('.') || !realm.split('.').all(is_label) {
            return Err(FeideNameError::Realm);
        }
        Ok(Self { text })
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_label(label: &str) -> bool {
    let inner = label.bytes().all(|byte| is_plain(byte) || byte == b'-');
    !label.is_empty() && inner && !label.starts_with('-') && !label.ends_with('-')
}

impl fmt::Display for FeideName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for FeideName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FeideName(***@{})", self.realm())
    }
}

impl TryFrom<String> for FeideName {
    type Error = FeideNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FeideName> for String {
    fn from(name: FeideName) -> Self {
        name.text
    }
}
