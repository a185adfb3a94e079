//! Those who work at a school.

use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "teachers-only-whom-they-follow",
        says: "A teacher opens nothing about anybody but herself, those she teaches or is contact teacher for, and the \
               guardians of the latter; the names of staff and whom of them she lets see a recording excepted, who a pupil is and where to find her while a task lasts, and what is in a matter she is named for.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            unless { context.own || context.teaches || context.contact_teacher || context.contact_home || context.named_here ||
              (context.window == Window::"task" && context.affiliation == Affiliation::"pupil" &&
                resource in [Category::"identity", Category::"placement"] && action in Action::"reading") ||
              (context.affiliation == Affiliation::"staff" && action in [Action::"register-recording", Action::"describe-recording"]) ||
              (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };"#,
        seen_in: "read-person",
        twin: &[Break::Replace { rule: "teacher-knows-pupils-by-name", from: "context.teaches && ", to: "" }],
    },
    Property {
        name: "teachers-nothing-after-enrolment",
        says: "Of a pupil who has left a teacher opens nothing.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            when { context.enrolment != Enrolment::"current" }
            unless { context.own || context.contact_home ||
              (context.affiliation == Affiliation::"staff" &&
                (context.named_here || action in [Action::"register-recording", Action::"describe-recording"])) ||
              (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "contact-teacher-reaches-home",
            from: r#"context.enrolment == Enrolment::"current""#,
            to: r#"context.enrolment != Enrolment::"none""#,
        }],
    },
    Property {
        name: "subject-teachers-own-groups",
        says: "A subject teacher opens attendance and groups of the lessons she teaches only, not the pupil's others; groups \
               also while a task lasts.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            when { resource in [Category::"attendance", Category::"placement"] }
            unless { context.own || context.contact_teacher || (context.teaches && context.taught_here) ||
              (context.window == Window::"task" && resource == Category::"placement") };"#,
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "subject-teacher-reads-own-subject",
            from: "context.taught_here && ",
            to: "",
        }],
    },
    Property {
        name: "home-is-for-the-contact-teacher",
        says: "A subject teacher opens no date of birth, home, guardian or reason of absence: the contact teacher does. \
               Her own groups' notes on conduct and remarks on absence she reads and writes, and what is in a matter she is named for; \
               the birth years of a class she teaches she puts in its survey.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            when { resource in [Category::"birth", Category::"contact", Category::"family", Category::"absence-reason",
              Category::"health", Category::"free-text"] }
            unless { context.own || context.contact_teacher || (context.contact_home && resource == Category::"contact") || context.named_here ||
              (context.teaches && action == Action::"find-survey-pupils" && resource == Category::"birth") ||
              (context.affiliation == Affiliation::"staff" && action in [Action::"register-recording", Action::"describe-recording"]) ||
              (context.contact_home && action in [Action::"write-talk-about-home", Action::"read-talk-about-home"]) ||
              (context.teaches && action in
                [Action::"read-conduct-words", Action::"write-conduct-words", Action::"delete-conduct-words"]) ||
              (context.teaches && context.taught_here && action in
                [Action::"read-absence-remarks", Action::"write-absence-remark"]) };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "contact-teacher-reaches-home",
            from: "context.contact_teacher",
            to: "context.teaches",
        }],
    },
    Property {
        name: "guardians-are-reached-not-followed",
        says: "Of the guardians of her contact pupils a teacher opens the name and how they are reached, her talks with them, and what is in a matter she is named for; nothing else.",
        law: "POL-2018 art. 5(1)(c)",
        never: r#"forbid (principal == Hat::"teacher", action, resource)
            when { context.contact_home && !context.own && !context.teaches && !context.contact_teacher && context.window != Window::"task" }
            unless { context.named_here || (action in Action::"reading" && resource in [Category::"identity", Category::"contact"]) ||
              (context.affiliation == Affiliation::"staff" && action in [Action::"register-recording", Action::"describe-recording"]) ||
              action in [Action::"write-talk-about-home", Action::"read-talk-about-home"] };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "contact-teacher-reaches-guardians",
            from: r#"Category::"contact"]"#,
            to: r#"Category::"contact", Category::"birth"]"#,
        }],
    },
    Property {
        name: "principal-and-office-of-this-school",
        says: "Principal and office open nothing about people of another school; who is being registered belongs nowhere yet, and \
               numbers of what is due for deletion are about nobody.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal, action, resource)
            when { principal in [Hat::"principal", Hat::"secretary"] && context.affiliation == Affiliation::"none" }
            unless { context.own || action in [Action::"read-deletions", Action::"approve-deletion"] ||
              (principal == Hat::"secretary" && action == Action::"register-person") };"#,
        seen_in: "read-person",
        twin: &[Break::Replace {
            rule: "office-reads-register",
            from: r#"context.affiliation != Affiliation::"none""#,
            to: r#"context.affiliation != Affiliation::"staff""#,
        }],
    },
    Property {
        name: "register-is-kept-by-the-office",
        says: "Records, families and others' contact details are changed by the school's office only.",
        law: "POL-2018 art. 5(1)(d), 5(1)(f)",
        never: r#"forbid (principal, action in [Action::"register-person", Action::"change-person", Action::"keep-family",
              Action::"change-contact-details"], resource)
            unless { principal == Hat::"secretary" || (action == Action::"change-contact-details" && context.own) };"#,
        seen_in: "keep-family",
        twin: &[Break::Replace {
            rule: "office-keeps-family",
            from: "principal == Hat::\"secretary\"",
            to: "principal",
        }],
    },
    Property {
        name: "office-changes-no-staff",
        says: "The office changes records of pupils and guardians, not of those who work here.",
        law: "POL-2018 art. 5(1)(f)",
        never: r#"forbid (principal == Hat::"secretary", action in [Action::"change-person", Action::"keep-family",
              Action::"change-contact-details"], resource)
            unless { context.own || context.affiliation in [Affiliation::"pupil", Affiliation::"guardian"] };"#,
        seen_in: "change-person",
        twin: &[Break::Replace {
            rule: "office-keeps-register",
            from: r#"Affiliation::"guardian"]"#,
            to: r#"Affiliation::"guardian", Affiliation::"staff"]"#,
        }],
    },
    Property {
        name: "applications-are-decided-by-the-contact-teacher",
        says: "Whether a guardian gets access is decided by the child's contact teacher, never by a guardian.",
        law: "FVL-1967 § 6",
        never: r#"forbid (principal, action == Action::"decide-application", resource)
            unless { principal == Hat::"teacher" && context.contact_teacher && context.enrolment == Enrolment::"current" };"#,
        seen_in: "decide-application",
        twin: &[Break::Replace {
            rule: "guardian-follows-application",
            from: r#"action == Action::"read-applications""#,
            to: r#"action in [Action::"read-applications", Action::"decide-application"]"#,
        }],
    },
    Property {
        name: "staff-are-named-nobody-else",
        says: "The list of names everybody may ask for gives names of those who work here, and of nobody else.",
        law: "FVL-1967 § 13",
        never: r#"forbid (principal, action == Action::"name-staff", resource)
            unless { resource == Category::"identity" && context.affiliation == Affiliation::"staff" &&
              !(principal in [Hat::"none", Hat::"operator", Hat::"system"]) };"#,
        seen_in: "name-staff",
        twin: &[Break::Replace {
            rule: "staff-are-named",
            from: r#"context.affiliation == Affiliation::"staff""#,
            to: r#"context.affiliation != Affiliation::"none""#,
        }],
    },
    Property {
        name: "nobody-gives-herself",
        says: "Posts, groups to stand in for, systems to answer for and training are never given by anybody to herself.",
        law: "FVL-1967 § 6",
        never: r#"forbid (principal, action in [Action::"keep-school-post", Action::"keep-owner-post", Action::"keep-substitute",
              Action::"delegate-system", Action::"register-training"], resource)
            when { context.own };"#,
        seen_in: "keep-school-post",
        twin: &[Break::Replace { rule: "principal-keeps-posts", from: " && !context.own", to: "" }],
    },
    Property {
        name: "tasks-end-with-their-window",
        says: "A task that a principal has not given, or that is over, opens nothing.",
        law: "FVL-1967 § 13 b",
        never: r#"forbid (principal, action == Action::"list-own-tasks", resource)
            unless { principal == Hat::"teacher" && context.window == Window::"task" &&
              context.enrolment == Enrolment::"current" && resource == Category::"identity" };"#,
        seen_in: "list-own-tasks",
        twin: &[Break::Replace {
            rule: "task-names-pupil",
            from: r#"context.window == Window::"task""#,
            to: r#"context.window != Window::"danger""#,
        }],
    },
    Property {
        name: "timetabler-sees-nobody",
        says: "Who keeps the timetable opens groups and their lessons, and of people only herself and the names of staff.",
        law: "FOPPL-2024 § 20-2",
        never: r#"forbid (principal == Hat::"timetabler", action, resource)
            unless { context.own || action in [Action::"read-timetable", Action::"keep-timetable"] ||
              (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };"#,
        seen_in: "list-group",
        twin: &[Break::Replace {
            rule: "office-reads-register",
            from: r#"principal == Hat::"secretary""#,
            to: "principal",
        }],
    },
];
