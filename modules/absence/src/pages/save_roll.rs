//! Saving a roll. Goes back to the roll; or comes back with the pupils two teachers differ on; or, after the days of
//! free correction, asks why.

use std::collections::HashMap;

use maud::html;
use ransel_kernel::{Pass, PersonId};
use ransel_school::{
    names::{self, Name},
    timetable::Lesson,
};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::parts::{
    self, Choice, Conflict, Fact, Field, FieldError, RollConflict, Variant, button, error_summary, heading,
    hidden, lead, radios, roll_conflict,
};

use super::{
    roll::{Place, correct_until, facts, pupils},
    roll_form::{cause, part, rows},
    words::{lesson_name, listed, roll_href, said},
};
use crate::{
    actions::{
        ReadRoll,
        take_roll::{Taken, Taking, take_roll},
    },
    choices::Choices,
    records::{CorrectionCause, Mark, MarkState},
    roll::{Filled, Said, Seen},
    store::Teaching,
};

/// Takes the form.
pub fn save(visit: &Visit<'_>) -> Reply {
    let place = Place::of(visit)?;
    let pass = visit.ctx.may(place.reading())?;
    let lesson = place.lesson(&pass)?;
    let today = visit.owner().clock.today();
    if lesson.day > today {
        return Err(Trouble::Bad("absence-not-yet"));
    }
    let rows = rows(&visit.form, &lesson)?;
    let late = today > correct_until(&lesson, &Choices::of(visit.owner()));
    let taking = Taking { lesson: &lesson, rows: &rows, late, cause: cause(&visit.form) };
    match take_roll(&visit.ctx, &taking)? {
        Taken::Saved(asked) if asked.is_empty() => {
            Ok(Answer::to(format!("{}?saved=roll", roll_href(&lesson))))
        }
        Taken::Saved(asked) => ask(visit, &pass, &lesson, &asked),
        Taken::NeedsCause(changes) => ask_why(visit, &pass, &lesson, &changes),
    }
}

/// The pupils two teachers differ on.
fn ask(visit: &Visit<'_>, pass: &Pass<'_, ReadRoll>, lesson: &Lesson, asked: &[(Filled, Mark)]) -> Reply {
    let w = visit.words();
    let pupils = pupils(pass)?;
    let teachers = names::staff(&visit.ctx, asked.iter().map(|(_, mark)| mark.marked_by).collect())?;
    let teacher = |mark: &Mark| {
        teachers.get(&mark.marked_by).map_or_else(|| w.get("absence-another-teacher"), Name::spoken)
    };
    let asked_of: HashMap<PersonId, _> = asked.iter().map(|row| (row.0.pupil, row)).collect();
    let conflicts: Vec<_> = pupils
        .iter()
        .filter_map(|(pupil, name)| {
            let (row, mark) = asked_of.get(pupil)?;
            let seen = Seen { version: mark.version, said: Said::from(mark), asked: true };
            Some(Conflict {
                pupil: pupil.to_string(),
                name: listed(name),
                mine: part(row.mine),
                theirs: part(Said::from(mark)),
                theirs_by: teacher(mark),
                theirs_at: mark.marked_at,
                version: seen.code(),
                unanswered: row.seen.asked && row.choice.is_none(),
            })
        })
        .collect();
    let action = roll_href(lesson);
    let page = RollConflict {
        form: visit.form_to(&action),
        other: &asked.first().map(|(_, mark)| teacher(mark)).unwrap_or_default(),
        pupils: pupils.len(),
        conflicts: &conflicts,
        list: &action,
    };
    let (title, head) = head(visit, pass, lesson)?;
    let body = html! { (head) (roll_conflict(w, &page)) };
    Ok(Answer::Page { title: title.into(), body, size: None, status: 409 })
}

/// What is to be changed, and why it is changed so late.
fn ask_why(visit: &Visit<'_>, pass: &Pass<'_, ReadRoll>, lesson: &Lesson, changes: &[Filled]) -> Reply {
    let w = visit.words();
    let names: HashMap<_, _> = pupils(pass)?.into_iter().collect();
    let changed: Vec<_> = changes
        .iter()
        .filter_map(|row| {
            Some(Fact::new(listed(names.get(&row.pupil)?), &said(w, row.mine.state, row.mine.minutes)))
        })
        .collect();
    let labels: Vec<_> =
        CorrectionCause::ALL.iter().map(|cause| w.get(&format!("absence-cause-{}", cause.code()))).collect();
    let choices: Vec<_> = CorrectionCause::ALL
        .iter()
        .zip(&labels)
        .map(|(cause, label)| Choice { value: cause.code(), label, description: None })
        .collect();
    let (label, missing) = (w.get("absence-cause"), w.get("absence-cause-needed"));
    let again = visit.form.text("asked-why") == "yes";
    let field =
        Field { name: "cause", label: &label, error: again.then_some(missing.as_str()), ..Field::default() };
    let errors: Vec<_> = again
        .then(|| FieldError { field: "cause".into(), label: label.clone(), message: missing.clone() })
        .into_iter()
        .collect();
    let action = roll_href(lesson);
    let (title, head) = head(visit, pass, lesson)?;
    let body = html! {
        (error_summary(w, &errors))
        (head)
        (lead(&w.get("absence-cause-lead")))
        (parts::facts(w, &changed))
        (parts::form(&visit.form_to(&action), html! {
            @for row in changes { (travelling(row)) }
            (hidden("asked-why", "yes"))
            (radios(w, &field, &choices))
            (button(Variant::Primary, &w.get("absence-cause-save")))
        }))
    };
    Ok(if again { Answer::faults(title, body) } else { Answer::page(title, body) })
}

/// A row that goes round with the question.
fn travelling(row: &Filled) -> maud::Markup {
    let pupil = row.pupil;
    html! {
        (hidden(&format!("state-{pupil}"), part(row.mine).value()))
        @if row.mine.state == MarkState::Late { (hidden(&format!("late-{pupil}"), &row.mine.minutes.to_string())) }
        (hidden(&format!("seen-{pupil}"), &row.seen.code()))
        @if row.choice.is_some() { (hidden(&format!("choice-{pupil}"), "mine")) }
    }
}

fn head(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReadRoll>,
    lesson: &Lesson,
) -> Result<(String, maud::Markup), Trouble> {
    let w = visit.words();
    let name = lesson_name(w, &Teaching::of(pass, [lesson.group])?, lesson.group);
    let title = w.with("absence-roll-title", &[("lesson", (&name).into())]);
    Ok((title, heading(&name, Some(&facts(visit, lesson)))))
}
