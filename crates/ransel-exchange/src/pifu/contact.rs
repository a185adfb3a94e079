//! E-mail, telephone and postal addresses of persons, groups and organisations. No telefax, no links.

use super::error::{Problem, Reason};
use super::node::Node;
use super::time::Period;
use super::words::{self, Words};

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// What it is used for.
    pub kind: EmailKind,
    /// Order among several of one kind, 1 first.
    pub priority: Option<u8>,
    /// The address as the source wrote it.
    pub address: String,
}

/// What an e-mail address is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailKind {
    /// The one the source puts first, whatever its nature.
    Main,
    /// A person's own.
    Private,
    /// A person's at school or work.
    AtOrganisation,
    /// That of an organisation.
    Organisation,
    /// The file does not say, or says it in a word this version of the format does not have.
    Unstated,
}

pub(super) const EMAIL_KINDS: Words<EmailKind> = &[
    (EmailKind::Private, "personEmailPrivate"),
    (EmailKind::AtOrganisation, "personEmailAtOrg"),
    (EmailKind::Organisation, "orgEmail"),
];

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Whose and what.
    pub kind: PhoneKind,
    /// Order among several of one kind, 1 first.
    pub priority: Option<u8>,
    /// The number as the source wrote it; the format wants `+` and digits.
    pub number: String,
}

/// Whose telephone it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneKind {
    /// The telephone the source puts first.
    Main,
    /// The mobile telephone the source puts first.
    MainMobile,
    /// A person's own telephone.
    Private,
    /// A person's own mobile telephone.
    PrivateMobile,
    /// A person's telephone at school or work.
    AtOrganisation,
    /// A person's mobile telephone at school or work.
    MobileAtOrganisation,
    /// The switchboard through which a person is reached.
    Switchboard,
    /// That of an organisation.
    Organisation,
    /// The file does not say, or says it in a word this version of the format does not have.
    Unstated,
}

pub(super) const MAIN_PHONES: Words<PhoneKind> = &[(PhoneKind::Main, "1"), (PhoneKind::MainMobile, "3")];

pub(super) const PHONE_KINDS: Words<PhoneKind> = &[
    (PhoneKind::Private, "personTelephonePrivate"),
    (PhoneKind::PrivateMobile, "personMobilePrivate"),
    (PhoneKind::AtOrganisation, "personTelephoneAtOrg"),
    (PhoneKind::MobileAtOrganisation, "personMobileAtOrg"),
    (PhoneKind::Switchboard, "personSwitchboard"),
    (PhoneKind::Organisation, "orgTelephone"),
];

/// A postal or visiting address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What it is used for.
    pub kind: AddressKind,
    /// Order among several of one kind, 1 first.
    pub priority: Option<u8>,
    /// Post-office box.
    pub po_box: Option<String>,
    /// Flat, floor, care of.
    pub extra: Option<String>,
    /// Street lines; the format has room for three.
    pub streets: Vec<String>,
    /// Town of the postal code.
    pub locality: Option<String>,
    /// Region or state.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// When it is valid; empty for always.
    pub valid: Period,
}

/// What an address is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// The one the source puts first.
    Main,
    /// As in the population register.
    Registered,
    /// Where a person in fact gets mail.
    Postal,
    /// Where a person is met at school or work.
    VisitingAtOrganisation,
    /// Where a person gets mail at school or work.
    PostalAtOrganisation,
    /// Holiday address.
    Holiday,
    /// Where an organisation gets mail.
    OrganisationPostal,
    /// Where an organisation is met.
    OrganisationVisiting,
    /// Where an organisation takes deliveries.
    OrganisationDelivery,
    /// Where an organisation takes invoices.
    OrganisationBilling,
    /// The file does not say, or says it in a word this version of the format does not have.
    Unstated,
}

pub(super) const ADDRESS_KINDS: Words<AddressKind> = &[
    (AddressKind::Registered, "personRegisteredAddressPrivate"),
    (AddressKind::Postal, "personPostalAddressPrivate"),
    (AddressKind::VisitingAtOrganisation, "personVisitorAddressAtOrg"),
    (AddressKind::PostalAtOrganisation, "personPostalAddressAtOrg"),
    (AddressKind::Holiday, "personPostalAddressHoliday"),
    (AddressKind::OrganisationPostal, "orgPostalAddress"),
    (AddressKind::OrganisationVisiting, "orgVisitorAddress"),
    (AddressKind::OrganisationDelivery, "orgDeliveryAddress"),
    (AddressKind::OrganisationBilling, "orgBillingAddress"),
];

/// The main address first, then those of the extension.
pub(super) fn emails(node: &Node) -> Result<Vec<Email>, Problem> {
    let main = node.child("email").and_then(Node::some_text);
    let main = main.map(|address| Ok(Email { kind: EmailKind::Main, priority: None, address }));
    let more = node.extensions("pifu_email").filter_map(|child| {
        let kind = kind_of(EMAIL_KINDS, child, EmailKind::Unstated);
        child.some_text().map(|address| Ok(Email { kind, priority: priority(child)?, address }))
    });
    main.into_iter().chain(more).collect()
}

/// The main numbers first, then those of the extension.
pub(super) fn phones(node: &Node) -> Result<Vec<Phone>, Problem> {
    let main = node.children("tel").filter_map(|child| {
        let kind = child.attribute("teltype").and_then(|word| words::meaning(MAIN_PHONES, word));
        let kind = kind.unwrap_or(PhoneKind::Unstated);
        child.some_text().map(|number| Phone { kind, priority: None, number })
    });
    let (mut main, unstated): (Vec<_>, Vec<_>) = main.partition(|phone| phone.kind != PhoneKind::Unstated);
    main.extend(unstated);
    let more = node.extensions("pifu_tel").filter_map(|child| {
        let kind = kind_of(PHONE_KINDS, child, PhoneKind::Unstated);
        child.some_text().map(|number| Ok(Phone { kind, priority: priority(child)?, number }))
    });
    main.into_iter().map(Ok).chain(more).collect()
}

/// The main address first, then those of the extension.
pub(super) fn addresses(node: &Node) -> Result<Vec<Address>, Problem> {
    let main = node.child("adr").map(|child| address(child, AddressKind::Main, None, Period::default()));
    let more = node.extensions("pifu_adr").filter_map(|outer| {
        let kind = kind_of(ADDRESS_KINDS, outer, AddressKind::Unstated);
        let with = |inner| Ok(address(inner, kind, priority(outer)?, Period::of(outer)?));
        outer.child("adr").map(with)
    });
    main.map(Ok).into_iter().chain(more).collect()
}

fn address(node: &Node, kind: AddressKind, priority: Option<u8>, valid: Period) -> Address {
    Address {
        kind,
        priority,
        po_box: node.text_of("pobox"),
        extra: node.text_of("extadd"),
        streets: node.children("street").filter_map(Node::some_text).collect(),
        locality: node.text_of("locality"),
        region: node.text_of("region"),
        postal_code: node.text_of("pcode"),
        country: node.text_of("country"),
        valid,
    }
}

fn kind_of<K: Clone>(table: Words<K>, node: &Node, otherwise: K) -> K {
    node.attribute("type").and_then(|word| words::meaning(table, word)).unwrap_or(otherwise)
}

fn priority(node: &Node) -> Result<Option<u8>, Problem> {
    let Some(text) = node.attribute("priority") else { return Ok(None) };
    let what = "priority";
    let number = text.parse::<u8>().map_err(|_| Problem::at(node.line, Reason::NotANumber { what }))?;
    if number > 99 {
        return Err(Problem::at(node.line, Reason::OutOfRange { what }));
    }
    Ok(Some(number))
}
