//! Claims about consent to pictures: who must say yes at which age, how it is asked and answered, and who hears of it.

use ransel_testkit::{TestSchool, promise};
use uuid::Uuid;

use crate::pictures::{Class, LATER, answer, asked, choose, drawn, kept_out, withdraw};

#[promise("photo-consent-publication", holds)]
fn a_guardians_yes_opens_the_internet_at_fourteen_and_the_pupils_own_at_fifteen(school: &TestSchool) {
    for (age, persona) in [(14, "guardian"), (15, "pupil")] {
        let mut class = Class::of(school, age);
        let picture = class.picture();
        class.ask(picture, "web", "open", "nameless");
        answer(&mut school.browse_as(persona), class.nora, picture, "yes");
        assert!(class.show(picture, "web", "open", "nameless").is_ok(), "{age}");
        assert!(class.is_open(picture), "{age}");
    }
}

#[promise("photo-consent-publication", refuses)]
fn at_fourteen_the_pupils_own_yes_opens_nothing_on_the_internet(school: &TestSchool) {
    let mut class = Class::of(school, 14);
    let picture = class.picture();
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422, "nobody has consented");
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
    assert!(!class.is_open(picture));
    kept_out(school, picture);
}

/// Whether a picture is shown in the school's directory after these have said yes.
fn within(school: &TestSchool, age: i16, judgement: &str, who: &[&str]) -> (bool, Uuid) {
    let mut class = Class::of(school, age);
    let picture = class.picture();
    assert!(class.post(picture, "judgement", &[("judgement", judgement)]).is_ok());
    class.ask(picture, "directory", "limited", "nameless");
    for persona in who {
        answer(&mut school.browse_as(persona), class.nora, picture, "yes");
    }
    let done = class.show(picture, "directory", "limited", "nameless");
    assert_eq!(done.is_ok(), class.is_within(picture));
    (done.is_ok(), picture)
}

#[promise("photo-consent-from-12", holds)]
fn from_twelve_the_pupils_yes_opens_an_everyday_picture(school: &TestSchool) {
    assert!(within(school, 12, "everyday", &["pupil"]).0);
}

#[promise("photo-consent-from-12", refuses)]
fn at_eleven_it_does_not_and_nothing_opens_before_it_is_known_to_be_everyday(school: &TestSchool) {
    assert!(!within(school, 11, "everyday", &["pupil"]).0);
    let mut class = Class::of(school, 12);
    let (picture, nora) = (class.added(), class.nora.to_string());
    assert!(class.post(picture, "people", &[("who", &nora)]).is_ok());
    assert_eq!(
        class.show(picture, "directory", "limited", "nameless").status,
        400,
        "what kind it is comes first"
    );
    kept_out(school, picture);
}

#[promise("photo-consent-problematic-under-15", holds)]
fn with_a_guardians_yes_a_problematic_picture_opens(school: &TestSchool) {
    assert!(within(school, 13, "problematic", &["pupil", "guardian"]).0);
}

#[promise("photo-consent-problematic-under-15", refuses)]
fn it_waits_for_the_guardian_though_the_pupil_has_said_yes(school: &TestSchool) {
    let (shown, picture) = within(school, 13, "problematic", &["pupil"]);
    assert!(!shown);
    let page = school.browse_as("contact-teacher").get("/consents/asked");
    assert!(page.shown().contains("Venter på foresatt"), "{}", page.text());
    kept_out(school, picture);
}

#[promise("photo-consent-agreement", holds)]
fn it_opens_when_parent_and_child_have_both_said_yes(school: &TestSchool) {
    let mut class = Class::of(school, 11);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("guardian"), class.nora, picture, "yes");
    let mut nora = school.browse_as("pupil");
    let page = answer(&mut nora, class.nora, picture, "no");
    assert!(page.says("Ikke enige"), "{}", page.text());
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
}

#[promise("photo-consent-agreement", refuses)]
fn a_parents_yes_against_the_childs_no_keeps_it_closed(school: &TestSchool) {
    let mut class = Class::of(school, 11);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "no");
    let page = answer(&mut school.browse_as("guardian"), class.nora, picture, "yes");
    assert!(page.says("Ikke enige"), "{}", page.text());
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
    assert!(!class.is_open(picture));
    kept_out(school, picture);
}

#[promise("photo-consent-under-12", holds)]
fn at_eleven_the_parent_consents_and_the_childs_view_is_asked_and_kept(school: &TestSchool) {
    let mut class = Class::of(school, 11);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    assert!(nora.get(&format!("/consents/{}", class.nora)).shown().contains("Venter på svar fra deg"));
    answer(&mut nora, class.nora, picture, "yes");
    let mut ingrid = school.browse_as("guardian");
    assert!(ingrid.get(&format!("/consents/{}", class.nora)).shown().contains("Eleven sa ja"));
    answer(&mut ingrid, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
}

#[promise("photo-consent-under-12", refuses)]
fn at_eleven_her_own_yes_alone_opens_nothing(school: &TestSchool) {
    let (shown, picture) = within(school, 11, "everyday", &["pupil"]);
    assert!(!shown);
    kept_out(school, picture);
}

#[promise("photo-consent-12-to-15", holds)]
fn at_thirteen_both_are_asked_and_the_owner_sets_whether_one_suffices(school: &TestSchool) {
    assert!(within(school, 13, "everyday", &["guardian"]).0, "one suffices");
    choose(school, "both_from_12 = [\"directory\"]");
    assert!(within(school, 13, "everyday", &["pupil", "guardian"]).0, "both have said yes");
}

#[promise("photo-consent-12-to-15", refuses)]
fn where_the_owner_wants_both_one_is_not_enough_and_it_is_seen_who_is_missing(school: &TestSchool) {
    choose(school, "both_from_12 = [\"directory\"]");
    let (shown, picture) = within(school, 13, "everyday", &["pupil"]);
    assert!(!shown);
    let page = school.browse_as("pupil").get(&format!("/consents/{}", school.person("pupil")));
    assert!(page.shown().contains("Venter på foresatt"), "{}", page.text());
    kept_out(school, picture);
}

#[promise("photo-consent-from-15", holds)]
fn from_fifteen_the_pupil_decides_alone_whatever_a_guardian_said(school: &TestSchool) {
    let mut class = Class::of(school, 14);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("guardian"), class.nora, picture, "no");
    let class_at_15 = Class::of(school, 15);
    class.teacher = class_at_15.teacher;
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
}

#[promise("photo-consent-from-15", refuses)]
fn from_fifteen_a_guardian_cannot_answer(school: &TestSchool) {
    let mut class = Class::of(school, 15);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut ingrid = school.browse_as("guardian");
    let page = ingrid.get(&format!("/consents/{}", class.nora));
    assert!(page.shown().contains("bestemmer dette selv"), "{}", page.text());
    let mut nora = school.browse_as("pupil");
    let own = nora.get(&format!("/consents/{}", class.nora));
    let to = asked(&own, class.nora, picture, "");
    let text = own.field("text").expect("the text's digest");
    let id = Uuid::from_u128(5).to_string();
    assert!(ingrid.post(&to, &[("said", "yes"), ("text", &text), ("answer-id", &id)]).is_refused());
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
}

#[promise("photo-consent-guardians-informed-15", holds)]
fn guardians_of_a_pupil_of_sixteen_are_told_and_asked_nothing(school: &TestSchool) {
    let mut class = Class::of(school, 16);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    let mut ingrid = school.browse_as("guardian");
    let news = ingrid.get("/announcements");
    assert!(news.shown().contains("Eleven har selv sagt ja"), "{}", news.text());
    let page = ingrid.get(&format!("/consents/{}", class.nora));
    assert!(page.shown().contains("Eleven sa ja") && !page.says("value=\"yes\""), "{}", page.text());
}

#[promise("photo-consent-guardians-informed-15", refuses)]
fn guardians_of_a_pupil_of_eighteen_hear_nothing(school: &TestSchool) {
    let mut class = Class::of(school, 18);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "yes");
    let mut ingrid = school.browse_as("guardian");
    assert!(!ingrid.get("/announcements").shown().contains("Eleven har selv sagt ja"));
    assert!(ingrid.get(&format!("/consents/{}", class.nora)).is_refused());
}

#[promise("photo-consent-information", holds)]
fn a_request_states_name_place_audience_and_period_and_ends_by_itself(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "first-name");
    let mut nora = school.browse_as("pupil");
    let page = nora.get(&format!("/consents/{}", class.nora));
    for stated in ["Skolens åpne side på internett", "Alle", "Fornavn og klasse", "juni 2027"] {
        assert!(page.shown().contains(stated), "{stated}: {}", page.text());
    }
    answer(&mut nora, class.nora, picture, "yes");
    assert!(class.show(picture, "web", "open", "first-name").is_ok() && class.is_open(picture));
    let last: jiff::civil::Date = LATER.parse().expect("a day");
    school.set_day(last.yesterday().expect("the day before"));
    assert!(class.is_open(picture), "the last day");
    school.set_day(last);
    assert!(!class.is_open(picture), "on the end date it is gone");
}

#[promise("photo-consent-information", refuses)]
fn a_request_that_lacks_one_of_the_four_is_not_sent(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    let all = [("place", "web"), ("audience", "open"), ("naming", "nameless"), ("until", LATER)];
    for lacks in 0..all.len() {
        let mut stated = all.to_vec();
        stated[lacks].1 = "";
        assert_eq!(class.post(picture, "asked", &stated).status, 422, "{}", all[lacks].0);
    }
    // The same for a whole class.
    let form = class.teacher.get("/consents/asked/new");
    let group = class.group.to_string();
    let all = [
        ("group", group.as_str()),
        ("place", "photo-consent.pictures.web"),
        ("audience", "open"),
        ("naming", "nameless"),
        ("until", LATER),
    ];
    for lacks in 1..all.len() {
        let mut stated = all.to_vec();
        stated[lacks].1 = "";
        assert_eq!(class.teacher.submit(&form, "/consents/asked", &stated).status, 422, "{}", all[lacks].0);
    }
    kept_out(school, picture);
}

#[promise("photo-consent-form", holds)]
fn a_consent_is_her_own_tick_or_a_paper_with_its_scan(school: &TestSchool) {
    let mut class = Class::of(school, 13);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut office = school.browse_as("secretary");
    let path = format!("/consents/{}/paper", class.nora);
    let page = office.get(&path);
    let request = paper_of(&page.body);
    let ingrid = school.person("guardian").to_string();
    let filled = [("paper", request.as_str()), ("signed-by", ingrid.as_str()), ("said", "yes")];
    let done = office.upload(&page, &path, &filled, ("scan", &drawn()));
    assert!(done.says("Samtykket på papir er registrert"), "{}", done.text());
    assert!(class.show(picture, "web", "open", "nameless").is_ok() && class.is_open(picture));
    let own = school.browse_as("guardian").get(&format!("/consents/{}", class.nora));
    assert!(own.shown().contains("Du sa ja"), "{}", own.text());
}

/// The newest request a paper can be registered for.
fn paper_of(body: &str) -> String {
    let field = body.split("name=\"paper\"").nth(1).expect("a request");
    field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its id").to_owned()
}

#[promise("photo-consent-form", refuses)]
fn nobody_ticks_for_her_and_no_paper_is_registered_without_its_scan(school: &TestSchool) {
    let mut class = Class::of(school, 13);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let own = school.browse_as("guardian").get(&format!("/consents/{}", class.nora));
    let (to, text) = (asked(&own, class.nora, picture, ""), own.field("text").expect("the text's digest"));
    let id = Uuid::from_u128(6).to_string();
    for persona in ["contact-teacher", "secretary", "principal"] {
        let mut staff = school.browse_as(persona);
        staff.get("/my/language");
        let ticked = staff.post(&to, &[("said", "yes"), ("text", &text), ("answer-id", &id)]);
        assert!(ticked.is_refused(), "{persona}: {}", ticked.text());
    }
    let mut office = school.browse_as("secretary");
    let path = format!("/consents/{}/paper", class.nora);
    let page = office.get(&path);
    let (request, ingrid) = (paper_of(&page.body), school.person("guardian").to_string());
    let filled = [("paper", request.as_str()), ("signed-by", ingrid.as_str()), ("said", "yes")];
    assert_eq!(office.upload(&page, &path, &filled, ("scan", b"")).status, 422, "no scan");
    assert_eq!(office.upload(&page, &path, &filled, ("scan", b"MZ a program")).status, 422, "no paper");
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
}

#[promise("photo-consent-no-social-pressure", holds)]
fn each_one_is_asked_on_her_own_page_and_answers_alone(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let done = class.ask_all();
    assert!(done.says("Hver enkelt svarer for seg"), "{}", done.text());
    let mut nora = school.browse_as("pupil");
    let page = nora.get(&format!("/consents/{}", class.nora));
    assert!(page.shown().contains("Utstilling på skolen"), "{}", page.text());
    // Yes and no are the same kind of button, one beside the other, and neither is chosen beforehand.
    let yes = "data-variant=\"secondary\" name=\"said\" value=\"yes\"";
    assert!(page.says(yes) && page.says(&yes.replace("yes", "no")), "{}", page.body);
    assert!(!page.says("checked"));
}

#[promise("photo-consent-no-social-pressure", refuses)]
fn nobody_but_who_asked_sees_who_said_no_and_nobody_answers_for_a_class(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    answer(&mut school.browse_as("pupil"), class.nora, picture, "no");
    for persona in ["subject-teacher", "principal", "secretary"] {
        let mut other = school.browse_as(persona);
        let page = other.get("/consents/asked");
        assert!(!page.says("Nora"), "{persona}: {}", page.text());
    }
    let mine = class.teacher.get("/consents/asked");
    assert!(mine.shown().contains("Nora Solvang Lie"), "{}", mine.text());
    for persona in ["pupil-adult", "other-teacher", "contact-teacher"] {
        assert!(
            school.browse_as(persona).get(&format!("/consents/{}", class.nora)).is_refused(),
            "{persona}"
        );
    }
    assert!(!school.browse_as("pupil-adult").get("/consents/asked").is_ok());
}

#[promise("photo-consent-consequences-informed", holds)]
fn what_it_may_lead_to_stands_before_the_question_and_the_answer_keeps_which_text(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    let page = nora.get(&format!("/consents/{}", class.nora));
    let at = |text: &str| page.shown().find(text).expect("said");
    assert!(at("Andre kan lagre det") < at("Kan skolen vise bilder"), "first what it may lead to");
    answer(&mut nora, class.nora, picture, "yes");
    let digest = page.field("text").expect("the text's digest");
    let pass = school.owner.ctx(ransel_kernel::Caller::part("test")).expect("a request");
    let people = vec![class.nora];
    let pass = pass.may(ransel_kernel::platform::CheckConsents { people }).expect("a look");
    let answers = pass.rows::<ransel_kernel::platform::ConsentAnswer>().all().expect("answers");
    assert!(answers.iter().any(|one| one.text == digest && one.given_by == class.nora));
}

#[promise("photo-consent-consequences-informed", refuses)]
fn an_answer_to_a_text_that_was_not_shown_is_not_taken(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let picture = class.picture();
    class.ask(picture, "web", "open", "nameless");
    let mut nora = school.browse_as("pupil");
    let page = nora.get(&format!("/consents/{}", class.nora));
    let to = asked(&page, class.nora, picture, "");
    let id = Uuid::from_u128(7).to_string();
    for text in ["", "0123456789abcdef"] {
        let done = nora.post(&to, &[("said", "yes"), ("text", text), ("answer-id", &id)]);
        assert!(done.status == 400 && done.says("Les teksten først"), "{}", done.text());
    }
    assert_eq!(class.show(picture, "web", "open", "nameless").status, 422);
    answer(&mut nora, class.nora, picture, "yes");
    withdraw(&mut nora, class.nora, picture);
    kept_out(school, picture);
}

/// The form to register a recording, filled in.
fn recording<'f>(
    id: &'f str,
    kind: &'f str,
    pupil: &'f str,
    reference: &'f str,
) -> Vec<(&'static str, &'f str)> {
    vec![
        ("recording", id),
        ("kind", kind),
        ("purpose", "Se hvordan vi møter elevene i overgangene."),
        ("pupil", pupil),
        ("reference", reference),
        ("until", LATER),
    ]
}

/// A film as a phone takes it, with where it was taken and a pupil's name in it.
const FILM: &[u8] = include_bytes!("../../../ransel-site/data/avc.mp4");

/// Adds it to a recording; the address it is watched at.
fn adds_film(teacher: &mut ransel_testkit::Browser, recording: &str) -> String {
    let at = format!("/pictures/recordings/{recording}");
    let page = teacher.get(&at);
    let to = format!("{at}/films");
    let id = page.form(&to).into_iter().find(|(name, _)| name == "id").expect("the film's id").1;
    let done = teacher.upload(&page, &to, &[], ("film", FILM));
    assert!(done.says("Filmen er lagt til") && done.says("3 sekunder"), "{}", done.text());
    format!("{to}/{id}")
}

#[promise("photo-consent-interaction-study", holds)]
fn a_recording_of_everyday_interaction_is_registered_with_purpose_and_period(school: &TestSchool) {
    let mut teacher = school.browse_as("contact-teacher");
    let form = teacher.get("/pictures/recordings/new");
    let id = Uuid::from_u128(31).to_string();
    let done = teacher.submit(&form, "/pictures/recordings", &recording(&id, "interaction", "", ""));
    assert!(done.says("Opptaket er registrert") && done.says("Samspill i hverdagen"), "{}", done.text());
    let one = teacher.get(&format!("/pictures/recordings/{id}"));
    assert!(one.shown().contains("Se hvordan vi møter elevene"), "{}", one.text());
    let film = adds_film(&mut teacher, &id);
    let (status, kept) = teacher.part(&film, None);
    assert_eq!(status, 200);
    for told in ["59.9139", "Phone 99", "Nora i klasserommet"] {
        let has = |bytes: &[u8]| bytes.windows(told.len()).any(|window| window == told.as_bytes());
        assert!(has(FILM) && !has(&kept), "{told}");
    }
    let (status, part) = teacher.part(&film, Some("bytes=100-1099"));
    assert!(status == 206 && Some(part.as_slice()) == kept.get(100..1100), "as a player asks for it");
    assert_eq!(teacher.part(&film, Some("bytes=9999999-")).0, 416);
    school.set_day(LATER.parse().expect("a day"));
    let mut teacher = school.browse_as("contact-teacher");
    assert!(teacher.get(&film).is_refused(), "its time is over");
    assert!(teacher.get(&format!("/pictures/recordings/{id}")).says("Filmene er stengt"));
}

#[promise("photo-consent-interaction-study", refuses)]
fn who_is_not_named_for_it_learns_nothing_and_without_a_purpose_there_is_none(school: &TestSchool) {
    let mut teacher = school.browse_as("contact-teacher");
    let form = teacher.get("/pictures/recordings/new");
    let id = Uuid::from_u128(32).to_string();
    let mut lacks = recording(&id, "interaction", "", "");
    for (field, place) in [("purpose", 2), ("until", 5)] {
        let whole = std::mem::replace(&mut lacks[place], (field, ""));
        assert_eq!(teacher.submit(&form, "/pictures/recordings", &lacks).status, 422, "{field}");
        lacks[place] = whole;
    }
    assert!(teacher.submit(&form, "/pictures/recordings", &lacks).is_ok());
    let film = adds_film(&mut teacher, &id);
    let at = format!("/pictures/recordings/{id}");
    for persona in ["subject-teacher", "principal", "pupil", "guardian", "it"] {
        let mut other = school.browse_as(persona);
        for path in [&at, &film, &format!("{film}/remove")] {
            assert!(other.get(path).is_refused(), "{persona} {path}");
        }
        assert!(!other.post(&format!("{film}/remove"), &[]).is_ok(), "{persona}");
    }
    // What is no film is not kept, and what is deleted is gone.
    let page = teacher.get(&at);
    let no_film = teacher.upload(&page, &format!("{at}/films"), &[], ("film", b"%PDF-1.7"));
    assert!(no_film.status == 422 && no_film.says("Filen må være en film"), "{}", no_film.text());
    let asked = teacher.get(&format!("{film}/remove"));
    assert!(teacher.submit(&asked, &format!("{film}/remove"), &[]).says("Filmen er slettet"));
    assert!(teacher.get(&film).is_refused());
    let mut pupil = school.browse_as("pupil");
    pupil.get("/my/language");
    let tried = Uuid::from_u128(33).to_string();
    assert!(
        pupil
            .post("/pictures/recordings", &recording(&tried, "interaction", "", ""))
            .status
            .is_client_error()
    );
    assert!(school.browse_as("it").get("/pictures/recordings").is_refused());
}

/// Nora, 13, and the form about her; the guardian has said yes where `yes`.
fn about_nora(school: &TestSchool, yes: bool) -> (Class<'_>, String) {
    let mut class = Class::of(school, 13);
    let (id, nora) = (Uuid::from_u128(41).to_string(), class.nora.to_string());
    let form = class.teacher.get("/pictures/recordings/new");
    let mut fields = form.form("/pictures/recordings");
    let stated = recording(&id, "behaviour", &nora, "");
    fields.retain(|(name, _)| !stated.iter().any(|(known, _)| known == name));
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<_> = fields.chain(stated.iter().copied()).collect();
    let done = class.teacher.post("/pictures/recordings/asked", &fields);
    assert!(done.says("Spørsmålet er sendt"), "{}", done.text());
    if yes {
        let mut ingrid = school.browse_as("guardian");
        let page = ingrid.get(&format!("/consents/{}", class.nora));
        let start = format!("/consents/{}/", class.nora);
        let to = page.links().into_iter().find(|link| link.starts_with(&start)).expect("the question");
        assert!(ingrid.submit(&page, &to, &[("said", "yes")]).says("Du har sagt ja"));
    }
    (class, id)
}

/// The teacher sends the form about Nora.
fn registers(class: &mut Class<'_>, id: &str, reference: &str) -> ransel_testkit::Page {
    let form = class.teacher.get(&format!("/pictures/recordings/new?recording={id}"));
    let nora = class.nora.to_string();
    class.teacher.submit(&form, "/pictures/recordings", &recording(id, "behaviour", &nora, reference))
}

#[promise("photo-consent-single-pupil-behaviour", holds)]
fn with_the_guardians_yes_a_recording_of_one_pupil_is_registered(school: &TestSchool) {
    let (mut class, id) = about_nora(school, true);
    let done = registers(&mut class, &id, "2026/412");
    assert!(done.says("Opptaket er registrert"), "{}", done.text());
    let one = class.teacher.get(&format!("/pictures/recordings/{id}"));
    assert!(one.shown().contains("2026/412"), "{}", one.text());
}

/// How many pieces of films are stored.
fn pieces_of_film(school: &TestSchool) -> i64 {
    let vault = ransel_kernel::db::Database::open(&school.place(), "vault").expect("the vault");
    let sql = vault.sql("SELECT count(*) FROM recording_film_piece");
    let row = vault.read(|conn| conn.first(&sql, &[ransel_kernel::value::Kind::Int])).expect("a count");
    let count = row.and_then(|row| row.into_iter().next());
    if let Some(ransel_kernel::Value::Int(count)) = count { count } else { -1 }
}

#[promise("photo-consent-single-pupil-behaviour", holds)]
fn when_the_yes_is_taken_back_the_film_is_closed_at_once_and_deleted(school: &TestSchool) {
    let (mut class, id) = about_nora(school, true);
    assert!(registers(&mut class, &id, "2026/412").is_ok());
    let film = adds_film(&mut class.teacher, &id);
    assert!(class.teacher.part(&film, None).0 == 200 && pieces_of_film(school) > 0);
    let mut ingrid = school.browse_as("guardian");
    let page = ingrid.get(&format!("/consents/{}", class.nora));
    let start = format!("/consents/{}/", class.nora);
    let withdrawal = |link: &String| link.starts_with(&start) && link.ends_with("/withdrawal");
    let to = page.links().into_iter().find(withdrawal).expect("her answer");
    let done = ingrid.submit(&page, &to, &[]);
    assert!(done.is_ok(), "{}", done.text());
    let one = class.teacher.get(&format!("/pictures/recordings/{id}"));
    assert!(one.says("Filmene er stengt"), "{}", one.text());
    assert!(class.teacher.get(&film).is_refused());
    school.owner.work().expect("the jobs");
    assert_eq!(pieces_of_film(school), 0);
}

#[promise("photo-consent-single-pupil-behaviour", refuses)]
fn without_it_the_recording_is_not_registered_and_others_are_kept_out(school: &TestSchool) {
    let (mut class, id) = about_nora(school, false);
    let done = registers(&mut class, &id, "2026/412");
    assert!(done.status == 422 && done.says("Samtykket mangler"), "{}", done.text());
    assert!(class.teacher.get(&format!("/pictures/recordings/{id}")).is_refused());
    assert!(school.browse_as("it").get("/pictures/recordings").is_refused());
    assert!(school.browse_as("secretary").get("/pictures/recordings/new").is_refused());
    assert!(school.browse_as("other-teacher").get(&format!("/pictures/groups/{}", class.group)).is_refused());
}

#[promise("photo-consent-behaviour-notification", holds)]
fn the_registration_keeps_where_the_notification_or_assessment_is(school: &TestSchool) {
    with_the_guardians_yes_a_recording_of_one_pupil_is_registered(school);
}

#[promise("photo-consent-behaviour-notification", refuses)]
fn without_the_reference_nothing_is_registered(school: &TestSchool) {
    let (mut class, id) = about_nora(school, true);
    let done = registers(&mut class, &id, "");
    assert!(done.status == 422 && done.says("Skriv hvor meldingen eller vurderingen er"), "{}", done.text());
    assert!(class.teacher.get(&format!("/pictures/recordings/{id}")).is_refused());
    assert!(school.browse_as("other-teacher").get(&format!("/pictures/groups/{}", class.group)).is_refused());
}

#[promise("photo-consent-no-camera-surveillance", holds)]
fn the_statement_says_what_is_recorded_and_the_product_takes_pictures_only(school: &TestSchool) {
    let statement = school.browse().get("/privacy/photo-consent");
    assert!(statement.shown().contains("forstå en elev som strever"), "{}", statement.text());
    let mut class = Class::of(school, 17);
    let path = format!("/pictures/groups/{}", class.group);
    let page = class.teacher.get(&path);
    assert!(class.teacher.upload(&page, &path, &[], ("picture", &drawn())).is_ok());
    let done = declares_cameras(school, "2026-02-01");
    assert!(done.is_ok(), "{}", done.text());
    let statement = school.browse().get("/privacy/photo-consent");
    assert!(statement.shown().contains("Vaktsentralen AS"), "{}", statement.text());
}

/// The owner enters who watches a schoolyard by camera, with the day it was assessed.
fn declares_cameras(school: &TestSchool, assessed: &str) -> ransel_testkit::Page {
    let mut it = school.browse_as("it");
    let form = it.get("/suppliers/edit");
    let filled = [
        ("name", "Vaktsentralen AS"),
        ("kind", "cameras"),
        ("does", "ser på kameraene ved inngangen om natten"),
        ("systems", "photo-consent"),
        ("reference", "2026/77"),
        ("agreed", "2026-01-15"),
        ("country", "Norge"),
        ("risk", assessed),
    ];
    it.submit(&form, "/suppliers", &filled)
}

#[promise("photo-consent-no-camera-surveillance", refuses)]
fn film_without_purpose_and_end_is_taken_nowhere(school: &TestSchool) {
    let mut class = Class::of(school, 17);
    let path = format!("/pictures/groups/{}", class.group);
    let page = class.teacher.get(&path);
    assert_eq!(class.teacher.upload(&page, &path, &[], ("picture", FILM)).status, 422);
    let form = class.teacher.get("/pictures/recordings/new");
    assert!(!form.shown().contains("type=\"file\""), "purpose and end come first");
    let nowhere = format!("/pictures/recordings/{}/films", Uuid::from_u128(34));
    assert!(!class.teacher.post(&nowhere, &[]).is_ok(), "there is no such recording");
    assert!(!form.shown().contains("Legg til film"));
    let done = declares_cameras(school, "");
    assert!(done.status == 422 && done.says("Kameraovervåking må være vurdert først"), "{}", done.text());
    assert!(school.owner.settings().suppliers.iter().all(|known| known.kind != "cameras"));
    assert!(school.browse_as("other-teacher").get(&path).is_refused());
}
