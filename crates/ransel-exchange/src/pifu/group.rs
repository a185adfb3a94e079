//! A group in the widest sense: owner, school, class, teaching group, year level, programme, subject.

use super::contact::{self, Address, Email, Phone};
use super::error::Problem;
use super::ids::{Change, FormerId, Ids, SourcedId};
use super::node::Node;
use super::time::Period;
use super::words::{self, Words};

mod kind;

pub use kind::GroupKind;

/// A group or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The keys of the group in the source system.
    pub ids: Ids,
    /// What happened to the row, in delta and event files.
    pub change: Option<Change>,
    /// What it is. Nearly always one; a group may be class and contact teacher group at once.
    pub kinds: Vec<GroupKind>,
    /// Its names.
    pub names: Names,
    /// When it is valid.
    pub period: Period,
    /// The groups it belongs to; empty for the owner at the top.
    pub parents: Vec<Relation>,
    /// Groups that are the same under another key.
    pub also_known_as: Vec<Relation>,
    /// Numbers and codes in public registers.
    pub identifiers: Vec<Identifier>,
    /// Names of an organisation, beyond `names`.
    pub more_names: Vec<GroupName>,
    /// E-mail addresses, the main one first.
    pub emails: Vec<Email>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// What kinds of school a school is.
    pub school_types: Vec<SchoolType>,
}

impl Group {
    /// The current key.
    pub fn sourced_id(&self) -> &SourcedId {
        &self.ids.current
    }

    /// The keys the group had before.
    pub fn former_ids(&self) -> &[FormerId] {
        &self.ids.former
    }

    /// Whether the group is of that kind, among others perhaps.
    pub fn is(&self, kind: &GroupKind) -> bool {
        self.kinds.contains(kind)
    }

    /// The identifier of that kind, if the file has one: `IdentifierKind::OrganisationNumber`, `GrepCode` ...
    pub fn identifier(&self, kind: IdentifierKind) -> Option<&str> {
        self.identifiers.iter().find(|found| found.kind == kind).map(|found| found.value.as_str())
    }

    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let ids = Ids::from_node(node)?;
        let (parents, also_known_as) = relations(node, &ids.current)?;
        let first = GroupKind::from_node(node.need("grouptype")?)?;
        let more = node.children("grouptype").skip(1).map(GroupKind::from_node);
        let description = node.need("description")?;
        Ok(Self {
            ids,
            change: Change::from_node(node)?,
            kinds: std::iter::once(Ok(first)).chain(more).collect::<Result<_, _>>()?,
            names: Names {
                short: description.need_text_of("short")?,
                long: description.text_of("long"),
                full: description.text_of("full"),
            },
            period: Period::of(node)?,
            parents,
            also_known_as,
            identifiers: identifiers(node)?,
            more_names: more_names(node)?,
            emails: contact::emails(node)?,
            phones: contact::phones(node)?,
            addresses: contact::addresses(node)?,
            school_types: node
                .extensions("pifu_schoolType")
                .map(|child| words::meaning_of_text(SCHOOL_TYPES, child))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// The names of a group, from `7A` to a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Short name.
    pub short: String,
    /// Long name.
    pub long: Option<String>,
    /// Full description.
    pub full: Option<String>,
}

/// A tie to another group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The other group.
    pub id: SourcedId,
    /// Its name, for readers of the file.
    pub label: String,
}

/// Parents and other names. The group at the top is its own parent in the file, which says nothing.
fn relations(node: &Node, own: &SourcedId) -> Result<(Vec<Relation>, Vec<Relation>), Problem> {
    let (mut parents, mut also_known_as) = (Vec::new(), Vec::new());
    for child in node.children("relationship") {
        let id = SourcedId::from_node(child.need("sourcedid")?)?;
        let relation = Relation { id, label: child.text_of("label").unwrap_or_default() };
        match child.attribute("relation") {
            Some("3") => also_known_as.push(relation),
            // The format asks for a parent; a source that leaves the code out means one.
            Some("1") | None if relation.id != *own => parents.push(relation),
            _ => {}
        }
    }
    Ok((parents, also_known_as))
}

/// A number or code of a group in a public register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// Which register or code list.
    pub kind: IdentifierKind,
    /// The number or code.
    pub value: String,
    /// Where it is valid, in the source's words.
    pub scope: String,
    /// Whether it is this group's alone.
    pub unique: bool,
}

/// The registers and code lists the format knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierKind {
    /// Organisation number in the register of legal entities.
    OrganisationNumber,
    /// Municipality number.
    MunicipalityNumber,
    /// County number.
    CountyNumber,
    /// School number in the counties' admission system.
    VigoNumber,
    /// School number in the statistics of compulsory schools.
    GsiNumber,
    /// Internet domain.
    DomainName,
    /// Code or address in the national curriculum database.
    GrepCode,
    /// The short code there: a subject code, a programme area code.
    GrepShortForm,
    /// The year level there.
    GrepYearLevel,
    /// The file does not say, or says it in a word this version of the format does not have.
    Unstated,
}

pub(super) const IDENTIFIER_KINDS: Words<IdentifierKind> = &[
    (IdentifierKind::OrganisationNumber, "organizationNumber"),
    (IdentifierKind::MunicipalityNumber, "municipalityNumber"),
    (IdentifierKind::CountyNumber, "countyNumber"),
    (IdentifierKind::VigoNumber, "vigoNumber"),
    (IdentifierKind::GsiNumber, "gsiNumber"),
    (IdentifierKind::DomainName, "domainName"),
    (IdentifierKind::GrepCode, "grepCode"),
    (IdentifierKind::GrepShortForm, "grepCodeShortForm"),
    (IdentifierKind::GrepYearLevel, "grepCodeGradeLevel"),
];

fn identifiers(node: &Node) -> Result<Vec<Identifier>, Problem> {
    node.extensions("pifu_id")
        .map(|child| {
            let kind = child.attribute("type").and_then(|word| words::meaning(IDENTIFIER_KINDS, word));
            Ok(Identifier {
                kind: kind.unwrap_or(IdentifierKind::Unstated),
                value: child.need_text_of("pifu_value")?,
                scope: child.text_of("pifu_scope").unwrap_or_default(),
                unique: child.text_of("pifu_unique").is_some_and(|text| text == "1"),
            })
        })
        .collect()
}

/// A further name of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupName {
    /// Which of its names.
    pub kind: GroupNameKind,
    /// The name.
    pub value: String,
    /// ISO 639 code of its language, where the file gives one.
    pub language: Option<String>,
}

/// Which of an organisation's names it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupNameKind {
    /// As in the register of legal entities.
    Legal,
    /// In daily use.
    Usual,
    /// In full.
    Full,
    /// Shortened.
    Short,
    /// The file does not say, or says it in a word this version of the format does not have.
    Unstated,
}

pub(super) const GROUP_NAME_KINDS: Words<GroupNameKind> = &[
    (GroupNameKind::Legal, "legalName"),
    (GroupNameKind::Usual, "name"),
    (GroupNameKind::Full, "fullName"),
    (GroupNameKind::Short, "shortName"),
];

fn more_names(node: &Node) -> Result<Vec<GroupName>, Problem> {
    node.extensions("pifu_name")
        .map(|child| {
            let kind = child.attribute("type").and_then(|word| words::meaning(GROUP_NAME_KINDS, word));
            Ok(GroupName {
                kind: kind.unwrap_or(GroupNameKind::Unstated),
                value: child.need_text_of("pifu_value")?,
                language: child.text_of("pifu_language"),
            })
        })
        .collect()
}

/// What kind of school a school is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchoolType {
    /// Years 1 to 7.
    Primary,
    /// Years 8 to 10.
    LowerSecondary,
    /// Vg1 to Vg3 and supplementary year.
    UpperSecondary,
    /// Kindergarten.
    Kindergarten,
    /// Care before and after school.
    AfterSchool,
}

pub(super) const SCHOOL_TYPES: Words<SchoolType> = &[
    (SchoolType::Primary, "barneskole"),
    (SchoolType::LowerSecondary, "ungdomsskole"),
    (SchoolType::UpperSecondary, "videregående"),
    (SchoolType::Kindergarten, "barnehage"),
    (SchoolType::AfterSchool, "sfo"),
];
