//! Two parents with responsibility see the same about the schooling, wherever the child lives (BARN-1981 §§ 46, 47). Asked
//! of the policies themselves, for every reading action and every case: not of what a page happens to show today.

use ransel_kernel::{
    Category, Facts, Hat, House,
    action::Reach,
    facts::{Age, Assurance, Enrolment, Guardianship, Stage, Window},
};

/// What is about schooling. How one is reached is a home's own, who opened the folder is the child's own, and a protected
/// address is another matter.
const SCHOOLING: [Category; 7] = [
    Category::Placement,
    Category::Attendance,
    Category::Conduct,
    Category::Grades,
    Category::AbsenceReason,
    Category::Casework,
    Category::FreeText,
];

const AGES: [Age; 5] = [Age::Under12, Age::From12, Age::From13, Age::From15, Age::From16];

/// A reading action and a kind of data one of two parents sees and the other does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The action's name.
    pub action: &'static str,
    /// What differs.
    pub category: Category,
    /// The case, as its facts are named.
    pub case: Vec<String>,
}

/// Every difference there is between a parent the child lives with and one who lives elsewhere. None is right.
pub fn differences(house: &House) -> Vec<Difference> {
    let policy = &house.policy;
    let mut found = Vec::new();
    let reads = policy.actions().filter(|(_, action)| {
        let children =
            |(hat, ways): &(Hat, &[Reach])| *hat == Hat::Guardian && ways.contains(&Reach::Children);
        !action.writes && action.reach.iter().any(children)
    });
    for (number, action) in reads {
        for case in cases() {
            let open = |standing| policy.decide(number, Hat::Guardian, case.with_guardianship(standing)).open;
            let (home, apart) = (open(Guardianship::LivesWith), open(Guardianship::Apart));
            for category in SCHOOLING.into_iter().filter(|one| home.has(*one) != apart.has(*one)) {
                found.push(Difference { action: action.name, category, case: case.spelled() });
            }
        }
    }
    found
}

/// The cases two parents can be in together: the child's age, what it has allowed and confided, how they have come in.
fn cases() -> Vec<Facts> {
    let mut cases = Vec::new();
    for age in AGES {
        for flags in 0..16_u8 {
            let flag = |at: u8| flags >> at & 1 == 1;
            let (stage, window) = (
                if flag(3) { Stage::Compulsory } else { Stage::Upper },
                if flag(2) { Window::Danger } else { Window::None },
            );
            cases.push(
                Facts::default()
                    .with_age(age)
                    .with_enrolment(Enrolment::Current)
                    .with_stage(stage)
                    .with_assurance(Assurance::Substantial)
                    .with_fresh(true)
                    .with_allowed(flag(0))
                    .with_confided(flag(1))
                    .with_window(window),
            );
        }
    }
    cases
}
