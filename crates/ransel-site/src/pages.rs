//! The pages every house has: sign-in, start, people, log, statement, policy table, settings.
//! Deliberately absent: anything only one module shows.

mod access;
mod accessibility;
mod announcements;
mod asked;
pub(crate) mod attributes;
mod can_see;
mod cards;
mod confirm;
mod consents;
mod deletion;
mod door;
mod family;
mod faults;
mod folder;
mod groups;
mod health;
mod help;
mod information;
mod inquiries;
mod kin;
mod language;
mod log;
mod login;
mod my_contact;
mod notices;
mod operations;
mod people;
mod policy;
mod privacy;
mod processing_record;
mod protection;
mod recipients;
mod record;
mod register;
mod secrecy;
mod settings;
mod sign_ins;
mod staff;
mod start;
pub(crate) mod states;
mod suppliers;
mod systems;
mod talks;
mod tasks;
mod timetable;
pub(crate) mod training;
mod welcome;
mod words;

#[cfg(test)]
mod tests;

use maud::html;
use ransel_kernel::{
    Action, Hat,
    platform::{
        AcceptAttributes, AnswerConsent, AnswerInquiry, ApproveDeletion, AskAboutStatement, AskConsent,
        CarryOutWithdrawal, ChangeSettings, DeclareSecrecy, DelegateSystem, KeepSupplier, ListStates,
        ListTraining, ReadAccessLog, ReadConsentScan, ReadDelegations, ReadDeletions, ReadGivenConsents,
        ReadHandOvers, ReadOperations, ReadProcessingRecord, ReadRefusedSignIns, ReadSettings, ReadStates,
        ReadSuppliers, ReadToldAttributes, RegisterPaperConsent, RegisterTraining, ReviewAccessLog,
        ReviewAskedConsents, ReviewInquiries, SettleOperation, WithdrawConsent, kept,
    },
    statement::TEXTS as KERNEL,
};
use ransel_school::actions::{
    AddLesson, ApplyForAccess, AskToBeInformed, ChangeContactDetails, ChangePerson, ChooseHealth,
    ChooseLanguage, ChooseStandard, Confide, ConsentToThirdPerson, DecideApplication, DecideRequest,
    GrantTask, HandOverMatter, KeepFamily, KeepKin, KeepOwnerPost, KeepProtection, KeepSchoolPost,
    KeepSubstitute, KeepTimetable, LiftProtection, ListGroup, ListMissingKin, ListPeople, ListRecalls,
    LookOnce, MarkAnnouncement, ReadAnnouncements, ReadApplications, ReadConsents, ReadLetters, ReadNotices,
    ReadPerson, ReadPosts, ReadProtection, ReadRequests, ReadTalkAboutHome, ReadTalks, ReadTimetable,
    RegisterPerson, RegisterRequest, ReleaseInDanger, ResolveNotice, SendNotice, SettleRecall, WriteLetter,
    WriteTalk,
};
use ransel_web::{Lang, texts::OWN};

pub use can_see::can_see;
pub use groups::of_pass as groups_known;
pub use recipients::recipients;
pub use words::subject_name;

use crate::{
    Pages, Reply, Visit,
    route::{Entry, Method, NavEntry, Route},
};

const fn open(path: &'static str, handler: fn(&Visit<'_>) -> Reply) -> Route {
    Route { method: Method::Get, path, entry: Entry::Public, handler }
}

const fn signed_in(path: &'static str, handler: fn(&Visit<'_>) -> Reply) -> Route {
    Route { method: Method::Get, path, entry: Entry::SignedIn, handler }
}

const ROUTES: &[Route] = &[
    open("/login", login::show),
    open("/welcome", welcome::show),
    // Public, since they are the doors themselves: each looks for the session on its own.
    open("/confirm", confirm::show),
    open("/secrecy", secrecy::show),
    Route::post("/secrecy", DeclareSecrecy::DEF, secrecy::create),
    open("/training", training::door),
    signed_in("/", start::show),
    signed_in("/my", start::my),
    Route::get("/my/log", ReadAccessLog::DEF, log::own),
    Route::get("/my/log/lines", ReadAccessLog::DEF, log::own_lines),
    Route::get("/my/log.csv", ReadAccessLog::DEF, log::own_csv),
    Route::get("/my/log/received", ReadHandOvers::DEF, log::received::own),
    signed_in("/my/attributes", attributes::list),
    Route::get("/my/attributes/{module}", ReadToldAttributes::DEF, attributes::show),
    Route::post("/my/attributes/{module}", AcceptAttributes::DEF, attributes::answer),
    Route::get("/my/contact", ChangeContactDetails::DEF, my_contact::edit),
    Route::post("/my/contact", ChangeContactDetails::DEF, my_contact::update),
    Route::get("/my/language", ChooseLanguage::DEF, language::choose),
    Route::post("/my/language", ChooseLanguage::DEF, language::keep),
    Route::get("/people/{person}/written-standard", ChooseStandard::DEF, language::standard),
    Route::post("/people/{person}/written-standard", ChooseStandard::DEF, language::keep_standard),
    Route::get("/people", ListPeople::DEF, people::list),
    Route::get("/people/new", RegisterPerson::DEF, register::pupil::form),
    Route::post("/people", RegisterPerson::DEF, register::pupil::create),
    Route::get("/people/{person}", ReadPerson::DEF, folder::show),
    Route::get("/people/{person}/record", ReadPerson::DEF, record::show),
    Route::get("/people/{person}/record/edit", ChangePerson::DEF, record::edit::form),
    Route::post("/people/{person}/record", ChangePerson::DEF, record::edit::update),
    Route::get("/people/{person}/homes", ChangePerson::DEF, record::homes::show),
    Route::get("/people/{person}/homes/{home}", ChangePerson::DEF, record::homes::edit),
    Route::post("/people/{person}/homes/{home}", ChangePerson::DEF, record::homes::update),
    Route::get("/people/{person}/guardians/new", RegisterPerson::DEF, register::guardian::form),
    Route::post("/people/{person}/guardians", RegisterPerson::DEF, register::guardian::create),
    Route::get("/people/missing-kin", ListMissingKin::DEF, kin::missing),
    Route::get("/people/{person}/notice", SendNotice::DEF, notices::write),
    Route::post("/people/{person}/notice", SendNotice::DEF, notices::send),
    Route::get("/notices", ReadNotices::DEF, notices::list),
    Route::post("/notices", ResolveNotice::DEF, notices::resolve),
    Route::get("/information", ReadLetters::DEF, information::show),
    Route::post("/information", WriteLetter::DEF, information::send),
    Route::post("/information/running", AskToBeInformed::DEF, information::be_informed),
    Route::get("/information/{matter}", ReadLetters::DEF, information::letter),
    Route::post("/information/{matter}/look", LookOnce::DEF, information::look),
    Route::post("/information/{matter}/complaint", WriteLetter::DEF, information::complain),
    Route::get("/information-requests", ReadRequests::DEF, information::desk::list),
    Route::get("/information-requests/{matter}", DecideRequest::DEF, information::desk::show),
    Route::post("/information-requests/{matter}", DecideRequest::DEF, information::desk::decide),
    Route::post(
        "/information-requests/{matter}/complaint",
        RegisterRequest::DEF,
        information::desk::complain,
    ),
    Route::get("/information-requests/{matter}/papers", HandOverMatter::DEF, information::papers),
    Route::get("/information-requests/{matter}/papers.txt", HandOverMatter::DEF, information::papers_file),
    Route::post("/people/{person}/information", RegisterRequest::DEF, information::paper::register),
    Route::get("/people/{person}/consents", ReadConsents::DEF, consents::show),
    Route::post("/people/{person}/consents", ConsentToThirdPerson::DEF, consents::give),
    Route::post("/people/{person}/consents/changes", ConsentToThirdPerson::DEF, consents::change),
    signed_in("/consents", asked::start),
    Route::get("/consents/asked", ReviewAskedConsents::DEF, asked::desk::list),
    Route::post("/consents/asked/{person}/carried-out", CarryOutWithdrawal::DEF, asked::desk::carried_out),
    Route::get("/consents/asked/new", AskConsent::DEF, asked::desk::form),
    Route::post("/consents/asked", AskConsent::DEF, asked::desk::ask),
    Route::get("/consents/{person}", ReadGivenConsents::DEF, asked::show),
    Route::post("/consents/{person}/{request}", AnswerConsent::DEF, asked::answer),
    Route::post("/consents/{person}/{request}/withdrawal", WithdrawConsent::DEF, asked::withdraw),
    Route::get("/consents/{person}/paper", RegisterPaperConsent::DEF, asked::paper::form),
    Route::upload("/consents/{person}/paper", RegisterPaperConsent::DEF, asked::paper::register),
    Route::get("/consents/{person}/scans/{answer}", ReadConsentScan::DEF, asked::paper::scan),
    Route::get("/people/{person}/talks", ReadTalks::DEF, talks::show),
    Route::post("/people/{person}/talks", WriteTalk::DEF, talks::write),
    Route::post("/people/{person}/talks/confided", Confide::DEF, talks::confide),
    Route::get("/people/{person}/talks.txt", ReadTalks::DEF, talks::file),
    Route::get("/people/{person}/talks/home", ReadTalkAboutHome::DEF, talks::home),
    Route::get("/announcements", ReadAnnouncements::DEF, announcements::show),
    Route::post("/announcements", MarkAnnouncement::DEF, announcements::mark),
    Route::get("/my/kin", KeepKin::DEF, kin::edit),
    Route::post("/my/kin", KeepKin::DEF, kin::keep),
    Route::get("/people/{person}/family", KeepFamily::DEF, family::show),
    Route::post("/people/{person}/family", KeepFamily::DEF, family::update),
    Route::post("/people/{person}/care-order", KeepFamily::DEF, family::update_care),
    Route::get("/people/{person}/protection", ReadProtection::DEF, protection::show),
    Route::post("/people/{person}/protection", KeepProtection::DEF, protection::keep),
    Route::get("/people/{person}/protection/lift", LiftProtection::DEF, protection::ask),
    Route::post("/people/{person}/protection/lift", LiftProtection::DEF, protection::lift),
    Route::get("/people/{person}/states", ReadStates::DEF, states::show),
    Route::post("/people/{person}/states", kept::KEEPING, states::set),
    Route::post("/people/{person}/states/told", kept::KEEPING, states::told),
    Route::post("/people/{person}/states/lift", kept::KEEPING, states::lift),
    Route::post("/people/{person}/states/requests", kept::ASKING, states::ask),
    Route::post("/people/{person}/states/decisions", kept::KEEPING, states::decide),
    Route::get("/states", ListStates::DEF, states::list),
    Route::get("/recalls", ListRecalls::DEF, protection::recalls::list),
    Route::post("/recalls", SettleRecall::DEF, protection::recalls::settle),
    Route::get("/people/{person}/danger", ReleaseInDanger::DEF, health::danger),
    Route::post("/people/{person}/danger", ReleaseInDanger::DEF, health::release),
    Route::get("/my/health", ChooseHealth::DEF, health::choose),
    Route::post("/my/health", ChooseHealth::DEF, health::keep),
    Route::get("/access", ReadApplications::DEF, access::show),
    Route::post("/access", ApplyForAccess::DEF, access::apply),
    Route::post("/access/decisions", DecideApplication::DEF, access::decide),
    Route::get("/people/{person}/log", ReadAccessLog::DEF, log::of),
    Route::get("/people/{person}/log/lines", ReadAccessLog::DEF, log::lines_of),
    Route::get("/people/{person}/log.csv", ReadAccessLog::DEF, log::csv_of),
    Route::get("/people/{person}/log/received", ReadHandOvers::DEF, log::received::of),
    Route::get("/groups", ListPeople::DEF, groups::list),
    Route::get("/groups/{group}", ListGroup::DEF, groups::show),
    Route::get("/log", ReviewAccessLog::DEF, log::review::show),
    Route::get("/log.csv", ReviewAccessLog::DEF, log::review::csv),
    signed_in("/policy", policy::show),
    signed_in("/policy.csv", policy::csv),
    open("/privacy", privacy::list),
    open("/privacy/processing", privacy::processing::show),
    open("/privacy/categories", privacy::categories::show),
    open("/privacy/cookies", privacy::cookies::show),
    open("/privacy/{module}", privacy::statement::show),
    open("/privacy/{module}/versions", privacy::versions::list),
    Route::get("/privacy/{module}/questions", AskAboutStatement::DEF, inquiries::mine),
    Route::post("/privacy/{module}/questions", AskAboutStatement::DEF, inquiries::ask),
    Route::get("/inquiries", ReviewInquiries::DEF, inquiries::list),
    Route::post("/inquiries", AnswerInquiry::DEF, inquiries::answer),
    open("/accessibility", accessibility::show),
    signed_in("/staff/help", help::show),
    Route::get("/settings", ReadSettings::DEF, settings::show),
    Route::post("/settings", ChangeSettings::DEF, settings::change::update),
    Route::get("/settings/periods", ReadSettings::DEF, settings::periods::show),
    Route::post("/settings/periods", ChangeSettings::DEF, settings::periods::update),
    Route::get("/settings/versions", ReadSettings::DEF, settings::versions::list),
    Route::get("/settings/versions/{version}", ReadSettings::DEF, settings::versions::show),
    Route::get("/deletion", ReadDeletions::DEF, deletion::show),
    Route::post("/deletion", ApproveDeletion::DEF, deletion::approve),
    Route::get("/suppliers", ReadSuppliers::DEF, suppliers::list),
    Route::get("/suppliers/edit", KeepSupplier::DEF, suppliers::edit),
    Route::post("/suppliers", KeepSupplier::DEF, suppliers::keep),
    Route::post("/suppliers/end", KeepSupplier::DEF, suppliers::end),
    Route::get("/processing-record", ReadProcessingRecord::DEF, processing_record::show),
    Route::get("/processing-record.xlsx", ReadProcessingRecord::DEF, processing_record::sheet),
    Route::get("/processing-record.pdf", ReadProcessingRecord::DEF, processing_record::pdf),
    Route::get("/systems", ReadDelegations::DEF, systems::list),
    Route::post("/systems", DelegateSystem::DEF, systems::delegate),
    Route::post("/systems/end", DelegateSystem::DEF, systems::take_back),
    Route::get("/staff/posts", ReadPosts::DEF, staff::posts::list),
    Route::post("/staff/posts", KeepSchoolPost::DEF, staff::posts::begin_at_school),
    Route::post("/staff/posts/end", KeepSchoolPost::DEF, staff::posts::end_at_school),
    Route::post("/owner/posts", KeepOwnerPost::DEF, staff::posts::begin_at_owner),
    Route::post("/owner/posts/end", KeepOwnerPost::DEF, staff::posts::end_at_owner),
    Route::get("/staff/substitutes", KeepSubstitute::DEF, staff::substitutes::list),
    Route::post("/staff/substitutes", KeepSubstitute::DEF, staff::substitutes::begin),
    Route::post("/staff/substitutes/end", KeepSubstitute::DEF, staff::substitutes::end),
    Route::get("/staff/training", ListTraining::DEF, training::list),
    Route::post("/staff/training", RegisterTraining::DEF, training::register),
    Route::get("/people/{person}/task", GrantTask::DEF, tasks::show),
    Route::post("/people/{person}/task", GrantTask::DEF, tasks::grant),
    Route::post("/people/{person}/task/end", GrantTask::DEF, tasks::end),
    Route::get("/timetable", ReadTimetable::DEF, timetable::list),
    Route::get("/timetable/paste", KeepTimetable::DEF, timetable::paste::show),
    Route::post("/timetable/paste", KeepTimetable::DEF, timetable::paste::send),
    Route::get("/timetable/{group}", ReadTimetable::DEF, timetable::show),
    Route::post("/timetable/{group}", KeepTimetable::DEF, timetable::add),
    Route::post("/timetable/{group}/end", KeepTimetable::DEF, timetable::end),
    Route::get("/groups/{group}/lesson", AddLesson::DEF, timetable::lesson::show),
    Route::post("/groups/{group}/lesson", AddLesson::DEF, timetable::lesson::add),
    Route::get("/sign-ins", ReadRefusedSignIns::DEF, sign_ins::list),
    Route::get("/operations", ReadOperations::DEF, operations::show),
    Route::post("/operations/again", SettleOperation::DEF, operations::try_again),
    Route::post("/operations/given-up", SettleOperation::DEF, operations::give_up),
];

const fn nav(hats: &'static [Hat], href: &'static str, key: &'static str) -> NavEntry {
    NavEntry { hats, href, key }
}

/// At most four words for any hat, and two where the modules bring their own: five is what a line holds.
const NAV: &[NavEntry] = &[
    nav(&[Hat::Teacher], "/", "nav-today"),
    nav(&[Hat::Guardian], "/", "nav-children"),
    nav(&[Hat::Pupil], "/", "nav-my-page"),
    nav(
        &[
            Hat::Principal,
            Hat::DepartmentHead,
            Hat::Secretary,
            Hat::Timetabler,
            Hat::DataProtectionOfficer,
            Hat::AccountableHead,
            Hat::SystemOwner,
            Hat::Administrator,
        ],
        "/",
        "nav-overview",
    ),
    nav(&[Hat::Principal, Hat::Secretary], "/people", "nav-people"),
    nav(&[Hat::Teacher, Hat::Principal, Hat::Secretary], "/groups", "nav-groups"),
    nav(&[Hat::Principal, Hat::DataProtectionOfficer], "/log", "nav-log"),
    nav(&[Hat::Pupil, Hat::Guardian], "/my/log", "nav-who-has-seen"),
    nav(&[Hat::AccountableHead, Hat::SystemOwner], "/settings", "nav-settings"),
    nav(
        &[Hat::DataProtectionOfficer, Hat::AccountableHead, Hat::SystemOwner, Hat::Administrator],
        "/policy",
        "nav-policy",
    ),
    nav(&[Hat::Timetabler], "/timetable", "nav-timetable"),
    nav(&[Hat::Administrator], "/sign-ins", "nav-sign-ins"),
];

/// The words of the parts, of the kernel's statement, and of these pages.
const TEXTS: &[(Lang, &str)] = &[
    OWN[0],
    OWN[1],
    OWN[2],
    (Lang::Nb, KERNEL[0].1),
    (Lang::Nn, KERNEL[1].1),
    (Lang::En, KERNEL[2].1),
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

/// What waits for whoever has come.
fn waiting(visit: &Visit<'_>) -> Result<Option<maud::Markup>, crate::Trouble> {
    let parts = [
        operations::waiting(visit)?,
        protection::recalls::start(visit)?,
        states::start(visit)?,
        inquiries::waiting(visit)?,
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    Ok((!parts.is_empty()).then(|| html! { @for part in parts { (part) } }))
}

/// The house's own pages.
pub fn core_pages() -> Pages {
    Pages {
        module: "platform",
        routes: ROUTES,
        texts: TEXTS,
        nav: NAV,
        start: waiting,
        // The record's box is made where the folder is opened: one pass, one line in the log.
        folder: |_, _| Ok(None),
    }
}
