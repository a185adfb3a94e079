//! A guardian reports absence: empty, with faults, checked, done.

use maud::{Markup, html};
use ransel_web::Words;
use ransel_web::frame::Title;
use ransel_web::parts::{
    self, Choice, Done, Fact, Field, FieldError, Form, Link, Need, Range, Variant, button, button_row,
    checkbox, checkboxes, date_field, email_field, error_summary, facts, form, heading, lead, link_button,
    number_field, phone_field, radios, select, text_field, textarea, withheld_field,
};

const KINDS: [Choice<'static>; 3] = [
    Choice { value: "ill", label: "Syk", description: Some("Vi spør ikke hva det er.") },
    Choice { value: "leave", label: "Permisjon", description: None },
    Choice { value: "other", label: "Annet", description: None },
];

fn fields(w: Words<'_>, date_error: Option<&str>, kind_error: Option<&str>) -> Markup {
    let children = [
        Choice { value: "s", label: "Sunniva (6B)", description: None },
        Choice { value: "j", label: "Jon Henrik (9A)", description: None },
    ];
    let days = [
        Choice { value: "mon", label: "Mandag", description: None },
        Choice { value: "tue", label: "Tirsdag", description: None },
    ];
    html! {
        (form(&Form { action: "/form-errors", csrf: Some("sample-token") }, html! {
            (select(w, &Field { name: "child", label: "Hvem gjelder det?", value: "s", ..Field::default() }, &children))
            (date_field(w, &Field { name: "from", label: "Første dag", error: date_error, ..Field::default() }))
            (number_field(w, &Field { name: "lessons", label: "Antall timer", description: Some("Hele dagen er 6 timer."), value: "6", ..Field::default() }, Range { min: 1, max: 8 }))
            (radios(w, &Field { name: "kind", label: "Hva slags fravær er det?", error: kind_error, ..Field::default() }, &KINDS))
            (checkboxes(w, &Field { name: "days", label: "Hvilke dager?", ..Field::default() }, &days, &["tue"]))
            (text_field(w, &Field { name: "name", label: "Navnet ditt", value: "Kari <b> Nordmann", autocomplete: Some("name"), ..Field::default() }))
            (phone_field(w, &Field { name: "phone", label: "Telefon", value: "22 22 22 22", autocomplete: Some("tel"), ..Field::default() }))
            (email_field(w, &Field { name: "mail", label: "E-post", need: Need::Optional, autocomplete: Some("email"), ..Field::default() }))
            (withheld_field(w, "Adresse", "skolesekretær og rektor"))
            (textarea(w, &Field { name: "message", label: "Beskjed til kontaktlæreren", description: Some("Bare Liv Haug ser det du skriver her."), need: Need::Optional, ..Field::default() }, 3))
            (checkbox(w, &Field { name: "tell", label: "Si fra til SFO også", value: "yes", ..Field::default() }))
            (button_row(html! { (button(Variant::Primary, "Send meldingen")) (link_button(Variant::Secondary, &Link::new("/today", "Avbryt"))) }))
        }))
    }
}

pub fn empty(w: Words<'_>) -> (Title, Markup) {
    let main = html! {
        (heading("Meld fravær", None))
        (lead("Kontaktlæreren og lærerne i timene får meldingen med én gang."))
        (fields(w, None, None))
    };
    ("Meld fravær".into(), main)
}

pub fn errors(w: Words<'_>) -> (Title, Markup) {
    let (date, kind) = ("Skriv datoen for første dag", "Velg hva slags fravær det er");
    let error = |field: &str, label: &str, message: &str| FieldError {
        field: field.into(),
        label: label.into(),
        message: message.into(),
    };
    let main = html! {
        (error_summary(w, &[error("from", "Første dag", date), error("kind", "Hva slags fravær er det?", kind)]))
        (heading("Meld fravær", None))
        (fields(w, Some(date), Some(kind)))
    };
    (Title::with_errors("Meld fravær"), main)
}

pub fn check(w: Words<'_>) -> (Title, Markup) {
    let fact = |name: &str, value: &str| Fact { change: Some("/form".into()), ..Fact::new(name, value) };
    let main = html! {
        (heading("Se over før du sender", None))
        (facts(w, &[fact("Hvem", "Sunniva (6B)"), fact("Første dag", "fredag 20. november"), fact("Hva slags", "Syk")]))
        p { "Liv Haug og de fire lærerne i timene ser dette. Jon Henrik ser det ikke." }
        (form(&Form { action: "/done", csrf: Some("sample-token") }, button(Variant::Primary, "Send meldingen")))
    };
    ("Se over før du sender".into(), main)
}

pub fn done(w: Words<'_>) -> (Title, Markup) {
    let done = Done {
        heading: "Meldingen er sendt".into(),
        registered: vec!["Sunniva er meldt borte fredag 20. november, hele dagen.".into()],
        reference: Some("4TR-81K".into()),
        next: vec![
            "Kontaktlæreren ser meldingen når dagen begynner.".into(),
            "Du trenger ikke si fra en gang til.".into(),
        ],
        links: vec![
            Link::new("/form", "Endre eller trekk meldingen"),
            Link::new("/folder", "Til fraværet til Sunniva"),
        ],
    };
    ("Meldingen er sendt".into(), parts::done(w, &done))
}
