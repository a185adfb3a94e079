//! The order of a Norwegian list: a–z, æ, ø, å, where *aa* stands with å and letters with marks, Sámi ones
//! too, stand with the letter they are built on. Marks and capitals decide only between equals.

/// Space or comma end a name, so `Berg, Jonas` comes before `Berg Hansen, Ada` and both before `Bergan`.
const COMMA: u8 = 2;
const SPACE: u8 = 3;
const OTHER_SIGN: u8 = 4;
const FIGURES: u8 = 8;
const LETTER_A: u8 = 0x20;
const OTHER_SCRIPT: u8 = 0xf0;
const END: u8 = 0;

/// A key that puts names in order when compared byte by byte, in memory or in a database.
/// Figures count as numbers: 9A comes before 10A.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 3);
    let mut marks = Vec::with_capacity(text.len());
    let mut capitals = Vec::with_capacity(text.len());
    let letters = composed(text.trim());
    let mut rest = letters.as_slice();
    while let Some((&letter, after)) = rest.split_first() {
        rest = after;
        if letter.is_ascii_digit() {
            rest = push_figures(&mut key, letter, after);
            continue;
        }
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        let double_a = lower == 'a' && after.first().is_some_and(|next| matches!(next, 'a' | 'A'));
        let (base, mark) = if double_a {
            rest = &after[1..];
            ("å", 2)
        } else {
            base(lower)
        };
        push_base(&mut key, base, lower);
        marks.push(mark + 1);
        capitals.push(if letter == lower { 1 } else { 2 });
    }
    key.push(END);
    key.extend(marks);
    key.push(END);
    key.extend(capitals);
    key
}

fn push_figures<'a>(key: &mut Vec<u8>, first: char, after: &'a [char]) -> &'a [char] {
    let more = after.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let figures: String = std::iter::once(first).chain(after[..more].iter().copied()).collect();
    let figures = figures.trim_start_matches('0');
    // Length first: a longer number is a greater one. Numbers of more than sixteen figures share a length.
    key.push(FIGURES + u8::try_from(figures.len().min(16)).unwrap_or(16));
    key.extend(figures.bytes());
    &after[more..]
}

fn push_base(key: &mut Vec<u8>, base: &str, lower: char) {
    match base {
        "" => push_sign(key, lower),
        base => key.extend(base.chars().filter_map(|letter| match letter {
            'a'..='z' => u8::try_from(letter).ok().map(|byte| LETTER_A + (byte - b'a') * 2),
            'æ' => Some(LETTER_A + 60),
            'ø' => Some(LETTER_A + 62),
            'å' => Some(LETTER_A + 64),
            _ => None,
        })),
    }
}

fn push_sign(key: &mut Vec<u8>, sign: char) {
    match sign {
        ',' => key.push(COMMA),
        // A hyphen joins as a space does: Ann-Mari stands beside Ann Mari.
        ' ' | '\u{a0}' | '-' | '–' => key.push(SPACE),
        '\'' | '’' | '`' | '´' => {}
        other if other.is_alphabetic() => {
            key.push(OTHER_SCRIPT);
            key.extend(other.to_string().bytes());
        }
        other => {
            key.push(OTHER_SIGN);
            key.extend(other.to_string().bytes());
        }
    }
}

/// The letters a letter is filed under, and a number that tells its marks from others'.
fn base(letter: char) -> (&'static str, u8) {
    const PLAIN: [&str; 26] = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z",
    ];
    if letter.is_ascii_lowercase() {
        let position = usize::from(u8::try_from(letter).unwrap_or(b'a') - b'a');
        return (PLAIN[position], 0);
    }
    // Each row lists one base and its marked letters; the place in the row is the mark's number.
    const MARKED: [(&str, &str); 28] = [
        ("æ", "ä"),
        ("ø", "öőœ"),
        ("å", ""),
        ("a", "áàâãāăąạǎ"),
        ("c", "čćçĉċ"),
        ("d", "đðď"),
        ("e", "éèêëēėęěẹ"),
        ("g", "ǧǥğĝġģ"),
        ("h", "ħĥ"),
        ("i", "íìîïīįıĩǐ"),
        ("j", "ĵ"),
        ("k", "ǩķ"),
        ("l", "łľĺļ"),
        ("n", "ŋñńňņ"),
        ("o", "óòôõōǒọơ"),
        ("r", "řŕŗ"),
        ("s", "šśşŝș"),
        ("t", "ŧťţț"),
        ("u", "úùûūůųũŭǔư"),
        ("w", "ŵ"),
        ("y", "üýÿŷűỳ"),
        ("z", "žźżʒǯ"),
        ("ss", "ß"),
        ("th", "þ"),
        ("ij", "ĳ"),
        ("dz", "ǆ"),
        ("lj", "ǉ"),
        ("nj", "ǌ"),
    ];
    for (base, row) in MARKED {
        if base.chars().eq([letter]) {
            return (base, 0);
        }
        if let Some(place) = row.chars().position(|marked| marked == letter) {
            return (base, u8::try_from(place + 1).unwrap_or(1));
        }
    }
    ("", 0)
}

/// Puts loose marks back on their letter (a + ring → å); other loose marks are left out.
pub fn composed(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        if !('\u{300}'..='\u{36f}').contains(&letter) {
            letters.push(letter);
            continue;
        }
        if let Some(last) = letters.last_mut() {
            *last = match (*last, letter) {
                ('a', '\u{30a}') => 'å',
                ('A', '\u{30a}') => 'Å',
                ('a', '\u{308}') => 'ä',
                ('A', '\u{308}') => 'Ä',
                ('o', '\u{308}') => 'ö',
                ('O', '\u{308}') => 'Ö',
                ('u', '\u{308}') => 'ü',
                ('U', '\u{308}') => 'Ü',
                ('a', '\u{301}') => 'á',
                ('A', '\u{301}') => 'Á',
                ('c', '\u{30c}') => 'č',
                ('C', '\u{30c}') => 'Č',
                ('s', '\u{30c}') => 'š',
                ('S', '\u{30c}') => 'Š',
                ('z', '\u{30c}') => 'ž',
                ('Z', '\u{30c}') => 'Ž',
                (kept, _) => kept,
            };
        }
    }
    letters
}
