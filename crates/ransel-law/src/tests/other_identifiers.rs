//! Organisation numbers and Feide names.

use proptest::prelude::*;

use crate::identifier::{FeideName, FeideNameError, OrganisationNumber, OrganisationNumberError};

#[test]
fn registered_organisation_numbers_are_accepted() {
    let registered = [
        "974760673",
        "991825827",
        "938759839",
        "976820037",
        "974589648",
        "984661185",
        "922020175",
        "964968519",
    ];
    for number in registered {
        assert_eq!(number.parse::<OrganisationNumber>().unwrap().to_string(), number);
    }
}

#[test]
fn numbers_made_up_for_documentation_are_refused() {
    for number in ["987654321", "839872362"] {
        assert_eq!(
            number.parse::<OrganisationNumber>(),
            Err(OrganisationNumberError::CheckDigit),
            "{number}"
        );
    }
}

#[test]
fn an_organisation_number_begins_with_eight_or_nine_and_has_nine_digits() {
    let read = |text: &str| text.parse::<OrganisationNumber>();
    assert_eq!(read("123456785"), Err(OrganisationNumberError::FirstDigit));
    for wrong in ["", "97458964", "9745896480", "97458964x", "SE974589648"] {
        assert_eq!(read(wrong), Err(OrganisationNumberError::Form), "{wrong:?}");
    }
}

#[test]
fn the_forms_of_other_systems_mean_the_same_number() {
    let number: OrganisationNumber = "974589648".parse().unwrap();
    for form in ["974 589 648", "NO974589648", "NO974589648MVA", "NO 974 589 648 MVA", "0192:974589648"] {
        assert_eq!(form.parse(), Ok(number), "{form}");
    }
    assert_eq!(number.feide(), "NO974589648");
    assert_eq!(number.electronic_address(), "0192:974589648");
    assert_eq!(serde_json::to_string(&number).unwrap(), "\"974589648\"");
}

#[test]
fn a_feide_name_is_lower_case_and_comes_in_two_parts() {
    let name: FeideName = " Ola.Nordmann@Skien.kommune.no ".parse().unwrap();
    assert_eq!(name.to_string(), "ola.nordmann@skien.kommune.no");
    assert_eq!((name.uid(), name.realm()), ("ola.nordmann", "skien.kommune.no"));
}

#[test]
fn a_feide_name_in_a_log_hides_the_person() {
    let name: FeideName = "ola@skien.kommune.no".parse().unwrap();
    assert_eq!(format!("{name:?}"), "FeideName(***@skien.kommune.no)");
}

#[test]
fn what_is_no_feide_name_is_refused_with_the_part_that_is_wrong() {
    let read = |text: &str| text.parse::<FeideName>();
    assert_eq!(read("ola"), Err(FeideNameError::Form));
    assert_eq!(read("ola@skien@kommune.no"), Err(FeideNameError::Form));
    assert_eq!(read("@skien.kommune.no"), Err(FeideNameError::Uid));
    assert_eq!(read("øla@skien.kommune.no"), Err(FeideNameError::Uid));
    assert_eq!(read("ola hansen@skien.kommune.no"), Err(FeideNameError::Uid));
    for realm in ["", "skien", ".no", "skien..no", "-skien.no", "skien-.no", "skien.kommune.no/"] {
        assert_eq!(read(&format!("ola@{realm}")), Err(FeideNameError::Realm), "{realm:?}");
    }
}

proptest! {
    #[test]
    fn a_feide_name_that_was_accepted_is_accepted_again_unchanged(text in "[A-Za-z0-9._-]{1,8}@[a-z]{1,6}\\.no") {
        let name: FeideName = text.parse().unwrap();
        prop_assert_eq!(name.to_string().parse(), Ok(name));
    }

    #[test]
    fn exactly_one_check_digit_or_none_fits_eight_digits(start in 80_000_000_u32..100_000_000) {
        let fitting = (0..10).filter(|last| format!("{start}{last}").parse::<OrganisationNumber>().is_ok());
        prop_assert!(fitting.count() <= 1);
    }

    #[test]
    fn nothing_typed_makes_reading_fail_otherwise_than_with_an_error(text in "\\PC*") {
        let _ = text.parse::<OrganisationNumber>();
        let _ = text.parse::<FeideName>();
    }
}
