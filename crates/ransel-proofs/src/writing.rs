//! Writing is never wider than reading: whoever changes something may, in the same case, see what she changes.

use cedar_policy::{Effect, Policy as Rule, PolicySet};
use serde_json::json;

use crate::{
    Compiled, Counterexample, ProofError, Prover, Rules,
    prover::failed,
    rules::{applies, read},
};

/// What is changed, and where it is seen. Left out: what is written about somebody new (`register-person`), what is
/// stated and read by nobody (`state-danger`), causes of absence, which are told and settled without a fresh
/// confirmation and read only with one, and notes on conduct taken back: whoever wrote one may do that also when the
/// lessons it belongs to are no longer hers.
pub const PAIRS: &[(&str, &str)] = &[
    ("change-person", "read-person"),
    ("keep-family", "read-person"),
    ("change-contact-details", "read-person"),
    ("apply-for-access", "read-applications"),
    ("decide-application", "read-applications"),
    ("change-settings", "read-settings"),
    ("keep-supplier", "read-suppliers"),
    ("approve-deletion", "read-deletions"),
    ("take-roll", "read-roll"),
    ("report-absence", "read-absence"),
    ("settle-absence", "read-absence"),
    ("write-absence-remark", "read-absence-remarks"),
    ("write-conduct-note", "read-conduct"),
    ("write-conduct-words", "read-conduct-words"),
    ("send-conduct-warning", "read-conduct"),
    ("note-follow-up", "read-absence"),
    ("send-absence-warning", "read-absence"),
    ("open-letter", "read-absence"),
    ("decide-absence-limit", "read-absence"),
    ("attest-correction", "list-corrections"),
    ("leave-out-days", "read-absence-totals"),
    ("keep-kin", "read-person"),
    ("choose-written-standard", "read-person"),
];

/// Cases in which `writes` opens what no permit of `reads` opens. How strong and fresh a sign-in must be is asked of
/// readers only, so the forbids of reading are left aside.
///
/// # Errors
/// The policies are wrong, or the solver failed.
pub fn wider(
    prover: &mut Prover,
    rules: &Rules,
    known: &Compiled,
    (writes, reads): (&str, &str),
) -> Result<Option<Counterexample>, ProofError> {
    let real = rules.set()?;
    let (reading, _) = known.action(reads)?;
    let mut seen = Vec::new();
    for rule in real.policies().filter(|rule| rule.effect() == Effect::Permit) {
        let mut json = rule.to_json().map_err(failed)?;
        if applies(&json, reading) {
            json["action"] = json!({ "op": "All" });
            seen.push(Rule::from_json(Some(rule.id().clone()), json).map_err(failed)?);
        }
    }
    // A set without a permit would be read as one that says nothing; what is open to nobody is said aloud.
    seen.extend(read(NOTHING)?.policies().cloned());
    let seen = PolicySet::from_policies(seen).map_err(failed)?;
    prover.refute_set(known, writes, &real, &seen)
}

const NOTHING: &str = "@id(\"nothing\") forbid (principal == Hat::\"none\", action, resource);";
