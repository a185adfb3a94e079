//! The program that made `tone.tsv`: logistic regression over which concepts a sentence holds and how many points the rules
//! give it, with a penalty on all but base and points. Run it after changing words or rules, and put what it prints in the table:
//! `cargo test -p ransel-screening the_tone_is_fitted -- --ignored --nocapture`

use std::collections::{BTreeMap, BTreeSet};

use crate::concepts::VOCABULARY;
use crate::{rules, stretches, text, tone};

const PENALTY: f64 = 10.0;
const ROUNDS: usize = 150;
const RATE: f64 = 0.3;
const FOLDS: usize = 5;

/// A sentence as the model sees it.
struct Row {
    act: bool,
    points: i32,
    features: BTreeMap<String, f64>,
}

fn row(act: bool, written: &str) -> Row {
    let words = text::words(written);
    let places = VOCABULARY.places(&words);
    let points =
        stretches(&words).iter().map(|stretch| rules::points(&places, stretch).0).max().unwrap_or(-1);
    let names: BTreeSet<&str> = include_str!("../words.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|line| line.0)
        .collect();
    let present: BTreeSet<_> = tone::present(&places, &(0..words.len())).collect();
    let mut features: BTreeMap<String, f64> = names
        .into_iter()
        .filter(|name| VOCABULARY.concept(name).is_some_and(|concept| present.contains(&concept)))
        .map(|name| (name.to_owned(), 1.0))
        .collect();
    features.insert("(base)".to_owned(), 1.0);
    // Divided so that base and points are of one size while fitting.
    features.insert("(point)".to_owned(), f64::from(tone::counted(points)) / 4.0);
    Row { act, points, features }
}

fn rows() -> Vec<Row> {
    let known = include_str!("../../../../tests/screening/known.tsv").lines().skip(1).map(|line| {
        let columns: Vec<&str> = line.splitn(4, '\t').collect();
        row(columns[0] == "yes", columns[3])
    });
    let practice =
        include_str!("../../practice.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
            let (kind, written) = line.split_once('\t').expect("two columns");
            row(kind != "no", written)
        });
    known.chain(practice).collect()
}

fn logit(weights: &BTreeMap<String, f64>, row: &Row) -> f64 {
    row.features.iter().map(|(name, value)| weights.get(name).unwrap_or(&0.0) * value).sum()
}

/// Gradient descent with a step per feature (Adagrad): plain, and the same every time.
fn fitted(rows: &[&Row]) -> BTreeMap<String, f64> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    let mut squares: BTreeMap<String, f64> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let mut slope: BTreeMap<&str, f64> = BTreeMap::new();
        for row in rows {
            let error = 1.0 / (1.0 + (-logit(&weights, row)).exp()) - f64::from(u8::from(row.act));
            for (name, value) in &row.features {
                *slope.entry(name).or_default() += error * value;
            }
        }
        for (name, slope) in slope {
            let weight = weights.entry(name.to_owned()).or_default();
            let slope = if name.starts_with('(') { slope } else { slope + PENALTY * *weight };
            let square = squares.entry(name.to_owned()).or_default();
            *square += slope * slope;
            *weight -= RATE * slope / (*square + 1e-9).sqrt();
        }
    }
    weights
}

#[test]
#[ignore = "prints the table; run by hand after words or rules have changed"]
fn the_tone_is_fitted() {
    let rows = rows();
    for (name, weight) in fitted(&rows.iter().collect::<Vec<_>>()) {
        let hundredths = if name == "(point)" { weight * 25.0 } else { weight * 100.0 };
        if hundredths.abs() >= 0.5 {
            println!("{name}\t{hundredths:.0}");
        }
    }
}

#[test]
fn rows_not_fitted_on_are_judged_nearly_as_well() {
    let rows = rows();
    let (mut found, mut falsely) = (0, 0);
    for fold in 0..FOLDS {
        let others: Vec<&Row> =
            rows.iter().enumerate().filter(|(place, _)| place % FOLDS != fold).map(|(_, row)| row).collect();
        let weights = fitted(&others);
        for row in rows.iter().skip(fold).step_by(FOLDS) {
            let alert = row.points >= crate::POINTS_MIN
                && logit(&weights, row) * 100.0 >= f64::from(crate::EVIDENCE_MIN);
            if alert && row.act {
                found += 1;
            } else if alert {
                falsely += 1;
            }
        }
    }
    let acts = rows.iter().filter(|row| row.act).count();
    let harmless = rows.len() - acts;
    println!("cross-validated: {found} of {acts} found, {falsely} of {harmless} falsely");
    assert!(found * 100 >= acts * 91, "{found} of {acts}");
    assert!(falsely * 100 <= harmless * 14, "{falsely} of {harmless}");
}
