//! When a provision applied. As a rule as long as its instrument; the rows here are the exceptions, and the
//! days a section was reworded under the same number. A change of law is a new row.

use jiff::civil::{Date, date};

use super::Instrument::{self, Ark1992, Ark2025, Foppl2024, Oppl2023};
use super::Provision;

/// First and last day in force, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Validity {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

struct Exception {
    instrument: Instrument,
    provision: Provision,
    validity: Validity,
}

const EXCEPTIONS: &[Exception] = &[
    // The new rule on taking archives out of the country has not started ...
    Exception {
        instrument: Ark2025,
        provision: Provision::section(11),
        validity: Validity { from: None, to: None },
    },
    // ... and until it does, the old ban lives on: the introduction of § 9 with letter b.
    Exception {
        instrument: Ark1992,
        provision: Provision::section(9).letter('b'),
        validity: Validity { from: Some(date(1999, 1, 1)), to: None },
    },
];

/// Sections reworded while the number stayed. Only what was read; absence of a row proves nothing.
const REWORDED: &[(Instrument, Provision, Date)] = &[
    // The 2025 absence rules; health service visits at school in 2026 (R2-3, R2-4, R2-8).
    (Foppl2024, Provision::chaptered(9, 8), date(2025, 8, 1)),
    (Foppl2024, Provision::chaptered(9, 8), date(2026, 8, 1)),
    (Oppl2023, Provision::chaptered(25, 1), date(2026, 8, 1)),
    (Oppl2023, Provision::chaptered(2, 1), date(2028, 7, 1)),
    (Oppl2023, Provision::chaptered(3, 7), date(2028, 7, 1)),
    (Oppl2023, Provision::chaptered(6, 6), date(2028, 7, 1)),
];

pub(super) fn of(instrument: Instrument, provision: &Provision) -> Validity {
    let exception = EXCEPTIONS.iter().find(|row| row.instrument == instrument && covers(row, provision));
    exception
        .map_or(Validity { from: instrument.valid_from(), to: instrument.valid_to() }, |row| row.validity)
}

/// A row for a whole section covers all of it; a row for a letter covers that letter only.
fn covers(row: &Exception, provision: &Provision) -> bool {
    row.provision.same_section(provision)
        && (row.provision.letter.is_none() || row.provision.letter == provision.letter)
}

pub(super) fn rewordings(instrument: Instrument, provision: &Provision) -> impl Iterator<Item = Date> {
    let rows =
        REWORDED.iter().filter(move |(act, place, _)| *act == instrument && place.same_section(provision));
    rows.map(|(_, _, day)| *day)
}
