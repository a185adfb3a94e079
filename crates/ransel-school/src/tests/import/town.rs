//! An owner to import into, and what its store holds afterwards.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use jiff::civil::Date;
use ransel_engines::Stores;
use ransel_kernel::{
    Caller, Clock, GroupId, Hat, House, Owner, PersonId, Randomness, Record, SchoolId,
    action::Opens,
    keys::Key,
    owner::Opening,
    pass::Change,
    settings::{OwnerEntry, Settings},
};

use super::file::SOURCE;
use crate::{
    actions::ImportRoster,
    import::{ImportError, NumberPolicy, Options, Report, pifu},
    records::{Group, Person, School, SourceKey},
};

/// An owner whose clock stands still.
pub struct Town {
    pub owner: Arc<Owner>,
    stores: Stores,
}

/// Ten in the morning in Norway, near enough.
fn morning(day: &str) -> jiff::Timestamp {
    format!("{day}T09:00:00Z").parse().unwrap()
}

impl Town {
    pub fn on(day: &str) -> Self {
        Self::with(day, |_| {})
    }

    /// An owner with choices of its own.
    pub fn with(day: &str, choose: impl FnOnce(&mut Settings)) -> Self {
        let stores = Stores::new();
        let entry = OwnerEntry {
            name: "Solvik kommune".to_owned(),
            organisation_number: String::new(),
            kind: "municipality".to_owned(),
            accountable_head: "kommunedirektøren".to_owned(),
            data_protection_officer: String::new(),
            contact: String::new(),
            general_statement: String::new(),
        };
        let mut first_settings = Settings::default_for(entry);
        choose(&mut first_settings);
        let opening = Opening {
            journal: None,
            place: stores.place(),
            key: Key::random(Randomness).unwrap(),
            clock: Clock::still(morning(day)),
            writer: "test",
            first_settings,
        };
        // One house for all: compiling its policies takes longer than any of these tests.
        static HOUSE: OnceLock<Arc<House>> = OnceLock::new();
        let house = HOUSE.get_or_init(|| House::build(&[crate::module()], crate::BASE).unwrap());
        Self { owner: Owner::open(Arc::clone(house), opening).unwrap(), stores }
    }

    pub fn later(&self, day: &str) {
        self.owner.clock.set(morning(day));
    }

    pub fn today(&self) -> Date {
        self.owner.clock.today()
    }

    /// Where its stores and files are.
    pub fn folder(&self) -> &Path {
        self.stores.folder()
    }

    pub fn write(&self, text: &str) -> PathBuf {
        let path = self.folder().join("roster.xml");
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Imports a file that goes in.
    pub fn import(&self, text: &str) -> Report {
        self.try_import(text, &options()).unwrap()
    }

    pub fn try_import(&self, text: &str, options: &Options) -> Result<Report, ImportError> {
        pifu(&self.owner, &self.write(text), options, &mut |_| {})
    }

    /// All rows of a table.
    pub fn all<R: Record>(&self) -> Vec<R>
    where
        ImportRoster: Opens<R>,
    {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        let pass = ctx.may(ImportRoster {}).unwrap();
        pass.rows::<R>().all().unwrap()
    }

    /// Does something around the import, as the office might.
    pub fn office(&self, mut work: impl FnMut(&mut Change<'_, ImportRoster>)) {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        ctx.change(ImportRoster {}, |change| {
            work(change);
            Ok(())
        })
        .unwrap();
        self.owner.reload(None).unwrap();
    }

    /// The person with a key in the file's system.
    pub fn person(&self, key: &str) -> PersonId {
        let keys = self.all::<SourceKey>();
        keys.iter().find(|row| row.key == key && row.source == SOURCE).unwrap().person
    }

    pub fn record(&self, key: &str) -> Person {
        let id = self.person(key);
        self.all::<Person>().into_iter().find(|person| person.id == id).unwrap()
    }

    pub fn group(&self, name: &str) -> GroupId {
        self.all::<Group>().iter().find(|group| group.name == name).unwrap().id
    }

    pub fn school(&self, name: &str) -> SchoolId {
        self.all::<School>().iter().find(|school| school.name == name).unwrap().id
    }

    /// The version of the school base: moves with every write that may change a relation.
    pub fn epoch(&self) -> i64 {
        self.owner.reload(None).unwrap().epoch()
    }

    /// Somebody in a hat, at a school.
    pub fn caller(&self, person: PersonId, hat: Hat, school: &str) -> Caller {
        Caller {
            person: Some(person),
            hat,
            place: Some(self.school(school)),
            part: None,
            ..Caller::part("test")
        }
    }
}

/// Numbers for testing are taken, as on any installation that is not in service.
pub fn options() -> Options {
    Options { numbers: NumberPolicy::SyntheticOnly, name: "roster.xml".to_owned(), ..Options::default() }
}
