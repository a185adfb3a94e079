//! The hand-written cells, decided by the product's policies without a server.

use std::collections::HashSet;

use ransel_kernel::Category;

use crate::{cells, tests::proofs::rules};

#[test]
fn every_cell_opens_what_it_says_and_nothing_else() {
    let policy = rules().compile().unwrap();
    let mut wrong = Vec::new();
    for cell in cells() {
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
    assert!(cells().len() >= 1000);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn policies_whose_scope_leaves_an_action_out_change_nothing_about_it() {
    let policy = rules().compile().unwrap();
    for cell in cells() {
        let (no, _) = policy.actions().find(|(_, action)| action.name == cell.action).expect(cell.action);
        let (hat, facts) = (cell.hat().expect(cell.hat), cell.facts().unwrap());
        let (few, all) = (policy.decide_anew(no, hat, facts), policy.decide_by_all(no, hat, facts));
        assert_eq!(few, all, "{} {} [{}]", cell.hat, cell.action, cell.facts);
    }
}

#[test]
fn no_case_stands_twice_and_every_action_has_one_that_opens_and_one_that_does_not() {
    let cells = cells();
    let mut cases = HashSet::new();
    for cell in &cells {
        assert!(cases.insert((cell.hat, cell.action, cell.facts)), "{cell:?}");
    }
    for action in &rules().actions {
        let of = || cells.iter().filter(|cell| cell.action == action.name);
        assert!(of().any(|cell| !cell.open.is_empty()), "{}: nothing is open", action.name);
        assert!(of().any(|cell| cell.open.is_empty()), "{}: nothing is closed", action.name);
    }
}
