//! People and where they live. One struct for everybody: what a person is to the owner follows from
//! enrolments, guardianships and posts, and one person may have several.

use jiff::civil::Date;
use ransel_law::{FeideName, NationalId};
use uuid::Uuid;

use super::HomeKey;

/// A pupil, a guardian, a member of staff, or several at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id that goes into the database.
    pub id: Uuid,
    /// What the person is called.
    pub name: Name,
    /// The day of birth.
    pub born: Date,
    /// A synthetic national identity number or D-number; a few pupils have none yet.
    pub national_id: Option<NationalId>,
    /// The household the person is registered in.
    pub home: Option<HomeKey>,
    /// Where post goes, when not to the home.
    pub postal: Option<Address>,
    /// How the address is protected in the Population Register.
    pub protection: Protection,
    /// The mail address, unique, at a domain that cannot exist.
    pub email: String,
    /// A mobile number with country code; young children have none.
    pub phone: Option<String>,
    /// The name at the login provider of education, for pupils and staff only.
    pub feide_name: Option<FeideName>,
}

/// The two parts of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// One or more given names.
    pub given: String,
    /// One or more family names.
    pub family: String,
}

impl Name {
    /// As one would write it on an envelope.
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// How an address is protected (adressebeskyttelse).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Protection {
    /// UGRADERT: not protected.
    #[default]
    None,
    /// KLIENTADRESSE: the address would reveal a client of an institution.
    Client,
    /// FORTROLIG, formerly code 7.
    Confidential,
    /// STRENGT_FORTROLIG, formerly code 6: the address is never stored.
    StrictlyConfidential,
}

/// A household: those who share an address, though not a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The id that goes into the database.
    pub id: Uuid,
    /// The registered address; none where it must never be stored.
    pub address: Option<Address>,
}

/// A Norwegian postal address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Street and number, or a post-office box.
    pub street: String,
    /// Four digits above 9991, the highest in use, so no letter arrives anywhere.
    pub postal_code: &'static str,
    /// The place of the postal code.
    pub place: &'static str,
}
