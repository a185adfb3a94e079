//! Absence as a source counted or listed it.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::error::{Problem, Reason};
use super::ids::SourcedId;
use super::node::Node;
use super::time::Period;
use super::words::{self, Words};

/// One absence, or a sum of absences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// One absence or a sum.
    pub mode: AbsenceMode,
    /// The key of the absence in the source system; sums usually have none.
    pub id: Option<SourcedId>,
    /// What the amount counts.
    pub unit: Unit,
    /// The source's judgement; `None` where it says nothing.
    pub classification: Option<Classification>,
    /// The days, or the term, it concerns. Never empty.
    pub period: Period,
    /// How much.
    pub amount: Amount,
}

/// Whether an absence is one event or a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AbsenceMode {
    /// One absence.
    Occurrence,
    /// The sum over a period.
    Aggregate,
}

pub(super) const ABSENCE_MODES: Words<AbsenceMode> =
    &[(AbsenceMode::Occurrence, "occurrence"), (AbsenceMode::Aggregate, "aggregate")];

/// What an amount of absence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Clock hours, not lessons.
    Hours,
    /// School days.
    Days,
}

pub(super) const UNITS: Words<Unit> = &[(Unit::Hours, "hours"), (Unit::Days, "days")];

/// The source's judgement of an absence, in the format's two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Classification {
    /// Accepted or documented.
    Valid,
    /// Neither.
    Invalid,
}

pub(super) const CLASSIFICATIONS: Words<Classification> =
    &[(Classification::Valid, "valid"), (Classification::Invalid, "invalid")];

impl Absence {
    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let unit = node.need("pifu_absence_type")?;
        let attribute = "pifu_absence_classification";
        let classification = unit.attribute(attribute);
        let period = Period::of(node)?;
        if period.is_empty() {
            return Err(Problem::at(node.line, Reason::Missing { what: "timeframe" }));
        }
        Ok(Self {
            mode: words::meaning_of_attribute(ABSENCE_MODES, node, "pifu_absence_mode")?,
            id: node.child("sourcedid").map(SourcedId::from_node).transpose()?,
            unit: words::meaning_of_text(UNITS, unit)?,
            classification: classification
                .map(|_| words::meaning_of_attribute(CLASSIFICATIONS, unit, attribute))
                .transpose()?,
            period,
            amount: Amount::from_node(node.need("pifu_absence_value")?)?,
        })
    }
}
