//! A roster as plain rows that no longer say which format they came in: what every format for school rosters
//! has in common, and what an import needs of it.
//!
//! Rows come one at a time from a [`Source`]. They come in no order that anybody may rely on: a member may stand
//! before its person. What a format says and a school has no use for does not get this far.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use crate::pifu::{About, Absence, Dropped, SourcedId};

/// What a transfer says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The system that sends.
    pub source: String,
    /// Whether what is not in it is gone.
    pub full: bool,
}

/// Where rows come from.
pub trait Source {
    /// What the transfer says about itself: read before any row.
    ///
    /// # Errors
    /// The transfer cannot be read.
    fn begin(&mut self) -> Result<Transfer, Unreadable>;

    /// The next row, one that stays out, or `None` at the end of a complete transfer.
    ///
    /// # Errors
    /// The transfer cannot be read to its end; nothing more comes.
    fn next_row(&mut self) -> Result<Option<Result<Row, Fault>>, Unreadable>;

    /// What has been turned away so far.
    fn dropped(&self) -> Dropped;
}

/// The transfer is unreadable from here on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}line {line}: {reason}", part.file().unwrap_or_default(), if part.file().is_some() { ", " } else { "" })]
pub struct Unreadable {
    /// The file of the transfer.
    pub part: Part,
    /// The line reading had come to, from 1.
    pub line: u64,
    /// Key of the text that says why.
    pub reason: &'static str,
}

/// Which file of a transfer a row stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The only one.
    #[default]
    Whole,
    /// What the transfer is.
    Manifest,
    /// Terms and years.
    AcademicSessions,
    /// Owner and schools.
    Orgs,
    /// Subjects.
    Courses,
    /// Classes and groups.
    Classes,
    /// What people are at a school.
    Roles,
    /// People.
    Users,
    /// Dates of birth.
    Demographics,
    /// Who is in which class or group.
    Enrollments,
}

impl Part {
    /// The file's name; `None` where there is only one.
    pub fn file(self) -> Option<&'static str> {
        Some(match self {
            Self::Whole => return None,
            Self::Manifest => "manifest.csv",
            Self::AcademicSessions => "academicSessions.csv",
            Self::Orgs => "orgs.csv",
            Self::Courses => "courses.csv",
            Self::Classes => "classes.csv",
            Self::Roles => "roles.csv",
            Self::Users => "users.csv",
            Self::Demographics => "demographics.csv",
            Self::Enrollments => "enrollments.csv",
        })
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Its file.
    pub part: Part,
    /// Its line there, from 1.
    pub line: u64,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub spot: Spot,
    /// What stands there.
    pub entry: Entry,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A person.
    Person(Person),
    /// When somebody was born, where that stands apart from the person.
    Birth(Birth),
    /// A group, from the owner to a teaching group.
    Group(Group),
    /// Somebody in a group.
    Member(Member),
    /// Somebody to turn to about a person, where that stands apart from the person.
    Kin(Kin),
}

/// A row that stays out. Holds no value of the row but keys, and those are no part of any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub spot: Spot,
    /// The element of the format.
    pub element: &'static str,
    /// Key of the text that says why.
    pub reason: &'static str,
    /// Whose row it was.
    pub about: Box<About>,
}

/// A person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The key.
    pub id: SourcedId,
    /// Keys she had before.
    pub former: Vec<SourcedId>,
    /// The source has deleted her.
    pub gone: bool,
    /// National identity numbers as they are written.
    pub numbers: Vec<String>,
    /// Feide names as they are written.
    pub feide: Vec<String>,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Day of birth.
    pub born: Option<Date>,
    /// Preferred written language, as the source's code.
    pub language: Option<String>,
    /// How she is reached.
    pub reached: Vec<Reached>,
    /// Guardians and next of kin.
    pub contacts: Vec<Contact>,
}

impl std::fmt::Debug for Person {
    /// Without name and numbers: what is printed by accident stays in a log for years.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

/// When somebody was born.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birth {
    /// Whose.
    pub id: SourcedId,
    /// The day.
    pub born: Date,
}

/// How somebody is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// By what.
    pub by: Way,
    /// Number, mail address or street.
    pub value: String,
    /// Postal code of an address.
    pub postal_code: String,
    /// Post town of an address.
    pub locality: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// By what somebody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Where the Population Register says she lives.
    RegisteredAddress,
    /// Where post should go.
    PostalAddress,
    /// Telephone.
    Phone,
    /// Mobile telephone.
    Mobile,
    /// E-mail.
    Email,
}

/// Somebody to turn to about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// With what right.
    pub kind: ContactKind,
    /// Whom.
    pub id: SourcedId,
}

/// Somebody to turn to about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kin {
    /// The person.
    pub child: SourcedId,
    /// Whom.
    pub contact: Contact,
}

/// With what right somebody is a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ContactKind {
    /// Exercises parental rights.
    Guardian,
    /// To be called, without a say.
    NextOfKin,
    /// The source does not say. Nothing is guessed: the difference opens a child's records.
    Unsaid,
}

/// A group in the widest sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The key.
    pub id: SourcedId,
    /// Keys it had before.
    pub former: Vec<SourcedId>,
    /// The source has deleted it.
    pub gone: bool,
    /// What it is.
    pub sort: Sort,
    /// What it belongs to.
    pub parents: Vec<SourcedId>,
    /// Its code in the national curriculum.
    pub code: Option<String>,
    /// Its short name: `8A`.
    pub short: String,
    /// Its name as people read it; the short one where there is no other.
    pub name: String,
    /// Names by language code.
    pub names: Vec<(String, String)>,
    /// Number in the register of legal entities, as it is written.
    pub organisation_number: Option<String>,
    /// The stage of a school; `None` where the source does not say or says several.
    pub stage: Option<Stage>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// What a group is to a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The school owner.
    Owner,
    /// A school.
    School,
    /// A class.
    Class,
    /// A teaching group.
    Teaching,
    /// A contact teacher's group and nothing else. One that is a class too counts as a class, and only an explicit
    /// contact teacher is one there: the word opens more than teaching does.
    ContactTeacher,
    /// A subject.
    Subject,
    /// Anything else. Not kept, but the way to a group's school may lead through it.
    Passed,
}

/// The stage of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Years 1 to 10.
    Compulsory,
    /// Vg1 to Vg3.
    UpperSecondary,
}

/// Somebody in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub person: SourcedId,
    /// In what.
    pub group: SourcedId,
    /// As what.
    pub roles: Vec<Role>,
    /// Absence recorded of her as a pupil there.
    pub absences: Vec<Absence>,
}

/// One role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// As what.
    pub kind: RoleKind,
    /// The source has deleted it.
    pub gone: bool,
    /// Whether it is active now.
    pub active: bool,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// What somebody is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleKind {
    /// Pupil.
    Pupil,
    /// Teacher.
    Teacher,
    /// Contact teacher.
    ContactTeacher,
    /// Head of a school.
    Principal,
    /// Another leader of a school.
    Leader,
    /// Works in a school's office.
    Office,
    /// Works in the administration, and has said that it is not the office: a counsellor, a nurse, a caretaker.
    Administration,
    /// Anything else.
    Other,
}
