//! One picture, for those who keep it: who is in it, how it is judged, where it is shown, whose consent is missing, and what
//! comes in its place. Those in it come here from the question they are asked, and meet the picture itself.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    FreeText, Hat, KernelError, PersonId,
    consent::{self, Question},
    platform::Naming,
    rows::Is,
};
use ransel_law::consent::Audience;
use ransel_school::names::{Name, opened};
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{by_name, choices, field},
    uploads,
};
use ransel_web::{
    format::{self, sort_key},
    parts::{
        Field, FieldError, Link, Tone, Variant, back, button, button_row, checkbox, checkboxes, date_field,
        empty, error_summary, file_field, form, heading, hidden, radios, section, select, success, tag,
        textarea, upload_form,
    },
};
use uuid::Uuid;

use super::view::framed;
use crate::{
    Choices, NAME,
    actions::{self, ManagePictures, NewPicture, SeeOwnPictures},
    records::{Exhibition, Judgement, Picture, Place, Shown},
    rules::Hidden,
    shelf::{PURPOSE, Shelf, Which},
};

/// The picture with its people, if the visitor keeps it.
struct Desk {
    shelf: Shelf,
    picture: Picture,
    names: HashMap<PersonId, Name>,
    exhibitions: Vec<Exhibition>,
}

impl Desk {
    fn open(visit: &Visit<'_>) -> Result<Self, Trouble> {
        let shelf = Shelf::look(visit.owner(), Which::One(visit.at("picture")?))?;
        let picture = shelf.one().cloned().ok_or(Trouble::NotFound)?;
        let (group, on) = (picture.group_id, visit.owner().clock.today());
        let pass = visit.ctx.may(ManagePictures { group, on })?;
        let names = opened(&pass)?;
        let mut exhibitions =
            pass.rows::<Exhibition>().only(Exhibition::SCHOOL, Is::Equal, &picture.school).all()?;
        exhibitions.retain(|one| on < one.until && one.group_id == group);
        Ok(Self { shelf, picture, names, exhibitions })
    }

    /// The class by name.
    fn listed(&self) -> Vec<(String, String)> {
        by_name(self.names.iter().map(|(id, name)| (*id, name)))
    }

    fn said(&self, people: &[PersonId]) -> String {
        let mut all: Vec<_> =
            people.iter().filter_map(|person| self.names.get(person)).map(Name::spoken).collect();
        all.sort_by_cached_key(|name| sort_key(name));
        all.join(", ")
    }
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    if matches!(visit.ctx.caller.hat, Hat::Pupil | Hat::Guardian) {
        return pictured(visit);
    }
    page(visit, &Desk::open(visit)?, &[])
}

/// The picture itself, for one who is in it or consents for one who is.
fn pictured(visit: &Visit<'_>) -> Reply {
    let shelf = Shelf::look(visit.owner(), Which::One(visit.at("picture")?))?;
    let picture = shelf.one().ok_or(Trouble::NotFound)?;
    for of in shelf.people.get(&picture.id).into_iter().flatten() {
        let asked = SeeOwnPictures { person: of.person };
        if visit.ctx.would(&asked)? {
            drop(visit.ctx.may(asked)?);
            let w = visit.words();
            let to = Link::new(format!("/consents/{}", of.person), w.get("pictures-to-consents"));
            let body = html! {
                (back(&to))
                (heading(&w.get("pictures-one"), None))
                (framed(visit, picture, &format!("?in=own&of={}", of.person), &[]))
            };
            return Ok(Answer::page(w.get("pictures-one"), body));
        }
    }
    Err(Trouble::NotFound)
}

/// Says who is in it.
pub fn name_people(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let people: Vec<PersonId> = visit.form.all("who").filter_map(|id| id.parse().ok()).collect();
    let nobody = visit.form.text("nobody") == "yes";
    if people.is_empty() != nobody {
        return page(visit, &desk, &[fault(visit, "who", visit.text("pictures-who"))]);
    }
    match actions::name_people(&visit.ctx, desk.picture.group_id, desk.picture.id, &people, nobody) {
        Err(KernelError::Invalid { key }) => page(visit, &desk, &[fault(visit, "who", visit.text(key))]),
        named => named.map_err(Trouble::from).and_then(|()| done(&desk.picture, "people")),
    }
}

/// Judges it.
pub fn judge(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let judgement = Judgement::from_code(visit.form.text("judgement")).filter(|one| *one != Judgement::Unset);
    let Some(judgement) = judgement else {
        return page(visit, &desk, &[fault(visit, "judgement", visit.text("pictures-judgement-missing"))]);
    };
    actions::judge(&visit.ctx, desk.picture.group_id, desk.picture.id, judgement)?;
    done(&desk.picture, "judgement")
}

fn done(picture: &Picture, what: &str) -> Reply {
    Ok(Answer::to(format!("/pictures/{}?saved={what}", picture.id)))
}

fn fault(visit: &Visit<'_>, field: &str, message: String) -> FieldError {
    let label = visit.text(&format!("pictures-{field}-label"));
    FieldError { field: field.to_owned(), label, message }
}

/// Where it is to be shown, as the form says; an exhibition brings its own audience and end.
fn wanted(visit: &Visit<'_>, desk: &Desk) -> Result<Shown, Vec<FieldError>> {
    let form = &visit.form;
    let today = visit.owner().clock.today();
    let place = Place::from_code(form.text("place"));
    let exhibition = form.parsed::<Uuid>("exhibition").filter(|_| place == Some(Place::Exhibition));
    let hangs_in = exhibition.and_then(|id| desk.exhibitions.iter().find(|one| one.id == id));
    let audience = match hangs_in {
        Some(one) => Some(one.audience),
        None => Audience::from_code(form.text("audience")),
    };
    let naming = Naming::from_code(form.text("naming"));
    let until = form.parsed::<Date>("until").filter(|until| today < *until);
    let until = until.filter(|until| hangs_in.is_none_or(|one| *until <= one.until));
    let register = visit.owner().house.register(NAME).and_then(|register| register.consent(PURPOSE));
    let fits = |audience: Audience| {
        let place = register.and_then(|consent| consent.place(place.map_or("", Place::code)));
        place.is_none_or(|place| place.audience.contains(&audience))
    };
    let faults: Vec<_> = [
        ("place", place.is_none()),
        ("audience", !audience.is_some_and(fits)),
        ("naming", naming.is_none()),
        ("until", until.is_none()),
    ]
    .into_iter()
    .filter(|(_, wrong)| *wrong)
    .map(|(field, _)| fault(visit, field, visit.text(&format!("pictures-{field}-missing"))))
    .collect();
    match (place, audience, naming, until) {
        (Some(place), Some(audience), Some(naming), Some(until)) if faults.is_empty() => Ok(Shown {
            id: form.parsed("new").unwrap_or_default(),
            picture: desk.picture.id,
            school: desk.picture.school,
            place,
            audience,
            naming,
            exhibition: hangs_in.map(|one| one.id),
            from_day: today,
            until,
        }),
        _ => Err(faults),
    }
}

/// Shows it somewhere, where everybody's consent covers that. Whose is missing is told to the one who tried.
pub fn show_somewhere(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let shown = match wanted(visit, &desk) {
        Ok(shown) => shown,
        Err(faults) => return page(visit, &desk, &faults),
    };
    // Asking can come before the exhibition; hanging up cannot.
    if shown.place == Place::Exhibition && shown.exhibition.is_none() {
        let message = visit.text("pictures-exhibition-missing");
        return page(visit, &desk, &[fault(visit, "exhibition", message)]);
    }
    let missing = actions::show_at(&visit.ctx, desk.picture.group_id, &shown)?;
    if missing.is_empty() {
        return done(&desk.picture, "shown");
    }
    let message = visit.words().with("pictures-missing", &[("who", (&desk.said(&missing)).into())]);
    page(visit, &desk, &[fault(visit, "place", message)])
}

/// Asks those whose consent to a use is missing, about this picture.
pub fn ask(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let shown = match wanted(visit, &desk) {
        Ok(shown) => shown,
        Err(faults) => return page(visit, &desk, &faults),
    };
    let sort = desk.picture.judgement.sort();
    let sort = sort.ok_or(Trouble::Bad("pictures-judge-first"))?;
    let missing = desk.shelf.missing(&desk.picture, &shown);
    let question = Question {
        form: shown.id,
        module: NAME.to_owned(),
        purpose: PURPOSE.to_owned(),
        matter: Some(desk.picture.id),
        place: shown.place.code().to_owned(),
        audience: shown.audience,
        naming: shown.naming,
        sort,
        until: shown.until,
    };
    consent::ask(&visit.ctx, &missing, &question)?;
    done(&desk.picture, "asked")
}

/// Takes it down somewhere.
pub fn end(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let id: Uuid = visit.form.parsed("shown").ok_or(Trouble::NotFound)?;
    actions::end(&visit.ctx, desk.picture.group_id, id)?;
    done(&desk.picture, "ended")
}

/// Puts a retouched picture in its place, once somebody has confirmed whom one cannot recognise any more.
pub fn retouch(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let named = desk.shelf.recognised(desk.picture.id);
    let retouched: Vec<PersonId> = visit.form.all("retouched").filter_map(|id| id.parse().ok()).collect();
    let retouched: Vec<_> = retouched.into_iter().filter(|one| named.contains(one)).collect();
    let picture = visit.file("retouched-picture").ok_or("upload-no-picture").and_then(uploads::picture);
    let mut faults = Vec::new();
    if let Err(message) = &picture {
        faults.push(fault(visit, "retouched-picture", visit.text(message)));
    }
    if retouched.is_empty() || visit.form.text("confirmed") != "yes" {
        faults.push(fault(visit, "retouched", visit.text("pictures-retouched-missing")));
    }
    let (Ok(picture), true) = (picture, faults.is_empty()) else { return page(visit, &desk, &faults) };
    let id: Uuid = visit.form.parsed("new").ok_or(Trouble::Bad("form-too-old"))?;
    let Picture { group_id: group, school, taken_on, .. } = desk.picture;
    actions::add(&visit.ctx, &NewPicture { id, group, school, taken_on, jpeg: picture.jpeg })?;
    actions::replace(&visit.ctx, group, desk.picture.id, id, &retouched)?;
    Ok(Answer::to(format!("/pictures/{id}?saved=retouched")))
}

/// The principal lets it be shown against a pupil's wish.
pub fn against_wish(visit: &Visit<'_>) -> Reply {
    let desk = Desk::open(visit)?;
    let reasons = FreeText::new(visit.form.text("reasons"));
    let pupil: PersonId = visit.form.parsed("pupil").ok_or(Trouble::NotFound)?;
    let place = Place::from_code(visit.form.text("place")).ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("decision").ok_or(Trouble::Bad("form-too-old"))?;
    if reasons.is_empty() && Choices::from(&*visit.owner().settings()).against_wish {
        return page(visit, &desk, &[fault(visit, "reasons", visit.text("pictures-give-reasons"))]);
    }
    actions::show_against_wish(&visit.ctx, id, pupil, (desk.picture.id, place), &reasons)?;
    done(&desk.picture, "against-wish")
}

fn page(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let picture = &desk.picture;
    let to = |what: &str| format!("/pictures/{}/{what}", picture.id);
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(format!("/pictures/groups/{}", picture.group_id), w.get("pictures-desk-title"))))
        @for what in ["added", "people", "judgement", "shown", "asked", "ended", "retouched", "against-wish"] {
            @if visit.just(what) { (success(&w.get(&format!("pictures-saved-{what}")), html! {})) }
        }
        (heading(&w.get("pictures-one"), Some(&format::date(visit.lang, picture.taken_on))))
        (framed(visit, picture, "?in=desk", &[]))
        @if picture.replaced_by.is_some() { p.ds-paragraph { (w.get("pictures-is-replaced")) } }
        (section("people", &w.get("pictures-people"), people(visit, desk, faults, &to("people"))))
        (section("judged", &w.get("pictures-judgement"), judgement(visit, desk, faults, &to("judgement"))))
        (section("where", &w.get("pictures-where"), shown_where(visit, desk, &to("shown/ended"))))
        (section("show", &w.get("pictures-show"), showing(visit, desk, faults)?))
        @if !desk.shelf.recognised(picture.id).is_empty() && picture.replaced_by.is_none() {
            (section("retouch", &w.get("pictures-retouch"), retouching(visit, desk, faults, &to("retouched"))?))
        }
        (overriding(visit, desk, faults, &to("against-wish"))?)
    };
    let title = w.get("pictures-one");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

fn people(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError], to: &str) -> Markup {
    let w = visit.words();
    let all = desk.listed();
    let named: Vec<_> = desk.shelf.recognised(desk.picture.id).iter().map(PersonId::to_string).collect();
    let ticked: Vec<_> = named.iter().map(String::as_str).collect();
    let (label, nobody) = (w.get("pictures-who-label"), w.get("pictures-nobody-label"));
    let confirmed = desk.picture.named_at.is_some() && named.is_empty();
    let nobody = Field {
        name: "nobody",
        label: &nobody,
        value: if confirmed { "yes" } else { "" },
        ..Field::default()
    };
    form(
        &visit.form_to(to),
        html! {
            (checkboxes(w, &field(visit, faults, "who", &label), &choices(&all), &ticked))
            (checkbox(w, &nobody))
            (button(Variant::Secondary, &w.get("save")))
        },
    )
}

fn judgement(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError], to: &str) -> Markup {
    let w = visit.words();
    let all = ["everyday", "problematic", "left-out"]
        .map(|one| (one.to_owned(), w.get(&format!("pictures-judgement-{one}"))));
    let label = w.get("pictures-judgement-label");
    let set = desk.picture.judgement;
    let value = if set == Judgement::Unset { "" } else { set.code() };
    form(
        &visit.form_to(to),
        html! {
            (radios(w, &Field { value, ..field(visit, faults, "judgement", &label) }, &choices(&all)))
            (button(Variant::Secondary, &w.get("save")))
        },
    )
}

fn shown_where(visit: &Visit<'_>, desk: &Desk, to: &str) -> Markup {
    let w = visit.words();
    let uses = desk.shelf.shown.get(&desk.picture.id).map_or(&[][..], Vec::as_slice);
    let state = |shown: &Shown| match desk.shelf.shows(&desk.picture, shown) {
        Ok(()) => tag(Tone::Success, None, &w.get("pictures-state-shown")),
        Err(Hidden::Consent) => tag(Tone::Warning, None, &w.get("pictures-state-consent")),
        Err(_) => tag(Tone::Neutral, None, &w.get("pictures-state-hidden")),
    };
    html! {
        @if uses.is_empty() { (empty(&w.get("pictures-shown-nowhere"), None)) }
        @for shown in uses {
            p {
                (w.get(&format!("pictures-place-{}", shown.place.code()))) ", "
                (w.with("pictures-until", &[("day", (&format::date(visit.lang, shown.until)).into())]))
                " " (state(shown))
            }
            (form(&visit.form_to(to), html! {
                (hidden("shown", &shown.id.to_string()))
                (button(Variant::Secondary, &w.get("pictures-end")))
            }))
        }
    }
}

fn showing(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let places: Vec<_> = Place::ALL
        .iter()
        .map(|one| (one.code().to_owned(), w.get(&format!("pictures-place-{}", one.code()))))
        .collect();
    let audiences = ["limited", "open"].map(|one| (one.to_owned(), w.get(&format!("asked-audience-{one}"))));
    let namings = ["nameless", "first-name", "full-name"]
        .map(|one| (one.to_owned(), w.get(&format!("asked-naming-{one}"))));
    let mut exhibitions = vec![(String::new(), w.get("pictures-no-exhibition"))];
    exhibitions.extend(desk.exhibitions.iter().map(|one| (one.id.to_string(), one.title.clone())));
    let labels = ["place", "audience", "naming", "until", "exhibition"]
        .map(|name| w.get(&format!("pictures-{name}-label")));
    let [place, audience, naming, until, exhibition] = &labels;
    let new = visit.owner().random.uuid()?;
    let (show_to, ask_to) =
        (format!("/pictures/{}/shown", desk.picture.id), format!("/pictures/{}/asked", desk.picture.id));
    // Two ways to send one form: `formaction` works without script.
    Ok(form(
        &visit.form_to(&show_to),
        html! {
            (hidden("new", &new.to_string()))
            (radios(w, &field(visit, faults, "place", place), &choices(&places)))
            (select(w, &field(visit, faults, "exhibition", exhibition), &choices(&exhibitions)))
            (radios(w, &field(visit, faults, "audience", audience), &choices(&audiences)))
            (radios(w, &field(visit, faults, "naming", naming), &choices(&namings)))
            (date_field(w, &field(visit, faults, "until", until)))
            (button_row(html! {
                (button(Variant::Primary, &w.get("pictures-show-it")))
                button.ds-button type="submit" data-variant="secondary" formaction=(ask_to) { (w.get("pictures-ask")) }
            }))
        },
    ))
}

fn retouching(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError], to: &str) -> Result<Markup, Trouble> {
    let w = visit.words();
    let named = desk.shelf.recognised(desk.picture.id);
    let all: Vec<_> =
        desk.listed().into_iter().filter(|(id, _)| named.iter().any(|one| one.to_string() == *id)).collect();
    let labels =
        ["retouched-picture", "retouched", "confirmed"].map(|name| w.get(&format!("pictures-{name}-label")));
    let [file, retouched, confirmed] = &labels;
    let new = visit.owner().random.uuid()?;
    Ok(upload_form(
        &visit.form_to(to),
        html! {
            (hidden("new", &new.to_string()))
            (file_field(w, &field(visit, faults, "retouched-picture", file), "image/jpeg,image/png"))
            (checkboxes(w, &field(visit, faults, "retouched", retouched), &choices(&all), &[]))
            (checkbox(w, &Field { name: "confirmed", label: confirmed, ..Field::default() }))
            (button(Variant::Secondary, &w.get("pictures-replace")))
        },
    ))
}

/// For the principal, where the owner has chosen it and a pupil has said no to what a guardian said yes to.
fn overriding(visit: &Visit<'_>, desk: &Desk, faults: &[FieldError], to: &str) -> Result<Markup, Trouble> {
    let on = Choices::from(&*visit.owner().settings()).against_wish;
    if visit.ctx.caller.hat != Hat::Principal || !on {
        return Ok(html! {});
    }
    let w = visit.words();
    let uses = desk.shelf.shown.get(&desk.picture.id).map_or(&[][..], Vec::as_slice);
    let mut matters = BTreeSet::new();
    for shown in uses {
        matters.extend(
            desk.shelf.not_agreed(&desk.picture, shown).into_iter().map(|person| (shown.place, person)),
        );
    }
    let label = w.get("pictures-reasons-label");
    let decision = visit.owner().random.uuid()?;
    Ok(html! {
        @for (place, person) in matters {
            (section("against-wish", &w.get("pictures-against-wish"), html! {
                p.ds-paragraph { (w.with("pictures-against-wish-lead", &[("who", (&desk.said(&[person])).into())])) }
                (form(&visit.form_to(to), html! {
                    (hidden("decision", &decision.to_string()))
                    (hidden("pupil", &person.to_string()))
                    (hidden("place", place.code()))
                    (textarea(w, &field(visit, faults, "reasons", &label), 4))
                    (button(Variant::Secondary, &w.get("pictures-decide")))
                }))
            }))
        }
    })
}
