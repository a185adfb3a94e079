//! What a role of the file is here. Pure.

use jiff::civil::Date;
use ransel_exchange::roster::{Role, RoleKind};
use ransel_kernel::{GroupId, Hat, SchoolId};
use uuid::Uuid;

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

impl Tie {
    /// The school or group.
    pub fn place(self) -> Uuid {
        match self {
            Self::Enrolment(school) | Self::Post(school, _) => school.0,
            Self::Member(group, _) => group.0,
        }
    }
}

/// What the role makes of a person at the place; nothing where it is of no use here.
pub fn tie(place: Place, role: &Role) -> Option<Tie> {
    match place {
        Place::School(school) => match role.kind {
            RoleKind::Pupil => Some(Tie::Enrolment(school)),
            RoleKind::Teacher | RoleKind::ContactTeacher => Some(Tie::Post(school, Hat::Teacher)),
            RoleKind::Principal => Some(Tie::Post(school, Hat::Principal)),
            RoleKind::Leader => Some(Tie::Post(school, Hat::DepartmentHead)),
            RoleKind::Office => Some(Tie::Post(school, Hat::Secretary)),
            RoleKind::Administration | RoleKind::Other => None,
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

/// The period of a role. One that is not active is over, unless it is yet to begin: its dates say when.
pub fn span(role: &Role, today: Date) -> Span {
    let from = role.from;
    let end = role.to.map_or(End::Open, |last| End::On(day_after(last)));
    let planned = !role.gone && from.is_some_and(|from| today < from);
    let runs = end == End::Open || matches!(end, End::On(to) if today < to);
    let over = (role.gone || !role.active) && runs && !planned;
    Span { from, end: if over { End::Over } else { end } }
}
