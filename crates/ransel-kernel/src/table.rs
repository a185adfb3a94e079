//! The whole decision as a table that a data protection officer can read: one page of floor rules, then
//! one small table per action. Its rows are computed from the policies themselves, not from samples, so
//! what no row shows is not open. Deliberately absent: words for people; the table speaks as the policies do.

mod parse;
mod print;
mod rule;
mod split;

use std::collections::BTreeMap;

use crate::{
    action::ActionDef,
    facts::{Categories, Category, FACTS, Facts, Hat},
    policy::{CORE, Policy},
    table::{
        rule::{At, Rule, Truth},
        split::{Outcome, Region, cover},
    },
};

/// A fact and the values it may have in a row; a fact that may have any value is not named.
pub type Condition = (&'static str, Vec<&'static str>);

/// Everything the policies open and close.
#[derive(Clone, Debug)]
pub struct PolicyTable {
    /// The rules that hold in every module (`floor-…`), in the order they are written.
    pub floor: Vec<FloorRule>,
    /// What each action opens where no floor rule closes it.
    pub actions: Vec<ActionTable>,
}

/// A rule that closes, whatever permits.
#[derive(Clone, Debug)]
pub struct FloorRule {
    /// Its name.
    pub id: String,
    /// What the policy file says about it: reason and section of law. Empty if it says nothing.
    pub says: String,
    /// The rule as it is written.
    pub text: String,
    /// What it closes, and when.
    pub rows: Vec<FloorRow>,
}

/// One thing a floor rule closes.
#[derive(Clone, Debug)]
pub struct FloorRow {
    /// In which actions.
    pub actions: Vec<&'static str>,
    /// To which hats.
    pub hats: Vec<Hat>,
    /// Under which facts.
    pub facts: Vec<Condition>,
    /// Which categories.
    pub closes: Categories,
}

/// What one action opens, to whom and when.
#[derive(Clone, Debug)]
pub struct ActionTable {
    /// The action.
    pub action: &'static ActionDef,
    /// Its rows, by hat. Where two rows match, they open the same.
    pub rows: Vec<Row>,
}

/// One way an action is open to a hat, when no floor rule closes it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The hat.
    pub hat: Hat,
    /// Under which facts.
    pub facts: Vec<Condition>,
    /// The categories it opens.
    pub open: Categories,
    /// The permits it rests on; each case in the row rests on at least one of them.
    pub grounds: Vec<String>,
}

impl PolicyTable {
    /// The table of these policies.
    ///
    /// # Errors
    /// A policy uses something this table cannot read; half a table would be worse than none.
    pub fn of(policy: &Policy) -> Result<Self, String> {
        let rules = rule::read(policy.set())?;
        let known: Vec<_> = policy.actions().map(|(_, action)| action).collect();
        let (floor, rest): (Vec<_>, Vec<_>) = rules.into_iter().partition(|rule| rule.floor);
        let mut floor: Vec<_> = floor.iter().map(|rule| floor_rule(rule, &known)).collect();
        // In the order they are written, for those who read both.
        floor.sort_by_key(|rule| CORE.find(&heading(&rule.id)).unwrap_or(usize::MAX));
        let actions = known.iter().map(|action| ActionTable { action, rows: rows(&rest, action) }).collect();
        Ok(Self { floor, actions })
    }

    /// The categories the table says are open: a second opinion beside [`Policy::decide_anew`].
    pub fn open(&self, action: &ActionDef, hat: Hat, facts: Facts) -> Categories {
        let Some(table) = self.actions.iter().find(|table| table.action == action) else {
            return Categories::NONE;
        };
        let row = table.rows.iter().find(|row| row.hat == hat && holds(&row.facts, facts));
        let closed = self.floor.iter().flat_map(|rule| &rule.rows).filter(|row| {
            row.actions.contains(&action.name) && row.hats.contains(&hat) && holds(&row.facts, facts)
        });
        let closed = closed.fold(0, |closed, row| closed | row.closes.0);
        Categories(row.map_or(0, |row| row.open.0) & !closed)
    }
}

/// Whether `facts` fulfil every condition.
pub fn holds(conditions: &[Condition], facts: Facts) -> bool {
    conditions.iter().all(|(name, values)| {
        FACTS
            .iter()
            .position(|fact| fact.name == *name)
            .and_then(|place| FACTS[place].values.get(facts.get(place)))
            .is_some_and(|value| values.contains(value))
    })
}

fn rows(rules: &[Rule], action: &'static ActionDef) -> Vec<Row> {
    let mut rows = Vec::new();
    for hat in Hat::ALL.iter().copied() {
        let here: Vec<_> = rules.iter().filter(|rule| rule.may_apply(action, hat)).collect();
        for (region, outcome) in cover(&|region| opened(&here, action, hat, region)) {
            let Outcome { categories: open, grounds } = outcome;
            rows.push(Row { hat, facts: region.conditions(), open, grounds });
        }
    }
    rows
}

/// What is open in the whole region; `Err` with the question that must be settled first.
fn opened(
    rules: &[&Rule],
    action: &'static ActionDef,
    hat: Hat,
    region: &Region,
) -> Result<Outcome, split::Question> {
    let mut outcome = Outcome::default();
    for category in action.categories.iter() {
        let at = At { action, hat, category };
        let (mut grounds, mut undecided, mut closed) = (Vec::new(), (None, None), false);
        for rule in rules {
            match (rule.test.ask(&at, region), rule.permit) {
                (Truth::Yes, true) => grounds.push(rule.id.clone()),
                (Truth::Yes, false) => closed = true,
                (Truth::Unknown(question), true) => undecided.0 = undecided.0.or(Some(question)),
                (Truth::Unknown(question), false) => undecided.1 = undecided.1.or(Some(question)),
                (Truth::No, _) => {}
            }
        }
        match (grounds.is_empty(), undecided) {
            _ if closed => continue,
            (true, (None, _)) => continue,
            (true, (Some(question), _)) | (false, (_, Some(question))) => return Err(question),
            (false, (_, None)) => outcome.add(category, grounds),
        }
    }
    Ok(outcome)
}

fn floor_rule(rule: &Rule, actions: &[&'static ActionDef]) -> FloorRule {
    let mut rows: Vec<FloorRow> = Vec::new();
    // Most actions and hats are alike to a floor rule: each kind is worked out once.
    let mut known: BTreeMap<Vec<bool>, Vec<(Region, Outcome)>> = BTreeMap::new();
    for action in actions {
        let mut here: Vec<FloorRow> = Vec::new();
        for hat in Hat::ALL.iter().copied().filter(|hat| rule.may_apply(action, *hat)) {
            let kind = rule.test.kind(action, hat);
            let covered = || cover(&|region| closed(rule, action, hat, region));
            for (region, outcome) in known.entry(kind).or_insert_with(covered) {
                let (facts, closes) = (region.conditions(), outcome.categories);
                match here.iter_mut().find(|row| row.facts == facts && row.closes == closes) {
                    Some(row) => row.hats.push(hat),
                    None => {
                        here.push(FloorRow { actions: vec![action.name], hats: vec![hat], facts, closes })
                    }
                }
            }
        }
        for row in here {
            let same = |one: &&mut FloorRow| {
                one.hats == row.hats && one.facts == row.facts && one.closes == row.closes
            };
            match rows.iter_mut().find(same) {
                Some(one) => one.actions.push(action.name),
                None => rows.push(row),
            }
        }
    }
    FloorRule { id: rule.id.clone(), says: said(&rule.id), text: rule.text.clone(), rows }
}

/// What a floor rule closes in the whole region.
fn closed(
    rule: &Rule,
    action: &'static ActionDef,
    hat: Hat,
    region: &Region,
) -> Result<Outcome, split::Question> {
    let mut outcome = Outcome::default();
    for category in Category::ALL.iter().copied() {
        match rule.test.ask(&At { action, hat, category }, region) {
            Truth::Yes => outcome.add(category, Vec::new()),
            Truth::No => {}
            Truth::Unknown(question) => return Err(question),
        }
    }
    Ok(outcome)
}

fn heading(id: &str) -> String {
    format!("@id(\"{id}\")")
}

/// The comment that stands right above a floor rule.
fn said(id: &str) -> String {
    let above = CORE.find(&heading(id)).and_then(|at| CORE.get(..at)).unwrap_or_default();
    let mut lines: Vec<_> =
        above.lines().rev().map_while(|line| line.strip_prefix("//")).map(str::trim).collect();
    lines.reverse();
    lines.join(" ")
}
