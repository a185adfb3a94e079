//! The statement says what the engine runs, and nothing else.

mod audiences;
mod readers;
pub(super) mod school;
mod versions;

use std::sync::Arc;

use jiff::civil::date;

use crate::{
    Category, House,
    register::{Gap, Register},
    settings::Settings,
    statement::{Mismatch, Statement, Unkept, mismatches, own_words},
    table::PolicyTable,
};
use school::{REGISTER, house, module, next_release, register, settings, usual};

fn statement(house: &House) -> Statement {
    stated(house, &settings("Soløy kommune"), "roll")
}

fn stated(house: &House, settings: &Settings, module: &str) -> Statement {
    let table = PolicyTable::of(&house.policy).unwrap();
    Statement::of(house, &table, settings, module, date(2026, 11, 20)).unwrap()
}

#[test]
fn each_module_states_all_five_points() {
    let house = usual();
    for module in &house.modules {
        let it = stated(&house, &settings("Soløy kommune"), module.name);
        assert!(house.gaps(module.name).is_empty(), "{}", module.name);
        let points = &it.points;
        assert!(points.purpose.iter().all(|purpose| !purpose.why["nb"].is_empty()));
        assert!(points.basis.iter().all(|basis| basis.law.iter().any(|law| law.in_force)), "{}", module.name);
        assert!(!points.stored.is_empty() && !points.deletion.is_empty(), "{}", module.name);
        assert!(!points.security.readers.is_empty() && !points.security.measures["nb"].is_empty());
    }
}

#[test]
fn an_activity_without_a_basis_has_a_gap() {
    let house = house(register(module(), REGISTER.replace(school::BASIS, "[]")));
    assert_eq!(house.gaps("roll"), [Gap { at: "roll".into(), key: "gap-basis" }]);
}

#[test]
fn a_basis_that_is_no_reference_to_law_is_not_shown_as_one() {
    let house = house(register(module(), REGISTER.replace("OPPL-2023 § 25-1", "skikk og bruk")));
    assert!(!house.gaps("roll").is_empty());
    let law = &statement(&house).points.basis[0].law[1];
    assert_eq!((law.text.as_str(), law.in_force), ("skikk og bruk", false));
}

#[test]
fn law_is_cited_by_its_full_name_and_as_it_is_in_force_on_the_day() {
    let law = &statement(&usual()).points.basis[0].law;
    assert_eq!(law[1].text, "opplæringslova § 25-1");
    assert_eq!((law[1].number.as_str(), law[1].in_force), ("LOV-2023-06-09-30", true));
    let old = house(register(module(), REGISTER.replace("OPPL-2023 § 25-1", "OPPL-1998 § 15-10")));
    let law = &statement(&old).points.basis[0].law[1];
    assert_eq!(
        (law.text.as_str(), law.to, law.in_force),
        ("opplæringsloven § 15-10", Some(date(2024, 7, 31)), false)
    );
    let words = own_words("nb");
    assert!(
        statement(&old)
            .to_markdown("nb", &words)
            .contains("Opplæringsloven §\u{a0}15-10 (LOV-1998-07-17-61), gjelder ikke i dag")
    );
}

#[test]
fn the_statement_lists_every_field_of_every_card() {
    let house = usual();
    for module in &house.modules {
        let it = stated(&house, &settings("Soløy kommune"), module.name);
        let stated = it
            .points
            .tables
            .iter()
            .flat_map(|table| table.fields.iter().map(|field| (table.table, field.name)));
        let real =
            module.records.iter().flat_map(|card| card.fields.iter().map(|field| (card.table, field.name)));
        assert_eq!(stated.collect::<Vec<_>>(), real.collect::<Vec<_>>());
        let page = it.to_markdown("nb", &own_words("nb"));
        for (table, field) in
            module.records.iter().flat_map(|card| card.fields.iter().map(|field| (card.table, field.name)))
        {
            assert!(page.contains(&format!("| `{table}` | `{field}` |")), "{table}.{field}");
        }
    }
}

#[test]
fn a_field_added_to_a_card_changes_the_statement() {
    let (before, after) = (statement(&usual()), statement(&next_release()));
    assert_ne!(before.digest(), after.digest());
    let attendance = |it: &Statement| {
        it.points.stored.iter().find(|row| row.category == Category::Attendance).unwrap().fields.clone()
    };
    assert_eq!(attendance(&before), ["roll_mark.counts"]);
    assert_eq!(attendance(&after), ["roll_mark.counts", "roll_lateness.minutes"]);
}

#[test]
fn purpose_basis_category_keep_rule_and_recipient_each_change_the_digest() {
    let mut house = house(module());
    let table = PolicyTable::of(&house.policy).unwrap();
    let mut digest_with = |text: &str| {
        Arc::get_mut(&mut house).unwrap().registers[1] = Register::parse(text).unwrap();
        let it = Statement::of(&house, &table, &settings("Soløy kommune"), "roll", date(2026, 11, 20));
        it.unwrap().digest()
    };
    let plain = digest_with(REGISTER);
    assert_eq!(digest_with(REGISTER), plain, "the same facts give the same digest");
    for (from, to) in [
        ("Vite hvem som er i timen.", "Vite hvem som var i timen."),
        ("Know who is in the lesson.", "Know who was in the lesson."),
        ("OPPL-2023 § 25-1", "OPPL-2023 § 25-2"),
        ("\"attendance\", \"free-text\"", "\"attendance\", \"free-text\", \"conduct\""),
        ("period = \"P1Y\"", "period = \"P2Y\""),
        ("Statsforvalteren, når du klager", "Fylkeskommunen"),
    ] {
        assert!(REGISTER.contains(from), "{from}");
        assert_ne!(digest_with(&REGISTER.replace(from, to)), plain, "{to}");
    }
}

#[test]
fn the_digest_does_not_depend_on_the_language_it_is_read_in_or_on_its_own_date() {
    let mut it = statement(&usual());
    let digest = it.digest();
    it.to_markdown("en", &own_words("en"));
    it.version = Some(crate::statement::Dated { number: 3, at: "2026-11-20T08:00:00Z".parse().unwrap() });
    assert_eq!(it.digest(), digest);
}

#[test]
fn what_the_register_names_and_no_card_keeps_is_told_apart_from_what_is_kept_and_not_named() {
    assert_eq!(
        mismatches(&usual(), "roll"),
        [Mismatch::NamedNotKept { activity: "roll".into(), category: Category::Identity, why: Unkept::Used }]
    );
    let silent = REGISTER.replace(", \"free-text\"]", "]").replace("id = \"school-year\"", "id = \"year\"");
    let found = mismatches(&house(register(school::without_actions(), silent)), "roll");
    assert_eq!(
        found,
        [
            Mismatch::NamedNotKept {
                activity: "roll".into(),
                category: Category::Identity,
                why: Unkept::Neither
            },
            Mismatch::NoSuchKeepRule { table: "roll_mark", keep: "school-year" },
            Mismatch::KeptNotNamed {
                activity: "roll".into(),
                category: Category::FreeText,
                table: "roll_remark"
            },
            Mismatch::NoSuchKeepRule { table: "roll_remark", keep: "school-year" },
            Mismatch::KeepRuleUnused { keep: "year".into() },
        ]
    );
}

#[test]
fn what_is_kept_stands_in_the_statement_even_if_nobody_named_it() {
    let silent = REGISTER.replace(", \"free-text\"]", "]");
    let it = statement(&house(register(school::without_actions(), silent)));
    assert!(
        it.points
            .stored
            .iter()
            .any(|row| row.category == Category::FreeText && row.fields == ["roll_remark.text"])
    );
}

#[test]
fn rights_follow_from_the_basis() {
    let rights = |register_text: String| -> Vec<_> {
        let it = statement(&house(register(module(), register_text)));
        it.rights.iter().map(|right| right.0).collect()
    };
    let duty = rights(REGISTER.into());
    assert!(duty.contains(&"right-objection") && !duty.contains(&"right-withdrawal"));
    let consent = rights(REGISTER.replace(school::BASIS, "[\"POL-2018 art. 6(1)(a)\"]"));
    assert!(consent.contains(&"right-withdrawal") && consent.contains(&"right-portability"));
    assert!(!consent.contains(&"right-objection") && !consent.contains(&"right-erasure-by-rule"));
}

#[test]
fn a_statement_in_bokmål_reads_so() {
    let mut it = statement(&usual());
    it.version = Some(crate::statement::Dated { number: 2, at: "2026-11-20T08:00:00Z".parse().unwrap() });
    let page = it.to_markdown("nb", &own_words("nb"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/statement/roll.nb.md");
    if std::env::var_os("RANSEL_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(page, kept, "look at the page; if it is right, run again with RANSEL_UPDATE_SNAPSHOTS=1");
}

#[test]
fn every_language_has_every_word_a_statement_needs() {
    let house = usual();
    for (lang, text) in crate::statement::TEXTS {
        fluent_bundle::FluentResource::try_new(text.to_owned()).unwrap();
        let keys = |text: &str| -> Vec<String> {
            let lines = text.lines().filter_map(|line| line.split_once(" = "));
            lines.map(|(key, _)| key.to_owned()).collect()
        };
        assert_eq!(keys(text), keys(crate::statement::TEXTS[0].1), "{lang}");
        let words = own_words(lang);
        for module in &house.modules {
            let it = stated(&house, &settings("Soløy kommune"), module.name);
            let page = it.to_markdown(lang, &words);
            assert!(!page.contains('[') && !page.contains("{ $"), "{lang}: {page}");
        }
        for key in every_code() {
            assert_ne!(words(&key, &[]), format!("[{key}]"), "{lang}");
        }
    }
}

/// The keys of texts that codes lead to.
fn every_code() -> Vec<String> {
    use crate::{Hat, facts::Assurance};
    let hats = Hat::ALL.iter().map(|hat| format!("hat-{}", hat.code()));
    let strengths = Assurance::ALL.iter().map(|strength| format!("strength-{}", strength.code()));
    let categories = Category::ALL.iter().map(|category| format!("category-{}", category.code()));
    let about = Category::ALL.iter().map(|category| format!("category-{}-about", category.code()));
    hats.chain(strengths).chain(categories).chain(about).collect()
}

#[test]
fn words_of_the_owner_cannot_break_the_page() {
    let house = usual();
    let it = stated(&house, &settings("A | B\n# <b>C"), "roll");
    assert!(it.to_markdown("nb", &own_words("nb")).contains("A \\| B # &lt;b>C (organisasjonsnummer"));
}
