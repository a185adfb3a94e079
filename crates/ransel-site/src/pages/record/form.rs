//! The fields of a person: what was typed, what is wrong with it, and what it means once it is right. Shared by
//! those who register, those who correct, and those who change how they themselves are reached.

mod check;
mod fields;
mod keep;

use std::collections::BTreeMap;

use jiff::civil::Date;
use ransel_law::identifier::NationalId;
use ransel_school::records::ContactKind;
use uuid::Uuid;

pub use check::{Born, Check, Number};
pub use fields::FormPage;
pub use keep::{insert_contact, insert_person, keep_contact};

use crate::{Fields, pages::record::Record};

/// One place for a way to be reached: the field's name, and what is kept from it. Home and post are kept apart.
pub struct Slot {
    /// The field, or the beginning of its parts' names for an address.
    pub name: &'static str,
    /// What it is.
    pub kind: ContactKind,
    /// Which of several rows of the kind.
    pub place: usize,
}

const fn slot(name: &'static str, kind: ContactKind, place: usize) -> Slot {
    Slot { name, kind, place }
}

/// Everything the office may write.
pub const ALL_SLOTS: &[Slot] = &[
    slot("home", ContactKind::RegisteredAddress, 0),
    slot("post", ContactKind::PostalAddress, 0),
    slot("mobile", ContactKind::Mobile, 0),
    slot("phone", ContactKind::Phone, 0),
    slot("email", ContactKind::Email, 0),
    slot("email-2", ContactKind::Email, 1),
];

/// What one may change oneself: where one lives is the Population Register's to say.
pub const OWN_SLOTS: &[Slot] = &[
    slot("post", ContactKind::PostalAddress, 0),
    slot("mobile", ContactKind::Mobile, 0),
    slot("phone", ContactKind::Phone, 0),
    slot("email", ContactKind::Email, 0),
    slot("email-2", ContactKind::Email, 1),
];

/// What may differ from home to home. Where she lives is not said here: that is the home's own address.
pub const HOME_SLOTS: &[Slot] = &[
    slot("post", ContactKind::PostalAddress, 0),
    slot("mobile", ContactKind::Mobile, 0),
    slot("phone", ContactKind::Phone, 0),
    slot("email", ContactKind::Email, 0),
];

impl Slot {
    /// Whether it is an address in three parts.
    pub fn is_address(&self) -> bool {
        matches!(self.kind, ContactKind::RegisteredAddress | ContactKind::PostalAddress)
    }
}

/// What stands in the fields.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// What was sent.
    pub fn sent(form: &Fields, names: impl IntoIterator<Item = String>) -> Self {
        Self(
            names
                .into_iter()
                .map(|name| {
                    let value = form.text(&name).to_owned();
                    (name, value)
                })
                .collect(),
        )
    }

    /// What is stored: how she is reached in this home, or in all of them.
    pub fn stored(record: &Record, slots: &[Slot], home: Option<Uuid>) -> Self {
        let mut typed = Self::default();
        typed.put("family", &record.name.family);
        typed.put("given", &record.name.given);
        let born = record.born.as_open().and_then(|born| born.0).map(|date| date.to_string());
        typed.put("born", &born.unwrap_or_default());
        for slot in slots {
            let mut rows =
                record.contact.iter().filter(|point| point.kind == slot.kind && point.home == home);
            let row = rows.nth(slot.place);
            let Some(row) = row else { continue };
            typed.put(&format!("row-{}", slot.name), &row.id.to_string());
            if slot.is_address() {
                for (part, value) in
                    [("street", &row.value), ("code", &row.postal_code), ("town", &row.locality)]
                {
                    typed.put(&format!("{}-{part}", slot.name), value);
                    typed.put(&format!("was-{}-{part}", slot.name), value);
                }
            } else {
                typed.put(slot.name, &row.value);
                typed.put(&format!("was-{}", slot.name), &row.value);
            }
        }
        typed
    }

    /// Puts something in a field.
    pub fn put(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// What stands in a field.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

/// The names of the fields of these slots, with those that travel along unseen.
pub fn names_of(slots: &[Slot]) -> impl Iterator<Item = String> {
    slots.iter().flat_map(|slot| {
        let parts: &[&str] = if slot.is_address() { &["-street", "-code", "-town"] } else { &[""] };
        let seen = parts.iter().map(move |part| format!("{}{part}", slot.name));
        let unseen = parts.iter().map(move |part| format!("was-{}{part}", slot.name));
        seen.chain(unseen).chain([format!("row-{}", slot.name)])
    })
}

/// Who somebody is, once it is right.
#[derive(Clone, Debug)]
pub struct Who {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Date of birth.
    pub born: Option<Date>,
    /// National identity number.
    pub number: Option<NationalId>,
    /// Language she prefers, or empty.
    pub language: String,
}

/// A way to be reached, once it is right; an empty value means that there is none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What it is.
    pub kind: ContactKind,
    /// The row it stood in.
    pub row: Option<Uuid>,
    /// What stood there when the form was shown.
    pub was: Place,
    /// What stands there now.
    pub now: Place,
}

/// A number, an e-mail address, or an address on a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number, e-mail address or street.
    pub value: String,
    /// Postal code.
    pub code: String,
    /// Post town.
    pub town: String,
}

impl Place {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty() && self.code.is_empty() && self.town.is_empty()
    }
}
