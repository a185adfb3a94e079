//! Guardians and next of kin. A file can say that somebody is a guardian, not what kind of one, and not that she no
//! longer is: whoever is missing is named for the office to look at.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_exchange::roster::ContactKind;
use ransel_kernel::PersonId;

use super::{
    desk::Reads,
    key::Key,
    report::ImportError,
    run::{Done, Run},
    shelf::behind,
    staged::ContactRow,
};
use crate::records::{Guardianship, GuardianshipKind, NextOfKin};

const ELEMENT: &str = "pifu_hasContactPerson";

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
        let mut guardians = self.desk.rows::<Guardianship>().among(Guardianship::CHILD, children()).all()?;
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
                    ContactKind::Guardian => self.guardian(&mut guardians, child, *other)?,
                    ContactKind::NextOfKin => self.kin(&mut kin, child, *other)?,
                    ContactKind::Unsaid => self.warn(row.spot, ELEMENT, "contact-without-kind"),
                }
            }
            self.look_for_missing(row, child, &named, &guardians);
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
        known: &mut Vec<Guardianship>,
        child: PersonId,
        guardian: PersonId,
    ) -> Result<(), ImportError> {
        if known.iter().any(|row| row.child == child && row.guardian == guardian) {
            self.done.report.contacts.met(false);
            return Ok(());
        }
        let row = Guardianship {
            id: self.id()?,
            child,
            guardian,
            kind: GuardianshipKind::LivesWith,
            valid_from: self.today,
            valid_to: None,
            recorded_at: self.now,
            recorded_by: None,
            replaces: None,
        };
        self.desk.insert(&row)?;
        known.push(row);
        self.done.report.contacts.added += 1;
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
        known: &[Guardianship],
    ) {
        let names_guardians = named.iter().any(|(kind, _)| *kind == ContactKind::Guardian);
        if !names_guardians || named.len() < row.named.len() {
            return;
        }
        let today = self.today;
        let missing = known.iter().any(|stored| {
            stored.child == child
                && stored.recorded_by.is_none()
                && stored.kind == GuardianshipKind::LivesWith
                && running(stored.valid_to, today)
                && !named.contains(&(ContactKind::Guardian, stored.guardian))
        });
        if missing {
            self.warn(row.spot, ELEMENT, "guardian-no-longer-named");
        }
    }
}

fn running(to: Option<Date>, today: Date) -> bool {
    to.is_none_or(|to| today < to)
}
