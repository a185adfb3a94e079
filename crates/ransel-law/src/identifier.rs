//! Identifiers that carry check digits or a fixed form: national identity number, organisation number, Feide name.
//! Deliberately absent: sex and birth date. They come from the Population Register, never out of a number.

mod feide_name;
mod national_id;
mod organisation_number;

pub use feide_name::{FeideName, FeideNameError};
pub use national_id::{CheckRule, NationalId, NationalIdError, NationalIdKind, synthesize};
pub use organisation_number::{OrganisationNumber, OrganisationNumberError};

/// The sum of digits times weights, modulo 11.
fn remainder_11(digits: &[u8], weights: &[u8]) -> u32 {
    let products = digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * u32::from(*weight));
    products.sum::<u32>() % 11
}

/// The check digit that brings a remainder to 0; none where it would take two digits and the number is not issued.
fn check_digit(remainder: u32) -> Option<u8> {
    let missing = (11 - remainder) % 11;
    u8::try_from(missing).ok().filter(|digit| *digit < 10)
}

/// The values of the digits, if the text is so many ASCII digits and nothing else.
fn digit_values<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let bytes: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then(|| bytes.map(|byte| byte - b'0'))
}

/// The digits as text.
fn digit_text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
