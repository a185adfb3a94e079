//! Age limits set by law, as dated rows. A changed limit is a new row and an end for the old one.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::age_on;
use crate::calendar::Period;
use crate::facts;
use crate::reference::Instrument::{Barn1981, Foppl2024, Fvl1967, Oppl2023, Pbrl1999, Pol2018, Vml2010};
use crate::reference::{Certainty, LAW_READ_ON, LawRef, Provision};
use crate::ruling::Ruling;

/// What a limit opens or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeRight {
    /// Must be asked in personal matters; younger children too if able to form a view.
    IsAsked,
    /// The opinion carries great weight.
    OpinionWeighsHeavily,
    /// May join the talk between school and parents.
    JoinsParentTalk,
    /// May ask that health information be kept from parents, for reasons that are respected.
    WithholdsHealthInformation,
    /// Consents alone to information society services offered directly to children: `digital_consent_age`.
    ConsentsOnline,
    /// Decides everything about the own education.
    DecidesOwnEducation,
    /// Decides about education and joining associations under the Children Act.
    DecidesUnderChildrenAct,
    /// Is given advance notice in person, beside the guardians.
    ReceivesAdvanceNotice,
    /// Has access to the documents of the own case.
    SeesOwnCase,
    /// Is told of decisions in person, beside the guardians.
    ReceivesDecisions,
    /// Is of age in health matters.
    IsOfAgeInHealth,
    /// Is an adult: guardians' access and letters to them end the same day, own consents are asked anew.
    IsAdult,
    /// The track for adults in upper secondary education opens.
    EntersAdultTrack,
    /// The follow-up service ends. The youth right itself runs to the end of a school year and is no age limit.
    LeavesFollowUpService,
}

/// A limit: from this birthday on, under this provision, while the row applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeLimit {
    /// Years of age.
    pub age: u8,
    /// What the birthday opens or ends.
    pub right: AgeRight,
    /// The provision.
    pub law: LawRef,
    /// The days the number applies.
    pub valid: Period,
    /// How sure the row is.
    pub certainty: Certainty,
}

/// The table begins with the Education Act in force; earlier limits were not traced and are not claimed.
const TABLE_BEGINS: Date = date(2024, 8, 1);

const fn row(age: u8, right: AgeRight, law: LawRef, certainty: Certainty) -> AgeLimit {
    AgeLimit { age, right, law, valid: Period::since(TABLE_BEGINS), certainty }
}

const fn read(instrument: crate::Instrument, provision: Provision) -> LawRef {
    LawRef::new(instrument, provision, LAW_READ_ON)
}

/// The limits, youngest first.
pub const AGE_LIMITS: &[AgeLimit] = {
    use AgeRight as R;
    use Certainty::{Likely, Sure, Unverified};
    &[
        row(7, R::IsAsked, read(Barn1981, Provision::section(31)), Sure),
        row(12, R::OpinionWeighsHeavily, read(Barn1981, Provision::section(31)), Sure),
        row(12, R::JoinsParentTalk, read(Foppl2024, Provision::chaptered(11, 1)), Sure),
        row(12, R::WithholdsHealthInformation, read(Pbrl1999, Provision::chaptered(3, 4)), Likely),
        // A rise to 15 was consulted on in 2025: when it comes, this row ends and a new one begins.
        row(13, R::ConsentsOnline, read(Pol2018, Provision::section(5)), Unverified),
        row(15, R::DecidesOwnEducation, read(Oppl2023, Provision::chaptered(24, 5)), Sure),
        row(15, R::DecidesUnderChildrenAct, read(Barn1981, Provision::section(32)), Sure),
        row(15, R::ReceivesAdvanceNotice, read(Fvl1967, Provision::section(16)), Sure),
        row(15, R::SeesOwnCase, read(Fvl1967, Provision::section(18)), Likely),
        row(15, R::ReceivesDecisions, read(Fvl1967, Provision::section(27)), Sure),
        row(16, R::IsOfAgeInHealth, read(Pbrl1999, Provision::chaptered(4, 3)), Sure),
        row(18, R::IsAdult, read(Vml2010, Provision::section(8)), Sure),
        row(19, R::EntersAdultTrack, read(Oppl2023, Provision::chaptered(18, 3)), Likely),
        row(24, R::LeavesFollowUpService, read(Oppl2023, Provision::chaptered(9, 4)), Sure),
    ]
};

/// The limit for a right on a day; none for days before the table begins.
pub fn age_limit(right: AgeRight, on: Date) -> Option<&'static AgeLimit> {
    AGE_LIMITS.iter().find(|limit| limit.right == right && limit.valid.holds_on(on))
}

/// Has someone born then reached the age for a right on a day? The facts hold the age, not the birth date.
/// None for days before the table begins.
pub fn has_reached(right: AgeRight, born: Date, on: Date) -> Option<Ruling<bool>> {
    let limit = age_limit(right, on)?;
    let age = age_on(born, on);
    Some(Ruling {
        outcome: age >= limit.age,
        source: limit.law,
        because: facts![age, age_limit = limit.age, on],
    })
}
