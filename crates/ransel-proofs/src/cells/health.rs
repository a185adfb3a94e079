//! Health, from 16.

use super::{Cell, cell};

#[rustfmt::skip]
pub(super) const CELLS: &[Cell] = &[
    cell("pupil", "choose-health", "own age=from-16", "family", "PBRL-1999 § 3-4"),
    cell("pupil", "choose-health", "own age=adult", "family", "PBRL-1999 § 3-4"),
    cell("pupil", "choose-health", "own age=from-15", "", "PBRL-1999 § 3-4"),
    cell("pupil", "choose-health", "own", "", "PBRL-1999 § 3-4"),
    cell("pupil", "choose-health", "age=from-16 affiliation=pupil", "", "PBRL-1999 § 3-4"),
    cell("guardian", "choose-health", "guardianship=lives-with age=from-16", "", "PBRL-1999 § 3-4"),
    cell("principal", "release-in-danger", "affiliation=pupil enrolment=current age=from-16 fresh", "family", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7"),
    cell("principal", "release-in-danger", "affiliation=pupil enrolment=current age=from-16", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: just confirmed"),
    cell("principal", "release-in-danger", "affiliation=pupil enrolment=current age=adult fresh", "", "VML-2010 § 8: 18"),
    cell("principal", "release-in-danger", "affiliation=pupil enrolment=current age=from-15 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: guardians know before 16"),
    cell("principal", "release-in-danger", "affiliation=pupil enrolment=left age=from-16 fresh", "", "FOPPL-2024 § 20-2: the need ends"),
    cell("principal", "release-in-danger", "affiliation=guardian enrolment=current age=from-16 fresh", "", "FOPPL-2024 § 20-2: a pupil of another school"),
    cell("teacher", "release-in-danger", "contact_teacher enrolment=current age=from-16 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
    cell("secretary", "release-in-danger", "affiliation=pupil enrolment=current age=from-16 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
    cell("principal", "state-danger", "affiliation=pupil enrolment=current age=from-16 fresh", "free-text", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7"),
    cell("principal", "state-danger", "affiliation=pupil enrolment=current age=from-16", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: just confirmed"),
    cell("principal", "state-danger", "affiliation=pupil enrolment=current age=adult fresh", "", "VML-2010 § 8: 18"),
    cell("principal", "state-danger", "affiliation=pupil enrolment=current age=from-15 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: guardians know before 16"),
    cell("principal", "state-danger", "affiliation=pupil enrolment=left age=from-16 fresh", "", "FOPPL-2024 § 20-2: the need ends"),
    cell("principal", "state-danger", "affiliation=guardian enrolment=current age=from-16 fresh", "", "FOPPL-2024 § 20-2: a pupil of another school"),
    cell("teacher", "state-danger", "contact_teacher enrolment=current age=from-16 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
    cell("secretary", "state-danger", "affiliation=pupil enrolment=current age=from-16 fresh", "", "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7: the principal answers"),
];
