//! What must hold before this module is of any use: it fits into the house, its register entry is complete and true,
//! and it speaks every language. Sentences about the law and the school come beside this, with `ransel-testkit`.

use ransel_kernel::{
    House,
    register::Register,
    statement::{Mismatch, Unkept, mismatches},
};
use ransel_web::{Lang, Texts};

use crate::{module, pages::TEXTS};

mod law;

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
fn every_language_has_the_same_texts() {
    let texts = Texts::load(TEXTS).unwrap();
    for lang in [Lang::Nn, Lang::En] {
        assert_eq!((texts.missing(lang), texts.surplus(lang)), (vec![], vec![]), "{lang:?}");
    }
}
