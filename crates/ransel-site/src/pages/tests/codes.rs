//! Everything the kernel gives by its code has words.

use ransel_kernel::{
    Category, Hat, House, Module,
    facts::{Assurance, FACTS, Sort, Stage},
    platform,
    register::Register,
    settings::OWNER_KINDS,
    special::Special,
    statement::Audience,
    suppliers,
    table::PolicyTable,
};
use ransel_oidc::{Assurance as Strength, client::LoginError};
use ransel_school::{
    actions,
    custody::SAYABLE,
    records::{
        AccessState, ContactKind, NoticeAbout, ProtectionLevel, Purpose, RecallKind, RecallOutcome,
        StateSource, TieKind,
    },
};

use super::assert_worded;
use crate::pages::{
    login::PROBLEMS, operations::REASONS as REASONS_TO_GIVE_UP, policy::key, sign_ins::REASONS,
};

/// The actions of modules this crate does not know, by their own word: they are refused by the same page.
const OF_MODULES: &[&str] = &[
    "read-lessons",
    "read-roll",
    "take-roll",
    "read-absence",
    "read-absence-overview",
    "list-absence-reports",
    "read-absence-reason",
    "report-absence",
    "report-absence-reason",
    "settle-absence",
    "settle-absence-reason",
    "import-absence",
    "set-up-absence",
];

fn house() -> std::sync::Arc<House> {
    House::build(&[ransel_school::module()], ransel_school::BASE).unwrap()
}

#[test]
fn every_kind_and_lapse_of_a_supplier_has_its_words() {
    assert_worded(suppliers::KINDS.map(|kind| format!("supplier-kind-{kind}")));
    let lacks = suppliers::Supplier { place: outside(), ..suppliers::Supplier::default() }.lacks();
    assert_eq!(lacks.len(), 4, "{lacks:?}");
    assert_worded(lacks.into_iter().chain(["gap-supplier", "gap-plain"]).map(str::to_owned));
    assert_worded(["agreement", "risk", "attestation"].map(|what| format!("lapse-{what}")));
    assert_worded(Audience::ALL.map(|audience| format!("audience-{}", audience.code())));
}

fn outside() -> suppliers::Place {
    suppliers::Place { outside_eea: true, ..suppliers::Place::default() }
}

#[test]
fn every_hat_has_its_words() {
    let of =
        |prefix: &str| Hat::ALL.iter().map(move |hat| format!("{prefix}-{}", hat.code())).collect::<Vec<_>>();
    assert_worded(of("hat"));
    assert_worded(of("role"));
}

#[test]
fn every_action_says_what_it_is_and_that_it_was_refused() {
    let known = platform::module().actions.iter().chain(actions::ACTIONS).map(|action| action.name);
    for name in known.chain(OF_MODULES.iter().copied()) {
        assert_worded([format!("action-{name}"), format!("refused-{name}")]);
    }
}

#[test]
fn every_fact_has_words_for_each_value_and_those_that_may_be_heard_say_what_is_needed() {
    for fact in FACTS {
        for (at, value) in fact.values.iter().enumerate() {
            assert_worded([key(fact.name, value)]);
            // A plain value is never what is missing, except where a state closes, or being outside does.
            let closes = fact.sort == Sort::State || fact.name == "outside";
            if fact.hearable && (at > 0) != closes {
                assert_worded([format!("needs-{}-{value}", fact.name.replace('_', "-"))]);
            }
        }
    }
}

#[test]
fn every_category_and_strength_has_its_words() {
    for category in Category::ALL {
        let code = category.code();
        assert_worded([format!("category-{code}"), format!("category-{code}-about")]);
    }
    assert_worded(Special::ALL.iter().map(|special| format!("special-{}", special.code())));
    for unit in ["hour", "day", "month", "year"] {
        assert_worded([format!("period-{unit}"), format!("periods-in-{unit}")]);
    }
    assert_worded(Assurance::ALL.iter().map(|strength| format!("strength-{}", strength.code())));
}

#[test]
fn every_kind_of_contact_and_guardian_has_its_words() {
    assert_worded(ContactKind::ALL.iter().map(|kind| format!("contact-{}", kind.code())));
    assert_worded(SAYABLE.iter().map(|kind| format!("guardianship-{}", kind.code())));
    assert_worded(NoticeAbout::ALL.iter().map(|about| format!("register-notice-{}", about.code())));
    assert_worded(["name", "address", "phone", "email"].map(|field| format!("kin-{field}")));
    assert_worded(OWNER_KINDS.map(|kind| format!("owner-kind-{kind}")));
    assert_worded(TieKind::ALL.iter().map(|kind| format!("tie-{}", kind.code())));
    assert_worded(AccessState::ALL.iter().map(|state| format!("access-{}", state.code())));
    assert_worded(
        ["approve", "reject", "saved-applied", "saved-decided"].map(|word| format!("access-{word}")),
    );
    assert_worded(["lives-with", "shared", "apart", "foster"].map(|word| format!("health-{word}")));
    assert_worded([Stage::Compulsory, Stage::Upper].map(|stage| format!("stage-{}", stage.code())));
    let levels = || ProtectionLevel::ALL.iter().map(|level| level.code());
    assert_worded(levels().map(|level| format!("record-protection-{level}")));
    assert_worded(levels().map(|level| format!("protection-level-{level}")));
    assert_worded(StateSource::ALL.iter().map(|source| format!("protection-source-{}", source.code())));
    for kind in RecallKind::ALL {
        assert_worded([format!("recall-told-{}", kind.code()), format!("recall-do-{}", kind.code())]);
    }
    assert_worded(RecallOutcome::ALL.iter().map(|outcome| format!("recall-outcome-{}", outcome.code())));
    assert_worded(Purpose::ALL.iter().map(|purpose| format!("recall-purpose-{}", purpose.code())));
}

#[test]
fn what_the_house_does_by_itself_has_its_words() {
    let house = house();
    let given = house.modules.iter().flat_map(|module| module.gives).map(|given| given.def.name);
    let of_modules = ["absence-for-diploma", "absence-file"];
    assert_worded(given.chain(of_modules).map(|name| format!("handed-{name}")));
    let heard = house.modules.iter().flat_map(|module| module.hears).map(|hearer| hearer.event);
    assert_worded(heard.chain(["pupil-left"]).map(|name| format!("event-{name}")));
    assert_worded(ransel_kernel::jobs::names().map(|name| format!("job-{name}")));
    assert_worded(ransel_kernel::events::FAULTS.map(|fault| format!("fault-{fault}")));
    assert_worded(REASONS_TO_GIVE_UP.map(|reason| format!("operations-reason-{reason}")));
    assert_worded(
        ["archive", "diploma", "school-administration", "unnamed"].map(|who| format!("receiver-{who}")),
    );
}

#[test]
fn every_gap_of_a_register_entry_is_explained() {
    let empty = Register::parse(
        "module = \"m\"\nsystems = []\n[name]\n[[keep]]\nid = \"k\"\n[[activity]]\nid = \"a\"\ndata = [\"health\"]\n[[activity]]\nid = \"b\"\n",
    );
    let mut gaps: Vec<_> = empty.unwrap().gaps().iter().map(|gap| gap.key).collect();
    gaps.sort_unstable();
    gaps.dedup();
    assert_eq!(gaps.len(), 8, "{gaps:?}");
    assert_worded(gaps.into_iter().map(str::to_owned));
}

#[test]
fn what_the_accessibility_statement_says_was_tried_stands_in_a_test() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser");
    for (key, _, test) in crate::pages::accessibility::TRIED {
        assert_worded([format!("accessibility-tried-{key}")]);
        assert!(tests.join(test).is_file(), "{test}");
    }
}

#[test]
fn every_floor_rule_has_its_words() {
    let table = PolicyTable::of(&house().policy).unwrap();
    assert_worded(table.floor.iter().map(|rule| rule.id.clone()));
}

#[test]
fn every_end_of_a_sign_in_has_its_words() {
    let ends = [
        LoginError::Cancelled,
        LoginError::RefusedByProvider { code: "unknown".into() },
        LoginError::TookTooLong,
        LoginError::StateMismatch,
        LoginError::WrongIssuer,
        LoginError::AnswerUnreadable,
        LoginError::CodeRefused,
        LoginError::Unreachable,
        LoginError::AssuranceTooLow { asked: Strength::Substantial, got: None },
        LoginError::AuthTimeMissing,
        LoginError::AuthTimeTooOld,
        LoginError::AuthTimeInFuture,
        LoginError::UserinfoMismatch,
    ];
    for end in ends {
        assert!(PROBLEMS.contains(&end.key()), "{}", end.key());
    }
    assert_worded(PROBLEMS.iter().map(|key| (*key).to_owned()));
    assert_worded(REASONS.iter().map(|reason| format!("sign-ins-reason-{reason}")));
    assert_worded(["unknown", "several", "left"].map(|reason| format!("sign-in-refused-{reason}")));
    assert_worded(["feide", "id-porten", "demo"].map(|way| format!("login-{way}-for-whom")));
}

#[test]
fn what_the_register_promises_can_be_read() {
    let module: Module = ransel_school::module();
    assert!(!ransel_kernel::promise::parse(module.promises).unwrap().is_empty());
}
