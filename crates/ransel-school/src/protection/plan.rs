//! What the Population Register says now against what holds here: pure, so that it can be tried for every case.

use ransel_kernel::PersonId;
use uuid::Uuid;

use crate::records::{AddressProtection, ProtectionLevel, StateRecord, StateSource};

/// A protection that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its row.
    pub id: Uuid,
    /// Whose.
    pub person: PersonId,
    /// How far.
    pub level: ProtectionLevel,
    /// Who said so. A row that came without a word of where from is the office's: no register takes it back.
    pub source: StateSource,
    /// The register no longer says so.
    pub withdrawn: bool,
}

impl Running {
    /// Those that have not ended, each with why it was recorded.
    pub fn of(rows: &[AddressProtection], records: &[StateRecord]) -> Vec<Self> {
        let open = rows.iter().filter(|row| row.valid_to.is_none());
        let with_record = open.map(|row| {
            let record = records.iter().find(|record| record.id == row.id);
            Self {
                id: row.id,
                person: row.person,
                level: ProtectionLevel::of(&row.level),
                source: record.map_or(StateSource::Office, |record| record.source),
                withdrawn: record.is_some_and(|record| record.withdrawn_at.is_some()),
            }
        });
        with_record.collect()
    }

    /// Whether somebody may decide that it ends: the register's own words end only after the register has.
    pub const fn can_be_lifted(&self) -> bool {
        matches!(self.source, StateSource::Office) || self.withdrawn
    }
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The register says this level, which nothing of the register's says yet.
    Begin(ProtectionLevel),
    /// Less strict than what the register says now: nothing is lost with it.
    End(Uuid),
    /// The register no longer says it: it goes on, and somebody must decide.
    Withdraw(Uuid),
    /// The register says again what it had taken back.
    Confirm(Uuid),
}

/// What follows for somebody from what the register says now; `None`: no protection.
pub fn plan(running: &[Running], told: Option<ProtectionLevel>) -> Vec<Step> {
    let registered = || running.iter().filter(|row| row.source == StateSource::Register);
    let mut steps = Vec::new();
    if let Some(level) = told {
        match registered().find(|row| row.level == level) {
            None => steps.push(Step::Begin(level)),
            Some(row) if row.withdrawn => steps.push(Step::Confirm(row.id)),
            Some(_) => {}
        }
    }
    for row in registered().filter(|row| Some(row.level) != told) {
        if told.is_some_and(|level| row.level < level) {
            steps.push(Step::End(row.id));
        } else if !row.withdrawn {
            steps.push(Step::Withdraw(row.id));
        }
    }
    steps
}
