//! Who can see, asked of the policies.

use super::{
    school::{self, house, module, settings, usual},
    stated, statement,
};
use crate::{
    Categories, Category, Facts, Hat, House,
    facts::FACTS,
    statement::{Reader, Way},
};

fn readers(house: &House) -> Vec<Reader> {
    statement(house).points.security.readers
}

fn seen(readers: &[Reader], hat: Hat, way: Way) -> Vec<&'static str> {
    let here = readers.iter().filter(|reader| (reader.hat, reader.way, reader.writes) == (hat, way, false));
    here.flat_map(|reader| reader.categories.iter().map(Category::code)).collect()
}

#[test]
fn a_teacher_sees_the_roll_of_those_she_teaches_and_the_contact_teacher_the_remarks_too() {
    let readers = readers(&usual());
    assert_eq!(seen(&readers, Hat::Teacher, Way::Teaches), ["identity", "attendance"]);
    assert_eq!(seen(&readers, Hat::Teacher, Way::ContactTeacher), ["identity", "attendance", "free-text"]);
}

#[test]
fn pupil_guardian_and_principal_come_to_it_each_in_their_way() {
    let readers = readers(&usual());
    assert_eq!(seen(&readers, Hat::Pupil, Way::Own).len(), 3);
    assert_eq!(seen(&readers, Hat::Guardian, Way::Children).len(), 3);
    assert_eq!(seen(&readers, Hat::Principal, Way::Place), ["attendance"]);
}

#[test]
fn hats_no_policy_lets_in_do_not_stand_in_the_statement() {
    let it = statement(&usual());
    let named = |hat| it.points.security.readers.iter().any(|reader| reader.hat == hat);
    for hat in [Hat::Secretary, Hat::Administrator, Hat::Operator, Hat::DataProtectionOfficer, Hat::None] {
        assert!(!named(hat), "{}", hat.code());
    }
    let sign_in: Vec<_> = it.points.security.sign_in.iter().map(|row| row.hat).collect();
    assert_eq!(sign_in, [Hat::Pupil, Hat::Guardian, Hat::Teacher, Hat::Principal]);
}

#[test]
fn a_floor_rule_that_always_closes_keeps_a_hat_out_whatever_a_module_permits() {
    let wide = school::POLICY.replace("principal == Hat::\"pupil\"", "principal == Hat::\"operator\"");
    let readers = readers(&house(school::policy(module(), wide)));
    assert!(!readers.iter().any(|reader| reader.hat == Hat::Operator));
}

#[test]
fn a_policys_hat_changes_readers_and_digest() {
    let plain = statement(&usual());
    let other = school::POLICY.replace("principal == Hat::\"principal\"", "principal == Hat::\"secretary\"");
    let changed = statement(&house(school::policy(module(), other)));
    assert_ne!(plain.digest(), changed.digest());
    let secretary = |it: &crate::statement::Statement| {
        it.points.security.readers.iter().any(|reader| reader.hat == Hat::Secretary)
    };
    assert!(!secretary(&plain) && secretary(&changed));
}

#[test]
fn a_policy_wider_than_the_declared_reach_is_not_passed_over() {
    let wide = format!(
        "{}\n@id(\"it-sees-roll\") permit (principal == Hat::\"it\", action == Action::\"see-roll\", resource == Category::\"free-text\") when {{ context.affiliation == Affiliation::\"staff\" }};",
        school::POLICY
    );
    let readers = readers(&house(school::policy(module(), wide)));
    assert_eq!(seen(&readers, Hat::Administrator, Way::Other), ["free-text"]);
}

#[test]
fn a_stronger_sign_in_is_a_new_statement() {
    let house = usual();
    let (plain, mut raised) = (settings("Soløy kommune"), settings("Soløy kommune"));
    raised.sign_in.insert("teacher".into(), "high".into());
    let of = |settings| stated(&house, settings, "roll").digest();
    assert_ne!(of(&plain), of(&raised));
}

/// The statement may say too much about who can see, never too little: whatever the policies open to anybody
/// under any facts stands in it. Half of the vectors are the kind that open something.
#[test]
fn nothing_the_policies_open_is_missing_from_the_statement() {
    let house = usual();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    let mut opened = 0;
    for module in &house.modules {
        let it = stated(&house, &settings("Soløy kommune"), module.name);
        for (number, def) in house.policy.actions().filter(|(_, def)| def.module == module.name) {
            for hat in Hat::ALL.iter().copied().filter(|hat| *hat != Hat::System) {
                let rows =
                    it.points.security.readers.iter().filter(|row| (row.hat, row.action) == (hat, def.name));
                let stated = rows.fold(Categories::NONE, |all, row| all.and(row.categories));
                for turn in 0..24 {
                    let mut facts = Facts::default();
                    for (place, fact) in FACTS.iter().enumerate() {
                        facts = facts.with(place, next(fact.values.len()));
                    }
                    if turn % 2 == 0 {
                        facts = facts
                            .with_declared(true)
                            .with_fresh(true)
                            .with_restricted(false)
                            .with_objected(false)
                            .with_assurance(crate::facts::Assurance::High)
                            .with_admitted(facts.admitted() && hat == Hat::Guardian)
                            .with_allowed(facts.allowed() && hat == Hat::Guardian)
                            .with_contact_home(facts.contact_home() && hat == Hat::Teacher)
                            .with_guardianship(if hat == Hat::Guardian {
                                facts.guardianship()
                            } else {
                                Default::default()
                            });
                    }
                    let open = house.policy.decide_anew(number, hat, facts).open;
                    opened += usize::from(!open.is_empty());
                    assert!(stated.covers(open), "{} {}: {:?}", def.name, hat.code(), facts.spelled());
                }
            }
        }
    }
    assert!(opened > 50, "the vectors must open something to prove anything: {opened}");
}
