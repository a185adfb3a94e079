//! What all modules stand on: people, schools, classes and groups, posts, guardians and the timetable, and from
//! them the relations the kernel decides by. Deliberately absent: anything one module alone needs.

pub mod actions;
pub mod custody;
pub mod export;
pub mod family;
pub mod import;
mod index;
mod migrations;
pub mod names;
pub mod protection;
pub mod records;
pub mod sign_in;
pub mod timetable;

#[cfg(test)]
mod tests;

use ransel_kernel::{Module, records};

pub use index::{load as load_relations, load_nobody};

use crate::records::{
    Account, AddressProtection, CareOrder, ChangeNotice, ChangeNoticeText, ContactPoint, DangerStated,
    Enrolment, FamilyTie, GrantedWindow, Group, GroupMember, GuardianAccess, ImportRun, KinContact,
    LanguageChoice, NationalNumber, NextOfKin, Person, Post, RecallTask, RegisterRefresh, Residence,
    RosterExport, School, Slot, SourceKey, StateRecord, Subject, TaskStated, WrittenStandard,
};

/// The register of pupils and guardians, as a module of the house.
pub fn module() -> Module {
    Module {
        name: "person-register",
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![
            Person,
            NationalNumber,
            Account,
            SourceKey,
            ContactPoint,
            AddressProtection,
            FamilyTie,
            Residence,
            CareOrder,
            GuardianAccess,
            GrantedWindow,
            DangerStated,
            TaskStated,
            ChangeNotice,
            ChangeNoticeText,
            KinContact,
            LanguageChoice,
            WrittenStandard,
            NextOfKin,
            Enrolment,
            GroupMember,
            Post,
            School,
            Subject,
            Group,
            Slot,
            ImportRun,
            RosterExport,
            StateRecord,
            RecallTask,
            RegisterRefresh,
        ],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
    }
}
