//! The pages: where one's pictures are, a class's pictures for those who keep them, and what is shown to whom. Each route
//! names its action; the open page names none, since whatever is there may be seen by everybody. Beside them what pupils write.

mod desk;
mod films;
mod picture;
mod recordings;
mod view;
mod works;

use maud::{Markup, html};
use ransel_kernel::{Action, Hat, PersonId, action::Reach, facts::Category, platform::AskConsent};
use ransel_school::{
    actions::{ListPeople, ReadPerson},
    names::opened,
    records::{Group, GroupKind, GroupMember},
};
use ransel_site::{Answer, Entry, Method, Pages, Reply, Route, Trouble, Visit, can_see, groups_known};
use ransel_web::{
    Lang, Words,
    format::sort_key,
    parts::{FolderCard, Link, back, empty, heading, lead, link_list, section},
};

use crate::{
    NAME,
    actions::{
        KeepFilm, KeepOwnWorks, KeepPictures, ManagePictures, ReadOwnWorks, RegisterRecording,
        SeeClassPictures, SeeClassWorks, SeeOwnPictures, SeeOwnWorks, SeeRecordings, SeeSchoolPictures,
        ShowAgainstWish, StorePicture, WatchFilm, WriteOwnWorks,
    },
    pages::works::{own, sharing, write},
    records::PictureOf,
};

/// The module's pages.
pub fn pages() -> Pages {
    Pages { module: NAME, routes: ROUTES, texts: TEXTS, nav: &[], start, folder }
}

const fn everybody(path: &'static str, handler: fn(&Visit<'_>) -> Reply) -> Route {
    Route { method: Method::Get, path, entry: Entry::Public, handler }
}

static ROUTES: &[Route] = &[
    Route { method: Method::Get, path: "/pictures", entry: Entry::SignedIn, handler: home },
    everybody("/pictures/public", view::open_schools),
    everybody("/pictures/public/{school}", view::open_page),
    everybody("/pictures/public/{school}/{picture}", view::open_image),
    everybody("/pictures/public/{school}/works/{work}", works::open),
    Route::get("/pictures/of/{person}", SeeOwnPictures::DEF, view::own),
    Route::get("/pictures/of/{person}/copy", SeeOwnPictures::DEF, view::copy),
    Route::get("/pictures/class/{group}", SeeClassPictures::DEF, view::class),
    Route::get("/pictures/directory", SeeSchoolPictures::DEF, view::directory),
    Route::get("/pictures/exhibitions", SeeSchoolPictures::DEF, view::exhibitions),
    Route::get("/pictures/groups/{group}", ManagePictures::DEF, desk::show),
    Route::upload("/pictures/groups/{group}", StorePicture::DEF, desk::add),
    Route::post("/pictures/groups/{group}/exhibitions", KeepPictures::DEF, desk::exhibit),
    Route::post("/pictures/groups/{group}/exhibitions/opened", KeepPictures::DEF, desk::open),
    Route::get("/pictures/recordings", SeeRecordings::DEF, recordings::list),
    Route::post("/pictures/recordings", RegisterRecording::DEF, recordings::create),
    Route::get("/pictures/recordings/new", RegisterRecording::DEF, recordings::new),
    Route::post("/pictures/recordings/asked", AskConsent::DEF, recordings::ask),
    Route::get("/pictures/recordings/{recording}", SeeRecordings::DEF, recordings::show),
    Route::film("/pictures/recordings/{recording}/films", KeepFilm::DEF, films::add),
    Route::get("/pictures/recordings/{recording}/films/{film}", WatchFilm::DEF, films::watch),
    Route::get("/pictures/recordings/{recording}/films/{film}/remove", KeepFilm::DEF, films::ask),
    Route::post("/pictures/recordings/{recording}/films/{film}/remove", KeepFilm::DEF, films::remove),
    Route::get("/pictures/works/new", KeepOwnWorks::DEF, write::new),
    Route::post("/pictures/works/new", KeepOwnWorks::DEF, write::begin),
    Route::get("/pictures/works/of/{person}", SeeOwnWorks::DEF, works::of),
    Route::get("/pictures/works/class/{group}", SeeClassWorks::DEF, works::class),
    Route::get("/pictures/works/{work}", SeeClassWorks::DEF, works::show),
    Route::post("/pictures/works/{work}/asked", AskConsent::DEF, works::ask),
    Route::get("/pictures/works/{work}/title", ReadOwnWorks::DEF, write::title),
    Route::post("/pictures/works/{work}/title", WriteOwnWorks::DEF, write::entitle),
    Route::get("/pictures/works/{work}/sharing", ReadOwnWorks::DEF, sharing::show),
    Route::post("/pictures/works/{work}/sharing", KeepOwnWorks::DEF, sharing::share),
    Route::post("/pictures/works/{work}/taken-back", KeepOwnWorks::DEF, sharing::take_back),
    Route::post("/pictures/works/{work}/removed", KeepOwnWorks::DEF, own::remove),
    Route::get("/pictures/works/{work}/parts/new", ReadOwnWorks::DEF, write::new_part),
    Route::post("/pictures/works/{work}/parts/new", WriteOwnWorks::DEF, write::add_part),
    Route::get("/pictures/works/{work}/parts/{part}", ReadOwnWorks::DEF, write::part),
    Route::post("/pictures/works/{work}/parts/{part}", WriteOwnWorks::DEF, write::change_part),
    Route::post("/pictures/works/{work}/parts/{part}/private", WriteOwnWorks::DEF, own::mark),
    Route::post("/pictures/works/{work}/parts/{part}/removed", WriteOwnWorks::DEF, write::remove_part),
    Route::get("/pictures/{picture}", ManagePictures::DEF, picture::show),
    Route::get("/pictures/{picture}/image", SeeOwnPictures::DEF, view::image),
    Route::post("/pictures/{picture}/people", KeepPictures::DEF, picture::name_people),
    Route::post("/pictures/{picture}/judgement", KeepPictures::DEF, picture::judge),
    Route::post("/pictures/{picture}/asked", AskConsent::DEF, picture::ask),
    Route::post("/pictures/{picture}/shown", KeepPictures::DEF, picture::show_somewhere),
    Route::post("/pictures/{picture}/shown/ended", KeepPictures::DEF, picture::end),
    Route::upload("/pictures/{picture}/retouched", StorePicture::DEF, picture::retouch),
    Route::post("/pictures/{picture}/against-wish", ShowAgainstWish::DEF, picture::against_wish),
];

pub(crate) const TEXTS: &[(Lang, &str)] = &[
    (Lang::Nb, include_str!("../texts/nb.ftl")),
    (Lang::Nn, include_str!("../texts/nn.ftl")),
    (Lang::En, include_str!("../texts/en.ftl")),
];

const KEEPERS: [Hat; 2] = [Hat::Teacher, Hat::Principal];

/// Those who belong to a school and see what it shows within itself.
fn belongs(hat: Hat) -> bool {
    SeeSchoolPictures::DEF.reach.iter().any(|(reaches, _)| *reaches == hat)
}

/// Where the pictures are that the visitor has to do with.
fn home(visit: &Visit<'_>) -> Reply {
    let w = visit.words();
    let hat = visit.ctx.caller.hat;
    if !belongs(hat) && hat != Hat::Guardian {
        return Err(Trouble::NotFound);
    }
    let mut sections = Vec::new();
    if KEEPERS.contains(&hat) {
        // Only groups she has to do with: the name of another can tell where somebody is.
        let mut groups = groups_known(visit, &visit.ctx.may(ListPeople {})?)?;
        let (relations, today) = (visit.owner().relations()?, visit.owner().clock.today());
        groups.retain(|group| !relations.members(group.id, today).is_empty());
        groups.sort_by_cached_key(|group| (group.kind != GroupKind::Class, sort_key(&group.name)));
        let links: Vec<_> = groups
            .iter()
            .map(|group| Link::new(format!("/pictures/groups/{}", group.id), &*group.name))
            .collect();
        let written: Vec<_> = groups
            .iter()
            .filter(|group| group.kind == GroupKind::Class)
            .map(|class| class_works(w, class))
            .collect();
        sections.push(section(
            "groups",
            &w.get("pictures-groups"),
            match links.is_empty() {
                true => empty(&w.get("pictures-no-groups"), None),
                false => link_list(&links),
            },
        ));
        if !written.is_empty() {
            sections.push(section("works", &w.get("works-title"), link_list(&written)));
        }
    }
    for (at, person) in own_people(visit)?.into_iter().enumerate() {
        let mut links =
            vec![Link::new(format!("/pictures/of/{person}"), w.get(view::own_title(visit, person)))];
        let mut written =
            vec![Link::new(format!("/pictures/works/of/{person}"), w.get(works::own_title(visit, person)))];
        for class in classes(visit, person)? {
            let label = w.with("pictures-class-of", &[("class", (&class.name).into())]);
            links.push(Link::new(format!("/pictures/class/{}", class.id), label));
            // Work is for the class and those who teach it, not for its homes.
            written.extend((hat == Hat::Pupil).then(|| class_works(w, &class)));
        }
        let child = child(visit, person)?;
        let of = |key| child.iter().chain([&w.get(key)]).map(String::as_str).collect::<Vec<_>>().join(": ");
        sections.push(section(&format!("own-{at}"), &of("pictures-mine"), link_list(&links)));
        sections.push(section(&format!("works-{at}"), &of("works-title"), link_list(&written)));
    }
    let mut more = Vec::new();
    if belongs(hat) {
        more.push(Link::new("/pictures/directory", w.get("pictures-directory")));
        more.push(Link::new("/pictures/exhibitions", w.get("pictures-exhibitions")));
    }
    if KEEPERS.contains(&hat) {
        more.push(Link::new("/pictures/recordings", w.get("recordings-title")));
    }
    more.push(Link::new("/pictures/public", w.get("pictures-open")));
    sections.push(section("more", &w.get("pictures-shown-to-more"), link_list(&more)));
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("pictures-title"), None))
        (lead(&w.get("pictures-lead")))
        (Visit::stack(sections))
    };
    Ok(Answer::page(w.get("pictures-title"), body))
}

fn class_works(w: Words<'_>, class: &Group) -> Link {
    let label = w.with("works-class-of", &[("class", (&class.name).into())]);
    Link::new(format!("/pictures/works/class/{}", class.id), label)
}

/// Which of her children something is about, for a guardian.
fn child(visit: &Visit<'_>, person: PersonId) -> Result<Option<String>, Trouble> {
    let asked = ReadPerson { person };
    if visit.ctx.caller.hat != Hat::Guardian || !visit.ctx.would(&asked)? {
        return Ok(None);
    }
    Ok(opened(&visit.ctx.may(asked)?)?.remove(&person).map(|name| name.given))
}

/// The visitor as a pupil, or her children.
fn own_people(visit: &Visit<'_>) -> Result<Vec<PersonId>, Trouble> {
    match (visit.ctx.caller.hat, visit.ctx.caller.person) {
        (Hat::Pupil, Some(own)) => Ok(vec![own]),
        (Hat::Guardian, Some(_)) => {
            let all = visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Children);
            let mut open = Vec::new();
            for person in all {
                if visit.ctx.would(&SeeOwnPictures { person })? {
                    open.push(person);
                }
            }
            Ok(open)
        }
        _ => Ok(Vec::new()),
    }
}

/// The classes somebody is in today, as far as the visitor may know.
fn classes(visit: &Visit<'_>, person: PersonId) -> Result<Vec<Group>, Trouble> {
    if !visit.ctx.would(&ReadPerson { person })? {
        return Ok(Vec::new());
    }
    let today = visit.owner().clock.today();
    let pass = visit.ctx.may(ReadPerson { person })?;
    let member = pass.rows::<GroupMember>().all()?.into_iter().filter(|row| {
        row.person == person && row.valid_from <= today && row.valid_to.is_none_or(|to| today < to)
    });
    let groups: Vec<_> = member.map(|row| row.group_id).collect();
    let mut found = pass.rows::<Group>().among(Group::ID, groups).all()?;
    found.retain(|group| group.kind == GroupKind::Class);
    Ok(found)
}

fn start(visit: &Visit<'_>) -> Result<Option<Markup>, Trouble> {
    let hat = visit.ctx.caller.hat;
    let has = KEEPERS.contains(&hat) || matches!(hat, Hat::Pupil | Hat::Guardian);
    let link = Link::new("/pictures", visit.text("pictures-start"));
    Ok(has.then(|| section("pictures", &visit.text("pictures-title"), link_list(&[link]))))
}

/// The box in a pupil's folder: in how many pictures she is, and what she has written, as far as the visitor finds it.
fn folder(visit: &Visit<'_>, person: PersonId) -> Result<Option<FolderCard>, Trouble> {
    let asked = SeeOwnPictures { person };
    if !visit.ctx.would(&asked)? {
        return Ok(None);
    }
    let count = visit.ctx.may(asked)?.rows::<PictureOf>().count()?;
    let w = visit.words();
    let own = visit.ctx.caller.person == Some(person);
    let pictures = match (count, own) {
        (0, true) => w.get("pictures-folder-none-you"),
        (0, false) => w.get("pictures-folder-none"),
        (_, true) => w.with("pictures-folder-you", &[("count", count.into())]),
        (_, false) => w.with("pictures-folder", &[("count", count.into())]),
    };
    let written = match works::count(visit, person)? {
        0 => String::new(),
        count => w.with("works-folder", &[("count", count.into())]),
    };
    Ok(Some(FolderCard {
        title: w.get("pictures-title"),
        href: Some(format!("/pictures/of/{person}")),
        waiting: None,
        stored: format!("{pictures} {written}").trim_end().to_owned(),
        can_see: can_see(visit, SeeOwnPictures::DEF, Category::Image, person)?,
        last_seen: String::new(),
    }))
}
