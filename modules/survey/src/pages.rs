//! The pages: for staff the surveys they are named for, making one, and what a class has answered; for a pupil the surveys she
//! is in. Each route names its action.

mod compare;
mod make;
mod one;
mod orders;
mod own;
mod picture;
mod results;
mod school;
mod take;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{Action, Hat};
use ransel_site::{Answer, Entry, Method, Pages, Reply, Route, Trouble, Visit};
use ransel_web::{
    Lang,
    format::date,
    parts::{
        Caption, Column, Layout, Link, Table, Tone, back, empty, heading, lead, link, link_list, notice,
        section, success, table, tag,
    },
};
use uuid::Uuid;

use crate::{
    NAME,
    actions::{
        AnswerSurvey, ApproveOrder, EndSurvey, FindSurveyPupils, HandOutOrder, OverseeSurveys, PutInSurvey,
        ReadOrders, ReadOwnSurvey, ReadSurvey, ReadSurveyUse, ReadSurveyWords, RegisterOrder, SeeShares,
        ShareSurvey, named, open_for, waiting_for,
    },
    choices::given_up,
    records::{Pupil, Survey},
};

/// The module's pages.
pub fn pages() -> Pages {
    Pages { module: NAME, routes: ROUTES, texts: TEXTS, nav: &[], start, folder: |_, _| Ok(None) }
}

static ROUTES: &[Route] = &[
    Route { method: Method::Get, path: "/survey", entry: Entry::SignedIn, handler: home },
    Route::get("/survey/new", FindSurveyPupils::DEF, make::new),
    Route::post("/survey/new", PutInSurvey::DEF, make::create),
    Route::get("/survey/school", OverseeSurveys::DEF, school::list),
    Route::get("/survey/school/{survey}", OverseeSurveys::DEF, school::show),
    Route::get("/survey/school/{survey}/order", RegisterOrder::DEF, orders::new),
    Route::upload("/survey/school/{survey}/order", RegisterOrder::DEF, orders::create),
    Route::get("/survey/orders", ReadOrders::DEF, orders::list),
    Route::get("/survey/orders/{order}", ReadOrders::DEF, orders::show),
    Route::get("/survey/orders/{order}/document", ReadOrders::DEF, orders::document),
    Route::post("/survey/orders/{order}/approved", ApproveOrder::DEF, orders::approved),
    Route::post("/survey/orders/{order}/given", HandOutOrder::DEF, orders::given),
    Route::get("/survey/{survey}", SeeShares::DEF, one::show),
    Route::post("/survey/{survey}/shared", ShareSurvey::DEF, one::let_in),
    Route::post("/survey/{survey}/shared/ended", ShareSurvey::DEF, one::let_out),
    Route::get("/survey/{survey}/closed", EndSurvey::DEF, one::ask_to_close),
    Route::post("/survey/{survey}/closed", EndSurvey::DEF, one::closed),
    Route::get("/survey/{survey}/removed", EndSurvey::DEF, one::ask_to_remove),
    Route::post("/survey/{survey}/removed", EndSurvey::DEF, one::removed),
    Route::get("/survey/{survey}/use", ReadSurveyUse::DEF, one::used_by),
    Route::get("/survey/{survey}/results", ReadSurvey::DEF, results::show),
    Route::get("/survey/{survey}/words", ReadSurveyWords::DEF, results::words),
    Route::get("/survey/{survey}/answers", ReadOwnSurvey::DEF, take::show),
    Route::get("/survey/{survey}/answers/{number}", ReadOwnSurvey::DEF, take::question),
    Route::post("/survey/{survey}/answers/{number}", AnswerSurvey::DEF, take::save),
    Route::post("/survey/{survey}/taken-back", AnswerSurvey::DEF, take::take_back),
];

pub(crate) const TEXTS: &[(Lang, &str)] = &[
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

/// Those who can be named for a survey.
const STAFF: [Hat; 3] = [Hat::Teacher, Hat::Principal, Hat::DepartmentHead];
/// Those who make one.
const MAKERS: [Hat; 2] = [Hat::Teacher, Hat::Principal];

fn start(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    let w = visit.words();
    let hat = visit.ctx.caller.hat;
    if hat == Hat::Pupil {
        let today = visit.owner().clock.today();
        let Some(person) = visit.ctx.caller.person else { return Ok(None) };
        let waiting = waiting_for(visit.owner(), person, today)?.into_iter();
        let links: Vec<_> =
            waiting.map(|survey| Link::new(answers(survey), w.get("survey-answer-now"))).collect();
        return Ok((!links.is_empty()).then(|| section("survey", &w.get("survey-title"), link_list(&links))));
    }
    let links = [Link::new("/survey", w.get("survey-start"))];
    Ok((STAFF.contains(&hat) || hat == Hat::AccountableHead)
        .then(|| section("survey", &w.get("survey-title"), link_list(&links))))
}

fn address(survey: Uuid) -> String {
    format!("/survey/{survey}")
}

fn answers(survey: Uuid) -> String {
    format!("/survey/{survey}/answers")
}

/// The surveys the visitor has to do with.
fn home(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let hat = visit.ctx.caller.hat;
    let list = match hat {
        Hat::Pupil => own(visit)?,
        hat if STAFF.contains(&hat) => surveys(visit)?,
        // She makes and reads none, and approves what authorities have ordered given out.
        Hat::AccountableHead => html! {},
        _ => return Err(Trouble::NotFound),
    };
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        @if visit.just("removed") { (success(&w.get("survey-saved-removed"), html! {})) }
        (heading(&w.get("survey-title"), None))
        (lead(&w.get(if hat == Hat::Pupil { "survey-lead-pupil" } else { "survey-lead" })))
        @if let Some(gone) = given_up(visit.owner()) {
            (notice(Tone::Warning, html! { (w.with("survey-ended", &[("day", (&date(w.lang, gone)).into())])) }))
        }
        @if hat == Hat::Principal { p { (link(&Link::new("/survey/school", w.get("survey-school")))) } }
        @if matches!(hat, Hat::Principal | Hat::AccountableHead) { p { (link(&Link::new("/survey/orders", w.get("survey-orders")))) } }
        @if MAKERS.contains(&hat) { p { (link(&Link::new("/survey/new", w.get("survey-new")))) } }
        (list)
    };
    Ok(Answer::page(w.get("survey-title"), body))
}

fn own(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let all = open_for(&visit.ctx)?;
    if all.is_empty() {
        return Ok(empty(&w.get("survey-none-pupil"), None));
    }
    Ok(html! {
        ul.link-list {
            @for (survey, me) in &all {
                li { (link(&Link::new(answers(survey.id), title(visit, survey)))) " " (state(visit, survey, me)) }
            }
        }
    })
}

/// How it stands with a survey to a pupil who is in it.
fn state(visit: &Visit<'_>, survey: &Survey, me: &Pupil) -> Markup {
    let (w, today) = (visit.words(), visit.owner().clock.today());
    let until = |key: &str, day: Date| w.with(key, &[("day", (&date(w.lang, day)).into())]);
    if survey.is_over(today) {
        tag(Tone::Neutral, None, &w.get("survey-state-over"))
    } else if !survey.is_open(today) {
        tag(Tone::Neutral, None, &until("survey-state-later", survey.opens_on))
    } else if me.done_at.is_some() {
        tag(Tone::Success, None, &w.get("survey-state-done"))
    } else {
        tag(Tone::Info, None, &until("survey-state-open", survey.closes_on))
    }
}

fn surveys(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let all = named(&visit.ctx)?;
    if all.is_empty() {
        return Ok(empty(&w.get("survey-none"), None));
    }
    let row = |survey: &Survey| {
        vec![
            link(&Link::new(address(survey.id), &*survey.class_name)),
            html! { (w.get(&format!("survey-mode-{}", survey.mode.code()))) },
            html! { (date(w.lang, survey.closes_on)) },
            html! { (date(w.lang, survey.delete_on)) },
        ]
    };
    Ok(table(
        w,
        &Table {
            caption: Caption::Shown(w.get("survey-named-for")),
            columns: ["class", "mode", "closes", "delete"]
                .map(|name| Column::text(w.get(&format!("survey-column-{name}"))))
                .into(),
            rows: all.iter().map(row).collect(),
            layout: Layout::Blocks,
        },
    ))
}

/// What a survey is called.
fn title(visit: &Visit<'_>, survey: &Survey) -> String {
    let day = date(visit.lang, survey.opens_on);
    visit.words().with("survey-one", &[("class", (&survey.class_name).into()), ("day", (&day).into())])
}

/// The survey an address names, for those who are named for it.
fn found(visit: &Visit<'_>) -> Result<Survey, Trouble> {
    let id: Uuid = visit.at("survey")?;
    named(&visit.ctx)?.into_iter().find(|one| one.id == id).ok_or(Trouble::NotFound)
}
