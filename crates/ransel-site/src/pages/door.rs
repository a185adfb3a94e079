//! What must be done before anything opens, and who has no such page at all. Lists need this said aloud: a list
//! may be empty, so policy never refuses one.

use ransel_kernel::ActionDef;
use ransel_oidc::client::ReturnTo;

use crate::{Answer, Trouble, Visit, chrome, trouble::encoded};

/// Where one is sent first: to a stronger sign-in, to the secrecy declaration, or to whoever documents training.
pub fn first(visit: &Visit<'_>) -> Option<Answer> {
    let to = encoded(&visit.path);
    if chrome::weak_sign_in(visit).is_some() {
        return Some(Answer::to(format!("/confirm?to={to}")));
    }
    if chrome::undeclared(visit) {
        return Some(Answer::to(format!("/secrecy?to={to}")));
    }
    chrome::untrained(visit).then(|| Answer::to(format!("/training?to={to}")))
}

/// Lets by those whose hat comes to somebody by the action; for the others there is no such page.
///
/// # Errors
/// The hat comes to nobody by it.
pub fn lists(visit: &Visit<'_>, def: &ActionDef) -> Result<Option<Answer>, Trouble> {
    let hat = visit.ctx.caller.hat;
    if def.reach.iter().any(|(reaches, _)| *reaches == hat) {
        Ok(first(visit))
    } else {
        Err(Trouble::NotFound)
    }
}

/// The page somebody was on the way to: one of ours, and none of the doors, which would lead in a circle.
pub fn wanted(visit: &Visit<'_>) -> String {
    let said = match visit.query.text("to") {
        "" => visit.form.text("to"),
        said => said,
    };
    let path = ReturnTo::parse(said).unwrap_or_else(|_| ReturnTo::front_page());
    let place = path.as_str().split(['?', '#']).next().unwrap_or_default();
    let a_door =
        place.starts_with("/login") || matches!(place, "/confirm" | "/secrecy" | "/training" | "/logout");
    if a_door { "/".to_owned() } else { path.as_str().to_owned() }
}
