//! Claims about pictures of pupils: where one may be shown, with which name, and what a withdrawal does. Each refusing test
//! also tries somebody whom policy keeps out.

use std::io::Cursor;

use jiff::civil::date;
use ransel_kernel::{
    GroupId, PersonId, SchoolId, Withheld, consent,
    pass::Set,
    platform::{Channel, ConsentAnswer, ConsentRequest, Right, Said, SetUpConsents},
    rows::Is,
};
use ransel_school::{
    actions::SetUpSchool,
    records::{BirthDate, Group, Person},
};
use ransel_testkit::{Browser, Page, TestSchool, promise};
use uuid::Uuid;

use crate::retention::leaves;

/// A day on which nothing asked for here is over.
pub const LATER: &str = "2027-06-01";

/// Nora's class, and those who take part.
pub struct Class<'s> {
    pub school: &'s TestSchool,
    pub group: GroupId,
    pub place: SchoolId,
    pub nora: PersonId,
    pub teacher: Browser,
}

impl<'s> Class<'s> {
    /// Nora is so old today; her class and its contact teacher.
    pub fn of(school: &'s TestSchool, age: i16) -> Self {
        let nora = school.person("pupil");
        let key = school.made_up.persona("pupil").and_then(|one| one.person).expect("Nora");
        let class =
            school.made_up.class(school.made_up.enrolment(key).expect("enrolled").class).id.to_string();
        let ctx = school.owner.ctx(ransel_kernel::Caller::part("test")).expect("a request");
        let born = BirthDate(Some(date(2026 - age, 11, 19)));
        let row = ctx
            .change(SetUpSchool {}, |change| {
                change.update(&nora, Set::default().to(Person::BORN, &Withheld::Open(born)))?;
                change.rows::<Group>().only(Group::SOURCE_KEY, Is::Equal, &class).first()
            })
            .expect("written")
            .expect("her class");
        // Nobody has been asked anything yet.
        ctx.change(SetUpConsents {}, |change| {
            for one in change.rows::<ConsentRequest>().only(ConsentRequest::PERSON, Is::Equal, &nora).all()? {
                if one.matter.is_none() {
                    change.delete::<ConsentRequest, _>(&one.id)?;
                }
            }
            Ok(())
        })
        .expect("deleted");
        school.owner.reload(None).expect("read anew");
        let teacher = school.browse_as("contact-teacher");
        Self { school, group: row.id, place: row.school, nora, teacher }
    }

    /// A picture of Nora, everyday.
    pub fn picture(&mut self) -> Uuid {
        let picture = self.added();
        let nora = self.nora.to_string();
        assert!(self.post(picture, "people", &[("who", &nora)]).is_ok());
        assert!(self.post(picture, "judgement", &[("judgement", "everyday")]).is_ok());
        picture
    }

    /// A picture nobody has said anything about.
    pub fn added(&mut self) -> Uuid {
        let path = format!("/pictures/groups/{}", self.group);
        let page = self.teacher.get(&path);
        let done = self.teacher.upload(&page, &path, &[], ("picture", &drawn()));
        assert!(done.is_ok(), "{}", done.text());
        done.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("a picture")
    }

    /// Sends one of the forms of a picture's page.
    pub fn post(&mut self, picture: Uuid, what: &str, filled: &[(&str, &str)]) -> Page {
        let page = self.teacher.get(&format!("/pictures/{picture}"));
        assert!(page.is_ok(), "{}", page.text());
        // Asking and showing are two buttons of one form.
        let form = if what == "asked" { "shown" } else { what };
        let mut fields = page.form(&format!("/pictures/{picture}/{form}"));
        fields.retain(|(name, _)| !filled.iter().any(|(known, _)| known == name));
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = fields.chain(filled.iter().copied()).collect();
        self.teacher.post(&format!("/pictures/{picture}/{what}"), &fields)
    }

    /// Asks the whole class about everyday pictures in exhibitions.
    pub fn ask_all(&mut self) -> Page {
        let form = self.teacher.get("/consents/asked/new");
        let group = self.group.to_string();
        let stated = [
            ("group", group.as_str()),
            ("place", "photo-consent.pictures.exhibition"),
            ("audience", "limited"),
            ("naming", "nameless"),
            ("until", LATER),
        ];
        self.teacher.submit(&form, "/consents/asked", &stated)
    }

    /// Asks for consent to show it at a place.
    pub fn ask(&mut self, picture: Uuid, place: &str, audience: &str, naming: &str) {
        let until = [("place", place), ("audience", audience), ("naming", naming), ("until", LATER)];
        let done = self.post(picture, "asked", &until);
        assert!(done.shown().contains("er spurt"), "{}", done.text());
    }

    /// Shows it at a place.
    pub fn show(&mut self, picture: Uuid, place: &str, audience: &str, naming: &str) -> Page {
        let wanted = [("place", place), ("audience", audience), ("naming", naming), ("until", LATER)];
        self.post(picture, "shown", &wanted)
    }

    /// Whether everybody sees it on the school's open page, and the page's own address for it answers.
    pub fn is_open(&self, picture: Uuid) -> bool {
        let mut nobody = self.school.browse();
        let page = nobody.get(&format!("/pictures/public/{}", self.place));
        let image = nobody.get(&format!("/pictures/public/{}/{picture}", self.place));
        assert_eq!(page.says(&picture.to_string()), image.is_ok(), "the page and the picture agree");
        image.is_ok()
    }

    /// The school's open page.
    fn open_page(&self) -> Page {
        self.school.browse().get(&format!("/pictures/public/{}", self.place))
    }

    /// Nora goes to another school today.
    fn nora_leaves(&self) {
        leaves(self.school, self.nora, self.school.clock.today());
        self.school.owner.reload(None).expect("read anew");
    }

    /// Whether those at the school see it in the directory or an exhibition.
    pub fn is_within(&self, picture: Uuid) -> bool {
        let mut colleague = self.school.browse_as("pupil-adult");
        colleague.get(&format!("/pictures/{picture}/image?in=school")).is_ok()
    }
}

/// A small picture.
pub fn drawn() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(60, 40).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

/// Somebody answers what is asked about a picture.
pub fn answer(browser: &mut Browser, person: PersonId, picture: Uuid, said: &str) -> Page {
    let page = browser.get(&format!("/consents/{person}"));
    let to = asked(&page, person, picture, "");
    let done = browser.submit(&page, &to, &[("said", said)]);
    assert!(done.is_ok(), "{}", done.text());
    done
}

/// Somebody takes her yes about a picture back.
pub fn withdraw(browser: &mut Browser, person: PersonId, picture: Uuid) -> Page {
    let page = browser.get(&format!("/consents/{person}"));
    let to = asked(&page, person, picture, "/withdrawal");
    let done = browser.submit(&page, &to, &[]);
    assert!(done.is_ok(), "{}", done.text());
    done
}

/// Where the form of the request about a picture is sent.
pub fn asked(page: &Page, person: PersonId, picture: Uuid, end: &str) -> String {
    let from =
        page.shown().find(&format!("href=\"/pictures/{picture}\"")).expect("the question about the picture");
    let rest = page.body.get(from..).expect("the rest");
    let start = format!("action=\"/consents/{person}/");
    let rest = rest.split(&start).nth(1).expect("a form").split('"').next().expect("its end");
    assert!(rest.ends_with(end), "{rest}");
    format!("/consents/{person}/{rest}")
}

/// Somebody of another class, who must never come to the picture.
pub fn kept_out(school: &TestSchool, picture: Uuid) {
    for persona in ["other-teacher", "other-principal"] {
        let mut other = school.browse_as(persona);
        for path in [format!("/pictures/{picture}"), format!("/pictures/{picture}/image?in=desk")] {
            assert!(other.get(&path).is_refused(), "{persona} {path}");
        }
    }
}

/// The owner chooses something about pictures.
pub fn choose(school: &TestSchool, chosen: &str) {
    let mut settings = (*school.owner.settings()).clone();
    settings.module.insert("photo-consent".to_owned(), toml::from_str(chosen).expect("choices"));
    school.owner.change_settings(settings, None).expect("lawful settings");
}

#[promise("photo-consent-use-needs-consent", holds)]
fn with_the_pupils_yes_it_is_shown_where_she_said(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "first-name");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "first-name").shown().contains("Bildet vises"));
    assert!(class.is_open(picture));
    let mut nobody = school.browse();
    let image = nobody.get(&format!("/pictures/public/{}/{picture}", class.place));
    let header = |name: &str| {
        image.headers.iter().find(|(known, _)| known.as_str() == name).map(|(_, value)| value.clone())
    };
    assert_eq!(header("content-type").as_deref(), Some("image/jpeg"));
    assert!(header("cache-control").is_some_and(|value| value.contains("no-store")));
}

#[promise("photo-consent-use-needs-consent", refuses)]
fn without_it_no_page_and_no_address_serves_it(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    let page = class.show(picture, "web", "open", "nameless");
    assert!(page.status == 422 && page.says("Samtykke mangler for Nora"), "{}", page.text());
    assert!(!class.is_open(picture) && !class.is_within(picture));
    // A yes to one place is none to another.
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert_eq!(class.show(picture, "exhibition", "limited", "nameless").status, 422);
    assert!(!class.is_within(picture));
    kept_out(school, picture);
}

#[promise("photo-consent-pictures-are-personal", holds)]
fn each_picture_stands_with_those_in_it(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    for persona in ["pupil", "guardian"] {
        let own = school.browse_as(persona).get(&format!("/pictures/of/{}", class.nora));
        assert!(own.shown().contains(&picture.to_string()), "{persona}");
        let copy = format!("/pictures/of/{}/copy", class.nora);
        let (status, files) = school.browse_as(persona).part(&copy, None);
        let mut files = zip::ZipArchive::new(Cursor::new(files)).expect("a copy");
        let mut first = files.by_index(0).expect("a picture");
        let jpeg = std::io::copy(&mut first, &mut std::io::sink()).expect("all of it");
        drop(first);
        assert!(status == 200 && jpeg > 100, "{persona} has it to take along");
        assert!(files.file_names().flatten().all(|name| name.starts_with("20") && name.ends_with(".jpg")));
    }
    let folder = school.browse_as("pupil").get(&format!("/people/{}", class.nora));
    assert!(folder.shown().contains("Du er med på"), "{}", folder.text());
    let log = school.browse_as("pupil").get("/my/log/lines");
    assert!(log.shown().contains("bilde der du er med"), "{}", log.text());
}

#[promise("photo-consent-pictures-are-personal", refuses)]
fn a_picture_with_nobody_named_is_not_shown_before_somebody_confirms_it(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.added();
    assert!(class.post(picture, "judgement", &[("judgement", "everyday")]).is_ok());
    let early = class.show(picture, "web", "open", "nameless");
    assert!(early.status == 400 && !class.is_open(picture), "{}", early.text());
    let nothing = class.post(picture, "people", &[]);
    assert_eq!(nothing.status, 422, "nobody named and nothing confirmed");
    assert!(class.post(picture, "people", &[("nobody", "yes")]).is_ok());
    assert!(class.show(picture, "web", "open", "nameless").is_ok());
    assert!(class.is_open(picture), "a yard without anybody");
    for page in ["", "/copy"] {
        let other = school.browse_as("pupil-adult").get(&format!("/pictures/of/{}{page}", class.nora));
        assert!(other.is_refused(), "another pupil's pictures");
    }
}

#[promise("photo-consent-classroom-allowed", holds)]
fn everyday_pictures_hang_in_the_class_and_are_given_to_its_homes(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    for place in ["classroom", "guardians"] {
        assert!(class.show(picture, place, "limited", "nameless").is_ok(), "{place}");
    }
    let path = format!("/pictures/class/{}", class.group);
    for persona in ["pupil", "guardian", "contact-teacher"] {
        let mut browser = school.browse_as(persona);
        assert!(browser.get(&path).shown().contains(&picture.to_string()), "{persona}");
        assert!(browser.get(&format!("/pictures/{picture}/image?in=class")).is_ok(), "{persona}");
    }
}

#[promise("photo-consent-classroom-allowed", refuses)]
fn they_are_on_no_open_page_and_a_strict_owner_asks_for_these_too(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    assert!(class.show(picture, "classroom", "limited", "nameless").is_ok());
    assert!(!class.is_open(picture) && !class.is_within(picture));
    choose(school, "without_consent = []");
    let path = format!("/pictures/class/{}", class.group);
    assert!(!school.browse_as("pupil").get(&path).shown().contains(&picture.to_string()));
    let image = format!("/pictures/{picture}/image?in=class");
    assert!(school.browse_as("pupil").get(&image).is_refused());
    for persona in ["other-teacher", "guardian-none", "pupil-young"] {
        assert!(school.browse_as(persona).get(&path).is_refused(), "{persona}");
    }
}

#[promise("photo-consent-first-name-class", holds)]
fn first_name_and_class_stand_below_it(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "first-name");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "first-name").is_ok());
    let page = school.browse().get(&format!("/pictures/public/{}", class.place));
    assert!(page.shown().contains("Nora, 2"), "{}", page.text());
    assert!(!page.says("Solvang"), "{}", page.text());
    // Its address is an id, and may hold any number.
    let figure = page.body.split("<figure").nth(1).and_then(|rest| rest.split("</figure").next());
    let read = figure.and_then(|figure| figure.split("alt=").nth(1)).expect("the picture");
    assert!(!read.contains("20"), "nor when it was taken: {read}");
}

#[promise("photo-consent-first-name-class", refuses)]
fn a_surname_the_consent_does_not_cover_is_stopped(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "first-name");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    let page = class.show(picture, "web", "open", "full-name");
    assert!(page.status == 422 && page.says("Samtykke mangler for Nora"), "{}", page.text());
    assert!(!class.is_open(picture));
    kept_out(school, picture);
}

#[promise("photo-consent-internal-platform", holds)]
fn the_portrait_of_one_who_consented_is_in_the_directory(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "directory", "limited", "full-name");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(class.show(picture, "directory", "limited", "full-name").is_ok());
    let page = school.browse_as("pupil-adult").get("/pictures/directory");
    assert!(page.shown().contains(&picture.to_string()) && page.says("Nora Solvang Lie"), "{}", page.text());
    assert!(class.is_within(picture));
}

#[promise("photo-consent-internal-platform", refuses)]
fn the_portrait_of_one_who_has_not_is_not_there(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "directory", "limited", "full-name");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "no");
    assert_eq!(class.show(picture, "directory", "limited", "full-name").status, 422);
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "directory", "limited", "full-name").is_ok());
    withdraw(&mut nora, class.nora, picture);
    let page = school.browse_as("pupil-adult").get("/pictures/directory");
    assert!(!page.shown().contains(&picture.to_string()));
    assert!(!class.is_within(picture));
    // A yes does not outlast her days at the school: not there, and named nowhere.
    let (here, out) = (class.picture(), class.picture());
    for (picture, place, audience, naming) in
        [(here, "directory", "limited", "full-name"), (out, "web", "open", "first-name")]
    {
        class.ask(picture, place, audience, naming);
        answer(&mut nora, class.nora, picture, "yes");
        assert!(class.show(picture, place, audience, naming).is_ok());
    }
    assert!(class.is_within(here) && class.open_page().says("Nora"));
    class.nora_leaves();
    assert!(!class.is_within(here));
    assert!(class.is_open(out), "what she agreed to stands for its time");
    assert!(!class.open_page().says("Nora"), "{}", class.open_page().text());
    for persona in ["guardian", "it"] {
        assert!(school.browse_as(persona).get("/pictures/directory").is_refused(), "{persona}");
    }
    let colleague = school.browse_as("other-teacher").get(&format!("/pictures/{picture}"));
    assert!(colleague.is_refused(), "who does not teach the class: {}", colleague.text());
}

/// An exhibition of Nora's class.
fn exhibition(class: &mut Class<'_>) -> Page {
    let path = format!("/pictures/groups/{}", class.group);
    let page = class.teacher.get(&path);
    let filled = [("title", "Vårutstillingen"), ("audience", "limited"), ("until", LATER)];
    let done = class.teacher.submit(&page, &format!("{path}/exhibitions"), &filled);
    assert!(done.shown().contains("Vårutstillingen"), "{}", done.text());
    done
}

/// Hangs a picture up in it.
fn hang(class: &mut Class<'_>, picture: Uuid) -> Page {
    let page = class.teacher.get(&format!("/pictures/{picture}"));
    let option = page
        .shown()
        .split("<option value=\"")
        .find(|part| part.contains("Vårutstillingen"))
        .expect("the exhibition");
    let id = option.split('"').next().expect("its id").to_owned();
    let wanted = [
        ("place", "exhibition"),
        ("exhibition", id.as_str()),
        ("naming", "nameless"),
        ("until", "2027-05-01"),
    ];
    class.post(picture, "shown", &wanted)
}

fn open(class: &mut Class<'_>) -> Page {
    let path = format!("/pictures/groups/{}", class.group);
    let page = class.teacher.get(&path);
    class.teacher.submit(&page, &format!("{path}/exhibitions/opened"), &[])
}

#[promise("photo-consent-internal-exhibition", holds)]
fn a_picture_everybody_in_it_consents_to_hangs_in_the_exhibition(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    exhibition(&mut class);
    class.ask(picture, "exhibition", "limited", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(hang(&mut class, picture).is_ok());
    assert!(open(&mut class).shown().contains("Utstillingen er åpen"));
    let page = school.browse_as("pupil-adult").get("/pictures/exhibitions");
    assert!(page.shown().contains("Vårutstillingen") && page.says(&picture.to_string()), "{}", page.text());
}

#[promise("photo-consent-internal-exhibition", refuses)]
fn without_her_consent_it_does_not_and_only_the_one_who_hangs_it_hears_whose_is_missing(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    exhibition(&mut class);
    let page = hang(&mut class, picture);
    assert!(page.status == 422 && page.says("Samtykke mangler for Nora"), "{}", page.text());
    assert!(!class.is_within(picture));
    let seen = school.browse_as("pupil-adult").get("/pictures/exhibitions");
    assert!(!seen.shown().contains("Nora"), "{}", seen.text());
    kept_out(school, picture);
}

#[promise("photo-consent-school-judgement", holds)]
fn an_exhibition_opens_when_each_picture_in_it_is_judged(school: &TestSchool) {
    a_picture_everybody_in_it_consents_to_hangs_in_the_exhibition(school);
}

#[promise("photo-consent-school-judgement", refuses)]
fn what_nobody_has_judged_or_the_school_leaves_out_is_not_shown_even_with_consent(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    exhibition(&mut class);
    assert_eq!(open(&mut class).status, 400, "nothing in it is judged");
    let (unjudged, nora) = (class.added(), class.nora.to_string());
    assert!(class.post(unjudged, "people", &[("who", &nora)]).is_ok());
    assert_eq!(hang(&mut class, unjudged).status, 400, "judged first");
    let picture = class.picture();
    class.ask(picture, "exhibition", "limited", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(hang(&mut class, picture).is_ok() && open(&mut class).is_ok());
    assert!(class.is_within(picture));
    assert!(class.post(picture, "judgement", &[("judgement", "left-out")]).is_ok());
    assert!(!class.is_within(picture), "the school's own judgement goes before the yes");
    kept_out(school, picture);
}

#[promise("photo-consent-withdraw", holds)]
fn a_yes_is_taken_back_with_one_button_on_any_day_and_ends_it_at_once(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
    // A Sunday in the holidays.
    school.set_day(date(2026, 12, 27));
    let mut nora = school.browse_as("pupil");
    let done = withdraw(&mut nora, class.nora, picture);
    assert!(done.says("Samtykket er tatt tilbake"), "{}", done.text());
    assert!(!class.is_open(picture));
}

#[promise("photo-consent-withdraw", refuses)]
fn nobody_takes_back_or_gives_for_somebody_else(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "yes");
    let page = nora.get(&format!("/consents/{}", class.nora));
    let to = asked(&page, class.nora, picture, "/withdrawal");
    for persona in ["pupil-adult", "contact-teacher", "secretary"] {
        let mut other = school.browse_as(persona);
        other.get("/my/language");
        assert!(other.post(&to, &[]).is_refused(), "{persona}");
    }
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
}

#[promise("photo-consent-removed-or-retouched", holds)]
fn a_retouched_picture_takes_its_place(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok());
    withdraw(&mut nora, class.nora, picture);
    assert!(!class.is_open(picture));
    let page = class.teacher.get(&format!("/pictures/{picture}"));
    let (to, id) = (format!("/pictures/{picture}/retouched"), class.nora.to_string());
    let filled = [("retouched", id.as_str()), ("confirmed", "yes")];
    let done = class.teacher.upload(&page, &to, &filled, ("retouched-picture", &drawn()));
    assert!(done.says("Det retusjerte bildet vises i stedet"), "{}", done.text());
    let new: Uuid = done.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("the new picture");
    assert!(class.is_open(new) && !class.is_open(picture));
    // And whoever asked writes down that what hung elsewhere is taken down too.
    let list = class.teacher.get("/consents/asked");
    let to = format!("/consents/asked/{}/carried-out", class.nora);
    assert!(class.teacher.submit(&list, &to, &[]).says("Det er skrevet ned at det er gjort"));
}

#[promise("photo-consent-removed-or-retouched", refuses)]
fn the_old_address_serves_nothing_and_no_retouching_goes_unconfirmed(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok());
    withdraw(&mut nora, class.nora, picture);
    let page = class.teacher.get(&format!("/pictures/{picture}"));
    let (to, id) = (format!("/pictures/{picture}/retouched"), class.nora.to_string());
    let unconfirmed =
        class.teacher.upload(&page, &to, &[("retouched", &id)], ("retouched-picture", &drawn()));
    assert_eq!(unconfirmed.status, 422, "{}", unconfirmed.text());
    assert!(!class.is_open(picture));
    kept_out(school, picture);
}

#[promise("photo-consent-child-against", holds)]
fn the_principal_decides_against_the_childs_wish_with_written_reasons(school: &TestSchool) {
    choose(school, "against_wish = true");
    let mut class = Class::of(school, 13);
    let picture = against(&mut class);
    class.teacher = school.browse_as("principal");
    assert!(!class.is_open(picture));
    let done = class.post(
        picture,
        "against-wish",
        &[("reasons", "Bildet er en del av en lovpålagt dokumentasjon.")],
    );
    assert!(done.says("Avgjørelsen er skrevet ned"), "{}", done.text());
    assert!(class.is_open(picture));
    let mut nora = school.browse_as("pupil");
    nora.confirm("/");
    assert!(nora.get(&format!("/pictures/of/{}", class.nora)).shown().contains("lovpålagt dokumentasjon"));
    assert!(nora.get("/my/log/lines").shown().contains("mot ditt ønske"));
}

/// A picture that was shown until Nora, 13, said no to what her guardian says yes to.
fn against(class: &mut Class<'_>) -> Uuid {
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut class.school.browse_as("guardian"), class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok());
    answer(&mut class.school.browse_as("pupil"), class.nora, picture, "no");
    picture
}

#[promise("photo-consent-child-against", refuses)]
fn it_is_off_by_default_needs_reasons_and_is_the_principals_alone(school: &TestSchool) {
    let mut class = Class::of(school, 13);
    let picture = against(&mut class);
    let to = format!("/pictures/{picture}/against-wish");
    let nora = class.nora.to_string();
    let id = Uuid::from_u128(77).to_string();
    let mut fields =
        vec![("decision", id.as_str()), ("pupil", nora.as_str()), ("place", "web"), ("reasons", "Fordi.")];
    let mut principal = school.browse_as("principal");
    let page = principal.get(&format!("/pictures/{picture}"));
    assert!(!page.shown().contains("against-wish"), "no such form");
    assert!(!principal.post(&to, &fields).is_ok());
    choose(school, "against_wish = true");
    fields[3] = ("reasons", "");
    assert_eq!(principal.post(&to, &fields).status, 422, "without reasons");
    fields[3] = ("reasons", "Fordi.");
    class.teacher.get(&format!("/pictures/{picture}"));
    assert!(class.teacher.post(&to, &fields).is_refused(), "a teacher");
    assert!(!class.is_open(picture));
}

/// Nora and a classmate in one picture, both asked for the open page, and Nora has said yes.
pub fn of_two(school: &TestSchool) -> (Class<'_>, Uuid, PersonId) {
    let mut class = Class::of(school, 17);
    let key = school.made_up.persona("pupil").and_then(|one| one.person).expect("Nora");
    let made_up = school.made_up.class(school.made_up.enrolment(key).expect("enrolled").class);
    // The first of a class have answered in the demonstration.
    let mate = made_up.pupils.iter().rev().find(|pupil| **pupil != key).expect("a classmate");
    let mate = school.person_of(school.made_up.person(*mate));
    let picture = class.picture();
    let (nora, other) = (class.nora.to_string(), mate.to_string());
    assert!(class.post(picture, "people", &[("who", &nora), ("who", &other)]).is_ok());
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    (class, picture, mate)
}

/// The classmate, whom no persona plays, answers in her own right.
pub fn mate_answers(school: &TestSchool, mate: PersonId, picture: Uuid, said: Said) {
    let relations = school.owner.relations().expect("the relations");
    let caller = ransel_kernel::Caller::part("test");
    let age = consent::band(relations.facts(&caller, mate).expect("a pupil").age()).expect("an age");
    let ctx = school.owner.ctx(caller).expect("a request");
    ctx.change(SetUpConsents {}, |change| {
        let requests =
            change.rows::<ConsentRequest>().only(ConsentRequest::PERSON, Is::Equal, &mate).all()?;
        let request = requests.into_iter().find(|one| one.matter == Some(picture)).expect("the question");
        change.insert(&ConsentAnswer {
            id: school.owner.random.uuid()?,
            person: mate,
            request: request.id,
            asked_by: request.asked_by,
            given_by: mate,
            in_right: Right::Own,
            said,
            age,
            text: String::new(),
            channel: Channel::Tick,
            registered_by: None,
            given_at: school.clock.now(),
            withdrawn_at: None,
            carried_out_at: None,
        })
    })
    .expect("answered");
}

#[promise("photo-consent-work-others-published", holds)]
fn a_picture_of_several_is_published_when_each_of_them_has_consented(school: &TestSchool) {
    let (mut class, picture, mate) = of_two(school);
    mate_answers(school, mate, picture, Said::Yes);
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
}

#[promise("photo-consent-work-others-published", refuses)]
fn one_who_has_not_answered_or_takes_it_back_stops_it_for_all(school: &TestSchool) {
    let (mut class, picture, mate) = of_two(school);
    let page = class.show(picture, "web", "open", "nameless");
    assert!(page.status == 422 && page.says("Samtykke mangler for"), "{}", page.text());
    mate_answers(school, mate, picture, Said::Yes);
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
    withdraw(&mut school.browse_as("pupil"), class.nora, picture);
    assert!(!class.is_open(picture), "her withdrawal stops it though the other still says yes");
    kept_out(school, picture);
}
