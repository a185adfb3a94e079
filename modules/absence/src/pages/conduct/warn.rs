//! Warning that order or conduct may be assessed as less than good. A person decides; the page shows what it rests on.

use maud::html;
use ransel_kernel::PersonId;
use ransel_site::{Answer, Reply, Trouble, Visit, recipients};
use ransel_web::parts::{self, Fact, Link, Tone, Variant, back, button, facts, heading, lead, notice};

use super::{Folder, href, term};
use crate::{
    actions::{ReadConduct, SendConductWarning, conduct},
    choices::Choices,
    letter,
    records::Concern,
    rules::{conduct_in_doubt, order_in_doubt},
};

fn concern(visit: &Visit<'_>) -> Result<Concern, Trouble> {
    Concern::from_code(visit.at.text("concern")).ok_or(Trouble::NotFound)
}

/// The form: what the warning rests on, and who gets it.
pub fn form(visit: &Visit<'_>) -> Reply {
    let (pupil, concern): (PersonId, _) = (visit.at("person")?, concern(visit)?);
    if !visit.ctx.would(&SendConductWarning { pupil })? {
        return Err(Trouble::NotFound);
    }
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let it = Folder::read(visit, &pass, pupil)?;
    let (w, remarks) = (visit.words(), it.remarks());
    let title = w.get(&format!("absence-warn-{}", concern.code()));
    let shown: Vec<_> = match concern {
        Concern::Order => vec![("late", remarks.late), ("notes", remarks.order)],
        Concern::Conduct => vec![("notes", remarks.conduct)],
    }
    .into_iter()
    .map(|(name, count)| Fact::new(w.get(&format!("absence-fact-{name}")), &count.to_string()))
    .collect();
    let action = format!("{}/warn/{}", href(pupil), concern.code());
    let source: String = crate::rules::DUTY_TO_WARN.into();
    let body = html! {
        div.reading.stack {
            (back(&Link::new(href(pupil), w.get("absence-conduct-back"))))
            (heading(&title, Some(&it.name.spoken())))
            (lead(&w.get("absence-warn-conduct-lead")))
            (facts(w, &shown))
            (notice(Tone::Info, html! { (w.get("absence-warn-who-gets")) }))
            (recipients(visit, pupil)?)
            p.subtle { (letter::law(w, &source)) }
            (parts::form(&visit.form_to(&action), html! { (button(Variant::Primary, &w.get("absence-warn-send"))) }))
        }
    };
    Ok(Answer::page(title, body))
}

/// Sends it.
pub fn send(visit: &Visit<'_>) -> Reply {
    let (pupil, concern): (PersonId, _) = (visit.at("person")?, concern(visit)?);
    let pass = visit.ctx.may(ReadConduct { pupil })?;
    let it = Folder::read(visit, &pass, pupil)?;
    let (remarks, triggers) = (it.remarks(), Choices::of(visit.owner()).triggers);
    let ruling = match concern {
        Concern::Order => order_in_doubt(remarks, triggers),
        Concern::Conduct => conduct_in_doubt(remarks, triggers),
    };
    conduct::warn(&visit.ctx, pupil, concern, &ruling, &term(it.today))?;
    Ok(Answer::to(format!("{}?saved=warned", href(pupil))))
}
