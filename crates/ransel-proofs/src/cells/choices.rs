//! What the owner has chosen beside sign-in and training: the register for the offices, and more that is sensitive.

use super::{Cell, cell};

#[rustfmt::skip]
pub(super) const CELLS: &[Cell] = &[
    // The register for the offices only.
    cell("teacher", "read-person", "contact_teacher enrolment=current register_for_office", "", "FOPPL-2024 § 20-2: the owner's table of roles"),
    cell("teacher", "read-person", "teaches taught_here enrolment=current register_for_office", "", "FOPPL-2024 § 20-2: the owner's table of roles"),
    cell("teacher", "read-person", "contact_home register_for_office", "", "FOPPL-2024 § 20-2: the owner's table of roles"),
    cell("teacher", "read-person", "own register_for_office", "identity birth national-id contact family placement account safety", "POL-2018 art. 15: her own"),
    cell("teacher", "list-group", "teaches enrolment=current register_for_office", "identity", "FOPPL-2024 § 20-2: whom she teaches, by name"),
    cell("principal", "read-person", "affiliation=pupil register_for_office", "identity birth contact family placement safety", "OPPL-2023 § 17-1: heads the school"),
    cell("it", "read-person", "owner_wide affiliation=pupil register_for_office", "identity birth contact family placement account", "FOPPL-2024 § 20-2: runs the register for the owner"),
    cell("it", "read-person", "owner_wide affiliation=guardian register_for_office", "identity birth contact family placement account", "FOPPL-2024 § 20-2: runs the register for the owner"),
    cell("it", "read-person", "owner_wide affiliation=pupil register_for_office protection=client", "identity birth contact family placement account", "FOPPL-2024 § 20-2: runs the register for the owner"),
    cell("it", "read-person", "owner_wide affiliation=pupil register_for_office protection=confidential", "", "FREG-2016 § 10-4: the office's alone"),
    cell("it", "read-person", "owner_wide affiliation=pupil register_for_office protection=strict", "", "FREG-2016 § 10-4: the office's alone"),
    cell("it", "read-person", "owner_wide affiliation=pupil", "", "FOPPL-2024 § 20-2: not unless the owner says so"),
    cell("it", "read-person", "affiliation=pupil register_for_office", "", "FOPPL-2024 § 20-2: for the whole owner"),
    cell("it", "read-person", "owner_wide affiliation=staff register_for_office", "", "FOPPL-2024 § 20-2: pupils and guardians"),
    cell("system-owner", "read-person", "owner_wide affiliation=pupil register_for_office", "", "FOPPL-2024 § 20-2: answers for it, does not run it"),
    // More that is sensitive.
    cell("principal", "read-person", "affiliation=pupil contact_added", "identity birth family placement safety", "POL-2018 art. 32: just confirmed"),
    cell("principal", "read-person", "affiliation=pupil contact_added fresh", "identity birth contact family placement safety", "POL-2018 art. 32: just confirmed"),
    cell("principal", "read-person", "affiliation=pupil family_added conduct_added", "identity birth contact placement safety", "POL-2018 art. 32: no more than was added"),
    cell("teacher", "read-person", "contact_teacher enrolment=current family_added", "identity birth contact placement", "POL-2018 art. 32: just confirmed"),
    cell("teacher", "read-person", "contact_teacher enrolment=current family_added fresh", "identity birth contact family placement", "POL-2018 art. 32: just confirmed"),
    cell("teacher", "read-person", "contact_teacher enrolment=current contact_added conduct_added", "identity birth family placement", "POL-2018 art. 32: no more than was added"),
    cell("teacher", "read-conduct", "contact_teacher enrolment=current conduct_added", "identity attendance", "POL-2018 art. 32: just confirmed"),
    cell("teacher", "read-conduct", "contact_teacher enrolment=current conduct_added fresh", "identity attendance conduct", "POL-2018 art. 32: just confirmed"),
    cell("teacher", "read-conduct", "contact_teacher enrolment=current contact_added family_added", "identity attendance conduct", "POL-2018 art. 32: no more than was added"),
    cell("system", "survey-roster", "family_added", "family placement safety staffing", "POL-2018 art. 5(1)(b): its purpose"),
    cell("system", "export-roster", "contact_added", "identity birth contact account", "POL-2018 art. 5(1)(b): its purpose"),
    cell("secretary", "change-contact-details", "affiliation=pupil contact_added", "identity contact", "POL-2018 art. 32: what opens, not what is written"),
];
