//! The tables of words, row by row.

use crate::Assurance::{High, Low, Substantial};
use crate::ProviderKind::{Demo, Feide, IdPorten};

const FEIDE_3: Option<&str> = Some("urn:mace:feide.no:auth:level:fad08:3");

#[test]
fn feide_knows_two_factors_and_all_else_is_one() {
    assert_eq!(Feide.assurance_of(FEIDE_3), Some(Substantial));
    let others = [None, Some("urn:mace:feide.no:auth:level:fad08:2"), Some("idporten-loa-high"), Some("")];
    for acr in others {
        assert_eq!(Feide.assurance_of(acr), Some(Low), "{acr:?}");
    }
}

#[test]
fn id_porten_has_three_words_and_all_else_is_nothing() {
    assert_eq!(IdPorten.assurance_of(Some("idporten-loa-low")), Some(Low));
    assert_eq!(IdPorten.assurance_of(Some("idporten-loa-substantial")), Some(Substantial));
    assert_eq!(IdPorten.assurance_of(Some("idporten-loa-high")), Some(High));
    for acr in [None, Some("Level4"), Some("IDPORTEN-LOA-HIGH"), FEIDE_3, Some("")] {
        assert_eq!(IdPorten.assurance_of(acr), None, "{acr:?}");
    }
}

#[test]
fn the_demonstration_understands_both() {
    assert_eq!(Demo.assurance_of(FEIDE_3), Some(Substantial));
    assert_eq!(Demo.assurance_of(Some("idporten-loa-high")), Some(High));
    assert_eq!(Demo.assurance_of(None), Some(Low));
    assert_eq!(Demo.assurance_of(Some("Level4")), None);
}

#[test]
fn what_we_ask_for_is_enough_when_it_is_answered() {
    for kind in [Feide, IdPorten, Demo] {
        for asked in [Low, Substantial, High] {
            for word in kind.acr_values(asked) {
                let got = kind.assurance_of(Some(word)).unwrap();
                assert_eq!(got, asked.min(kind.highest()), "{kind:?} {word}");
            }
        }
    }
}

#[test]
fn the_levels_are_ordered() {
    assert!(Low < Substantial && Substantial < High);
}
