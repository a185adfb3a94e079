//! Pictures as they are seen: by those in them, by the class, within the school, by everybody. What is shown is worked out
//! from the consents at the moment it is read, for the page and for each picture in it; nothing may keep a copy.

use std::{
    collections::HashMap,
    io::{Cursor, Write},
};

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{GroupId, Hat, PersonId, SchoolId};
use ransel_site::{Answer, Reply, Trouble, Visit};
use ransel_web::{
    format,
    parts::{Link, back, empty, heading, lead, link, link_list},
};
use uuid::Uuid;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::works;
use crate::{
    actions::{
        Frame, ManagePictures, ReadReasons, SeeClassPictures, SeeOwnPictures, SeeRecordingsOf,
        SeeSchoolPictures, bytes, reasons,
    },
    records::{Picture, PictureOf, Place, RecordingOf, Shown},
    shelf::{Shelf, Which},
};

/// Key of what the pictures somebody is in are called: a pupil is spoken to, about a child one is told.
pub fn own_title(visit: &Visit<'_>, person: PersonId) -> &'static str {
    if visit.ctx.caller.person == Some(person) { "pictures-own-you" } else { "pictures-own" }
}

/// The pictures somebody is in.
pub fn own(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let pass = visit.ctx.may(SeeOwnPictures { person })?;
    let ids = pass.rows::<PictureOf>().all()?.into_iter().map(|one| one.picture);
    let mut pictures = pass.rows::<Picture>().among(Picture::ID, ids).all()?;
    pictures.sort_by_key(|picture| (std::cmp::Reverse(picture.taken_on), picture.id));
    let decided = visit.ctx.would(&ReadReasons { pupil: person })?;
    let reasons = if decided { reasons(&visit.ctx, person)? } else { Vec::new() };
    // Asked for only where it is open already: it is no reason to confirm who one is.
    let recorded = match visit.ctx.would(&SeeRecordingsOf { person })? {
        true => Some(visit.ctx.may(SeeRecordingsOf { person })?.rows::<RecordingOf>().count()?),
        false => None,
    };
    let w = visit.words();
    let body = html! {
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        (heading(&w.get(own_title(visit, person)), None))
        (lead(&w.get("pictures-own-lead")))
        p { (link(&Link::new(format!("/consents/{person}"), w.get("pictures-to-consents")))) }
        p { (link(&Link::new(format!("/pictures/works/of/{person}"), w.get(works::own_title(visit, person))))) }
        @if let Some(count) = recorded.filter(|count| *count > 0) {
            p.ds-paragraph { (w.with("pictures-recorded", &[("count", count.into())])) }
        }
        @for one in &reasons {
            p.ds-paragraph { (w.with("pictures-decided-reasons", &[("reasons", one.reasons.as_str().into())])) }
        }
        @if pictures.is_empty() { (empty(&w.get("pictures-none"), None)) } @else {
            p { (link(&Link::new(format!("/pictures/of/{person}/copy"), w.get("pictures-copy")))) }
        }
        @for picture in &pictures { (framed(visit, picture, &format!("?in=own&of={person}"), &[])) }
    };
    Ok(Answer::page(w.get(own_title(visit, person)), body))
}

/// A copy of the pictures somebody is in, for whoever may see them there (POL-2018 art. 15(3)). The files are called by day.
pub fn copy(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let ids: Vec<_> = {
        let pass = visit.ctx.may(SeeOwnPictures { person })?;
        pass.rows::<PictureOf>().all()?.into_iter().map(|one| one.picture).collect()
    };
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    // A JPEG gets no smaller.
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let shelf = Shelf::look(visit.owner(), Which::These(&ids))?;
    for (number, picture) in (1..).zip(shelf.pictures.iter().rev()) {
        let bytes = bytes(visit.owner(), picture.id, shelf.in_picture(picture.id))?;
        if !bytes.is_empty() {
            copy.start_file(format!("{}-{number}.jpg", picture.taken_on), plain).map_err(unpacked)?;
            copy.write_all(&bytes).map_err(unpacked)?;
        }
    }
    let bytes = copy.finish().map_err(unpacked)?.into_inner();
    let name = format!("{}.zip", visit.text("pictures-copy-file"));
    Ok(Answer::Document { media_type: "application/zip", name, bytes })
}

/// Writing to memory fails where a copy would be larger than such a file can be.
fn unpacked<E>(_: E) -> Trouble {
    Trouble::Bad("pictures-copy-too-large")
}

/// The class's own page, or what is for the guardians in the class.
pub fn class(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    drop(visit.ctx.may(SeeClassPictures { group, on: visit.owner().clock.today() })?);
    let shelf = Shelf::look(visit.owner(), Which::Group(group))?;
    page(visit, &shelf, &shelf.at(class_place(visit)), "?in=class", "pictures-class")
}

/// Where a class's pictures are for this visitor.
fn class_place(visit: &Visit<'_>) -> Place {
    if visit.ctx.caller.hat == Hat::Guardian { Place::Guardians } else { Place::Classroom }
}

/// The school the visitor belongs to, if the school's own pictures are for her.
fn own_school(visit: &Visit<'_>) -> Result<SchoolId, Trouble> {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    drop(visit.ctx.may(SeeSchoolPictures { person })?);
    visit.ctx.caller.place.ok_or(Trouble::NotFound)
}

/// Portraits with names.
pub fn directory(visit: &Visit<'_>) -> Reply {
    let shelf = Shelf::look(visit.owner(), Which::At(own_school(visit)?, Place::Directory))?;
    page(visit, &shelf, &shelf.at(Place::Directory), "?in=school", "pictures-directory")
}

/// What hangs in exhibitions that are open.
pub fn exhibitions(visit: &Visit<'_>) -> Reply {
    let shelf = Shelf::look(visit.owner(), Which::At(own_school(visit)?, Place::Exhibition))?;
    page(visit, &shelf, &shelf.at(Place::Exhibition), "?in=school", "pictures-exhibitions")
}

fn page(visit: &Visit<'_>, shelf: &Shelf, uses: &[(&Picture, &Shown)], query: &str, key: &str) -> Reply {
    let captions = shelf.captions(visit.owner(), uses)?;
    let w = visit.words();
    let body = html! {
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        (heading(&w.get(key), None))
        (lead(&w.get(&format!("{key}-lead"))))
        (list(visit, shelf, uses, &captions, |picture| format!("/pictures/{}/image{query}", picture.id)))
    };
    Ok(Answer::page(w.get(key), body))
}

fn list(
    visit: &Visit<'_>,
    shelf: &Shelf,
    uses: &[(&Picture, &Shown)],
    captions: &HashMap<Uuid, Vec<String>>,
    at: impl Fn(&Picture) -> String,
) -> Markup {
    let title = |shown: &Shown| {
        shown.exhibition.and_then(|id| shelf.exhibitions.get(&id)).map(|one| one.title.clone())
    };
    html! {
        @if uses.is_empty() { (empty(&visit.text("pictures-nothing-shown"), None)) }
        @for (picture, shown) in uses {
            @if let Some(title) = title(shown) { h2.ds-heading data-size="xs" { (title) } }
            @let below = captions.get(&shown.id).map_or(&[][..], Vec::as_slice);
            // What is open to everybody says first name and class, and not when that was.
            @let day = (shown.place != Place::Web).then_some(picture.taken_on);
            (figure(visit, &at(picture), below, day))
        }
    }
}

/// A picture with what stands below it.
pub fn framed(visit: &Visit<'_>, picture: &Picture, query: &str, below: &[String]) -> Markup {
    figure(visit, &format!("/pictures/{}/image{query}", picture.id), below, Some(picture.taken_on))
}

/// A picture by its address, with what stands below it and the day it was taken.
pub fn figure(visit: &Visit<'_>, src: &str, below: &[String], day: Option<Date>) -> Markup {
    let day = day.map(|day| format::date(visit.lang, day));
    let says = match &day {
        Some(day) => visit.words().with("pictures-alt", &[("day", day.into())]),
        None => visit.text("pictures-alt-open"),
    };
    html! {
        figure.picture {
            img src=(src) alt=(says) loading="lazy";
            @if !below.is_empty() || day.is_some() {
                figcaption {
                    @for line in below { span { (line) } " " }
                    @if let Some(day) = &day { span.subtle { (day) } }
                }
            }
        }
    }
}

/// Schools that show pictures to everybody.
pub fn open_schools(visit: &Visit<'_>) -> Reply {
    let relations = visit.owner().relations()?;
    let mut links = Vec::new();
    for school in relations.schools() {
        let shelf = Shelf::look(visit.owner(), Which::At(school, Place::Web))?;
        if !shelf.at(Place::Web).is_empty() || !works::open_at(visit, school)?.is_empty() {
            let name = relations.place_name(school).unwrap_or_default().to_owned();
            links.push(Link::new(format!("/pictures/public/{school}"), name));
        }
    }
    let w = visit.words();
    let body = html! {
        (heading(&w.get("pictures-open"), None))
        @if links.is_empty() { (empty(&w.get("pictures-nothing-shown"), None)) } @else { (link_list(&links)) }
    };
    Ok(Answer::page(w.get("pictures-open"), body))
}

/// A school's open page.
pub fn open_page(visit: &Visit<'_>) -> Reply {
    let school: SchoolId = visit.at("school")?;
    let shelf = Shelf::look(visit.owner(), Which::At(school, Place::Web))?;
    let uses = shelf.at(Place::Web);
    let relations = visit.owner().relations()?;
    let works = works::open_at(visit, school)?;
    // A school that shows nothing answers like one that is not there.
    let shows = !uses.is_empty() || !works.is_empty();
    let name = relations.place_name(school).filter(|_| shows).ok_or(Trouble::NotFound)?;
    let captions = shelf.captions(visit.owner(), &uses)?;
    let w = visit.words();
    let title = w.with("pictures-open-at", &[("school", name.into())]);
    let body = html! {
        (back(&Link::new("/pictures/public", w.get("pictures-open"))))
        (heading(&title, None))
        @if !uses.is_empty() || works.is_empty() {
            (list(visit, &shelf, &uses, &captions, |picture| format!("/pictures/public/{school}/{}", picture.id)))
        }
        (works::open_section(visit, school, &works))
    };
    Ok(Answer::page(title, body))
}

/// One picture of the open page.
pub fn open_image(visit: &Visit<'_>) -> Reply {
    let (school, picture): (SchoolId, Uuid) = (visit.at("school")?, visit.at("picture")?);
    let shelf = Shelf::look(visit.owner(), Which::One(picture))?;
    let shown = shelf.at(Place::Web).iter().any(|(picture, _)| picture.school == school);
    if shown { file(visit, &shelf, picture) } else { Err(Trouble::NotFound) }
}

/// One picture, for whoever may see it where she says she sees it.
pub fn image(visit: &Visit<'_>) -> Reply {
    let id: Uuid = visit.at("picture")?;
    let frame = match visit.query.text("in") {
        "own" => Frame::Own(visit.query.parsed("of").ok_or(Trouble::NotFound)?),
        "desk" => Frame::Desk,
        "class" => Frame::Class,
        "school" => Frame::School,
        _ => return Err(Trouble::NotFound),
    };
    let shelf = Shelf::look(visit.owner(), Which::One(id))?;
    let picture = shelf.one().ok_or(Trouble::NotFound)?;
    let (group, on) = (picture.group_id, visit.owner().clock.today());
    let at = |place| !shelf.at(place).is_empty();
    let shown = match frame {
        Frame::Own(person) => {
            drop(visit.ctx.may(SeeOwnPictures { person })?);
            shelf.people.get(&id).is_some_and(|people| people.iter().any(|one| one.person == person))
        }
        Frame::Desk => {
            drop(visit.ctx.may(ManagePictures { group, on })?);
            true
        }
        Frame::Class => {
            drop(visit.ctx.may(SeeClassPictures { group, on })?);
            at(class_place(visit))
        }
        Frame::School => {
            own_school(visit)? == picture.school && (at(Place::Directory) || at(Place::Exhibition))
        }
    };
    if shown { file(visit, &shelf, id) } else { Err(Trouble::NotFound) }
}

fn file(visit: &Visit<'_>, shelf: &Shelf, picture: Uuid) -> Reply {
    let bytes = bytes(visit.owner(), picture, shelf.in_picture(picture))?;
    if bytes.is_empty() {
        return Err(Trouble::NotFound);
    }
    Ok(Answer::Picture { media_type: "image/jpeg", bytes })
}
