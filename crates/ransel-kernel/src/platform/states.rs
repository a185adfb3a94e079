//! States of a person's data that every module obeys: restricted, objected to, held. (A protected address is the
//! school base's, since the population register decides it.) What they do is in [`obeyed`], how they are set and lifted
//! in [`kept`].

pub mod kept;
pub mod obeyed;

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Personal, Target,
    action::Opens,
    actions,
    card::StoreKind::{Main, Vault},
    coded,
    id::PersonId,
    migrate::NewTable,
    value::FreeText,
};

coded! {
    /// What holds for the data.
    StateKind {
        /// Kept, not used (POL-2018 art. 18).
        Restriction = "restriction",
        /// The person objects to what one activity does (POL-2018 art. 21).
        Objection = "objection",
        /// Nothing is deleted: it may be needed as evidence (POL-2018 art. 17 (3) (e), FARK-2025 § 5).
        Hold = "hold",
    }
    /// What became of a request for a state.
    RequestOutcome {
        /// Waits for the school.
        Asked = "asked",
        /// The state was set.
        Granted = "granted",
        /// It was not, with reasons.
        Refused = "refused",
    }
}

/// A state somebody's data is in for a while.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "subject_state", activity = "states", keep = "as-long-as-person", relates)]
pub struct State {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// Which state.
    #[personal(category = "state")]
    pub kind: StateKind,
    /// The activity it is about, `module.activity`; empty for all.
    #[personal(category = "state")]
    pub activity: String,
    /// From when.
    #[personal(category = "state")]
    pub valid_from: Date,
    /// Until when.
    #[personal(category = "state")]
    pub valid_to: Option<Date>,
    /// When it was set.
    #[personal(category = "state")]
    pub set_at: Timestamp,
    /// By whom.
    #[personal(category = "state")]
    pub set_by: Option<PersonId>,
    /// When the person was told that it would be lifted: before that it cannot be (POL-2018 art. 18 (3)).
    #[personal(category = "state")]
    pub told_at: Option<Timestamp>,
}

/// That a state was lifted; it has the state's id.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "subject_state_end", activity = "states", keep = "as-long-as-person")]
pub struct StateEnd {
    /// The state.
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// Who lifted it.
    #[personal(category = "state")]
    pub lifted_by: PersonId,
    /// When.
    #[personal(category = "state")]
    pub lifted_at: Timestamp,
}

/// What somebody asks the school to do with her data, or her child's. The words lie in the vault.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "state_request", activity = "states", keep = "as-long-as-person", relates)]
pub struct StateRequest {
    /// The request, and the state that comes of it.
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// Which state.
    #[personal(category = "state")]
    pub kind: StateKind,
    /// The activity it is about, `module.activity`; empty for all.
    #[personal(category = "state")]
    pub activity: String,
    /// Who asked.
    #[personal(category = "state")]
    pub asked_by: PersonId,
    /// When.
    #[personal(category = "state")]
    pub asked_at: Timestamp,
    /// By when it is to be answered (POL-2018 art. 12 (3)).
    #[personal(category = "state")]
    pub due: Date,
    /// What became of it.
    #[personal(category = "state")]
    pub outcome: RequestOutcome,
    /// Who decided.
    #[personal(category = "state")]
    pub decided_by: Option<PersonId>,
    /// When.
    #[personal(category = "state")]
    pub decided_at: Option<Timestamp>,
}

/// Why: what was said when a state was asked for or set, or when it was decided or lifted ([`kept::words_of`]).
#[derive(Clone, Debug, Personal)]
#[personal(table = "subject_state_reason", activity = "states", keep = "as-long-as-person", store = "vault")]
pub struct StateReason {
    /// The state or request itself, or what follows from it ([`kept::words_of`]).
    #[personal(id)]
    pub id: Uuid,
    /// Whose data.
    #[personal(subject)]
    pub person: PersonId,
    /// The words.
    #[personal(category = "free-text")]
    pub text: FreeText,
    /// Who wrote them.
    #[personal(category = "free-text", author)]
    pub by_person: PersonId,
    /// When.
    #[personal(category = "free-text")]
    pub at: Timestamp,
}

actions! { module "platform";
    /// See what holds for somebody's data, and what was asked for.
    ReadStates { person: PersonId } = "read-states" {
        activity: "states", reads: Main, categories: [Identity, State], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own, Children], Teacher: [Own], Principal: [Own, Place], DepartmentHead: [Own], Secretary: [Own, Place],
            Timetabler: [Own], DataProtectionOfficer: [Own, Owner], AccountableHead: [Own, Owner], SystemOwner: [Own], Administrator: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// List those whose data is restricted, objected to or held, and what waits to be decided.
    ListStates { people: Vec<PersonId> } = "list-states" {
        activity: "states", reads: Main, categories: [Identity, State], row_facts: [],
        reach: [Principal: [Place], Secretary: [Place], DataProtectionOfficer: [Owner], AccountableHead: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Read why.
    ReadStateWords { person: PersonId } = "read-state-words" {
        activity: "states", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Own, Children], Teacher: [Own], Principal: [Own, Place], DepartmentHead: [Own], Secretary: [Own],
            Timetabler: [Own], DataProtectionOfficer: [Own, Owner], AccountableHead: [Own, Owner], SystemOwner: [Own], Administrator: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Set a state, note that somebody was told, or lift it.
    KeepStates { person: PersonId } = "keep-states" {
        activity: "states", writes: Main, categories: [State], row_facts: [],
        reach: [Principal: [Place], AccountableHead: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// Say why.
    WriteStateWords { person: PersonId } = "write-state-words" {
        activity: "states", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Principal: [Place], AccountableHead: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// Ask the school to restrict what is done with one's own data, or to stop something.
    AskForState { person: PersonId } = "ask-for-state" {
        activity: "states", writes: Main, categories: [State], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
}

impl Opens<State> for ReadStates {}
impl Opens<StateEnd> for ReadStates {}
impl Opens<StateRequest> for ReadStates {}
impl Opens<State> for ListStates {}
impl Opens<StateRequest> for ListStates {}
impl Opens<StateReason> for ReadStateWords {}
// These three are named in this module only: whoever keeps states goes by the rules in `kept`.
impl Opens<State> for KeepStates {}
impl Opens<StateEnd> for KeepStates {}
impl Opens<StateRequest> for KeepStates {}
impl Opens<StateReason> for WriteStateWords {}
impl Opens<StateRequest> for AskForState {}

/// Their tables.
pub const TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "subject_state",
        columns: "id uuid key, person uuid, kind text, activity text, valid_from date, valid_to date?, set_at instant, \
                  set_by uuid?, told_at instant?",
        indexes: &["person", "kind"],
    },
    NewTable {
        store: Vault,
        name: "subject_state_reason",
        columns: "id uuid key, person uuid, text bytes, by_person uuid, at instant",
        indexes: &["person"],
    },
];

/// The tables that came with what is asked for and lifted.
pub const LATER_TABLES: &[NewTable] = &[
    NewTable {
        store: Main,
        name: "subject_state_end",
        columns: "id uuid key, person uuid, lifted_by uuid, lifted_at instant",
        indexes: &["person"],
    },
    NewTable {
        store: Main,
        name: "state_request",
        columns: "id uuid key, person uuid, kind text, activity text, asked_by uuid, asked_at instant, due date, \
                  outcome text, decided_by uuid?, decided_at instant?",
        indexes: &["person", "outcome"],
    },
];
