//! What is really stored, read off the cards, and where cards and register entry do not say the same.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::{Say, coded, law, law::Citation};
use crate::{
    Card, Category, House, Module,
    card::Role,
    facts::Categories,
    keep::Period,
    register::{Register, Words},
    settings::Settings,
};

/// A category one activity keeps or uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stored {
    /// The activity.
    pub activity: String,
    /// The category.
    #[serde(serialize_with = "coded::category")]
    pub category: Category,
    /// The columns that hold it, as `table.column`; none where the register names it and no table keeps it.
    pub fields: Vec<String>,
}

/// A table, field by field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// Its name.
    pub table: &'static str,
    /// The store it lives in.
    pub store: &'static str,
    /// The activity it serves.
    pub activity: &'static str,
    /// Its keep rule.
    pub keep: &'static str,
    /// Whether its rows are about persons.
    pub personal: bool,
    /// Its columns, in order.
    pub fields: Vec<FieldRow>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldRow {
    /// Its name.
    pub name: &'static str,
    /// What it says about a person.
    #[serde(serialize_with = "coded::category_or_none")]
    pub category: Option<Category>,
    /// Whether it says whom the row is about.
    pub subject: bool,
    /// Whether it can be closed to one who sees the rest of the row.
    pub withheld: bool,
    /// Whether it is kept encrypted under a key of its own.
    pub sealed: bool,
}

/// When something is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deletion {
    /// The keep rule.
    pub keep: String,
    /// In words.
    pub text: Words,
    /// In words a pupil can read, where they are others.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub plain: Words,
    /// The event its period runs from.
    pub event: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The period the owner has chosen instead.
    pub chosen: Option<String>,
    /// The period the owner's own statement speaks of, where law does not allow it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    /// Whether somebody approves before anything goes.
    pub approval: bool,
    /// The law that keeps it for ever.
    pub forever: Option<Citation>,
    /// The tables it is for.
    pub tables: Vec<&'static str>,
    /// The categories in them.
    #[serde(serialize_with = "coded::categories")]
    pub categories: Categories,
}

impl Deletion {
    /// What the owner has chosen about it, in words; empty where nothing.
    pub fn choices(&self, say: &Say<'_>) -> String {
        let mut words = String::new();
        if let Some(period) = self.chosen.as_ref().and_then(|text| text.parse::<Period>().ok()) {
            words += &format!(" {}", say("notice-chosen", &[("period", spoken(period, say))]));
        }
        if let Some(stated) = &self.stated {
            let said = stated.parse::<Period>().ok().filter(|period| *period != Period::default());
            let (key, values) = match said {
                Some(period) => ("notice-stated-period", vec![("period", spoken(period, say))]),
                None if stated.parse::<Period>().is_ok() => ("notice-stated-at-once", Vec::new()),
                None => ("notice-stated-forever", Vec::new()),
            };
            words += &format!(" {}", say(key, &values));
        }
        if self.approval {
            words += &format!(" {}", say("notice-approval", &[]));
        }
        words
    }
}

/// A period in words.
fn spoken(period: Period, say: &Say<'_>) -> String {
    let parts = period.counted().map(|(unit, count)| match count {
        1 => say(&format!("notice-{unit}"), &[]),
        _ => say(&format!("notice-{unit}s"), &[("count", count.to_string())]),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Something register entry and cards do not agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The register names a category that no card holds.
    NamedNotKept {
        /// The activity.
        activity: String,
        /// The category.
        category: Category,
        /// Why that may still be right.
        why: Unkept,
    },
    /// A card holds a category that its activity does not name.
    KeptNotNamed {
        /// The activity.
        activity: String,
        /// The category.
        category: Category,
        /// The table.
        table: &'static str,
    },
    /// A card serves an activity the register does not have.
    NoSuchActivity {
        /// The table.
        table: &'static str,
        /// The activity.
        activity: &'static str,
    },
    /// A card has a keep rule the register does not have.
    NoSuchKeepRule {
        /// The table.
        table: &'static str,
        /// The rule.
        keep: &'static str,
    },
    /// A keep rule is on no card.
    KeepRuleUnused {
        /// The rule.
        keep: String,
    },
}

/// How an activity can name a category that none of its tables keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// Another activity of the module keeps it.
    KeptForAnother,
    /// An action of the activity touches it where another module keeps it.
    Used,
    /// Neither: the register says more than the engine does.
    Neither,
}

/// The categories of each activity: those the register names first, then those that are on cards only. A statement
/// must not be silent about what is kept because somebody forgot to name it.
pub fn categories(module: &Module, register: &Register) -> Vec<Stored> {
    let mut rows = Vec::new();
    let named = register
        .activity
        .iter()
        .flat_map(|activity| activity.categories().map(|category| (activity.id.as_str(), category)));
    let kept = module
        .records
        .iter()
        .flat_map(|card| card.all_categories().iter().map(|category| (card.activity, category)));
    let mut seen = BTreeSet::new();
    for (activity, category) in named.chain(kept).filter(|row| seen.insert(*row)) {
        rows.push(Stored {
            activity: activity.to_owned(),
            category,
            fields: fields(module, activity, category),
        });
    }
    rows
}

fn fields(module: &Module, activity: &str, category: Category) -> Vec<String> {
    let cards = module.records.iter().filter(|card| card.activity == activity);
    cards
        .flat_map(|card| {
            let of_kind = card.fields.iter().filter(|field| field.category == Some(category));
            of_kind.map(|field| format!("{}.{}", card.table, field.name))
        })
        .collect()
}

/// Every table of a module.
pub fn tables(module: &Module) -> Vec<TableRow> {
    module.records.iter().map(|card| table(card)).collect()
}

fn table(card: &Card) -> TableRow {
    TableRow {
        table: card.table,
        store: card.store.name(),
        activity: card.activity,
        keep: card.keep,
        personal: card.subject().is_some() || !card.all_categories().is_empty(),
        fields: card
            .fields
            .iter()
            .map(|field| FieldRow {
                name: field.name,
                category: field.category,
                subject: field.role == Role::Subject,
                withheld: field.withheld,
                sealed: field.sealed,
            })
            .collect(),
    }
}

/// The keep rules that run in a module, each with what it is for. One that is on no card deletes nothing, so it is
/// not stated; [`mismatches`] shows it.
pub fn deletion(module: &Module, register: &Register, settings: &Settings, today: Date) -> Vec<Deletion> {
    register
        .keep
        .iter()
        .map(|keep| {
            let cards: Vec<_> = module.records.iter().filter(|card| card.keep == keep.id).collect();
            let name = format!("{}.{}", module.name, keep.id);
            Deletion {
                chosen: settings.keep.get(&name).cloned(),
                stated: settings.stated.get(&format!("keep.{name}")).cloned(),
                approval: settings.keep_approval.contains(&name),
                keep: keep.id.clone(),
                text: keep.text.clone(),
                plain: keep.plain.clone(),
                event: keep.event.clone(),
                period: keep.period.clone(),
                forever: keep.forever.as_deref().map(|cited| law::one(cited, today)),
                tables: cards.iter().map(|card| card.table).collect(),
                categories: cards.iter().fold(Categories::NONE, |all, card| all.and(card.all_categories())),
            }
        })
        .filter(|rule| !rule.tables.is_empty())
        .collect()
}

/// Where a module's register entry and its cards differ; empty is right, and of `NamedNotKept` only
/// [`Unkept::Neither`] is wrong.
pub fn mismatches(house: &House, module: &str) -> Vec<Mismatch> {
    let Some(register) = house.register(module) else { return Vec::new() };
    let Some(parts) = house.modules.iter().find(|known| known.name == module) else { return Vec::new() };
    let mut found = Vec::new();
    for row in categories(parts, register).into_iter().filter(|row| row.fields.is_empty()) {
        let (activity, category) = (row.activity, row.category);
        let mut used = parts.actions.iter().filter(|action| action.activity == activity);
        let why = if parts.records.iter().any(|card| card.all_categories().has(category)) {
            Unkept::KeptForAnother
        } else if used.any(|action| action.categories.has(category)) {
            Unkept::Used
        } else {
            Unkept::Neither
        };
        found.push(Mismatch::NamedNotKept { activity, category, why });
    }
    for card in parts.records {
        let (table, activity, keep) = (card.table, card.activity, card.keep);
        match register.activity(activity) {
            None => found.push(Mismatch::NoSuchActivity { table, activity }),
            Some(named) => {
                let named: Vec<_> = named.categories().collect();
                for category in card.all_categories().iter().filter(|category| !named.contains(category)) {
                    found.push(Mismatch::KeptNotNamed { activity: activity.to_owned(), category, table });
                }
            }
        }
        if register.keep(keep).is_none() {
            found.push(Mismatch::NoSuchKeepRule { table, keep });
        }
    }
    let unused = register.keep.iter().filter(|keep| !parts.records.iter().any(|card| card.keep == keep.id));
    found.extend(unused.map(|keep| Mismatch::KeepRuleUnused { keep: keep.id.clone() }));
    found
}
