//! Who belongs to which group of the roster, and as what.

use std::io::Write;

use ransel_exchange::pifu::{Membership, Role, RoleKind, SourcedId, WriteError, Writer};

use super::{contact_key, key, period};
use crate::model::{self, Owner, Period, PersonKey, Post, SchoolKey};

pub(super) fn write<W: Write>(owner: &Owner, writer: &mut Writer<W>) -> Result<(), WriteError> {
    let mut roll = Roll { owner, writer };
    roll.posts(key(owner.id), None)?;
    for (place, school) in owner.schools.iter().enumerate() {
        roll.school(key(school.id), SchoolKey::at(place))?;
    }
    for class in &owner.classes {
        for (group, primary) in [(key(class.id), true), (contact_key(class.id), false)] {
            roll.pupils(&group, &class.pupils, primary)?;
            roll.member(&group, class.contact_teacher, roll.now(RoleKind::ContactTeacher))?;
        }
    }
    // INVARIANT of building: assignments come in the order of the groups they belong to.
    for assignments in owner.assignments.chunk_by(|one, next| one.group == next.group) {
        let [first, ..] = assignments else { continue };
        let group = owner.group(first.group);
        let id = key(group.id);
        roll.pupils(&id, &group.pupils, true)?;
        for assignment in assignments {
            let teacher = role(owner, RoleKind::Teacher, Some("faglærer"), assignment.period);
            roll.member(&id, assignment.teacher, teacher)?;
        }
    }
    Ok(())
}

struct Roll<'a, W> {
    owner: &'a Owner,
    writer: &'a mut Writer<W>,
}

impl<W: Write> Roll<'_, W> {
    fn school(&mut self, id: SourcedId, school: SchoolKey) -> Result<(), WriteError> {
        for enrolment in self.owner.enrolments.iter().filter(|row| row.school == school) {
            let role = Role { primary: true, ..role(self.owner, RoleKind::Pupil, None, enrolment.period) };
            self.member(&id, enrolment.pupil, role)?;
        }
        self.posts(id, Some(school))
    }

    fn posts(&mut self, id: SourcedId, school: Option<SchoolKey>) -> Result<(), WriteError> {
        for post in self.owner.posts.iter().filter(|post| post.school == school) {
            if let Some(role) = of_post(self.owner, post) {
                self.member(&id, post.person, role)?;
            }
        }
        Ok(())
    }

    fn pupils(&mut self, group: &SourcedId, pupils: &[PersonKey], primary: bool) -> Result<(), WriteError> {
        for pupil in pupils {
            self.member(group, *pupil, Role { primary, ..self.now(RoleKind::Pupil) })?;
        }
        Ok(())
    }

    fn now(&self, kind: RoleKind) -> Role {
        role(self.owner, kind, None, self.owner.year())
    }

    fn member(&mut self, group: &SourcedId, person: PersonKey, role: Role) -> Result<(), WriteError> {
        let member = key(self.owner.person(person).id);
        self.writer.member(&Membership { group: group.clone(), member, roles: vec![role] })
    }
}

fn role(owner: &Owner, kind: RoleKind, sub_role: Option<&str>, holds: Period) -> Role {
    Role {
        kind,
        sub_role: sub_role.map(str::to_owned),
        change: None,
        active: holds.holds_on(owner.spec.today),
        established: Some(holds.from),
        period: period(holds),
        primary: false,
        absences: vec![],
    }
}

/// The role of a post; none for those who run the server.
fn of_post(owner: &Owner, post: &Post) -> Option<Role> {
    use model::Role as Post;
    let (kind, sub_role) = match post.role {
        Post::Teacher => (RoleKind::Teacher, None),
        Post::Principal => (RoleKind::SchoolLeader, Some("rektor")),
        Post::DepartmentHead => (RoleKind::SchoolLeader, Some("inspektør")),
        Post::Secretary => (RoleKind::Administrator, Some("kontormedarbeider")),
        Post::Timetabler => (RoleKind::Administrator, Some("inspektør")),
        Post::SchoolCounsellor => (RoleKind::Administrator, Some("rådgiver")),
        Post::It => (RoleKind::Administrator, Some("iktansvarlig")),
        Post::AccountableHead | Post::SystemOwner | Post::Dpo => (RoleKind::Administrator, None),
        Post::Operator => return None,
    };
    Some(role(owner, kind, sub_role, post.period))
}
