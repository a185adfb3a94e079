//! What one can do with the register.

use jiff::civil::Date;
use ransel_kernel::{
    GroupId, PersonId, Target, actions, opens,
    platform::{
        ListStates, ListTraining, MatchSignIn, PrivacyTraining, ReadAccessLog, ReadDelegations, ReadStates,
        ReviewAccessLog, ReviewAskedConsents, SystemDelegation,
    },
};

use crate::records::{
    Account, AddressProtection, Announcement, CareOrder, ChangeNotice, ChangeNoticeText, ContactPoint,
    DangerStated, Enrolment, FamilyTie, GrantedWindow, Group, GroupMember, GuardianAccess, ImportRun,
    InformationLetter, InformationRequest, KinContact, LanguageChoice, LegalDecision, NationalNumber,
    NextOfKin, Person, Post, RecallTask, RegisterRefresh, Residence, RosterExport, School, Slot, SourceKey,
    StateRecord, Subject, TalkAboutChild, TalkAboutHome, TaskStated, ThirdPersonConsent, WrittenStandard,
};

actions! { module "person-register";
    /// Open somebody's record.
    ReadPerson { person: PersonId } = "read-person" {
        activity: "master-data", reads: Main,
        categories: [Identity, Birth, NationalId, Contact, Family, Placement, Account, Safety], row_facts: [TaughtHere],
        reach: [Pupil: [Own], Guardian: [Own, Children], Teacher: [Own, Teaches, ContactTeacher, ContactHome, Task],
            Principal: [Own, Place], Secretary: [Own, Place], Timetabler: [Own], DepartmentHead: [Own], DataProtectionOfficer: [Own], AccountableHead: [Own],
            SystemOwner: [Own], Administrator: [Own, Owner]],
        about: |it| Target::Person(it.person),
    }
    /// List everybody one has to do with, by name, class and groups.
    ListPeople {} = "list-people" {
        activity: "organising", reads: Main, categories: [Identity, Placement], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |_it| Target::Reach,
    }
    /// List a class or group on a day.
    ListGroup { group: GroupId, on: Date } = "list-group" {
        activity: "organising", reads: Main, categories: [Identity, Placement], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Give the names of people who work here.
    NameStaff { people: Vec<PersonId> } = "name-staff" {
        activity: "organising", reads: Main, categories: [Identity], row_facts: [],
        reach: [Pupil: [Place], Guardian: [Place], Teacher: [Place], Principal: [Place], Secretary: [Place],
            Timetabler: [Place], DepartmentHead: [Place], DataProtectionOfficer: [Place], AccountableHead: [Place], SystemOwner: [Place],
            Administrator: [Place]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Register somebody new.
    RegisterPerson { person: PersonId } = "register-person" {
        activity: "master-data", writes: Main,
        categories: [Identity, Birth, NationalId, Contact, Family, Placement, Account], row_facts: [],
        reach: [Secretary: []],
        about: |it| Target::New(it.person),
    }
    /// Change somebody's record.
    ChangePerson { person: PersonId } = "change-person" {
        activity: "master-data", writes: Main,
        categories: [Identity, Birth, NationalId, Contact, Family, Placement, Account], row_facts: [],
        reach: [Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// Keep what an adult is to a child, where the child lives, and who has the care.
    KeepFamily { people: Vec<PersonId> } = "keep-family" {
        activity: "master-data", writes: Main, categories: [Identity, Family, Safety], row_facts: [],
        reach: [Secretary: [Place]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Apply for access to what the school holds about a child.
    ApplyForAccess { child: PersonId } = "apply-for-access" {
        activity: "guardian-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Guardian: [Children]],
        about: |it| Target::Person(it.child),
    }
    /// See guardians' applications for access, and what became of them.
    ReadApplications {} = "read-applications" {
        activity: "guardian-access", reads: Main, categories: [Identity, Family], row_facts: [],
        reach: [Teacher: [ContactTeacher], Principal: [Place], Guardian: [Children]],
        about: |_it| Target::Reach,
    }
    /// Approve or reject a guardian's application.
    DecideApplication { child: PersonId } = "decide-application" {
        activity: "guardian-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.child),
    }
    /// Let a guardian know about a pupil's health although the pupil has not allowed it: in danger.
    ReleaseInDanger { pupil: PersonId } = "release-in-danger" {
        activity: "granted-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Say what the danger is.
    StateDanger { pupil: PersonId } = "state-danger" {
        activity: "granted-access", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Tell the office that a pupil's record is not right any more.
    SendNotice { pupil: PersonId } = "send-notice" {
        activity: "change-notices", writes: Main, categories: [Contact], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Say what is not right.
    SendNoticeText { pupil: PersonId } = "send-notice-text" {
        activity: "change-notices", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// See what contact teachers have told.
    ReadNotices {} = "read-notices" {
        activity: "change-notices", reads: Main, categories: [Identity, Contact], row_facts: [],
        reach: [Secretary: [Place], DepartmentHead: [Place], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// See what it says.
    ReadNoticeTexts {} = "read-notice-texts" {
        activity: "change-notices", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Secretary: [Place], DepartmentHead: [Place], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Say that the record is right now.
    ResolveNotice { pupil: PersonId } = "resolve-notice" {
        activity: "change-notices", writes: Main, categories: [Contact], row_facts: [],
        reach: [DepartmentHead: [Place], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Say whom to call about a pupil.
    KeepKin { pupil: PersonId } = "keep-kin" {
        activity: "master-data", writes: Main, categories: [Contact], row_facts: [],
        reach: [Pupil: [Own], Secretary: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// List pupils nobody is registered for whom one could call.
    ListMissingKin {} = "list-missing-kin" {
        activity: "master-data", reads: Main, categories: [Identity, Contact, Family, Placement], row_facts: [],
        reach: [Secretary: [Place], Teacher: [ContactTeacher]],
        about: |_it| Target::Reach,
    }
    /// Choose which guardians may know about one's health.
    ChooseHealth { pupil: PersonId } = "choose-health" {
        activity: "guardian-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.pupil),
    }
    /// Ask to be kept informed of a child that lives elsewhere: once, and it holds on.
    AskToBeInformed { child: PersonId } = "ask-to-be-informed" {
        activity: "information-requests", writes: Main, categories: [Family], row_facts: [],
        reach: [Guardian: [Children]],
        about: |it| Target::Person(it.child),
    }
    /// Find the child a parent names, among her own: nothing of it is shown to her.
    MatchChild { people: Vec<PersonId> } = "match-child" {
        activity: "information-requests", reads: Main, categories: [Identity, Birth], row_facts: [],
        reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Register that a parent without a standing right asks for information, or complains of a refusal.
    RegisterRequest { child: PersonId } = "register-request" {
        activity: "information-requests", writes: Main, categories: [Family], row_facts: [],
        reach: [Secretary: [Place], Principal: [Place], System: [Owner]],
        about: |it| Target::Person(it.child),
    }
    /// See who has asked for information about whom.
    ReadRequests {} = "read-requests" {
        activity: "information-requests", reads: Main, categories: [Identity, Family], row_facts: [],
        reach: [Secretary: [Place], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Grant or refuse a request for information.
    DecideRequest { child: PersonId } = "decide-request" {
        activity: "information-requests", writes: Main, categories: [Family], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.child),
    }
    /// Write in the matter of a request: what is asked, the answer, the refusal with its reasons, a complaint.
    WriteLetter { adult: PersonId } = "write-information-letter" {
        activity: "information-requests", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Guardian: [Own], Secretary: [Place], Principal: [Place]],
        about: |it| Target::Person(it.adult),
    }
    /// Read what was written in the matter of a request.
    ReadLetters { adult: PersonId } = "read-information-letters" {
        activity: "information-requests", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Guardian: [Own], Principal: [Place]],
        about: |it| Target::Person(it.adult),
    }
    /// Look once at what a granted request opens. The look and its end are one step: there is no second.
    LookOnce { child: PersonId } = "look-once" {
        activity: "information-requests", writes: Main, categories: [Identity, Placement, Family], row_facts: [],
        reach: [Guardian: [Children]],
        about: |it| Target::Person(it.child),
    }
    /// Hand the papers of a refusal to the body that decides the complaint.
    HandOverMatter { adult: PersonId } = "hand-over-matter" {
        activity: "information-complaints", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.adult),
    }
    /// Tell people that something has happened that touches them.
    Announce { people: Vec<PersonId> } = "announce" {
        activity: "telling-homes", keeps: Main, categories: [Family], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// See what one is told.
    ReadAnnouncements { person: PersonId } = "read-announcements" {
        activity: "telling-homes", reads: Main, categories: [Family], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Say that one has read it.
    MarkAnnouncement { person: PersonId } = "mark-announcement" {
        activity: "telling-homes", writes: Main, categories: [Family], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See which third persons are informed about a child, and by whose consent.
    ReadConsents { child: PersonId } = "read-consents" {
        activity: "guardian-access", reads: Main, categories: [Family], row_facts: [],
        reach: [Guardian: [Children], Secretary: [Place], Pupil: [Own]],
        about: |it| Target::Person(it.child),
    }
    /// Consent that a third person is informed, withdraw that, or object to another's consent.
    ConsentToThirdPerson { child: PersonId } = "consent-to-third-person" {
        activity: "guardian-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Guardian: [Children]],
        about: |it| Target::Person(it.child),
    }
    /// Write down what was said about a child in a talk with its home.
    WriteTalk { child: PersonId } = "write-talk" {
        activity: "talks-with-homes", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.child),
    }
    /// Write down what was said about a home in a talk with it.
    WriteTalkAboutHome { adults: Vec<PersonId> } = "write-talk-about-home" {
        activity: "talks-with-homes", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [ContactHome]],
        about: |it| Target::People(it.adults.clone()),
    }
    /// Read what was said about a child in talks with its homes.
    ReadTalks { child: PersonId } = "read-talks" {
        activity: "talks-with-homes", reads: Vault, categories: [FreeText], row_facts: [Confided],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.child),
    }
    /// Read what was said about a home in a talk with it.
    ReadTalkAboutHome { adults: Vec<PersonId> } = "read-talk-about-home" {
        activity: "talks-with-homes", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Guardian: [Own], Teacher: [ContactHome], Principal: [Place]],
        about: |it| Target::People(it.adults.clone()),
    }
    /// Ask that guardians do not get something, or let them have it.
    Confide { child: PersonId } = "confide" {
        activity: "talks-with-homes", writes: Vault, categories: [FreeText], row_facts: [], reach: [Pupil: [Own]],
        about: |it| Target::Person(it.child),
    }
    /// Change how somebody is reached.
    ChangeContactDetails { person: PersonId } = "change-contact-details" {
        activity: "master-data", writes: Main, categories: [Identity, Contact], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own], Teacher: [Own], Principal: [Own], Secretary: [Own, Place],
            Timetabler: [Own], DepartmentHead: [Own], DataProtectionOfficer: [Own], AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See how an address is protected, since when, who said so, and what was called back.
    ReadProtection { person: PersonId } = "read-protection" {
        activity: "address-protection", reads: Main, categories: [Identity, Safety], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// Set or raise the protection of an address.
    KeepProtection { person: PersonId } = "keep-protection" {
        activity: "address-protection", writes: Main, categories: [Safety], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// Lift the protection of an address.
    LiftProtection { person: PersonId } = "lift-protection" {
        activity: "address-protection", writes: Main, categories: [Safety], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// See what has to be called back about those whose address is protected: about nobody else, or it would stand in
    /// everybody's log.
    ListRecalls { people: Vec<PersonId> } = "list-recalls" {
        activity: "address-protection", reads: Main, categories: [Identity, Safety], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Say what became of something that had to be called back.
    SettleRecall { person: PersonId } = "settle-recall" {
        activity: "address-protection", writes: Main, categories: [Safety], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.person),
    }
    /// See when the Population Register was last asked.
    ReadRefreshes {} = "read-refreshes" {
        activity: "address-protection", reads: Main, categories: [Staffing], row_facts: [],
        reach: [Administrator: [], SystemOwner: [], AccountableHead: [], System: [Owner]],
        about: |_it| Target::Nobody,
    }
    /// Take over from the Population Register whose address is protected.
    RefreshProtection {} = "refresh-protection" {
        activity: "address-protection", keeps: Main, categories: [NationalId, Safety, Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Find out what was handed on or shown about somebody whose address is protected now.
    SurveyHandedOn { person: PersonId } = "survey-handed-on" {
        activity: "address-protection", finds: Main, categories: [AccessLog, Safety, Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// Put down what has to be called back about her.
    RaiseRecall { person: PersonId } = "raise-recall" {
        activity: "address-protection", keeps: Main, categories: [Safety], row_facts: [],
        reach: [System: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// See who has which post, and who takes over whose groups.
    ReadPosts {} = "read-posts" {
        activity: "staffing", reads: Main, categories: [Identity, Placement, Staffing], row_facts: [],
        reach: [Principal: [Staff], AccountableHead: [Staff], Administrator: [Staff]],
        about: |_it| Target::Reach,
    }
    /// Begin or end somebody's post at a school.
    KeepSchoolPost { person: PersonId } = "keep-school-post" {
        activity: "staffing", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Principal: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// Begin or end somebody's post at the owner, or as head of a school.
    KeepOwnerPost { person: PersonId } = "keep-owner-post" {
        activity: "staffing", writes: Main, categories: [Staffing], row_facts: [],
        reach: [AccountableHead: [Staff], Administrator: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// Let somebody take over groups for a time, or end it earlier.
    KeepSubstitute { person: PersonId } = "keep-substitute" {
        activity: "staffing", writes: Main, categories: [Placement], row_facts: [],
        reach: [Principal: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// Give a colleague a task about a pupil for a time, or end it earlier.
    GrantTask { pupil: PersonId } = "grant-task" {
        activity: "granted-access", writes: Main, categories: [Family], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Say what the task is.
    StateTask { pupil: PersonId } = "state-task" {
        activity: "granted-access", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See who has been given a task about a pupil.
    ReadTasks { pupil: PersonId } = "read-tasks" {
        activity: "granted-access", reads: Main, categories: [Identity, Family], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// List those one has been given a task about.
    ListOwnTasks {} = "list-own-tasks" {
        activity: "granted-access", reads: Main, categories: [Identity], row_facts: [],
        reach: [Teacher: [Task]],
        about: |_it| Target::Reach,
    }
    /// See a school's groups and their weekly lessons.
    ReadTimetable {} = "read-timetable" {
        activity: "timetable", reads: Main, categories: [Placement], row_facts: [], reach: [Timetabler: []],
        about: |_it| Target::Nobody,
    }
    /// Change a school's weekly lessons from a day on.
    KeepTimetable {} = "keep-timetable" {
        activity: "timetable", writes: Main, categories: [Placement], row_facts: [], reach: [Timetabler: []],
        about: |_it| Target::Nobody,
    }
    /// Add a lesson on one day to a group one teaches.
    AddLesson { group: GroupId, on: Date } = "add-lesson" {
        activity: "timetable", writes: Main, categories: [Placement], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Choose the language of one's own pages and letters.
    ChooseLanguage { person: PersonId } = "choose-language" {
        activity: "languages", writes: Main, categories: [Identity], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own], Teacher: [Own], Principal: [Own], Secretary: [Own], Timetabler: [Own],
            DepartmentHead: [Own], DataProtectionOfficer: [Own], AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Choose a pupil's main written standard.
    ChooseStandard { pupil: PersonId } = "choose-written-standard" {
        activity: "languages", writes: Main, categories: [Placement], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Secretary: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Look who has left and who has come of age.
    SurveyNewDay {} = "survey-new-day" {
        activity: "master-data", finds: Main, categories: [Identity, Birth, Placement], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Tell the systems that somebody has left or come of age.
    TellNewDay { people: Vec<PersonId> } = "tell-new-day" {
        activity: "master-data", keeps: Main, categories: [Placement], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Bring in a roster from an exchange file.
    ImportRoster {} = "import-roster" {
        activity: "roster-exchange", keeps: Main,
        categories: [Identity, Birth, NationalId, Contact, Family, Placement, Account, Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Find out who is where, and whose addresses are not to be told, before a roster is handed on.
    SurveyRoster {} = "survey-roster" {
        activity: "roster-delivery", reads: Main, categories: [Placement, Staffing, Family, Safety], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Hand on who people are and how they are reached.
    ExportRoster { people: Vec<PersonId> } = "export-roster" {
        activity: "roster-delivery", reads: Main, categories: [Identity, Birth, Contact, Account], row_facts: [],
        reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Hand on national identity numbers.
    ExportNumbers { people: Vec<PersonId> } = "export-numbers" {
        activity: "roster-delivery", reads: Main, categories: [NationalId], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Hand on how people with a protected address are reached, and who they are where it is strictly confidential.
    ExportProtected { people: Vec<PersonId> } = "export-protected" {
        activity: "roster-delivery", reads: Main, categories: [Identity, Birth, Contact, Account], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Note that a roster was handed on, and for what.
    NoteExport {} = "note-export" {
        activity: "roster-delivery", writes: Main, categories: [Staffing], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Nobody,
    }
    /// Set up what a roster file does not carry: timetable, posts at the owner, custody.
    SetUpSchool {} = "set-up-school" {
        activity: "roster-exchange", keeps: Main,
        categories: [Identity, Birth, Family, Placement, Staffing, Safety, Account], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
}

opens! {
    ReadPerson: Person, LegalDecision, LanguageChoice, WrittenStandard, KinContact, NationalNumber, Account, ContactPoint, FamilyTie, Residence, CareOrder, NextOfKin, Enrolment, GroupMember,
        AddressProtection, School, Group, Subject;
    ListPeople: Person, Enrolment, GroupMember, School, Group, Subject, Slot;
    ListGroup: Person, GroupMember, School, Group, Subject, Slot;
    NameStaff: Person, School;
    RegisterPerson: Person, NationalNumber, ContactPoint, Enrolment, GroupMember;
    ChangePerson: Person, NationalNumber, ContactPoint, Enrolment, GroupMember;
    KeepFamily: FamilyTie, Residence, CareOrder, ThirdPersonConsent, LegalDecision;
    AskToBeInformed: FamilyTie;
    MatchChild: Person;
    RegisterRequest: InformationRequest;
    ReadRequests: InformationRequest, Person;
    DecideRequest: InformationRequest, GrantedWindow;
    WriteLetter: InformationLetter;
    ReadLetters: InformationLetter;
    LookOnce: Person, Enrolment, GroupMember, School, Group, GrantedWindow;
    HandOverMatter: InformationLetter;
    Announce: Announcement;
    ReadAnnouncements: Announcement;
    MarkAnnouncement: Announcement;
    ReadConsents: ThirdPersonConsent;
    ConsentToThirdPerson: ThirdPersonConsent, FamilyTie;
    WriteTalk: TalkAboutChild;
    WriteTalkAboutHome: TalkAboutHome;
    ReadTalks: TalkAboutChild;
    ReadTalkAboutHome: TalkAboutHome;
    Confide: TalkAboutChild;
    ApplyForAccess: GuardianAccess;
    ReadApplications: GuardianAccess, Person;
    DecideApplication: GuardianAccess;
    ReleaseInDanger: GrantedWindow;
    StateDanger: DangerStated;
    ChooseHealth: FamilyTie;
    SendNotice: ChangeNotice;
    SendNoticeText: ChangeNoticeText;
    ReadNotices: ChangeNotice, Person;
    ReadNoticeTexts: ChangeNoticeText;
    ResolveNotice: ChangeNotice;
    KeepKin: KinContact;
    ListMissingKin: Person, KinContact, FamilyTie, Enrolment;
    ChangeContactDetails: Person, ContactPoint;
    ReadProtection: Person, AddressProtection, StateRecord, RecallTask;
    KeepProtection: AddressProtection, StateRecord;
    LiftProtection: AddressProtection, StateRecord;
    ListRecalls: Person, RecallTask;
    SettleRecall: RecallTask;
    ReadRefreshes: RegisterRefresh;
    RefreshProtection: NationalNumber, AddressProtection, StateRecord, RecallTask, RegisterRefresh;
    SurveyHandedOn: AddressProtection, StateRecord, RosterExport;
    RaiseRecall: StateRecord, RecallTask;
    ChooseLanguage: LanguageChoice;
    ChooseStandard: WrittenStandard;
    ImportRoster: Person, NationalNumber, Account, SourceKey, ContactPoint, FamilyTie, Residence, NextOfKin, Enrolment,
        GroupMember, Post, School, Group, Subject, ImportRun;
    SetUpSchool: SystemDelegation, PrivacyTraining, Person, SourceKey, Account, FamilyTie, Residence, CareOrder, Post, AddressProtection, StateRecord, Slot, Group, Subject, School, GroupMember;
    SurveyNewDay: Person, Enrolment;
    SurveyRoster: Enrolment, Post, GroupMember, FamilyTie, Residence, CareOrder, NextOfKin, AddressProtection, School, Group, Subject;
    ExportRoster: Person, Account, ContactPoint;
    ExportNumbers: NationalNumber;
    ExportProtected: Person, Account, ContactPoint;
    NoteExport: RosterExport;
    ReadPosts: Post, Person, School, Group, GroupMember;
    KeepSchoolPost: Post;
    KeepOwnerPost: Post, School;
    KeepSubstitute: GroupMember, Group;
    GrantTask: GrantedWindow;
    StateTask: TaskStated;
    ReadTasks: GrantedWindow, Person;
    ListOwnTasks: Person;
    ReadTimetable: School, Group, Subject, Slot;
    KeepTimetable: Group, Slot;
    AddLesson: Group, Slot;
    ReadDelegations: Person;
    ListTraining: Person, School;
    ReviewAskedConsents: Person;
    ReadStates: Person;
    ListStates: Person;
    MatchSignIn: Person, LanguageChoice, NationalNumber, Account, School;
    ReadAccessLog: Person, School;
    ReviewAccessLog: Person, School;
}
