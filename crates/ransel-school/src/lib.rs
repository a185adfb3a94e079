//! What all modules stand on: people, schools, classes and groups, posts, guardians and the timetable, and from
//! them the relations the kernel decides by. Deliberately absent: anything one module alone needs.

pub mod actions;
mod belonging;
pub mod comparison;
pub mod consents;
pub mod custody;
pub mod derived;
pub mod export;
pub mod family;
pub mod handovers;
pub mod import;
mod index;
mod migrations;
pub mod names;
mod new_day;
pub mod protection;
pub mod records;
pub mod requests;
pub mod sign_in;
pub mod telling;
pub mod timetable;

#[cfg(test)]
mod tests;

use ransel_kernel::{Module, events, events::AddressProtected, handovers, records, relations::SchoolBase};

use crate::handovers::{ContactsToSystem, NumbersToSystem, RosterToSystem};
use crate::records::{
    Account, AddressProtection, Announcement, CareOrder, ChangeNotice, ChangeNoticeText, ContactPoint,
    DangerStated, Enrolment, FamilyTie, GrantedWindow, Group, GroupMember, GuardianAccess, ImportRun,
    InformationLetter, InformationRequest, KinContact, LanguageChoice, LegalDecision, NationalNumber,
    NextOfKin, Person, Post, RecallTask, RegisterRefresh, Residence, RosterExport, School, Slot, SourceKey,
    StateRecord, Subject, TalkAboutChild, TalkAboutHome, TaskStated, ThirdPersonConsent, WrittenStandard,
};

/// What the kernel asks of this base.
pub const BASE: SchoolBase =
    SchoolBase { relations: index::load, belongs: belonging::belongs, new_day: new_day::new_day };

/// The same for the product's own parts: nobody is related to anybody.
pub const BASE_FOR_PARTS: SchoolBase = SchoolBase { relations: index::load_nobody, ..BASE };

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
            InformationRequest,
            InformationLetter,
            Announcement,
            TalkAboutChild,
            TalkAboutHome,
            ThirdPersonConsent,
            LegalDecision,
            StateRecord,
            RecallTask,
            RegisterRefresh,
        ],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
        gives: handovers![RosterToSystem, ContactsToSystem, NumbersToSystem],
        asks: handovers![],
        hears: events![AddressProtected => protection::call_back],
    }
}
