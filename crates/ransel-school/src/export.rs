//! Export of the roster to other systems: everybody who is at a school today with their guardians, the schools, subjects
//! and groups, and who is where. It streams: a few hundred people are in memory, and of all others an id.
//!
//! Whose address is strictly confidential stays out altogether unless asked for with a purpose: a class tells where she is.
//! Everybody whose data goes along finds it in her log. National identity numbers stay, and so do all ways to reach
//! somebody whose address is protected, or who shares a home with such a child, unless they are asked for with a purpose.
//! Deliberately absent: who has left, the owner's own offices, and guardians without responsibility.

mod oneroster;
mod people;
mod pifu;
mod survey;

use ransel_exchange::roster::{ContactKind, Group, Person, RoleKind, SourcedId};
use ransel_kernel::{
    Caller, Ctx, KernelError, Owner, PersonId,
    facts::Guardianship,
    handover::{HandOver, cut},
    platform::NoteHandOver,
};
use uuid::Uuid;

use crate::{
    actions::{NoteExport, SurveyRoster},
    handovers::{ContactsToSystem, NumbersToSystem, RosterToSystem},
    records::{Format, Purpose, RosterExport},
};

pub use oneroster::OneRoster;
pub use pifu::Pifu;

/// People, groups or places that are read together.
const CHUNK: usize = 500;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For what.
    pub purpose: Purpose,
    /// National identity numbers go along.
    pub numbers: bool,
    /// Protected addresses go along.
    pub protected: bool,
    /// The name we send under.
    pub source: String,
    /// Who gets it, as the owner calls that system; empty where nobody has said.
    pub recipient: String,
}

impl Asked {
    /// The name an owner sends under where no other is wished: with its number, so that no two are alike.
    pub fn source_of(owner: &Owner) -> String {
        let number = &owner.settings().owner.organisation_number;
        format!("ransel@{}", if number.is_empty() { "owner" } else { number })
    }

    fn key(&self, id: Uuid) -> SourcedId {
        SourcedId { source: self.source.clone(), id: id.to_string() }
    }
}

/// What was handed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// People.
    pub people: u64,
    /// Schools, subjects, classes and groups, with the owner.
    pub groups: u64,
    /// What people are where.
    pub members: u64,
    /// People without ways to be reached, since an address is protected.
    pub hidden: u64,
    /// People who stayed, since their address is strictly confidential or their data is not to be used.
    pub kept_back: u64,
    /// Rows the format has no room for.
    pub left_out: u64,
    /// People whose ways to be reached the format has no room for.
    pub unreachable: u64,
}

/// Why an export stopped. What has been written is of no use.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Writing failed.
    #[error("writing failed")]
    Write(#[source] std::io::Error),
    /// More than what everybody gets is for a purpose that needs it.
    #[error("national identity numbers and protected addresses are not for teaching")]
    Purpose,
    /// The store or the ledger failed.
    #[error("the store failed")]
    Store(#[from] KernelError),
}

/// What somebody is where.
#[derive(Clone, Debug)]
pub struct Place<'p> {
    /// The row's id, the same in every export.
    pub id: Uuid,
    /// Who.
    pub person: &'p SourcedId,
    /// The school or group.
    pub group: &'p SourcedId,
    /// The school a group is at; `None` where `group` is the school.
    pub school: Option<&'p SourcedId>,
    /// As what.
    pub kind: RoleKind,
    /// First day, and last.
    pub period: (jiff::civil::Date, Option<jiff::civil::Date>),
}

/// Writes one format. Rows come people first, then groups from the top, then who is where, group by group. `false`: the
/// format has no room for the row, and nothing of it was written.
pub trait Receiver {
    /// Which format.
    fn format(&self) -> Format;
    /// A person, with the school a pupil goes to.
    fn person(&mut self, person: &Person, school: Option<&SourcedId>) -> Result<bool, ExportError>;
    /// A group.
    fn group(&mut self, group: &Group) -> Result<bool, ExportError>;
    /// What somebody is where.
    fn place(&mut self, place: &Place<'_>) -> Result<bool, ExportError>;
}

/// Hands on the roster as it is today.
///
/// # Errors
/// Writing fails, or what is asked for does not go with its purpose.
pub fn roster(
    owner: &Owner,
    asked: &Asked,
    to: &mut dyn Receiver,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Exported, ExportError> {
    if asked.purpose == Purpose::Teaching && (asked.numbers || asked.protected) {
        return Err(ExportError::Purpose);
    }
    let ctx = owner.ctx(Caller::part("export"))?;
    let note = RosterExport {
        id: owner.random.uuid()?,
        at: owner.clock.now(),
        format: to.format(),
        purpose: asked.purpose,
        numbers: asked.numbers,
        protected: asked.protected,
    };
    ctx.change(NoteExport {}, |change| change.insert(&note))?;
    let pass = ctx.may(SurveyRoster {})?;
    let survey = survey::Survey::make(owner, &pass, asked)?;
    let mut exported = Exported { kept_back: survey.kept_back.len() as u64, ..Exported::default() };
    let receiver = match asked.recipient.as_str() {
        "" => format!("{} {}", to.format().code(), asked.purpose.code()),
        named => named.to_owned(),
    };
    remember(&ctx, note.id, asked, &receiver, &survey)?;
    let of = survey.people.len() as u64;
    for people in survey.people.chunks(CHUNK) {
        people::write(&ctx, &pass, asked, &survey, people, to, &mut exported)?;
        progress(exported.people + exported.left_out, of);
    }
    survey.groups(asked, to, &mut exported)?;
    survey.places(&pass, asked, to, &mut exported)?;
    Ok(exported)
}

/// What is handed over about whom, before anything of it leaves.
fn remember(
    ctx: &Ctx<'_>,
    roster: Uuid,
    asked: &Asked,
    receiver: &str,
    survey: &survey::Survey,
) -> Result<(), ExportError> {
    let owner = ctx.owner;
    let all = || survey.people.iter().copied();
    note::<RosterToSystem>(ctx, roster, receiver, all().filter(|person| !survey.kept_back.contains(person)))?;
    let reached = all().filter(|person| asked.protected || !survey.hidden.contains(person));
    note::<ContactsToSystem>(ctx, owner.random.uuid()?, receiver, reached)?;
    if asked.numbers {
        note::<NumbersToSystem>(ctx, owner.random.uuid()?, receiver, all())?;
    }
    Ok(())
}

fn note<H: HandOver>(
    ctx: &Ctx<'_>,
    id: Uuid,
    receiver: &str,
    people: impl Iterator<Item = PersonId>,
) -> Result<(), ExportError> {
    for people in cut(&people.collect::<Vec<_>>()) {
        ctx.change(NoteHandOver { people: people.clone() }, |change| {
            change.hand_over::<H>(id, receiver, &people)
        })?;
    }
    Ok(())
}

/// The contact an export names; guardians without responsibility are none.
const fn contact(standing: Guardianship) -> Option<ContactKind> {
    match standing {
        Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart | Guardianship::Foster => {
            Some(ContactKind::Guardian)
        }
        _ => None,
    }
}
