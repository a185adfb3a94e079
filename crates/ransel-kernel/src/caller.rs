//! Who asks: a person in one hat, or a named part of the product.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

use crate::{
    facts::{Assurance, Facts, Hat},
    id::{PersonId, SchoolId, SessionId},
};

/// How long a step-up lasts (an owner setting tightens, never lengthens it).
pub const STEP_UP: SignedDuration = SignedDuration::from_mins(15);

/// How the caller came in.
#[derive(Clone, Debug)]
pub struct WayIn {
    /// The session; `None` for a named part of the product.
    pub session: Option<SessionId>,
    /// How sure the sign-in was.
    pub assurance: Assurance,
    /// When the caller last confirmed who she is with two factors or more.
    pub confirmed_at: Option<Timestamp>,
    /// The systems she has come in to with what Feide tells about her, by the names of their modules ([`crate::attributes`]).
    pub entered: Vec<String>,
    /// The network address she comes from; unknown where no connection was seen.
    pub network: Option<IpAddr>,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The person; `None` for a named part of the product.
    pub person: Option<PersonId>,
    /// The hat worn in this request.
    pub hat: Hat,
    /// The school the hat is worn at; `None` where it is worn for the whole owner or for one's children.
    pub place: Option<SchoolId>,
    /// How she came in.
    pub way_in: WayIn,
    /// The name of the part of the product that asks, for the ledger: `import`, `sign-in`.
    pub part: Option<&'static str>,
}

impl Caller {
    /// A named part of the product. Its purpose is the action's, its rights are the policies' for the hat `system`.
    pub fn part(name: &'static str) -> Self {
        Self {
            person: None,
            hat: Hat::System,
            place: None,
            way_in: WayIn {
                session: None,
                assurance: Assurance::Low,
                confirmed_at: None,
                entered: Vec::new(),
                network: None,
            },
            part: Some(name),
        }
    }

    /// The facts of the way in, at `now`.
    pub fn way_in_facts(&self, now: Timestamp) -> Facts {
        let fresh = self.way_in.assurance >= Assurance::Substantial
            && self.way_in.confirmed_at.is_some_and(|at| at <= now && now.duration_since(at) <= STEP_UP);
        Facts::default().with_assurance(self.way_in.assurance).with_fresh(fresh)
    }
}
