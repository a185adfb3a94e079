//! Suppliers in words: what each does, where, on what agreement, and what is known of its security.

use super::{
    Statement,
    wording::{Phrases, Say},
};
use crate::suppliers::{Place, Supplier};

/// A supplier as the statement tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplierLine {
    /// Who, where, what, on which agreement.
    pub said: String,
    /// Who works for it, and what others have attested.
    pub below: Vec<String>,
}

impl Statement {
    /// The suppliers of the system; `words` looks up the texts.
    pub fn supplier_lines(&self, words: &Say<'_>) -> Vec<SupplierLine> {
        self.suppliers.iter().map(|supplier| SupplierLine::of(supplier, words)).collect()
    }
}

impl SupplierLine {
    /// One supplier; `words` looks up the texts.
    pub fn of(it: &Supplier, words: &Say<'_>) -> Self {
        let w = Phrases::new(words);
        let who = |key: &str, name: &str, place: &Place, does: &str| {
            w.with(key, &[("name", name.to_owned()), ("does", does.to_owned()), ("place", placed(&w, place))])
        };
        let mut said = who("notice-supplier", &it.name, &it.place, &it.does);
        if let Some(agreement) = &it.agreement {
            let values = [("reference", agreement.reference.clone()), ("date", w.date(agreement.date))];
            said += &format!(" {}", w.with("notice-supplier-agreement", &values));
        }
        if let Some(day) = it.risk_on {
            said += &format!(" {}", w.with("notice-supplier-risk", &[("date", w.date(day))]));
        }
        let subs = it.sub_processors.iter();
        let mut below: Vec<_> =
            subs.map(|sub| who("notice-sub-processor", &sub.name, &sub.place, &sub.does)).collect();
        below.extend(it.attestations.iter().map(|one| {
            let dates = [("given", w.date(one.given)), ("lapses", w.date(one.lapses))];
            w.with("notice-attestation", &[&[("name", one.name.clone())][..], &dates[..]].concat())
        }));
        Self { said, below }
    }
}

fn placed(w: &Phrases<'_>, place: &Place) -> String {
    let country = ("country", place.country.clone());
    if place.outside_eea {
        return w.with("notice-place-outside", &[country, ("tool", place.transfer_tool.clone())]);
    }
    w.with("notice-place-inside", &[country])
}
