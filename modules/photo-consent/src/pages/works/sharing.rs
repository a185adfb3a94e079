//! Whom a pupil shares a work with: nobody, her class, everybody; and what a name on the internet means.

use maud::html;
use ransel_kernel::{FreeText, platform::Naming};
use ransel_site::{Answer, Reply, Trouble, Visit, choosing::field};
use ransel_web::parts::{
    Choice, Field, FieldError, Link, Need, Tone, Variant, back, button, date_field, error_summary, form,
    heading, hidden, lead, notice, radios, textarea,
};

use super::{
    day_ahead,
    own::{Own, considered},
    write::{class, fault, form_id},
};
use crate::{
    actions::{self, Sharing},
    records::{Shared, WorkPart},
    shelf::works::tells_address,
};

/// The form.
pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, &Own::open(visit)?, &[])
}

/// Shares it as the form says.
pub fn share(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    match wanted(visit, &own)? {
        Ok(sharing) => {
            actions::share(&visit.ctx, &own.work, &sharing)?;
            own.done("sharing")
        }
        Err(faults) => page(visit, &own, &faults),
    }
}

/// Takes it back: from now on nobody else reads it.
pub fn take_back(visit: &Visit<'_>) -> Reply {
    let own = Own::open(visit)?;
    let sharing = Sharing {
        form: form_id(visit)?,
        class: (own.work.group_id, own.work.school),
        shared: Shared::Nobody,
        naming: own.work.naming,
        until: None,
        considered: FreeText::default(),
    };
    actions::share(&visit.ctx, &own.work, &sharing)?;
    own.done("sharing")
}

fn wanted(visit: &Visit<'_>, own: &Own) -> Result<Result<Sharing, Vec<FieldError>>, Trouble> {
    let form = &visit.form;
    let shared = Shared::from_code(form.text("shared"));
    let naming = Naming::from_code(form.text("naming"));
    let until = day_ahead(visit, "until");
    let considered = FreeText::new(form.text("considered"));
    let with_somebody = shared != Some(Shared::Nobody);
    let told = with_somebody && tells(visit, own)?;
    let faults: Vec<_> = [
        ("shared", shared.is_none(), "works-shared-missing"),
        ("shared", told, "works-tells-address"),
        ("naming", with_somebody && naming.is_none(), "works-naming-missing"),
        ("until", with_somebody && until.is_none(), "works-until-missing"),
        ("considered", shared == Some(Shared::Open) && considered.is_empty(), "works-considered-missing"),
    ]
    .into_iter()
    .filter(|(_, wrong, _)| *wrong)
    .map(|(field, _, message)| fault(visit, field, message))
    .collect();
    let (Some(shared), true) = (shared, faults.is_empty()) else { return Ok(Err(faults)) };
    Ok(Ok(Sharing {
        form: form_id(visit)?,
        class: class(visit)?,
        shared,
        naming: naming.unwrap_or(own.work.naming),
        until,
        considered,
    }))
}

/// Whether what would be read tells an address that is protected.
fn tells(visit: &Visit<'_>, own: &Own) -> Result<bool, Trouble> {
    let title = own.title(visit);
    let seen = own.parts.iter().filter(|part| !part.private).map(|part: &WorkPart| part.text.as_str());
    let texts: Vec<_> = std::iter::once(title.as_str()).chain(seen).collect();
    Ok(tells_address(visit.owner(), own.work.person, &texts)?)
}

fn page(visit: &Visit<'_>, own: &Own, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let sent = visit.form.has("new");
    let words = |field: &str, all: [&str; 3]| {
        all.map(|one| {
            let label = w.get(&format!("works-{field}-{one}"));
            (one.to_owned(), label, w.get(&format!("works-{field}-{one}-help")))
        })
    };
    let shareds = words("shared", ["nobody", "class", "open"]);
    let namings = words("naming", ["nameless", "first-name", "full-name"]);
    let labels =
        ["shared", "naming", "until", "considered"].map(|name| w.get(&format!("works-{name}-label")));
    let [shared, naming, until, considered_label] = &labels;
    let helps = ["until", "considered"].map(|name| w.get(&format!("works-{name}-help")));
    let [until_help, considered_help] = &helps;
    let day = own.work.until.map(|day| day.to_string()).unwrap_or_default();
    let filled = |name: &'static str, label, usual| {
        let typed = field(visit, faults, name, label);
        Field { value: if sent { typed.value } else { usual }, ..typed }
    };
    let to = format!("/pictures/works/{}", own.work.id);
    let share_to = format!("{to}/sharing");
    let id = visit.owner().random.uuid()?;
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new(to, own.title(visit))))
            (heading(&w.get("works-share"), None))
            (lead(&w.get("works-share-lead")))
            (form(&visit.form_to(&share_to), html! {
                (hidden("new", &id.to_string()))
                (radios(w, &filled("shared", shared, own.work.shared.code()), &explained(&shareds)))
                (notice(Tone::Info, html! { p { (w.get("works-name-online")) } }))
                (radios(w, &filled("naming", naming, own.work.naming.code()), &explained(&namings)))
                (date_field(w, &Field { description: Some(until_help), ..filled("until", until, &day) }))
                (textarea(w, &Field {
                    description: Some(considered_help), need: Need::Optional,
                    ..filled("considered", considered_label, considered(own))
                }, 3))
                (button(Variant::Primary, &w.get("save")))
            }))
        }
    };
    let title = w.get("works-share");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

fn explained(all: &[(String, String, String)]) -> Vec<Choice<'_>> {
    all.iter().map(|(value, label, help)| Choice { value, label, description: Some(help) }).collect()
}
