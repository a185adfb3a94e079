//! Asking: facts, policy, ledger, pass. Reads leave only after their entry is on disk; a change and its
//! entry commit in one transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
    sync::Arc,
};

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Action, Ctx, Denied, KernelError, Result, Target,
    action::{ActionDef, RowFact},
    attributes,
    caller::Caller,
    card::StoreKind,
    consent,
    db::Conn,
    facts::{Categories, Category, Facts, Hat},
    id::{GroupId, PersonId},
    ledger::{Entry, Outcome, Versions, entry::Decided, epoch, leave_in_outbox},
    owner::moved::raise_epoch,
    pass::{Change, Grant, Grants, Pass},
    policy::{ActionNo, Decision},
    relations::Relations,
};

/// How often a request is decided anew because the school base moved under it.
const TRIES: usize = 4;

/// A request, decided.
struct Decided1 {
    grants: Grants,
    subjects: Vec<PersonId>,
    entry: Vec<Decided>,
    refused: Option<Refusal>,
    epoch: i64,
    /// Whom all of it was decided about, and the ways there: by this it is known how long it holds.
    asked: Vec<PersonId>,
    group: Option<Uuid>,
    listed: bool,
}

struct Refusal {
    seen: bool,
    facts: Facts,
}

impl<'o> Ctx<'o> {
    /// Asks to do something that reads.
    ///
    /// # Errors
    /// [`KernelError::Denied`] if policy says no or there is nobody; [`KernelError::Ledger`] if it cannot be logged.
    pub fn may<A: Action>(&self, action: A) -> Result<Pass<'_, A>> {
        let no = self.number(A::DEF)?;
        for _ in 0..TRIES {
            let relations = self.owner.relations()?;
            let decided = self.decide(&*relations, A::DEF, no, &action.target())?;
            let outcome = if decided.refused.is_some() { Outcome::Refused } else { Outcome::Opened };
            let rests = self.rests(&*relations, A::DEF, &decided);
            let epoch = self.keep(A::DEF, outcome, decided.entry, decided.epoch)?;
            // Somebody changed who is related to whom, and it concerns this: decide again, both are in the ledger.
            if !self.holds(&rests, decided.epoch, epoch)? {
                self.owner.reload(Some(epoch))?;
                continue;
            }
            if let Some(refusal) = decided.refused {
                return Err(self.denied(A::DEF, no, &refusal));
            }
            return Ok(Pass {
                ctx: self,
                grants: decided.grants,
                subjects: decided.subjects,
                action: PhantomData,
            });
        }
        Err(KernelError::Ledger)
    }

    /// Keeps a line about an attempt that got no answer because the caller's hat comes to nobody by the action: no pass was asked
    /// for, and whoever runs the system is to be seen trying as well as anybody (POL-2018 art. 32).
    ///
    /// # Errors
    /// The relations cannot be read, or the ledger cannot be written.
    pub fn note_attempt(&self, def: &'static ActionDef) -> Result<()> {
        if def.reach.iter().any(|(hat, _)| *hat == self.caller.hat) {
            return Ok(());
        }
        let decided = self.decide(&*self.owner.relations()?, def, self.number(def)?, &Target::Nobody)?;
        self.keep(def, Outcome::Refused, decided.entry, decided.epoch).map(drop)
    }

    /// Asks whether something would be permitted, without doing it and without logging: for menus and links.
    /// Opens no data; what it tells is what the policy table tells. A list is always permitted: it may be empty.
    ///
    /// # Errors
    /// The relations cannot be read.
    pub fn would<A: Action>(&self, action: &A) -> Result<bool> {
        let no = self.number(A::DEF)?;
        let target = action.target();
        if matches!(target, Target::Reach | Target::People(_)) {
            return Ok(true);
        }
        let relations = self.owner.relations()?;
        let way_in = self.way_in(&*relations, A::DEF, &target);
        let (subjects, group) = self.subjects(&*relations, A::DEF, &target);
        let taught = group.is_some_and(|group| relations.taught(&self.caller).contains(&group));
        let combinations = combinations(A::DEF, group.is_some());
        let policy = &self.owner.house.policy;
        Ok(subjects.into_iter().any(|subject| {
            let facts = self.facts(&*relations, A::DEF, way_in, subject).with_taught_here(taught);
            let decide = |one: &Combination| policy.decide(no, self.caller.hat, Facts(facts.0 | one.bits));
            combinations.iter().any(|one| !decide(one).open.is_empty())
        }))
    }

    /// What is to be said to whoever reads about somebody through an action: that her data is restricted, or that she objects
    /// (POL-2018 art. 18). Plain where the action opens nothing about her to the caller.
    ///
    /// # Errors
    /// The relations cannot be read.
    pub fn states_to_show(&self, def: &'static ActionDef, person: PersonId) -> Result<Facts> {
        let relations = self.owner.relations()?;
        let states = relations.states(person, def);
        if states == Facts::default() {
            return Ok(states);
        }
        let no = self.number(def)?;
        let way_in = self.way_in(&*relations, def, &Target::Person(person));
        let facts = self.facts(&*relations, def, way_in, Some(person));
        let policy = &self.owner.house.policy;
        let open = combinations(def, false)
            .iter()
            .any(|one| !policy.decide(no, self.caller.hat, Facts(facts.0 | one.bits)).open.is_empty());
        Ok(if open { states } else { Facts::default() })
    }

    /// How many pupils of a group an action is about on a day: as its list counts, so that no number tells of somebody whose
    /// data is not to be used for it.
    ///
    /// # Errors
    /// The relations cannot be read.
    pub fn count_in_group(&self, def: &ActionDef, group: GroupId, on: Date) -> Result<usize> {
        let relations = self.owner.relations()?;
        let members = relations.members(group, on).into_iter();
        Ok(members.filter(|member| relations.states(*member, def) == Facts::default()).count())
    }

    /// Asks to do something that changes data, and does it: `work` runs inside one transaction with its entry.
    ///
    /// `work` may run again if the school base or a row it writes changed meanwhile, so it must keep nothing of a
    /// run that failed.
    ///
    /// # Errors
    /// As [`Ctx::may`], and those of `work`: nothing is written then.
    pub fn change<A: Action, T>(
        &self,
        action: A,
        mut work: impl FnMut(&mut Change<'_, A>) -> Result<T>,
    ) -> Result<T> {
        let def = A::DEF;
        let no = self.number(def)?;
        for tried in 1..=TRIES {
            let relations = self.owner.relations()?;
            let decided = self.decide(&*relations, def, no, &action.target())?;
            let rests = self.rests(&*relations, def, &decided);
            if let Some(refusal) = decided.refused {
                let epoch = self.keep(def, Outcome::Refused, decided.entry, decided.epoch)?;
                if !self.holds(&rests, decided.epoch, epoch)? {
                    self.owner.reload(Some(epoch))?;
                    continue;
                }
                return Err(self.denied(def, no, &refusal));
            }
            let consented = match self.owner.settings().on_consent(def.module) {
                true => Some(consent::in_module(self.owner, def.module, &decided.subjects)?),
                false => None,
            };
            let main = self.owner.store(StoreKind::Main);
            // While the vault is written the main store is held, so that nobody changes who is related to whom between the
            // look at its version and the commit. Nothing is written there.
            let done = main.write(|conn| {
                let now = epoch(conn)?;
                match def.store {
                    _ if !self.holds(&rests, decided.epoch, now)? => Ok(Written::Stale(now)),
                    StoreKind::Main => self.in_transaction(conn, def, decided, consented, &mut work),
                    store => self
                        .owner
                        .store(store)
                        .write(|conn| self.in_transaction(conn, def, decided, consented, &mut work)),
                }
            });
            match done {
                Ok(Written::Done(value, relates, erased)) => {
                    self.owner.ledger.nudge();
                    if erased {
                        self.owner.journal_erasures()?;
                    }
                    // Parts of the product work through many rows; they reload once, at their end.
                    if relates && self.caller.hat != Hat::System {
                        self.owner.reload(None)?;
                    }
                    return Ok(value);
                }
                Ok(Written::Stale(epoch)) => {
                    self.owner.reload(Some(epoch))?;
                }
                // Read again, it may well fit; if what was seen in a form does not, it conflicts every time.
                Err(KernelError::Conflict { .. }) if tried < TRIES => {}
                Err(error) => return Err(error),
            }
        }
        Err(KernelError::Ledger)
    }

    fn in_transaction<A: Action, T>(
        &self,
        conn: &mut Conn,
        def: &'static ActionDef,
        decided: Decided1,
        consented: Option<BTreeSet<PersonId>>,
        work: &mut impl FnMut(&mut Change<'_, A>) -> Result<T>,
    ) -> Result<Written<T>> {
        let mut change = Change {
            ctx: self,
            conn,
            grants: decided.grants,
            subjects: decided.subjects,
            consented,
            touched: BTreeSet::new(),
            erased: false,
            moved: BTreeSet::new(),
            keys: std::collections::HashMap::new(),
            store: def.store,
            action: PhantomData,
        };
        let value = work(&mut change)?;
        let erased = change.erased;
        let keys = std::mem::take(&mut change.keys);
        let (touched, moved) = (std::mem::take(&mut change.touched), std::mem::take(&mut change.moved));
        let about = touched.iter().map(|person| person.0).collect();
        let mut entry = decided.entry;
        // Whoever turned up during the work stands in the entry by name, not as "anyone".
        if let (Some(anyone), false) =
            (entry.first_mut().filter(|one| one.subjects.is_empty()), touched.is_empty())
        {
            anyone.subjects = touched.into_iter().collect();
        }
        let entry = self.entry(def, Outcome::Written, entry, decided.epoch);
        let people = entry.decided.iter().flat_map(|one| &one.subjects).copied().chain(entry.caller);
        let people: Vec<_> = people.filter(|person| !keys.contains_key(person)).collect();
        let mut aliases = match def.store {
            StoreKind::Main => self.owner.aliases(Some(conn), &people)?,
            _ => self.owner.aliases(None, &people)?,
        };
        aliases.extend(keys.into_iter().map(|(person, (_, alias))| (person, alias)));
        let outbox = if def.store == StoreKind::Main { "outbox" } else { "vault_outbox" };
        leave_in_outbox(conn, outbox, &entry.prepare(|person| aliases.get(&person).copied()))?;
        if !moved.is_empty() {
            raise_epoch(conn, &moved, self.owner.clock.now())?;
            crate::sweep::unsettle(conn, about)?;
        }
        Ok(Written::Done(value, !moved.is_empty(), erased))
    }

    fn number(&self, def: &'static ActionDef) -> Result<ActionNo> {
        let unknown =
            || KernelError::House(vec![format!("the action `{}` is not declared by any module", def.name)]);
        // A module that is off, or whose register entry is not complete, answers like one that does not exist.
        if !self.owner.is_running(def.module) && self.caller.hat != Hat::System {
            return Err(KernelError::Denied(Box::new(Denied {
                request: self.request,
                action: def.name,
                seen: false,
                missing: Vec::new(),
            })));
        }
        self.owner.house.policy.number(def).ok_or_else(unknown)
    }

    /// Facts and decision for everybody the action is about.
    fn decide(
        &self,
        relations: &dyn Relations,
        def: &'static ActionDef,
        no: ActionNo,
        target: &Target,
    ) -> Result<Decided1> {
        let owner = self.owner;
        let way_in = self.way_in(relations, def, target);
        let (subjects, group) = self.subjects(relations, def, target);
        let mut by_answer: BTreeMap<Vec<u32>, Vec<Uuid>> = BTreeMap::new();
        let mut by_facts: BTreeMap<(u64, u32), Decided> = BTreeMap::new();
        let taught = relations.taught(&self.caller);
        let combinations = combinations(def, group.is_some());
        let here = group.is_some_and(|group| taught.contains(&group));
        let (mut open_to, mut refused_with) = (Vec::new(), None);
        for subject in subjects {
            let person = subject.map_or(Uuid::nil(), |person| person.0);
            let facts = self.facts(relations, def, way_in, subject).with_taught_here(here);
            let mut answers = Vec::with_capacity(combinations.len());
            let mut union: (Categories, Option<Arc<Decision>>) = (Categories::NONE, None);
            for combination in &combinations {
                let decision =
                    owner.house.policy.decide(no, self.caller.hat, Facts(facts.0 | combination.bits));
                answers.push(decision.open.0);
                let more = union.0.and(decision.open);
                if union.1.is_none() || more != union.0 {
                    union = (more, Some(decision));
                }
            }
            let grounds = union.1.map(|decision| decision.grounds.clone()).unwrap_or_default();
            let same = by_facts.entry((facts.0, union.0.0)).or_insert_with(|| Decided {
                facts: facts.0,
                open: union.0.0,
                grounds,
                subjects: Vec::new(),
            });
            same.subjects.extend(subject);
            if union.0.is_empty() {
                refused_with = Some(facts);
            } else {
                open_to.extend(subject);
                by_answer.entry(answers).or_default().push(person);
            }
        }
        let anyone = matches!(target, Target::Anyone | Target::Nobody | Target::Module(_));
        let mut grants = Grants {
            left_out: if matches!(target, Target::Anyone) && !def.keeps {
                self.unusable(relations, def)
            } else {
                Vec::new()
            },
            taught,
            group,
            author: self.caller.person.iter().map(|person| person.0).collect(),
            named: match def.row_facts.contains(&RowFact::NamedHere) {
                true => relations.named(&self.caller),
                false => Vec::new(),
            },
            ..Grants::default()
        };
        for (answers, mut ids) in by_answer {
            ids.sort_unstable();
            grants.add(&combinations, &answers, if anyone { None } else { Some(ids) });
        }
        let empty = grants.all.is_empty() && grants.about_nobody.is_empty();
        // A list may be empty; one person, one group or nobody in particular may not.
        let must = !matches!(target, Target::Reach | Target::People(_));
        let named = match target {
            Target::Person(person) => std::slice::from_ref(person),
            Target::Together(people) => people,
            _ => &[],
        };
        let refused = (empty && must).then(|| Refusal {
            seen: named.iter().any(|person| self.sees(relations, *person)),
            facts: refused_with.unwrap_or(way_in).with_taught_here(here),
        });
        Ok(Decided1 {
            grants,
            subjects: open_to,
            asked: by_facts.values().flat_map(|one| one.subjects.iter().copied()).collect(),
            entry: by_facts.into_values().collect(),
            refused,
            epoch: relations.epoch(),
            group,
            listed: matches!(target, Target::Reach),
        })
    }

    /// Whose data may not be used for the action's activity, in order: a decision about whoever turns up knows nobody's state.
    fn unusable(&self, relations: &dyn Relations, def: &ActionDef) -> Vec<Uuid> {
        let mut people = relations.in_states();
        people.retain(|person| relations.states(*person, def) != Facts::default());
        people.sort_unstable();
        people.into_iter().map(|person| person.0).collect()
    }

    /// What a decision rests on; looked at only where relations have moved since.
    fn rests<'r>(
        &'r self,
        relations: &'r dyn Relations,
        def: &ActionDef,
        decided: &Decided1,
    ) -> impl Fn() -> Option<Vec<Uuid>> + use<'r> {
        let (asked, group) = (decided.asked.clone(), decided.group);
        let ways = def.reach.iter().filter(|(hat, _)| *hat == self.caller.hat).flat_map(|(_, ways)| *ways);
        let ways: Vec<_> = ways.copied().filter(|_| decided.listed).collect();
        move || {
            let mut on = relations.rests_on(&self.caller, &asked, &ways)?;
            on.extend(group);
            Some(on)
        }
    }

    /// Whether what was decided by one version of the relations holds by a later one.
    fn holds(&self, rests: &impl Fn() -> Option<Vec<Uuid>>, by: i64, now: i64) -> Result<bool> {
        if now <= by {
            return Ok(true);
        }
        // Parts of the product come by their rights without relations, and most of them keep none.
        if self.caller.hat != Hat::System {
            self.owner.freshen();
        }
        self.owner.stands_still(rests().as_deref(), by, now)
    }

    /// Whom the action is about; `None` stands for nobody in particular.
    fn subjects(
        &self,
        relations: &dyn Relations,
        def: &ActionDef,
        target: &Target,
    ) -> (Vec<Option<PersonId>>, Option<Uuid>) {
        match target {
            Target::Person(person) => (vec![Some(*person)], None),
            // An id that is somebody's already opens nothing.
            Target::New(person) if relations.facts(&self.caller, *person).is_some() => (Vec::new(), None),
            Target::New(person) => (vec![Some(*person)], None),
            Target::People(people) | Target::Together(people) => {
                (people.iter().copied().map(Some).collect(), None)
            }
            Target::Group(group, on) => {
                (relations.members(*group, *on).into_iter().map(Some).collect(), Some(group.0))
            }
            Target::Reach => {
                let ways = def
                    .reach
                    .iter()
                    .find(|(hat, _)| *hat == self.caller.hat)
                    .map_or(&[][..], |(_, ways)| ways);
                let mut people: Vec<_> =
                    ways.iter().flat_map(|way| relations.reach(&self.caller, *way)).collect();
                people.sort_unstable();
                people.dedup();
                (people.into_iter().map(Some).collect(), None)
            }
            Target::Anyone | Target::Nobody | Target::Module(_) => (vec![None], None),
        }
    }

    /// All facts but those of the row.
    fn facts(
        &self,
        relations: &dyn Relations,
        def: &ActionDef,
        way_in: Facts,
        subject: Option<PersonId>,
    ) -> Facts {
        let about = subject.and_then(|subject| relations.facts(&self.caller, subject)).unwrap_or_default();
        let states = subject.map(|subject| relations.states(subject, def)).unwrap_or_default();
        Facts(about.0 | states.0 | way_in.0)
    }

    /// The facts of the way in and the owner's choices, the same for every subject.
    fn way_in(&self, relations: &dyn Relations, def: &ActionDef, target: &Target) -> Facts {
        let caller = |is: &dyn Fn(PersonId) -> bool| self.caller.person.is_some_and(is);
        let settings = self.owner.settings();
        // Only in the hat that was delegated: what she answers for is nothing to her as a teacher.
        let module = if let Target::Module(module) = target { module } else { def.module };
        let answers = self.caller.hat == Hat::SystemOwner
            && caller(&|person| relations.answers_for(person).iter().any(|system| system == module));
        let choices = settings.choices(self.caller.hat);
        Facts(self.caller.way_in_facts(self.owner.clock.now()).0 | choices.0)
            .with_declared(caller(&|person| relations.declared(person)))
            .with_trained(caller(&|person| relations.trained(person)))
            .with_answers(answers)
            .with_outside(attributes::is_outside(self.owner, &self.caller, def.module))
            .with_owner_wide(self.caller.place.is_none() && owner_wide(self.caller.hat))
    }

    /// Whether the caller may know that the person exists: some action of her hat shows the name.
    fn sees(&self, relations: &dyn Relations, person: PersonId) -> bool {
        let known = relations.facts(&self.caller, person);
        let policy = &self.owner.house.policy;
        // Nobody is decided about like somebody: how long the answer takes must not tell them apart.
        policy.actions().filter(|(_, def)| !def.writes && def.categories.has(Category::Identity)).any(
            |(no, def)| {
                let way_in = self.way_in(relations, def, &Target::Person(person));
                let facts = self.facts(relations, def, way_in, Some(person));
                policy.decide(no, self.caller.hat, facts).open.has(Category::Identity)
            },
        ) && known.is_some()
    }

    fn denied(&self, def: &'static ActionDef, no: ActionNo, refusal: &Refusal) -> KernelError {
        let wanted = def.categories;
        let first = wanted.iter().next().map_or(wanted, |category| Categories::of(&[category]));
        let missing = self.owner.house.policy.explain(no, self.caller.hat, refusal.facts, first);
        KernelError::Denied(Box::new(Denied {
            request: self.request,
            action: def.name,
            seen: refusal.seen,
            missing,
        }))
    }

    /// Keeps an entry in the ledger; returns when it is on disk.
    fn keep(
        &self,
        def: &'static ActionDef,
        outcome: Outcome,
        decided: Vec<Decided>,
        epoch: i64,
    ) -> Result<i64> {
        #[cfg(feature = "measure")]
        if self.owner.ledger.measure.keeps_nothing() {
            return Ok(epoch);
        }
        let entry = self.entry(def, outcome, decided, epoch);
        let people: Vec<_> =
            entry.decided.iter().flat_map(|one| &one.subjects).copied().chain(entry.caller).collect();
        let aliases = self.owner.aliases(None, &people)?;
        self.owner.ledger.keep(entry.prepare(|person| aliases.get(&person).copied()))
    }

    pub(crate) fn entry(
        &self,
        def: &'static ActionDef,
        outcome: Outcome,
        decided: Vec<Decided>,
        epoch: i64,
    ) -> Entry {
        let caller: &Caller = &self.caller;
        Entry {
            at: self.owner.clock.now(),
            request: self.request,
            caller: caller.person,
            part: caller.part,
            hat: caller.hat.code(),
            place: caller.place.map(|place| place.0),
            session: caller.way_in.session.map(|session| session.0),
            assurance: caller.way_in.assurance.code(),
            action: def.name,
            module: def.module,
            activity: def.activity,
            outcome,
            decided,
            versions: Versions {
                register: self.owner.house.register_version.clone(),
                policy: self.owner.house.policy_version.clone(),
                settings: self.owner.settings_version(),
                relations: epoch,
            },
        }
    }
}

enum Written<T> {
    /// What came of it; whether relations changed, and whether something was erased.
    Done(T, bool, bool),
    Stale(i64),
}

/// Hats that are worn for the whole owner.
fn owner_wide(hat: Hat) -> bool {
    matches!(
        hat,
        Hat::DataProtectionOfficer
            | Hat::AccountableHead
            | Hat::SystemOwner
            | Hat::Administrator
            | Hat::Operator
            | Hat::System
    )
}

/// One way the row facts of an action can be.
struct Combination {
    bits: u64,
    row: Vec<(RowFact, bool)>,
}

/// Every way the row facts can be. Where the action is about one group, whether that group is taught is
/// known beforehand and is no fact of the row any more.
fn combinations(def: &ActionDef, one_group: bool) -> Vec<Combination> {
    let facts: Vec<_> =
        def.row_facts.iter().copied().filter(|fact| !(one_group && *fact == RowFact::TaughtHere)).collect();
    (0..1_u32 << facts.len())
        .map(|choice| {
            let row: Vec<_> =
                facts.iter().enumerate().map(|(i, fact)| (*fact, choice >> i & 1 == 1)).collect();
            let holding = row.iter().filter(|(_, holds)| *holds);
            let bits = holding.fold(Facts::default(), |facts, (fact, _)| fact.holding(facts));
            Combination { bits: bits.0, row }
        })
        .collect()
}

impl Grants {
    /// Adds what one set of answers opens; if the row makes no difference, as one grant.
    fn add(&mut self, combinations: &[Combination], answers: &[u32], subjects: Option<Vec<Uuid>>) {
        if subjects.is_none() {
            let open = answers.first().copied().unwrap_or_default();
            self.about_nobody = self.about_nobody.and(Categories(open));
        }
        if answers.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
            let open = Categories(answers.first().copied().unwrap_or_default());
            self.all.push(Grant { subjects, row: Vec::new(), open });
            return;
        }
        for (combination, open) in combinations.iter().zip(answers).filter(|(_, open)| **open != 0) {
            let row = combination.row.clone();
            self.all.push(Grant { subjects: subjects.clone(), row, open: Categories(*open) });
        }
    }
}
