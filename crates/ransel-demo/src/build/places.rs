//! Schools, classes and their seats, and addresses. A larger owner has more districts, each with three schools.

use jiff::civil::date;
use ransel_law::OrganisationNumber;

use super::Town;
use crate::curriculum;
use crate::model::{
    Address, ClassKey, Enrolment, Home, HomeKey, Name, PersonKey, School, SchoolClass, SchoolKey, Stage,
    YearLevel,
};
use crate::names::{self, Origin};
use crate::personas::ROLES_OF_PUPILS;

/// Pupils of a district: thirteen years of four classes of 28.
const DISTRICT: usize = 13 * 4 * CLASS;
const CLASS: usize = 28;

impl Town {
    /// Schools and classes, with a pupil in every seat who is still without name and family.
    pub(super) fn found_schools(&mut self) {
        let districts = ((self.spec.pupils + DISTRICT / 2) / DISTRICT).max(1);
        for district in 0..districts {
            self.found_district(district, districts);
        }
    }

    fn found_district(&mut self, district: usize, districts: usize) {
        for stage in [Stage::Primary, Stage::LowerSecondary, Stage::UpperSecondary] {
            let school = self.found_school(district, stage);
            for level in (1..=13).map(YearLevel).filter(|level| level.stage() == stage) {
                // Pupils are shared out so that the totals of all years add up exactly.
                let cell = district * 13 + usize::from(level.0) - 1;
                let upto = |cell: usize| self.spec.pupils * cell / (13 * districts);
                let pupils = upto(cell + 1) - upto(cell);
                let count = pupils.div_ceil(CLASS).max(1);
                for index in 0..count {
                    let seats = pupils * (index + 1) / count - pupils * index / count;
                    self.open_class(school, level, (index, count), seats);
                }
            }
        }
    }

    fn found_school(&mut self, district: usize, stage: Stage) -> SchoolKey {
        let key = SchoolKey::at(self.schools.len());
        let place = names::place(district);
        let name = match (district, stage) {
            (0, Stage::LowerSecondary) => "Havnes ungdomsskole".to_owned(),
            (_, Stage::Primary) => format!("{place} barneskole"),
            (_, Stage::LowerSecondary) => format!("{place} ungdomsskole"),
            (_, Stage::UpperSecondary) => format!("{place} videregående skole"),
        };
        let mut stream = self.stream("school", key.index());
        let address = Address { street: names::street(&mut stream), ..postal_place(district) };
        let organisation_number = organisation_number(key.index() + 1);
        self.schools.push(School { id: stream.id(), name, organisation_number, stage, address });
        key
    }

    fn open_class(
        &mut self,
        school: SchoolKey,
        level: YearLevel,
        (index, count): (usize, usize),
        seats: usize,
    ) {
        let (programme_area, name) = match level.stage() {
            Stage::UpperSecondary => {
                let (area, letters, index) = curriculum::programme(level, index, count);
                (Some(area), format!("{}{letters}{}", level.0 - 10, letter(index)))
            }
            _ => (None, format!("{}{}", level.0, letter(index))),
        };
        let class = ClassKey::at(self.classes.len());
        let pupils = (0..seats).map(|_| self.seat_pupil(school, class, level)).collect();
        self.classes.push(SchoolClass {
            id: self.stream("class-id", class.index()).id(),
            school,
            name,
            level,
            programme_area,
            // Replaced as soon as the teachers are hired.
            contact_teacher: PersonKey::at(0),
            pupils,
            room: format!("Rom {}{:02}", level.0 % 10, index + 1),
        });
    }

    fn seat_pupil(&mut self, school: SchoolKey, class: ClassKey, level: YearLevel) -> PersonKey {
        let number = self.people.len();
        let first = date(self.first_year() - 5 - i16::from(level.0), 1, 1);
        let mut stream = self.stream("birth", number);
        let born = first.saturating_add(jiff::Span::new().days(stream.below(365) as i64));
        let name = Name { given: String::new(), family: String::new() };
        let pupil = self.add_person(name, Origin::Norwegian, born, None);
        self.enrolments.push(Enrolment { pupil, school, class, groups: vec![], period: self.year });
        pupil
    }

    /// The seats of the personas who are pupils, in the order of [`ROLES_OF_PUPILS`].
    pub(crate) fn persona_seats(&self) -> [PersonKey; ROLES_OF_PUPILS.len()] {
        ROLES_OF_PUPILS.map(|role| {
            let of_level = |row: &&SchoolClass| row.level == role.level && row.school.index() < 3;
            let classes: Vec<&SchoolClass> = self.classes.iter().filter(of_level).collect();
            let class = classes.get(role.class).or(classes.first());
            class.and_then(|class| class.pupils.first().copied()).unwrap_or(PersonKey::at(0))
        })
    }

    /// A household at a new address in a district.
    pub(super) fn add_home(&mut self, district: usize, address_kept: AddressKept) -> HomeKey {
        let key = HomeKey::at(self.homes.len());
        let mut stream = self.stream("home", key.index());
        let id = stream.id();
        let address = Address { street: names::street(&mut stream), ..postal_place(district) };
        let address = (address_kept == AddressKept::Yes).then_some(address);
        self.homes.push(Home { id, address });
        key
    }

    /// How many districts there are.
    pub(super) fn districts(&self) -> usize {
        self.schools.len() / 3
    }
}

/// May the address of a household be stored at all?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AddressKept {
    Yes,
    No,
}

/// A postal place without a street. Codes above 9991 are not in use.
pub(super) fn postal_place(district: usize) -> Address {
    const PLACES: [(&str, &str); 4] =
        [("9995", "SOLØY"), ("9996", "HAVNES"), ("9997", "YTTERVIK"), ("9998", "LUNDEVÅG")];
    let (postal_code, place) = PLACES[district % PLACES.len()];
    Address { street: String::new(), postal_code, place }
}

/// A valid organisation number from 900 000 000 on; numbers are handed out from 910 on.
pub(super) fn organisation_number(index: usize) -> OrganisationNumber {
    let valid = (0_u32..)
        .filter_map(|start| (0..10).find_map(|check| format!("{}{check}", 90_000_100 + start).parse().ok()));
    // The numbers do not end, so the first branch is the one taken.
    let mut valid = valid.skip(index);
    loop {
        if let Some(number) = valid.next() {
            return number;
        }
    }
}

fn letter(index: usize) -> char {
    char::from(b'A' + (index % 26) as u8)
}
