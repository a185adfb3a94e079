//! What choices show. Each finding says who, and the choices it rests on, so that whoever reads it can look for herself.

use petgraph::{
    algo::{connected_components, maximal_cliques},
    graph::{NodeIndex, UnGraph},
};

use crate::{Choices, Seat, Sign};

/// How many it takes to be a group, and to be worth a word that many do not want to be with somebody.
const GROUP: usize = 3;
const MANY: usize = 3;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nobody has chosen her.
    Unchosen {
        /// Who.
        seat: Seat,
        /// Whom she has chosen herself; empty also where she has not answered.
        chooses: Vec<Seat>,
    },
    /// Some have chosen her, none of them those she chose.
    Unanswered {
        /// Who.
        seat: Seat,
        /// Whom she has chosen.
        chooses: Vec<Seat>,
        /// By whom she is chosen.
        chosen_by: Vec<Seat>,
    },
    /// Two who have chosen each other, and whom nobody else has chosen.
    Pair {
        /// The two.
        seats: [Seat; 2],
    },
    /// All of them have chosen each other. `closed` where they have chosen nobody else and nobody else has chosen them.
    Group {
        /// They, in order.
        seats: Vec<Seat>,
        /// Whether nothing leads in or out.
        closed: bool,
    },
    /// Many do not want to be with her.
    Rejected {
        /// Who.
        seat: Seat,
        /// How many say so.
        by: usize,
    },
    /// She does not want to be with somebody who chose her, or the other way about.
    OneSided {
        /// Who chose.
        chooses: Seat,
        /// Who does not want to.
        refuses: Seat,
    },
    /// The class falls into parts nothing leads between.
    Parted {
        /// How many parts have more than one pupil.
        parts: usize,
    },
    /// She has not answered: what is said above may look different when she has.
    Silent {
        /// Who.
        seat: Seat,
    },
}

/// All there is to look at, the most urgent kinds first, each in the order of the class's list.
pub fn findings(choices: &Choices) -> Vec<Finding> {
    let seats = 0..choices.seats();
    let chosen_by = |seat| choices.by(Sign::Positive, seat);
    let chooses = |seat| choices.from(Sign::Positive, seat);
    let mut found: Vec<_> = seats
        .clone()
        .filter(|seat| chosen_by(*seat).is_empty())
        .map(|seat| Finding::Unchosen { seat, chooses: chooses(seat) })
        .collect();
    found.extend(seats.clone().filter_map(|seat| {
        let by = choices.by(Sign::Negative, seat).len();
        (by >= MANY).then_some(Finding::Rejected { seat, by })
    }));
    let refused = choices
        .of(Sign::Negative)
        .filter(|(refuses, chooses)| choices.has(Sign::Positive, *chooses, *refuses));
    found.extend(refused.map(|(refuses, chooses)| Finding::OneSided { chooses, refuses }));
    found.extend(seats.clone().filter_map(|seat| {
        let (chooses, chosen_by) = (chooses(seat), chosen_by(seat));
        let nobody_back = chooses.iter().all(|other| !choices.mutual(seat, *other));
        let both = !chooses.is_empty() && !chosen_by.is_empty();
        (both && nobody_back).then_some(Finding::Unanswered { seat, chooses, chosen_by })
    }));
    let friends = friends(choices);
    found.extend(parted(choices));
    let pairs = friends.edge_indices().filter_map(|edge| friends.edge_endpoints(edge));
    let alone = |(one, other): &(NodeIndex, NodeIndex)| {
        let only = |seat: &NodeIndex| chosen_by(seat.index()).len() == 1;
        only(one) && only(other)
    };
    found.extend(
        pairs.filter(alone).map(|(one, other)| Finding::Pair { seats: [one.index(), other.index()] }),
    );
    found.extend(groups(choices, &friends));
    found.extend(seats.filter(|seat| !choices.has_answered(*seat)).map(|seat| Finding::Silent { seat }));
    found
}

/// Who have chosen each other.
fn friends(choices: &Choices) -> UnGraph<(), ()> {
    let mut graph = UnGraph::default();
    let nodes: Vec<_> = (0..choices.seats()).map(|_| graph.add_node(())).collect();
    for (from, to) in choices.of(Sign::Positive).filter(|(from, to)| from < to && choices.mutual(*from, *to))
    {
        if let (Some(from), Some(to)) = (nodes.get(from), nodes.get(to)) {
            graph.add_edge(*from, *to, ());
        }
    }
    graph
}

/// Groups are the largest sets in which everybody has chosen everybody. One pupil can be in several.
fn groups(choices: &Choices, friends: &UnGraph<(), ()>) -> Vec<Finding> {
    let cliques = maximal_cliques(friends).into_iter();
    let mut groups: Vec<Vec<Seat>> = cliques
        .filter(|clique| clique.len() >= GROUP)
        .map(|clique| {
            let mut seats: Vec<_> = clique.into_iter().map(NodeIndex::index).collect();
            seats.sort_unstable();
            seats
        })
        .collect();
    groups.sort_unstable();
    let closed = |seats: &[Seat]| {
        let mut all = choices.of(Sign::Positive);
        all.all(|(from, to)| seats.contains(&from) == seats.contains(&to))
    };
    groups.into_iter().map(|seats| Finding::Group { closed: closed(&seats), seats }).collect()
}

/// Parts of the class that no choice leads between, whichever way; one alone is told of by herself.
fn parted(choices: &Choices) -> Option<Finding> {
    let mut graph = UnGraph::<(), ()>::default();
    let nodes: Vec<_> = (0..choices.seats()).map(|_| graph.add_node(())).collect();
    let mut met = vec![false; choices.seats()];
    for (from, to) in choices.of(Sign::Positive) {
        if let (Some(one), Some(other)) = (nodes.get(from), nodes.get(to)) {
            graph.add_edge(*one, *other, ());
        }
        for seat in [from, to] {
            if let Some(met) = met.get_mut(seat) {
                *met = true;
            }
        }
    }
    let alone = met.iter().filter(|met| !**met).count();
    let parts = connected_components(&graph) - alone;
    (parts > 1).then_some(Finding::Parted { parts })
}
