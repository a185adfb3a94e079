//! People: who they are, the numbers and names they go by, and how they are reached.

use std::collections::HashMap;

use ransel_exchange::roster::{self, Spot};
use ransel_kernel::{PersonId, Withheld, pass::Set};

use super::{
    contact_point::{self, ORIGIN, Way},
    identity::{self, Match},
    key::Key,
    report::ImportError,
    run::Run,
    shelf::{Known, PersonRow, Shelf},
};
use crate::records::{BirthDate, ContactPoint, Person};

impl Run<'_, '_, '_> {
    /// Brings in some people; returns who stands behind these and further keys.
    pub fn people(
        &mut self,
        rows: Vec<(Spot, roster::Person, bool)>,
        keys: &[Key],
    ) -> Result<HashMap<Key, PersonId>, ImportError> {
        let policy = self.options.numbers;
        let row = |(spot, row, placed)| PersonRow::new(self.owner, spot, row, placed, policy);
        let rows: Vec<_> = rows.into_iter().map(row).collect();
        let placed = !self.owner.settings().guardian_identity_number;
        let mut shelf = Shelf::load(&mut self.desk, &rows, keys, self.today, placed)?;
        for row in rows {
            if let Err(reason) = self.person(&mut shelf, &row)? {
                self.refuse(row.spot, "person", reason);
                self.left_out.insert(row.key);
                self.done.spared.extend(shelf.keys.get(&row.key));
            }
        }
        Ok(shelf.keys)
    }

    /// Brings in one; the inner error is why the row stays out.
    fn person(
        &mut self,
        shelf: &mut Shelf,
        row: &PersonRow,
    ) -> Result<Result<(), &'static str>, ImportError> {
        if row.row.gone {
            // Nobody is deleted by a file: she leaves when her memberships end, and goes when the keep rule says so.
            self.warn(row.spot, "person", "person-deleted-there");
            return Ok(Ok(()));
        }
        let id = match identity::decide(&shelf.found(row)) {
            Err(reason) => return Ok(Err(reason)),
            Ok(Match::Alike(id)) if !same_birth(shelf, id, row) => return Ok(Err("birth-dates-disagree")),
            Ok(Match::Known(id) | Match::Alike(id)) => Some(id),
            Ok(Match::New) => None,
        };
        for reason in &row.ids.refused {
            self.warn(row.spot, "userid", reason);
        }
        let (id, new) = match id {
            Some(id) => (id, false),
            None => (self.register(shelf, row)?, true),
        };
        let mut changed = false;
        if self.first_of(shelf, row.key, id) {
            changed |= !new && self.describe(shelf, row, id)?;
            changed |= self.reach(shelf, row, id)?;
        } else {
            // The same person under two keys: the first row says who she is.
            self.warn(row.spot, "person", "person-twice");
        }
        changed |= self.key(shelf, row, id)?;
        changed |= self.numbers(shelf, row, id)?;
        changed |= self.feide_names(shelf, row, id)?;
        if new {
            self.done.report.persons.added += 1;
        } else {
            self.done.report.persons.met(changed);
        }
        Ok(Ok(()))
    }

    /// Whether no other row has said who this person is: else the two would take turns.
    fn first_of(&mut self, shelf: &Shelf, key: Key, id: PersonId) -> bool {
        let several = shelf.several.contains(&id);
        if several && self.desk.on_paper() {
            self.done.described.push(id);
        }
        let before = self.found.twice.contains(&key)
            || (several && self.desk.on_paper() && self.found.described.contains(&id));
        let first = self.people.insert(id) && !before;
        if !first && self.desk.on_paper() {
            self.done.twice.push(key);
        }
        first
    }

    fn register(&mut self, shelf: &mut Shelf, row: &PersonRow) -> Result<PersonId, ImportError> {
        // On paper the key stands for whoever is to come.
        let id = if self.desk.on_paper() { row.key.0 } else { self.id()? };
        let id = PersonId(id);
        let (given, family) = (row.row.given.clone(), row.row.family.clone());
        let person = Person {
            id,
            given,
            family,
            verified: row.ids.verified().unwrap_or(false),
            language: language(&row.row).unwrap_or_default().to_owned(),
            born: Withheld::Open(BirthDate(row.row.born)),
        };
        self.desk.insert(&person)?;
        shelf.people.insert(id, Known::new(person));
        Ok(id)
    }

    /// Name, date of birth, language. What the row leaves out stays as it is.
    fn describe(&mut self, shelf: &mut Shelf, row: &PersonRow, id: PersonId) -> Result<bool, ImportError> {
        let Some(known) = shelf.people.get_mut(&id) else { return Ok(false) };
        let before = &known.person;
        let (given, family) = (row.row.given.clone(), row.row.family.clone());
        let verified = row.ids.verified().unwrap_or(before.verified);
        let language = language(&row.row).unwrap_or(&before.language).to_owned();
        let born_before = before.born.as_open().and_then(|born| born.0);
        let born = row.row.born.or(born_before);
        let mut set = Set::default();
        let mut changed = false;
        if (&given, &family) != (&before.given, &before.family) {
            set = set.to(Person::GIVEN, &given).to(Person::FAMILY, &family);
            changed = true;
        }
        if verified != before.verified {
            set = set.to(Person::VERIFIED, &verified);
            changed = true;
        }
        if language != before.language {
            set = set.to(Person::LANGUAGE, &language);
            changed = true;
        }
        if born != born_before {
            set = set.to(Person::BORN, &Withheld::Open(BirthDate(born)));
            changed = true;
        }
        if changed {
            self.desk.update(&id, set)?;
            known.person = Person {
                given,
                family,
                verified,
                language,
                born: Withheld::Open(BirthDate(born)),
                ..known.person
            };
        }
        Ok(changed)
    }

    fn reach(&mut self, shelf: &Shelf, row: &PersonRow, id: PersonId) -> Result<bool, ImportError> {
        let kept = shelf.people.get(&id).map_or(&[][..], |known| &known.points);
        let named = contact_point::named(&row.row.reached, self.today);
        let (ended, new) = contact_point::difference(kept, &named, self.today);
        for point in &ended {
            self.desk.update(point, Set::default().to(ContactPoint::VALID_TO, &Some(self.today)))?;
        }
        let changed = !ended.is_empty() || !new.is_empty();
        for Way { kind, value, postal_code, locality } in new {
            self.desk.insert(&ContactPoint {
                id: self.id()?,
                person: id,
                home: None,
                kind,
                value,
                postal_code,
                locality,
                origin: ORIGIN.to_owned(),
                valid_from: self.today,
                valid_to: None,
            })?;
        }
        Ok(changed)
    }
}

/// Whether the dates of birth let the row be this person's. A mistyped number must not join two people.
fn same_birth(shelf: &Shelf, id: PersonId, row: &PersonRow) -> bool {
    let known = shelf.people.get(&id).and_then(|known| known.person.born.as_open()).and_then(|born| born.0);
    known.zip(row.row.born).is_none_or(|(known, born)| known == born)
}

/// The language as it is kept; `None` where the row names none we have words in.
fn language(person: &roster::Person) -> Option<&'static str> {
    match person.language.as_deref()?.to_ascii_lowercase().as_str() {
        "nb" | "nob" | "no" => Some("nb"),
        "nn" | "nno" => Some("nn"),
        "se" | "sme" => Some("se"),
        "en" | "eng" => Some("en"),
        _ => None,
    }
}
