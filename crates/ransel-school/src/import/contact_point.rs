//! How a person is reached, as the file says, against what is kept. Pure.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ransel_exchange::pifu::{Address, AddressKind, EmailKind, Person, PhoneKind};
use uuid::Uuid;

use crate::records::{ContactKind, ContactPoint};

/// Where a row comes from that an import may end again.
pub const ORIGIN: &str = "import";

/// One way to reach somebody, without dates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// What it is.
    pub kind: ContactKind,
    /// Number, address or street.
    pub value: String,
    /// Postal code.
    pub postal_code: String,
    /// Post town.
    pub locality: String,
}

impl Way {
    fn new(kind: ContactKind, value: &str) -> Self {
        Self { kind, value: value.to_owned(), postal_code: String::new(), locality: String::new() }
    }

    fn of(point: &ContactPoint) -> Self {
        Self {
            kind: point.kind,
            value: point.value.clone(),
            postal_code: point.postal_code.clone(),
            locality: point.locality.clone(),
        }
    }
}

/// The ways a row names, each once however often it is named.
pub fn named(person: &Person, today: Date) -> BTreeSet<Way> {
    let emails = person.emails.iter().filter(|email| email.kind != EmailKind::Organisation);
    let emails = emails.map(|email| Way::new(ContactKind::Email, &email.address));
    let phones =
        person.phones.iter().filter_map(|phone| Some(Way::new(phone_kind(phone.kind)?, &phone.number)));
    let holds = |address: &&Address| {
        address.valid.from.is_none_or(|from| from <= today) && address.valid.to.is_none_or(|to| today <= to)
    };
    let private = |kind| matches!(kind, AddressKind::Registered | AddressKind::Postal);
    // The main address is one of the others, said twice, or the only one there is.
    let only_main = !person.addresses.iter().any(|address| private(address.kind));
    let addresses = person.addresses.iter().filter(holds).filter_map(|address| {
        let kind = match address.kind {
            AddressKind::Registered => ContactKind::RegisteredAddress,
            AddressKind::Postal => ContactKind::PostalAddress,
            AddressKind::Main if only_main => ContactKind::PostalAddress,
            _ => return None,
        };
        Some(written(kind, address))
    });
    emails
        .chain(phones)
        .chain(addresses)
        .filter(|way| !(way.value.is_empty() && way.locality.is_empty()))
        .collect()
}

fn phone_kind(kind: PhoneKind) -> Option<ContactKind> {
    match kind {
        PhoneKind::Main | PhoneKind::Private | PhoneKind::AtOrganisation | PhoneKind::Unstated => {
            Some(ContactKind::Phone)
        }
        PhoneKind::MainMobile | PhoneKind::PrivateMobile | PhoneKind::MobileAtOrganisation => {
            Some(ContactKind::Mobile)
        }
        PhoneKind::Switchboard | PhoneKind::Organisation => None,
    }
}

fn written(kind: ContactKind, address: &Address) -> Way {
    let po_box = address.po_box.as_ref().map(|number| {
        let bare = number.bytes().all(|byte| byte.is_ascii_digit());
        if bare { format!("Postboks {number}") } else { number.clone() }
    });
    let lines: Vec<_> = address.streets.iter().cloned().chain(address.extra.clone()).chain(po_box).collect();
    let abroad = address.country.iter().filter(|country| !country.eq_ignore_ascii_case("NO")).cloned();
    let town: Vec<_> = address.locality.iter().cloned().chain(abroad).collect();
    Way {
        kind,
        value: lines.join(", "),
        postal_code: address.postal_code.clone().unwrap_or_default(),
        locality: town.join(", "),
    }
}

/// What to end and what to add so that what is kept is what the file names.
pub fn difference(kept: &[ContactPoint], named: &BTreeSet<Way>, today: Date) -> (Vec<Uuid>, Vec<Way>) {
    let open = |point: &&ContactPoint| point.valid_to.is_none_or(|to| today < to);
    let open: Vec<_> = kept.iter().filter(open).collect();
    // Only what an import brought, and only what holds in all homes: the rest is the office's or the person's own.
    let ours = open.iter().filter(|point| point.origin == ORIGIN && point.home.is_none());
    let ended = ours.filter(|point| !named.contains(&Way::of(point))).map(|point| point.id).collect();
    let known: BTreeSet<_> =
        open.iter().filter(|point| point.home.is_none()).map(|point| Way::of(point)).collect();
    (ended, named.iter().filter(|way| !known.contains(way)).cloned().collect())
}
