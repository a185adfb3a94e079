//! A pupil's start page, log, and the form to ask about a line.

use maud::{Markup, html};
use ransel_web::Words;
use ransel_web::frame::Title;
use ransel_web::parts::{
    Ask, Choice, Fact, Field, FolderCard, Form, Link, LogBook, LogEntry, Need, RefusedEntry, Tab, Variant,
    back, button, facts, folder_cards, form, heading, lead, link_button, link_list, log_book, radios,
    section, tabs, textarea,
};

use crate::frames::instant;

pub fn start(w: Words<'_>) -> (Title, Markup) {
    let card =
        |title: &str, waiting: Option<&str>, stored: &str, can_see: &str, last_seen: &str| FolderCard {
            title: title.into(),
            href: Some("/log".into()),
            waiting: waiting.map(str::to_owned),
            stored: stored.into(),
            can_see: can_see.into(),
            last_seen: last_seen.into(),
        };
    let cards = [
        card(
            "Fravær og anmerkninger",
            None,
            "14 timer fravær og 2 anmerkninger dette skoleåret.",
            "lærerne dine i egne fag, kontaktlærer og rektor.",
            "Sist sett av Ola Moen i dag kl. 08.19",
        ),
        card(
            "Karakterer",
            None,
            "Halvårsvurdering i 9 fag.",
            "lærerne dine i egne fag, kontaktlærer, rektor og skolesekretær.",
            "Sist sett av Liv Haug 12. november",
        ),
        card(
            "Opplysninger om deg",
            None,
            "Navn, fødselsdato, adresse, telefon og foresatte.",
            "kontaktlærer og skolesekretær. Lærerne dine ser bare navn og klasse.",
            "Sist sett av Tone Vik 3. november",
        ),
        card(
            "Samtykker",
            Some("2 venter på svar"),
            "1 av 3 besvart. Du bestemmer selv om bilder av deg.",
            "skolesekretær og dem som skal bruke bildet.",
            "Ikke sett av andre",
        ),
        card(
            "Tilrettelegging",
            None,
            "Ingenting er lagret.",
            "bare du, kontaktlærer og rådgiver, om noe blir lagret.",
            "Ikke åpnet",
        ),
        FolderCard {
            href: None,
            ..card(
                "Samtaler i fortrolighet",
                None,
                "Helsesykepleier har et eget arkiv som ikke ligger i Ransel.",
                "ingen ved skolen.",
                "Spør helsesykepleier om innsyn",
            )
        },
    ];
    let rights = [
        "Se hvem som har åpnet mappen din",
        "Be om å få rettet noe som er feil",
        "Få en kopi av alt",
        "Hva som endrer seg når du fyller 18 år 4. mars",
    ];
    let rights: Vec<Link> = rights.iter().map(|label| Link::new("/log", *label)).collect();
    let main = html! {
        (heading("Hei, Ingrid", Some("Dette har skolen lagret om deg. Hver boks er ett system. Du kan åpne alle.")))
        (section("folder", "Mappen din", folder_cards(w, &cards)))
        (section("rights", "Rettighetene dine", link_list(&rights)))
    };
    ("Min side".into(), main)
}

pub fn log(w: Words<'_>) -> (Title, Markup) {
    let entry = |who: &str, role: &str, why: &str, saw: &str, times: &[&str]| LogEntry {
        who: who.into(),
        role: role.into(),
        why: why.into(),
        saw: saw.into(),
        ground: Some("Grunnlag: opplæringsloven § 25-1.".into()),
        times: times.iter().map(|at| instant(at)).collect(),
        ask: Some(Ask { href: "/ask".into(), first_name: who.split(' ').next().map(str::to_owned) }),
    };
    let book = LogBook {
        untaught: false,
        others: vec![
            entry(
                "Tone Vik",
                "skolesekretær",
                "Oppdaterte kontaktopplysninger.",
                "Så: kontaktopplysninger.",
                &["2026-11-03T12:05:00Z"],
            ),
            entry(
                "Per Lunde",
                "rektor",
                "Vurderte fraværet ditt i matematikk (10-prosentregelen).",
                "Så: fravær i matematikk, ikke årsaker.",
                &["2026-10-29T08:41:00Z"],
            ),
        ],
        teachers: vec![entry(
            "Ola Moen",
            "lærer i norsk",
            "Førte fravær i timen.",
            "Så: navn og fravær i timen.",
            &["2026-11-20T07:19:00Z", "2026-11-18T07:17:00Z", "2026-11-13T07:20:00Z"],
        )],
        refused: vec![RefusedEntry {
            who: "En ansatt ved Soløy videregående skole".into(),
            what: "Prøvde å se fraværet ditt.".into(),
            at: instant("2026-11-10T10:02:00Z"),
        }],
        machines: vec![
            "Ransel regner ut fraværsprosenten hver natt. Ingen mennesker ser opplysningene da.".into(),
        ],
    };
    let tab = |label: &str, current| Tab { href: "/log".into(), label: label.into(), current };
    let main = html! {
        (heading("Hvem har åpnet mappen din", None))
        (lead("Alle som åpner noe om deg, blir skrevet opp her med én gang. Ingen kan slette linjer i denne listen."))
        div.button-row {
            (tabs("Visning", &[tab("Samlet", true), tab("Alle linjer", false)]))
            (link_button(Variant::Secondary, &Link::new("/log", "Last ned")))
        }
        (log_book(w, &book))
    };
    ("Hvem har åpnet mappen din".into(), main)
}

pub fn ask(w: Words<'_>) -> (Title, Markup) {
    let choices = [
        Choice { value: "person", label: "Per Lunde selv", description: None },
        Choice {
            value: "dpo",
            label: "Personvernombudet i Soløy kommune",
            description: Some("Velg denne hvis du ikke vil at rektor skal vite at du spør."),
        },
    ];
    let repeated = [
        Fact::new("Hvem", "Per Lunde, rektor"),
        Fact::new("Når", "29. oktober 2026 kl. 09.41"),
        Fact::new("Oppgitt grunn", "Vurderte fraværet ditt i matematikk (10-prosentregelen)."),
    ];
    let main = html! {
        (back(&Link::new("/log", "Tilbake til listen")))
        (heading("Spør om dette oppslaget", None))
        (facts(w, &repeated))
        (form(&Form { action: "/done", csrf: Some("sample-token") }, html! {
            (radios(w, &Field { name: "to", label: "Hvem skal svare deg?", value: "person", ..Field::default() }, &choices))
            (textarea(w, &Field { name: "question", label: "Spørsmålet ditt", description: Some("Du trenger ikke si hvorfor du spør. Ikke skriv om helse her."), need: Need::Optional, ..Field::default() }, 4))
            p { "Du får svar senest fredag 4. desember." }
            (button(Variant::Primary, "Send spørsmålet"))
        }))
    };
    ("Spør om dette".into(), main)
}
