//! One chunk of an import, on paper or in the store. A chunk needs nothing of what came before it but [`Known`], and
//! keeps nothing: its transaction may have to run again.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, civil::Date};
use ransel_exchange::roster::Spot;
use ransel_kernel::{Owner, PersonId};
use uuid::Uuid;

use super::{
    desk::Desk,
    key::Key,
    membership::MemberFolk,
    places::Places,
    report::{ImportError, Options, Report, RowNote},
    staged::{Folk, Head},
};

/// What is the same for all chunks, and what the chunks before this one found out on paper.
pub struct Known<'k> {
    pub owner: &'k Owner,
    pub options: &'k Options,
    pub head: &'k Head,
    pub places: &'k Places<'k>,
    pub now: Timestamp,
    pub found: &'k Found,
}

/// What is found out on paper. Grows with faults and with what is new, not with what is the same as before.
#[derive(Default)]
pub struct Found {
    /// Keys of people whose row stays out: nothing else in the file is taken for theirs.
    pub left_out: HashSet<Key>,
    /// People who do not leave, since their rows stay out.
    pub spared: HashSet<PersonId>,
    /// Keys the store does not have yet, of people who have no other.
    pub new: HashSet<u64>,
    /// Keys the store does not have yet, of people it or the file has under another.
    pub new_of: HashMap<Key, PersonId>,
    /// People with several keys whose row has come.
    pub described: HashSet<PersonId>,
    /// Rows about people another row has described already.
    pub twice: HashSet<Key>,
}

impl Found {
    /// Who will stand behind a key once the file is in.
    pub fn behind(&self, key: Key) -> Option<PersonId> {
        let new = || self.new.contains(&key.short()).then_some(PersonId(key.0));
        self.new_of.get(&key).copied().or_else(new)
    }

    /// Adds what a chunk found.
    pub fn add(&mut self, done: &mut Done) {
        self.left_out.extend(done.left_out.drain(..));
        self.spared.extend(done.spared.drain(..));
        self.described.extend(done.described.drain(..));
        self.twice.extend(done.twice.drain(..));
        for (key, person) in done.new_keys.drain(..) {
            if person.0 == key.0 {
                self.new.insert(key.short());
            } else {
                self.new_of.insert(key, person);
            }
        }
    }
}

/// What a chunk did.
#[derive(Default)]
pub struct Done {
    pub report: Report,
    /// Rows that would be written, on paper.
    pub planned: u64,
    pub left_out: Vec<Key>,
    pub spared: Vec<PersonId>,
    pub described: Vec<PersonId>,
    pub twice: Vec<Key>,
    pub new_keys: Vec<(Key, PersonId)>,
    /// Stored rows the file speaks of, each with its place.
    pub spoken_of: Vec<(Uuid, Uuid)>,
    /// Person and place of rows that could not be read.
    pub spared_at: Vec<(Uuid, PersonId)>,
}

/// A chunk at work.
pub struct Run<'k, 'd, 'c> {
    pub desk: Desk<'d, 'c>,
    pub owner: &'k Owner,
    pub options: &'k Options,
    pub head: &'k Head,
    pub places: &'k Places<'k>,
    pub found: &'k Found,
    pub today: Date,
    pub now: Timestamp,
    pub done: Done,
    /// People described in this chunk.
    pub people: HashSet<PersonId>,
    /// Keys whose row stayed out in this chunk.
    pub left_out: HashSet<Key>,
    /// Rows this chunk has spoken of already.
    pub spoken_of: HashSet<Uuid>,
}

impl<'k, 'd, 'c> Run<'k, 'd, 'c> {
    /// Begins.
    pub fn new(known: &Known<'k>, desk: Desk<'d, 'c>) -> Self {
        Self {
            desk,
            owner: known.owner,
            options: known.options,
            head: known.head,
            places: known.places,
            found: known.found,
            today: known.head.day,
            now: known.now,
            done: Done::default(),
            people: HashSet::new(),
            left_out: HashSet::new(),
            spoken_of: HashSet::new(),
        }
    }

    /// People and what ties them to schools and groups.
    pub fn folk(mut self, chunk: Vec<Folk>) -> Result<Done, ImportError> {
        let (mut persons, mut members, mut unread, mut keys) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for folk in chunk {
            keys.push(folk.key);
            let placed = !folk.members.is_empty();
            if folk.persons.is_empty() {
                folk.births
                    .iter()
                    .for_each(|(spot, _)| self.warn(*spot, "demographics", "birth-without-person"));
            }
            for (at, (spot, mut person)) in folk.persons.into_iter().enumerate() {
                if at > 0 {
                    // The first row of the key goes in; whose the second is, nobody can tell.
                    self.refuse(spot, "person", "key-twice");
                    continue;
                }
                if folk.only_to_call && !person.numbers.is_empty() {
                    // Of whom to call four things are kept, and no number (POL-2018 § 12).
                    person.numbers.clear();
                    self.warn(spot, "person", "number-of-next-of-kin");
                }
                person.born = person.born.or(folk.births.first().map(|(_, born)| *born));
                persons.push((spot, person, placed));
            }
            unread.extend(folk.unread.iter().map(|group| (folk.key, *group)));
            members.extend(MemberFolk::new(self.places, folk.key, folk.members, &folk.unread));
        }
        // As in the file, where somebody reads what is said about it.
        persons.sort_by_key(|(spot, ..)| *spot);
        members.sort_by_key(|member| member.row.spot);
        let people = self.people(persons, &keys)?;
        self.ties(&members, &unread, &people)?;
        Ok(self.finish())
    }

    /// What it came to.
    pub fn finish(mut self) -> Done {
        self.done.planned = self.desk.planned();
        self.done.left_out.extend(self.left_out);
        self.done
    }

    /// The row goes in, and somebody should look.
    pub fn warn(&mut self, spot: Spot, element: &'static str, reason: &'static str) {
        self.done.report.warnings.push(RowNote::new(spot, element, reason));
    }

    /// The row stays out.
    pub fn refuse(&mut self, spot: Spot, element: &'static str, reason: &'static str) {
        self.done.report.bad_rows.push(RowNote::new(spot, element, reason));
    }

    /// A new id.
    pub fn id(&self) -> Result<Uuid, ImportError> {
        Ok(self.owner.random.uuid()?)
    }
}
