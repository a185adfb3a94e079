//! The same families told the way a register keeps them: ties between a child and an adult, and who lives in which home.

use std::collections::BTreeMap;

use crate::model::{GuardianshipKind, HomeKey, Owner, Period, PersonKey};

/// One thing an adult is to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Has parental responsibility.
    Responsibility,
    /// Is a parent without it.
    Parent,
    /// Has lost the right to information.
    Barred,
}

/// Somebody lives in a home for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residence {
    /// Who.
    pub person: PersonKey,
    /// Where.
    pub home: HomeKey,
    /// One of two homes, by agreement.
    pub shared: bool,
    /// When.
    pub period: Period,
}

impl Owner {
    /// Every tie: child, adult, what, when.
    pub fn ties(&self) -> Vec<(PersonKey, PersonKey, Tie, Period)> {
        let mut ties = Vec::new();
        for row in &self.guardianships {
            let kinds: &[Tie] = match row.kind {
                GuardianshipKind::NoResponsibility => &[Tie::Parent],
                GuardianshipKind::Barred => &[Tie::Parent, Tie::Barred],
                _ => &[Tie::Responsibility],
            };
            ties.extend(kinds.iter().map(|tie| (row.child, row.guardian, *tie, row.period)));
        }
        ties
    }

    /// Where pupils and their guardians live and have lived.
    pub fn residences(&self) -> Vec<Residence> {
        let mut found = Vec::new();
        let mut moved: BTreeMap<PersonKey, Option<jiff::civil::Date>> = BTreeMap::new();
        for child in self.enrolments.iter().map(|row| row.pupil) {
            let Some(home) = self.person(child).home else { continue };
            let rows = self.guardianships_of(child);
            let since =
                rows.iter().find(|row| row.kind == GuardianshipKind::SharedResidence).map(|row| row.period);
            let born = Period { from: self.person(child).born, to: since.map(|period| period.from) };
            found.push(Residence { person: child, home, shared: false, period: born });
            if let Some(period) = since {
                found.push(Residence { person: child, home, shared: true, period });
            }
            for row in rows {
                let Some(own) = self.person(row.guardian).home else { continue };
                let left = moved.entry(row.guardian).or_default();
                match row.kind {
                    // She lived where the child lives, and has moved since.
                    GuardianshipKind::LivesWith if own != home => {
                        *left = (*left).max(row.period.to);
                        let (person, period) = (row.guardian, row.period);
                        found.push(Residence { person, home, shared: false, period });
                    }
                    GuardianshipKind::SharedResidence if own != home => {
                        let period = row.period;
                        found.push(Residence { person: child, home: own, shared: true, period });
                    }
                    _ => {}
                }
            }
        }
        for (person, left) in moved {
            let Some(home) = self.person(person).home else { continue };
            let from = left.unwrap_or_else(|| self.person(person).born);
            found.push(Residence { person, home, shared: false, period: Period { from, to: None } });
        }
        found.sort_by_key(|row| (row.person, row.period.from, row.home));
        found.dedup();
        found
    }
}
