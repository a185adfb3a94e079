//! The whole owner, and what to look up in it.

use jiff::civil::Date;
use ransel_law::{OrganisationNumber, SchoolYear};
use uuid::Uuid;

use super::{
    ClassKey, Enrolment, GroupKey, Guardianship, Home, HomeKey, Period, Person, PersonKey, Post, School,
    SchoolClass, SchoolKey, Slot, Subject, SubjectKey, TeachingAssignment, TeachingGroup,
};
use crate::absence::AbsenceHistory;
use crate::calendar::SchoolCalendar;
use crate::personas::Persona;

/// What decides the demonstration owner, and nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Another seed gives other people.
    pub seed: u64,
    /// How many pupils; fewer than [`crate::MIN_PUPILS`] are raised to that.
    pub pupils: usize,
    /// The day the demonstration stands at: it decides school year, ages and how much absence there is.
    pub today: Date,
}

impl Spec {
    /// The usual demonstration with 1 200 pupils.
    pub fn on(today: Date) -> Self {
        Self { seed: 1, pupils: 1200, today }
    }
}

/// The demonstration owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Owner {
    /// What it was made from.
    pub spec: Spec,
    /// The id that goes into the database.
    pub id: Uuid,
    /// The Norwegian name.
    pub name: &'static str,
    /// Valid, and from a range that has not been handed out.
    pub organisation_number: OrganisationNumber,
    /// The domain of all login names, reserved so that it cannot exist.
    pub realm: &'static str,
    /// The days of the school year of `today`.
    pub calendar: SchoolCalendar,
    /// The schools.
    pub schools: Vec<School>,
    /// The classes.
    pub classes: Vec<SchoolClass>,
    /// The subjects, each code once.
    pub subjects: Vec<Subject>,
    /// The teaching groups.
    pub groups: Vec<TeachingGroup>,
    /// Everybody. INVARIANT: the pupils come first, in the order of `enrolments`.
    pub people: Vec<Person>,
    /// The households.
    pub homes: Vec<Home>,
    /// One row per child, adult and period. INVARIANT: sorted by child.
    pub guardianships: Vec<Guardianship>,
    /// The posts, present and past.
    pub posts: Vec<Post>,
    /// One per pupil, in the order of `people`.
    pub enrolments: Vec<Enrolment>,
    /// Who teaches which group.
    pub assignments: Vec<TeachingAssignment>,
    /// The weekly timetable. INVARIANT: sorted by group, weekday and start.
    pub slots: Vec<Slot>,
    /// Who a visitor can sign in as.
    pub personas: Vec<Persona>,
}

impl Owner {
    /// The school year of `today`.
    pub fn year(&self) -> Period {
        SchoolYear::of(self.spec.today).period()
    }

    /// The person of a key.
    pub fn person(&self, key: PersonKey) -> &Person {
        &self.people[key.index()]
    }

    /// The home of a key.
    pub fn home(&self, key: HomeKey) -> &Home {
        &self.homes[key.index()]
    }

    /// The school of a key.
    pub fn school(&self, key: SchoolKey) -> &School {
        &self.schools[key.index()]
    }

    /// The class of a key.
    pub fn class(&self, key: ClassKey) -> &SchoolClass {
        &self.classes[key.index()]
    }

    /// The subject of a key.
    pub fn subject(&self, key: SubjectKey) -> &Subject {
        &self.subjects[key.index()]
    }

    /// The teaching group of a key.
    pub fn group(&self, key: GroupKey) -> &TeachingGroup {
        &self.groups[key.index()]
    }

    /// The enrolment of a pupil; none for guardians and staff.
    pub fn enrolment(&self, person: PersonKey) -> Option<&Enrolment> {
        self.enrolments.get(person.index())
    }

    /// All guardianship rows of a child, past ones included.
    pub fn guardianships_of(&self, child: PersonKey) -> &[Guardianship] {
        let first = self.guardianships.partition_point(|row| row.child < child);
        let end = self.guardianships.partition_point(|row| row.child <= child);
        &self.guardianships[first..end]
    }

    /// The lessons of a group in a week.
    pub fn slots_of(&self, group: GroupKey) -> &[Slot] {
        let first = self.slots.partition_point(|slot| slot.group < group);
        let end = self.slots.partition_point(|slot| slot.group <= group);
        &self.slots[first..end]
    }

    /// The persona of a user name.
    pub fn persona(&self, user_name: &str) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.user_name == user_name)
    }

    /// The absence of the school year before `today`, pupil by pupil.
    pub fn absence(&self) -> AbsenceHistory<'_> {
        AbsenceHistory::new(self)
    }
}
