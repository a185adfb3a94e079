//! A ruling: what a rule answered, on which provision, from which facts.
//! It is stored with the decision it led to, so that years later we can still say why.

use std::fmt::Display;

use serde::Serialize;

use crate::reference::LawRef;

/// The answer of a rule, with its source and the facts it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ruling<T> {
    /// The answer.
    pub outcome: T,
    /// The provision applied, with the date of its wording.
    pub source: LawRef,
    /// The facts the answer rests on, in the order they were weighed.
    pub because: Vec<Fact>,
}

/// One fact a ruling rests on. Never a reason, a name or an identity number: a fact is stored and shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is, in the words of the code, units last: `annual_minutes`.
    pub name: &'static str,
    /// Its value as it was then.
    pub value: String,
}

impl Fact {
    /// A fact with its value written out.
    pub fn new(name: &'static str, value: impl Display) -> Self {
        Self { name, value: value.to_string() }
    }
}

/// The facts of a ruling: `facts![annual, counted]` takes the names of the variables,
/// `facts![annual_minutes = annual]` gives a name of its own.
#[macro_export]
macro_rules! facts {
    ($($name:ident $(= $value:expr)?),* $(,)?) => {
        ::std::vec![$($crate::facts!(@one $name $(= $value)?)),*]
    };
    (@one $name:ident = $value:expr) => {
        $crate::ruling::Fact::new(::std::stringify!($name), $value)
    };
    (@one $name:ident) => {
        $crate::ruling::Fact::new(::std::stringify!($name), &$name)
    };
}
