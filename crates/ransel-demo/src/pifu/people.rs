//! People as rows of the roster.

use std::collections::HashSet;
use std::io::Write;

use ransel_exchange::pifu::{
    Address, AddressKind, Contact, ContactKind, Email, EmailKind, Gender, Name, Period, Person, Phone,
    PhoneKind, PupilStatus, UserId, UserIdKind, WriteError, Writer,
};

use super::{ids, key};
use crate::model::{self, Owner, PersonKey, Protection, Role};

pub(super) fn write<W: Write>(owner: &Owner, writer: &mut Writer<W>) -> Result<(), WriteError> {
    let left_out = operators(owner);
    let people = (0..owner.people.len()).map(PersonKey::at).filter(|person| !left_out.contains(person));
    for person in people {
        writer.person(&row(owner, person))?;
    }
    Ok(())
}

/// Those who run the server are no business of a school register.
fn operators(owner: &Owner) -> HashSet<PersonKey> {
    owner.posts.iter().filter(|post| post.role == Role::Operator).map(|post| post.person).collect()
}

fn row(owner: &Owner, at: PersonKey) -> Person {
    let person = owner.person(at);
    let pupil = owner.enrolment(at).is_some();
    let open = person.protection == Protection::None;
    Person {
        ids: ids(key(person.id)),
        change: None,
        user_ids: user_ids(person),
        name: Name {
            family: person.name.family.clone(),
            given: person.name.given.clone(),
            formatted: person.name.full(),
        },
        born: Some(person.born),
        gender: Gender::Unknown,
        emails: vec![email(person)],
        phones: person.phone.iter().filter(|_| open).map(|number| phone(number)).collect(),
        addresses: if open { addresses(owner, person) } else { vec![] },
        active: Some(true),
        pupil_status: if pupil { vec![PupilStatus::FullTime] } else { vec![] },
        preferred_language: None,
        native_tongues: vec![],
        contacts: contacts(owner, at),
    }
}

fn user_ids(person: &model::Person) -> Vec<UserId> {
    let login = person.feide_name.as_ref();
    let ids = [
        (UserIdKind::NationalId, person.national_id.map(|number| number.digits())),
        (UserIdKind::FeideId, login.map(ToString::to_string)),
        (UserIdKind::Username, login.map(|name| name.uid().to_owned())),
    ];
    ids.into_iter().filter_map(|(kind, value)| Some(UserId { kind, value: value? })).collect()
}

fn email(person: &model::Person) -> Email {
    let kind = if person.feide_name.is_some() { EmailKind::AtOrganisation } else { EmailKind::Private };
    Email { kind, priority: None, address: person.email.clone() }
}

fn phone(number: &str) -> Phone {
    Phone { kind: PhoneKind::PrivateMobile, priority: None, number: number.to_owned() }
}

fn addresses(owner: &Owner, person: &model::Person) -> Vec<Address> {
    let registered = person.home.and_then(|home| owner.home(home).address.as_ref());
    let postal = person.postal.as_ref().or(registered);
    let rows = [(AddressKind::Registered, registered), (AddressKind::Postal, postal)];
    rows.into_iter().filter_map(|(kind, row)| Some(address(kind, row?))).collect()
}

fn address(kind: AddressKind, row: &model::Address) -> Address {
    Address {
        kind,
        priority: None,
        po_box: None,
        extra: None,
        streets: vec![row.street.clone()],
        locality: Some(row.place.to_owned()),
        region: None,
        postal_code: Some(row.postal_code.to_owned()),
        country: None,
        valid: Period::default(),
    }
}

/// The guardians with responsibility today. The format has no word for shared residence or living apart.
fn contacts(owner: &Owner, child: PersonKey) -> Vec<Contact> {
    let rows = owner.guardianships_of(child).iter();
    let now = rows.filter(|row| row.kind.is_responsible() && row.period.holds_on(owner.spec.today));
    now.map(|row| Contact { kind: ContactKind::Guardian, id: key(owner.person(row.guardian).id) }).collect()
}
