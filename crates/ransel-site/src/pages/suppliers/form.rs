//! The form a supplier is kept by. What is one of many stands as a line of its own, its parts between semicolons.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::suppliers::{KINDS, Place, Supplier};
use ransel_web::parts::{
    Choice, Field, Link, Need, Variant, back, button, checkbox, checkboxes, date_field, error_summary, form,
    heading, hidden, lead, section, select, text_field, textarea,
};

use super::may_keep;
use crate::{
    Trouble, Visit,
    pages::{faults::Faults, words::module},
};

/// What stands in the fields, as it was typed.
#[derive(Default)]
pub struct Typed {
    /// The name it had, empty for a new one.
    pub was: String,
    /// The systems that are ticked.
    pub systems: Vec<String>,
    /// Whether data is outside the EEA.
    pub outside: bool,
    texts: Vec<(&'static str, String)>,
}

/// The fields one writes in.
const TEXTS: [&str; 12] = [
    "name",
    "kind",
    "does",
    "reference",
    "agreed",
    "ends",
    "country",
    "tool",
    "risk",
    "again",
    "subs",
    "attestations",
];

impl Typed {
    /// What was sent.
    pub fn sent(visit: &Visit<'_>) -> Self {
        Self {
            was: visit.form.text("was").to_owned(),
            systems: visit.form.all("systems").map(str::to_owned).collect(),
            outside: visit.form.text("outside") == "yes",
            texts: TEXTS.map(|name| (name, visit.form.text(name).trim().to_owned())).into(),
        }
    }

    /// What is known of a supplier.
    pub fn of(it: &Supplier) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let agreement = it.agreement.as_ref();
        let line = |parts: &[&str]| parts.join("; ");
        let subs = it
            .sub_processors
            .iter()
            .map(|sub| line(&[&sub.name, &sub.does, &sub.place.country, tool(&sub.place)]));
        let attested =
            it.attestations.iter().map(|it| line(&[&it.name, &it.given.to_string(), &it.lapses.to_string()]));
        let texts = vec![
            ("name", it.name.clone()),
            ("kind", it.kind.clone()),
            ("does", it.does.clone()),
            ("reference", agreement.map(|it| it.reference.clone()).unwrap_or_default()),
            ("agreed", day(agreement.map(|it| it.date))),
            ("ends", day(agreement.and_then(|it| it.ends))),
            ("country", it.place.country.clone()),
            ("tool", it.place.transfer_tool.clone()),
            ("risk", day(it.risk_on)),
            ("again", day(it.risk_again)),
            ("subs", subs.collect::<Vec<_>>().join("\n")),
            ("attestations", attested.collect::<Vec<_>>().join("\n")),
        ];
        Self { was: it.name.clone(), systems: it.systems.clone(), outside: it.place.outside_eea, texts }
    }

    /// What stands in a field.
    pub fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }
}

/// What lets data leave the EEA; a place within it says nothing.
fn tool(place: &Place) -> &str {
    if place.outside_eea { &place.transfer_tool } else { "" }
}

/// The page with the form.
///
/// # Errors
/// The relations cannot be read.
pub fn page(visit: &Visit<'_>, typed: &Typed, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let name = if typed.was.is_empty() { w.get("suppliers-new") } else { typed.was.clone() };
    Ok(html! {
        (error_summary(w, faults.all()))
        (back(&Link::new("/suppliers", w.get("suppliers-title"))))
        (heading(&name, None))
        (lead(&w.get("supplier-lead")))
        (form(&visit.form_to("/suppliers"), html! {
            (hidden("was", &typed.was))
            (fields(visit, typed, faults)?)
            (button(Variant::Primary, &w.get("save")))
        }))
        @if !typed.was.is_empty() {
            (section("end", &w.get("supplier-end"), html! {
                p { (w.get("supplier-end-lead")) }
                (form(&visit.form_to("/suppliers/end"), html! {
                    (hidden("name", &typed.was))
                    (button(Variant::Secondary, &w.get("supplier-end")))
                }))
            }))
        }
    })
}

fn fields(visit: &Visit<'_>, typed: &Typed, faults: &Faults<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let label = |name: &str| w.get(&format!("supplier-{name}"));
    let labels: Vec<_> = TEXTS.iter().map(|name| (*name, label(name))).collect();
    let field = |name: &'static str| Field {
        name,
        label: labels.iter().find(|(known, _)| *known == name).map_or("", |(_, label)| label),
        error: faults.at(name),
        value: typed.text(name),
        ..Field::default()
    };
    let optional = |name| Field { need: Need::Optional, ..field(name) };
    let mine = may_keep(visit)?;
    let systems: Vec<_> = mine.iter().map(|name| (name.clone(), module(visit, name))).collect();
    let systems: Vec<_> =
        systems.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let chosen: Vec<_> = typed.systems.iter().map(String::as_str).collect();
    let kinds = KINDS.map(|kind| (kind, w.get(&format!("supplier-kind-{kind}"))));
    let kinds: Vec<_> =
        kinds.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let (systems_label, outside, tool_help, subs_help, attested_help) = (
        label("systems"),
        label("outside"),
        label("tool-help"),
        label("subs-help"),
        label("attestations-help"),
    );
    let systems_field =
        Field { name: "systems", label: &systems_label, error: faults.at("systems"), ..Field::default() };
    let outside_field = Field {
        name: "outside",
        label: &outside,
        value: if typed.outside { "yes" } else { "" },
        ..Field::default()
    };
    Ok(html! {
        (text_field(w, &field("name")))
        (select(w, &field("kind"), &kinds))
        (text_field(w, &field("does")))
        (checkboxes(w, &systems_field, &systems, &chosen))
        (text_field(w, &field("reference")))
        (date_field(w, &field("agreed")))
        (date_field(w, &optional("ends")))
        (text_field(w, &field("country")))
        (checkbox(w, &outside_field))
        (text_field(w, &Field { description: Some(&tool_help), ..optional("tool") }))
        (date_field(w, &field("risk")))
        (date_field(w, &optional("again")))
        (textarea(w, &Field { description: Some(&subs_help), ..optional("subs") }, 3))
        (textarea(w, &Field { description: Some(&attested_help), ..optional("attestations") }, 3))
    })
}
