//! Who is told. Pure.

use jiff::civil::date;
use ransel_kernel::{
    PersonId,
    facts::{Age, Guardianship, Protection},
    relations::Kin,
};
use ransel_law::{
    LawRef, Provision, Ruling, facts,
    reference::{
        Instrument,
        Instrument::{Barn1981, Bvl2021, Fvl1967, Vml2010},
    },
};

use crate::records::Happened;

/// Why somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Is the pupil, and 15 or more: a party of her own.
    Pupil,
    /// The child lives there.
    Home,
    /// The child lives with both: each is told, and neither can be taken off.
    Both,
    /// Has the care after a care order.
    Care,
    /// Lives elsewhere and has asked.
    Asked,
    /// Lives elsewhere, and the owner tells everybody with responsibility from the start.
    FromTheStart,
}

/// Why somebody is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTold {
    /// The pupil is of age: it is hers to tell.
    OfAge,
    /// Lives elsewhere. Of a child with a protected address the same is said, asked or not: the difference would tell.
    Elsewhere,
    /// Has no parental responsibility, or not the care: is answered case by case.
    CaseByCase,
    /// Knows what those with responsibility have consented to, and is not written to.
    ThirdPerson,
    /// An appointed guardian gets what the mandate says.
    Mandate,
    /// Has lost the right to information.
    NoRight,
}

impl Told {
    /// The end of the key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Home => "home",
            Self::Both => "both",
            Self::Care => "care",
            Self::Asked => "asked",
            Self::FromTheStart => "from-the-start",
        }
    }
}

impl NotTold {
    /// The end of the key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OfAge => "of-age",
            Self::Elsewhere => "elsewhere",
            Self::CaseByCase => "case-by-case",
            Self::ThirdPerson => "third-person",
            Self::Mandate => "mandate",
            Self::NoRight => "no-right",
        }
    }
}

/// Somebody a message home may be for, and whether it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// Whether, and why.
    pub ruling: Ruling<Result<Told, NotTold>>,
}

impl Addressee {
    /// Whether she is told.
    pub const fn is_told(&self) -> bool {
        self.ruling.outcome.is_ok()
    }
}

/// Who is told about `pupil` what is told unasked, the pupil first. An age nobody knows may be 18: then nobody at home is.
pub fn addressees(
    pupil: PersonId,
    age: Age,
    protection: Protection,
    kin: &[Kin],
    from_the_start: bool,
) -> Vec<Addressee> {
    let of_age = matches!(age, Age::Adult | Age::Unknown);
    let party = matches!(age, Age::From15 | Age::From16 | Age::Adult | Age::Unknown);
    let protected = matches!(protection, Protection::Confidential | Protection::Strict);
    let herself = party.then(|| Addressee {
        person: pupil,
        ruling: ruling(Ok(Told::Pupil), (Fvl1967, Provision::section(18)), Guardianship::None, false),
    });
    let adults = kin.iter().map(|kin| {
        let elsewhere = match (kin.asked, from_the_start) {
            _ if protected => Err(NotTold::Elsewhere),
            (true, _) => Ok(Told::Asked),
            (false, true) => Ok(Told::FromTheStart),
            (false, false) => Err(NotTold::Elsewhere),
        };
        let (outcome, source) = match kin.standing {
            // What closes comes first: whoever has lost the right is not told of a birthday either.
            Guardianship::Barred | Guardianship::None => {
                (Err(NotTold::NoRight), (Barn1981, Provision::section(47)))
            }
            _ if of_age => (Err(NotTold::OfAge), (Vml2010, Provision::section(8))),
            Guardianship::LivesWith => (Ok(Told::Home), (Barn1981, Provision::section(37))),
            Guardianship::Shared => (Ok(Told::Both), (Barn1981, Provision::section(36))),
            Guardianship::Foster => (Ok(Told::Care), (Bvl2021, Provision::chaptered(5, 1))),
            Guardianship::Apart => (elsewhere, (Barn1981, Provision::section(47))),
            Guardianship::Appointed => (Err(NotTold::Mandate), (Vml2010, Provision::section(8))),
            Guardianship::ThirdPerson => (Err(NotTold::ThirdPerson), (Fvl1967, Provision::section(13))),
            Guardianship::NoResponsibility => (Err(NotTold::CaseByCase), (Barn1981, Provision::section(47))),
            Guardianship::AfterCareOrder => (Err(NotTold::CaseByCase), (Barn1981, Provision::section(47))),
        };
        Addressee { person: kin.adult, ruling: ruling(outcome, source, kin.standing, kin.asked) }
    });
    herself.into_iter().chain(adults).collect()
}

fn ruling(
    outcome: Result<Told, NotTold>,
    (instrument, provision): (Instrument, Provision),
    standing: Guardianship,
    asked: bool,
) -> Ruling<Result<Told, NotTold>> {
    Ruling {
        outcome,
        source: LawRef::new(instrument, provision, date(2026, 10, 1)),
        because: facts![standing = standing.code(), asked],
    }
}

/// Whom a change in a child's family touches, and who may know of it: those with responsibility or care, the adult it is
/// about, and the pupil from 15. Of a child with a protected address nobody outside its home; who has no right to
/// information is told nothing, also not that this is so.
pub fn touched(
    pupil: PersonId,
    age: Age,
    protection: Protection,
    kin: &[Kin],
    kind: Happened,
    about: Option<PersonId>,
) -> Vec<PersonId> {
    use Guardianship::{
        AfterCareOrder, Apart, Appointed, Foster, LivesWith, NoResponsibility, Shared, ThirdPerson,
    };
    let of_age = matches!(age, Age::Adult | Age::Unknown);
    let protected = matches!(protection, Protection::Confidential | Protection::Strict);
    let knows = |kin: &&Kin| match kin.standing {
        LivesWith | Shared | Foster => true,
        Apart => !protected,
        // Where the child lives after a care order may be kept from its parents.
        AfterCareOrder if kind == Happened::Care => true,
        AfterCareOrder | Appointed | ThirdPerson | NoResponsibility => !protected && about == Some(kin.adult),
        Guardianship::None | Guardianship::Barred => false,
    };
    let herself = matches!(age, Age::From15 | Age::From16 | Age::Adult).then_some(pupil);
    let adults = kin.iter().filter(|_| !of_age).filter(knows).map(|kin| kin.adult);
    herself.into_iter().chain(adults).collect()
}
