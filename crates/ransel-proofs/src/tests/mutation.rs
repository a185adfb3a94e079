//! Each policy, with each of its conditions wrong in turn: something must notice.

use crate::{
    Judge, Killed, cells, mutants, properties,
    tests::proofs::{prover, rules},
};

/// Nobody notices these, and the reason why nothing is the worse for it.
#[rustfmt::skip]
const SURVIVORS: &[(&str, &str, &str)] = &[
    ("anyone-declares-secrecy", "any resource", "the action declares no other category"),
    ("contact-teacher-lists-class", "drop (resource in [identity, placement])", "the action declares no other category"),
    ("contact-teacher-reaches-guardians", "any principal", "guardians of contact pupils are a teacher's fact (floor-impossible)"),
    ("floor-protected-address", "drop (guardianship in [lives-with, shared, foster])", "floor-protected-from-other-home closes it as well"),
    ("floor-protected-address", "drop (principal == guardian)", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("floor-impossible", "principal without secretary", "no permit of hers looks at whether she is named"),
    ("floor-impossible", "principal without timetabler", "no permit of hers looks at whether she is named"),
    ("floor-step-up-wellbeing", "drop (assurance == low)", "who has confirmed freshly has not come in weakly (floor-impossible)"),
    ("floor-step-up", "drop (assurance == low)", "who has confirmed freshly has not come in weakly (floor-impossible)"),
    ("floor-step-up", "resource without health", "no action declares it yet"),
    ("guardian-applies-for-access", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-applies-for-access", "drop (age != adult)", "floor-guardian-of-adult closes it as well"),
    ("guardian-elsewhere-reads-child", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-follows-application", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-opens-letter", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-child", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-absence", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-log", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-notes", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-reason", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-remarks", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-totals", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-decision-reasons", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reports-absence", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("it-reads-refused-sign-ins", "any resource", "the action declares no other category"),
    ("own-contact-details", "drop (resource in [identity, contact])", "the action declares no other category"),
    ("owner-reads-settings", "any resource", "the action declares no other category"),
    ("principal-knows-pupils", "without list-group", "the list declares none of these categories"),
    ("principal-knows-pupils", "without list-people", "the list declares none of these categories"),
    ("principal-reaches-home", "without list-group", "the list declares none of these categories"),
    ("principal-reaches-home", "without list-people", "the list declares none of these categories"),
    ("staff-are-named", "any resource", "the action declares no other category"),
    ("subject-teacher-reads-own-notes", "drop (resource in [conduct, attendance, free-text])", "the name is open to who teaches the pupil anyway"),
    ("subject-teacher-reads-own-notes", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("subject-teacher-reads-own-subject", "any resource", "the name is open to who teaches the pupil anyway"),
    ("subject-teacher-reads-own-subject", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("subject-teacher-sends-warning", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("subject-teacher-warns-in-own-subject", "any resource", "the name is open to who teaches the pupil anyway"),
    ("subject-teacher-warns-in-own-subject", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("subject-teacher-writes-notes", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("teacher-adds-lesson", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("teacher-knows-own-groups", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("teacher-sees-own-lessons", "any resource", "the action declares no other category"),
    ("teacher-takes-roll", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("teacher-writes-remarks", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("third-person-knows-child", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("parent-looks-once", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("parent-looks-once", "drop (window == request)", "floor-guardian-without-right closes it as well"),
    ("contact-teacher-writes-about-home", "any principal", "guardians of contact pupils are a teacher's fact (floor-impossible)"),
    ("deletions-are-approved", "any resource", "the action declares no other category"),
    ("deletions-are-seen", "any resource", "the action declares no other category"),
    ("guardian-chooses-written-standard", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-consents-to-third-person", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-consents-to-third-person", "drop (age != adult)", "floor-guardian-of-adult closes it as well"),
    ("guardian-elsewhere-asks-to-be-informed", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-talks", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-talks", "drop ((guardianship != apart) || (protection in [none, client]))", "floor-protected-from-other-home closes it as well"),
    ("head-changes-settings", "any resource", "the action declares no other category"),
    ("owner-sees-when-the-register-was-asked", "any resource", "the action declares no other category"),
    ("system-owner-changes-own-system", "any principal", "to answer for a system is a system owner's fact (floor-impossible)"),
    ("system-owner-changes-own-system", "any resource", "the action declares no other category"),
    ("teacher-adds-lesson", "any resource", "the action declares no other category"),
    ("teacher-reads-remarks", "drop teaches", "who teaches the row's group teaches the pupil (floor-impossible)"),
    ("asker-reviews-answers", "any resource", "a name is open to whoever may ask anyway (asker-names-whom-she-may-ask)"),
    ("guardian-asks-for-state", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-childs-states", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-reads-words-about-young-child", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("head-and-it-keep-suppliers", "any resource", "the action declares no other category"),
    ("named-keep-films", "any resource", "the action declares no other category"),
    ("named-watch-films", "any resource", "the action declares no other category"),
    ("parts-close-films", "no when", "the actions declare no other category"),
    ("named-see-recordings", "drop (resource in [staffing, free-text])", "the actions declare no other category"),
    ("office-registers-paper-consent", "any resource", "the actions declare no other category"),
    ("owner-sees-suppliers", "any resource", "the action declares no other category"),
    ("pictured-sees-own", "any resource", "the actions declare no other category"),
    ("principal-keeps-pictures", "drop (resource in [identity, image])", "the actions declare no other category"),
    ("principal-shows-against-wish", "drop (resource in [image, free-text])", "the actions declare no other category"),
    ("pupil-answers-consent", "any resource", "the actions declare no other category"),
    ("reasons-for-showing-are-read", "any resource", "the action declares no other category"),
    ("record-of-processing-is-read", "any resource", "the action declares no other category"),
    ("recorded-sees-own", "any resource", "the action declares no other category"),
    ("recording-is-about-pupil", "any resource", "the action declares no other category"),
    ("school-asks-consent", "any resource", "the action declares no other category"),
    ("school-sees-what-is-shown-within", "any resource", "the action declares no other category"),
    ("system-owner-keeps-suppliers-of-own-system", "any principal", "to answer for a system is a system owner's fact (floor-impossible)"),
    ("system-owner-keeps-suppliers-of-own-system", "any resource", "the action declares no other category"),
    ("teacher-keeps-pictures", "drop (resource in [identity, image])", "the actions declare no other category"),
    ("teacher-sees-class-pictures", "any resource", "the action declares no other category"),
    ("guardian-answers-consent", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-answers-consent", "any resource", "the actions declare no other category"),
    ("guardian-sees-and-withdraws-consent", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-sees-and-withdraws-consent", "any resource", "the actions declare no other category"),
    ("guardian-sees-childs-pictures", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-sees-childs-pictures", "any resource", "the actions declare no other category"),
    ("guardian-sees-recordings-of-child", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-sees-recordings-of-child", "any resource", "the actions declare no other category"),
    ("guardian-sees-childs-works", "any principal", "facts of guardians are impossible for other hats (floor-impossible)"),
    ("guardian-sees-childs-works", "any resource", "the action declares no other category"),
    ("part-checks-consents", "any resource", "the actions declare no other category"),
    ("parts-show-pictures", "no when", "the actions declare no other category"),
    ("staff-registers-recordings", "drop (resource in [staffing, free-text])", "the actions declare no other category"),
    ("timetabler-keeps-timetable", "any resource", "the actions declare no other category"),
];

#[test]
fn every_wrong_condition_is_noticed() {
    let Some(mut prover) = prover() else { return };
    let rules = rules();
    let policy = rules.compile().unwrap();
    let all = mutants(policy.set()).unwrap();
    let mut judge = Judge::new(&mut prover, &rules, &properties(), &cells()).unwrap();
    let (mut alive, mut noticed) = (Vec::new(), [0; 3]);
    for mutant in &all {
        match judge.judge(mutant).unwrap() {
            None => alive.push((mutant.rule.as_str(), mutant.what.as_str())),
            Some(Killed::ByCell) => noticed[0] += 1,
            Some(Killed::ByProperty) => noticed[1] += 1,
            Some(Killed::ByProof(_)) => noticed[2] += 1,
        }
    }
    println!(
        "{} mutants: noticed by cells, properties, solver {noticed:?}, {} by nobody",
        all.len(),
        alive.len()
    );
    let known = |one: &(&str, &str)| SURVIVORS.iter().any(|(rule, what, _)| (rule, what) == (&one.0, &one.1));
    let new: Vec<_> = alive
        .iter()
        .filter(|one| !known(one))
        .map(|(rule, what)| format!("(\"{rule}\", {what:?}, \"\"),"))
        .collect();
    assert!(new.is_empty(), "nobody notices:\n{}", new.join("\n"));
    let gone: Vec<_> = SURVIVORS.iter().filter(|(rule, what, _)| !alive.contains(&(rule, what))).collect();
    assert!(gone.is_empty(), "noticed now: shorten the list by {gone:?}");
}
