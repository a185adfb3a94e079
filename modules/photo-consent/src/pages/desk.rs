//! A class's pictures, for those who keep them: what there is, a new one, and exhibitions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::html;
use ransel_kernel::{GroupId, rows::Is};
use ransel_law::consent::Audience;
use ransel_school::records::Group;
use ransel_site::{Answer, Reply, Trouble, Visit, uploads};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, date_field, empty, error_summary,
        file_field, form, heading, hidden, lead, radios, section, success, tag, text_field, upload_form,
    },
};
use uuid::Uuid;

use super::view::framed;
use crate::{
    actions::{self, ManagePictures, NewPicture},
    records::{Exhibition, Judgement, Picture, Shown},
};

/// The longest title of an exhibition, in characters.
const TITLE_AT_MOST: usize = 80;

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, &[])
}

/// Adds a picture.
pub fn add(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    let today = visit.owner().clock.today();
    let w = visit.words();
    let taken_on = visit.form.parsed::<Date>("taken-on").filter(|day| *day <= today);
    let picture = visit.file("picture").ok_or("upload-no-picture").and_then(uploads::picture);
    let mut faults = Vec::new();
    for (field, wrong) in [
        ("picture", picture.as_ref().err().copied()),
        ("taken-on", taken_on.is_none().then_some("pictures-taken-on-missing")),
    ] {
        if let Some(message) = wrong {
            let (label, message) = (w.get(&format!("pictures-{field}-label")), w.get(message));
            faults.push(FieldError { field: field.to_owned(), label, message });
        }
    }
    let (Ok(picture), Some(taken_on)) = (picture, taken_on) else { return page(visit, &faults) };
    let id: Uuid = visit.form.parsed("new").ok_or(Trouble::Bad("form-too-old"))?;
    let school = visit.ctx.caller.place.ok_or(Trouble::NotFound)?;
    actions::add(&visit.ctx, &NewPicture { id, group, school, taken_on, jpeg: picture.jpeg })?;
    Ok(Answer::to(format!("/pictures/{id}?saved=added")))
}

/// Begins an exhibition.
pub fn exhibit(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    let w = visit.words();
    let today = visit.owner().clock.today();
    let title = visit.form.text("title");
    let until = visit.form.parsed::<Date>("until").filter(|until| today < *until);
    let audience = Audience::from_code(visit.form.text("audience"));
    let faults: Vec<_> = [
        ("title", title.is_empty() || title.chars().count() > TITLE_AT_MOST),
        ("audience", audience.is_none()),
        ("until", until.is_none()),
    ]
    .into_iter()
    .filter(|(_, wrong)| *wrong)
    .map(|(field, _)| FieldError {
        field: field.to_owned(),
        label: w.get(&format!("pictures-{field}-label")),
        message: w.get(&format!("pictures-{field}-missing")),
    })
    .collect();
    let (Some(until), Some(audience), true) = (until, audience, faults.is_empty()) else {
        return page(visit, &faults);
    };
    let exhibition = Exhibition {
        id: visit.form.parsed("new-exhibition").ok_or(Trouble::Bad("form-too-old"))?,
        school: visit.ctx.caller.place.ok_or(Trouble::NotFound)?,
        group_id: group,
        title: title.to_owned(),
        audience,
        until,
        opened_at: None,
    };
    actions::exhibit(&visit.ctx, &exhibition)?;
    Ok(Answer::to(format!("/pictures/groups/{group}?saved=exhibition")))
}

/// Opens an exhibition.
pub fn open(visit: &Visit<'_>) -> Reply {
    let group: GroupId = visit.at("group")?;
    let id: Uuid = visit.form.parsed("exhibition").ok_or(Trouble::NotFound)?;
    actions::open_exhibition(&visit.ctx, group, id)?;
    Ok(Answer::to(format!("/pictures/groups/{group}?saved=opened")))
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    let group: GroupId = visit.at("group")?;
    let today = visit.owner().clock.today();
    let pass = visit.ctx.may(ManagePictures { group, on: today })?;
    let row = pass.rows::<Group>().only(Group::ID, Is::Equal, &group).first()?.ok_or(Trouble::NotFound)?;
    let mut pictures = pass.rows::<Picture>().only(Picture::GROUP_ID, Is::Equal, &group).all()?;
    pictures.sort_by_key(|picture| (std::cmp::Reverse(picture.taken_on), picture.id));
    let exhibitions = pass.rows::<Exhibition>().only(Exhibition::GROUP_ID, Is::Equal, &group).all()?;
    let mut hung: BTreeMap<Uuid, usize> = BTreeMap::new();
    for one in pass.rows::<Shown>().among(Shown::PICTURE, pictures.iter().map(|one| one.id)).all()? {
        *hung.entry(one.exhibition.unwrap_or_default()).or_default() += 1;
    }
    let w = visit.words();
    let labels = ["picture", "taken-on", "title", "audience", "until"]
        .map(|name| w.get(&format!("pictures-{name}-label")));
    let [picture, taken_on, title, audience, until] = &labels;
    let day = today.to_string();
    let field = |name: &'static str, label, usual| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: if visit.form.has(name) { visit.form.text(name) } else { usual },
        ..Field::default()
    };
    let help = w.get("pictures-picture-help");
    let audiences = ["limited", "open"].map(|one| (one, w.get(&format!("asked-audience-{one}"))));
    let audiences: Vec<_> =
        audiences.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let (new, new_exhibition) = (visit.owner().random.uuid()?, visit.owner().random.uuid()?);
    let to = format!("/pictures/groups/{group}");
    let (exhibit_to, open_to) = (format!("{to}/exhibitions"), format!("{to}/exhibitions/opened"));
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new("/pictures", w.get("pictures-title"))))
        @for what in ["exhibition", "opened"] {
            @if visit.just(what) { (success(&w.get(&format!("pictures-saved-{what}")), html! {})) }
        }
        (heading(&w.get("pictures-desk-title"), Some(&row.name)))
        (lead(&w.get("pictures-desk-lead")))
        (section("new", &w.get("pictures-new"), upload_form(&visit.form_to(&to), html! {
            (hidden("new", &new.to_string()))
            (file_field(w, &Field { description: Some(&help), ..field("picture", picture, "") }, "image/jpeg,image/png"))
            (date_field(w, &field("taken-on", taken_on, &day)))
            (button(Variant::Primary, &w.get("pictures-add")))
        })))
        (section("all", &w.get("pictures-all"), html! {
            @if pictures.is_empty() { (empty(&w.get("pictures-none"), None)) }
            @for picture in &pictures {
                (framed(visit, picture, "?in=desk", &[]))
                p {
                    a.ds-link data-color="accent" href={ "/pictures/" (picture.id) } {
                        (w.get("pictures-work-on"))
                        span.ds-sr-only { " " (format::date(visit.lang, picture.taken_on)) }
                    }
                    " " (tag(Tone::Neutral, None, &w.get(&format!("pictures-judgement-{}", picture.judgement.code()))))
                    @if picture.named_at.is_none() || picture.judgement == Judgement::Unset {
                        " " (tag(Tone::Warning, None, &w.get("pictures-not-ready")))
                    }
                }
            }
        }))
        (section("exhibitions", &w.get("pictures-exhibitions"), html! {
            @for one in &exhibitions {
                p { strong { (one.title) } " – " (w.with("pictures-exhibition-facts", &[
                    ("until", (&format::date(visit.lang, one.until)).into()),
                    ("count", hung.get(&one.id).copied().unwrap_or_default().into()),
                ])) }
                @if one.opened_at.is_none() {
                    (form(&visit.form_to(&open_to), html! {
                        (hidden("exhibition", &one.id.to_string()))
                        (button(Variant::Secondary, &w.get("pictures-open-exhibition")))
                    }))
                }
            }
            (form(&visit.form_to(&exhibit_to), html! {
                (hidden("new-exhibition", &new_exhibition.to_string()))
                (text_field(w, &field("title", title, "")))
                (radios(w, &field("audience", audience, ""), &audiences))
                (date_field(w, &field("until", until, "")))
                (button(Variant::Secondary, &w.get("pictures-exhibit")))
            }))
        }))
    };
    let title = w.get("pictures-desk-title");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}
