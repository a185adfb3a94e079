//! What one can do with a survey. Staff come to the answers only where they are named for the survey; the pupil comes to her own.

mod answer;
mod forget;
mod make;
mod numbers;
mod orders;
mod read;
mod share;
mod used;

use ransel_kernel::{
    PersonId, Target, actions, opens,
    platform::{HandedOver, Named},
};
use ransel_school::records::{Account, Person};

pub use answer::{Given, Sheet, answer, done, open_for, sheet, surveyed, waiting_for, withdraw};
pub use forget::forget_leaver;
pub use make::{Draft, Entry, Grounds, close, made_with, make, name, put_in, read_lines, remove, words_of};
pub use numbers::{Numbers, numbers};
pub use orders::{GivenOut, Ordered, approve, give_out, orders, register, scope};
pub use read::{Results, named, oversee, reads_words, reason, results, written};
pub use share::{end_share, needs, share, shares};
pub use used::used;

use crate::order::{Order, OrderedPupil};
use crate::records::{
    Answered, Chosen, OwnQuestion, Pupil, Question, Reason, Seal, Share, Size, Survey, Use, Words,
};

actions! { module "survey";
    /// Begin a survey: whoever makes it is named for it, and for what is written in it.
    BeginSurvey { person: PersonId } = "begin-survey" {
        activity: "class-environment", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Find the pupils of one's class, to put them in a survey.
    FindSurveyPupils {} = "find-survey-pupils" {
        activity: "class-environment", reads: Main, categories: [Identity, Birth, Account], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |_it| Target::Reach,
    }
    /// Put pupils in a survey.
    PutInSurvey { pupils: Vec<PersonId> } = "put-in-survey" {
        activity: "class-environment", writes: Vault, categories: [Identity, Birth, Account, Wellbeing, Staffing, FreeText],
        row_facts: [NamedHere],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// Write down that one has made a survey: under which name, from where and when.
    NoteSurveyUse { person: PersonId } = "note-survey-use" {
        activity: "class-environment", writes: Vault, categories: [Account], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See who used a survey one is named for, under which name, from where and when.
    ReadSurveyUse { people: Vec<PersonId> } = "read-survey-use" {
        activity: "class-environment", reads: Vault, categories: [Account], row_facts: [NamedHere],
        reach: [Teacher: [Place, Staff], Principal: [Place, Staff]],
        about: |it| Target::Together(it.people.clone()),
    }
    /// See which surveys one is named for.
    ListSurveys { person: PersonId } = "list-surveys" {
        activity: "class-environment", reads: Vault, categories: [Staffing], row_facts: [NamedHere],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Read why pupils may be named in a survey.
    ReadSurveyGrounds { person: PersonId } = "read-survey-grounds" {
        activity: "class-environment", reads: Vault, categories: [FreeText, Staffing], row_facts: [NamedHere],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See which surveys there are at one's school: of which class, until when and why, and nothing that is answered.
    OverseeSurveys { person: PersonId } = "oversee-surveys" {
        activity: "class-environment", reads: Vault, categories: [Staffing], row_facts: [],
        reach: [Principal: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Read what pupils have answered in a survey one is named for.
    ReadSurvey { pupils: Vec<PersonId> } = "read-survey" {
        activity: "class-environment", reads: Vault, categories: [Identity, Birth, Account, Wellbeing], row_facts: [NamedHere],
        reach: [Teacher: [Place], Principal: [Place], DepartmentHead: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// Read what pupils have written in a survey whose words one is named for.
    ReadSurveyWords { pupils: Vec<PersonId> } = "read-survey-words" {
        activity: "class-environment", reads: Vault, categories: [Wellbeing, FreeText], row_facts: [NamedHere],
        reach: [Teacher: [Place], Principal: [Place], DepartmentHead: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// Close or delete a survey one is named for.
    EndSurvey { pupils: Vec<PersonId> } = "end-survey" {
        activity: "class-environment", writes: Vault, categories: [Identity, Birth, Account, Wellbeing, Staffing, FreeText],
        row_facts: [NamedHere],
        reach: [Teacher: [Place], Principal: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// Say what a colleague needs a survey for.
    JustifyShare { person: PersonId } = "justify-survey-share" {
        activity: "class-environment", writes: Vault, categories: [FreeText], row_facts: [NamedHere],
        reach: [Teacher: [Staff], Principal: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// Let a colleague in to a survey one is named for, or out again.
    ShareSurvey { person: PersonId } = "share-survey" {
        activity: "class-environment", writes: Main, categories: [Staffing], row_facts: [NamedHere],
        reach: [Teacher: [Staff], Principal: [Staff]],
        about: |it| Target::Person(it.person),
    }
    /// See who is let in to a survey one is named for.
    SeeShares {} = "see-survey-shares" {
        activity: "class-environment", reads: Main, categories: [Staffing], row_facts: [NamedHere],
        reach: [Teacher: [Staff], Principal: [Staff], DepartmentHead: [Staff]],
        about: |_it| Target::Reach,
    }
    /// See what colleagues need a survey for.
    ReadShareNeeds {} = "read-survey-share-needs" {
        activity: "class-environment", reads: Vault, categories: [FreeText], row_facts: [NamedHere],
        reach: [Teacher: [Staff], Principal: [Staff], DepartmentHead: [Staff]],
        about: |_it| Target::Reach,
    }
    /// See one's own surveys, and what one has answered.
    ReadOwnSurvey { person: PersonId } = "read-own-survey" {
        activity: "class-environment", reads: Vault, categories: [Identity, Birth, Account, Wellbeing, FreeText], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Answer a survey.
    AnswerSurvey { person: PersonId } = "answer-survey" {
        activity: "class-environment", writes: Vault, categories: [Identity, Birth, Account, Wellbeing, FreeText], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Look who is in a survey, as a part of the product: for those who answer it, and for whoever is named for it.
    LookForSurveyed {} = "look-for-surveyed" {
        activity: "class-environment", finds: Vault, categories: [Identity, Birth, Account, Wellbeing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Register that an authority has ordered what is in a survey given out, with its paper and about whom.
    RegisterOrder { pupils: Vec<PersonId> } = "register-survey-order" {
        activity: "survey-disclosure", writes: Vault, categories: [Identity, Casework, FreeText, Staffing], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// See what authorities have ordered given out.
    ReadOrders { person: PersonId } = "read-survey-orders" {
        activity: "survey-disclosure", reads: Vault, categories: [Casework, FreeText, Staffing], row_facts: [],
        reach: [Principal: [Own], AccountableHead: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Approve that what an authority has ordered is given out.
    ApproveOrder { person: PersonId } = "approve-survey-order" {
        activity: "survey-disclosure", writes: Vault, categories: [Casework, FreeText, Staffing], row_facts: [],
        reach: [AccountableHead: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Give out what an authority has ordered, and remember it about each pupil.
    HandOutOrder { pupils: Vec<PersonId> } = "hand-out-survey-order" {
        activity: "survey-disclosure", writes: Main, categories: [Identity], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Together(it.pupils.clone()),
    }
    /// Write down when what was ordered was given out.
    SettleOrder { person: PersonId } = "settle-survey-order" {
        activity: "survey-disclosure", writes: Vault, categories: [Casework, FreeText, Staffing], row_facts: [],
        reach: [Principal: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Put together what an approved order is about.
    CollectOrdered {} = "collect-ordered-survey" {
        activity: "survey-disclosure", reads: Vault, categories: [Identity, Wellbeing, FreeText, Casework, Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Count what was answered, for numbers that tell of nobody.
    CountAnswers {} = "count-survey-answers" {
        activity: "class-environment", finds: Vault, categories: [Wellbeing], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Look who reads a survey, to tell whoever answers it.
    LookForReaders {} = "look-for-survey-readers" {
        activity: "class-environment", finds: Main, categories: [Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Put in the surveys of a demonstration.
    SetUpSurveys {} = "set-up-surveys" {
        activity: "class-environment", keeps: Vault, categories: [Identity, Birth, Account, Wellbeing, FreeText], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Name those who read the surveys of a demonstration.
    SetUpSurveyReaders {} = "set-up-survey-readers" {
        activity: "class-environment", keeps: Main, categories: [Staffing], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Take away what is kept beside a survey that was deleted: who used it, and what colleagues needed it for.
    ClearSurvey {} = "clear-survey" {
        activity: "class-environment", keeps: Vault, categories: [Account, FreeText], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Take away who was let in to a survey that was deleted.
    ClearSurveyReaders {} = "clear-survey-readers" {
        activity: "class-environment", keeps: Main, categories: [Staffing], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Take somebody who has left out of surveys, also out of what others have answered.
    ForgetSurveyed {} = "forget-surveyed" {
        activity: "class-environment", keeps: Vault, categories: [Identity, Birth, Account, Wellbeing, FreeText], row_facts: [],
        reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
}

opens! {
    BeginSurvey: Named;
    FindSurveyPupils: Person, Account;
    PutInSurvey: Survey, Reason, Question, OwnQuestion, Pupil, Size;
    RegisterOrder: Order, OrderedPupil;
    ReadOrders: Order;
    ApproveOrder: Order;
    HandOutOrder: HandedOver;
    SettleOrder: Order;
    CollectOrdered: Order, OrderedPupil, Question, OwnQuestion, Answered, Chosen, Seal, Words;
    CountAnswers: Question, Answered, Chosen, Seal, Size;
    ListSurveys: Survey, Question;
    OverseeSurveys: Survey;
    ReadSurveyGrounds: Reason;
    ReadSurvey: Survey, Question, OwnQuestion, Pupil, Answered, Chosen, Seal;
    ReadSurveyWords: Question, OwnQuestion, Words;
    EndSurvey: Survey, Size, Reason, Question, OwnQuestion, Pupil, Answered, Chosen, Seal, Words;
    JustifyShare: Share;
    ShareSurvey: Named;
    SeeShares: Named;
    ReadShareNeeds: Share;
    ReadOwnSurvey: Survey, Question, OwnQuestion, Pupil, Answered, Chosen, Seal, Words;
    AnswerSurvey: Survey, Question, Pupil, Answered, Chosen, Seal, Words, Use;
    NoteSurveyUse: Use;
    ReadSurveyUse: Use;
    ClearSurvey: Use, Share;
    ClearSurveyReaders: Named;
    LookForSurveyed: Survey, Pupil;
    LookForReaders: Named;
    SetUpSurveys: Survey, Size, Question, OwnQuestion, Pupil, Answered, Chosen, Seal, Words;
    SetUpSurveyReaders: Named;
    ForgetSurveyed: Survey, Size, Pupil, Answered, Chosen, Seal, Words, Use;
}
