//! Warnings, the principal's margin, deadlines and holidays: each rule at, under and over its limit.

use jiff::civil::{Date, date};
use ransel_law::{Minutes, Ruling};

use crate::rules::{
    AbsenceClass, AbsenceLimit, AbsencePiece, Limit, Reading, Remarks, Risk, Standing, Triggers, WarningDue,
    absence_calls_for_a_talk, after_decision, complain_by, conduct_in_doubt, head_may_decide,
    is_public_holiday, next_working_day, order_in_doubt, over_the_limit, warning_due,
};

fn standing(minutes: u32) -> Standing {
    let limit = AbsenceLimit::on(date(2026, 11, 20)).unwrap();
    let piece = AbsencePiece {
        minutes: Minutes::new(minutes),
        class: AbsenceClass::Undocumented,
        risk: Risk::Ordinary,
    };
    Standing::of(&[piece], Minutes::new(8400), limit, Reading::RunningTotal).unwrap()
}

fn ruling(minutes: u32) -> Ruling<Limit> {
    over_the_limit(&standing(minutes))
}

#[test]
fn a_warning_is_due_from_the_owners_share_while_there_is_time_and_late_above_the_limit() {
    let due = |minutes| warning_due(&standing(minutes), ruling(minutes).outcome, 7).outcome;
    assert_eq!(due(587), WarningDue::NotYet);
    assert_eq!(due(588), WarningDue::InTime, "exactly seven per cent of 8400");
    assert_eq!(due(840), WarningDue::InTime, "at the limit the right is kept");
    assert_eq!(due(841), WarningDue::Late);
    let ruling = warning_due(&standing(700), Limit::Kept, 7);
    assert_eq!(ruling.source.to_string(), "forskrift til opplæringslova § 9-7");
    let facts: Vec<_> = ruling.because.iter().map(|fact| (fact.name, &*fact.value)).collect();
    assert!(
        facts.contains(&("minutes_left", "140")) && facts.contains(&("counted_minutes", "700")),
        "{facts:?}"
    );
}

#[test]
fn the_principal_decides_above_the_limit_and_up_to_fifteen_per_cent() {
    let hers = |minutes| head_may_decide(&ruling(minutes)).outcome;
    assert_eq!([840, 841, 1260, 1261].map(hers), [false, true, true, false]);
    assert_eq!(after_decision(ruling(845), true).outcome, Limit::KeptByHead);
    assert_eq!(after_decision(ruling(845), false).outcome, Limit::ExceededHeadMayDecide);
    assert_eq!(after_decision(ruling(1261), true).outcome, Limit::Exceeded, "no discretion");
    assert_eq!(after_decision(ruling(840), true).outcome, Limit::Kept);
}

#[test]
fn the_last_day_to_complain_is_the_tenth_or_the_next_working_day() {
    let last = |day| complain_by(day).outcome;
    assert_eq!(last(date(2026, 11, 20)), date(2026, 11, 30), "a Monday");
    assert_eq!(last(date(2026, 11, 18)), date(2026, 11, 30), "the tenth day is a Saturday");
    assert_eq!(
        last(date(2027, 3, 15)),
        date(2027, 3, 30),
        "Maundy Thursday to Easter Monday are no working days"
    );
    assert_eq!(last(date(2027, 5, 7)), date(2027, 5, 18), "17 May is Whit Monday too");
}

#[test]
fn easter_and_what_hangs_on_it_fall_where_the_almanac_has_them() {
    let easters: [Date; 5] =
        [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)];
    for easter in easters {
        assert!(is_public_holiday(easter), "{easter}");
        assert!(is_public_holiday(easter.yesterday().unwrap().yesterday().unwrap()), "Good Friday {easter}");
        assert!(!is_public_holiday(easter.yesterday().unwrap()), "Easter Eve is a working Saturday");
    }
    for day in [date(2026, 5, 14), date(2026, 5, 25), date(2026, 5, 1), date(2026, 5, 17), date(2026, 12, 26)]
    {
        assert!(is_public_holiday(day), "{day}");
    }
    for day in [date(2026, 12, 24), date(2026, 4, 7), date(2026, 11, 20)] {
        assert!(!is_public_holiday(day), "{day}");
    }
    assert_eq!(next_working_day(date(2026, 11, 20)), date(2026, 11, 20), "a working day stays");
}

const TRIGGERS: Triggers = Triggers { days: 3, late: 5, notes: 3 };

#[test]
fn a_talk_is_called_for_at_the_owners_number_and_not_below() {
    assert!(!absence_calls_for_a_talk(2, TRIGGERS).outcome);
    assert!(absence_calls_for_a_talk(3, TRIGGERS).outcome);
    let order = |late, order| order_in_doubt(Remarks { late, order, conduct: 9 }, TRIGGERS).outcome;
    assert!(!order(4, 2) && order(5, 0) && order(0, 3), "conduct says nothing about order");
    let conduct = |conduct| conduct_in_doubt(Remarks { late: 9, order: 9, conduct }, TRIGGERS).outcome;
    assert!(!conduct(2) && conduct(3), "order says nothing about conduct");
}
