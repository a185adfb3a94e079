//! Confirming who one is, at the door: nothing is opened yet, and nothing that was typed is lost.

use ransel_kernel::{Hat, caller::STEP_UP};
use ransel_oidc::ProviderKind;
use ransel_web::parts::{Link, StepUp, step_up};

use crate::{
    Answer, Provider, Reply, Trouble, Visit, chrome,
    pages::{door::wanted, login::problem},
    trouble::encoded,
};

/// The step-up page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let to = wanted(visit);
    if visit.session.is_none() {
        return Ok(Answer::to(format!("/login?to={}", encoded(&to))));
    }
    let w = visit.words();
    let mut ways = providers(visit).into_iter();
    let way = ways.next().ok_or(Trouble::NotFound)?;
    let link = |way: &Provider| {
        Link::new(
            format!("/login/{}?confirm=yes&to={}", way.slug, encoded(&to)),
            w.with("confirm-with", &[("provider", (&way.config.name).into())]),
        )
    };
    let weak = chrome::weak_sign_in(visit).is_some();
    let step = StepUp {
        opening: w.get("confirm-opening"),
        why: w.get(if weak { "confirm-why-weak" } else { "confirm-why-sensitive" }),
        provider: way.config.name.clone(),
        minutes: u32::try_from(STEP_UP.as_mins()).unwrap_or_default(),
        confirm: link(way),
        other: ways.next().map(link),
        // Under a hat whose sign-in is too weak the start page would only lead back here.
        back: if weak { "/login" } else { "/" }.to_owned(),
        problem: problem(visit),
    };
    Ok(Answer::page(w.get("step-up-heading"), step_up(w, &step)))
}

/// The ways to confirm, the one most people with this hat use first: schools use Feide, homes ID-porten.
fn providers<'v>(visit: &'v Visit<'_>) -> Vec<&'v Provider> {
    let usual = match visit.ctx.caller.hat {
        Hat::Guardian => ProviderKind::IdPorten,
        _ => ProviderKind::Feide,
    };
    let mut all: Vec<_> = visit.site.providers.iter().collect();
    all.sort_by_key(|way| way.kind() != usual);
    all
}
