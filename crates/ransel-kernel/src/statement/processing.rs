//! The report of active processing: what is done with personal data right now, and on what basis.

use super::{Citation, law};
use crate::{
    Category, Owner,
    register::{Gap, Words},
    settings::Settings,
    suppliers,
};

/// One activity that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveProcessing {
    /// The module.
    pub module: String,
    /// The activity.
    pub activity: String,
    /// Why.
    pub purpose: Words,
    /// On what basis, as cited today; never empty.
    pub basis: Vec<Citation>,
    /// The categories.
    pub categories: Vec<Category>,
    /// The keep rules of its tables, with their words.
    pub keep: Vec<(String, Words)>,
}

impl Owner {
    /// Whether a module processes anything: it is on, its register entry has all five points, and the papers of its
    /// suppliers are in order. One that is on by default was never asked for them by a change of settings, so all is
    /// looked at here.
    pub fn is_running(&self, module: &str) -> bool {
        let settings = self.settings();
        self.house.register(module).is_some()
            && settings.is_on(module)
            && self.gaps(module, &settings).is_empty()
    }

    /// What keeps a module from being switched on under these settings.
    pub fn gaps(&self, module: &str, settings: &Settings) -> Vec<Gap> {
        let mut gaps = self.house.gaps(module).to_vec();
        gaps.extend(
            self.house.register(module).iter().flat_map(|register| suppliers::gaps(register, settings)),
        );
        gaps
    }

    /// Every activity of every module that runs. None is without a basis: such a module does not run.
    pub fn active_processing(&self) -> Vec<ActiveProcessing> {
        let today = self.clock.today();
        let mut rows = Vec::new();
        for (module, register) in self.house.modules.iter().zip(&self.house.registers) {
            if !self.is_running(module.name) {
                continue;
            }
            for activity in &register.activity {
                let cards = module.records.iter().filter(|card| card.activity == activity.id);
                let rules: Vec<_> = cards.map(|card| card.keep).collect();
                let rules = register.keep.iter().filter(|rule| rules.contains(&rule.id.as_str()));
                rows.push(ActiveProcessing {
                    module: module.name.to_owned(),
                    activity: activity.id.clone(),
                    purpose: activity.purpose.clone(),
                    basis: law::cite(&activity.basis, today),
                    categories: activity.categories().collect(),
                    keep: rules.map(|rule| (rule.id.clone(), rule.text.clone())).collect(),
                });
            }
        }
        rows
    }
}
