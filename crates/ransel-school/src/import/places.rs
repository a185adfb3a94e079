//! Where the groups of a file are here: the ones known, by their keys, and room for the new ones.
//!
//! All groups of the store stand in memory by key, some 60 bytes each: there are thousands of them, not millions.

use std::collections::{HashMap, HashSet, VecDeque};

use ransel_exchange::roster::Sort;
use ransel_kernel::{GroupId, Owner, Randomness, Result, SchoolId, rows::Order};
use uuid::Uuid;

use super::{desk::Reads, key::Key, staged::Outline};
use crate::records::{Group, GroupKind, School, Stage, Subject};

/// Rows read at a time.
const PAGE: i64 = 2000;

/// What a group of the file is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The owner: its offices are set up by hand.
    Owner,
    /// A school.
    School(SchoolId),
    /// A school of the store that the file does not describe and that has no stage. It may be the owner's row, where
    /// nobody gets a post by import.
    Undescribed(SchoolId),
    /// A class or group.
    Group {
        /// Which.
        id: GroupId,
        /// The school it is at.
        school: SchoolId,
        /// What it is.
        kind: GroupKind,
    },
    /// A subject.
    Subject(Uuid),
    /// Nothing we keep.
    Passed,
}

/// A subject that is to be made out of a code alone.
#[derive(Debug)]
pub struct Bare {
    pub id: Uuid,
    pub code: String,
}

/// The places of one file and of the store.
pub struct Places<'s> {
    outline: &'s HashMap<Key, Outline>,
    schools: HashMap<Key, (SchoolId, Stage)>,
    school_keys: HashMap<SchoolId, Key>,
    groups: HashMap<Key, (GroupId, SchoolId, GroupKind)>,
    subjects: HashMap<Key, Uuid>,
    subjects_by_code: HashMap<String, Uuid>,
    /// Subjects that no row of the file describes.
    pub bare: Vec<Bare>,
}

impl<'s> Places<'s> {
    /// Those of the store, found also under keys the file calls former.
    pub fn load(owner: &Owner, outline: &'s HashMap<Key, Outline>, store: &mut impl Reads) -> Result<Self> {
        let mut places = Self {
            outline,
            schools: HashMap::new(),
            school_keys: HashMap::new(),
            groups: HashMap::new(),
            subjects: HashMap::new(),
            subjects_by_code: HashMap::new(),
            bare: Vec::new(),
        };
        pages(
            |from| store.rows::<School>().by(School::ID, Order::Ascending).page(from, PAGE).all(),
            |school| {
                places
                    .schools
                    .insert(Key::of(owner, &school.source, &school.source_key), (school.id, school.stage));
            },
        )?;
        pages(
            |from| store.rows::<Group>().by(Group::ID, Order::Ascending).page(from, PAGE).all(),
            |group| {
                let key = Key::of(owner, &group.source, &group.source_key);
                places.groups.insert(key, (group.id, group.school, group.kind));
            },
        )?;
        pages(
            |from| store.rows::<Subject>().by(Subject::ID, Order::Ascending).page(from, PAGE).all(),
            |subject| {
                places.subjects.insert(Key::of(owner, &subject.source, &subject.source_key), subject.id);
                places.subjects_by_code.entry(subject.code).or_insert(subject.id);
            },
        )?;
        for (key, group) in outline {
            for former in &group.former {
                adopt(&mut places.schools, *key, *former);
                adopt(&mut places.groups, *key, *former);
                adopt(&mut places.subjects, *key, *former);
            }
        }
        places.school_keys = places.schools.iter().map(|(key, (school, _))| (*school, *key)).collect();
        // The file's own key of a school is the one its rows speak of.
        for key in outline.keys() {
            if let Some((school, _)) = places.schools.get(key) {
                places.school_keys.insert(*school, *key);
            }
        }
        Ok(places)
    }

    /// Gives new groups of the file their ids: schools, then subjects, then what is at a school.
    pub fn make_room(&mut self, random: Randomness) -> Result<()> {
        let outline = self.outline;
        for (key, _) in outline.iter().filter(|(_, group)| matches!(group.sort, Sort::Owner | Sort::School)) {
            if !self.schools.contains_key(key) {
                let school = SchoolId(random.uuid()?);
                self.schools.insert(*key, (school, Stage::Unknown));
                self.school_keys.insert(school, *key);
            }
        }
        for (key, group) in outline.iter().filter(|(_, group)| group.sort == Sort::Subject) {
            // Several schools may each send the same subject of the curriculum: it is one here.
            let by_code = group.code.as_ref().and_then(|code| self.subjects_by_code.get(code)).copied();
            let subject = match self.subjects.get(key).copied().or(by_code) {
                Some(subject) => subject,
                None => random.uuid()?,
            };
            self.subjects.insert(*key, subject);
            if let Some(code) = &group.code {
                self.subjects_by_code.entry(code.clone()).or_insert(subject);
            }
        }
        for (key, group) in outline {
            let Some(kind) = kind(group.sort) else { continue };
            let known = self.groups.get(key).copied();
            let Some(school) = self.school_of(*key).or(known.map(|(_, school, _)| school)) else { continue };
            let id = match known {
                Some((id, ..)) => id,
                None => GroupId(random.uuid()?),
            };
            self.groups.insert(*key, (id, school, kind));
            if let (Sort::Teaching, Some(code), None) = (group.sort, &group.code, self.subject_of(*key)) {
                let id = random.uuid()?;
                self.subjects_by_code.insert(code.clone(), id);
                self.bare.push(Bare { id, code: code.clone() });
            }
        }
        Ok(())
    }

    /// What the group with this key is here; `None` if neither file nor store knows it, or it has no school.
    pub fn place(&self, key: Key) -> Option<Place> {
        let group = || {
            self.groups.get(&key).map(|(id, school, kind)| Place::Group {
                id: *id,
                school: *school,
                kind: *kind,
            })
        };
        match self.outline.get(&key).map(|group| group.sort) {
            Some(Sort::Owner) => Some(Place::Owner),
            Some(Sort::School) => self.school(key).map(Place::School),
            Some(Sort::Subject) => self.subjects.get(&key).copied().or(self.by_code(key)).map(Place::Subject),
            Some(Sort::Passed) => Some(Place::Passed),
            Some(Sort::Class | Sort::Teaching | Sort::ContactTeacher) => group(),
            None => match self.schools.get(&key) {
                Some((school, Stage::Unknown)) => Some(Place::Undescribed(*school)),
                Some((school, _)) => Some(Place::School(*school)),
                None => group().or(self.subjects.get(&key).copied().map(Place::Subject)),
            },
        }
    }

    /// Whether the group with this key is a school, as far as anybody knows.
    pub fn may_be_school(&self, key: Key) -> bool {
        self.outline.get(&key).is_none_or(|group| group.sort == Sort::School)
    }

    /// The places nobody leaves because a row of this group could not be read.
    pub fn spared(&self, key: Key) -> Vec<Uuid> {
        match self.place(key) {
            Some(Place::School(school) | Place::Undescribed(school)) => vec![school.0],
            // A class may be what puts the pupil at the school.
            Some(Place::Group { id, school, .. }) => vec![id.0, school.0],
            _ => Vec::new(),
        }
    }

    /// The school (or the owner's row) with this key.
    pub fn school(&self, key: Key) -> Option<SchoolId> {
        self.schools.get(&key).map(|(school, _)| *school)
    }

    /// The key of a school in the file, or else in the store.
    pub fn key_of_school(&self, school: SchoolId) -> Option<Key> {
        self.school_keys.get(&school).copied()
    }

    /// The school a group is at: the nearest among its parents and theirs, or the owner.
    pub fn school_of(&self, key: Key) -> Option<SchoolId> {
        let parents = |key: &Key| self.outline.get(key).map_or(&[][..], |group| &group.parents);
        let mut waiting: VecDeque<_> = parents(&key).iter().copied().collect();
        let (mut seen, mut owner) = (HashSet::new(), None);
        while let Some(key) = waiting.pop_front() {
            if !seen.insert(key) {
                continue;
            }
            match self.outline.get(&key).map(|group| group.sort) {
                Some(Sort::Owner) => owner = owner.or(self.school(key)),
                Some(Sort::School) => return self.school(key),
                Some(_) => waiting.extend(parents(&key)),
                None => {
                    let of_store = self.school(key).or(self.groups.get(&key).map(|(_, school, _)| *school));
                    if of_store.is_some() {
                        return of_store;
                    }
                }
            }
        }
        owner
    }

    /// What a teaching group is taught: the subject it belongs to, or the one with its code.
    pub fn subject_of(&self, key: Key) -> Option<Uuid> {
        let group = self.outline.get(&key)?;
        let parent = group.parents.iter().find_map(|parent| match self.place(*parent) {
            Some(Place::Subject(subject)) => Some(subject),
            _ => None,
        });
        parent.or_else(|| if group.sort == Sort::Teaching { self.by_code(key) } else { None })
    }

    fn by_code(&self, key: Key) -> Option<Uuid> {
        let code = self.outline.get(&key)?.code.as_ref()?;
        self.subjects_by_code.get(code).copied()
    }

    /// The schools and groups the file describes.
    pub fn described(&self) -> (Vec<SchoolId>, Vec<GroupId>) {
        let places = self.outline.keys().filter_map(|key| self.place(*key));
        let (mut schools, mut groups) = (Vec::new(), Vec::new());
        for place in places {
            match place {
                Place::School(school) => schools.push(school),
                Place::Group { id, .. } => groups.push(id),
                _ => {}
            }
        }
        (schools, groups)
    }
}

fn kind(sort: Sort) -> Option<GroupKind> {
    match sort {
        Sort::Class => Some(GroupKind::Class),
        Sort::Teaching => Some(GroupKind::Teaching),
        Sort::ContactTeacher => Some(GroupKind::ContactTeacher),
        Sort::Owner | Sort::School | Sort::Subject | Sort::Passed => None,
    }
}

fn adopt<T: Copy>(known: &mut HashMap<Key, T>, key: Key, former: Key) {
    if !known.contains_key(&key)
        && let Some(place) = known.get(&former).copied()
    {
        known.insert(key, place);
    }
}

fn pages<T>(mut read: impl FnMut(i64) -> Result<Vec<T>>, mut each: impl FnMut(T)) -> Result<()> {
    for page in 0.. {
        let rows = read(page * PAGE)?;
        let last = rows.len() < PAGE as usize;
        rows.into_iter().for_each(&mut each);
        if last {
            break;
        }
    }
    Ok(())
}
