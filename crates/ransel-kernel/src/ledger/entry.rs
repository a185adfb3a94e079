//! One entry, and the form in which it is kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    id::{PersonId, RequestId},
    keys::{digest, to_hex},
};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Data was opened.
    Opened,
    /// Data was changed.
    Written,
    /// Policy said no, or there was nobody.
    Refused,
}

/// A person's pseudonym in the ledger: derived from the person's own key, so that erasing the key
/// leaves lines about nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Alias(pub Uuid);

/// What decided, as of when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Versions {
    /// Digest of the register entries.
    pub register: String,
    /// Digest of the policies.
    pub policy: String,
    /// Number of the settings' version.
    pub settings: i64,
    /// Version of the school base.
    pub relations: i64,
}

/// One decision within an entry: all subjects with the same facts and the same answer.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The facts vector.
    pub facts: u64,
    /// The categories opened, as bits.
    pub open: u32,
    /// The policies it rests on.
    pub grounds: Vec<String>,
    /// Whom it is about.
    pub subjects: Vec<PersonId>,
}

/// An entry before its people have got their pseudonyms.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// The request.
    pub request: RequestId,
    /// Who asked; `None` for a part of the product.
    pub caller: Option<PersonId>,
    /// The part of the product that asked.
    pub part: Option<&'static str>,
    /// The hat.
    pub hat: &'static str,
    /// Where the hat is worn.
    pub place: Option<Uuid>,
    /// The session.
    pub session: Option<Uuid>,
    /// How sure the sign-in was.
    pub assurance: &'static str,
    /// What was asked.
    pub action: &'static str,
    /// The module of the action.
    pub module: &'static str,
    /// For what purpose.
    pub activity: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// The decisions.
    pub decided: Vec<Decided>,
    /// What decided.
    pub versions: Versions,
}

/// The kept form. The fields are the line's whole meaning; order and names never change, only grow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// Form of this body.
    pub v: u8,
    /// When.
    pub at: Timestamp,
    /// The request.
    pub request: Uuid,
    /// The caller's pseudonym.
    pub caller: Option<Uuid>,
    /// The part of the product.
    pub part: Option<String>,
    /// The hat.
    pub hat: String,
    /// Where.
    pub place: Option<Uuid>,
    /// The session.
    pub session: Option<Uuid>,
    /// The sign-in's strength.
    pub assurance: String,
    /// The action.
    pub action: String,
    /// Its module.
    pub module: String,
    /// The purpose.
    pub activity: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The decisions, subjects as digests of sets.
    pub decided: Vec<DecidedBody>,
    /// What decided.
    pub versions: Versions,
}

/// One decision in the kept form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DecidedBody {
    /// The facts vector.
    pub facts: u64,
    /// The categories opened.
    pub open: u32,
    /// The policies.
    pub grounds: Vec<String>,
    /// Digest of the set of subjects.
    pub set: String,
    /// How many they were.
    pub count: usize,
}

/// A set of subjects, stored once however often it is looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SubjectSet {
    /// Digest of the sorted pseudonyms.
    pub digest: String,
    /// The pseudonyms.
    pub aliases: Vec<Uuid>,
}

/// An entry ready to be kept.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// When, for the index.
    pub at: Timestamp,
    /// The body.
    pub body: String,
    /// Its sets.
    pub sets: Vec<SubjectSet>,
}

impl Entry {
    /// Gives people their pseudonyms. Somebody without one (there is no such person) is counted, not named.
    pub fn prepare(self, alias: impl Fn(PersonId) -> Option<Alias>) -> Prepared {
        let mut sets = Vec::new();
        let decided = self.decided.into_iter().map(|decided| {
            let mut aliases: Vec<_> = decided.subjects.iter().filter_map(|person| alias(*person)).collect();
            aliases.sort_unstable();
            let set = SubjectSet {
                digest: set_digest(&aliases),
                aliases: aliases.iter().map(|alias| alias.0).collect(),
            };
            let digest = set.digest.clone();
            if !set.aliases.is_empty() {
                sets.push(set);
            }
            DecidedBody {
                facts: decided.facts,
                open: decided.open,
                grounds: decided.grounds,
                set: digest,
                count: decided.subjects.len(),
            }
        });
        let body = Body {
            v: 1,
            at: self.at,
            request: self.request.0,
            decided: decided.collect(),
            caller: self.caller.and_then(&alias).map(|alias| alias.0),
            part: self.part.map(ToOwned::to_owned),
            hat: self.hat.to_owned(),
            place: self.place,
            session: self.session,
            assurance: self.assurance.to_owned(),
            action: self.action.to_owned(),
            module: self.module.to_owned(),
            activity: self.activity.to_owned(),
            outcome: self.outcome,
            versions: self.versions,
        };
        // A struct of plain fields always has a JSON form.
        Prepared { at: self.at, body: serde_json::to_string(&body).unwrap_or_default(), sets }
    }
}

/// The digest of a set of subjects: of its sorted pseudonyms.
pub fn set_digest(sorted: &[Alias]) -> String {
    let parts: Vec<&[u8]> = sorted.iter().map(|alias| alias.0.as_bytes().as_slice()).collect();
    to_hex(&digest(&parts)[..16])
}
