//! The curriculum of Soløy: which subjects each year has, with hours a year from `school-rules.md` R18-1 and R18-4.
//! Deliberately only a few programmes. Codes for years 1–7, for health work and for languages in Vg1 are likely, not confirmed.

mod secondary;
mod tables;

pub(crate) use secondary::{BlockOf, Offer};

use crate::model::{LESSON_MINUTES, ProgrammeArea, Stage, YearLevel};

/// Who a subject is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// Fellesfag, FF.
    Common,
    /// Felles programfag, FP: everybody of the programme area.
    CommonProgramme,
    /// Valgfritt programfag, VP.
    ElectiveProgramme,
}

/// The field a teacher is hired for; a teacher takes groups of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Field {
    Humanities,
    Languages,
    Sciences,
    Society,
    Arts,
    Body,
    Health,
}

/// Who teaches a subject that a whole class has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TaughtBy {
    ContactTeacher,
    SubjectTeacher,
}

/// A subject of a year, as the tables have it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    pub(crate) code: &'static str,
    pub(crate) name_nb: &'static str,
    pub(crate) name_nn: &'static str,
    /// Minutes in a full year.
    pub(crate) annual_minutes: u32,
    pub(crate) kind: SubjectKind,
    pub(crate) field: Field,
    pub(crate) taught_by: TaughtBy,
}

impl Course {
    /// Lessons a week that reach the annual minutes in the 38 weeks of a school year (R1-6).
    pub(crate) fn lessons_weekly(&self) -> usize {
        (self.annual_minutes.div_ceil(38 * u32::from(LESSON_MINUTES))) as usize
    }
}

/// What a class is taught as one, and the blocks it shares with others of its year.
pub(crate) struct Plan {
    pub(crate) whole_class: &'static [Course],
    pub(crate) blocks: &'static [BlockOf],
}

/// All years of education that have classes.
pub(crate) const YEARS: [u8; 13] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

/// The plan of a class.
pub(crate) fn plan(level: YearLevel, area: Option<ProgrammeArea>) -> Plan {
    match (level.stage(), area.map(|area| area.code)) {
        (Stage::Primary, _) => Plan { whole_class: tables::PRIMARY, blocks: &[] },
        (Stage::LowerSecondary, _) => {
            Plan { whole_class: tables::LOWER_SECONDARY, blocks: secondary::LOWER_SECONDARY }
        }
        (Stage::UpperSecondary, Some("STUSP1----")) => {
            Plan { whole_class: tables::VG1, blocks: secondary::VG1 }
        }
        (Stage::UpperSecondary, Some("STREA2----")) => {
            Plan { whole_class: tables::VG2_SCIENCE, blocks: secondary::VG2_SCIENCE }
        }
        (Stage::UpperSecondary, Some("STSSA2----")) => {
            Plan { whole_class: tables::VG2_SOCIETY, blocks: secondary::VG2_SOCIETY }
        }
        (Stage::UpperSecondary, Some("STREA3----")) => {
            Plan { whole_class: tables::VG3, blocks: secondary::VG3_SCIENCE }
        }
        (Stage::UpperSecondary, Some("HSHSF1----")) => Plan { whole_class: tables::HEALTH_VG1, blocks: &[] },
        (Stage::UpperSecondary, Some("HSHEA2----")) => Plan { whole_class: tables::HEALTH_VG2, blocks: &[] },
        (Stage::UpperSecondary, _) => Plan { whole_class: tables::VG3, blocks: secondary::VG3_SOCIETY },
    }
}

/// The programme area and the letters in the name of the `index`th of `count` classes of an upper secondary year.
/// About every fourth class of Vg1 and Vg2 is vocational; after Vg2 those pupils become apprentices.
pub(crate) fn programme(
    level: YearLevel,
    index: usize,
    count: usize,
) -> (ProgrammeArea, &'static str, usize) {
    let area = |code, name| ProgrammeArea { code, name };
    let vocational = if level.0 < 13 && count > 2 { (count / 4).max(1) } else { 0 };
    let study = count - vocational;
    if index >= study {
        return match level.0 {
            11 => (area("HSHSF1----", "Helse- og oppvekstfag"), "HS", index - study),
            _ => (area("HSHEA2----", "Helsearbeiderfag"), "HEA", index - study),
        };
    }
    let science = index == 0 && study > 1;
    let area = match (level.0, science) {
        (11, _) => area("STUSP1----", "Studiespesialisering"),
        (12, true) => area("STREA2----", "Realfag"),
        (12, false) => area("STSSA2----", "Språk, samfunnsfag og økonomi"),
        (_, true) => area("STREA3----", "Realfag"),
        (_, false) => area("STSSA3----", "Språk, samfunnsfag og økonomi"),
    };
    (area, "ST", index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_plan_has_more_lessons_than_the_week() {
        for level in 1..=13 {
            for index in 0..4 {
                let level = YearLevel(level);
                let area = (level.0 > 10).then(|| programme(level, index, 4).0);
                let plan = plan(level, area);
                let class: usize = plan.whole_class.iter().map(Course::lessons_weekly).sum();
                let blocks: usize = plan.blocks.iter().map(|block| block.offers[0].lessons_weekly()).sum();
                assert!((26..=35).contains(&(class + blocks)), "{level} {area:?}: {class} + {blocks}");
            }
        }
    }

    #[test]
    fn lessons_reach_the_hours_of_a_year() {
        let english = tables::VG1.iter().find(|course| course.code == "ENG1007").unwrap();
        assert_eq!(english.annual_minutes, 140 * 60);
        assert_eq!(english.lessons_weekly(), 5);
    }
}
