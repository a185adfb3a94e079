//! How states are asked for, set and lifted. Nobody outside can name the actions that write them, so these rules hold for
//! every page: an objection is about what rests on art. 6 (1) (e) or (f); a restriction or an objection is lifted only after
//! somebody was told (POL-2018 art. 18 (3)); words lie in the vault before anything holds. Doing it twice does it once.

use jiff::{ToSpan, civil::Date};
use ransel_law::calendar::next_working_day;
use uuid::Uuid;

use super::{
    AskForState, KeepStates, RequestOutcome, State, StateEnd, StateKind, StateReason, StateRequest,
    WriteStateWords,
};
use crate::{
    Action, ActionDef, Ctx, KernelError, PersonId, Result,
    keys::digest,
    pass::{Change, Set},
    register::{Activity, Register},
    rows::Is,
    value::FreeText,
};

/// What a page that keeps states asks for.
pub const KEEPING: &ActionDef = KeepStates::DEF;
/// What a page where one asks for a state asks for.
pub const ASKING: &ActionDef = AskForState::DEF;

/// A state that is to be set, or asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// Made with the form: sent twice, it is there once.
    pub id: Uuid,
    /// Whose data.
    pub person: PersonId,
    /// Which state.
    pub kind: StateKind,
    /// The activity, `module.activity`; empty for all.
    pub activity: &'w str,
    /// From when, where the school sets it.
    pub from: Date,
    /// Why.
    pub why: &'w str,
}

/// A later word about a state or a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// Why a request was granted or refused; refusing an objection takes compelling grounds (POL-2018 art. 21 (1)).
    Decided,
    /// Why a state was lifted; of an objection the balancing test.
    Lifted,
}

/// The row in the vault that holds what was said later about a state or a request.
pub fn words_of(state: Uuid, later: Later) -> Uuid {
    let step: &[u8] = if later == Later::Decided { b"decided" } else { b"lifted" };
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest(&[b"state-words", step, state.as_bytes()])) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Whether somebody can object to an activity: it rests on a public task or a legitimate interest (POL-2018 art. 21 (1)).
pub fn can_be_objected_to(activity: &Activity) -> bool {
    activity
        .basis
        .iter()
        .any(|basis| matches!(basis.as_str(), "POL-2018 art. 6(1)(e)" | "POL-2018 art. 6(1)(f)"))
}

impl State {
    /// Whether it holds on a day, or will.
    pub fn runs(&self, today: Date) -> bool {
        self.valid_to.is_none_or(|to| to > today)
    }

    /// Whether somebody must be told before it is lifted.
    pub const fn is_lifted_after_telling(&self) -> bool {
        matches!(self.kind, StateKind::Restriction | StateKind::Objection)
    }
}

impl Ctx<'_> {
    /// Whether the caller may set and lift states of this person.
    ///
    /// # Errors
    /// The relations cannot be read.
    pub fn may_keep_states(&self, person: PersonId) -> Result<bool> {
        self.would(&KeepStates { person })
    }

    /// Whether the caller may ask for a state of this person's data.
    ///
    /// # Errors
    /// The relations cannot be read.
    pub fn may_ask_for_state(&self, person: PersonId) -> Result<bool> {
        self.would(&AskForState { person })
    }

    /// The activities a state can be about, each with the register it stands in.
    pub fn activities_for(&self, kind: StateKind) -> Vec<(&Register, &Activity)> {
        let all = self
            .owner
            .house
            .registers
            .iter()
            .flat_map(|register| register.activity.iter().map(move |activity| (register, activity)));
        all.filter(|(_, activity)| match kind {
            StateKind::Restriction => true,
            StateKind::Objection => can_be_objected_to(activity),
            StateKind::Hold => false,
        })
        .collect()
    }

    /// Sets a state.
    ///
    /// # Errors
    /// The caller may not, the state cannot be about that, or a store fails.
    pub fn set_state(&self, wanted: &Wanted<'_>) -> Result<()> {
        self.must_be_lawful(wanted)?;
        let Wanted { id, person, why, .. } = *wanted;
        // Asked before anything is written, so that nobody leaves words about somebody she may not keep states of.
        if !self.may_keep_states(person)? {
            return self.change(KeepStates { person }, |_| Ok(()));
        }
        self.say(person, id, why)?;
        self.change(KeepStates { person }, |change| self.begin(change, wanted))
    }

    /// Notes that the person was told that a state will be lifted.
    ///
    /// # Errors
    /// The caller may not, there is no such state, or the store fails.
    pub fn note_told(&self, person: PersonId, state: Uuid) -> Result<()> {
        let now = self.owner.clock.now();
        self.change(KeepStates { person }, |change| {
            let row = running(change, person, state, self.owner.clock.today())?;
            if row.told_at.is_some() {
                return Ok(());
            }
            change.update(&state, Set::default().to(State::TOLD_AT, &Some(now)))
        })
    }

    /// Lifts a state from today on.
    ///
    /// # Errors
    /// The person was not told where she must be, the caller may not, there is no such state, or a store fails.
    pub fn lift_state(&self, person: PersonId, state: Uuid, why: &str) -> Result<()> {
        let (today, now) = (self.owner.clock.today(), self.owner.clock.now());
        let by = self.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
        let lift = |change: &mut Change<'_, KeepStates>, does: bool| {
            let row = running(change, person, state, today)?;
            if row.is_lifted_after_telling() && row.told_at.is_none() {
                return Err(KernelError::invalid("states-tell-first"));
            }
            if !does {
                return Ok(());
            }
            change.update(&state, Set::default().to(State::VALID_TO, &Some(today)))?;
            change.insert(&StateEnd { id: state, person, lifted_by: by, lifted_at: now })
        };
        self.change(KeepStates { person }, |change| lift(change, false))?;
        self.say(person, words_of(state, Later::Lifted), why)?;
        self.change(KeepStates { person }, |change| lift(change, true))
    }

    /// Asks the school for a state; it has a month to answer.
    ///
    /// # Errors
    /// The caller may not, the state cannot be about that, or a store fails.
    pub fn ask_for_state(&self, wanted: &Wanted<'_>) -> Result<()> {
        self.must_be_lawful(wanted)?;
        let Wanted { id, person, kind, activity, why, .. } = *wanted;
        if kind == StateKind::Hold {
            return Err(KernelError::invalid("not-found-heading"));
        }
        let by = self.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
        self.say(person, id, why)?;
        self.change(AskForState { person }, |change| {
            let known = change.rows::<StateRequest>().only(StateRequest::PERSON, Is::Equal, &person).all()?;
            let same = |row: &StateRequest| {
                row.id == id
                    || (row.kind == kind && row.activity == activity && row.outcome == RequestOutcome::Asked)
            };
            if known.iter().any(same) {
                return Ok(());
            }
            change.insert(&StateRequest {
                id,
                person,
                kind,
                activity: activity.to_owned(),
                asked_by: by,
                asked_at: self.owner.clock.now(),
                due: next_working_day(self.owner.clock.today().saturating_add(1.month())),
                outcome: RequestOutcome::Asked,
                decided_by: None,
                decided_at: None,
            })
        })
    }

    /// Grants a request, which sets the state from today on, or refuses it.
    ///
    /// # Errors
    /// The caller may not, there is nothing to decide any more, or a store fails.
    pub fn decide_state(&self, person: PersonId, request: Uuid, granted: bool, why: &str) -> Result<()> {
        let by = self.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
        if !self.may_keep_states(person)? {
            return self.change(KeepStates { person }, |_| Ok(()));
        }
        self.say(person, words_of(request, Later::Decided), why)?;
        let outcome = if granted { RequestOutcome::Granted } else { RequestOutcome::Refused };
        self.change(KeepStates { person }, |change| {
            let row = change.rows::<StateRequest>().only(StateRequest::ID, Is::Equal, &request).first()?;
            let row =
                row.filter(|row| row.person == person).ok_or(KernelError::invalid("not-found-heading"))?;
            if row.outcome == outcome {
                return Ok(());
            }
            let set = Set::default()
                .to(StateRequest::OUTCOME, &outcome)
                .to(StateRequest::DECIDED_BY, &Some(by))
                .to(StateRequest::DECIDED_AT, &Some(self.owner.clock.now()))
                .expecting(StateRequest::OUTCOME, &RequestOutcome::Asked);
            change.update(&request, set)?;
            if !granted {
                return Ok(());
            }
            let (from, activity) = (self.owner.clock.today(), row.activity.as_str());
            self.begin(change, &Wanted { id: request, person, kind: row.kind, activity, from, why })
        })
    }

    /// Puts the row of a state, unless it is there, or one that says the same runs already.
    fn begin(&self, change: &mut Change<'_, KeepStates>, wanted: &Wanted<'_>) -> Result<()> {
        let Wanted { id, person, kind, activity, from, .. } = *wanted;
        let today = self.owner.clock.today();
        let rows = change.rows::<State>().only(State::PERSON, Is::Equal, &person).all()?;
        let same = |row: &State| {
            row.id == id
                || (row.kind == kind && row.activity == activity && row.runs(today) && row.valid_from <= from)
        };
        if rows.iter().any(same) {
            return Ok(());
        }
        change.insert(&State {
            id,
            person,
            kind,
            activity: activity.to_owned(),
            valid_from: from.max(today),
            valid_to: None,
            set_at: self.owner.clock.now(),
            set_by: self.caller.person,
            told_at: None,
        })
    }

    fn say(&self, person: PersonId, id: Uuid, words: &str) -> Result<()> {
        let by_person = self.caller.person.ok_or(KernelError::invalid("not-found-heading"))?;
        self.change(WriteStateWords { person }, |change| {
            if change.rows::<StateReason>().only(StateReason::ID, Is::Equal, &id).first()?.is_some() {
                return Ok(());
            }
            let at = self.owner.clock.now();
            change.insert(&StateReason { id, person, text: FreeText::new(words), by_person, at })
        })
    }

    fn must_be_lawful(&self, wanted: &Wanted<'_>) -> Result<()> {
        let named = |(register, activity): &(&Register, &Activity)| {
            wanted.activity.split_once('.') == Some((register.module.as_str(), activity.id.as_str()))
        };
        let all = wanted.activity.is_empty() && wanted.kind != StateKind::Objection;
        if all || self.activities_for(wanted.kind).iter().any(named) {
            Ok(())
        } else {
            Err(KernelError::invalid("states-not-about-that"))
        }
    }
}

/// The state, if it is hers and runs.
fn running(change: &mut Change<'_, KeepStates>, person: PersonId, state: Uuid, today: Date) -> Result<State> {
    let row = change.rows::<State>().only(State::ID, Is::Equal, &state).first()?;
    row.filter(|row| row.person == person && row.runs(today))
        .ok_or(KernelError::Conflict { table: "subject_state" })
}
