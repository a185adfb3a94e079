//! The questions there are. A wording that has been asked is never changed: a new one is a new version, and a survey keeps the
//! version it was made with.

use ransel_sociogram::Sign;

use crate::records::Mode;

/// The most pupils somebody can choose at a question.
pub const CHOICES_AT_MOST: usize = 3;
/// The most characters of an open answer.
pub const WORDS_AT_MOST: usize = 2_000;
/// How many options a scale has. The first is the best.
pub const OPTIONS: i64 = 4;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By choosing others in the class.
    Choose(Sign),
    /// On a scale whose options are called after this.
    Scale(&'static str),
    /// In own words.
    Open,
}

/// A question of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its code; the wording is the text `survey-q-CODE-vVERSION`.
    pub code: &'static str,
    /// The version of its wording.
    pub version: i64,
    /// How it is answered.
    pub kind: Kind,
}

const fn asked(code: &'static str, kind: Kind) -> Asked {
    Asked { code, version: 1, kind }
}

/// All questions, newest wording last, in the order they are offered.
pub const BANK: &[Asked] = &[
    asked("thrive", Kind::Scale("good")),
    asked("safe", Kind::Scale("safe")),
    asked("company", Kind::Scale("often")),
    asked("breaks", Kind::Choose(Sign::Positive)),
    asked("work", Kind::Choose(Sign::Positive)),
    asked("adults", Kind::Scale("often")),
    asked("teased", Kind::Scale("never")),
    asked("unkind", Kind::Choose(Sign::Negative)),
    asked("avoid", Kind::Choose(Sign::Negative)),
    asked("more", Kind::Open),
];

impl Asked {
    /// The question with this code and version.
    pub fn find(code: &str, version: i64) -> Option<&'static Self> {
        BANK.iter().find(|asked| asked.code == code && asked.version == version)
    }

    /// Whether it may be asked in this mode: to prevent, nothing negative is asked about anybody by name
    /// (FOPPL-2024 § 20-5 first paragraph, wording of 2024-08-01).
    pub fn fits(&self, mode: Mode) -> bool {
        mode == Mode::FollowUp || self.kind != Kind::Choose(Sign::Negative)
    }

    /// The key of its wording.
    pub fn key(&self) -> String {
        format!("survey-q-{}-v{}", self.code, self.version)
    }

    /// The key of an option of its scale.
    pub fn option_key(scale: &str, option: i64) -> String {
        format!("survey-scale-{scale}-{option}")
    }
}
