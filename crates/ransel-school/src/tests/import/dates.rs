//! The comparison of a period with stored rows, by itself.

use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::import::dated::{End, Held, Span, Step, decide, together};

const TODAY: Date = date(2026, 9, 1);

fn held(from: Date, to: Option<Date>) -> Held {
    Held { id: Uuid::nil(), from, to, spoken_of: false }
}

fn span(from: Option<Date>, end: End) -> Span {
    Span { from, end }
}

#[test]
fn a_period_with_the_same_beginning_is_the_same_row() {
    let (from, to) = (date(2026, 8, 17), date(2027, 6, 19));
    let rows = [held(from, None)];
    assert_eq!(decide(&rows, span(Some(from), End::Open), false, TODAY), Step::Keep(Uuid::nil()));
    assert_eq!(
        decide(&rows, span(Some(from), End::On(to)), false, TODAY),
        Step::Move(Uuid::nil(), from, Some(to))
    );
}

#[test]
fn periods_that_touch_are_two_and_periods_that_share_a_day_are_one() {
    let (a, b, c) = (date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 1));
    let first = span(Some(a), End::On(b));
    assert_eq!(together(vec![span(Some(b), End::On(c)), first]), [first, span(Some(b), End::On(c))]);
    let shared = span(Some(b.yesterday().unwrap()), End::On(c));
    assert_eq!(together(vec![first, shared]), [span(Some(a), End::On(c))]);
    assert_eq!(together(vec![first, span(None, End::Open)]), [span(Some(a), End::Open)]);
    assert_eq!(
        together(vec![first, span(Some(a), End::Over)]),
        [first],
        "one that holds beats one that is over"
    );
}

#[test]
fn a_row_that_ended_the_day_before_is_another_period() {
    let from = date(2026, 8, 17);
    let rows = [held(date(2025, 8, 17), Some(from))];
    assert_eq!(decide(&rows, span(Some(from), End::Open), false, TODAY), Step::Add(from, None));
    assert_eq!(decide(&rows, span(None, End::Open), false, TODAY), Step::Add(TODAY, None));
}

#[test]
fn an_empty_period_and_one_that_was_over_before_anybody_knew_are_nothing() {
    let day = date(2026, 8, 17);
    assert_eq!(decide(&[], span(Some(day), End::On(day)), false, TODAY), Step::Empty);
    assert_eq!(decide(&[], span(None, End::On(day)), false, TODAY), Step::NeverKnown);
    assert_eq!(decide(&[], span(None, End::Over), false, TODAY), Step::NeverKnown);
}

#[test]
fn a_planned_row_that_is_taken_back_ends_where_it_begins() {
    let from = date(2027, 1, 4);
    let rows = [held(from, None)];
    let step = decide(&rows, span(Some(from), End::Over), false, TODAY);
    assert_eq!(step, Step::Move(Uuid::nil(), from, Some(from)));
}

#[test]
fn doing_a_step_and_deciding_again_keeps_the_row() {
    let days: Vec<_> = [None, Some(date(2026, 1, 1)), Some(date(2026, 9, 1)), Some(date(2026, 12, 1))].into();
    let ends = || days.iter().map(|day| day.map_or(End::Open, End::On)).chain([End::Over]);
    let stored = [
        vec![],
        vec![held(date(2025, 1, 1), None)],
        vec![held(date(2026, 5, 1), Some(date(2026, 10, 1)))],
        vec![held(date(2025, 1, 1), Some(date(2025, 6, 1))), held(date(2026, 10, 1), None)],
    ];
    for (rows, from, end) in stored
        .iter()
        .flat_map(|rows| days.iter().flat_map(move |from| ends().map(move |end| (rows, *from, end))))
    {
        let mut rows = rows.clone();
        // Ids, so that steps name one row.
        for (n, row) in rows.iter_mut().enumerate() {
            row.id = Uuid::from_u128(n as u128 + 1);
        }
        let wanted = span(from, end);
        match decide(&rows, wanted, false, TODAY) {
            Step::Keep(_) | Step::NeverKnown | Step::Empty | Step::SaidBefore => {}
            Step::Add(from, to) => rows.push(Held { id: Uuid::max(), ..held(from, to) }),
            Step::Move(id, from, to) => {
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| (row.from, row.to) = (from, to));
            }
            Step::Follow(id, from, to) => {
                rows.iter_mut().filter(|row| row.id == id).for_each(|row| row.to = Some(from));
                rows.push(Held { id: Uuid::max(), ..held(from, to) });
            }
        }
        let again = decide(&rows, wanted, false, TODAY);
        assert!(
            matches!(again, Step::Keep(_) | Step::NeverKnown | Step::Empty),
            "{wanted:?} {rows:?}: {again:?}"
        );
    }
}
