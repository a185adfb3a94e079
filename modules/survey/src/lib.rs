//! The class-environment survey: a class tells how it is among its pupils, not anonymously, and the teacher sees who chooses whom
//! and who is alone (OPPL-2023 chapter 12, FOPPL-2024 § 20-5). Deliberately absent: anonymous links, rankings and scores of
//! pupils, negative questions by name where nothing is suspected, and anything that outlives the survey.

mod actions;
mod bank;
mod choices;
mod migrations;
pub mod order;
mod pages;
mod put;
pub mod records;
mod seal;
mod seed;

use ransel_kernel::{Module, events, events::PupilLeft, handovers, records};

pub use pages::pages;
pub use seed::{SeedClass, SeedPupil, seed, seeded};

use crate::order::{Order, OrderedPupil, SurveyOnOrder};
use crate::records::{
    Answered, Chosen, OwnQuestion, Pupil, Question, Reason, Seal, Share, Size, Survey, Use, Words,
};

/// The module's name.
pub(crate) const NAME: &str = "survey";
/// The part of the product that looks up who is in a survey.
pub(crate) const PART: &str = "survey";

/// The survey, as a module of the house.
pub fn module() -> Module {
    Module {
        name: NAME,
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![
            Survey,
            Reason,
            Question,
            OwnQuestion,
            Pupil,
            Answered,
            Chosen,
            Seal,
            Words,
            Share,
            Use,
            Size,
            Order,
            OrderedPupil
        ],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
        gives: handovers![SurveyOnOrder],
        asks: handovers![],
        hears: events![PupilLeft => actions::forget_leaver],
    }
}

#[cfg(test)]
mod tests;
