//! A request in words: the four things it must state, and where it stands.

use maud::{Markup, html};
use ransel_kernel::{consent::Verdict, platform::ConsentRequest, register::Consent};
use ransel_web::{
    format,
    parts::{Fact, Link, Tone, facts, link, tag},
};

use crate::{Visit, pages::words::of_register};

/// The register entry it is asked under; none where the module is off or asks it no longer.
pub fn entry<'v>(visit: &'v Visit<'_>, request: &ConsentRequest) -> Option<&'v Consent> {
    let owner = visit.ctx.owner;
    let register =
        owner.house.register(&request.module).filter(|_| owner.settings().is_on(&request.module))?;
    register.consent(&request.purpose).filter(|entry| entry.place(&request.place).is_some())
}

/// Where, who can see it, with which name, for how long; and the thing itself where it is about one.
pub fn facts_of(visit: &Visit<'_>, entry: &Consent, request: &ConsentRequest) -> Markup {
    let w = visit.words();
    let place = entry.place(&request.place).map(|place| of_register(visit, &place.text)).unwrap_or_default();
    let fact = |key: &str, value: &str| Fact::new(w.get(&format!("asked-fact-{key}")), value);
    let mut stated = vec![
        fact("place", place),
        fact("audience", &w.get(&format!("asked-audience-{}", request.audience.code()))),
        fact("naming", &w.get(&format!("asked-naming-{}", request.naming.code()))),
        fact("until", &format::date(visit.lang, request.until)),
        fact("sort", &w.get(&format!("asked-sort-{}", request.sort.code()))),
    ];
    if let (Some(matter), false) = (request.matter, entry.seen_at.is_empty()) {
        let at = Link::new(entry.seen_at.replace("{matter}", &matter.to_string()), w.get("asked-see"));
        stated.insert(0, Fact { value: html! { (link(&at)) }, ..fact("matter", "") });
    }
    facts(w, &stated)
}

/// Where it stands, as a word with a shape.
pub fn state(visit: &Visit<'_>, verdict: Verdict) -> Markup {
    let (key, tone) = match verdict {
        Verdict::Valid => ("valid", Tone::Success),
        Verdict::Waiting { pupil: true, guardian: true } => ("waits-both", Tone::Info),
        Verdict::Waiting { pupil: true, .. } => ("waits-pupil", Tone::Info),
        Verdict::Waiting { .. } | Verdict::NotAsked => ("waits-guardian", Tone::Info),
        Verdict::NotAgreed => ("not-agreed", Tone::Warning),
        Verdict::Refused => ("refused", Tone::Neutral),
        Verdict::Over => ("over", Tone::Neutral),
        Verdict::Closed => ("closed", Tone::Neutral),
    };
    tag(tone, None, &visit.text(&format!("asked-state-{key}")))
}
