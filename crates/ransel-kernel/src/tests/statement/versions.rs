//! Published versions, their dates, and the report of active processing.

use super::school::{
    BASIS, Folder, POLICY, REGISTER, house, module, next_release, policy, register, settings, usual,
};
use crate::{
    KernelError, Owner,
    statement::{DiffLine, difference, own_words},
};

const MORNING: &str = "2026-11-20T07:00:00Z";
const LATER: &str = "2026-12-01T07:00:00Z";

fn dates(owner: &Owner) -> Vec<String> {
    owner.statement_versions("roll").unwrap().iter().map(|version| version.at.to_string()).collect()
}

#[test]
fn a_first_version_is_dated_by_the_owners_clock() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.publish_statements().unwrap();
    assert_eq!(dates(&owner), [MORNING]);
    let dated = owner.statement("roll").unwrap().unwrap().version.unwrap();
    assert_eq!((dated.number, dated.at.to_string().as_str()), (1, MORNING));
}

#[test]
fn where_nothing_new_is_said_nothing_is_published() {
    let folder = Folder::new();
    let (owner, clock) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.publish_statements().unwrap();
    clock.set(LATER.parse().unwrap());
    assert_eq!(owner.publish_statements().unwrap(), []);
    drop(owner);
    let (owner, _) = folder.open(usual(), "Soløy kommune", LATER);
    assert_eq!(owner.publish_statements().unwrap(), []);
    assert_eq!(dates(&owner), [MORNING]);
}

#[test]
fn a_new_field_changes_the_published_statement_and_its_date_in_the_same_step() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.publish_statements().unwrap();
    drop(owner);
    let (owner, _) = folder.open(next_release(), "Soløy kommune", LATER);
    let shown = owner.statement("roll").unwrap().unwrap();
    let dated = shown.version.unwrap();
    assert_eq!((dated.number, dated.at.to_string().as_str()), (2, LATER));
    assert_eq!(dates(&owner), [MORNING, LATER]);
    let newest = owner.statement_versions("roll").unwrap().pop().unwrap();
    assert!(newest.text.contains("`minutes`") && newest.digest == shown.digest());
    assert!(shown.to_markdown("nb", &own_words("nb")).contains("Gjelder fra 1. desember 2026. Versjon 2."));
}

#[test]
fn the_diff_shows_the_new_field_and_keeps_the_rest() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.publish_statements().unwrap();
    drop(owner);
    let (owner, _) = folder.open(next_release(), "Soløy kommune", LATER);
    owner.publish_statements().unwrap();
    let versions = owner.statement_versions("roll").unwrap();
    let changed = difference(&versions[0].text, &versions[1].text);
    let row = "| `roll_lateness` | `minutes` | fravær | vanlig | `school-year` |";
    assert!(changed.contains(&DiffLine::Added(row.into())), "{changed:?}");
    assert!(changed.contains(&DiffLine::Kept("## 1. Hvorfor vi lagrer".into())));
    let rule =
        "| Fravær og fritekst | `roll_mark`, `roll_remark` | Slettes ett år etter at skoleåret er slutt. |";
    assert!(changed.contains(&DiffLine::Removed(rule.into())), "{changed:?}");
}

#[test]
fn a_difference_is_the_fewest_lines_and_gives_both_texts_back() {
    let (old, new) = ("a\nb\nc\nd", "b\nx\nc\nd\ne");
    let lines = difference(old, new);
    let side = |removed: bool| -> Vec<String> {
        let here = |line| match line {
            DiffLine::Kept(text) => Some(text),
            DiffLine::Removed(text) => removed.then_some(text),
            DiffLine::Added(text) => (!removed).then_some(text),
        };
        lines.iter().filter_map(|line| here(line.clone())).collect()
    };
    assert_eq!((side(true).join("\n").as_str(), side(false).join("\n").as_str()), (old, new));
    assert_eq!(lines.iter().filter(|line| matches!(line, DiffLine::Kept(_))).count(), 3);
    assert_eq!(difference("", ""), []);
}

#[test]
fn basis_keep_rule_hat_and_setting_each_make_a_new_dated_version() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    owner.publish_statements().unwrap();
    drop(owner);
    let basis = REGISTER.replace("OPPL-2023 § 25-1", "OPPL-2023 § 25-2");
    let keep = basis.replace("P1Y", "P2Y");
    let hat = POLICY.replace("principal == Hat::\"principal\"", "principal == Hat::\"secretary\"");
    let releases =
        [register(module(), basis), register(module(), keep.clone()), policy(register(module(), keep), hat)];
    for (earlier, release) in releases.into_iter().enumerate() {
        let (owner, _) = folder.open(house(release), "Soløy kommune", LATER);
        let version = owner.statement("roll").unwrap().unwrap().version.unwrap();
        assert_eq!(version.number, earlier + 2);
    }
    let (owner, _) = folder.open(usual(), "Soløy kommune", LATER);
    let before = owner.statement("roll").unwrap().unwrap().version.unwrap().number;
    let mut new = (*owner.settings()).clone();
    new.owner.contact = "personvern@soloy.example".into();
    owner.change_settings(new, None).unwrap();
    let version = owner.statement("roll").unwrap().unwrap().version.unwrap();
    assert_eq!((before, version.number), (5, 6));
    // The clock stood still, and yet they are told apart by their instant.
    let all: Vec<_> = owner.statement_versions("roll").unwrap().iter().map(|version| version.at).collect();
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
}

#[test]
fn two_owners_print_their_own_names() {
    let (north, south) = (Folder::new(), Folder::new());
    let (north, _) = north.open(usual(), "Nordøy kommune", MORNING);
    let (south, _) = south.open(usual(), "Sørøy fylkeskommune", MORNING);
    let page = |owner: &Owner| owner.statement("roll").unwrap().unwrap().to_markdown("nb", &own_words("nb"));
    assert!(page(&north).contains("Nordøy kommune") && !page(&north).contains("Sørøy"));
    assert!(page(&south).contains("Sørøy fylkeskommune") && !page(&south).contains("Nordøy"));
}

#[test]
fn a_module_that_is_off_states_and_processes_nothing() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    let mut off = settings("Soløy kommune");
    off.modules.insert("roll".into(), false);
    owner.change_settings(off, None).unwrap();
    assert_eq!(owner.statement("roll").unwrap(), None);
    assert!(owner.active_processing().iter().all(|row| row.module != "roll"));
}

#[test]
fn the_report_of_active_processing_has_no_row_without_a_basis() {
    let folder = Folder::new();
    let (owner, _) = folder.open(usual(), "Soløy kommune", MORNING);
    let rows = owner.active_processing();
    assert!(rows.iter().any(|row| row.activity == "roll" && row.keep[0].0 == "school-year"));
    assert!(rows.iter().all(|row| !row.basis.is_empty() && row.basis.iter().all(|law| law.in_force)));
}

#[test]
fn a_module_whose_basis_is_empty_cannot_be_switched_on_and_does_not_run() {
    let folder = Folder::new();
    let bare = register(module(), REGISTER.replace(BASIS, "[]"));
    let (owner, _) = folder.open(house(bare), "Soløy kommune", MORNING);
    let mut on = settings("Soløy kommune");
    on.modules.insert("roll".into(), true);
    let refused = owner.change_settings(on, None).unwrap_err();
    assert!(matches!(refused, KernelError::Invalid { key: "gap-basis" }), "{refused}");
    assert!(!owner.is_running("roll") && owner.statement("roll").unwrap().is_none());
    assert!(owner.active_processing().iter().all(|row| row.module != "roll"));
    assert!(owner.publish_statements().unwrap().iter().all(|change| change.module != "roll"));
}
