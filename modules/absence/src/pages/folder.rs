//! The box in a pupil's folder.

use jiff::ToSpan;
use ransel_kernel::{Action, Category, Pass, PersonId, facts::Enrolment};
use ransel_law::SchoolYear;
use ransel_site::{Trouble, Visit, can_see};
use ransel_web::{format::oslo_date, parts::FolderCard};

use super::words::sum;
use crate::{actions::ReadAbsence, reckoning, records::AbsenceWarning, store};

/// For so long a letter stands out in the folder.
const DAYS_NEW: i64 = 14;

/// The box; none for those who are no pupils. Where the visitor is refused, the folder leaves it out.
pub fn card(visit: &Visit<'_>, person: PersonId) -> Result<Option<FolderCard>, Trouble> {
    let facts = visit.owner().relations()?.facts(&visit.ctx.caller, person);
    if facts.is_none_or(|facts| facts.enrolment() == Enrolment::None) {
        return Ok(None);
    }
    let pass = visit.ctx.may(ReadAbsence { pupil: person })?;
    let since = SchoolYear::of(visit.owner().clock.today()).starts();
    let marks = store::marks_since(&pass, since)?;
    let w = visit.words();
    let (absent, late) = reckoning::sum(marks.iter());
    let stored = if marks.is_empty() {
        w.get("absence-folder-none")
    } else {
        w.with("absence-year-sum", &[("sum", (&sum(w, absent, late)).into())])
    };
    Ok(Some(FolderCard {
        title: w.get("absence-folder-title"),
        href: Some(format!("/absence/pupils/{person}")),
        waiting: new_letter(visit, &pass)?,
        stored,
        can_see: can_see(visit, ReadAbsence::DEF, Category::Attendance, person)?,
        // Who looked last stands in the log, which the folder itself reads once for all boxes.
        last_seen: String::new(),
    }))
}

/// That the pupil was warned lately: a warning nobody finds is none.
fn new_letter(visit: &Visit<'_>, pass: &Pass<'_, ReadAbsence>) -> Result<Option<String>, Trouble> {
    let since = visit.owner().clock.today().saturating_sub(DAYS_NEW.days());
    let warnings = pass.rows::<AbsenceWarning>().all()?;
    let new = warnings.iter().any(|warning| oslo_date(warning.sent_at) > since);
    Ok(new.then(|| visit.text("absence-warned")))
}
