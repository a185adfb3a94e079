//! Giving out what an authority has ordered: the head of the school registers the order with its paper and its scope, the owner's
//! accountable head approves, and only then a part of the product puts the answers together. No policy opens them to either.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ransel_kernel::{
    Caller, Ctx, FreeText, Hat, KernelError, PersonId, Result, pass::Set, rows::Is, value::SealedBytes,
};
use uuid::Uuid;

use super::{
    ApproveOrder, CollectOrdered, HandOutOrder, ReadOrders, RegisterOrder, SettleOrder, answer::surveyed,
    make::words_of,
};
use crate::{
    PART,
    order::{Authority, Order, OrderedPupil, SurveyOnOrder},
    put::{Put, questions},
    records::{Answered, Chosen, Survey, Words},
    seal,
};

/// An order as it is registered.
#[derive(Clone, Debug)]
pub struct Ordered {
    /// Who orders it.
    pub authority: Authority,
    /// What the authority is called.
    pub receiver: String,
    /// Its reference.
    pub reference: String,
    /// The day of the order.
    pub ordered_on: Date,
    /// By which law.
    pub basis: FreeText,
    /// The paper.
    pub document: Vec<u8>,
    /// About whom.
    pub pupils: Vec<PersonId>,
    /// Whether answers on scales, choices and words are to be given out.
    pub parts: [bool; 3],
}

fn own(ctx: &Ctx<'_>) -> Result<PersonId> {
    ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))
}

/// Registers an order about a survey.
///
/// # Errors
/// The order itself, whom it is about or what of it is missing; the kernel refuses or the store fails.
pub fn register(ctx: &Ctx<'_>, survey: &Survey, ordered: &Ordered) -> Result<()> {
    let (id, by) = (ctx.owner.random.uuid()?, own(ctx)?);
    if ordered.document.is_empty() {
        return Err(KernelError::invalid("survey-order-document-missing"));
    }
    let [answers, choices, words] = ordered.parts;
    if ordered.pupils.is_empty() || ordered.parts == [false; 3] {
        return Err(KernelError::invalid("survey-order-scope-missing"));
    }
    ctx.change(RegisterOrder { pupils: ordered.pupils.clone() }, |change| {
        for person in &ordered.pupils {
            let (row, delete_on) = (ctx.owner.random.uuid()?, survey.delete_on);
            change.insert(&OrderedPupil { id: row, order_id: id, person: *person, delete_on })?;
        }
        change.insert(&Order {
            id,
            survey: survey.id,
            school: survey.school,
            authority: ordered.authority,
            receiver: ordered.receiver.clone(),
            reference: ordered.reference.clone(),
            ordered_on: ordered.ordered_on,
            basis: ordered.basis.clone(),
            document: SealedBytes(ordered.document.clone()),
            answers,
            choices,
            words,
            registered_by: by,
            registered_at: ctx.owner.clock.now(),
            approved_by: None,
            approved_at: None,
            given_at: None,
            delete_on: survey.delete_on,
        })
    })
}

/// The orders at the caller's school, or at the owner for its head; the latest first.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn orders(ctx: &Ctx<'_>) -> Result<Vec<Order>> {
    let pass = ctx.may(ReadOrders { person: own(ctx)? })?;
    let rows = pass.rows::<Order>();
    let mut all = match (ctx.caller.hat, ctx.caller.place) {
        (Hat::AccountableHead, None) => rows.all()?,
        (Hat::Principal, Some(school)) => rows.only(Order::SCHOOL, Is::Equal, &school).all()?,
        _ => Vec::new(),
    };
    all.sort_by_key(|order| std::cmp::Reverse((order.registered_at, order.id)));
    Ok(all)
}

/// Whether something of a survey has been ordered and not been given out yet: it is evidence, and nobody deletes it by hand.
///
/// # Errors
/// The ledger or the store fails.
pub fn is_held(ctx: &Ctx<'_>, survey: Uuid) -> Result<bool> {
    let part = ctx.owner.ctx(Caller::part(PART))?;
    let pass = part.may(CollectOrdered {})?;
    let all = pass.rows::<Order>().only(Order::SURVEY, Is::Equal, &survey).all()?;
    Ok(all.iter().any(|order| order.given_at.is_none()))
}

/// Approves an order: somebody else than whoever registered it.
///
/// # Errors
/// She registered it herself, it is approved already, the kernel refuses or the store fails.
pub fn approve(ctx: &Ctx<'_>, order: &Order) -> Result<()> {
    let (by, now) = (own(ctx)?, ctx.owner.clock.now());
    if order.registered_by == by || order.approved_at.is_some() {
        return Err(KernelError::invalid("survey-order-not-hers"));
    }
    ctx.change(ApproveOrder { person: by }, |change| {
        let set = Set::default().to(Order::APPROVED_BY, &Some(by)).to(Order::APPROVED_AT, &Some(now));
        change.update::<Order, _>(&order.id, set)
    })
}

/// What one pupil answered, as far as an order goes.
#[derive(Clone, Debug, Default)]
pub struct GivenOut {
    /// Who, by name.
    pub name: String,
    /// Question by question, what was answered on a scale.
    pub answers: Vec<(Put, i64)>,
    /// Question by question, who was chosen: by name where the order is about her, else nobody.
    pub choices: Vec<(Put, Option<String>)>,
    /// Question by question, what was written.
    pub words: Vec<(Put, String)>,
}

/// Whom an order is about.
///
/// # Errors
/// The ledger or the store fails.
pub fn scope(ctx: &Ctx<'_>, order: &Order) -> Result<Vec<PersonId>> {
    let part = ctx.owner.ctx(Caller::part(PART))?;
    let pass = part.may(CollectOrdered {})?;
    let rows = pass.rows::<OrderedPupil>().only(OrderedPupil::ORDER_ID, Is::Equal, &order.id).all()?;
    Ok(rows.into_iter().map(|row| row.person).collect())
}

/// Gives out what an approved order is about: remembered about each pupil first, then put together.
///
/// # Errors
/// It is not approved by somebody else; the kernel refuses or a store fails.
pub fn give_out(ctx: &Ctx<'_>, order: &Order) -> Result<Vec<GivenOut>> {
    let approved = order.approved_by.is_some_and(|by| by != order.registered_by);
    if !approved || order.document.0.is_empty() || ctx.caller.place != Some(order.school) {
        return Err(KernelError::invalid("survey-order-not-approved"));
    }
    let about = scope(ctx, order)?;
    must_be_intact(ctx, order, &about)?;
    let receiver = format!("{} ({})", order.receiver, order.reference);
    let (id, now) = (ctx.owner.random.uuid()?, ctx.owner.clock.now());
    let pupils = ctx.change(HandOutOrder { pupils: about }, |change| {
        let pupils = change.subjects().to_vec();
        change.hand_over::<SurveyOnOrder>(id, &receiver, &pupils)?;
        Ok(pupils)
    })?;
    ctx.change(SettleOrder { person: own(ctx)? }, |change| {
        change.update::<Order, _>(&order.id, Set::default().to(Order::GIVEN_AT, &Some(now)))
    })?;
    collected(ctx, order, &pupils.into_iter().collect())
}

/// Refuses where answers an order is about were changed from outside: they are no evidence.
fn must_be_intact(ctx: &Ctx<'_>, order: &Order, about: &[PersonId]) -> Result<()> {
    let part = ctx.owner.ctx(Caller::part(PART))?;
    let pass = part.may(CollectOrdered {})?;
    let changed = seal::found(&pass, ctx.owner, order.survey)?.changed;
    match (order.answers || order.choices) && about.iter().any(|person| changed.contains(person)) {
        true => Err(KernelError::invalid("survey-changed-outside")),
        false => Ok(()),
    }
}

fn collected(ctx: &Ctx<'_>, order: &Order, scope: &BTreeSet<PersonId>) -> Result<Vec<GivenOut>> {
    let survey = &order.survey;
    let all = surveyed(ctx, *survey)?.into_iter();
    let names: BTreeMap<_, _> =
        all.map(|row| (row.person, format!("{} {}", row.given, row.family))).collect();
    let part = ctx.owner.ctx(Caller::part(PART))?;
    let pass = part.may(CollectOrdered {})?;
    let asked: BTreeMap<_, _> = questions(&pass, *survey)?.into_iter().map(|put| (put.number, put)).collect();
    let of = |person| {
        (person, GivenOut { name: names.get(&person).cloned().unwrap_or_default(), ..GivenOut::default() })
    };
    let mut given: BTreeMap<_, _> =
        scope.iter().copied().filter(|one| names.contains_key(one)).map(of).collect();
    if order.answers {
        let mut rows = pass.rows::<Answered>().only(Answered::SURVEY, Is::Equal, survey).all()?;
        rows.sort_by_key(|row| row.question);
        for row in rows {
            if let (Some(one), Some(asked)) = (given.get_mut(&row.person), asked.get(&row.question)) {
                one.answers.push((asked.clone(), row.option));
            }
        }
    }
    if order.choices {
        let mut rows = pass.rows::<Chosen>().only(Chosen::SURVEY, Is::Equal, survey).all()?;
        rows.sort_by_key(|row| (row.question, row.chosen));
        for row in rows {
            // Whom the order is not about it does not name, also not as somebody who was chosen.
            let chosen = names.get(&row.chosen).filter(|_| scope.contains(&row.chosen)).cloned();
            if let (Some(one), Some(asked)) = (given.get_mut(&row.person), asked.get(&row.question)) {
                one.choices.push((asked.clone(), chosen));
            }
        }
    }
    if order.words {
        let mut rows = pass.rows::<Words>().only(Words::MATTER, Is::Equal, &words_of(*survey)).all()?;
        rows.sort_by_key(|row| row.question);
        for row in rows {
            if let (Some(one), Some(asked)) = (given.get_mut(&row.person), asked.get(&row.question)) {
                one.words.push((asked.clone(), row.words.as_str().to_owned()));
            }
        }
    }
    let mut all: Vec<_> = given.into_values().collect();
    all.sort_by_cached_key(|one| ransel_web::format::sort_key(&one.name));
    Ok(all)
}
