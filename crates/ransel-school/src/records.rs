//! The records all modules stand on. Dated rows throughout: `valid_from` to `valid_to`, half-open, dates of
//! law in Oslo; what was true on a day can be asked for.

mod export;
mod family;
mod groups;
mod import;
mod language;
mod notices;
mod people;
mod protection;
mod relations;

pub use export::{Format, Purpose, RosterExport};
pub use family::{
    AccessState, CareOrder, DangerStated, FamilyTie, GrantedWindow, GuardianAccess, Residence, ResidenceKind,
    TaskStated, TieKind, WindowPurpose,
};
pub use groups::{Group, GroupKind, School, Slot, Stage, Subject};
pub use import::ImportRun;
pub use language::{LanguageChoice, Standard, WrittenStandard};
pub use notices::{ChangeNotice, ChangeNoticeText, KinContact, NoticeAbout, NoticeState};
pub use people::{
    Account, AddressProtection, BirthDate, ContactKind, ContactPoint, NationalNumber, Person, SourceKey,
};
pub use protection::{
    ProtectionLevel, RecallKind, RecallOutcome, RecallTask, RegisterRefresh, StateRecord, StateSource,
};
pub use relations::{Enrolment, GroupMember, GroupRole, NextOfKin, Post};
