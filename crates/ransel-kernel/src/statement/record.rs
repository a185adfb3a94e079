//! The record of processing activities (POL-2018 art. 30 (1)): one row for each activity of each module that runs, from
//! the same facts as the statement.

use jiff::civil::Date;

use super::{Citation, Controller, Deletion, Statement, Told};
use crate::{Category, Owner, Result, register::Words, suppliers::Supplier};

/// The whole record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessingRecord {
    /// Who answers for all of it.
    pub controller: Controller,
    /// The day it was printed.
    pub on: Date,
    /// The activities, by module.
    pub rows: Vec<RecordRow>,
}

/// One processing activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// The module.
    pub module: String,
    /// What people call it.
    pub system: Words,
    /// The activity.
    pub activity: String,
    /// Why.
    pub purpose: Words,
    /// Article 6 and the national sections, as cited on the day.
    pub basis: Vec<Citation>,
    /// The exceptions of article 9 (2).
    pub gateway: Vec<Citation>,
    /// Whom it is about: codes of the register.
    pub subjects: Vec<String>,
    /// The categories of data; [`Category::sensitive`] says which are special.
    pub categories: Vec<Category>,
    /// Who receives data outside the owner.
    pub recipients: Option<Words>,
    /// Where data comes from.
    pub sources: Option<Words>,
    /// Who processes it for the owner, with places and transfers.
    pub suppliers: Vec<Supplier>,
    /// The keep rules of its tables, each with the categories that go by it.
    pub deletion: Vec<Deletion>,
    /// What guards the system.
    pub measures: Words,
    /// The last day the statement of the system said something new.
    pub reviewed: Option<Date>,
}

impl Owner {
    /// The record as it is now.
    ///
    /// # Errors
    /// The store cannot be read or written, or a policy cannot be read as a table.
    pub fn record_of_processing(&self) -> Result<ProcessingRecord> {
        let mut rows = Vec::new();
        for module in &self.house.modules {
            if let Some(statement) = self.statement(module.name)? {
                rows.extend(
                    statement.points.purpose.iter().map(|purpose| row(&statement, &purpose.activity)),
                );
            }
        }
        Ok(ProcessingRecord { controller: Controller::of(&self.settings()), on: self.clock.today(), rows })
    }
}

fn row(it: &Statement, activity: &str) -> RecordRow {
    let of = it.of_activity(activity);
    let said = |told: &[Told]| told.first().map(|told| told.text.clone());
    let (law, gateway) =
        of.points.basis.into_iter().next().map(|basis| (basis.law, basis.gateway)).unwrap_or_default();
    let (purpose, subjects) =
        of.points.purpose.into_iter().next().map(|it| (it.why, it.subjects)).unwrap_or_default();
    RecordRow {
        module: of.module,
        system: of.name,
        activity: activity.to_owned(),
        purpose,
        basis: law,
        gateway,
        subjects,
        categories: of.points.stored.iter().map(|row| row.category).collect(),
        recipients: said(&of.recipients),
        sources: said(&of.sources),
        suppliers: of.suppliers,
        deletion: of.points.deletion,
        measures: of.points.security.measures,
        reviewed: it.version.map(|version| ransel_law::calendar::oslo_date(version.at)),
    }
}
