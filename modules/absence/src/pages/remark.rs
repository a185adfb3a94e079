//! Remarking on one entry of absence. The form is for who teaches the lesson and for the contact teacher; before it is
//! saved, one line says who will see the words.

use maud::{Markup, html};
use ransel_kernel::{Action, Category, FreeText, KernelError, PersonId, rows::Is};
use ransel_site::{Answer, Reply, Trouble, Visit, can_see};
use ransel_web::{
    format::date_with_weekday,
    parts::{
        self, Field, FieldError, Link, Need, Tone, Variant, back, button, error_summary, heading, notice,
        textarea,
    },
};
use uuid::Uuid;

use super::{
    conduct::own_groups,
    pupil::Folder,
    words::{lesson_name, span},
};
use crate::{
    actions::{ReadRemarks, WriteRemark, remark::remark},
    records::{AbsenceRemark, Mark, MarkState},
};

const LETTERS_MAX: usize = 500;

/// Where an entry is remarked on.
pub fn href(mark: &Mark) -> String {
    format!("/absence/pupils/{}/lessons/{}", mark.pupil, mark.id)
}

/// The form, with the words of the one who asks.
pub fn form(visit: &Visit<'_>) -> Reply {
    let (it, mark) = entry(visit)?;
    let pass = visit.ctx.may(ReadRemarks { pupil: mark.pupil })?;
    let known = pass.rows::<AbsenceRemark>().only(AbsenceRemark::ID, Is::Equal, &mark.id).first()?;
    let mine = known.filter(|row| visit.ctx.caller.person == Some(row.written_by));
    let words = mine.and_then(|row| row.remark.open()).unwrap_or_else(|| FreeText::new(""));
    Ok(Answer::page(visit.text("absence-remark"), page(visit, &it, &mark, words.as_str(), None)?))
}

/// Takes the form.
pub fn send(visit: &Visit<'_>) -> Reply {
    let (it, mark) = entry(visit)?;
    let typed = visit.form.text("remark");
    let fault = |key: &str| -> Reply {
        let title = visit.text("absence-remark");
        Ok(Answer::faults(title, page(visit, &it, &mark, typed, Some(key))?))
    };
    if typed.chars().count() > LETTERS_MAX {
        return fault("absence-note-words-long");
    }
    match remark(&visit.ctx, &mark, &FreeText::new(typed.trim())) {
        Ok(()) => Ok(Answer::to(format!("/absence/pupils/{}?saved=remark", mark.pupil))),
        Err(KernelError::Conflict { .. }) => fault("absence-remark-anothers"),
        Err(error) => Err(error.into()),
    }
}

/// Whether the visitor may remark on an entry: her own group's, or any of her contact pupil's.
pub fn may_remark(
    visit: &Visit<'_>,
    it: &Folder,
    pupil: PersonId,
) -> Result<impl Fn(&Mark) -> bool, Trouble> {
    let may = visit.ctx.would(&WriteRemark { pupil })?;
    let (whole, groups) = (it.whole, if may { own_groups(visit, pupil)? } else { Vec::new() });
    Ok(move |mark: &Mark| may && (whole || groups.contains(&mark.group_id)))
}

/// The pupil and the entry in the address; a form that would be refused is not shown.
fn entry(visit: &Visit<'_>) -> Result<(Folder, Mark), Trouble> {
    let (pupil, id): (PersonId, Uuid) = (visit.at("person")?, visit.at("mark")?);
    let it = Folder::read(visit, pupil)?;
    let absent = |mark: &&Mark| mark.id == id && mark.state == MarkState::Absent;
    let mark = it.marks.iter().find(absent).cloned().ok_or(Trouble::NotFound)?;
    if !may_remark(visit, &it, pupil)?(&mark) {
        return Err(Trouble::NotFound);
    }
    Ok((it, mark))
}

fn page(
    visit: &Visit<'_>,
    it: &Folder,
    mark: &Mark,
    typed: &str,
    fault: Option<&str>,
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let action = href(mark);
    let (label, help) = (w.get("absence-remark"), w.get("absence-remark-help"));
    let fault = fault.map(|key| w.get(key));
    let summary: Vec<_> = fault
        .iter()
        .map(|fault| FieldError { field: "remark".into(), label: label.clone(), message: fault.clone() })
        .collect();
    let lesson = [
        lesson_name(w, &it.teaching, mark.group_id),
        date_with_weekday(w.lang, mark.day),
        span(w, mark.starts, mark.ends),
    ];
    let title = w.with("absence-remark-about", &[("name", (&it.name.spoken()).into())]);
    let seen_by = can_see(visit, ReadRemarks::DEF, Category::FreeText, mark.pupil)?;
    let field = Field {
        name: "remark",
        label: &label,
        value: typed,
        description: Some(&help),
        need: Need::Optional,
        error: fault.as_deref(),
        ..Field::default()
    };
    Ok(html! {
        div.reading.stack {
            (error_summary(w, &summary))
            (back(&Link::new(format!("/absence/pupils/{}", mark.pupil), w.get("absence-report-back"))))
            (heading(&title, Some(&lesson.join(" · "))))
            (parts::form(&visit.form_to(&action), html! {
                (textarea(w, &field, 3))
                (notice(Tone::Info, html! { (w.with("absence-remark-who-sees", &[("who", (&seen_by).into())])) }))
                (button(Variant::Primary, &w.get("absence-remark-save")))
            }))
        }
    })
}
