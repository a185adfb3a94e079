//! The absence limit, at, just under and just over each of its borders, and what always holds.

use jiff::civil::date;
use proptest::prelude::*;
use ransel_law::Minutes;

use crate::rules::AbsenceClass::{HealthDocumented, NotAbsence, OtherDocumented, SelfDeclared, Undocumented};
use crate::rules::{
    ABSENCE_LIMITS, AbsenceClass, AbsenceLimit, AbsencePiece, Applies, Assessment, Effect, Learner, Limit,
    PercentTenths, Reading, Risk, Standing, StandingError, absence_limit_applies, counts_towards_limit,
    over_the_limit,
};

const YEAR_OF_140_HOURS: Minutes = Minutes::new(8400);
const BOTH_READINGS: [Reading; 2] = [Reading::Quota, Reading::RunningTotal];

fn today() -> &'static AbsenceLimit {
    AbsenceLimit::on(date(2026, 11, 21)).unwrap()
}

fn absent(class: AbsenceClass, minutes: u32) -> AbsencePiece {
    AbsencePiece { minutes: Minutes::new(minutes), class, risk: Risk::Ordinary }
}

fn certified(class: AbsenceClass, minutes: u32) -> AbsencePiece {
    AbsencePiece { risk: Risk::Certified, ..absent(class, minutes) }
}

fn standing(pieces: &[AbsencePiece], reading: Reading) -> Standing {
    Standing::of(pieces, YEAR_OF_140_HOURS, today(), reading).unwrap()
}

fn outcome(pieces: &[AbsencePiece], reading: Reading) -> Limit {
    over_the_limit(&standing(pieces, reading)).outcome
}

fn in_both_readings(pieces: &[AbsencePiece]) -> Limit {
    let [quota, running_total] = BOTH_READINGS.map(|reading| outcome(pieces, reading));
    assert_eq!(quota, running_total, "the readings part on {pieces:?}");
    quota
}

// R2-6: the limit itself.

#[test]
fn a_tenth_of_the_annual_minutes_is_the_limit_for_every_usual_subject() {
    for (hours, limit) in [(56, 336), (84, 504), (113, 678), (140, 840), (168, 1008), (197, 1182)] {
        let annual = Minutes::of_hours(hours).unwrap();
        for reading in BOTH_READINGS {
            let ruled = |minutes| {
                let standing =
                    Standing::of(&[absent(Undocumented, minutes)], annual, today(), reading).unwrap();
                over_the_limit(&standing).outcome
            };
            assert_eq!(ruled(limit - 1), Limit::Kept, "{hours} hours, just under");
            assert_eq!(ruled(limit), Limit::Kept, "{hours} hours, at the limit");
            assert_eq!(ruled(limit + 1), Limit::ExceededHeadMayDecide, "{hours} hours, just over");
        }
    }
}

#[test]
fn the_first_lesson_of_45_minutes_above_the_limit_is_known_for_every_usual_subject() {
    for (hours, lesson) in [(56, 8), (84, 12), (113, 16), (140, 19), (168, 23), (197, 27)] {
        let annual = Minutes::of_hours(hours).unwrap();
        let missed = |lessons| {
            let pieces = vec![absent(Undocumented, 45); lessons];
            over_the_limit(&Standing::of(&pieces, annual, today(), Reading::RunningTotal).unwrap()).outcome
        };
        assert_eq!(missed(lesson - 1), Limit::Kept, "{hours} hours");
        assert_eq!(missed(lesson), Limit::ExceededHeadMayDecide, "{hours} hours");
    }
}

#[test]
fn a_limit_that_is_no_whole_minute_is_not_rounded_in_either_direction() {
    let annual = Minutes::new(3365);
    let over = |minutes| {
        let pieces = [absent(Undocumented, minutes)];
        Standing::of(&pieces, annual, today(), Reading::RunningTotal).unwrap().over.get()
    };
    assert_eq!((over(336), over(337)), (0, 1), "336.5 minutes are allowed");
}

// R2-11: the vectors, in a subject of 140 hours.

#[test]
fn undocumented_absence_of_a_tenth_keeps_the_right_and_five_minutes_more_need_the_head() {
    assert_eq!(in_both_readings(&[absent(Undocumented, 840)]), Limit::Kept);
    assert_eq!(in_both_readings(&[absent(Undocumented, 845)]), Limit::ExceededHeadMayDecide);
}

#[test]
fn self_declared_illness_is_accepted_up_to_a_tenth() {
    assert_eq!(in_both_readings(&[absent(SelfDeclared, 840)]), Limit::Kept);
    assert_eq!(in_both_readings(&[absent(SelfDeclared, 841)]), Limit::ExceededHeadMayDecide);
}

#[test]
fn after_a_tenth_of_self_declared_illness_a_doctor_still_helps_and_truancy_does_not() {
    assert_eq!(in_both_readings(&[absent(SelfDeclared, 840), absent(HealthDocumented, 400)]), Limit::Kept);
    let truant = [absent(SelfDeclared, 840), absent(Undocumented, 45)];
    assert_eq!(in_both_readings(&truant), Limit::ExceededHeadMayDecide);
}

#[test]
fn whether_documented_illness_uses_the_limit_up_is_where_the_readings_part() {
    let pieces = [absent(HealthDocumented, 900), absent(Undocumented, 45)];
    assert_eq!(outcome(&pieces, Reading::Quota), Limit::Kept);
    assert_eq!(outcome(&pieces, Reading::RunningTotal), Limit::ExceededHeadMayDecide);
}

#[test]
fn in_the_running_total_the_first_minute_over_comes_when_nothing_is_left() {
    let after = |documented: u32| {
        outcome(&[absent(HealthDocumented, documented), absent(Undocumented, 45)], Reading::RunningTotal)
    };
    assert_eq!(after(794), Limit::Kept);
    assert_eq!(after(795), Limit::Kept, "the lesson ends exactly at the limit");
    assert_eq!(after(796), Limit::ExceededHeadMayDecide);
}

#[test]
fn other_documented_causes_and_what_is_no_absence_do_not_use_the_limit_up() {
    assert_eq!(in_both_readings(&[absent(OtherDocumented, 2000), absent(Undocumented, 800)]), Limit::Kept);
    assert_eq!(in_both_readings(&[absent(OtherDocumented, 2000), absent(Undocumented, 840)]), Limit::Kept);
    assert_eq!(in_both_readings(&[absent(NotAbsence, 8400), absent(Undocumented, 840)]), Limit::Kept);
    let truant = [absent(OtherDocumented, 2000), absent(Undocumented, 841)];
    assert_eq!(in_both_readings(&truant), Limit::ExceededHeadMayDecide);
}

#[test]
fn above_fifteen_percent_the_head_has_no_discretion() {
    assert_eq!(in_both_readings(&[absent(Undocumented, 1259)]), Limit::ExceededHeadMayDecide);
    assert_eq!(in_both_readings(&[absent(Undocumented, 1260)]), Limit::ExceededHeadMayDecide);
    assert_eq!(in_both_readings(&[absent(Undocumented, 1261)]), Limit::Exceeded);
    assert_eq!(in_both_readings(&[absent(Undocumented, 1300)]), Limit::Exceeded);
    assert_eq!(in_both_readings(&[absent(SelfDeclared, 900), absent(Undocumented, 361)]), Limit::Exceeded);
}

#[test]
fn with_a_certified_risk_self_declared_illness_stays_accepted() {
    assert_eq!(in_both_readings(&[certified(SelfDeclared, 1500)]), Limit::Kept);
    // The certificate covers illness, not truancy.
    assert_eq!(in_both_readings(&[certified(Undocumented, 841)]), Limit::ExceededHeadMayDecide);
}

#[test]
fn certified_illness_leaves_the_heads_margin_untouched() {
    // Doubtful: the text could also mean every self-declared minute. This way nobody loses the head's judgement
    // over illness that the same section accepts.
    let pieces = [certified(SelfDeclared, 1500), absent(Undocumented, 45)];
    assert_eq!(outcome(&pieces, Reading::Quota), Limit::Kept);
    assert_eq!(outcome(&pieces, Reading::RunningTotal), Limit::ExceededHeadMayDecide);
}

// R2-10 and R2-12: what staff are shown.

#[test]
fn staff_see_both_numbers_and_what_is_left() {
    let pieces = [absent(HealthDocumented, 400), absent(SelfDeclared, 90), absent(Undocumented, 45)];
    let shown = standing(&pieces, Reading::RunningTotal);
    assert_eq!((shown.total.get(), shown.unaccepted.get(), shown.left.get()), (535, 135, 305));
    assert_eq!(shown.total_percent().to_string(), "6.4");
    assert_eq!(shown.unaccepted_percent().to_string(), "1.7");
    assert_eq!(standing(&pieces, Reading::Quota).left.get(), 705);
}

#[test]
fn one_minute_over_the_limit_does_not_show_as_ten_percent() {
    let shown = |minutes| standing(&[absent(Undocumented, minutes)], Reading::RunningTotal).total_percent();
    assert_eq!(shown(840).parts(), (10, 0));
    assert_eq!(shown(841).parts(), (10, 1));
    assert_eq!(shown(0).tenths(), 0);
}

#[test]
fn a_subject_without_annual_minutes_or_with_endless_absence_has_no_standing() {
    let take = |pieces: &[AbsencePiece], annual| Standing::of(pieces, annual, today(), Reading::RunningTotal);
    assert_eq!(take(&[], Minutes::ZERO), Err(StandingError::NoAnnualMinutes));
    let endless = [absent(Undocumented, u32::MAX), absent(Undocumented, 1)];
    assert_eq!(take(&endless, YEAR_OF_140_HOURS), Err(StandingError::TooLong));
}

#[test]
fn a_ruling_names_its_source_the_wording_and_the_minutes_it_rests_on() {
    let ruling = over_the_limit(&standing(&[absent(Undocumented, 845)], Reading::RunningTotal));
    assert_eq!(ruling.source.to_string(), "forskrift til opplæringslova § 9-8");
    assert_eq!(ruling.source.wording_of, date(2026, 8, 1));
    let facts: Vec<_> = ruling.because.iter().map(|fact| (fact.name, fact.value.as_str())).collect();
    let expected = [
        ("annual_minutes", "8400"),
        ("total_minutes", "845"),
        ("unaccepted_minutes", "845"),
        ("minutes_over", "5"),
        ("limit_percent", "10"),
        ("head_percent", "15"),
        ("reading", "running_total"),
    ];
    assert_eq!(facts, expected);
}

// R2-3 and R2-8: what counts.

#[test]
fn each_class_does_to_the_limit_what_the_regulation_says() {
    use Effect::{Nothing, UsesUp, UsesUpAndExceeds};
    use Risk::{Certified, Ordinary};
    let rows = [
        (NotAbsence, Ordinary, Nothing, Nothing),
        (OtherDocumented, Ordinary, Nothing, Nothing),
        (Undocumented, Ordinary, UsesUpAndExceeds, UsesUpAndExceeds),
        (Undocumented, Certified, UsesUpAndExceeds, UsesUpAndExceeds),
        (SelfDeclared, Ordinary, UsesUpAndExceeds, UsesUpAndExceeds),
        (SelfDeclared, Certified, Nothing, UsesUp),
        (HealthDocumented, Ordinary, Nothing, UsesUp),
        (HealthDocumented, Certified, Nothing, UsesUp),
    ];
    for (class, risk, quota, running_total) in rows {
        assert_eq!(counts_towards_limit(class, risk, Reading::Quota), quota, "{class:?} {risk:?}");
        assert_eq!(
            counts_towards_limit(class, risk, Reading::RunningTotal),
            running_total,
            "{class:?} {risk:?}"
        );
    }
}

// R2-4 and R2-5: whom and what the limit concerns, and since when.

#[test]
fn the_limit_concerns_pupils_in_upper_secondary_education_only() {
    let applies =
        |learner| absence_limit_applies(learner, Assessment::OverallAchievementGrade, today()).outcome;
    assert_eq!(applies(Learner::UpperSecondaryPupil), Applies::Yes);
    for learner in
        [Learner::PrimaryPupil, Learner::Apprentice, Learner::PrivateCandidate, Learner::AdultParticipant]
    {
        assert_eq!(applies(learner), Applies::No, "{learner:?}");
    }
}

#[test]
fn since_august_2025_the_mid_year_grade_is_no_longer_at_stake() {
    let applies = |assessment, day| {
        let limit = AbsenceLimit::on(day).unwrap();
        absence_limit_applies(Learner::UpperSecondaryPupil, assessment, limit).outcome
    };
    let (before, after) = (date(2025, 7, 31), date(2025, 8, 1));
    assert_eq!(applies(Assessment::MidYearHalfYearAssessment, before), Applies::Yes);
    assert_eq!(applies(Assessment::MidYearHalfYearAssessment, after), Applies::No);
    for kept in [Assessment::OverallAchievementGrade, Assessment::EndOfYearHalfYearAssessment] {
        assert_eq!((applies(kept, before), applies(kept, after)), (Applies::Yes, Applies::Yes));
    }
}

#[test]
fn every_day_from_august_2024_has_exactly_one_limit_in_force_and_earlier_days_have_none() {
    assert!(AbsenceLimit::on(date(2024, 7, 31)).is_none());
    for day in [date(2024, 8, 1), date(2025, 7, 31), date(2025, 8, 1), date(2026, 7, 31), date(2026, 8, 1)] {
        let rows: Vec<_> = ABSENCE_LIMITS.iter().filter(|row| row.valid.holds_on(day)).collect();
        assert_eq!(rows.len(), 1, "{day}");
        assert!(rows[0].source.may_be_cited(day).is_ok());
        assert!(!rows[0].source.reworded_by(day), "{day} is measured by a wording of the past");
    }
}

#[test]
fn before_august_2025_an_owner_cannot_choose_the_running_total() {
    let before = AbsenceLimit::on(date(2025, 7, 31)).unwrap();
    assert_eq!(before.reading(Some(Reading::RunningTotal)), Reading::Quota);
    assert_eq!(today().reading(Some(Reading::Quota)), Reading::Quota);
    assert_eq!(today().reading(None), Reading::RunningTotal);
}

// What always holds.

fn any_class() -> impl Strategy<Value = AbsenceClass> {
    prop::sample::select(vec![Undocumented, SelfDeclared, HealthDocumented, OtherDocumented, NotAbsence])
}

fn any_piece() -> impl Strategy<Value = AbsencePiece> {
    let risk = prop::sample::select(vec![Risk::Ordinary, Risk::Certified]);
    (1_u32..400, any_class(), risk)
        .prop_map(|(minutes, class, risk)| AbsencePiece { risk, ..absent(class, minutes) })
}

fn any_year() -> impl Strategy<Value = Vec<AbsencePiece>> {
    prop::collection::vec(any_piece(), 1..20)
}

fn any_reading() -> impl Strategy<Value = Reading> {
    prop::sample::select(BOTH_READINGS.to_vec())
}

proptest! {
    // Holds under both readings. Re-classing a piece towards better documentation leaves the running total as it
    // was or shortens it, so nothing that was within the limit moves beyond it.
    #[test]
    fn documenting_an_hour_never_costs_a_right(
        year in any_year(),
        which: prop::sample::Index,
        better in any_class(),
        reading in any_reading(),
    ) {
        let mut documented = year.clone();
        let piece = &mut documented[which.index(year.len())];
        piece.class = piece.class.max(better);
        prop_assert!(outcome(&documented, reading) <= outcome(&year, reading));
        prop_assert!(standing(&documented, reading).left >= standing(&year, reading).left);
    }

    #[test]
    fn certifying_a_risk_never_costs_a_right(year in any_year(), reading in any_reading()) {
        let certified: Vec<_> = year.iter().map(|piece| AbsencePiece { risk: Risk::Certified, ..*piece }).collect();
        prop_assert!(outcome(&certified, reading) <= outcome(&year, reading));
    }

    // Holds under the quota only: see the example below for the running total.
    #[test]
    fn under_the_quota_documented_illness_never_costs_a_right(
        year in any_year(),
        place: prop::sample::Index,
        minutes in 1_u32..4000,
    ) {
        let mut iller = year.clone();
        iller.insert(place.index(year.len() + 1), absent(HealthDocumented, minutes));
        prop_assert_eq!(outcome(&iller, Reading::Quota), outcome(&year, Reading::Quota));
    }

    // Under the running total documented illness is harmless only after the last other absence.
    #[test]
    fn under_the_running_total_documented_illness_at_the_end_never_costs_a_right(
        year in any_year(),
        minutes in 1_u32..4000,
    ) {
        let mut iller = year.clone();
        iller.push(absent(HealthDocumented, minutes));
        prop_assert_eq!(outcome(&iller, Reading::RunningTotal), outcome(&year, Reading::RunningTotal));
    }

    #[test]
    fn the_running_total_is_never_milder_than_the_quota(year in any_year()) {
        prop_assert!(outcome(&year, Reading::RunningTotal) >= outcome(&year, Reading::Quota));
    }

    #[test]
    fn under_the_quota_the_order_of_absence_does_not_matter(year in any_year()) {
        let backwards: Vec<_> = year.iter().rev().copied().collect();
        prop_assert_eq!(outcome(&backwards, Reading::Quota), outcome(&year, Reading::Quota));
    }

    #[test]
    fn one_more_absence_never_gives_a_right_back(year in any_year(), more in any_piece(), reading in any_reading()) {
        let mut longer = year.clone();
        longer.push(more);
        prop_assert!(outcome(&longer, reading) >= outcome(&year, reading));
    }

    #[test]
    fn cutting_a_piece_in_two_changes_nothing(
        year in any_year(),
        which: prop::sample::Index,
        at in 0_u32..400,
        reading in any_reading(),
    ) {
        let place = which.index(year.len());
        let whole = year[place];
        let first = Minutes::new(at.min(whole.minutes.get()));
        let mut cut = year.clone();
        cut[place].minutes = first;
        cut.insert(place + 1, AbsencePiece { minutes: whole.minutes.left_after(first), ..whole });
        prop_assert_eq!(standing(&cut, reading), standing(&year, reading));
    }

    #[test]
    fn what_is_left_can_be_missed_undocumented_and_one_minute_more_cannot(
        year in any_year(),
        reading in any_reading(),
    ) {
        let before = standing(&year, reading);
        let missing = |minutes: u32| {
            let mut longer = year.clone();
            longer.push(absent(Undocumented, minutes));
            standing(&longer, reading).over
        };
        prop_assert_eq!(missing(before.left.get()), before.over);
        prop_assert!(missing(before.left.get() + 1) > before.over);
    }

    #[test]
    fn the_percentage_shown_never_contradicts_the_limit(minutes in 0_u32..20_000, annual in 1_u32..20_000) {
        let shown = PercentTenths::of(Minutes::new(minutes), Minutes::new(annual));
        prop_assert_eq!(shown.tenths() > 100, u64::from(minutes) * 10 > u64::from(annual));
    }
}

// Known and wanted under the running total, hard as it is: illness that a doctor has documented uses the limit up
// for what comes later. The order decides, so entering a lesson late must not move it in time.
#[test]
fn under_the_running_total_documented_illness_before_truancy_costs_what_it_does_not_cost_after() {
    let (ill, truant) = (absent(HealthDocumented, 900), absent(Undocumented, 45));
    assert_eq!(outcome(&[truant, ill], Reading::RunningTotal), Limit::Kept);
    assert_eq!(outcome(&[ill, truant], Reading::RunningTotal), Limit::ExceededHeadMayDecide);
    assert_eq!(outcome(&[truant], Reading::RunningTotal), Limit::Kept);
}
