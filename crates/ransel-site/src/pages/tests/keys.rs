//! No key is misspelt: every literal in this crate's sources that looks like a key is one, or stands below.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use ransel_web::Lang;

use super::texts;

/// Literals of the same form that are something else: headers, cookies, names of fields and codes. The list grows
/// only with a reason.
const NOT_KEYS: &[&str] = &[
    "accountable-head",
    "answer-id",
    "asked-on",
    "attestations-help",
    "carried-out",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "d-number",
    "daily-post",
    "data-protection-officer",
    "done-by-hand",
    "email-2",
    "first-name",
    "full-name",
    "general-statement",
    "given-by",
    "given-up",
    "guardian-number",
    "guardians-apply",
    "held-on",
    "if-not",
    "kernel-owner-types",
    "name-down",
    "national-id",
    "no-longer-needed",
    "no-store",
    "not-agreed",
    "permissions-policy",
    "person-register",
    "ransel-language",
    "ransel-paper",
    "ransel-sign-in",
    "register-for-office",
    "same-origin",
    "sec-fetch-site",
    "sign-in",
    "signed-by",
    "sis-sats",
    "sis-sats-remarks",
    "standard-owner",
    "subs-help",
    "taken-back",
    "talk-about-home",
    "tell-elsewhere",
    "told-at",
    "told-otherwise",
    "too-weak",
    "tool-help",
    "valid-from",
    "valid-to",
    "waits-both",
    "waits-guardian",
    "waits-pupil",
    "was-family",
    "was-given",
    "x-ransel-network",
];

/// Words by themselves that are keys too; without a hyphen they cannot be told from other literals.
const PLAIN: &[&str] = &["download", "save"];

#[test]
fn every_key_in_the_sources_has_a_text() {
    let texts = texts();
    let mut missing = BTreeSet::new();
    for path in sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for literal in literals(&fs::read_to_string(&path).unwrap()) {
            if looks_like_a_key(&literal)
                && !NOT_KEYS.contains(&literal.as_str())
                && !texts.has(Lang::Nb, &literal)
            {
                missing.insert(literal);
            }
        }
    }
    missing.extend(PLAIN.iter().filter(|key| !texts.has(Lang::Nb, key)).map(|key| (*key).to_owned()));
    assert!(missing.is_empty(), "no text, and not known to be something else: {missing:#?}");
}

#[test]
fn every_text_of_ours_is_used() {
    let all: String = sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    // Keys that are put together, by what they begin with; the codes are walked in a test of their own.
    let made = [
        "access-",
        "accessibility-deviation-",
        "accessibility-tried-",
        "accessibility-untried-",
        "action-",
        "announcement-",
        "asked-",
        "attribute-",
        "attributes-",
        "audience-",
        "category-",
        "consent-",
        "consents-",
        "contact-",
        "cookie-",
        "cookies-",
        "fact-",
        "event-",
        "family-decided-",
        "fault-",
        "handed-",
        "job-",
        "operations-reason-",
        "receiver-",
        "floor-",
        "gap-",
        "guardianship-",
        "health-",
        "help-",
        "information-",
        "login-",
        "needs-",
        "not-told-",
        "register-notice-",
        "kin-",
        "lapse-",
        "owner-kind-",
        "period-",
        "periods-in-",
        "protection-level-",
        "protection-source-",
        "recall-do-",
        "recall-outcome-",
        "recall-purpose-",
        "recall-told-",
        "posts-saved-",
        "record-file-",
        "record-protection-",
        "record-saved-",
        "refused-",
        "role-",
        "special-",
        "settings-owner-",
        "sign-in-refused-",
        "sign-ins-reason-",
        "stage-",
        "substitutes-saved-",
        "inquiries-count-",
        "inquiry-",
        "supplier-",
        "suppliers-saved-",
        "systems-saved-",
        "talks-",
        "tasks-saved-",
        "tie-",
        "timetable-column-",
        "timetable-day-",
        "timetable-saved-",
        "timetable-wrong-",
        "state-",
        "states-ask-",
        "states-decide-",
        "states-saved-",
        "told-",
        "welcome-notice-",
        "welcome-try-",
    ];
    let own = include_str!("../../../texts/nb.ftl");
    let keys = own.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    let keys = keys.filter(|key| !key.starts_with([' ', '#']));
    let unused: Vec<_> = keys
        .filter(|key| !made.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !all.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "never shown: {unused:#?}");
}

/// All source files but the tests, which speak of keys that do not exist.
fn sources(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
            found.extend(sources(path));
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found
}

/// The string literals of a source without escapes: what holds one is no key.
fn literals(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn looks_like_a_key(literal: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    literal.contains('-')
        && literal.starts_with(|first: char| first.is_ascii_lowercase())
        && literal.split('-').all(word)
}
