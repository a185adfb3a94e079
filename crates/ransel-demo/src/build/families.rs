//! Families: which pupils are siblings, who their guardians are, who lives where, and what has changed.
//! About a quarter of the pupils have parents who live apart, with every kind of arrangement among them.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use super::Town;
use super::places::AddressKept;
use crate::model::{Guardianship, GuardianshipKind, HomeKey, Name, Period, PersonKey, Protection, YearLevel};
use crate::names::{self, GivenTable, Origin};
use crate::personas::{PupilRole, ROLES_OF_PUPILS};
use crate::stream::Stream;

/// Siblings and what decides their guardians.
pub(super) struct Family {
    children: Vec<PersonKey>,
    district: usize,
    origin: Origin,
    /// The family names of the two parents.
    names: [String; 2],
    arrangement: Arrangement,
    protection: Protection,
}

/// How the parents live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrangement {
    Together,
    OneParent,
    /// Both have had the child at home until the day; since then the second parent is something else.
    Since(Date, GuardianshipKind),
    /// The second parent never had responsibility.
    NeverResponsible,
}

impl Town {
    /// Names the pupils, joins siblings, and adds guardians and homes.
    pub(super) fn raise_families(&mut self) {
        let seats = self.persona_seats();
        for district in 0..self.districts() {
            self.join_siblings(district, &seats);
        }
        let persona_families: [usize; ROLES_OF_PUPILS.len()] =
            std::array::from_fn(|place| self.found_persona_family(&ROLES_OF_PUPILS[place], seats[place]));
        for number in 0..self.families.len() {
            self.name_children(number);
        }
        self.guardians_for_hire = vec![vec![]; self.districts()];
        // `guardian` has two children by two fathers, so the younger child's family takes over the mother.
        let [pupil, young, ..] = persona_families;
        let mother = self.add_guardians(pupil, None);
        self.add_guardians(young, Some(mother));
        for number in (0..self.families.len()).filter(|number| ![pupil, young].contains(number)) {
            self.add_guardians(number, None);
        }
        self.guardianships.sort_by_key(|row| (row.child, row.guardian, row.period.from));
    }

    /// Goes through the years from the youngest and gives every pupil a new family or older siblings.
    fn join_siblings(&mut self, district: usize, seats: &[PersonKey]) {
        // Families by the level of their oldest child so far: siblings are two to five years apart.
        let mut open: Vec<(YearLevel, usize)> = Vec::new();
        let classes: Vec<usize> = (0..self.classes.len())
            .filter(|class| self.classes[*class].school.index() / 3 == district)
            .collect();
        for class in classes {
            let level = self.classes[class].level;
            for pupil in self.classes[class].pupils.clone() {
                if seats.contains(&pupil) {
                    continue;
                }
                let mut stream = self.stream("siblings", pupil.index());
                let tries = if stream.chance(550) && !open.is_empty() { 4 } else { 0 };
                let found = (0..tries).map(|_| stream.below(open.len())).find(|place| {
                    let (youngest, family) = open[*place];
                    (2..=5).contains(&(level.0 - youngest.0)) && self.families[family].children.len() < 4
                });
                match found {
                    Some(place) => {
                        open[place].0 = level;
                        self.families[open[place].1].children.push(pupil);
                    }
                    None => {
                        open.push((level, self.families.len()));
                        self.found_family(district, pupil);
                    }
                }
            }
        }
    }

    fn found_family(&mut self, district: usize, child: PersonKey) {
        let number = self.families.len();
        let mut stream = self.stream("family", number);
        let origin = names::origin(&mut stream);
        let second = if stream.chance(120) { names::origin(&mut stream) } else { origin };
        let names = [names::family_name(&mut stream, origin), names::family_name(&mut stream, second)];
        let since = self.spec.today.saturating_sub(Span::new().days(200 + stream.below(1500) as i64));
        let arrangement = match stream.below(1000) {
            0..=699 => Arrangement::Together,
            700..=749 => Arrangement::OneParent,
            750..=864 => Arrangement::Since(since, GuardianshipKind::Apart),
            865..=969 => Arrangement::Since(since, GuardianshipKind::SharedResidence),
            970..=989 => Arrangement::NeverResponsible,
            _ => Arrangement::Since(since, GuardianshipKind::Barred),
        };
        let protection = match (number, stream.below(1000)) {
            // So that every level occurs however small the owner is.
            (3, _) | (_, 0) => Protection::Client,
            (5, _) | (_, 1..=3) => Protection::Confidential,
            (_, 4) => Protection::StrictlyConfidential,
            _ => Protection::None,
        };
        self.families.push(Family {
            children: vec![child],
            district,
            origin,
            names,
            arrangement,
            protection,
        });
    }

    /// A family of its own for a persona, arranged as `design.md` § 7 describes.
    fn found_persona_family(&mut self, role: &PupilRole, seat: PersonKey) -> usize {
        let number = self.families.len();
        let since = date(self.first_year() - 3, 3, 1);
        self.found_family(0, seat);
        let family = &mut self.families[number];
        family.origin = Origin::Norwegian;
        family.protection = Protection::None;
        family.arrangement = match role.user_name {
            "pupil" => Arrangement::Since(since, GuardianshipKind::Apart),
            "pupil-young" => Arrangement::NeverResponsible,
            "pupil-protected" => Arrangement::Since(since, GuardianshipKind::Barred),
            _ => Arrangement::Together,
        };
        if role.user_name == "pupil-protected" {
            family.protection = Protection::StrictlyConfidential;
        }
        // Before Christmas a birthday in spring has been, and after it one in autumn, so the age is certain.
        let year = self.people[seat.index()].born.year();
        let autumn = self.spec.today.month() >= 8;
        let (month, day) = if autumn { role.born_in_spring } else { role.born_in_autumn };
        self.people[seat.index()].born = date(year, month, day);
        number
    }

    fn name_children(&mut self, number: usize) {
        let mut stream = self.stream("children", number);
        let Family { children, origin, names: [first, second], .. } = &self.families[number];
        let origin = *origin;
        let family = names::child_family_name(&mut stream, first, Some(second));
        for child in children {
            let table = names::given_table(&mut stream);
            let given = names::given_name(&mut stream, origin, table);
            self.people[child.index()].name = Name { given, family: family.clone() };
            self.origins[child.index()] = origin;
        }
    }

    /// Adds the parents and their homes; `first` where the first parent exists already.
    fn add_guardians(&mut self, number: usize, first: Option<(PersonKey, HomeKey)>) -> (PersonKey, HomeKey) {
        let mut stream = self.stream("parents", number);
        let Family { district, arrangement, protection, origin, .. } = self.families[number];
        let kept = match protection {
            Protection::StrictlyConfidential => AddressKept::No,
            _ => AddressKept::Yes,
        };
        let (first, home) = first.unwrap_or_else(|| {
            let home = self.add_home(district, kept);
            (self.add_parent(number, (0, GivenTable::First), home, &mut stream), home)
        });
        let second = (arrangement != Arrangement::OneParent).then(|| {
            let together = arrangement == Arrangement::Together;
            let other_home = if together { home } else { self.add_home(district, AddressKept::Yes) };
            let table = if stream.chance(30) { GivenTable::First } else { GivenTable::Second };
            self.add_parent(number, (1, table), other_home, &mut stream)
        });
        for child in self.families[number].children.clone() {
            self.people[child.index()].home = Some(home);
            self.people[child.index()].protection = protection;
            self.add_guardianships(child, first, second, arrangement);
        }
        self.people[first.index()].protection = protection;
        if let (Some(second), Arrangement::Together) = (second, arrangement) {
            self.people[second.index()].protection = protection;
        }
        let ordinary = protection == Protection::None && origin == Origin::Norwegian && second.is_some();
        if ordinary && arrangement == Arrangement::Together {
            self.guardians_for_hire[district].push(first);
        }
        (first, home)
    }

    fn add_parent(
        &mut self,
        number: usize,
        (which, table): (usize, GivenTable),
        home: HomeKey,
        stream: &mut Stream,
    ) -> PersonKey {
        let family = &self.families[number];
        let (origin, name) = (family.origin, family.names[which].clone());
        let oldest = family.children.iter().map(|child| self.people[child.index()].born.year()).min();
        let years = stream.between(22, 38) as i16;
        let born = date(oldest.unwrap_or(self.first_year() - 10) - years, 1, 1);
        let born = born.saturating_add(Span::new().days(stream.below(365) as i64));
        let given = names::given_name(stream, origin, table);
        self.add_person(Name { given, family: name }, origin, born, Some(home))
    }

    fn add_guardianships(
        &mut self,
        child: PersonKey,
        first: PersonKey,
        second: Option<PersonKey>,
        arrangement: Arrangement,
    ) {
        let born = self.people[child.index()].born;
        let of_age = born.saturating_add(18.years());
        let end = (of_age <= self.spec.today).then_some(of_age);
        let mut row = |guardian, kind, from, to: Option<Date>| {
            // A separation after the eighteenth birthday changes nothing any more.
            if to.is_none_or(|to| from < to) {
                self.guardianships.push(Guardianship { child, guardian, kind, period: Period { from, to } });
            }
        };
        let at_home = GuardianshipKind::LivesWith;
        let first_since = match arrangement {
            Arrangement::Since(since, GuardianshipKind::SharedResidence) => Some(since),
            _ => None,
        };
        let earlier = |since: Date| Some(end.map_or(since, |end| end.min(since)));
        row(first, at_home, born, first_since.map_or(end, earlier));
        if let Some(since) = first_since {
            row(first, GuardianshipKind::SharedResidence, since, end);
        }
        let Some(second) = second else { return };
        match arrangement {
            Arrangement::Since(since, kind) => {
                row(second, at_home, born, earlier(since));
                row(second, kind, since, end);
            }
            Arrangement::NeverResponsible => row(second, GuardianshipKind::NoResponsibility, born, end),
            Arrangement::Together | Arrangement::OneParent => row(second, at_home, born, end),
        }
    }
}
