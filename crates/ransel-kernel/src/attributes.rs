//! What a system takes from Feide beside who somebody is: the attributes its register entry names (`[attributes]`), once she has
//! accepted it, and until she takes that back. The floor rule `floor-outside` keeps out whoever has not come in with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Caller, Ctx, Hat, KernelError, Owner, PersonId, Result,
    platform::{
        AcceptAttributes, AttributeAcceptance, FindSystemUsers, ReadToldAttributes, SystemEntered,
        ToldAttribute,
    },
    rows::Is,
};

/// The part of the product that finds who has come in to a system.
const PART: &str = "attributes";

/// What somebody has let Feide tell a system.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// That she accepts it; nothing where she does not, or the list has changed since.
    pub accepted: Option<AttributeAcceptance>,
    /// What was told last, in the register's order.
    pub told: Vec<ToldAttribute>,
}

/// The attributes a module takes from Feide, by Feide's names; none for most.
pub fn of_module<'o>(owner: &'o Owner, module: &str) -> &'o [String] {
    let register = owner.house.register(module);
    register.and_then(|register| register.attributes.as_ref()).map_or(&[], |attributes| &attributes.names)
}

/// Whether a module takes something from Feide about whoever uses it, and the caller has not come in with that. Parts of the product
/// come in by no provider.
pub fn is_outside(owner: &Owner, caller: &Caller, module: &str) -> bool {
    caller.hat != Hat::System
        && !of_module(owner, module).is_empty()
        && !caller.way_in.entered.iter().any(|entered| entered == module)
}

fn own(ctx: &Ctx<'_>) -> Result<PersonId> {
    ctx.caller.person.ok_or(KernelError::invalid("not-found-heading"))
}

/// What the caller has let Feide tell a module.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn telling(ctx: &Ctx<'_>, module: &str) -> Result<Telling> {
    let asked = of_module(ctx.owner, module);
    let module = module.to_owned();
    let pass = ctx.may(ReadToldAttributes { person: own(ctx)? })?;
    let accepted = pass.rows::<AttributeAcceptance>().only(AttributeAcceptance::MODULE, Is::Equal, &module);
    let accepted = accepted.first()?.filter(|row| row.attributes == asked.join(" "));
    let mut told = pass.rows::<ToldAttribute>().only(ToldAttribute::MODULE, Is::Equal, &module).all()?;
    told.sort_by_key(|row| asked.iter().position(|name| *name == row.name));
    Ok(Telling { accepted, told })
}

/// Accepts that Feide tells a module about the caller what its register entry names today.
///
/// # Errors
/// The module asks for nothing, the kernel refuses or the store fails.
pub fn accept(ctx: &Ctx<'_>, module: &str) -> Result<()> {
    let attributes = of_module(ctx.owner, module).join(" ");
    if attributes.is_empty() {
        return Err(KernelError::invalid("not-found-heading"));
    }
    let (person, module) = (own(ctx)?, module.to_owned());
    ctx.change(AcceptAttributes { person }, |change| {
        let here = change.rows::<AttributeAcceptance>().only(AttributeAcceptance::MODULE, Is::Equal, &module);
        for row in here.all()? {
            change.delete::<AttributeAcceptance, _>(&row.id)?;
        }
        let (id, accepted_at) = (ctx.owner.random.uuid()?, ctx.owner.clock.now());
        let (module, attributes) = (module.clone(), attributes.clone());
        change.insert(&AttributeAcceptance { id, person, module, attributes, accepted_at })
    })
}

/// Takes in what Feide told a module about the caller, in place of what it told before, and lets her session in to it. What was
/// not accepted is let go.
///
/// # Errors
/// She has not accepted it, has no session, the kernel refuses or the store fails.
pub fn enter(ctx: &Ctx<'_>, module: &str, told: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let (person, session) = (own(ctx)?, ctx.caller.way_in.session);
    let session = session.ok_or(KernelError::invalid("not-found-heading"))?;
    let Some(accepted) = telling(ctx, module)?.accepted else {
        return Err(KernelError::invalid("attributes-not-accepted"));
    };
    let module = module.to_owned();
    ctx.change(AcceptAttributes { person }, |change| {
        let now = ctx.owner.clock.now();
        for row in change.rows::<ToldAttribute>().only(ToldAttribute::MODULE, Is::Equal, &module).all()? {
            change.delete::<ToldAttribute, _>(&row.id)?;
        }
        for name in accepted.attributes.split(' ') {
            let Some(values) = told.get(name) else { continue };
            let (id, name, value) = (ctx.owner.random.uuid()?, name.to_owned(), values.join("\n"));
            change.insert(&ToldAttribute {
                id,
                person,
                module: module.clone(),
                name,
                value,
                told_at: now,
            })?;
        }
        let here = change.rows::<SystemEntered>().only(SystemEntered::MODULE, Is::Equal, &module).all()?;
        if here.iter().any(|row| row.session == session) {
            return Ok(());
        }
        let (id, module) = (ctx.owner.random.uuid()?, module.clone());
        change.insert(&SystemEntered { id, session, person, module, entered_at: now })
    })
}

/// Takes the caller's acceptance back: what was told goes, and no session of hers is in the module any more.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn withdraw(ctx: &Ctx<'_>, module: &str) -> Result<()> {
    let (person, module) = (own(ctx)?, module.to_owned());
    ctx.change(AcceptAttributes { person }, |change| {
        let rows = change.rows::<AttributeAcceptance>();
        for row in rows.only(AttributeAcceptance::MODULE, Is::Equal, &module).all()? {
            change.delete::<AttributeAcceptance, _>(&row.id)?;
        }
        for row in change.rows::<ToldAttribute>().only(ToldAttribute::MODULE, Is::Equal, &module).all()? {
            change.delete::<ToldAttribute, _>(&row.id)?;
        }
        for row in change.rows::<SystemEntered>().only(SystemEntered::MODULE, Is::Equal, &module).all()? {
            change.delete::<SystemEntered, _>(&row.id)?;
        }
        Ok(())
    })
}

/// Those who have accepted what a module asks for: its users.
///
/// # Errors
/// The kernel refuses or the store fails.
pub fn users(owner: &Owner, module: &str) -> Result<BTreeSet<PersonId>> {
    let ctx = owner.ctx(Caller::part(PART))?;
    let pass = ctx.may(FindSystemUsers {})?;
    let rows = pass.rows::<AttributeAcceptance>();
    let rows = rows.only(AttributeAcceptance::MODULE, Is::Equal, &module.to_owned()).all()?;
    Ok(rows.into_iter().map(|row| row.person).collect())
}
