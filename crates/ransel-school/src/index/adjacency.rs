//! Who is next to whom, as two flat arrays: no allocation per person, and lists that are sorted.

/// From a number to a sorted list of numbers.
#[derive(Debug, Default)]
pub struct Adjacency {
    /// Where each number's list begins; one more than there are numbers.
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Adjacency {
    /// From pairs, in any order; `count` is how many numbers there are on the left.
    pub fn from_pairs(mut pairs: Vec<(u32, u32)>, count: usize) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; count + 1];
        for (from, _) in &pairs {
            if let Some(start) = starts.get_mut(*from as usize + 1) {
                *start += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Self { starts, ends: pairs.into_iter().map(|(_, to)| to).collect() }
    }

    /// The other way around.
    pub fn turned(pairs: &[(u32, u32)], count: usize) -> Self {
        Self::from_pairs(pairs.iter().map(|(from, to)| (*to, *from)).collect(), count)
    }

    /// The sorted list of `from`.
    pub fn of(&self, from: u32) -> &[u32] {
        let (Some(start), Some(end)) = (self.starts.get(from as usize), self.starts.get(from as usize + 1))
        else {
            return &[];
        };
        self.ends.get(*start as usize..*end as usize).unwrap_or_default()
    }
}
