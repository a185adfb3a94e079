//! Sets of cases: for each fact the values it may have. Two questions are asked of them: what they have in common,
//! and whether some case lies outside all of several others.

use crate::facts::FACTS;

/// For each fact the values it may have, as bits.
#[derive(Clone, Debug)]
pub struct Cases(Vec<u32>);

impl Cases {
    /// The cases in which each named fact has one of its values; facts that are not named may have any.
    pub fn of<'a, V: AsRef<str> + 'a>(conditions: impl Iterator<Item = (&'a str, &'a [V])>) -> Self {
        let mut cases: Vec<u32> = FACTS.iter().map(|fact| (1 << fact.values.len()) - 1).collect();
        for (name, values) in conditions {
            let known = FACTS.iter().zip(&mut cases).find(|(fact, _)| fact.name == name);
            let Some((fact, may)) = known else { continue };
            let allowed = |value: &&str| values.iter().any(|allowed| allowed.as_ref() == *value);
            let bits = fact.values.iter().enumerate().filter(|(_, value)| allowed(value));
            *may &= bits.fold(0, |bits, (at, _)| bits | 1 << at);
        }
        Self(cases)
    }

    /// The cases in both.
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(one, two)| one & two).collect())
    }

    /// Whether there is a case that lies in none of `others`.
    ///
    /// Takes away the first of them in pieces: for each fact in turn the values the other does not have, with the
    /// facts before it held to what both have. No piece overlaps another, and what is left lies inside the other.
    pub fn any_outside(&self, others: &[Self]) -> bool {
        if self.0.contains(&0) {
            return false;
        }
        let Some((first, rest)) = others.split_first() else { return true };
        let mut inside = self.clone();
        for (place, has) in first.0.iter().enumerate() {
            let Some(may) = inside.0.get(place).copied() else { continue };
            let mut piece = inside.clone();
            piece.0[place] = may & !has;
            if piece.any_outside(rest) {
                return true;
            }
            inside.0[place] = may & has;
            // Nothing in common with the other: the piece above was everything.
            if may & has == 0 {
                return false;
            }
        }
        false
    }
}
