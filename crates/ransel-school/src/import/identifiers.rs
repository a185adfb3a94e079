//! The keys, numbers and names a person goes by, as they are kept.

use ransel_kernel::{PersonId, pass::Set, value::Sealed};

use super::{
    number::{self, Held},
    report::ImportError,
    run::Run,
    shelf::{PersonRow, Shelf},
};
use crate::records::{Account, NationalNumber, SourceKey};

/// How a Feide name is kept.
const FEIDE: &str = "feide";

impl Run<'_, '_, '_> {
    /// The key the file knows her by.
    pub fn key(&mut self, shelf: &mut Shelf, row: &PersonRow, id: PersonId) -> Result<bool, ImportError> {
        if row.former.iter().filter_map(|key| shelf.keys.get(key)).any(|other| *other != id) {
            // The source says these two are one. Merging can be undone only by somebody who looked.
            self.warn(row.spot, "sourcedid", "two-persons-one-key");
        }
        if shelf.keys.contains_key(&row.key) {
            return Ok(false);
        }
        let (source, key) = (row.row.id.source.clone(), row.row.id.id.clone());
        self.desk.insert(&SourceKey { lookup: row.key.0, person: id, source, key })?;
        shelf.keys.insert(row.key, id);
        if self.desk.on_paper() {
            self.done.new_keys.push((row.key, id));
        }
        Ok(true)
    }

    /// Her national identity numbers. One that is followed by another stays, with the day it ended.
    pub fn numbers(&mut self, shelf: &mut Shelf, row: &PersonRow, id: PersonId) -> Result<bool, ImportError> {
        // Of those who are here only as somebody's guardian the owner may have chosen to keep no number.
        let kept = self.owner.settings().guardian_identity_number || row.placed || shelf.placed.contains(&id);
        if !kept {
            return Ok(false);
        }
        let mut changed = false;
        for (number, lookup) in row.ids.numbers.iter().zip(&row.numbers) {
            let Some(known) = shelf.people.get_mut(&id) else { continue };
            if known.numbers.iter().any(|held| held.lookup == *lookup) {
                continue;
            }
            let ended = number::ended_by(number, lookup, &known.numbers, &row.numbers);
            let same_kind = |held: &&Held| ended.contains(&held.id) && held.kind == number::kind(number);
            if known.numbers.iter().any(|held| same_kind(&held)) {
                self.warn(row.spot, "userid", "number-replaced");
            }
            for held in &ended {
                self.desk.update(held, Set::default().to(NationalNumber::VALID_TO, &Some(self.today)))?;
            }
            known
                .numbers
                .iter_mut()
                .filter(|held| ended.contains(&held.id))
                .for_each(|held| held.open = false);
            let new = NationalNumber {
                id: self.id()?,
                person: id,
                kind: number::kind(number).to_owned(),
                lookup: lookup.clone(),
                number: Sealed(number.digits()),
                valid_from: self.today,
                valid_to: None,
            };
            self.desk.insert(&new)?;
            known.numbers.push(Held { id: new.id, kind: new.kind, lookup: new.lookup, open: true });
            shelf.note_number(lookup, id);
            changed = true;
        }
        Ok(changed)
    }

    /// Her Feide names.
    pub fn feide_names(
        &mut self,
        shelf: &mut Shelf,
        row: &PersonRow,
        id: PersonId,
    ) -> Result<bool, ImportError> {
        let today = self.today;
        let holds = |account: &Account| account.valid_to.is_none_or(|to| today < to);
        let mut changed = false;
        for (name, lookup) in row.ids.feide.iter().zip(&row.feide) {
            let Some(known) = shelf.people.get_mut(&id) else { continue };
            if known.accounts.iter().any(|account| account.lookup == *lookup && holds(account)) {
                continue;
            }
            for old in known.accounts.iter_mut().filter(|account| account.kind == FEIDE && holds(account)) {
                if number::replaces(name, &old.name, &row.ids.feide) {
                    self.desk.update(&old.id, Set::default().to(Account::VALID_TO, &Some(today)))?;
                    old.valid_to = Some(today);
                }
            }
            let new = Account {
                id: self.id()?,
                person: id,
                kind: FEIDE.to_owned(),
                lookup: lookup.clone(),
                name: name.to_string(),
                valid_from: today,
                valid_to: None,
            };
            self.desk.insert(&new)?;
            known.accounts.push(new);
            shelf.note_feide(lookup, id);
            changed = true;
        }
        Ok(changed)
    }
}
