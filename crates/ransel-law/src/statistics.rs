//! What a statistic may show: no number about fewer than five, and none that a subtraction brings back (P12-5).

/// Numbers about fewer people than this are numbers about somebody.
pub const FEWEST: usize = 5;

/// Which rows may be shown, by how many pupils each is about. Where what is left out would itself be one row or fewer
/// than five pupils, the smallest rows go too: a total known from elsewhere would give it away.
pub fn shown(pupils: &[usize]) -> Vec<bool> {
    let mut shown: Vec<bool> = pupils.iter().map(|count| *count >= FEWEST).collect();
    loop {
        let hidden: Vec<_> = left_out(pupils, &shown).filter(|count| *count > 0).collect();
        let safe = hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<usize>() >= FEWEST);
        if safe {
            return shown;
        }
        let smallest =
            (0..pupils.len()).filter(|at| shown.get(*at) == Some(&true)).min_by_key(|at| pupils.get(*at));
        match smallest.and_then(|at| shown.get_mut(at)) {
            Some(row) => *row = false,
            None => return shown,
        }
    }
}

fn left_out<'p>(pupils: &'p [usize], shown: &'p [bool]) -> impl Iterator<Item = usize> + 'p {
    pupils.iter().zip(shown).filter(|(_, shown)| !**shown).map(|(count, _)| *count)
}

/// A number of pupils among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Nobody.
    Nobody,
    /// Some, and fewer than five.
    Few,
    /// At least so many, in steps of five.
    AtLeast(usize),
    /// All but fewer than five.
    NearlyAll,
}

/// How many of so many may be told. The same pupils stand in the row of a class and in those of its subjects: two exact
/// numbers would tell of the one pupil between them, two steps of five do not.
pub fn count(some: usize, of: usize) -> Count {
    let others = of.saturating_sub(some);
    match some {
        0 => Count::Nobody,
        _ if some < FEWEST => Count::Few,
        _ if others < FEWEST => Count::NearlyAll,
        _ => Count::AtLeast(some / FEWEST * FEWEST),
    }
}

/// A number of answers, told so that it tells of nobody who gives or takes back one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Fewer than ten; perhaps nobody.
    Few,
    /// About so many, a multiple of five.
    About(usize),
    /// All but fewer than ten; perhaps all.
    Most,
}

/// The least that is told as a number: two steps of five.
pub const LEAST_TOLD: usize = 2 * FEWEST;

/// How many of so many have answered something, for whoever may not know who, but may know what most of them answered. Exact
/// numbers and exact limits would tell her the last one, so each number is rounded to five, up or down by chance, and the
/// chance (`dice`) is made anew whenever those behind the number change and never otherwise: asking again tells nothing (fixed
/// random rounding).
pub fn told(some: usize, of: usize, dice: u64) -> Told {
    let others = of.saturating_sub(some);
    let (one, other) = (dice >> 32, dice & 0xFFFF_FFFF);
    match (rounded(some, one), rounded(others, other)) {
        (some, _) if some < LEAST_TOLD => Told::Few,
        (_, others) if others < LEAST_TOLD => Told::Most,
        (some, _) => Told::About(some),
    }
}

/// To a multiple of five: up as often as the rest is large.
fn rounded(number: usize, dice: u64) -> usize {
    let rest = number % FEWEST;
    let up = dice % FEWEST as u64 >= FEWEST as u64 - rest as u64;
    number - rest + if up { FEWEST } else { 0 }
}
