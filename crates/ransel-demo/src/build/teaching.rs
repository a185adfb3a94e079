//! Teaching groups, their teachers and their lessons, school by school.
//! A group looks for a teacher of its field who is free with it; if there is none, one is hired. So nothing clashes.

mod blocks;

use ransel_law::Minutes;

use super::Town;
use super::posts::HireFrom;
use super::week::{Needs, Shape, Week, free_places};
use crate::curriculum::{self, Course, Field, Plan, TaughtBy};
use crate::model::{
    ClassKey, GroupKey, PersonKey, Role, SchoolKey, Slot, Subject, SubjectKey, TeachingAssignment,
    TeachingGroup, YearLevel,
};

/// The most lessons a teacher has in a week.
pub(crate) const LOAD_MAX: usize = 23;

/// A school while its week is laid out.
struct Staffroom {
    school: SchoolKey,
    classes: Vec<ClassInWeek>,
    teachers: Vec<Teacher>,
    extra_rooms: usize,
}

/// A class and the lessons it has so far.
struct ClassInWeek {
    key: ClassKey,
    level: YearLevel,
    plan: Plan,
    busy: Week,
    /// Its place among the teachers.
    contact_teacher: usize,
    with_contact_teacher: Week,
}

struct Teacher {
    person: PersonKey,
    field: Field,
    load: usize,
    busy: Week,
}

/// A group about to be formed.
struct Forming<'a> {
    course: &'a Course,
    name: String,
    classes: Vec<ClassKey>,
    pupils: Vec<PersonKey>,
    room: String,
}

impl Town {
    /// Forms all groups and lays out the weeks of all schools.
    pub(super) fn teach(&mut self) {
        for school in (0..self.schools.len()).map(SchoolKey::at) {
            let mut staffroom = self.gather(school);
            self.teach_blocks(&mut staffroom);
            // Lessons with the contact teacher come before the others, which can take any teacher.
            for taught_by in [TaughtBy::ContactTeacher, TaughtBy::SubjectTeacher] {
                for place in 0..staffroom.classes.len() {
                    self.teach_class(&mut staffroom, place, taught_by);
                }
            }
        }
        self.slots.sort_by_key(|slot| (slot.group, slot.weekday.to_monday_zero_offset(), slot.start));
    }

    /// The classes of a school, each with a contact teacher whose lessons with it are set aside.
    fn gather(&mut self, school: SchoolKey) -> Staffroom {
        let mut staffroom = Staffroom { school, classes: vec![], teachers: vec![], extra_rooms: 0 };
        let keys = (0..self.classes.len()).map(ClassKey::at);
        for key in keys.filter(|key| self.classes[key.index()].school == school).collect::<Vec<_>>() {
            let class = &self.classes[key.index()];
            let (level, plan) = (class.level, curriculum::plan(class.level, class.programme_area));
            let own = plan.whole_class.iter().filter(|course| course.taught_by == TaughtBy::ContactTeacher);
            let load = own.clone().map(Course::lessons_weekly).sum();
            let field = own.map(|course| course.field).next().unwrap_or(Field::Humanities);
            let person = self.hire(Some(school), Role::Teacher, HireFrom::Outside);
            self.classes[key.index()].contact_teacher = person;
            let contact_teacher = staffroom.teachers.len();
            staffroom.teachers.push(Teacher { person, field, load, busy: Week::default() });
            let (busy, with_contact_teacher) = (Week::default(), Week::default());
            staffroom.classes.push(ClassInWeek {
                key,
                level,
                plan,
                busy,
                contact_teacher,
                with_contact_teacher,
            });
        }
        staffroom
    }

    /// The subjects a class has as one.
    fn teach_class(&mut self, staffroom: &mut Staffroom, place: usize, taught_by: TaughtBy) {
        let courses = staffroom.classes[place].plan.whole_class;
        for course in courses.iter().filter(|course| course.taught_by == taught_by) {
            let Some((teacher, lessons)) = self.find_teacher(staffroom, place, course) else { continue };
            let class = &mut staffroom.classes[place];
            class.busy = class.busy.with(lessons);
            if teacher == class.contact_teacher {
                class.with_contact_teacher = class.with_contact_teacher.with(lessons);
            }
            let row = &self.classes[class.key.index()];
            let forming = Forming {
                course,
                name: format!("{}/{}", row.name, course.code),
                classes: vec![class.key],
                pupils: row.pupils.clone(),
                room: row.room.clone(),
            };
            self.form_group(staffroom, forming, teacher, lessons);
        }
    }

    /// A teacher for a class and the lessons both are free for.
    fn find_teacher(
        &mut self,
        staffroom: &mut Staffroom,
        place: usize,
        course: &Course,
    ) -> Option<(usize, Week)> {
        let class = &staffroom.classes[place];
        let lessons = course.lessons_weekly();
        let own = course.taught_by == TaughtBy::ContactTeacher;
        let (shape, together) =
            if own { (Shape::Spread, class.with_contact_teacher) } else { (Shape::Doubles, Week::default()) };
        let classes = class.busy;
        let try_out = |teacher: Week| free_places(Needs { classes, teacher, together }, lessons, shape);
        if own && let Some(week) = try_out(staffroom.teachers[class.contact_teacher].busy) {
            return Some((class.contact_teacher, week));
        }
        let suited = staffroom
            .teachers
            .iter()
            .enumerate()
            .filter(|(_, teacher)| teacher.field == course.field && teacher.load + lessons <= LOAD_MAX);
        let possible = suited.filter_map(|(place, teacher)| Some((place, try_out(teacher.busy)?)));
        let found = possible.min_by_key(|(_, week)| classes.with(*week).gaps());
        let (teacher, week) = match found {
            Some(found) => found,
            // A new teacher is free all week, and a class has more places than lessons.
            None => {
                let week = try_out(Week::default())?;
                (self.hire_teacher(staffroom, course.field), week)
            }
        };
        staffroom.teachers[teacher].load += lessons;
        Some((teacher, week))
    }

    fn hire_teacher(&mut self, staffroom: &mut Staffroom, field: Field) -> usize {
        let person = self.hire(Some(staffroom.school), Role::Teacher, HireFrom::Anywhere);
        staffroom.teachers.push(Teacher { person, field, load: 0, busy: Week::default() });
        staffroom.teachers.len() - 1
    }

    /// Writes down a group with its teacher and lessons.
    fn form_group(&mut self, staffroom: &mut Staffroom, forming: Forming<'_>, teacher: usize, lessons: Week) {
        let teacher = &mut staffroom.teachers[teacher];
        teacher.busy = teacher.busy.with(lessons);
        let Forming { course, name, classes, pupils, room } = forming;
        let key = self.group_key();
        for pupil in &pupils {
            self.enrolments[pupil.index()].groups.push(key);
        }
        let subject = self.subject(course);
        let id = self.stream("group-id", key.index()).id();
        self.groups.push(TeachingGroup {
            id,
            school: staffroom.school,
            subject,
            name,
            classes,
            pupils,
            room,
        });
        self.assignments.push(TeachingAssignment { teacher: teacher.person, group: key, period: self.year });
        self.add_slots(key, lessons);
    }

    fn add_slots(&mut self, group: GroupKey, lessons: Week) {
        self.slots.extend(lessons.lessons().map(|(weekday, start, end)| Slot { group, weekday, start, end }));
    }

    fn subject(&mut self, course: &Course) -> SubjectKey {
        if let Some(known) = self.subject_of_code.get(course.code) {
            return *known;
        }
        let key = SubjectKey::at(self.subjects.len());
        self.subjects.push(Subject {
            id: self.stream(course.code, 0).id(),
            code: course.code,
            name_nb: course.name_nb,
            name_nn: course.name_nn,
            annual_minutes: Minutes::new(course.annual_minutes),
            kind: course.kind,
        });
        self.subject_of_code.insert(course.code, key);
        key
    }
}
