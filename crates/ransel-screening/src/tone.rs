//! How a text of this sort sounds beyond its rules: what each concept's mere presence adds (`tone.tsv`), fitted by logistic
//! regression. Deliberately absent: the fitting itself (`tests/fit.rs`, whose output the table is).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use crate::concepts::{Concept, VOCABULARY};

/// Points beyond these say no more: one very clear sentence should not drown what the rest says.
const POINTS: (i32, i32) = (-6, 10);

static TONE: LazyLock<Tone> = LazyLock::new(|| Tone::read(include_str!("tone.tsv")));

/// The fitted weights, in hundredths of a logit.
#[derive(Debug, Default)]
struct Tone {
    base: i32,
    point: i32,
    concepts: HashMap<Concept, i32>,
}

impl Tone {
    fn read(table: &str) -> Self {
        let mut tone = Self::default();
        for line in table.lines() {
            let Some((name, weight)) = line.split_once('\t') else { continue };
            let Ok(weight) = weight.parse() else { continue };
            match name {
                "(base)" => tone.base = weight,
                "(point)" => tone.point = weight,
                name => tone.concepts.extend(VOCABULARY.concept(name).map(|concept| (concept, weight))),
            }
        }
        tone
    }
}

/// Points as far as they count.
pub(crate) fn counted(points: i32) -> i32 {
    points.clamp(POINTS.0, POINTS.1)
}

/// Which concepts begin in this stretch of words.
pub(crate) fn present(
    places: &BTreeMap<Concept, BTreeSet<usize>>,
    stretch: &Range<usize>,
) -> impl Iterator<Item = Concept> {
    places
        .iter()
        .filter(|(_, places)| places.range(stretch.clone()).next().is_some())
        .map(|(concept, _)| *concept)
}

/// How much speaks for an alert, in hundredths of a logit, given what the rules say of the stretch.
pub(crate) fn evidence(
    points: i32,
    places: &BTreeMap<Concept, BTreeSet<usize>>,
    stretch: &Range<usize>,
) -> i32 {
    let heard: i32 = present(places, stretch).filter_map(|concept| TONE.concepts.get(&concept)).sum();
    TONE.base + TONE.point * counted(points) + heard
}
