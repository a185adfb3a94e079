//! A small school that stays the same: who teaches whom, who is whose guardian. It is set up through actions.

use std::{
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use jiff::civil::{Date, date};
use ransel_kernel::{
    Caller, Clock, Ctx, GroupId, Hat, House, Owner, PersonId, Randomness, SchoolId, Withheld,
    action::Opens,
    caller::WayIn,
    db::Place,
    facts::Assurance,
    keys::Key,
    owner::Opening,
    pass::Change,
    platform::{DeclareSecrecy, SecrecyDeclaration},
    settings::{OwnerEntry, Settings},
};
use ransel_school::{
    actions::{ImportRoster, SetUpSchool},
    records::{
        BirthDate, Enrolment, FamilyTie, Group, GroupKind, GroupMember, GroupRole, Person, Post, Residence,
        ResidenceKind, School, Slot, Stage, Subject, TieKind,
    },
    timetable::Lesson,
};
use uuid::Uuid;

/// Friday, 08.19 in Norway: four minutes into Norwegian.
pub const FRIDAY: Date = date(2026, 11, 20);
const MORNING: &str = "2026-11-20T07:19:00Z";
const AUGUST: Date = date(2026, 8, 1);

/// One house for all tests: compiling the policies is most of the work.
static HOUSE: LazyLock<Arc<House>> =
    LazyLock::new(|| House::build(&[ransel_school::module(), crate::module()], ransel_school::BASE).unwrap());

/// The school and its people.
pub struct Town {
    pub owner: Arc<Owner>,
    pub folder: PathBuf,
    pub school: SchoolId,
    pub elsewhere: SchoolId,
    /// Teaches Norwegian; contact teacher of 2STC.
    pub kari: PersonId,
    /// Teaches Norwegian beside Kari, and mathematics.
    pub ola: PersonId,
    /// Teaches at the school, but none of these groups.
    pub liv: PersonId,
    pub principal: PersonId,
    pub secretary: PersonId,
    /// 17.
    pub jonas: PersonId,
    /// 15.
    pub sofie: PersonId,
    /// 18.
    pub ada: PersonId,
    /// Mother of Jonas, Sofie and Ada.
    pub mona: PersonId,
    /// Of Jonas, without parental responsibility.
    pub geir: PersonId,
    pub norwegian: GroupId,
    pub mathematics: GroupId,
    pub class: GroupId,
    pub norwegian_subject: Uuid,
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn id() -> Uuid {
    Randomness.uuid().unwrap()
}

impl Town {
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("ransel-absence-{}", id()));
        let opening = Opening {
            journal: None,
            place: Place::Directory(folder.clone()),
            key: Key::random(Randomness).unwrap(),
            clock: Clock::still(MORNING.parse().unwrap()),
            writer: "test",
            first_settings: Settings::default_for(OwnerEntry {
                name: "Soløy fylkeskommune".into(),
                organisation_number: String::new(),
                kind: "county".into(),
                accountable_head: "fylkeskommunedirektøren".into(),
                data_protection_officer: String::new(),
                contact: String::new(),
                general_statement: String::new(),
            }),
        };
        let owner = Owner::open(Arc::clone(&HOUSE), opening).unwrap();
        let [kari, ola, liv, principal, secretary, jonas, sofie, ada, mona, geir] =
            [(); 10].map(|()| PersonId(id()));
        let [norwegian, mathematics, class] = [(); 3].map(|()| GroupId(id()));
        let town = Self {
            owner,
            folder,
            school: SchoolId(id()),
            elsewhere: SchoolId(id()),
            kari,
            ola,
            liv,
            principal,
            secretary,
            jonas,
            sofie,
            ada,
            mona,
            geir,
            norwegian,
            mathematics,
            class,
            norwegian_subject: id(),
        };
        town.build();
        town
    }

    fn build(&self) {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        ctx.change(ImportRoster {}, |change| {
            self.schools(change)?;
            self.people(change)?;
            self.groups(change)
        })
        .unwrap();
        ctx.change(SetUpSchool {}, |change| {
            for (child, adult, kind) in [
                (self.jonas, self.mona, TieKind::Responsibility),
                (self.sofie, self.mona, TieKind::Responsibility),
                (self.ada, self.mona, TieKind::Responsibility),
                (self.jonas, self.geir, TieKind::Parent),
            ] {
                change.insert(&FamilyTie {
                    id: id(),
                    child,
                    adult,
                    kind,
                    valid_from: AUGUST,
                    valid_to: None,
                    recorded_at: self.owner.clock.now(),
                    recorded_by: None,
                    replaces: None,
                })?;
            }
            // Sofie lives elsewhere.
            let home = id();
            for person in [self.mona, self.jonas, self.ada] {
                change.insert(&Residence {
                    id: id(),
                    person,
                    home,
                    kind: ResidenceKind::Fixed,
                    valid_from: AUGUST,
                    valid_to: None,
                    recorded_at: self.owner.clock.now(),
                    recorded_by: None,
                    replaces: None,
                })?;
            }
            // Norwegian on Mondays and Fridays at 08.15, mathematics on Fridays at 09.15.
            for (group_id, weekday, starts) in
                [(self.norwegian, 1, 495), (self.norwegian, 5, 495), (self.mathematics, 5, 555)]
            {
                let (room, ends) = ("Rom 214".into(), starts + 45);
                change.insert(&Slot {
                    id: id(),
                    group_id,
                    weekday,
                    starts,
                    ends,
                    room,
                    valid_from: AUGUST,
                    valid_to: None,
                })?;
            }
            Ok(())
        })
        .unwrap();
        self.owner.reload(None).unwrap();
        for (person, hat) in [
            (self.kari, Hat::Teacher),
            (self.ola, Hat::Teacher),
            (self.liv, Hat::Teacher),
            (self.principal, Hat::Principal),
            (self.secretary, Hat::Secretary),
        ] {
            self.act(person, hat)
                .change(DeclareSecrecy { person }, |change| {
                    let at = self.owner.clock.now();
                    change.insert(&SecrecyDeclaration { id: id(), person, at, wording: "1".into() })
                })
                .unwrap();
        }
    }

    fn schools(&self, change: &mut Change<'_, ImportRoster>) -> ransel_kernel::Result<()> {
        for (id, name, stage) in [
            (self.school, "Soløy videregående skole", Stage::UpperSecondary),
            (self.elsewhere, "Nesset skole", Stage::Compulsory),
        ] {
            change.insert(&School {
                id,
                name: name.into(),
                stage,
                organisation_number: String::new(),
                source: String::new(),
                source_key: String::new(),
            })?;
        }
        change.insert(&Subject {
            id: self.norwegian_subject,
            code: "NOR1268".into(),
            name_nb: "Norsk".into(),
            name_nn: String::new(),
            name_se: String::new(),
            name_en: "Norwegian".into(),
            annual_minutes: 8400,
            source: String::new(),
            source_key: String::new(),
        })
    }

    fn people(&self, change: &mut Change<'_, ImportRoster>) -> ransel_kernel::Result<()> {
        let adult = date(1980, 5, 17);
        for (id, given, family, born) in [
            (self.kari, "Kari", "Nordmann", adult),
            (self.ola, "Ola", "Moen", adult),
            (self.liv, "Liv", "Haug", adult),
            (self.principal, "Per", "Lunde", adult),
            (self.secretary, "Tone", "Vik", adult),
            (self.jonas, "Jonas", "Berg", date(2009, 3, 14)),
            (self.sofie, "Sofie Elise", "Berg", date(2011, 3, 14)),
            (self.ada, "Ada", "Åsheim", date(2008, 3, 14)),
            (self.mona, "Mona", "Berg", adult),
            (self.geir, "Geir", "Dal", adult),
        ] {
            change.insert(&Person {
                id,
                given: given.into(),
                family: family.into(),
                verified: true,
                language: "nb".into(),
                born: Withheld::Open(BirthDate(Some(born))),
            })?;
        }
        for pupil in [self.jonas, self.sofie, self.ada] {
            change.insert(&Enrolment {
                id: id(),
                pupil,
                school: self.school,
                source: String::new(),
                valid_from: AUGUST,
                valid_to: None,
            })?;
        }
        for (person, hat) in [
            (self.kari, "teacher"),
            (self.ola, "teacher"),
            (self.liv, "teacher"),
            (self.principal, "principal"),
            (self.secretary, "secretary"),
        ] {
            change.insert(&Post {
                id: id(),
                person,
                school: Some(self.school),
                hat: hat.into(),
                source: String::new(),
                valid_from: AUGUST,
                valid_to: None,
            })?;
        }
        Ok(())
    }

    fn groups(&self, change: &mut Change<'_, ImportRoster>) -> ransel_kernel::Result<()> {
        for (id, kind, name, subject) in [
            (self.norwegian, GroupKind::Teaching, "2STC", Some(self.norwegian_subject)),
            (self.mathematics, GroupKind::Teaching, "2MATA", None),
            (self.class, GroupKind::ContactTeacher, "2STC kontakt", None),
        ] {
            change.insert(&Group {
                id,
                school: self.school,
                kind,
                name: name.into(),
                subject,
                source: String::new(),
                source_key: String::new(),
                valid_from: AUGUST,
                valid_to: None,
            })?;
        }
        use GroupRole::{ContactTeacher, Pupil, Teacher};
        for (person, group_id, role) in [
            (self.kari, self.norwegian, Teacher),
            (self.ola, self.norwegian, Teacher),
            (self.ola, self.mathematics, Teacher),
            (self.kari, self.class, ContactTeacher),
            (self.jonas, self.norwegian, Pupil),
            (self.sofie, self.norwegian, Pupil),
            (self.ada, self.norwegian, Pupil),
            (self.jonas, self.mathematics, Pupil),
            (self.jonas, self.class, Pupil),
            (self.sofie, self.class, Pupil),
        ] {
            change.insert(&GroupMember {
                id: id(),
                person,
                group_id,
                role,
                source: String::new(),
                valid_from: AUGUST,
                valid_to: None,
            })?;
        }
        Ok(())
    }

    /// Somebody in a hat, signed in with two factors a while ago.
    pub fn act(&self, person: PersonId, hat: Hat) -> Ctx<'_> {
        self.ctx(person, hat, None)
    }

    /// The same, who has just confirmed who she is.
    pub fn confirmed(&self, person: PersonId, hat: Hat) -> Ctx<'_> {
        self.ctx(person, hat, Some(self.owner.clock.now()))
    }

    fn ctx(&self, person: PersonId, hat: Hat, confirmed_at: Option<jiff::Timestamp>) -> Ctx<'_> {
        let place = (hat != Hat::Guardian).then_some(self.school);
        let way_in = WayIn {
            session: None,
            assurance: Assurance::Substantial,
            confirmed_at,
            entered: Vec::new(),
            network: None,
        };
        self.owner.ctx(Caller { person: Some(person), hat, place, way_in, part: None }).unwrap()
    }

    /// Somebody in a hat at another school, who has just confirmed who she is.
    pub fn at(&self, person: PersonId, hat: Hat, place: SchoolId) -> Ctx<'_> {
        let confirmed_at = Some(self.owner.clock.now());
        let way_in = WayIn {
            session: None,
            assurance: Assurance::Substantial,
            confirmed_at,
            entered: Vec::new(),
            network: None,
        };
        self.owner.ctx(Caller { person: Some(person), hat, place: Some(place), way_in, part: None }).unwrap()
    }

    /// A school that was brought in.
    pub fn school_called(&self, name: &str) -> SchoolId {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        let schools = ctx.change(SetUpSchool {}, |change| change.rows::<School>().all()).unwrap();
        schools.into_iter().find(|school| school.name == name).unwrap().id
    }

    /// Everybody of that name.
    pub fn everybody_called(&self, family: &str, given: &str) -> Vec<PersonId> {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        let people = ctx.change(SetUpSchool {}, |change| change.rows::<Person>().all()).unwrap();
        people.into_iter().filter(|it| it.family == family && it.given == given).map(|it| it.id).collect()
    }

    /// Gives somebody a post at a school.
    pub fn post_at(&self, person: PersonId, school: SchoolId, hat: &str) {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        ctx.change(SetUpSchool {}, |change| {
            change.insert(&Post {
                id: id(),
                person,
                school: Some(school),
                hat: hat.into(),
                source: String::new(),
                valid_from: AUGUST,
                valid_to: None,
            })
        })
        .unwrap();
        self.owner.reload(None).unwrap();
    }

    /// Makes people pupils of a school today: the examples' memberships ended long ago.
    pub fn enrol_at(&self, pupils: &[PersonId], school: SchoolId) {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        ctx.change(ImportRoster {}, |change| {
            for pupil in pupils {
                change.insert(&Enrolment {
                    id: id(),
                    pupil: *pupil,
                    school,
                    source: String::new(),
                    valid_from: AUGUST,
                    valid_to: None,
                })?;
            }
            Ok(())
        })
        .unwrap();
        self.owner.reload(None).unwrap();
    }

    /// Norwegian on a day.
    pub fn norwegian_on(&self, day: Date) -> Lesson {
        Lesson { group: self.norwegian, day, starts: 495, ends: 540, room: "Rom 214".into() }
    }

    /// Mathematics on a Friday.
    pub fn mathematics_on(&self, day: Date) -> Lesson {
        Lesson { group: self.mathematics, day, starts: 555, ends: 600, room: "Rom 214".into() }
    }

    /// Every row of a table, as only a part of the product sees it.
    pub fn all<R: ransel_kernel::Record>(&self) -> Vec<R>
    where
        crate::actions::SetUpAbsence: Opens<R>,
    {
        let ctx = self.owner.ctx(Caller::part("test")).unwrap();
        ctx.change(crate::actions::SetUpAbsence {}, |change| change.rows::<R>().all()).unwrap()
    }
}

/// Whether somebody was refused.
pub fn refused<T>(result: ransel_kernel::Result<T>) -> bool {
    result.err().is_some_and(|error| error.denied().is_some())
}
