//! Profiles: what owners of one kind have said they choose, as a part of a settings document. A profile may say what law no
//! longer allows, because its statement is older than the law: then law's floor holds, and both are kept.

use crate::{
    KernelError, Result,
    facts::{Assurance, Hat},
    keep::{Period, Plan, Planned},
    settings::Settings,
};

/// The period of a statement that says something is never deleted, where law has a time limit.
const FOREVER: &str = "forever";

impl Settings {
    /// These settings with the choices of `profile`, raised to law's floors. Who the owner is, how it is reached and which
    /// modules are on stays.
    ///
    /// # Errors
    /// [`KernelError::Setting`] with what in the profile is no setting.
    pub fn with_profile(&self, profile: &str, plan: &Plan) -> Result<Self> {
        let base = Self {
            guardians_apply: Default::default(),
            keep: Default::default(),
            keep_approval: Default::default(),
            sensitive: Default::default(),
            stated: Default::default(),
            ..self.clone()
        };
        let fault = |error: &dyn std::fmt::Display| KernelError::Setting(error.to_string());
        let mut whole = toml::Table::try_from(&base).map_err(|error| fault(&error))?;
        let chosen: toml::Table = profile.parse().map_err(|error| fault(&error))?;
        lay_over(&mut whole, chosen);
        let mut settings: Self = whole.try_into().map_err(|error| fault(&error))?;
        settings.raise(plan)?;
        settings.check()?;
        Ok(settings)
    }

    /// Raises to the floor what lies below it, and keeps what was said.
    fn raise(&mut self, plan: &Plan) -> Result<()> {
        for (hat, strength) in &mut self.sign_in {
            let floor = Hat::from_code(hat).map(Self::floor).unwrap_or_default();
            if Assurance::from_code(strength).is_some_and(|said| said < floor) {
                let said = std::mem::replace(strength, floor.code().to_owned());
                self.stated.insert(format!("sign_in.{hat}"), said);
            }
        }
        for (name, said) in std::mem::take(&mut self.keep) {
            let unknown = || KernelError::Setting(format!("keep.{name}: there is no such keep rule"));
            let rule = plan.rule(&name).ok_or_else(unknown)?;
            let holds = within(rule, &said)?;
            if said.parse() != Ok(holds) {
                self.stated.insert(format!("keep.{name}"), said);
            }
            if holds != rule.period {
                self.keep.insert(name, holds.to_string());
            }
        }
        Ok(())
    }
}

/// The lawful period nearest to what is said.
fn within(rule: &Planned, said: &str) -> Result<Period> {
    let (least, most) = rule.bounds;
    match said.parse::<Period>() {
        Ok(said) => {
            let short = least.filter(|least| least.is_longer_than(said));
            Ok(short.or(most.filter(|most| said.is_longer_than(*most))).unwrap_or(said))
        }
        Err(()) if said == FOREVER => Ok(most.unwrap_or(rule.period)),
        Err(()) => Err(KernelError::Setting(format!("keep.{}: \"{said}\" is no period", rule.name))),
    }
}

/// Lays tables over tables; everything else takes the place of what was there.
fn lay_over(below: &mut toml::Table, above: toml::Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}
