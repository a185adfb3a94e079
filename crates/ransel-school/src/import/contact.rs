//! Guardians and next of kin. A file can say that somebody is a guardian, not what kind of one, and not that she no
//! longer is: whoever is missing is named for the office to look at. Whom it names has parental responsibility and
//! lives with the child until the office says otherwise.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_exchange::roster::ContactKind;
use ransel_kernel::PersonId;
use uuid::Uuid;

use super::{
    desk::Reads,
    key::Key,
    report::ImportError,
    run::{Done, Run},
    shelf::behind,
    staged::ContactRow,
};
use crate::records::{FamilyTie, NextOfKin, Residence, ResidenceKind, TieKind};

const ELEMENT: &str = "pifu_hasContactPerson";

/// What is known of the families a piece of the file speaks of.
struct Family {
    ties: Vec<FamilyTie>,
    /// Where people live today.
    homes: HashMap<PersonId, Vec<Uuid>>,
}

impl ContactRow {
    /// Everybody it speaks of.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.named.iter().map(|(_, key)| *key).chain([self.own])
    }
}

impl Run<'_, '_, '_> {
    /// Brings in the contacts of some people.
    pub fn contacts(mut self, rows: &[ContactRow]) -> Result<Done, ImportError> {
        let mut people = behind(&mut self.desk, rows.iter().flat_map(ContactRow::keys))?;
        if self.desk.on_paper() {
            let new = rows.iter().flat_map(ContactRow::keys);
            people.extend(new.filter_map(|key| Some((key, self.found.behind(key)?))));
        }
        self.contacts_of(rows, &people)?;
        Ok(self.finish())
    }

    fn contacts_of(
        &mut self,
        rows: &[ContactRow],
        people: &HashMap<Key, PersonId>,
    ) -> Result<(), ImportError> {
        let children: HashSet<_> = rows.iter().filter_map(|row| people.get(&row.own).copied()).collect();
        if children.is_empty() {
            return Ok(());
        }
        let children = || children.iter().copied();
        let adults = rows.iter().flat_map(|row| &row.named).filter_map(|(_, key)| people.get(key).copied());
        let residents: HashSet<_> = children().chain(adults).collect();
        let mut family = Family {
            ties: self.desk.rows::<FamilyTie>().among(FamilyTie::CHILD, children()).all()?,
            homes: HashMap::new(),
        };
        for row in self.desk.rows::<Residence>().among(Residence::PERSON, residents).all()? {
            if running(row.valid_to, self.today) {
                family.homes.entry(row.person).or_default().push(row.home);
            }
        }
        let mut kin = self.desk.rows::<NextOfKin>().among(NextOfKin::PERSON, children()).all()?;
        for row in rows {
            let Some(child) =
                people.get(&row.own).copied().filter(|_| !self.found.left_out.contains(&row.own))
            else {
                continue;
            };
            let named = self.named(row, child, people);
            for (kind, other) in &named {
                match kind {
                    ContactKind::Guardian => self.guardian(&mut family, child, *other)?,
                    ContactKind::NextOfKin => self.kin(&mut kin, child, *other)?,
                    ContactKind::Unsaid => self.warn(row.spot, ELEMENT, "contact-without-kind"),
                }
            }
            self.look_for_missing(row, child, &named, &family.ties);
        }
        Ok(())
    }

    /// The contacts that are somebody here.
    fn named(
        &mut self,
        row: &ContactRow,
        child: PersonId,
        people: &HashMap<Key, PersonId>,
    ) -> Vec<(ContactKind, PersonId)> {
        let mut named = Vec::new();
        for (kind, key) in &row.named {
            match people.get(key).copied() {
                _ if self.found.left_out.contains(key) => self.warn(row.spot, ELEMENT, "contact-left-out"),
                None => self.warn(row.spot, ELEMENT, "contact-unknown"),
                Some(other) if other == child => self.warn(row.spot, ELEMENT, "own-contact"),
                Some(other) if named.contains(&(*kind, other)) => {}
                Some(other) => named.push((*kind, other)),
            }
        }
        named
    }

    /// Any row for the pair stands, also one that has ended: the office may have set it, and ended it.
    fn guardian(
        &mut self,
        family: &mut Family,
        child: PersonId,
        guardian: PersonId,
    ) -> Result<(), ImportError> {
        if family.ties.iter().any(|row| row.child == child && row.adult == guardian) {
            self.done.report.contacts.met(false);
            return Ok(());
        }
        let row = FamilyTie {
            id: self.id()?,
            child,
            adult: guardian,
            kind: TieKind::Responsibility,
            valid_from: self.today,
            valid_to: None,
            recorded_at: self.now,
            recorded_by: None,
            replaces: None,
        };
        self.desk.insert(&row)?;
        family.ties.push(row);
        self.done.report.contacts.added += 1;
        let known = [child, guardian].iter().find_map(|person| family.homes.get(person)?.first().copied());
        let home = known.map_or_else(|| self.id(), Ok)?;
        for person in [child, guardian] {
            let homes = family.homes.entry(person).or_default();
            if homes.contains(&home) {
                continue;
            }
            homes.push(home);
            let id = self.id()?;
            self.desk.insert(&Residence {
                id,
                person,
                home,
                kind: ResidenceKind::Fixed,
                valid_from: self.today,
                valid_to: None,
                recorded_at: self.now,
                recorded_by: None,
                replaces: None,
            })?;
        }
        Ok(())
    }

    fn kin(
        &mut self,
        known: &mut Vec<NextOfKin>,
        person: PersonId,
        kin: PersonId,
    ) -> Result<(), ImportError> {
        let today = self.today;
        let holds = |row: &&NextOfKin| row.person == person && row.kin == kin && running(row.valid_to, today);
        if known.iter().any(|row| holds(&row)) {
            self.done.report.contacts.met(false);
            return Ok(());
        }
        let row = NextOfKin { id: self.id()?, person, kin, valid_from: today, valid_to: None };
        self.desk.insert(&row)?;
        known.push(row);
        self.done.report.contacts.added += 1;
        Ok(())
    }

    /// A guardian an import once brought, and whom a row with guardians does not name. Only a hint: another system may
    /// have brought her, and parental responsibility does not end by a file.
    fn look_for_missing(
        &mut self,
        row: &ContactRow,
        child: PersonId,
        named: &[(ContactKind, PersonId)],
        known: &[FamilyTie],
    ) {
        let names_guardians = named.iter().any(|(kind, _)| *kind == ContactKind::Guardian);
        if !names_guardians || named.len() < row.named.len() {
            return;
        }
        let today = self.today;
        let missing = known.iter().any(|stored| {
            stored.child == child
                && stored.recorded_by.is_none()
                && stored.kind == TieKind::Responsibility
                && running(stored.valid_to, today)
                && !named.contains(&(ContactKind::Guardian, stored.adult))
        });
        if missing {
            self.warn(row.spot, ELEMENT, "guardian-no-longer-named");
        }
    }
}

fn running(to: Option<Date>, today: Date) -> bool {
    to.is_none_or(|to| today < to)
}
