//! Language, and the main written standard.

use super::{Cell, cell};

#[rustfmt::skip]
pub(super) const CELLS: &[Cell] = &[
    cell("pupil", "choose-language", "own age=under-12", "identity", "OPPL-2023 ch. 15: one's own language"),
    cell("guardian", "choose-language", "own", "identity", "OPPL-2023 ch. 15: one's own language"),
    cell("teacher", "choose-language", "own", "identity", "OPPL-2023 ch. 15: one's own language"),
    cell("it", "choose-language", "own", "identity", "OPPL-2023 ch. 15: one's own language"),
    cell("operator", "choose-language", "own", "", "POL-2018 art. 32: runs the server"),
    cell("guardian", "choose-language", "guardianship=lives-with age=under-12", "", "the child's own language"),
    cell("secretary", "choose-language", "affiliation=pupil", "", "somebody else's language"),
    cell("pupil", "choose-written-standard", "own age=from-13", "placement", "OPPL-2023 ch. 15: from lower secondary school on"),
    cell("pupil", "choose-written-standard", "own age=from-15", "placement", "OPPL-2023 § 24-5: from 15"),
    cell("pupil", "choose-written-standard", "own age=from-16", "placement", "OPPL-2023 § 6-1"),
    cell("pupil", "choose-written-standard", "own age=adult", "placement", "OPPL-2023 § 6-1"),
    cell("pupil", "choose-written-standard", "own age=from-12", "", "OPPL-2023 ch. 15: the parents choose"),
    cell("pupil", "choose-written-standard", "own age=under-12", "", "OPPL-2023 ch. 15: the parents choose"),
    cell("pupil", "choose-written-standard", "age=from-16 affiliation=pupil", "", "FVL-1967 § 13: another pupil"),
    cell("guardian", "choose-written-standard", "guardianship=lives-with age=under-12", "placement", "OPPL-2023 ch. 15: the parents choose"),
    cell("guardian", "choose-written-standard", "guardianship=lives-with age=from-12", "placement", "OPPL-2023 ch. 15: the parents choose"),
    cell("guardian", "choose-written-standard", "guardianship=shared age=from-12", "placement", "OPPL-2023 ch. 15: the parents choose"),
    cell("guardian", "choose-written-standard", "guardianship=apart age=from-12", "placement", "OPPL-2023 ch. 15: with responsibility"),
    cell("guardian", "choose-written-standard", "guardianship=lives-with age=from-13", "", "OPPL-2023 ch. 15: the pupil chooses"),
    cell("guardian", "choose-written-standard", "guardianship=foster age=from-12", "", "OPPL-2023 § 24-4: stays with the parents"),
    cell("guardian", "choose-written-standard", "guardianship=third-person age=from-12", "", "no responsibility"),
    cell("guardian", "choose-written-standard", "own age=under-12", "", "a guardian is no pupil"),
    cell("secretary", "choose-written-standard", "affiliation=pupil age=from-16", "placement", "POL-2018 art. 5(1)(d): the office keeps the register"),
    cell("secretary", "choose-written-standard", "affiliation=guardian", "", "nobody's written standard"),
    cell("principal", "choose-written-standard", "affiliation=pupil age=from-16", "", "POL-2018 art. 5(1)(d): the office keeps the register"),
    cell("teacher", "choose-written-standard", "contact_teacher enrolment=current", "", "POL-2018 art. 5(1)(d): the office keeps the register"),
];
