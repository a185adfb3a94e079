//! The pages, followed as somebody would: in every language, and by the words they promise.

use std::{collections::HashMap, sync::Arc};

use jiff::civil::date;
use ransel_kernel::{Ctx, FreeText, Hat, PersonId};
use ransel_law::{Ruling, facts};
use ransel_site::{Answer, Fields, Reply, Route, Site, SiteConfig, Visit, route::Method};
use ransel_web::Lang;
use uuid::Uuid;

use super::town::{FRIDAY, Town};
use crate::{
    actions::{
        conduct::{self, Noted, note},
        letters::{self, Deciding, Place, follow_up},
        report::{Reported, report},
    },
    records::{Cause, Concern, Danger, Decided, Mark, MarkState, NoteKind, Step},
    rules::{AbsenceClass, DUTY_TO_WARN, Limit},
    seed::{SeedMark, SeedState, seed},
};

struct Browser {
    town: Town,
    site: Arc<Site>,
}

/// What came back.
#[derive(Debug)]
enum Page {
    Shown(u16, String),
    Moved(String),
    Refused,
}

impl Page {
    fn text(self) -> String {
        match self {
            Self::Shown(_, text) => text,
            other => panic!("no page: {other:?}"),
        }
    }
}

impl Browser {
    fn new() -> Self {
        let town = Town::new();
        let config = SiteConfig {
            owner: Arc::clone(&town.owner),
            pages: vec![crate::pages()],
            providers: vec![],
            address: "http://localhost".into(),
        };
        Self { site: Site::build(config).unwrap(), town }
    }

    fn visit<'v>(&'v self, ctx: Ctx<'v>, lang: Lang, path: &str) -> Visit<'v> {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        Visit {
            site: &self.site,
            ctx,
            session: None,
            lang,
            path: path.to_owned(),
            instead: None,
            at: Fields::default(),
            query: Fields::parse(query.as_bytes()),
            form: Fields::default(),
            files: Vec::new(),
            film: Default::default(),
            range: None,
            csrf: None,
        }
    }

    fn ask(&self, ctx: Ctx<'_>, lang: Lang, method: Method, path: &str, form: &str) -> Page {
        let mut visit = self.visit(ctx, lang, path);
        visit.form = Fields::parse(form.as_bytes());
        let plain = path.split('?').next().unwrap_or_default();
        let found = crate::pages().routes.iter().find_map(|route| Some((route, matched(route, plain)?)));
        let found = crate::pages()
            .routes
            .iter()
            .filter(|route| route.method == method)
            .find_map(|route| Some((route, matched(route, plain)?)))
            .or(found);
        let Some((route, at)) = found else { panic!("no route: {path}") };
        visit.at = Fields::from_path(at);
        page((route.handler)(&visit))
    }

    fn get(&self, ctx: Ctx<'_>, path: &str) -> Page {
        self.ask(ctx, Lang::Nb, Method::Get, path, "")
    }

    fn post(&self, ctx: Ctx<'_>, path: &str, form: &str) -> Page {
        self.ask(ctx, Lang::Nb, Method::Post, path, form)
    }
}

fn matched(route: &Route, path: &str) -> Option<HashMap<String, String>> {
    let (pattern, path): (Vec<_>, Vec<_>) = (route.path.split('/').collect(), path.split('/').collect());
    if pattern.len() != path.len() {
        return None;
    }
    let mut at = HashMap::new();
    for (wanted, given) in pattern.iter().zip(path) {
        match wanted.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => drop(at.insert(name.to_owned(), given.to_owned())),
            None if *wanted == given => {}
            None => return None,
        }
    }
    Some(at)
}

fn page(reply: Reply) -> Page {
    match reply {
        Ok(Answer::Page { body, status, .. }) => Page::Shown(status, body.into_string()),
        Ok(Answer::SeeOther(to)) => Page::Moved(to),
        Ok(Answer::Document { .. } | Answer::Picture { .. } | Answer::Film { .. }) => {
            panic!("no document here")
        }
        Err(_) => Page::Refused,
    }
}

fn absences(town: &Town) {
    let mark = |pupil: PersonId, group, day, starts, state, minutes, class| SeedMark {
        pupil,
        group,
        day,
        starts,
        ends: starts + 45,
        state,
        minutes,
        class,
        marked_by: town.kari,
    };
    use AbsenceClass::{OtherDocumented, Undocumented};
    let marks = [
        mark(town.jonas, town.norwegian, date(2026, 10, 5), 495, SeedState::Absent, 845, Undocumented),
        mark(town.jonas, town.mathematics, date(2026, 10, 9), 555, SeedState::Absent, 45, OtherDocumented),
        mark(town.sofie, town.norwegian, date(2026, 10, 5), 495, SeedState::Absent, 600, Undocumented),
        mark(town.ada, town.norwegian, date(2026, 10, 5), 495, SeedState::Late, 5, Undocumented),
    ];
    seed(&town.owner, marks.into_iter()).unwrap();
}

/// A note, a warning in Norwegian, one about order, and a decision against Jonas: their ids.
fn letters(town: &Town) -> (Uuid, Uuid, Uuid, Uuid) {
    let kari = town.act(town.kari, Hat::Teacher);
    let id = || town.owner.random.uuid().unwrap();
    let (pupil, words) = (town.jonas, FreeText::new("ropte i timen"));
    let (group, kind) = (Some(town.norwegian), NoteKind::Disturbed);
    let written = Noted { id: id(), pupil, group, day: FRIDAY, kind, words, replaces: None };
    note(&kari, &written).unwrap();
    let place = Place { pupil, subject: town.norwegian_subject, group: town.norwegian };
    let ruling =
        Ruling { outcome: true, source: DUTY_TO_WARN, because: facts![counted_minutes = 845, notes = 3] };
    let warning = letters::warn(&kari, place, Danger::AbsenceLimit, &ruling, "2026-2027 H1").unwrap();
    let order = conduct::warn(&kari, pupil, Concern::Order, &ruling, "2026-2027 H1").unwrap();
    let reasons = FreeText::new("bussen streiket");
    let deciding = Deciding { id: id(), place, decided: Decided::NotKept, reasons };
    let limit = Ruling {
        outcome: Limit::ExceededHeadMayDecide,
        source: DUTY_TO_WARN,
        because: facts![total_minutes = 845, unaccepted_minutes = 845, annual_minutes = 8400],
    };
    letters::decide(&town.act(town.principal, Hat::Principal), &deciding, &limit).unwrap();
    follow_up(&kari, id(), pupil, FRIDAY, Step::TalkedWithPupil).unwrap();
    (written.id, warning, order, deciding.id)
}

fn roll_path(town: &Town, day: &str) -> String {
    format!("/absence/groups/{}/{day}/0815/roll", town.norwegian)
}

/// A roll's form: each pupil's state and what was seen.
fn form(rows: &[(PersonId, &str, &str)]) -> String {
    rows.iter()
        .map(|(id, state, seen)| format!("state-{id}={state}&late-{id}=10&seen-{id}={seen}"))
        .collect::<Vec<_>>()
        .join("&")
}

#[test]
fn every_page_has_all_its_words_in_every_language() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let id = town.owner.random.uuid().unwrap();
    let (pupil, reason, cause) = (town.jonas, FreeText::new("feber"), Cause::SelfDeclared);
    let reported = Reported { id, pupil, from_day: FRIDAY, to_day: FRIDAY, cause, reason };
    report(&town.act(town.mona, Hat::Guardian), &reported).unwrap();
    let jonas = format!("/absence/pupils/{}", town.jonas);
    let (note, warning, order, decision) = letters(town);
    let norwegian = town.norwegian_subject;
    let pages = [
        (town.kari, Hat::Teacher, format!("{jonas}/conduct")),
        (town.jonas, Hat::Pupil, format!("{jonas}/conduct")),
        (town.kari, Hat::Teacher, format!("{jonas}/conduct/new")),
        (town.kari, Hat::Teacher, format!("{jonas}/conduct/{note}")),
        (town.kari, Hat::Teacher, format!("{jonas}/conduct/warn/order")),
        (town.kari, Hat::Teacher, format!("{jonas}/conduct/warn/conduct")),
        (town.jonas, Hat::Pupil, format!("{jonas}/conduct/letters/{order}")),
        (town.kari, Hat::Teacher, "/absence/warnings".to_owned()),
        (town.kari, Hat::Teacher, "/absence/follow-up".to_owned()),
        (town.kari, Hat::Teacher, "/absence/corrections".to_owned()),
        (town.kari, Hat::Teacher, format!("{jonas}/warn")),
        (town.principal, Hat::Principal, "/absence/corrections".to_owned()),
        (town.principal, Hat::Principal, "/absence/statistics".to_owned()),
        (town.jonas, Hat::Pupil, format!("{jonas}/diploma")),
        (town.kari, Hat::Teacher, format!("{jonas}/diploma")),
        (town.kari, Hat::Teacher, format!("{jonas}/diploma/left-out")),
        (town.kari, Hat::Teacher, format!("{jonas}/warn/{norwegian}")),
        (town.kari, Hat::Teacher, format!("{jonas}/letters/{warning}")),
        (town.mona, Hat::Guardian, format!("{jonas}/letters/{warning}")),
        (town.principal, Hat::Principal, format!("{jonas}/decide/{norwegian}")),
        (town.principal, Hat::Principal, format!("{jonas}/letters/{decision}")),
        (town.jonas, Hat::Pupil, format!("{jonas}/letters/{decision}")),
        (town.kari, Hat::Teacher, "/absence/day".to_owned()),
        (town.kari, Hat::Teacher, "/absence/day?day=2026-11-21".to_owned()),
        (town.kari, Hat::Teacher, roll_path(town, "2026-11-20")),
        (town.kari, Hat::Teacher, "/absence/overview".to_owned()),
        (town.principal, Hat::Principal, "/absence/overview?show=all".to_owned()),
        (town.kari, Hat::Teacher, jonas.clone()),
        (town.jonas, Hat::Pupil, "/absence".to_owned()),
        (town.mona, Hat::Guardian, "/absence".to_owned()),
        (town.mona, Hat::Guardian, jonas.clone()),
        (town.mona, Hat::Guardian, format!("{jonas}/report")),
        (town.mona, Hat::Guardian, format!("{jonas}/reports/{id}")),
        (town.jonas, Hat::Pupil, format!("{jonas}/reasons")),
        (town.kari, Hat::Teacher, format!("{jonas}/reasons")),
        (town.kari, Hat::Teacher, "/absence/reports".to_owned()),
        (town.kari, Hat::Teacher, format!("/absence/reports/{id}")),
    ];
    for lang in [Lang::Nb, Lang::Nn, Lang::En] {
        assert_eq!(browser.site.texts.missing(lang), Vec::<String>::new());
        for (person, hat, path) in &pages {
            let ctx = town.confirmed(*person, *hat);
            let Page::Shown(status, text) = browser.ask(ctx, lang, Method::Get, path, "") else {
                panic!("{path} is not shown to {hat:?}")
            };
            assert_eq!(status, 200, "{path}");
            for sign in ["[absence", "[roll", "{$", "{ $"] {
                assert!(!text.contains(sign), "{path} in {lang:?}: {sign}");
            }
        }
        let visit = browser.visit(town.act(town.kari, Hat::Teacher), lang, "/");
        let start = (crate::pages().start)(&visit).unwrap().unwrap().into_string();
        assert!(!start.contains("[absence"), "{start}");
        let visit = browser.visit(town.act(town.jonas, Hat::Pupil), lang, "/");
        let card = (crate::pages().folder)(&visit, town.jonas).unwrap().unwrap();
        assert!(!card.stored.contains('[') && !card.can_see.contains('['), "{card:?}");
    }
}

#[test]
fn nynorsk_uses_none_of_the_words_that_give_converted_bokmal_away() {
    let nynorsk = include_str!("../../texts/nn.ftl");
    let words: Vec<String> = nynorsk.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    for foreign in
        ["ikke", "bare", "hva", "hvem", "hvorfor", "hvilken", "jeg", "noe", "fravær", "uke", "åpne"]
    {
        assert!(!words.iter().any(|word| word == foreign), "{foreign}");
    }
}

#[test]
fn the_day_shows_what_is_due_and_after_saving_what_is_taken() {
    let browser = Browser::new();
    let town = &browser.town;
    let kari = || town.act(town.kari, Hat::Teacher);
    let day = browser.get(kari(), "/absence/day").text();
    assert!(day.contains("Norsk, 2STC") && day.contains("Før fravær"), "{day}");
    assert!(day.contains("Rom 214 · 3 elever"), "{day}");

    let path = roll_path(town, "2026-11-20");
    let rows = [
        (town.jonas, "absent", "0.present.0"),
        (town.sofie, "late", "0.present.0"),
        (town.ada, "here", "0.present.0"),
    ];
    let Page::Moved(to) = browser.post(kari(), &path, &form(&rows)) else { panic!("saving goes back") };
    assert_eq!(to, format!("{path}?saved=roll"));
    let saved = browser.get(kari(), &to).text();
    assert!(saved.contains("Lagret kl.\u{a0}08.19"), "{saved}");
    assert!(
        saved.contains("1 her · 1 borte · 1 sen") && saved.contains("fredag 27.\u{a0}november"),
        "{saved}"
    );
    assert!(browser.get(kari(), "/absence/day").text().contains("Ført kl.\u{a0}08.19"));
}

#[test]
fn a_reported_pupil_is_absent_by_default_and_the_roll_never_says_why() {
    let browser = Browser::new();
    let town = &browser.town;
    let reported = Reported {
        id: town.owner.random.uuid().unwrap(),
        pupil: town.jonas,
        from_day: FRIDAY,
        to_day: FRIDAY,
        cause: Cause::SelfDeclared,
        reason: FreeText::new("feber"),
    };
    report(&town.act(town.mona, Hat::Guardian), &reported).unwrap();
    let roll = browser.get(town.confirmed(town.kari, Hat::Teacher), &roll_path(town, "2026-11-20")).text();
    assert!(roll.contains("Meldt") && roll.contains("0.absent.45"), "{roll}");
    assert!(!roll.contains("feber") && !roll.contains("Syk"), "{roll}");
}

#[test]
fn two_teachers_who_differ_get_the_question_and_nothing_is_chosen_beforehand() {
    let browser = Browser::new();
    let town = &browser.town;
    let path = roll_path(town, "2026-11-20");
    browser.post(town.act(town.kari, Hat::Teacher), &path, &form(&[(town.sofie, "absent", "0.present.0")]));
    let ola = || town.act(town.ola, Hat::Teacher);
    let page = browser.post(ola(), &path, &form(&[(town.sofie, "late", "0.present.0")]));
    let Page::Shown(409, text) = page else { panic!("the question: {page:?}") };
    assert!(text.contains("Kari Nordmann lagret mens du førte"), "{text}");
    assert!(
        text.contains("Berg, Sofie Elise") && !text.contains("Jonas") && !text.contains("checked"),
        "{text}"
    );
    assert!(text.contains("1.absent.45.asked"), "{text}");

    let answer = format!("{}&choice-{}=mine", form(&[(town.sofie, "late", "1.absent.45.asked")]), town.sofie);
    assert!(matches!(browser.post(ola(), &path, &answer), Page::Moved(_)));
    let mark = town.all::<Mark>().remove(0);
    assert_eq!((mark.state, mark.minutes), (MarkState::Late, 10));
}

#[test]
fn a_late_correction_asks_why_and_is_saved_with_the_answer() {
    let browser = Browser::new();
    let town = &browser.town;
    let path = roll_path(town, "2026-11-02");
    let kari = || town.act(town.kari, Hat::Teacher);
    browser.post(kari(), &path, &form(&[(town.jonas, "absent", "0.present.0")]));
    let change = form(&[(town.jonas, "here", "1.absent.45")]);
    let Page::Shown(200, text) = browser.post(kari(), &path, &change) else { panic!("why?") };
    assert!(text.contains("Hvorfor retter du nå?") && text.contains("Berg, Jonas"), "{text}");
    let unanswered = format!("{change}&asked-why=yes");
    assert!(matches!(browser.post(kari(), &path, &unanswered), Page::Shown(422, _)));
    assert_eq!(town.all::<Mark>()[0].state, MarkState::Absent);
    assert!(matches!(browser.post(kari(), &path, &format!("{change}&cause=mistaken")), Page::Moved(_)));
    let shown = browser.get(kari(), &format!("/absence/pupils/{}", town.jonas)).text();
    assert!(shown.contains("Jeg førte feil") && shown.contains("Kari Nordmann"), "{shown}");
}

#[test]
fn a_lesson_that_has_not_been_is_not_taken_and_one_that_never_is_does_not_exist() {
    let browser = Browser::new();
    let town = &browser.town;
    let kari = || town.act(town.kari, Hat::Teacher);
    let rows = form(&[(town.jonas, "absent", "0.present.0")]);
    assert!(matches!(browser.post(kari(), &roll_path(town, "2026-11-23"), &rows), Page::Refused));
    assert!(
        matches!(browser.get(kari(), &roll_path(town, "2026-11-19")), Page::Refused),
        "no Norwegian on Thursdays"
    );
    assert_eq!(town.all::<Mark>(), vec![]);
}

#[test]
fn the_overview_shows_the_nearest_first_with_numbers_and_status() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let text = browser.get(town.act(town.kari, Hat::Teacher), "/absence/overview").text();
    let (jonas, sofie) = (text.find("Berg, Jonas").unwrap(), text.find("Berg, Sofie Elise").unwrap());
    assert!(jonas < sofie, "over the limit comes before near");
    assert!(
        text.contains("10,1\u{a0}%") && text.contains("Over grensen") && text.contains("Nær grensen"),
        "{text}"
    );
    assert!(
        text.contains("4\u{a0}t") && !text.contains("2MATA"),
        "240 minutes are left, and mathematics is not near"
    );
    assert!(text.contains("§\u{a0}9-8"), "the rule is named: {text}");
}

#[test]
fn lists_that_come_to_nobody_do_not_exist_for_a_hat() {
    let browser = Browser::new();
    let town = &browser.town;
    for (person, hat) in [(town.jonas, Hat::Pupil), (town.principal, Hat::DataProtectionOfficer)] {
        for path in ["/absence/overview", "/absence/reports", "/absence/day"] {
            assert!(matches!(browser.get(town.act(person, hat), path), Page::Refused), "{hat:?} {path}");
        }
    }
    assert!(matches!(browser.get(town.act(town.mona, Hat::Guardian), "/absence/overview"), Page::Moved(_)));
    // A teacher who is nobody's contact teacher has an empty list, not a wall.
    assert!(matches!(
        browser.get(town.act(town.liv, Hat::Teacher), "/absence/overview"),
        Page::Shown(200, _)
    ));
}

#[test]
fn a_subject_teacher_is_told_that_other_subjects_are_not_shown() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let path = format!("/absence/pupils/{}", town.ada);
    let text = browser.get(town.act(town.kari, Hat::Teacher), &path).text();
    assert!(text.contains("Du ser bare timene i gruppene du underviser"), "{text}");
    let own = browser.get(town.act(town.ada, Hat::Pupil), "/absence").text();
    assert!(own.contains("Fraværet ditt") && own.contains("Meld fravær"), "{own}");
    assert!(matches!(browser.get(town.act(town.liv, Hat::Teacher), &path), Page::Refused));
}

#[test]
fn the_report_says_who_will_see_it_and_keeps_what_was_typed() {
    let browser = Browser::new();
    let town = &browser.town;
    let path = format!("/absence/pupils/{}/report", town.jonas);
    let mona = || town.act(town.mona, Hat::Guardian);
    let text = browser.get(mona(), &path).text();
    assert!(text.contains("Grunnen kan ses av eleven selv og kontaktlærer."), "{text}");
    let id = town.owner.random.uuid().unwrap();
    let faulty = format!("report={id}&from=2026-11-20&to=2026-11-19&reason=feber");
    let Page::Shown(422, text) = browser.post(mona(), &path, &faulty) else { panic!("two faults") };
    assert!(text.contains("feber") && text.contains("to ting") && text.contains(&id.to_string()), "{text}");
    let right = format!("report={id}&from=2026-11-20&to=2026-11-20&cause=self-declared&reason=feber");
    for _ in 0..2 {
        let Page::Moved(to) = browser.post(mona(), &path, &right) else { panic!("done") };
        let done = browser.get(mona(), &to).text();
        assert!(done.contains("Meldingen er mottatt") && done.contains("fredag 20.\u{a0}november"), "{done}");
    }
    // A pupil of 17 has no such form, and a teacher neither.
    assert!(matches!(browser.get(town.act(town.jonas, Hat::Pupil), &path), Page::Refused));
    assert!(matches!(browser.get(town.act(town.kari, Hat::Teacher), &path), Page::Refused));
}

#[test]
fn the_way_to_the_reasons_is_shown_to_those_it_leads_somewhere() {
    let browser = Browser::new();
    let town = &browser.town;
    let reported = Reported {
        id: town.owner.random.uuid().unwrap(),
        pupil: town.jonas,
        from_day: FRIDAY,
        to_day: FRIDAY,
        cause: Cause::SelfDeclared,
        reason: FreeText::new("feber"),
    };
    report(&town.act(town.mona, Hat::Guardian), &reported).unwrap();
    let path = format!("/absence/pupils/{}", town.jonas);
    let leads = |person, hat| browser.get(town.act(person, hat), &path).text().contains("Se grunnene");
    assert!(leads(town.jonas, Hat::Pupil) && leads(town.kari, Hat::Teacher));
    assert!(!leads(town.mona, Hat::Guardian), "Jonas is 17");
    assert!(!leads(town.principal, Hat::Principal));
    let reasons = format!("{path}/reasons");
    assert!(
        matches!(browser.get(town.act(town.jonas, Hat::Pupil), &reasons), Page::Refused),
        "not confirmed"
    );
    let shown = browser.get(town.confirmed(town.jonas, Hat::Pupil), &reasons).text();
    assert!(shown.contains("feber") && shown.contains("Syk"), "{shown}");
    // Settling goes by the report, not by who asks.
    let settle = format!("/absence/reports/{}", reported.id);
    assert!(matches!(
        browser.post(town.act(town.ola, Hat::Teacher), &settle, "cause=undocumented"),
        Page::Refused
    ));
    let kari = || town.confirmed(town.kari, Hat::Teacher);
    assert!(matches!(browser.post(kari(), &settle, ""), Page::Shown(422, _)));
    assert!(matches!(browser.post(kari(), &settle, "cause=health-documented"), Page::Moved(_)));
    assert!(browser.get(kari(), &path).text().contains("Teller, men er dokumentert"));
}

#[test]
fn the_folder_says_what_is_stored_and_who_can_see_it() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let card = |person, hat, about| {
        let visit = browser.visit(town.act(person, hat), Lang::Nb, "/");
        (crate::pages().folder)(&visit, about).unwrap()
    };
    let jonas = card(town.jonas, Hat::Pupil, town.jonas).unwrap();
    assert_eq!(jonas.stored, "Dette skoleåret: 14\u{a0}t\u{a0}50\u{a0}min borte.");
    assert!(
        jonas.can_see.contains("kontaktlærer") && jonas.can_see.contains("foresatte"),
        "{}",
        jonas.can_see
    );
    let ada = card(town.ada, Hat::Pupil, town.ada).unwrap();
    assert!(
        ada.can_see.contains("rektor") && !ada.can_see.contains("foresatte"),
        "Ada is of age: {}",
        ada.can_see
    );
    assert!(card(town.kari, Hat::Teacher, town.kari).is_none(), "a teacher is no pupil");
}

#[test]
fn a_note_is_written_shown_apart_from_absence_and_withdrawn() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let kari = || town.act(town.kari, Hat::Teacher);
    let path = format!("/absence/pupils/{}/conduct", town.ada);
    let form = browser.get(kari(), &format!("{path}/new")).text();
    assert!(form.contains("Anmerkning om Ada") && form.contains("Norsk, 2STC"), "{form}");
    assert!(
        form.contains(
            "Anmerkningen kan ses av eleven selv og lærerne i egne grupper, kontaktlærer og rektor."
        ),
        "{form}"
    );
    let id = town.owner.random.uuid().unwrap();
    let group = town.norwegian;
    let typed = format!("note={id}&day=2026-11-20&kind=equipment&group={group}&words=uten+bok");
    let Page::Shown(422, text) =
        browser.post(kari(), &format!("{path}/new"), &typed.replace("equipment", ""))
    else {
        panic!("a kind is needed")
    };
    assert!(text.contains("Velg hva anmerkningen gjelder") && text.contains("uten bok"), "{text}");
    assert!(matches!(browser.post(kari(), &format!("{path}/new"), &typed), Page::Moved(_)));
    let own = browser.get(town.act(town.ada, Hat::Pupil), &path).text();
    assert!(
        own.contains("Manglet bøker") && own.contains("uten bok") && own.contains("Kari Nordmann"),
        "{own}"
    );
    assert!(own.contains("Sen, 5 minutter"), "late arrivals stand here: {own}");
    let absence = browser.get(town.act(town.ada, Hat::Pupil), "/absence").text();
    assert!(
        !absence.contains("Manglet bøker") && !absence.contains("Sen, 5"),
        "and not with absence: {absence}"
    );
    let to = browser.post(kari(), &format!("{path}/{id}"), "because=settled");
    assert!(matches!(to, Page::Moved(_)), "{to:?}");
    let own = browser.get(town.act(town.ada, Hat::Pupil), &path).text();
    assert!(own.contains("Trukket: lagt bort") && own.contains("Manglet bøker"), "{own}");
}

#[test]
fn the_list_of_warnings_is_worked_off_and_shows_what_has_been_opened() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let kari = || town.act(town.kari, Hat::Teacher);
    let warn = |pupil| format!("/absence/pupils/{pupil}/warn/{}", town.norwegian_subject);
    let list = browser.get(kari(), "/absence/warnings").text();
    assert!(list.contains(&warn(town.jonas)) && list.contains(&warn(town.sofie)), "over and near: {list}");
    assert!(!list.contains(&warn(town.ada)), "Ada has not been away: {list}");
    assert!(
        matches!(browser.post(kari(), &warn(town.ada), ""), Page::Refused),
        "there is nothing to warn her of"
    );
    let form = browser.get(kari(), &warn(town.sofie)).text();
    assert!(form.contains("10\u{a0}t") && form.contains("§\u{a0}9-7"), "{form}");
    assert!(matches!(browser.post(kari(), &warn(town.sofie), ""), Page::Moved(_)));
    let list = browser.get(kari(), "/absence/warnings").text();
    assert!(list.contains("Ikke åpnet") && !list.contains(&warn(town.sofie)), "{list}");
    let page =
        browser.get(town.act(town.mona, Hat::Guardian), &format!("/absence/pupils/{}", town.sofie)).text();
    let letter =
        page.split("href=\"").find(|part| part.contains("/letters/")).unwrap().split('"').next().unwrap();
    let read = browser.get(town.act(town.mona, Hat::Guardian), letter).text();
    assert!(
        read.contains("Du står i fare for å ikke få karakter i Norsk") && read.contains("Du åpnet dette"),
        "{read}"
    );
    assert!(!browser.get(kari(), "/absence/warnings").text().contains("Ikke åpnet"));
    assert!(browser.get(kari(), letter).text().contains("Åpnet av en foresatt"));
}

#[test]
fn the_principal_decides_and_the_pupil_reads_it_with_the_day_to_complain() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let principal = || town.act(town.principal, Hat::Principal);
    let page = format!("/absence/pupils/{}", town.jonas);
    let decide = format!("{page}/decide/{}", town.norwegian_subject);
    assert!(browser.get(principal(), &page).text().contains(&decide), "the way is shown to her");
    assert!(
        !browser.get(town.act(town.kari, Hat::Teacher), &page).text().contains("/decide/"),
        "and to nobody else"
    );
    assert!(matches!(browser.get(town.act(town.kari, Hat::Teacher), &decide), Page::Refused));
    let id = town.owner.random.uuid().unwrap();
    let Page::Shown(422, text) =
        browser.post(principal(), &decide, &format!("decision={id}&decided=not-kept"))
    else {
        panic!("reasons are needed")
    };
    assert!(text.contains("Skriv en begrunnelse"), "{text}");
    let typed = format!("decision={id}&decided=not-kept&reasons=har+f%C3%A5tt+to+varsler");
    let Page::Moved(letter) = browser.post(principal(), &decide, &typed) else { panic!("decided") };
    let own = browser.get(town.act(town.jonas, Hat::Pupil), &letter).text();
    assert!(
        own.contains("Eleven beholder ikke retten") && own.contains("14\u{a0}t\u{a0}5\u{a0}min"),
        "{own}"
    );
    assert!(own.contains("senest mandag 30.\u{a0}november") && own.contains("Statsforvalteren"), "{own}");
    assert!(
        !own.contains("to varsler") && own.contains("/reasons"),
        "the reasons only after confirming: {own}"
    );
    let own = browser.get(town.confirmed(town.jonas, Hat::Pupil), &letter).text();
    assert!(own.contains("har fått to varsler"), "{own}");
    let home = browser.get(town.confirmed(town.mona, Hat::Guardian), &letter).text();
    assert!(home.contains("Du kan klage") && !home.contains("to varsler"), "he is 17: {home}");
}

#[test]
fn the_contact_teacher_sees_who_needs_a_talk_and_writes_down_that_it_was_held() {
    let browser = Browser::new();
    let town = &browser.town;
    let mark = |day, state, minutes| SeedMark {
        pupil: town.sofie,
        group: town.norwegian,
        day,
        starts: 495,
        ends: 540,
        state,
        minutes,
        class: AbsenceClass::Undocumented,
        marked_by: town.kari,
    };
    let kari = || town.act(town.kari, Hat::Teacher);
    let away = |day| mark(date(2026, 11, day), SeedState::Absent, 45);
    seed(&town.owner, [9, 13].map(away).into_iter()).unwrap();
    assert!(!browser.get(kari(), "/absence/follow-up").text().contains("Sofie"), "two days are not three");
    seed(&town.owner, std::iter::once(away(16))).unwrap();
    let list = browser.get(kari(), "/absence/follow-up").text();
    assert!(list.contains("Berg, Sofie Elise") && list.contains("Borte 3 av de siste 14 dagene"), "{list}");
    let form = format!("id={}&step-{}=talked-with-pupil", town.owner.random.uuid().unwrap(), town.sofie);
    let done = browser.post(kari(), &format!("/absence/pupils/{}/follow-up", town.sofie), &form);
    assert!(matches!(done, Page::Moved(_)), "{done:?}");
    assert!(browser.get(kari(), "/absence/follow-up").text().contains("Snakket med eleven 20.11.2026"));
    let own = browser.get(town.act(town.sofie, Hat::Pupil), "/absence").text();
    assert!(own.contains("Snakket med eleven"), "she sees it too: {own}");
    assert!(matches!(
        browser.get(town.act(town.principal, Hat::Principal), "/absence/follow-up"),
        Page::Refused
    ));
}

#[test]
fn a_teacher_warns_that_there_is_too_little_to_assess_in_a_subject_she_teaches() {
    let browser = Browser::new();
    let town = &browser.town;
    let path = format!("/absence/pupils/{}/warn", town.ada);
    let kari = || town.act(town.kari, Hat::Teacher);
    let form = browser.get(kari(), &path).text();
    assert!(form.contains("Norsk") && form.contains("§\u{a0}9-7"), "{form}");
    let typed = format!("subject={}", town.norwegian_subject);
    let Page::Moved(letter) = browser.post(kari(), &path, &typed) else { panic!("sent") };
    let own = browser.get(town.act(town.ada, Hat::Pupil), &letter).text();
    assert!(own.contains("fordi læreren mangler noe å vurdere"), "{own}");
    let visit = browser.visit(town.act(town.ada, Hat::Pupil), Lang::Nb, "/");
    let card = (crate::pages().folder)(&visit, town.ada).unwrap().unwrap();
    assert_eq!(card.waiting.as_deref(), Some("Varsel om karakter"));
    // A subject nobody here teaches her, and a teacher who does not teach her at all.
    let other = format!("subject={}", town.owner.random.uuid().unwrap());
    assert!(matches!(browser.post(kari(), &path, &other), Page::Refused));
    assert!(matches!(browser.get(town.act(town.liv, Hat::Teacher), &path), Page::Refused));
}

#[test]
fn a_late_correction_is_listed_attested_and_shown_so_to_the_pupil() {
    let browser = Browser::new();
    let town = &browser.town;
    let path = roll_path(town, "2026-11-02");
    let ola = || town.act(town.ola, Hat::Teacher);
    browser.post(ola(), &path, &form(&[(town.jonas, "absent", "0.present.0")]));
    let change = format!("{}&cause=mistaken", form(&[(town.jonas, "here", "1.absent.45")]));
    assert!(matches!(browser.post(ola(), &path, &change), Page::Moved(_)));
    let kari = || town.act(town.kari, Hat::Teacher);
    let list = browser.get(kari(), "/absence/corrections").text();
    assert!(
        list.contains("Berg, Jonas") && list.contains("Ola Moen") && list.contains("Borte → Her"),
        "{list}"
    );
    let own = format!("/absence/pupils/{}", town.jonas);
    assert!(browser.get(town.act(town.jonas, Hat::Pupil), &own).text().contains("Ikke attestert"));
    let action = list.split("action=\"").find(|part| part.contains("/corrections/")).unwrap();
    let action = action.split('"').next().unwrap();
    assert!(matches!(browser.post(kari(), action, "says=right"), Page::Moved(_)));
    assert!(browser.get(kari(), "/absence/corrections").text().contains("Ingen rettelser venter"));
    let page = browser.get(town.act(town.jonas, Hat::Pupil), &own).text();
    assert!(page.contains("Attestert") && !page.contains("Ikke attestert"), "{page}");
}

#[test]
fn the_diploma_page_counts_and_days_are_left_out_after_confirming() {
    let browser = Browser::new();
    let town = &browser.town;
    let mark = |group, starts| SeedMark {
        pupil: town.jonas,
        group,
        day: FRIDAY,
        starts,
        ends: starts + 45,
        state: SeedState::Absent,
        minutes: 45,
        class: AbsenceClass::OtherDocumented,
        marked_by: town.kari,
    };
    let other = SeedMark { day: date(2026, 11, 13), ..mark(town.norwegian, 495) };
    seed(&town.owner, [mark(town.norwegian, 495), mark(town.mathematics, 555), other].into_iter()).unwrap();
    let path = format!("/absence/pupils/{}/diploma", town.jonas);
    let numbers = |text: &str| -> Vec<String> {
        let values = text.split("<dd>").skip(1).map(|part| part.split("</dd>").next().unwrap().to_owned());
        values.collect()
    };
    let own = || browser.get(town.act(town.jonas, Hat::Pupil), &path).text();
    assert_eq!(numbers(&own()), ["1", "0", "0", "1"], "one whole day and 45 minutes: {}", own());
    let form_path = format!("{path}/left-out");
    assert!(
        matches!(browser.get(town.act(town.kari, Hat::Teacher), &form_path), Page::Refused),
        "not confirmed"
    );
    let kari = || town.confirmed(town.kari, Hat::Teacher);
    let shown = browser.get(kari(), &form_path).text();
    assert!(shown.contains("1 dag kan trekkes fra"), "{shown}");
    let id = town.owner.random.uuid().unwrap();
    assert!(matches!(browser.post(kari(), &form_path, &format!("id={id}&days=2")), Page::Shown(422, _)));
    assert!(matches!(browser.post(kari(), &form_path, &format!("id={id}&days=1")), Page::Moved(_)));
    assert_eq!(numbers(&own()), ["1", "0", "1", "0"]);
    assert!(matches!(browser.get(town.act(town.ola, Hat::Teacher), &path), Page::Refused));
}

#[test]
fn statistics_about_three_pupils_show_nothing_and_only_the_principal_has_the_page() {
    let browser = Browser::new();
    let town = &browser.town;
    absences(town);
    let text = browser.get(town.act(town.principal, Hat::Principal), "/absence/statistics").text();
    assert!(text.contains("Ingen tall er store nok") && !text.contains("Norsk"), "{text}");
    assert!(text.contains("1 rad er utelatt"), "{text}");
    for (person, hat) in
        [(town.kari, Hat::Teacher), (town.secretary, Hat::Secretary), (town.mona, Hat::Guardian)]
    {
        assert!(
            matches!(browser.get(town.act(person, hat), "/absence/statistics"), Page::Refused),
            "{hat:?}"
        );
    }
}
