//! Fills a new demonstration: the roster comes in from a PIFU-IMS file through the same import as any
//! owner's; what such a file does not carry is set up beside it.

use std::{collections::HashMap, io::BufWriter};

use jiff::{ToSpan, civil::Time};
use ransel_absence::{SeedMark, SeedState};
use ransel_demo::{Documentation, Missed, Protection, Role, Tie};
use ransel_kernel::{Caller, GroupId, Owner, PersonId, SchoolId, pass::Set, platform::SystemDelegation};
use ransel_photo_consent::SeedClass;
use ransel_school::{
    actions::SetUpSchool,
    import::{NumberPolicy, Options, pifu},
    records::{
        Account, AddressProtection, BirthDate, FamilyTie, Group, GroupMember, GroupRole, Person, Post,
        Residence, ResidenceKind, School, Slot, SourceKey, StateRecord, StateSource, Subject, TieKind,
    },
};
use ransel_survey::SeedPupil;
use uuid::Uuid;

use super::sign_in::log_in_name;
use crate::Fault;

/// How many rows are written in one transaction.
const CHUNK: usize = 2000;

/// From made-up keys to the ids of the store.
struct Known {
    people: HashMap<Uuid, PersonId>,
    schools: HashMap<Uuid, SchoolId>,
    groups: HashMap<Uuid, GroupId>,
    subjects: HashMap<Uuid, Uuid>,
}

/// Fills the owner.
pub fn fill(owner: &Owner, made_up: &ransel_demo::Owner, say: &mut dyn FnMut(&str)) -> Result<(), Fault> {
    say("roster: from a PIFU-IMS file");
    roster(owner, made_up)?;
    say("timetable, posts, custody, protected addresses");
    operator(owner, made_up)?;
    let known = known(owner)?;
    homes_accounts(owner, made_up, &known)?;
    slots(owner, made_up, &known)?;
    subjects(owner, made_up, &known)?;
    posts(owner, made_up, &known)?;
    systems(owner, made_up, &known)?;
    substitute(owner, made_up, &known)?;
    custody(owner, made_up, &known)?;
    protection(owner, made_up, &known)?;
    owner.reload(None)?;
    say("absence since August");
    absence(owner, made_up, &known)?;
    say("pictures and consents");
    pictures(owner, made_up, &known)?;
    say("surveys of the class environment");
    surveys(owner, made_up, &known)
}

/// A survey in the classes of two personas, who stand first in them.
fn surveys(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let mut classes = Vec::new();
    for persona in ["pupil", "pupil-young"] {
        let key = made_up.persona(persona).and_then(|persona| persona.person);
        let Some(enrolment) = key.and_then(|key| made_up.enrolment(key)) else { continue };
        let class = made_up.class(enrolment.class);
        let pupil = |key: ransel_demo::PersonKey| {
            let person = made_up.person(key);
            Some(SeedPupil {
                person: *known.people.get(&person.id)?,
                given: person.name.given.clone(),
                family: person.name.family.clone(),
                birth_year: i64::from(person.born.year()),
                user_name: person.feide_name.as_ref().map(ToString::to_string).unwrap_or_default(),
            })
        };
        let others = class.pupils.iter().copied().filter(|pupil| Some(*pupil) != key).filter_map(pupil);
        let (Some(group), Some(school), Some(asks)) = (
            known.groups.get(&class.id),
            known.schools.get(&made_up.school(class.school).id),
            known.people.get(&made_up.person(class.contact_teacher).id),
        ) else {
            continue;
        };
        let pupils = key.and_then(pupil).into_iter().chain(others).collect();
        let (group, school, asks, name) = (*group, *school, *asks, class.name.clone());
        classes.push(ransel_survey::SeedClass { group, name, school, pupils, asks });
    }
    Ok(ransel_survey::seed(owner, &classes, owner.clock.today())?)
}

/// Pictures in the classes of two personas, who stand first in them.
fn pictures(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let mut classes = Vec::new();
    for persona in ["pupil", "pupil-young"] {
        let key = made_up.persona(persona).and_then(|persona| persona.person);
        let Some(enrolment) = key.and_then(|key| made_up.enrolment(key)) else { continue };
        let class = made_up.class(enrolment.class);
        let id = |key: ransel_demo::PersonKey| known.people.get(&made_up.person(key).id).copied();
        let others = class.pupils.iter().copied().filter(|pupil| Some(*pupil) != key).filter_map(id).take(4);
        let (Some(group), Some(school), Some(first), Some(asks)) = (
            known.groups.get(&class.id),
            known.schools.get(&made_up.school(class.school).id),
            key.and_then(id),
            id(class.contact_teacher),
        ) else {
            continue;
        };
        let pupils = std::iter::once(first).chain(others).collect();
        classes.push(SeedClass { group: *group, school: *school, pupils, asks });
    }
    Ok(ransel_photo_consent::seed(owner, &classes, owner.clock.today())?)
}

fn roster(owner: &Owner, made_up: &ransel_demo::Owner) -> Result<(), Fault> {
    let file = tempfile::NamedTempFile::new().map_err(Fault::io("a temporary file"))?;
    let out = BufWriter::new(file.as_file());
    let out = ransel_demo::pifu(made_up, out)
        .map_err(|error| Fault::said(format!("the made-up roster: {error}")))?;
    out.into_inner().map_err(|error| Fault::io("the made-up roster")(error.into_error()))?;
    let options =
        Options { numbers: NumberPolicy::SyntheticOnly, name: "soloy.xml".to_owned(), ..Options::default() };
    pifu(owner, file.path(), &options, &mut |_| {})
        .map_err(|error| Fault::said(format!("the made-up roster: {error}")))?;
    Ok(())
}

/// The operator belongs to no school and stands in no roster.
fn operator(owner: &Owner, made_up: &ransel_demo::Owner) -> Result<(), Fault> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    let today = owner.clock.today();
    for post in made_up.posts.iter().filter(|post| post.role == Role::Operator) {
        let person = made_up.person(post.person);
        let id = PersonId(person.id);
        let feide = person.feide_name.as_ref().map(ToString::to_string).unwrap_or_default();
        ctx.change(SetUpSchool {}, |change| {
            change.insert(&Person {
                id,
                given: person.name.given.clone(),
                family: person.name.family.clone(),
                verified: true,
                language: "nb".to_owned(),
                born: ransel_kernel::Withheld::Open(BirthDate(Some(person.born))),
            })?;
            change.insert(&Account {
                id: owner.random.uuid()?,
                person: id,
                kind: "feide".to_owned(),
                lookup: owner.lookup("feide", &feide.to_lowercase()),
                name: feide.clone(),
                valid_from: today,
                valid_to: None,
            })?;
            change.insert(&SourceKey {
                lookup: owner.random.uuid()?,
                person: id,
                source: "set-up".to_owned(),
                key: person.id.to_string(),
            })
        })?;
    }
    owner.reload(None)?;
    Ok(())
}

/// Where guardians' numbers are not kept, the school gives those who try the demonstration a name to log in with.
fn homes_accounts(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let kept = owner.settings().guardian_identity_number;
    let ctx = owner.ctx(Caller::part("set-up"))?;
    let people = made_up.personas.iter().filter_map(|persona| persona.person);
    let unnamed = people.map(|key| made_up.person(key)).filter(|person| person.feide_name.is_none());
    let named = unnamed.filter_map(|person| Some((person, log_in_name(kept, person)?)));
    for (person, name) in named {
        let Some(id) = known.people.get(&person.id) else { continue };
        ctx.change(SetUpSchool {}, |change| {
            change.insert(&Account {
                id: owner.random.uuid()?,
                person: *id,
                kind: "feide".to_owned(),
                lookup: owner.lookup("feide", &name.to_lowercase()),
                name: name.clone(),
                valid_from: owner.clock.today(),
                valid_to: None,
            })
        })?;
    }
    Ok(())
}

fn known(owner: &Owner) -> Result<Known, Fault> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    let known = ctx.change(SetUpSchool {}, |change| {
        let keyed = |key: &str| key.parse::<Uuid>().ok();
        Ok(Known {
            people: change
                .rows::<SourceKey>()
                .all()?
                .into_iter()
                .filter_map(|row| Some((keyed(&row.key)?, row.person)))
                .collect(),
            schools: change
                .rows::<School>()
                .all()?
                .into_iter()
                .filter_map(|row| Some((keyed(&row.source_key)?, row.id)))
                .collect(),
            groups: change
                .rows::<Group>()
                .all()?
                .into_iter()
                .filter_map(|row| Some((keyed(&row.source_key)?, row.id)))
                .collect(),
            subjects: change
                .rows::<Subject>()
                .all()?
                .into_iter()
                .filter_map(|row| Some((keyed(&row.source_key)?, row.id)))
                .collect(),
        })
    })?;
    Ok(known)
}

/// Writes items in chunks, each in a transaction of its own.
fn each<T>(
    owner: &Owner,
    items: &[T],
    mut write: impl FnMut(&mut ransel_kernel::pass::Change<'_, SetUpSchool>, &T) -> ransel_kernel::Result<()>,
) -> Result<(), Fault> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    for chunk in items.chunks(CHUNK) {
        ctx.change(SetUpSchool {}, |change| chunk.iter().try_for_each(|item| write(change, item)))?;
    }
    Ok(())
}

fn slots(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let year = made_up.year();
    each(owner, &made_up.slots, |change, slot| {
        let group = made_up.group(slot.group);
        let Some(id) = known.groups.get(&group.id) else { return Ok(()) };
        change.insert(&Slot {
            id: owner.random.uuid()?,
            group_id: *id,
            weekday: i64::from(slot.weekday.to_monday_one_offset()),
            starts: minutes(slot.start),
            ends: minutes(slot.end),
            room: group.room.clone(),
            valid_from: year.from,
            valid_to: year.to,
        })
    })
}

fn minutes(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn subjects(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    each(owner, &made_up.subjects, |change, subject| {
        let Some(id) = known.subjects.get(&subject.id) else { return Ok(()) };
        let set = Set::default()
            .to(Subject::ANNUAL_MINUTES, &i64::from(subject.annual_minutes.get()))
            .to(Subject::NAME_NB, &subject.name_nb.to_owned())
            .to(Subject::NAME_NN, &subject.name_nn.to_owned());
        change.update(id, set)
    })
}

fn posts(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    // A roster carries posts at schools; those at the owner, and who keeps the timetable, are set up here.
    let more: Vec<_> =
        made_up.posts.iter().filter(|post| post.school.is_none() || post.role == Role::Timetabler).collect();
    each(owner, &more, |change, post| {
        let (Some(person), Some(hat)) = (known.people.get(&made_up.person(post.person).id), hat(post.role))
        else {
            return Ok(());
        };
        let school = post.school.and_then(|school| known.schools.get(&made_up.school(school).id).copied());
        change.insert(&Post {
            id: owner.random.uuid()?,
            person: *person,
            school,
            hat: hat.to_owned(),
            source: "set-up".to_owned(),
            valid_from: post.period.from,
            valid_to: post.period.to,
        })
    })
}

/// The system owner answers for every system but sign-in and log, for which nobody has been named yet.
fn systems(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let Some(person) = persona(made_up, known, "system-owner") else { return Ok(()) };
    let systems: Vec<_> =
        owner.house.modules.iter().map(|one| one.name).filter(|name| *name != "platform").collect();
    each(owner, &systems, |change, system| {
        change.insert(&SystemDelegation {
            id: owner.random.uuid()?,
            person,
            system: (*system).to_owned(),
            valid_from: made_up.year().from,
            valid_to: None,
            made_by: None,
            made_at: owner.clock.now(),
        })
    })
}

/// A substitute for the teacher who teaches the pupil among the personas in one subject: two weeks, begun on Monday.
fn substitute(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let Some(person) = persona(made_up, known, "substitute") else { return Ok(()) };
    let key = |name: &str| made_up.persona(name).and_then(|persona| persona.person);
    let groups = key("pupil")
        .and_then(|pupil| made_up.enrolment(pupil))
        .map(|row| row.groups.clone())
        .unwrap_or_default();
    let taught: Vec<_> = made_up
        .assignments
        .iter()
        .filter(|row| Some(row.teacher) == key("subject-teacher") && groups.contains(&row.group))
        .collect();
    let today = made_up.spec.today;
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    each(owner, &taught, |change, row| {
        let Some(group_id) = known.groups.get(&made_up.group(row.group).id) else { return Ok(()) };
        change.insert(&GroupMember {
            id: owner.random.uuid()?,
            person,
            group_id: *group_id,
            role: GroupRole::Teacher,
            source: "substitute".to_owned(),
            valid_from: monday,
            valid_to: Some(monday.saturating_add(2.weeks())),
        })
    })
}

fn persona(made_up: &ransel_demo::Owner, known: &Known, name: &str) -> Option<PersonId> {
    let key = made_up.persona(name)?.person?;
    known.people.get(&made_up.person(key).id).copied()
}

fn hat(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Teacher => "teacher",
        Role::Principal => "principal",
        Role::DepartmentHead => "department-head",
        Role::Secretary => "secretary",
        Role::Timetabler => "timetabler",
        Role::AccountableHead => "accountable-head",
        Role::SystemOwner => "system-owner",
        Role::Dpo => "dpo",
        Role::It => "it",
        Role::Operator => "operator",
        Role::SchoolCounsellor => return None,
    })
}

/// A roster says who the guardians are, not what each is to the child or who lives where: what the import took for
/// granted gives way to what is so.
fn custody(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let ctx = owner.ctx(Caller::part("set-up"))?;
    let (ties, residences) = ctx.change(SetUpSchool {}, |change| {
        Ok((change.rows::<FamilyTie>().all()?, change.rows::<Residence>().all()?))
    })?;
    each(owner, &ties, |change, row| change.delete::<FamilyTie, _>(&row.id).map(drop))?;
    each(owner, &residences, |change, row| change.delete::<Residence, _>(&row.id).map(drop))?;
    let of = |key| known.people.get(&made_up.person(key).id).copied();
    each(owner, &made_up.ties(), |change, (child, adult, tie, period)| {
        let (Some(child), Some(adult)) = (of(*child), of(*adult)) else { return Ok(()) };
        let kind = match tie {
            Tie::Responsibility => TieKind::Responsibility,
            Tie::Parent => TieKind::Parent,
            Tie::Barred => TieKind::Barred,
        };
        change.insert(&FamilyTie {
            id: owner.random.uuid()?,
            child,
            adult,
            kind,
            valid_from: period.from,
            valid_to: period.to,
            recorded_at: owner.clock.now(),
            recorded_by: None,
            replaces: None,
        })
    })?;
    each(owner, &made_up.residences(), |change, row| {
        let Some(person) = of(row.person) else { return Ok(()) };
        change.insert(&Residence {
            id: owner.random.uuid()?,
            person,
            home: made_up.home(row.home).id,
            kind: if row.shared { ResidenceKind::Shared } else { ResidenceKind::Fixed },
            valid_from: row.period.from,
            valid_to: row.period.to,
            recorded_at: owner.clock.now(),
            recorded_by: None,
            replaces: None,
        })
    })
}

fn protection(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    let protected: Vec<_> =
        made_up.people.iter().filter(|person| person.protection != Protection::None).collect();
    each(owner, &protected, |change, person| {
        let Some(id) = known.people.get(&person.id) else { return Ok(()) };
        let level = match person.protection {
            Protection::None => return Ok(()),
            Protection::Client => "client",
            Protection::Confidential => "confidential",
            Protection::StrictlyConfidential => "strict",
        };
        let (row, now) = (owner.random.uuid()?, owner.clock.now());
        change.insert(&AddressProtection {
            id: row,
            person: *id,
            level: level.to_owned(),
            valid_from: made_up.year().from,
            valid_to: None,
            recorded_at: now,
        })?;
        change.insert(&StateRecord {
            id: row,
            person: *id,
            source: StateSource::Register,
            recorded_by: None,
            withdrawn_at: None,
            recalled_at: Some(now),
            lifted_by: None,
            lifted_at: None,
        })
    })
}

fn absence(owner: &Owner, made_up: &ransel_demo::Owner, known: &Known) -> Result<(), Fault> {
    // Where two share a group, the first one took its rolls.
    let teachers: HashMap<_, _> =
        made_up.assignments.iter().rev().map(|one| (one.group, one.teacher)).collect();
    let marks = made_up.absence().filter_map(|piece| {
        let group = *known.groups.get(&made_up.group(piece.group).id)?;
        let pupil = *known.people.get(&made_up.person(piece.pupil).id)?;
        let teacher = *known.people.get(&made_up.person(*teachers.get(&piece.group)?).id)?;
        let starts = minutes(piece.start);
        let (state, minutes) = match piece.missed {
            Missed::Absent { minutes } => (SeedState::Absent, i64::from(minutes.get())),
            Missed::Late { minutes } => (SeedState::Late, i64::from(minutes.get())),
        };
        Some(SeedMark {
            pupil,
            group,
            day: piece.date,
            starts,
            ends: starts + i64::from(ransel_demo::LESSON_MINUTES),
            state,
            minutes,
            class: match piece.documentation {
                Documentation::Undocumented => ransel_absence::rules::AbsenceClass::Undocumented,
                Documentation::SelfDeclared => ransel_absence::rules::AbsenceClass::SelfDeclared,
                Documentation::HealthDocumented => ransel_absence::rules::AbsenceClass::HealthDocumented,
                Documentation::OtherDocumented => ransel_absence::rules::AbsenceClass::OtherDocumented,
            },
            marked_by: teacher,
        })
    });
    ransel_absence::seed(owner, marks)?;
    Ok(())
}
