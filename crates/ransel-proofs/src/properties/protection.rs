//! Protected addresses, identity numbers and restricted data.

use ransel_kernel::Category;

use super::never_to_a_guardian;
use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "national-identity-number",
        says: "The national identity number is opened by the school's office, by parts of the product and by oneself only.",
        law: "POL-2018 § 12",
        never: r#"forbid (principal, action, resource == Category::"national-id")
            unless { principal in [Hat::"secretary", Hat::"system"] || context.own };"#,
        seen_in: "read-person",
        twin: &[
            Break::Replace {
                rule: "floor-national-id",
                from: r#"principal in [Hat::"secretary", Hat::"system"] || context.own"#,
                to: r#"principal in [Hat::"secretary", Hat::"system", Hat::"teacher"] || context.own"#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"teacher", action in Action::"reading", resource)
                   when { context.contact_teacher };"#,
            ),
        ],
    },
    Property {
        name: "lists-show-little",
        says: "No list or overview shows an identity number, a date of birth, how somebody is reached, protection or \
               anything sensitive, whoever asks.",
        law: "POL-2018 § 12, OFFL-2006 § 26",
        never: r#"forbid (principal, action in [Action::"list-people", Action::"list-group", Action::"name-staff",
              Action::"read-roll", Action::"read-absence-overview", Action::"list-absence-reports",
              Action::"read-applications", Action::"review-access-log"], resource)
            when { resource in [Category::"national-id", Category::"birth", Category::"contact", Category::"safety",
              Category::"absence-reason", Category::"health", Category::"casework", Category::"free-text"] };"#,
        seen_in: "list-group",
        twin: &[Break::Declare("list-group", Category::NationalId)],
    },
    Property {
        name: "protected-address",
        says: "Where somebody with a protected address is found or reached is open to herself, to the guardian she \
               lives with, to the school's principal and office, and to parts of the product only.",
        law: "FREG-2016 § 10-4",
        never: r#"forbid (principal, action, resource)
            when { resource in [Category::"contact", Category::"placement"] &&
              context.protection in [Protection::"confidential", Protection::"strict"] }
            unless { context.own || principal == Hat::"system" ||
              (principal in [Hat::"principal", Hat::"secretary"] && context.affiliation != Affiliation::"none") ||
              (principal == Hat::"guardian" && context.guardianship in
                [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"foster"]) };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-protected-address",
            from: r#"Protection::"confidential", Protection::"strict""#,
            to: r#"Protection::"confidential""#,
        }],
    },
    Property {
        name: "protected-address-from-teachers",
        says: "A teacher never opens where a pupil with a protected address is found or reached, as contact teacher neither.",
        law: "FREG-2016 § 10-4",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            when { resource in [Category::"contact", Category::"placement", Category::"safety"] &&
              context.protection in [Protection::"confidential", Protection::"strict"] }
            unless { context.own };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-protected-address",
            from: r#"[Hat::"principal", Hat::"secretary"]"#,
            to: r#"[Hat::"principal", Hat::"secretary", Hat::"teacher"]"#,
        }],
    },
    Property {
        name: "protected-child-and-the-other-home",
        says: "Of a child with a protected address a guardian who does not live with it learns nothing that is tied to \
               a school, class or lesson, attendance neither; the name, the date of birth and her application remain.",
        law: "FREG-2016 § 10-4, FVL-1967 § 13",
        never: never_to_a_guardian!(
            r#"context.protection in [Protection::"confidential", Protection::"strict"] &&
              !(context.guardianship in [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"foster"]) &&
              !(resource in [Category::"identity", Category::"birth", Category::"family"])"#
        ),
        seen_in: "read-absence",
        twin: &[
            Break::Replace {
                rule: "floor-protected-from-other-home",
                from: r#"Category::"birth""#,
                to: r#"Category::"birth", Category::"attendance""#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"guardian", action == Action::"read-absence", resource)
                   when { context.guardianship == Guardianship::"apart" };"#,
            ),
        ],
    },
    Property {
        name: "applications-tell-no-place",
        says: "An application for access shows the child's name and who asks, never where or how the child is reached, \
               its number or its protection.",
        law: "FREG-2016 § 10-4, POL-2018 art. 5(1)(c)",
        never: r#"forbid (principal, action in [Action::"apply-for-access", Action::"read-applications",
              Action::"decide-application"], resource)
            unless { resource in [Category::"identity", Category::"family"] };"#,
        seen_in: "read-applications",
        twin: &[Break::Declare("read-applications", Category::Contact)],
    },
    Property {
        name: "protection-itself",
        says: "That somebody is protected is seen by herself, the school's principal and office, and parts of the product only.",
        law: "FVL-1967 § 13, FREG-2016 § 10-4",
        never: r#"forbid (principal, action, resource == Category::"safety")
            unless { principal == Hat::"system" || context.own ||
              (principal in [Hat::"principal", Hat::"secretary"] && context.affiliation != Affiliation::"none") };"#,
        seen_in: "read-person",
        twin: &[
            Break::Replace {
                rule: "floor-protection-itself",
                from: r#"[Hat::"principal", Hat::"secretary"]"#,
                to: r#"[Hat::"principal", Hat::"secretary", Hat::"teacher"]"#,
            },
            Break::Replace {
                rule: "contact-teacher-reaches-home",
                from: r#"Category::"family", "#,
                to: r#"Category::"family", Category::"safety", "#,
            },
        ],
    },
    Property {
        name: "strictly-protected-is-nobody",
        says: "Of somebody whose address is strictly confidential nobody hears but herself, her home, the teachers of her own \
               groups, a colleague with a task, the school's principal and office, and parts of the product; a member of staff keeps her name. What is about nobody is not about her, and what she asks about a statement the accountable head reads without hearing who asks.",
        law: "FREG-2016 § 10-4",
        never: r#"forbid (principal, action, resource)
            when { context.protection == Protection::"strict" && context.affiliation != Affiliation::"staff" &&
              (principal in [Hat::"department-head", Hat::"dpo", Hat::"accountable-head", Hat::"system-owner", Hat::"it"] ||
               (principal == Hat::"teacher" && !context.teaches && !context.contact_teacher && !context.contact_home &&
                context.window != Window::"task")) }
            unless { context.own || action in [Action::"read-settings", Action::"change-settings", Action::"read-refused-sign-ins",
              Action::"read-deletions", Action::"approve-deletion", Action::"read-refreshes", Action::"read-operations",
              Action::"settle-operation", Action::"read-suppliers", Action::"keep-supplier", Action::"read-processing-record"] ||
              (principal == Hat::"accountable-head" && action in [Action::"review-inquiries", Action::"answer-inquiry"]) };"#,
        seen_in: "review-access-log",
        twin: &[Break::Replace {
            rule: "floor-strict-hidden",
            from: r#"Hat::"department-head", Hat::"dpo""#,
            to: r#"Hat::"department-head""#,
        }],
    },
    Property {
        name: "protection-is-lifted-by-one-who-has-confirmed",
        says: "Protection is lifted by the school's principal or office only, right after confirming who it is.",
        law: "FREG-2016 § 10-4, POL-2018 art. 32",
        never: r#"forbid (principal, action == Action::"lift-protection", resource)
            unless { context.fresh && principal in [Hat::"principal", Hat::"secretary"] &&
              context.affiliation != Affiliation::"none" };"#,
        seen_in: "lift-protection",
        twin: &[Break::Replace { rule: "named-staff-lift-protection", from: " && context.fresh", to: "" }],
    },
    Property {
        name: "restricted-is-kept-not-used",
        says: "Restricted data opens to the person herself, the data protection officer and a principal with a task that was \
               granted; that it is restricted to those who answer for it, and to a guardian, with who has seen the child. What \
               she asks about a statement is answered. Parts of the product only keep it.",
        law: "POL-2018 art. 18",
        never: r#"forbid (principal, action, resource)
            when { context.restricted }
            unless { context.own || principal == Hat::"dpo" || (principal == Hat::"system" && action in Action::"keeping") ||
              (principal == Hat::"principal" && context.affiliation != Affiliation::"none" && context.window == Window::"task") ||
              (principal in [Hat::"principal", Hat::"secretary"] && context.affiliation != Affiliation::"none" &&
                action in [Action::"read-states", Action::"list-states", Action::"read-state-words", Action::"keep-states", Action::"write-state-words"]) ||
              (principal == Hat::"accountable-head" && context.affiliation == Affiliation::"none" &&
                action in [Action::"read-states", Action::"list-states", Action::"read-state-words", Action::"keep-states", Action::"write-state-words"]) ||
              (principal == Hat::"accountable-head" && action in [Action::"review-inquiries", Action::"answer-inquiry"]) ||
              (principal == Hat::"guardian" &&
                action in [Action::"read-states", Action::"read-state-words", Action::"ask-for-state", Action::"write-state-words", Action::"read-access-log"]) };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-restricted",
            from: r#"context.window == Window::"task""#,
            to: r#"context.window != Window::"none""#,
        }],
    },
    Property {
        name: "restricted-and-objected-are-not-handed-on",
        says: "What is restricted, or objected to, is in no roster that goes to another system.",
        law: "POL-2018 art. 18, art. 21",
        never: r#"forbid (principal, action in [Action::"export-roster", Action::"export-numbers", Action::"export-protected", Action::"export-absence"], resource)
            when { context.restricted || context.objected }
            unless { context.own };"#,
        seen_in: "export-roster",
        twin: &[Break::Replace {
            rule: "floor-restricted",
            from: r#" && action in Action::"keeping""#,
            to: "",
        }],
    },
    Property {
        name: "what-is-objected-to-stops",
        says: "What somebody objects to opens to nobody but herself; parts of the product keep it.",
        law: "POL-2018 art. 21",
        never: r#"forbid (principal, action, resource)
            when { context.objected }
            unless { context.own || (principal == Hat::"system" && action in Action::"keeping") };"#,
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "floor-objected",
            from: "context.objected",
            to: "context.objected && context.restricted",
        }],
    },
    Property {
        name: "states-are-kept-by-the-principal",
        says: "Only the head of the person's school sets or lifts a state, and not of her own data; of who belongs to no school \
               any more the accountable head.",
        law: "POL-2018 art. 18",
        never: r#"forbid (principal, action == Action::"keep-states", resource)
            unless { !context.own && ((principal == Hat::"principal" && context.affiliation != Affiliation::"none") ||
              (principal == Hat::"accountable-head" && context.affiliation == Affiliation::"none")) };"#,
        seen_in: "keep-states",
        twin: &[Break::Replace { rule: "principal-keeps-states", from: " && !context.own", to: "" }],
    },
    Property {
        name: "the-young-do-not-ask-alone",
        says: "Who asks that her data is restricted is 15, or a parent with responsibility.",
        law: "POL-2018 art. 18, art. 21",
        never: r#"forbid (principal, action == Action::"ask-for-state", resource)
            unless { (principal == Hat::"pupil" && context.own && context.age in [Age::"from-15", Age::"from-16", Age::"adult"]) ||
              (principal == Hat::"guardian" && context.age != Age::"adult" &&
                context.guardianship in [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"apart"]) };"#,
        seen_in: "ask-for-state",
        twin: &[Break::Replace {
            rule: "own-asks-for-state",
            from: r#"Age::"from-15", "#,
            to: r#"Age::"from-13", Age::"from-15", "#,
        }],
    },
];
