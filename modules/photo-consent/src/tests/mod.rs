//! What must hold before this module is of any use: it fits into the house, its register entry is complete and true,
//! and it speaks every language. Sentences about the law and the school come beside this, with `ransel-testkit`.

mod works;

use ransel_kernel::{
    House,
    register::Register,
    settings::{OwnerEntry, Settings},
    statement::{Mismatch, Unkept, mismatches},
};
use ransel_web::{Lang, Texts};

use crate::{Choices, module, pages::TEXTS};

#[test]
fn the_module_fits_into_the_house() {
    House::build(&[ransel_school::module(), module()], ransel_school::BASE).unwrap();
}

#[test]
fn the_register_entry_has_all_five_points() {
    assert_eq!(Register::parse(module().register).unwrap().gaps(), []);
}

#[test]
fn the_register_entry_says_what_the_tables_hold_and_nothing_else() {
    let house = House::build(&[ransel_school::module(), module()], ransel_school::BASE).unwrap();
    let used =
        |found: &Mismatch| matches!(found, Mismatch::NamedNotKept { why, .. } if *why != Unkept::Neither);
    let wrong: Vec<_> = mismatches(&house, module().name).into_iter().filter(|found| !used(found)).collect();
    assert_eq!(wrong, []);
}

#[test]
fn what_the_register_calls_usual_is_what_holds_where_nothing_is_chosen() {
    let register = Register::parse(module().register).unwrap();
    let mut settings = Settings::default_for(OwnerEntry::default());
    let nothing = Choices::from(&settings);
    let usual = register.choice.iter().map(|choice| (choice.id.clone(), choice.usual.clone())).collect();
    settings.module.insert(register.module, usual);
    assert_eq!(Choices::from(&settings), nothing);
}

#[test]
fn every_language_has_the_same_texts() {
    let texts = Texts::load(TEXTS).unwrap();
    for lang in [Lang::Nn, Lang::En] {
        assert_eq!((texts.missing(lang), texts.surplus(lang)), (vec![], vec![]), "{lang:?}");
    }
}
