//! The record of processing activities in words, once for the page, the spreadsheet and the paper (POL-2018 art. 30).

mod paper;
mod sheet;

use ransel_kernel::{
    register,
    statement::{Citation, Deletion, ProcessingRecord, RecordRow, SupplierLine},
    suppliers::{Place, Supplier},
};
use ransel_web::{Words, format};

pub use paper::paper;
pub use sheet::{SheetError, sheet};

/// One processing activity, point by point.
pub struct Entry {
    /// The system.
    pub system: String,
    /// Why.
    pub purpose: String,
    /// What else art. 30 (1) asks for, in the order of [`COLUMNS`]; a point with nothing in it says so.
    pub points: Vec<Vec<String>>,
}

/// What is said of each activity beside system and purpose: keys of texts.
pub const COLUMNS: [&str; 12] = [
    "record-basis",
    "record-gateway",
    "record-subjects",
    "record-categories",
    "record-recipients",
    "record-processors",
    "record-transfers",
    "record-retention",
    "record-measures",
    "record-sources",
    "record-activity",
    "record-reviewed",
];

/// Who answers for all of it: name and value.
pub fn controller(w: Words<'_>, record: &ProcessingRecord) -> Vec<(String, String)> {
    let it = &record.controller;
    let head = if it.daily_post.is_empty() { &it.accountable_head } else { &it.daily_post };
    let rows = [
        ("privacy-controller-who", &format!("{} ({})", it.name, it.organisation_number)),
        ("privacy-controller-head", &it.accountable_head),
        ("privacy-controller-daily", head),
        ("privacy-controller-contact", &it.contact),
        ("privacy-controller-officer", &it.data_protection_officer),
        ("record-on", &format::date(w.lang, record.on)),
    ];
    rows.iter().map(|(key, value)| (w.get(key), (*value).clone())).collect()
}

/// The activities in words.
pub fn entries(w: Words<'_>, record: &ProcessingRecord) -> Vec<Entry> {
    record.rows.iter().map(|row| entry(w, row)).collect()
}

fn entry(w: Words<'_>, row: &RecordRow) -> Entry {
    let of_register = |words: &register::Words| register::words(words, w.lang.tag()).to_owned();
    let told = |words: &Option<register::Words>| words.iter().map(of_register).collect::<Vec<_>>();
    let points = [
        row.basis.iter().map(|law| cited(w, law)).collect(),
        row.gateway.iter().map(|law| cited(w, law)).collect(),
        row.subjects.iter().map(|code| w.get(&format!("subject-{code}"))).collect(),
        row.categories.iter().map(|kind| category(w, *kind)).collect(),
        told(&row.recipients),
        row.suppliers.iter().flat_map(|supplier| supplied(w, supplier)).collect(),
        row.suppliers.iter().flat_map(|supplier| transfers(w, supplier)).collect(),
        row.deletion.iter().map(|rule| kept(w, rule)).collect(),
        vec![of_register(&row.measures), w.get("notice-logged")],
        told(&row.sources),
        vec![row.activity.clone()],
        row.reviewed.iter().map(|day| format::date(w.lang, *day)).collect(),
    ];
    let said = |lines: Vec<String>| if lines.is_empty() { vec![w.get("record-none")] } else { lines };
    Entry {
        system: of_register(&row.system),
        purpose: of_register(&row.purpose),
        points: points.into_iter().map(said).collect(),
    }
}

/// A provision, and whether it applies.
fn cited(w: Words<'_>, law: &Citation) -> String {
    let stands = match law.from.filter(|_| law.in_force) {
        Some(from) => w.with("in-force-since", &[("date", (&format::date(w.lang, from)).into())]),
        None => w.get("not-in-force"),
    };
    format!("{} ({stands})", law.text)
}

/// A kind of data; special categories and what is treated like them are marked (POL-2018 art. 9).
fn category(w: Words<'_>, kind: ransel_kernel::Category) -> String {
    let name = w.get(&format!("category-{}", kind.code()));
    if kind.sensitive() { w.with("record-special", &[("what", (&name).into())]) } else { name }
}

fn supplied(w: Words<'_>, supplier: &Supplier) -> Vec<String> {
    let line = SupplierLine::of(supplier, &w.say());
    std::iter::once(line.said).chain(line.below).collect()
}

/// Where data leaves the EEA, and what lets it.
fn transfers(w: Words<'_>, supplier: &Supplier) -> Vec<String> {
    let own = std::iter::once((&supplier.name, &supplier.place));
    let places = own.chain(supplier.sub_processors.iter().map(|sub| (&sub.name, &sub.place)));
    let said = |(name, place): (&String, &Place)| {
        let values = [("name", name), ("country", &place.country), ("tool", &place.transfer_tool)];
        w.with("record-transfer", &values.map(|(key, value)| (key, value.into())))
    };
    places.filter(|(_, place)| place.outside_eea).map(said).collect()
}

/// A keep rule with what goes by it.
fn kept(w: Words<'_>, rule: &Deletion) -> String {
    let kinds: Vec<_> =
        rule.categories.iter().map(|kind| w.get(&format!("category-{}", kind.code()))).collect();
    let what = if kinds.is_empty() { w.get("notice-technical") } else { kinds.join(", ") };
    let forever = rule.forever.as_ref().map(|law| format!(" {}.", cited(w, law))).unwrap_or_default();
    let words = register::words(&rule.text, w.lang.tag());
    format!("{what}: {words}{}{forever}", rule.choices(&w.say()))
}
