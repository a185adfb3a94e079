//! What answers come to, on a day. Pure: the law says whose yes it takes, and here stands who has said what.

use jiff::{Timestamp, civil::Date};
use ransel_law::{
    AgeBand, Ruling,
    consent::{Audience, Needed, Sort, Stricter, WhoSaysYes, who_must_say_yes},
};

use crate::{
    id::PersonId,
    platform::{ConsentAnswer, Right, Said},
};

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nobody was asked.
    NotAsked,
    /// Its time is over.
    Over,
    /// Somebody's yes is missing.
    Waiting {
        /// The pupil's.
        pupil: bool,
        /// A guardian's.
        guardian: bool,
    },
    /// Somebody whose no stops it has said no, or taken a yes back.
    Refused,
    /// A guardian has said yes, and the pupil no.
    NotAgreed,
    /// No consent opens this: the pupil's address is protected, or her data restricted.
    Closed,
    /// It may be done.
    Valid,
}

/// What one person has said last.
#[derive(Clone, Copy, Debug)]
struct Voice {
    by: PersonId,
    right: Right,
    yes: bool,
    age: AgeBand,
}

/// The newest answer of each person. What was taken back counts as a no: its end is not to depend on who else said yes.
fn voices<'a>(answers: impl Iterator<Item = &'a ConsentAnswer>) -> Vec<Voice> {
    let mut newest: Vec<(Timestamp, Voice)> = Vec::new();
    for answer in answers {
        let yes = answer.said == Said::Yes && answer.withdrawn_at.is_none();
        let voice = Voice { by: answer.given_by, right: answer.in_right, yes, age: answer.age };
        match newest.iter_mut().find(|(_, known)| known.by == voice.by && known.right == voice.right) {
            Some(known) if known.0 <= answer.given_at => *known = (answer.given_at, voice),
            Some(_) => {}
            None => newest.push((answer.given_at, voice)),
        }
    }
    newest.into_iter().map(|(_, voice)| voice).collect()
}

/// What is asked, and of whom.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// How old the pupil is today.
    pub band: AgeBand,
    /// About what.
    pub sort: Sort,
    /// Who will see it.
    pub audience: Audience,
    /// What the owner has chosen.
    pub stricter: Stricter,
    /// Today.
    pub on: Date,
    /// The guardians who can consent for the child today.
    pub guardians: &'a [PersonId],
}

/// Whose yes a request takes today.
pub fn who(asked: &Asked<'_>) -> Ruling<WhoSaysYes> {
    who_must_say_yes(asked.band, asked.sort, asked.audience, asked.stricter, asked.on)
}

/// What the answers to a request come to.
///
/// From 15 the pupil's own answer decides; until she gives one, what stood before stands: a guardian's yes holds until it is
/// withdrawn, and she is asked. At 18 all are asked anew: nothing that was said before counts.
pub fn verdict<'a>(asked: &Asked<'_>, answers: impl Iterator<Item = &'a ConsentAnswer>) -> Verdict {
    let voices = voices(answers);
    let own = voices.iter().find(|voice| voice.right == Right::Own);
    let decided = |voice: &Voice| if voice.yes { Verdict::Valid } else { Verdict::Refused };
    let waits = Verdict::Waiting { pupil: true, guardian: false };
    let from_15 = asked.band >= AgeBand::From15;
    let counts_from = if asked.band == AgeBand::Adult { AgeBand::Adult } else { AgeBand::From15 };
    match own.filter(|voice| from_15 && voice.age >= counts_from) {
        Some(voice) => decided(voice),
        None if asked.band == AgeBand::Adult => waits,
        None if from_15 => match under_15(&Asked { band: AgeBand::From13, ..*asked }, &voices, own) {
            Verdict::Waiting { .. } => waits,
            stood => stood,
        },
        None => under_15(asked, &voices, own),
    }
}

fn under_15(asked: &Asked<'_>, voices: &[Voice], own: Option<&Voice>) -> Verdict {
    let who = who(asked).outcome;
    let of = |guardian: &PersonId| {
        voices
            .iter()
            .find(|voice| voice.right == Right::Guardian && voice.by == *guardian)
            .map(|voice| voice.yes)
    };
    let said: Vec<_> = asked.guardians.iter().map(of).collect();
    let yes = said.contains(&Some(true));
    let own = own.map(|voice| voice.yes);
    match (own, yes) {
        (Some(false), true) => return Verdict::NotAgreed,
        (Some(false), false) => return Verdict::Refused,
        _ if said.contains(&Some(false)) => return Verdict::Refused,
        _ => {}
    }
    let guardian = if who.every_guardian { yes && said.iter().all(|one| *one == Some(true)) } else { yes };
    let pupil = own == Some(true);
    let valid = match who.needed {
        Needed::Guardian => guardian,
        Needed::Pupil => pupil,
        Needed::Either => guardian || pupil,
        Needed::Both => guardian && pupil,
    };
    if valid {
        return Verdict::Valid;
    }
    let asks_pupil = who.needed != Needed::Guardian || asked.band != AgeBand::Under12;
    Verdict::Waiting { pupil: !pupil && asks_pupil, guardian: !guardian && who.needed != Needed::Pupil }
}
