//! Oneself, whatever the hat; and facts that cannot occur together, which close.

use super::{Cell, cell};

#[rustfmt::skip]
pub(super) const CELLS: &[Cell] = &[
    // Oneself: everything, whatever the hat that is somebody's.
    cell("pupil", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("guardian", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("teacher", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("principal", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("department-head", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("secretary", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("dpo", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("accountable-head", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("system-owner", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("it", "read-person", "own", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("pupil", "read-person", "own protection=strict", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own, also when protected"),
    cell("pupil", "read-person", "own protection=confidential", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own, also when protected"),
    cell("guardian", "read-person", "own restricted", "identity birth national-id contact family placement account safety", "POL-2018 art. 18: kept for the person herself"),
    cell("guardian", "read-person", "own age=adult", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("guardian", "read-person", "own apply_compulsory apply_upper", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own"),
    cell("guardian", "read-person", "own protection=strict", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: one's own, also when protected"),
    cell("none", "read-person", "own", "", "POL-2018 art. 5(1)(f): nobody here"),
    cell("operator", "read-person", "own", "", "POL-2018 art. 32: runs the server"),
    cell("pupil", "read-person", "affiliation=pupil enrolment=current", "", "FVL-1967 § 13: another pupil"),
    cell("teacher", "read-person", "own !declared", "", "FVL-1967 § 13: secrecy first"),
    cell("it", "read-person", "own !declared", "", "FVL-1967 § 13: secrecy first"),
    cell("pupil", "read-person", "own !declared", "identity birth national-id contact family placement account safety", "FVL-1967 § 13 binds those who work for the owner"),
    cell("guardian", "read-person", "own !declared", "identity birth national-id contact family placement account safety", "FVL-1967 § 13 binds those who work for the owner"),
    cell("pupil", "read-person", "own assurance=low", "identity birth national-id contact family placement account safety", "POL-2018 art. 32: as the owner demands"),
    cell("pupil", "read-person", "own assurance=low demanded=substantial", "", "POL-2018 art. 32: weaker than demanded"),
    cell("pupil", "read-person", "own demanded=substantial", "identity birth national-id contact family placement account safety", "POL-2018 art. 32: as demanded"),
    cell("pupil", "read-person", "own demanded=high", "", "POL-2018 art. 32: weaker than demanded"),
    cell("pupil", "read-person", "own assurance=low demanded=high", "", "POL-2018 art. 32: weaker than demanded"),
    cell("pupil", "read-person", "own assurance=high demanded=high", "identity birth national-id contact family placement account safety", "POL-2018 art. 32: as demanded"),
    cell("pupil", "read-person", "own assurance=high demanded=substantial", "identity birth national-id contact family placement account safety", "POL-2018 art. 32: stronger than demanded"),
    // Facts that cannot occur together close.
    cell("pupil", "read-person", "own guardianship=lives-with", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("guardian", "read-person", "own guardianship=lives-with", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("pupil", "read-person", "own assurance=low fresh", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("teacher", "read-person", "contact_teacher enrolment=current taught_here", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("principal", "read-person", "affiliation=pupil contact_home", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("principal", "read-person", "affiliation=pupil guardianship=lives-with", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("principal", "read-person", "affiliation=pupil admitted", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("principal", "read-person", "affiliation=pupil allowed", "", "POL-2018 art. 25: a fact computed wrongly closes"),
    cell("system", "import-roster", "own", "", "POL-2018 art. 25: a fact computed wrongly closes"),
];
