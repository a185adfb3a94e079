//! What the store knows of the people in one chunk: a handful of queries, however many they are.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_exchange::roster::{self, Spot};
use ransel_kernel::{Owner, PersonId, Result, value::Bytes};

use super::{
    NumberPolicy,
    desk::Reads,
    identity::Found,
    key::Key,
    number::{Held, Identifiers},
};
use crate::records::{
    Account, ContactPoint, Enrolment, GroupMember, NationalNumber, Person, Post, SourceKey,
};

/// A row with what is computed from it once.
pub struct PersonRow {
    pub spot: Spot,
    pub row: roster::Person,
    /// Whether the file gives her a place somewhere.
    pub placed: bool,
    pub key: Key,
    pub former: Vec<Key>,
    pub ids: Identifiers,
    pub numbers: Vec<Bytes>,
    pub feide: Vec<Bytes>,
}

/// What is known of one person.
pub struct Known {
    pub person: Person,
    pub numbers: Vec<Held>,
    pub accounts: Vec<Account>,
    pub points: Vec<ContactPoint>,
}

/// What is known of a chunk.
#[derive(Default)]
pub struct Shelf {
    pub keys: HashMap<Key, PersonId>,
    pub by_number: HashMap<Vec<u8>, Vec<PersonId>>,
    pub by_feide: HashMap<Vec<u8>, Vec<PersonId>>,
    pub people: HashMap<PersonId, Known>,
    /// Who has more than one key.
    pub several: HashSet<PersonId>,
    /// Who has a place at a school; filled only if it is asked for.
    pub placed: HashSet<PersonId>,
}

impl PersonRow {
    /// With everything it is looked up by.
    pub fn new(owner: &Owner, spot: Spot, row: roster::Person, placed: bool, policy: NumberPolicy) -> Self {
        let ids = Identifiers::of(&row.numbers, &row.feide, policy);
        Self {
            spot,
            placed,
            key: Key::new(owner, &row.id),
            former: row.former.iter().map(|former| Key::new(owner, former)).collect(),
            numbers: ids.numbers.iter().map(|number| owner.lookup("national-id", &number.digits())).collect(),
            feide: ids.feide.iter().map(|name| owner.lookup("feide", &name.to_string())).collect(),
            ids,
            row,
        }
    }
}

/// The people behind these keys.
pub fn behind(store: &mut impl Reads, keys: impl IntoIterator<Item = Key>) -> Result<HashMap<Key, PersonId>> {
    let keys: HashSet<_> = keys.into_iter().map(|key| key.0).collect();
    let found = store.rows::<SourceKey>().among(SourceKey::LOOKUP, keys).all()?;
    Ok(found.into_iter().map(|row| (Key(row.lookup), row.person)).collect())
}

impl Shelf {
    /// Looks up everything about the rows; `placed` asks for places at school too.
    pub fn load(
        store: &mut impl Reads,
        rows: &[PersonRow],
        more: &[Key],
        today: Date,
        placed: bool,
    ) -> Result<Self> {
        let keys = rows.iter().flat_map(|row| row.former.iter().copied().chain([row.key]));
        let mut shelf = Self { keys: behind(store, keys.chain(more.iter().copied()))?, ..Self::default() };
        let numbers = rows.iter().flat_map(|row| row.numbers.iter().cloned());
        for found in store.rows::<NationalNumber>().among(NationalNumber::LOOKUP, numbers).all()? {
            once(shelf.by_number.entry(found.lookup.0).or_default(), found.person);
        }
        let names = rows.iter().flat_map(|row| row.feide.iter().cloned());
        for found in store.rows::<Account>().among(Account::LOOKUP, names).all()? {
            if found.valid_to.is_none_or(|to| today < to) {
                once(shelf.by_feide.entry(found.lookup.0).or_default(), found.person);
            }
        }
        let lists = shelf.by_number.values().chain(shelf.by_feide.values()).flatten();
        // Whoever has only ties here is not described: her row need not be read.
        let described = rows.iter().flat_map(|row| row.former.iter().chain([&row.key]));
        let described = described.filter_map(|key| shelf.keys.get(key));
        let people: HashSet<_> = described.chain(lists).copied().collect();
        shelf.people(store, &people, today)?;
        let mut once = HashSet::new();
        for row in store.rows::<SourceKey>().among(SourceKey::PERSON, people.iter().copied()).all()? {
            if !once.insert(row.person) {
                shelf.several.insert(row.person);
            }
        }
        if placed {
            shelf.placed(store, &people)?;
        }
        Ok(shelf)
    }

    fn people(&mut self, store: &mut impl Reads, people: &HashSet<PersonId>, today: Date) -> Result<()> {
        let ids = || people.iter().copied();
        for person in store.rows::<Person>().among(Person::ID, ids()).all()? {
            self.people.insert(person.id, Known::new(person));
        }
        for row in store.rows::<NationalNumber>().among(NationalNumber::PERSON, ids()).all()? {
            let open = row.valid_to.is_none_or(|to| today < to);
            if let Some(known) = self.people.get_mut(&row.person) {
                known.numbers.push(Held { id: row.id, kind: row.kind, lookup: row.lookup, open });
            }
        }
        for row in store.rows::<Account>().among(Account::PERSON, ids()).all()? {
            if let Some(known) = self.people.get_mut(&row.person) {
                known.accounts.push(row);
            }
        }
        for row in store.rows::<ContactPoint>().among(ContactPoint::PERSON, ids()).all()? {
            if let Some(known) = self.people.get_mut(&row.person) {
                known.points.push(row);
            }
        }
        Ok(())
    }

    fn placed(&mut self, store: &mut impl Reads, people: &HashSet<PersonId>) -> Result<()> {
        let ids = || people.iter().copied();
        let pupils = store.rows::<Enrolment>().among(Enrolment::PUPIL, ids()).all()?;
        let staff = store.rows::<Post>().among(Post::PERSON, ids()).all()?;
        let members = store.rows::<GroupMember>().among(GroupMember::PERSON, ids()).all()?;
        self.placed.extend(pupils.into_iter().map(|row| row.pupil));
        self.placed.extend(staff.into_iter().map(|row| row.person));
        self.placed.extend(members.into_iter().map(|row| row.person));
        Ok(())
    }

    /// Who is known under what the row says.
    pub fn found(&self, row: &PersonRow) -> Found {
        let collect = |lists: &HashMap<Vec<u8>, Vec<PersonId>>, hashes: &[Bytes]| {
            let mut people = Vec::new();
            let listed = hashes.iter().filter_map(|hash| lists.get(&hash.0)).flatten();
            listed.for_each(|person| once(&mut people, *person));
            people
        };
        let mut former = Vec::new();
        row.former.iter().filter_map(|key| self.keys.get(key)).for_each(|person| once(&mut former, *person));
        Found {
            key: self.keys.get(&row.key).copied(),
            former,
            number: collect(&self.by_number, &row.numbers),
            feide: collect(&self.by_feide, &row.feide),
        }
    }

    /// Remembers that the person has this number, for rows that follow in the same chunk.
    pub fn note_number(&mut self, lookup: &Bytes, person: PersonId) {
        once(self.by_number.entry(lookup.0.clone()).or_default(), person);
    }

    /// Remembers that the person has this Feide name.
    pub fn note_feide(&mut self, lookup: &Bytes, person: PersonId) {
        once(self.by_feide.entry(lookup.0.clone()).or_default(), person);
    }
}

impl Known {
    /// Somebody of whom nothing more is known.
    pub fn new(person: Person) -> Self {
        Self { person, numbers: Vec::new(), accounts: Vec::new(), points: Vec::new() }
    }
}

fn once(list: &mut Vec<PersonId>, person: PersonId) {
    if !list.contains(&person) {
        list.push(person);
    }
}
