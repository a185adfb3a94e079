//! Who is let in to a matter that is closed to others, by name: a survey of a class, a recording, a case. What it opens is the
//! policies' to say (`named_here`), in rows whose card says which matter they belong to.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    Personal,
    card::StoreKind::Main,
    id::{PersonId, SchoolId},
    migrate::NewTable,
};

/// That somebody who works at a school is let in to a matter. It is ended, never changed, so that both dates can be shown for as
/// long as the matter lasts. Whoever does not work there any more is named in vain: no hat is left to come in.
#[derive(Clone, Debug, PartialEq, Personal)]
#[personal(table = "named_for", activity = "naming", keep = "named", relates)]
pub struct Named {
    /// The row.
    #[personal(id)]
    pub id: Uuid,
    /// Who is let in.
    #[personal(subject)]
    pub person: PersonId,
    /// The school the matter is at: named in a hat worn elsewhere is not named.
    #[personal(category = "staffing")]
    pub place: SchoolId,
    /// The matter.
    #[personal(category = "staffing", matter)]
    pub matter: Uuid,
    /// The first day.
    #[personal(category = "staffing")]
    pub valid_from: Date,
    /// The first day it does not hold any more; the same day, and it ends at once.
    #[personal(category = "staffing")]
    pub valid_to: Option<Date>,
    /// By whom.
    #[personal(category = "staffing")]
    pub named_by: PersonId,
    /// When.
    #[personal(category = "staffing")]
    pub named_at: Timestamp,
    /// When it was ended.
    #[personal(category = "staffing")]
    pub ended_at: Option<Timestamp>,
    /// The day the matter is over.
    #[personal(category = "staffing", clock)]
    pub until: Date,
}

pub(super) const TABLES: &[NewTable] = &[NewTable {
    store: Main,
    name: "named_for",
    columns: "id uuid key, person uuid, place uuid, matter uuid, valid_from date, valid_to date?, named_by uuid, \
              named_at instant, ended_at instant?, until date",
    indexes: &["person", "matter", "until"],
}];
