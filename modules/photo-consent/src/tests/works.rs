//! Who reads what a pupil has written, and whether she becomes known by it: at, under and over each limit.

use jiff::{Timestamp, civil::date};
use ransel_kernel::{
    FreeText, GroupId, PersonId, SchoolId, consent::Verdict, facts::Protection, platform::Naming,
};
use ransel_school::names::Name;
use uuid::Uuid;

use crate::{
    records::{Shared, Work, WorkKind, WorkPart},
    rules::works::{Author, Closed, PART_AT_MOST, fits, for_others, known_by, openly, tells, within},
};

const ID: Uuid = Uuid::nil();

fn work(shared: Shared) -> Work {
    Work {
        id: ID,
        person: PersonId(ID),
        school: SchoolId(ID),
        group_id: GroupId(ID),
        kind: WorkKind::Blog,
        shared,
        naming: Naming::Nameless,
        until: Some(date(2026, 12, 1)),
        considered_at: Some(Timestamp::UNIX_EPOCH),
    }
}

const STRANGER: Author = Author {
    naming: Naming::Nameless,
    verdict: Verdict::NotAsked,
    protection: Protection::None,
    pictures: true,
};

fn nora() -> Name {
    Name { given: "Nora Li".to_owned(), family: "Solvang-Ås".to_owned() }
}

fn known(text: &str) -> Naming {
    known_by(Naming::Nameless, [text], &nora())
}

#[test]
fn others_read_it_until_the_day_and_as_long_as_she_is_at_the_school() {
    let shared = work(Shared::Class);
    assert!(within(&shared, true, date(2026, 11, 30)));
    assert!(!within(&shared, true, date(2026, 12, 1)), "the day it is over");
    assert!(!within(&shared, true, date(2026, 12, 2)));
    assert!(!within(&shared, false, date(2026, 11, 30)), "she has left and could not take it back");
    assert!(!within(&work(Shared::Nobody), true, date(2026, 11, 30)));
    assert!(!within(&Work { until: None, ..shared }, true, date(2026, 11, 30)));
}

#[test]
fn everybody_reads_it_where_nobody_becomes_known_or_consent_covers_it() {
    let open = work(Shared::Open);
    assert_eq!(openly(&open, &STRANGER), Ok(()), "without a name nobody need be asked");
    let named = Author { naming: Naming::FirstName, ..STRANGER };
    assert_eq!(openly(&open, &named), Err(Closed::Consent));
    for verdict in [Verdict::Refused, Verdict::NotAgreed, Verdict::Over, Verdict::Closed] {
        assert_eq!(openly(&open, &Author { verdict, ..named }), Err(Closed::Consent), "{verdict:?}");
    }
    assert_eq!(openly(&open, &Author { verdict: Verdict::Valid, ..named }), Ok(()));
}

#[test]
fn it_is_not_open_unless_she_chose_and_considered_it_and_nobodys_protection_or_picture_stands_against_it() {
    assert_eq!(openly(&work(Shared::Class), &STRANGER), Err(Closed::NotChosen));
    let unconsidered = Work { considered_at: None, ..work(Shared::Open) };
    assert_eq!(openly(&unconsidered, &STRANGER), Err(Closed::Unconsidered));
    for protection in [Protection::Confidential, Protection::Strict] {
        let hidden = Author { protection, ..STRANGER };
        assert_eq!(openly(&work(Shared::Open), &hidden), Err(Closed::Protected), "{protection:?}");
    }
    let pictured = Author { pictures: false, verdict: Verdict::Valid, ..STRANGER };
    assert_eq!(openly(&work(Shared::Open), &pictured), Err(Closed::Picture), "somebody in a picture said no");
    let client = Author { protection: Protection::Client, ..STRANGER };
    assert_eq!(openly(&work(Shared::Open), &client), Ok(()));
}

#[test]
fn she_becomes_known_by_her_name_as_a_word_of_its_own() {
    for text in ["Jeg heter Nora.", "NORA!", "Noras blogg", "nora’s blog"] {
        assert_eq!(known(text), Naming::FirstName, "{text}");
    }
    for text in ["Familien Solvang", "Nora Solvang", "solvang-ås"] {
        assert_eq!(known(text), Naming::FullName, "{text}");
    }
    for text in ["", "norabel", "Honora", "li og ås", "Solvangen"] {
        assert_eq!(known(text), Naming::Nameless, "{text}");
    }
    // What she chose is never made less of by what she wrote.
    assert_eq!(known_by(Naming::FullName, ["Nora"], &nora()), Naming::FullName);
    assert_eq!(known_by(Naming::FirstName, ["regn"], &nora()), Naming::FirstName);
}

#[test]
fn a_letter_and_its_mark_are_one_word() {
    let ase = Name { given: "A\u{30a}se".to_owned(), family: String::new() };
    assert_eq!(known_by(Naming::Nameless, ["Jeg er a\u{30a}se her"], &ase), Naming::FirstName);
    assert_eq!(known_by(Naming::Nameless, ["Jeg er Åse her"], &ase), Naming::FirstName);
    assert_eq!(known_by(Naming::Nameless, ["en sel"], &ase), Naming::Nameless);
}

#[test]
fn an_address_is_told_by_any_of_its_lines() {
    let lines = ["Fjordgata 12".to_owned(), "6789 Soløy".to_owned(), " ".to_owned()];
    for text in ["Jeg bor i fjordgata 12.", "FJORDGATA  12, 6789", "(6789  Soløy)"] {
        assert!(tells(text, &lines), "{text}");
    }
    for text in ["Fjordgata er lang", "Fjordgata 120", "12 Fjordgata", "Soløy er fint", ""] {
        assert!(!tells(text, &lines), "{text}");
    }
    assert!(!tells("Jeg bor her", &[]));
}

#[test]
fn others_get_neither_what_is_private_nor_what_tells_a_protected_address() {
    let part = |number, text, private| WorkPart {
        id: Uuid::from_u128(number as u128),
        person: PersonId(ID),
        work: ID,
        number,
        text: FreeText::new(text),
        picture: None,
        private,
    };
    let all = vec![part(3, "tre", false), part(1, "hemmelig", true), part(2, "Fjordgata 12", false)];
    let numbers =
        |lines: &[String]| for_others(all.clone(), lines).iter().map(|part| part.number).collect::<Vec<_>>();
    assert_eq!(numbers(&[]), [2, 3]);
    assert_eq!(numbers(&["Fjordgata 12".to_owned()]), [3]);
}

#[test]
fn a_part_is_a_page_at_most() {
    let long = "å".repeat(PART_AT_MOST);
    assert!(fits(&long, PART_AT_MOST));
    assert!(!fits(&format!("{long}å"), PART_AT_MOST));
    assert!(
        fits(&format!("\r\n{}", "å".repeat(PART_AT_MOST - 1)), PART_AT_MOST),
        "an end of a line is one sign"
    );
}
