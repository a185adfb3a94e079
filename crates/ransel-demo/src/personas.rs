//! Personas: people of Soløy a visitor can sign in as. User names stay the same for ever, and so do their own names.
//! Who plays which part follows from relations, so the relations are right by construction.

mod parts;

use crate::build::LOAD_MAX;
use crate::build::Town;
use crate::model::{GroupKey, Name, PersonKey, Role, SchoolKey, TeachingAssignment, YearLevel};
use parts::{PARTS, Part};

/// Somebody a visitor can sign in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// The user name at the login provider.
    pub user_name: &'static str,
    /// The name on the list.
    pub display_name: &'static str,
    /// What to try, one line in bokmål.
    pub description: &'static str,
    /// The part of the list it stands in.
    pub heading: Heading,
    /// Who it is; none for those who can log in but are nobody here.
    pub person: Option<PersonKey>,
}

/// The parts of the list of personas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// Elever.
    Pupils,
    /// Foresatte.
    Guardians,
    /// Lærere.
    Teachers,
    /// Skolens ledelse og kontor.
    SchoolOffice,
    /// Skoleeier.
    SchoolOwner,
    /// Utenfor.
    Outside,
}

impl Heading {
    /// The heading in bokmål.
    pub fn text(self) -> &'static str {
        match self {
            Self::Pupils => "Elever",
            Self::Guardians => "Foresatte",
            Self::Teachers => "Lærere",
            Self::SchoolOffice => "Skolens ledelse og kontor",
            Self::SchoolOwner => "Skoleeier",
            Self::Outside => "Utenfor",
        }
    }
}

/// A persona who is a pupil, and the seat that is kept for it.
pub(crate) struct PupilRole {
    pub(crate) user_name: &'static str,
    pub(crate) level: YearLevel,
    /// The place of the class in its year, or the first if the year has only one.
    pub(crate) class: usize,
    /// Month and day of birth, before Christmas and after.
    pub(crate) born_in_spring: (i8, i8),
    pub(crate) born_in_autumn: (i8, i8),
}

/// The pupils among the personas.
pub(crate) const ROLES_OF_PUPILS: [PupilRole; 4] = [
    pupil_role("pupil", 12, 1, (3, 14), (11, 20)),
    pupil_role("pupil-young", 6, 0, (5, 9), (10, 2)),
    pupil_role("pupil-adult", 13, 1, (2, 6), (9, 28)),
    pupil_role("pupil-protected", 11, 0, (4, 30), (12, 11)),
];

const fn pupil_role(
    user_name: &'static str,
    level: u8,
    class: usize,
    born_in_spring: (i8, i8),
    born_in_autumn: (i8, i8),
) -> PupilRole {
    PupilRole { user_name, level: YearLevel(level), class, born_in_spring, born_in_autumn }
}

/// Finds the person of every part and gives it its own name.
pub(crate) fn cast(town: &mut Town) -> Vec<Persona> {
    let finder = Finder::new(town);
    let people: Vec<Option<PersonKey>> = PARTS.iter().map(|part| finder.find(part.user_name)).collect();
    if let Some((place, row)) = finder.second_teacher() {
        town.assignments.insert(place, row);
    }
    PARTS
        .iter()
        .zip(people)
        .map(|(part, person)| {
            let Part { user_name, given, family, description, heading, display_name } = *part;
            if let Some(person) = person {
                town.people[person.index()].name =
                    Name { given: given.to_owned(), family: family.to_owned() };
            }
            Persona { user_name, display_name, description, heading, person }
        })
        .collect()
}

/// Looks for people by their relations.
struct Finder<'a> {
    town: &'a Town,
    seats: [PersonKey; ROLES_OF_PUPILS.len()],
    school: SchoolKey,
    contact_teacher: PersonKey,
}

impl<'a> Finder<'a> {
    fn new(town: &'a Town) -> Self {
        let seats = town.persona_seats();
        let enrolment = &town.enrolments[seats[0].index()];
        let contact_teacher = town.classes[enrolment.class.index()].contact_teacher;
        Self { town, seats, school: enrolment.school, contact_teacher }
    }

    fn find(&self, user_name: &str) -> Option<PersonKey> {
        let [pupil, young, adult, protected] = self.seats;
        match user_name {
            "pupil" => Some(pupil),
            "pupil-young" => Some(young),
            "pupil-adult" => Some(adult),
            "pupil-protected" => Some(protected),
            "guardian" => self.guardian(pupil, 0),
            "guardian-apart" => self.guardian(pupil, 1),
            "guardian-none" => self.guardian(young, 1),
            "subject-teacher" => self.teacher(|teacher| self.groups_shared(teacher, pupil) == 1),
            "contact-teacher" => Some(self.contact_teacher),
            "other-teacher" => self.teacher(|teacher| self.groups_shared(teacher, pupil) == 0),
            "principal" => self.post(Some(self.school), Role::Principal),
            "other-principal" => {
                self.town.schools.first().and(self.post(Some(SchoolKey(1)), Role::Principal))
            }
            "substitute" => self.town.substitute,
            "timetabler" => self.post(Some(self.school), Role::Timetabler),
            "secretary" => self.post(Some(self.school), Role::Secretary),
            "department-head" => self.post(Some(self.school), Role::DepartmentHead),
            "accountable-head" => self.post(None, Role::AccountableHead),
            "system-owner" => self.post(None, Role::SystemOwner),
            "it" => self.post(None, Role::It),
            "dpo" => self.post(None, Role::Dpo),
            "operator" => self.post(None, Role::Operator),
            _ => None,
        }
    }

    /// The first or second parent of a child: parents are added in that order.
    fn guardian(&self, child: PersonKey, which: usize) -> Option<PersonKey> {
        let mut rows: Vec<PersonKey> =
            self.town.guardianships.iter().filter(|row| row.child == child).map(|row| row.guardian).collect();
        rows.sort();
        rows.dedup();
        rows.get(which).copied()
    }

    /// A teacher of the pupil's school with one role only, who teaches and is not the contact teacher.
    fn teacher(&self, suits: impl Fn(PersonKey) -> bool) -> Option<PersonKey> {
        let guardian = |person| self.town.guardianships.iter().any(|row| row.guardian == person);
        let posts = self.town.posts.iter().filter(|post| {
            post.school == Some(self.school) && post.role == Role::Teacher && post.period.to.is_none()
        });
        let mut people = posts.map(|post| post.person).filter(|person| *person != self.contact_teacher);
        people.find(|person| self.lessons_taught(*person) > 0 && !guardian(*person) && suits(*person))
    }

    /// Two of the teachers share a group, so that one can see what happens when both take its roll: the row for
    /// the second one, and its place, behind the first one's.
    fn second_teacher(&self) -> Option<(usize, TeachingAssignment)> {
        let [subject, other] = ["subject-teacher", "other-teacher"].map(|name| self.find(name));
        let pairs = [(other?, subject?), (subject?, other?), (self.contact_teacher, other?)];
        let rows = || self.town.assignments.iter().enumerate();
        pairs.into_iter().find_map(|(first, second)| {
            let (place, row) =
                rows().find(|(_, row)| row.teacher == first && self.can_join(second, row.group))?;
            Some((place + 1, TeachingAssignment { teacher: second, ..*row }))
        })
    }

    /// Whether a teacher is free in a group's lessons, and stays as far from the pupil as she was.
    fn can_join(&self, teacher: PersonKey, group: GroupKey) -> bool {
        let lessons = |of: GroupKey| self.town.slots.iter().filter(move |slot| slot.group == of);
        let own = self.town.assignments.iter().filter(|row| row.teacher == teacher);
        let busy: Vec<_> = own.flat_map(|row| lessons(row.group)).collect();
        let free = lessons(group)
            .all(|new| busy.iter().all(|old| (old.weekday, old.start) != (new.weekday, new.start)));
        let [pupil, ..] = self.seats;
        free && busy.len() + lessons(group).count() <= LOAD_MAX
            && !self.town.groups[group.index()].pupils.contains(&pupil)
    }

    fn groups_shared(&self, teacher: PersonKey, pupil: PersonKey) -> usize {
        let groups = &self.town.enrolments[pupil.index()].groups;
        let rows = self.town.assignments.iter();
        rows.filter(|row| row.teacher == teacher && groups.contains(&row.group)).count()
    }

    fn lessons_taught(&self, teacher: PersonKey) -> usize {
        self.town.assignments.iter().filter(|row| row.teacher == teacher).count()
    }

    fn post(&self, school: Option<SchoolKey>, role: Role) -> Option<PersonKey> {
        let mut posts = self.town.posts.iter();
        posts.find(|post| post.school == school && post.role == role).map(|post| post.person)
    }
}
