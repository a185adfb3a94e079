//! The properties. Each names what it lets by, so that an exception is read here and not only in a policy.
//! Many a door has two locks, a floor rule and modules that are careful themselves: so a twin breaks the rule
//! and adds a careless permit.

use crate::property::{Break, Property};

/// All of them.
pub const PROPERTIES: &[Property] = &[
    Property {
        name: "sensitive-needs-fresh-two-factor",
        says: "Absence reasons, health and case work are read by nobody who has not just confirmed who she is \
               with two factors; parts of the product excepted.",
        law: "POL-2018 art. 32",
        spec: r#"
            @id("anything") permit (principal, action, resource);
            @id("not-sensitive-without-step-up")
            forbid (principal, action in Action::"reading", resource)
            when { resource in [Category::"absence-reason", Category::"health", Category::"casework"] }
            unless { principal == Hat::"system" || (context.fresh && context.assurance != Assurance::"low") };
        "#,
        twin: &[
            Break::Replace { rule: "floor-step-up", from: "!context.fresh || ", to: "" },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"pupil", action in Action::"reading", resource)
                   when { context.own };"#,
            ),
        ],
    },
    Property {
        name: "guardian-of-an-adult",
        says: "No guardian opens anything about a child who is 18; her own data and the names of staff excepted.",
        law: "VML-2010 § 8",
        spec: r#"
            @id("anything") permit (principal, action, resource);
            @id("not-the-adult-child")
            forbid (principal == Hat::"guardian", action, resource)
            when { context.age == Age::"adult" }
            unless { context.own || (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };
        "#,
        twin: &[
            Break::Replace {
                rule: "floor-guardian-of-adult",
                from: r#"context.age == Age::"adult""#,
                to: r#"context.age == Age::"adult" && context.guardianship != Guardianship::"lives-with""#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"guardian", action in Action::"reading", resource)
                   when { context.guardianship == Guardianship::"lives-with" };"#,
            ),
        ],
    },
    Property {
        name: "national-identity-number",
        says: "The national identity number is opened by the school's office, by parts of the product and by oneself only.",
        law: "POL-2018 § 12",
        spec: r#"
            @id("anything") permit (principal, action, resource);
            @id("not-the-number")
            forbid (principal, action, resource == Category::"national-id")
            unless { principal in [Hat::"secretary", Hat::"system"] || context.own };
        "#,
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
        name: "secrecy-declared-first",
        says: "Nobody who works for the owner opens anything before she has declared secrecy; the declaration itself excepted.",
        law: "FVL-1967 § 13",
        spec: r#"
            @id("anything") permit (principal, action, resource);
            @id("not-before-the-declaration")
            forbid (principal, action, resource)
            when { !context.declared }
            unless { principal in [Hat::"pupil", Hat::"guardian", Hat::"system"] ||
              (action == Action::"declare-secrecy" && context.own) };
        "#,
        twin: &[Break::Replace {
            rule: "floor-secrecy-declaration",
            from: "!context.declared",
            to: r#"!context.declared && principal != Hat::"principal""#,
        }],
    },
];
