//! Names of the people of Soløy: Norwegian, Sámi and from many other countries, some of them compound.
//! Drawn piece by piece, so a full name is made up even where its parts are common.

mod tables;

use tables::{Given, HEADS_OF_PLACES, TAILS_OF_PLACES};

use crate::model::Name;
use crate::stream::Stream;

/// Where the names of a family come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Norwegian,
    Sami,
    /// A place in the tables of other countries.
    Other(usize),
}

/// Which table of given names a person draws from. No register of sex is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GivenTable {
    First,
    Second,
}

/// Four of five Norwegian, a few Sámi, the rest from elsewhere.
pub(crate) fn origin(stream: &mut Stream) -> Origin {
    match stream.below(100) {
        0..=79 => Origin::Norwegian,
        80..=85 => Origin::Sami,
        _ => Origin::Other(stream.below(tables::OTHERS.len())),
    }
}

/// A family name.
pub(crate) fn family_name(stream: &mut Stream, origin: Origin) -> String {
    stream.pick(tables::family_names(origin)).to_string()
}

/// One given name, or two for about one in six.
pub(crate) fn given_name(stream: &mut Stream, origin: Origin, table: GivenTable) -> String {
    let Given { first, second } = tables::given_names(origin);
    let names = if table == GivenTable::First { first } else { second };
    let name = *stream.pick(names);
    let other = *stream.pick(names);
    let compound = other != name && !name.contains([' ', '-']) && !other.contains([' ', '-']);
    match stream.below(12) {
        0 if compound => format!("{name} {other}"),
        1 if compound && origin == Origin::Norwegian => format!("{name}-{other}"),
        _ => name.to_owned(),
    }
}

/// Either table, evenly.
pub(crate) fn given_table(stream: &mut Stream) -> GivenTable {
    if stream.chance(500) { GivenTable::First } else { GivenTable::Second }
}

/// The name of a child from the family names of its parents: one of them, or both.
pub(crate) fn child_family_name(stream: &mut Stream, first: &str, second: Option<&str>) -> String {
    match (stream.below(10), second) {
        (0..=1, _) | (_, None) => first.to_owned(),
        (2..=4, Some(second)) if second != first => format!("{first} {second}"),
        (_, Some(second)) => second.to_owned(),
    }
}

/// A whole name, for somebody without a family here.
pub(crate) fn anyone(stream: &mut Stream) -> (Name, Origin) {
    let origin = origin(stream);
    let table = given_table(stream);
    (Name { given: given_name(stream, origin, table), family: family_name(stream, origin) }, origin)
}

/// The name of a part of Soløy. The first is the main island; numbers follow where the tables run out.
pub(crate) fn place(index: usize) -> String {
    let Some(index) = index.checked_sub(1) else { return "Soløy".to_owned() };
    let (heads, tails) = (HEADS_OF_PLACES.len(), TAILS_OF_PLACES.len());
    // Heads turn fastest, so neighbours in the list do not sound alike.
    let name = format!("{}{}", HEADS_OF_PLACES[index % heads], TAILS_OF_PLACES[index / heads % tails]);
    match index / (heads * tails) {
        0 => name,
        round => format!("{name} {}", round + 1),
    }
}

/// A street and a number that exist on no map.
pub(crate) fn street(stream: &mut Stream) -> String {
    format!("{} {}", stream.pick(tables::STREETS), stream.between(1, 140))
}

/// The letters a to z of a name, for login names: æ becomes ae, ø o, å a, and other marks are dropped.
pub(crate) fn plain_letters(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => plain.push(letter),
            'æ' | 'ä' => plain.push_str("ae"),
            'á' | 'å' | 'ą' | 'ă' | 'â' => plain.push('a'),
            'č' | 'ć' => plain.push('c'),
            'đ' => plain.push('d'),
            'é' | 'è' | 'ę' | 'ė' => plain.push('e'),
            'í' => plain.push('i'),
            'ł' => plain.push('l'),
            'ń' | 'ŋ' => plain.push('n'),
            'ø' | 'ö' | 'ó' => plain.push('o'),
            'š' | 'ś' => plain.push('s'),
            'ŧ' => plain.push('t'),
            'ü' | 'ú' | 'ū' => plain.push('u'),
            'ž' | 'ż' | 'ź' => plain.push('z'),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_name_in_the_tables_gives_letters_for_a_login_name() {
        for name in tables::every_name() {
            let kept = plain_letters(name).len();
            let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
            assert!(kept >= letters, "{name} loses letters");
            assert!(kept >= 2, "{name} is too short");
        }
    }

    #[test]
    fn places_do_not_repeat() {
        let places: HashSet<String> = (0..500).map(place).collect();
        assert_eq!(places.len(), 500);
    }
}
