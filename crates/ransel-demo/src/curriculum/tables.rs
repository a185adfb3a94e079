//! The subjects a whole class has together. Hours of years 1–10 are those of the stage, shared evenly among its years.

use super::{Course, Field, SubjectKind, TaughtBy};
use Field::{Arts, Body, Health, Humanities, Languages, Sciences, Society};
use SubjectKind::{Common, CommonProgramme};
use TaughtBy::{ContactTeacher, SubjectTeacher};

/// Hours of sixty minutes a year.
const fn hours(hours: u32) -> u32 {
    hours * 60
}

/// One year's share of the hours of a stage.
const fn share(hours: u32, years: u32) -> u32 {
    hours * 60 / years
}

pub(super) const fn course(
    code: &'static str,
    [name_nb, name_nn]: [&'static str; 2],
    annual_minutes: u32,
    kind: SubjectKind,
    field: Field,
    taught_by: TaughtBy,
) -> Course {
    Course { code, name_nb, name_nn, annual_minutes, kind, field, taught_by }
}

pub(super) const PRIMARY: &[Course] = &[
    course("NOR0207", ["Norsk", "Norsk"], share(1372, 7), Common, Humanities, ContactTeacher),
    course("MAT0007", ["Matematikk", "Matematikk"], share(888, 7), Common, Sciences, ContactTeacher),
    course("SAF0007", ["Samfunnsfag", "Samfunnsfag"], share(385, 7), Common, Society, ContactTeacher),
    course("RLE0007", ["KRLE", "KRLE"], share(427, 7), Common, Society, ContactTeacher),
    course("ENG0007", ["Engelsk", "Engelsk"], share(366, 7), Common, Languages, SubjectTeacher),
    course("NAT0007", ["Naturfag", "Naturfag"], share(366, 7), Common, Sciences, SubjectTeacher),
    course(
        "KHV0007",
        ["Kunst og håndverk", "Kunst og handverk"],
        share(477, 7),
        Common,
        Arts,
        SubjectTeacher,
    ),
    course("MUS0007", ["Musikk", "Musikk"], share(285, 7), Common, Arts, SubjectTeacher),
    course("MHE0007", ["Mat og helse", "Mat og helse"], share(114, 7), Common, Arts, SubjectTeacher),
    course("KRO0007", ["Kroppsøving", "Kroppsøving"], share(478, 7), Common, Body, SubjectTeacher),
];

pub(super) const LOWER_SECONDARY: &[Course] = &[
    course("NOR0218", ["Norsk", "Norsk"], share(398, 3), Common, Humanities, ContactTeacher),
    course("SAF0010", ["Samfunnsfag", "Samfunnsfag"], share(249, 3), Common, Society, ContactTeacher),
    course("MAT0015", ["Matematikk", "Matematikk"], share(313, 3), Common, Sciences, SubjectTeacher),
    course("ENG0030", ["Engelsk", "Engelsk"], share(222, 3), Common, Languages, SubjectTeacher),
    course("NAT0021", ["Naturfag", "Naturfag"], share(249, 3), Common, Sciences, SubjectTeacher),
    course("RLE0030", ["KRLE", "KRLE"], share(153, 3), Common, Society, SubjectTeacher),
    course(
        "KHV0010",
        ["Kunst og håndverk", "Kunst og handverk"],
        share(146, 3),
        Common,
        Arts,
        SubjectTeacher,
    ),
    course("MUS0010", ["Musikk", "Musikk"], share(83, 3), Common, Arts, SubjectTeacher),
    course("MHE0010", ["Mat og helse", "Mat og helse"], share(83, 3), Common, Arts, SubjectTeacher),
    course("KRO0020", ["Kroppsøving", "Kroppsøving"], share(223, 3), Common, Body, SubjectTeacher),
    course("VFG0010", ["Valgfag", "Valfag"], share(171, 3), Common, Arts, SubjectTeacher),
    course("UTV0010", ["Utdanningsvalg", "Utdanningsval"], share(110, 3), Common, Society, SubjectTeacher),
];

pub(super) const VG1: &[Course] = &[
    course("NOR1260", ["Norsk, Vg1", "Norsk, Vg1"], hours(113), Common, Humanities, ContactTeacher),
    course(
        "SAK1001",
        ["Samfunnskunnskap", "Samfunnskunnskap"],
        hours(84),
        Common,
        Humanities,
        ContactTeacher,
    ),
    course("MAT1019", ["Matematikk 1P", "Matematikk 1P"], hours(140), Common, Sciences, SubjectTeacher),
    course("NAT1007", ["Naturfag", "Naturfag"], hours(140), Common, Sciences, SubjectTeacher),
    course("ENG1007", ["Engelsk", "Engelsk"], hours(140), Common, Languages, SubjectTeacher),
    course("GEO1003", ["Geografi", "Geografi"], hours(56), Common, Society, SubjectTeacher),
    course("KRO1017", ["Kroppsøving, Vg1", "Kroppsøving, Vg1"], hours(56), Common, Body, SubjectTeacher),
];

/// Without 2P: the programme subject R1 takes its place.
pub(super) const VG2_SCIENCE: &[Course] = &[NORWEGIAN_VG2, HISTORY_VG2, BODY_VG2];
pub(super) const VG2_SOCIETY: &[Course] = &[
    NORWEGIAN_VG2,
    HISTORY_VG2,
    course("MAT1023", ["Matematikk 2P", "Matematikk 2P"], hours(84), Common, Sciences, SubjectTeacher),
    BODY_VG2,
];
const NORWEGIAN_VG2: Course =
    course("NOR1264", ["Norsk, Vg2", "Norsk, Vg2"], hours(112), Common, Humanities, ContactTeacher);
const HISTORY_VG2: Course =
    course("HIS1009", ["Historie, Vg2", "Historie, Vg2"], hours(56), Common, Humanities, ContactTeacher);
const BODY_VG2: Course =
    course("KRO1018", ["Kroppsøving, Vg2", "Kroppsøving, Vg2"], hours(56), Common, Body, SubjectTeacher);

pub(super) const VG3: &[Course] = &[
    course(
        "NOR1267",
        ["Norsk hovedmål, Vg3", "Norsk hovudmål, Vg3"],
        hours(168),
        Common,
        Humanities,
        ContactTeacher,
    ),
    course("HIS1010", ["Historie, Vg3", "Historie, Vg3"], hours(113), Common, Humanities, ContactTeacher),
    course("REL1003", ["Religion og etikk", "Religion og etikk"], hours(84), Common, Society, SubjectTeacher),
    course("KRO1019", ["Kroppsøving, Vg3", "Kroppsøving, Vg3"], hours(56), Common, Body, SubjectTeacher),
];

pub(super) const HEALTH_VG1: &[Course] = &[
    course(
        "HSF1006",
        ["Helsefremmende arbeid, Vg1", "Helsefremjande arbeid, Vg1"],
        hours(197),
        CommonProgramme,
        Health,
        ContactTeacher,
    ),
    course(
        "HSF1007",
        ["Kommunikasjon og samhandling, Vg1", "Kommunikasjon og samhandling, Vg1"],
        hours(140),
        CommonProgramme,
        Health,
        ContactTeacher,
    ),
    course(
        "HSF1008",
        ["Yrkesliv i helse- og oppvekstfag", "Yrkesliv i helse- og oppvekstfag"],
        hours(140),
        CommonProgramme,
        Health,
        SubjectTeacher,
    ),
    course(
        "YFF4106",
        ["Yrkesfaglig fordypning, Vg1", "Yrkesfagleg fordjuping, Vg1"],
        hours(168),
        CommonProgramme,
        Health,
        SubjectTeacher,
    ),
    course(
        "ENG1009",
        ["Engelsk, yrkesfag", "Engelsk, yrkesfag"],
        hours(140),
        Common,
        Languages,
        SubjectTeacher,
    ),
    course(
        "MAT1117",
        ["Matematikk 1P-Y, helse", "Matematikk 1P-Y, helse"],
        hours(84),
        Common,
        Sciences,
        SubjectTeacher,
    ),
    course(
        "NAT1010",
        ["Naturfag, yrkesfag", "Naturfag, yrkesfag"],
        hours(56),
        Common,
        Sciences,
        SubjectTeacher,
    ),
    course("KRO1017", ["Kroppsøving, Vg1", "Kroppsøving, Vg1"], hours(56), Common, Body, SubjectTeacher),
];

pub(super) const HEALTH_VG2: &[Course] = &[
    course(
        "HEA2005",
        ["Helsefremmende arbeid, Vg2", "Helsefremjande arbeid, Vg2"],
        hours(197),
        CommonProgramme,
        Health,
        ContactTeacher,
    ),
    course(
        "HEA2006",
        ["Kommunikasjon og samhandling, Vg2", "Kommunikasjon og samhandling, Vg2"],
        hours(140),
        CommonProgramme,
        Health,
        ContactTeacher,
    ),
    course(
        "HEA2007",
        ["Yrkesliv i helsearbeiderfaget", "Yrkesliv i helsearbeidarfaget"],
        hours(140),
        CommonProgramme,
        Health,
        SubjectTeacher,
    ),
    course(
        "YFF4206",
        ["Yrkesfaglig fordypning, Vg2", "Yrkesfagleg fordjuping, Vg2"],
        hours(253),
        CommonProgramme,
        Health,
        SubjectTeacher,
    ),
    course(
        "NOR1262",
        ["Norsk, yrkesfag skriftlig", "Norsk, yrkesfag skriftleg"],
        hours(112),
        Common,
        Humanities,
        SubjectTeacher,
    ),
    course("SAK1001", ["Samfunnskunnskap", "Samfunnskunnskap"], hours(84), Common, Society, SubjectTeacher),
    BODY_VG2,
];
