//! Whether a picture may be shown, and what may stand below it. Pure.

pub mod works;

use jiff::civil::Date;
use ransel_kernel::{consent::Verdict, platform::Naming};
use ransel_law::consent::Sort;

use crate::{
    choices::Choices,
    records::{Judgement, Picture, Place, Recognised, Shown},
};

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Nobody has said who is in it, or confirmed that nobody can be recognised.
    Unnamed,
    /// Nobody has judged it.
    Unjudged,
    /// The school leaves it out.
    LeftOut,
    /// A retouched one is shown instead.
    Replaced,
    /// It is not its time.
    Over,
    /// Somebody's consent does not cover it.
    Consent,
}

/// One who is in it, and where her consent to the use stands.
#[derive(Clone, Copy, Debug)]
pub struct InIt {
    /// Whether she can be recognised.
    pub recognised: Recognised,
    /// Her consent.
    pub verdict: Verdict,
    /// Whether she is a pupil of the picture's school today.
    pub at_school: bool,
    /// Whether the principal has let it be shown here against her wish.
    pub against_wish: bool,
}

/// Whether a picture may be shown in one use today.
///
/// # Errors
/// Why not.
pub fn may_show(
    picture: &Picture,
    shown: &Shown,
    people: &[InIt],
    choices: &Choices,
    today: Date,
) -> Result<(), Hidden> {
    if picture.replaced_by.is_some() {
        return Err(Hidden::Replaced);
    }
    if today < shown.from_day || shown.until <= today {
        return Err(Hidden::Over);
    }
    ready(picture, people.len())?;
    let all = people.iter().all(|one| covered(picture.judgement, shown.place, one, choices));
    if all { Ok(()) } else { Err(Hidden::Consent) }
}

/// Whether anybody could show it: who is in it is known, and the school has judged it.
///
/// # Errors
/// What is missing.
pub fn ready(picture: &Picture, named: usize) -> Result<(), Hidden> {
    match picture.judgement {
        Judgement::LeftOut => return Err(Hidden::LeftOut),
        Judgement::Unset => return Err(Hidden::Unjudged),
        Judgement::Everyday | Judgement::Problematic => {}
    }
    // Somebody whose data is deleted is still to be seen in it.
    if picture.named_at.is_none() || i64::try_from(named) != Ok(picture.people) {
        return Err(Hidden::Unnamed);
    }
    Ok(())
}

/// Whether one who is in it does not stand in the way.
///
/// Uses without consent are everyday and stay with the class; a no, a protected address and restricted data stop them too.
pub fn covered(judgement: Judgement, place: Place, one: &InIt, choices: &Choices) -> bool {
    if one.recognised == Recognised::Retouched {
        return true;
    }
    // The directory is of those who are here.
    if place == Place::Directory && !one.at_school {
        return false;
    }
    match one.verdict {
        Verdict::Valid => true,
        Verdict::Closed => false,
        Verdict::NotAgreed => one.against_wish && choices.against_wish,
        Verdict::Refused => false,
        Verdict::NotAsked | Verdict::Over | Verdict::Waiting { .. } => {
            judgement.sort() == Some(Sort::Everyday) && choices.without_consent.contains(&place)
        }
    }
}

/// What stands below a picture for one who is in it: first name and class; the surname only where consent covers it.
pub fn caption(naming: Naming, given: &str, family: &str, class: &str) -> Option<String> {
    let name = match naming {
        Naming::Nameless => return None,
        Naming::FirstName => given.to_owned(),
        Naming::FullName => format!("{given} {family}"),
    };
    Some(if class.is_empty() { name } else { format!("{name}, {class}") })
}
