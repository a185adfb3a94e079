//! Who can see and write what: for each hat and each way of coming to somebody, is there any case in which the
//! policy table opens the category and no floor rule closes it? Computed from the table's rows, not from samples,
//! so nobody who can see is left out.

mod cases;

use serde::Serialize;

use super::coded;
use crate::{
    Hat, Module,
    action::{ActionDef, Reach},
    facts::{Categories, Guardianship},
    table::{PolicyTable, Row},
};
use cases::Cases;

/// Whom a reader comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Herself.
    Own,
    /// Those she teaches.
    Teaches,
    /// Those whose contact teacher she is.
    ContactTeacher,
    /// Their guardians.
    ContactHome,
    /// Her children.
    Children,
    /// Everybody at the place.
    Place,
    /// Those who work at the place.
    Staff,
    /// Those she has been given a task about.
    Task,
    /// Everybody at the owner.
    Owner,
    /// Nobody in particular: new persons, or rows about nobody.
    Nobody,
    /// Somebody the action's declared reach does not lead to: the policy is wider than the action says.
    Other,
}

/// What one hat can do with one action, by one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reader {
    /// The hat.
    #[serde(serialize_with = "coded::hat")]
    pub hat: Hat,
    /// To whom.
    pub way: Way,
    /// The activity.
    pub activity: &'static str,
    /// The action.
    pub action: &'static str,
    /// Whether it writes.
    pub writes: bool,
    /// The categories that are open in some case.
    #[serde(serialize_with = "coded::categories")]
    pub categories: Categories,
}

/// Everybody who can see or write something through a module's actions: by hat, then in the order of the actions.
pub fn of(table: &PolicyTable, module: &Module) -> Vec<Reader> {
    let actions: Vec<_> = table.actions.iter().filter(|it| it.action.module == module.name).collect();
    let mut readers = Vec::new();
    for hat in Hat::ALL.iter().copied() {
        for it in &actions {
            let rows: Vec<_> = it.rows.iter().filter(|row| row.hat == hat).collect();
            let open = |way| open(table, it.action, hat, &rows, way);
            readers.extend(ways(it.action, hat, &open).into_iter().map(|(way, categories)| Reader {
                hat,
                way,
                activity: it.action.activity,
                action: it.action.name,
                writes: it.action.writes,
                categories,
            }));
        }
    }
    readers
}

/// The ways by which an action opens something to a hat: those it declares, and any other if it opens more.
fn ways(action: &ActionDef, hat: Hat, open: &dyn Fn(Way) -> Categories) -> Vec<(Way, Categories)> {
    let reach = action.reach.iter().find(|(reaches, _)| *reaches == hat).map(|(_, ways)| *ways);
    let mut candidates: Vec<Way> = reach.unwrap_or_default().iter().copied().map(Way::from).collect();
    if reach.is_some() {
        candidates.push(Way::Nobody);
    }
    // A part of the product is nobody's child, teacher or self: it comes to people in the declared ways only.
    if hat != Hat::System {
        candidates.push(Way::Other);
    }
    let mut found = Vec::new();
    let mut all = Categories::NONE;
    for way in candidates {
        let mut categories = open(way);
        if matches!(way, Way::Nobody | Way::Other) {
            categories = Categories(categories.0 & !all.0);
        }
        all = all.and(categories);
        if !categories.is_empty() {
            found.push((way, categories));
        }
    }
    found
}

/// The categories open in some case by this way.
fn open(table: &PolicyTable, action: &ActionDef, hat: Hat, rows: &[&Row], way: Way) -> Categories {
    let by_way = Cases::of(way.conditions());
    let open = action.categories.iter().filter(|category| {
        let closed: Vec<_> = table
            .floor
            .iter()
            .flat_map(|rule| &rule.rows)
            .filter(|row| {
                row.actions.contains(&action.name) && row.hats.contains(&hat) && row.closes.has(*category)
            })
            .map(|row| Cases::of(row.facts.iter().map(|(name, values)| (*name, values.as_slice()))))
            .collect();
        rows.iter().filter(|row| row.open.has(*category)).any(|row| {
            let opened = Cases::of(row.facts.iter().map(|(name, values)| (*name, values.as_slice())));
            opened.and(&by_way).any_outside(&closed)
        })
    });
    open.fold(Categories::NONE, |all, category| all.and(Categories::of(&[category])))
}

/// Everything one can be to a child.
const STANDINGS: [&str; Guardianship::ALL.len() - 1] = {
    let mut codes = [""; Guardianship::ALL.len() - 1];
    let mut i = 0;
    while i < codes.len() {
        codes[i] = Guardianship::ALL[i + 1].code();
        i += 1;
    }
    codes
};
const YES: &[&str] = &["true"];
const NO: &[&str] = &["false"];
const NONE: &[&str] = &["none"];

impl Way {
    /// The facts that make it this way.
    fn conditions(self) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
        let conditions: &'static [(&str, &[&str])] = match self {
            Self::Own => &[("own", YES)],
            Self::Teaches => &[("own", NO), ("teaches", YES), ("contact_teacher", NO)],
            Self::ContactHome => &[("own", NO), ("contact_home", YES)],
            Self::ContactTeacher => &[("own", NO), ("contact_teacher", YES)],
            Self::Children => &[("own", NO), ("guardianship", &STANDINGS)],
            Self::Place => &[
                ("own", NO),
                ("teaches", NO),
                ("contact_teacher", NO),
                ("guardianship", NONE),
                ("affiliation", &["pupil", "guardian", "staff"]),
            ],
            Self::Staff => &[("own", NO), ("guardianship", NONE), ("affiliation", &["staff"])],
            Self::Task => &[
                ("own", NO),
                ("teaches", NO),
                ("contact_teacher", NO),
                ("guardianship", NONE),
                ("window", &["task"]),
            ],
            Self::Owner => &[
                ("own", NO),
                ("teaches", NO),
                ("contact_teacher", NO),
                ("guardianship", NONE),
                ("owner_wide", YES),
            ],
            // Nothing is known about nobody, so every fact about her is plain.
            Self::Nobody => &[
                ("own", NO),
                ("teaches", NO),
                ("contact_teacher", NO),
                ("guardianship", NONE),
                ("affiliation", NONE),
                ("age", &["unknown"]),
                ("protection", NONE),
                ("enrolment", NONE),
                ("restricted", NO),
                ("objected", NO),
            ],
            Self::Other => &[],
        };
        conditions.iter().copied()
    }

    /// Its code in texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Teaches => "teaches",
            Self::ContactTeacher => "contact-teacher",
            Self::ContactHome => "contact-home",
            Self::Children => "children",
            Self::Place => "place",
            Self::Staff => "staff",
            Self::Task => "task",
            Self::Owner => "owner",
            Self::Nobody => "nobody",
            Self::Other => "other",
        }
    }
}

impl From<Reach> for Way {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Own => Self::Own,
            Reach::Teaches => Self::Teaches,
            Reach::ContactTeacher => Self::ContactTeacher,
            Reach::ContactHome => Self::ContactHome,
            Reach::Children => Self::Children,
            Reach::Place => Self::Place,
            Reach::Staff => Self::Staff,
            Reach::Task => Self::Task,
            Reach::Owner => Self::Owner,
        }
    }
}
