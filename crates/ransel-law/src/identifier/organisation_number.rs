//! The organisation number of the Central Coordinating Register: nine digits, the last a check digit.
//! Public, unlike a person's number. A school is usually a sub-entity with a number of its own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{check_digit, digit_text, digit_values, remainder_11};

/// An organisation number whose check digit holds. Whether it is registered is a question for the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrganisationNumber([u8; 9]);

/// Why a text is no organisation number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationNumberError {
    /// Not nine digits, bare or in one of the prefixed forms.
    #[error("an organisation number has nine digits")]
    Form,
    /// Numbers begin with 8 or 9.
    #[error("an organisation number begins with 8 or 9")]
    FirstDigit,
    /// The check digit fails. Numbers in documentation often do; they are no real ones.
    #[error("the check digit does not fit")]
    CheckDigit,
}

const WEIGHTS: [u8; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
const ELECTRONIC_ADDRESS_SCHEME: &str = "0192:";

impl OrganisationNumber {
    /// As Feide writes it: `NO974589648`.
    pub fn feide(&self) -> String {
        format!("NO{self}")
    }

    /// As an electronic address (Peppol, Maskinporten): `0192:974589648`.
    pub fn electronic_address(&self) -> String {
        format!("{ELECTRONIC_ADDRESS_SCHEME}{self}")
    }
}

/// Reads nine digits, grouped with spaces or not, and the forms of Feide (`NO…`), value added tax (`NO…MVA`)
/// and electronic addresses (`0192:…`).
impl FromStr for OrganisationNumber {
    type Err = OrganisationNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let joined: String = text.chars().filter(|letter| *letter != ' ').collect();
        let bare = match joined.strip_prefix("NO") {
            Some(rest) => rest.strip_suffix("MVA").unwrap_or(rest),
            None => joined.strip_prefix(ELECTRONIC_ADDRESS_SCHEME).unwrap_or(&joined),
        };
        let digits: [u8; 9] = digit_values(bare).ok_or(OrganisationNumberError::Form)?;
        if digits[0] < 8 {
            return Err(OrganisationNumberError::FirstDigit);
        }
        if check_digit(remainder_11(&digits, &WEIGHTS)) != Some(digits[8]) {
            return Err(OrganisationNumberError::CheckDigit);
        }
        Ok(Self(digits))
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digit_text(&self.0))
    }
}

impl TryFrom<String> for OrganisationNumber {
    type Error = OrganisationNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<OrganisationNumber> for String {
    fn from(number: OrganisationNumber) -> Self {
        number.to_string()
    }
}
