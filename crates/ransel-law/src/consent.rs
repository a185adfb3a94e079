//! Who must say yes, where something rests on consent (POL-2018 art. 6(1)(a)): by age, by what is asked about, and by who
//! will see it. Pure. Deliberately absent: what was answered, and by whom; that is the kernel's to hold against this.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AgeBand, facts,
    reference::{
        Instrument::{Barn1981, Vml2010},
        LAW_READ_ON, LawRef, Provision,
    },
    ruling::Ruling,
};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Everyday and uncontroversial.
    Everyday,
    /// Something that may become a problem for the child.
    Problematic,
}

/// Who will see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Those who belong to the school.
    Limited,
    /// Everybody.
    Open,
}

macro_rules! spoken {
    ($($name:ident: $($variant:ident = $code:literal),*;)*) => {$(
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word it is kept and spoken of as.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
            /// The value with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    )*};
}

spoken! {
    Sort: Everyday = "everyday", Problematic = "problematic";
    Audience: Limited = "limited", Open = "open";
    AgeBand: Under12 = "under-12", From12 = "from-12", From13 = "from-13", From15 = "from-15", From16 = "from-16",
        Adult = "adult";
}

/// What an owner has chosen beyond the floor. Both only add a yes that is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stricter {
    /// From 12 to 15, pupil and guardian must both say yes; otherwise both are asked and one suffices.
    pub both_from_12: bool,
    /// Everybody with parental responsibility must say yes, where guardians decide.
    pub every_guardian: bool,
}

/// Whose yes it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// A guardian's.
    Guardian,
    /// The pupil's own.
    Pupil,
    /// Both are asked, and one of them suffices.
    Either,
    /// Both.
    Both,
}

/// Who is asked and told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhoSaysYes {
    /// Whose yes it takes. The pupil's no stops it in any case, also where her yes is not needed.
    pub needed: Needed,
    /// Where a guardian's: every guardian's.
    pub every_guardian: bool,
    /// A guardian's no stops it.
    pub guardian_may_stop: bool,
    /// Guardians are told, and asked nothing.
    pub guardians_told: bool,
}

const fn read(instrument: crate::Instrument, section: u16) -> LawRef {
    LawRef::new(instrument, Provision::section(section), LAW_READ_ON)
}

/// Who must say yes on a day.
///
/// Under 12 the guardians decide and the child is heard (BARN-1981 §§ 30, 31). From 12 the child decides about everyday
/// things that stay at the school; what everybody sees, and what may become a problem, is the guardians' until 15, and both
/// are asked (§ 31). From 15 the child decides alone and the guardians are told (§ 32); at 18 nobody is told (VML-2010 § 8).
/// The child's no always stops it.
pub fn who_must_say_yes(
    band: AgeBand,
    sort: Sort,
    audience: Audience,
    stricter: Stricter,
    on: Date,
) -> Ruling<WhoSaysYes> {
    let everyday_here = sort == Sort::Everyday && audience == Audience::Limited;
    let (needed, source) = match band {
        AgeBand::Under12 => (Needed::Guardian, read(Barn1981, 30)),
        AgeBand::From12 | AgeBand::From13 if stricter.both_from_12 => (Needed::Both, read(Barn1981, 31)),
        AgeBand::From12 | AgeBand::From13 if everyday_here => (Needed::Either, read(Barn1981, 31)),
        AgeBand::From12 | AgeBand::From13 => (Needed::Guardian, read(Barn1981, 31)),
        AgeBand::From15 | AgeBand::From16 => (Needed::Pupil, read(Barn1981, 32)),
        AgeBand::Adult => (Needed::Pupil, read(Vml2010, 8)),
    };
    let under_15 = band < AgeBand::From15;
    let outcome = WhoSaysYes {
        needed,
        every_guardian: needed != Needed::Pupil && stricter.every_guardian,
        guardian_may_stop: under_15,
        guardians_told: !under_15 && band != AgeBand::Adult,
    };
    let words = |yes: bool| if yes { "yes" } else { "no" };
    let because = facts![
        age_band = band.code(),
        everyday = words(sort == Sort::Everyday),
        open = words(audience == Audience::Open),
        both_chosen = words(stricter.both_from_12),
        every_guardian_chosen = words(stricter.every_guardian),
        on,
    ];
    Ruling { outcome, source, because }
}
