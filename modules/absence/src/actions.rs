//! What one can do with absence. Each verb works in one store: what is sensitive has verbs of its own.

pub(crate) mod attest;
pub(crate) mod conduct;
pub(crate) mod diploma;
pub(crate) mod letters;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod take_roll;

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, Target, actions, opens, platform::HandedOver};
use ransel_school::records::{Group, GroupMember, Person, School, Slot, SourceKey, Subject};

use crate::records::{
    AbsenceReason, AbsenceRemark, AbsenceReport, AbsenceWarning, Attestation, ConductNote, ConductWarning,
    ConductWords, Correction, DaysLeftOut, DecisionReasons, FollowUpStep, ImportedAbsence, LetterOpened,
    LimitDecision, Mark, RollSaved, RollTaken,
};

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
    /// See what was remarked on somebody's absence.
    ReadRemarks { pupil: PersonId } = "read-absence-remarks" {
        activity: "absence-follow-up", reads: Vault, categories: [FreeText], row_facts: [TaughtHere],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Remark on somebody's absence from a lesson.
    WriteRemark { pupil: PersonId } = "write-absence-remark" {
        activity: "absence-follow-up", writes: Vault, categories: [FreeText], row_facts: [TaughtHere, Authored],
        reach: [Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// See notes on somebody's order and conduct, and how often she was late.
    ReadConduct { pupil: PersonId } = "read-conduct" {
        activity: "conduct-follow-up", reads: Main, categories: [Identity, Attendance, Conduct],
        row_facts: [TaughtHere, Authored],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See what was written in own words beside a note.
    ReadConductWords { pupil: PersonId } = "read-conduct-words" {
        activity: "conduct-follow-up", reads: Vault, categories: [FreeText], row_facts: [TaughtHere, Authored],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Write a note on somebody's order or conduct.
    WriteConductNote { pupil: PersonId } = "write-conduct-note" {
        activity: "conduct-follow-up", writes: Main, categories: [Conduct], row_facts: [TaughtHere, Authored],
        reach: [Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Write own words beside a note.
    WriteConductWords { pupil: PersonId } = "write-conduct-words" {
        activity: "conduct-follow-up", writes: Vault, categories: [FreeText], row_facts: [TaughtHere, Authored],
        reach: [Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// Withdraw a note.
    WithdrawConductNote { pupil: PersonId } = "withdraw-conduct-note" {
        activity: "conduct-follow-up", writes: Main, categories: [Conduct], row_facts: [Authored],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Delete the words of a note that was about somebody else.
    DeleteConductWords { pupil: PersonId } = "delete-conduct-words" {
        activity: "conduct-follow-up", writes: Vault, categories: [FreeText], row_facts: [Authored],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Warn somebody that order or conduct may be assessed as less than good.
    SendConductWarning { pupil: PersonId } = "send-conduct-warning" {
        activity: "conduct-follow-up", writes: Main, categories: [Conduct], row_facts: [Authored],
        reach: [Teacher: [ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See which of one's contact pupils need a talk, and what has been done.
    ListFollowUp {} = "list-follow-up" {
        activity: "conduct-follow-up", reads: Main, categories: [Identity, Attendance, Conduct], row_facts: [],
        reach: [Teacher: [ContactTeacher]],
        about: |_it| Target::Reach,
    }
    /// Write down what was done to follow somebody up.
    NoteFollowUp { pupil: PersonId } = "note-follow-up" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [Authored],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// See who must be warned that a grade may lapse.
    ListWarnings {} = "list-absence-warnings" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Warn somebody that a grade may lapse.
    SendWarning { pupil: PersonId } = "send-absence-warning" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [TaughtHere, Authored],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See who has opened what the school sent.
    ReadDelivery { pupil: PersonId } = "read-delivery" {
        activity: "absence-follow-up", reads: Main, categories: [Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Open a warning or decision as the one it is for.
    OpenLetter { pupil: PersonId } = "open-letter" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [Authored],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.pupil),
    }
    /// Decide, as principal in person, about the right to a grade above the absence limit.
    DecideLimit { pupil: PersonId } = "decide-absence-limit" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [Authored],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Give the reasons for such a decision.
    GiveReasons { pupil: PersonId } = "give-decision-reasons" {
        activity: "absence-reason", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See the reasons for such a decision.
    ReadDecisionReasons { pupil: PersonId } = "read-decision-reasons" {
        activity: "absence-reason", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See late corrections somebody else made and nobody has attested.
    ListCorrections {} = "list-corrections" {
        activity: "absence-roll", reads: Main, categories: [Identity, Attendance], row_facts: [Authored],
        reach: [Teacher: [ContactTeacher], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Attest a late correction somebody else made, or turn it back.
    AttestCorrection { pupil: PersonId } = "attest-correction" {
        activity: "absence-roll", writes: Main, categories: [Attendance], row_facts: [Authored],
        reach: [Teacher: [ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See the days and hours that would stand on a diploma.
    ReadAbsenceTotals { pupil: PersonId } = "read-absence-totals" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance, Placement], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher], Principal: [Place], Secretary: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Tell the module that writes diplomas what absence comes to.
    GiveForDiploma { pupil: PersonId } = "give-absence-for-diploma" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance, Placement], row_facts: [],
        reach: [System: [Owner]],
        about: |it| Target::Person(it.pupil),
    }
    /// Offer it to that module, when a pupil has left.
    OfferForDiploma { pupil: PersonId } = "offer-absence-for-diploma" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::Person(it.pupil),
    }
    /// Leave days out of the diploma, as the pupil asks.
    LeaveOutDays { pupil: PersonId } = "leave-out-days" {
        activity: "absence-follow-up", writes: Main, categories: [Attendance], row_facts: [Authored],
        reach: [Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
    /// See how much absence there is at the school, in numbers about nobody.
    ReadStatistics {} = "read-absence-statistics" {
        activity: "absence-follow-up", reads: Main, categories: [Attendance, Placement], row_facts: [],
        reach: [Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Write the school's absence to an exchange file.
    ExportAbsence {} = "export-absence" {
        activity: "absence-follow-up", reads: Main, categories: [Identity, Attendance, Account], row_facts: [],
        reach: [Secretary: [Place]],
        about: |_it| Target::Reach,
    }
    /// Bring in absence from an exchange file.
    ImportAbsence {} = "import-absence" {
        activity: "absence-follow-up", keeps: Main, categories: [Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Set up absence for a demonstration.
    SetUpAbsence {} = "set-up-absence" {
        activity: "absence-roll", keeps: Main, categories: [Attendance], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
}

opens! {
    ReadLessons: RollTaken, Slot, Group, Subject, School;
    ReadRoll: RollTaken, RollSaved, Mark, AbsenceReport, Person, Slot, Group, Subject, School;
    TakeRoll: RollTaken, RollSaved, Mark, AbsenceReport, Correction;
    ReadAbsence: Mark, AbsenceReport, Correction, Attestation, ImportedAbsence, AbsenceWarning, LimitDecision, FollowUpStep,
        Person, Group, Subject, School;
    ReadAbsenceOverview: Mark, ImportedAbsence, LimitDecision, Person, Group, Subject, School;
    ListAbsenceReports: AbsenceReport, Person;
    ReadAbsenceReason: AbsenceReason;
    ReportAbsenceReason: AbsenceReason;
    ReportAbsence: AbsenceReport;
    SettleAbsenceReason: AbsenceReason;
    SettleAbsence: AbsenceReport, Mark;
    ReadRemarks: AbsenceRemark;
    WriteRemark: AbsenceRemark;
    ReadConduct: ConductNote, ConductWarning, Mark, Person, Group, Subject, School;
    ReadConductWords: ConductWords;
    WriteConductNote: ConductNote;
    WriteConductWords: ConductWords;
    WithdrawConductNote: ConductNote;
    DeleteConductWords: ConductWords;
    SendConductWarning: ConductWarning;
    ListFollowUp: Mark, ConductNote, FollowUpStep, Person;
    NoteFollowUp: FollowUpStep;
    ListWarnings: Mark, ImportedAbsence, LimitDecision, AbsenceWarning, LetterOpened, Person, Group, Subject, School;
    SendWarning: AbsenceWarning;
    ReadDelivery: LetterOpened;
    OpenLetter: LetterOpened;
    DecideLimit: LimitDecision;
    GiveReasons: DecisionReasons;
    ReadDecisionReasons: DecisionReasons;
    ListCorrections: Correction, Attestation, Person, Group, Subject, School;
    AttestCorrection: Correction, Attestation, Mark;
    ReadAbsenceTotals: Mark, ImportedAbsence, AbsenceReport, DaysLeftOut, GroupMember, Slot, Person, Group, Subject,
        School;
    GiveForDiploma: Mark, ImportedAbsence, AbsenceReport, DaysLeftOut, GroupMember, Slot, Person, Group, Subject, School;
    OfferForDiploma: HandedOver;
    LeaveOutDays: DaysLeftOut;
    ReadStatistics: Mark, ImportedAbsence, LimitDecision, GroupMember, Group, Subject, School;
    ExportAbsence: Mark, ImportedAbsence, Person, SourceKey, Group, Subject, School;
    ImportAbsence: ImportedAbsence;
    SetUpAbsence: Mark, RollTaken, Slot;
}
