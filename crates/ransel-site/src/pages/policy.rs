//! The policy table: first the floor rules that close whatever is permitted, then one small table per action.
//! Computed from the policies that decide, and holding no personal data; open to everybody who works here.

mod conditions;

use maud::{Markup, html};
use ransel_kernel::{
    Hat,
    table::{ActionTable, FloorRow, FloorRule, PolicyTable, Row},
};
use ransel_web::parts::{
    Caption, Choice, Column, Field, Layout, Link, Need, Table, Variant, empty, filter, heading, lead,
    link_button, section, select, table,
};

use crate::{
    Answer, Reply, Trouble, Visit, chrome,
    pages::words::{action, capital, categories, joined, module, role},
};
#[cfg(test)]
pub use conditions::key;
pub use conditions::when;

/// What is asked for in the address.
struct Asked {
    hat: Option<Hat>,
    module: String,
}

/// The tables, filtered by role and module.
pub fn show(visit: &Visit<'_>) -> Reply {
    let tables = tables(visit)?;
    let w = visit.words();
    let asked =
        Asked { hat: Hat::from_code(visit.query.text("hat")), module: visit.query.text("module").to_owned() };
    let floor: Vec<_> =
        tables.floor.iter().filter(|rule| asked.hat.is_none_or(|hat| binds(rule, hat))).collect();
    let actions =
        tables.actions.iter().filter(|of| asked.module.is_empty() || of.action.module == asked.module);
    let shown: Vec<_> = actions.filter(|of| asked.hat.is_none_or(|hat| opens(of, hat))).collect();
    let body = html! {
        (heading(&w.get("policy-title"), None))
        (lead(&w.get("policy-lead")))
        (filter_form(visit, &asked))
        (link_button(Variant::Secondary, &Link::new("/policy.csv", w.get("download"))))
        (section("floor", &w.get("policy-floor"), html! {
            p.ds-paragraph.reading { (w.get("policy-floor-lead")) }
            @for rule in floor { (floor_rule(visit, tables, rule, asked.hat)) }
        }))
        (section("actions", &w.get("policy-actions"), html! {
            p.ds-paragraph.reading { (w.get("policy-actions-lead")) }
            @if shown.is_empty() { (empty(&w.get("policy-none"), None)) }
            @for of in shown { (one_action(visit, of, asked.hat)) }
        }))
    };
    Ok(Answer::page(w.get("policy-title"), body))
}

/// The whole table as a file, in the words the policies use.
pub fn csv(visit: &Visit<'_>) -> Reply {
    let bytes = tables(visit)?.to_csv().into_bytes();
    let name = format!("{}.csv", visit.text("policy-file"));
    Ok(Answer::Document { media_type: "text/csv; charset=utf-8", name, bytes })
}

/// Computed once for the house: the policies do not change while it stands.
fn tables<'v>(visit: &'v Visit<'_>) -> Result<&'v PolicyTable, Trouble> {
    if !chrome::staff(visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    Ok(visit.owner().house.table()?)
}

fn binds(rule: &FloorRule, hat: Hat) -> bool {
    rule.rows.iter().any(|row| row.hats.contains(&hat))
}

fn opens(of: &ActionTable, hat: Hat) -> bool {
    of.rows.iter().any(|row| row.hat == hat && !row.open.is_empty())
}

fn filter_form(visit: &Visit<'_>, asked: &Asked) -> Markup {
    let w = visit.words();
    let all = w.get("policy-all");
    let hats: Vec<_> = Hat::ALL.iter().map(|hat| (hat.code(), capital(&role(visit, hat.code())))).collect();
    let modules: Vec<_> =
        visit.owner().house.modules.iter().map(|known| (known.name, module(visit, known.name))).collect();
    let chosen = asked.hat.map_or("", Hat::code);
    let list = |name: &str, label: &str, value: &str, all: &str, rows: &[(&str, String)]| {
        let first = Choice { value: "", label: all, description: None };
        let rest = rows.iter().map(|(value, label)| Choice { value, label, description: None });
        let choices: Vec<_> = std::iter::once(first).chain(rest).collect();
        let label = w.get(label);
        select(w, &Field { name, label: &label, value, need: Need::Required, ..Field::default() }, &choices)
    };
    filter(
        w,
        "/policy",
        html! {
            (list("hat", "review-role", chosen, &all, &hats))
            (list("module", "policy-module", &asked.module, &all, &modules))
        },
    )
}

fn floor_rule(visit: &Visit<'_>, tables: &PolicyTable, rule: &FloorRule, hat: Option<Hat>) -> Markup {
    let w = visit.words();
    // A rule without words of ours speaks with those of the policy file.
    let says = w.find(&rule.id).unwrap_or_else(|| rule.says.clone());
    let shown = rule.rows.iter().filter(|row| hat.is_none_or(|hat| row.hats.contains(&hat)));
    let rows = shown.map(|row| {
        vec![
            html! { (hats(visit, &row.hats)) },
            html! { (which(visit, tables, row)) },
            html! { (when(visit, &row.facts)) },
            html! { (all_or(visit, row)) },
        ]
    });
    let columns = ["policy-closes-to", "policy-in", "policy-when", "policy-closes"];
    html! {
        h3.ds-heading data-size="xs" id=(rule.id) { (says) }
        p.subtle { code { (rule.id) } }
        (small_table(visit, &says, &columns, rows.collect()))
    }
}

fn one_action(visit: &Visit<'_>, of: &ActionTable, hat: Option<Hat>) -> Markup {
    let title = capital(&action(visit, of.action.name));
    let rows = merged(&of.rows).into_iter().filter(|(who, _)| hat.is_none_or(|hat| who.contains(&hat)));
    let rows: Vec<_> = rows
        .map(|(who, row)| {
            vec![
                html! { (hats(visit, &who)) },
                html! { (when(visit, &row.facts)) },
                html! { (capital(&categories(visit, row.open))) },
                html! { (row.grounds.join(", ")) },
            ]
        })
        .collect();
    let mode = visit.text(if of.action.writes { "policy-writes" } else { "policy-reads" });
    let columns = ["policy-open-to", "policy-when", "policy-opens", "review-ground"];
    html! {
        h3.ds-heading data-size="xs" id=(of.action.name) { (title) }
        p.subtle { (module(visit, of.action.module)) ". " (mode) " " code { (of.action.name) } }
        @if rows.is_empty() { p { (visit.text("policy-nobody")) } } @else {
            (small_table(visit, &title, &columns, rows))
        }
    }
}

fn small_table(visit: &Visit<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<Markup>>) -> Markup {
    let columns = columns.iter().map(|key| Column::text(visit.text(key))).collect();
    let caption = Caption::Hidden(caption.to_owned());
    table(visit.words(), &Table { caption, columns, rows, layout: Layout::Blocks })
}

/// Rows that differ in the hat only, as one.
fn merged(rows: &[Row]) -> Vec<(Vec<Hat>, &Row)> {
    let mut all: Vec<(Vec<Hat>, &Row)> = Vec::new();
    for row in rows.iter().filter(|row| !row.open.is_empty()) {
        let same = |one: &Row| one.facts == row.facts && one.open == row.open && one.grounds == row.grounds;
        match all.iter_mut().find(|(_, one)| same(one)) {
            Some((hats, _)) => hats.push(row.hat),
            None => all.push((vec![row.hat], row)),
        }
    }
    all
}

/// Roles by the shorter of who is and who is not meant.
pub fn hats(visit: &Visit<'_>, hats: &[Hat]) -> String {
    let named = |meant: bool| -> Vec<_> {
        let of = Hat::ALL.iter().filter(|hat| hats.contains(hat) == meant);
        of.map(|hat| role(visit, hat.code())).collect()
    };
    let (these, others) = (named(true), named(false));
    if others.is_empty() {
        return visit.text("policy-everybody");
    }
    if others.len() < these.len() {
        let others = joined(visit, others);
        return visit.words().with("policy-everybody-but", &[("who", (&others).into())]);
    }
    capital(&joined(visit, these))
}

/// In which actions a floor rule holds: as a group where they are one.
fn which(visit: &Visit<'_>, tables: &PolicyTable, row: &FloorRow) -> String {
    let is = |wanted: fn(bool) -> bool| {
        let of_group = tables.actions.iter().filter(|of| wanted(of.action.writes)).map(|of| of.action.name);
        of_group.eq(row.actions.iter().copied())
    };
    if is(|_| true) {
        visit.text("policy-every-action")
    } else if is(|writes| !writes) {
        visit.text("policy-every-reading")
    } else if is(|writes| writes) {
        visit.text("policy-every-writing")
    } else if tables.actions.len() < row.actions.len() * 2 {
        let left = tables.actions.iter().filter(|of| !row.actions.contains(&of.action.name));
        let left = joined(visit, left.map(|of| action(visit, of.action.name)).collect());
        visit.words().with("policy-every-action-but", &[("what", (&left).into())])
    } else {
        capital(&joined(visit, row.actions.iter().map(|name| action(visit, name)).collect()))
    }
}

fn all_or(visit: &Visit<'_>, row: &FloorRow) -> String {
    if row.closes.iter().count() == ransel_kernel::Category::ALL.len() {
        visit.text("policy-everything")
    } else {
        capital(&categories(visit, row.closes))
    }
}
