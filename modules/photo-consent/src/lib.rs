//! Pictures and film of pupils, and consent to showing them: who is in a picture, where it may be used, and that it is shown
//! nowhere a consent does not reach; and what pupils write, shared by them and taken back by them. Deliberately absent:
//! recognising faces, and any function for surveillance.

mod actions;
mod choices;
mod migrations;
mod pages;
pub mod records;
pub mod rules;
mod seed;
mod shelf;

use ransel_kernel::{Module, events, events::ConsentWithdrawn, handovers, records};

pub use choices::Choices;
pub use pages::pages;
pub use seed::{SeedClass, seed};

use crate::records::{
    AgainstWish, AgainstWishReasons, Exhibition, Film, FilmPiece, Picture, PictureFile, PictureOf, Recording,
    RecordingCircle, RecordingOf, RecordingPurpose, Shown, Work, WorkPart, WorkWords,
};

/// The module's name.
pub(crate) const NAME: &str = "photo-consent";

/// Pictures and consent, as a module of the house.
pub fn module() -> Module {
    Module {
        name: NAME,
        register: include_str!("../register.toml"),
        policy: include_str!("../policy.cedar"),
        promises: include_str!("../promises.toml"),
        records: records![
            Picture,
            PictureOf,
            PictureFile,
            Shown,
            Exhibition,
            AgainstWish,
            AgainstWishReasons,
            Recording,
            RecordingPurpose,
            RecordingCircle,
            RecordingOf,
            Film,
            FilmPiece,
            Work,
            WorkWords,
            WorkPart
        ],
        migrations: migrations::MIGRATIONS,
        actions: actions::ACTIONS,
        gives: handovers![],
        asks: handovers![],
        hears: events![ConsentWithdrawn => actions::take_films_away],
    }
}

#[cfg(test)]
mod tests;
