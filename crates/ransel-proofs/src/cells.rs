//! Hand-written cells: a hat, an action, the facts of a case, and what opens there. They say what must be open as well
//! as what must not, which no property says; and they are what a lawyer can check line by line.

mod choices;
mod conduct;
mod consents;
mod diploma;
mod guardians;
mod health;
mod homes;
mod inquiries;
mod language;
mod letters;
mod notices;
mod oneself;
mod owner;
mod parts;
mod pictures;
mod protection;
mod reasons;
mod remarks;
mod rolls;
mod school;
mod staff;
mod states;
mod survey;
mod teachers;
mod works;

use ransel_kernel::{
    Categories, Category, Facts, Hat,
    facts::{Assurance, FACTS},
};

/// All of them, by theme. What a row leaves out is plain: no relation, no protection, an age nobody knows.
pub fn cells() -> Vec<Cell> {
    [
        oneself::CELLS,
        guardians::CELLS,
        teachers::CELLS,
        school::CELLS,
        staff::CELLS,
        survey::CELLS,
        inquiries::CELLS,
        states::CELLS,
        notices::CELLS,
        health::CELLS,
        homes::CELLS,
        owner::CELLS,
        choices::CELLS,
        rolls::CELLS,
        reasons::CELLS,
        remarks::CELLS,
        conduct::CELLS,
        consents::CELLS,
        letters::CELLS,
        diploma::CELLS,
        language::CELLS,
        pictures::CELLS,
        protection::CELLS,
        parts::CELLS,
        works::CELLS,
    ]
    .concat()
}

/// Hat, action, facts, what is open, and what it rests on.
const fn cell(
    hat: &'static str,
    action: &'static str,
    facts: &'static str,
    open: &'static str,
    law: &'static str,
) -> Cell {
    Cell { hat, action, facts, open, law }
}

/// One case. A caller is signed in with two factors and has declared secrecy unless the facts say otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The hat.
    pub hat: &'static str,
    /// The action.
    pub action: &'static str,
    /// The facts, as policies name them: `own`, `!declared`, `age=from-16`.
    pub facts: &'static str,
    /// The categories that are open, by their codes; no other is.
    pub open: &'static str,
    /// What it rests on.
    pub law: &'static str,
}

impl Cell {
    /// The hat, if there is one of that name.
    pub fn hat(&self) -> Option<Hat> {
        Hat::from_code(self.hat)
    }

    /// The categories; `None` if one has no such name.
    pub fn categories(&self) -> Option<Categories> {
        self.open
            .split_whitespace()
            .map(Category::from_code)
            .try_fold(Categories::NONE, |all, one| Some(all.and(Categories::of(&[one?]))))
    }

    /// The facts; an error names what is not known.
    ///
    /// # Errors
    /// A fact or a value of that name is not there.
    pub fn facts(&self) -> Result<Facts, String> {
        let mut facts = Facts::default().with_declared(true).with_assurance(Assurance::Substantial);
        for word in self.facts.split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or(match word.strip_prefix('!') {
                Some(name) => (name, "false"),
                None => (word, "true"),
            });
            let place = FACTS.iter().position(|fact| fact.name == name);
            let found = place.and_then(|place| {
                let values = FACTS.get(place)?.values;
                Some((place, values.iter().position(|known| *known == value)?))
            });
            let (place, at) = found.ok_or_else(|| format!("{word} is no fact"))?;
            facts = facts.with(place, at);
        }
        Ok(facts)
    }
}
