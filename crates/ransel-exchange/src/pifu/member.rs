//! Who is what in which group, and for how long.
//!
//! A member is made of pieces: a role or an absence that cannot be read stays out by itself.

use jiff::civil::Date;

use super::absence::Absence;
use super::error::{About, Problem, Reason, RowError};
use super::ids::{Change, SourcedId};
use super::node::Node;
use super::time::{self, Moment, Period};
use super::words::{self, Words};

/// One person's membership in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The group.
    pub group: SourcedId,
    /// The person.
    pub member: SourcedId,
    /// What the person is there; never empty when read.
    pub roles: Vec<Role>,
}

/// One role of a person in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What the person is.
    pub kind: RoleKind,
    /// A finer word from the format's list (`faglærer`, `rektor`) or a letter of the counties' system.
    pub sub_role: Option<String>,
    /// What happened to the role, in delta and event files.
    pub change: Option<Change>,
    /// Whether the role is active now.
    pub active: bool,
    /// The day the source entered the role.
    pub established: Option<Date>,
    /// From when to when the role holds.
    pub period: Period,
    /// Whether this is the person's main tie to such a group.
    pub primary: bool,
    /// Absence recorded in this role.
    pub absences: Vec<Absence>,
}

/// What a person is in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleKind {
    /// Pupil.
    Pupil,
    /// Teacher.
    Teacher,
    /// Makes learning resources.
    ContentDeveloper,
    /// Belongs to the group without one of the other roles.
    Member,
    /// Principal or other school leader.
    SchoolLeader,
    /// Contact teacher.
    ContactTeacher,
    /// Administrator.
    Administrator,
    /// Assistant.
    Assistant,
    /// A code later versions may have added.
    Other(String),
}

pub(super) const ROLE_KINDS: Words<RoleKind> = &[
    (RoleKind::Pupil, "01"),
    (RoleKind::Teacher, "02"),
    (RoleKind::ContentDeveloper, "03"),
    (RoleKind::Member, "04"),
    (RoleKind::SchoolLeader, "05"),
    (RoleKind::ContactTeacher, "06"),
    (RoleKind::Administrator, "07"),
    (RoleKind::Assistant, "08"),
];

const ACTIVITY: Words<bool> = &[(true, "1"), (false, "0")];

/// The member, if anything of it is left, and what stays out.
pub(super) fn from_node(node: &Node, group: Option<&SourcedId>) -> (Option<Membership>, Vec<RowError>) {
    let mut about = About { group: group.cloned(), person: None };
    let mut left_out = Vec::new();
    let (group, member) = match keys(node, group, &mut about) {
        Ok(keys) => keys,
        Err(problem) => return (None, vec![problem.in_row("member", about)]),
    };
    let mut roles = Vec::new();
    for role in node.children("role") {
        match Role::from_node(role, &about, &mut left_out) {
            Ok(role) => roles.push(role),
            Err(problem) => left_out.push(problem.in_row("role", about.clone())),
        }
    }
    if !roles.is_empty() {
        return (Some(Membership { group, member, roles }), left_out);
    }
    if left_out.is_empty() {
        let problem = Problem::at(node.line, Reason::Missing { what: "role" });
        left_out.push(problem.in_row("member", about));
    }
    (None, left_out)
}

fn keys(
    node: &Node,
    group: Option<&SourcedId>,
    about: &mut About,
) -> Result<(SourcedId, SourcedId), Problem> {
    let member = SourcedId::from_node(node.need("sourcedid")?)?;
    about.person = Some(member.clone());
    if node.need_text_of("idtype")? != "1" {
        about.person = None;
        return Err(Problem::at(node.line, Reason::MemberIsNotAPerson));
    }
    let missing = Problem::at(node.line, Reason::Missing { what: "sourcedid of the membership" });
    Ok((group.cloned().ok_or(missing)?, member))
}

impl Role {
    fn from_node(node: &Node, about: &About, left_out: &mut Vec<RowError>) -> Result<Self, Problem> {
        let code = node.need_attribute("roletype")?;
        let mut role = Self {
            kind: words::meaning(ROLE_KINDS, code).unwrap_or_else(|| RoleKind::Other(code.to_owned())),
            sub_role: node.text_of("subrole"),
            change: Change::from_node(node)?,
            active: words::meaning_of_text(ACTIVITY, node.need("status")?)?,
            established: time::moment_of(node, "datetime")?.map(day),
            period: Period::of(node)?,
            primary: node.extensions("pifu_primaryRelation").any(|child| child.text() == "1"),
            absences: Vec::new(),
        };
        for absence in node.extensions("pifu_absence") {
            match Absence::from_node(absence) {
                Ok(absence) => role.absences.push(absence),
                Err(problem) => left_out.push(problem.in_row("pifu_absence", about.clone())),
            }
        }
        Ok(role)
    }
}

/// The day in Norway. Roles are kept by the day; the hour someone typed them in says nothing.
fn day(moment: Moment) -> Date {
    match moment {
        Moment::Day(day) => day,
        Moment::Local(local) => local.date(),
        Moment::Instant(instant) => {
            // Without the zone's table UTC is at most two hours off.
            let zone = jiff::tz::TimeZone::get("Europe/Oslo").unwrap_or(jiff::tz::TimeZone::UTC);
            instant.to_zoned(zone).date()
        }
    }
}
