//! The owner's choices as they were: who decided what, and when.

use std::collections::HashMap;

use maud::html;
use ransel_kernel::{
    Pass, PersonId,
    platform::{ReadSettings, SettingVersion},
    rows::{Is, Order},
};
use ransel_school::names::{self, Name};
use ransel_web::{
    format,
    parts::{Caption, Column, Layout, Link, Paging, Table, back, heading, link, paging, section, table},
};

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::privacy::versions::{changes, whole},
};

const PER_PAGE: i64 = 50;

/// The versions, newest first.
pub fn list(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadSettings {})?;
    let pages = (pass.rows::<SettingVersion>().count()? + PER_PAGE - 1) / PER_PAGE;
    let page = visit.query.parsed::<i64>("page").unwrap_or(1).clamp(1, pages.max(1));
    let rows = pass.rows::<SettingVersion>().by(SettingVersion::VERSION, Order::Descending);
    let rows = rows.page((page - 1) * PER_PAGE, PER_PAGE).all()?;
    let names = names::staff(&visit.ctx, rows.iter().filter_map(by).collect())?;
    let w = visit.words();
    let cells = rows.iter().map(|row| {
        let title = w.with("settings-version", &[("version", row.version.into())]);
        vec![
            link(&Link::new(format!("/settings/versions/{}", row.version), title)),
            html! { (format::moment_short(visit.lang, row.at)) },
            html! { (who(visit, row, &names)) },
        ]
    });
    let number = |of: i64| u32::try_from(of).unwrap_or(1);
    let href = |page: u32| format!("/settings/versions?page={page}");
    let body = html! {
        (back(&Link::new("/settings", w.get("settings-title"))))
        (heading(&w.get("settings-versions-title"), None))
        (table(w, &Table {
            caption: Caption::Hidden(w.get("settings-versions-title")),
            columns: ["settings-versions-version", "log-when", "settings-versions-by"].map(|key| Column::text(w.get(key))).into(),
            rows: cells.collect(),
            layout: Layout::Blocks,
        }))
        (paging(w, &Paging { page: number(page), pages: number(pages), href: &href }))
    };
    Ok(Answer::page(w.get("settings-versions-title"), body))
}

/// One version: what it changed, and all of it.
pub fn show(visit: &Visit<'_>) -> Reply {
    let pass = visit.ctx.may(ReadSettings {})?;
    let number: i64 = visit.at("version")?;
    let version = find(&pass, number)?.ok_or(Trouble::NotFound)?;
    let before = find(&pass, number - 1)?;
    let names = names::staff(&visit.ctx, by(&version).into_iter().collect())?;
    let w = visit.words();
    let title = w.with("settings-version", &[("version", number.into())]);
    let by = who(visit, &version, &names);
    let facts = format!("{}. {by}", format::moment_full(visit.lang, version.at));
    let body = html! {
        (back(&Link::new("/settings/versions", w.get("settings-versions-title"))))
        (heading(&title, Some(&facts)))
        (section("changed", &w.get("settings-versions-changed"), html! {
            @match &before {
                Some(before) => (changes(visit, &before.document, &version.document)),
                None => p { (w.get("versions-first")) },
            }
        }))
        (whole(visit, &version.document))
    };
    Ok(Answer::page(title, body))
}

fn find(pass: &Pass<'_, ReadSettings>, number: i64) -> Result<Option<SettingVersion>, Trouble> {
    Ok(pass.rows::<SettingVersion>().only(SettingVersion::VERSION, Is::Equal, &number).first()?)
}

fn by(row: &SettingVersion) -> Option<PersonId> {
    row.by_person.map(PersonId)
}

fn who(visit: &Visit<'_>, row: &SettingVersion, names: &HashMap<PersonId, Name>) -> String {
    match by(row) {
        Some(person) => names.get(&person).map_or_else(|| visit.text("log-nameless"), Name::spoken),
        None => visit.text("settings-versions-set-up"),
    }
}
