//! The pages: each route names the action it asks for.

mod causes;
mod day;
mod folder;
mod home;
mod overview;
mod pupil;
mod readers;
mod reasons;
mod report;
mod reports;
mod roll;
mod roll_form;
mod save_roll;
mod words;

use ransel_kernel::{Action, Hat};
use ransel_site::{Pages, Route, route::NavEntry};
use ransel_web::Lang;

use crate::actions::{
    ListAbsenceReports, ReadAbsence, ReadAbsenceOverview, ReadAbsenceReason, ReadLessons, ReadRoll,
    ReportAbsence, SettleAbsence, TakeRoll,
};

/// The module's pages.
pub fn pages() -> Pages {
    Pages {
        module: "absence",
        routes: ROUTES,
        texts: TEXTS,
        nav: NAV,
        start: day::start,
        folder: folder::card,
    }
}

const ROLL: &str = "/absence/groups/{group}/{day}/{start}/roll";
const REPORT: &str = "/absence/pupils/{person}/report";

static ROUTES: &[Route] = &[
    Route::get("/absence", ReadAbsenceOverview::DEF, home::show),
    Route::get("/absence/day", ReadLessons::DEF, day::show),
    Route::get(ROLL, ReadRoll::DEF, roll::show),
    Route::post(ROLL, TakeRoll::DEF, save_roll::save),
    Route::get("/absence/overview", ReadAbsenceOverview::DEF, overview::show),
    Route::get("/absence/pupils/{person}", ReadAbsence::DEF, pupil::show),
    Route::get("/absence/pupils/{person}/reasons", ReadAbsenceReason::DEF, reasons::show),
    Route::get(REPORT, ReadAbsence::DEF, report::form),
    Route::post(REPORT, ReportAbsence::DEF, report::send),
    Route::get("/absence/pupils/{person}/reports/{report}", ReadAbsence::DEF, report::done),
    Route::get("/absence/reports", ListAbsenceReports::DEF, reports::list),
    Route::get("/absence/reports/{report}", ReadAbsenceReason::DEF, reports::show),
    Route::post("/absence/reports/{report}", SettleAbsence::DEF, reports::settle),
];

const TEXTS: &[(Lang, &str)] = &[
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

const NAV: &[NavEntry] = &[
    NavEntry {
        hats: &[Hat::Teacher, Hat::Principal, Hat::Secretary],
        href: "/absence/overview",
        key: "absence-nav-follow-up",
    },
    NavEntry { hats: &[Hat::Pupil, Hat::Guardian], href: "/absence", key: "absence-nav-absence" },
];
