//! A made-up county of any size, written as a PIFU-IMS file and never held: what a row says follows from its number.

use std::io::Write;

use jiff::civil::{Date, date};
use ransel_exchange::pifu::{
    Address, AddressKind, Contact, ContactKind, Email, EmailKind, Gender, Group, GroupKind, Ids, Membership,
    Moment, Name, Names, Period, Person, Phone, PhoneKind, Properties, Relation, Role, RoleKind, SourcedId,
    TransferKind, UserId, UserIdKind, Writer,
};

use crate::Fault;

const SOURCE: &str = "sas@county.example";
const AT_SCHOOL: usize = 500;
const IN_CLASS: usize = 25;
/// Subjects a class is taught in groups of its own.
const SUBJECTS: usize = 4;
/// Pupils to a teacher.
const TO_TEACHER: usize = 12;
const GIVEN: [&str; 12] =
    ["Nora", "Emil", "Sara", "Ola", "Inga", "Mikkel", "Amina", "Jon", "Åse", "Tobias", "Maja", "Elias"];
const FAMILY: [&str; 10] = ["Vik", "Dal", "Berg", "Haug", "Lie", "Moen", "Sæther", "Øye", "Utsi", "Khan"];

/// Counts what goes by.
struct Counted<W> {
    inner: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// Writes it; returns how many rows and bytes.
pub fn write(pupils: usize, out: impl Write) -> Result<(u64, u64), Fault> {
    let properties = Properties {
        language: "no".to_owned(),
        datasource: SOURCE.to_owned(),
        targets: Vec::new(),
        kind: TransferKind::Full,
        created_at: Moment::Day(date(2026, 8, 17)),
    };
    let mut writer = Writer::new(Counted { inner: out, bytes: 0 }, &properties)?;
    let mut rows = 0;
    let teachers = pupils.div_ceil(TO_TEACHER);
    for n in 0..pupils {
        writer.person(&pupil(n))?;
        writer.person(&guardian(n))?;
        rows += 2;
    }
    for n in 0..teachers {
        writer.person(&person(&format!("t{n}"), n * 7))?;
        rows += 1;
    }
    writer.group(&group("owner", GroupKind::Owner, None))?;
    rows += 1;
    for school in 0..pupils.div_ceil(AT_SCHOOL) {
        writer.group(&group(&format!("s{school}"), GroupKind::School, Some("owner")))?;
        rows += 1;
    }
    let classes = pupils.div_ceil(IN_CLASS);
    for class in 0..classes {
        let school = format!("s{}", class * IN_CLASS / AT_SCHOOL);
        writer.group(&group(&format!("c{class}"), GroupKind::SchoolClass, Some(&school)))?;
        for subject in 0..SUBJECTS {
            writer.group(&group(&format!("g{class}-{subject}"), GroupKind::TeachingGroup, Some(&school)))?;
        }
        rows += 1 + SUBJECTS as u64;
    }
    for school in 0..pupils.div_ceil(AT_SCHOOL) {
        let first = school * AT_SCHOOL;
        for n in first..(first + AT_SCHOOL).min(pupils) {
            writer.member(&member(&format!("s{school}"), &format!("p{n}"), RoleKind::Pupil))?;
            rows += 1;
        }
        for n in first / TO_TEACHER..((first + AT_SCHOOL) / TO_TEACHER).min(teachers) {
            writer.member(&member(&format!("s{school}"), &format!("t{n}"), RoleKind::Teacher))?;
            rows += 1;
        }
    }
    for class in 0..classes {
        let first = class * IN_CLASS;
        let groups = std::iter::once(format!("c{class}"));
        for (at, key) in groups.chain((0..SUBJECTS).map(|subject| format!("g{class}-{subject}"))).enumerate()
        {
            for n in first..(first + IN_CLASS).min(pupils) {
                writer.member(&member(&key, &format!("p{n}"), RoleKind::Pupil))?;
            }
            let role = if at == 0 { RoleKind::ContactTeacher } else { RoleKind::Teacher };
            writer.member(&member(&key, &format!("t{}", first / TO_TEACHER), role))?;
            rows += 1 + ((first + IN_CLASS).min(pupils) - first) as u64;
        }
    }
    Ok((rows, writer.finish()?.bytes))
}

fn id(key: &str) -> SourcedId {
    SourcedId { source: SOURCE.to_owned(), id: key.to_owned() }
}

/// No two pupils share a number: there are some hundred to a day.
fn born(n: usize) -> Date {
    let days = i64::try_from(n / 60 % 3650).unwrap_or_default();
    date(2008, 1, 1).checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(date(2008, 1, 1))
}

fn number(n: usize) -> Option<UserId> {
    // The same day comes again after all days have come; a hundred individual numbers on for each time.
    let first = u16::try_from(n / 60 / 3650 * 250 + n % 60 * 4).ok()?;
    let number = (first..first + 4).find_map(|at| ransel_law::identifier::synthesize(born(n), at))?;
    Some(UserId { kind: UserIdKind::NationalId, value: number.digits() })
}

fn name<'n>(list: &[&'n str], n: usize) -> &'n str {
    list.get(n % list.len()).copied().unwrap_or_default()
}

fn person(key: &str, n: usize) -> Person {
    let (given, family) = (name(&GIVEN, n), name(&FAMILY, n / GIVEN.len()));
    Person {
        ids: Ids::new(id(key)),
        change: None,
        user_ids: vec![UserId { kind: UserIdKind::FeideId, value: format!("{key}@county.example") }],
        name: Name {
            family: family.to_owned(),
            given: given.to_owned(),
            formatted: format!("{given} {family}"),
        },
        born: None,
        gender: Gender::Unknown,
        emails: vec![Email {
            kind: EmailKind::AtOrganisation,
            priority: None,
            address: format!("{key}@county.example"),
        }],
        phones: vec![Phone {
            kind: PhoneKind::PrivateMobile,
            priority: None,
            number: format!("+47{}", 40_000_000 + n),
        }],
        addresses: Vec::new(),
        active: Some(true),
        pupil_status: Vec::new(),
        preferred_language: Some("nb".to_owned()),
        native_tongues: Vec::new(),
        contacts: Vec::new(),
    }
}

fn pupil(n: usize) -> Person {
    let address = Address {
        kind: AddressKind::Registered,
        priority: None,
        po_box: None,
        extra: None,
        streets: vec![format!("Storgata {}", n % 200 + 1)],
        locality: Some("Solvik".to_owned()),
        region: None,
        postal_code: Some("3700".to_owned()),
        country: None,
        valid: Period::default(),
    };
    let mut pupil = person(&format!("p{n}"), n);
    pupil.user_ids.extend(number(n));
    Person {
        born: Some(born(n)),
        addresses: vec![address],
        contacts: vec![Contact { kind: ContactKind::Guardian, id: id(&format!("f{n}")) }],
        ..pupil
    }
}

fn guardian(n: usize) -> Person {
    let guardian = person(&format!("f{n}"), n + 5);
    Person { user_ids: Vec::new(), ..guardian }
}

fn group(key: &str, kind: GroupKind, parent: Option<&str>) -> Group {
    Group {
        ids: Ids::new(id(key)),
        change: None,
        kinds: vec![kind],
        names: Names { short: key.to_owned(), long: None, full: None },
        period: Period { from: Some(date(2026, 8, 17)), to: None, label: None },
        parents: parent
            .map(|parent| Relation { id: id(parent), label: parent.to_owned() })
            .into_iter()
            .collect(),
        also_known_as: Vec::new(),
        identifiers: Vec::new(),
        more_names: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        school_types: Vec::new(),
    }
}

fn member(group: &str, person: &str, kind: RoleKind) -> Membership {
    let role = Role {
        kind,
        sub_role: None,
        change: None,
        active: true,
        established: None,
        period: Period { from: Some(date(2026, 8, 17)), to: None, label: None },
        primary: false,
        absences: Vec::new(),
    };
    Membership { group: id(group), member: id(person), roles: vec![role] }
}
