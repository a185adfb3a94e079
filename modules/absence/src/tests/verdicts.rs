//! What becomes of a row when two teachers fill in the same roll.

use ransel_kernel::{GroupId, PersonId};
use uuid::Uuid;

use super::town::FRIDAY;
use crate::{
    records::{Effect, Mark, MarkState},
    roll::{Choice, Filled, Said, Seen, Verdict, verdict},
};

const ME: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));
const ABSENT: Said = Said::absent(45);

fn late(minutes: i64) -> Said {
    Said::late(Some(minutes), 45)
}

fn filled(mine: Said, version: i64, shown: Said) -> Filled {
    let seen = Seen { version, said: shown, asked: false };
    Filled { pupil: PersonId(Uuid::nil()), mine, seen, choice: None }
}

fn stored(version: i64, said: Said, marked_by: PersonId) -> Mark {
    Mark {
        id: Uuid::nil(),
        pupil: PersonId(Uuid::nil()),
        group_id: GroupId(Uuid::nil()),
        day: FRIDAY,
        starts: 495,
        ends: 540,
        state: said.state,
        minutes: said.minutes,
        effect: Effect::Counts,
        version,
        marked_by,
        marked_at: jiff::Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn a_pupil_who_was_here_all_along_leaves_no_mark() {
    assert_eq!(verdict(&filled(Said::HERE, 0, Said::HERE), None, ME), Verdict::Leave);
}

#[test]
fn a_mark_is_written_where_nobody_else_was_in_between() {
    assert_eq!(verdict(&filled(ABSENT, 0, Said::HERE), None, ME), Verdict::Write);
    let mark = stored(3, ABSENT, OTHER);
    assert_eq!(verdict(&filled(late(10), 3, ABSENT), Some(&mark), ME), Verdict::Write);
}

#[test]
fn setting_a_reported_absence_aside_is_kept_as_a_mark() {
    assert_eq!(verdict(&filled(Said::HERE, 0, ABSENT), None, ME), Verdict::Write);
}

#[test]
fn equal_answers_need_no_word() {
    let mark = stored(1, ABSENT, OTHER);
    assert_eq!(verdict(&filled(ABSENT, 0, Said::HERE), Some(&mark), ME), Verdict::Leave);
}

#[test]
fn a_row_i_did_not_touch_stays_as_the_other_saved_it() {
    let mark = stored(1, ABSENT, OTHER);
    assert_eq!(verdict(&filled(Said::HERE, 0, Said::HERE), Some(&mark), ME), Verdict::Leave);
}

#[test]
fn different_answers_are_asked_about_unless_both_are_mine() {
    let row = filled(late(10), 0, Said::HERE);
    assert_eq!(verdict(&row, Some(&stored(1, ABSENT, OTHER)), ME), Verdict::Ask);
    assert_eq!(verdict(&row, Some(&stored(1, ABSENT, ME)), ME), Verdict::Write);
}

#[test]
fn the_answer_to_the_question_decides_and_no_answer_asks_again() {
    let theirs = stored(1, ABSENT, OTHER);
    let asked = |choice| Filled {
        choice,
        seen: Seen { version: 1, said: ABSENT, asked: true },
        ..filled(late(10), 1, ABSENT)
    };
    assert_eq!(verdict(&asked(None), Some(&theirs), ME), Verdict::Ask);
    assert_eq!(verdict(&asked(Some(Choice::Theirs)), Some(&theirs), ME), Verdict::Leave);
    assert_eq!(verdict(&asked(Some(Choice::Mine)), Some(&theirs), ME), Verdict::Write);
    // The other teacher changed her mind meanwhile.
    let moved = stored(2, late(3), OTHER);
    assert_eq!(verdict(&asked(Some(Choice::Mine)), Some(&moved), ME), Verdict::Ask);
}

#[test]
fn what_a_row_showed_comes_back_as_it_went() {
    for seen in [
        Seen { version: 0, said: Said::HERE, asked: false },
        Seen { version: 12, said: late(7), asked: true },
    ] {
        assert_eq!(Seen::from_code(&seen.code()), Some(seen));
    }
    assert_eq!(Seen::from_code("nonsense"), None);
}

#[test]
fn lateness_stays_within_the_lesson() {
    assert_eq!(Said::late(Some(900), 45).minutes, 45);
    assert_eq!(Said::late(Some(-3), 45).minutes, 1);
    assert_eq!(Said::late(None, 45), Said { state: MarkState::Late, minutes: 1 });
}
