//! The school's absence as a PIFU-IMS file: our own marks one by one, and what came from elsewhere as it came. Persons
//! and groups only as far as the absence needs them, in the compact form of the format's examples: no numbers, no
//! addresses, no dates of membership.

use std::collections::{BTreeMap, HashMap, HashSet};

use ransel_exchange::pifu::{
    Absence, AbsenceMode, Amount, Classification, Entry, Group as Written, GroupKind as Kind, Ids,
    Membership, Moment, Name, Names, Period, Person as WrittenPerson, Properties, Relation, Role, RoleKind,
    SourcedId, TransferKind, Unit as WrittenUnit, WriteError, Writer,
};
use ransel_kernel::{
    Caller, Ctx, KernelError, Pass, PersonId, Result,
    handover::{HandOver, cut},
    platform::NoteHandOver,
    rows::Order,
};
use ransel_law::SchoolYear;
use ransel_school::handovers::AbsenceToSystem;
use ransel_school::records::{Group, GroupKind, Person, School, SourceKey, Subject};
use uuid::Uuid;

use crate::{
    actions::ExportAbsence,
    records::{Documented, Effect, ImportedAbsence, Mark, MarkState, Mode, Unit},
    store,
};

/// What we call ourselves where a row has no key of another system.
const OURS: &str = "ransel";

/// Who fetches the file: the system the school administers pupils in.
const RECEIVER: &str = "school-administration";

/// How long the format's short names may be.
const SHORT_NAME: usize = 60;

/// The file, as the caller's pass opens it.
///
/// # Errors
/// The caller is refused, a store fails, or a row cannot be expressed in the format.
pub fn export(ctx: &Ctx<'_>) -> Result<Vec<u8>> {
    let pass = ctx.may(ExportAbsence {})?;
    let (file, pupils) = File::read(ctx, &pass)?;
    // Remembered before it leaves.
    let owner = ctx.owner;
    let (part, id) = (owner.ctx(Caller::part(AbsenceToSystem::DEF.name))?, owner.random.uuid()?);
    for people in cut(&pupils) {
        part.change(NoteHandOver { people: people.clone() }, |change| {
            change.hand_over::<AbsenceToSystem>(id, RECEIVER, &people)
        })?;
    }
    // What the format cannot hold is told by the element's name and no value.
    file.write().map_err(|_| KernelError::invalid("absence-export-failed"))
}

/// Where absence was recorded: a key, and what it is called.
type Place = (String, String);

struct File {
    properties: Properties,
    persons: BTreeMap<Place, WrittenPerson>,
    groups: BTreeMap<Place, Written>,
    members: BTreeMap<(Place, Place), Vec<Absence>>,
}

struct Base {
    schools: HashMap<Uuid, School>,
    groups: HashMap<Uuid, Group>,
    subjects: HashMap<Uuid, Subject>,
    people: HashMap<PersonId, (Person, SourcedId)>,
}

impl File {
    /// The file, and about whom it is.
    fn read(ctx: &Ctx<'_>, pass: &Pass<'_, ExportAbsence>) -> Result<(Self, Vec<PersonId>)> {
        let today = ctx.owner.clock.today();
        let marks = store::marks_since(pass, SchoolYear::of(today).starts())?;
        let marks: Vec<_> = marks.into_iter().filter(|mark| mark.state == MarkState::Absent).collect();
        let imported = pass.rows::<ImportedAbsence>().all()?;
        let base = Base::read(pass, &marks, &imported)?;
        let mut file = Self {
            properties: Properties {
                language: "no".to_owned(),
                datasource: OURS.to_owned(),
                targets: Vec::new(),
                kind: TransferKind::Full,
                created_at: Moment::Instant(ctx.owner.clock.now()),
            },
            persons: BTreeMap::new(),
            groups: BTreeMap::new(),
            members: BTreeMap::new(),
        };
        for row in &imported {
            file.add_imported(&base, row);
        }
        for mark in &marks {
            file.add_mark(&base, mark);
        }
        Ok((file, base.people.into_keys().collect()))
    }

    fn add_imported(&mut self, base: &Base, row: &ImportedAbsence) {
        let group = row.group_id.map(|group| group.0).and_then(|id| base.group(id));
        let subject = || base.subject(row.subject?, row.school);
        let school = || base.school(row.school?);
        let Some(place) = group.or_else(subject).or_else(school) else { return };
        let Some(amount) = Amount::from_ten_thousandths(row.ten_thousandths) else { return };
        let id = (!row.source_key.is_empty())
            .then(|| SourcedId { source: row.source.clone(), id: row.source_key.clone() });
        let absence = Absence {
            mode: match row.mode {
                Mode::Occurrence => AbsenceMode::Occurrence,
                Mode::Aggregate => AbsenceMode::Aggregate,
            },
            id,
            unit: match row.unit {
                Unit::Hours => WrittenUnit::Hours,
                Unit::Days => WrittenUnit::Days,
            },
            classification: match row.documented {
                Documented::Valid => Some(Classification::Valid),
                Documented::Invalid => Some(Classification::Invalid),
                Documented::Unknown => None,
            },
            period: Period {
                from: row.valid_from,
                to: row.valid_to,
                label: (!row.period.is_empty()).then(|| row.period.clone()),
            },
            amount,
        };
        self.add(base, row.pupil, place, row.school, absence);
    }

    fn add_mark(&mut self, base: &Base, mark: &Mark) {
        let Some(place) = base.group(mark.group_id.0) else { return };
        // Clock hours, as the format wants them; a lesson of 45 minutes is 0.75.
        let Some(amount) = Amount::from_ten_thousandths(mark.minutes * 10_000 / 60) else { return };
        let absence = Absence {
            mode: AbsenceMode::Occurrence,
            id: Some(SourcedId { source: OURS.to_owned(), id: mark.id.to_string() }),
            unit: WrittenUnit::Hours,
            classification: Some(match mark.effect {
                Effect::Counts => Classification::Invalid,
                Effect::UsesUp | Effect::Nothing => Classification::Valid,
            }),
            period: Period { from: Some(mark.day), to: Some(mark.day), label: None },
            amount,
        };
        let school = base.groups.get(&mark.group_id.0).map(|group| group.school.0);
        self.add(base, mark.pupil, place, school, absence);
    }

    fn add(&mut self, base: &Base, pupil: PersonId, place: Written, school: Option<Uuid>, absence: Absence) {
        let Some((person, key)) = base.people.get(&pupil) else { return };
        // The school stands in the file too, for the groups that belong to it.
        if let Some(school) = school.and_then(|id| base.school(id)) {
            self.groups.entry(at(school.sourced_id())).or_insert(school);
        }
        self.persons.entry(at(key)).or_insert_with(|| written(person, key));
        self.members.entry((at(place.sourced_id()), at(key))).or_default().push(absence);
        self.groups.entry(at(place.sourced_id())).or_insert(place);
    }

    fn write(self) -> std::result::Result<Vec<u8>, WriteError> {
        let mut writer = Writer::new(Vec::new(), &self.properties)?;
        for person in self.persons.into_values() {
            writer.entry(&Entry::Person(person))?;
        }
        for group in self.groups.into_values() {
            writer.entry(&Entry::Group(group))?;
        }
        for ((group, member), absences) in self.members {
            let role = Role {
                kind: RoleKind::Pupil,
                sub_role: None,
                change: None,
                active: true,
                established: None,
                period: Period::default(),
                primary: false,
                absences,
            };
            writer.member(&Membership { group: key(group), member: key(member), roles: vec![role] })?;
        }
        writer.finish()
    }
}

impl Base {
    fn read(pass: &Pass<'_, ExportAbsence>, marks: &[Mark], imported: &[ImportedAbsence]) -> Result<Self> {
        let groups: HashSet<_> = marks
            .iter()
            .map(|mark| mark.group_id)
            .chain(imported.iter().filter_map(|row| row.group_id))
            .collect();
        let groups = pass.rows::<Group>().among(Group::ID, groups).all()?;
        let subjects: HashSet<_> = imported.iter().filter_map(|row| row.subject).collect();
        let subjects = pass.rows::<Subject>().among(Subject::ID, subjects).all()?;
        let schools = groups.iter().map(|group| group.school);
        let schools =
            schools.chain(imported.iter().filter_map(|row| row.school).map(ransel_kernel::SchoolId));
        let schools = pass.rows::<School>().among(School::ID, schools.collect::<HashSet<_>>()).all()?;
        let pupils: HashSet<_> =
            marks.iter().map(|mark| mark.pupil).chain(imported.iter().map(|row| row.pupil)).collect();
        // Whoever has several keys goes by the same one each time: the first in order, which is put in last.
        let keys = pass
            .rows::<SourceKey>()
            .among(SourceKey::PERSON, pupils.iter().copied())
            .by(SourceKey::SOURCE, Order::Descending)
            .by(SourceKey::KEY, Order::Descending)
            .all()?;
        let mut keys: HashMap<_, _> = keys.into_iter().map(|row| (row.person, row)).collect();
        let people = pass.rows::<Person>().among(Person::ID, pupils).all()?;
        let people = people.into_iter().map(|person| {
            let key = keys.remove(&person.id).map(|row| SourcedId { source: row.source, id: row.key });
            let key = key.unwrap_or_else(|| SourcedId { source: OURS.to_owned(), id: person.id.to_string() });
            (person.id, (person, key))
        });
        Ok(Self {
            schools: schools.into_iter().map(|school| (school.id.0, school)).collect(),
            groups: groups.into_iter().map(|group| (group.id.0, group)).collect(),
            subjects: subjects.into_iter().map(|subject| (subject.id, subject)).collect(),
            people: people.collect(),
        })
    }

    fn school(&self, id: Uuid) -> Option<Written> {
        let school = self.schools.get(&id)?;
        Some(group(Kind::School, key_of(&school.source, &school.source_key, id), &school.name, Vec::new()))
    }

    fn group(&self, id: Uuid) -> Option<Written> {
        let known = self.groups.get(&id)?;
        let kind = match known.kind {
            GroupKind::Class => Kind::SchoolClass,
            GroupKind::ContactTeacher => Kind::ContactTeacherGroup,
            GroupKind::Teaching | GroupKind::Other => Kind::TeachingGroup,
        };
        let key = key_of(&known.source, &known.source_key, id);
        Some(group(kind, key, &known.name, self.parent(Some(known.school.0))))
    }

    fn subject(&self, id: Uuid, school: Option<Uuid>) -> Option<Written> {
        let subject = self.subjects.get(&id)?;
        let key = key_of(&subject.source, &subject.source_key, id);
        let mut written = group(Kind::Subject, key, &subject.name_nb, self.parent(school));
        // A name that is too long for the format's short one goes where there is room, and the code in its place.
        if written.names.short.chars().count() > SHORT_NAME {
            let code =
                if subject.code.is_empty() { written.ids.current.id.clone() } else { subject.code.clone() };
            written.names.full = Some(std::mem::replace(&mut written.names.short, code));
        }
        Some(written)
    }

    fn parent(&self, school: Option<Uuid>) -> Vec<Relation> {
        let school = school.and_then(|id| self.school(id));
        school.map(|it| Relation { id: it.ids.current, label: it.names.short }).into_iter().collect()
    }
}

fn group(kind: Kind, key: SourcedId, name: &str, parents: Vec<Relation>) -> Written {
    Written {
        ids: Ids::new(key),
        change: None,
        kinds: vec![kind],
        names: Names { short: name.to_owned(), long: None, full: None },
        period: Period::default(),
        parents,
        also_known_as: Vec::new(),
        identifiers: Vec::new(),
        more_names: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        school_types: Vec::new(),
    }
}

fn written(person: &Person, key: &SourcedId) -> WrittenPerson {
    WrittenPerson {
        ids: Ids::new(key.clone()),
        change: None,
        user_ids: Vec::new(),
        name: Name {
            family: person.family.clone(),
            given: person.given.clone(),
            formatted: format!("{} {}", person.given, person.family).trim().to_owned(),
        },
        born: None,
        gender: ransel_exchange::pifu::Gender::default(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        active: None,
        pupil_status: Vec::new(),
        preferred_language: None,
        native_tongues: Vec::new(),
        contacts: Vec::new(),
    }
}

fn key_of(source: &str, id: &str, own: Uuid) -> SourcedId {
    if id.is_empty() {
        return SourcedId { source: OURS.to_owned(), id: own.to_string() };
    }
    SourcedId { source: source.to_owned(), id: id.to_owned() }
}

fn at(key: &SourcedId) -> Place {
    (key.source.clone(), key.id.clone())
}

fn key((source, id): Place) -> SourcedId {
    SourcedId { source, id }
}
