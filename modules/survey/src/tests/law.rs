//! What a survey must be (FOPPL-2024 § 20-5, the owner's longest period), at, under and over each limit.

use jiff::civil::{Date, date};
use ransel_kernel::{FreeText, GroupId, PersonId};
use ransel_sociogram::Sign;
use uuid::Uuid;

use crate::{
    actions::{Draft, Entry, Grounds, read_lines},
    bank::{Asked, BANK, Kind},
    put::{OWN_AT_MOST, Own, OwnFault, in_order, named},
    records::{Gender, Mode, Way},
};

const TODAY: Date = date(2026, 11, 19);

fn entry(user_name: &str) -> Entry {
    Entry {
        person: PersonId(Uuid::nil()),
        given: "Nora".to_owned(),
        family: "Solvang Lie".to_owned(),
        gender: Gender::Unsaid,
        birth_year: 2009,
        user_name: user_name.to_owned(),
    }
}

fn draft() -> Draft {
    Draft {
        id: Uuid::nil(),
        class: GroupId(Uuid::nil()),
        class_name: "2STA".to_owned(),
        mode: Mode::Preventive,
        grounds: None,
        questions: BANK.iter().filter(|asked| asked.fits(Mode::Preventive)).collect(),
        own: Vec::new(),
        called: vec!["Nora".to_owned(), "Solvang Lie".to_owned()],
        pupils: vec![entry("nora@soloy.no")],
        opens_on: TODAY,
        closes_on: date(2026, 12, 3),
        delete_on: date(2027, 2, 25),
    }
}

fn grounds(suspicion: &str) -> Grounds {
    Grounds {
        case_reference: FreeText::new("2026/118"),
        suspicion: FreeText::new(suspicion),
        tried: FreeText::new("Samtaler og observasjon i seks uker"),
        approved_by: PersonId(Uuid::nil()),
    }
}

fn fault(change: impl FnOnce(&mut Draft)) -> Option<&'static str> {
    let mut draft = draft();
    change(&mut draft);
    draft.fault(TODAY, 6)
}

#[test]
fn nothing_negative_is_asked_by_name_where_nothing_is_suspected() {
    assert_eq!(fault(|_| {}), None);
    assert_eq!(
        fault(|draft| draft.questions = BANK.iter().collect()),
        Some("survey-question-not-preventive")
    );
    let follow_up = |draft: &mut Draft| {
        draft.mode = Mode::FollowUp;
        draft.questions = BANK.iter().collect();
        draft.grounds = Some(grounds("Flere sier at en elev holdes utenfor"));
    };
    assert_eq!(fault(follow_up), None);
}

#[test]
fn the_bank_lets_nobody_be_named_for_anything_negative_to_prevent() {
    for asked in BANK {
        assert_eq!(
            asked.fits(Mode::Preventive),
            asked.kind != Kind::Choose(Sign::Negative),
            "{}",
            asked.code
        );
        assert!(asked.fits(Mode::FollowUp));
        assert_eq!(Asked::find(asked.code, asked.version), Some(asked));
    }
}

#[test]
fn a_follow_up_says_which_case_why_what_was_tried_and_who_approved_and_prevention_says_none_of_it() {
    let missing = Some("survey-grounds-missing");
    assert_eq!(fault(|draft| draft.mode = Mode::FollowUp), missing);
    assert_eq!(fault(|draft| (draft.mode, draft.grounds) = (Mode::FollowUp, Some(grounds(" ")))), missing);
    assert_eq!(fault(|draft| draft.grounds = Some(grounds("En mistanke"))), missing);
}

#[test]
fn it_is_deleted_after_it_closes_and_within_the_owners_longest_period() {
    assert_eq!(fault(|draft| draft.delete_on = date(2026, 12, 3)), Some("survey-delete-too-early"));
    assert_eq!(fault(|draft| draft.delete_on = date(2026, 12, 4)), None);
    assert_eq!(fault(|draft| draft.delete_on = date(2027, 5, 19)), None);
    assert_eq!(fault(|draft| draft.delete_on = date(2027, 5, 20)), Some("survey-delete-too-late"));
}

#[test]
fn it_opens_today_or_later_and_closes_that_day_or_later() {
    let wrong = Some("survey-days-wrong");
    assert_eq!(fault(|draft| draft.opens_on = date(2026, 11, 18)), wrong);
    assert_eq!(fault(|draft| draft.closes_on = date(2026, 11, 18)), wrong);
    assert_eq!(fault(|draft| draft.closes_on = TODAY), None);
}

#[test]
fn somebody_is_asked_something() {
    assert_eq!(fault(|draft| draft.pupils.clear()), Some("survey-pupils-missing"));
    assert_eq!(fault(|draft| draft.questions.clear()), Some("survey-questions-missing"));
    let own_alone = |draft: &mut Draft| {
        draft.questions.clear();
        draft.own = vec![own("Hvordan er det på bussen?", Way::Good)];
    };
    assert_eq!(fault(own_alone), None);
}

fn own(wording: &str, way: Way) -> Own {
    Own { wording: FreeText::new(wording), way }
}

fn names(text: &str, called: &[&str]) -> Option<String> {
    named(text, &called.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
}

#[test]
fn an_own_question_names_nobody_in_the_class_to_prevent() {
    let class = ["Nora", "Solvang Lie", "Anne-Marie", "Áilu", "Bo", "Å"];
    for (wording, word) in [
        ("Er Nora grei?", Some("Nora")),
        ("Er NORA grei?", Some("NORA")),
        ("Hvem er vennene til nora?", Some("nora")),
        ("Hva synes du om Noras venner?", Some("Noras")),
        ("Bråker (solvang) i timen?", Some("solvang")),
        ("Kjenner du Marie?", Some("Marie")),
        ("Hva gjør Áilu i friminuttet?", Some("Áilu")),
        ("Er Bo her?", Some("Bo")),
        // A word that only begins like a name, or a name of one letter, names nobody.
        ("Er det noraisk her?", None),
        ("Bor du langt unna?", None),
        ("Hvor langt er det å gå?", None),
        ("Liker du å lie deg til ro?", Some("lie")),
        ("Hvordan er det på bussen?", None),
    ] {
        assert_eq!(names(wording, &class).as_deref(), word, "{wording}");
    }
    assert_eq!(names("Er Nora grei?", &[]), None);
    let names_nora = |draft: &mut Draft| draft.own = vec![own("Er Nora grei?", Way::Good)];
    assert_eq!(fault(names_nora), Some("survey-own-names-pupil"));
    assert_eq!(own("Er Nora grei?", Way::Good).fault(Mode::FollowUp, &["Nora".to_owned()]), None);
}

#[test]
fn pupils_choose_each_other_in_an_own_question_only_where_a_suspicion_is_followed_up() {
    let chooses = own("Hvem bråker mest i timene?", Way::Mates);
    assert_eq!(chooses.fault(Mode::Preventive, &[]), Some(OwnFault::Chooses));
    assert_eq!(chooses.fault(Mode::FollowUp, &[]), None);
    assert_eq!(Way::Mates.kind(), Kind::Choose(Sign::Negative));
    assert_eq!(fault(|draft| draft.own = vec![chooses]), Some("survey-own-not-preventive"));
    for way in Way::ALL.iter().filter(|way| **way != Way::Mates) {
        assert_eq!(own("Hvordan er det?", *way).fault(Mode::Preventive, &[]), None, "{way:?}");
    }
}

#[test]
fn an_own_question_is_a_line_of_five_to_two_hundred_characters_and_there_are_three_at_the_most() {
    let of = |length: usize| own(&"å".repeat(length), Way::Words).fault(Mode::Preventive, &[]);
    for (length, wrong) in [(4, true), (5, false), (200, false), (201, true)] {
        assert_eq!(of(length), wrong.then_some(OwnFault::Length), "{length}");
    }
    let lines = own("Hvordan er det\ni klassen?", Way::Words);
    assert_eq!(lines.fault(Mode::Preventive, &[]), Some(OwnFault::Length));
    let many = |count: usize| {
        fault(|draft| draft.own = (0..count).map(|_| own("Hvordan er det?", Way::Good)).collect())
    };
    assert_eq!(many(OWN_AT_MOST), None);
    assert_eq!(many(OWN_AT_MOST + 1), Some("survey-own-too-many"));
}

#[test]
fn whether_there_is_anything_more_is_asked_last() {
    let bank: Vec<_> = BANK.iter().filter(|asked| asked.fits(Mode::Preventive)).collect();
    let put = in_order(&bank, &[own("Hvordan er det på bussen?", Way::Good)]);
    assert_eq!(put.iter().map(|put| put.number).collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
    assert!(put.get(7).is_some_and(|put| put.bank().is_none()));
    assert!(put.last().and_then(|put| put.bank()).is_some_and(|asked| asked.code == "more"));
}

#[test]
fn a_list_has_four_columns_and_names_only_those_who_can_be_added() {
    let known = [entry("nora@soloy.no")];
    let head = "name;gender;birth-year;feide-name";
    let girl = Ok(vec![Entry { gender: Gender::Girl, ..entry("nora@soloy.no") }]);
    let read = |text: String| read_lines(&text, &known);
    assert_eq!(read(format!("{head}\n\nNora Solvang Lie;girl;2009;nora@soloy.no\n")), girl);
    assert_eq!(read(format!("{head}\nNora;;2009;nora@soloy.no")), Ok(known.to_vec()));
    assert_eq!(read(head.to_owned()), Ok(vec![]));
    for (line, text) in [
        (1, String::new()),
        (1, format!("{head};address\nNora;girl;2009;nora@soloy.no;Fjordgata 12")),
        (2, format!("{head}\nNora;girl;2009;nora@soloy.no;01010112345")),
        (2, format!("{head}\nNora;girl;2009")),
        (2, format!("{head}\nNora;girl;2008;nora@soloy.no")),
        (2, format!("{head}\nNora;woman;2009;nora@soloy.no")),
        (3, format!("{head}\nNora;girl;2009;nora@soloy.no\nAnders;boy;2009;anders@soloy.no")),
    ] {
        assert_eq!(read(text.clone()), Err(line), "{text}");
    }
}
