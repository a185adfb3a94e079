//! Those who work for the whole owner, and parts of the product.

use crate::property::{Break, Property};

pub(super) const PROPERTIES: &[Property] = &[
    Property {
        name: "owner-wide-hats-open-no-record",
        says: "Hats worn for the whole owner, and heads of department without a delegation, open nobody's record or \
               attendance; themselves, the log, refused sign-ins, settings, suppliers, numbers of what is due and the names, \
               posts, systems and training of staff are theirs, and notices of errors in the register are the head of \
               department's. That data is restricted or held the data protection officer sees, and the accountable head of \
               who belongs to no school; the two answer what is asked about statements. A head of department reads what is in a matter she is named for. Where the register is kept to the offices, whoever runs it reads it.",
        law: "FOPPL-2024 § 20-2, POL-2018 art. 39",
        never: r#"forbid (principal, action, resource)
            when { principal in [Hat::"dpo", Hat::"accountable-head", Hat::"system-owner", Hat::"it", Hat::"department-head"] }
            unless { context.own || action in [Action::"read-settings", Action::"change-settings", Action::"read-deletions", Action::"approve-deletion",
                Action::"read-suppliers", Action::"keep-supplier", Action::"read-processing-record"] ||
              (principal in [Hat::"it", Hat::"system-owner", Hat::"accountable-head"] && action == Action::"read-refreshes") ||
              (principal == Hat::"dpo" && action in [Action::"review-access-log", Action::"read-operations", Action::"read-states", Action::"list-states", Action::"read-state-words"]) ||
              (principal == Hat::"accountable-head" && context.affiliation == Affiliation::"none" &&
                action in [Action::"read-states", Action::"list-states", Action::"read-state-words", Action::"keep-states", Action::"write-state-words"]) ||
              (principal in [Hat::"dpo", Hat::"accountable-head"] && context.owner_wide && action in [Action::"review-inquiries", Action::"answer-inquiry"]) ||
              (principal == Hat::"it" && action in [Action::"read-refused-sign-ins", Action::"read-operations", Action::"settle-operation"]) ||
              (principal == Hat::"it" && context.register_for_office && action == Action::"read-person") ||
              (principal == Hat::"department-head" && context.named_here) ||
              (context.affiliation == Affiliation::"staff" && resource == Category::"staffing") ||
              (principal == Hat::"department-head" && context.affiliation == Affiliation::"pupil" &&
                action in [Action::"read-notices", Action::"read-notice-texts", Action::"resolve-notice"]) ||
              (context.affiliation == Affiliation::"staff" && resource == Category::"identity") };"#,
        seen_in: "read-absence",
        twin: &[Break::Replace {
            rule: "principal-reads-absence",
            from: r#"principal == Hat::"principal""#,
            to: "principal",
        }],
    },
    Property {
        name: "settings-are-the-owners",
        says: "What the owner has chosen is read by the accountable head and system owners only, and changed by the head and \
               whoever answers for that system.",
        law: "KOML-2018 § 25-1, POL-2018 art. 24",
        never: r#"forbid (principal, action in [Action::"read-settings", Action::"change-settings"], resource)
            unless { principal == Hat::"accountable-head" ||
              (principal == Hat::"system-owner" && (action == Action::"read-settings" || context.answers)) };"#,
        seen_in: "change-settings",
        twin: &[Break::Replace {
            rule: "system-owner-changes-own-system",
            from: "context.answers",
            to: "true",
        }],
    },
    Property {
        name: "suppliers-are-kept-by-head-it-and-system-owner",
        says: "What is known of suppliers is changed by the accountable head, whoever looks after the machines, and whoever \
               answers for that system; the record of processing activities is the head's and the data protection officer's.",
        law: "POL-2018 art. 28, 30 and 39",
        never: r#"forbid (principal, action in [Action::"keep-supplier", Action::"read-processing-record"], resource)
            unless { principal == Hat::"accountable-head" ||
              (principal == Hat::"it" && action == Action::"keep-supplier") ||
              (principal == Hat::"dpo" && action == Action::"read-processing-record") ||
              (principal == Hat::"system-owner" && action == Action::"keep-supplier" && context.answers) };"#,
        seen_in: "keep-supplier",
        twin: &[Break::Replace {
            rule: "system-owner-keeps-suppliers-of-own-system",
            from: "context.answers",
            to: "true",
        }],
    },
    Property {
        name: "deletion-is-approved-by-office-or-head",
        says: "That something is deleted is approved by a school's office or the accountable head only.",
        law: "FARK-2025 § 5",
        never: r#"forbid (principal, action == Action::"approve-deletion", resource)
            unless { principal in [Hat::"secretary", Hat::"accountable-head"] };"#,
        seen_in: "approve-deletion",
        twin: &[Break::Replace {
            rule: "deletions-are-approved",
            from: r#"[Hat::"secretary","#,
            to: r#"[Hat::"principal", Hat::"secretary","#,
        }],
    },
    Property {
        name: "log-is-reviewed-without-content",
        says: "The log is reviewed by a school's principal and the data protection officer: who opened what, never what it said.",
        law: "POL-2018 art. 39",
        never: r#"forbid (principal, action == Action::"review-access-log", resource)
            unless { resource in [Category::"access-log", Category::"identity"] &&
              ((principal == Hat::"principal" && context.affiliation == Affiliation::"pupil") ||
               (principal == Hat::"dpo" && context.owner_wide)) };"#,
        seen_in: "review-access-log",
        twin: &[Break::Replace {
            rule: "principal-reviews-log",
            from: r#"principal == Hat::"principal""#,
            to: "principal",
        }],
    },
    Property {
        name: "refused-sign-ins",
        says: "Sign-ins that were refused are seen by those who look after accounts only.",
        law: "POL-2018 art. 32",
        never: r#"forbid (principal, action == Action::"read-refused-sign-ins", resource)
            unless { principal == Hat::"it" && resource == Category::"account" };"#,
        seen_in: "read-refused-sign-ins",
        twin: &[Break::Replace {
            rule: "it-reads-refused-sign-ins",
            from: r#"principal == Hat::"it""#,
            to: "principal",
        }],
    },
    Property {
        name: "parts-do-their-own",
        says: "A part of the product does what it is for: finds who signs in, imports, sets up, hands on a roster, tells what has happened, \
               looks whether a consent covers a picture, shows what a pupil shares of her work; it reads nobody's folder.",
        law: "POL-2018 art. 5(1)(b)",
        never: r#"forbid (principal == Hat::"system", action, resource)
            unless { action in [Action::"match-sign-in", Action::"import-roster", Action::"set-up-school",
              Action::"import-absence", Action::"set-up-absence", Action::"survey-roster", Action::"export-roster",
              Action::"export-numbers", Action::"export-protected", Action::"note-export", Action::"match-child",
              Action::"register-request", Action::"announce", Action::"read-refreshes", Action::"refresh-protection",
              Action::"survey-handed-on", Action::"raise-recall", Action::"note-hand-over", Action::"check-consents",
              Action::"set-up-consents", Action::"survey-new-day", Action::"tell-new-day", Action::"give-absence-for-diploma",
              Action::"offer-absence-for-diploma", Action::"look-through-pictures", Action::"show-picture",
              Action::"name-pictured", Action::"set-up-pictures", Action::"set-up-picture-files",
              Action::"look-through-works", Action::"read-shared-works", Action::"name-authors", Action::"look-for-address",
              Action::"set-up-works", Action::"set-up-work-words", Action::"look-for-recorded", Action::"take-films-away",
              Action::"look-for-surveyed", Action::"look-for-survey-readers", Action::"forget-surveyed", Action::"set-up-surveys",
              Action::"set-up-survey-readers", Action::"find-system-users", Action::"find-inquiries",
              Action::"clear-survey", Action::"clear-survey-readers", Action::"count-survey-answers", Action::"collect-ordered-survey"] };"#,
        seen_in: "name-staff",
        twin: &[Break::Replace {
            rule: "staff-are-named",
            from: r#"principal != Hat::"system""#,
            to: r#"principal != Hat::"none""#,
        }],
    },
    Property {
        name: "only-parts-import",
        says: "Looking up who signs in, importing and setting up are done by parts of the product only.",
        law: "POL-2018 art. 5(1)(b)",
        never: r#"forbid (principal, action in [Action::"match-sign-in", Action::"import-roster", Action::"set-up-school",
              Action::"import-absence", Action::"set-up-absence"], resource)
            unless { principal == Hat::"system" };"#,
        seen_in: "import-roster",
        twin: &[Break::Replace {
            rule: "import-keeps-roster",
            from: r#"principal == Hat::"system""#,
            to: "principal",
        }],
    },
    Property {
        name: "protected-addresses-leave-for-a-purpose",
        says: "How somebody with a protected address is reached leaves with no roster, only by the action that names a purpose.",
        law: "FREG-2016 § 10-4",
        never: r#"forbid (principal, action == Action::"export-roster", resource == Category::"contact")
            when { context.protection != Protection::"none" };"#,
        seen_in: "export-roster",
        twin: &[Break::Replace {
            rule: "export-hands-on-roster",
            from: "context.protection == Protection::\"none\"",
            to: "context.protection in [Protection::\"none\", Protection::\"client\"]",
        }],
    },
];
