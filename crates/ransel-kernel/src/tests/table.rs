//! The printed table says what Cedar decides, neither more nor less.

use crate::{
    action::{ActionDef, Target},
    actions,
    facts::{Assurance, FACTS, Facts, Hat},
    id::PersonId,
    platform,
    policy::{CORE, Policy},
    table::{PolicyTable, Row, holds},
};

actions! { module "example";
    /// Take the roll of a lesson.
    TakeRoll { pupil: PersonId } = "take-roll" {
        activity: "roll", writes: Main, categories: [Identity, Attendance], row_facts: [TaughtHere],
        reach: [Teacher: [Teaches]],
        about: |it| Target::Person(it.pupil),
    }
    /// See somebody's absence.
    ReadAbsence { pupil: PersonId } = "read-absence" {
        activity: "absence", reads: Vault, categories: [Identity, Attendance, AbsenceReason], row_facts: [TaughtHere, Authored],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Person(it.pupil),
    }
}

/// Uses every operator the table knows, and a forbid that is no floor rule.
const EXAMPLE: &str = r#"
@id("teacher-takes-roll")
permit (principal == Hat::"teacher", action == Action::"take-roll", resource)
when { context.teaches && context.taught_here && context.enrolment == Enrolment::"current" };
@id("own-absence")
permit (principal == Hat::"pupil", action == Action::"read-absence", resource) when { context.own };
@id("guardian-reads-absence")
permit (principal == Hat::"guardian", action in [Action::"read-absence"], resource)
when { [Guardianship::"lives-with", Guardianship::"shared"].contains(context.guardianship) };
@id("guardian-apart-reads-hours")
permit (principal == Hat::"guardian", action == Action::"read-absence", resource)
when { context.guardianship == Guardianship::"apart" && resource != Category::"absence-reason" };
@id("teacher-reads-own-lessons")
permit (principal == Hat::"teacher", action == Action::"read-absence", resource)
when { context.teaches && (if context.taught_here then true else context.authored) }
unless { resource in [Category::"absence-reason"] };
@id("contact-teacher-reads-absence")
permit (principal == Hat::"teacher", action == Action::"read-absence", resource)
when { context.contact_teacher };
@id("reasons-of-the-oldest-are-their-own")
forbid (principal == Hat::"guardian", action, resource)
when { resource == Category::"absence-reason" && context.age == Age::"from-16" };
@id("sign-in-at-least-as-demanded-by-pupils")
forbid (principal == Hat::"pupil", action in Action::"reading", resource)
when { context.demanded != Assurance::"low" && !(context.assurance == context.demanded) };
"#;

fn compile(example: &str) -> Policy {
    let texts = [("core", CORE), ("platform", platform::module().policy), ("example", example)];
    let actions = platform::module().actions.iter().chain(ACTIONS).copied().collect();
    Policy::compile(&texts, actions).unwrap()
}

#[test]
fn the_table_agrees_with_cedar_on_random_vectors_half_of_them_drawn_from_its_own_rows() {
    let policy = compile(EXAMPLE);
    let table = PolicyTable::of(&policy).unwrap();
    let mut dice = Dice(7);
    let mut open = 0;
    for round in 0..1_000 {
        let (no, action) = dice.one_of(&policy.actions().collect::<Vec<_>>());
        let of_action = &table.actions.iter().find(|table| table.action == action).unwrap().rows;
        let (hat, facts) = if round % 2 == 0 {
            (dice.one_of(Hat::ALL), dice.facts())
        } else {
            let row = &of_action[dice.below(of_action.len())];
            // Up to two facts at random: so that each floor rule closes some door that was open.
            let facts = dice.inside(row, past_the_floor());
            let facts = (0..dice.below(3)).fold(facts, |facts, _| dice.one_changed(facts));
            (row.hat, facts)
        };
        let cedar = policy.decide_anew(no, hat, facts);
        let ours = table.open(action, hat, facts);
        assert_eq!(cedar.open, ours, "{} {} {:?}", action.name, hat.code(), facts.spelled());
        if !ours.is_empty() {
            open += 1;
            let row = of_action.iter().find(|row| row.hat == hat && holds(&row.facts, facts)).unwrap();
            assert!(row.grounds.iter().any(|ground| cedar.grounds.contains(ground)), "{row:?} {cedar:?}");
        }
    }
    assert!(open > 100, "only {open} vectors were open: too few to say anything");
}

#[test]
fn rows_that_overlap_open_the_same() {
    let table = PolicyTable::of(&compile(EXAMPLE)).unwrap();
    let mut dice = Dice(11);
    for rows in table.actions.iter().map(|table| &table.rows) {
        for row in rows {
            for _ in 0..20 {
                let facts = dice.facts();
                let facts = dice.inside(row, facts);
                let others = rows.iter().filter(|other| other.hat == row.hat && holds(&other.facts, facts));
                assert!(others.into_iter().all(|other| other.open == row.open));
            }
        }
    }
}

#[test]
fn the_table_of_the_example_is_short_enough_to_read() {
    let table = PolicyTable::of(&compile(EXAMPLE)).unwrap();
    let text = table.to_text();
    println!("{text}");
    let rows = |name| lines_of(&text, name).len();
    assert_eq!(rows("take-roll ("), 1);
    assert_eq!(
        lines_of(&text, "take-roll ("),
        ["  - teacher when teaches; enrolment current; taught_here: everything [teacher-takes-roll]"]
    );
    assert!(rows("read-absence (") <= 10, "{text}");
    assert!(text.contains("BARN-1981"), "the reason of a floor rule is printed with it");
    let rows = text.lines().filter(|line| line.starts_with("  - ")).count();
    assert_eq!(table.to_csv().lines().count(), 1 + rows, "the same rows, and a heading");
}

#[test]
fn an_operator_the_table_does_not_know_is_refused() {
    let strange =
        EXAMPLE.replace("context.teaches && context.taught_here", "[true].containsAll([context.teaches])");
    assert_ne!(strange, EXAMPLE);
    let fault = PolicyTable::of(&compile(&strange)).unwrap_err();
    assert!(fault.contains("teacher-takes-roll") && fault.contains("containsAll"), "{fault}");
}

fn lines_of<'a>(text: &'a str, head: &str) -> Vec<&'a str> {
    text.lines()
        .skip_while(|line| !line.starts_with(head))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect()
}

/// Signed in strongly and declared: what most floor rules let by.
fn past_the_floor() -> Facts {
    Facts::default().with_assurance(Assurance::High).with_fresh(true).with_declared(true)
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn facts(&mut self) -> Facts {
        FACTS
            .iter()
            .enumerate()
            .fold(Facts::default(), |facts, (place, fact)| facts.with(place, self.below(fact.values.len())))
    }

    /// `facts` with those of the row that it names, so that it lies in the row.
    fn inside(&mut self, row: &Row, facts: Facts) -> Facts {
        row.facts.iter().fold(facts, |facts, (name, values)| {
            let place = FACTS.iter().position(|fact| fact.name == *name).unwrap();
            let value = self.one_of(values);
            facts.with(place, FACTS[place].values.iter().position(|known| *known == value).unwrap())
        })
    }

    fn one_changed(&mut self, facts: Facts) -> Facts {
        let place = self.below(FACTS.len());
        facts.with(place, self.below(FACTS[place].values.len()))
    }
}

#[test]
fn an_action_of_another_house_has_no_row() {
    static OTHER: ActionDef = ActionDef {
        name: "something-else",
        module: "other",
        activity: "other",
        writes: false,
        keeps: false,
        store: crate::card::StoreKind::Main,
        categories: crate::Categories::NONE,
        row_facts: &[],
        reach: &[],
    };
    let table = PolicyTable::of(&compile(EXAMPLE)).unwrap();
    assert!(table.open(&OTHER, Hat::System, Facts::default()).is_empty());
}
