//! What the concepts found in a text mean together (`rules.tsv`). Deliberately absent: single wordings.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::Kind;
use crate::concepts::{Concept, VOCABULARY};

/// How far apart, in words, two concepts joined by `+` may stand.
const NEAR: usize = 12;

/// How far after the first the second of two concepts joined by `>` may stand.
const SOON: usize = 5;

/// All rules, made ready once.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("rules.tsv")));

/// For what a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// For one kind.
    For(Kind),
    /// For whatever kind is found.
    Any,
    /// Against an alert.
    Off,
}

/// Concepts that together weigh something.
#[derive(Debug)]
pub(crate) struct Rule {
    side: Side,
    points: i32,
    /// Every concept must stand near the first; one reached by `>` soon after the one before it.
    first: Concept,
    then: Vec<(Joint, Concept)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Near,
    Soon,
}

/// The strongest kind in a stretch of words, and its points.
pub(crate) fn points(places: &BTreeMap<Concept, BTreeSet<usize>>, stretch: &Range<usize>) -> (i32, Kind) {
    let mut kinds: BTreeMap<Kind, i32> = BTreeMap::new();
    let mut others = 0;
    for rule in RULES.iter().filter(|rule| rule.holds(places, stretch)) {
        match rule.side {
            Side::For(kind) => *kinds.entry(kind).or_default() += rule.points,
            Side::Any | Side::Off => others += rule.points,
        }
    }
    // Fear, tears or secrecy without a named cause: somebody is probably being unkind.
    let unnamed = (others - 1, Kind::Bullying);
    kinds.into_iter().map(|(kind, points)| (points + others, kind)).fold(unnamed, Ord::max)
}

fn read(table: &str) -> Vec<Rule> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(rule).collect()
}

/// A line of the table. One that cannot be read is left out; a test sees to it that there is none.
pub(crate) fn rule(line: &str) -> Option<Rule> {
    let mut columns = line.split('\t');
    let side = match columns.next()? {
        "any" => Side::Any,
        "off" => Side::Off,
        code => Side::For(Kind::from_code(code)?),
    };
    let points = columns.next()?.parse().ok()?;
    let mut pattern = columns.next()?;
    let mut joint = Joint::Near;
    let mut concepts = Vec::new();
    while let Some(end) = pattern.find(['+', '>']) {
        let (name, rest) = pattern.split_at_checked(end)?;
        concepts.push((joint, VOCABULARY.concept(name)?));
        joint = if rest.starts_with('>') { Joint::Soon } else { Joint::Near };
        pattern = rest.get(1..)?;
    }
    concepts.push((joint, VOCABULARY.concept(pattern)?));
    let ((_, first), then) = concepts.split_first()?;
    Some(Rule { side, points, first: *first, then: then.to_vec() })
}

impl Rule {
    /// Whether the concepts stand together within this stretch of words.
    fn holds(&self, places: &BTreeMap<Concept, BTreeSet<usize>>, stretch: &Range<usize>) -> bool {
        let Some(starts) = places.get(&self.first) else { return false };
        starts.range(stretch.clone()).any(|start| self.holds_from(*start, places, stretch))
    }

    fn holds_from(
        &self,
        start: usize,
        places: &BTreeMap<Concept, BTreeSet<usize>>,
        stretch: &Range<usize>,
    ) -> bool {
        let mut before = start;
        for (joint, concept) in &self.then {
            let (from, to) = match joint {
                Joint::Near => (start.saturating_sub(NEAR), start + NEAR + 1),
                Joint::Soon => (before + 1, before + SOON + 1),
            };
            let (from, to) = (from.max(stretch.start), to.min(stretch.end));
            if from >= to {
                return false;
            }
            let Some(place) = places.get(concept).and_then(|places| places.range(from..to).next()) else {
                return false;
            };
            before = *place;
        }
        true
    }
}
