//! What one can do with the register.

use jiff::civil::Date;
use ransel_kernel::{
    GroupId, PersonId, Target,
    action::Opens,
    actions,
    platform::{MatchSignIn, ReadAccessLog, ReviewAccessLog},
};

use crate::records::{
    Account, AddressProtection, ContactPoint, Enrolment, Group, GroupMember, Guardianship, ImportRun,
    NationalNumber, NextOfKin, Person, Post, RosterExport, School, Slot, SourceKey, Subject,
};

actions! { module "person-register";
    /// Open somebody's record.
    ReadPerson { person: PersonId } = "read-person" {
        activity: "master-data", reads: Main,
        categories: [Identity, Birth, NationalId, Contact, Family, Placement, Account, Safety], row_facts: [TaughtHere],
        reach: [Pupil: [Own], Guardian: [Own, Children], Teacher: [Own, Teaches, ContactTeacher], Principal: [Own, Place],
            Secretary: [Own, Place], DepartmentHead: [Own], DataProtectionOfficer: [Own], AccountableHead: [Own],
            SystemOwner: [Own], Administrator: [Own]],
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
            DepartmentHead: [Place], DataProtectionOfficer: [Place], AccountableHead: [Place], SystemOwner: [Place],
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
    /// Change how somebody is reached.
    ChangeContactDetails { person: PersonId } = "change-contact-details" {
        activity: "master-data", writes: Main, categories: [Identity, Contact], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own], Teacher: [Own], Principal: [Own], Secretary: [Own, Place],
            DepartmentHead: [Own], DataProtectionOfficer: [Own], AccountableHead: [Own], SystemOwner: [Own], Administrator: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Bring in a roster from an exchange file.
    ImportRoster {} = "import-roster" {
        activity: "roster-exchange", writes: Main,
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
    /// Hand on how people with a protected address are reached.
    ExportProtected { people: Vec<PersonId> } = "export-protected" {
        activity: "roster-delivery", reads: Main, categories: [Contact], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Note that a roster was handed on, and for what.
    NoteExport {} = "note-export" {
        activity: "roster-delivery", writes: Main, categories: [Staffing], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Nobody,
    }
    /// Set up what a roster file does not carry: timetable, posts at the owner, custody.
    SetUpSchool {} = "set-up-school" {
        activity: "roster-exchange", writes: Main,
        categories: [Identity, Birth, Family, Placement, Staffing, Safety, Account], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
}

/// Says which actions open which tables.
macro_rules! opens {
    ($($action:ty: $($record:ty),+;)*) => { $($(impl Opens<$record> for $action {})+)* };
}

opens! {
    ReadPerson: Person, NationalNumber, Account, ContactPoint, Guardianship, NextOfKin, Enrolment, GroupMember, AddressProtection,
        School, Group, Subject;
    ListPeople: Person, Enrolment, GroupMember, School, Group, Subject, Slot;
    ListGroup: Person, GroupMember, School, Group, Subject, Slot;
    NameStaff: Person, School;
    RegisterPerson: Person, NationalNumber, ContactPoint, Guardianship, Enrolment, GroupMember;
    ChangePerson: Person, NationalNumber, ContactPoint, Guardianship, Enrolment, GroupMember;
    ChangeContactDetails: Person, ContactPoint;
    ImportRoster: Person, NationalNumber, Account, SourceKey, ContactPoint, Guardianship, NextOfKin, Enrolment, GroupMember, Post,
        School, Group, Subject, ImportRun;
    SurveyRoster: Enrolment, Post, GroupMember, Guardianship, NextOfKin, AddressProtection, School, Group, Subject;
    ExportRoster: Person, Account, ContactPoint;
    ExportNumbers: NationalNumber;
    ExportProtected: ContactPoint;
    NoteExport: RosterExport;
    SetUpSchool: Person, SourceKey, Account,  Guardianship, Post, AddressProtection, Slot, Group, Subject, School, GroupMember;
    MatchSignIn: Person, NationalNumber, Account, School;
    ReadAccessLog: Person, School;
    ReviewAccessLog: Person, School;
}
