//! Every visible word of every crate and module, as it stands in the files: the same keys in all languages, nothing
//! unused, nynorsk that is written and not converted, English that is English. A new file of texts is found by itself.
#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
};

use ransel_web::texts::{Entry, entries};

/// Lines that read the same in bokmål and in nynorsk, each looked at by somebody who writes both. A line is listed with
/// its words: when they change, it is looked at again.
const SAME: &str = include_str!("same-in-both.txt");

/// Words that give converted bokmål away. None of them is a word of nynorsk, or not in the meaning it has here.
const BOKMAL: &[&str] = &[
    "ansatt",
    "ansatte",
    "bare",
    "begynne",
    "begynner",
    "ble",
    "blitt",
    "da",
    "derfor",
    "dere",
    "disse",
    "egen",
    "elevene",
    "elever",
    "en",
    "ene",
    "ennå",
    "et",
    "flere",
    "foresatt",
    "foresatte",
    "forskjellig",
    "fra",
    "fravær",
    "fraværet",
    "gjør",
    "gjøre",
    "hjem",
    "hjemme",
    "hun",
    "hva",
    "hvem",
    "hver",
    "hvert",
    "hvilken",
    "hvilke",
    "hvilket",
    "hvis",
    "hvor",
    "hvordan",
    "hvorfor",
    "ikke",
    "innstillinger",
    "jeg",
    "karakterer",
    "klasser",
    "kommer",
    "lagrer",
    "lagres",
    "lagret",
    "lærer",
    "lærere",
    "lærerne",
    "læreren",
    "mer",
    "mye",
    "navn",
    "navnet",
    "noe",
    "noen",
    "nødvendig",
    "opplysninger",
    "opplysningene",
    "rollen",
    "selv",
    "se",
    "skole",
    "skolen",
    "skolene",
    "skriver",
    "sletter",
    "slettes",
    "slettet",
    "timer",
    "uke",
    "uker",
    "uten",
    "vises",
    "være",
    "vært",
    "åpne",
    "åpner",
    "åpnes",
    "åpnet",
];

/// Norwegian words that stand in English texts: names of roles, languages and authorities, once in brackets.
const NORWEGIAN_IN_ENGLISH: &[&str] =
    &["kontaktlærer", "kontaktlæreren", "Bokmål", "bokmål", "fylkesmannen", "hovedmål", "målform"];

/// Keys that are put together from a beginning in one crate and a code of another.
const MADE: &[&str] =
    &["notice-month-", "subject-", "way-", "strength-", "store-", "right-", "category-", "hat-"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Files under the crates and modules whose path ends so.
fn files(ends: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ends: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() && path.file_name().is_none_or(|name| name != "target" && name != "fuzz") {
                walk(&path, ends, found);
            } else if path.to_string_lossy().ends_with(ends) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["crates", "modules", "xtask/template"] {
        walk(&root().join(folder), ends, &mut found);
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

/// The texts of one language, with the file each stands in.
fn texts(lang: &str) -> Vec<(String, Entry)> {
    let of = |path: &PathBuf| {
        let folder = path.parent().and_then(Path::parent).and_then(Path::file_name);
        let name = folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        entries(&read(path)).into_iter().map(move |entry| (name.clone(), entry)).collect::<Vec<_>>()
    };
    files(&format!("texts/{lang}.ftl")).iter().flat_map(of).collect()
}

/// What registers and promises say in one language, line by line.
fn told(lang: &str) -> Vec<(String, String)> {
    let starts = format!("{lang} = \"");
    let of = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned();
        let lines = read(path);
        let words = lines
            .lines()
            .filter_map(|line| line.trim().strip_prefix(&starts)?.strip_suffix('"').map(str::to_owned));
        words.map(move |words| (name.clone(), words)).collect::<Vec<_>>()
    };
    ["/register.toml", "/promises.toml"]
        .iter()
        .flat_map(|ends| files(ends))
        .collect::<Vec<_>>()
        .iter()
        .flat_map(of)
        .collect()
}

/// A text's words without the names of its values and its variants' signs.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for line in text.lines() {
        let line = line.trim();
        let line = line.strip_prefix('*').unwrap_or(line);
        let line =
            if line.starts_with('[') { line.split_once(']').map_or("", |(_, rest)| rest) } else { line };
        for sign in line.chars() {
            match sign {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ if depth == 0 || !line.contains('$') => plain.push(sign),
                _ => {}
            }
        }
        if line.ends_with("->") {
            depth = 0;
        }
        plain.push(' ');
    }
    plain
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_file_of_texts_has_the_same_keys_and_values_in_every_language() {
    for bokmal in files("texts/nb.ftl") {
        let folder = bokmal.parent().expect("a folder");
        let keyed = |lang: &str| -> BTreeMap<String, Vec<String>> {
            let entries = entries(&read(&folder.join(format!("{lang}.ftl"))));
            entries.into_iter().map(|entry| (entry.key, entry.values)).collect()
        };
        for lang in ["nn", "en"] {
            assert_eq!(keyed("nb"), keyed(lang), "{lang} in {}", folder.display());
        }
    }
}

#[test]
fn what_is_the_same_in_bokmal_and_nynorsk_has_been_looked_at() {
    let nynorsk: BTreeMap<_, _> = texts("nn").into_iter().map(|(_, entry)| (entry.key, entry.text)).collect();
    let same = texts("nb").into_iter().filter(|(_, entry)| nynorsk.get(&entry.key) == Some(&entry.text));
    let line = |(folder, entry): (String, Entry)| {
        let text = entry.text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        format!("{folder}: {} = {text}", entry.key)
    };
    let told = told("nb").into_iter().zip(told("nn")).filter(|(nb, nn)| nb.1 == nn.1);
    let found: BTreeSet<String> =
        same.map(line).chain(told.map(|((file, text), _)| format!("{file}: {text}"))).collect();
    let listed: BTreeSet<String> =
        SAME.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();
    let new: Vec<_> = found.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "write these in nynorsk, or list them in same-in-both.txt once you know they are the same: {new:#?}\n\
         take these out of the list: {gone:#?}"
    );
}

#[test]
fn nynorsk_is_written_and_not_converted() {
    let shown = texts("nn").into_iter().map(|(_, entry)| (entry.key, entry.text));
    let mut converted = Vec::new();
    for (place, text) in shown.chain(told("nn")) {
        for word in words(&text).iter().map(|word| word.to_lowercase()) {
            if BOKMAL.contains(&word.as_str()) {
                converted.push(format!("{place}: «{word}» in «{text}»"));
            }
        }
    }
    assert!(converted.is_empty(), "bokmål in nynorsk: {converted:#?}");
}

#[test]
fn english_is_english_and_norwegian_words_in_it_are_known() {
    let shown = texts("en").into_iter().map(|(_, entry)| (entry.key, entry.text));
    let mut foreign = Vec::new();
    for (place, text) in shown.chain(told("en")) {
        for word in words(&text) {
            let norwegian = word.chars().any(|sign| "æøåÆØÅ".contains(sign));
            if norwegian && !NORWEGIAN_IN_ENGLISH.contains(&word.as_str()) {
                foreign.push(format!("{place}: «{word}»"));
            }
        }
    }
    assert!(foreign.is_empty(), "Norwegian in English: {foreign:#?}");
}

#[test]
fn every_register_and_promise_says_each_thing_in_three_languages() {
    let counts = ["nb", "nn", "en"].map(|lang| told(lang).len());
    assert_eq!(counts, [counts[0]; 3]);
    let empty =
        ["nb", "nn", "en"].map(|lang| told(lang).iter().filter(|(_, text)| text.trim().is_empty()).count());
    assert_eq!(empty, [0, 0, 0]);
}

#[test]
fn no_text_is_kept_that_nobody_shows() {
    let sources: Vec<String> = files(".rs").iter().chain(&files(".cedar")).map(|path| read(path)).collect();
    let literals: HashSet<&str> = sources.iter().flat_map(|source| source.split('"')).collect();
    let is_key = |part: &str| part.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
    // `"fact-{…` and `…}-text"`: the rest of the key is a code.
    let begins = literals.iter().filter_map(|literal| literal.split_once('{').map(|(before, _)| before));
    let begins: BTreeSet<&str> =
        begins.filter(|before| before.ends_with('-') && is_key(before)).chain(MADE.iter().copied()).collect();
    let ends = literals
        .iter()
        .filter_map(|literal| literal.strip_prefix('{')?.split_once('}').map(|(_, after)| after));
    let ends: BTreeSet<&str> = ends.filter(|after| after.starts_with('-') && is_key(after)).collect();
    let shown = |key: &str| {
        let ended = |end: &&str| key.strip_suffix(*end).is_some_and(|start| literals.contains(start));
        literals.contains(key)
            || begins.iter().any(|before| key.starts_with(before))
            || ends.iter().any(ended)
    };
    let unused = texts("nb").into_iter().filter(|(_, entry)| !shown(&entry.key));
    let unused: Vec<_> = unused.map(|(folder, entry)| format!("{folder}: {}", entry.key)).collect();
    assert!(unused.is_empty(), "never shown: {unused:#?}");
}
