//! (caller, action, one subject) → decision with its grounds. Index loaded, nothing kept in the ledger, decisions of the
//! same facts made before (a warm memo). Half of the pairs are related, half are anybody.

mod cedar;

use std::{
    collections::HashMap,
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use ransel_demo::{PersonKey, Role};
use ransel_kernel::{
    Action, Caller, Facts, Hat, Owner, PersonId,
    policy::{ActionNo, Decision},
    relations::Relations,
};
use ransel_school::actions::ReadPerson;

use crate::{
    Fault,
    measure::{Spread, singly},
    table::{Table, ratio, time},
    town::{Town, holds},
};

/// How many pairs are asked about.
const PAIRS: usize = 100_000;
/// How many of them are asked of plain Cedar, which takes longer.
const PAIRS_CEDAR: usize = 10_000;

/// One question.
struct Asked {
    caller: Caller,
    subject: PersonId,
}

/// A caller, and those she is related to.
struct Hatted {
    person: PersonKey,
    caller: Caller,
    related: Vec<PersonKey>,
}

/// The table's head.
pub fn heading() -> Table {
    Table::new(["pupils", "what", "p50", "p99", "mean", "mean, ratio to Cedar", "target p50"])
}

/// Measures at one owner; the medians of a decision and of plain Cedar's.
pub fn measure(town: &Town, table: &mut Table) -> Result<(Duration, Duration), Fault> {
    let owner = &*town.owner;
    let no = owner.house.policy.number(ReadPerson::DEF).ok_or("the action is not known")?;
    let hatted = hatted(town);
    let pairs = pairs(town, &hatted);
    let asked: Vec<_> = pairs
        .iter()
        .map(|(who, subject)| Asked { caller: who.caller.clone(), subject: town.person(*subject) })
        .collect();
    let relations = owner.relations()?;
    let permitted = asked.iter().filter(|asked| !in_full(owner, no, asked).open.is_empty()).count();

    let plain = cedar::Plain::of(town)?;
    let questions = plain.questions(&pairs[..PAIRS_CEDAR.min(pairs.len())]);
    let cedar = times(&questions, |question| plain.decide(question));
    let way_in = way_in(owner, &*relations, &asked[0].caller);
    let one_more = times(&asked, |asked| one_more(owner, &*relations, no, way_in, asked));
    let full = times(&asked, |asked| in_full(owner, no, asked));
    let requests = asked.iter().map(|asked| owner.ctx(asked.caller.clone()).map(|ctx| (ctx, asked.subject)));
    let requests = requests.collect::<Result<Vec<_>, _>>()?;
    let would = times(&requests, |(ctx, person)| ctx.would(&ReadPerson { person: *person }).is_ok());

    let pupils = town.made_up.enrolments.len();
    let target = if pupils > 10_000 { "≤ 2 µs" } else { "≤ 1 µs" };
    let mut line = |what: String, (spread, mean): (Spread, Duration), target: &str| {
        let beside = ratio(mean, cedar.1);
        table.line(&[
            pupils.to_string(),
            what,
            time(spread.p50),
            time(spread.p99),
            time(mean),
            beside,
            target.to_owned(),
        ]);
    };
    let share = permitted * 100 / asked.len().max(1);
    line(format!("facts, policy: one more subject of a list ({share} % permitted)"), one_more, "");
    line("relations, way in, facts, policy: one decision".into(), full, target);
    line(
        "`Ctx::would(ReadPerson)`: the same and all that `may` does before the ledger".into(),
        would,
        target,
    );
    line(format!("plain Cedar, {} entities", plain.size()), cedar, "");
    Ok((full.0.p50, cedar.0.p50))
}

/// Single times, and the mean of a run without a clock in between.
fn times<I, T>(items: &[I], work: impl Fn(&I) -> T) -> (Spread, Duration) {
    items.iter().for_each(|item| drop(black_box(work(item))));
    let start = Instant::now();
    items.iter().for_each(|item| drop(black_box(work(item))));
    let mean = start.elapsed() / u32::try_from(items.len().max(1)).unwrap_or(u32::MAX);
    (singly(items, |item| drop(black_box(work(item)))), mean)
}

/// A decision by itself, in the kernel's own pieces: the day's relations, the way in, the facts, the policy.
fn in_full(owner: &Owner, no: ActionNo, asked: &Asked) -> Arc<Decision> {
    let Ok(relations) = owner.relations() else { return Arc::default() };
    let way_in = way_in(owner, &*relations, &asked.caller);
    one_more(owner, &*relations, no, way_in, asked)
}

fn one_more(
    owner: &Owner,
    relations: &dyn Relations,
    no: ActionNo,
    way_in: Facts,
    asked: &Asked,
) -> Arc<Decision> {
    let facts = relations.facts(&asked.caller, asked.subject).unwrap_or_default();
    owner.house.policy.decide(no, asked.caller.hat, Facts(facts.0 | way_in.0))
}

fn way_in(owner: &Owner, relations: &dyn Relations, caller: &Caller) -> Facts {
    let declared = caller.person.is_some_and(|person| relations.declared(person));
    caller
        .way_in_facts(owner.clock.now())
        .with_declared(declared)
        .with_demanded(owner.settings().demanded(caller.hat))
}

/// Teachers, guardians, principals and secretaries of today, with those they are related to.
fn hatted(town: &Town) -> Vec<Hatted> {
    let made_up = &town.made_up;
    let mut taught: HashMap<PersonKey, Vec<PersonKey>> = HashMap::new();
    for row in made_up.assignments.iter().filter(|row| holds(row.period)) {
        taught.entry(row.teacher).or_default().extend(&made_up.group(row.group).pupils);
    }
    let mut at_school: HashMap<_, Vec<PersonKey>> = HashMap::new();
    for row in &made_up.enrolments {
        at_school.entry(row.school).or_default().push(row.pupil);
    }
    let mut children: HashMap<PersonKey, Vec<PersonKey>> = HashMap::new();
    for row in made_up.guardianships.iter().filter(|row| holds(row.period)) {
        children.entry(row.guardian).or_default().push(row.child);
    }
    let mut found = Vec::new();
    let mut add = |person, hat, place, related: Vec<_>| {
        if !related.is_empty() {
            let caller = Town::caller(town.person(person), hat, place);
            found.push(Hatted { person, caller, related });
        }
    };
    for post in made_up.posts.iter().filter(|post| holds(post.period)) {
        let Some(school) = post.school else { continue };
        let place = Some(town.school(school));
        let pupils = || at_school.get(&school).cloned().unwrap_or_default();
        match post.role {
            Role::Teacher => {
                add(post.person, Hat::Teacher, place, taught.get(&post.person).cloned().unwrap_or_default())
            }
            Role::Principal => add(post.person, Hat::Principal, place, pupils()),
            Role::Secretary => add(post.person, Hat::Secretary, place, pupils()),
            _ => {}
        }
    }
    let mut guardians: Vec<_> = children.into_iter().collect();
    guardians.sort_unstable();
    for (guardian, children) in guardians {
        add(guardian, Hat::Guardian, None, children);
    }
    found
}

/// Random pairs: a caller of a random hat; every other subject is one of hers, the others anybody.
fn pairs<'t>(town: &Town, hatted: &'t [Hatted]) -> Vec<(&'t Hatted, PersonKey)> {
    let mut random = Pcg64Mcg::seed_from_u64(1);
    let mut below =
        |end: usize| usize::try_from((u128::from(random.next_u64()) * end as u128) >> 64).unwrap_or_default();
    let hats = [Hat::Teacher, Hat::Guardian, Hat::Secretary, Hat::Principal];
    let of_hat = hats.map(|hat| hatted.iter().filter(|one| one.caller.hat == hat).collect::<Vec<_>>());
    (0..PAIRS)
        .filter_map(|number| {
            let callers = &of_hat[below(of_hat.len())];
            let who = *callers.get(below(callers.len()))?;
            let subject = if number % 2 == 0 {
                who.related.get(below(who.related.len())).copied()?
            } else {
                PersonKey(u32::try_from(below(town.made_up.people.len())).ok()?)
            };
            Some((who, subject))
        })
        .collect()
}
