//! The lines a person may be told of, with the names she may hear. Left out: her own look-ups; in a child's log
//! those of other guardians, since they would tell about another home; and where nothing was opened.

use std::collections::HashMap;

use ransel_kernel::{
    Hat, PersonId, SchoolId,
    ledger::{Line, Outcome},
    platform::ReadAccessLog,
};
use ransel_school::names::{self, Name};

use crate::{
    Trouble, Visit, chrome,
    pages::words::{capital, role},
};

/// One line, and who it was if that may be told.
pub struct Seen {
    /// The line.
    pub line: Line,
    /// The name; none for those who have left, for homes, and for refused attempts.
    pub name: Option<Name>,
}

/// The newest lines about a person that the visitor may be told of, newest first.
///
/// # Errors
/// Refused, or the ledger fails.
pub fn of(visit: &Visit<'_>, person: PersonId, limit: i64) -> Result<Vec<Seen>, Trouble> {
    let pass = visit.ctx.may(ReadAccessLog { person })?;
    let visitor = visit.ctx.caller.person;
    let mut lines = pass.log(0, limit)?;
    lines.retain(|line| {
        let own = line.caller.is_some() && (line.caller == visitor || line.caller == Some(person));
        let nothing = line.outcome != Outcome::Refused && line.open.is_empty();
        let other_home = line.hat == Hat::Guardian.code() && visit.ctx.caller.hat == Hat::Guardian;
        !own && !nothing && !other_home
    });
    let named = lines.iter().filter(|line| may_be_named(line)).filter_map(|line| line.caller).collect();
    let names: HashMap<_, _> = names::staff(&visit.ctx, named)?;
    let with_name = |line: Line| {
        let name = line.caller.filter(|_| may_be_named(&line)).and_then(|caller| names.get(&caller).cloned());
        Seen { line, name }
    };
    Ok(lines.into_iter().map(with_name).collect())
}

/// Staff who got to see something. A refused attempt is told with its role only: a slip should not hang anybody out.
fn may_be_named(line: &Line) -> bool {
    let staff = Hat::from_code(&line.hat).is_some_and(chrome::staff);
    line.part.is_none() && staff && line.outcome != Outcome::Refused
}

/// The key of the word for how a line ended.
pub fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Opened => "outcome-opened",
        Outcome::Written => "outcome-written",
        Outcome::Refused => "outcome-refused",
    }
}

impl Seen {
    /// Whether a person, and not the product itself, got to see something.
    pub fn is_a_look(&self) -> bool {
        self.line.part.is_none() && self.line.outcome != Outcome::Refused
    }

    /// The name, or the role where there is none to tell.
    pub fn named(&self, visit: &Visit<'_>) -> String {
        self.name.as_ref().map_or_else(|| role(visit, &self.line.hat), Name::spoken)
    }

    /// The name and the role, or the role alone.
    pub fn named_with_role(&self, visit: &Visit<'_>) -> String {
        let role = role(visit, &self.line.hat);
        self.name.as_ref().map_or_else(|| capital(&role), |name| format!("{} – {role}", name.spoken()))
    }

    /// The school the hat was worn at.
    pub fn place(&self, visit: &Visit<'_>) -> Option<String> {
        let relations = visit.owner().relations().ok()?;
        let place = SchoolId(self.line.place?);
        // A school that looked something up about the other parent of a protected child would tell where the child is.
        if relations.hides_place(visit.ctx.caller.person?, place) {
            return None;
        }
        relations.place_name(place).map(ToOwned::to_owned)
    }
}
