//! A person on the way out, in the order the schema wants.

use super::super::ids::CHANGES;
use super::super::person::{ACTIVITY, CONTACT_KINDS, GENDERS, Gender, PUPIL_STATUS, Person, USER_ID_KINDS};
use super::super::words;
use super::page::{Page, need_word};
use super::{Rule, WriteError, contact};

pub(super) fn page(person: &Person) -> Result<String, WriteError> {
    let mut page = Page::default();
    let change = person.change.and_then(|change| words::word(CHANGES, &change));
    let mark: Vec<_> = change.map(|word| ("recstatus", word)).into_iter().collect();
    page.open("person", &mark)?;
    page.ids(&person.ids)?;
    for user_id in &person.user_ids {
        let kind = need_word("userid", words::word(USER_ID_KINDS, &user_id.kind))?;
        page.leaf_with("userid", &[("useridtype", kind)], &user_id.value, Rule::AtMost(256))?;
    }
    name(&mut page, person)?;
    demographics(&mut page, person)?;
    contact::main_email(&mut page, &person.emails)?;
    contact::main_phones(&mut page, &person.phones)?;
    contact::main_address(&mut page, &person.addresses)?;
    page.extension(|page| extension(page, person))?;
    page.close("person");
    Ok(page.into_text())
}

fn name(page: &mut Page, person: &Person) -> Result<(), WriteError> {
    page.open("name", &[])?;
    page.leaf("fn", &person.name.formatted, Rule::AtMost(256))?;
    page.open("n", &[])?;
    page.leaf("family", &person.name.family, Rule::AtMost(256))?;
    page.leaf("given", &person.name.given, Rule::AtMost(256))?;
    page.close("n");
    page.close("name");
    Ok(())
}

fn demographics(page: &mut Page, person: &Person) -> Result<(), WriteError> {
    if person.gender == Gender::Unknown && person.born.is_none() {
        return Ok(());
    }
    page.open("demographics", &[])?;
    page.known("gender", words::word(GENDERS, &person.gender))?;
    page.date("bday", person.born)?;
    page.close("demographics");
    Ok(())
}

fn extension(page: &mut Page, person: &Person) -> Result<(), WriteError> {
    contact::more_emails(page, &person.emails)?;
    contact::more_phones(page, &person.phones)?;
    contact::more_addresses(page, &person.addresses)?;
    if let Some(active) = &person.active {
        let word = need_word("pifu_status", words::word(ACTIVITY, active))?;
        page.leaf_with("pifu_status", &[("type", "activeInactive")], word, Rule::AtMost(32))?;
    }
    for status in &person.pupil_status {
        let word = need_word("pifu_status", words::word(PUPIL_STATUS, status))?;
        page.leaf_with("pifu_status", &[("type", "pupilStatus")], word, Rule::AtMost(32))?;
    }
    if let Some(language) = &person.preferred_language {
        self::language(page, "pifu_preferredLanguage", language)?;
    }
    for language in &person.native_tongues {
        self::language(page, "pifu_nativeTongue", language)?;
    }
    for contact in &person.contacts {
        let kind = need_word("pifu_hasContactPerson", words::word(CONTACT_KINDS, &contact.kind))?;
        page.open("pifu_hasContactPerson", &[("type", kind)])?;
        page.sourced_id(&contact.id, &[])?;
        page.close("pifu_hasContactPerson");
    }
    Ok(())
}

/// The schema wants to know which part of ISO 639 a code is from; the number of letters says it.
pub(super) fn language(page: &mut Page, element: &'static str, code: &str) -> Result<(), WriteError> {
    let source = if code.chars().count() == 3 { "ISO 639-2" } else { "ISO 639-1" };
    page.leaf_with(element, &[("source", source)], code, Rule::AtMost(128))
}
