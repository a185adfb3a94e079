//! E-mail, telephone and addresses on their way out: the main ones in their own place, the rest as extensions.

use super::super::contact::{
    ADDRESS_KINDS, Address, AddressKind, EMAIL_KINDS, Email, EmailKind, MAIN_PHONES, PHONE_KINDS, Phone,
    PhoneKind,
};
use super::super::group::Group;
use super::super::words::{self, Words};
use super::page::Page;
use super::{Rule, WriteError};

/// The main e-mail address, for which the format has room once.
pub(super) fn main_email(page: &mut Page, emails: &[Email]) -> Result<(), WriteError> {
    let mut main = emails.iter().filter(|email| email.kind == EmailKind::Main);
    if let Some(email) = main.next() {
        page.leaf("email", &email.address, Rule::EmailAddress)?;
    }
    refuse_second("email", main.next())
}

pub(super) fn main_phones(page: &mut Page, phones: &[Phone]) -> Result<(), WriteError> {
    for phone in phones {
        if let Some(kind) = words::word(MAIN_PHONES, &phone.kind) {
            page.leaf_with("tel", &[("teltype", kind)], &phone.number, Rule::PhoneNumber)?;
        }
    }
    Ok(())
}

/// The main address, for which the format has room once.
pub(super) fn main_address(page: &mut Page, addresses: &[Address]) -> Result<(), WriteError> {
    let mut main = addresses.iter().filter(|address| address.kind == AddressKind::Main);
    if let Some(address) = main.next() {
        self::address(page, address)?;
    }
    refuse_second("adr", main.next())
}

pub(super) fn more_emails(page: &mut Page, emails: &[Email]) -> Result<(), WriteError> {
    for email in emails.iter().filter(|email| email.kind != EmailKind::Main) {
        let marks = Marks::new(EMAIL_KINDS, &email.kind, email.priority);
        page.leaf_with("pifu_email", &marks.attributes(), &email.address, Rule::AtMost(256))?;
    }
    Ok(())
}

pub(super) fn more_phones(page: &mut Page, phones: &[Phone]) -> Result<(), WriteError> {
    let is_main = |kind| matches!(kind, PhoneKind::Main | PhoneKind::MainMobile);
    for phone in phones.iter().filter(|phone| !is_main(phone.kind)) {
        let marks = Marks::new(PHONE_KINDS, &phone.kind, phone.priority);
        page.leaf_with("pifu_tel", &marks.attributes(), &phone.number, Rule::PhoneNumber)?;
    }
    Ok(())
}

pub(super) fn more_addresses(page: &mut Page, addresses: &[Address]) -> Result<(), WriteError> {
    for address in addresses.iter().filter(|address| address.kind != AddressKind::Main) {
        let marks = Marks::new(ADDRESS_KINDS, &address.kind, address.priority);
        page.open("pifu_adr", &marks.attributes())?;
        self::address(page, address)?;
        page.period(&address.valid)?;
        page.close("pifu_adr");
    }
    Ok(())
}

/// Groups have no place for a main telephone or address.
pub(super) fn refuse_main(group: &Group) -> Result<(), WriteError> {
    let main_phone = group.phones.iter().find(|phone| words::word(MAIN_PHONES, &phone.kind).is_some());
    refuse_second("tel", main_phone)?;
    refuse_second("adr", group.addresses.iter().find(|address| address.kind == AddressKind::Main))
}

fn address(page: &mut Page, address: &Address) -> Result<(), WriteError> {
    refuse_second("street", address.streets.get(3))?;
    page.open("adr", &[])?;
    page.some_leaf("pobox", address.po_box.as_ref(), Rule::AtMost(32))?;
    page.some_leaf("extadd", address.extra.as_ref(), Rule::AtMost(128))?;
    for street in &address.streets {
        page.leaf("street", street, Rule::AtMost(128))?;
    }
    page.some_leaf("locality", address.locality.as_ref(), Rule::AtMost(64))?;
    page.some_leaf("region", address.region.as_ref(), Rule::AtMost(64))?;
    page.some_leaf("pcode", address.postal_code.as_ref(), Rule::AtMost(32))?;
    page.some_leaf("country", address.country.as_ref(), Rule::AtMost(64))?;
    page.close("adr");
    Ok(())
}

fn refuse_second<T>(element: &'static str, one_too_many: Option<T>) -> Result<(), WriteError> {
    match one_too_many {
        Some(_) => Err(WriteError::Row { element, rule: Rule::Room }),
        None => Ok(()),
    }
}

/// The attributes of an extension: its kind, where the format has a word for it, and its priority.
struct Marks {
    kind: Option<&'static str>,
    priority: Option<String>,
}

impl Marks {
    fn new<K: PartialEq>(table: Words<K>, kind: &K, priority: Option<u8>) -> Self {
        Self { kind: words::word(table, kind), priority: priority.map(|number| number.to_string()) }
    }

    fn attributes(&self) -> Vec<(&'static str, &str)> {
        let kind = self.kind.map(|word| ("type", word));
        let priority = self.priority.as_deref().map(|number| ("priority", number));
        kind.into_iter().chain(priority).collect()
    }
}
