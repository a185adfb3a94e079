//! The owner as a PIFU-IMS roster, as a school administrative system would send it: for showing and testing imports.
//! The format cannot say that an address is protected, so addresses and telephones of protected people stay out.

mod groups;
mod members;
mod people;

use std::io::Write;

use jiff::civil::Date;
use ransel_exchange::pifu::{self, Ids, Moment, Properties, SourcedId, TransferKind, WriteError, Writer};
use uuid::Uuid;

use crate::model::{Owner, Period};

/// The system all keys come from.
const SOURCE: &str = "sas@soloy.example";
const TARGET: &str = "ransel@soloy.example";

/// Writes everybody who has to do with the schools, and hands back what was written to.
pub fn pifu<W: Write>(owner: &Owner, out: W) -> Result<W, WriteError> {
    let properties = Properties {
        language: "no".to_owned(),
        datasource: SOURCE.to_owned(),
        targets: vec![TARGET.to_owned()],
        kind: TransferKind::Full,
        // Registers are taken out at night.
        created_at: Moment::Local(owner.spec.today.at(4, 30, 0, 0)),
    };
    let mut writer = Writer::new(out, &properties)?;
    people::write(owner, &mut writer)?;
    groups::write(owner, &mut writer)?;
    members::write(owner, &mut writer)?;
    writer.finish()
}

/// The key of anything with an id: the same in every file.
fn key(id: Uuid) -> SourcedId {
    SourcedId { source: SOURCE.to_owned(), id: id.to_string() }
}

/// The key of the contact teacher group of a class, which has no id of its own.
fn contact_key(class: Uuid) -> SourcedId {
    SourcedId { source: SOURCE.to_owned(), id: format!("{class}-kontakt") }
}

fn ids(key: SourcedId) -> Ids {
    Ids::new(key)
}

/// In this format the last day belongs to a period.
fn period(period: Period) -> pifu::Period {
    let last = period.to.and_then(|to| to.yesterday().ok());
    pifu::Period { from: Some(period.from), to: last.map(|last: Date| last.max(period.from)), label: None }
}
