//! Choosing anew: checked against law and against the register first, then permission, then what it would change is shown,
//! then comes the new version.

use maud::html;
use ransel_kernel::{
    facts::Assurance,
    platform::ChangeSettings,
    settings::{Settings, WRITTEN_STANDARDS},
};
use ransel_web::parts::{FieldError, Link, back, heading};

use super::{
    form::{Choices, OWNER, PLATFORM, REGISTER, about, hats, page},
    of_module,
    preview::seen_or_saved,
};
use crate::{
    Answer, Reply, Visit,
    pages::words::{capital, joined, module, role},
};

/// Takes the choices into force as a new version, once what they change has been seen, and publishes the statements that
/// say something new by it.
pub fn update(visit: &Visit<'_>) -> Reply {
    let owner = visit.owner();
    let known = |name: &&str| owner.house.modules.iter().any(|module| module.name == *name);
    let mut of: Vec<_> = visit.form.all("of").filter(known).map(str::to_owned).collect();
    if of.is_empty() {
        of.push(PLATFORM.to_owned());
    }
    let chosen = Choices::sent(visit, &of);
    let faults = faults(visit, &chosen, &of);
    let permission = |module: &String| ChangeSettings { module: module.clone() };
    if !faults.is_empty() {
        // Whoever may not change anything hears that, not what is wrong with her choices.
        for module in &of {
            if !visit.ctx.would(&permission(module))? {
                visit.ctx.change(permission(module), |_| Ok(()))?;
            }
        }
        return Ok(Answer::faults(visit.text("settings-title"), again(visit, &chosen, &of, &faults)));
    }
    let new = chosen.applied(&owner.settings());
    let wrong = |message: String| {
        let fault = FieldError { field: "sign-in".into(), label: visit.text("settings-sign-in"), message };
        again(visit, &chosen, &of, &[fault])
    };
    seen_or_saved(visit, "/settings", &of, new, &wrong)
}

/// What law or register does not allow, at the field it stands in.
fn faults(visit: &Visit<'_>, chosen: &Choices, of: &[String]) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let now = visit.owner().settings();
    let mut fault =
        |field: String, label: String, message: String| faults.push(FieldError { field, label, message });
    for field in OWNER.iter().filter(|_| about(of, PLATFORM)) {
        if chosen.owner.get(*field).is_none_or(String::is_empty) {
            let label = visit.text(&format!("settings-owner-{field}"));
            fault(format!("owner-{field}"), label, visit.text("settings-owner-missing"));
        }
    }
    if about(of, REGISTER) && !WRITTEN_STANDARDS.contains(&chosen.written_standard.owner.as_str()) {
        fault("standard-owner".into(), visit.text("settings-language-owner"), visit.text("standard-missing"));
    }
    let declaration = &chosen.accessibility.declaration;
    if about(of, PLATFORM) && !declaration.is_empty() && !declaration.starts_with("https://") {
        let label = visit.text("settings-accessibility-declaration");
        let message = visit.text("settings-accessibility-declaration-wrong");
        fault("accessibility-declaration".into(), label, message);
    }
    for hat in hats().filter(|_| about(of, PLATFORM)) {
        let strength = chosen.sign_in.get(hat.code()).map_or("", String::as_str);
        let message = if Assurance::from_code(strength).is_none() {
            "settings-strength-missing"
        } else if !allowed(&now, hat.code(), strength) {
            "settings-below-floor"
        } else {
            continue;
        };
        fault(format!("sign-in-{}", hat.code()), capital(&role(visit, hat.code())), visit.text(message));
    }
    for name in of {
        let table = chosen.of_modules.get(name);
        faults.extend(table.into_iter().flat_map(|table| of_module::faults(visit, table, name)));
    }
    let mut fault =
        |field: String, label: String, message: String| faults.push(FieldError { field, label, message });
    let new = chosen.applied(&now);
    for (name, _) in chosen.modules.iter().filter(|(name, on)| **on && about(of, name)) {
        let mut missing: Vec<_> =
            visit.owner().gaps(name, &new).iter().map(|gap| visit.text(gap.key)).collect();
        missing.dedup();
        if !missing.is_empty() {
            let what = joined(visit, missing);
            let message = visit.words().with("settings-module-gaps", &[("what", (&what).into())]);
            fault(format!("module-{name}"), module(visit, name), message);
        }
    }
    faults
}

/// Whether the settings that hold, with this one strength changed, would still be lawful.
fn allowed(now: &Settings, hat: &str, strength: &str) -> bool {
    let mut new = now.clone();
    new.sign_in.insert(hat.to_owned(), strength.to_owned());
    new.check().is_ok()
}

fn again(visit: &Visit<'_>, chosen: &Choices, of: &[String], faults: &[FieldError]) -> maud::Markup {
    let w = visit.words();
    html! {
        (back(&Link::new("/settings", w.get("settings-title"))))
        (heading(&w.get("settings-title"), None))
        (page(visit, chosen, of, faults))
    }
}
