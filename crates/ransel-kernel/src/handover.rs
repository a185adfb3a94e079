//! Hand-overs: data that leaves a module, for another module or for somebody outside. Each is a type both sides declare: the
//! module that gives it (`gives`) and, where a module takes it, that one too (`asks`). What one side does not declare does not
//! start. Each is remembered: who got which fields about whom, and when ([`memory`]); so that whoever got what was wrong is
//! found when it is corrected ([`corrections`], POL-2018 art. 19).

mod corrections;
mod memory;
mod operations;

use std::any::Any;

pub use memory::{Received, cut};
pub use operations::{Corrections, Operations, Parked, Waits};

use crate::{Card, Ctx, KernelError, Module, PersonId, Result, card::StoreKind, register::Register};

/// Who takes a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// A module. While the house has none of this name, what is given waits for it.
    Module(&'static str),
    /// Somebody outside, named when it is given.
    Outside,
    /// The archive (ARK-2025). Until one takes it, what it gets waits.
    Archive,
}

/// What a hand-over is, apart from whom it is about.
#[derive(Debug)]
pub struct HandOverDef {
    /// Its name: in the memory, on pages, in texts.
    pub name: &'static str,
    /// The module that gives it.
    pub giver: &'static str,
    /// The activity, and with it the purpose, for which it is given.
    pub activity: &'static str,
    /// Who takes it.
    pub taker: Taker,
    /// What goes along: tables, each with its columns.
    pub what: &'static [(&'static str, &'static [&'static str])],
}

impl HandOverDef {
    /// The columns that go along, in one word each.
    fn fields(&self) -> String {
        let columns = |(table, columns): &(&str, &[&str])| {
            columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>()
        };
        self.what.iter().flat_map(columns).collect::<Vec<_>>().join(" ")
    }
}

/// Something to be handed over, about somebody.
pub trait HandOver: 'static {
    /// What it is.
    const DEF: &'static HandOverDef;
    /// What a module gets that asks for it; nothing where it goes outside.
    type Given: 'static;
    /// Whom it is about.
    fn about(&self) -> PersonId;
}

/// Answers what is asked for; the types are those of the hand-over.
type Give = fn(&Ctx<'_>, &dyn Any) -> Result<Box<dyn Any>>;

/// A hand-over as one side declares it.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Which.
    pub def: &'static HandOverDef,
    #[doc(hidden)]
    pub give: Option<Give>,
}

/// Hand-overs: `handovers![AbsenceForDiploma => diploma::give, Roster]` in what a module gives, with what answers where a
/// module asks for it; `handovers![AbsenceForDiploma]` in what it asks of others.
#[macro_export]
macro_rules! handovers {
    ($($kind:ty $(=> $give:path)?),* $(,)?) => {{
        const DECLARED: &[$crate::handover::Declared] = &[$($crate::handover::Declared {
            def: <$kind as $crate::handover::HandOver>::DEF,
            give: $crate::handovers!(@give $kind $(=> $give)?),
        }),*];
        DECLARED
    }};
    (@give $kind:ty) => { None };
    (@give $kind:ty => $give:path) => {
        Some(|ctx, asked| $crate::handover::answer::<$kind>(ctx, asked, $give))
    };
}

/// Lets the giver answer in its own type. Used by [`handovers!`](crate::handovers!).
#[doc(hidden)]
pub fn answer<H: HandOver>(
    ctx: &Ctx<'_>,
    asked: &dyn Any,
    give: impl Fn(&Ctx<'_>, &H) -> Result<H::Given>,
) -> Result<Box<dyn Any>> {
    let asked = asked.downcast_ref::<H>().ok_or_else(|| undeclared(H::DEF))?;
    Ok(Box::new(give(ctx, asked)?))
}

fn undeclared(def: &HandOverDef) -> KernelError {
    KernelError::House(vec![format!("the hand-over `{}` is not declared by both sides", def.name)])
}

impl Ctx<'_> {
    /// Asks another module for something it gives. The giver answers by its own actions, as a part of the product that bears
    /// the hand-over's name; that it was given is remembered before the answer is handed out.
    ///
    /// # Errors
    /// One side does not declare it, the giver is off or is refused, or the store fails.
    pub fn ask<H: HandOver>(&self, request: &H) -> Result<H::Given> {
        let Taker::Module(taker) = H::DEF.taker else { return Err(undeclared(H::DEF)) };
        let declared = |module: &&Module, of: fn(&Module) -> &'static [Declared]| {
            of(module).iter().find(|one| one.def.name == H::DEF.name).copied()
        };
        let modules = &self.owner.house.modules;
        let asks = modules.iter().find(|module| module.name == taker);
        let gives = modules.iter().find(|module| module.name == H::DEF.giver);
        let asks = asks.and_then(|module| declared(&module, |module| module.asks));
        let gives = gives.and_then(|module| declared(&module, |module| module.gives));
        let (Some(_), Some(give)) = (asks, gives.and_then(|one| one.give)) else {
            return Err(undeclared(H::DEF));
        };
        if !self.owner.is_running(H::DEF.giver) {
            return Err(KernelError::invalid("handover-giver-off"));
        }
        let giver = self.owner.ctx(crate::Caller::part(H::DEF.name))?;
        let given = give(&giver, request)?;
        memory::given_to_module(self.owner, H::DEF, taker, request.about())?;
        given.downcast::<H::Given>().map(|given| *given).map_err(|_| undeclared(H::DEF))
    }
}

/// What does not fit between what modules give and what they ask for.
pub(crate) fn misfits(modules: &[Module], registers: &[Register]) -> Vec<String> {
    let mut faults = Vec::new();
    let cards = || modules.iter().flat_map(|module| module.records.iter().copied());
    for (module, register) in modules.iter().zip(registers) {
        for given in module.gives {
            let def = given.def;
            let at = format!("{}: hand-over {}", module.name, def.name);
            let mut say = |what: String| faults.push(format!("{at} {what}"));
            if def.giver != module.name {
                say(format!("is `{}`'s to give", def.giver));
            }
            let Some(activity) = register.activity(def.activity) else {
                say(format!("serves no activity of the register: `{}`", def.activity));
                continue;
            };
            let kept: Vec<_> = activity.categories().collect();
            for (table, columns) in def.what {
                let Some(card) = cards().find(|card| card.table == *table) else {
                    say(format!("names the table {table}, which there is not"));
                    continue;
                };
                for column in *columns {
                    match card.field(column) {
                        None => say(format!("names {table}.{column}, which there is not")),
                        Some(field) if field.category.is_some_and(|one| !kept.contains(&one)) => {
                            say(format!(
                                "gives {table}.{column}, whose category activity {} does not name",
                                activity.id
                            ));
                        }
                        Some(_) => {}
                    }
                }
            }
            if let Taker::Module(taker) = def.taker {
                if given.give.is_none() {
                    say("is asked for by a module and answered by nothing".into());
                }
                let taker = modules.iter().find(|module| module.name == taker);
                if taker.is_some_and(|taker| taker.asks.iter().all(|asked| asked.def.name != def.name)) {
                    say("is not declared by the module that takes it".into());
                }
            }
        }
        for asked in module.asks {
            let giver = modules.iter().find(|giver| giver.name == asked.def.giver);
            let gives =
                giver.is_some_and(|giver| giver.gives.iter().any(|given| given.def.name == asked.def.name));
            if !gives || asked.def.taker != Taker::Module(module.name) {
                faults.push(format!("{}: asks for {}, which nobody gives it", module.name, asked.def.name));
            }
        }
    }
    faults
}

/// Whether changing columns of a table changes what some module hands over.
pub(crate) fn goes_along(modules: &[Module], card: &Card, columns: &[&str]) -> bool {
    card.store == StoreKind::Main
        && modules.iter().flat_map(|module| module.gives).flat_map(|given| given.def.what).any(
            |(table, given)| {
                *table == card.table
                    && (columns.is_empty() || columns.iter().any(|column| given.contains(column)))
            },
        )
}
