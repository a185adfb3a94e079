//! What changed from one version to the next, line by line.

/// A line of two texts held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffLine {
    /// In both.
    Kept(String),
    /// In the older only.
    Removed(String),
    /// In the newer only.
    Added(String),
}

/// The lines of both texts in order, by their longest common subsequence. Quadratic, which is nothing for the few
/// hundred lines of a statement.
pub fn difference(old: &str, new: &str) -> Vec<DiffLine> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    // longest[i][j]: how many lines the texts from line i and line j on have in common.
    let mut longest = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, left) in old.iter().enumerate().rev() {
        for (j, right) in new.iter().enumerate().rev() {
            longest[i][j] = if left == right {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push(DiffLine::Kept(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || longest[i + 1][j] >= longest[i][j + 1]) {
            lines.push(DiffLine::Removed(old[i].to_owned()));
            i += 1;
        } else {
            lines.push(DiffLine::Added(new[j].to_owned()));
            j += 1;
        }
    }
    lines
}
