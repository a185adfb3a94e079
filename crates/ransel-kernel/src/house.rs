//! The house: all modules put together and checked against each other. One per process, shared by every
//! owner in it. What does not fit does not start.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use crate::{
    Card, KernelError, Result,
    action::ActionDef,
    facts::Category,
    handover,
    keep::Plan,
    keys::{digest, to_hex},
    module::Module,
    platform,
    policy::{CORE, Policy},
    register::{Gap, Register},
    relations::SchoolBase,
    suppliers,
    table::PolicyTable,
};

/// All modules, fitted together.
pub struct House {
    /// The modules, the core's own first.
    pub modules: Vec<Module>,
    /// Their register entries, in the same order.
    pub registers: Vec<Register>,
    /// What each entry lacks, in the same order; found once, for it is asked at every request.
    gaps: Vec<Vec<Gap>>,
    /// The compiled policies.
    pub policy: Policy,
    /// The policies as a table, made when first needed.
    table: OnceLock<PolicyTable>,
    /// What is asked of the school base's own tables.
    pub school: SchoolBase,
    /// Which tables go by which keep rule.
    pub keep: Plan,
    /// Digest of all policy texts, for the ledger.
    pub policy_version: String,
    /// Digest of all register texts, for the ledger.
    pub register_version: String,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.modules.iter().map(|module| module.name)).finish()
    }
}

/// Which policies decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policies {
    /// The house's own.
    Own,
    /// Everything is permitted: only to see that tests notice.
    AllowAll,
}

impl House {
    /// Puts the kernel's own module and `modules` together.
    ///
    /// # Errors
    /// [`KernelError::House`] with everything that does not fit.
    pub fn build(modules: &[Module], school: SchoolBase) -> Result<Arc<Self>> {
        Self::build_with(modules, school, Policies::Own)
    }

    /// As [`House::build`], with the policies named.
    ///
    /// # Errors
    /// As [`House::build`].
    pub fn build_with(modules: &[Module], school: SchoolBase, policies: Policies) -> Result<Arc<Self>> {
        let modules: Vec<_> = std::iter::once(platform::module()).chain(modules.iter().copied()).collect();
        let mut faults = Vec::new();
        let mut registers = Vec::new();
        for module in &modules {
            match Register::parse(module.register) {
                Ok(register) => registers.push(register),
                Err(fault) => faults.push(format!("{}/register.toml: {fault}", module.name)),
            }
        }
        for (module, register) in modules.iter().zip(&registers) {
            check(module, register, &mut faults);
        }
        // Not before every entry could be read: rules and modules are gone through side by side.
        let (keep, misfits) =
            if faults.is_empty() { Plan::of(&modules, &registers) } else { Default::default() };
        faults.extend(misfits);
        let actions: Vec<_> = modules.iter().flat_map(|module| module.actions.iter().copied()).collect();
        twice(actions.iter().map(|action| action.name), "action", &mut faults);
        twice(modules.iter().flat_map(|module| module.records).map(|card| card.table), "table", &mut faults);
        twice(modules.iter().map(|module| module.name), "module", &mut faults);
        let given = modules.iter().flat_map(|module| module.gives);
        twice(given.map(|given| given.def.name), "hand-over", &mut faults);
        if registers.len() == modules.len() {
            faults.extend(handover::misfits(&modules, &registers));
        }
        for module in &modules {
            twice(module.hears.iter().map(|hearer| hearer.event), "handler of the event", &mut faults);
        }

        let mut texts = vec![("core", CORE)];
        texts.extend(modules.iter().map(|module| (module.name, module.policy)));
        let policy = match policies {
            Policies::Own => Policy::compile(&texts, actions),
            Policies::AllowAll => Policy::allow_all(actions),
        };
        let policy = match policy {
            Ok(policy) if faults.is_empty() => policy,
            Ok(_) => return Err(KernelError::House(faults)),
            Err(more) => {
                faults.extend(more);
                return Err(KernelError::House(faults));
            }
        };
        let version = |texts: Vec<&str>| {
            to_hex(&digest(&texts.iter().map(|text| text.as_bytes()).collect::<Vec<_>>())[..8])
        };
        let policy_version = version(texts.iter().map(|(_, text)| *text).collect());
        let register_version = version(modules.iter().map(|module| module.register).collect());
        let gaps = registers.iter().map(Register::gaps).collect();
        let table = OnceLock::new();
        Ok(Arc::new(Self {
            modules,
            registers,
            gaps,
            policy,
            table,
            school,
            keep,
            policy_version,
            register_version,
        }))
    }

    /// Every card of every module.
    pub fn cards(&self) -> impl Iterator<Item = &'static Card> + '_ {
        self.modules.iter().flat_map(|module| module.records.iter().copied())
    }

    /// The register entry of a module.
    pub fn register(&self, module: &str) -> Option<&Register> {
        self.registers.iter().find(|register| register.module == module)
    }

    /// What a module's register entry lacks before it may be switched on.
    pub fn gaps(&self, module: &str) -> &[Gap] {
        let at = self.registers.iter().position(|register| register.module == module);
        at.and_then(|at| self.gaps.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The policies as a table.
    ///
    /// # Errors
    /// A policy uses what the table cannot show.
    pub fn table(&self) -> Result<&PolicyTable> {
        if let Some(table) = self.table.get() {
            return Ok(table);
        }
        let table = PolicyTable::of(&self.policy).map_err(|fault| KernelError::House(vec![fault]))?;
        Ok(self.table.get_or_init(|| table))
    }

    /// The register's words about the activity of an action.
    pub fn activity(&self, action: &ActionDef) -> Option<&crate::register::Activity> {
        self.register(action.module)?.activity(action.activity)
    }

    /// The action with this name.
    pub fn action(&self, name: &str) -> Option<&'static ActionDef> {
        self.modules.iter().flat_map(|module| module.actions).copied().find(|action| action.name == name)
    }
}

/// What does not fit between a module's register, cards and actions.
fn check(module: &Module, register: &Register, faults: &mut Vec<String>) {
    let name = module.name;
    if register.module != name {
        faults.push(format!("{name}/register.toml is the entry of `{}`", register.module));
    }
    for cited in register.acts_misnamed() {
        faults.push(format!("{name}/register.toml: {cited} is of no act that its `acts` name"));
    }
    for activity in &register.activity {
        for code in activity.data.iter().filter(|code| Category::from_code(code).is_none()) {
            faults.push(format!("{name}/register.toml: activity {}: `{code}` is no category", activity.id));
        }
    }
    for kind in register.suppliers.iter().filter(|kind| !suppliers::KINDS.contains(&kind.as_str())) {
        faults.push(format!("{name}/register.toml: `{kind}` is no kind of supplier"));
    }
    for card in module.records {
        if card.module != name {
            faults.push(format!(
                "{name}: the card of {} stands in the register of `{}`",
                card.table, card.module
            ));
        }
    }
    for action in module.actions {
        let Some(activity) = register.activity(action.activity) else {
            faults.push(format!(
                "{name}: action {} serves no activity of the register: `{}`",
                action.name, action.activity
            ));
            continue;
        };
        if action.module != name {
            faults.push(format!("{name}: action {} says it is of `{}`", action.name, action.module));
        }
        let kept: Vec<_> = activity.categories().collect();
        for category in action.categories.iter().filter(|category| !kept.contains(category)) {
            faults.push(format!(
                "{name}: action {} touches {}, which activity {} does not name",
                action.name,
                category.code(),
                activity.id
            ));
        }
    }
}

fn twice<'a>(names: impl Iterator<Item = &'a str>, what: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for name in names.filter(|name| !seen.insert(*name)) {
        faults.push(format!("{what} `{name}` is declared twice"));
    }
}
