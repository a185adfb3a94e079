//! The public statement of a module: the questions a parent asks, answered from the register and the policy.
//! What stands here is what the system does.

use jiff::civil::Date;
use maud::{Markup, html};

use super::alert::{Tone, notice};
use super::button::Link;
use super::heading::section;
use super::start::link_list;
use super::statement_promises::{Promise, promises};
use super::table::{Caption, Column, Layout, Table, table};
use crate::format;
use crate::texts::Words;

/// A basis in law: the rule first, the section last.
#[derive(Clone, Debug)]
pub struct LawBasis {
    /// What it lets or makes us do.
    pub rule: String,
    /// Act and section.
    pub section: String,
    /// From when the wording holds.
    pub in_force: Option<Date>,
}

/// A kind of data that is stored.
#[derive(Clone, Debug)]
pub struct StoredRow {
    /// The kind.
    pub kind: String,
    /// What it is, in words.
    pub what: String,
}

/// Who can see something, from policy.
#[derive(Clone, Debug)]
pub struct ReaderRow {
    /// The role.
    pub who: String,
    /// What they see.
    pub sees: String,
    /// On what condition.
    pub when: String,
}

/// How long something is kept.
#[derive(Clone, Debug)]
pub struct DeletionRow {
    /// What.
    pub what: String,
    /// Until when.
    pub until: String,
}

/// A module's statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// `Fravær og anmerkninger`.
    pub name: String,
    /// From when this version holds.
    pub in_force: Date,
    /// Its number.
    pub version: u32,
    /// Where the changes are shown.
    pub changes: Option<String>,
    /// Why it is stored, in sentences.
    pub why: Vec<String>,
    /// The law.
    pub law: Vec<LawBasis>,
    /// What is stored.
    pub stored: Vec<StoredRow>,
    /// Who can see.
    pub readers: Vec<ReaderRow>,
    /// When it is deleted.
    pub deletion: Vec<DeletionRow>,
    /// Who receives it.
    pub recipients: Vec<String>,
    /// What we promise.
    pub promises: Vec<Promise>,
    /// What one can ask for.
    pub rights: Vec<Link>,
    /// Where statement and today's law differ: which one is enforced.
    pub enforced: Option<String>,
}

/// The body of the statement's page.
pub fn statement(w: Words<'_>, it: &Statement) -> Markup {
    let version = [("date", format::date(w.lang, it.in_force)), ("version", it.version.to_string())];
    let version: Vec<_> = version.iter().map(|(name, value)| (*name, value.into())).collect();
    html! {
        div.statement {
            div.page-head {
                h1.ds-heading data-size="lg" { (w.with("statement-heading", &[("name", (&it.name).into())])) }
                p.subtle {
                    (w.with("statement-version", &version))
                    @if let Some(href) = &it.changes {
                        " " a.ds-link data-color="accent" href=(href) { (w.get("statement-changes")) }
                    }
                }
            }
            p.ds-paragraph { (w.get("statement-lead")) }
            @if let Some(enforced) = &it.enforced { (notice(Tone::Info, html! { (enforced) })) }
            (section("why", &numbered(w, 1, "statement-why"), html! { @for text in &it.why { p { (text) } } }))
            (section("law", &numbered(w, 2, "statement-law"), law(w, &it.law)))
            (section("stored", &numbered(w, 3, "statement-stored"), stored(&it.stored)))
            (section("readers", &numbered(w, 4, "statement-readers"), readers(w, &it.readers)))
            (section("deletion", &numbered(w, 5, "statement-deletion"), deletion(&it.deletion)))
            (section("recipients", &w.get("statement-recipients"), recipients(w, &it.recipients)))
            @if !it.promises.is_empty() {
                (section("promises", &w.get("statement-promises"), promises(w, &it.promises)))
            }
            @if !it.rights.is_empty() { (section("rights", &w.get("statement-rights"), link_list(&it.rights))) }
        }
    }
}

fn numbered(w: Words<'_>, number: u8, key: &str) -> String {
    format!("{number}. {}", w.get(key))
}

fn law(w: Words<'_>, bases: &[LawBasis]) -> Markup {
    html! {
        ul.ds-list {
            @for basis in bases {
                li {
                    (basis.rule) " " span.subtle {
                        (basis.section)
                        @if let Some(from) = basis.in_force {
                            ", " (w.with("in-force-since", &[("date", (&format::date(w.lang, from)).into())]))
                        }
                    }
                }
            }
        }
    }
}

fn stored(rows: &[StoredRow]) -> Markup {
    html! { dl.facts { @for row in rows { div { dt { (row.kind) } dd { (row.what) } } } } }
}

fn readers(w: Words<'_>, rows: &[ReaderRow]) -> Markup {
    let column = |key: &str| Column::text(w.get(key));
    let cells = |row: &ReaderRow| vec![html! { (row.who) }, html! { (row.sees) }, html! { (row.when) }];
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("statement-readers")),
            columns: vec![column("readers-who"), column("readers-what"), column("readers-when")],
            rows: rows.iter().map(cells).collect(),
            layout: Layout::Blocks,
        },
    )
}

fn deletion(rows: &[DeletionRow]) -> Markup {
    html! { dl.facts { @for row in rows { div { dt { (row.what) } dd { (row.until) } } } } }
}

fn recipients(w: Words<'_>, recipients: &[String]) -> Markup {
    html! {
        @if recipients.is_empty() { p { (w.get("statement-no-recipients")) } } @else {
            ul.ds-list { @for recipient in recipients { li { (recipient) } } }
        }
    }
}
