//! Absence, order and conduct: who writes in whose name, who decides, and who sees whether it counts only.

use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "nobody-writes-in-anothers-name",
        says: "Notes, remarks, warnings, decisions and what was done to follow up are written in one's own name only.",
        law: "FOPPL-2024 § 9-9",
        never: r#"forbid (principal, action in [Action::"write-absence-remark", Action::"write-conduct-note",
              Action::"write-conduct-words", Action::"send-conduct-warning", Action::"send-absence-warning",
              Action::"note-follow-up", Action::"decide-absence-limit", Action::"leave-out-days", Action::"open-letter"], resource)
            unless { context.authored };"#,
        seen_in: "decide-absence-limit",
        twin: &[Break::Replace {
            rule: "principal-sends-warnings-and-decides",
            from: "context.authored && ",
            to: "",
        }],
    },
    Property {
        name: "another-attests",
        says: "A late correction is attested by the contact teacher or the principal, never by the one who made it.",
        law: "FOPPL-2024 § 9-9",
        never: r#"forbid (principal, action in [Action::"attest-correction", Action::"list-corrections"], resource)
            unless { !context.authored && context.enrolment == Enrolment::"current" &&
              ((principal == Hat::"teacher" && context.contact_teacher) ||
               (principal == Hat::"principal" && context.affiliation == Affiliation::"pupil")) };"#,
        seen_in: "attest-correction",
        twin: &[Break::Replace {
            rule: "contact-teacher-attests-others-corrections",
            from: " && !context.authored",
            to: "",
        }],
    },
    Property {
        name: "the-principal-in-person",
        says: "Whether a pupil above the absence limit keeps the right to a grade is decided by the pupil's principal only.",
        law: "FOPPL-2024 § 9-8",
        never: r#"forbid (principal, action in [Action::"decide-absence-limit", Action::"give-decision-reasons"], resource)
            unless { principal == Hat::"principal" && context.affiliation == Affiliation::"pupil" &&
              context.enrolment == Enrolment::"current" };"#,
        seen_in: "give-decision-reasons",
        twin: &[Break::Add(
            r#"@id("twin") permit (principal == Hat::"department-head", action == Action::"give-decision-reasons", resource)
               when { context.affiliation == Affiliation::"pupil" };"#,
        )],
    },
    Property {
        name: "whether-it-counts-not-what-was-said",
        says: "What a teacher remarked on absence is read by the pupil, those at home who follow her, who teaches the \
               lesson and the contact teacher; by principal and office never.",
        law: "FVL-1967 § 13",
        never: r#"forbid (principal, action == Action::"read-absence-remarks", resource)
            unless { (principal == Hat::"pupil" && context.own) ||
              (principal == Hat::"guardian" && context.guardianship in
                [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart", Guardianship::"foster"]) ||
              (principal == Hat::"teacher" && context.enrolment == Enrolment::"current" &&
                (context.contact_teacher || (context.teaches && context.taught_here))) };"#,
        seen_in: "read-absence-remarks",
        twin: &[Break::Replace { rule: "teacher-reads-remarks", from: "context.taught_here", to: "true" }],
    },
    Property {
        name: "conduct-is-not-for-the-office",
        says: "Notes on order and conduct are read by the pupil, those at home, who teaches the group, the contact \
               teacher and the principal; by the office never.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal, action, resource == Category::"conduct")
            unless { (principal == Hat::"pupil" && context.own) ||
              (principal == Hat::"guardian" && context.guardianship in
                [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart", Guardianship::"foster"]) ||
              (principal == Hat::"teacher" && context.enrolment == Enrolment::"current" &&
                (context.contact_teacher || (context.teaches && (context.taught_here || context.authored)))) ||
              (principal == Hat::"principal" && context.affiliation == Affiliation::"pupil" &&
                context.enrolment == Enrolment::"current") };"#,
        seen_in: "read-conduct",
        twin: &[Break::Replace {
            rule: "subject-teacher-reads-own-notes",
            from: "context.taught_here",
            to: "true",
        }],
    },
    Property {
        name: "letters-are-opened-by-whom-they-are-for",
        says: "A warning is delivered by the pupil or by a guardian who follows her, and by nobody at the school.",
        law: "FOPPL-2024 § 9-7",
        never: r#"forbid (principal, action == Action::"open-letter", resource)
            unless { (principal == Hat::"pupil" && context.own) ||
              (principal == Hat::"guardian" && context.age != Age::"adult" && context.guardianship in
                [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart", Guardianship::"foster"]) };"#,
        seen_in: "open-letter",
        twin: &[Break::Add(
            r#"@id("twin") permit (principal == Hat::"teacher", action == Action::"open-letter", resource)
               when { context.contact_teacher };"#,
        )],
    },
    Property {
        name: "numbers-and-files-of-absence",
        says: "How much absence there is at a school is counted for its principal, and handed on by its office, only.",
        law: "POL-2018 art. 5(1)(c)",
        never: r#"forbid (principal, action in [Action::"read-absence-statistics", Action::"export-absence"], resource)
            unless { context.affiliation == Affiliation::"pupil" && context.enrolment == Enrolment::"current" &&
              ((principal == Hat::"principal" && action == Action::"read-absence-statistics") ||
               (principal == Hat::"secretary" && action == Action::"export-absence")) };"#,
        seen_in: "export-absence",
        twin: &[Break::Replace {
            rule: "office-reads-totals-and-exports",
            from: "context.affiliation == Affiliation::\"pupil\"",
            to: "context.affiliation in [Affiliation::\"pupil\", Affiliation::\"guardian\"]",
        }],
    },
];
