//! A file of this format as a roster: what of it every format has.

use std::io::BufRead;

use crate::roster::{
    self, Contact, ContactKind, Entry as Plain, Fault, Part, Reached, RoleKind as PlainRole, Sort, Source,
    Spot, Stage, Transfer, Unreadable, Way,
};

use super::{
    Address, AddressKind, Change, ContactKind as Kind, Dropped, EmailKind, Entry, FileError, Group,
    GroupKind, GroupNameKind, IdentifierKind, Membership, Name, Person, PhoneKind, Reader, Role, RoleKind,
    Row, RowError, SchoolType, TransferKind, UserIdKind, read,
};

/// Reads a file as a roster.
pub struct RosterReader<R> {
    inner: Reader<R>,
}

impl<R: BufRead> RosterReader<R> {
    /// Reads `file`.
    pub fn new(file: R) -> Self {
        Self { inner: read(file) }
    }
}

impl From<FileError> for Unreadable {
    fn from(error: FileError) -> Self {
        Self { part: Part::Whole, line: error.line, reason: error.reason.key() }
    }
}

impl From<RowError> for Fault {
    fn from(error: RowError) -> Self {
        let (spot, reason) = (spot(error.line), error.reason.key());
        Self { spot, element: error.element, reason, about: error.about }
    }
}

impl<R: BufRead> Source for RosterReader<R> {
    fn begin(&mut self) -> Result<Transfer, Unreadable> {
        // The first row of a readable file is always its properties.
        match self.inner.next_row()? {
            Some(Ok(Row { entry: Entry::Properties(properties), .. })) => {
                Ok(Transfer { source: properties.datasource, full: properties.kind == TransferKind::Full })
            }
            _ => Err(Unreadable { part: Part::Whole, line: 1, reason: "properties" }),
        }
    }

    fn next_row(&mut self) -> Result<Option<Result<roster::Row, Fault>>, Unreadable> {
        loop {
            let (line, entry) = match self.inner.next_row()? {
                None => return Ok(None),
                Some(Err(error)) => return Ok(Some(Err(error.into()))),
                Some(Ok(Row { line, entry })) => (line, entry),
            };
            let entry = match entry {
                Entry::Properties(_) => continue,
                Entry::Person(person) => Plain::Person(plain_person(person)),
                Entry::Group(group) => Plain::Group(plain_group(group)),
                Entry::Member(member) => Plain::Member(plain_member(member)),
            };
            return Ok(Some(Ok(roster::Row { spot: spot(line), entry })));
        }
    }

    fn dropped(&self) -> Dropped {
        *self.inner.dropped()
    }
}

fn spot(line: u64) -> Spot {
    Spot { part: Part::Whole, line }
}

fn plain_person(person: Person) -> roster::Person {
    let reached = reached(&person);
    let (given, family) = name(person.name);
    let (mut numbers, mut feide) = (Vec::new(), Vec::new());
    for user_id in person.user_ids {
        match user_id.kind {
            UserIdKind::NationalId => numbers.push(user_id.value),
            UserIdKind::FeideId => feide.push(user_id.value),
            _ => {}
        }
    }
    let contact = |contact: super::Contact| Contact {
        kind: match contact.kind {
            Kind::Guardian => ContactKind::Guardian,
            Kind::NextOfKin => ContactKind::NextOfKin,
        },
        id: contact.id,
    };
    roster::Person {
        id: person.ids.current,
        former: person.ids.former.into_iter().map(|former| former.id).collect(),
        gone: person.change == Some(Change::Deleted),
        numbers,
        feide,
        given,
        family,
        born: person.born,
        language: person.preferred_language,
        reached,
        contacts: person.contacts.into_iter().map(contact).collect(),
    }
}

/// Given names and family name; of a name in one piece the last word is taken for the family's.
fn name(name: Name) -> (String, String) {
    if name.given.is_empty() && name.family.is_empty() {
        let whole = name.formatted.trim();
        let (given, family) = whole.rsplit_once(' ').unwrap_or((whole, ""));
        return (given.trim_end().to_owned(), family.to_owned());
    }
    (name.given, name.family)
}

fn reached(person: &Person) -> Vec<Reached> {
    let plain = |by, value: &str| Reached {
        by,
        value: value.to_owned(),
        postal_code: String::new(),
        locality: String::new(),
        from: None,
        to: None,
    };
    let emails = person.emails.iter().filter(|email| email.kind != EmailKind::Organisation);
    let emails = emails.map(|email| plain(Way::Email, &email.address));
    let phones =
        person.phones.iter().filter_map(|phone| Some(plain(way_of_phone(phone.kind)?, &phone.number)));
    let private = |kind| matches!(kind, AddressKind::Registered | AddressKind::Postal);
    // The main address is one of the others, said twice, or the only one there is.
    let only_main = !person.addresses.iter().any(|address| private(address.kind));
    let addresses = person.addresses.iter().filter_map(|address| {
        let by = match address.kind {
            AddressKind::Registered => Way::RegisteredAddress,
            AddressKind::Postal => Way::PostalAddress,
            AddressKind::Main if only_main => Way::PostalAddress,
            _ => return None,
        };
        Some(written(by, address))
    });
    emails
        .chain(phones)
        .chain(addresses)
        .filter(|way| !(way.value.is_empty() && way.locality.is_empty()))
        .collect()
}

fn way_of_phone(kind: PhoneKind) -> Option<Way> {
    match kind {
        PhoneKind::Main | PhoneKind::Private | PhoneKind::AtOrganisation | PhoneKind::Unstated => {
            Some(Way::Phone)
        }
        PhoneKind::MainMobile | PhoneKind::PrivateMobile | PhoneKind::MobileAtOrganisation => {
            Some(Way::Mobile)
        }
        PhoneKind::Switchboard | PhoneKind::Organisation => None,
    }
}

fn written(by: Way, address: &Address) -> Reached {
    let po_box = address.po_box.as_ref().map(|number| {
        let bare = number.bytes().all(|byte| byte.is_ascii_digit());
        if bare { format!("Postboks {number}") } else { number.clone() }
    });
    let lines: Vec<_> = address.streets.iter().cloned().chain(address.extra.clone()).chain(po_box).collect();
    let abroad = address.country.iter().filter(|country| !country.eq_ignore_ascii_case("NO")).cloned();
    let town: Vec<_> = address.locality.iter().cloned().chain(abroad).collect();
    Reached {
        by,
        value: lines.join(", "),
        postal_code: address.postal_code.clone().unwrap_or_default(),
        locality: town.join(", "),
        from: address.valid.from,
        to: address.valid.to,
    }
}

fn plain_group(group: Group) -> roster::Group {
    let sort = sort(&group);
    let usual = || group.more_names.iter().find(|name| name.kind == GroupNameKind::Usual);
    let name = match sort {
        Sort::Owner | Sort::School => usual().map(|name| name.value.clone()),
        _ => group.names.long.clone().or(group.names.full.clone()),
    };
    let names = group.more_names.iter().filter_map(|name| Some((name.language.clone()?, name.value.clone())));
    roster::Group {
        sort,
        code: code(&group),
        name: name.unwrap_or_else(|| group.names.short.clone()),
        names: names.collect(),
        organisation_number: group.identifier(IdentifierKind::OrganisationNumber).map(str::to_owned),
        stage: stage(&group.school_types),
        gone: group.change == Some(Change::Deleted),
        parents: group.parents.into_iter().map(|parent| parent.id).collect(),
        short: group.names.short,
        from: group.period.from,
        to: group.period.to,
        id: group.ids.current,
        former: group.ids.former.into_iter().map(|former| former.id).collect(),
    }
}

fn sort(group: &Group) -> Sort {
    let sorts = [
        (GroupKind::Owner, Sort::Owner),
        (GroupKind::School, Sort::School),
        (GroupKind::SchoolClass, Sort::Class),
        (GroupKind::TeachingGroup, Sort::Teaching),
        (GroupKind::ContactTeacherGroup, Sort::ContactTeacher),
        (GroupKind::Subject, Sort::Subject),
    ];
    sorts.into_iter().find(|(kind, _)| group.is(kind)).map_or(Sort::Passed, |(_, sort)| sort)
}

/// The short code of the national curriculum, or the last part of its address.
fn code(group: &Group) -> Option<String> {
    let short = group.identifier(IdentifierKind::GrepShortForm).map(str::trim);
    let long = || group.identifier(IdentifierKind::GrepCode).and_then(|code| code.trim().rsplit('/').next());
    short.filter(|code| !code.is_empty()).or_else(long).filter(|code| !code.is_empty()).map(str::to_owned)
}

/// `None` where the file says nothing, or that it is a school of both stages: the absence limit hangs on it.
fn stage(types: &[SchoolType]) -> Option<Stage> {
    let upper = types.contains(&SchoolType::UpperSecondary);
    let lower = types.iter().any(|kind| matches!(kind, SchoolType::Primary | SchoolType::LowerSecondary));
    match (upper, lower) {
        (true, false) => Some(Stage::UpperSecondary),
        (false, true) => Some(Stage::Compulsory),
        _ => None,
    }
}

fn plain_member(member: Membership) -> roster::Member {
    let roles = member.roles.iter().map(|role| roster::Role {
        kind: plain_role(role),
        gone: role.change == Some(Change::Deleted),
        active: role.active,
        from: role.period.from.or(role.established),
        to: role.period.to,
    });
    let roles = roles.collect();
    let as_pupil = member.roles.into_iter().filter(|role| role.kind == RoleKind::Pupil);
    roster::Member {
        person: member.member,
        group: member.group,
        roles,
        absences: as_pupil.flat_map(|role| role.absences).collect(),
    }
}

fn plain_role(role: &Role) -> PlainRole {
    let is = |word: &str| role.sub_role.as_ref().is_some_and(|sub_role| sub_role.to_lowercase() == word);
    match role.kind {
        RoleKind::Pupil => PlainRole::Pupil,
        RoleKind::Teacher => PlainRole::Teacher,
        RoleKind::ContactTeacher => PlainRole::ContactTeacher,
        RoleKind::SchoolLeader if is("rektor") => PlainRole::Principal,
        RoleKind::SchoolLeader => PlainRole::Leader,
        // The school's office sees every pupil's identity number. A counsellor, a caretaker or a nurse is an
        // administrator too in the file's words; who says so has said that she is not the office.
        RoleKind::Administrator if role.sub_role.is_none() || is("kontormedarbeider") => PlainRole::Office,
        RoleKind::Administrator => PlainRole::Administration,
        RoleKind::ContentDeveloper | RoleKind::Member | RoleKind::Assistant | RoleKind::Other(_) => {
            PlainRole::Other
        }
    }
}
