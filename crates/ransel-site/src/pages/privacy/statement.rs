//! One system's statement: the kernel's facts set into the page's five questions, and field by field below.

use std::collections::BTreeMap;

use maud::{Markup, html};
use ransel_kernel::{
    Categories, Category, Hat, promise,
    statement::{self as facts, Audience, Basis, Chosen, Citation, Deletion, SignIn, Way},
};
use ransel_law::calendar::oslo_date;
use ransel_web::{
    format,
    parts::{
        self, Caption, Column, DeletionRow, LawBasis, Layout, Link, Promise, PromiseState, ReaderRow,
        StoredRow, Table, back, details, link_list, section, table,
    },
};

use super::{audience, audiences, controller, plain, running};
use crate::{
    Answer, Reply, Trouble, Visit,
    pages::words::{AUTHORITY, capital, categories, category, of_register},
    shown,
};

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let module = running(visit)?;
    let all = visit.owner().statement(module)?.ok_or(Trouble::NotFound)?;
    let audience = audience(visit);
    if audience == Audience::Pupil {
        return plain::show(visit, module, &all);
    }
    let it = all.told_to(audience);
    let w = visit.words();
    let versions = format!("/privacy/{module}/versions");
    let dated = it.version.map_or_else(|| visit.owner().clock.now(), |version| version.at);
    let number = it.version.map_or(1, |version| version.number);
    let page = parts::Statement {
        name: of_register(visit, &it.name).to_owned(),
        in_force: oslo_date(dated),
        version: u32::try_from(number).unwrap_or(1),
        changes: Some(versions.clone()),
        why: it.points.purpose.iter().map(|purpose| of_register(visit, &purpose.why).to_owned()).collect(),
        law: it.points.basis.iter().map(|basis| law(visit, &it, basis)).collect(),
        stored: stored(visit, &it),
        readers: readers(visit, &it),
        deletion: it.points.deletion.iter().map(|rule| deletion(visit, rule)).collect(),
        recipients: it.recipients.iter().map(|told| of_register(visit, &told.text).to_owned()).collect(),
        promises: promises(visit, module),
        rights: it.rights.iter().map(|right| right_link(visit, right.0)).collect(),
        enforced: not_in_force(&it).then(|| w.get("statement-not-in-force")),
    };
    let body = html! {
        (back(&Link::new("/privacy", w.get("privacy-title"))))
        (audiences(visit, module, audience))
        (parts::statement(w, &page))
        (section("suppliers", &w.get("statement-suppliers"), suppliers(visit, &it)))
        (section("controller", &w.get("privacy-controller"), controller(visit)))
        (section("acts", &w.get("statement-acts"), html! {
            ul.ds-list { @for act in &it.acts { li { (capital(&w.get(&format!("act-{act}")))) } } }
        }))
        (section("measures", &w.get("statement-measures"), html! {
            p.ds-paragraph.reading { (of_register(visit, &it.points.security.measures)) " " (w.get("notice-logged")) }
            @for stated in &it.points.security.stated { p.ds-paragraph.reading { (differs(visit, &it, stated)) } }
        }))
        @if !it.choices.is_empty() {
            (section("choices", &w.get("notice-choices"), html! {
                ul.ds-list { @for chosen in &it.choices { li { (chose(visit, chosen)) } } }
            }))
        }
        @if !it.sources.is_empty() {
            (section("sources", &w.get("statement-sources"), html! {
                ul.ds-list {
                    @for told in &it.sources { li { (of_register(visit, &told.text)) } }
                    @if let (Audience::Staff, Some(from_feide)) = (audience, it.from_feide(&w.say())) { li { (from_feide) } }
                    @else if !it.attributes.is_empty() { li { (w.get("plain-attributes")) } }
                }
            }))
        }
        @if audience == Audience::Staff { (details(&w.get("notice-fields"), fields(visit, &it))) }
        (link_list(&[
            Link::new(versions, w.get("versions-title")),
            Link::new(format!("/privacy/{module}/questions"), w.get("inquiry-link")),
        ]))
    };
    Ok(Answer::page(w.with("statement-heading", &[("name", (&page.name).into())]), body))
}

/// The rule first: what the activity is for. The sections after it, each with its date.
fn law(visit: &Visit<'_>, it: &facts::Statement, basis: &Basis) -> LawBasis {
    let purpose = it.points.purpose.iter().find(|purpose| purpose.activity == basis.activity);
    let rule = purpose.map_or(basis.activity.as_str(), |purpose| of_register(visit, &purpose.why));
    let cited = basis.law.iter().chain(&basis.gateway).map(|citation| cited(visit, citation));
    LawBasis { rule: rule.to_owned(), section: cited.collect::<Vec<_>>().join("; "), in_force: None }
}

/// A provision as it stands today.
pub fn cited(visit: &Visit<'_>, citation: &Citation) -> String {
    let w = visit.words();
    let since = citation.from.filter(|_| citation.in_force);
    let stands = match since {
        Some(from) => w.with("in-force-since", &[("date", (&format::date(visit.lang, from)).into())]),
        None => w.get("not-in-force"),
    };
    format!("{} ({stands})", capital(&citation.text))
}

fn not_in_force(it: &facts::Statement) -> bool {
    it.points.basis.iter().flat_map(|basis| &basis.law).any(|citation| !citation.in_force)
}

/// Each kind of data once, whichever activities keep it.
fn stored(visit: &Visit<'_>, it: &facts::Statement) -> Vec<StoredRow> {
    let mut kept: BTreeMap<Category, bool> = BTreeMap::new();
    for row in &it.points.stored {
        *kept.entry(row.category).or_default() |= !row.fields.is_empty();
    }
    let row = |(kind, here): (Category, bool)| {
        let about = capital(&visit.text(&format!("category-{}-about", kind.code())));
        let what = if here { about } else { format!("{about} {}", visit.text("statement-used-only")) };
        StoredRow { kind: capital(&category(visit, kind)), what }
    };
    kept.into_iter().map(row).collect()
}

/// One line per role and way, with the sign-in it takes.
fn readers(visit: &Visit<'_>, it: &facts::Statement) -> Vec<ReaderRow> {
    let mut joined: BTreeMap<(Hat, Way), (Categories, Categories)> = BTreeMap::new();
    for reader in &it.points.security.readers {
        let (reads, writes) = joined.entry((reader.hat, reader.way)).or_default();
        let cell = if reader.writes { writes } else { reads };
        *cell = cell.and(reader.categories);
    }
    let w = visit.words();
    let row = |((hat, way), (reads, writes)): ((Hat, Way), (Categories, Categories))| {
        let (who, whom) = (w.get(&format!("hat-{}", hat.code())), w.get(&format!("way-{}", way.code())));
        let mut sees = if reads.is_empty() {
            w.get("statement-sees-nothing")
        } else {
            capital(&categories(visit, reads))
        };
        if !writes.is_empty() {
            let what = categories(visit, writes);
            sees = format!("{sees}. {}", w.with("statement-writes", &[("what", (&what).into())]));
        }
        let strength = it.points.security.sign_in.iter().find(|sign_in| sign_in.hat == hat);
        let strength = strength.map_or("none", |sign_in| sign_in.strength.code());
        let strength = w.get(&format!("strength-{strength}"));
        let when = w.with("statement-sign-in", &[("strength", (&strength).into())]);
        ReaderRow {
            who: w.with("statement-who", &[("who", (&who).into()), ("whom", (&whom).into())]),
            sees,
            when,
        }
    };
    joined.into_iter().map(row).collect()
}

/// What the owner has chosen, as one line.
fn chose(visit: &Visit<'_>, chosen: &Chosen) -> String {
    let said = chosen.said(visit.lang.tag(), &visit.words().say());
    format!("{}: {said}", of_register(visit, &chosen.text))
}

/// What the owner's own statement says of a role's sign-in, and what holds instead.
fn differs(visit: &Visit<'_>, it: &facts::Statement, stated: &SignIn) -> String {
    let w = visit.words();
    let holds = it.points.security.sign_in.iter().find(|sign_in| sign_in.hat == stated.hat);
    let word = |sign_in: &SignIn| w.get(&format!("strength-{}", sign_in.strength.code()));
    let values = [
        ("who", w.get(&format!("hat-{}", stated.hat.code()))),
        ("said", word(stated)),
        ("holds", holds.map(word).unwrap_or_default()),
    ];
    w.with("notice-stated-sign-in", &values.each_ref().map(|(name, value)| (*name, value.into())))
}

fn deletion(visit: &Visit<'_>, rule: &Deletion) -> DeletionRow {
    let what = if rule.categories.is_empty() {
        capital(&visit.text("notice-technical"))
    } else {
        capital(&categories(visit, rule.categories))
    };
    let words = of_register(visit, &rule.text);
    let say = visit.words().say();
    let until = match &rule.forever {
        Some(law) => format!("{words} {}.", cited(visit, law)),
        None => words.to_owned() + &rule.choices(&say),
    };
    DeletionRow { what, until }
}

/// Who processes data for the owner in this system.
fn suppliers(visit: &Visit<'_>, it: &facts::Statement) -> Markup {
    let lines = it.supplier_lines(&visit.words().say());
    html! {
        @if it.within_eea { p { (visit.text("notice-within-eea")) } }
        @if lines.is_empty() { p { (visit.text("notice-no-suppliers")) } }
        ul.ds-list {
            @for supplier in &lines {
                li {
                    (supplier.said)
                    @if !supplier.below.is_empty() {
                        ul.ds-list { @for said in &supplier.below { li { (said) } } }
                    }
                }
            }
        }
    }
}

/// What the module promises. Whether and when a promise was shown comes from the run of the tests this program was built
/// after, never from a file somebody writes.
fn promises(visit: &Visit<'_>, module: &str) -> Vec<Promise> {
    let text = visit.owner().house.modules.iter().find(|known| known.name == module);
    let promised = promise::parse(text.map_or("", |module| module.promises)).unwrap_or_default();
    let one = |promise: promise::Promise| Promise {
        sentence: of_register(visit, &promise.sentence).to_owned(),
        state: match (shown::on(&promise.claim), &promise.missing) {
            (None, _) => PromiseState::NotYet,
            (Some(_), Some(missing)) => {
                PromiseState::Partly { missing: of_register(visit, missing).to_owned() }
            }
            (Some(_), None) => PromiseState::Shown,
        },
        tested: shown::on(&promise.claim),
    };
    promised.into_iter().map(one).collect()
}

/// A right, with the place where one uses it.
fn right_link(visit: &Visit<'_>, key: &str) -> Link {
    let href = match key {
        "right-access" => "/my",
        "right-complaint" => AUTHORITY,
        _ => "#controller",
    };
    Link::new(href, visit.text(key))
}

/// Every field there is room for, as it lies in the stores: to be held against them.
fn fields(visit: &Visit<'_>, it: &facts::Statement) -> Markup {
    let w = visit.words();
    let mut rows = Vec::new();
    for of in &it.points.tables {
        for field in &of.fields {
            let says = match field.category {
                Some(kind) => category(visit, kind),
                None if field.subject => w.get("notice-subject"),
                None => w.get("notice-nothing"),
            };
            let store = w.get(&format!("store-{}", of.store));
            rows.push(vec![
                html! { (of.table) "." (field.name) },
                html! { (says) },
                html! { (store) },
                html! { (of.keep) },
            ]);
        }
    }
    let columns = ["notice-field", "notice-says", "notice-store", "notice-keep"];
    html! {
        p { (w.get("notice-fields-lead")) }
        (table(w, &Table {
            caption: Caption::Hidden(w.get("notice-fields")),
            columns: columns.map(|key| Column::text(w.get(key))).into(),
            rows,
            layout: Layout::Scrolls,
        }))
    }
}
