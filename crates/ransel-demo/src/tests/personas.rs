//! Personas: that each stands in the relations its description promises, before Christmas and after.

use std::collections::HashSet;

use super::{autumn, spring};
use crate::{
    GuardianshipKind, LESSON_MINUTES, Missed, Owner, PersonKey, Protection, Role, SchoolKey, Spec, soloy,
};

struct Cast(Owner);

impl Cast {
    fn who(&self, user_name: &str) -> PersonKey {
        self.0.persona(user_name).and_then(|persona| persona.person).unwrap()
    }

    fn age(&self, user_name: &str) -> i16 {
        let born = self.0.person(self.who(user_name)).born;
        let today = self.0.spec.today;
        let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
        today.year() - born.year() - i16::from(!had_birthday)
    }

    fn kind(&self, guardian: &str, child: &str) -> Option<GuardianshipKind> {
        let rows = self.0.guardianships_of(self.who(child)).iter();
        let guardian = self.who(guardian);
        rows.filter(|row| row.guardian == guardian && row.period.holds_on(self.0.spec.today))
            .map(|row| row.kind)
            .next()
    }

    fn groups_shared(&self, teacher: &str, pupil: &str) -> usize {
        let groups = &self.0.enrolment(self.who(pupil)).unwrap().groups;
        let teacher = self.who(teacher);
        self.0.assignments.iter().filter(|row| row.teacher == teacher && groups.contains(&row.group)).count()
    }

    fn school_of(&self, pupil: &str) -> SchoolKey {
        self.0.enrolment(self.who(pupil)).unwrap().school
    }

    fn holds(&self, user_name: &str, role: Role, school: Option<SchoolKey>) -> bool {
        let person = self.who(user_name);
        self.0.posts.iter().any(|post| post.person == person && post.role == role && post.school == school)
    }
}

fn casts() -> Vec<Cast> {
    let small = soloy(Spec { pupils: 130, ..autumn().spec });
    let large = soloy(Spec { pupils: 2500, seed: 9, ..spring().spec });
    [autumn(), spring(), small, large].map(Cast).into()
}

#[test]
fn pupils_have_the_age_and_year_of_their_description() {
    for cast in casts() {
        assert_eq!((cast.age("pupil"), cast.age("pupil-adult")), (17, 18));
        assert_eq!((cast.age("pupil-young"), cast.age("pupil-protected")), (11, 16));
        let level = |name| cast.0.class(cast.0.enrolment(cast.who(name)).unwrap().class).level.0;
        assert_eq!((level("pupil"), level("pupil-adult"), level("pupil-young")), (12, 13, 6));
    }
}

#[test]
fn guardians_stand_to_the_children_as_described() {
    for cast in casts() {
        assert_eq!(cast.kind("guardian", "pupil"), Some(GuardianshipKind::LivesWith));
        assert_eq!(cast.kind("guardian", "pupil-young"), Some(GuardianshipKind::LivesWith));
        assert_eq!(cast.kind("guardian-apart", "pupil"), Some(GuardianshipKind::Apart));
        assert_eq!(cast.kind("guardian-apart", "pupil-young"), None);
        assert_eq!(cast.kind("guardian-none", "pupil-young"), Some(GuardianshipKind::NoResponsibility));
        assert_eq!(cast.kind("guardian-none", "pupil"), None);
        let home = |name| cast.0.person(cast.who(name)).home;
        assert_eq!(home("guardian"), home("pupil"));
        assert_ne!(home("guardian-apart"), home("pupil"));
    }
}

#[test]
fn the_protected_pupil_has_a_barred_parent_and_goes_to_the_same_school() {
    for cast in casts() {
        let pupil = cast.who("pupil-protected");
        assert_eq!(cast.0.person(pupil).protection, Protection::StrictlyConfidential);
        assert!(cast.0.guardianships_of(pupil).iter().any(|row| row.kind == GuardianshipKind::Barred));
        assert_eq!(cast.school_of("pupil-protected"), cast.school_of("pupil"));
    }
}

#[test]
fn teachers_teach_whom_they_should() {
    for cast in casts() {
        let class = cast.0.class(cast.0.enrolment(cast.who("pupil")).unwrap().class);
        assert_eq!(class.contact_teacher, cast.who("contact-teacher"));
        assert!(cast.groups_shared("contact-teacher", "pupil") >= 2);
        assert_eq!(cast.groups_shared("subject-teacher", "pupil"), 1);
        assert_eq!(cast.groups_shared("other-teacher", "pupil"), 0);
        for teacher in ["subject-teacher", "contact-teacher", "other-teacher"] {
            assert!(cast.holds(teacher, Role::Teacher, Some(cast.school_of("pupil"))));
            let rows = cast.0.guardianships.iter();
            assert!(rows.filter(|row| row.guardian == cast.who(teacher)).count() == 0, "{teacher}");
        }
    }
}

#[test]
fn two_of_the_teachers_share_a_group_without_the_pupil() {
    for cast in casts() {
        let [one, other] = ["subject-teacher", "other-teacher"].map(|name| cast.who(name));
        let groups = |teacher| -> HashSet<_> {
            let rows = cast.0.assignments.iter().filter(|row| row.teacher == teacher);
            rows.map(|row| row.group).collect()
        };
        let (of_one, of_other, of_third) = (groups(one), groups(other), groups(cast.who("contact-teacher")));
        assert!(of_one.intersection(&of_other).count() + of_other.intersection(&of_third).count() == 1);
    }
}

#[test]
fn the_contact_teacher_meets_the_class_on_most_days() {
    for cast in casts() {
        let groups = &cast.0.enrolment(cast.who("pupil")).unwrap().groups;
        let teacher = cast.who("contact-teacher");
        let own =
            cast.0.assignments.iter().filter(|row| row.teacher == teacher && groups.contains(&row.group));
        let days: HashSet<i8> = own
            .flat_map(|row| cast.0.slots_of(row.group))
            .map(|slot| slot.weekday.to_monday_zero_offset())
            .collect();
        assert!(days.len() >= 4, "{} days", days.len());
    }
}

#[test]
fn offices_are_held_where_they_should_be() {
    for cast in casts() {
        let school = Some(cast.school_of("pupil"));
        assert!(cast.holds("principal", Role::Principal, school));
        assert!(cast.holds("secretary", Role::Secretary, school));
        assert!(cast.holds("timetabler", Role::Timetabler, school));
        assert!(cast.holds("substitute", Role::Teacher, school));
        assert!(!cast.0.assignments.iter().any(|row| row.teacher == cast.who("substitute")));
        assert!(cast.holds("department-head", Role::DepartmentHead, school));
        assert!(cast.holds("other-principal", Role::Principal, Some(SchoolKey(1))));
        assert!(cast.holds("accountable-head", Role::AccountableHead, None));
        assert!(cast.holds("system-owner", Role::SystemOwner, None));
        assert!(cast.holds("dpo", Role::Dpo, None));
        assert!(cast.holds("it", Role::It, None));
        assert!(cast.holds("operator", Role::Operator, None));
    }
}

#[test]
fn personas_are_different_people_with_stable_names() {
    for cast in casts() {
        let people: HashSet<_> = cast.0.personas.iter().map(|persona| persona.person).collect();
        assert_eq!((people.len(), cast.0.personas.len()), (22, 22));
        for persona in &cast.0.personas {
            let name = persona.person.map(|person| cast.0.person(person).name.full());
            assert!(name.is_none_or(|name| name == persona.display_name), "{}", persona.user_name);
            assert!(!persona.description.is_empty() && !persona.heading.text().is_empty());
        }
        assert_eq!(cast.0.persona("stranger").and_then(|persona| persona.person), None);
    }
}

#[test]
fn one_pupil_is_just_under_the_limit_of_a_subject_and_one_is_over_it() {
    let cast = Cast(spring());
    let share = |name: &str| {
        let pupil = cast.who(name);
        let groups = &cast.0.enrolment(pupil).unwrap().groups;
        let pieces: Vec<_> = cast.0.absence().filter(|piece| piece.pupil == pupil).collect();
        let of_limit = groups.iter().map(|group| {
            let absent = pieces
                .iter()
                .filter(|piece| piece.group == *group && matches!(piece.missed, Missed::Absent { .. }));
            let annual = cast.0.subject(cast.0.group(*group).subject).annual_minutes.get();
            absent.count() as u32 * u32::from(LESSON_MINUTES) * 1000 / annual
        });
        of_limit.max().unwrap()
    };
    assert!((70..=100).contains(&share("pupil")), "{}", share("pupil"));
    assert!(share("pupil-adult") > 100, "{}", share("pupil-adult"));
}
