//! Enrolments, posts and memberships of groups: a chunk of the file against the rows of the same people and places.

use std::collections::{BTreeMap, HashMap};

use ransel_exchange::pifu::{Entry, Role, RoleKind, Row, RowError};
use ransel_kernel::{Owner, PersonId};
use uuid::Uuid;

use super::{
    contact::ContactRow,
    dated::{Held, Span, Step, decide, together},
    key::Key,
    places::Place,
    report::ImportError,
    role::{Tie, span, tie, works_in_office},
    run::Run,
    shelf::behind,
};
use crate::records::GroupKind;

/// A member of the file, by keys.
pub struct MemberRow {
    line: u64,
    person: Key,
    group: Key,
    roles: Vec<Role>,
}

/// A chunk of what ties people together.
#[derive(Default)]
pub struct Ties {
    contacts: Vec<ContactRow>,
    members: Vec<MemberRow>,
    /// Person and group of rows that could not be read.
    unread: Vec<(Option<Key>, Option<Key>)>,
}

/// What the file says of a person and a place.
struct Wanted {
    line: u64,
    person: PersonId,
    tie: Tie,
    span: Span,
    /// It follows from a class, and is content with any enrolment of those days.
    derived: bool,
}

impl Ties {
    /// Takes a row in; whether it was one that counts as done.
    pub fn take(&mut self, owner: &Owner, row: Result<Row, RowError>) -> bool {
        let key = |id| Key::new(owner, id);
        match row {
            Ok(Row { line, entry: Entry::Person(person) }) => {
                self.contacts.extend(ContactRow::new(owner, line, &person));
                true
            }
            Ok(Row { line, entry: Entry::Member(mut member) }) => {
                // Absences come by an import of their own.
                member.roles.iter_mut().for_each(|role| role.absences = Vec::new());
                let (person, group) = (key(&member.member), key(&member.group));
                self.members.push(MemberRow { line, person, group, roles: member.roles });
                true
            }
            Err(error) if error.element != "group" => {
                self.unread.push((error.about.person.as_ref().map(key), error.about.group.as_ref().map(key)));
                false
            }
            _ => false,
        }
    }

    /// How many rows wait.
    pub fn len(&self) -> usize {
        self.contacts.len() + self.members.len() + self.unread.len()
    }
}

impl Run<'_, '_> {
    /// Brings in a chunk.
    pub fn ties(&mut self, ties: Ties) -> Result<(), ImportError> {
        let contacts = ties.contacts.iter().flat_map(ContactRow::keys);
        let members = ties.members.iter().map(|member| member.person);
        let unread = ties.unread.iter().filter_map(|(person, _)| *person);
        let people = behind(self.change, contacts.chain(members).chain(unread))?;
        for (person, group) in &ties.unread {
            self.spare(person.and_then(|person| people.get(&person)).copied(), *group);
        }
        self.contacts(&ties.contacts, &people)?;
        let wanted = self.wanted(&ties.members, &people);
        let pairs: Vec<_> = wanted.iter().map(|one| (one.person, one.tie)).collect();
        let mut held = self.ties_of(&pairs)?;
        for one in wanted {
            let rows = held.entry((one.person, one.tie)).or_default();
            self.settle(&one, rows)?;
        }
        Ok(())
    }

    /// Nobody leaves because a row could not be read.
    fn spare(&mut self, person: Option<PersonId>, group: Option<Key>) {
        let place = group.and_then(|group| self.places.place(group));
        let ids = match place {
            Some(Place::School(school) | Place::Undescribed(school)) => vec![school.0],
            // A class may be what puts the pupil at the school.
            Some(Place::Group { id, school, .. }) => vec![id.0, school.0],
            _ => Vec::new(),
        };
        match person {
            Some(person) => self.spared_at.extend(ids.into_iter().map(|id| (person, id))),
            None => self.spared_places.extend(ids),
        }
    }

    fn wanted(&mut self, members: &[MemberRow], people: &HashMap<Key, PersonId>) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        for member in members {
            let Some(place) = self.places.place(member.group) else {
                self.refuse(member.line, "member", "group-unknown");
                continue;
            };
            if matches!(place, Place::Owner | Place::Subject(_) | Place::Passed) {
                self.report.not_kept += member.roles.len() as u64;
                continue;
            }
            if self.left_out.contains(&member.person) {
                self.refuse(member.line, "member", "person-left-out");
                continue;
            }
            let Some(person) = people.get(&member.person) else {
                self.refuse(member.line, "member", "person-unknown");
                continue;
            };
            for ((tie, derived), spans) in self.of_row(member, place) {
                let one = |span| Wanted { line: member.line, person: *person, tie, span, derived };
                wanted.extend(together(spans).into_iter().map(one));
            }
        }
        wanted
    }

    /// The ties one row makes, with the periods of each.
    fn of_row(&mut self, member: &MemberRow, place: Place) -> BTreeMap<(Tie, bool), Vec<Span>> {
        let mut ties: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for role in &member.roles {
            let Some(tie) = tie(place, role) else {
                if role.kind == RoleKind::Administrator && !works_in_office(role) {
                    self.warn(member.line, "role", "sub-role-without-post");
                }
                self.report.not_kept += 1;
                continue;
            };
            let span = span(role, self.today);
            ties.entry((tie, false)).or_default().push(span);
            if let (Some(enrolment), RoleKind::Pupil) = (self.by_class(member, place), &role.kind) {
                ties.entry((enrolment, true)).or_default().push(span);
            }
        }
        ties
    }

    /// The enrolment that follows from a class, where no row of the file puts the pupil at the school.
    fn by_class(&self, member: &MemberRow, place: Place) -> Option<Tie> {
        let Place::Group { school, kind: GroupKind::Class, .. } = place else { return None };
        let key = self.places.key_of_school(school)?;
        let at_owner = self.places.place(key) == Some(Place::Owner);
        (!at_owner && !self.scan.at_school.contains(&member.person.with(key)))
            .then_some(Tie::Enrolment(school))
    }

    fn settle(&mut self, one: &Wanted, rows: &mut Vec<Held>) -> Result<(), ImportError> {
        match decide(rows, one.span, one.derived, self.today) {
            Step::Keep(id) => {
                if self.speak_of(rows, id) {
                    self.report.memberships.met(false);
                }
            }
            Step::Move(id, from, to) => {
                self.date(one.tie, id, from, to)?;
                self.speak_of(rows, id);
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| (row.from, row.to) = (from, to));
                self.report.memberships.met(true);
            }
            Step::Follow(id, from, to) => {
                let before = rows.iter().find(|row| row.id == id).map_or(from, |row| row.from);
                self.date(one.tie, id, before, Some(from))?;
                self.speak_of(rows, id);
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.to = Some(from));
                self.report.memberships.met(true);
                rows.push(self.add(one.person, one.tie, from, to)?);
            }
            Step::Add(from, to) => rows.push(self.add(one.person, one.tie, from, to)?),
            Step::SaidBefore => self.warn(one.line, "member", "membership-twice"),
            Step::NeverKnown => self.report.not_kept += 1,
            Step::Empty => self.warn(one.line, "role", "ends-before-it-begins"),
        }
        Ok(())
    }

    /// Remembers that the file speaks of a row; whether it is the first time.
    fn speak_of(&mut self, rows: &mut [Held], id: Uuid) -> bool {
        rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.spoken_of = true);
        let first = !self.spoken_of.contains_key(&id);
        self.spoken_of.entry(id).or_insert(false);
        first
    }
}
