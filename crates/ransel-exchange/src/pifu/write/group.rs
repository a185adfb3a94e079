//! A group on the way out, in the order the schema wants.

use super::super::group::{GROUP_NAME_KINDS, Group, GroupKind, IDENTIFIER_KINDS, Relation, SCHOOL_TYPES};
use super::super::ids::{CHANGES, SourcedId};
use super::super::words;
use super::page::Page;
use super::{Rule, WriteError, contact, person};

pub(super) fn page(group: &Group) -> Result<String, WriteError> {
    let mut page = Page::default();
    let change = group.change.and_then(|change| words::word(CHANGES, &change));
    let mark: Vec<_> = change.map(|word| ("recstatus", word)).into_iter().collect();
    page.open("group", &mark)?;
    page.ids(&group.ids)?;
    if group.kinds.is_empty() {
        return Err(WriteError::Row { element: "grouptype", rule: Rule::Present });
    }
    for kind in &group.kinds {
        self::kind(&mut page, kind)?;
    }
    page.open("description", &[])?;
    page.leaf("short", &group.names.short, Rule::AtMost(60))?;
    page.some_leaf("long", group.names.long.as_ref(), Rule::AtMost(256))?;
    page.some_leaf("full", group.names.full.as_ref(), Rule::AtMost(2048))?;
    page.close("description");
    page.period(&group.period)?;
    contact::main_email(&mut page, &group.emails)?;
    relations(&mut page, group)?;
    page.extension(|page| extension(page, group))?;
    page.close("group");
    Ok(page.into_text())
}

fn kind(page: &mut Page, kind: &GroupKind) -> Result<(), WriteError> {
    let Some((scheme, level, word)) = kind.written() else {
        return Err(WriteError::Row { element: "typevalue", rule: Rule::KnownWord });
    };
    page.open("grouptype", &[])?;
    page.leaf("scheme", scheme, Rule::AtMost(256))?;
    page.leaf_with("typevalue", &[("level", level)], word, Rule::AtMost(256))?;
    page.close("grouptype");
    Ok(())
}

fn relations(page: &mut Page, group: &Group) -> Result<(), WriteError> {
    for parent in &group.parents {
        relation(page, "1", &parent.id, &parent.label)?;
    }
    for Relation { id, label } in &group.also_known_as {
        relation(page, "3", id, label)?;
    }
    if group.parents.is_empty() && group.also_known_as.is_empty() {
        // The schema demands a relation; the group at the top is its own parent.
        relation(page, "1", &group.ids.current, &group.names.short)?;
    }
    Ok(())
}

fn relation(page: &mut Page, code: &str, id: &SourcedId, label: &str) -> Result<(), WriteError> {
    page.open("relationship", &[("relation", code)])?;
    page.sourced_id(id, &[])?;
    page.leaf("label", label, Rule::AtMost(128))?;
    page.close("relationship");
    Ok(())
}

fn extension(page: &mut Page, group: &Group) -> Result<(), WriteError> {
    for identifier in &group.identifiers {
        open_of_type(page, "pifu_id", words::word(IDENTIFIER_KINDS, &identifier.kind))?;
        page.leaf("pifu_value", &identifier.value, Rule::AtMost(256))?;
        page.leaf("pifu_scope", &identifier.scope, Rule::AtMost(256))?;
        page.leaf("pifu_unique", if identifier.unique { "1" } else { "0" }, Rule::AtMost(1))?;
        page.close("pifu_id");
    }
    for name in &group.more_names {
        open_of_type(page, "pifu_name", words::word(GROUP_NAME_KINDS, &name.kind))?;
        page.leaf("pifu_value", &name.value, Rule::AtMost(256))?;
        if let Some(language) = &name.language {
            person::language(page, "pifu_language", language)?;
        }
        page.close("pifu_name");
    }
    contact::more_emails(page, &group.emails)?;
    // The format has room for the main telephone and address of persons only.
    contact::refuse_main(group)?;
    contact::more_phones(page, &group.phones)?;
    contact::more_addresses(page, &group.addresses)?;
    for school_type in &group.school_types {
        page.known("pifu_schoolType", words::word(SCHOOL_TYPES, school_type))?;
    }
    Ok(())
}

fn open_of_type(
    page: &mut Page,
    element: &'static str,
    word: Option<&'static str>,
) -> Result<(), WriteError> {
    let mark: Vec<_> = word.map(|word| ("type", word)).into_iter().collect();
    page.open(element, &mark)
}
