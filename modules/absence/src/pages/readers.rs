//! Where a visitor may go, asked of the policy before a link is shown: nobody is led to a wall.

use ransel_kernel::{ActionDef, Facts, PersonId, Result, facts::Assurance};
use ransel_site::{Trouble, Visit};

/// Whether the visitor herself would see something, had she just confirmed who she is.
///
/// # Errors
/// The relations cannot be read.
pub fn after_confirming(visit: &Visit<'_>, action: &ActionDef, pupil: PersonId) -> Result<bool> {
    let owner = visit.owner();
    let policy = &owner.house.policy;
    let relations = owner.relations()?;
    let Some(facts) = relations.facts(&visit.ctx.caller, pupil) else { return Ok(false) };
    let facts = Facts(facts.0 | relations.states(pupil, action).0);
    let facts = facts.with_assurance(Assurance::High).with_fresh(true).with_declared(true);
    let hat = visit.ctx.caller.hat;
    Ok(policy.number(action).is_some_and(|no| !policy.decide(no, hat, facts).open.is_empty()))
}

/// A list for a hat that comes to nobody through it does not exist for that hat.
///
/// # Errors
/// Not found.
pub fn must_reach(visit: &Visit<'_>, action: &ActionDef) -> std::result::Result<(), Trouble> {
    let reaches = action.reach.iter().any(|(hat, _)| *hat == visit.ctx.caller.hat);
    if reaches { Ok(()) } else { Err(Trouble::NotFound) }
}
