//! One system's statement as a pupil reads it: the kernel's sentences, and where she can see and ask.

use maud::html;
use ransel_kernel::statement::{Audience, Statement};
use ransel_law::calendar::oslo_date;
use ransel_web::{
    format,
    parts::{Link, back, heading, lead, link_list, section},
};

use super::{audiences, controller};
use crate::{
    Answer, Reply, Visit,
    pages::words::{AUTHORITY, of_register},
};

/// The page.
pub fn show(visit: &Visit<'_>, module: &str, it: &Statement) -> Reply {
    let w = visit.words();
    let points = it.plain(visit.lang.tag(), &w.say());
    let title = w.with("plain-heading", &[("name", of_register(visit, &it.name).into())]);
    let dated = it.version.map(|version| {
        let date = format::date(visit.lang, oslo_date(version.at));
        w.with(
            "statement-version",
            &[("date", (&date).into()), ("version", (&version.number.to_string()).into())],
        )
    });
    let body = html! {
        (back(&Link::new("/privacy", w.get("privacy-title"))))
        (audiences(visit, module, Audience::Pupil))
        (heading(&title, dated.as_deref()))
        (lead(&w.get("plain-lead")))
        @for (at, point) in points.iter().enumerate() {
            @let number = if at < 5 { format!("{}. ", at + 1) } else { String::new() };
            (section(point.key, &format!("{number}{}", w.get(point.key)), html! {
                ul.ds-list { @for line in &point.lines { li { (line) } } }
            }))
        }
        (link_list(&[
            Link::new("/my", w.get("plain-to-folder")),
            Link::new("/my/log", w.get("plain-to-log")),
            Link::new(format!("/privacy/{module}/questions"), w.get("inquiry-link")),
            Link::new(AUTHORITY, w.get("privacy-controller-authority-name")),
        ]))
        (section("controller", &w.get("privacy-controller"), controller(visit)))
    };
    Ok(Answer::page(title, body))
}
