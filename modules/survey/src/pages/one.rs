//! One survey, for those who are named for it: how far it has come, who reads it, and how it ends.

use maud::{Markup, html};
use ransel_kernel::{FreeText, PersonId, action::Reach, attributes::users, platform::Named};
use ransel_school::names;
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{by_name, choices, field},
};
use ransel_web::{
    format::{date, moment_full},
    parts::{
        Caption, Column, Fact, Field, FieldError, Layout, Link, Table, Variant, back, button, checkbox,
        empty, error_summary, facts, form, heading, hidden, lead, link_list, section, select, success, table,
        textarea,
    },
};

use super::{MAKERS, address, found, school, title};
use crate::{
    NAME,
    actions::{
        EndSurvey, close, end_share, needs, reads_words, reason, remove, share, shares, surveyed, used,
        words_of,
    },
    records::{Survey, Use},
};

pub fn show(visit: &Visit<'_>) -> Reply {
    page(visit, &found(visit)?, &[])
}

fn people(visit: &Visit<'_>, survey: &Survey) -> Result<Vec<PersonId>, Trouble> {
    Ok(surveyed(&visit.ctx, survey.id)?.into_iter().map(|row| row.person).collect())
}

/// The survey an address names, for one who is named for it or leads its school; and whether she only leads.
fn known(visit: &Visit<'_>) -> Result<(Survey, bool), Trouble> {
    match found(visit) {
        // Whoever is let in to the answers alone lets nobody else in, or out.
        Ok(survey) if reads_words(&visit.ctx, survey.id)? => Ok((survey, false)),
        Ok(_) => Err(Trouble::NotFound),
        Err(Trouble::NotFound) => Ok((school::found(visit)?, true)),
        Err(trouble) => Err(trouble),
    }
}

fn back_to(survey: &Survey, leads: bool, saved: &str) -> Answer {
    let page = if leads { school::address(survey.id) } else { address(survey.id) };
    Answer::to(format!("{page}?saved={saved}"))
}

pub fn let_in(visit: &Visit<'_>) -> Reply {
    let (survey, leads) = known(visit)?;
    let (person, need) = (visit.form.parsed::<PersonId>("colleague"), FreeText::new(visit.form.text("need")));
    let fault = |field: &str, message: &str| {
        let label = visit.text(&format!("survey-{field}-label"));
        FieldError { field: field.to_owned(), label, message: visit.text(message) }
    };
    let mut faults = Vec::new();
    let colleagues = colleagues(visit, &shares(&visit.ctx, survey.id)?)?;
    let person = person.filter(|id| colleagues.iter().any(|(known, _)| *known == id.to_string()));
    if person.is_none() {
        faults.push(fault("colleague", "survey-colleague-missing"));
    }
    if need.is_empty() {
        faults.push(fault("need", "survey-need-missing"));
    }
    let (Some(person), true) = (person, faults.is_empty()) else {
        return if leads { school::page(visit, &survey, &faults) } else { page(visit, &survey, &faults) };
    };
    // Whoever does not read the words herself lets nobody in to them.
    let words = !visit.form.text("words").is_empty();
    share(&visit.ctx, &survey, person, &need, words)?;
    Ok(back_to(&survey, leads, "shared"))
}

pub fn let_out(visit: &Visit<'_>) -> Reply {
    let (survey, leads) = known(visit)?;
    let person = visit.form.parsed("colleague").ok_or(Trouble::Bad("form-too-old"))?;
    end_share(&visit.ctx, &survey, person)?;
    Ok(back_to(&survey, leads, "share-ended"))
}

pub fn closed(visit: &Visit<'_>) -> Reply {
    let survey = ending(visit)?;
    close(&visit.ctx, survey.id, people(visit, &survey)?)?;
    Ok(Answer::to(format!("{}?saved=closed", address(survey.id))))
}

/// The survey, for one who may end it: whoever is let in to everything in it.
fn ending(visit: &Visit<'_>) -> Result<Survey, Trouble> {
    let survey = found(visit)?;
    match MAKERS.contains(&visit.ctx.caller.hat) && reads_words(&visit.ctx, survey.id)? {
        true => Ok(survey),
        false => Err(Trouble::NotFound),
    }
}

pub fn ask_to_close(visit: &Visit<'_>) -> Reply {
    let survey = ending(visit)?;
    if !survey.is_open(visit.owner().clock.today()) {
        return Ok(Answer::to(address(survey.id)));
    }
    ask(visit, &survey, "close", "closed")
}

pub fn ask_to_remove(visit: &Visit<'_>) -> Reply {
    ask(visit, &ending(visit)?, "remove", "removed")
}

/// Asks before something that cannot be taken back: `what` names the sentences, `done` what it is sent to.
fn ask(visit: &Visit<'_>, survey: &Survey, what: &str, done: &str) -> Reply {
    let w = visit.words();
    let [heading_key, lead_key, button_key] = ["", "-lead", "-now"].map(|end| format!("survey-{what}{end}"));
    let delete = date(w.lang, survey.delete_on);
    let to = format!("{}/{done}", address(survey.id));
    let body = html! {
        div.reading.stack {
            (back(&Link::new(address(survey.id), title(visit, survey))))
            (heading(&w.get(&heading_key), None))
            (lead(&w.with(&lead_key, &[("delete", (&delete).into())])))
            (form(&visit.form_to(&to), button(Variant::Primary, &w.get(&button_key))))
        }
    };
    Ok(Answer::page(w.get(&heading_key), body))
}

pub fn removed(visit: &Visit<'_>) -> Reply {
    let survey = ending(visit)?;
    remove(&visit.ctx, survey.id, people(visit, &survey)?)?;
    Ok(Answer::to("/survey?saved=removed"))
}

fn page(visit: &Visit<'_>, survey: &Survey, faults: &[FieldError]) -> Reply {
    let w = visit.words();
    let here = address(survey.id);
    // Nobody is counted whom she may not hear of.
    let mut rows = surveyed(&visit.ctx, survey.id)?;
    rows.retain(|row| visit.ctx.would(&EndSurvey { pupils: vec![row.person] }).unwrap_or(false));
    let done = rows.iter().filter(|row| row.done_at.is_some()).count();
    let shared = shares(&visit.ctx, survey.id)?;
    let (today, makes) = (visit.owner().clock.today(), MAKERS.contains(&visit.ctx.caller.hat));
    let words = reads_words(&visit.ctx, survey.id)?;
    let said = |key: &str, value: &str| Fact::new(w.get(key), value);
    let count = w.with("survey-done-of", &[("done", done.into()), ("all", rows.len().into())]);
    let days = [survey.opens_on, survey.closes_on, survey.delete_on].map(|day| date(w.lang, day));
    let [opens, closes, delete] = &days;
    let mut about = vec![
        said("survey-column-mode", &w.get(&format!("survey-mode-{}", survey.mode.code()))),
        said("survey-opens-label", opens),
        said("survey-closes-label", closes),
        said("survey-delete-label", delete),
    ];
    about.extend(makes.then(|| said("survey-answered", &count)));
    let mut links = vec![Link::new(format!("{here}/results"), w.get("survey-results"))];
    if words {
        links.push(Link::new(format!("{here}/words"), w.get("survey-words")));
    }
    if words && makes {
        links.push(Link::new(format!("{here}/use"), w.get("survey-use")));
    }
    let mut ways_out = vec![Link::new(format!("{here}/removed"), w.get("survey-remove"))];
    if survey.is_open(today) {
        ways_out.insert(0, Link::new(format!("{here}/closed"), w.get("survey-close")));
    }
    let body = html! {
        (error_summary(w, faults))
        (back(&Link::new("/survey", w.get("survey-title"))))
        @for done in ["made", "shared", "share-ended", "closed"] {
            @if visit.just(done) { (success(&w.get(&format!("survey-saved-{done}")), html! {})) }
        }
        (heading(&title(visit, survey), None))
        (lead(&w.get(if survey.is_open(today) { "survey-is-open" } else { "survey-is-closed" })))
        (Visit::stack([
            facts(w, &about),
            grounds(visit, survey)?,
            section("answers", &w.get("survey-answers"), link_list(&links)),
            section("readers", &w.get("survey-readers"), readers(visit, survey, &shared, makes && words)?),
            if makes && words { section("share", &w.get("survey-share"), sharing(visit, survey, &shared, words, faults)?) } else { html! {} },
            if makes && words { section("end", &w.get("survey-end"), link_list(&ways_out)) } else { html! {} },
        ]))
    };
    let name = title(visit, survey);
    Ok(if faults.is_empty() { Answer::page(name, body) } else { Answer::faults(name, body) })
}

/// Who used it: under which name, from where and when.
pub fn used_by(visit: &Visit<'_>) -> Reply {
    let survey = ending(visit)?;
    let rows = used(&visit.ctx, &survey)?;
    let w = visit.words();
    let row = |row: &Use| {
        vec![
            html! { (moment_full(w.lang, row.at)) },
            html! { (row.login) },
            html! { (w.get(&format!("survey-use-{}", row.what.code()))) },
            html! { @if row.network.is_empty() { "–" } @else { (row.network) } },
        ]
    };
    let page_title = w.with("survey-use-of", &[("survey", (&title(visit, &survey)).into())]);
    let body = html! {
        (back(&Link::new(address(survey.id), title(visit, &survey))))
        (heading(&page_title, None))
        (lead(&w.get("survey-use-lead")))
        @if rows.is_empty() { (empty(&w.get("survey-use-none"), None)) } @else {
            (table(w, &Table {
                caption: Caption::Hidden(w.get("survey-use")),
                columns: ["at", "login", "what", "network"]
                    .map(|name| Column::text(w.get(&format!("survey-use-column-{name}"))))
                    .into(),
                rows: rows.iter().map(row).collect(),
                layout: Layout::Blocks,
            }))
        }
    };
    Ok(Answer::page(page_title, body))
}

/// Why pupils may be named in it, and who approved.
pub(super) fn grounds(visit: &Visit<'_>, survey: &Survey) -> Result<Markup, Trouble> {
    let Some(reason) = reason(&visit.ctx, survey.id)? else { return Ok(html! {}) };
    let w = visit.words();
    let approved = names::staff(&visit.ctx, vec![reason.approved_by])?;
    let approved = approved.get(&reason.approved_by).map(names::Name::spoken).unwrap_or_default();
    let said = |name: &str, value: &str| Fact::new(w.get(&format!("survey-{name}-label")), value);
    let all = [
        said("case", reason.case_reference.as_str()),
        said("suspicion", reason.suspicion.as_str()),
        said("tried", reason.tried.as_str()),
        said("approved", &approved),
    ];
    Ok(section("grounds", &w.get("survey-grounds-of"), facts(w, &all)))
}

/// Who reads it or has read it, what she needs it for, from when and until when.
pub(super) fn readers(
    visit: &Visit<'_>,
    survey: &Survey,
    shared: &[Named],
    shares: bool,
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let needs = needs(&visit.ctx, survey.id)?;
    let names = names::staff(&visit.ctx, shared.iter().map(|one| one.person).collect())?;
    let words = words_of(survey.id);
    let to = format!("{}/shared/ended", address(survey.id));
    let row = |one: &Named| {
        let name = names.get(&one.person).map(|name| name.spoken()).unwrap_or_default();
        let reads = shared.iter().any(|other| {
            other.matter == words && other.person == one.person && other.ended_at == one.ended_at
        });
        let need = match needs.get(&one.id) {
            Some(need) => need.as_str().to_owned(),
            None => w.get("survey-made-it"),
        };
        let label = w.with("survey-let-out", &[("name", (&name).into())]);
        vec![
            html! { (name) },
            html! { (need) },
            html! { (w.get(if reads { "survey-reads-words" } else { "survey-reads-answers" })) },
            html! { (moment_full(w.lang, one.named_at)) },
            match (one.ended_at, one.named_by == one.person) {
                (Some(at), _) => html! { (moment_full(w.lang, at)) },
                (None, true) => html! { "–" },
                (None, false) if shares => form(
                    &visit.form_to(&to),
                    html! { (hidden("colleague", &one.person.to_string())) (button(Variant::Secondary, &label)) },
                ),
                (None, false) => html! { "–" },
            },
        ]
    };
    let rows: Vec<_> = shared.iter().filter(|one| one.matter == survey.id).map(row).collect();
    Ok(table(
        w,
        &Table {
            caption: Caption::Hidden(w.get("survey-readers")),
            columns: ["colleague", "need", "reads", "from", "to"]
                .map(|name| Column::text(w.get(&format!("survey-reader-{name}"))))
                .into(),
            rows,
            layout: Layout::Blocks,
        },
    ))
}

/// Colleagues at the school who use the survey and are not let in to this one.
fn colleagues(visit: &Visit<'_>, shared: &[Named]) -> Result<Vec<(String, String)>, Trouble> {
    let mut staff = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Staff);
    let users = users(visit.owner(), NAME)?;
    staff.retain(|person| {
        // Nobody lets herself in, and nobody is in it who has never signed in to it.
        visit.ctx.caller.person != Some(*person)
            && users.contains(person)
            && shared.iter().all(|one| one.person != *person || one.valid_to.is_some())
    });
    Ok(by_name(names::staff(&visit.ctx, staff)?))
}

pub(super) fn sharing(
    visit: &Visit<'_>,
    survey: &Survey,
    shared: &[Named],
    words: bool,
    faults: &[FieldError],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut all = vec![(String::new(), w.get("survey-colleague-none"))];
    all.extend(colleagues(visit, shared)?);
    let labels = ["colleague", "need", "words"].map(|name| w.get(&format!("survey-{name}-label")));
    let [colleague, need, also] = &labels;
    let (help, whom) = (w.get("survey-need-help"), w.get("survey-colleague-help"));
    let to = format!("{}/shared", address(survey.id));
    Ok(form(
        &visit.form_to(&to),
        html! {
            (select(w, &Field { description: Some(&whom), ..field(visit, faults, "colleague", colleague) }, &choices(&all)))
            (textarea(w, &Field { description: Some(&help), ..field(visit, faults, "need", need) }, 2))
            @if words { (checkbox(w, &Field { name: "words", label: also, value: visit.form.text("words"), need: ransel_web::parts::Need::Optional, ..Field::default() })) }
            (button(Variant::Primary, &w.get("survey-share-now")))
        },
    ))
}
