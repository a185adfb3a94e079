//! Who processes data for the owner, and on what agreement (POL-2018 art. 28, 32, 44-46). Suppliers stand in the
//! owner's settings, so each change is a dated version, and the statement is printed from them.
//! Deliberately absent: the papers themselves. An agreement is named by its reference where the owner keeps it.

use jiff::{ToSpan, civil::Date};
use ransel_law::eea;
use serde::{Deserialize, Serialize};

use crate::{
    register::{Gap, Register},
    settings::Settings,
};

/// What a supplier can be for, as codes of register entries and texts.
pub const KINDS: [&str; 6] = ["operation", "support", "sign-in", "messages", "content", CAMERAS];

/// Whoever watches by camera. The product receives nothing of it; a school owner that has it says so here, and no such
/// supplier is kept without an assessment, whether a system runs or not (POL-2018 art. 35 (3) (c)).
pub const CAMERAS: &str = "cameras";

/// How many days before it lapses somebody is told that a paper must be renewed: time for a meeting and a signature.
pub const NOTICE_DAYS: i64 = 60;

/// After how many months a risk assessment is done again where the owner has named no day (POL-2018 art. 32 (1) (d): regularly).
pub const RISK_MONTHS: i64 = 12;

/// A supplier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Supplier {
    /// The company's name; no two have the same.
    pub name: String,
    /// What it is for: one of [`KINDS`].
    pub kind: String,
    /// The systems it does it for, by module.
    pub systems: Vec<String>,
    /// What it does, in the owner's words.
    pub does: String,
    /// The processor agreement (POL-2018 art. 28 (3)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// Where data is kept.
    #[serde(default)]
    pub place: Place,
    /// The day of the newest risk assessment (POL-2018 art. 32).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_on: Option<Date>,
    /// The day by which it is to be done again; where none is named it is [`RISK_MONTHS`] after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_again: Option<Date>,
    /// Who works for the supplier (POL-2018 art. 28 (2) and (4)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_processors: Vec<SubProcessor>,
    /// What others have attested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attestations: Vec<Attestation>,
}

/// An agreement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its reference in the owner's archive.
    pub reference: String,
    /// From when it holds.
    pub date: Date,
    /// When it ends, if it does by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
}

/// A place where data is kept or reached from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The country.
    pub country: String,
    /// What lets data leave the EEA (POL-2018 art. 45-46); empty within it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub transfer_tool: String,
    /// Whether it is outside the EEA.
    #[serde(default)]
    pub outside_eea: bool,
}

/// One who works for a supplier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SubProcessor {
    /// Its name.
    pub name: String,
    /// What it does.
    pub does: String,
    /// Where.
    pub place: Place,
}

/// What somebody else has attested about a supplier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// Of what: `ISO 27001`.
    pub name: String,
    /// When.
    pub given: Date,
    /// The last day it holds.
    pub lapses: Date,
}

/// Something about a supplier that has to be seen to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lapse {
    /// The last day it holds; nothing where it was never there.
    pub on: Option<Date>,
    /// The supplier.
    pub supplier: String,
    /// What: key of the text.
    pub what: &'static str,
    /// The attestation, where it is one.
    pub name: String,
}

impl Supplier {
    /// What is missing before a system may be run with it: keys of texts (POL-2018 art. 28 (3), 32, 46).
    pub fn lacks(&self) -> Vec<&'static str> {
        let places = || self.places();
        let lacks = [
            ("gap-supplier-agreement", self.agreement.is_none()),
            ("gap-supplier-risk", self.risk_on.is_none()),
            ("gap-supplier-place", places().any(|place| place.country.trim().is_empty())),
            ("gap-supplier-transfer", places().any(Place::lacks_tool)),
        ];
        lacks.into_iter().filter(|(_, missing)| *missing).map(|(key, _)| key).collect()
    }

    /// Where data is kept or reached from, by it and by those who work for it.
    fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(self.sub_processors.iter().map(|sub| &sub.place))
    }

    /// Whether it works for this system.
    pub fn serves(&self, module: &str) -> bool {
        self.systems.iter().any(|system| system == module)
    }

    fn lapses(&self) -> Vec<Lapse> {
        let lapse =
            |what, name: &str, on| Lapse { on, supplier: self.name.clone(), what, name: name.to_owned() };
        let missing = self.lacks().into_iter().map(|what| lapse(what, "", None));
        let ends = self.agreement.iter().filter_map(|agreement| agreement.ends);
        let ends = ends.map(|on| lapse("lapse-agreement", "", Some(on)));
        let in_time = |on: Date| on.saturating_add(RISK_MONTHS.months());
        let risk = self.risk_again.or(self.risk_on.map(in_time)).map(|on| lapse("lapse-risk", "", Some(on)));
        let attested =
            self.attestations.iter().map(|it| lapse("lapse-attestation", &it.name, Some(it.lapses)));
        missing.chain(ends).chain(risk).chain(attested).collect()
    }
}

impl Place {
    /// Whether it says that it is outside the EEA, or does not name a country that is known to be within.
    fn may_be_outside(&self) -> bool {
        self.outside_eea || !eea::is_member(&self.country)
    }

    fn lacks_tool(&self) -> bool {
        self.outside_eea && self.transfer_tool.trim().is_empty()
    }
}

/// What is missing, has lapsed or lapses within [`NOTICE_DAYS`], what is most overdue first.
pub fn lapsing(settings: &Settings, today: Date) -> Vec<Lapse> {
    let until = today.saturating_add(NOTICE_DAYS.days());
    let mut found: Vec<_> = settings.suppliers.iter().flat_map(Supplier::lapses).collect();
    found.retain(|lapse| lapse.on.is_none_or(|on| on <= until));
    found.sort();
    found
}

/// What the suppliers of a system lack: one of each kind its register entry names, and of each its papers.
pub fn gaps(register: &Register, settings: &Settings) -> Vec<Gap> {
    let gap = |key| Gap { at: register.module.clone(), key };
    let own = || settings.suppliers.iter().filter(|supplier| supplier.serves(&register.module));
    let named = register.suppliers.iter().filter(|kind| !own().any(|supplier| supplier.kind == **kind));
    let abroad = own().any(|supplier| goes_too_far(register, supplier));
    let mut gaps: Vec<_> = named.map(|_| gap("gap-supplier")).collect();
    gaps.extend(abroad.then(|| gap("gap-supplier-outside")));
    gaps.extend(own().flat_map(Supplier::lacks).map(gap));
    gaps
}

/// Whether a supplier, or somebody who works for it, is outside the EEA though nothing of the system may be there. A country that is
/// not known to be within counts as outside.
pub fn goes_too_far(register: &Register, supplier: &Supplier) -> bool {
    register.within_eea && supplier.places().any(Place::may_be_outside)
}

/// What no supplier may be: without a name, twice there, of no known kind.
///
/// # Errors
/// Which, and why.
pub fn check(suppliers: &[Supplier]) -> Result<(), String> {
    for (at, supplier) in suppliers.iter().enumerate() {
        let name = &supplier.name;
        if name.trim().is_empty() {
            return Err(format!("supplier {} has no name", at + 1));
        }
        if suppliers[..at].iter().any(|other| other.name == *name) {
            return Err(format!("supplier {name} stands there twice"));
        }
        if !KINDS.contains(&supplier.kind.as_str()) {
            return Err(format!("supplier {name}: \"{}\" is neither {}", supplier.kind, KINDS.join(" nor ")));
        }
        if supplier.kind == CAMERAS && supplier.risk_on.is_none() {
            return Err(format!(
                "supplier {name}: no assessment of the camera surveillance (POL-2018 art. 35)"
            ));
        }
    }
    Ok(())
}
