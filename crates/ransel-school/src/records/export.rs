//! That a roster was handed on.

use jiff::Timestamp;
use ransel_kernel::{Personal, coded};
use uuid::Uuid;

coded! {
    /// In which format.
    Format {
        /// PIFU-IMS 1.3.
        Pifu = "pifu",
        /// OneRoster 1.2, CSV.
        OneRoster = "oneroster",
    }
    /// For what.
    Purpose {
        /// People sign in to other systems and meet their groups there.
        Teaching = "teaching",
        /// Exams: the authorities' systems know candidates by number.
        Exams = "exams",
        /// Figures for the authorities.
        Statistics = "statistics",
        /// The owner moves to another system.
        Moving = "moving",
    }
}

/// One export. Whose data went along stands in the ledger.
#[derive(Clone, Debug, Personal)]
#[personal(table = "roster_export", activity = "roster-delivery", keep = "export-note")]
pub struct RosterExport {
    /// The export.
    #[personal(id)]
    pub id: Uuid,
    /// When.
    #[personal(none, clock)]
    pub at: Timestamp,
    /// In which format.
    #[personal(none)]
    pub format: Format,
    /// For what.
    #[personal(none)]
    pub purpose: Purpose,
    /// Whether national identity numbers went along.
    #[personal(none)]
    pub numbers: bool,
    /// Whether protected addresses went along.
    #[personal(none)]
    pub protected: bool,
}
