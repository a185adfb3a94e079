//! The declaration of secrecy (FVL-1967 § 13): made once, before the first look at anybody, and kept with the
//! wording that was shown.

use ransel_kernel::{PersonId, platform::DeclareSecrecy};
use ransel_web::{
    frame::Title,
    parts::{SecrecyDeclaration, secrecy_declaration},
};

use crate::{Answer, Reply, Visit, chrome, pages::door::wanted, trouble::encoded};

/// The version of the texts `secrecy-duty-…`. It is kept with every declaration: whoever changes a duty raises it.
const WORDING: &str = "2026-1";

/// The duties, in the order they are read.
const DUTIES: &[&str] =
    &["secrecy-duty-silence", "secrecy-duty-need", "secrecy-duty-guard", "secrecy-duty-logged"];

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let to = wanted(visit);
    if visit.session.is_none() {
        return Ok(Answer::to(format!("/login?to={}", encoded(&to))));
    }
    if chrome::weak_sign_in(visit).is_some() {
        return Ok(Answer::to(format!("/confirm?to={}", encoded(&to))));
    }
    if !chrome::undeclared(visit) {
        return Ok(Answer::to(to));
    }
    Ok(page(visit, &to, false))
}

/// Makes the declaration, and goes to the page one was on the way to.
pub fn create(visit: &Visit<'_>) -> Reply {
    let to = wanted(visit);
    let Some(person) = visit.ctx.caller.person.filter(|_| chrome::undeclared(visit)) else {
        return Ok(Answer::to(to));
    };
    if visit.form.text("accept") != "yes" {
        return Ok(page(visit, &to, true));
    }
    declare(visit, person)?;
    Ok(Answer::to(to))
}

fn declare(visit: &Visit<'_>, person: PersonId) -> ransel_kernel::Result<()> {
    let owner = visit.owner();
    let declaration = ransel_kernel::platform::SecrecyDeclaration {
        id: owner.random.uuid()?,
        person,
        at: owner.clock.now(),
        wording: format!("{WORDING} {}", visit.lang.tag()),
    };
    visit.ctx.change(DeclareSecrecy { person }, |change| change.insert(&declaration))
}

fn page(visit: &Visit<'_>, to: &str, unticked: bool) -> Answer {
    let w = visit.words();
    let action = format!("/secrecy?to={}", encoded(to));
    let duties: Vec<_> = DUTIES.iter().map(|key| w.get(key)).collect();
    let law = w.get("secrecy-law");
    let declaration =
        SecrecyDeclaration { form: visit.form_to(&action), duties: &duties, law: &law, unticked };
    let body = secrecy_declaration(w, &declaration);
    let title = w.get("secrecy-heading");
    if unticked { Answer::faults(title, body) } else { Answer::page(Title::from(title), body) }
}
