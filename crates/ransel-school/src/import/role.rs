//! What a role of the file is here. Pure.

use jiff::civil::Date;
use ransel_exchange::pifu::{Change, Role, RoleKind};
use ransel_kernel::{GroupId, Hat, SchoolId};

use super::{
    dated::{End, Span, day_after},
    places::Place,
};
use crate::records::{GroupKind, GroupRole};

/// What ties a person to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// Is a pupil at the school.
    Enrolment(SchoolId),
    /// Has a post at the school.
    Post(SchoolId, Hat),
    /// Is in the group.
    Member(GroupId, GroupRole),
}

/// What the role makes of a person at the place; nothing where it is of no use here.
pub fn tie(place: Place, role: &Role) -> Option<Tie> {
    match place {
        Place::School(school) => match role.kind {
            RoleKind::Pupil => Some(Tie::Enrolment(school)),
            RoleKind::Teacher | RoleKind::ContactTeacher => Some(Tie::Post(school, Hat::Teacher)),
            RoleKind::SchoolLeader if is(role, "rektor") => Some(Tie::Post(school, Hat::Principal)),
            RoleKind::SchoolLeader => Some(Tie::Post(school, Hat::DepartmentHead)),
            RoleKind::Administrator if works_in_office(role) => Some(Tie::Post(school, Hat::Secretary)),
            _ => None,
        },
        Place::Group { id, kind, .. } => match role.kind {
            RoleKind::Pupil => Some(Tie::Member(id, GroupRole::Pupil)),
            RoleKind::ContactTeacher => Some(Tie::Member(id, GroupRole::ContactTeacher)),
            RoleKind::Teacher if kind == GroupKind::ContactTeacher => {
                Some(Tie::Member(id, GroupRole::ContactTeacher))
            }
            RoleKind::Teacher => Some(Tie::Member(id, GroupRole::Teacher)),
            _ => None,
        },
        Place::Undescribed(school) if role.kind == RoleKind::Pupil => Some(Tie::Enrolment(school)),
        Place::Undescribed(_) | Place::Owner | Place::Subject(_) | Place::Passed => None,
    }
}

/// The school's office sees every pupil's identity number. A counsellor, a caretaker or a nurse is an administrator
/// too in the file's words; who says so has said that she is not the office.
pub fn works_in_office(role: &Role) -> bool {
    role.sub_role.is_none() || is(role, "kontormedarbeider")
}

fn is(role: &Role, word: &str) -> bool {
    role.sub_role.as_ref().is_some_and(|sub_role| sub_role.to_lowercase() == word)
}

/// The period of a role. One that is not active is over, unless it is yet to begin: its dates say when.
pub fn span(role: &Role, today: Date) -> Span {
    let from = role.period.from.or(role.established);
    let end = role.period.to.map_or(End::Open, |last| End::On(day_after(last)));
    let gone = role.change == Some(Change::Deleted);
    let planned = !gone && from.is_some_and(|from| today < from);
    let runs = end == End::Open || matches!(end, End::On(to) if today < to);
    let over = (gone || !role.active) && runs && !planned;
    Span { from, end: if over { End::Over } else { end } }
}
