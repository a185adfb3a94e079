//! A transfer in staging: read to its end, sorted by whom its rows are about, and not yet compared with anything.
//!
//! All rows about one person lie together, so what the file says of her is decided at once, and memory does not grow
//! with the number of people. Groups are few; their outline is kept in memory.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use jiff::civil::Date;
use ransel_exchange::roster::{
    Absence, Birth, Contact, Dropped, Entry, Fault, Group, Member, Person, Role, Sort, Source, SourcedId,
    Spot,
};
use ransel_kernel::Owner;
use serde::{Deserialize, Serialize};

use super::{
    CHUNK, NumberPolicy,
    drawers::{Drawers, Filler, Seal},
    key::Key,
    number::Identifiers,
    report::{ImportError, Progress, RowNote, Stage},
};

/// Drawers for people and what ties them.
const FOLK: usize = 1024;
/// Drawers for what two rows may have in common, and for contacts.
const LESSER: usize = 256;
const GROUPS_AT: usize = 0;
const ABSENCES_AT: usize = 1;
const ALIASES_AT: usize = 2;
const CONTACTS_AT: usize = ALIASES_AT + LESSER;
const FOLK_AT: usize = CONTACTS_AT + LESSER;
const DRAWERS: usize = FOLK_AT + FOLK;

/// What was found while reading.
#[derive(Debug, Serialize, Deserialize)]
pub struct Head {
    /// The system that sends.
    pub source: String,
    /// Whether what is not in the file is gone.
    pub full: bool,
    /// The day it was read: what has no date of its own holds from then, also if the import is taken up later.
    pub day: Date,
    /// People in the file.
    pub persons: u64,
    /// Groups in the file.
    pub groups: u64,
    /// Members in the file.
    pub members: u64,
    /// People with contacts.
    pub contacts: u64,
    /// Rows that could not be read.
    pub bad_rows: Vec<RowNote>,
    /// What was turned away.
    pub dropped: Dropped,
}

impl Head {
    /// Rows to work through.
    pub fn rows(&self) -> u64 {
        self.persons + self.groups + self.members + self.contacts
    }
}

/// A group as far as others depend on it.
#[derive(Debug)]
pub struct Outline {
    /// What it is.
    pub sort: Sort,
    /// What it belongs to.
    pub parents: Vec<Key>,
    /// Keys it had before.
    pub former: Vec<Key>,
    /// Its code in the national curriculum.
    pub code: Option<String>,
}

/// Rows that are about no person in particular.
#[derive(Serialize, Deserialize)]
pub enum Loose {
    /// A group.
    Group(Spot, Box<Group>),
    /// A row of this group that could not be read, and says not even whose it was.
    Unread(Key),
}

/// A member, by keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberRow {
    /// Where it stands.
    pub spot: Spot,
    /// The group.
    pub group: Key,
    /// What the person is there.
    pub roles: Vec<Role>,
}

/// A row about a person.
#[derive(Serialize, Deserialize)]
enum Item {
    Person(Spot, Person),
    Birth(Spot, Birth),
    Member(MemberRow),
    Unread(Option<Key>),
}

/// The contacts of one person, by keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContactRow {
    /// Where it stands.
    pub spot: Spot,
    /// Whose.
    pub own: Key,
    /// Who they are.
    pub named: Vec<(ransel_exchange::roster::ContactKind, Key)>,
}

/// The absences of one pupil in one place, by keys.
#[derive(Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// Who.
    pub person: Key,
    /// Where.
    pub group: Key,
    /// What.
    pub absences: Vec<Absence>,
}

/// Everything the file says under one key.
#[derive(Clone, Debug)]
pub struct Folk {
    /// The key.
    pub key: Key,
    /// Rows that say who she is; more than one is a fault.
    pub persons: Vec<(Spot, Person)>,
    /// When she was born, where that stands in a row of its own.
    pub births: Vec<(Spot, Date)>,
    /// What she is where.
    pub members: Vec<MemberRow>,
    /// The groups of her rows that could not be read.
    pub unread: Vec<Option<Key>>,
    /// Whether she is somebody to call, and nothing else here.
    pub only_to_call: bool,
}

impl Folk {
    /// How many rows.
    pub fn rows(&self) -> usize {
        self.persons.len() + self.births.len() + self.members.len() + self.unread.len()
    }

    fn first(&self) -> Option<Spot> {
        let persons = self.persons.iter().map(|(spot, _)| *spot);
        persons.chain(self.members.iter().map(|member| member.spot)).min()
    }
}

/// A transfer in staging.
pub struct Staged {
    /// What was found while reading.
    pub head: Head,
    /// The groups.
    pub outline: HashMap<Key, Outline>,
    /// Groups with a row that could not be read and says not even whose it was.
    pub unread_groups: HashSet<Key>,
    drawers: Drawers,
    /// Whom somebody wants called, and who is guardian of nobody in the file.
    to_call: HashSet<Key>,
    /// Keys of one person, as far as the file tells: rows with a number, name or key in common. One leads.
    twins: HashMap<Key, Key>,
}

impl Staged {
    /// Reads a transfer to its end. Nothing of it is kept if that fails.
    pub fn read(
        owner: &Owner,
        source: &mut dyn Source,
        numbers: NumberPolicy,
        path: &Path,
        salt: &[u8],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, ImportError> {
        let transfer = source.begin()?;
        let filler = Filler::new(path, Seal::new(owner, salt, b"rows"), DRAWERS)?;
        let mut reading = Reading {
            owner,
            numbers,
            filler,
            head: Head {
                source: transfer.source,
                full: transfer.full,
                day: owner.clock.today(),
                persons: 0,
                groups: 0,
                members: 0,
                contacts: 0,
                bad_rows: Vec::new(),
                dropped: Dropped::default(),
            },
        };
        let mut done = 0;
        while let Some(row) = source.next_row()? {
            match row {
                Ok(row) => reading.row(row.spot, row.entry)?,
                Err(fault) => reading.fault(&fault)?,
            }
            done += 1;
            if done % 1000 == 0 {
                progress(Progress { stage: Stage::Reading, done, of: 0 });
            }
        }
        reading.head.dropped = source.dropped();
        progress(Progress { stage: Stage::Reading, done, of: done });
        let drawers = reading.filler.finish(&reading.head)?;
        Self::survey(owner, drawers, reading.head)
    }

    /// Takes up a transfer that was read before.
    pub fn open(owner: &Owner, path: &Path, salt: &[u8]) -> Result<Self, ImportError> {
        let (drawers, head) = Drawers::open(path, Seal::new(owner, salt, b"rows"))?;
        Self::survey(owner, drawers, head)
    }

    fn survey(owner: &Owner, drawers: Drawers, head: Head) -> Result<Self, ImportError> {
        let (mut outline, mut unread_groups) = (HashMap::new(), HashSet::new());
        drawers.each(GROUPS_AT, |loose| {
            match loose {
                Loose::Unread(group) => drop(unread_groups.insert(group)),
                // The first row of a key is the one that counts; the others are named when groups are brought in.
                Loose::Group(_, group) => {
                    let key = |id: &SourcedId| Key::new(owner, id);
                    outline.entry(key(&group.id)).or_insert_with(|| Outline {
                        sort: group.sort,
                        parents: group.parents.iter().map(key).collect(),
                        former: group.former.iter().map(key).collect(),
                        code: group.code,
                    });
                }
            }
            Ok(())
        })?;
        let twins = twins(&drawers)?;
        let to_call = to_call(&drawers)?;
        Ok(Self { head, outline, unread_groups, drawers, to_call, twins })
    }

    /// Gives the groups, some at a time, in the order of the file.
    pub fn groups(
        &self,
        mut on: impl FnMut(Vec<(Spot, Group)>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut chunk = Vec::new();
        self.drawers.each(GROUPS_AT, |loose| {
            if let Loose::Group(spot, group) = loose {
                chunk.push((spot, *group));
            }
            if chunk.len() >= CHUNK { on(std::mem::take(&mut chunk)) } else { Ok(()) }
        })?;
        if chunk.is_empty() { Ok(()) } else { on(chunk) }
    }

    /// Gives people with all that is about them, some hundred rows at a time and always in the same order. Who stands
    /// under several keys comes last, with all of them together.
    pub fn folk(&self, mut on: impl FnMut(Vec<Folk>) -> Result<(), ImportError>) -> Result<(), ImportError> {
        let (mut chunk, mut rows) = (Vec::new(), 0);
        let mut together: BTreeMap<Key, Vec<Folk>> = BTreeMap::new();
        for drawer in 0..FOLK {
            for folk in self.drawer_of_folk(drawer)? {
                if let Some(leader) = self.twins.get(&folk.key) {
                    together.entry(*leader).or_default().push(folk);
                    continue;
                }
                rows += folk.rows();
                chunk.push(folk);
                if rows >= CHUNK {
                    rows = 0;
                    on(std::mem::take(&mut chunk))?;
                }
            }
        }
        for mut folk in together.into_values() {
            rows += folk.iter().map(Folk::rows).sum::<usize>();
            folk.sort_by_key(Folk::first);
            chunk.extend(folk);
            if rows >= CHUNK {
                rows = 0;
                on(std::mem::take(&mut chunk))?;
            }
        }
        if chunk.is_empty() { Ok(()) } else { on(chunk) }
    }

    fn drawer_of_folk(&self, drawer: usize) -> Result<Vec<Folk>, ImportError> {
        let mut items: Vec<(Key, Item)> = self.drawers.all(FOLK_AT + drawer)?;
        // Stable: under one key the file's order stays.
        items.sort_by_key(|(key, _)| *key);
        let mut all: Vec<Folk> = Vec::new();
        for (key, item) in items {
            if all.last().is_none_or(|last| last.key != key) {
                let (persons, births, members, unread) = Default::default();
                all.push(Folk { key, persons, births, members, unread, only_to_call: false });
            }
            let Some(folk) = all.last_mut() else { continue };
            match item {
                Item::Person(spot, person) => folk.persons.push((spot, person)),
                Item::Birth(spot, birth) => folk.births.push((spot, birth.born)),
                Item::Member(member) => folk.members.push(member),
                Item::Unread(group) => folk.unread.push(group),
            }
        }
        for folk in &mut all {
            folk.only_to_call = folk.members.is_empty() && self.to_call.contains(&folk.key);
        }
        Ok(all)
    }

    /// Gives the contacts of people, some hundred at a time.
    pub fn contacts(
        &self,
        mut on: impl FnMut(Vec<ContactRow>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut chunk = Vec::new();
        for drawer in 0..LESSER {
            let mut rows: Vec<ContactRow> = self.drawers.all(CONTACTS_AT + drawer)?;
            rows.sort_by_key(|row| row.own);
            // Several rows may each name one: together they say who all of them are.
            let rows = rows.chunk_by(|one, next| one.own == next.own).filter_map(|same| {
                let mut all = same.first()?.clone();
                let more = same.iter().skip(1).flat_map(|row| &row.named);
                more.for_each(|one| {
                    if !all.named.contains(one) {
                        all.named.push(*one);
                    }
                });
                Some(all)
            });
            for row in rows {
                chunk.push(row);
                if chunk.len() >= CHUNK {
                    on(std::mem::take(&mut chunk))?;
                }
            }
        }
        if chunk.is_empty() { Ok(()) } else { on(chunk) }
    }

    /// Whether whoever stands under this key stands under others too.
    pub fn is_several(&self, key: Key) -> bool {
        self.twins.contains_key(&key)
    }

    /// Whether there are any absences.
    pub fn has_absences(&self) -> bool {
        self.drawers.holds(ABSENCES_AT)
    }

    /// Gives the absences, in the order of the file.
    pub fn absences(&self, on: impl FnMut(Waiting) -> Result<(), ImportError>) -> Result<(), ImportError> {
        self.drawers.each(ABSENCES_AT, on)
    }
}

struct Reading<'o> {
    owner: &'o Owner,
    numbers: NumberPolicy,
    filler: Filler,
    head: Head,
}

impl Reading<'_> {
    fn row(&mut self, spot: Spot, entry: Entry) -> Result<(), ImportError> {
        match entry {
            Entry::Person(person) => self.person(spot, person),
            Entry::Birth(birth) => {
                let key = Key::new(self.owner, &birth.id);
                self.put(key, &Item::Birth(spot, birth))
            }
            Entry::Group(group) => {
                self.head.groups += 1;
                self.filler.put(GROUPS_AT, &Loose::Group(spot, Box::new(group)))
            }
            Entry::Member(member) => self.member(spot, member),
            Entry::Kin(kin) => {
                let child = Key::new(self.owner, &kin.child);
                self.contacts(spot, child, vec![kin.contact])
            }
        }
    }

    fn person(&mut self, spot: Spot, mut person: Person) -> Result<(), ImportError> {
        self.head.persons += 1;
        let key = Key::new(self.owner, &person.id);
        self.aliases(key, &person)?;
        self.contacts(spot, key, std::mem::take(&mut person.contacts))?;
        self.put(key, &Item::Person(spot, person))
    }

    /// All another row of the same person may have in common with this one.
    fn aliases(&mut self, key: Key, person: &Person) -> Result<(), ImportError> {
        let ids = Identifiers::of(&person.numbers, &person.feide, self.numbers);
        let numbers = ids.numbers.iter().map(|number| self.owner.lookup("national-id", &number.digits()));
        let names = ids.feide.iter().map(|name| self.owner.lookup("feide", &name.to_string()));
        let hashes = numbers.chain(names).map(|hash| Key::from_hash(&hash));
        let keys = person.former.iter().map(|former| Key::new(self.owner, former)).chain([key]);
        for alias in hashes.chain(keys).collect::<Vec<_>>() {
            self.filler.put(ALIASES_AT + alias.drawer(LESSER), &(alias, key))?;
        }
        Ok(())
    }

    fn contacts(&mut self, spot: Spot, own: Key, contacts: Vec<Contact>) -> Result<(), ImportError> {
        let mut named = Vec::new();
        for contact in contacts {
            let one = (contact.kind, Key::new(self.owner, &contact.id));
            if !named.contains(&one) {
                named.push(one);
            }
        }
        if named.is_empty() {
            return Ok(());
        }
        self.head.contacts += 1;
        self.filler.put(CONTACTS_AT + own.drawer(LESSER), &ContactRow { spot, own, named })
    }

    fn member(&mut self, spot: Spot, member: Member) -> Result<(), ImportError> {
        self.head.members += 1;
        let (person, group) = (Key::new(self.owner, &member.person), Key::new(self.owner, &member.group));
        if !member.absences.is_empty() {
            self.filler.put(ABSENCES_AT, &Waiting { person, group, absences: member.absences })?;
        }
        self.put(person, &Item::Member(MemberRow { spot, group, roles: member.roles }))
    }

    fn fault(&mut self, fault: &Fault) -> Result<(), ImportError> {
        self.head.bad_rows.push(RowNote::new(fault.spot, fault.element, fault.reason));
        if fault.element == "group" {
            return Ok(());
        }
        let key = |id: &SourcedId| Key::new(self.owner, id);
        let group = fault.about.group.as_ref().map(key);
        match (fault.about.person.as_ref().map(key), group) {
            (Some(person), group) => self.put(person, &Item::Unread(group)),
            (None, Some(group)) => self.filler.put(GROUPS_AT, &Loose::Unread(group)),
            (None, None) => Ok(()),
        }
    }

    fn put(&mut self, key: Key, item: &Item) -> Result<(), ImportError> {
        self.filler.put(FOLK_AT + key.drawer(FOLK), &(key, item))
    }
}

/// Whom somebody wants called and who is nobody's guardian.
fn to_call(drawers: &Drawers) -> Result<HashSet<Key>, ImportError> {
    let (mut called, mut guardians) = (HashSet::new(), HashSet::new());
    for drawer in 0..LESSER {
        drawers.each(CONTACTS_AT + drawer, |row: ContactRow| {
            for (kind, key) in row.named {
                match kind {
                    ransel_exchange::roster::ContactKind::NextOfKin => drop(called.insert(key)),
                    ransel_exchange::roster::ContactKind::Guardian => drop(guardians.insert(key)),
                    ransel_exchange::roster::ContactKind::Unsaid => {}
                }
            }
            Ok(())
        })?;
    }
    called.retain(|key| !guardians.contains(key));
    Ok(called)
}

/// Keys that have something in common, each with the one that leads. Only those are kept in memory.
fn twins(drawers: &Drawers) -> Result<HashMap<Key, Key>, ImportError> {
    let mut leaders: HashMap<Key, Key> = HashMap::new();
    for drawer in 0..LESSER {
        let mut aliases: Vec<(Key, Key)> = drawers.all(ALIASES_AT + drawer)?;
        aliases.sort_unstable();
        for pair in aliases.windows(2) {
            if let [(alias, one), (same, other)] = pair
                && alias == same
                && one != other
            {
                let (one, other) = (leader(&leaders, *one), leader(&leaders, *other));
                leaders.insert(one.max(other), one.min(other));
                leaders.insert(one.min(other), one.min(other));
            }
        }
    }
    let all = leaders.keys().map(|key| (*key, leader(&leaders, *key))).collect();
    Ok(all)
}

fn leader(leaders: &HashMap<Key, Key>, mut key: Key) -> Key {
    while let Some(next) = leaders.get(&key).filter(|next| **next != key) {
        key = *next;
    }
    key
}
