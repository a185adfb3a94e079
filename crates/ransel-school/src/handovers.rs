//! What modules hand over, as both sides name it: here, since who gives and who takes do not know each other.

use ransel_kernel::{
    PersonId,
    handover::{HandOver, HandOverDef, Taker},
};

/// Declares a hand-over about one person.
macro_rules! hand_overs {
    ($($(#[$doc:meta])* $name:ident = $code:literal { giver: $giver:literal, activity: $activity:literal, taker: $taker:expr,
        what: $what:expr, given: $given:ty })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            /// About whom.
            pub person: PersonId,
        }
        impl HandOver for $name {
            const DEF: &'static HandOverDef =
                &HandOverDef { name: $code, giver: $giver, activity: $activity, taker: $taker, what: $what };
            type Given = $given;
            fn about(&self) -> PersonId {
                self.person
            }
        }
    )*};
}

/// What a pupil's absence of a school year comes to on her diploma (FOPPL-2024 § 9-53).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiplomaAbsence {
    /// Whole days, before any are left out.
    pub days: u32,
    /// Whole hours beside them.
    pub hours: u32,
    /// Days the pupil has asked to have left out.
    pub left_out: u32,
}

hand_overs! {
    /// The roster, to a system outside: who people are, how they sign in, and where they go.
    RosterToSystem = "roster" {
        giver: "person-register", activity: "roster-exchange", taker: Taker::Outside,
        what: &[("person", &["given", "family", "born", "language"]), ("account", &["name"]),
            ("enrolment", &["school"]), ("group_member", &["group_id", "role"]), ("family_tie", &["kind"])],
        given: ()
    }
    /// How the people of a roster are reached.
    ContactsToSystem = "roster-contacts" {
        giver: "person-register", activity: "roster-exchange", taker: Taker::Outside,
        what: &[("contact_point", &["value"])],
        given: ()
    }
    /// Their national identity numbers, where a purpose needs them.
    NumbersToSystem = "roster-numbers" {
        giver: "person-register", activity: "roster-exchange", taker: Taker::Outside,
        what: &[("national_number", &["number"])],
        given: ()
    }
    /// What absence comes to on the diploma, for the module that writes diplomas.
    AbsenceForDiploma = "absence-for-diploma" {
        giver: "absence", activity: "absence-follow-up", taker: Taker::Module("diploma"),
        what: &[("absence_mark", &["state", "minutes", "effect"]), ("imported_absence", &["ten_thousandths"]),
            ("days_left_out", &["days"])],
        given: DiplomaAbsence
    }
    /// The school's absence, as a file for another system.
    AbsenceToSystem = "absence-file" {
        giver: "absence", activity: "absence-follow-up", taker: Taker::Outside,
        what: &[("absence_mark", &["state", "minutes"]), ("imported_absence", &["ten_thousandths"])],
        given: ()
    }
}
