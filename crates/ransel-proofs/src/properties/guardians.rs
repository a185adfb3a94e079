//! Parents and others who stand in their place.

use super::never_to_a_guardian;
use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "guardian-of-an-adult",
        says: "No guardian opens anything about a child who is 18; her own data and the names of staff excepted.",
        law: "VML-2010 § 8",
        never: never_to_a_guardian!(r#"context.age == Age::"adult""#),
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-guardian-of-adult",
            from: r#"context.age == Age::"adult""#,
            to: r#"context.age == Age::"adult" && context.guardianship != Guardianship::"lives-with""#,
        }],
    },
    Property {
        name: "guardian-only-own-children",
        says: "A guardian opens nothing about somebody who is not her child.",
        law: "FVL-1967 § 13",
        never: never_to_a_guardian!(r#"context.guardianship == Guardianship::"none""#),
        seen_in: "read-person",
        twin: &[
            Break::Replace {
                rule: "floor-guardian-without-right",
                from: r#"[Guardianship::"none", Guardianship::"barred"]"#,
                to: r#"[Guardianship::"barred"]"#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"guardian", action == Action::"read-person", resource)
                   when { context.affiliation == Affiliation::"pupil" };"#,
            ),
        ],
    },
    Property {
        name: "guardian-barred",
        says: "Who has lost the right to information opens nothing, not even with a request that was granted.",
        law: "BARN-1981 § 47",
        never: never_to_a_guardian!(r#"context.guardianship == Guardianship::"barred""#),
        seen_in: "read-person",
        twin: &[
            Break::Replace {
                rule: "floor-guardian-without-right",
                from: r#"[Guardianship::"none", Guardianship::"barred"]"#,
                to: r#"[Guardianship::"none"]"#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"guardian", action == Action::"read-person", resource)
                   when { context.window == Window::"request" };"#,
            ),
        ],
    },
    Property {
        name: "guardian-without-responsibility",
        says: "A parent without parental responsibility, or after a care order, opens nothing but the one look a \
               granted request gives: who the child is and which school it goes to.",
        law: "BARN-1981 § 47, BVL-2021 § 5-1",
        never: never_to_a_guardian!(
            r#"context.guardianship in [Guardianship::"no-responsibility", Guardianship::"after-care-order"] &&
              !(context.window == Window::"request" && action == Action::"look-once")"#
        ),
        seen_in: "read-person",
        twin: &[
            Break::Replace {
                rule: "floor-guardian-without-right",
                from: r#"context.window != Window::"request""#,
                to: r#"context.window == Window::"none""#,
            },
            Break::Add(
                r#"@id("twin") permit (principal == Hat::"guardian", action == Action::"read-person", resource)
                   when { context.guardianship == Guardianship::"after-care-order" };"#,
            ),
        ],
    },
    Property {
        name: "third-person",
        says: "A third person whom those with responsibility consent to learns who the child is and which school it \
               goes to, never absence, reasons or how anybody is reached.",
        law: "FVL-1967 § 13 a no. 1",
        never: never_to_a_guardian!(
            r#"context.guardianship == Guardianship::"third-person" &&
              !(action in Action::"reading" && resource in [Category::"identity", Category::"placement"])"#
        ),
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "third-person-knows-child",
            from: r#"[Category::"identity", Category::"placement"]"#,
            to: r#"[Category::"identity", Category::"placement", Category::"contact"]"#,
        }],
    },
    Property {
        name: "appointed-guardian",
        says: "An appointed guardian learns who the child is and which school it goes to, may apply for access, and consents for \
               the child to pictures and recordings, which she sees, and what the child shares of its work; \
               attendance, reasons and how others are reached stay closed.",
        law: "POL-2018 art. 5(1)(c), VML-2010 ch. 3: within the mandate",
        never: never_to_a_guardian!(
            r#"context.guardianship == Guardianship::"appointed" &&
              !(resource in [Category::"identity", Category::"birth", Category::"placement", Category::"family",
                Category::"consent", Category::"image", Category::"work"]) && action != Action::"see-recordings-of""#
        ),
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "guardian-reads-childs-absence",
            from: r#"Guardianship::"foster"]"#,
            to: r#"Guardianship::"foster", Guardianship::"appointed"]"#,
        }],
    },
    Property {
        name: "guardian-must-apply",
        says: "Where the owner demands an application, a guardian who is not admitted opens nothing but the \
               application, what she asks and the answer to that; of a school whose stage nobody has told, the stricter choice holds.",
        law: "POL-2018 art. 25, art. 32",
        never: never_to_a_guardian!(
            r#"!context.admitted && !(action in [Action::"apply-for-access", Action::"read-applications", Action::"ask-to-be-informed",
                Action::"look-once"]) &&
              ((context.apply_compulsory && context.stage in [Stage::"none", Stage::"compulsory", Stage::"adult"]) ||
               (context.apply_upper && context.stage in [Stage::"none", Stage::"upper-secondary", Stage::"adult"]))"#
        ),
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "floor-guardian-must-apply",
            from: r#"context.stage != Stage::"upper-secondary""#,
            to: r#"context.stage == Stage::"compulsory""#,
        }],
    },
    Property {
        name: "guardian-health-from-16",
        says: "From 16 a guardian reads why the child was away, or of its health, only if the child has allowed it \
               or while danger to life or health is stated. The words of a note on conduct, or of a talk with the home, are \
               not health; the child may keep those of a talk to itself.",
        law: "PBRL-1999 § 3-4",
        never: r#"forbid (principal == Hat::"guardian", action in Action::"reading", resource)
            when { resource in [Category::"absence-reason", Category::"health", Category::"free-text"] &&
              context.age == Age::"from-16" && !context.allowed && context.window != Window::"danger" }
            unless { context.own || action == Action::"read-conduct-words" ||
              (action == Action::"read-talks" && !context.confided) };"#,
        seen_in: "read-absence-reason",
        twin: &[Break::Replace {
            rule: "guardian-reads-childs-reason",
            from: r#"context.window == Window::"danger""#,
            to: r#"context.window in [Window::"danger", Window::"task"]"#,
        }],
    },
    Property {
        name: "guardian-of-unknown-age",
        says: "Of a child whose age nobody knows a guardian opens no attendance, conduct, grades or reasons: it may be 18.",
        law: "VML-2010 § 8",
        never: never_to_a_guardian!(
            r#"context.age == Age::"unknown" && resource in [Category::"attendance", Category::"conduct",
              Category::"grades", Category::"absence-reason", Category::"health", Category::"free-text"]"#
        ),
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "guardian-reads-childs-absence",
            from: r#"Age::"under-12", "#,
            to: r#"Age::"unknown", Age::"under-12", "#,
        }],
    },
    Property {
        name: "guardian-elsewhere-not-the-other-home",
        says: "Who does not live with the child opens no address or telephone number, identity number or protection of it.",
        law: "FVL-1967 § 13",
        never: never_to_a_guardian!(
            r#"resource in [Category::"contact", Category::"national-id", Category::"safety"] &&
              !(context.guardianship in [Guardianship::"lives-with", Guardianship::"shared", Guardianship::"foster"])"#
        ),
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "guardian-reads-child",
            from: r#"Guardianship::"foster"]"#,
            to: r#"Guardianship::"foster", Guardianship::"apart"]"#,
        }],
    },
    Property {
        name: "guardian-writes-little",
        says: "A guardian changes nothing about a child: she applies for access, reports absence, opens letters, asks to \
               be kept informed, looks once at what was granted, consents, asks that data is \
               restricted or a use stopped, and chooses the written standard of a child under 13.",
        law: "POL-2018 art. 5(1)(f)",
        never: r#"forbid (principal == Hat::"guardian", action in Action::"writing", resource)
            unless { context.own || action in
              [Action::"apply-for-access", Action::"report-absence", Action::"report-absence-reason",
               Action::"open-letter", Action::"ask-to-be-informed", Action::"look-once",
               Action::"consent-to-third-person", Action::"ask-for-state", Action::"write-state-words",
               Action::"answer-consent", Action::"withdraw-consent"] ||
              (action == Action::"choose-written-standard" && context.age in [Age::"under-12", Age::"from-12"]) };"#,
        seen_in: "change-contact-details",
        twin: &[Break::Replace {
            rule: "own-contact-details",
            from: "(context.own && (",
            to: "((context.own || context.age == Age::\"under-12\") && (",
        }],
    },
    Property {
        name: "guardian-reads-no-log-of-a-protected-child",
        says: "Who opened somebody's folder, and who received something about her, is for herself, and for the guardian a child under 18 lives with where no \
               address is protected: the log tells of schools.",
        law: "POL-2018 art. 15, FREG-2016 § 10-4",
        never: r#"forbid (principal, action in [Action::"read-access-log", Action::"read-hand-overs"], resource)
            unless { context.own || (principal == Hat::"guardian" && context.age != Age::"adult" &&
              context.guardianship in [Guardianship::"lives-with", Guardianship::"shared"] &&
              context.protection in [Protection::"none", Protection::"client"]) };"#,
        seen_in: "read-access-log",
        twin: &[Break::Replace {
            rule: "guardian-reads-childs-log",
            from: r#"Protection::"client"]"#,
            to: r#"Protection::"client", Protection::"strict"]"#,
        }],
    },
];
