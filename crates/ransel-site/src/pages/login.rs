//! Choosing how to sign in. Says nothing about anybody, and repeats nothing that came in the address.

use maud::html;
use ransel_web::parts::{self, Link, Login, LoginWay};

use crate::{
    Answer, Reply, Visit,
    pages::{door::wanted, welcome},
    trouble::encoded,
};

/// What can have gone wrong the last time, as keys of texts: an address cannot make the page say anything else.
pub const PROBLEMS: &[&str] = &[
    "login-cancelled",
    "login-refused-by-provider",
    "login-took-too-long",
    "login-not-begun-here",
    "login-provider-unreachable",
    "login-answer-not-trusted",
    "login-assurance-too-low",
    "login-not-recent",
    "login-another-person",
    "login-other-role",
];

/// The sign-in page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let to = encoded(&wanted(visit));
    let ways = visit.site.providers.iter().map(|way| LoginWay {
        link: Link::new(
            format!("/login/{}?to={to}", way.slug),
            w.with("login-with", &[("provider", (&way.config.name).into())]),
        ),
        for_whom: w.get(way.for_whom),
    });
    let login = Login { ways: ways.collect(), problem: problem(visit) };
    let body = html! {
        (parts::login(w, &visit.owner().settings().owner.name, &login))
        (welcome::pointer(visit))
    };
    Ok(Answer::page(w.get("log-in"), body))
}

/// What went wrong the last time, in words.
pub fn problem(visit: &Visit<'_>) -> Option<String> {
    let said = visit.query.text("problem");
    PROBLEMS.iter().find(|known| **known == said).map(|key| visit.text(key))
}
