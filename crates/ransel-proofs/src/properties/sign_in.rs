//! How one came in, before anything else is asked.

use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "sensitive-needs-fresh-two-factor",
        says: "Absence reasons, health and case work are read by nobody who has not just confirmed who she is \
               with two factors; parts of the product excepted.",
        law: "POL-2018 art. 32",
        never: r#"forbid (principal, action in Action::"reading", resource)
            when { resource in [Category::"absence-reason", Category::"health", Category::"casework"] }
            unless { principal == Hat::"system" || (context.fresh && context.assurance != Assurance::"low") };"#,
        seen_in: "read-absence-reason",
        twin: &[
            Break::Replace { rule: "floor-step-up", from: "!context.fresh || ", to: "" },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"pupil", action in Action::"reading", resource)
                   when { context.own };"#,
            ),
        ],
    },
    Property {
        name: "free-text-needs-two-factors",
        says: "What somebody typed freely is read by nobody who came in with a password only; parts of the product excepted.",
        law: "POL-2018 art. 32",
        never: r#"forbid (principal, action in Action::"reading", resource == Category::"free-text")
            when { context.assurance == Assurance::"low" } unless { principal == Hat::"system" };"#,
        seen_in: "read-absence-reason",
        twin: &[
            Break::Replace { rule: "floor-free-text", from: "Assurance::\"low\"", to: "Assurance::\"high\"" },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"pupil", action in Action::"reading", resource)
                   when { context.own };"#,
            ),
        ],
    },
    Property {
        name: "weaker-than-demanded",
        says: "Nobody opens anything with a sign-in weaker than the owner demands of the hat, whatever the owner demands.",
        law: "POL-2018 art. 32",
        never: r#"forbid (principal, action, resource)
            when { context.demanded != context.assurance && context.assurance != Assurance::"high" &&
              (context.assurance == Assurance::"low" || context.demanded == Assurance::"high") }
            unless { principal == Hat::"system" };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-sign-in",
            from: r#"context.assurance != Assurance::"high""#,
            to: r#"context.assurance == Assurance::"low""#,
        }],
    },
    Property {
        name: "secrecy-declared-first",
        says: "Nobody who works for the owner opens anything before she has declared secrecy; the declaration itself excepted.",
        law: "FVL-1967 § 13",
        never: r#"forbid (principal, action, resource)
            when { !context.declared }
            unless { principal in [Hat::"pupil", Hat::"guardian", Hat::"system"] ||
              (action == Action::"declare-secrecy" && context.own) };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-secrecy-declaration",
            from: "!context.declared",
            to: r#"!context.declared && principal != Hat::"principal""#,
        }],
    },
    Property {
        name: "training-documented-first",
        says: "Where the owner demands it, nobody who works for the owner opens anything before it is documented that she \
               knows about privacy; the declaration of secrecy, documenting it, and the head's settings excepted.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal, action, resource)
            when { context.training_demanded && !context.trained }
            unless { principal in [Hat::"pupil", Hat::"guardian", Hat::"system"] ||
              (action == Action::"declare-secrecy" && context.own) ||
              (principal in [Hat::"principal", Hat::"it"] && context.affiliation == Affiliation::"staff" &&
                action in [Action::"list-training", Action::"register-training"]) ||
              (principal == Hat::"accountable-head" && action in [Action::"read-settings", Action::"change-settings"]) };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-privacy-training",
            from: "!context.trained",
            to: r#"!context.trained && principal != Hat::"secretary""#,
        }],
    },
    Property {
        name: "nobody-comes-in-unaccepted",
        says: "A system that takes something from Feide about whoever uses it opens nothing to one who has not come in with it, \
               not even about herself.",
        law: "POL-2018 art. 5(1)(c)",
        never: r#"forbid (principal, action, resource) when { context.outside && principal != Hat::"system" };"#,
        seen_in: "read-own-survey",
        twin: &[Break::Replace {
            rule: "floor-outside",
            from: r#"principal != Hat::"system""#,
            to: r#"principal != Hat::"pupil""#,
        }],
    },
    Property {
        name: "nobody-without-a-hat",
        says: "Who is signed in and is nobody here opens nothing, not even about herself.",
        law: "POL-2018 art. 5(1)(f)",
        never: r#"forbid (principal == Hat::"none", action, resource);"#,
        seen_in: "read-person",
        twin: &[Break::Replace { rule: "floor-no-hat", from: "Hat::\"none\"", to: "Hat::\"operator\"" }],
    },
    Property {
        name: "operator-sees-nobody",
        says: "Who runs the server opens nothing.",
        law: "POL-2018 art. 5(1)(c), art. 32",
        never: r#"forbid (principal == Hat::"operator", action, resource);"#,
        seen_in: "read-person",
        twin: &[Break::Replace { rule: "floor-operator", from: "Hat::\"operator\"", to: "Hat::\"none\"" }],
    },
];
