//! What the public may read about every system that is on: five points, from the rules that run.

pub mod categories;
pub mod cookies;
mod plain;
pub mod processing;
pub mod statement;
pub mod versions;

use jiff::SignedDuration;
use maud::{Markup, html};
use ransel_kernel::statement::{Audience, Dated};
use ransel_law::calendar::oslo_date;
use ransel_web::{
    format,
    parts::{
        Caption, Column, Fact, Layout, Link, Tab, Table, Tone, facts, heading, lead, link, link_list, notice,
        section, table, tabs,
    },
};

use crate::{Answer, Reply, Trouble, Visit, pages::words};

/// The systems, and who answers for them.
pub fn list(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let mut rows = Vec::new();
    for module in visit.owner().house.modules.iter().filter(|module| visit.owner().is_running(module.name)) {
        let Some(statement) = visit.owner().statement(module.name)? else { continue };
        let dated = statement.version.map(|version| format::date_short(visit.lang, oslo_date(version.at)));
        rows.push(vec![
            link(&Link::new(format!("/privacy/{}", module.name), words::of_register(visit, &statement.name))),
            html! { (dated.unwrap_or_default()) },
        ]);
    }
    let body = html! {
        (heading(&w.get("privacy-title"), None))
        (lead(&w.get("privacy-lead")))
        (section("controller", &w.get("privacy-controller"), controller(visit)))
        (section("systems", &w.get("privacy-systems"), html! {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("privacy-systems")),
                columns: vec![Column::text(w.get("privacy-system")), Column::text(w.get("privacy-changed"))],
                rows,
                layout: Layout::Blocks,
            }))
        }))
        (link_list(&[
            Link::new("/privacy/processing", w.get("processing-title")),
            Link::new("/privacy/categories", w.get("categories-title")),
            Link::new("/privacy/cookies", w.get("cookies-title")),
        ]))
    };
    Ok(Answer::page(w.get("privacy-title"), body))
}

/// Who decides why and how, and answers for it (POL-2018 art. 13 (1) (a) and (b)).
pub fn controller(visit: &Visit<'_>) -> Markup {
    let w = visit.words();
    let settings = visit.owner().settings();
    let owner = &settings.owner;
    let kind = w.get(&format!("owner-kind-{}", owner.kind));
    let who = format!("{}, {kind} ({})", owner.name, owner.organisation_number);
    let general = Fact {
        name: w.get("privacy-controller-general"),
        value: link(&Link::new(&*owner.general_statement, &*owner.general_statement)),
        change: None,
    };
    let mut rows = vec![
        Fact::new(w.get("privacy-controller-who"), &who),
        Fact::new(w.get("privacy-controller-head"), &owner.accountable_head),
        Fact::new(w.get("privacy-controller-contact"), &owner.contact),
        Fact::new(w.get("privacy-controller-officer"), &owner.data_protection_officer),
    ];
    let daily = &settings.daily_post;
    if !daily.is_empty() {
        rows.insert(2, Fact::new(w.get("privacy-controller-daily"), daily));
    }
    rows.push(Fact {
        name: w.get("privacy-controller-authority"),
        value: link(&Link::new(words::AUTHORITY, w.get("privacy-controller-authority-name"))),
        change: None,
    });
    if !owner.general_statement.is_empty() {
        rows.push(general);
    }
    facts(w, &rows)
}

/// For how many days a change of a statement is told on the start pages: until everybody has been there.
const TOLD_DAYS: i64 = 30;

/// On the start pages: which statements have changed of late, with what each says anew (POL-2018 art. 12 and 13).
///
/// # Errors
/// The store cannot be read.
pub fn changed(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let owner = visit.owner();
    let since = owner.clock.now().saturating_sub(SignedDuration::from_hours(24 * TOLD_DAYS));
    let since = since.map_err(|_| Trouble::NotFound)?;
    let found = owner.statements_changed(since)?;
    let line = |module: &str, dated: &Dated| {
        let date = format::date(visit.lang, oslo_date(dated.at));
        let name = words::module(visit, module);
        let said = [("system", (&name).into()), ("date", (&date).into())];
        link(&Link::new(
            format!("/privacy/{module}/versions"),
            visit.words().with("privacy-changed-line", &said),
        ))
    };
    Ok(html! {
        @if !found.is_empty() {
            (notice(Tone::Info, html! {
                p { (visit.text("privacy-changed-lead")) }
                ul.ds-list { @for (module, dated) in &found { li { (line(module, dated)) } } }
            }))
        }
    })
}

/// For whom the page is: what the address says, else the hat that is worn.
fn audience(visit: &Visit<'_>) -> Audience {
    Audience::from_code(visit.query.text("for")).unwrap_or_else(|| Audience::of(visit.ctx.caller.hat))
}

/// The same statement for each who may read it.
fn audiences(visit: &Visit<'_>, module: &str, shown: Audience) -> Markup {
    let one = |audience: Audience| Tab {
        href: format!("/privacy/{module}?for={}", audience.code()),
        label: visit.text(&format!("audience-{}", audience.code())),
        current: audience == shown,
    };
    tabs(&visit.text("audience-choose"), &Audience::ALL.map(one))
}

/// The module in the address, if it runs.
pub(super) fn running(visit: &Visit<'_>) -> Result<&'static str, Trouble> {
    let asked = visit.at.text("module");
    let known = visit.owner().house.modules.iter().find(|module| module.name == asked);
    known.map(|module| module.name).filter(|name| visit.owner().is_running(name)).ok_or(Trouble::NotFound)
}
