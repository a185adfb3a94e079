//! Who is related to whom: a copy of the school base in memory, swapped in whole before the change that
//! caused it is answered. The kernel knows only this face; `ransel-school` builds what is behind it.

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    Ctx, Result,
    action::{ActionDef, Reach},
    caller::Caller,
    db::Conn,
    facts::{Facts, Guardianship, Hat},
    id::{GroupId, PersonId, SchoolId},
};

/// A hat a person may put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HatAt {
    /// The hat.
    pub hat: Hat,
    /// Where; `None` for the whole owner, or for a guardian's children.
    pub place: Option<SchoolId>,
}

/// An adult of a child's family, as far as telling homes goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// Who.
    pub adult: PersonId,
    /// What she is to the child today.
    pub standing: Guardianship,
    /// Lives elsewhere and has asked to be kept informed.
    pub asked: bool,
    /// The homes she lives in.
    pub homes: Vec<Uuid>,
}

/// The relations of one owner on one day.
pub trait Relations: Send + Sync {
    /// The version of the school base this was read from.
    fn epoch(&self) -> i64;
    /// The day it holds for: ages and posts turn over at midnight in Oslo.
    fn day(&self) -> Date;
    /// Relations and state of `subject` as seen by `caller`; `None` if there is no such person.
    fn facts(&self, caller: &Caller, subject: PersonId) -> Option<Facts>;
    /// Everybody the caller comes to by `way`.
    fn reach(&self, caller: &Caller, way: Reach) -> Vec<PersonId>;
    /// What may not be done with `subject`'s data for the action's activity: restricted, objected to. Known of everybody,
    /// also where nobody is related to anybody.
    fn states(&self, subject: PersonId, action: &ActionDef) -> Facts;
    /// Everybody in any state today, and for whom one was asked.
    fn in_states(&self) -> Vec<PersonId>;
    /// The pupils of a group on a day.
    fn members(&self, group: GroupId, on: Date) -> Vec<PersonId>;
    /// The groups the caller teaches today, in this hat.
    fn taught(&self, caller: &Caller) -> Vec<Uuid>;
    /// The matters the caller is named for today, at the place of this hat.
    fn named(&self, caller: &Caller) -> Vec<Uuid>;
    /// The hats the person may put on today.
    fn hats(&self, person: PersonId) -> Vec<HatAt>;
    /// What a school is called; it says nothing about a person.
    fn place_name(&self, place: SchoolId) -> Option<&str>;
    /// The schools there are: no secret, and about nobody.
    fn schools(&self) -> Vec<SchoolId>;
    /// What an adult is to a child, today. It tells about the child's family: show it only where that is open.
    fn standing(&self, adult: PersonId, child: PersonId) -> Guardianship;
    /// The adults of a child's family, today. As [`Relations::standing`]: show it only where that is open.
    fn kin(&self, child: PersonId) -> Vec<Kin>;
    /// Everything a decision of the caller about these people rests on, where it comes to them this way: the people
    /// themselves, who is their family, groups and places. What this says about them holds for as long as no row about
    /// any of it is written. `None` where it rests on more than can be named.
    fn rests_on(&self, caller: &Caller, subjects: &[PersonId], ways: &[Reach]) -> Option<Vec<Uuid>>;
    /// Whether a school may not be named to `person`: nothing but a child with a protected address, who does not live
    /// with her, ties her to it.
    fn hides_place(&self, person: PersonId, place: SchoolId) -> bool;
    /// Whether the person has made the secrecy declaration.
    fn declared(&self, person: PersonId) -> bool;
    /// Whether it is documented that the person knows about privacy and security.
    fn trained(&self, person: PersonId) -> bool;
    /// The systems the person answers for today, by the names of their modules.
    fn answers_for(&self, person: PersonId) -> &[String];
}

/// Whether a person belongs to the owner, as keep rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// Is a pupil, a guardian of one, or member of staff, or is going to be.
    Here,
    /// Has left: the first day she did not belong any more, and the last school she belonged to.
    Left(Date, Option<SchoolId>),
    /// Never did: somebody who is kept for no reason.
    Never,
}

/// Some people, each with whether she belongs.
pub type Belonging = Vec<(PersonId, Belongs)>;

/// What the kernel asks of the school base's own tables.
#[derive(Clone, Copy, Debug)]
pub struct SchoolBase {
    /// Reads the relations of a day.
    pub relations: fn(&mut Conn, Date) -> Result<Arc<dyn Relations>>,
    /// Whether these people belong to the owner, and those whose belonging follows from theirs: guardians.
    pub belongs: fn(&mut Conn, &[PersonId]) -> Result<Belonging>,
    /// Says what the calendar has brought after the first day, up to and with the second: who has left, who has come of
    /// age. It may be asked for days it was asked for before.
    pub new_day: fn(&Ctx<'_>, Date, Date) -> Result<()>,
}
