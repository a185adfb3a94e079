//! The list of modules: the one place that knows them all.

use std::sync::Arc;

use ransel_kernel::{House, Module, Result, house::Policies};
use ransel_site::Pages;

/// Every module beside the kernel's own.
pub fn modules() -> Vec<Module> {
    vec![
        ransel_school::module(),
        ransel_absence::module(),
        ransel_photo_consent::module(),
        ransel_survey::module(),
    ]
}

/// The modules' pages beside the house's own.
pub fn pages() -> Vec<Pages> {
    vec![ransel_absence::pages(), ransel_photo_consent::pages(), ransel_survey::pages()]
}

/// The house with all modules.
///
/// # Errors
/// The modules do not fit together.
pub fn house() -> Result<Arc<House>> {
    house_with(&[], Policies::Own)
}

/// The house as the product's own parts need it from the command line: it keeps no index of relations, and so opens
/// nothing to anybody.
///
/// # Errors
/// The modules do not fit together.
pub fn house_for_parts() -> Result<Arc<House>> {
    House::build_with(&modules(), ransel_school::BASE_FOR_PARTS, Policies::Own)
}

/// The house with further modules and the policies named: for tests.
///
/// # Errors
/// The modules do not fit together.
pub fn house_with(more: &[Module], policies: Policies) -> Result<Arc<House>> {
    let all: Vec<_> = modules().into_iter().chain(more.iter().copied()).collect();
    House::build_with(&all, ransel_school::BASE, policies)
}
