//! The films of a recording: added, watched and deleted by those who are named for it.

use std::sync::Arc;

use maud::{Markup, html};
use ransel_site::{Answer, Reply, Trouble, Visit, film};
use ransel_web::{
    format,
    parts::{
        Field, FieldError, Link, Variant, back, button, empty, file_field, form, heading, hidden, lead, link,
        section, upload_form,
    },
};
use uuid::Uuid;

use super::{KEEPERS, recordings};
use crate::{
    actions::{self, WatchFilm, may_be_watched},
    records::{Film, Recording},
};

/// What stands on a recording's page about its films.
pub fn sections(visit: &Visit<'_>, one: &Recording, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    if !may_be_watched(visit.owner(), one)? {
        return Ok(section("films", &w.get("films-title"), empty(&w.get("films-closed"), None)));
    }
    let films = actions::films(&visit.ctx, one)?;
    let keeps = KEEPERS.contains(&visit.ctx.caller.hat);
    Ok(html! {
        (section("films", &w.get("films-title"), html! {
            @if films.is_empty() { (empty(&w.get("films-none"), None)) }
            @for film in &films { (player(visit, film, keeps)) }
        }))
        @if keeps { (section("add-film", &w.get("films-add"), adding(visit, one, faults)?)) }
    })
}

fn at(film: &Film) -> String {
    format!("/pictures/recordings/{}/films/{}", film.recording, film.id)
}

fn player(visit: &Visit<'_>, film: &Film, keeps: bool) -> Markup {
    let (w, number) = (visit.words(), film.number);
    let (day, long) =
        (format::date(visit.lang, film.added_on), w.with("films-long", &[("seconds", film.seconds.into())]));
    let long = match film.seconds / 60 {
        0 => long,
        minutes => {
            w.with("films-minutes", &[("minutes", minutes.into()), ("seconds", (film.seconds % 60).into())])
        }
    };
    let caption =
        w.with("films-one", &[("number", number.into()), ("long", (&long).into()), ("day", (&day).into())]);
    html! {
        figure.film {
            video controls preload="metadata" src=(at(film)) aria-label=(caption) {}
            figcaption { (caption) }
            @if keeps {
                @let remove = w.with("films-remove-one", &[("number", number.into())]);
                p { (link(&Link::new(format!("{}/remove", at(film)), remove))) }
            }
        }
    }
}

fn adding(visit: &Visit<'_>, one: &Recording, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let known = visit.form.parsed::<Uuid>("id");
    let id = known.map_or_else(|| visit.owner().random.uuid(), Ok)?;
    let megabytes = (film::AT_MOST / 1024 / 1024) as i64;
    let (label, help) =
        (w.get("films-file-label"), w.with("films-file-help", &[("megabytes", megabytes.into())]));
    let error = faults.first().map(|fault| fault.message.as_str());
    let field = Field { name: "film", label: &label, description: Some(&help), error, ..Field::default() };
    let to = format!("/pictures/recordings/{}/films", one.id);
    Ok(upload_form(
        &visit.form_to(&to),
        html! {
            (hidden("id", &id.to_string()))
            (file_field(w, &field, "video/mp4,video/quicktime"))
            (button(Variant::Primary, &w.get("films-add-it")))
        },
    ))
}

/// The recording, if its films may be watched and added to now.
fn open(visit: &Visit<'_>) -> Result<Recording, Trouble> {
    let one = recordings::one(visit)?;
    if may_be_watched(visit.owner(), &one)? { Ok(one) } else { Err(Trouble::NotFound) }
}

/// One film of it.
fn wanted(visit: &Visit<'_>, of: &Recording) -> Result<Film, Trouble> {
    let id: Uuid = visit.at("film")?;
    actions::films(&visit.ctx, of)?.into_iter().find(|film| film.id == id).ok_or(Trouble::NotFound)
}

/// Adds one.
pub fn add(visit: &Visit<'_>) -> Reply {
    recordings::keeps(visit)?;
    let one = open(visit)?;
    let id: Uuid = visit.form.parsed("id").ok_or(Trouble::Bad("form-too-old"))?;
    let came = visit.film.take().unwrap_or(Err("films-file-missing"));
    let read = came.and_then(|mut spool| match spool.length() {
        0 => Err("films-file-missing"),
        _ => film::Film::read(&mut spool).map(|film| (film, spool)),
    });
    let (film, mut spool) = match read {
        Ok(read) => read,
        Err(fault) => {
            let (label, message) = (visit.text("films-file-label"), visit.text(fault));
            return recordings::page_of(
                visit,
                &one,
                &[FieldError { field: "film".to_owned(), label, message }],
            );
        }
    };
    let row = Film {
        id,
        recording: one.id,
        number: 0,
        added_on: visit.owner().clock.today(),
        seconds: film.seconds as i64,
        length: film.length as i64,
        until: one.until,
    };
    actions::add_film(&visit.ctx, &row, &film, &mut spool)?;
    Ok(Answer::to(format!("/pictures/recordings/{}?saved=film", one.id)))
}

/// Shows one, all of it or the part that a player asks for.
pub fn watch(visit: &Visit<'_>) -> Reply {
    let film = wanted(visit, &open(visit)?)?;
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    if !visit.ctx.would(&WatchFilm { person })? {
        drop(visit.ctx.may(WatchFilm { person })?);
        return Err(Trouble::NotFound);
    }
    let (owner, caller) = (Arc::clone(&visit.site.owner), visit.ctx.caller.clone());
    let read = move |bytes, give: &mut dyn FnMut(Vec<u8>) -> bool| {
        actions::watch(&owner.ctx(caller)?, film.id, bytes, give)
    };
    Ok(Answer::Film { whole: film.length as u64, read: Box::new(read) })
}

/// Asks whether one is to be deleted.
pub fn ask(visit: &Visit<'_>) -> Reply {
    recordings::keeps(visit)?;
    let one = recordings::one(visit)?;
    let film = wanted(visit, &one)?;
    let w = visit.words();
    let title = w.get("films-remove");
    let body = html! {
        (back(&Link::new(format!("/pictures/recordings/{}", one.id), w.get("recordings-one-title"))))
        (heading(&title, None))
        (lead(&w.get("films-remove-lead")))
        (form(&visit.form_to(&format!("{}/remove", at(&film))), button(Variant::Primary, &w.get("films-remove-it"))))
    };
    Ok(Answer::page(title, body))
}

/// Deletes it.
pub fn remove(visit: &Visit<'_>) -> Reply {
    recordings::keeps(visit)?;
    let one = recordings::one(visit)?;
    actions::remove_film(&visit.ctx, wanted(visit, &one)?.id)?;
    Ok(Answer::to(format!("/pictures/recordings/{}?saved=film-removed", one.id)))
}
