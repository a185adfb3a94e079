//! Builds the owner step by step. Each step draws from streams of its own name.

mod families;
mod identities;
mod places;
mod posts;
mod teaching;
mod week;

use std::collections::HashMap;

use jiff::civil::Date;
use ransel_law::calendar::SchoolYear;

use crate::calendar::SchoolCalendar;
use crate::model::{
    Enrolment, GroupKey, Guardianship, Home, HomeKey, Name, Owner, Period, Person, PersonKey, Post,
    Protection, School, SchoolClass, Slot, Spec, Subject, SubjectKey, TeachingAssignment, TeachingGroup,
};
use crate::names::Origin;
use crate::personas;
use crate::stream::Stream;
use families::Family;
pub(crate) use teaching::LOAD_MAX;

/// The fewest pupils: about ten in each of the thirteen years.
pub const MIN_PUPILS: usize = 130;

/// The demonstration owner of a specification.
pub fn soloy(spec: Spec) -> Owner {
    let spec = Spec { pupils: spec.pupils.max(MIN_PUPILS), ..spec };
    let mut town = Town::new(spec);
    town.found_schools();
    town.raise_families();
    town.open_offices();
    town.teach();
    town.hire_for_the_timetable();
    let personas = personas::cast(&mut town);
    town.give_identities();
    Owner {
        id: Stream::new(spec.seed, "owner", 0).id(),
        name: "Soløy kommune",
        organisation_number: places::organisation_number(0),
        realm: identities::REALM,
        calendar: town.calendar,
        schools: town.schools,
        classes: town.classes,
        subjects: town.subjects,
        groups: town.groups,
        people: town.people,
        homes: town.homes,
        guardianships: town.guardianships,
        posts: town.posts,
        enrolments: town.enrolments,
        assignments: town.assignments,
        slots: town.slots,
        personas,
        spec,
    }
}

/// The owner while it is being built.
pub(crate) struct Town {
    pub(crate) spec: Spec,
    pub(crate) year: Period,
    pub(crate) calendar: SchoolCalendar,
    pub(crate) schools: Vec<School>,
    pub(crate) classes: Vec<SchoolClass>,
    pub(crate) subjects: Vec<Subject>,
    subject_of_code: HashMap<&'static str, SubjectKey>,
    pub(crate) groups: Vec<TeachingGroup>,
    pub(crate) people: Vec<Person>,
    /// Beside each person; decides names and kind of number, and is not kept.
    origins: Vec<Origin>,
    homes: Vec<Home>,
    pub(crate) guardianships: Vec<Guardianship>,
    pub(crate) posts: Vec<Post>,
    pub(crate) enrolments: Vec<Enrolment>,
    pub(crate) assignments: Vec<TeachingAssignment>,
    pub(crate) slots: Vec<Slot>,
    families: Vec<Family>,
    /// Guardians who may be hired, by district.
    guardians_for_hire: Vec<Vec<PersonKey>>,
    hired: usize,
    /// The teacher without groups of her own.
    pub(crate) substitute: Option<PersonKey>,
}

impl Town {
    fn new(spec: Spec) -> Self {
        Self {
            spec,
            year: SchoolYear::of(spec.today).period(),
            calendar: SchoolCalendar::of(spec.today),
            schools: vec![],
            classes: vec![],
            subjects: vec![],
            subject_of_code: HashMap::new(),
            groups: vec![],
            people: vec![],
            origins: vec![],
            homes: vec![],
            guardianships: vec![],
            posts: vec![],
            enrolments: vec![],
            assignments: vec![],
            slots: vec![],
            families: vec![],
            guardians_for_hire: vec![],
            hired: 0,
            substitute: None,
        }
    }

    /// A stream for a module and a number.
    pub(crate) fn stream(&self, module: &str, number: usize) -> Stream {
        Stream::new(self.spec.seed, module, number)
    }

    /// The calendar year the school year begins in.
    fn first_year(&self) -> i16 {
        self.year.from.year()
    }

    /// Adds a person; mail, telephone and numbers follow in [`Town::give_identities`].
    fn add_person(&mut self, name: Name, origin: Origin, born: Date, home: Option<HomeKey>) -> PersonKey {
        let key = PersonKey::at(self.people.len());
        self.people.push(Person {
            id: self.stream("person-id", key.index()).id(),
            name,
            born,
            national_id: None,
            home,
            postal: None,
            protection: Protection::None,
            email: String::new(),
            phone: None,
            feide_name: None,
        });
        self.origins.push(origin);
        key
    }

    fn group_key(&self) -> GroupKey {
        GroupKey::at(self.groups.len())
    }
}
