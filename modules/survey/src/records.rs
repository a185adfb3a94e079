//! What is kept of a survey, all of it in the vault and all of it gone on the survey's day: who is in it, what they answer, whom
//! they choose, what they write. Deliberately absent: any copy that outlives it, any score of a pupil, and any answer in a file
//! name or address.

use jiff::{Timestamp, civil::Date};
use ransel_kernel::{FreeText, GroupId, PersonId, Personal, SchoolId, coded, value::Bytes};
use uuid::Uuid;

coded! {
    /// Why a class is asked (FOPPL-2024 § 20-5, wording of 2024-08-01).
    Mode {
        /// To prevent (OPPL-2023 § 12-3): no question lets a pupil be named for anything negative.
        Preventive = "preventive",
        /// To follow up a concrete suspicion in a case that is long-lasting, unclear or complex, after other inquiries failed.
        FollowUp = "follow-up",
    }
}

coded! {
    /// A pupil's gender, where it has been said.
    Gender {
        /// Not said.
        Unsaid = "unsaid",
        /// A girl.
        Girl = "girl",
        /// A boy.
        Boy = "boy",
    }
}

coded! {
    /// What somebody did with a survey.
    Doing {
        /// Made it.
        Made = "made",
        /// Began to answer.
        Began = "began",
        /// Said that she is done.
        Finished = "finished",
    }
}

coded! {
    /// How a question of somebody's own is answered.
    Way {
        /// From very well to badly.
        Good = "good",
        /// From always safe to often not.
        Safe = "safe",
        /// From always to never.
        Often = "often",
        /// From never to often.
        Never = "never",
        /// In own words.
        Words = "words",
        /// By choosing others in the class.
        Mates = "mates",
    }
}

/// A survey. The row tells of nobody.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Survey {
    /// The survey; made with the form.
    #[personal(id)]
    pub id: Uuid,
    /// The matter it is, which has its id: to staff there are no surveys but those they are named for.
    #[personal(none, matter)]
    pub matter: Uuid,
    /// The school that made it.
    #[personal(none)]
    pub school: SchoolId,
    /// The class.
    #[personal(none)]
    pub class: GroupId,
    /// What the class was called.
    #[personal(none)]
    pub class_name: String,
    /// Why it is asked.
    #[personal(none)]
    pub mode: Mode,
    /// The first day it can be answered.
    #[personal(none)]
    pub opens_on: Date,
    /// The last day.
    #[personal(none)]
    pub closes_on: Date,
    /// When it was closed before that.
    #[personal(none)]
    pub closed_at: Option<Timestamp>,
    /// When it was made.
    #[personal(none)]
    pub made_at: Timestamp,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// How many are in a survey, not counting those who left before it closed. The row has the survey's id. Where fewer are in it than
/// this, somebody has left since, and numbers that were told before would tell of her.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_size", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Size {
    /// The survey.
    #[personal(id)]
    pub id: Uuid,
    /// How many.
    #[personal(none)]
    pub pupils: i64,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// Why a class is asked so that pupils can be named (FOPPL-2024 § 20-5 second paragraph). The row has the survey's id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_reason", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Reason {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// Where the case is.
    #[personal(category = "free-text")]
    pub case_reference: FreeText,
    /// What is suspected, and why it must be asked like this.
    #[personal(category = "free-text")]
    pub suspicion: FreeText,
    /// What has been tried before.
    #[personal(category = "free-text")]
    pub tried: FreeText,
    /// Who approved of it.
    #[personal(category = "staffing")]
    pub approved_by: PersonId,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// A question of a survey: the bank's as it was that day, or one's own, with its wording in [`OwnQuestion`].
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_question", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Question {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none)]
    pub survey: Uuid,
    /// Its place, from 1.
    #[personal(none)]
    pub number: i64,
    /// Its code in the bank; `own` where it is not the bank's.
    #[personal(none)]
    pub code: String,
    /// The version of its wording.
    #[personal(none)]
    pub version: i64,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// What is asked in a question that whoever made the survey put herself. The row has the question's id.
///
/// The wording is sealed as whatever somebody types is. It is no category of its own, since it is open to all who are in the
/// survey: also to a pupil who has signed in with a password alone, as nobody answers what she may not read.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_own_question", activity = "class-environment", keep = "survey", store = "vault")]
pub struct OwnQuestion {
    /// The question.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// What is asked.
    #[personal(none)]
    pub wording: FreeText,
    /// How it is answered.
    #[personal(none)]
    pub way: Way,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// A pupil somebody has put in a survey: the four things that can be said about her, and how far she has come.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_pupil", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Pupil {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// Given names.
    #[personal(category = "identity")]
    pub given: String,
    /// Family name.
    #[personal(category = "identity")]
    pub family: String,
    /// Gender.
    #[personal(category = "identity")]
    pub gender: Gender,
    /// Birth year.
    #[personal(category = "birth")]
    pub birth_year: i64,
    /// Feide user name.
    #[personal(category = "account")]
    pub user_name: String,
    /// When she began to answer.
    #[personal(category = "wellbeing")]
    pub began_at: Option<Timestamp>,
    /// When she said that she is done.
    #[personal(category = "wellbeing")]
    pub done_at: Option<Timestamp>,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// An answer on a scale.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_answer", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Answered {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The question's number.
    #[personal(none)]
    pub question: i64,
    /// Which of the options, from 1.
    #[personal(category = "wellbeing")]
    pub option: i64,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// A code over everything a pupil has answered on scales and chosen (`seal.rs`).
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_seal", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Seal {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The code. It tells whether two states of the answers are the same.
    #[personal(category = "wellbeing")]
    pub code: Bytes,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// That a pupil has chosen another.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_choice", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Chosen {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// Who chooses.
    #[personal(subject)]
    pub person: PersonId,
    /// The question's number.
    #[personal(none)]
    pub question: i64,
    /// Who is chosen. When she leaves, the row goes.
    #[personal(category = "wellbeing")]
    pub chosen: PersonId,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// What a pupil writes freely. It is a matter of its own: whoever is named for the survey is not by that named for the words.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_words", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Words {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey's words.
    #[personal(none, matter)]
    pub matter: Uuid,
    /// The pupil.
    #[personal(subject)]
    pub person: PersonId,
    /// The question's number.
    #[personal(none)]
    pub question: i64,
    /// The words.
    #[personal(category = "free-text")]
    pub words: FreeText,
    /// What the screening takes them to be about; empty where nothing.
    #[personal(category = "wellbeing")]
    pub alert: String,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// Why a survey was shared with a colleague. The row has the naming's id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_share", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Share {
    /// The naming.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// The colleague.
    #[personal(subject)]
    pub person: PersonId,
    /// What she needs it for.
    #[personal(category = "free-text")]
    pub need: FreeText,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}

/// That somebody used a survey: under which name, from where and when. Nothing of what was answered.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "survey_use", activity = "class-environment", keep = "survey", store = "vault")]
pub struct Use {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// The survey.
    #[personal(none, matter)]
    pub survey: Uuid,
    /// Who.
    #[personal(subject)]
    pub person: PersonId,
    /// What she did.
    #[personal(category = "account")]
    pub what: Doing,
    /// Her Feide name.
    #[personal(category = "account")]
    pub login: String,
    /// The network address she came from; empty where it is not known.
    #[personal(category = "account")]
    pub network: String,
    /// When.
    #[personal(category = "account")]
    pub at: Timestamp,
    /// The day all of it is deleted.
    #[personal(none, clock)]
    pub delete_on: Date,
}
