//! What a change of settings would change, before it is saved: in what the engine does (when things are deleted), in what the
//! statements say, and in who opens what. Computed from the same rules, statements and table that run.

use std::collections::BTreeSet;

use crate::{
    Category, Hat, Owner, Result,
    facts::{Categories, FACTS, Sort},
    keep::Period,
    settings::Settings,
    statement::{DiffLine, Statement, difference, own_words},
    table::{Condition, PolicyTable},
};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Keep rules that run otherwise.
    pub keep: Vec<KeepChange>,
    /// Modules whose statement says something else.
    pub statements: Vec<StatementChange>,
    /// What opens or closes, to whom.
    pub access: Vec<AccessChange>,
}

impl Preview {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.keep.is_empty() && self.statements.is_empty() && self.access.is_empty()
    }
}

/// A keep rule before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepChange {
    /// The rule, `module.rule`.
    pub rule: String,
    /// The period that holds, and the one that would.
    pub periods: (Period, Period),
    /// Whether somebody approves first, now and then.
    pub approval: (bool, bool),
    /// How many persons or rows are due today, now and then.
    pub due: (i64, i64),
}

/// A module's statement before and after, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementChange {
    /// The module.
    pub module: String,
    /// Whether it is on, now and then.
    pub on: (bool, bool),
    /// The lines that come or go; none where the module is switched on or off, for then all of them do.
    pub lines: Vec<DiffLine>,
}

/// Something that opens, or stops doing so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccessChange {
    /// The action, or the floor rule.
    pub of: Of,
    /// To whom.
    pub hat: Hat,
    /// Under which facts, the owner's choices aside.
    pub when: Vec<Condition>,
    /// The categories a permit opens or a floor rule closes.
    pub categories: Vec<Category>,
    /// Whether this line comes; otherwise it goes.
    pub comes: bool,
}

/// What a line of the policy table belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// A permit of this action.
    Action(&'static str),
    /// A rule that closes.
    Floor(String),
}

impl Owner {
    /// What `new` would change. The lines of statements are in `lang`.
    ///
    /// # Errors
    /// What law does not allow, or a store that cannot be read.
    pub fn preview(&self, new: &Settings, lang: &str) -> Result<Preview> {
        self.check_settings(new)?;
        let (now, table) = (self.settings(), self.house.table()?);
        Ok(Preview {
            keep: self.keep_changes(&now, new)?,
            statements: self.statement_changes(table, &now, new, lang),
            access: access_changes(table, &now, new),
        })
    }

    fn keep_changes(&self, now: &Settings, new: &Settings) -> Result<Vec<KeepChange>> {
        let mut changes = Vec::new();
        for rule in self.house.keep.rules() {
            let periods = (rule.period(now), rule.period(new));
            let asks = |settings: &Settings| settings.keep_approval.contains(&rule.name);
            let approval = (asks(now), asks(new));
            if periods.0 != periods.1 || approval.0 != approval.1 {
                let due = (self.due_by(rule, periods.0)?, self.due_by(rule, periods.1)?);
                changes.push(KeepChange { rule: rule.name.clone(), periods, approval, due });
            }
        }
        Ok(changes)
    }

    fn statement_changes(
        &self,
        table: &PolicyTable,
        now: &Settings,
        new: &Settings,
        lang: &str,
    ) -> Vec<StatementChange> {
        let words = own_words(lang);
        let today = self.clock.today();
        let text = |settings: &Settings, module: &str| {
            let statement = Statement::of(&self.house, table, settings, module, today);
            statement.map(|statement| statement.to_markdown(lang, &words)).unwrap_or_default()
        };
        let mut changes = Vec::new();
        for module in &self.house.modules {
            let module = module.name;
            let whole = self.house.gaps(module).is_empty();
            let on = (whole && now.is_on(module), whole && new.is_on(module));
            let lines = match on {
                (true, true) => difference(&text(now, module), &text(new, module)),
                _ => Vec::new(),
            };
            let lines: Vec<_> = lines.into_iter().filter(|line| !matches!(line, DiffLine::Kept(_))).collect();
            if on.0 != on.1 || !lines.is_empty() {
                changes.push(StatementChange { module: module.to_owned(), on, lines });
            }
        }
        changes
    }
}

/// The lines of the table that hold under one of the settings and not under the other.
fn access_changes(table: &PolicyTable, now: &Settings, new: &Settings) -> Vec<AccessChange> {
    let (before, after) = (lines(table, now), lines(table, new));
    let of = |lines: &BTreeSet<Line>, others: &BTreeSet<Line>, comes: bool| -> Vec<_> {
        let changed = lines.difference(others).cloned();
        changed
            .map(|(of, hat, when, open)| {
                let categories = Categories(open).iter().collect();
                AccessChange { of, hat, when, categories, comes }
            })
            .collect()
    };
    let mut changes = of(&before, &after, false);
    changes.extend(of(&after, &before, true));
    changes.sort();
    changes
}

/// A line of the table: what it belongs to, to whom, when, and the bits of its categories.
type Line = (Of, Hat, Vec<Condition>, u32);

/// The table's lines as they stand under these settings: conditions on choices are decided and gone.
fn lines(table: &PolicyTable, settings: &Settings) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for of in &table.actions {
        for row in of.rows.iter().filter(|row| !row.open.is_empty()) {
            if let Some(when) = decided(&row.facts, row.hat, settings) {
                lines.insert((Of::Action(of.action.name), row.hat, when, row.open.0));
            }
        }
    }
    for rule in &table.floor {
        for row in &rule.rows {
            for hat in row.hats.iter().copied() {
                if let Some(when) = decided(&row.facts, hat, settings) {
                    lines.insert((Of::Floor(rule.id.clone()), hat, when, row.closes.0));
                }
            }
        }
    }
    lines
}

/// The conditions that are no choice of the owner's; none if the choices rule the line out.
fn decided(conditions: &[Condition], hat: Hat, settings: &Settings) -> Option<Vec<Condition>> {
    let choices = settings.choices(hat);
    let is_choice = |name: &str| FACTS.iter().any(|fact| fact.name == name && fact.sort == Sort::Choice);
    let (chosen, rest): (Vec<_>, Vec<_>) = conditions.iter().cloned().partition(|(name, _)| is_choice(name));
    crate::table::holds(&chosen, choices).then_some(rest)
}
