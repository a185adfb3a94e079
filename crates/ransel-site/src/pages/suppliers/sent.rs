//! What was typed about a supplier, read: each fault at the field it stands in, and of lines with their number.

use jiff::civil::Date;
use ransel_kernel::suppliers::{self, Agreement, Attestation, CAMERAS, KINDS, Place, SubProcessor, Supplier};

use super::form::Typed;
use crate::{Visit, pages::faults::Faults};

/// The field a gap stands in.
const GAPS: [(&str, &str); 4] = [
    ("gap-supplier-agreement", "reference"),
    ("gap-supplier-risk", "risk"),
    ("gap-supplier-place", "country"),
    ("gap-supplier-transfer", "tool"),
];

/// The supplier, where nothing is wrong.
pub fn read(visit: &Visit<'_>, typed: &Typed, faults: &mut Faults<'_>) -> Option<Supplier> {
    for name in ["name", "does"] {
        if typed.text(name).is_empty() {
            faults.add(name, &format!("supplier-{name}"), "supplier-missing");
        }
    }
    let owner = visit.owner();
    let settings = owner.settings();
    let taken = |name: &str| name != typed.was && settings.suppliers.iter().any(|known| known.name == name);
    if taken(typed.text("name")) {
        faults.add("name", "supplier-name", "supplier-known");
    }
    if !KINDS.contains(&typed.text("kind")) {
        faults.add("kind", "supplier-kind", "supplier-missing");
    }
    if typed.systems.is_empty() || typed.systems.iter().any(|name| owner.house.register(name).is_none()) {
        faults.add("systems", "supplier-systems", "supplier-systems-missing");
    }
    let [agreed, ends, risk_on, risk_again] =
        ["agreed", "ends", "risk", "again"].map(|name| day(typed, name, faults));
    let supplier = Supplier {
        name: typed.text("name").to_owned(),
        kind: typed.text("kind").to_owned(),
        systems: typed.systems.clone(),
        does: typed.text("does").to_owned(),
        agreement: agreed.filter(|_| !typed.text("reference").is_empty()).map(|date| Agreement {
            reference: typed.text("reference").to_owned(),
            date,
            ends,
        }),
        place: Place {
            country: typed.text("country").to_owned(),
            outside_eea: typed.outside,
            transfer_tool: if typed.outside { typed.text("tool").to_owned() } else { String::new() },
        },
        risk_on,
        risk_again,
        sub_processors: lines(visit, typed, "subs", faults, sub_processor),
        attestations: lines(visit, typed, "attestations", faults, attestation),
    };
    if supplier.kind == CAMERAS && supplier.risk_on.is_none() && faults.at("risk").is_none() {
        faults.add("risk", "supplier-risk", "supplier-cameras-risk");
    }
    // A system that runs is not run with a supplier whose papers are not in order.
    if typed.systems.iter().any(|system| owner.is_running(system)) {
        for lack in supplier.lacks() {
            let field = GAPS.iter().find(|(gap, _)| *gap == lack).map_or("name", |(_, field)| field);
            if faults.at(field).is_none() {
                faults.add(field, &format!("supplier-{field}"), "supplier-system-runs");
            }
        }
    }
    let stays = typed.systems.iter().filter_map(|system| owner.house.register(system));
    if stays.into_iter().any(|register| suppliers::goes_too_far(register, &supplier)) {
        for field in ["country", "subs"].into_iter().take(if typed.outside { 1 } else { 2 }) {
            if faults.at(field).is_none() {
                faults.add(field, &format!("supplier-{field}"), "supplier-within-eea");
            }
        }
    }
    faults.is_empty().then_some(supplier)
}

fn day(typed: &Typed, name: &str, faults: &mut Faults<'_>) -> Option<Date> {
    let day = typed.text(name).parse().ok();
    if day.is_none() && !typed.text(name).is_empty() {
        faults.add(name, &format!("supplier-{name}"), "supplier-date-wrong");
    }
    day
}

/// What stands in the lines of a field, its parts between semicolons.
fn lines<T>(
    visit: &Visit<'_>,
    typed: &Typed,
    name: &str,
    faults: &mut Faults<'_>,
    read: fn(&[&str]) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    let written = typed.text(name).lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in written {
        let parts: Vec<_> = line.split(';').map(str::trim).collect();
        match read(&parts) {
            Some(one) => found.push(one),
            None => {
                let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
                let said = visit.words().with("supplier-line-wrong", &[("line", number.into())]);
                faults.say(name, visit.text(&format!("supplier-{name}")), said);
            }
        }
    }
    found
}

/// `name; what it does; country`, and what lets data leave the EEA where it is outside.
fn sub_processor(parts: &[&str]) -> Option<SubProcessor> {
    let (name, does, country, tool) = match parts {
        [name, does, country] => (name, does, country, ""),
        [name, does, country, tool] => (name, does, country, *tool),
        _ => return None,
    };
    let said = [name, does, country].iter().all(|part| !part.is_empty());
    said.then(|| SubProcessor {
        name: (*name).to_owned(),
        does: (*does).to_owned(),
        place: Place {
            country: (*country).to_owned(),
            outside_eea: !tool.is_empty(),
            transfer_tool: tool.to_owned(),
        },
    })
}

/// `what; from; until`.
fn attestation(parts: &[&str]) -> Option<Attestation> {
    let [name, given, lapses] = parts else { return None };
    let (given, lapses) = (given.parse().ok()?, lapses.parse().ok()?);
    (!name.is_empty() && given <= lapses).then(|| Attestation { name: (*name).to_owned(), given, lapses })
}
