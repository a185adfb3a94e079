//! Does the absence limit apply at all: for this learner, in this assessment (R2-4, R2-5)?

use ransel_law::{Ruling, facts};
use serde::{Deserialize, Serialize};

use super::limit::AbsenceLimit;

/// In which capacity someone learns the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Learner {
    /// A pupil in upper secondary education.
    UpperSecondaryPupil,
    /// A pupil in primary or lower secondary school.
    PrimaryPupil,
    /// An apprentice.
    Apprentice,
    /// A private candidate (likely; the text speaks of pupils).
    PrivateCandidate,
    /// A participant in education for adults: the absence rules are switched off for them.
    AdultParticipant,
}

/// An assessment with a grade that absence might cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessment {
    /// The final grade in the subject (standpunktkarakter).
    OverallAchievementGrade,
    /// The half-year assessment with a grade at the end of the year, in a subject that continues.
    EndOfYearHalfYearAssessment,
    /// The half-year assessment with a grade in the middle of the year.
    MidYearHalfYearAssessment,
}

/// Does the absence limit apply?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// The right to this assessment depends on the absence.
    Yes,
    /// It does not; absence is registered all the same.
    No,
}

impl Learner {
    /// The word stored in rulings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::UpperSecondaryPupil => "upper_secondary_pupil",
            Self::PrimaryPupil => "primary_pupil",
            Self::Apprentice => "apprentice",
            Self::PrivateCandidate => "private_candidate",
            Self::AdultParticipant => "adult_participant",
        }
    }
}

impl Assessment {
    /// The word stored in rulings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OverallAchievementGrade => "overall_achievement_grade",
            Self::EndOfYearHalfYearAssessment => "end_of_year_half_year_assessment",
            Self::MidYearHalfYearAssessment => "mid_year_half_year_assessment",
        }
    }
}

/// Does the absence limit apply to this learner in this assessment? FOPPL-2024 § 9-8, in the wording of the row.
pub fn absence_limit_applies(
    learner: Learner,
    assessment: Assessment,
    limit: &AbsenceLimit,
) -> Ruling<Applies> {
    let applies = learner == Learner::UpperSecondaryPupil && limit.covers.contains(&assessment);
    Ruling {
        outcome: if applies { Applies::Yes } else { Applies::No },
        source: limit.source,
        because: facts![learner = learner.key(), assessment = assessment.key()],
    }
}
