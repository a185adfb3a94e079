//! Claims about who answers, to whom it is delegated, which acts bind, and that everything that is done is accounted for.

use jiff::civil::date;
use ransel::{modules::house_with, profiles::Profile};
use ransel_kernel::{Caller, Hat, house::Policies, platform::ReadAccessLog};
use ransel_testkit::{TestSchool, promise, trial};

use crate::{
    choices,
    families::{GRANTED, asks, decides, matter, without_responsibility},
    kernel::command,
    retention::leaves,
    staff::give_task,
};

#[promise("kernel-daily-controller-post", holds)]
fn the_post_with_the_daily_responsibility_is_named_and_signs(_: &TestSchool) {
    let school = choices::of(Profile::County);
    for path in ["/privacy", "/privacy/processing", "/privacy/absence"] {
        let page = school.browse().get(path);
        assert!(page.shown().contains("fylkessjef for utdanning"), "{path}: {}", page.text());
    }
    let notice = command(&school, &["notice", "--module", "absence"]);
    assert!(String::from_utf8_lossy(&notice.stdout).contains("fylkessjef for utdanning"));
    let mut head = school.browse_as("accountable-head");
    let form = head.get("/settings");
    assert!(head.decide(&form, "/settings", &[("owner-contact", "post@soloy.example")]).is_ok());
    assert_eq!(school.owner.settings_version(), 2);
}

#[promise("kernel-daily-controller-post", refuses)]
fn nobody_else_signs_what_is_hers(_: &TestSchool) {
    let school = choices::of(Profile::County);
    let form = school.browse_as("accountable-head").get("/settings").form("/settings");
    for persona in ["principal", "system-owner", "dpo", "it", "secretary"] {
        let mut other = school.browse_as(persona);
        other.get("/");
        let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let fields: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "csrf").collect();
        assert!(other.post("/settings", &fields).is_refused(), "{persona}");
    }
    assert_eq!(school.owner.settings_version(), 1);
}

#[promise("kernel-delegated-to-principals", holds)]
fn a_principal_decides_a_matter_and_opens_a_pupil_to_a_colleague_at_her_own_school(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    assert!(decides(school, &GRANTED).shown().contains("Svaret er sendt"));
    let given = give_task(school, &mut school.browse_as("principal"), "2026-11-20");
    assert!(given.shown().contains("Det er åpnet for læreren"), "{}", given.text());
}

#[promise("kernel-delegated-to-principals", refuses)]
fn the_principal_of_the_neighbouring_school_decides_neither(school: &TestSchool) {
    without_responsibility(school);
    let mut anders = school.browse_as("guardian-apart");
    asks(&mut anders);
    let path = matter(&school.browse_as("principal").get("/information-requests"), "/information-requests/");
    let mut other = school.browse_as("other-principal");
    assert!(other.get(&path).is_refused());
    other.get("/");
    assert!(other.post(&path, &GRANTED).is_refused());
    assert!(give_task(school, &mut other, "2026-11-20").is_refused());
    assert!(school.browse_as("secretary").get(&path).is_refused(), "nor the office of her own");
}

#[promise("kernel-governing-acts", holds)]
fn each_system_says_which_of_the_four_acts_bind_it(school: &TestSchool) {
    for module in &school.owner.house.modules {
        let page = school.browse().get(&format!("/privacy/{}", module.name));
        for act in ["Personopplysningsloven", "Arkivlova", "Forvaltningsloven", "Offentleglova"] {
            assert!(page.shown().contains(act), "{}: {act}", module.name);
        }
    }
}

#[promise("kernel-governing-acts", refuses)]
fn an_outcome_that_cites_an_act_the_system_does_not_name_does_not_start(school: &TestSchool) {
    let refused = house_with(&[trial::misnaming()], Policies::Own).expect_err("it cites the archives act");
    assert!(refused.to_string().contains("RARK-2017 § 7-28 is of no act that its `acts` name"), "{refused}");
    assert!(house_with(&[trial::preserved()], Policies::Own).is_ok(), "with all four it does");
    // And on a running product nobody but whoever answers chooses what holds.
    for persona in ["principal", "it"] {
        assert!(school.browse_as(persona).get("/settings/periods").is_refused(), "{persona}");
    }
}

#[promise("kernel-processing-covers-all-use", holds)]
fn collection_change_analysis_disclosure_and_deletion_each_leave_a_line(school: &TestSchool) {
    let nora = school.person("pupil");
    let mut office = school.browse_as("secretary");
    assert!(office.get(&format!("/people/{nora}/record")).is_ok());
    assert!(school.browse_as("contact-teacher").get(&format!("/absence/pupils/{nora}")).is_ok());
    crate::kernel::report(school, "hos legen");
    let handed = school.folder.join("roster.xml");
    let file = handed.to_str().expect("a path");
    let done =
        command(school, &["export", "pifu", "--purpose", "teaching", "--today", "2026-11-19", "--out", file]);
    assert!(handed.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    let log = school.browse_as("pupil").get("/my/log/lines").text();
    for line in ["så på fraværet ditt", "ga skolens register videre"] {
        assert!(log.to_lowercase().contains(line), "{line}: {log}");
    }
    // Deletion: the line stands, what was deleted does not. She has left by then, so nobody's page shows it any more.
    school.set_day(date(2027, 11, 1));
    school.owner.sweep(&mut |_| {}).expect("a sweep");
    let caller = Caller { person: Some(nora), hat: Hat::Pupil, part: None, ..Caller::part("test") };
    let ctx = school.owner.ctx(caller).expect("a request");
    let pass = ctx.may(ReadAccessLog { person: nora }).expect("her own log");
    let lines = pass.log(0, 500).expect("lines");
    assert!(lines.iter().any(|line| line.activity == "deletion" && line.part.is_some()), "{lines:?}");
    assert!(!format!("{lines:?}").contains("hos legen"));
}

#[promise("kernel-processing-covers-all-use", refuses)]
fn nobody_else_reads_the_history_and_it_never_holds_what_was_deleted(school: &TestSchool) {
    let nora = school.person("pupil");
    leaves(school, nora, date(2027, 6, 19));
    for persona in ["subject-teacher", "other-teacher", "pupil-adult", "it", "operator"] {
        let path = format!("/people/{nora}/log");
        assert!(school.browse_as(persona).get(&path).is_refused(), "{persona}");
    }
}
