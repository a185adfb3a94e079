//! Reach: a list is computed from the relations an action declares, so no policy may open a way past them.

use ransel_kernel::{
    Hat,
    action::{ActionDef, Reach},
    policy::Policy,
};

use crate::{Counterexample, ProofError, Prover, Rules, property::ANYTHING, rules::policy};

/// Actions that are about nobody the owner knows, with the reason; the list may only shrink.
pub const ABOUT_NOBODY: &[(&str, Hat, &str)] = &[
    ("read-refused-sign-ins", Hat::Administrator, "a refused sign-in belongs to nobody known"),
    ("read-operations", Hat::Administrator, "what the house does by itself: kinds and numbers"),
    ("read-operations", Hat::DataProtectionOfficer, "what the house does by itself: kinds and numbers"),
    ("settle-operation", Hat::Administrator, "what the house does by itself: kinds and numbers"),
    ("read-settings", Hat::AccountableHead, "settings are about the owner"),
    ("read-settings", Hat::SystemOwner, "settings are about the owner"),
    ("change-settings", Hat::AccountableHead, "settings are about the owner"),
    ("change-settings", Hat::SystemOwner, "settings are about the owner"),
    ("read-suppliers", Hat::AccountableHead, "suppliers are companies"),
    ("read-suppliers", Hat::SystemOwner, "suppliers are companies"),
    ("read-suppliers", Hat::DataProtectionOfficer, "suppliers are companies"),
    ("read-suppliers", Hat::Administrator, "suppliers are companies"),
    ("keep-supplier", Hat::AccountableHead, "suppliers are companies"),
    ("keep-supplier", Hat::SystemOwner, "suppliers are companies"),
    ("keep-supplier", Hat::Administrator, "suppliers are companies"),
    ("read-processing-record", Hat::AccountableHead, "what is done, about nobody"),
    ("read-processing-record", Hat::DataProtectionOfficer, "what is done, about nobody"),
    ("read-refreshes", Hat::Administrator, "when the register was last asked, and how many it told of"),
    ("read-refreshes", Hat::SystemOwner, "when the register was last asked, and how many it told of"),
    ("read-refreshes", Hat::AccountableHead, "when the register was last asked, and how many it told of"),
    ("read-deletions", Hat::Secretary, "numbers, about nobody"),
    ("read-deletions", Hat::Principal, "numbers, about nobody"),
    ("read-deletions", Hat::AccountableHead, "numbers, about nobody"),
    ("read-deletions", Hat::SystemOwner, "numbers, about nobody"),
    ("read-deletions", Hat::DataProtectionOfficer, "numbers, about nobody"),
    ("approve-deletion", Hat::Secretary, "a rule and a day are approved, nobody's row"),
    ("approve-deletion", Hat::AccountableHead, "a rule and a day are approved, nobody's row"),
    ("read-timetable", Hat::Timetabler, "a timetable is about groups"),
    ("keep-timetable", Hat::Timetabler, "a timetable is about groups"),
    ("register-person", Hat::Secretary, "whoever is registered is related to nobody yet"),
];

/// Every (action, hat) the policies open without one of the relations declared for it, with an example.
///
/// # Errors
/// The policies are wrong, or the solver failed.
pub fn gaps(prover: &mut Prover, rules: &Rules) -> Result<Vec<Counterexample>, ProofError> {
    let real = rules.compiled()?;
    let mut gaps = Vec::new();
    for (at, (env, _)) in real.envs.iter().enumerate() {
        let name = env.action().id().unescaped();
        let Some(action) = rules.actions.iter().find(|action| action.name == name) else { continue };
        // All hats in one question; whoever is found is left out of the next.
        let mut hats = Hat::ALL.to_vec();
        while let Some(gap) = prover.refute_in(at, &real, &spec(&hats, action)?)? {
            hats.retain(|hat| *hat != gap.hat);
            gaps.push(gap);
        }
    }
    Ok(gaps)
}

/// Everything is permitted but what these hats would open past their reach.
fn spec(hats: &[Hat], action: &'static ActionDef) -> Result<Policy, ProofError> {
    // A schema of this action alone: with all of them, reading it takes ten times as long as the proof.
    policy(&[("reach", &[ANYTHING, &past_reach(hats, action)].concat())], vec![action])
}

/// What these hats would open past their reach, forbidden.
pub(crate) fn past_reach(hats: &[Hat], action: &ActionDef) -> String {
    let mut text = String::new();
    for hat in hats {
        if ABOUT_NOBODY.iter().any(|(name, about, _)| *name == action.name && about == hat) {
            continue;
        }
        let ways = action.reach.iter().filter(|(of, _)| of == hat).flat_map(|(_, ways)| *ways);
        let ways: Vec<_> = ways.map(|way| condition(*way)).collect();
        let unless =
            if ways.is_empty() { String::new() } else { format!(" unless {{ {} }}", ways.join(" || ")) };
        let (name, hat) = (action.name, hat.code());
        text += &format!(
            "@id(\"reach-{hat}-{name}\") forbid (principal == Hat::\"{hat}\", action == Action::\"{name}\", resource){unless};\n"
        );
    }
    text
}

/// The relation as a policy sees it.
fn condition(way: Reach) -> &'static str {
    match way {
        Reach::Own => "context.own",
        Reach::Teaches => "context.teaches",
        Reach::ContactTeacher => "context.contact_teacher",
        Reach::ContactHome => "context.contact_home",
        Reach::Children => r#"context.guardianship != Guardianship::"none""#,
        Reach::Place => r#"context.affiliation != Affiliation::"none""#,
        Reach::Staff => r#"context.affiliation == Affiliation::"staff""#,
        Reach::Task => r#"context.window == Window::"task""#,
        Reach::Owner => r#"(context.owner_wide || principal == Hat::"system")"#,
    }
}
