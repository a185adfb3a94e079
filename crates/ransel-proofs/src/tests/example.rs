//! A small module as somebody might write it, to break where the product's own should not be.

use ransel_kernel::{Module, PersonId, Target, actions};

actions! { module "example";
    /// Take the roll of a lesson.
    TakeRoll { pupil: PersonId } = "example-take-roll" {
        activity: "roll", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Person(it.pupil),
    }
}

const POLICY: &str = r#"
@id("teacher-takes-roll")
permit (principal == Hat::"teacher", action == Action::"example-take-roll", resource)
when { context.teaches && context.taught_here && context.enrolment == Enrolment::"current" };
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
        gives: &[],
        asks: &[],
        hears: &[],
    }
}
