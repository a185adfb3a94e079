//! The box in a pupil's folder.

use ransel_kernel::{Action, Category, KernelError, PersonId, facts::Enrolment};
use ransel_law::SchoolYear;
use ransel_site::{Trouble, Visit};
use ransel_web::parts::FolderCard;

use super::{readers::others, words::sum};
use crate::{actions::ReadAbsence, reckoning, store};

/// The box; none for those who are no pupils, and for visitors who may not see it.
pub fn card(visit: &Visit<'_>, person: PersonId) -> Result<Option<FolderCard>, Trouble> {
    let facts = visit.owner().relations()?.facts(&visit.ctx.caller, person);
    if facts.is_none_or(|facts| facts.enrolment() == Enrolment::None) {
        return Ok(None);
    }
    let pass = match visit.ctx.may(ReadAbsence { pupil: person }) {
        Ok(pass) => pass,
        Err(KernelError::Denied(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let since = SchoolYear::of(visit.owner().clock.today()).starts();
    let marks = store::marks_since(&pass, since)?;
    let w = visit.words();
    let (absent, late) = reckoning::sum(marks.iter());
    let stored = if marks.is_empty() {
        w.get("absence-folder-none")
    } else {
        w.with("absence-folder-stored", &[("sum", (&sum(w, absent, late)).into())])
    };
    let who = others(visit, ReadAbsence::DEF, Category::Attendance, person)?;
    Ok(Some(FolderCard {
        title: w.get("absence-folder-title"),
        href: Some(format!("/absence/pupils/{person}")),
        waiting: None,
        stored,
        can_see: format!("{who}."),
        last_seen: w.get("absence-folder-log"),
    }))
}
