//! Who processes data for the owner: kept by the accountable head, whoever looks after the machines, and whoever answers
//! for a system; what of their papers is missing or lapses comes first.

mod form;
mod sent;

use maud::{Markup, html};
use ransel_kernel::{
    Action,
    platform::{KeepSupplier, ReadSuppliers},
    settings::Settings,
    statement::SupplierLine,
    suppliers::{self, Lapse, Supplier},
};
use ransel_web::{
    format,
    parts::{
        Caption, Column, Layout, Link, Table, Tone, back, empty, heading, lead, link, link_list, notice,
        section, success, table,
    },
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{
        door,
        faults::Faults,
        words::{joined, module, today},
    },
};
use form::Typed;

/// The suppliers.
pub fn list(visit: &Visit<'_>) -> Reply {
    // The pass holds no rows here: it is the permission, and the line in the log.
    let _read = visit.ctx.may(ReadSuppliers {})?;
    Ok(Answer::page(visit.text("suppliers-title"), page(visit, None)?))
}

/// The form for a new supplier, or for the one the address names.
pub fn edit(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, KeepSupplier::DEF)? {
        return Ok(door);
    }
    let was = visit.query.text("name");
    let settings = visit.owner().settings();
    let typed = match settings.suppliers.iter().find(|known| known.name == was) {
        Some(known) => Typed::of(known),
        None if was.is_empty() => Typed::default(),
        None => return Err(Trouble::NotFound),
    };
    Ok(Answer::page(visit.text("supplier-title"), form::page(visit, &typed, &Faults::none(visit))?))
}

/// Keeps what was typed as a new version of the settings.
pub fn keep(visit: &Visit<'_>) -> Reply {
    let typed = Typed::sent(visit);
    let before = visit.owner().settings();
    let was = before.suppliers.iter().find(|known| known.name == typed.was);
    let mut systems = typed.systems.clone();
    systems.extend(was.iter().flat_map(|was| was.systems.clone()));
    permitted(visit, &systems)?;
    let mut faults = Faults::none(visit);
    let read = sent::read(visit, &typed, &mut faults);
    let Some(supplier) = read.filter(|_| faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("supplier-title"), form::page(visit, &typed, &faults)?));
    };
    let mut new = Settings::clone(&before);
    match new.suppliers.iter_mut().find(|known| known.name == typed.was) {
        Some(known) => *known = supplier,
        None => new.suppliers.push(supplier),
    }
    change(visit, new, &systems, "kept")
}

/// Takes a supplier out: it works for the owner no longer. Earlier versions of the settings still tell of it.
pub fn end(visit: &Visit<'_>) -> Reply {
    let mut new = Settings::clone(&visit.owner().settings());
    let at = new.suppliers.iter().position(|known| known.name == visit.form.text("name"));
    let systems = new.suppliers[at.ok_or(Trouble::NotFound)?].systems.clone();
    permitted(visit, &systems)?;
    new.suppliers.retain(|known| known.name != visit.form.text("name"));
    let owner = visit.owner();
    let lacks = |system: &&String| {
        let register = owner.house.register(system);
        owner.is_running(system)
            && register.is_some_and(|register| !suppliers::gaps(register, &new).is_empty())
    };
    if systems.iter().any(|system| lacks(&system)) {
        // No field is wrong: it stands in the way that a system runs.
        let stopped = Some("suppliers-still-needed");
        return Ok(Answer::faults(visit.text("suppliers-title"), page(visit, stopped)?));
    }
    change(visit, new, &systems, "ended")
}

/// Refuses whoever may not keep the suppliers of each of these systems, before she hears what is wrong with them.
fn permitted(visit: &Visit<'_>, systems: &[String]) -> Result<(), Trouble> {
    door::lists(visit, KeepSupplier::DEF)?;
    for module in systems.iter().filter(|name| visit.owner().house.register(name).is_some()) {
        let permission = KeepSupplier { module: module.clone() };
        if !visit.ctx.would(&permission)? {
            visit.ctx.change(permission, |_| Ok(()))?;
        }
    }
    Ok(())
}

fn change(visit: &Visit<'_>, new: Settings, systems: &[String], saved: &str) -> Reply {
    let mut systems = systems.to_vec();
    systems.sort_unstable();
    systems.dedup();
    for module in systems {
        visit.ctx.change(KeepSupplier { module }, |_| Ok(()))?;
    }
    visit.owner().change_settings(new, visit.ctx.caller.person)?;
    Ok(Answer::to(format!("/suppliers?saved={saved}")))
}

/// On the start page of those who keep them: what of their papers is missing, has lapsed or soon lapses.
///
/// # Errors
/// The relations cannot be read.
pub fn waiting(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    if door::lists(visit, KeepSupplier::DEF).is_err() || !visit.ctx.would(&ReadSuppliers {})? {
        return Ok(html! {});
    }
    let mine = may_keep(visit)?;
    let settings = visit.owner().settings();
    let mut found = suppliers::lapsing(&settings, today(visit));
    found.retain(|lapse| {
        let of = settings.suppliers.iter().find(|known| known.name == lapse.supplier);
        of.is_some_and(|known| known.systems.iter().any(|system| mine.contains(system)))
    });
    Ok(if found.is_empty() {
        html! {}
    } else {
        let link = [Link::new("/suppliers", visit.text("suppliers-title"))];
        section(
            "suppliers",
            &visit.text("suppliers-waiting"),
            html! { (lapses(visit, &found)) (link_list(&link)) },
        )
    })
}

/// The systems whose suppliers the visitor keeps.
fn may_keep(visit: &Visit<'_>) -> Result<Vec<String>, Trouble> {
    let mut mine = Vec::new();
    for module in &visit.owner().house.modules {
        if visit.ctx.would(&KeepSupplier { module: module.name.to_owned() })? {
            mine.push(module.name.to_owned());
        }
    }
    Ok(mine)
}

/// The list; `stopped` is the key of why something was not done.
fn page(visit: &Visit<'_>, stopped: Option<&str>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let settings = visit.owner().settings();
    let mine = may_keep(visit)?;
    let found = suppliers::lapsing(&settings, today(visit));
    let rows = settings.suppliers.iter().map(|supplier| row(visit, supplier, &mine)).collect();
    let columns = ["supplier-name", "supplier-systems", "suppliers-known", "suppliers-state"];
    Ok(html! {
        (back(&Link::new("/", w.get("nav-overview"))))
        @if let Some(stopped) = stopped { (notice(Tone::Danger, html! { (w.get(stopped)) })) }
        @for what in ["kept", "ended"] {
            @if visit.just(what) { (success(&w.get(&format!("suppliers-saved-{what}")), html! {})) }
        }
        (heading(&w.get("suppliers-title"), None))
        (lead(&w.get("suppliers-lead")))
        @if !found.is_empty() { (section("lapses", &w.get("suppliers-waiting"), lapses(visit, &found))) }
        @if settings.suppliers.is_empty() { (empty(&w.get("suppliers-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("suppliers-title")),
                columns: columns.map(|key| Column::text(w.get(key))).into(),
                rows,
                layout: Layout::Blocks,
            }))
        }
        @if !mine.is_empty() { (link_list(&[Link::new("/suppliers/edit", w.get("suppliers-new"))])) }
    })
}

fn row(visit: &Visit<'_>, supplier: &Supplier, mine: &[String]) -> Vec<Markup> {
    let w = visit.words();
    let line = SupplierLine::of(supplier, &w.say());
    let systems = joined(visit, supplier.systems.iter().map(|name| module(visit, name)).collect());
    let name = if supplier.systems.iter().all(|system| mine.contains(system)) {
        let query =
            form_urlencoded::Serializer::new(String::new()).append_pair("name", &supplier.name).finish();
        link(&Link::new(format!("/suppliers/edit?{query}"), &supplier.name))
    } else {
        html! { (supplier.name) }
    };
    let state = if supplier.lacks().is_empty() { "suppliers-in-order" } else { "suppliers-lacking" };
    vec![
        html! { (name) " " span.subtle { (w.get(&format!("supplier-kind-{}", supplier.kind))) } },
        html! { (systems) },
        html! { p { (line.said) } @for said in &line.below { p.subtle { (said) } } },
        html! { (w.get(state)) },
    ]
}

/// What has to be seen to, what is most overdue first.
fn lapses(visit: &Visit<'_>, found: &[Lapse]) -> Markup {
    let w = visit.words();
    let line = |lapse: &Lapse| {
        let supplier = &lapse.supplier;
        let Some(on) = lapse.on else {
            let what = w.get(lapse.what);
            return w.with("suppliers-missing", &[("supplier", supplier.into()), ("what", (&what).into())]);
        };
        let key = if on < today(visit) { "suppliers-lapsed" } else { "suppliers-lapses" };
        let what = w.with(lapse.what, &[("name", (&lapse.name).into())]);
        let date = format::date(visit.lang, on);
        w.with(key, &[("supplier", supplier.into()), ("what", (&what).into()), ("date", (&date).into())])
    };
    notice(Tone::Warning, html! { ul.ds-list { @for lapse in found { li { (line(lapse)) } } } })
}
