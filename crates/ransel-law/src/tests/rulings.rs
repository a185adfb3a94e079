//! Rulings: stored so that years later we can still say why.

use crate::facts;
use crate::minutes::Minutes;
use crate::reference::LawRef;
use crate::ruling::{Fact, Ruling};

#[test]
fn facts_take_the_names_of_the_variables_or_names_of_their_own() {
    let annual = Minutes::new(8400);
    let facts = facts![annual, counted_minutes = 845];
    assert_eq!(facts, [Fact::new("annual", "8400"), Fact::new("counted_minutes", "845")]);
    assert_eq!(annual.get(), 8400, "naming a fact does not use it up");
}

#[test]
fn a_stored_ruling_tells_outcome_source_with_wording_and_facts() {
    let source: LawRef = "FOPPL-2024 § 9-8 @ 2026-08-01".parse().unwrap();
    let ruling = Ruling { outcome: "kept", source, because: facts![annual_minutes = 8400] };
    let stored = serde_json::to_string(&ruling).unwrap();
    assert_eq!(
        stored,
        r#"{"outcome":"kept","source":"FOPPL-2024 § 9-8 @ 2026-08-01","because":[{"name":"annual_minutes","value":"8400"}]}"#
    );
}
