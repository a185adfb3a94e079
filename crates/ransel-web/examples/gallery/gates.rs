//! Doors that stay shut, and doors one has to knock at.

use maud::Markup;
use ransel_web::Words;
use ransel_web::frame::Title;
use ransel_web::parts::{
    self, Door, Form, Link, Login, LoginWay, Met, NeededFact, Refusal, Rule, SecrecyDeclaration, StepUp,
};

pub fn refused(w: Words<'_>) -> (Title, Markup) {
    let fact = |text: &str, met| NeededFact { text: text.into(), met };
    let door = |situation: &str, before: &str, label: &str, after: &str| Door {
        situation: situation.into(),
        before: before.into(),
        link: Link::new("/form", label),
        after: after.into(),
    };
    let refusal = Refusal {
        heading: "Du kan ikke se fraværet til Jonas Berg".into(),
        sentences: vec![
            "Ransel finner ikke at du underviser Jonas i noe fag nå.".into(),
            "Bare lærere som underviser eleven, kontaktlæreren og rektor kan se fraværet.".into(),
        ],
        facts: vec![
            fact("Du er logget inn med to trinn", Met::Fulfilled),
            fact("Du arbeider ved samme skole som eleven", Met::Fulfilled),
            fact("Du underviser eleven, er kontaktlærer eller er rektor", Met::Missing),
        ],
        doors: vec![
            door("Underviser du Jonas?", "Da er timeplanen feil.", "Meld fra til timeplanleggeren", "."),
            door("Er du vikar?", "", "Be rektor om tilgang for en periode", ". Rektor må skrive en grunn."),
            door("Trenger du bare å gi en beskjed?", "", "Skriv til kontaktlæreren", " uten å åpne mappen."),
        ],
        logged: "Forsøket er skrevet i loggen. Jonas og foresatte kan se at en ansatt prøvde, men ikke hvem.".into(),
        reference: "7K3-92F".into(),
        rule: Some(Rule { text: "Bare den som trenger opplysningene i arbeidet sitt, skal se dem (personvernforordningen artikkel 32).".into(), in_force: "20. juli 2018".into() }),
    };
    ("Du kan ikke se dette".into(), parts::refusal(w, &refusal))
}

pub fn not_found(w: Words<'_>) -> (Title, Markup) {
    (w.get("not-found-heading").into(), parts::not_found(w))
}

pub fn our_fault(w: Words<'_>) -> (Title, Markup) {
    (w.get("our-fault-heading").into(), parts::our_fault(w, "4TR-81K"))
}

pub fn bad_request(w: Words<'_>) -> (Title, Markup) {
    (w.get("bad-request-heading").into(), parts::bad_request(w, "Gå tilbake og velg en time fra listen."))
}

pub fn step_up(w: Words<'_>) -> (Title, Markup) {
    let step = StepUp {
        opening: "årsaker til fravær for Jonas Berg".into(),
        why: "Årsaker kan handle om helse. Derfor spør vi en gang til.".into(),
        provider: "Feide".into(),
        minutes: 15,
        confirm: Link::new("/today", "Bekreft med Feide"),
        other: Some(Link::new("/today", "Bruk passnøkkel")),
        back: "/today".into(),
        problem: None,
    };
    (w.get("step-up-heading").into(), parts::step_up(w, &step))
}

fn ways(problem: Option<&str>) -> Login {
    let way = |label: &str, for_whom: &str| LoginWay {
        link: Link::new("/today", label),
        for_whom: for_whom.into(),
    };
    Login {
        ways: vec![
            way("Logg inn med Feide", "Elever og ansatte"),
            way("Logg inn med ID-porten", "Foresatte og andre"),
        ],
        problem: problem.map(str::to_owned),
    }
}

pub fn login(w: Words<'_>) -> (Title, Markup) {
    (w.get("log-in").into(), parts::login(w, "Soløy kommune", &ways(None)))
}

pub fn login_problem(w: Words<'_>) -> (Title, Markup) {
    let problem = "Du ble ikke logget inn med to trinn. Prøv igjen, eller velg ID-porten.";
    (w.get("log-in").into(), parts::login(w, "Soløy kommune", &ways(Some(problem))))
}

fn declaration(w: Words<'_>, unticked: bool) -> Markup {
    let duties = [
        "Jeg åpner bare opplysninger jeg trenger i arbeidet mitt.",
        "Jeg forteller ikke videre det jeg får vite om elever og familiene deres.",
        "Jeg vet at alt jeg åpner, blir skrevet i loggen, og at eleven kan se det.",
    ]
    .map(str::to_owned);
    parts::secrecy_declaration(
        w,
        &SecrecyDeclaration {
            form: Form { action: "/secrecy-unticked", csrf: Some("sample-token") },
            duties: &duties,
            law: "Forvaltningsloven § 13",
            unticked,
        },
    )
}

pub fn secrecy(w: Words<'_>) -> (Title, Markup) {
    (w.get("secrecy-heading").into(), declaration(w, false))
}

pub fn secrecy_unticked(w: Words<'_>) -> (Title, Markup) {
    (Title::with_errors(w.get("secrecy-heading")), declaration(w, true))
}
