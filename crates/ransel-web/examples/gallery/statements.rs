//! A module's public statement.

use jiff::civil::date;
use maud::Markup;
use ransel_web::Words;
use ransel_web::frame::Title;
use ransel_web::parts::{
    DeletionRow, LawBasis, Link, Promise, PromiseState, ReaderRow, Statement, StoredRow, statement,
};

pub fn absence(w: Words<'_>) -> (Title, Markup) {
    let reader = |who: &str, sees: &str, when: &str| ReaderRow {
        who: who.into(),
        sees: sees.into(),
        when: when.into(),
    };
    let promise = |sentence: &str, state| Promise {
        sentence: sentence.into(),
        state,
        tested: Some(date(2026, 11, 20)),
    };
    let it = Statement {
        name: "Fravær og anmerkninger".into(),
        in_force: date(2026, 8, 1),
        version: 3,
        changes: Some("/statement".into()),
        why: vec!["Skolen må vite hvem som er til stede, og regne ut fraværet i hvert fag.".into()],
        law: vec![LawBasis {
            rule: "Skolen skal føre fravær fra åttende trinn.".into(),
            section: "Forskrift til opplæringsloven § 9-34".into(),
            in_force: Some(date(2024, 8, 1)),
        }],
        stored: vec![
            StoredRow {
                kind: "Fravær".into(),
                what: "Time, dato, borte eller sen, og om det teller.".into(),
            },
            StoredRow {
                kind: "Årsak".into(),
                what: "Bare når du eller foresatte har oppgitt den. Den ligger i hvelvet.".into(),
            },
        ],
        readers: vec![
            reader("Faglærer", "Fravær i egne fag, ikke årsaker", "Så lenge læreren underviser eleven"),
            reader("Kontaktlærer", "Alt fravær og årsaker", "Etter ny bekreftelse for årsaker"),
            reader("Foresatte", "Alt fravær", "Til eleven fyller 18 år"),
        ],
        deletion: vec![DeletionRow {
            what: "Fravær".into(),
            until: "Slettes når klagefristen etter skoleåret er ute.".into(),
        }],
        recipients: vec!["Lånekassen får vite om elever som slutter.".into()],
        promises: vec![
            promise("Bare lærerne til eleven ser fraværet.", PromiseState::Shown),
            promise(
                "Eleven ser hvem som har åpnet mappen.",
                PromiseState::Partly { missing: "lister på papir".into() },
            ),
            promise("Årsaker slettes etter ett år.", PromiseState::NotYet),
        ],
        rights: vec![
            Link::new("/log", "Se hvem som har åpnet mappen"),
            Link::new("/log", "Be om å få rettet noe som er feil"),
        ],
        enforced: Some("Erklæringen og dagens lov er ulike på ett punkt. Vi følger dagens lov.".into()),
    };
    ("Personvern: Fravær og anmerkninger".into(), statement(w, &it))
}
