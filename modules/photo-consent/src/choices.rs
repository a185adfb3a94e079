//! What the owner has chosen about pictures (under `[module.photo-consent]`), with what holds where nothing is chosen.

use ransel_kernel::settings::Settings;

use crate::records::Place;

/// The only uses an owner may let go without consent: everyday pictures that stay with the class. Everything else waits.
const MAY_BE_FREE: [Place; 2] = [Place::Classroom, Place::Guardians];

/// The owner's choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Uses an everyday picture needs no consent for; a closed list, and empty at a strict owner's.
    pub without_consent: Vec<Place>,
    /// Whether the principal can let a picture be shown against a pupil's wish; off where nothing is chosen.
    pub against_wish: bool,
}

impl From<&Settings> for Choices {
    fn from(settings: &Settings) -> Self {
        let chosen = settings.module.get("photo-consent");
        let value = |name: &str| chosen.and_then(|table| table.get(name));
        let listed = value("without_consent").and_then(|it| it.as_array());
        let free = |place: &Place| {
            listed.is_none_or(|list| list.iter().any(|item| item.as_str() == Some(place.code())))
        };
        Self {
            without_consent: MAY_BE_FREE.into_iter().filter(free).collect(),
            against_wish: value("against_wish").and_then(|it| it.as_bool()).unwrap_or(false),
        }
    }
}
