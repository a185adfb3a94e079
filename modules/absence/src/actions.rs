//! What one can do with absence. Each verb works in one store: what is sensitive has verbs of its own.

pub(crate) mod report;
pub(crate) mod take_roll;

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, Target, action::Opens, actions};
use ransel_school::records::{Group, Person, School, Slot, Subject};

use crate::records::{AbsenceReason, AbsenceReport, Correction, ImportedAbsence, Mark, RollTaken};

actions! { module "absence";
    /// See one's own lessons, and which of them have a roll.
    ReadLessons { teacher: PersonId } = "read-lessons" {
        activity: "absence-roll", reads: Main, categories: [Placement], row_facts: [], reach: [Teacher: [Own]],
        about: |it| Target::Person(it.teacher),
    }
    /// Open the roll of a group's lesson.
    ReadRoll { group: GroupId, on: Date } = "read-roll" {
        activity: "absence-roll", reads: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Take or correct the roll of a group's lesson.
    TakeRoll { group: GroupId, on: Date } = "take-roll" {
        activity: "absence-roll", writes: Main, categories: [Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// See somebody's absence.
    ReadAbsence { pupil: PersonId } = "read-absence" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See the absence of everybody one follows up.
    ReadAbsenceOverview {} = "read-absence-overview" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance], row_facts: [],
        reach: [Guardian: [Children], Teacher: [ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |_it| Target::Reach,
    }
    /// List what has been reported about those whose contact teacher one is.
    ListAbsenceReports {} = "list-absence-reports" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |_it| Target::Reach,
    }
    /// See why somebody was away.
    ReadAbsenceReason { pupil: PersonId } = "read-absence-reason" {
        activity: "absence-reason", reads: Vault, categories: [AbsenceReason, FreeText], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Report why somebody is away.
    ReportAbsenceReason { pupil: PersonId } = "report-absence-reason" {
        activity: "absence-reason", writes: Vault, categories: [AbsenceReason, FreeText], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.pupil),
    }
    /// Report that somebody is away.
    ReportAbsence { pupil: PersonId } = "report-absence" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.pupil),
    }
    /// Settle which cause a report has.
    SettleAbsenceReason { pupil: PersonId } = "settle-absence-reason" {
        activity: "absence-reason", writes: Vault, categories: [AbsenceReason], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Settle what reported absence does to the limit.
    SettleAbsence { pupil: PersonId } = "settle-absence" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Bring in absence from an exchange file.
    ImportAbsence {} = "import-absence" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Set up absence for a demonstration.
    SetUpAbsence {} = "set-up-absence" {
        activity: "absence-roll", writes: Main, categories: [Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
}

/// Says which actions open which tables.
macro_rules! opens {
    ($($action:ty: $($record:ty),+;)*) => { $($(impl Opens<$record> for $action {})+)* };
}

opens! {
    ReadLessons: RollTaken, Slot, Group, Subject, School;
    ReadRoll: RollTaken, Mark, AbsenceReport, Person, Slot, Group, Subject, School;
    TakeRoll: RollTaken, Mark, AbsenceReport, Correction;
    ReadAbsence: Mark, AbsenceReport, Correction, ImportedAbsence, Person, Group, Subject, School;
    ReadAbsenceOverview: Mark, Person, Group, Subject, School;
    ListAbsenceReports: AbsenceReport, Person;
    ReadAbsenceReason: AbsenceReason;
    ReportAbsenceReason: AbsenceReason;
    ReportAbsence: AbsenceReport;
    SettleAbsenceReason: AbsenceReason;
    SettleAbsence: AbsenceReport, Mark;
    ImportAbsence: ImportedAbsence;
    SetUpAbsence: Mark, RollTaken, Slot;
}
