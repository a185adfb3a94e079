//! One pupil's absence: subject by subject against the limit, lesson by lesson, and what came from elsewhere. The same
//! page for the pupil, her guardians and those who follow her up; the pass decides which rows there are.

mod imported;
mod single;
mod subjects;
mod weeks;

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    GroupId, Hat, PersonId, SchoolId,
    rows::{Is, Order},
};
use ransel_law::SchoolYear;
use ransel_school::{names::Name, records::Person};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::parts::{Link, Variant, button_row, heading, link, link_button, success};
use uuid::Uuid;

use super::words::sum;
use crate::{
    actions::{ReadAbsence, ReadAbsenceTotals, ReadConduct, ReadRemarks, ReportAbsence},
    choices::Choices,
    reckoning::{self, How, InSubject, Known, Of},
    records::{
        AbsenceRemark, AbsenceReport, AbsenceWarning, Attestation, Correction, FollowUpStep, ImportedAbsence,
        LimitDecision, Mark, MarkState,
    },
    store::{self, Teaching},
};

pub use single::days;
pub use subjects::{how, left, share};

/// The page of the pupil in the address.
pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, visit.at("person")?)
}

/// The page of a pupil.
pub fn page(visit: &Visit<'_>, pupil: PersonId) -> Reply {
    let it = Folder::read(visit, pupil)?;
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(pupil);
    let title = w.get("absence-title");
    let h1 = if own {
        w.get("absence-own")
    } else {
        w.with("absence-of", &[("name", (&it.name.spoken()).into())])
    };
    let (absent, late) = reckoning::sum(it.marks.iter());
    let facts = w.with("absence-year-sum", &[("sum", (&sum(w, absent, late)).into())]);
    let reports = visit.ctx.would(&ReportAbsence { pupil })?;
    let body = html! {
        @if visit.just("remark") { (success(&w.get("absence-remark-saved"), html! {})) }
        (heading(&h1, Some(&facts)))
        @if reports {
            (button_row(link_button(Variant::Primary,
                &Link::new(format!("/absence/pupils/{pupil}/report"), w.get("absence-report-do")))))
        }
        @if visit.ctx.would(&ReadConduct { pupil })? {
            p { (link(&Link::new(super::conduct::href(pupil), w.get("absence-conduct")))) }
        }
        @if visit.ctx.would(&ReadAbsenceTotals { pupil })? {
            p { (link(&Link::new(super::diploma::href(pupil), w.get("absence-diploma")))) }
        }
        @if visit.ctx.caller.hat == Hat::Teacher && !it.whole {
            p.subtle { (w.get("absence-own-groups-only")) }
        }
        (subjects::section(visit, &it))
        (subjects::to_do(visit, &it, pupil)?)
        (super::letters::list(visit, &it, pupil))
        (super::follow_up::done(visit, &it.steps))
        (single::reports(visit, &it, super::reasons::would_open(visit, pupil)?.then_some(pupil)))
        (weeks::section(visit, &it))
        (single::lessons(visit, &it, pupil)?)
        (single::corrections(visit, &it)?)
        (imported::section(visit, &it))
    };
    Ok(Answer::page(title, Visit::stack([body])))
}

/// What the pass opens about the pupil this school year.
pub struct Folder {
    /// Her name.
    pub name: Name,
    /// Absence and lateness, in the order of lessons.
    pub marks: Vec<Mark>,
    /// What was reported.
    pub reports: Vec<AbsenceReport>,
    /// What was corrected late.
    pub corrections: Vec<Correction>,
    /// What somebody else has said about that.
    pub attested: HashMap<Uuid, Attestation>,
    /// What came from elsewhere.
    pub imported: Vec<ImportedAbsence>,
    /// What the pupil was warned of.
    pub warnings: Vec<AbsenceWarning>,
    /// What the principal decided this year.
    pub decisions: Vec<LimitDecision>,
    /// What was done to follow the pupil up.
    pub steps: Vec<FollowUpStep>,
    /// Groups and subjects.
    pub teaching: Teaching,
    /// Today.
    pub today: Date,
    /// The owner's choices.
    pub choices: Choices,
    /// Whether all subjects are open, not only the visitor's own.
    pub whole: bool,
}

impl Folder {
    /// Reads it.
    ///
    /// # Errors
    /// The visitor is refused, or there is no such pupil.
    pub fn read(visit: &Visit<'_>, pupil: PersonId) -> Result<Self, Trouble> {
        let owner = visit.owner();
        let pass = visit.ctx.may(ReadAbsence { pupil })?;
        let person =
            pass.rows::<Person>().only(Person::ID, Is::Equal, &pupil).first()?.ok_or(Trouble::NotFound)?;
        let today = owner.clock.today();
        let since = SchoolYear::of(today).starts();
        let marks = store::marks_since(&pass, since)?;
        let corrections = pass.rows::<Correction>().only(Correction::DAY, Is::AtLeast, &since).all()?;
        let imported = pass.rows::<ImportedAbsence>().all()?;
        let groups = marks.iter().map(|mark| mark.group_id).chain(corrections.iter().map(|it| it.group_id));
        let groups = groups.chain(imported.iter().filter_map(|it| it.group_id));
        let warnings = pass.rows::<AbsenceWarning>().all()?;
        let decisions = store::decisions(&pass, since)?;
        let subjects =
            imported.iter().filter_map(|it| it.subject).chain(warnings.iter().map(|it| it.subject));
        let schools = imported.iter().filter_map(|it| it.school).map(SchoolId);
        let teaching = Teaching::with(&pass, groups, subjects, schools)?;
        let facts = owner.relations()?.facts(&visit.ctx.caller, pupil).unwrap_or_default();
        Ok(Self {
            name: Name::from(person),
            reports: pass.rows::<AbsenceReport>().only(AbsenceReport::TO_DAY, Is::AtLeast, &since).all()?,
            marks,
            corrections,
            attested: pass.rows::<Attestation>().all()?.into_iter().map(|row| (row.id, row)).collect(),
            imported,
            warnings,
            decisions,
            steps: pass.rows::<FollowUpStep>().by(FollowUpStep::DAY, Order::Descending).all()?,
            teaching,
            today,
            choices: Choices::of(owner),
            whole: visit.ctx.caller.hat != Hat::Teacher || facts.contact_teacher(),
        })
    }

    /// The pupil's absence, subject by subject.
    pub fn by_subject(&self) -> Vec<InSubject> {
        let known = Known { marks: &self.marks, imported: &self.imported, decisions: &self.decisions };
        reckoning::by_subject(known, &self.teaching, How { day: self.today, reading: self.choices.reading })
    }

    /// One subject, and the group it is taught in now; none where the pupil has no absence in it here.
    pub fn in_subject(&self, subject: Uuid) -> Option<(InSubject, GroupId)> {
        let of = Of::Subject(subject);
        let mark = self.marks.iter().rfind(|mark| reckoning::of(mark.group_id, &self.teaching) == of)?;
        Some((self.by_subject().into_iter().find(|it| it.of == of)?, mark.group_id))
    }
}

/// The remarks on the entries by the entries' ids; `None` where the visitor is cleared for the entries only.
///
/// # Errors
/// The ledger or a store fails.
pub fn remarks(
    visit: &Visit<'_>,
    it: &Folder,
    pupil: PersonId,
) -> Result<Option<HashMap<Uuid, AbsenceRemark>>, Trouble> {
    let absent = it.marks.iter().any(|mark| mark.state == MarkState::Absent);
    if !absent || !visit.ctx.would(&ReadRemarks { pupil })? {
        return Ok(None);
    }
    let rows = visit.ctx.may(ReadRemarks { pupil })?.rows::<AbsenceRemark>().all()?;
    Ok(Some(rows.into_iter().map(|row| (row.id, row)).collect()))
}

/// The way to the remarks for those who must first confirm who they are; it opens them and comes back.
pub fn remarks_confirmed(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let _opened = visit.ctx.may(ReadRemarks { pupil })?;
    Ok(Answer::to(format!("/absence/pupils/{pupil}#absence-lessons")))
}

/// A heading and what stands under it; nothing where there is nothing.
fn part(visit: &Visit<'_>, key: &str, body: Markup) -> Markup {
    ransel_web::parts::section(key, &visit.text(key), body)
}
