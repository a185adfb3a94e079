//! How many of the made-up rows are found, and how many harmless ones alert. Prints numbers only: nobody is to learn the wording
//! of the rows held out (tests/screening/README.md).

use std::collections::BTreeMap;

use crate::look;

/// Rows found and rows falsely alerted, of 120 each.
fn rates(name: &str, table: &str) -> (usize, usize) {
    let mut groups: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let mut columns = line.splitn(4, '\t');
        let mut column = || columns.next().unwrap_or_default();
        let (act, kind, standard, text) = (column(), column(), column(), column());
        let alert = look(text);
        for group in [kind, standard, "all"] {
            let (rows, alerts, right) = groups.entry(format!("act={act} {group}")).or_default();
            *rows += 1;
            *alerts += usize::from(alert.is_some());
            *right += usize::from(alert.is_some_and(|alert| alert.kind.code() == kind));
        }
    }
    for (group, (rows, alerts, right)) in &groups {
        println!("{name} {group:24} {alerts:3} of {rows:3} alert, {right:3} of this kind");
    }
    let alerts = |group: &str| groups.get(group).map_or(0, |group| group.1);
    (alerts("act=yes all"), alerts("act=no all"))
}

#[test]
fn of_the_known_rows_nearly_all_are_found() {
    let (found, falsely) = rates("known", include_str!("../../../../tests/screening/known.tsv"));
    assert!(found >= 114, "{found} of 120 found");
    assert!(falsely <= 13, "{falsely} of 120 falsely");
}

#[test]
fn of_the_rows_held_out_most_are_found() {
    let (found, falsely) = rates("held out", include_str!("../../../../tests/screening/held-out.tsv"));
    assert!(found >= 90, "{found} of 120 found");
    assert!(falsely <= 20, "{falsely} of 120 falsely");
}
