//! What the head of a school, who may not see who answered what, is told of a class's answers: rounded numbers once it is closed,
//! and none any more once somebody has left.

#![allow(clippy::expect_used, reason = "a test that cannot go on stops")]

use jiff::civil::date;
use ransel_kernel::PersonId;
use ransel_testkit::{Browser, TestSchool, ransel_test};

fn principal(school: &TestSchool) -> Browser {
    let mut browser = school.browse_as("principal");
    browser.confirm("/");
    browser
}

/// The page of the survey that Nora's class answers, as the principal sees it.
fn overseen(school: &TestSchool) -> String {
    let mut teacher = school.browse_as("contact-teacher");
    let links = teacher.get("/survey").links();
    let at = links.into_iter().find(|link| link.starts_with("/survey/") && link != "/survey/new");
    at.expect("a survey").replacen("/survey/", "/survey/school/", 1)
}

/// Nora takes the worst of each scale, so that all ten have answered; one of the others.
fn nora_answers(school: &TestSchool, at: &str) -> PersonId {
    let mut nora = school.browse_as("pupil");
    let at = at.replacen("/survey/school/", "/survey/", 1);
    for number in [1, 2, 3, 6, 7] {
        let to = format!("{at}/answers/{number}");
        assert!(nora.get(&to).is_ok(), "{to}");
        assert!(nora.post(&to, &[("answer", "4")]).is_ok(), "{to}");
    }
    let choosing = nora.get(&format!("{at}/answers/4")).body;
    let boxes = choosing.split("type=\"checkbox\"").nth(1).expect("a box");
    let mate = boxes.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
    mate.parse().expect("a person")
}

#[ransel_test]
fn numbers_come_when_it_is_closed_rounded_and_go_when_somebody_leaves(school: &TestSchool) {
    let at = overseen(school);
    assert!(principal(school).get(&at).says("Tallene kommer når undersøkelsen er lukket"));
    let mate = nora_answers(school, &at);
    school.set_day(date(2026, 11, 25));
    let page = principal(school).get(&at);
    assert!(page.says("færre enn ti") && page.says("Hvordan har du det i klassen?"), "{}", page.text());
    assert!(
        !page.says("Nora") && page.text() == principal(school).get(&at).text(),
        "asking again tells the same"
    );
    school.leaves(mate, date(2026, 11, 24));
    school.owner.work().expect("the jobs");
    let page = principal(school).get(&at);
    assert!(page.says("noen har sluttet") && !page.says("færre enn ti"), "{}", page.text());
}

#[ransel_test]
fn where_fewer_than_ten_have_answered_there_are_no_numbers(school: &TestSchool) {
    let at = overseen(school);
    school.set_day(date(2026, 11, 25));
    let page = principal(school).get(&at);
    assert!(page.says("For få har svart") && !page.says("omtrent"), "{}", page.text());
}
