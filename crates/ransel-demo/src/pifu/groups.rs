//! Owner, schools, subjects, classes, contact teacher groups and teaching groups as rows of the roster.

use std::io::Write;

use ransel_exchange::pifu::{
    Group, GroupKind, Identifier, IdentifierKind, Names, Period, Relation, SchoolType, SourcedId, WriteError,
    Writer,
};

use super::{contact_key, ids, key, period};
use crate::model::{Owner, SchoolClass, SchoolKey, Stage, Subject, TeachingGroup};

/// Codes of the national curriculum database.
const GREP: &str = "grep";

pub(super) fn write<W: Write>(owner: &Owner, writer: &mut Writer<W>) -> Result<(), WriteError> {
    writer.group(&top(owner))?;
    for school in (0..owner.schools.len()).map(SchoolKey::at) {
        writer.group(&self::school(owner, school))?;
    }
    for subject in &owner.subjects {
        writer.group(&self::subject(owner, subject))?;
    }
    for class in &owner.classes {
        writer.group(&self::class(owner, class))?;
        writer.group(&contact_group(owner, class))?;
    }
    for group in &owner.groups {
        writer.group(&teaching_group(owner, group))?;
    }
    Ok(())
}

/// A row with key, kind and short name; the rest is filled in where there is more to say.
fn row(id: SourcedId, kind: GroupKind, short: &str, parents: Vec<Relation>) -> Group {
    Group {
        ids: ids(id),
        change: None,
        kinds: vec![kind],
        names: Names { short: short.to_owned(), long: None, full: None },
        period: Period::default(),
        parents,
        also_known_as: vec![],
        identifiers: vec![],
        more_names: vec![],
        emails: vec![],
        phones: vec![],
        addresses: vec![],
        school_types: vec![],
    }
}

fn identifier(kind: IdentifierKind, value: &str, scope: &str, unique: bool) -> Identifier {
    Identifier { kind, value: value.to_owned(), scope: scope.to_owned(), unique }
}

fn organisation_number(number: crate::model::OrganisationNumber) -> Identifier {
    identifier(IdentifierKind::OrganisationNumber, &number.to_string(), "Enhetsregisteret", true)
}

fn top(owner: &Owner) -> Group {
    let identifiers = vec![organisation_number(owner.organisation_number)];
    Group { identifiers, ..row(key(owner.id), GroupKind::Owner, owner.name, vec![]) }
}

fn school(owner: &Owner, at: SchoolKey) -> Group {
    let school = owner.school(at);
    let school_type = match school.stage {
        Stage::Primary => SchoolType::Primary,
        Stage::LowerSecondary => SchoolType::LowerSecondary,
        Stage::UpperSecondary => SchoolType::UpperSecondary,
    };
    let parent = Relation { id: key(owner.id), label: owner.name.to_owned() };
    Group {
        identifiers: vec![organisation_number(school.organisation_number)],
        school_types: vec![school_type],
        ..row(key(school.id), GroupKind::School, &school.name, vec![parent])
    }
}

fn subject(owner: &Owner, subject: &Subject) -> Group {
    let parent = Relation { id: key(owner.id), label: owner.name.to_owned() };
    let names = Names { short: subject.code.to_owned(), long: Some(subject.name_nb.to_owned()), full: None };
    Group {
        names,
        identifiers: vec![identifier(IdentifierKind::GrepShortForm, subject.code, GREP, true)],
        ..row(key(subject.id), GroupKind::Subject, subject.code, vec![parent])
    }
}

fn at_school(owner: &Owner, school: SchoolKey) -> Relation {
    let school = owner.school(school);
    Relation { id: key(school.id), label: school.name.clone() }
}

fn class(owner: &Owner, class: &SchoolClass) -> Group {
    let area = class.programme_area.map(|area| area.code);
    Group {
        period: period(owner.year()),
        identifiers: area
            .map(|code| identifier(IdentifierKind::GrepShortForm, code, GREP, false))
            .into_iter()
            .collect(),
        ..row(key(class.id), GroupKind::SchoolClass, &class.name, vec![at_school(owner, class.school)])
    }
}

fn contact_group(owner: &Owner, class: &SchoolClass) -> Group {
    let parents = vec![at_school(owner, class.school)];
    let name = format!("{} kontakt", class.name);
    Group {
        period: period(owner.year()),
        ..row(contact_key(class.id), GroupKind::ContactTeacherGroup, &name, parents)
    }
}

fn teaching_group(owner: &Owner, group: &TeachingGroup) -> Group {
    let subject = owner.subject(group.subject);
    let names = Names { short: group.name.clone(), long: Some(subject.name_nb.to_owned()), full: None };
    Group {
        names,
        period: period(owner.year()),
        identifiers: vec![identifier(IdentifierKind::GrepShortForm, subject.code, GREP, false)],
        ..row(key(group.id), GroupKind::TeachingGroup, &group.name, vec![at_school(owner, group.school)])
    }
}
