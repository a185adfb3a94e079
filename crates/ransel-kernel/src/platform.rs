//! The kernel's own tables, with cards and a register entry like any module's.

mod consents;
mod handing;
mod inquiries;
mod keeping;
mod naming;
mod states;
mod telling;
mod working;

use jiff::{Timestamp, civil::Date};

pub use consents::{Channel, ConsentAnswer, ConsentRequest, ConsentScan, ConsentText, Naming, Right, Said};
pub use handing::{HandedCorrection, HandedOver, HandedPart, HandedSet, HandedWhat};
pub use inquiries::{Inquiry, InquiryAnswer};
pub use keeping::{
    ArchiveWaiting, Erasure, KeepApproval, KeepDue, KeepUnsettled, SweepLine, SweepRun, VaultErasure,
};
pub use naming::Named;
pub use states::{
    ListStates, ReadStateWords, ReadStates, RequestOutcome, State, StateEnd, StateKind, StateReason,
    StateRequest, kept, obeyed::States,
};
pub use telling::{AttributeAcceptance, SystemEntered, ToldAttribute};
pub use working::{EventReader, EventWaiting, HeardInMain, HeardInVault, JobRow, RaisedEvent, VaultEvent};

use crate::{
    Action, ActionDef, Module, Personal, Target,
    action::Opens,
    actions,
    card::StoreKind::{Main, Vault},
    events,
    handover::{HandOver, HandOverDef, Taker},
    handovers,
    id::{PersonId, SessionId},
    migrate::{Migration, NewTable},
    opens, records,
    value::Bytes,
};

/// A signed-in session. Its id never leaves the server: the browser holds a secret whose hash is here.
#[derive(Clone, Debug, Personal)]
#[personal(table = "session", activity = "sign-in", keep = "session")]
pub struct Session {
    /// The id, as it stands in the ledger.
    #[personal(id)]
    pub id: SessionId,
    /// Hash of the browser's secret.
    #[personal(none)]
    pub secret: Bytes,
    /// Who signed in.
    #[personal(subject)]
    pub person: PersonId,
    /// The hat worn now, and where.
    #[personal(category = "account")]
    pub hat: String,
    /// The school of the hat, if it has one.
    #[personal(category = "account")]
    pub place: Option<uuid::Uuid>,
    /// How sure the sign-in was.
    #[personal(category = "account")]
    pub assurance: String,
    /// When it began.
    #[personal(category = "account", clock)]
    pub began_at: Timestamp,
    /// When she last confirmed who she is.
    #[personal(category = "account")]
    pub confirmed_at: Option<Timestamp>,
    /// The last request.
    #[personal(category = "account")]
    pub seen_at: Timestamp,
    /// What the provider needs to be told at log-out.
    #[personal(category = "account")]
    pub logout_hint: String,
    /// Language chosen.
    #[personal(category = "account")]
    pub language: String,
    /// Her own name, for the page frame.
    #[personal(category = "identity")]
    pub name: String,
}

/// A sign-in that was refused, for the administrator to look into.
#[derive(Clone, Debug, Personal)]
#[personal(table = "refused_sign_in", activity = "sign-in", keep = "security-log")]
pub struct RefusedSignIn {
    /// The reference the person was shown.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// When.
    #[personal(category = "account", clock)]
    pub at: Timestamp,
    /// The provider.
    #[personal(category = "account")]
    pub provider: String,
    /// Why: `unknown`, `several`, `left`, `too-weak`.
    #[personal(category = "account")]
    pub reason: String,
    /// The log-in name where the provider gave one (never a national identity number).
    #[personal(category = "account")]
    pub account_name: String,
    /// When an administrator had dealt with it.
    #[personal(category = "account")]
    pub settled_at: Option<Timestamp>,
}

/// The secrecy declaration of one who works for the owner (FVL-1967 § 13).
#[derive(Clone, Debug, Personal)]
#[personal(table = "secrecy_declaration", activity = "sign-in", keep = "as-long-as-person", relates)]
pub struct SecrecyDeclaration {
    /// The declaration.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Who made it.
    #[personal(subject)]
    pub person: PersonId,
    /// When.
    #[personal(category = "staffing")]
    pub at: Timestamp,
    /// Which wording was shown.
    #[personal(category = "staffing")]
    pub wording: String,
}

/// That a member of staff knows about privacy and security, as somebody else has documented it (FOPPL-2024 § 20-2).
#[derive(Clone, Debug, Personal)]
#[personal(table = "privacy_training", activity = "privacy-training", keep = "as-long-as-person", relates)]
pub struct PrivacyTraining {
    /// The row.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Who knows.
    #[personal(subject)]
    pub person: PersonId,
    /// The day of the course, or of the talk that took its place.
    #[personal(category = "staffing")]
    pub held_on: Date,
    /// Who documented it.
    #[personal(category = "staffing")]
    pub registered_by: PersonId,
    /// When.
    #[personal(category = "staffing")]
    pub registered_at: Timestamp,
}

/// A system somebody answers for on the owner's behalf, for a time. The accountable head delegates it.
#[derive(Clone, Debug, Personal)]
#[personal(table = "system_delegation", activity = "governing", keep = "as-long-as-person", relates)]
pub struct SystemDelegation {
    /// The row.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// Who answers for it.
    #[personal(subject)]
    pub person: PersonId,
    /// The system, by the name of its module.
    #[personal(category = "staffing")]
    pub system: String,
    /// From when.
    #[personal(category = "staffing")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "staffing")]
    pub valid_to: Option<Date>,
    /// Who delegated it; nobody where the owner was set up.
    #[personal(category = "staffing")]
    pub made_by: Option<PersonId>,
    /// When.
    #[personal(category = "staffing")]
    pub made_at: Timestamp,
}

/// One version of the owner's settings.
#[derive(Clone, Debug, Personal)]
#[personal(table = "setting", activity = "governing", keep = "house")]
pub struct SettingVersion {
    /// Its number, ascending.
    #[personal(id)]
    pub version: i64,
    /// From when it holds.
    #[personal(none)]
    pub at: Timestamp,
    /// Who decided it; nobody where the owner was set up.
    #[personal(category = "staffing")]
    pub by_person: Option<uuid::Uuid>,
    /// All settings, as one TOML document.
    #[personal(none)]
    pub document: String,
}

/// One version of a module's public statement.
#[derive(Clone, Debug, Personal)]
#[personal(table = "statement_version", activity = "governing", keep = "house")]
pub struct StatementVersion {
    /// The version.
    #[personal(id)]
    pub id: uuid::Uuid,
    /// The module.
    #[personal(none)]
    pub module: String,
    /// From when it holds.
    #[personal(none)]
    pub at: Timestamp,
    /// Digest of its facts: a new digest is a new version.
    #[personal(none)]
    pub digest: String,
    /// The statement in bokmål, as Markdown.
    #[personal(none)]
    pub text: String,
}

/// Store keys, wrapped by the owner's key.
#[derive(Clone, Debug, Personal)]
#[personal(table = "store_key", activity = "access-log", keep = "house")]
pub struct StoreKey {
    /// The store.
    #[personal(id)]
    pub name: String,
    /// Its key.
    #[personal(none)]
    pub wrapped: Bytes,
}

/// The version of the school base.
#[derive(Clone, Debug, Personal)]
#[personal(table = "epoch", activity = "access-log", keep = "house")]
pub struct Epoch {
    /// Always 1: there is one row.
    #[personal(id)]
    pub id: i64,
    /// The version.
    #[personal(none)]
    pub number: i64,
}

/// Whose rows a version of the school base moved: by this a server knows whom its copy of the relations still tells
/// right about. Ids alone, of people and of what they belong to; an empty one stands for everybody.
#[derive(Clone, Debug, Personal)]
#[personal(table = "epoch_moved", activity = "access-log", keep = "an-hour")]
pub struct Moved {
    /// The version.
    #[personal(id)]
    pub number: i64,
    /// When.
    #[personal(none)]
    pub at: Timestamp,
    /// The ids, one after the other.
    #[personal(none)]
    pub moved: Bytes,
}

/// A person's own key: seals her identifiers and gives the pseudonym she has in the ledger.
#[derive(Clone, Debug, Personal)]
#[personal(table = "person_key", activity = "access-log", keep = "as-long-as-person")]
pub struct PersonKey {
    /// Whose.
    #[personal(subject)]
    pub person: PersonId,
    /// The key, wrapped by the store's.
    #[personal(none)]
    pub wrapped: Bytes,
    /// Look-up hash of the pseudonym.
    #[personal(category = "access-log")]
    pub alias: Bytes,
}

/// The key of one keep unit of the vault.
#[derive(Clone, Debug, Personal)]
#[personal(table = "unit_key", store = "vault", activity = "access-log", keep = "as-long-as-person")]
pub struct UnitKey {
    /// The unit: a row of another table.
    #[personal(id)]
    pub unit: uuid::Uuid,
    /// The key, wrapped by the store's.
    #[personal(none)]
    pub wrapped: Bytes,
}

/// Tables that hold entries of the log, on their way and at rest, people under pseudonyms.
macro_rules! log_tables {
    ($($(#[$doc:meta])* $name:ident, $table:literal, $store:literal { $id:ident: $id_ty:ty; $($plain:ident: $plain_ty:ty),*; $($said:ident: $said_ty:ty),* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Personal)]
        #[personal(table = $table, store = $store, activity = "access-log", keep = "security-log")]
        pub struct $name {
            #[doc = "First part of the row's key."]
            #[personal(id)]
            pub $id: $id_ty,
            $(#[doc = "Says nothing about anybody."] #[personal(none)] pub $plain: $plain_ty,)*
            $(#[doc = "What was done, to whom, under pseudonyms."] #[personal(category = "access-log")] pub $said: $said_ty,)*
        }
    )*};
}

log_tables! {
    /// Entries on their way from the main store.
    MainOutbox, "outbox", "main" { seq: i64; ; body: String, sets: String }
    /// Entries on their way from the vault.
    VaultOutbox, "vault_outbox", "vault" { seq: i64; ; body: String, sets: String }
    /// Entries.
    LogEntry, "entry", "ledger" { writer: String; seq: i64, hash: Bytes; at: Timestamp, body: String }
    /// Which sets of people an entry is about.
    LogEntrySet, "entry_set", "ledger" { digest: String; writer: String, seq: i64; }
    /// Sets of people.
    LogSubjectSet, "subject_set", "ledger" { digest: String; ; alias: uuid::Uuid }
    /// How far each store's entries have been brought over.
    LogDrained, "drained", "ledger" { source: String; seq: i64; }
    /// Signed heads of days.
    LogHead, "head", "ledger" { writer: String; day: String, seq: i64, hash: Bytes, signature: Bytes; }
}

actions! { module "platform";
    /// Find the person a sign-in belongs to.
    MatchSignIn {} = "match-sign-in" {
        activity: "sign-in", finds: Main, categories: [Account, Identity, NationalId], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// See what one has let Feide tell a system about oneself.
    ReadToldAttributes { person: PersonId } = "read-told-attributes" {
        activity: "attributes", reads: Main, categories: [Account], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Accept that Feide tells a system about oneself, take it in, or take the acceptance back.
    AcceptAttributes { person: PersonId } = "accept-attributes" {
        activity: "attributes", writes: Main, categories: [Account], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Find who has come in to a system.
    FindSystemUsers {} = "find-system-users" {
        activity: "attributes", finds: Main, categories: [Account], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Ask about a system's statement.
    AskAboutStatement { person: PersonId } = "ask-about-statement" {
        activity: "inquiries", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own], Guardian: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See what one has asked about statements, and what was answered.
    ReadInquiries { person: PersonId } = "read-inquiries" {
        activity: "inquiries", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own], Guardian: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Read what is asked about statements, and not by whom.
    ReviewInquiries { people: Vec<PersonId> } = "review-inquiries" {
        activity: "inquiries", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [DataProtectionOfficer: [Owner], AccountableHead: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Answer what somebody asks about a statement.
    AnswerInquiry { person: PersonId } = "answer-inquiry" {
        activity: "inquiries", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [DataProtectionOfficer: [Owner], AccountableHead: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// Find the questions about statements, to count what waits.
    FindInquiries {} = "find-inquiries" {
        activity: "inquiries", finds: Vault, categories: [FreeText], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Make the secrecy declaration.
    DeclareSecrecy { person: PersonId } = "declare-secrecy" {
        activity: "sign-in", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Operator: [Own], Pupil: [Own], Guardian: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See who opened somebody's folder.
    ReadAccessLog { person: PersonId } = "read-access-log" {
        activity: "access-log", reads: Ledger, categories: [AccessLog, Identity], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own], Guardian: [Own, Children], System: []],
        about: |it| Target::Person(it.person),
    }
    /// See who has received something about somebody.
    ReadHandOvers { person: PersonId } = "read-hand-overs" {
        activity: "access-log", reads: Main, categories: [AccessLog], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own], Timetabler: [Own], DataProtectionOfficer: [Own],
            AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own], Pupil: [Own], Guardian: [Own, Children]],
        about: |it| Target::Person(it.person),
    }
    /// Remember what is handed over, and about whom.
    NoteHandOver { people: Vec<PersonId> } = "note-hand-over" {
        activity: "access-log", keeps: Main, categories: [AccessLog], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// See who opened what at a school, or at the owner.
    ReviewAccessLog {} = "review-access-log" {
        activity: "access-log", reads: Ledger, categories: [AccessLog, Identity], row_facts: [],
        reach: [Principal: [Place], DataProtectionOfficer: [Owner]],
        about: |_it| Target::Reach,
    }
    /// See the sign-ins that were refused.
    ReadRefusedSignIns {} = "read-refused-sign-ins" {
        activity: "sign-in", reads: Main, categories: [Account], row_facts: [], reach: [Administrator: []],
        about: |_it| Target::Nobody,
    }
    /// See what the owner has chosen, now and before.
    ReadSettings {} = "read-settings" {
        activity: "governing", reads: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [], SystemOwner: []],
        about: |_it| Target::Nobody,
    }
    /// See what is due for deletion, how much of it waits, and what was deleted before.
    ReadDeletions {} = "read-deletions" {
        activity: "deletion", reads: Main, categories: [Staffing], row_facts: [],
        reach: [Secretary: [], Principal: [], AccountableHead: [], SystemOwner: [], DataProtectionOfficer: []],
        about: |_it| Target::Nobody,
    }
    /// Approve that what is due by a rule goes.
    ApproveDeletion {} = "approve-deletion" {
        activity: "deletion", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Secretary: [], AccountableHead: []],
        about: |_it| Target::Nobody,
    }
    /// Change what the owner has chosen for one system.
    ChangeSettings { module: String } = "change-settings" {
        activity: "governing", writes: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [], SystemOwner: []],
        about: |it| Target::Module(it.module.clone()),
    }
    /// See who answers for which system.
    ReadDelegations {} = "read-delegations" {
        activity: "governing", reads: Main, categories: [Identity, Staffing], row_facts: [],
        reach: [AccountableHead: [Staff], SystemOwner: [Staff], DataProtectionOfficer: [Staff], Administrator: [Staff]],
        about: |_it| Target::Reach,
    }
    /// Delegate a system to somebody, or take it back.
    DelegateSystem { person: PersonId } = "delegate-system" {
        activity: "governing", writes: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// See what the house does by itself: what waits, what is parked, and which jobs run.
    ReadOperations {} = "read-operations" {
        activity: "operations", reads: Main, categories: [Staffing], row_facts: [], reach: [Administrator: [], DataProtectionOfficer: []],
        about: |_it| Target::Nobody,
    }
    /// Have what is parked tried again, or give it up.
    SettleOperation {} = "settle-operation" {
        activity: "operations", writes: Main, categories: [Staffing], row_facts: [], reach: [Administrator: []],
        about: |_it| Target::Nobody,
    }
    /// Ask people for consent.
    AskConsent { people: Vec<PersonId> } = "ask-consent" {
        activity: "consent", writes: Main, categories: [Consent], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |it| Target::People(it.people.clone()),
    }
    /// See what was answered to what one has asked oneself.
    ReviewAskedConsents {} = "review-asked-consents" {
        activity: "consent", reads: Main, categories: [Identity, Consent], row_facts: [Authored],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |_it| Target::Reach,
    }
    /// Say that what a withdrawal asks for is done.
    CarryOutWithdrawal { person: PersonId } = "carry-out-withdrawal" {
        activity: "consent", writes: Main, categories: [Consent], row_facts: [Authored],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// See what is asked about somebody, and what was answered.
    ReadGivenConsents { person: PersonId } = "read-given-consents" {
        activity: "consent", reads: Main, categories: [Consent], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// Answer what is asked.
    AnswerConsent { person: PersonId } = "answer-consent" {
        activity: "consent", writes: Main, categories: [Consent], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// Take back one's own yes.
    WithdrawConsent { person: PersonId } = "withdraw-consent" {
        activity: "consent", writes: Main, categories: [Consent], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// Register an answer that came on paper.
    RegisterPaperConsent { person: PersonId } = "register-paper-consent" {
        activity: "consent", writes: Main, categories: [Consent], row_facts: [],
        reach: [Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// Keep the paper an answer came on.
    KeepConsentScan { person: PersonId } = "keep-consent-scan" {
        activity: "consent", writes: Vault, categories: [Consent], row_facts: [],
        reach: [Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// See the paper an answer came on.
    ReadConsentScan { person: PersonId } = "read-consent-scan" {
        activity: "consent", reads: Vault, categories: [Consent], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// Look whether consents cover a use.
    CheckConsents { people: Vec<PersonId> } = "check-consents" {
        activity: "consent", reads: Main, categories: [Consent], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Put in the consents of a demonstration.
    SetUpConsents {} = "set-up-consents" {
        activity: "consent", keeps: Main, categories: [Consent], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// See who processes data for the owner, and what of their papers lapses.
    ReadSuppliers {} = "read-suppliers" {
        activity: "governing", reads: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [], SystemOwner: [], DataProtectionOfficer: [], Administrator: []],
        about: |_it| Target::Nobody,
    }
    /// Keep what is known of a supplier of one system.
    KeepSupplier { module: String } = "keep-supplier" {
        activity: "governing", writes: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [], SystemOwner: [], Administrator: []],
        about: |it| Target::Module(it.module.clone()),
    }
    /// See the record of processing activities.
    ReadProcessingRecord {} = "read-processing-record" {
        activity: "governing", reads: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [], DataProtectionOfficer: []],
        about: |_it| Target::Nobody,
    }
    /// See who lacks documented knowledge of privacy and security, and who has it.
    ListTraining {} = "list-training" {
        activity: "privacy-training", reads: Main, categories: [Identity, Staffing], row_facts: [],
        reach: [Principal: [Staff], DataProtectionOfficer: [Staff], Administrator: [Staff]],
        about: |_it| Target::Reach,
    }
    /// Document that somebody knows about privacy and security.
    RegisterTraining { person: PersonId } = "register-training" {
        activity: "privacy-training", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Principal: [Staff], Administrator: [Staff]],
        about: |it| Target::Person(it.person),
    }
}

/// What law wants preserved, for the archive. It waits in the vault until one takes it ([`ArchiveWaiting`]): that row is what is
/// remembered of it, since whoever it is about is named nowhere else by then.
#[derive(Clone, Copy, Debug)]
pub struct PreservedToArchive {
    /// About whom.
    pub person: PersonId,
}

impl HandOver for PreservedToArchive {
    const DEF: &'static HandOverDef = &HandOverDef {
        name: "preserved",
        giver: "platform",
        activity: "deletion",
        taker: Taker::Archive,
        what: &[("archive_waiting", &["content"])],
    };
    type Given = ();
    fn about(&self) -> PersonId {
        self.person
    }
}

impl Opens<HandedOver> for NoteHandOver {}
impl Opens<HandedOver> for ReadHandOvers {}
impl Opens<HandedCorrection> for ReadHandOvers {}
impl Opens<EventWaiting> for ReadOperations {}
impl Opens<JobRow> for ReadOperations {}
impl Opens<EventWaiting> for SettleOperation {}
impl Opens<RefusedSignIn> for ReadRefusedSignIns {}
impl Opens<SecrecyDeclaration> for DeclareSecrecy {}
impl Opens<SettingVersion> for ReadSettings {}
impl Opens<SweepRun> for ReadDeletions {}
impl Opens<SweepLine> for ReadDeletions {}
impl Opens<KeepApproval> for ApproveDeletion {}
impl Opens<SystemDelegation> for ReadDelegations {}
impl Opens<SystemDelegation> for DelegateSystem {}
impl Opens<PrivacyTraining> for ListTraining {}
impl Opens<PrivacyTraining> for RegisterTraining {}

opens! {
    ReadToldAttributes: AttributeAcceptance, ToldAttribute;
    AcceptAttributes: AttributeAcceptance, ToldAttribute, SystemEntered;
    FindSystemUsers: AttributeAcceptance;
    AskAboutStatement: Inquiry, InquiryAnswer;
    ReadInquiries: Inquiry, InquiryAnswer;
    ReviewInquiries: Inquiry, InquiryAnswer;
    AnswerInquiry: InquiryAnswer;
    FindInquiries: Inquiry, InquiryAnswer;
    AskConsent: ConsentRequest;
    ReviewAskedConsents: ConsentRequest, ConsentAnswer;
    CarryOutWithdrawal: ConsentAnswer;
    ReadGivenConsents: ConsentRequest, ConsentAnswer;
    AnswerConsent: ConsentRequest, ConsentAnswer, ConsentText;
    WithdrawConsent: ConsentAnswer;
    RegisterPaperConsent: ConsentRequest, ConsentAnswer, ConsentText;
    KeepConsentScan: ConsentScan;
    ReadConsentScan: ConsentScan;
    CheckConsents: ConsentRequest, ConsentAnswer;
    SetUpConsents: ConsentRequest, ConsentAnswer;
}

/// The kernel's own module.
pub fn module() -> Module {
    Module {
        name: "platform",
        register: include_str!("../register.toml"),
        policy: include_str!("../policy/platform.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![
            Session,
            RefusedSignIn,
            SecrecyDeclaration,
            PrivacyTraining,
            SystemDelegation,
            SettingVersion,
            StatementVersion,
            StoreKey,
            Epoch,
            Moved,
            PersonKey,
            MainOutbox,
            UnitKey,
            VaultOutbox,
            LogEntry,
            LogEntrySet,
            LogSubjectSet,
            LogDrained,
            LogHead,
            KeepDue,
            KeepUnsettled,
            KeepApproval,
            SweepRun,
            SweepLine,
            Erasure,
            VaultErasure,
            ArchiveWaiting,
            State,
            StateReason,
            RaisedEvent,
            VaultEvent,
            EventReader,
            EventWaiting,
            HeardInMain,
            HeardInVault,
            JobRow,
            ConsentText,
            ConsentRequest,
            ConsentAnswer,
            ConsentScan,
            HandedOver,
            HandedWhat,
            HandedPart,
            HandedSet,
            HandedCorrection,
            StateEnd,
            StateRequest,
            Named,
            AttributeAcceptance,
            ToldAttribute,
            SystemEntered,
            Inquiry,
            InquiryAnswer,
        ],
        migrations: MIGRATIONS,
        actions: &ALL,
        gives: handovers![PreservedToArchive],
        asks: handovers![],
        hears: events![],
    }
}

/// All of its actions: those on states are declared with them.
static ALL: [&ActionDef; ACTIONS.len() + states::ACTIONS.len()] = {
    let mut all = [MatchSignIn::DEF; ACTIONS.len() + states::ACTIONS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < ACTIONS.len() { ACTIONS[at] } else { states::ACTIONS[at - ACTIONS.len()] };
        at += 1;
    }
    all
};

const MIGRATIONS: &[Migration] = &[
    FIRST,
    Migration {
        number: 2,
        tables: &[
            NewTable {
                store: Main,
                name: "privacy_training",
                columns: "id uuid key, person uuid, held_on date, registered_by uuid, registered_at instant",
                indexes: &["person"],
            },
            NewTable {
                store: Main,
                name: "system_delegation",
                columns: "id uuid key, person uuid, system text, valid_from date, valid_to date?, made_by uuid?, made_at instant",
                indexes: &["person"],
            },
        ],
    },
    MOVED,
    Migration { number: 4, tables: keeping::TABLES },
    Migration { number: 5, tables: states::TABLES },
    Migration { number: 6, tables: states::LATER_TABLES },
    Migration { number: 7, tables: WORKING },
    Migration { number: 8, tables: consents::TABLES },
    Migration { number: 9, tables: naming::TABLES },
    Migration { number: 10, tables: telling::TABLES },
    Migration { number: 11, tables: inquiries::TABLES },
];

/// What the house does by itself, and what it remembers of hand-overs.
const WORKING: &[NewTable] = &{
    let ([a, b, c, d, e, f, g], [h, i, j, k, l]) = (working::TABLES, handing::TABLES);
    [a, b, c, d, e, f, g, h, i, j, k, l]
};

const FIRST: Migration = Migration {
    number: 1,
    tables: &[
        NewTable {
            store: Main,
            name: "session",
            columns: "id uuid key, secret bytes, person uuid, hat text, place uuid?, assurance text, began_at instant, \
                      confirmed_at instant?, seen_at instant, logout_hint text, language text, name text",
            indexes: &["unique secret", "seen_at"],
        },
        NewTable {
            store: Main,
            name: "refused_sign_in",
            columns: "id uuid key, at instant, provider text, reason text, account_name text, settled_at instant?",
            indexes: &["at"],
        },
        NewTable {
            store: Main,
            name: "secrecy_declaration",
            columns: "id uuid key, person uuid, at instant, wording text",
            indexes: &["person"],
        },
        NewTable {
            store: Main,
            name: "setting",
            columns: "version int key, at instant, by_person uuid?, document text",
            indexes: &[],
        },
        NewTable {
            store: Main,
            name: "statement_version",
            columns: "id uuid key, module text, at instant, digest text, text text",
            indexes: &["module, at"],
        },
        NewTable { store: Main, name: "store_key", columns: "name text key, wrapped bytes", indexes: &[] },
        NewTable { store: Main, name: "epoch", columns: "id int key, number int", indexes: &[] },
        NewTable {
            store: Main,
            name: "person_key",
            columns: "person uuid key, wrapped bytes, alias bytes",
            indexes: &["unique alias"],
        },
        NewTable { store: Main, name: "outbox", columns: "seq int key, body text, sets text", indexes: &[] },
        NewTable { store: Vault, name: "unit_key", columns: "unit uuid key, wrapped bytes", indexes: &[] },
        NewTable {
            store: Vault,
            name: "vault_outbox",
            columns: "seq int key, body text, sets text",
            indexes: &[],
        },
    ],
};

const MOVED: Migration = Migration {
    number: 3,
    tables: &[NewTable {
        store: Main,
        name: "epoch_moved",
        columns: "number int key, at instant, moved bytes",
        indexes: &[],
    }],
};
