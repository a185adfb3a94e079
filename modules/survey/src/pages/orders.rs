//! Orders from authorities to give out what is in a survey, for the head of a school and the owner's accountable head.

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{FreeText, Hat, PersonId};
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{choices, field},
    paper::{Block, Paper},
    uploads,
};
use ransel_web::{
    format::{date, moment_full, name_in_list},
    parts::{
        Caption, Column, Fact, Field, FieldError, Layout, Link, Table, Variant, back, button, checkboxes,
        date_field, empty, error_summary, facts, file_field, form, heading, lead, link, link_list, radios,
        section, success, table, text_field, textarea, upload_form,
    },
};
use uuid::Uuid;

use super::school;
use crate::{
    actions::{GivenOut, Ordered, RegisterOrder, approve, give_out, orders, register, scope, surveyed},
    bank::{Asked, Kind},
    order::{Authority, Order},
    put::Put,
    records::{Pupil, Survey},
};

const AUTHORITIES: [Authority; 3] = [Authority::Court, Authority::Police, Authority::Other];
const PARTS: [&str; 3] = ["answers", "choices", "words"];
const FIELDS: [&str; 8] =
    ["authority", "receiver", "reference", "ordered", "basis", "pupils", "parts", "document"];

fn address(order: Uuid) -> String {
    format!("/survey/orders/{order}")
}

fn found(visit: &Visit<'_>) -> Result<Order, Trouble> {
    let id: Uuid = visit.at("order")?;
    orders(&visit.ctx)?.into_iter().find(|order| order.id == id).ok_or(Trouble::NotFound)
}

/// The orders there are.
pub fn list(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let row = |order: &Order| {
        vec![
            link(&Link::new(address(order.id), &*order.receiver)),
            html! { (order.reference) },
            html! { (moment_full(w.lang, order.registered_at)) },
            html! { (w.get(state(order))) },
        ]
    };
    let all = orders(&visit.ctx)?;
    let body = html! {
        (back(&Link::new("/survey", w.get("survey-title"))))
        (heading(&w.get("survey-orders"), None))
        (lead(&w.get("survey-orders-lead")))
        @if all.is_empty() { (empty(&w.get("survey-orders-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("survey-orders")),
                columns: ["receiver", "reference", "registered", "state"]
                    .map(|name| Column::text(w.get(&format!("survey-order-column-{name}"))))
                    .into(),
                rows: all.iter().map(row).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(w.get("survey-orders"), body))
}

fn state(order: &Order) -> &'static str {
    match (order.approved_at, order.given_at) {
        (None, _) => "survey-order-waits",
        (Some(_), None) => "survey-order-approved",
        (Some(_), Some(_)) => "survey-order-given",
    }
}

/// The form to register one.
pub fn new(visit: &Visit<'_>) -> Reply {
    page(visit, &school::found(visit)?, &[])
}

pub fn create(visit: &Visit<'_>) -> Reply {
    let survey = school::found(visit)?;
    let sent = |name: &str| visit.form.text(name).trim().to_owned();
    let authority = AUTHORITIES.into_iter().find(|one| one.code() == visit.form.text("authority"));
    let ordered_on = visit.form.parsed::<Date>("ordered").filter(|day| *day <= visit.owner().clock.today());
    let basis = FreeText::new(visit.form.text("basis"));
    let known: Vec<_> = listed(visit, &survey)?.into_iter().map(|row| row.person).collect();
    let pupils: Vec<PersonId> =
        visit.form.all("pupils").filter_map(|id| id.parse().ok()).filter(|id| known.contains(id)).collect();
    let parts = PARTS.map(|part| visit.form.all("parts").any(|sent| sent == part));
    let document = visit.file("document").ok_or("survey-order-document-missing").and_then(uploads::scan);
    let missing = [
        ("authority", authority.is_none().then_some("survey-order-missing")),
        ("receiver", sent("receiver").is_empty().then_some("survey-order-missing")),
        ("reference", sent("reference").is_empty().then_some("survey-order-missing")),
        ("ordered", ordered_on.is_none().then_some("survey-order-day-wrong")),
        ("basis", basis.is_empty().then_some("survey-order-missing")),
        ("pupils", pupils.is_empty().then_some("survey-order-scope-missing")),
        ("parts", (parts == [false; 3]).then_some("survey-order-scope-missing")),
        ("document", document.as_ref().err().copied()),
    ];
    let fault = |(field, message): (&str, Option<&str>)| {
        let label = visit.text(&format!("survey-order-{field}-label"));
        Some(FieldError { field: field.to_owned(), label, message: visit.text(message?) })
    };
    let faults: Vec<_> = missing.into_iter().filter_map(fault).collect();
    let (Some(authority), Some(ordered_on), Ok(document), true) =
        (authority, ordered_on, document, faults.is_empty())
    else {
        return page(visit, &survey, &faults);
    };
    let (receiver, reference) = (sent("receiver"), sent("reference"));
    let ordered = Ordered { authority, receiver, reference, ordered_on, basis, document, pupils, parts };
    register(&visit.ctx, &survey, &ordered)?;
    Ok(Answer::to("/survey/orders?saved=order-registered"))
}

/// Those in a survey whom she may register an order about: nobody else is named to her.
fn listed(visit: &Visit<'_>, survey: &Survey) -> Result<Vec<Pupil>, Trouble> {
    let mut rows = surveyed(&visit.ctx, survey.id)?;
    rows.retain(|row| visit.ctx.would(&RegisterOrder { pupils: vec![row.person] }).unwrap_or(false));
    Ok(rows)
}

fn page(visit: &Visit<'_>, survey: &Survey, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let labels = FIELDS.map(|name| w.get(&format!("survey-order-{name}-label")));
    let [authority, receiver, reference, ordered, basis, pupils_label, parts_label, document] = &labels;
    let authorities =
        AUTHORITIES.map(|one| (one.code().to_owned(), w.get(&format!("survey-authority-{}", one.code()))));
    let parts = PARTS.map(|part| (part.to_owned(), w.get(&format!("survey-order-part-{part}"))));
    let row = |row: Pupil| (row.person.to_string(), name_in_list(&row.given, &row.family));
    let mut pupils: Vec<_> = listed(visit, survey)?.into_iter().map(row).collect();
    pupils.sort_by_cached_key(|(_, name)| ransel_web::format::sort_key(name));
    let (sent_pupils, sent_parts): (Vec<_>, Vec<_>) =
        (visit.form.all("pupils").collect(), visit.form.all("parts").collect());
    let to = format!("{}/order", school::address(survey.id));
    let help = w.get("survey-order-document-help");
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new(school::address(survey.id), super::title(visit, survey))))
        (heading(&w.get("survey-order-new"), None))
        (lead(&w.get("survey-order-new-lead")))
        (upload_form(&visit.form_to(&to), html! {
            (radios(w, &field(visit, faults, "authority", authority), &choices(&authorities)))
            (text_field(w, &field(visit, faults, "receiver", receiver)))
            (text_field(w, &field(visit, faults, "reference", reference)))
            (date_field(w, &field(visit, faults, "ordered", ordered)))
            (textarea(w, &field(visit, faults, "basis", basis), 2))
            (checkboxes(w, &field(visit, faults, "pupils", pupils_label), &choices(&pupils), &sent_pupils))
            (checkboxes(w, &field(visit, faults, "parts", parts_label), &choices(&parts), &sent_parts))
            (file_field(w, &Field { description: Some(&help), ..field(visit, faults, "document", document) }, "image/jpeg,image/png,application/pdf"))
            (button(Variant::Primary, &w.get("survey-order-register")))
        }))
    };
    let title = w.get("survey-order-new");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

/// One order: what it says, who did what, and what can be done now.
pub fn show(visit: &Visit<'_>) -> Reply {
    let order = found(visit)?;
    let w = visit.words();
    let here = address(order.id);
    let said = |name: &str, value: &str| Fact::new(w.get(&format!("survey-order-{name}-label")), value);
    let about = scope(&visit.ctx, &order)?.len();
    let when = |at: Option<jiff::Timestamp>| at.map_or("–".to_owned(), |at| moment_full(w.lang, at));
    let parts = PARTS.iter().zip([order.answers, order.choices, order.words]).filter(|(_, given)| *given);
    let parts: Vec<_> = parts.map(|(part, _)| w.get(&format!("survey-order-part-{part}"))).collect();
    let all = [
        said("authority", &w.get(&format!("survey-authority-{}", order.authority.code()))),
        said("receiver", &order.receiver),
        said("reference", &order.reference),
        said("ordered", &date(w.lang, order.ordered_on)),
        said("basis", order.basis.as_str()),
        said("pupils", &about.to_string()),
        said("parts", &parts.join(", ")),
        said("registered", &when(Some(order.registered_at))),
        said("approved", &when(order.approved_at)),
        said("given", &when(order.given_at)),
    ];
    let hat = visit.ctx.caller.hat;
    let may_approve = hat == Hat::AccountableHead
        && order.approved_at.is_none()
        && visit.ctx.caller.person != Some(order.registered_by);
    let may_give = hat == Hat::Principal && order.approved_at.is_some();
    let document = Link::new(format!("{here}/document"), w.get("survey-order-document"));
    let next: Markup = html! {
        @if may_approve {
            p.ds-paragraph { (w.get("survey-order-approve-help")) }
            (form(&visit.form_to(&format!("{here}/approved")), button(Variant::Primary, &w.get("survey-order-approve"))))
        } @else if may_give {
            p.ds-paragraph { (w.get("survey-order-give-help")) }
            (form(&visit.form_to(&format!("{here}/given")), button(Variant::Primary, &w.get("survey-order-give"))))
        } @else { p.ds-paragraph { (w.get(state(&order))) } }
    };
    let body = html! {
        (back(&Link::new("/survey/orders", w.get("survey-orders"))))
        @if visit.just("approved") { (success(&w.get("survey-order-saved-approved"), html! {})) }
        (heading(&order.receiver, Some(&order.reference)))
        (Visit::stack([
            facts(w, &all),
            link_list(&[document]),
            section("next", &w.get("survey-order-next"), next),
        ]))
    };
    Ok(Answer::page(w.get("survey-order-one"), body))
}

/// The paper the order came on.
pub fn document(visit: &Visit<'_>) -> Reply {
    Ok(uploads::scanned("palegg", found(visit)?.document.0))
}

pub fn approved(visit: &Visit<'_>) -> Reply {
    let order = found(visit)?;
    approve(&visit.ctx, &order)?;
    Ok(Answer::to(format!("{}?saved=approved", address(order.id))))
}

/// Gives it out, as a paper.
pub fn given(visit: &Visit<'_>) -> Reply {
    let order = found(visit)?;
    let all = give_out(&visit.ctx, &order)?;
    let bytes = paper(visit, &order, &all).set()?;
    Ok(Answer::Document { media_type: "application/pdf", name: "utlevering.pdf".to_owned(), bytes })
}

fn paper(visit: &Visit<'_>, order: &Order, all: &[GivenOut]) -> Paper {
    let w = visit.words();
    let said = |name: &str, value: String| (w.get(&format!("survey-order-{name}-label")), value);
    let rows = vec![
        said("receiver", order.receiver.clone()),
        said("reference", order.reference.clone()),
        said("ordered", date(w.lang, order.ordered_on)),
        said("basis", order.basis.as_str().to_owned()),
        said("approved", order.approved_at.map(|at| moment_full(w.lang, at)).unwrap_or_default()),
    ];
    let mut blocks = vec![Block::Facts { rows }];
    let columns = || vec![w.get("survey-order-question"), w.get("survey-order-answer")];
    for one in all {
        blocks.push(Block::heading(1, &*one.name));
        let answer = |(put, option): &(Put, i64)| {
            let Kind::Scale(scale) = put.kind() else { return Vec::new() };
            vec![put.wording(w), w.get(&Asked::option_key(scale, *option))]
        };
        let choice = |(put, chosen): &(Put, Option<String>)| {
            vec![put.wording(w), chosen.clone().unwrap_or_else(|| w.get("survey-order-somebody"))]
        };
        let mut rows: Vec<_> = one.answers.iter().map(answer).filter(|row| !row.is_empty()).collect();
        rows.extend(one.choices.iter().map(choice));
        if rows.is_empty() && one.words.is_empty() {
            blocks.push(Block::Text { text: w.get("survey-order-nothing") });
        }
        if !rows.is_empty() {
            blocks.push(Block::Table { columns: columns(), rows });
        }
        for (put, text) in &one.words {
            blocks.push(Block::heading(2, put.wording(w)));
            blocks.push(Block::Text { text: text.clone() });
        }
    }
    Paper {
        title: w.get("survey-order-paper"),
        author: visit.owner().settings().owner.name.clone(),
        lang: w.lang.tag(),
        date: visit.owner().clock.today().into(),
        lead: vec![w.get("survey-order-paper-lead")],
        blocks,
    }
}
