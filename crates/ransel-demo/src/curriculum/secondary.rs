//! Blocks: lessons where the classes of a year split up into groups by what the pupils chose.
//! All groups of a block are taught at the same time, so a choice never clashes with another.

use super::tables::course;
use super::{Course, Field, SubjectKind, TaughtBy};
use Field::{Languages, Sciences, Society};

/// A subject that can be chosen in a block.
pub(crate) type Offer = Course;

/// A block as one programme area sees it.
pub(crate) struct BlockOf {
    /// The same letter is the same block for every programme area of the year.
    pub(crate) letter: &'static str,
    pub(crate) offers: &'static [Offer],
}

const fn block(letter: &'static str, offers: &'static [Offer]) -> BlockOf {
    BlockOf { letter, offers }
}

const fn common(code: &'static str, name: &'static str, minutes: u32) -> Offer {
    course(code, [name, name], minutes, SubjectKind::Common, Languages, TaughtBy::SubjectTeacher)
}

/// Programme subjects for study competence have 140 hours each.
const fn elective(code: &'static str, names: [&'static str; 2], field: Field) -> Offer {
    course(code, names, 140 * 60, SubjectKind::ElectiveProgramme, field, TaughtBy::SubjectTeacher)
}

pub(super) const LOWER_SECONDARY: &[BlockOf] = &[block(
    "L",
    &[
        common("FSP0132", "Spansk", 222 * 60 / 3),
        common("FSP0162", "Tysk", 222 * 60 / 3),
        common("FSP0042", "Fransk", 222 * 60 / 3),
    ],
)];

pub(super) const VG1: &[BlockOf] = &[block(
    "L",
    &[
        common("FSP6217", "Spansk II, Vg1", 113 * 60),
        common("FSP6223", "Tysk II, Vg1", 113 * 60),
        common("FSP6220", "Fransk II, Vg1", 113 * 60),
    ],
)];

const LANGUAGES_VG2: BlockOf = block(
    "L",
    &[
        common("FSP6218", "Spansk II, Vg2", 112 * 60),
        common("FSP6224", "Tysk II, Vg2", 112 * 60),
        common("FSP6221", "Fransk II, Vg2", 112 * 60),
    ],
);

pub(super) const VG2_SCIENCE: &[BlockOf] = &[
    LANGUAGES_VG2,
    block("A", &[elective("REA3056", ["Matematikk R1", "Matematikk R1"], Sciences)]),
    block("B", &[elective("REA3038", ["Fysikk 1", "Fysikk 1"], Sciences)]),
    block(
        "C",
        &[
            elective("REA3045", ["Kjemi 1", "Kjemi 1"], Sciences),
            elective("REA3035", ["Biologi 1", "Biologi 1"], Sciences),
        ],
    ),
];

pub(super) const VG2_SOCIETY: &[BlockOf] = &[
    LANGUAGES_VG2,
    block(
        "A",
        &[
            elective(
                "SAM3054",
                ["Sosiologi og sosialantropologi", "Sosiologi og sosialantropologi"],
                Society,
            ),
            elective("SAM3045", ["Markedsføring og ledelse 1", "Marknadsføring og leiing 1"], Society),
        ],
    ),
    block("B", &[elective("SAM3057", ["Rettslære 1", "Rettslære 1"], Society)]),
    block(
        "C",
        &[
            elective("SAM3072", ["Psykologi 1", "Psykologi 1"], Society),
            elective("SPR3029", ["Engelsk 1", "Engelsk 1"], Languages),
        ],
    ),
];

pub(super) const VG3_SCIENCE: &[BlockOf] = &[
    block("A", &[elective("REA3058", ["Matematikk R2", "Matematikk R2"], Sciences)]),
    block("B", &[elective("REA3039", ["Fysikk 2", "Fysikk 2"], Sciences)]),
    block(
        "C",
        &[
            elective("REA3046", ["Kjemi 2", "Kjemi 2"], Sciences),
            elective("REA3036", ["Biologi 2", "Biologi 2"], Sciences),
        ],
    ),
];

pub(super) const VG3_SOCIETY: &[BlockOf] = &[
    block(
        "A",
        &[
            elective("SAM3055", ["Politikk og menneskerettigheter", "Politikk og menneskerettar"], Society),
            elective("SAM3046", ["Markedsføring og ledelse 2", "Marknadsføring og leiing 2"], Society),
        ],
    ),
    block("B", &[elective("SAM3058", ["Rettslære 2", "Rettslære 2"], Society)]),
    block(
        "C",
        &[
            elective("SAM3073", ["Psykologi 2", "Psykologi 2"], Society),
            elective("SPR3031", ["Engelsk 2", "Engelsk 2"], Languages),
        ],
    ),
];
