//! Who can see something about a person, asked of policy itself: for every way somebody can stand to her, with
//! her own age and protection as they are today.

use ransel_kernel::{
    Action, ActionDef, Facts, Hat, PersonId,
    facts::{Assurance, Category, Guardianship, Protection},
};
use ransel_school::actions::ReadPerson;

use crate::{Trouble, Visit, pages::words::joined};

/// A way of standing to somebody: the hat, the key of its words, and the facts that make it.
type Way = (Hat, &'static str, fn(Facts) -> Facts);

const WAYS: &[Way] = &[
    (Hat::Teacher, "can-see-teachers", |facts| facts.with_teaches(true).with_taught_here(true)),
    (Hat::Teacher, "can-see-contact-teacher", |facts| facts.with_contact_teacher(true)),
    (Hat::Principal, "can-see-principal", |facts| facts),
    (Hat::DepartmentHead, "can-see-department-head", |facts| facts),
    (Hat::Secretary, "can-see-secretary", |facts| facts),
    (Hat::Guardian, "can-see-guardians-home", |facts| facts.with_guardianship(Guardianship::LivesWith)),
    (Hat::Guardian, "can-see-guardians-apart", |facts| facts.with_guardianship(Guardianship::Apart)),
    (Hat::DataProtectionOfficer, "can-see-dpo", |facts| facts.with_owner_wide(true)),
    (Hat::AccountableHead, "can-see-accountable-head", |facts| facts.with_owner_wide(true)),
    (Hat::SystemOwner, "can-see-system-owner", |facts| facts.with_owner_wide(true)),
    (Hat::Administrator, "can-see-it", |facts| facts.with_owner_wide(true)),
];

/// Who can see this category of a person's data through this action, in words for a folder's box: «lærerne i egne
/// grupper, kontaktlærer og rektor.» The person herself is not among them.
///
/// # Errors
/// The relations cannot be read.
pub fn can_see(
    visit: &Visit<'_>,
    action: &ActionDef,
    category: Category,
    person: PersonId,
) -> Result<String, Trouble> {
    let owner = visit.owner();
    let policy = &owner.house.policy;
    let known = owner.relations()?.facts(&visit.ctx.caller, person);
    let (Some(known), Some(number)) = (known, policy.number(action)) else {
        return Ok(visit.text("can-see-nobody"));
    };
    // Who could see it if her address were not protected is what stands there for those who may not know that it is.
    let told = known.own()
        || at_home(known.guardianship())
        || policy.number(ReadPerson::DEF).is_some_and(|number| {
            policy.decide(number, visit.ctx.caller.hat, known).open.has(Category::Safety)
        });
    let protection = if told { known.protection() } else { Protection::None };
    let closed = owner.relations()?.states(person, action);
    // Her state, and how she belongs to the school; nothing of how the visitor stands to her.
    let state = Facts::default()
        .with_age(known.age())
        .with_protection(protection)
        .with_enrolment(known.enrolment())
        .with_restricted(closed.restricted())
        .with_objected(closed.objected())
        .with_affiliation(known.affiliation())
        .with_assurance(Assurance::High)
        .with_fresh(true)
        .with_declared(true);
    let opens = |(hat, _, stand): &&Way| policy.decide(number, *hat, stand(state)).open.has(category);
    let who: Vec<_> = WAYS.iter().filter(opens).map(|(_, key, _)| visit.text(key)).collect();
    Ok(if who.is_empty() { visit.text("can-see-nobody") } else { format!("{}.", joined(visit, who)) })
}

const fn at_home(standing: Guardianship) -> bool {
    matches!(standing, Guardianship::LivesWith | Guardianship::Shared | Guardianship::Foster)
}
