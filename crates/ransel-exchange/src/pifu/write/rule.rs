//! The schema's limits on values, as far as a value from outside can break them.

use std::fmt;

/// A limit of the schema that a value breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// At most so many characters.
    AtMost(usize),
    /// An address with `@` and a dot.
    EmailAddress,
    /// `+` and digits, at most 32 characters.
    PhoneNumber,
    /// A school year or term such as `2026/2027` or `H2026`.
    AdministrativePeriod,
    /// A day from year 1 on.
    Day,
    /// A word of the format's list.
    KnownWord,
    /// Not more of them than the format has room for.
    Room,
    /// At least one of them.
    Present,
    /// Characters that XML allows.
    XmlCharacters,
}

impl Rule {
    /// A stable key under which a product keeps its own wording.
    pub fn key(self) -> &'static str {
        match self {
            Self::AtMost(_) => "too-long",
            Self::EmailAddress => "not-an-email-address",
            Self::PhoneNumber => "not-a-phone-number",
            Self::AdministrativePeriod => "not-a-period",
            Self::Day => "not-a-date",
            Self::KnownWord => "unknown-word",
            Self::Room => "too-many",
            Self::Present => "missing",
            Self::XmlCharacters => "illegal-character",
        }
    }

    pub(super) fn allows(self, value: &str) -> bool {
        match self {
            Self::AtMost(characters) => value.chars().count() <= characters,
            Self::EmailAddress => value.chars().count() <= 256 && looks_like_email(value),
            Self::PhoneNumber => value.len() <= 32 && looks_like_phone(value),
            Self::AdministrativePeriod => value.len() <= 32 && looks_like_period(value),
            Self::Day | Self::KnownWord | Self::Room | Self::Present | Self::XmlCharacters => true,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(characters) => write!(formatter, "is longer than {characters} characters"),
            Self::EmailAddress => formatter.write_str("is not an e-mail address the format accepts"),
            Self::PhoneNumber => formatter.write_str("is not a phone number of the form +4712345678"),
            Self::AdministrativePeriod => formatter.write_str("is not a school year or term"),
            Self::Day => formatter.write_str("is not a day the format can express"),
            Self::KnownWord => formatter.write_str("has no word in the format"),
            Self::Room => formatter.write_str("occurs more often than the format has room for"),
            Self::Present => formatter.write_str("is missing"),
            Self::XmlCharacters => formatter.write_str("holds a character XML does not allow"),
        }
    }
}

/// `.+@.+(\..+)+` of the schema: something, an at sign, something, a dot, something.
fn looks_like_email(value: &str) -> bool {
    value.char_indices().any(|(at, character)| {
        let (local, domain) = value.split_at_checked(at).unwrap_or_default();
        let domain = domain.get(1..).unwrap_or_default();
        character == '@'
            && !local.is_empty()
            && domain
                .char_indices()
                .any(|(dot, character)| character == '.' && dot > 0 && dot + 1 < domain.len())
    })
}

fn looks_like_phone(value: &str) -> bool {
    value
        .strip_prefix('+')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `[VH]*\d{4}`, alone or twice with a slash between.
fn looks_like_period(value: &str) -> bool {
    let is_half = |half: &str| {
        let year = half.trim_start_matches(['V', 'H']);
        year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    match value.split_once('/') {
        Some((first, second)) => is_half(first) && is_half(second),
        None => is_half(value),
    }
}
