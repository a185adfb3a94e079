//! What a module may write in its `promises.toml`.

use crate::promise::parse;

const TWO: &str = r#"
[[promise]]
claim = "sis-roll-each-lesson"
nb = "Læreren fører fravær i hver time."
nn = "Læraren fører fråvær i kvar time."
en = "The teacher takes the roll in every lesson."

[[promise]]
claim = "sis-hypernet-login"
nb = "Foresatte logger inn med ID-porten."
nn = "Føresette loggar inn med ID-porten."
en = "Guardians sign in with ID-porten."
missing = "ID-porten"
stand_in = { nb = "En innlogging for prøver", en = "A sign-in for trials" }
"#;

#[test]
fn a_promise_has_a_claim_and_a_sentence_in_each_language() {
    let promises = parse(TWO).unwrap();
    let claims: Vec<_> = promises.iter().map(|promise| promise.claim.as_str()).collect();
    assert_eq!(claims, ["sis-roll-each-lesson", "sis-hypernet-login"]);
    assert_eq!(promises[0].sentence["nn"], "Læraren fører fråvær i kvar time.");
    assert_eq!((&promises[0].missing, &promises[0].stand_in), (&None, &None));
}

#[test]
fn a_note_may_be_one_text_or_one_for_each_language() {
    let promises = parse(TWO).unwrap();
    assert_eq!(promises[1].missing.as_ref().unwrap()["nb"], "ID-porten");
    assert_eq!(promises[1].stand_in.as_ref().unwrap()["en"], "A sign-in for trials");
}

#[test]
fn an_empty_file_promises_nothing() {
    assert_eq!(parse("").unwrap(), []);
}

#[test]
fn the_same_claim_cannot_be_promised_twice() {
    let twice = TWO.replace("sis-hypernet-login", "sis-roll-each-lesson");
    assert_eq!(parse(&twice).unwrap_err(), ["claim `sis-roll-each-lesson` is promised twice"]);
}

#[test]
fn a_promise_without_a_claim_or_a_language_is_refused_and_all_faults_are_named() {
    let faults = parse("[[promise]]\nclaim = \" \"\nnb = \"Vi lover.\"\nnn = \"\"").unwrap_err();
    assert_eq!(
        faults,
        ["promise 1 names no claim", "claim `` has no sentence in nn", "claim `` has no sentence in en"]
    );
}

#[test]
fn an_empty_note_is_refused() {
    let empty = TWO.replace("missing = \"ID-porten\"", "missing = \"\"");
    assert_eq!(parse(&empty).unwrap_err(), ["claim `sis-hypernet-login` has an empty `missing`"]);
}

#[test]
fn whether_a_promise_is_kept_cannot_be_written_down() {
    let claimed = TWO.replace("missing = \"ID-porten\"", "state = \"shown\"");
    assert!(parse(&claimed).is_err());
}
