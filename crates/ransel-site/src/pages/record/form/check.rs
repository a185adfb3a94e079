//! What is wrong with what was typed, in sentences that stand both at the field and in the summary.

use jiff::civil::Date;
use ransel_law::identifier::{NationalId, NationalIdError};
use ransel_school::{
    records::ContactKind,
    sign_in::{Claimed, Matched, find},
};
use ransel_web::parts::FieldError;

use super::{Place, Reached, Slot, Typed, Who};
use crate::{Trouble, Visit, pages::words::today};

/// The first year anybody can be born in: an older date is a slip.
const EARLIEST: Date = jiff::civil::date(1900, 1, 1);
/// The longest name, street or address we take, in letters.
const LONGEST: usize = 200;

/// Collects faults while values are read.
pub struct Check<'c> {
    visit: &'c Visit<'c>,
    typed: &'c Typed,
    /// What is wrong so far.
    pub faults: Vec<FieldError>,
}

impl<'c> Check<'c> {
    /// Begins with no faults.
    pub fn new(visit: &'c Visit<'c>, typed: &'c Typed) -> Self {
        Self { visit, typed, faults: Vec::new() }
    }

    /// Says that something is wrong with a field.
    pub fn fault(&mut self, field: &str, label: &str, key: &str) {
        self.faults.push(FieldError {
            field: field.to_owned(),
            label: self.visit.text(label),
            message: self.visit.text(key),
        });
    }

    /// Who somebody is. A date of birth may be left out for grown-ups only: the law asks for a pupil's age.
    ///
    /// # Errors
    /// A store fails.
    pub fn who(&mut self, born: Born, number: Number) -> Result<Who, Trouble> {
        let family = self.needed("family", "record-family-name", "fault-family-name");
        let given = self.needed("given", "record-given-name", "fault-given-name");
        let born = self.born(born);
        let number = match number {
            Number::Asked => self.number()?,
            Number::NotAsked => None,
        };
        let language = match self.typed.text("language") {
            known @ ("nb" | "nn" | "se" | "en") => known.to_owned(),
            _ => String::new(),
        };
        Ok(Who { given, family, born, number, language })
    }

    fn needed(&mut self, field: &str, label: &str, key: &str) -> String {
        let text = self.typed.text(field).split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || text.chars().count() > LONGEST {
            self.fault(field, label, key);
        }
        text
    }

    fn born(&mut self, need: Born) -> Option<Date> {
        let text = self.typed.text("born");
        if text.is_empty() {
            if matches!(need, Born::Needed) {
                self.fault("born", "record-born", "fault-born-missing");
            }
            return None;
        }
        let born = text.parse::<Date>().ok().filter(|date| (EARLIEST..=today(self.visit)).contains(date));
        if born.is_none() {
            self.fault("born", "record-born", "fault-born");
        }
        born
    }

    fn number(&mut self) -> Result<Option<NationalId>, Trouble> {
        let text = self.typed.text("number");
        if text.is_empty() {
            return Ok(None);
        }
        let fault =
            match text.parse::<NationalId>() {
                Ok(number) if number.is_synthetic() != synthetic_numbers(self.visit) => {
                    if number.is_synthetic() { "fault-number-synthetic" } else { "fault-number-real" }
                }
                Ok(number) if self.is_taken(&number)? => "fault-number-taken",
                Ok(number) => return Ok(Some(number)),
                Err(NationalIdError::Form) => "fault-number-form",
                Err(NationalIdError::NoSuchDay) => "fault-number-day",
                Err(NationalIdError::CheckDigits) => "fault-number-digits",
                Err(NationalIdError::UnsupportedSeries) => "fault-number-series",
            };
        self.fault("number", "record-number", fault);
        Ok(None)
    }

    /// Whether somebody has the number: two persons with one number could neither of them sign in. It is looked up
    /// as a sign-in would, since nobody's record is opened by it.
    fn is_taken(&self, number: &NationalId) -> Result<bool, Trouble> {
        let claimed = Claimed { feide_name: None, national_id: Some(number.digits()) };
        Ok(!matches!(find(self.visit.owner(), &claimed)?, Matched::Unknown))
    }

    /// How somebody is reached.
    pub fn reached(&mut self, slots: &[Slot]) -> Vec<Reached> {
        slots.iter().map(|slot| self.slot(slot)).collect()
    }

    fn slot(&mut self, slot: &Slot) -> Reached {
        let place = |prefix: &str| {
            let part =
                |part: &str| self.typed.text(&format!("{prefix}{}{part}", slot.name)).trim().to_owned();
            if slot.is_address() {
                Place { value: part("-street"), code: part("-code"), town: part("-town") }
            } else {
                Place { value: part(""), ..Place::default() }
            }
        };
        let (was, now) = (place("was-"), place(""));
        let row = self.typed.text(&format!("row-{}", slot.name)).parse().ok();
        if let Some((field, key)) = wrong(slot, &now) {
            let label = format!("contact-{}", slot.kind.code());
            self.fault(&field, &label, key);
        }
        Reached { kind: slot.kind, row, was, now }
    }
}

/// Whether a date of birth must be given.
#[derive(Clone, Copy, Debug)]
pub enum Born {
    /// Yes.
    Needed,
    /// No.
    Optional,
}

/// Whether the form asks for a national identity number.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// Yes.
    Asked,
    /// No: what is sent all the same is not read.
    NotAsked,
}

/// Whether this owner's people are made up: then only synthetic numbers are taken, and everywhere else none.
pub fn synthetic_numbers(visit: &Visit<'_>) -> bool {
    let settings = visit.owner().settings();
    let platform = settings.module.get("platform");
    platform.and_then(|choices| choices.get("synthetic_numbers")?.as_bool()).unwrap_or(false)
}

fn wrong(slot: &Slot, now: &Place) -> Option<(String, &'static str)> {
    if now.is_empty() {
        return None;
    }
    let at = |part: &str| format!("{}{part}", slot.name);
    if [&now.value, &now.code, &now.town].into_iter().any(|text| text.chars().count() > LONGEST) {
        return Some((at(if slot.is_address() { "-street" } else { "" }), "fault-too-long"));
    }
    match slot.kind {
        ContactKind::RegisteredAddress | ContactKind::PostalAddress => {
            let code = now.code.len() == 4 && now.code.bytes().all(|sign| sign.is_ascii_digit());
            match (now.value.is_empty(), code, now.town.is_empty()) {
                (true, ..) => Some((at("-street"), "fault-street")),
                (_, false, _) => Some((at("-code"), "fault-postal-code")),
                (.., true) => Some((at("-town"), "fault-post-town")),
                _ => None,
            }
        }
        ContactKind::Phone | ContactKind::Mobile => {
            let digits = now.value.chars().filter(char::is_ascii_digit).count();
            let signs = now
                .value
                .chars()
                .all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '+' | '-' | '(' | ')'));
            (!signs || !(5..=15).contains(&digits)).then(|| (at(""), "fault-phone"))
        }
        ContactKind::Email => (!is_email(&now.value)).then(|| (at(""), "fault-email")),
    }
}

/// Only what is certainly wrong is refused: whether an address exists, only a letter can tell.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    !name.is_empty() && dotted && !text.chars().any(char::is_whitespace)
}
