//! What Feide tells a system about whoever uses it: shown and asked before anything is told, and hers to see and take back
//! afterwards (POL-2018 art. 5(1)(c) and 13). Whoever says no is not let in to that system, and nothing is kept.

use maud::{Markup, html};
use ransel_kernel::{
    Hat, KernelError,
    attributes::{self, Telling, accept, of_module, telling, withdraw},
    register,
};
use ransel_oidc::ProviderKind;
use ransel_web::{
    format::moment_full,
    parts::{
        Caption, Column, Fact, Field, FieldError, Layout, Link, Table, Variant, answer_button, back, button,
        button_row, checkbox, details, error_summary, facts, form, heading, hidden, lead, link_button,
        link_list, section, success, table,
    },
};

use crate::{Answer, Reply, Trouble, Visit, pages::door::wanted, trouble::encoded};

/// The page of one system, for whoever is on the way to `to`.
pub fn address(module: &str, to: &str) -> String {
    format!("/my/attributes/{module}?to={}", encoded(to))
}

/// Whether the visitor uses systems that take something from Feide, and which: by their modules' names.
pub fn systems<'v>(visit: &'v Visit<'_>) -> Vec<&'v str> {
    let takes = |module: &&str| !of_module(visit.owner(), module).is_empty();
    let running = |module: &&str| visit.owner().is_running(module);
    let pages = visit.site.pages.iter().map(|pages| pages.module);
    pages.filter(takes).filter(running).filter(|module| is_for(visit, module)).collect()
}

/// Whether a hat comes to anybody by some action of a module.
fn is_for(visit: &Visit<'_>, module: &str) -> bool {
    let hat = visit.ctx.caller.hat;
    let known = visit.owner().house.modules.iter().find(|known| known.name == module);
    let reaches = |known: &ransel_kernel::Module| {
        known.actions.iter().any(|action| action.reach.iter().any(|(reaches, _)| *reaches == hat))
    };
    known.is_some_and(reaches)
}

/// Whether the visitor is to be asked before a page of a module opens.
pub fn is_outside(visit: &Visit<'_>, module: &str) -> bool {
    attributes::is_outside(visit.owner(), &visit.ctx.caller, module) && is_for(visit, module)
}

fn asked<'v>(visit: &'v Visit<'_>) -> Result<&'v str, Trouble> {
    let wanted = visit.at.text("module");
    systems(visit).into_iter().find(|module| *module == wanted).ok_or(Trouble::NotFound)
}

/// The systems one can let Feide tell about oneself.
pub fn list(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let link = |module: &str| Link::new(format!("/my/attributes/{module}"), name(visit, module));
    let links: Vec<_> = systems(visit).into_iter().map(link).collect();
    if links.is_empty() {
        return Err(Trouble::NotFound);
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("attributes-list-title"), None))
        (lead(&w.get("attributes-list-lead")))
        (link_list(&links))
    };
    Ok(Answer::page(w.get("attributes-list-title"), body))
}

fn name(visit: &Visit<'_>, module: &str) -> String {
    let register = visit.owner().house.register(module);
    register.map(|register| register::words(&register.name, visit.lang.tag()).to_owned()).unwrap_or_default()
}

/// Asks, or shows what was accepted and told; on the way to a page it goes on where nothing is to be asked.
pub fn show(visit: &Visit<'_>) -> Reply {
    let module = asked(visit)?;
    let telling = telling(&visit.ctx, module)?;
    if telling.accepted.is_none() {
        return Ok(question(visit, module, &[]));
    }
    match visit.query.text("to") {
        "" => Ok(answered(visit, module, &telling)),
        _ if !is_outside(visit, module) => Ok(Answer::to(wanted(visit))),
        _ => provider(visit, module),
    }
}

/// Takes the answer.
pub fn answer(visit: &Visit<'_>) -> Reply {
    let module = asked(visit)?;
    match visit.form.text("answer") {
        "yes" if visit.form.text("accept") != "yes" => {
            let label = visit.text("attributes-yes-label");
            let fault = FieldError { field: "accept".into(), label, message: visit.text("attributes-tick") };
            Ok(question(visit, module, &[fault]))
        }
        "yes" => {
            accept(&visit.ctx, module)?;
            provider(visit, module)
        }
        "no" => Ok(refused(visit, module)),
        "withdraw" => {
            withdraw(&visit.ctx, module)?;
            Ok(Answer::to(format!("/my/attributes/{module}?saved=withdrawn")))
        }
        _ => Err(Trouble::Kernel(KernelError::invalid("form-too-old"))),
    }
}

/// To Feide, which tells, and back.
fn provider(visit: &Visit<'_>, module: &str) -> Reply {
    let tells = |kind| matches!(kind, ProviderKind::Feide | ProviderKind::Demo);
    let way = visit.site.providers.iter().find(|way| tells(way.kind())).ok_or(Trouble::NotFound)?;
    let to = encoded(&wanted(visit));
    Ok(Answer::to(format!("/login/{}?enter={module}&to={to}", way.slug)))
}

fn titled(visit: &Visit<'_>, key: &str, module: &str) -> String {
    visit.words().with(key, &[("system", (&name(visit, module)).into())])
}

fn question(visit: &Visit<'_>, module: &str, faults: &[FieldError]) -> Answer {
    let w = visit.words();
    let register = visit.owner().house.register(module).and_then(|register| register.attributes.as_ref());
    let said = |words| register::words(words, visit.lang.tag()).to_owned();
    let (purpose, refusal) = register.map(|it| (said(&it.purpose), said(&it.refusal))).unwrap_or_default();
    let label = w.get("attributes-yes-label");
    let error = faults.first().map(|fault| fault.message.as_str());
    let to = format!("/my/attributes/{module}");
    let tick = checkbox(w, &Field { name: "accept", label: &label, error, ..Field::default() });
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            @if visit.just("withdrawn") { (success(&w.get("attributes-withdrawn"), html! {})) }
            (heading(&titled(visit, "attributes-title", module), None))
            (lead(&titled(visit, "attributes-lead", module)))
            (section("what", &w.get("attributes-what"), html! {
                ul.ds-list { @for name in of_module(visit.owner(), module) { li { (in_words(visit, name)) } } }
                (details(&w.get("attributes-at-feide"), html! {
                    ul.ds-list { @for name in of_module(visit.owner(), module) { li { (spoken(visit, name)) } } }
                }))
            }))
            (section("why", &w.get("attributes-why"), html! { p.ds-paragraph { (purpose) } }))
            (section("if-not", &w.get("attributes-if-not"), html! { p.ds-paragraph { (refusal) } }))
            p.ds-paragraph { (w.get("attributes-kept")) }
            (form(&visit.form_to(&to), html! {
                (hidden("to", &wanted(visit)))
                (tick)
                (button_row(html! {
                    (answer_button("answer", "yes", &w.get("attributes-yes")))
                    (answer_button("answer", "no", &w.get("attributes-no")))
                }))
            }))
        }
    };
    let title = titled(visit, "attributes-title", module);
    if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) }
}

/// An attribute in words; where we have none, the name it has at Feide.
fn in_words(visit: &Visit<'_>, name: &str) -> String {
    let words = visit.words().find(&format!("attribute-{name}"));
    words.map_or_else(|| name.to_owned(), |words| super::words::capital(&words))
}

/// The same with the name it has at Feide.
fn spoken(visit: &Visit<'_>, name: &str) -> Markup {
    html! { (in_words(visit, name)) " " small { "(" code { (name) } ")" } }
}

fn refused(visit: &Visit<'_>, module: &str) -> Answer {
    let w = visit.words();
    let heading_text = titled(visit, "attributes-refused-heading", module);
    let again = format!("/my/attributes/{module}");
    let key = match visit.ctx.caller.hat {
        Hat::Pupil => "attributes-refused-pupil",
        _ => "attributes-refused",
    };
    let body = html! {
        div.reading.stack {
            (heading(&heading_text, None))
            (lead(&w.get(key)))
            (link_list(&[
                Link::new("/", w.get("access-back")),
                Link::new(again, titled(visit, "attributes-title", module)),
            ]))
        }
    };
    Answer::page(heading_text, body)
}

fn answered(visit: &Visit<'_>, module: &str, telling: &Telling) -> Answer {
    let w = visit.words();
    let since = telling.accepted.as_ref().map(|row| moment_full(w.lang, row.accepted_at));
    let row = |told: &ransel_kernel::platform::ToldAttribute| {
        let values = told.value.lines().collect::<Vec<_>>().join(", ");
        vec![spoken(visit, &told.name), html! { (values) }, html! { (moment_full(w.lang, told.told_at)) }]
    };
    let told = Table {
        caption: Caption::Shown(w.get("attributes-told")),
        columns: ["name", "value", "told-at"]
            .map(|name| Column::text(w.get(&format!("attributes-{name}"))))
            .into(),
        rows: telling.told.iter().map(row).collect(),
        layout: Layout::Blocks,
    };
    let to = format!("/my/attributes/{module}");
    let title = titled(visit, "attributes-accepted", module);
    let home = format!("/{module}");
    let body = html! {
        (back(&Link::new("/my/attributes", w.get("attributes-list-title"))))
        (heading(&title, None))
        (facts(w, &[Fact::new(w.get("attributes-since"), &since.unwrap_or_default())]))
        @if telling.told.is_empty() { p { (w.get("attributes-none-told")) } } @else { (table(w, &told)) }
        (link_button(Variant::Primary, &Link::new(home, titled(visit, "attributes-go-on", module))))
        (form(&visit.form_to(&to), html! {
            (hidden("answer", "withdraw"))
            (button(Variant::Secondary, &w.get("attributes-withdraw")))
        }))
    };
    Answer::page(title, body)
}
