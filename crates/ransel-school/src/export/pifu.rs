//! The roster in PIFU-IMS.

use std::{collections::HashMap, io::Write};

use jiff::Timestamp;
use ransel_exchange::{
    pifu::{
        self, Address, AddressKind, Contact, ContactKind, Email, EmailKind, GroupKind, GroupName,
        GroupNameKind, Identifier, IdentifierKind, Ids, Membership, Moment, Names, Period, Phone, PhoneKind,
        Properties, Relation, SchoolType, SourcedId, TransferKind, UserId, UserIdKind, WriteError, Writer,
    },
    roster::{ContactKind as Plain, Group, Person, Reached, RoleKind, Sort, Stage, Way},
};

use super::{ExportError, Place, Receiver};
use crate::records::Format;

/// Writes one file. [`Pifu::finish`] must be called, or the file has no end.
pub struct Pifu<W> {
    writer: Writer<W>,
    /// What groups are called: those below name their parents.
    names: HashMap<SourcedId, String>,
}

impl<W: Write> Pifu<W> {
    /// Begins.
    ///
    /// # Errors
    /// Writing fails.
    pub fn new(out: W, source: &str, at: Timestamp) -> Result<Self, ExportError> {
        let properties = Properties {
            language: "no".to_owned(),
            datasource: source.to_owned(),
            targets: Vec::new(),
            kind: TransferKind::Full,
            created_at: Moment::Instant(at),
        };
        let writer = Writer::new(out, &properties).map_err(failed)?;
        Ok(Self { writer, names: HashMap::new() })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Writing fails.
    pub fn finish(self) -> Result<W, ExportError> {
        self.writer.finish().map_err(failed)
    }
}

fn failed(error: WriteError) -> ExportError {
    ExportError::Write(match error {
        WriteError::Io(error) => error,
        other => std::io::Error::other(other),
    })
}

/// Whether the row was written; only what makes the file useless is an error.
fn written(result: Result<(), WriteError>) -> Result<bool, ExportError> {
    match result {
        Ok(()) => Ok(true),
        Err(WriteError::Row { .. }) => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

impl<W: Write> Receiver for Pifu<W> {
    fn format(&self) -> Format {
        Format::Pifu
    }

    fn person(&mut self, row: &Person, _school: Option<&SourcedId>) -> Result<bool, ExportError> {
        let id = |kind| move |value: &String| UserId { kind, value: value.clone() };
        let numbers = row.numbers.iter().map(id(UserIdKind::NationalId));
        let contact = |contact: &ransel_exchange::roster::Contact| {
            let kind = match contact.kind {
                Plain::Guardian => ContactKind::Guardian,
                Plain::NextOfKin => ContactKind::NextOfKin,
                Plain::Unsaid => return None,
            };
            Some(Contact { kind, id: contact.id.clone() })
        };
        let is = |way: &&Reached, ways: &[Way]| ways.contains(&way.by);
        let person = pifu::Person {
            ids: Ids::new(row.id.clone()),
            change: None,
            user_ids: numbers.chain(row.feide.iter().map(id(UserIdKind::FeideId))).collect(),
            name: pifu::Name {
                family: row.family.clone(),
                given: row.given.clone(),
                formatted: format!("{} {}", row.given, row.family).trim().to_owned(),
            },
            born: row.born,
            gender: pifu::Gender::Unknown,
            emails: row.reached.iter().filter(|way| is(way, &[Way::Email])).map(email).collect(),
            phones: row.reached.iter().filter(|way| is(way, &[Way::Phone, Way::Mobile])).map(phone).collect(),
            addresses: row
                .reached
                .iter()
                .filter(|way| is(way, &[Way::RegisteredAddress, Way::PostalAddress]))
                .map(address)
                .collect(),
            active: Some(true),
            pupil_status: Vec::new(),
            preferred_language: row.language.clone(),
            native_tongues: Vec::new(),
            contacts: row.contacts.iter().filter_map(contact).collect(),
        };
        written(self.writer.person(&person))
    }

    fn group(&mut self, row: &Group) -> Result<bool, ExportError> {
        let kind = match row.sort {
            Sort::Owner => GroupKind::Owner,
            Sort::School => GroupKind::School,
            Sort::Class => GroupKind::SchoolClass,
            Sort::Teaching => GroupKind::TeachingGroup,
            Sort::ContactTeacher => GroupKind::ContactTeacherGroup,
            Sort::Subject => GroupKind::Subject,
            Sort::Passed => return Ok(false),
        };
        let relation = |id: &SourcedId| Relation {
            id: id.clone(),
            label: self.names.get(id).cloned().unwrap_or_else(|| id.id.clone()),
        };
        let identifier = |kind, value: &Option<String>, scope: &str| {
            let (value, scope) = (value.clone()?, scope.to_owned());
            Some(Identifier { kind, value, scope, unique: true })
        };
        let identifiers = [
            identifier(IdentifierKind::OrganisationNumber, &row.organisation_number, "Enhetsregisteret"),
            identifier(IdentifierKind::GrepShortForm, &row.code, "grep"),
        ];
        let named = row.names.iter().map(|(language, name)| GroupName {
            kind: GroupNameKind::Full,
            value: name.clone(),
            language: Some(language.clone()),
        });
        let usual = matches!(row.sort, Sort::Owner | Sort::School).then(|| GroupName {
            kind: GroupNameKind::Usual,
            value: row.name.clone(),
            language: None,
        });
        let short: String = row.short.chars().take(60).collect();
        let group = pifu::Group {
            ids: Ids::new(row.id.clone()),
            change: None,
            kinds: vec![kind],
            names: Names {
                short,
                long: Some(row.name.clone()).filter(|name| *name != row.short),
                full: None,
            },
            period: Period { from: row.from, to: row.to, label: None },
            parents: row.parents.iter().map(relation).collect(),
            also_known_as: Vec::new(),
            identifiers: identifiers.into_iter().flatten().collect(),
            more_names: usual.into_iter().chain(named).collect(),
            emails: Vec::new(),
            phones: Vec::new(),
            addresses: Vec::new(),
            school_types: match row.stage {
                Some(Stage::Compulsory) => vec![SchoolType::Primary, SchoolType::LowerSecondary],
                Some(Stage::UpperSecondary) => vec![SchoolType::UpperSecondary],
                None => Vec::new(),
            },
        };
        if !matches!(row.sort, Sort::Class | Sort::Teaching | Sort::ContactTeacher) {
            self.names.insert(row.id.clone(), row.name.clone());
        }
        written(self.writer.group(&group))
    }

    fn place(&mut self, place: &Place<'_>) -> Result<bool, ExportError> {
        let (kind, sub_role) = match place.kind {
            RoleKind::Pupil => (pifu::RoleKind::Pupil, None),
            RoleKind::Teacher => (pifu::RoleKind::Teacher, None),
            RoleKind::ContactTeacher => (pifu::RoleKind::ContactTeacher, None),
            RoleKind::Principal => (pifu::RoleKind::SchoolLeader, Some("rektor")),
            RoleKind::Leader => (pifu::RoleKind::SchoolLeader, Some("inspektør")),
            RoleKind::Office => (pifu::RoleKind::Administrator, Some("kontormedarbeider")),
            RoleKind::Administration | RoleKind::Other => return Ok(false),
        };
        let (from, to) = place.period;
        let role = pifu::Role {
            kind,
            sub_role: sub_role.map(str::to_owned),
            change: None,
            active: true,
            established: None,
            period: Period { from: Some(from), to, label: None },
            primary: false,
            absences: Vec::new(),
        };
        let (group, member) = (place.group.clone(), place.person.clone());
        written(self.writer.member(&Membership { group, member, roles: vec![role] }))
    }
}

fn email(way: &Reached) -> Email {
    Email { kind: EmailKind::Private, priority: None, address: way.value.clone() }
}

fn phone(way: &Reached) -> Phone {
    let kind = if way.by == Way::Mobile { PhoneKind::PrivateMobile } else { PhoneKind::Private };
    // The format wants no spaces; a number without a country is a Norwegian one.
    let digits: String = way.value.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("+47{digits}")
    } else {
        digits
    };
    Phone { kind, priority: None, number }
}

fn address(way: &Reached) -> Address {
    let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    Address {
        kind: if way.by == Way::RegisteredAddress { AddressKind::Registered } else { AddressKind::Postal },
        priority: None,
        po_box: None,
        extra: None,
        streets: filled(&way.value).into_iter().collect(),
        locality: filled(&way.locality),
        region: None,
        postal_code: filled(&way.postal_code),
        country: None,
        valid: Period::default(),
    }
}
