//! Earlier versions of a statement, and what each said anew. They are kept in bokmål, as they were published.

use maud::{Markup, html};
use ransel_kernel::statement::{DiffLine, Version, difference};
use ransel_web::{
    format,
    parts::{Link, back, details, empty, heading, lead, section},
};

use super::running;
use crate::{Answer, Reply, Visit, pages::words};

/// The versions, newest first.
pub fn list(visit: &Visit<'_>) -> Reply {
    let module = running(visit)?;
    // Publishes what is new first, so that the list and the statement never disagree.
    visit.owner().statement(module)?;
    let versions = visit.owner().statement_versions(module)?;
    let w = visit.words();
    let name = words::module(visit, module);
    let body = html! {
        (back(&Link::new(format!("/privacy/{module}"), &name)))
        (heading(&w.get("versions-title"), Some(&name)))
        (lead(&w.get("versions-lead")))
        @if versions.is_empty() { (empty(&w.get("versions-none"), None)) }
        @for at in (0..versions.len()).rev() {
            (one(visit, versions.get(at.wrapping_sub(1)), &versions[at]))
        }
    };
    Ok(Answer::page(w.get("versions-title"), body))
}

fn one(visit: &Visit<'_>, before: Option<&Version>, version: &Version) -> Markup {
    let w = visit.words();
    let id = format!("version-{}", version.number);
    let title = w.with(
        "versions-one",
        &[("number", version.number.into()), ("date", (&format::moment_full(visit.lang, version.at)).into())],
    );
    section(
        &id,
        &title,
        html! {
            @match before {
                None => p { (w.get("versions-first")) },
                Some(before) => (changes(visit, &before.text, &version.text)),
            }
            (whole(visit, &version.text))
        },
    )
}

/// All of a version, folded; its long lines scroll within a region of their own.
pub fn whole(visit: &Visit<'_>, text: &str) -> Markup {
    let title = visit.text("versions-whole");
    let region = html! {
        div.table-region tabindex="0" role="region" aria-label=(title) { pre lang="nb" { (text) } }
    };
    details(&title, region)
}

/// What was added and what was taken away, as lists with words for both.
pub fn changes(visit: &Visit<'_>, before: &str, after: &str) -> Markup {
    let w = visit.words();
    let lines = difference(before, after);
    let of = |added: bool| {
        let fits = move |line: &DiffLine| match line {
            DiffLine::Added(text) if added => Some(text.clone()),
            DiffLine::Removed(text) if !added => Some(text.clone()),
            _ => None,
        };
        lines.iter().filter_map(fits).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>()
    };
    let (new, gone) = (of(true), of(false));
    let list = |key: &str, lines: &[String]| {
        html! {
            @if !lines.is_empty() {
                p { strong { (w.get(key)) } }
                ul.ds-list lang="nb" { @for line in lines { li { (line) } } }
            }
        }
    };
    html! { (list("versions-added", &new)) (list("versions-removed", &gone)) }
}
