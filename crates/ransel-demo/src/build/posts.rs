//! Who works for the owner: hiring, leaders and offices. Some who are hired are guardians already.

use jiff::Span;
use jiff::civil::{Date, date};

use super::Town;
use super::places::AddressKept;
use crate::model::{Period, PersonKey, Post, Role, SchoolKey, Stage};
use crate::names;
use crate::stream::Stream;

/// Where somebody is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HireFrom {
    /// Only people without another role here.
    Outside,
    /// A guardian of the district now and then.
    Anywhere,
}

impl Town {
    /// The leaders and offices of schools and owner.
    pub(super) fn open_offices(&mut self) {
        for school in (0..self.schools.len()).map(SchoolKey::at) {
            let pupils = self.enrolments.iter().filter(|row| row.school == school).count();
            self.hire(Some(school), Role::Principal, HireFrom::Outside);
            for _ in 0..(pupils / 300).max(1) {
                self.hire(Some(school), Role::DepartmentHead, HireFrom::Outside);
            }
            for _ in 0..(pupils / 400).max(1) {
                self.hire(Some(school), Role::Secretary, HireFrom::Outside);
            }
            if self.schools[school.index()].stage != Stage::Primary {
                self.hire(Some(school), Role::SchoolCounsellor, HireFrom::Anywhere);
            }
            self.retire_someone(school);
        }
        for role in [Role::AccountableHead, Role::SystemOwner, Role::Dpo, Role::It, Role::Operator] {
            self.hire(None, role, HireFrom::Outside);
        }
    }

    /// Who keeps the timetables, and a teacher without groups of her own who stands in for others. They come last, so
    /// that nobody who was there before is somebody else by them.
    pub(super) fn hire_for_the_timetable(&mut self) {
        for school in (0..self.schools.len()).map(SchoolKey::at) {
            self.hire(Some(school), Role::Timetabler, HireFrom::Outside);
        }
        let [pupil, ..] = self.persona_seats();
        let school = self.enrolments[pupil.index()].school;
        self.substitute = Some(self.hire(Some(school), Role::Teacher, HireFrom::Outside));
    }

    /// Somebody whose post has ended, so that access which ends with a post can be shown.
    fn retire_someone(&mut self, school: SchoolKey) {
        self.hire(Some(school), Role::Teacher, HireFrom::Outside);
        if let Some(post) = self.posts.last_mut() {
            post.period.to = Some(self.year.from);
        }
    }

    /// Gives somebody a post that goes on.
    pub(super) fn hire(&mut self, school: Option<SchoolKey>, role: Role, hire_from: HireFrom) -> PersonKey {
        let number = self.hired;
        self.hired += 1;
        let mut stream = self.stream("hire", number);
        let district = school.map_or(0, |school| school.index() / 3);
        let at_hand = &mut self.guardians_for_hire[district];
        let person = if hire_from == HireFrom::Anywhere && stream.chance(120) && !at_hand.is_empty() {
            let place = stream.below(at_hand.len());
            at_hand.swap_remove(place)
        } else {
            let (name, origin) = names::anyone(&mut stream);
            let home = self.add_home(district, AddressKept::Yes);
            let born = date(self.first_year() - stream.between(25, 66) as i16, 1, 1);
            let born = born.saturating_add(Span::new().days(stream.below(365) as i64));
            self.add_person(name, origin, born, Some(home))
        };
        let from = self.hired_on(person, &mut stream);
        self.posts.push(Post { person, school, role, period: Period::since(from) });
        person
    }

    /// 1 August of some year since the person was 23, at most 15 years ago.
    fn hired_on(&self, person: PersonKey, stream: &mut Stream) -> Date {
        let years = self.first_year() - self.people[person.index()].born.year() - 23;
        date(self.first_year() - stream.between(1, i32::from(years.clamp(1, 15))) as i16, 8, 1)
    }
}
