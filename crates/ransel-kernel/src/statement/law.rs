//! A legal basis as it is cited today.

use jiff::civil::Date;
use ransel_law::reference::LawRef;
use serde::Serialize;

/// A provision, as a letter cites it and as it stands on the day of the statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// As the register writes it: `OPPL-2023 § 25-1`.
    pub cited: String,
    /// As a letter cites it: `opplæringslova § 25-1`.
    pub text: String,
    /// The act's official number: `LOV-2023-06-09-30`.
    pub number: String,
    /// The first day it applied.
    pub from: Option<Date>,
    /// The last day it applied.
    pub to: Option<Date>,
    /// Whether it applies on the day of the statement.
    pub in_force: bool,
    /// Whether the section has been reworded since the wording the register means.
    pub reworded: bool,
}

/// Cites each of `basis`. What is no reference to law is shown as it is written and as not in force, so that
/// nobody takes it for a basis; the register's own check refuses to switch such a module on.
pub fn cite(basis: &[String], today: Date) -> Vec<Citation> {
    basis.iter().map(|cited| one(cited, today)).collect()
}

/// Cites one provision.
pub fn one(cited: &str, today: Date) -> Citation {
    match cited.parse::<LawRef>() {
        Ok(law) => Citation {
            cited: cited.to_owned(),
            text: law.to_string(),
            number: law.instrument.number().to_owned(),
            from: law.valid_from(),
            to: law.valid_to(),
            in_force: law.in_force(today),
            reworded: law.reworded_by(today),
        },
        Err(_) => Citation {
            cited: cited.to_owned(),
            text: cited.to_owned(),
            number: String::new(),
            from: None,
            to: None,
            in_force: false,
            reworded: false,
        },
    }
}
