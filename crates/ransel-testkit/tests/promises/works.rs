//! Claims about what pupils write: what is private, who reads what is shared, and when an open blog needs consent. Each
//! refusing test also tries somebody whom policy keeps out.

use jiff::civil::date;
use ransel_kernel::{GroupId, PersonId, SchoolId, platform::Said};
use ransel_school::{
    actions::{ImportRoster, SetUpSchool},
    records::{AddressProtection, ContactKind, ContactPoint, GroupMember, GroupRole},
};
use ransel_testkit::{Browser, Page, TestSchool, promise};
use uuid::Uuid;

use crate::{
    pictures::{Class, LATER, mate_answers, of_two, withdraw},
    retention::leaves,
};

/// What nobody but she may read.
const HOME: &str = "Hjemme er det bare oss to nå.";
/// Her address, as she writes it and as the register has it.
const ADDRESS: &str = "Jeg bor i Fjordgata 12, rett ved sjøen.";
const REST: &str = "Om havet og fjorden.";

/// Nora, confirmed, and one work of hers.
struct Author<'s> {
    school: &'s TestSchool,
    nora: PersonId,
    group: GroupId,
    place: SchoolId,
    browser: Browser,
    work: Uuid,
}

impl<'s> Author<'s> {
    /// Nora is so old today and has begun a work of a kind.
    fn of(school: &'s TestSchool, age: i16, kind: &str, title: &str) -> Self {
        Self::in_class(&Class::of(school, age), kind, title)
    }

    /// Nora of this class has.
    fn in_class(class: &Class<'s>, kind: &str, title: &str) -> Self {
        let Class { school, group, place, nora, .. } = *class;
        let browser = confirmed(school);
        let mut author = Self { school, nora, group, place, browser, work: Uuid::nil() };
        let page = author.browser.get("/pictures/works/new");
        let filled = [("kind", kind), ("title", title)];
        let done = author.browser.submit(&page, "/pictures/works/new", &filled);
        assert!(done.says("Du har begynt"), "{}", done.text());
        author.work = done.path().rsplit('/').next().and_then(|id| id.parse().ok()).expect("a work");
        author
    }

    fn at(&self, what: &str) -> String {
        format!("/pictures/works/{}{what}", self.work)
    }

    /// Sends one of her forms, which stands on the page of that address.
    fn send(&mut self, what: &str, filled: &[(&str, &str)]) -> Page {
        let to = self.at(what);
        let page = self.browser.get(&to);
        assert!(page.is_ok(), "{}", page.text());
        self.browser.submit(&page, &to, filled)
    }

    fn write(&mut self, text: &str, private: bool) -> Page {
        let mark = ("private", if private { "yes" } else { "no" });
        self.send("/parts/new", &[("text", text), mark])
    }

    fn share(&mut self, shared: &str, naming: &str) -> Page {
        let considered = ("considered", "Vi skriver for elever på andre skoler.");
        self.send("/sharing", &[("shared", shared), ("naming", naming), ("until", LATER), considered])
    }

    /// The work as somebody else meets it.
    fn as_read_by(&self, persona: &str) -> Page {
        self.school.browse_as(persona).get(&self.at(""))
    }

    /// The page of the class's works.
    fn class_page(&self, persona: &str) -> Page {
        self.school.browse_as(persona).get(&format!("/pictures/works/class/{}", self.group))
    }

    /// The address of the work for everybody.
    fn open_address(&self) -> String {
        format!("/pictures/public/{}/works/{}", self.place, self.work)
    }

    /// Whether everybody reads it; the school's open page says the same.
    fn is_open(&self) -> bool {
        let mut nobody = self.school.browse();
        let list = nobody.get(&format!("/pictures/public/{}", self.place));
        let page = nobody.get(&self.open_address());
        assert_eq!(list.says(&self.work.to_string()), page.is_ok(), "the list and the page agree");
        page.is_ok()
    }

    /// The contact teacher asks for consent.
    fn ask(&self) -> Page {
        let mut teacher = self.school.browse_as("contact-teacher");
        let page = teacher.get(&format!("/pictures/works/class/{}", self.group));
        teacher.submit(&page, &self.at("/asked"), &[])
    }

    /// Somebody answers what was asked about the work, or takes a yes back.
    fn answers(&self, persona: &str, said: &str) {
        let mut browser = self.school.browse_as(persona);
        let page = browser.get(&format!("/consents/{}", self.nora));
        let start = format!("action=\"/consents/{}/", self.nora);
        let link = format!("href=\"/pictures/works/{}\"", self.work);
        let from = page.shown().find(&link).expect("the question about the work");
        let rest = page.body.get(from..).expect("the rest").split(&start).nth(1).expect("a form");
        let to = format!("/consents/{}/{}", self.nora, rest.split('"').next().expect("its end"));
        assert_eq!(said == "withdraw", to.ends_with("/withdrawal"), "{to}");
        let filled = [("said", said)];
        let done = browser.submit(&page, &to, if said == "withdraw" { &[] } else { &filled });
        assert!(done.is_ok(), "{}", done.text());
    }

    /// The number of parts on her own page that have this form.
    fn forms(&mut self, end: &str) -> Vec<String> {
        let to = self.at("");
        let links = self.browser.get(&to).links();
        links.into_iter().filter(|link| link.starts_with(&to) && link.ends_with(end)).collect()
    }

    /// Her address is in the register.
    fn lives_in_fjordgata(&self) {
        let ctx = self.school.owner.ctx(ransel_kernel::Caller::part("test")).expect("a request");
        ctx.change(ImportRoster {}, |change| {
            change.insert(&ContactPoint {
                id: self.school.owner.random.uuid()?,
                person: self.nora,
                home: None,
                kind: ContactKind::RegisteredAddress,
                value: "Fjordgata 12".to_owned(),
                postal_code: "6789".to_owned(),
                locality: "Soløy".to_owned(),
                origin: "import".to_owned(),
                valid_from: date(2026, 8, 1),
                valid_to: None,
            })
        })
        .expect("written");
    }

    /// From today it is protected.
    fn is_protected(&self, level: &str) {
        let ctx = self.school.owner.ctx(ransel_kernel::Caller::part("test")).expect("a request");
        ctx.change(SetUpSchool {}, |change| {
            change.insert(&AddressProtection {
                id: self.school.owner.random.uuid()?,
                person: self.nora,
                level: level.to_owned(),
                valid_from: self.school.clock.today(),
                valid_to: None,
                recorded_at: self.school.clock.now(),
            })
        })
        .expect("written");
        self.school.owner.reload(None).expect("read anew");
    }

    /// Another pupil of the school is in the class from today.
    fn is_joined_by(&self, persona: &str) {
        let ctx = self.school.owner.ctx(ransel_kernel::Caller::part("test")).expect("a request");
        ctx.change(SetUpSchool {}, |change| {
            change.insert(&GroupMember {
                id: self.school.owner.random.uuid()?,
                person: self.school.person(persona),
                group_id: self.group,
                role: GroupRole::Pupil,
                source: "test".to_owned(),
                valid_from: self.school.clock.today(),
                valid_to: None,
            })
        })
        .expect("written");
        self.school.owner.reload(None).expect("read anew");
    }

    /// She goes to another school today.
    fn leaves(&self) {
        leaves(self.school, self.nora, self.school.clock.today());
        self.school.owner.reload(None).expect("read anew");
    }
}

/// Nora, who has confirmed who she is: nobody reads free text without.
fn confirmed(school: &TestSchool) -> Browser {
    let mut nora = school.browse_as("pupil");
    nora.confirm("/");
    nora
}

/// Those who have nothing to do with the class: as if nothing were there.
fn kept_out(author: &Author<'_>) {
    for persona in
        ["other-teacher", "other-principal", "pupil-young", "guardian-none", "secretary", "it", "dpo"]
    {
        assert!(author.class_page(persona).is_refused(), "{persona}");
        assert!(author.as_read_by(persona).is_refused(), "{persona}");
    }
}

#[promise("photo-consent-work-own-judgement", holds)]
fn what_she_marks_as_private_is_hers_alone_and_the_rest_is_shared(school: &TestSchool) {
    let mut author = Author::of(school, 17, "work", "Havet");
    assert!(author.write(HOME, true).is_ok() && author.write(REST, false).is_ok());
    assert!(author.share("class", "first-name").says("Det er lagret hvem du deler med"));
    assert!(author.as_read_by("pupil-adult").is_refused(), "a pupil of another class");
    author.is_joined_by("pupil-adult");
    for persona in ["contact-teacher", "subject-teacher", "principal", "guardian", "pupil-adult"] {
        let page = author.as_read_by(persona);
        assert!(page.shown().contains(REST) && !page.says(HOME), "{persona}: {}", page.text());
    }
    let own = author.at("");
    let page = author.browser.get(&own);
    assert!(page.shown().contains(HOME), "{}", page.text());
    // She takes the mark away herself, and puts it back.
    let to = author.forms("/private").first().cloned().expect("the first part's mark");
    let page = author.browser.get(&own);
    assert!(author.browser.submit(&page, &to, &[]).says("Delen er ikke privat lenger"));
    assert!(author.as_read_by("contact-teacher").says(HOME));
    let page = author.browser.get(&own);
    assert!(author.browser.submit(&page, &to, &[]).says("Delen er merket som privat"));
    assert!(!author.as_read_by("contact-teacher").says(HOME));
    // What she takes back is hers alone again.
    let page = author.browser.get(&own);
    let to = author.at("/taken-back");
    assert!(author.browser.submit(&page, &to, &[]).is_ok());
    for persona in ["contact-teacher", "principal", "guardian"] {
        assert!(author.as_read_by(persona).is_refused(), "{persona}");
    }
    assert!(!author.class_page("contact-teacher").shown().contains("Havet"));
}

#[promise("photo-consent-work-own-judgement", refuses)]
fn no_teacher_principal_or_guardian_reads_a_private_part_or_takes_the_mark_away(school: &TestSchool) {
    let mut author = Author::of(school, 17, "work", "Havet");
    assert!(author.write(HOME, true).is_ok() && author.write(REST, false).is_ok());
    assert!(author.share("class", "first-name").is_ok());
    let marks = author.forms("/private");
    assert_eq!(marks.len(), 2);
    for persona in ["contact-teacher", "principal", "guardian", "pupil-adult"] {
        let mut other = school.browse_as(persona);
        other.get("/my/language");
        for to in &marks {
            assert!(other.post(to, &[("private", "no")]).is_refused(), "{persona}");
            let part = to.trim_end_matches("/private");
            assert!(other.get(part).is_refused(), "{persona}");
            let change = [("text", "Noe annet."), ("new", "0195f9a2-0000-7000-8000-000000000001")];
            assert!(other.post(part, &change).is_refused(), "{persona}");
        }
        for what in ["/sharing", "/title"] {
            assert!(other.get(&author.at(what)).is_refused(), "{persona} {what}");
        }
        let page = other.get(&author.at(""));
        assert!(!page.says(HOME), "{persona}: {}", page.text());
    }
    let own = author.at("");
    assert!(author.browser.get(&own).shown().contains("Privat: bare du leser den"));
    kept_out(&author);
}

#[promise("photo-consent-work-home-life", holds)]
fn a_work_is_shared_without_what_is_told_of_home(school: &TestSchool) {
    let mut author = Author::of(school, 13, "work", "Familien min");
    // Nothing need be told: a work without a word of home is as good as any.
    assert!(author.write(REST, false).is_ok() && author.share("class", "nameless").is_ok());
    assert!(author.as_read_by("contact-teacher").shown().contains(REST));
    assert!(author.write(HOME, true).is_ok());
    assert!(!author.as_read_by("contact-teacher").says(HOME));
}

#[promise("photo-consent-work-home-life", refuses)]
fn a_teacher_comes_to_nothing_she_has_not_shared(school: &TestSchool) {
    let mut author = Author::of(school, 13, "work", "Familien min");
    assert!(author.write(HOME, false).is_ok());
    assert!(!author.class_page("contact-teacher").shown().contains("Familien min"));
    for persona in ["contact-teacher", "principal", "guardian"] {
        assert!(author.as_read_by(persona).is_refused(), "{persona}");
        let list = school.browse_as(persona).get(&format!("/pictures/works/of/{}", author.nora));
        assert!(!list.says("Familien min"), "{persona}");
    }
    kept_out(&author);
}

#[promise("photo-consent-work-known-facts", holds)]
fn her_address_goes_through_to_the_class(school: &TestSchool) {
    let mut author = Author::of(school, 17, "work", "Veien min");
    author.lives_in_fjordgata();
    assert!(author.write(ADDRESS, false).is_ok());
    let done = author.share("class", "first-name");
    assert!(done.says("Det er lagret hvem du deler med"), "{}", done.text());
    for persona in ["contact-teacher", "principal"] {
        assert!(author.as_read_by(persona).shown().contains(ADDRESS), "{persona}");
    }
}

#[promise("photo-consent-work-known-facts", refuses)]
fn an_address_that_is_protected_does_not_whenever_the_protection_comes(school: &TestSchool) {
    let mut author = Author::of(school, 17, "work", "Veien min");
    author.lives_in_fjordgata();
    assert!(author.write(ADDRESS, false).is_ok() && author.write(REST, false).is_ok());
    assert!(author.share("class", "first-name").is_ok());
    assert!(author.as_read_by("contact-teacher").shown().contains(ADDRESS));
    // The protection comes after she shared it.
    author.is_protected("confidential");
    author.browser = confirmed(school);
    let page = author.as_read_by("contact-teacher");
    assert!(page.shown().contains(REST) && !page.says("Fjordgata"), "{}", page.text());
    let own = author.at("");
    assert!(author.browser.get(&own).shown().contains(ADDRESS), "she still reads it herself");
    // And from now on it cannot be shared, written into what is, or taken out from under its mark.
    let again = author.share("class", "first-name");
    assert!(again.status == 422 && again.says("Adressen din er beskyttet"), "{}", again.text());
    let more = author.write("Postnummeret er 6789 SOLØY.", false);
    assert!(more.status == 422 && more.says("6789 SOLØY"), "what was typed stands there: {}", more.text());
    assert!(author.write("Postnummeret er 6789 Soløy.", true).is_ok(), "for herself");
    let to = author.forms("/private").last().cloned().expect("its mark");
    let page = author.browser.get(&own);
    assert_eq!(author.browser.submit(&page, &to, &[]).status, 400);
    assert!(!author.as_read_by("contact-teacher").says("6789"));
    let title = author.send("/title", &[("title", "Fjordgata 12")]);
    assert!(title.status == 422, "{}", title.text());
    kept_out(&author);
}

#[promise("photo-consent-blog", holds)]
fn an_unnamed_blog_is_open_at_once_and_a_named_one_when_consent_is_given(school: &TestSchool) {
    let mut author = Author::of(school, 17, "blog", "Sjøsprøyt");
    assert!(author.write(REST, false).is_ok());
    assert!(author.share("open", "nameless").is_ok());
    assert!(author.is_open(), "nobody becomes known by it");
    let page = school.browse().get(&author.open_address());
    assert!(page.shown().contains(REST) && !page.says("Nora"), "{}", page.text());
    assert!(author.share("open", "first-name").is_ok());
    assert!(!author.is_open(), "it waits for consent");
    assert!(author.ask().says("Det er spurt om samtykke"));
    author.answers("pupil", "yes");
    assert!(author.is_open());
    let page = school.browse().get(&author.open_address());
    assert!(page.shown().contains("Nora, 2") && !page.says("Solvang"), "{}", page.text());
}

#[promise("photo-consent-blog", refuses)]
fn a_named_blog_waits_and_what_reveals_her_stops_it(school: &TestSchool) {
    let mut author = Author::of(school, 17, "blog", "Sjøsprøyt");
    assert!(author.write(REST, false).is_ok() && author.share("open", "nameless").is_ok());
    assert!(author.is_open());
    // Who she is stands in what she writes.
    assert!(author.write("Hilsen nora, som elsker havet.", false).is_ok());
    assert!(!author.is_open(), "the name was written");
    assert!(author.class_page("contact-teacher").shown().contains("samtykke mangler"));
    assert!(author.ask().is_ok());
    author.answers("pupil", "no");
    assert!(!author.is_open());
    author.answers("pupil", "yes");
    assert!(author.is_open());
    // The yes was to her first name.
    assert!(author.write("Familien Solvang bor ved havet.", false).is_ok());
    assert!(!author.is_open(), "consent covers the first name only");
    let to = author.forms("/private").last().cloned().expect("the last part's mark");
    let own = author.at("");
    let page = author.browser.get(&own);
    assert!(author.browser.submit(&page, &to, &[]).is_ok() && author.is_open(), "kept private again");
    author.answers("pupil", "withdraw");
    assert!(!author.is_open(), "a withdrawal acts at once");
    author.answers("pupil", "yes");
    assert!(author.is_open());
    author.is_protected("confidential");
    assert!(!author.is_open(), "a protected address stops it");
    kept_out(&author);
}

#[promise("photo-consent-blog", refuses)]
fn at_fourteen_her_own_yes_does_not_name_her_and_nothing_outlasts_its_day_or_her_days_there(
    school: &TestSchool,
) {
    let mut author = Author::of(school, 14, "blog", "Sjøsprøyt");
    assert!(author.write(REST, false).is_ok() && author.share("open", "first-name").is_ok());
    assert!(author.ask().is_ok());
    author.answers("pupil", "yes");
    assert!(!author.is_open(), "guardians must say yes");
    author.answers("guardian", "yes");
    assert!(author.is_open());
    author.leaves();
    assert!(!author.is_open(), "she has left, and could not take it back");
    kept_out(&author);
}

#[promise("photo-consent-blog-internal-alternative", holds)]
fn open_asks_why_the_inner_network_will_not_do_and_the_class_is_behind_sign_in(school: &TestSchool) {
    let mut author = Author::of(school, 17, "blog", "Sjøsprøyt");
    assert!(author.write(REST, false).is_ok());
    assert!(author.share("open", "first-name").is_ok());
    let page = author.class_page("contact-teacher");
    assert!(page.shown().contains("Vi skriver for elever på andre skoler."), "{}", page.text());
    assert!(author.share("class", "first-name").is_ok());
    assert!(author.class_page("contact-teacher").shown().contains("Sjøsprøyt"));
    assert!(author.class_page("pupil").shown().contains("Sjøsprøyt"));
    // Sent twice it is shared once, and the day it ends it is hers alone.
    assert!(author.share("class", "first-name").is_ok());
    school.set_day(date(2027, 6, 1));
    assert!(!author.class_page("contact-teacher").says("Sjøsprøyt"));
}

#[promise("photo-consent-blog-internal-alternative", refuses)]
fn nothing_is_open_without_that_consideration_and_outsiders_do_not_come_to_the_class(school: &TestSchool) {
    let mut author = Author::of(school, 17, "blog", "Sjøsprøyt");
    assert!(author.write(REST, false).is_ok());
    let wanted = [("shared", "open"), ("naming", "nameless"), ("until", LATER), ("considered", " ")];
    let page = author.send("/sharing", &wanted);
    assert!(
        page.status == 422 && page.says("Skriv hvorfor det ikke er nok å dele med klassen"),
        "{}",
        page.text()
    );
    assert!(!author.is_open());
    assert!(author.share("class", "nameless").is_ok());
    assert!(!author.is_open(), "the class is not the internet");
    let mut nobody = school.browse();
    assert!(nobody.get(&author.at("")).is_refused());
    assert!(nobody.get(&format!("/pictures/works/class/{}", author.group)).is_refused());
    assert!(author.class_page("guardian").is_refused(), "the homes see their own child's");
    kept_out(&author);
}

/// A blog of Nora's, open, with a picture of her and a classmate that hangs in the classroom.
fn pictured<'s>(class: &mut Class<'s>, picture: Uuid) -> Author<'s> {
    assert!(class.show(picture, "classroom", "limited", "nameless").is_ok());
    let mut author = Author::in_class(class, "blog", "Turen til øya");
    let id = picture.to_string();
    assert!(author.send("/parts/new", &[("text", REST), ("picture", &id)]).is_ok());
    assert!(author.share("open", "nameless").is_ok());
    author
}

#[promise("photo-consent-work-others-published", holds)]
fn a_work_with_a_picture_of_others_is_open_when_each_of_them_has_consented(school: &TestSchool) {
    let (mut class, picture, mate) = of_two(school);
    let author = pictured(&mut class, picture);
    let id = picture.to_string();
    let read = author.as_read_by("contact-teacher");
    assert!(read.shown().contains(&id), "in the classroom it is shown: {}", read.text());
    mate_answers(school, mate, picture, Said::Yes);
    assert!(class.show(picture, "web", "open", "nameless").is_ok());
    assert!(author.is_open());
    let page = school.browse().get(&author.open_address());
    assert!(
        page.shown().contains(&format!("/pictures/public/{}/{picture}", author.place)),
        "{}",
        page.text()
    );
    // Whoever reads it sees the picture.
    for persona in ["contact-teacher", "principal"] {
        let mut reader = school.browse_as(persona);
        let page = reader.get(&author.at(""));
        let image = page.body.split("<img src=\"").nth(1).and_then(|rest| rest.split('"').next());
        let image = image.expect("the picture").replace("&amp;", "&");
        assert!(reader.get(&image).is_ok(), "{persona} {image}");
    }
}

#[promise("photo-consent-work-others-published", refuses)]
fn one_of_them_who_has_not_answered_or_takes_it_back_stops_the_work(school: &TestSchool) {
    let (mut class, picture, mate) = of_two(school);
    let author = pictured(&mut class, picture);
    assert!(!author.is_open(), "the classmate has not answered");
    assert!(author.class_page("contact-teacher").shown().contains("et bilde i det kan ikke vises for alle"));
    mate_answers(school, mate, picture, Said::Yes);
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && author.is_open());
    withdraw(&mut school.browse_as("pupil"), class.nora, picture);
    assert!(!author.is_open(), "her withdrawal stops it though the other still says yes");
    kept_out(&author);
}
