//! A member on the way out, in the order the schema wants.

use super::super::absence::{ABSENCE_MODES, Absence, CLASSIFICATIONS, UNITS};
use super::super::ids::{CHANGES, SourcedId};
use super::super::member::{Membership, ROLE_KINDS, Role};
use super::super::words;
use super::page::{Page, need_word};
use super::{Rule, WriteError};

/// The finer words for roles; the letters are those of the counties' admission system.
const SUB_ROLES: &[&str] = &[
    "faglærer",
    "lærerstudent",
    "vikar",
    "rådgiver",
    "kontormedarbeider",
    "skolehelsetjeneste",
    "skolebibliotekar",
    "vaktmester",
    "renholdsarbeider",
    "foresattrepresentant",
    "rektor",
    "inspektør",
    "iktansvarlig",
    "sosiallærer",
    "sensor",
    "pptansatt",
    "E",
    "A",
    "F",
    "M",
    "N",
    "U",
    "P",
    "R",
    "V",
    "O",
    "S",
    "D",
    "I",
    "L",
    "K",
];

/// The beginning of the membership its members stand in.
pub(super) fn opening(group: &SourcedId) -> Result<String, WriteError> {
    let mut page = Page::default();
    page.open("membership", &[])?;
    page.sourced_id(group, &[])?;
    Ok(page.into_text())
}

pub(super) fn page(membership: &Membership) -> Result<String, WriteError> {
    let mut page = Page::default();
    page.open("member", &[])?;
    page.sourced_id(&membership.member, &[])?;
    page.leaf("idtype", "1", Rule::AtMost(1))?;
    if membership.roles.is_empty() {
        return Err(WriteError::Row { element: "role", rule: Rule::Present });
    }
    for role in &membership.roles {
        self::role(&mut page, role)?;
    }
    page.close("member");
    Ok(page.into_text())
}

fn role(page: &mut Page, role: &Role) -> Result<(), WriteError> {
    let kind = need_word("roletype", words::word(ROLE_KINDS, &role.kind))?;
    let mut marks = vec![("roletype", kind)];
    marks
        .extend(role.change.and_then(|change| words::word(CHANGES, &change)).map(|word| ("recstatus", word)));
    page.open("role", &marks)?;
    if let Some(sub_role) = &role.sub_role {
        page.known("subrole", SUB_ROLES.iter().copied().find(|known| known == sub_role))?;
    }
    page.leaf("status", if role.active { "1" } else { "0" }, Rule::AtMost(1))?;
    page.date("datetime", role.established)?;
    page.period(&role.period)?;
    page.extension(|page| {
        if role.primary {
            page.leaf("pifu_primaryRelation", "1", Rule::AtMost(1))?;
        }
        role.absences.iter().try_for_each(|absence| self::absence(page, absence))
    })?;
    page.close("role");
    Ok(())
}

fn absence(page: &mut Page, absence: &Absence) -> Result<(), WriteError> {
    let mode = need_word("pifu_absence_mode", words::word(ABSENCE_MODES, &absence.mode))?;
    page.open("pifu_absence", &[("pifu_absence_mode", mode)])?;
    if let Some(id) = &absence.id {
        page.sourced_id(id, &[])?;
    }
    let classification = absence.classification.and_then(|found| words::word(CLASSIFICATIONS, &found));
    let mark: Vec<_> = classification.map(|word| ("pifu_absence_classification", word)).into_iter().collect();
    let unit = need_word("pifu_absence_type", words::word(UNITS, &absence.unit))?;
    page.leaf_with("pifu_absence_type", &mark, unit, Rule::AtMost(32))?;
    if absence.period.is_empty() {
        return Err(WriteError::Row { element: "timeframe", rule: Rule::Present });
    }
    page.period(&absence.period)?;
    page.leaf("pifu_absence_value", &absence.amount.to_string(), Rule::AtMost(32))?;
    page.close("pifu_absence");
    Ok(())
}
