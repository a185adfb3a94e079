//! The papers of a refusal, put together for the body that decides the complaint (FVL-1967 § 33): a page that prints, and
//! a file. Taking them out is a disclosure of its own in the log.

use maud::{Markup, html};
use ransel_kernel::rows::Is;
use ransel_school::{
    actions::HandOverMatter,
    records::{InformationLetter, RequestState},
};
use ransel_web::{
    format,
    parts::{Fact, Link, Variant, back, facts, heading, lead, link_button, section},
};

use super::desk::{Matter, matter};
use crate::{Answer, Reply, Trouble, Visit, pages::words::law};

/// The matter's letters, oldest first. Only a refusal somebody complains of is handed on.
fn papers(visit: &Visit<'_>) -> Result<(Matter, Vec<InformationLetter>), Trouble> {
    let it = matter(visit)?;
    if it.request.state != RequestState::Complained {
        return Err(Trouble::NotFound);
    }
    let adult = it.request.adult;
    let pass = visit.ctx.may(HandOverMatter { adult })?;
    let mut letters =
        pass.rows::<InformationLetter>().only(InformationLetter::ADULT, Is::Equal, &adult).all()?;
    letters.retain(|letter| letter.matter == it.request.id);
    letters.sort_by_key(|letter| letter.written_at);
    Ok((it, letters))
}

/// What stands at the top of the papers.
fn head(visit: &Visit<'_>, it: &Matter) -> Vec<(String, String)> {
    let w = visit.words();
    let decided = it.request.decided_at.map(|at| format::moment_full(visit.lang, at)).unwrap_or_default();
    vec![
        (w.get("information-papers-child"), it.child.clone()),
        (w.get("information-papers-adult"), it.adult.clone()),
        (w.get("information-papers-asked"), format::date(visit.lang, it.request.asked_on)),
        (w.get("information-papers-decided"), decided),
        (w.get("information-papers-rule"), law(visit, &it.request.source)),
        (w.get("information-papers-facts"), it.request.because.replace('\n', ", ")),
    ]
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let (it, letters) = papers(visit)?;
    let w = visit.words();
    let shown: Vec<_> = head(visit, &it).into_iter().map(|(name, value)| Fact::new(name, &value)).collect();
    let href = format!("/information-requests/{}", it.request.id);
    let body = html! {
        div.reading.stack {
            (back(&Link::new(&*href, w.get("information-matter"))))
            (heading(&w.get("information-papers"), None))
            (lead(&w.get("information-papers-lead")))
            p { (link_button(Variant::Secondary, &Link::new(format!("{href}/papers.txt"), w.get("download")))) }
            (facts(w, &shown))
            @for (at, letter) in letters.iter().enumerate() { (one(visit, at, letter)) }
        }
    };
    Ok(Answer::page(w.get("information-papers"), body))
}

fn one(visit: &Visit<'_>, at: usize, letter: &InformationLetter) -> Markup {
    let title = visit.text(&format!("information-letter-{}", letter.kind.code()));
    section(
        &format!("paper-{at}"),
        &title,
        html! {
            p.subtle { (format::moment_full(visit.lang, letter.written_at)) }
            p.ds-paragraph.said { (letter.text.as_str()) }
        },
    )
}

/// The file. Its name holds nothing about a person.
pub fn file(visit: &Visit<'_>) -> Reply {
    let (it, letters) = papers(visit)?;
    let mut text = format!("{}\n\n", visit.text("information-papers"));
    for (name, value) in head(visit, &it) {
        text.push_str(&format!("{name}: {value}\n"));
    }
    for letter in &letters {
        let title = visit.text(&format!("information-letter-{}", letter.kind.code()));
        let at = format::moment_full(visit.lang, letter.written_at);
        text.push_str(&format!("\n{title}, {at}\n\n{}\n", letter.text.as_str()));
    }
    let name = format!("{}.txt", visit.text("information-papers-file"));
    Ok(Answer::Document { media_type: "text/plain; charset=utf-8", name, bytes: text.into_bytes() })
}
