//! The vocabulary (`words.tsv`) and which of its concepts stand where in a text. Deliberately absent: what they weigh.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::text::{Word, is_filler, key, plain};

/// A concept, by its place in the vocabulary.
pub(crate) type Concept = usize;

/// One way of writing, by its place in the vocabulary: `stem*` is one, and so is each part of a phrase.
type Form = usize;

/// Stems shorter than this are compared as written only: their keys would be anybody's.
const KEY_LETTERS_MIN: usize = 4;

/// Words this long may have one fault of any sort.
const FAULT_LETTERS_MIN: usize = 8;

/// The vocabulary, made ready once.
pub(crate) static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("words.tsv")));

/// Words and the concepts they show.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    names: HashMap<String, Concept>,
    forms: HashMap<String, Form>,
    whole: Places,
    begins: Places,
    ends: Places,
    within: Places,
    faulty_whole: HashMap<String, BTreeSet<Form>>,
    faulty_beginning: HashMap<String, BTreeSet<Form>>,
    /// From a phrase's first form: the other forms, and what the phrase shows.
    phrases: HashMap<Form, Vec<(Vec<Form>, Concept)>>,
}

/// Forms by their spelling and by their sound.
#[derive(Debug, Default)]
struct Places {
    plain: HashMap<String, BTreeSet<Form>>,
    key: HashMap<String, BTreeSet<Form>>,
}

impl Places {
    fn add(&mut self, written: &str, heard: bool, form: Form) {
        self.plain.entry(written.to_owned()).or_default().insert(form);
        let key = key(written);
        if heard && key.chars().count() >= KEY_LETTERS_MIN {
            self.key.entry(key).or_default().insert(form);
        }
    }

    fn find(&self, plain: &str, key: &str, into: &mut BTreeSet<Form>) {
        into.extend(self.plain.get(plain).into_iter().flatten());
        into.extend(self.key.get(key).into_iter().flatten());
    }
}

impl Vocabulary {
    pub(crate) fn read(table: &str) -> Self {
        let mut vocabulary = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let Some((name, words)) = line.split_once('\t') else { continue };
            let next = vocabulary.names.len();
            let concept = *vocabulary.names.entry(name.to_owned()).or_insert(next);
            for entry in words.split_whitespace() {
                vocabulary.add(entry, concept);
            }
        }
        vocabulary
    }

    fn add(&mut self, entry: &str, concept: Concept) {
        let parts: Vec<&str> = entry.split('_').filter(|part| !is_filler(part)).collect();
        let forms: Vec<Form> = parts.into_iter().map(|part| self.form(part)).collect();
        if let Some((first, rest)) = forms.split_first() {
            self.phrases.entry(*first).or_default().push((rest.to_vec(), concept));
        }
    }

    fn form(&mut self, part: &str) -> Form {
        if let Some(form) = self.forms.get(part) {
            return *form;
        }
        let form = self.forms.len();
        self.forms.insert(part.to_owned(), form);
        let (part, heard) = part.strip_prefix('=').map_or((part, true), |part| (part, false));
        let stem = plain(part.trim_matches('*'));
        match (part.starts_with('*'), part.ends_with('*')) {
            (false, false) => self.whole.add(&stem, heard, form),
            (false, true) => self.begins.add(&stem, heard, form),
            (true, false) => self.ends.add(&stem, heard, form),
            (true, true) => self.within.add(&stem, heard, form),
        }
        let key = key(&stem);
        if heard && !part.starts_with('*') && key.chars().count() >= FAULT_LETTERS_MIN {
            let faulty =
                if part.ends_with('*') { &mut self.faulty_beginning } else { &mut self.faulty_whole };
            for near in without_one(&key).chain(std::iter::once(key.clone())) {
                faulty.entry(near).or_default().insert(form);
            }
        }
        form
    }

    /// The concept of this name.
    pub(crate) fn concept(&self, name: &str) -> Option<Concept> {
        self.names.get(name).copied()
    }

    /// Where each concept stands: by concept, the places of the words that begin it.
    pub(crate) fn places(&self, words: &[Word]) -> BTreeMap<Concept, BTreeSet<usize>> {
        let forms: Vec<BTreeSet<Form>> = words.iter().map(|word| self.forms_of(word)).collect();
        let mut places: BTreeMap<Concept, BTreeSet<usize>> = BTreeMap::new();
        for (place, here) in forms.iter().enumerate() {
            for (rest, concept) in here.iter().filter_map(|form| self.phrases.get(form)).flatten() {
                let follows = |(step, form): (usize, &Form)| {
                    forms.get(place + 1 + step).is_some_and(|there| there.contains(form))
                };
                if rest.iter().enumerate().all(follows) {
                    places.entry(*concept).or_default().insert(place);
                }
            }
        }
        places
    }

    fn forms_of(&self, word: &Word) -> BTreeSet<Form> {
        let mut found = BTreeSet::new();
        self.whole.find(&word.plain, &word.key, &mut found);
        for length in 2..=word.plain.chars().count() {
            let (plain, key) = (beginning(&word.plain, length), beginning(&word.key, length));
            self.begins.find(plain, key, &mut found);
        }
        for (start, _) in word.plain.char_indices() {
            let rest = word.plain.get(start..).unwrap_or_default();
            found.extend(self.ends.plain.get(rest).into_iter().flatten());
            for length in 3..=rest.chars().count() {
                found.extend(self.within.plain.get(beginning(rest, length)).into_iter().flatten());
            }
        }
        if found.is_empty() && word.key.chars().count() >= FAULT_LETTERS_MIN - 1 {
            let letters = word.key.chars().count();
            for length in FAULT_LETTERS_MIN - 1..=letters {
                let start = beginning(&word.key, length);
                for near in without_one(start).chain(std::iter::once(start.to_owned())) {
                    found.extend(self.faulty_beginning.get(&near).into_iter().flatten());
                    if length == letters {
                        found.extend(self.faulty_whole.get(&near).into_iter().flatten());
                    }
                }
            }
        }
        found
    }
}

/// The first `length` letters, or all there are.
fn beginning(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// A word with each of its letters left out in turn.
fn without_one(word: &str) -> impl Iterator<Item = String> {
    let count = word.chars().count();
    (1..count).map(move |left_out| {
        word.chars().enumerate().filter(|(place, _)| *place != left_out).map(|(_, letter)| letter).collect()
    })
}
