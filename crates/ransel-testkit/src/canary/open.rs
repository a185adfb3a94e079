//! What a persona may see, asked of the policies: each reading action of the house, with everything about its rows that a
//! row could be.

use ransel_kernel::{
    Caller, Categories, Category, Facts, Hat, Owner, WayIn, facts::Assurance, id::SessionId, relations::HatAt,
};

use super::Word;

/// Somebody in a hat, signed in as strongly as anybody can be here.
pub fn caller(owner: &Owner, person: ransel_kernel::PersonId, hat: &HatAt) -> Caller {
    Caller {
        person: Some(person),
        hat: hat.hat,
        place: hat.place,
        way_in: WayIn {
            session: Some(SessionId(uuid::Uuid::nil())),
            assurance: Assurance::Substantial,
            confirmed_at: Some(owner.clock.now()),
            entered: owner.house.modules.iter().map(|module| module.name.to_owned()).collect(),
            network: None,
        },
        part: None,
    }
}

/// Whether anything opens this word's category about this very person.
pub fn may_see(owner: &Owner, caller: &Caller, word: &Word) -> bool {
    let own = word.subject.is_some() && word.subject == caller.person;
    // Her own name stands in the frame of each page.
    if own && word.category == Category::Identity {
        return true;
    }
    let relations = owner.relations().expect("the relations");
    let about = word.subject.and_then(|person| relations.facts(caller, person)).unwrap_or_default();
    let wide = matches!(
        caller.hat,
        Hat::DataProtectionOfficer
            | Hat::AccountableHead
            | Hat::SystemOwner
            | Hat::Administrator
            | Hat::Operator
    );
    let way_in = caller
        .way_in_facts(owner.clock.now())
        .with_declared(true)
        .with_trained(true)
        .with_answers(caller.hat == Hat::SystemOwner)
        .with_demanded(owner.settings().demanded(caller.hat))
        .with_owner_wide(caller.place.is_none() && wide);
    // A row about nobody opens by what one may do at all, also where the action asks about oneself.
    let oneself = caller.person.filter(|_| word.subject.is_none());
    let oneself = oneself.and_then(|person| relations.facts(caller, person)).unwrap_or_default();
    let policy = &owner.house.policy;
    let reading: Vec<_> =
        policy.actions().filter(|(_, def)| !def.writes && def.categories.has(word.category)).collect();
    [about, oneself].into_iter().any(|about| {
        let facts = Facts(about.0 | way_in.0);
        reading.iter().any(|(no, def)| {
            let open = def.ways(facts).map(|facts| {
                let states = word.subject.map(|person| relations.states(person, def)).unwrap_or_default();
                policy.decide(*no, caller.hat, Facts(facts.0 | states.0)).open
            });
            open.fold(Categories::NONE, Categories::and).has(word.category)
        })
    })
}
