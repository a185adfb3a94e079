//! PIFU-IMS 1.3, the Norwegian profile of IMS Enterprise: persons, groups and memberships of a school owner.
//!
//! [`read`] pulls one row at a time, so memory does not grow with the file; [`Writer`] does the same the other
//! way. What a school system has no business receiving (passwords, photos, grades) is not represented here
//! at all: it is turned away while reading and only counted, see [`Dropped`].
//!
//! ```
//! use ransel_exchange::pifu::{self, Entry};
//!
//! fn persons(file: impl std::io::BufRead) -> Result<usize, pifu::FileError> {
//!     let mut reader = pifu::read(file);
//!     let mut persons = 0;
//!     while let Some(row) = reader.next_row()? {
//!         match row {
//!             Ok(row) => persons += usize::from(matches!(row.entry, Entry::Person(_))),
//!             Err(left_out) => eprintln!("{left_out}"),
//!         }
//!     }
//!     Ok(persons)
//! }
//! ```

mod absence;
mod amount;
mod contact;
mod dropped;
mod error;
mod group;
mod ids;
mod member;
mod node;
mod person;
mod properties;
mod reader;
mod roster;
pub(crate) mod source;
mod time;
mod vocabulary;
mod words;
mod write;
mod xml;

#[cfg(test)]
mod tests;

pub use absence::{Absence, AbsenceMode, Classification, Unit};
pub use amount::Amount;
pub use contact::{Address, AddressKind, Email, EmailKind, Phone, PhoneKind};
pub use dropped::Dropped;
pub use error::{About, FileError, FileReason, Reason, RowError};
pub use group::{
    Group, GroupKind, GroupName, GroupNameKind, Identifier, IdentifierKind, Names, Relation, SchoolType,
};
pub use ids::{Change, FormerId, FormerKind, Ids, SourcedId};
pub use member::{Membership, Role, RoleKind};
pub use person::{Contact, ContactKind, Gender, Name, Person, PupilStatus, UserId, UserIdKind};
pub use properties::{Properties, TransferKind};
pub use reader::{Entry, Reader, Row, read};
pub use roster::RosterReader;
pub use time::{Moment, Period};
pub use write::{Rule, WriteError, Writer};

/// The namespace every element of the format lives in.
pub const NAMESPACE: &str = "http://pifu.no/xsd/pifu-ims_sas/pifu-ims_sas-v1";
