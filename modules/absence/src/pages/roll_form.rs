//! What came back with a roll.

use std::collections::HashMap;

use ransel_kernel::PersonId;
use ransel_school::timetable::Lesson;
use ransel_site::{Fields, Trouble};
use ransel_web::parts;

use crate::{
    records::{CorrectionCause, MarkState},
    roll::{Choice, Filled, Said, Seen},
};

/// The rows that say anything. A pupil nobody marked, where there is no default, is not among them.
///
/// # Errors
/// The form is not one of ours, or was made by an older version.
pub fn rows(form: &Fields, lesson: &Lesson) -> Result<Vec<Filled>, Trouble> {
    let state: HashMap<_, _> = form.by_id("state-").collect();
    let late: HashMap<_, _> = form.by_id("late-").collect();
    let choice: HashMap<_, _> = form.by_id("choice-").collect();
    let all_here = form.text("all-here") == "yes";
    let mut rows = Vec::new();
    for (id, seen) in form.by_id("seen-") {
        let seen = Seen::from_code(seen).ok_or(Trouble::Bad("form-too-old"))?;
        let minutes = late.get(&id).and_then(|text| text.parse().ok());
        let mine = match (state.get(&id).copied(), all_here) {
            (Some("here"), _) | (None, true) => Said::HERE,
            (Some("absent"), _) => Said::absent(lesson.minutes()),
            (Some("late"), _) => Said::late(minutes, lesson.minutes()),
            _ => continue,
        };
        let choice = match choice.get(&id).copied() {
            Some("mine") => Some(Choice::Mine),
            Some("theirs") => Some(Choice::Theirs),
            _ => None,
        };
        rows.push(Filled { pupil: PersonId(id), mine, seen, choice });
    }
    Ok(rows)
}

/// Why a late correction is made, if that was chosen.
pub fn cause(form: &Fields) -> Option<CorrectionCause> {
    CorrectionCause::from_code(form.text("cause"))
}

/// As the part shows it.
pub fn part(said: Said) -> parts::Mark {
    match said.state {
        MarkState::Present => parts::Mark::Here,
        MarkState::Absent => parts::Mark::Absent,
        MarkState::Late => parts::Mark::Late { minutes: u16::try_from(said.minutes).unwrap_or(u16::MAX) },
    }
}
