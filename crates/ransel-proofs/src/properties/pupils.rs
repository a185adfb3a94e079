//! Pupils.

use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "pupils-only-themselves",
        says: "A pupil opens nothing about anybody but herself; the names of staff excepted.",
        law: "FVL-1967 § 13",
        never: r#"forbid (principal == Hat::"pupil", action, resource)
            unless { context.own || (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };"#,
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "pupil-reads-own-absence",
            from: "context.own",
            to: "context.affiliation == Affiliation::\"pupil\"",
        }],
    },
    Property {
        name: "contact-details-from-15",
        says: "A pupil changes her own contact details from 15 only, and nobody else's.",
        law: "OPPL-2023 § 24-5",
        never: r#"forbid (principal == Hat::"pupil", action == Action::"change-contact-details", resource)
            unless { context.own && context.age in [Age::"from-15", Age::"from-16", Age::"adult"] };"#,
        seen_in: "change-contact-details",
        twin: &[Break::Replace {
            rule: "own-contact-details",
            from: "Age::\"from-15\", ",
            to: "Age::\"from-15\", Age::\"from-13\", ",
        }],
    },
    Property {
        name: "health-is-chosen-by-the-pupil",
        says: "Who at home may know of a pupil's health is chosen by the pupil alone, from 16.",
        law: "PBRL-1999 § 3-4",
        never: r#"forbid (principal, action == Action::"choose-health", resource)
            unless { principal == Hat::"pupil" && context.own && context.age in [Age::"from-16", Age::"adult"] };"#,
        seen_in: "choose-health",
        twin: &[Break::Replace {
            rule: "pupil-chooses-health",
            from: "[Age::\"from-16\", ",
            to: "[Age::\"from-15\", Age::\"from-16\", ",
        }],
    },
    Property {
        name: "adult-pupils-report-themselves",
        says: "A pupil reports her own absence from 18; before that those at home do.",
        law: "VML-2010 § 8",
        never: r#"forbid (principal == Hat::"pupil", action in [Action::"report-absence", Action::"report-absence-reason"], resource)
            unless { context.own && context.age == Age::"adult" };"#,
        seen_in: "report-absence",
        twin: &[Break::Replace {
            rule: "adult-pupil-reports-absence",
            from: "context.age == Age::\"adult\"",
            to: "context.age != Age::\"from-15\"",
        }],
    },
    Property {
        name: "danger-is-for-16-and-17",
        says: "Health is released in danger by the pupil's principal only, who has just confirmed who she is, and of \
               pupils of 16 and 17 who go to school here: a guardian of one who is 18 is told nothing.",
        law: "PBRL-1999 § 3-4, FVL-1967 § 13 b no. 7",
        never: r#"forbid (principal, action in [Action::"release-in-danger", Action::"state-danger"], resource)
            unless { principal == Hat::"principal" && context.affiliation == Affiliation::"pupil" &&
              context.enrolment == Enrolment::"current" && context.age == Age::"from-16" &&
              context.fresh && context.assurance != Assurance::"low" };"#,
        seen_in: "release-in-danger",
        twin: &[Break::Replace { rule: "principal-releases-in-danger", from: " && context.fresh", to: "" }],
    },
    Property {
        name: "reasons-are-read-by-few",
        says: "Why somebody was away is read by the pupil, a guardian with parental responsibility or in its place, and \
               the contact teacher; by principal and office never.",
        law: "FVL-1967 § 13, POL-2018 art. 9",
        never: r#"forbid (principal, action in Action::"reading", resource == Category::"absence-reason")
            unless { (principal == Hat::"pupil" && context.own) ||
              (principal == Hat::"guardian" && context.guardianship in
                [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart", Guardianship::"foster"]) ||
              (principal == Hat::"teacher" && context.contact_teacher && context.enrolment == Enrolment::"current") };"#,
        seen_in: "read-absence-reason",
        twin: &[Break::Replace {
            rule: "contact-teacher-reads-reason",
            from: "context.contact_teacher",
            to: "context.teaches",
        }],
    },
    Property {
        name: "written-standard",
        says: "The main written standard is the pupil's to choose from 13, before that for those with parental \
               responsibility; the office records it, and nobody else does.",
        law: "OPPL-2023 § 6-1, ch. 15",
        never: r#"forbid (principal, action == Action::"choose-written-standard", resource)
            unless { (principal == Hat::"pupil" && context.own && !(context.age in [Age::"unknown", Age::"under-12", Age::"from-12"])) ||
              (principal == Hat::"guardian" && context.age in [Age::"under-12", Age::"from-12"] &&
                context.guardianship in [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart"]) ||
              (principal == Hat::"secretary" && context.affiliation == Affiliation::"pupil") };"#,
        seen_in: "choose-written-standard",
        twin: &[Break::Replace {
            rule: "pupil-chooses-written-standard",
            from: "Age::\"from-13\", ",
            to: "Age::\"from-12\", Age::\"from-13\", ",
        }],
    },
    Property {
        name: "works-are-the-pupils-own",
        says: "What a pupil writes is read whole, written, marked as private, shared and deleted by herself only; whatever \
               anybody else sees comes from a part of the product.",
        law: "FVL-1967 § 13",
        never: r#"forbid (principal, action in [Action::"read-own-works", Action::"keep-own-works", Action::"write-own-works"], resource)
            unless { principal == Hat::"pupil" && context.own };"#,
        seen_in: "read-own-works",
        twin: &[Break::Replace {
            rule: "pupil-keeps-own-works",
            from: "context.own",
            to: "context.affiliation == Affiliation::\"pupil\"",
        }],
    },
    Property {
        name: "works-are-for-the-class-and-who-teaches-it",
        says: "What is shared with a class is seen by its pupils, those who teach it and the head of the school; the words are \
               read for them by a part of the product.",
        law: "FVL-1967 § 13, FOPPL-2024 § 20-2",
        never: r#"forbid (principal, action in [Action::"see-class-works", Action::"look-through-works", Action::"read-shared-works",
              Action::"look-for-address"], resource)
            unless { (action != Action::"see-class-works" && principal == Hat::"system") ||
              (action == Action::"see-class-works" &&
               ((principal == Hat::"pupil" && context.own) ||
                (principal == Hat::"teacher" && (context.teaches || context.contact_teacher)) ||
                (principal == Hat::"principal" && context.affiliation == Affiliation::"pupil"))) };"#,
        seen_in: "see-class-works",
        twin: &[Break::Replace {
            rule: "principal-sees-class-works",
            from: r#"principal == Hat::"principal""#,
            to: "principal",
        }],
    },
];
