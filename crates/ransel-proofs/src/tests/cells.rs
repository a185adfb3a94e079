//! The hand-written cells, decided by the product's policies without a server.

use ransel_kernel::Category;

use crate::{CELLS, tests::proofs::rules};

/// Actions for which no cells have been written by hand yet: properties, reach and tests over HTTP hold for them, and
/// their policies are not mutated. The list may only shrink.
#[rustfmt::skip]
pub const WITHOUT_CELLS: &[&str] = &[
    "attest-correction",
    "decide-absence-limit",
    "delete-conduct-words",
    "export-absence",
    "export-numbers",
    "export-protected",
    "export-roster",
    "give-decision-reasons",
    "keep-kin",
    "leave-out-days",
    "list-absence-warnings",
    "list-corrections",
    "list-follow-up",
    "list-missing-kin",
    "note-export",
    "note-follow-up",
    "open-letter",
    "read-absence-statistics",
    "read-absence-totals",
    "read-conduct",
    "read-conduct-words",
    "read-decision-reasons",
    "read-delivery",
    "read-notice-texts",
    "read-notices",
    "resolve-notice",
    "send-absence-warning",
    "send-conduct-warning",
    "send-notice",
    "send-notice-text",
    "survey-roster",
    "withdraw-conduct-note",
    "write-conduct-note",
    "write-conduct-words",
];

#[test]
fn every_cell_opens_what_it_says_and_nothing_else() {
    let policy = rules().compile().unwrap();
    let mut wrong = Vec::new();
    for cell in CELLS {
        let (no, action) =
            policy.actions().find(|(_, action)| action.name == cell.action).expect(cell.action);
        let (hat, wanted) = (cell.hat().expect(cell.hat), cell.categories().expect(cell.open));
        assert!(action.categories.covers(wanted), "{} declares no {}", cell.action, cell.open);
        let found = policy.decide_anew(no, hat, cell.facts().unwrap()).open;
        if found != wanted {
            let found: Vec<_> = found.iter().map(Category::code).collect();
            wrong.push(format!(
                "{} {} [{}]: {} is open, not {} ({})",
                cell.hat,
                cell.action,
                cell.facts,
                found.join(" "),
                cell.open,
                cell.law
            ));
        }
    }
    assert!(CELLS.len() >= 80);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_case_stands_twice_and_every_action_has_one_that_opens_and_one_that_does_not() {
    for (at, cell) in CELLS.iter().enumerate() {
        let same = |other: &&crate::Cell| {
            (other.hat, other.action, other.facts) == (cell.hat, cell.action, cell.facts)
        };
        assert!(!CELLS.iter().skip(at + 1).any(|other| same(&other)), "{cell:?}");
    }
    for name in WITHOUT_CELLS {
        assert!(!CELLS.iter().any(|cell| cell.action == *name), "{name} has cells: shorten the list");
    }
    for action in rules().actions.iter().filter(|action| !WITHOUT_CELLS.contains(&action.name)) {
        let of = || CELLS.iter().filter(|cell| cell.action == action.name);
        assert!(of().any(|cell| !cell.open.is_empty()), "{}: nothing is open", action.name);
        assert!(of().any(|cell| cell.open.is_empty()), "{}: nothing is closed", action.name);
    }
}
