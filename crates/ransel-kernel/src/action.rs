//! A typed thing one can ask to do. What an action does not declare, the kernel forbids.

use jiff::civil::Date;

use crate::{
    card::{Role, StoreKind},
    facts::{Categories, Facts, Hat},
    id::{GroupId, PersonId},
};

/// A relation through which a hat can come to anybody. Where reach ends, nobody is found: a list is
/// computed from it, and it is proven that no policy opens a way around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The caller herself.
    Own,
    /// Those in groups the caller teaches today.
    Teaches,
    /// Those whose contact teacher the caller is today.
    ContactTeacher,
    /// The guardians of those whose contact teacher the caller is today.
    ContactHome,
    /// The caller's children.
    Children,
    /// Everybody who belongs to the place the hat is worn at.
    Place,
    /// Those who work at the place the hat is worn at.
    Staff,
    /// Those a granted window of the kind `task` is open about, for the caller.
    Task,
    /// Everybody the owner knows.
    Owner,
}

/// What an action is, apart from whom it is about. One static value per action.
#[derive(Debug)]
pub struct ActionDef {
    /// Its name in policies, ledger and texts.
    pub name: &'static str,
    /// The module it belongs to.
    pub module: &'static str,
    /// The processing activity, and with it the purpose, it serves.
    pub activity: &'static str,
    /// Whether it changes anything.
    pub writes: bool,
    /// Whether it only keeps: it brings in what a source says, lets the person herself in, or puts something on her own
    /// page, and nobody gets anything by it. Parts of the product keep what is restricted right, and do not use it.
    pub keeps: bool,
    /// The one store it works in.
    pub store: StoreKind,
    /// The categories it may touch; a decision never opens another.
    pub categories: Categories,
    /// The facts of the row its decision depends on.
    pub row_facts: &'static [RowFact],
    /// How each hat can come to anybody through it.
    pub reach: &'static [(Hat, &'static [Reach])],
}

impl ActionDef {
    /// The groups of actions it belongs to in policies.
    pub fn modes(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(if self.writes { "writing" } else { "reading" })
            .chain(self.keeps.then_some("keeping"))
    }

    /// The facts in every way its row facts can be.
    pub fn ways(&self, facts: Facts) -> impl Iterator<Item = Facts> {
        (0..1_u32 << self.row_facts.len()).map(move |choice| {
            let holding = self.row_facts.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            holding.fold(facts, |facts, (_, fact)| fact.holding(facts))
        })
    }

    /// Whether a policy means it by this name: its own, or that of a group it belongs to.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.modes().any(|mode| mode == name)
    }
}

impl PartialEq for ActionDef {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// A fact only the row knows. It is decided for every value beforehand, and the store picks the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFact {
    /// The row's group is one the caller teaches.
    TaughtHere,
    /// The caller wrote the row.
    Authored,
    /// The pupil has asked that guardians do not get the row.
    Confided,
    /// The row's matter is one the caller is named for today.
    NamedHere,
}

impl RowFact {
    /// The facts with this one holding.
    #[must_use]
    pub fn holding(self, facts: Facts) -> Facts {
        match self {
            Self::TaughtHere => facts.with_taught_here(true),
            Self::Authored => facts.with_authored(true),
            Self::Confided => facts.with_confided(true),
            Self::NamedHere => facts.with_named_here(true),
        }
    }

    /// What the column is that knows it.
    pub fn role(self) -> Role {
        match self {
            Self::TaughtHere => Role::Group,
            Self::Authored => Role::Author,
            Self::Confided => Role::Confided,
            Self::NamedHere => Role::Matter,
        }
    }
}

/// Whom an action is about.
#[derive(Clone, Debug)]
pub enum Target {
    /// One person.
    Person(PersonId),
    /// Somebody who is being registered: the id is new, and refused if it is anybody's already.
    New(PersonId),
    /// These persons; those the caller may not see are left out.
    People(Vec<PersonId>),
    /// These persons as one thing, a class's answers: those the caller may not see are left out, and where that is all of
    /// them she is refused, and told what is missing.
    Together(Vec<PersonId>),
    /// The members of a group on a day.
    Group(GroupId, Date),
    /// Everybody the hat reaches.
    Reach,
    /// Whoever turns up: only for named parts of the product, such as an import. Whose data may not be used for the
    /// action's activity is left out, unless the action only keeps.
    Anyone,
    /// Nobody: the action touches no personal data.
    Nobody,
    /// Nobody, but one system: what is chosen for it.
    Module(String),
}

/// A thing to do, about somebody.
pub trait Action: Send + Sync {
    /// What it is.
    const DEF: &'static ActionDef;
    /// Whom it is about.
    fn target(&self) -> Target;
}

/// Says that an action opens a table: `impl Opens<Note> for ReadNotes {}`. Without it the query does not compile.
#[diagnostic::on_unimplemented(
    message = "the action `{Self}` does not open the table of `{R}`",
    note = "declare it: `impl Opens<{R}> for {Self} {{}}`, if the action's purpose needs that table"
)]
pub trait Opens<R>: Action {}

/// Declares actions: the struct, its definition and whom it is about. `reads` and `writes` use data, `finds` and `keeps`
/// read and write it without that anybody gets any ([`ActionDef::keeps`]).
///
/// ```ignore
/// actions! { module "absence";
///     /// Take the roll of a lesson.
///     TakeRoll { group: GroupId, on: Date } = "take-roll" {
///         activity: "absence-roll", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
///         reach: [Teacher: [Teaches]],
///         about: |it| Target::Group(it.group, it.on),
///     }
/// }
/// ```
#[macro_export]
macro_rules! actions {
    (module $module:literal; $(
        $(#[$doc:meta])*
        $name:ident { $($field:ident : $ty:ty),* $(,)? } = $code:literal {
            activity: $activity:literal, $mode:ident: $store:ident, categories: [$($category:ident),* $(,)?],
            row_facts: [$($fact:ident),*], reach: [$($hat:ident: [$($reach:ident),*]),* $(,)?],
            about: |$it:ident| $about:expr $(,)?
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name { $(#[doc = "Whom or what it is about."] pub $field: $ty,)* }
            impl $crate::action::Action for $name {
                const DEF: &'static $crate::action::ActionDef = &$crate::action::ActionDef {
                    name: $code,
                    module: $module,
                    activity: $activity,
                    writes: $crate::actions!(@writes $mode),
                    keeps: $crate::actions!(@keeps $mode),
                    store: $crate::card::StoreKind::$store,
                    categories: $crate::facts::Categories::of(&[$($crate::facts::Category::$category),*]),
                    row_facts: &[$($crate::action::RowFact::$fact),*],
                    reach: &[$(($crate::facts::Hat::$hat, &[$($crate::action::Reach::$reach),*])),*],
                };
                fn target(&self) -> $crate::action::Target {
                    let $it = self;
                    $about
                }
            }
        )*
        /// Every action declared here.
        pub static ACTIONS: &[&$crate::action::ActionDef] = &[$(<$name as $crate::action::Action>::DEF),*];
    };
    (@writes reads) => { false };
    (@writes finds) => { false };
    (@writes writes) => { true };
    (@writes keeps) => { true };
    (@keeps reads) => { false };
    (@keeps finds) => { true };
    (@keeps writes) => { false };
    (@keeps keeps) => { true };
}

/// Says which tables each action opens: `opens! { ReadNotes: Note, Person; }`.
#[macro_export]
macro_rules! opens {
    ($($action:ident: $($record:ident),* $(,)?;)*) => { $($(impl $crate::action::Opens<$record> for $action {})*)* };
}
