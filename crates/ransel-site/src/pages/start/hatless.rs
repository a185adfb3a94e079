//! Signed in, but the hat is gone: a post has ended, or the last child has turned eighteen. If there is another
//! hat, it can be put on here; the bar that offers it is not shown without one.

use maud::html;
use ransel_web::parts::{Link, form, heading, lead, link_list};

use crate::{Answer, Reply, Visit, chrome};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let hats = match &visit.session {
        Some(session) => visit.owner().relations()?.hats(session.person),
        None => Vec::new(),
    };
    let links = [
        Link::new("/privacy", w.get("foot-privacy")),
        Link::new("/accessibility", w.get("foot-accessibility")),
    ];
    let body = html! {
        (heading(&w.get("hatless-heading"), None))
        @if hats.is_empty() {
            (lead(&w.get("hatless-none")))
            (lead(&w.with("hatless-contact", &[("contact", (&visit.owner().settings().owner.contact).into())])))
        } @else {
            (lead(&w.get("hatless-choose")))
            (form(&visit.form_to("/hat"), html! {
                @for hat in &hats {
                    button.ds-button type="submit" data-variant="secondary" name="hat"
                        value=(chrome::hat_id(hat)) {
                        (w.get(&format!("hat-{}", hat.hat.code()))) ", " (chrome::place(visit, hat))
                    }
                }
            }))
        }
        (link_list(&links))
    };
    Ok(Answer::page(w.get("hatless-heading"), body))
}
