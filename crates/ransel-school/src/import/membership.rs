//! Enrolments, posts and memberships of groups: a chunk of the file against the rows of the same people and places.

use std::collections::{BTreeMap, HashMap, HashSet};

use ransel_exchange::roster::{RoleKind, Spot};
use ransel_kernel::{PersonId, SchoolId};
use uuid::Uuid;

use super::{
    dated::{Held, Span, Step, decide, together},
    key::Key,
    places::{Place, Places},
    report::ImportError,
    role::{Tie, span, tie},
    run::Run,
    staged::MemberRow,
};
use crate::records::GroupKind;

/// A member with whose it is.
pub struct MemberFolk {
    /// Whose.
    pub person: Key,
    /// The row.
    pub row: MemberRow,
    /// The school of the class, where no row of the file puts the pupil at it: then the class does.
    pub school: Option<SchoolId>,
}

impl MemberFolk {
    /// Those of one person; `unread` are groups with rows of hers that could not be read.
    pub fn new(
        places: &Places<'_>,
        person: Key,
        rows: Vec<MemberRow>,
        unread: &[Option<Key>],
    ) -> impl Iterator<Item = Self> {
        let pupil = |row: &MemberRow| row.roles.iter().any(|role| role.kind == RoleKind::Pupil);
        let by_row = rows.iter().filter(|row| places.may_be_school(row.group) && pupil(row));
        // What could not be read may have been the row that puts the pupil at the school.
        let at_school: HashSet<_> =
            by_row.map(|row| row.group).chain(unread.iter().copied().flatten()).collect();
        let school = move |row: &MemberRow| {
            let Some(Place::Group { school, kind: GroupKind::Class, .. }) = places.place(row.group) else {
                return None;
            };
            let key = places.key_of_school(school)?;
            let at_owner = places.place(key) == Some(Place::Owner);
            (!at_owner && !at_school.contains(&key)).then_some(school)
        };
        let rows: Vec<_> = rows.into_iter().map(|row| Self { person, school: school(&row), row }).collect();
        rows.into_iter()
    }
}

/// What the file says of a person and a place.
struct Wanted {
    spot: Spot,
    person: PersonId,
    tie: Tie,
    span: Span,
    /// It follows from a class, and is content with any enrolment of those days.
    derived: bool,
}

impl Run<'_, '_, '_> {
    /// Brings in the ties of a chunk.
    pub fn ties(
        &mut self,
        members: &[MemberFolk],
        unread: &[(Key, Option<Key>)],
        people: &HashMap<Key, PersonId>,
    ) -> Result<(), ImportError> {
        for (person, group) in unread {
            if let Some(person) = people.get(person) {
                let places = self.places_of(*group);
                self.done.spared_at.extend(places.into_iter().map(|place| (place, *person)));
            }
        }
        let wanted = self.wanted(members, people);
        let pairs: Vec<_> = wanted.iter().map(|one| (one.person, one.tie)).collect();
        let mut held = self.ties_of(&pairs)?;
        for one in wanted {
            let rows = held.entry((one.person, one.tie)).or_default();
            self.settle(&one, rows)?;
        }
        Ok(())
    }

    /// The places where nobody leaves because a row could not be read.
    fn places_of(&self, group: Option<Key>) -> Vec<Uuid> {
        group.map_or_else(Vec::new, |group| self.places.spared(group))
    }

    fn wanted(&mut self, members: &[MemberFolk], people: &HashMap<Key, PersonId>) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        for member in members {
            let Some(place) = self.places.place(member.row.group) else {
                self.refuse(member.row.spot, "member", "group-unknown");
                continue;
            };
            if matches!(place, Place::Owner | Place::Subject(_) | Place::Passed) {
                self.done.report.not_kept += member.row.roles.len() as u64;
                continue;
            }
            if self.left_out.contains(&member.person) {
                self.refuse(member.row.spot, "member", "person-left-out");
                continue;
            }
            let Some(person) = people.get(&member.person) else {
                self.refuse(member.row.spot, "member", "person-unknown");
                continue;
            };
            for ((tie, derived), spans) in self.of_row(member, place) {
                let one = |span| Wanted { spot: member.row.spot, person: *person, tie, span, derived };
                wanted.extend(together(spans).into_iter().map(one));
            }
        }
        wanted
    }

    /// The ties one row makes, with the periods of each.
    fn of_row(&mut self, member: &MemberFolk, place: Place) -> BTreeMap<(Tie, bool), Vec<Span>> {
        let mut ties: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for role in &member.row.roles {
            let Some(tie) = tie(place, role) else {
                if role.kind == RoleKind::Administration {
                    self.warn(member.row.spot, "role", "sub-role-without-post");
                }
                self.done.report.not_kept += 1;
                continue;
            };
            let span = span(role, self.today);
            ties.entry((tie, false)).or_default().push(span);
            if let (Some(school), RoleKind::Pupil) = (member.school, role.kind) {
                ties.entry((Tie::Enrolment(school), true)).or_default().push(span);
            }
        }
        ties
    }

    fn settle(&mut self, one: &Wanted, rows: &mut Vec<Held>) -> Result<(), ImportError> {
        match decide(rows, one.span, one.derived, self.today) {
            Step::Keep(id) => {
                if self.speak_of(one.tie, rows, id) {
                    self.done.report.memberships.met(false);
                }
            }
            Step::Move(id, from, to) => {
                self.date(one.tie, id, from, to)?;
                self.speak_of(one.tie, rows, id);
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| (row.from, row.to) = (from, to));
                self.done.report.memberships.met(true);
            }
            Step::Follow(id, from, to) => {
                let before = rows.iter().find(|row| row.id == id).map_or(from, |row| row.from);
                self.date(one.tie, id, before, Some(from))?;
                self.speak_of(one.tie, rows, id);
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.to = Some(from));
                self.done.report.memberships.met(true);
                rows.push(self.add(one.person, one.tie, from, to)?);
            }
            Step::Add(from, to) => rows.push(self.add(one.person, one.tie, from, to)?),
            Step::SaidBefore => self.warn(one.spot, "member", "membership-twice"),
            Step::NeverKnown => self.done.report.not_kept += 1,
            Step::Empty => self.warn(one.spot, "role", "ends-before-it-begins"),
        }
        Ok(())
    }

    /// Remembers that the file speaks of a row; whether it is the first time.
    fn speak_of(&mut self, tie: Tie, rows: &mut [Held], id: Uuid) -> bool {
        rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.spoken_of = true);
        let first = self.spoken_of.insert(id);
        if first && self.desk.on_paper() {
            self.done.spoken_of.push((tie.place(), id));
        }
        first
    }
}
