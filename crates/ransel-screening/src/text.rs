//! How a pupil's words are made comparable: lower case, å for aa, letters for digits, and a key in which the usual spelling
//! faults look alike. Deliberately absent: any grammar.

/// Longer words than this are cut: no Norwegian word of use here is longer, and the work per word stays bounded.
const LETTERS_MAX: usize = 28;

/// Words that say nothing here and often stand between two that do.
const FILLERS: [&str; 21] = [
    "jo",
    "liksom",
    "likså",
    "lissom",
    "liksåm",
    "også",
    "og",
    "å",
    "så",
    "veldig",
    "heilt",
    "helt",
    "litt",
    "lit",
    "nok",
    "altså",
    "egentlig",
    "eigentleg",
    "kanskje",
    "kansje",
    "egt",
];

/// A word as written and as heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Lower case, with å, æ and ø, without accents and drawn-out letters.
    pub(crate) plain: String,
    /// What it sounds like: equal for the usual spelling faults.
    pub(crate) key: String,
    /// The sentence it stands in, from 0.
    pub(crate) sentence: usize,
}

/// The words of a text, without fillers.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut sentence = 0;
    let mut current = String::new();
    for letter in text.chars().chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() || (!current.is_empty() && matches!(letter, '@' | '$')) {
            if current.chars().count() < LETTERS_MAX {
                current.extend(letter.to_lowercase());
            }
            continue;
        }
        if is_silent(letter) {
            compose(&mut current, letter);
            continue;
        }
        if !current.is_empty() {
            let plain = plain(&current);
            if !is_filler(&plain) {
                found.push(Word { key: key(&plain), plain, sentence });
            }
            current.clear();
        }
        if matches!(letter, '.' | '!' | '?' | '\n' | '…') {
            sentence += 1;
        }
    }
    found
}

/// Marks that do not end a word: apostrophes, soft hyphens, accents written as characters of their own.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{ad}' | '\u{200b}' | '\u{300}'..='\u{36f}')
}

/// Some machines write å and ø as a letter and a mark.
fn compose(word: &mut String, mark: char) {
    let composed = match (word.chars().last(), mark) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'æ',
        (Some('o'), '\u{308}') => 'ø',
        _ => return,
    };
    word.pop();
    word.push(composed);
}

/// Whether a word says nothing here.
pub(crate) fn is_filler(plain: &str) -> bool {
    FILLERS.contains(&plain)
}

/// Lower case, one spelling of å, æ and ø, no accents, no letters drawn out, digits inside a word as the letters they stand for.
pub(crate) fn plain(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let disguised = letters > digits && letters > 1;
    let mut plain = String::new();
    let mut last = ('\0', 0);
    for letter in word.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'á' | 'à' | 'â' => 'a',
            'ä' => 'æ',
            'ö' => 'ø',
            'ó' | 'ò' | 'ô' => 'o',
            'ü' | 'ú' => 'u',
            'í' => 'i',
            '0' if disguised => 'o',
            '1' if disguised => 'i',
            '3' if disguised => 'e',
            '4' | '@' if disguised => 'a',
            '5' | '$' if disguised => 's',
            '7' if disguised => 't',
            other => other,
        };
        last = if letter == last.0 { (letter, last.1 + 1) } else { (letter, 1) };
        if last.1 <= 2 {
            plain.push(letter);
        }
    }
    plain.replace("aa", "å")
}

/// What a plain word sounds like: no double letters, one letter pair for skj, kj and tj, no silent d, h or g.
pub(crate) fn key(plain: &str) -> String {
    let mut heard = plain.replace("skj", "sj").replace("kj", "sj").replace("tj", "sj");
    for (from, to) in [("hv", "v"), ("hj", "j"), ("gj", "j")] {
        if let Some(rest) = heard.strip_prefix(from) {
            heard = format!("{to}{rest}");
        }
    }
    for (from, to) in [
        ("nd", "n"),
        ("ld", "l"),
        ("ck", "k"),
        ("c", "k"),
        ("w", "v"),
        ("z", "s"),
        ("æ", "e"),
        ("q", "k"),
        ("th", "t"),
    ] {
        heard = heard.replace(from, to);
    }
    let mut key = String::new();
    for letter in heard.chars() {
        if !key.ends_with(letter) {
            key.push(letter);
        }
    }
    key
}
