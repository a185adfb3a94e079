//! References to law: reading, writing, validity.

use jiff::civil::date;
use proptest::prelude::*;

use crate::reference::{Instrument, LAW_READ_ON, LawRef, LawRefError, Provision};

fn law(text: &str) -> LawRef {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn a_reference_is_shown_as_a_norwegian_letter_cites_it() {
    let shown = [
        ("FOPPL-2024 § 9-8", "forskrift til opplæringslova § 9-8"),
        ("OPPL-2023 § 12-4(3)(a)", "opplæringslova § 12-4 tredje ledd bokstav a"),
        ("OPPL-1998 § 9A-4", "opplæringsloven § 9A-4"),
        ("OPPL-2023 ch. 12", "opplæringslova kapittel 12"),
        ("OPPL-1998 ch. 9A", "opplæringsloven kapittel 9A"),
        ("POL-2018 art. 6(1)(e)", "personvernforordningen art. 6 nr. 1 bokstav e"),
        ("POL-2018 art. 4(7)", "personvernforordningen art. 4 nr. 7"),
        ("POL-2018 § 12", "personopplysningsloven § 12"),
        ("FVL-1967 § 13 b nr. 2", "forvaltningsloven § 13 b nr. 2"),
        ("FVL-1967 § 13 b(1) nr. 2", "forvaltningsloven § 13 b første ledd nr. 2"),
        ("FVL-1967 § 13(7)", "forvaltningsloven § 13 7. ledd"),
        ("HOTL-2011 § 7-2 a", "helse- og omsorgstjenesteloven § 7-2 a"),
        ("BARN-1981 § 31", "barnelova § 31"),
    ];
    for (compact, norwegian) in shown {
        assert_eq!(law(compact).to_string(), norwegian);
        assert_eq!(law(compact).compact(), compact);
    }
}

#[test]
fn what_is_not_understood_is_refused_as_a_whole() {
    let unreadable = [
        "OPPL-2023",
        "OPPL-2023 ",
        "OPPL-2023 9-8",
        "OPPL-2023 §9-8",
        "OPPL-2023 §§ 9-8",
        "OPPL-2023 § 9-8.",
        "OPPL-2023 § 9A",
        "OPPL-2023 § 9-8 and more",
        "OPPL-2023 § 12-4(a)(3)",
        "OPPL-2023 § 12-4(0)",
        "OPPL-2023 § 12-4(+3)",
        "OPPL-2023 § 12-4(3",
        "OPPL-2023 § 12-4(ab)",
        "OPPL-2023 ch. 12(3)",
        "OPPL-2023 § 99999",
        "OPPL-2023 § -8",
        "OPPL-2023 § 13 b nr. ",
        "OPPL-2023 § 13 B",
    ];
    for text in unreadable {
        let refused = text.parse::<LawRef>();
        assert!(matches!(refused, Err(LawRefError::Form { .. })), "{text}: {refused:?}");
    }
}

#[test]
fn unknown_acts_articles_of_acts_and_impossible_days_are_named_in_the_error() {
    assert!(matches!("GDPR art. 6".parse::<LawRef>(), Err(LawRefError::UnknownInstrument { .. })));
    assert_eq!(
        "OPPL-2023 art. 6".parse::<LawRef>(),
        Err(LawRefError::NoArticles { instrument: Instrument::Oppl2023 })
    );
    assert!(matches!("OPPL-2023 § 9-4 @ 2025-02-30".parse::<LawRef>(), Err(LawRefError::Wording { .. })));
}

#[test]
fn a_new_decision_may_cite_an_act_from_its_first_to_its_last_day() {
    let (old, new) = (law("OPPL-1998 § 5-1"), law("OPPL-2023 § 5-1"));
    assert!(old.may_be_cited(date(2024, 7, 31)).is_ok());
    assert!(old.may_be_cited(date(2024, 8, 1)).is_err());
    assert!(new.may_be_cited(date(2024, 7, 31)).is_err());
    assert!(new.may_be_cited(date(2024, 8, 1)).is_ok());
    let refusal = old.may_be_cited(date(2026, 11, 21)).unwrap_err();
    assert_eq!(refusal.to_string(), "OPPL-1998 § 5-1 is not in force on 2026-11-21");
}

#[test]
fn an_adopted_act_without_a_start_can_never_be_cited() {
    let adopted = law("FVL-2025 § 1");
    assert_eq!(adopted.valid_from(), None);
    assert!(!adopted.in_force(date(2126, 1, 1)));
}

#[test]
fn the_ban_on_exporting_archives_outlives_its_act_until_the_new_one_starts() {
    let today = date(2026, 11, 21);
    assert!(law("ARK-1992 § 9(b)").in_force(today));
    assert!(!law("ARK-1992 § 9(a)").in_force(today));
    assert!(!law("ARK-1992 § 9").in_force(today));
    assert!(!law("ARK-2025 § 11").in_force(today));
    assert!(law("ARK-2025 § 12").in_force(today));
}

#[test]
fn the_same_number_in_two_acts_is_not_the_same_law() {
    assert_ne!(law("OPPL-1998 § 5-1"), law("OPPL-2023 § 5-1"));
    assert!(law("OPPL-2023 § 5-1").provision.same_section(&law("OPPL-1998 § 5-1(2)").provision));
}

#[test]
fn sections_sort_by_number_and_not_by_letters() {
    let mut sections: Vec<_> = ["OPPL-2023 § 10-1", "OPPL-2023 § 9-10", "OPPL-2023 § 9-8"].map(law).into();
    sections.sort();
    assert_eq!(sections, ["OPPL-2023 § 9-8", "OPPL-2023 § 9-10", "OPPL-2023 § 10-1"].map(law));
}

#[test]
fn a_reference_means_the_wording_last_read_unless_it_says_otherwise() {
    assert_eq!(law("FOPPL-2024 § 9-8").wording_of, LAW_READ_ON);
    assert_eq!(law("OPPL-1998 § 5-1").wording_of, date(2024, 7, 31));
    let older = law("FOPPL-2024 § 9-8 @ 2025-08-01");
    assert_eq!(older.wording_of, date(2025, 8, 1));
    assert_eq!(older.compact(), "FOPPL-2024 § 9-8 @ 2025-08-01");
}

#[test]
fn a_rewording_under_the_same_number_is_noticed() {
    let older = law("FOPPL-2024 § 9-8 @ 2025-08-01");
    assert!(!older.reworded_by(date(2026, 7, 31)));
    assert!(older.reworded_by(date(2026, 8, 1)));
    let newest = law("OPPL-2023 § 2-1(2)");
    assert!(!newest.reworded_by(date(2028, 6, 30)));
    assert!(newest.reworded_by(date(2028, 7, 1)));
}

#[test]
fn a_stored_reference_keeps_the_day_of_its_wording() {
    let stored = serde_json::to_string(&law("FOPPL-2024 § 9-8")).unwrap();
    assert_eq!(stored, "\"FOPPL-2024 § 9-8 @ 2026-10-01\"");
    assert_eq!(serde_json::from_str::<LawRef>(&stored).unwrap(), law("FOPPL-2024 § 9-8"));
}

#[test]
fn every_act_has_its_own_key_name_and_number_and_ends_after_it_began() {
    for (place, act) in Instrument::ALL.iter().enumerate() {
        let later = &Instrument::ALL[place + 1..];
        assert!(
            later.iter().all(|other| other.key() != act.key() && other.name() != act.name()),
            "{}",
            act.key()
        );
        assert!(later.iter().all(|other| other.number() != act.number()), "{}", act.key());
        assert!(act.valid_to().is_none_or(|last| act.valid_from().unwrap() < last), "{}", act.key());
        assert_eq!(act.key().parse(), Ok(*act));
    }
}

fn any_section() -> impl Strategy<Value = Provision> {
    let narrowing = (prop::option::of(1_u8..20), prop::option::of(prop::char::range('a', 'z')));
    (1_u16..60, 1_u16..60, narrowing).prop_map(|(chapter, number, (paragraph, letter))| Provision {
        paragraph,
        letter,
        ..Provision::chaptered(chapter, number)
    })
}

proptest! {
    #[test]
    fn every_reference_reads_back_what_it_writes(
        act in prop::sample::select(Instrument::ALL),
        provision in any_section(),
        wording_of in super::any_date(),
    ) {
        let reference = LawRef::new(act, provision, wording_of);
        prop_assert_eq!(reference.compact().parse(), Ok(reference));
        prop_assert_eq!(String::from(reference).parse(), Ok(reference));
    }

    #[test]
    fn nothing_written_makes_reading_fail_otherwise_than_with_an_error(place in "\\PC*") {
        let _ = format!("OPPL-2023 {place}").parse::<LawRef>();
        let _ = format!("OPPL-2023 § {place}").parse::<LawRef>();
    }
}
