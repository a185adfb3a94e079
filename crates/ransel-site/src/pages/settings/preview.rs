//! What a change of settings would change, shown before it is saved; and why it is made, asked for with it.

use maud::{Markup, html};
use ransel_kernel::{
    Categories, Hat, KernelError,
    keep::Period,
    keys::{digest, to_hex},
    platform::ChangeSettings,
    preview::{AccessChange, KeepChange, Of, Preview, StatementChange},
    settings::Settings,
    statement::DiffLine,
};
use ransel_web::parts::{
    Caption, Column, Field, FieldError, Layout, Link, Table, Tone, Variant, alert, back, button,
    error_summary, form, heading, hidden, lead, section, table, text_field,
};

use crate::{
    Answer, Reply, Visit,
    pages::{
        policy::{hats, when},
        words::{self, capital},
    },
};

/// Shows what `new` would change, or saves it if that has been seen and a reason given. `to` is where the form came from,
/// `of` the systems it is about; `again` shows that form with what is wrong in it.
pub fn seen_or_saved(
    visit: &Visit<'_>,
    to: &str,
    of: &[String],
    mut new: Settings,
    again: &dyn Fn(String) -> Markup,
) -> Reply {
    let owner = visit.owner();
    let permission = |module: &String| ChangeSettings { module: module.clone() };
    // Whoever may not change anything hears that before anything else.
    for module in of {
        if !visit.ctx.would(&permission(module))? {
            visit.ctx.change(permission(module), |_| Ok(()))?;
        }
    }
    new.reason.clear();
    let preview = match owner.preview(&new, visit.lang.tag()) {
        Ok(preview) => preview,
        Err(KernelError::Setting(said)) => {
            return Ok(Answer::faults(visit.text("settings-title"), again(said)));
        }
        Err(error) => return Err(error.into()),
    };
    let seal = seal(visit, &new)?;
    let reason = visit.form.text("reason");
    if visit.form.text("seen") != seal {
        return Ok(Answer::page(visit.text("preview-title"), page(visit, to, &preview, &seal, &[])));
    }
    if reason.is_empty() {
        let label = visit.text("preview-reason");
        let fault =
            FieldError { field: "reason".into(), label, message: visit.text("preview-reason-missing") };
        return Ok(Answer::faults(visit.text("preview-title"), page(visit, to, &preview, &seal, &[fault])));
    }
    for module in of {
        visit.ctx.change(permission(module), |_| Ok(()))?;
    }
    let before: Vec<_> = preview.statements.iter().map(|change| change.module.clone()).collect();
    owner.change_settings(Settings { reason: reason.to_owned(), ..new }, visit.ctx.caller.person)?;
    let stated: String = before.iter().map(|module| format!("&stated={module}")).collect();
    Ok(Answer::to(format!("{to}?saved=settings{stated}")))
}

/// What was seen, so that nothing else is saved: these choices, laid over the version that holds.
fn seal(visit: &Visit<'_>, new: &Settings) -> Result<String, KernelError> {
    let version = visit.owner().settings_version().to_string();
    Ok(to_hex(&digest(&[version.as_bytes(), new.document()?.as_bytes()])[..16]))
}

fn page(visit: &Visit<'_>, to: &str, preview: &Preview, seal: &str, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let label = w.get("preview-reason");
    let help = w.get("preview-reason-help");
    let error = faults.first().map(|fault| fault.message.as_str());
    let value = visit.form.text("reason");
    html! {
        (back(&Link::new(to, w.get("settings-title"))))
        (error_summary(w, faults))
        (heading(&w.get("preview-title"), None))
        (lead(&w.get("preview-lead")))
        @if preview.is_empty() { (alert(Tone::Info, &w.get("preview-nothing"), html! {})) }
        @if !preview.keep.is_empty() {
            (section("keep", &w.get("preview-keep"), keep(visit, &preview.keep)))
        }
        @if !preview.statements.is_empty() {
            (section("statements", &w.get("preview-statements"), html! {
                @for change in &preview.statements { (statement(visit, change)) }
            }))
        }
        @if !preview.access.is_empty() {
            (section("access", &w.get("preview-access"), access(visit, &preview.access)))
        }
        (form(&visit.form_to(to), html! {
            @for (name, value) in visit.form.each().filter(|(name, _)| !["csrf", "seen", "reason"].contains(name)) {
                (hidden(name, value))
            }
            (hidden("seen", seal))
            (text_field(w, &Field { name: "reason", label: &label, description: Some(&help), error, value, ..Field::default() }))
            (button(Variant::Primary, &w.get("settings-save")))
        }))
    }
}

/// A period in words: `ett år`, `18 måneder`.
pub fn period(visit: &Visit<'_>, period: Period) -> String {
    let part = |(unit, count): (&str, i64)| {
        visit.words().with(&format!("period-{unit}"), &[("count", count.into())])
    };
    let parts: Vec<_> = period.counted().map(part).collect();
    if parts.is_empty() { visit.text("period-none") } else { words::joined(visit, parts) }
}

/// A keep rule in the register's words.
pub fn rule(visit: &Visit<'_>, name: &str) -> String {
    let found = name.split_once('.').and_then(|(module, id)| {
        let register = visit.owner().house.register(module)?;
        let text = words::of_register(visit, &register.keep(id)?.text);
        Some(format!("{}: {text}", words::of_register(visit, &register.name)))
    });
    found.unwrap_or_else(|| name.to_owned())
}

fn keep(visit: &Visit<'_>, changes: &[KeepChange]) -> Markup {
    let w = visit.words();
    let row = |change: &KeepChange| {
        let due = [("now", change.due.0.into()), ("then", change.due.1.into())];
        vec![
            html! { (rule(visit, &change.rule)) },
            html! { (period(visit, change.periods.0)) },
            html! { (period(visit, change.periods.1)) },
            html! { (w.with("preview-keep-due", &due)) },
            html! { @match change.approval {
                (_, true) => (w.get("preview-keep-approved")),
                (_, false) => (w.get("preview-keep-alone")),
            } },
        ]
    };
    let columns = [
        "preview-keep-rule",
        "preview-keep-now",
        "preview-keep-then",
        "preview-keep-due-title",
        "preview-keep-approval",
    ];
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("preview-keep")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: changes.iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

fn statement(visit: &Visit<'_>, change: &StatementChange) -> Markup {
    let w = visit.words();
    let of = |added: bool| -> Vec<&str> {
        let mut texts = Vec::new();
        for line in &change.lines {
            match line {
                DiffLine::Added(text) if added => texts.push(text.as_str()),
                DiffLine::Removed(text) if !added => texts.push(text.as_str()),
                _ => {}
            }
        }
        texts.retain(|text| !text.trim().is_empty());
        texts
    };
    let list = |key: &str, lines: Vec<&str>| {
        html! { @if !lines.is_empty() {
            p { strong { (w.get(key)) } }
            ul.ds-list { @for line in lines { li { (spoken(line)) } } }
        } }
    };
    html! {
        h3.ds-heading data-size="xs" { (words::module(visit, &change.module)) }
        @match change.on {
            (false, true) => p { (w.get("preview-switched-on")) },
            (true, false) => p { (w.get("preview-switched-off")) },
            _ => {},
        }
        (list("versions-added", of(true)))
        (list("versions-removed", of(false)))
    }
}

/// A line of the statement without the signs of its form, and without names of tables.
fn spoken(line: &str) -> String {
    let cells = line.split('|').map(str::trim).filter(|cell| !cell.is_empty() && !cell.starts_with('`'));
    cells
        .map(|cell| cell.trim_start_matches(['#', '-', ' ']).replace("**", ""))
        .collect::<Vec<_>>()
        .join(" – ")
}

fn access(visit: &Visit<'_>, changes: &[AccessChange]) -> Markup {
    let w = visit.words();
    let row = |(who, change): &(Vec<Hat>, &AccessChange)| {
        let (what, opens) = match &change.of {
            Of::Action(name) => (words::action(visit, name), true),
            Of::Floor(rule) if w.texts.has(w.lang, rule) => (w.get(rule), false),
            Of::Floor(rule) => (rule.clone(), false),
        };
        let key = match (change.comes, opens) {
            (true, true) => "preview-opens",
            (false, true) => "preview-opens-no-more",
            (true, false) => "preview-closes",
            (false, false) => "preview-closes-no-more",
        };
        vec![
            html! { (w.get(key)) },
            html! { (capital(&what)) },
            html! { (hats(visit, who)) },
            html! { (when(visit, &change.when)) },
            html! { (capital(&words::categories(visit, Categories::of(&change.categories)))) },
        ]
    };
    let columns = [
        "preview-access-change",
        "preview-access-what",
        "policy-open-to",
        "policy-when",
        "preview-access-data",
    ];
    table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("preview-access")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows: by_hats(changes).iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    )
}

/// Lines that differ in the hat only, as one.
fn by_hats(changes: &[AccessChange]) -> Vec<(Vec<Hat>, &AccessChange)> {
    let mut all: Vec<(Vec<Hat>, &AccessChange)> = Vec::new();
    for change in changes {
        let same = |one: &AccessChange| AccessChange { hat: one.hat, ..change.clone() } == *one;
        match all.iter_mut().find(|(_, one)| same(one)) {
            Some((hats, _)) => hats.push(change.hat),
            None => all.push((vec![change.hat], change)),
        }
    }
    all
}
