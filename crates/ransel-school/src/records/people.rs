//! A person, the numbers and names she goes by, and how she is reached.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{
    PersonId, Personal, Value, coded,
    value::{Bytes, Datum, Kind, Sealed, Withheld},
};
use uuid::Uuid;

/// A date of birth, or none where nobody has told. Kept as text, so that *not told* and *not shown* differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BirthDate(pub Option<Date>);

impl Datum for BirthDate {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.0.map(|date| date.to_string()).unwrap_or_default())
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(text) if text.is_empty() => Some(Self(None)),
            Value::Text(text) => text.parse().ok().map(|date| Self(Some(date))),
            _ => None,
        }
    }
}

/// A person. One row however many roles she has.
#[derive(Clone, Debug, Personal)]
#[personal(table = "person", activity = "master-data", keep = "left-plus-year", relates, roots)]
pub struct Person {
    /// The person.
    #[personal(subject)]
    pub id: PersonId,
    /// Given names.
    #[personal(category = "identity")]
    pub given: String,
    /// Family name.
    #[personal(category = "identity")]
    pub family: String,
    /// Whether a certain identity number stands behind it; without one somebody must look.
    #[personal(category = "identity")]
    pub verified: bool,
    /// Written standard or language the person prefers (`nb`, `nn`, `se`, `en`), or empty.
    #[personal(category = "identity")]
    pub language: String,
    /// Date of birth.
    #[personal(category = "birth")]
    pub born: Withheld<BirthDate>,
}

/// A national identity number or D-number, encrypted under the person's key, found by its look-up hash. Several
/// over time: a D-number is followed by a national identity number.
#[derive(Clone, Debug, Personal)]
#[personal(table = "national_number", activity = "master-data", keep = "left-plus-year")]
pub struct NationalNumber {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// `fnr` or `d-number`.
    #[personal(category = "national-id")]
    pub kind: String,
    /// Look-up hash.
    #[personal(category = "national-id")]
    pub lookup: Bytes,
    /// The number.
    #[personal(category = "national-id")]
    pub number: Sealed,
    /// From when it is known here.
    #[personal(category = "national-id")]
    pub valid_from: Date,
    /// Until when; open while it holds.
    #[personal(category = "national-id")]
    pub valid_to: Option<Date>,
}

/// A name to sign in with, at a provider: a Feide name.
#[derive(Clone, Debug, Personal)]
#[personal(table = "account", activity = "master-data", keep = "left-plus-year")]
pub struct Account {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// `feide`.
    #[personal(category = "account")]
    pub kind: String,
    /// Look-up hash.
    #[personal(category = "account")]
    pub lookup: Bytes,
    /// The name.
    #[personal(category = "account")]
    pub name: String,
    /// From when.
    #[personal(category = "account")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "account")]
    pub valid_to: Option<Date>,
}

/// The key a person has in a system we exchange rosters with.
#[derive(Clone, Debug, Personal)]
#[personal(table = "source_key", activity = "master-data", keep = "left-plus-year")]
pub struct SourceKey {
    /// Derived from source and key, so that many are found in one query.
    #[personal(id)]
    pub lookup: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// The system.
    #[personal(category = "account")]
    pub source: String,
    /// The key there.
    #[personal(category = "account")]
    pub key: String,
}

coded! {
    /// How somebody is reached.
    ContactKind {
        /// Where the Population Register says she lives.
        RegisteredAddress = "registered-address",
        /// Where post should go.
        PostalAddress = "postal-address",
        /// Telephone.
        Phone = "phone",
        /// Mobile telephone.
        Mobile = "mobile",
        /// E-mail.
        Email = "email",
    }
}

/// One way to reach somebody. A person may be reached differently in each home.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "contact_point", activity = "master-data", keep = "left-plus-year")]
pub struct ContactPoint {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// The home it belongs to; none where it is the person's in all homes.
    #[personal(category = "contact")]
    pub home: Option<Uuid>,
    /// What it is.
    #[personal(category = "contact")]
    pub kind: ContactKind,
    /// Number, e-mail address, or street.
    #[personal(category = "contact")]
    pub value: String,
    /// Postal code of an address.
    #[personal(category = "contact")]
    pub postal_code: String,
    /// Post town of an address.
    #[personal(category = "contact")]
    pub locality: String,
    /// Where it comes from: `import`, `office`, `own`.
    #[personal(category = "contact")]
    pub origin: String,
    /// From when.
    #[personal(category = "contact")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "contact")]
    pub valid_to: Option<Date>,
}

/// A protected address (FREG-2016).
#[derive(Clone, Debug, Personal)]
#[personal(table = "address_protection", activity = "master-data", keep = "left-plus-year", relates)]
pub struct AddressProtection {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// `client`, `confidential` or `strict`.
    #[personal(category = "safety")]
    pub level: String,
    /// From when.
    #[personal(category = "safety")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "safety")]
    pub valid_to: Option<Date>,
    /// When it was recorded.
    #[personal(category = "safety")]
    pub recorded_at: Timestamp,
}
