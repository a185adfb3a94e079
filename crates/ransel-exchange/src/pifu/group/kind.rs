//! What a group is: the format's scheme and level, and the word that goes with them.

use super::super::error::Problem;
use super::super::node::Node;

/// Organisations, as opposed to groups within them.
const ORGANISATION_SCHEME: &str = "pifu-ims-go-org";
const GROUP_SCHEME: &str = "pifu-ims-go-grp";

/// What a group is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKind {
    /// School owner.
    Owner,
    /// School.
    School,
    /// The one group each pupil belongs to.
    SchoolClass,
    /// Pupils taught together in a subject.
    TeachingGroup,
    /// Pupils of one contact teacher.
    ContactTeacherGroup,
    /// Year level.
    YearLevel,
    /// Education programme.
    EducationProgramme,
    /// Programme area: one year of a programme.
    ProgrammeArea,
    /// Subject.
    Subject,
    /// Guardians of a group's pupils.
    Guardians,
    /// Language education.
    Language,
    /// Made up of other groups.
    Composite,
    /// Pupil council.
    PupilCouncil,
    /// Parents' working committee.
    ParentCommittee,
    /// School committee.
    SchoolCommittee,
    /// Committee for the school environment.
    SchoolEnvironmentCommittee,
    /// After-school programme.
    AfterSchoolProgramme,
    /// Pupils for one exam.
    ExamGroup,
    /// A kind later versions may have added.
    Other {
        /// The scheme of the code.
        scheme: String,
        /// The code.
        level: String,
    },
}

/// Kind, scheme, level and word.
type KindRow = (GroupKind, &'static str, &'static str, &'static str);

const KINDS: &[KindRow] = &[
    (GroupKind::Owner, ORGANISATION_SCHEME, "1", "skoleeier"),
    (GroupKind::School, ORGANISATION_SCHEME, "2", "skole"),
    (GroupKind::SchoolClass, GROUP_SCHEME, "1", "basisgruppe"),
    (GroupKind::TeachingGroup, GROUP_SCHEME, "2", "undervisningsgruppe"),
    (GroupKind::ContactTeacherGroup, GROUP_SCHEME, "3", "kontaktlærergruppe"),
    (GroupKind::YearLevel, GROUP_SCHEME, "4", "trinn"),
    (GroupKind::EducationProgramme, GROUP_SCHEME, "5", "utdanningsprogram"),
    (GroupKind::ProgrammeArea, GROUP_SCHEME, "6", "programområde"),
    (GroupKind::Subject, GROUP_SCHEME, "7", "fag"),
    (GroupKind::Guardians, GROUP_SCHEME, "8", "foresattegruppe"),
    (GroupKind::Language, GROUP_SCHEME, "9", "språkopplæring"),
    (GroupKind::Composite, GROUP_SCHEME, "10", "sammensattgruppe"),
    (GroupKind::PupilCouncil, GROUP_SCHEME, "11", "elevråd"),
    (GroupKind::ParentCommittee, GROUP_SCHEME, "12", "fau"),
    (GroupKind::SchoolCommittee, GROUP_SCHEME, "13", "skoleutvalg"),
    (GroupKind::SchoolEnvironmentCommittee, GROUP_SCHEME, "14", "skolemiljøutvalg"),
    (GroupKind::AfterSchoolProgramme, GROUP_SCHEME, "15", "sfo"),
    (GroupKind::ExamGroup, GROUP_SCHEME, "16", "eksamensgruppe"),
];

impl GroupKind {
    /// The code decides, not the word: the schema checks codes and words only separately.
    pub(in super::super) fn from_node(node: &Node) -> Result<Self, Problem> {
        let scheme = node.need_text_of("scheme")?;
        let level = node.need("typevalue")?.need_attribute("level")?.trim_start_matches('0').to_owned();
        let known = KINDS.iter().find(|(_, of, code, _)| *of == scheme && *code == level);
        Ok(known.map_or(Self::Other { scheme, level }, |(kind, ..)| kind.clone()))
    }

    /// Scheme, level and word, or `None` for a kind this version of the format does not have.
    pub(in super::super) fn written(&self) -> Option<(&'static str, &'static str, &'static str)> {
        KINDS.iter().find(|(kind, ..)| kind == self).map(|(_, scheme, level, word)| (*scheme, *level, *word))
    }
}
