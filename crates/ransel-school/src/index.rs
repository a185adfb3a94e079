//! The relations in memory: arrays by dense person index, in both directions, with each person's state packed
//! ready to be laid over the facts. Rebuilt whole and swapped in; a few binary searches answer a question.

mod adjacency;
mod load;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_kernel::{
    ActionDef, Caller, Facts, GroupId, Hat, PersonId, SchoolId,
    action::Reach,
    facts::{Affiliation, Enrolment, Guardianship, Protection, Stage, Window},
    platform::States,
    relations::{HatAt, Kin, Relations},
};
use uuid::Uuid;

use adjacency::Adjacency;
pub use load::{load, load_nobody};

/// A person's number in this index.
type PersonNo = u32;
/// A school's or group's number in this index.
type No = u32;

/// Who is related to whom on one day.
#[derive(Debug, Default)]
struct Index {
    epoch: i64,
    day: Date,
    persons: Vec<PersonId>,
    by_id: HashMap<PersonId, PersonNo>,
    /// Age, protection and enrolment, packed.
    state: Vec<Facts>,
    declared: Vec<bool>,
    trained: Vec<bool>,
    /// Staff → the systems she answers for today.
    systems: HashMap<PersonNo, Vec<String>>,
    schools: HashMap<SchoolId, No>,
    school_ids: Vec<SchoolId>,
    school_names: Vec<String>,
    school_stages: Vec<Stage>,
    groups: HashMap<GroupId, No>,
    group_ids: Vec<GroupId>,
    /// Group → the school it is at.
    group_school: Vec<No>,
    /// Group → its pupils, with their periods: a roll may be taken for a day that has passed.
    members: HashMap<No, Vec<(PersonNo, Date, Option<Date>)>>,
    /// Pupil → groups, today.
    groups_of: Adjacency,
    /// Group → pupils, today.
    pupils_of_group: Adjacency,
    /// Teacher → groups taught, today.
    teaches: Adjacency,
    /// Teacher → groups she is contact teacher of, today.
    contact: Adjacency,
    /// Pupil → schools, today.
    schools_of: Adjacency,
    /// School → pupils, today.
    pupils_at: Adjacency,
    /// Staff → schools, today.
    works_at: Adjacency,
    /// School → staff, today.
    staff_at: Adjacency,
    /// Guardian → children.
    children: Adjacency,
    /// Child → guardians.
    guardians: Adjacency,
    kinds: HashMap<(PersonNo, PersonNo), Guardianship>,
    /// Guardian and child: who lives elsewhere and has asked to be kept informed.
    asked: HashSet<(PersonNo, PersonNo)>,
    /// Where everybody lives today, and whether she lives in two homes by agreement.
    homes: HashMap<PersonNo, Vec<(Uuid, bool)>>,
    /// Guardian and child: whose application for access has been approved.
    admitted: HashSet<(PersonNo, PersonNo)>,
    /// Guardian and child: whom the child has allowed to know about health.
    allowed: HashSet<(PersonNo, PersonNo)>,
    /// Holder and subject: windows that stand open today.
    windows: HashMap<(PersonNo, PersonNo), Vec<Window>>,
    /// Staff → matters she is named for today, each with the school it is at.
    named: HashMap<PersonNo, Vec<(SchoolId, Uuid)>>,
    /// Staff → posts, today.
    posts: HashMap<PersonNo, Vec<HatAt>>,
    /// Whose data is restricted, objected to or held today.
    states: States,
}

impl Index {
    fn number(&self, person: Option<PersonId>) -> Option<PersonNo> {
        self.by_id.get(&person?).copied()
    }

    fn no(&self, person: Uuid) -> Option<PersonNo> {
        self.number(Some(PersonId(person)))
    }

    fn person(&self, number: PersonNo) -> Option<PersonId> {
        self.persons.get(number as usize).copied()
    }

    /// The schools a hat is worn at: its own, or for a guardian those of her children.
    fn places(&self, caller: &Caller, number: Option<PersonNo>) -> Places {
        match (caller.hat, caller.place) {
            (_, Some(place)) => Places::Some(self.schools.get(&place).copied().into_iter().collect()),
            (Hat::Guardian, None) => {
                let children = number.map_or(&[][..], |number| self.children.of(number));
                let mut places: Vec<_> = children
                    .iter()
                    .filter(|child| self.stands_open(number, **child) && !self.hidden_from(number, **child))
                    .flat_map(|child| self.schools_of.of(*child).iter().copied())
                    .collect();
                places.sort_unstable();
                places.dedup();
                Places::Some(places)
            }
            (
                Hat::Pupil
                | Hat::Teacher
                | Hat::Principal
                | Hat::DepartmentHead
                | Hat::Secretary
                | Hat::Timetabler
                | Hat::None,
                None,
            ) => Places::Some(Vec::new()),
            _ => Places::All,
        }
    }

    /// Whether the guardian has a right to information about the child: where not, even the school's staff
    /// are not named to her, since the school would tell where the child is.
    fn stands_open(&self, guardian: Option<PersonNo>, child: PersonNo) -> bool {
        let kind =
            guardian.and_then(|guardian| self.kinds.get(&(guardian, child))).copied().unwrap_or_default();
        matches!(
            kind,
            Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart | Guardianship::Foster
        )
    }

    /// Whether the child's address is protected and the guardian is none it lives with: then not even the names of those
    /// who work at the child's school are told, since they would tell where the child is.
    fn hidden_from(&self, guardian: Option<PersonNo>, child: PersonNo) -> bool {
        let state = self.state.get(child as usize).copied().unwrap_or_default();
        let kind =
            guardian.and_then(|guardian| self.kinds.get(&(guardian, child))).copied().unwrap_or_default();
        state.protection() >= Protection::Confidential
            && !matches!(kind, Guardianship::LivesWith | Guardianship::Shared | Guardianship::Foster)
    }

    /// The window that counts in this hat: a guardian's are answers and danger, everybody else's are tasks.
    fn window(&self, hat: Hat, pair: (PersonNo, PersonNo)) -> Window {
        let open = self.windows.get(&pair).map_or(&[][..], Vec::as_slice);
        let counts = |window: &&Window| (**window == Window::Task) != (hat == Hat::Guardian);
        open.iter().filter(counts).max().copied().unwrap_or_default()
    }

    fn affiliation(&self, places: &Places, subject: PersonNo) -> Affiliation {
        if places.any(self.schools_of.of(subject)) {
            return Affiliation::Pupil;
        }
        if places.any(self.works_at.of(subject))
            || (matches!(places, Places::All) && self.posts.contains_key(&subject))
        {
            return Affiliation::Staff;
        }
        let children = self.children.of(subject);
        if children.iter().any(|child| places.any(self.schools_of.of(*child))) {
            Affiliation::Guardian
        } else {
            Affiliation::None
        }
    }

    /// Whether any of the caller's `groups` at her place is one of the subject's.
    fn shares(&self, caller: &Caller, groups: &[No], subject: PersonNo) -> bool {
        let of_subject = self.groups_of.of(subject);
        groups.iter().any(|group| of_subject.binary_search(group).is_ok() && self.at_place(caller, *group))
    }

    /// Whether `guardian` has a right to information about a child whose contact teacher the caller is. Who has none
    /// is no part of the home to a teacher.
    fn is_at_home_of(&self, caller: &Caller, caller_no: PersonNo, guardian: PersonNo) -> bool {
        let groups = self.contact.of(caller_no);
        !groups.is_empty()
            && self
                .children
                .of(guardian)
                .iter()
                .any(|child| self.stands_open(Some(guardian), *child) && self.shares(caller, groups, *child))
    }

    fn at_place(&self, caller: &Caller, group: No) -> bool {
        let school =
            self.group_school.get(group as usize).and_then(|school| self.school_ids.get(*school as usize));
        caller.place.is_some() && school.copied() == caller.place
    }

    fn pupils_in(&self, caller: &Caller, groups: &[No]) -> Vec<PersonId> {
        groups
            .iter()
            .filter(|group| self.at_place(caller, **group))
            .flat_map(|group| self.pupils_of_group.of(*group))
            .filter_map(|pupil| self.person(*pupil))
            .collect()
    }
}

/// Where a hat is worn.
enum Places {
    All,
    Some(Vec<No>),
}

impl Places {
    fn any(&self, schools: &[No]) -> bool {
        match self {
            Self::All => !schools.is_empty(),
            Self::Some(places) => schools.iter().any(|school| places.binary_search(school).is_ok()),
        }
    }
}

impl Relations for Index {
    fn epoch(&self) -> i64 {
        self.epoch
    }

    fn day(&self) -> Date {
        self.day
    }

    fn facts(&self, caller: &Caller, subject: PersonId) -> Option<Facts> {
        let subject_no = self.number(Some(subject))?;
        let caller_no = self.number(caller.person);
        let mut facts = *self.state.get(subject_no as usize)?;
        let own = caller.person == Some(subject);
        facts = facts
            .with_own(own)
            .with_affiliation(self.affiliation(&self.places(caller, caller_no), subject_no));
        let Some(caller_no) = caller_no else { return Some(facts) };
        let pair = (caller_no, subject_no);
        facts = facts.with_window(self.window(caller.hat, pair));
        // The hat decides which relations count: a teacher's page never uses that she is also a parent.
        match caller.hat {
            Hat::Teacher => {
                facts = facts
                    .with_teaches(self.shares(caller, self.teaches.of(caller_no), subject_no))
                    .with_contact_teacher(self.shares(caller, self.contact.of(caller_no), subject_no))
                    .with_contact_home(self.is_at_home_of(caller, caller_no, subject_no));
            }
            Hat::Guardian if !own => {
                facts = facts
                    .with_guardianship(self.kinds.get(&pair).copied().unwrap_or_default())
                    .with_admitted(self.admitted.contains(&pair))
                    .with_allowed(self.allowed.contains(&pair));
            }
            _ => {}
        }
        Some(facts)
    }

    fn states(&self, subject: PersonId, action: &ActionDef) -> Facts {
        self.states.facts(subject, action)
    }

    fn in_states(&self) -> Vec<PersonId> {
        self.states.people()
    }

    fn reach(&self, caller: &Caller, way: Reach) -> Vec<PersonId> {
        let number = self.number(caller.person);
        let of = |list: &Adjacency| number.map(|number| list.of(number).to_vec()).unwrap_or_default();
        match way {
            Reach::Own => caller.person.into_iter().collect(),
            Reach::Teaches => self.pupils_in(caller, &of(&self.teaches)),
            Reach::ContactTeacher => self.pupils_in(caller, &of(&self.contact)),
            Reach::ContactHome => {
                let Some(number) = number else { return Vec::new() };
                let pupils = self.pupils_in(caller, self.contact.of(number));
                let pupils = pupils.into_iter().filter_map(|pupil| self.number(Some(pupil)));
                let homes = pupils.flat_map(|pupil| self.guardians.of(pupil).iter().copied());
                homes
                    .filter(|guardian| self.is_at_home_of(caller, number, *guardian))
                    .filter_map(|guardian| self.person(guardian))
                    .collect()
            }
            Reach::Children => {
                of(&self.children).into_iter().filter_map(|child| self.person(child)).collect()
            }
            Reach::Owner => self.persons.clone(),
            Reach::Staff => {
                let mut found: Vec<PersonNo> = match self.places(caller, number) {
                    Places::All => self.posts.keys().copied().collect(),
                    Places::Some(places) => {
                        places.iter().flat_map(|school| self.staff_at.of(*school)).copied().collect()
                    }
                };
                found.sort_unstable();
                found.dedup();
                found.into_iter().filter_map(|person| self.person(person)).collect()
            }
            Reach::Task => {
                let Some(number) = number else { return Vec::new() };
                let held = self.windows.iter().filter(|((holder, _), open)| {
                    *holder == number && open.contains(&Window::Task) && caller.hat != Hat::Guardian
                });
                held.filter_map(|((_, person), _)| self.person(*person)).collect()
            }
            Reach::Place => match self.places(caller, number) {
                Places::All => self.persons.clone(),
                Places::Some(places) => {
                    let mut found: Vec<PersonNo> = Vec::new();
                    for school in places {
                        let pupils = self.pupils_at.of(school);
                        found.extend(pupils);
                        found.extend(pupils.iter().flat_map(|pupil| self.guardians.of(*pupil)));
                        found.extend(self.staff_at.of(school));
                    }
                    found.sort_unstable();
                    found.dedup();
                    found.into_iter().filter_map(|person| self.person(person)).collect()
                }
            },
        }
    }

    fn members(&self, group: GroupId, on: Date) -> Vec<PersonId> {
        let members =
            self.groups.get(&group).and_then(|group| self.members.get(group)).map_or(&[][..], Vec::as_slice);
        members
            .iter()
            .filter(|(_, from, to)| *from <= on && to.is_none_or(|to| on < to))
            .filter_map(|(person, ..)| self.person(*person))
            .collect()
    }

    fn taught(&self, caller: &Caller) -> Vec<Uuid> {
        if caller.hat != Hat::Teacher {
            return Vec::new();
        }
        let groups = self.number(caller.person).map_or(&[][..], |number| self.teaches.of(number));
        groups
            .iter()
            .filter(|group| self.at_place(caller, **group))
            .filter_map(|group| self.group_ids.get(*group as usize))
            .map(|group| group.0)
            .collect()
    }

    fn named(&self, caller: &Caller) -> Vec<Uuid> {
        let named = self.number(caller.person).and_then(|number| self.named.get(&number));
        // A pupil or guardian is nobody's colleague, whatever else she is here.
        let works = !matches!(caller.hat, Hat::Pupil | Hat::Guardian | Hat::System | Hat::None);
        let here = named.into_iter().flatten().filter(|(place, _)| works && caller.place == Some(*place));
        here.map(|(_, matter)| *matter).collect()
    }

    fn hats(&self, person: PersonId) -> Vec<HatAt> {
        let Some(number) = self.number(Some(person)) else { return Vec::new() };
        let mut hats = self.posts.get(&number).cloned().unwrap_or_default();
        for school in self.schools_of.of(number) {
            hats.push(HatAt { hat: Hat::Pupil, place: self.school_ids.get(*school as usize).copied() });
        }
        let grown = |child: &PersonNo| {
            self.state.get(*child as usize).is_some_and(|state| state.enrolment() == Enrolment::Current)
        };
        if self.children.of(number).iter().any(grown) {
            hats.push(HatAt { hat: Hat::Guardian, place: None });
        }
        hats
    }

    fn place_name(&self, place: SchoolId) -> Option<&str> {
        self.school_names.get(*self.schools.get(&place)? as usize).map(String::as_str)
    }

    fn schools(&self) -> Vec<SchoolId> {
        self.school_ids.clone()
    }

    fn standing(&self, adult: PersonId, child: PersonId) -> Guardianship {
        let pair = self.number(Some(adult)).zip(self.number(Some(child)));
        pair.and_then(|pair| self.kinds.get(&pair)).copied().unwrap_or_default()
    }

    fn kin(&self, child: PersonId) -> Vec<Kin> {
        let Some(number) = self.number(Some(child)) else { return Vec::new() };
        let of = |adult: &PersonNo| {
            let pair = (*adult, number);
            Some(Kin {
                adult: self.person(*adult)?,
                standing: self.kinds.get(&pair).copied().unwrap_or_default(),
                asked: self.asked.contains(&pair),
                homes: self.homes.get(adult).into_iter().flatten().map(|(home, _)| *home).collect(),
            })
        };
        self.guardians.of(number).iter().filter_map(of).collect()
    }

    fn rests_on(&self, caller: &Caller, subjects: &[PersonId], ways: &[Reach]) -> Option<Vec<Uuid>> {
        let mut on: Vec<Uuid> = Vec::new();
        // A guardian stands to a school as her children do, and a parent to a child as both of them live.
        for person in caller.person.iter().chain(subjects) {
            on.push(person.0);
            if let Some(number) = self.number(Some(*person)) {
                let family = self.children.of(number).iter().chain(self.guardians.of(number));
                on.extend(family.filter_map(|other| self.person(*other)).map(|other| other.0));
            }
        }
        let number = self.number(caller.person);
        let groups = |list: &Adjacency| {
            let groups = number.map_or(&[][..], |number| list.of(number));
            groups
                .iter()
                .filter_map(|group| self.group_ids.get(*group as usize))
                .map(|group| group.0)
                .collect::<Vec<_>>()
        };
        // Whoever comes new to a list is not among its people yet, but to the group or school it is of.
        for way in ways {
            match way {
                // A window names its holder.
                Reach::Own | Reach::Children | Reach::Task => {}
                Reach::Teaches => on.extend(groups(&self.teaches)),
                Reach::ContactTeacher | Reach::ContactHome => on.extend(groups(&self.contact)),
                Reach::Place | Reach::Staff => match self.places(caller, number) {
                    Places::All => return None,
                    Places::Some(places) => {
                        let schools =
                            places.iter().filter_map(|school| self.school_ids.get(*school as usize));
                        on.extend(schools.map(|school| school.0));
                    }
                },
                Reach::Owner => return None,
            }
        }
        Some(on)
    }

    fn hides_place(&self, person: PersonId, place: SchoolId) -> bool {
        let (Some(number), Some(school)) = (self.number(Some(person)), self.schools.get(&place)) else {
            return false;
        };
        let known = [&self.works_at, &self.schools_of].iter().any(|ties| ties.of(number).contains(school));
        let mut here = self
            .children
            .of(number)
            .iter()
            .filter(|child| self.schools_of.of(**child).contains(school))
            .peekable();
        !known && here.peek().is_some() && here.all(|child| self.hidden_from(Some(number), *child))
    }

    fn declared(&self, person: PersonId) -> bool {
        self.number(Some(person))
            .and_then(|number| self.declared.get(number as usize))
            .copied()
            .unwrap_or(false)
    }

    fn trained(&self, person: PersonId) -> bool {
        let number = self.number(Some(person));
        number.and_then(|number| self.trained.get(number as usize)).copied().unwrap_or(false)
    }

    fn answers_for(&self, person: PersonId) -> &[String] {
        let number = self.number(Some(person));
        number.and_then(|number| self.systems.get(&number)).map_or(&[], Vec::as_slice)
    }
}
