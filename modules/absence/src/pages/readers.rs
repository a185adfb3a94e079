//! Who can see something about a pupil, asked of the policy for this very pupil. Printed where the thing itself is
//! shown, so the page cannot promise what the engine does not do.

use ransel_kernel::{
    ActionDef, Category, Facts, Hat, PersonId, Result,
    facts::{Affiliation, Assurance, Guardianship},
};
use ransel_site::Visit;
use ransel_web::Words;

/// One who might see, and how she stands to the pupil.
type Reader = (&'static str, Hat, fn(Facts) -> Facts);

const PUPIL: Reader = ("absence-reader-pupil", Hat::Pupil, |facts| facts.with_own(true));
const OTHERS: &[Reader] = &[
    ("absence-reader-subject-teacher", Hat::Teacher, |facts| facts.with_teaches(true).with_taught_here(true)),
    ("absence-reader-contact-teacher", Hat::Teacher, |facts| facts.with_contact_teacher(true)),
    ("absence-reader-principal", Hat::Principal, |facts| facts.with_affiliation(Affiliation::Pupil)),
    ("absence-reader-office", Hat::Secretary, |facts| facts.with_affiliation(Affiliation::Pupil)),
    ("absence-reader-guardian", Hat::Guardian, |facts| facts.with_guardianship(Guardianship::LivesWith)),
];

/// Those who can: `eleven selv og kontaktlæreren`.
///
/// # Errors
/// The relations cannot be read.
pub fn readers(visit: &Visit<'_>, action: &ActionDef, category: Category, pupil: PersonId) -> Result<String> {
    among(std::iter::once(&PUPIL).chain(OTHERS), visit, action, category, pupil)
}

/// Those who can, apart from the pupil herself: `kontaktlæreren og rektor`.
///
/// # Errors
/// The relations cannot be read.
pub fn others(visit: &Visit<'_>, action: &ActionDef, category: Category, pupil: PersonId) -> Result<String> {
    among(OTHERS.iter(), visit, action, category, pupil)
}

fn among<'r>(
    readers: impl Iterator<Item = &'r Reader>,
    visit: &Visit<'_>,
    action: &ActionDef,
    category: Category,
    pupil: PersonId,
) -> Result<String> {
    let owner = visit.owner();
    let policy = &owner.house.policy;
    let facts = owner.relations()?.facts(&visit.ctx.caller, pupil).unwrap_or_default();
    // The pupil's own state; how the visitor stands to her does not matter here.
    let plain = facts
        .with_own(false)
        .with_teaches(false)
        .with_contact_teacher(false)
        .with_affiliation(Affiliation::None)
        .with_guardianship(Guardianship::None)
        .with_assurance(Assurance::High)
        .with_fresh(true)
        .with_declared(true);
    let can = |(_, hat, stands): &&Reader| {
        policy.number(action).is_some_and(|no| policy.decide(no, *hat, stands(plain)).open.has(category))
    };
    let w = visit.words();
    let who: Vec<_> = readers.filter(can).map(|(key, ..)| w.get(key)).collect();
    Ok(list(w, who))
}

/// Whether the visitor herself would see something, had she just confirmed who she is.
///
/// # Errors
/// The relations cannot be read.
pub fn after_confirming(visit: &Visit<'_>, action: &ActionDef, pupil: PersonId) -> Result<bool> {
    let owner = visit.owner();
    let policy = &owner.house.policy;
    let Some(facts) = owner.relations()?.facts(&visit.ctx.caller, pupil) else { return Ok(false) };
    let facts = facts.with_assurance(Assurance::High).with_fresh(true).with_declared(true);
    let hat = visit.ctx.caller.hat;
    Ok(policy.number(action).is_some_and(|no| !policy.decide(no, hat, facts).open.is_empty()))
}

fn list(w: Words<'_>, mut items: Vec<String>) -> String {
    match (items.pop(), items.is_empty()) {
        (None, _) => w.get("absence-reader-nobody"),
        (Some(last), true) => last,
        (Some(last), false) => {
            w.with("absence-and", &[("first", (&items.join(", ")).into()), ("last", (&last).into())])
        }
    }
}
