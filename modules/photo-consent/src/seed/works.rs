//! What one pupil of a demonstration has written: a work her class reads, but for one part, and an open blog without a name.

use jiff::{ToSpan, civil::Date};
use ransel_kernel::{Caller, FreeText, Owner, PersonId, Result, platform::Naming};
use ransel_school::derived;
use uuid::Uuid;

use super::{SeedClass, may_stand};
use crate::{
    actions::{SetUpWorkWords, SetUpWorks},
    records::{Shared, Work, WorkKind, WorkPart, WorkWords},
};

/// A text, and whether it is private.
type Made = (&'static str, bool);

struct MadeWork {
    name: &'static str,
    kind: WorkKind,
    shared: Shared,
    title: &'static str,
    considered: &'static str,
    parts: &'static [Made],
}

const MADE: [MadeWork; 2] = [
    MadeWork {
        name: "forest",
        kind: WorkKind::Work,
        shared: Shared::Class,
        title: "Skogen om høsten",
        considered: "",
        parts: &[
            ("Når bladene faller, blir jorda mørk og full av liv. Sopp og små dyr bryter dem ned.", false),
            ("Vi målte hvor mange slags sopp som vokste på ti kvadratmeter. Det var sju.", false),
            ("Til meg selv: jeg likte best å sitte stille og høre på regnet.", true),
        ],
    },
    MadeWork {
        name: "chess",
        kind: WorkKind::Blog,
        shared: Shared::Open,
        title: "Sjakk for nybegynnere",
        considered: "De som vil lære sjakk, går på mange skoler, og ingen her kan kjennes igjen.",
        parts: &[("Begynn med bøndene i midten. Da får de andre brikkene plass.", false)],
    },
];

/// Stores them for the first pupil of a class.
///
/// # Errors
/// The store fails.
pub fn seed(owner: &Owner, class: &SeedClass, day: Date) -> Result<()> {
    let Some(person) = class.pupils.first().copied() else { return Ok(()) };
    if may_stand(owner, &[person])?.is_empty() {
        return Ok(());
    }
    let ctx = owner.ctx(Caller::part("set-up"))?;
    for made in &MADE {
        let id = derived::id(&["demo-work", made.name, &person.to_string()]);
        ctx.change(SetUpWorkWords { people: vec![person] }, |change| {
            change.insert(&words(id, person, made))?;
            made.parts
                .iter()
                .zip(1..)
                .try_for_each(|(text, number)| change.insert(&part(id, person, *text, number)))
        })?;
        ctx.change(SetUpWorks { people: vec![person] }, |change| {
            change.insert(&Work {
                id,
                person,
                school: class.school,
                group_id: class.group,
                kind: made.kind,
                shared: made.shared,
                naming: if made.shared == Shared::Open { Naming::Nameless } else { Naming::FirstName },
                until: Some(day.saturating_add(180.days())),
                considered_at: (!made.considered.is_empty()).then(|| owner.clock.now()),
            })
        })?;
    }
    Ok(())
}

fn words(work: Uuid, person: PersonId, made: &MadeWork) -> WorkWords {
    WorkWords {
        id: derived::id(&["demo-work-words", &work.to_string()]),
        person,
        work,
        title: FreeText::new(made.title),
        considered: FreeText::new(made.considered),
    }
}

fn part(work: Uuid, person: PersonId, (text, private): Made, number: i64) -> WorkPart {
    let id = derived::id(&["demo-work-part", &work.to_string(), &number.to_string()]);
    WorkPart { id, person, work, number, text: FreeText::new(text), picture: None, private }
}
