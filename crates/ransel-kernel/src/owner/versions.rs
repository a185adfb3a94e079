//! Dated versions of the owner's settings.

use std::sync::Arc;

use crate::{
    Clock, KernelError, Owner, Result, Value,
    card::StoreKind,
    db::{Conn, Database},
    id::PersonId,
    ledger::insert_row,
    owner::moved::{EVERYBODY, raise_epoch},
    settings::Settings,
    suppliers,
    sweep::unsettle_due,
    value::Kind,
};

/// The newest settings; `first` where there are none yet.
pub fn load_settings(main: &Database, clock: &Clock, first: Settings) -> Result<(i64, Arc<Settings>)> {
    if let Some(found) = main.read(newest)? {
        return Ok(found);
    }
    first.check()?;
    let row = [Value::Int(1), Value::Instant(clock.now()), Value::Null, Value::Text(first.document()?)];
    main.write(|conn| insert_row(conn, "setting", row))?;
    Ok((1, Arc::new(first)))
}

/// The newest settings and their number.
pub fn newest(conn: &mut Conn) -> Result<Option<(i64, Arc<Settings>)>> {
    let sql = conn.sql("SELECT version, document FROM setting ORDER BY version DESC LIMIT 1");
    match conn.first(&sql, &[Kind::Int, Kind::Text])?.as_deref() {
        Some([Value::Int(version), Value::Text(document)]) => {
            Ok(Some((*version, Arc::new(Settings::parse(document)?))))
        }
        _ => Ok(None),
    }
}

impl Owner {
    /// Takes new settings into force: a new dated version, then the one that decides.
    ///
    /// # Errors
    /// What law does not allow, or what a module's register entry lacks, is refused and nothing changes.
    pub fn change_settings(&self, new: Settings, by: Option<PersonId>) -> Result<i64> {
        self.check_settings(&new)?;
        let periods_change = new.keep != self.settings().keep;
        let document = new.document()?;
        let version = self.store(StoreKind::Main).write(|conn| {
            let version = newest(conn)?.map_or(0, |(version, _)| version) + 1;
            let by = by.map_or(Value::Null, |person| Value::Uuid(person.0));
            insert_row(
                conn,
                "setting",
                [Value::Int(version), Value::Instant(self.clock.now()), by, Value::Text(document)],
            )?;
            // Other servers of this owner notice it by the epoch.
            raise_epoch(conn, &[EVERYBODY].into(), self.clock.now())?;
            if periods_change {
                unsettle_due(conn)?;
            }
            Ok(version)
        })?;
        self.reload(None)?;
        self.publish_statements()?;
        Ok(version)
    }

    /// Refuses what could not be taken into force.
    ///
    /// # Errors
    /// What law does not allow, or what a module's register entry lacks.
    pub fn check_settings(&self, new: &Settings) -> Result<()> {
        new.check()?;
        new.complete()?;
        for (module, _) in new.modules.iter().filter(|(_, on)| **on) {
            let gaps = self.house.gaps(module);
            if let Some(gap) = gaps.first() {
                return Err(KernelError::invalid(gap.key));
            }
        }
        self.check_suppliers(new)?;
        self.check_choices(new)?;
        self.check_periods(new)
    }

    /// Of a module only what its register entry offers is chosen.
    fn check_choices(&self, new: &Settings) -> Result<()> {
        for (module, chosen) in &new.module {
            let register = self.house.register(module);
            for (name, value) in chosen {
                let choice = register.and_then(|register| register.choice(name));
                if !choice.is_some_and(|choice| choice.fits(value)) {
                    let message = match choice {
                        Some(_) => format!("module.{module}.{name}: {value} cannot be chosen"),
                        None => format!("module.{module}.{name}: there is no such choice"),
                    };
                    return Err(KernelError::Setting(message));
                }
            }
        }
        Ok(())
    }

    /// A system is not run with a supplier whose papers are not in order, nor switched on without one it needs
    /// (POL-2018 art. 28, 32).
    fn check_suppliers(&self, new: &Settings) -> Result<()> {
        for supplier in &new.suppliers {
            if let Some(system) = supplier.systems.iter().find(|system| self.house.register(system).is_none())
            {
                return Err(KernelError::Setting(format!(
                    "supplier {}: there is no system {system}",
                    supplier.name
                )));
            }
        }
        for register in &self.house.registers {
            let name = register.module.as_str();
            let runs = self.is_running(name) || new.modules.get(name) == Some(&true);
            if let Some(gap) = suppliers::gaps(register, new).first().filter(|_| runs && new.is_on(name)) {
                return Err(KernelError::invalid(gap.key));
            }
        }
        Ok(())
    }

    /// Periods are chosen within what the register allows, where law sets a limit.
    fn check_periods(&self, new: &Settings) -> Result<()> {
        for (name, text) in &new.keep {
            let unknown = || KernelError::Setting(format!("keep.{name}: there is no such keep rule"));
            let rule = self.house.keep.rule(name).ok_or_else(unknown)?;
            let period = rule.period(new);
            let (least, most) = rule.bounds;
            if least.is_some_and(|least| least.is_longer_than(period))
                || most.is_some_and(|most| period.is_longer_than(most))
            {
                return Err(KernelError::Setting(format!("keep.{name}: {text} is outside what law allows")));
            }
        }
        match new.keep_approval.iter().find(|name| self.house.keep.rule(name).is_none()) {
            Some(name) => Err(KernelError::Setting(format!("keep_approval: there is no keep rule {name}"))),
            None => Ok(()),
        }
    }
}
