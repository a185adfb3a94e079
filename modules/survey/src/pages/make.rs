//! The form for a new survey: class first, then everything else on one page.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use ransel_kernel::{FreeText, GroupId, Hat, PersonId, Withheld, action::Reach};
use ransel_school::{
    names,
    records::{Account, Group, GroupKind, Person},
};
use ransel_site::{
    Answer, Reply, Trouble, Visit,
    choosing::{by_name, choices, field},
    groups_known,
};
use ransel_web::{
    Words,
    format::{name_in_list, sort_key},
    parts::{
        Field, FieldError, Link, Need, Variant, back, button, checkboxes, date_field, details, details_open,
        empty, error_summary, form, heading, hidden, lead, link_list, radios, select, textarea,
    },
};

use super::{MAKERS, own};
use crate::{
    actions::{Draft, Entry, FindSurveyPupils, Grounds, made_with, make, read_lines},
    bank::{Asked, BANK},
    choices::longest,
    records::{Gender, Mode},
};

/// How many days a survey is open, and how many weeks it is kept after that, where nobody says otherwise.
const OPEN_DAYS: i64 = 14;
const KEPT_WEEKS: i64 = 12;

pub fn new(visit: &Visit<'_>) -> Reply {
    page(visit, &[])
}

fn fault(visit: &Visit<'_>, field: &str, message: &str) -> FieldError {
    let label = visit.text(&format!("survey-{field}-label"));
    FieldError { field: field.to_owned(), label, message: visit.text(message) }
}

/// The field a sentence about a fault belongs to.
fn at(message: &str) -> &'static str {
    match message {
        "survey-grounds-missing" => "suspicion",
        "survey-questions-missing" => "questions",
        "survey-question-not-preventive" => "negative",
        "survey-pupils-missing" => "pupils",
        "survey-days-wrong" => "closes",
        _ => "delete",
    }
}

pub fn create(visit: &Visit<'_>) -> Reply {
    if !MAKERS.contains(&visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    let form = &visit.form;
    let class = class(visit)?.ok_or(Trouble::Bad("survey-choose-class"))?;
    let me = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let id = made_with(form.parsed("survey").ok_or(Trouble::Bad("form-too-old"))?, me);
    let day = |name| form.parsed::<Date>(name);
    let leaders = leaders(visit)?;
    let approved_by = form.parsed::<PersonId>("approved");
    let approved_by = approved_by.filter(|id| leaders.iter().any(|(known, _)| *known == id.to_string()));
    let mode = Mode::from_code(form.text("mode"));
    let known = entries(visit, class.id)?;
    let called: Vec<_> = known.iter().flat_map(|entry| [entry.given.clone(), entry.family.clone()]).collect();
    let mut faults = Vec::new();
    for (name, missing) in [
        ("mode", mode.is_none()),
        ("approved", mode == Some(Mode::FollowUp) && approved_by.is_none()),
        ("opens", day("opens").is_none()),
        ("closes", day("closes").is_none()),
        ("delete", day("delete").is_none()),
    ] {
        if missing {
            faults.push(fault(visit, name, &format!("survey-{name}-missing")));
        }
    }
    faults.extend(mode.map(|mode| own::faults(visit, mode, &called)).unwrap_or_default());
    let (Some(mode), Some(opens_on), Some(closes_on), Some(delete_on), true) =
        (mode, day("opens"), day("closes"), day("delete"), faults.is_empty())
    else {
        return page(visit, &faults);
    };
    let words = |name| FreeText::new(form.text(name));
    let grounds = approved_by.filter(|_| mode == Mode::FollowUp).map(|approved_by| Grounds {
        case_reference: words("case"),
        suspicion: words("suspicion"),
        tried: words("tried"),
        approved_by,
    });
    let pupils = match chosen(visit, known) {
        Ok(pupils) => pupils,
        Err(fault) => return page(visit, &[fault]),
    };
    let asked = ticked_questions(visit);
    let questions = BANK.iter().filter(|one| asked.contains(&one.code)).collect();
    let (class, class_name) = (class.id, class.name);
    let own = own::sent(visit);
    let draft = Draft {
        id,
        class,
        class_name,
        mode,
        grounds,
        questions,
        own,
        called,
        pupils,
        opens_on,
        closes_on,
        delete_on,
    };
    if let Some(message) = draft.fault(visit.owner().clock.today(), longest(visit.owner())) {
        return page(visit, &[fault(visit, at(message), message)]);
    }
    make(&visit.ctx, &draft)?;
    Ok(Answer::to(format!("/survey/{id}?saved=made")))
}

/// The codes of the bank's questions that were ticked, in both places where they stand.
fn ticked_questions<'a>(visit: &'a Visit<'_>) -> Vec<&'a str> {
    visit.form.all("questions").chain(visit.form.all("negative")).collect()
}

/// The classes one can ask: those with pupils one has to do with.
fn classes(visit: &Visit<'_>) -> Result<Vec<Group>, Trouble> {
    let pass = visit.ctx.may(ransel_school::actions::ListPeople {})?;
    let mut groups = groups_known(visit, &pass)?;
    let (relations, today) = (visit.owner().relations()?, visit.owner().clock.today());
    groups.retain(|group| group.kind == GroupKind::Class && !relations.members(group.id, today).is_empty());
    groups.sort_by_cached_key(|group| sort_key(&group.name));
    Ok(groups)
}

fn class(visit: &Visit<'_>) -> Result<Option<Group>, Trouble> {
    let id: Option<GroupId> = visit.form.parsed("class").or_else(|| visit.query.parsed("class"));
    Ok(match id {
        Some(id) => Some(classes(visit)?.into_iter().find(|class| class.id == id).ok_or(Trouble::NotFound)?),
        None => None,
    })
}

/// The pupils of a class with what a survey may hold of them.
fn entries(visit: &Visit<'_>, class: GroupId) -> Result<Vec<Entry>, Trouble> {
    let owner = visit.owner();
    let today = owner.clock.today();
    let members = owner.relations()?.members(class, today);
    let pass = visit.ctx.may(FindSurveyPupils {})?;
    let accounts = pass.rows::<Account>().among(Account::PERSON, members.iter().copied()).all()?;
    let holds =
        |account: &Account| account.valid_from <= today && account.valid_to.is_none_or(|to| today < to);
    let accounts: HashMap<_, _> =
        accounts.into_iter().filter(holds).map(|account| (account.person, account.name)).collect();
    let mut found: Vec<_> = pass.rows::<Person>().among(Person::ID, members).all()?;
    found.sort_by_cached_key(|person| sort_key(&name_in_list(&person.given, &person.family)));
    let entry = |person: Person| Entry {
        person: person.id,
        birth_year: match &person.born {
            Withheld::Open(born) => born.0.map_or(0, |day| i64::from(day.year())),
            Withheld::Closed => 0,
        },
        user_name: accounts.get(&person.id).cloned().unwrap_or_default(),
        given: person.given,
        family: person.family,
        gender: Gender::Unsaid,
    };
    Ok(found.into_iter().map(entry).collect())
}

/// Those who are to be asked: of a list where one is pasted in, else those who are ticked.
fn chosen(visit: &Visit<'_>, known: Vec<Entry>) -> Result<Vec<Entry>, FieldError> {
    let lines = visit.form.text("lines");
    if lines.is_empty() {
        return Ok(ticked(visit, known));
    }
    read_lines(lines, &known).map_err(|line| {
        let message = visit.words().with("survey-lines-wrong", &[("line", line.into())]);
        FieldError { message, ..fault(visit, "lines", "survey-lines-label") }
    })
}

/// Those whose boxes are ticked, with what is said about them.
fn ticked(visit: &Visit<'_>, mut known: Vec<Entry>) -> Vec<Entry> {
    let ticked: Vec<PersonId> = visit.form.all("pupils").filter_map(|id| id.parse().ok()).collect();
    known.retain(|entry| ticked.contains(&entry.person));
    for entry in &mut known {
        entry.gender = Gender::from_code(visit.form.text(&gender(entry.person))).unwrap_or(Gender::Unsaid);
    }
    known
}

fn gender(person: PersonId) -> String {
    format!("gender-{person}")
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    if !MAKERS.contains(&visit.ctx.caller.hat) {
        return Err(Trouble::NotFound);
    }
    let w = visit.words();
    let body = match class(visit)? {
        None => choose_class(visit)?,
        Some(class) => fill_in(visit, &class, faults)?,
    };
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new("/survey", w.get("survey-title"))))
            (body)
        }
    };
    let title = w.get("survey-new");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}

fn choose_class(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let w = visit.words();
    let links: Vec<_> = classes(visit)?
        .into_iter()
        .map(|class| Link::new(format!("/survey/new?class={}", class.id), class.name))
        .collect();
    Ok(html! {
        (heading(&w.get("survey-new"), None))
        (lead(&w.get("survey-choose-class")))
        @if links.is_empty() { (empty(&w.get("survey-no-class"), None)) } @else { (link_list(&links)) }
    })
}

fn fill_in(visit: &Visit<'_>, class: &Group, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let owner = visit.owner();
    let today = owner.clock.today();
    let sent = visit.form.parsed::<GroupId>("class").is_some();
    let label = |name: &str| w.get(&format!("survey-{name}-label"));
    let entries = entries(visit, class.id)?;
    let pupils: Vec<_> = entries
        .iter()
        .map(|entry| (entry.person.to_string(), name_in_list(&entry.given, &entry.family)))
        .collect();
    let everybody: Vec<_> = pupils.iter().map(|(id, _)| id.as_str()).collect();
    let sent_pupils: Vec<_> = visit.form.all("pupils").collect();
    // What fits every mode is asked where nobody says otherwise.
    let questions = offered(w, |asked| asked.fits(Mode::Preventive));
    let every_question: Vec<_> = questions.iter().map(|(code, _)| code.as_str()).collect();
    let sent_questions = ticked_questions(visit);
    let modes = [Mode::Preventive, Mode::FollowUp]
        .map(|mode| (mode.code().to_owned(), w.get(&format!("survey-mode-{}", mode.code()))));
    let closes = today.saturating_add(OPEN_DAYS.days());
    let latest = today.saturating_add(longest(owner).months());
    let delete = closes.saturating_add(KEPT_WEEKS.weeks()).min(latest);
    let usual =
        [("opens", today), ("closes", closes), ("delete", delete)].map(|(name, day)| (name, day.to_string()));
    let day = |name: &'static str| -> Markup {
        let label = label(name);
        let help =
            w.with("survey-delete-help", &[("day", (&ransel_web::format::date(w.lang, latest)).into())]);
        let it = field(visit, faults, name, &label);
        let value = usual.iter().find(|(at, _)| *at == name).map_or("", |(_, day)| day.as_str());
        let description = (name == "delete").then_some(help.as_str());
        date_field(w, &Field { value: if sent { it.value } else { value }, description, ..it })
    };
    let labels = ["mode", "questions", "pupils", "lines"].map(label);
    let [mode, asked, who, lines] = &labels;
    let id = match visit.form.parsed("survey") {
        Some(id) => id,
        None => owner.random.uuid()?,
    };
    let genders = [Gender::Unsaid, Gender::Girl, Gender::Boy]
        .map(|one| (one.code().to_owned(), w.get(&format!("survey-gender-{}", one.code()))));
    let mode_help = w.get("survey-mode-help");
    let lines_help = w.get("survey-lines-help");
    let asked_help = w.get("survey-questions-help");
    let genders = html! {
        p { (w.get("survey-gender-help")) }
        @for ((_, name), entry) in pupils.iter().zip(&entries) {
            @let field_name = gender(entry.person);
            @let it = Field { name: &field_name, label: name, value: visit.form.text(&field_name), need: Need::Optional, ..Field::default() };
            (select(w, &it, &choices(&genders)))
        }
    };
    Ok(html! {
        (heading(&w.with("survey-new-of", &[("class", (&class.name).into())]), None))
        (lead(&w.get("survey-new-lead")))
        (form(&visit.form_to("/survey/new"), html! {
            (hidden("survey", &uuid::Uuid::to_string(&id)))
            (hidden("class", &class.id.to_string()))
            (radios(w, &Field { description: Some(&mode_help), ..field(visit, faults, "mode", mode) }, &choices(&modes)))
            (follow_up(visit, faults)?)
            (checkboxes(w, &Field { description: Some(&asked_help), ..field(visit, faults, "questions", asked) }, &choices(&questions),
                if sent { &sent_questions } else { &every_question }))
            (folded(&w.get("survey-own"), own::is_used(visit, faults), own::fields(visit, faults)))
            (checkboxes(w, &field(visit, faults, "pupils", who), &choices(&pupils), if sent { &sent_pupils } else { &everybody }))
            (details(&w.get("survey-gender"), genders))
            (folded(&w.get("survey-lines"), !visit.form.text("lines").is_empty(),
                textarea(w, &Field { description: Some(&lines_help), need: Need::Optional, ..field(visit, faults, "lines", lines) }, 4)))
            (day("opens"))
            (day("closes"))
            (day("delete"))
            (button(Variant::Primary, &w.get("survey-make")))
        }))
    })
}

/// What is filled in and can be asked only where a suspicion is followed up.
fn follow_up(visit: &Visit<'_>, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut leaders = vec![(String::new(), w.get("survey-approved-nobody"))];
    leaders.extend(self::leaders(visit)?);
    let labels = ["case", "suspicion", "tried", "approved", "negative"]
        .map(|name| w.get(&format!("survey-{name}-label")));
    let [case, suspicion, tried, approved, negative] = &labels;
    let questions = offered(w, |asked| !asked.fits(Mode::Preventive));
    let negative = Field { need: Need::Optional, ..field(visit, faults, "negative", negative) };
    let body = html! {
        p { (w.get("survey-grounds-help")) }
        (textarea(w, &field(visit, faults, "case", case), 2))
        (textarea(w, &field(visit, faults, "suspicion", suspicion), 3))
        (textarea(w, &field(visit, faults, "tried", tried), 3))
        (select(w, &field(visit, faults, "approved", approved), &choices(&leaders)))
        (checkboxes(w, &negative, &choices(&questions), &ticked_questions(visit)))
        (own::mates(visit, faults))
    };
    let here = ["suspicion", "approved", "negative", "own-mates"];
    let is_wrong = faults.iter().any(|fault| here.contains(&&*fault.field));
    let chosen = visit.form.text("mode") == Mode::FollowUp.code();
    Ok(folded(&w.get("survey-grounds"), chosen || is_wrong, body))
}

/// Questions of the bank as they can be ticked: what is sent, and the wording.
fn offered(w: Words<'_>, which: impl Fn(&Asked) -> bool) -> Vec<(String, String)> {
    let all = BANK.iter().filter(|asked| which(asked));
    all.map(|asked| (asked.code.to_owned(), w.get(&asked.key()))).collect()
}

/// A part of the form that is folded away until something in it was filled in or is wrong.
fn folded(summary: &str, open: bool, body: Markup) -> Markup {
    details_open(summary, open, html! { div.stack { (body) } })
}

/// Those who lead the school, who can approve that pupils are named.
fn leaders(visit: &Visit<'_>) -> Result<Vec<(String, String)>, Trouble> {
    let relations = visit.owner().relations()?;
    let mut staff = relations.reach(&visit.ctx.caller, Reach::Staff);
    let leads = |person: &PersonId| {
        let hats = relations.hats(*person);
        hats.iter().any(|at| {
            matches!(at.hat, Hat::Principal | Hat::DepartmentHead) && at.place == visit.ctx.caller.place
        })
    };
    staff.retain(leads);
    Ok(by_name(names::staff(&visit.ctx, staff)?))
}
