//! Which tables go by which rule, worked out once from cards and register entries. What does not fit does not start.

use crate::{
    Card, Module,
    card::{Clock, StoreKind},
    keep::{Event, Period},
    register::{Keep, Register},
    settings::Settings,
    value::Kind,
};

/// Tables the kernel itself looks after: keys go with what they seal, the log leaves in signed segments, due dates with
/// what was due, and versions of the relations after an hour.
const OWN: [&str; 12] = [
    "epoch_moved",
    "unit_key",
    "person_key",
    "keep_due",
    "keep_unsettled",
    "outbox",
    "vault_outbox",
    "entry",
    "entry_set",
    "subject_set",
    "drained",
    "head",
];

/// A rule, and what goes by it.
#[derive(Clone, Debug)]
pub struct Planned {
    /// `module.rule`, its name in settings, runs and certificates.
    pub name: String,
    /// The module.
    pub module: &'static str,
    /// What its period runs from.
    pub event: Event,
    /// The register's period, where the owner has chosen none.
    pub period: Period,
    /// The shortest and longest an owner may choose.
    pub bounds: (Option<Period>, Option<Period>),
    /// The law those follow from.
    pub limit: Option<String>,
    /// The law that wants a copy preserved before the working copy goes.
    pub archive: Option<String>,
    /// The tables, and for each the vault's tables whose rows go with its rows.
    pub tables: Vec<(&'static Card, Vec<&'static Card>)>,
}

impl Planned {
    /// The period that holds for an owner: what she has chosen, within what the register allows.
    pub fn period(&self, settings: &Settings) -> Period {
        settings.keep.get(&self.name).and_then(|text| text.parse().ok()).unwrap_or(self.period)
    }
}

/// All rules of a house.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Rules that run from something that happens to the person.
    pub by_person: Vec<Planned>,
    /// Rules that run from a date in the row.
    pub by_row: Vec<Planned>,
    /// Rules by which nothing is deleted, with the law that says so.
    pub kept: Vec<(String, String)>,
    /// What makes a person exist: it goes when every other rule about her has run.
    pub persons: Vec<&'static Card>,
}

impl Plan {
    /// Works it out; what does not fit, in words.
    pub fn of(modules: &[Module], registers: &[Register]) -> (Self, Vec<String>) {
        let (mut plan, mut faults) = (Self::default(), Vec::new());
        let records = || modules.iter().flat_map(|module| module.records.iter().copied());
        plan.persons = records().filter(|card| card.roots).collect();
        for (module, register) in modules.iter().zip(registers) {
            let named = |keep: &Keep| Some((format!("{}.{}", module.name, keep.id), keep.forever.clone()?));
            plan.kept.extend(register.keep.iter().filter_map(named));
            for keep in register.keep.iter().filter(|keep| keep.forever.is_none()) {
                let cards: Vec<_> = module
                    .records
                    .iter()
                    .copied()
                    .filter(|card| card.keep == keep.id && !card.roots && !OWN.contains(&card.table))
                    .collect();
                match planned(module, keep, &cards) {
                    Ok(Some(rule)) if rule.event.is_about_person() => plan.by_person.push(rule),
                    Ok(Some(rule)) => plan.by_row.push(rule),
                    Ok(None) => {}
                    Err(more) => faults.extend(more),
                }
            }
        }
        (plan, faults)
    }

    /// Every rule.
    pub fn rules(&self) -> impl Iterator<Item = &Planned> {
        self.by_person.iter().chain(&self.by_row)
    }

    /// The rule of this name.
    pub fn rule(&self, name: &str) -> Option<&Planned> {
        self.rules().find(|rule| rule.name == name)
    }
}

fn planned(module: &Module, keep: &Keep, cards: &[&'static Card]) -> Result<Option<Planned>, Vec<String>> {
    let at = format!("{}/register.toml: keep rule {}", module.name, keep.id);
    // An entry that says neither is a gap: the module cannot be switched on, and nothing is to be done here.
    let (Some(event), Some(period)) = (&keep.event, &keep.period) else { return Ok(None) };
    let mut faults = Vec::new();
    let parsed = |text: &Option<String>, faults: &mut Vec<String>| {
        let text = text.as_ref()?;
        let period: Option<Period> = text.parse().ok();
        if period.is_none() {
            faults.push(format!("{at}: `{text}` is no period (ISO 8601)"));
        }
        period
    };
    let known = Event::from_code(event);
    if known.is_none() {
        faults.push(format!("{at}: `{event}` is no event"));
    }
    let period = parsed(&Some(period.clone()), &mut faults);
    let bounds = (parsed(&keep.least, &mut faults), parsed(&keep.most, &mut faults));
    if keep.limit.is_none() && (bounds.0.is_some() || bounds.1.is_some()) {
        faults.push(format!("{at}: which law sets its shortest or longest period?"));
    }
    let (Some(event), Some(period)) = (known, period) else { return Err(faults) };
    let mut tables = Vec::new();
    for card in cards {
        let fault = match card.clock {
            Clock::With(table) if !cards.iter().any(|other| other.table == table) => {
                Some(format!("{} goes with {table}, which does not go by this rule", card.table))
            }
            Clock::With(_) if card.store != StoreKind::Vault => {
                Some(format!("{}: only a row of the vault goes with another", card.table))
            }
            Clock::With(_) => None,
            Clock::Column(_) if event.is_about_person() => {
                Some(format!("{}: `{}` happens to a person, not in a row", card.table, event.code()))
            }
            Clock::Column(column) => {
                let kind = card.field(column).map(|field| field.kind);
                let dated = matches!(kind, Some(Kind::Date | Kind::Instant)) && card.id().is_some();
                (!dated).then(|| format!("{}.{column} is no date or instant", card.table))
            }
            Clock::Subject if !event.is_about_person() => {
                Some(format!("{}: say which column `{}` is read from (`clock`)", card.table, event.code()))
            }
            Clock::Subject if card.subject().is_none() => {
                Some(format!("{} is about nobody, and nobody leaves", card.table))
            }
            Clock::Subject => None,
        };
        let lawless = card.archive && (keep.archive.is_none() || !event.is_about_person());
        let fault =
            fault.or(lawless.then(|| format!("{}: by which law are its rows preserved?", card.table)));
        faults.extend(fault.map(|fault| format!("{at}: {fault}")));
        if !matches!(card.clock, Clock::With(_)) {
            let with = cards.iter().copied().filter(|other| other.clock == Clock::With(card.table));
            tables.push((*card, with.collect()));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Some(Planned {
        name: format!("{}.{}", module.name, keep.id),
        module: module.name,
        event,
        period,
        bounds,
        limit: keep.limit.clone(),
        archive: keep.archive.clone(),
        tables,
    }))
}
