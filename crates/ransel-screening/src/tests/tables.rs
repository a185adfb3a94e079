//! The tables can be read whole: a line left out would be a concept nobody looks for.

use crate::{concepts::VOCABULARY, rules};

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[test]
fn every_rule_is_read_and_its_concepts_exist() {
    for line in lines(include_str!("../rules.tsv")) {
        assert!(rules::rule(line).is_some(), "{line}");
    }
}

#[test]
fn every_line_of_words_names_a_concept() {
    for line in lines(include_str!("../words.tsv")) {
        assert!(line.split_once('\t').is_some_and(|(_, words)| !words.trim().is_empty()), "{line}");
    }
}

#[test]
fn every_tone_belongs_to_a_concept() {
    for line in lines(include_str!("../tone.tsv")) {
        let (name, weight) = line.split_once('\t').expect("two columns");
        assert!(name.starts_with('(') || VOCABULARY.concept(name).is_some(), "{line}");
        assert!(weight.parse::<i32>().is_ok(), "{line}");
    }
}
