//! Minutes and their checked arithmetic.

use proptest::prelude::*;

use crate::minutes::Minutes;

#[test]
fn a_curriculum_hour_is_sixty_minutes() {
    assert_eq!(Minutes::of_hours(140), Some(Minutes::new(8400)));
    assert_eq!(Minutes::of_hours(u32::MAX), None);
}

#[test]
fn arithmetic_answers_none_instead_of_wrapping() {
    let most = Minutes::new(u32::MAX);
    assert_eq!(most.checked_add(Minutes::new(1)), None);
    assert_eq!(Minutes::new(44).checked_sub(Minutes::new(45)), None);
    assert_eq!(Minutes::new(45).checked_sub(Minutes::new(45)), Some(Minutes::ZERO));
    assert_eq!(Minutes::checked_sum([most, Minutes::new(1)]), None);
    assert_eq!(Minutes::checked_sum([Minutes::new(45), Minutes::new(40)]), Some(Minutes::new(85)));
    assert_eq!(Minutes::new(44).left_after(Minutes::new(45)), Minutes::ZERO);
}

#[test]
fn minutes_are_stored_as_a_bare_number() {
    assert_eq!(serde_json::to_string(&Minutes::new(45)).unwrap(), "45");
    assert_eq!(Minutes::new(45).to_string(), "45");
}

proptest! {
    #[test]
    fn what_is_added_can_be_taken_away(one: u32, other: u32) {
        if let Some(sum) = Minutes::new(one).checked_add(Minutes::new(other)) {
            prop_assert_eq!(sum.checked_sub(Minutes::new(other)), Some(Minutes::new(one)));
        }
    }
}
