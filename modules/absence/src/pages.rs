//! The pages: each route names the action it asks for.

mod causes;
mod conduct;
mod corrections;
mod day;
mod decide;
mod diploma;
mod folder;
mod follow_up;
mod home;
mod letters;
mod overview;
mod own_file;
mod pupil;
mod readers;
mod reasons;
mod remark;
mod report;
mod reports;
mod roll;
mod roll_form;
mod save_roll;
mod statistics;
mod warnings;
mod words;

use ransel_kernel::{Action, Hat};
use ransel_site::{Pages, Route, route::NavEntry};
use ransel_web::Lang;

use crate::actions::{
    AttestCorrection, DecideLimit, ExportAbsence, LeaveOutDays, ListAbsenceReports, ListCorrections,
    ListFollowUp, ListWarnings, NoteFollowUp, ReadAbsence, ReadAbsenceOverview, ReadAbsenceReason,
    ReadAbsenceTotals, ReadConduct, ReadConductWords, ReadDecisionReasons, ReadLessons, ReadRemarks,
    ReadRoll, ReadStatistics, ReportAbsence, SendConductWarning, SendWarning, SettleAbsence, TakeRoll,
    WithdrawConductNote, WriteConductNote, WriteRemark,
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
const CONDUCT: &str = "/absence/pupils/{person}/conduct";
const LEFT_OUT: &str = "/absence/pupils/{person}/diploma/left-out";
const ENTRY: &str = "/absence/pupils/{person}/lessons/{mark}";
const REPORT: &str = "/absence/pupils/{person}/report";

static ROUTES: &[Route] = &[
    Route::get("/absence", ReadAbsenceOverview::DEF, home::show),
    Route::get("/absence/day", ReadLessons::DEF, day::show),
    Route::get(ROLL, ReadRoll::DEF, roll::show),
    Route::post(ROLL, TakeRoll::DEF, save_roll::save),
    Route::get("/absence/overview", ReadAbsenceOverview::DEF, overview::show),
    Route::get("/absence/pupils/{person}", ReadAbsence::DEF, pupil::show),
    Route::get("/absence/pupils/{person}/file", ReadAbsence::DEF, own_file::send),
    Route::get("/absence/pupils/{person}/remarks", ReadRemarks::DEF, pupil::remarks_confirmed),
    Route::get(ENTRY, WriteRemark::DEF, remark::form),
    Route::post(ENTRY, WriteRemark::DEF, remark::send),
    Route::get("/absence/pupils/{person}/reasons", ReadAbsenceReason::DEF, reasons::show),
    Route::get(REPORT, ReadAbsence::DEF, report::form),
    Route::post(REPORT, ReportAbsence::DEF, report::send),
    Route::get("/absence/pupils/{person}/reports/{report}", ReadAbsence::DEF, report::done),
    Route::get(CONDUCT, ReadConduct::DEF, conduct::show),
    Route::get("/absence/pupils/{person}/conduct/words", ReadConductWords::DEF, conduct::confirmed),
    Route::get("/absence/pupils/{person}/conduct/new", WriteConductNote::DEF, conduct::form),
    Route::post("/absence/pupils/{person}/conduct/new", WriteConductNote::DEF, conduct::send),
    Route::get(
        "/absence/pupils/{person}/conduct/warn/{concern}",
        SendConductWarning::DEF,
        conduct::warn_form,
    ),
    Route::post(
        "/absence/pupils/{person}/conduct/warn/{concern}",
        SendConductWarning::DEF,
        conduct::warn_send,
    ),
    Route::get("/absence/pupils/{person}/conduct/letters/{letter}", ReadConduct::DEF, letters::show_conduct),
    Route::get("/absence/pupils/{person}/conduct/{note}", WithdrawConductNote::DEF, conduct::withdraw_form),
    Route::post("/absence/pupils/{person}/conduct/{note}", WithdrawConductNote::DEF, conduct::withdraw_send),
    Route::get("/absence/corrections", ListCorrections::DEF, corrections::list),
    Route::post("/absence/pupils/{person}/corrections/{correction}", AttestCorrection::DEF, corrections::say),
    Route::get("/absence/pupils/{person}/diploma", ReadAbsenceTotals::DEF, diploma::show),
    Route::get(LEFT_OUT, ReadAbsenceReason::DEF, diploma::form),
    Route::post(LEFT_OUT, LeaveOutDays::DEF, diploma::send),
    Route::get("/absence/statistics", ReadStatistics::DEF, statistics::show),
    Route::get("/absence/export", ExportAbsence::DEF, overview::export),
    Route::get("/absence/follow-up", ListFollowUp::DEF, follow_up::list),
    Route::post("/absence/pupils/{person}/follow-up", NoteFollowUp::DEF, follow_up::note),
    Route::get("/absence/warnings", ListWarnings::DEF, warnings::list),
    Route::get("/absence/pupils/{person}/warn", SendWarning::DEF, warnings::basis_form),
    Route::post("/absence/pupils/{person}/warn", SendWarning::DEF, warnings::basis_send),
    Route::get("/absence/pupils/{person}/warn/{subject}", SendWarning::DEF, warnings::form),
    Route::post("/absence/pupils/{person}/warn/{subject}", SendWarning::DEF, warnings::send),
    Route::get("/absence/pupils/{person}/letters/{letter}", ReadAbsence::DEF, letters::show),
    Route::get(
        "/absence/pupils/{person}/letters/{letter}/reasons",
        ReadDecisionReasons::DEF,
        letters::confirmed,
    ),
    Route::get("/absence/pupils/{person}/decide/{subject}", DecideLimit::DEF, decide::form),
    Route::post("/absence/pupils/{person}/decide/{subject}", DecideLimit::DEF, decide::send),
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
