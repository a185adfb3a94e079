//! National identity numbers, against the vectors and worked examples of the tax authority.

use jiff::civil::date;
use proptest::prelude::*;

use super::any_date;
use crate::identifier::{CheckRule, NationalId, NationalIdError, NationalIdKind, synthesize};

fn read(digits: &str) -> Result<NationalId, NationalIdError> {
    digits.parse()
}

#[test]
fn the_published_valid_numbers_are_accepted_with_series_rule_and_purpose() {
    use CheckRule::{Current, From2032};
    use NationalIdKind::{DNumber, Fnr};
    let vectors = [
        ("20036914700", Fnr, false, Current),
        ("29020073150", Fnr, false, Current),
        ("30108299939", Fnr, false, From2032),
        ("55102499947", DNumber, false, From2032),
        ("03851598730", Fnr, true, Current),
        ("30908299902", Fnr, true, From2032),
        ("41819077302", DNumber, true, Current),
        ("41819077906", DNumber, true, From2032),
    ];
    for (digits, kind, synthetic, rule) in vectors {
        let number = read(digits).unwrap_or_else(|error| panic!("{digits}: {error}"));
        assert_eq!(
            (number.kind(), number.is_synthetic(), number.check_rule()),
            (kind, synthetic, rule),
            "{digits}"
        );
        assert_eq!(number.digits(), digits);
    }
}

#[test]
fn the_authoritys_worked_examples_and_playground_numbers_are_accepted() {
    for digits in ["02013299997", "02013299903", "30108299920", "30108299939", "41814061033", "41810021827"] {
        assert!(read(digits).is_ok(), "{digits}");
    }
}

#[test]
fn wrong_check_digits_are_refused() {
    assert_eq!(read("20036914712"), Err(NationalIdError::CheckDigits));
}

#[test]
fn a_leap_day_exists_in_leap_years_only_although_the_check_digits_fit() {
    assert!(read("29020073150").is_ok());
    assert_eq!(read("29020105729"), Err(NationalIdError::NoSuchDay));
}

#[test]
fn every_second_digit_pair_must_name_a_day_that_exists() {
    for no_such_day in
        ["00017012345", "32017012345", "31047012345", "15007012345", "15137012345", "72017012345"]
    {
        assert_eq!(read(no_such_day), Err(NationalIdError::NoSuchDay), "{no_such_day}");
    }
}

#[test]
fn helper_numbers_and_foreign_test_series_are_refused_as_such() {
    // Month + 40, month + 65, and first digits 8 and 9.
    for unsupported in
        ["15417012345", "15527012345", "15667012345", "15777012345", "80017012345", "99017012345"]
    {
        assert_eq!(read(unsupported), Err(NationalIdError::UnsupportedSeries), "{unsupported}");
    }
    for between in ["15407012345", "15537012345", "15657012345", "15787012345", "15807012345", "15937012345"]
    {
        assert_eq!(read(between), Err(NationalIdError::NoSuchDay), "{between}");
    }
}

#[test]
fn only_eleven_digits_are_a_number_grouped_as_people_write_them_or_not() {
    let number = read("03851598730").unwrap();
    assert_eq!(read("038515 98730"), Ok(number));
    assert_eq!(read(" 03851598730\n"), Ok(number));
    assert_eq!(number.grouped(), "038515 98730");
    for wrong in [
        "",
        "0385159873",
        "038515987300",
        "0385159873O",
        "03851 598730",
        "038515  98730",
        "０３８５１５９８７３０",
    ] {
        assert_eq!(read(wrong), Err(NationalIdError::Form), "{wrong:?}");
    }
}

#[test]
fn printing_and_debugging_never_show_a_digit() {
    let number = read("03851598730").unwrap();
    assert_eq!(number.to_string(), "***********");
    assert_eq!(format!("{number:?}"), "NationalId(***********)");
    assert_eq!(format!("{:?}", Some(number)), "Some(NationalId(***********))");
}

#[test]
fn errors_do_not_repeat_what_was_typed() {
    for wrong in ["20036914712", "29020105729", "15417012345", "200369147"] {
        assert!(!read(wrong).unwrap_err().to_string().contains(&wrong[..3]), "{wrong}");
    }
}

#[test]
fn a_synthetic_number_can_be_made_for_a_birth_date() {
    let number = synthesize(date(2015, 5, 3), 987).unwrap();
    assert_eq!(number.digits(), "03851598730");
    assert!(synthesize(date(2015, 5, 3), 1000).is_none(), "an individual number has three digits");
}

proptest! {
    #[test]
    fn a_synthetic_number_is_valid_today_marked_synthetic_and_reads_back(
        born in any_date(),
        individual in 0_u16..1000,
    ) {
        let Some(number) = synthesize(born, individual) else { return Ok(()) };
        prop_assert_eq!(read(&number.digits()), Ok(number));
        prop_assert!(number.is_synthetic());
        prop_assert_eq!(number.kind(), NationalIdKind::Fnr);
        prop_assert_eq!(number.check_rule(), CheckRule::Current);
    }

    #[test]
    fn some_individual_number_nearby_is_always_issued(born in any_date(), individual in 0_u16..990) {
        prop_assert!((individual..individual + 10).any(|next| synthesize(born, next).is_some()));
    }

    #[test]
    fn one_wrong_digit_in_the_last_check_digit_is_always_found(
        born in any_date(),
        individual in 0_u16..1000,
        shift in 1_u8..10,
    ) {
        let Some(number) = synthesize(born, individual) else { return Ok(()) };
        let mut digits = number.digits().into_bytes();
        digits[10] = b'0' + (digits[10] - b'0' + shift) % 10;
        let altered = String::from_utf8(digits).unwrap();
        prop_assert_eq!(read(&altered), Err(NationalIdError::CheckDigits));
    }

    #[test]
    fn nothing_typed_makes_reading_fail_otherwise_than_with_an_error(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn whatever_is_accepted_reads_back_to_itself(digits in "[0-7][0-9][0189][0-9]{8}") {
        if let Ok(number) = read(&digits) {
            prop_assert_eq!(number.digits(), digits);
            prop_assert_eq!(read(&number.grouped()), Ok(number));
        }
    }
}
