//! How long things are kept: each rule with why it is kept, what law sets as a limit, and what the owner has chosen.

use maud::{Markup, html};
use ransel_kernel::{
    keep::{Period, Planned},
    platform::ReadSettings,
    settings::Settings,
};
use ransel_web::parts::{
    Choice, Field, FieldError, Link, Need, Range, Variant, back, button, checkbox, empty, error_summary,
    form, heading, hidden, lead, number_field, section, select, success,
};

use super::{
    form::mine,
    preview::{period, rule as said, seen_or_saved},
};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::words::{self, joined, module},
};

/// What one can choose a period in.
const UNITS: [&str; 4] = ["hour", "day", "month", "year"];

/// What stands in the fields of one rule.
struct Chosen {
    count: String,
    unit: String,
    approval: bool,
}

/// The form, with what holds.
pub fn show(visit: &Visit<'_>) -> Reply {
    let _read = visit.ctx.may(ReadSettings {})?;
    let settings = visit.owner().settings();
    let body = html! {
        @if visit.just("settings") {
            (success(&visit.words().with("settings-saved", &[("version", visit.owner().settings_version().into())]), html! {}))
        }
        (page(visit, &mine(visit)?, &|rule| Chosen::of(rule, &settings), &[]))
    };
    Ok(Answer::page(visit.text("periods-title"), body))
}

/// Takes other periods into force, once what they change has been seen.
pub fn update(visit: &Visit<'_>) -> Reply {
    let owner = visit.owner();
    let of: Vec<_> =
        visit.form.all("of").filter(|name| !in_module(visit, name).is_empty()).map(str::to_owned).collect();
    if of.is_empty() {
        return Err(Trouble::NotFound);
    }
    let mut new = (*owner.settings()).clone();
    let mut faults = Vec::new();
    for rule in of.iter().flat_map(|module| in_module(visit, module)) {
        let chosen = Chosen::sent(visit, rule);
        match chosen.period(rule, &new) {
            Some(period) if period == rule.period => drop(new.keep.remove(&rule.name)),
            Some(period) => drop(new.keep.insert(rule.name.clone(), period.to_string())),
            None => faults.push(FieldError {
                field: field("count", rule),
                label: said(visit, &rule.name),
                message: visit.text("periods-no-number"),
            }),
        }
        if !within(rule, rule.period(&new)) {
            let message = bounds(visit, rule);
            faults.push(FieldError { field: field("count", rule), label: said(visit, &rule.name), message });
        }
        if chosen.approval {
            new.keep_approval.insert(rule.name.clone());
        } else {
            new.keep_approval.remove(&rule.name);
        }
    }
    let again = |faults: &[FieldError]| page(visit, &of, &|rule| Chosen::sent(visit, rule), faults);
    if !faults.is_empty() && may_all(visit, &of)? {
        return Ok(Answer::faults(visit.text("periods-title"), again(&faults)));
    }
    let wrong = |message: String| {
        again(&[FieldError { field: "periods".into(), label: visit.text("periods-title"), message }])
    };
    seen_or_saved(visit, "/settings/periods", &of, new, &wrong)
}

/// Whether all of these systems are the visitor's to change.
fn may_all(visit: &Visit<'_>, of: &[String]) -> Result<bool, Trouble> {
    let mine = mine(visit)?;
    Ok(of.iter().all(|module| mine.contains(module)))
}

/// The rules of a module by which something is deleted.
fn in_module<'v>(visit: &'v Visit<'_>, module: &str) -> Vec<&'v Planned> {
    visit.owner().house.keep.rules().filter(|rule| rule.module == module).collect()
}

fn within(rule: &Planned, period: Period) -> bool {
    let (least, most) = rule.bounds;
    !least.is_some_and(|least| least.is_longer_than(period))
        && !most.is_some_and(|most| period.is_longer_than(most))
}

fn field(name: &str, rule: &Planned) -> String {
    format!("{name}-{}", rule.name.replace('.', "-"))
}

impl Chosen {
    fn of(rule: &Planned, settings: &Settings) -> Self {
        let mut parts = rule.period(settings).counted();
        let (count, unit) = match (parts.next(), parts.next()) {
            (Some((unit, count)), None) => (count.to_string(), unit.to_owned()),
            // Several units at once can only be imported; here it stays as it is while the field is empty.
            _ => (String::new(), "day".to_owned()),
        };
        Self { count, unit, approval: settings.keep_approval.contains(&rule.name) }
    }

    fn sent(visit: &Visit<'_>, rule: &Planned) -> Self {
        let text = |name| visit.form.text(&field(name, rule)).to_owned();
        Self { count: text("count"), unit: text("unit"), approval: text("approval") == "yes" }
    }

    /// The period that was chosen; the one that holds where nothing was written.
    fn period(&self, rule: &Planned, settings: &Settings) -> Option<Period> {
        if self.count.is_empty() {
            return Some(rule.period(settings));
        }
        Period::of(self.count.parse().ok()?, &self.unit)
    }
}

fn page(
    visit: &Visit<'_>,
    of: &[String],
    chosen: &dyn Fn(&Planned) -> Chosen,
    faults: &[FieldError],
) -> Markup {
    let w = visit.words();
    let shown: Vec<_> = of
        .iter()
        .map(|module| (module, in_module(visit, module)))
        .filter(|(_, rules)| !rules.is_empty())
        .collect();
    html! {
        (back(&Link::new("/settings", w.get("settings-title"))))
        (error_summary(w, faults))
        (heading(&w.get("periods-title"), None))
        (lead(&w.get("periods-lead")))
        @if shown.is_empty() { (empty(&w.get("settings-none-yours"), None)) } @else {
            (form(&visit.form_to("/settings/periods"), html! {
                @for (name, rules) in &shown {
                    (hidden("of", name))
                    (section(&format!("of-{name}"), &module(visit, name), html! {
                        @for rule in rules { (one(visit, rule, &chosen(rule), faults)) }
                    }))
                }
                (button(Variant::Primary, &w.get("preview-see")))
            }))
        }
    }
}

fn one(visit: &Visit<'_>, rule: &Planned, chosen: &Chosen, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let names = ["count", "unit", "approval"].map(|name| field(name, rule));
    let [count, unit, approval] = ["periods-count", "periods-unit", "periods-approval"].map(|key| w.get(key));
    let limit = bounds(visit, rule);
    let error = faults.iter().find(|fault| fault.field == names[0]).map(|fault| fault.message.as_str());
    let units = UNITS.map(|unit| (unit, w.get(&format!("periods-in-{unit}"))));
    let units: Vec<_> =
        units.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let stated = visit.owner().settings().stated.get(&format!("keep.{}", rule.name)).cloned();
    html! {
        fieldset.ds-fieldset {
            legend.ds-label { (words::of_register(visit, &text(visit, rule))) }
            p data-field="description" { (why(visit, rule)) }
            @if let Some(stated) = stated { p { (differs(visit, &stated, rule)) } }
            (number_field(w, &Field {
                name: &names[0], label: &count, description: Some(&limit), error, value: &chosen.count, ..Field::default()
            }, Range { min: 1, max: 9999 }))
            (select(w, &Field { name: &names[1], label: &unit, value: &chosen.unit, ..Field::default() }, &units))
            (checkbox(w, &Field {
                name: &names[2], label: &approval, value: if chosen.approval { "yes" } else { "" }, need: Need::Required, ..Field::default()
            }))
        }
    }
}

fn text(visit: &Visit<'_>, rule: &Planned) -> ransel_kernel::register::Words {
    let id = rule.name.split_once('.').map_or("", |(_, id)| id);
    let register = visit.owner().house.register(rule.module);
    register.and_then(|register| register.keep(id)).map(|keep| keep.text.clone()).unwrap_or_default()
}

/// Why what goes by the rule is kept at all, and whether the archive keeps a copy.
fn why(visit: &Visit<'_>, rule: &Planned) -> String {
    let register = visit.owner().house.register(rule.module);
    let mut activities: Vec<_> = rule.tables.iter().map(|(card, _)| card.activity).collect();
    activities.sort_unstable();
    activities.dedup();
    let purposes = activities
        .iter()
        .filter_map(|id| Some(words::of_register(visit, &register?.activity(id)?.purpose).to_owned()));
    let mut all: Vec<_> = purposes.collect();
    all.push(match &rule.archive {
        Some(law) => visit.words().with("periods-archive", &[("law", (&words::law(visit, law)).into())]),
        None => visit.text("periods-no-archive"),
    });
    all.join(" ")
}

/// What law sets as the shortest and longest.
fn bounds(visit: &Visit<'_>, rule: &Planned) -> String {
    let w = visit.words();
    let (least, most) = rule.bounds;
    let of = |key: &str, bound: Period| w.with(key, &[("period", (&period(visit, bound)).into())]);
    let mut said: Vec<_> = least.map(|least| of("periods-least", least)).into_iter().collect();
    said.extend(most.map(|most| of("periods-most", most)));
    if said.is_empty() {
        return w.get("periods-no-limit");
    }
    let law = rule.limit.as_deref().map(|law| words::law(visit, law)).unwrap_or_default();
    format!("{}. {law}", words::capital(&joined(visit, said)))
}

/// What the owner's own statement says, where law demands something else.
fn differs(visit: &Visit<'_>, stated: &str, rule: &Planned) -> String {
    let said = match stated.parse::<Period>() {
        Ok(said) => period(visit, said),
        Err(()) => visit.text("period-forever"),
    };
    let holds = period(visit, rule.period(&visit.owner().settings()));
    visit.words().with("periods-stated", &[("said", (&said).into()), ("holds", (&holds).into())])
}
