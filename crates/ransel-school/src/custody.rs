//! What an adult is to a child, worked out from the rows that hold on a day (`privacy-rules.md` § 4). Pure.

use ransel_kernel::facts::Guardianship;
use uuid::Uuid;

use crate::records::{ResidenceKind, TieKind};

/// The rows that hold on a day about one child and one adult, and what is known of the child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// Kinds of ties, as bits by [`TieKind`].
    ties: u16,
    /// They live in the same home.
    pub together: bool,
    /// The child lives in two homes, this one among them.
    pub shared: bool,
    /// Child welfare has the care.
    pub care_order: bool,
}

impl Holding {
    /// With one more tie.
    pub fn add(&mut self, kind: TieKind) {
        self.ties |= 1 << kind as u16;
    }

    /// Whether a tie of this kind holds.
    pub const fn has(self, kind: TieKind) -> bool {
        self.ties & 1 << kind as u16 != 0
    }
}

/// What she is to the child. What closes comes before what opens: a bar over all, then a care order.
///
/// - barred: no information, whatever else she is (BARN-1981 § 47 third paragraph);
/// - after a care order foster parents have what parents have at home; parents keep parental responsibility and get
///   information as others without the care do (BVL-2021 §§ 5-1, 5-4; BARN-1981 §§ 46-47);
/// - with parental responsibility: where the child lives decides (BARN-1981 §§ 36, 46);
/// - a third person is informed as far as those with responsibility consent, and not against a parent's objection.
pub fn standing(holding: Holding) -> Guardianship {
    use TieKind::{Appointed, Barred, Foster, Objection, Parent, Responsibility, ThirdPerson};
    let responsible = holding.has(Responsibility);
    match () {
        () if holding.has(Barred) => Guardianship::Barred,
        () if holding.has(Foster) && holding.care_order => Guardianship::Foster,
        () if responsible && holding.care_order => Guardianship::AfterCareOrder,
        () if responsible && holding.together && holding.shared => Guardianship::Shared,
        () if responsible && holding.together => Guardianship::LivesWith,
        () if responsible => Guardianship::Apart,
        () if holding.has(Appointed) => Guardianship::Appointed,
        () if holding.has(ThirdPerson) && !holding.has(Objection) => Guardianship::ThirdPerson,
        () if holding.has(Parent) => Guardianship::NoResponsibility,
        () => Guardianship::None,
    }
}

/// What the office can say an adult is to a child. A care order is a row of its own about the child.
pub const SAYABLE: [Guardianship; 8] = [
    Guardianship::LivesWith,
    Guardianship::Shared,
    Guardianship::Apart,
    Guardianship::Foster,
    Guardianship::Appointed,
    Guardianship::ThirdPerson,
    Guardianship::NoResponsibility,
    Guardianship::Barred,
];

/// The ties an adult has who is this; those of [`EXCLUSIVE`] that are not among them end.
fn ties_of(standing: Guardianship) -> &'static [TieKind] {
    match standing {
        Guardianship::LivesWith
        | Guardianship::Shared
        | Guardianship::Apart
        | Guardianship::AfterCareOrder => &[TieKind::Responsibility],
        Guardianship::Foster => &[TieKind::Foster],
        Guardianship::Appointed => &[TieKind::Appointed],
        Guardianship::ThirdPerson => &[TieKind::ThirdPerson],
        Guardianship::NoResponsibility => &[TieKind::Parent],
        Guardianship::Barred => &[TieKind::Barred],
        Guardianship::None => &[],
    }
}

/// Ties that say what somebody is; the others say what she has asked for, been allowed or been refused.
const EXCLUSIVE: [TieKind; 6] = [
    TieKind::Parent,
    TieKind::Responsibility,
    TieKind::Barred,
    TieKind::ThirdPerson,
    TieKind::Foster,
    TieKind::Appointed,
];

/// A running residence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lives {
    /// The row.
    pub row: Uuid,
    /// The home.
    pub home: Uuid,
    /// How.
    pub kind: ResidenceKind,
}

/// What runs today about a child and an adult.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// Ties, with their rows.
    pub ties: Vec<(Uuid, TieKind)>,
    /// Where the child lives.
    pub child: Vec<Lives>,
    /// Where the adult lives.
    pub adult: Vec<Lives>,
}

/// Which of the two a residence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The child.
    Child,
    /// The adult.
    Adult,
}

/// One thing to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// End a tie.
    EndTie(Uuid),
    /// Begin one.
    Tie(TieKind),
    /// End a residence.
    EndResidence(Who, Uuid),
    /// Begin one.
    Live(Who, Uuid, ResidenceKind),
}

/// What must be written so that the adult is `wanted` from today on. `new_home` is used where somebody moves to a home
/// nobody has. A bar leaves what she is otherwise as it was: it can be lifted again.
pub fn steps(now: &Now, wanted: Guardianship, new_home: Uuid) -> Vec<Step> {
    let mut steps = Vec::new();
    let needed = ties_of(wanted);
    for (row, kind) in &now.ties {
        let stays = needed.contains(kind) || !EXCLUSIVE.contains(kind) || wanted == Guardianship::Barred;
        if !stays {
            steps.push(Step::EndTie(*row));
        }
    }
    let has = |kind: TieKind| now.ties.iter().any(|(_, known)| *known == kind);
    steps.extend(needed.iter().filter(|kind| !has(**kind)).map(|kind| Step::Tie(*kind)));
    let common = now.child.iter().find(|one| now.adult.iter().any(|other| one.home == other.home));
    match wanted {
        Guardianship::LivesWith | Guardianship::Shared | Guardianship::Foster => {
            let shared = wanted == Guardianship::Shared;
            let home = common.or(now.adult.first()).map_or(new_home, |lives| lives.home);
            if now.adult.iter().all(|lives| lives.home != home) {
                steps.push(Step::Live(Who::Adult, home, ResidenceKind::Fixed));
            }
            let kind = if shared { ResidenceKind::Shared } else { ResidenceKind::Fixed };
            for lives in now.child.iter().filter(|lives| lives.kind != kind && (shared || lives.home == home))
            {
                steps.push(Step::EndResidence(Who::Child, lives.row));
                steps.push(Step::Live(Who::Child, lives.home, kind));
            }
            if now.child.iter().all(|lives| lives.home != home) {
                steps.push(Step::Live(Who::Child, home, kind));
            }
        }
        Guardianship::Apart => match common {
            // The child had two homes: hers is no longer one of them, and the other is the fixed one.
            Some(lives) if lives.kind == ResidenceKind::Shared => {
                steps.push(Step::EndResidence(Who::Child, lives.row));
                for other in now.child.iter().filter(|other| other.home != lives.home) {
                    steps.push(Step::EndResidence(Who::Child, other.row));
                    steps.push(Step::Live(Who::Child, other.home, ResidenceKind::Fixed));
                }
            }
            // She moves out.
            Some(lives) => {
                let rows = now.adult.iter().filter(|other| other.home == lives.home);
                steps.extend(rows.map(|other| Step::EndResidence(Who::Adult, other.row)));
                steps.push(Step::Live(Who::Adult, new_home, ResidenceKind::Fixed));
            }
            None => {}
        },
        // Where she lives says nothing about the others: a parent's new partner may well live there.
        _ => {}
    }
    steps
}
