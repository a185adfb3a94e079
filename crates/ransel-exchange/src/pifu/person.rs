//! A person: pupil, guardian, teacher or other staff; the file says which only through memberships.

use std::fmt;

use jiff::civil::Date;

use super::contact::{self, Address, Email, Phone};
use super::error::{Problem, Reason};
use super::ids::{Change, FormerId, Ids, SourcedId};
use super::node::Node;
use super::time;
use super::words::{self, Words};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The keys of the person in the source system.
    pub ids: Ids,
    /// What happened to the row, in delta and event files.
    pub change: Option<Change>,
    /// Numbers and names the person goes by in other registers.
    pub user_ids: Vec<UserId>,
    /// The name.
    pub name: Name,
    /// Day of birth.
    pub born: Option<Date>,
    /// Gender as the source records it.
    pub gender: Gender,
    /// E-mail addresses, the main one first.
    pub emails: Vec<Email>,
    /// Telephone numbers, the main ones first.
    pub phones: Vec<Phone>,
    /// Addresses, the main one first.
    pub addresses: Vec<Address>,
    /// Whether the person is active in the source system; `None` where it says nothing.
    pub active: Option<bool>,
    /// In what way the person is a pupil; several may hold at once.
    pub pupil_status: Vec<PupilStatus>,
    /// Preferred written language, an ISO 639 code such as `nb` or `nn`.
    pub preferred_language: Option<String>,
    /// Native tongues, ISO 639 codes.
    pub native_tongues: Vec<String>,
    /// Guardians and next of kin, by key.
    pub contacts: Vec<Contact>,
}

impl Person {
    /// The current key.
    pub fn sourced_id(&self) -> &SourcedId {
        &self.ids.current
    }

    /// The keys the person had before.
    pub fn former_ids(&self) -> &[FormerId] {
        &self.ids.former
    }

    /// The user id of that kind, if the file has one.
    pub fn user_id(&self, kind: UserIdKind) -> Option<&str> {
        self.user_ids.iter().find(|user_id| user_id.kind == kind).map(|user_id| user_id.value.as_str())
    }

    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let demographics = node.child("demographics");
        let gender =
            demographics.and_then(|node| node.child("gender")).filter(|node| !node.text().is_empty());
        let mut active = None;
        let mut pupil_status = Vec::new();
        for status in node.extensions("pifu_status") {
            match words::meaning(ACTIVITY, status.text()) {
                Some(is_active) => active = Some(is_active),
                None => pupil_status.push(words::meaning_of_text(PUPIL_STATUS, status)?),
            }
        }
        Ok(Self {
            ids: Ids::from_node(node)?,
            change: Change::from_node(node)?,
            user_ids: user_ids(node)?,
            name: Name::from_node(node)?,
            born: demographics.map_or(Ok(None), |node| time::date_of(node, "bday"))?,
            gender: gender.map(|node| words::meaning_of_text(GENDERS, node)).transpose()?.unwrap_or_default(),
            emails: contact::emails(node)?,
            phones: contact::phones(node)?,
            addresses: contact::addresses(node)?,
            active,
            pupil_status,
            preferred_language: node.extensions("pifu_preferredLanguage").find_map(Node::some_text),
            native_tongues: node.extensions("pifu_nativeTongue").filter_map(Node::some_text).collect(),
            contacts: contacts(node)?,
        })
    }
}

/// A person's name. At least one part is filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Family name.
    pub family: String,
    /// Given names.
    pub given: String,
    /// The whole name as the source shows it.
    pub formatted: String,
}

impl Name {
    fn from_node(node: &Node) -> Result<Self, Problem> {
        let outer = node.need("name")?;
        let part = |what| outer.child("n").and_then(|inner| inner.text_of(what)).unwrap_or_default();
        let name = Self {
            family: part("family"),
            given: part("given"),
            formatted: outer.text_of("fn").unwrap_or_default(),
        };
        if name == Self::default() {
            return Err(Problem::at(outer.line, Reason::Missing { what: "name" }));
        }
        Ok(name)
    }
}

/// A number or name the person goes by in some register.
#[derive(Clone, PartialEq, Eq)]
pub struct UserId {
    /// Which register.
    pub kind: UserIdKind,
    /// The number or name there.
    pub value: String,
}

impl fmt::Debug for UserId {
    /// Without the value: a national id number printed by accident stays in a log for years.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserId").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Which register a user id belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserIdKind {
    /// Eleven digits, also D-numbers.
    NationalId,
    /// A number a municipality gave to someone without a national one.
    LocalId,
    /// A number a county gave to someone without a national one.
    CountyId,
    /// Pupil number.
    StudentId,
    /// Employee number.
    WorkforceId,
    /// Local user name.
    Username,
    /// Key in the school administrative system.
    SisId,
    /// Feide name.
    FeideId,
    /// Microsoft user principal name.
    Upn,
}

pub(super) const USER_ID_KINDS: Words<UserIdKind> = &[
    (UserIdKind::NationalId, "personNIN"),
    (UserIdKind::LocalId, "personLIN"),
    (UserIdKind::CountyId, "personFIN"),
    (UserIdKind::StudentId, "studentID"),
    (UserIdKind::WorkforceId, "workforceID"),
    (UserIdKind::Username, "username"),
    (UserIdKind::SisId, "sisID"),
    (UserIdKind::FeideId, "feideID"),
    (UserIdKind::Upn, "microsoftUPN"),
];

/// Whether user ids marked with this word are kept at all.
pub(super) fn is_kept_user_id(word: &str) -> bool {
    words::meaning(USER_ID_KINDS, word).is_some()
}

fn user_ids(node: &Node) -> Result<Vec<UserId>, Problem> {
    let filled = node.children("userid").filter(|child| !child.text().is_empty());
    filled
        .map(|child| {
            let kind = words::meaning_of_attribute(USER_ID_KINDS, child, "useridtype")?;
            Ok(UserId { kind, value: child.text().to_owned() })
        })
        .collect()
}

/// Gender in the codes of IMS, which are not those of ISO 5218.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Gender {
    /// The source does not know or does not say.
    #[default]
    Unknown,
    /// Female.
    Female,
    /// Male.
    Male,
}

pub(super) const GENDERS: Words<Gender> =
    &[(Gender::Unknown, "0"), (Gender::Female, "1"), (Gender::Male, "2")];

pub(super) const ACTIVITY: Words<bool> = &[(true, "aktiv"), (false, "inaktiv")];

/// In what way someone is a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PupilStatus {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// A Norwegian pupil on exchange abroad.
    NorwegianAbroad,
    /// A foreign pupil on exchange in Norway.
    ForeignInNorway,
    /// Adult participant.
    Adult,
    /// Private candidate: sits exams only.
    PrivateCandidate,
}

pub(super) const PUPIL_STATUS: Words<PupilStatus> = &[
    (PupilStatus::FullTime, "heltid"),
    (PupilStatus::PartTime, "deltid"),
    (PupilStatus::NorwegianAbroad, "norsk-utv-i-utlandet"),
    (PupilStatus::ForeignInNorway, "utenlandsk-utv-i-norge"),
    (PupilStatus::Adult, "voksen"),
    (PupilStatus::PrivateCandidate, "privatist"),
];

/// Someone to turn to about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// With what right.
    pub kind: ContactKind,
    /// Whom.
    pub id: SourcedId,
}

/// With what right someone is a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// Exercises parental rights.
    Guardian,
    /// Emergency contact without decision rights.
    NextOfKin,
}

pub(super) const CONTACT_KINDS: Words<ContactKind> =
    &[(ContactKind::Guardian, "guardian"), (ContactKind::NextOfKin, "nextOfKin")];

fn contacts(node: &Node) -> Result<Vec<Contact>, Problem> {
    node.extensions("pifu_hasContactPerson")
        .map(|child| {
            // Taking next of kin for a guardian would open a child's records, so nothing is guessed.
            let kind = words::meaning_of_attribute(CONTACT_KINDS, child, "type")?;
            Ok(Contact { kind, id: SourcedId::from_node(child.need("sourcedid")?)? })
        })
        .collect()
}
