//! A module as somebody might write it, so that every property has something to bite on.

use ransel_kernel::{Module, PersonId, Target, actions};

actions! { module "example";
    /// Take the roll of a lesson.
    TakeRoll { pupil: PersonId } = "example-take-roll" {
        activity: "roll", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Person(it.pupil),
    }
    /// See somebody's absence.
    ReadAbsence { pupil: PersonId } = "example-read-absence" {
        activity: "absence", reads: Vault, categories: [Identity, Attendance, AbsenceReason], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
}

const POLICY: &str = r#"
@id("teacher-takes-roll")
permit (principal == Hat::"teacher", action == Action::"example-take-roll", resource)
when { context.teaches && context.taught_here && context.enrolment == Enrolment::"current" };
@id("pupil-reads-own-absence")
permit (principal == Hat::"pupil", action == Action::"example-read-absence", resource) when { context.own };
@id("guardian-reads-childs-absence")
permit (principal == Hat::"guardian", action == Action::"example-read-absence", resource)
when { context.guardianship in [Guardianship::"lives-with", Guardianship::"shared"] };
@id("contact-teacher-reads-absence")
permit (principal == Hat::"teacher", action == Action::"example-read-absence", resource)
when { context.contact_teacher };
"#;

pub fn module() -> Module {
    Module {
        name: "example",
        register: "",
        policy: POLICY,
        promises: "",
        records: &[],
        migrations: &[],
        actions: ACTIONS,
    }
}
