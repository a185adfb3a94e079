//! How a person is reached, as the file says, against what is kept. Pure.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ransel_exchange::roster::{Reached, Way as By};
use uuid::Uuid;

use crate::records::{ContactKind, ContactPoint};

/// Where a row comes from that an import may end again.
pub const ORIGIN: &str = "import";

/// One way to reach somebody, without dates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// What it is.
    pub kind: ContactKind,
    /// Number, address or street.
    pub value: String,
    /// Postal code.
    pub postal_code: String,
    /// Post town.
    pub locality: String,
}

impl Way {
    fn of(point: &ContactPoint) -> Self {
        Self {
            kind: point.kind,
            value: point.value.clone(),
            postal_code: point.postal_code.clone(),
            locality: point.locality.clone(),
        }
    }
}

/// The ways a row names that hold today, each once however often it is named.
pub fn named(reached: &[Reached], today: Date) -> BTreeSet<Way> {
    let holds =
        |way: &&Reached| way.from.is_none_or(|from| from <= today) && way.to.is_none_or(|to| today <= to);
    let way = |way: &Reached| Way {
        kind: match way.by {
            By::RegisteredAddress => ContactKind::RegisteredAddress,
            By::PostalAddress => ContactKind::PostalAddress,
            By::Phone => ContactKind::Phone,
            By::Mobile => ContactKind::Mobile,
            By::Email => ContactKind::Email,
        },
        value: way.value.clone(),
        postal_code: way.postal_code.clone(),
        locality: way.locality.clone(),
    };
    reached.iter().filter(holds).map(way).collect()
}

/// What to end and what to add so that what is kept is what the file names.
pub fn difference(kept: &[ContactPoint], named: &BTreeSet<Way>, today: Date) -> (Vec<Uuid>, Vec<Way>) {
    let open = |point: &&ContactPoint| point.valid_to.is_none_or(|to| today < to);
    let open: Vec<_> = kept.iter().filter(open).collect();
    // Only what an import brought, and only what holds in all homes: the rest is the office's or the person's own.
    let ours = open.iter().filter(|point| point.origin == ORIGIN && point.home.is_none());
    let ended = ours.filter(|point| !named.contains(&Way::of(point))).map(|point| point.id).collect();
    let known: BTreeSet<_> =
        open.iter().filter(|point| point.home.is_none()).map(|point| Way::of(point)).collect();
    (ended, named.iter().filter(|way| !known.contains(way)).cloned().collect())
}
