//! What was said in talks with a home. The contact teacher writes what is about the child and what is about the home in
//! two fields: the first is for all who have a right to know about the child, the second for that home alone. The pupil, from
//! 12, may ask that guardians do not get the first.

use std::collections::HashMap;

use jiff::civil::Date;
use maud::{Markup, html};
use ransel_kernel::{
    FreeText, Hat, KernelError, PersonId,
    facts::Guardianship,
    pass::Set,
    rows::{Is, Order},
};
use ransel_school::{
    actions::{Confide, ReadTalkAboutHome, ReadTalks, WriteTalk, WriteTalkAboutHome},
    derived, names,
    records::{TalkAboutChild, TalkAboutHome},
};
use ransel_web::{
    format,
    parts::{
        Choice, Field, FieldError, Link, Tone, Variant, back, button, checkbox, date_field, empty,
        error_summary, form, heading, hidden, lead, link, notice, radios, section, success, tag, textarea,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{record::named, words::today},
};

/// The longest text, in characters.
const AT_MOST: usize = 4000;

/// Those a talk with a home can be with, and whose home it then is about.
const fn is_home(standing: Guardianship) -> bool {
    matches!(
        standing,
        Guardianship::LivesWith | Guardianship::Shared | Guardianship::Apart | Guardianship::Foster
    )
}

/// The page.
pub fn show(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    Ok(Answer::page(visit.text("talks-title"), page(visit, child, &[])?))
}

/// What the visitor may read about the child: newest first.
fn talks(visit: &Visit<'_>, child: PersonId) -> Result<Vec<TalkAboutChild>, Trouble> {
    let pass = visit.ctx.may(ReadTalks { child })?;
    let rows = pass.rows::<TalkAboutChild>().by(TalkAboutChild::HELD_ON, Order::Descending);
    Ok(rows.all()?)
}

/// What the visitor may read about homes, by talk: a guardian of her own, the school of the child's homes.
fn about_homes(visit: &Visit<'_>, child: PersonId) -> Result<HashMap<Uuid, TalkAboutHome>, Trouble> {
    let adults: Vec<_> = match visit.ctx.caller.hat {
        Hat::Guardian => visit.ctx.caller.person.into_iter().collect(),
        Hat::Pupil => return Ok(HashMap::new()),
        _ => visit.owner().relations()?.kin(child).into_iter().map(|kin| kin.adult).collect(),
    };
    let rows = visit.ctx.may(ReadTalkAboutHome { adults })?.rows::<TalkAboutHome>().all()?;
    Ok(rows.into_iter().map(|row| (row.talk, row)).collect())
}

fn page(visit: &Visit<'_>, child: PersonId, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let (talks, mut homes) = (talks(visit, child)?, about_homes(visit, child)?);
    let staff = names::staff(&visit.ctx, talks.iter().map(|row| row.written_by).collect())?;
    let confides = visit.ctx.would(&Confide { child })?;
    // To a guardian the two parts never stand together: one without the other would tell that the child keeps its own.
    let apart = visit.ctx.caller.hat == Hat::Guardian;
    let mut items = Vec::new();
    for talk in &talks {
        let by = staff.get(&talk.written_by).map(names::Name::spoken).unwrap_or_default();
        let home = if apart { None } else { homes.remove(&talk.id) };
        items.push(one(visit, talk, home, &by, confides));
    }
    let mut alone: Vec<_> = homes.into_values().collect();
    alone.sort_by_key(|row| std::cmp::Reverse(row.written_at));
    let name = named(visit, child)?;
    Ok(html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new(format!("/people/{child}"), w.get("record-back"))))
            @for what in ["talk", "confided"] {
                @if visit.just(what) { (success(&w.get(&format!("talks-saved-{what}")), html! {})) }
            }
            (heading(&w.get("talks-title"), name.as_deref()))
            @if visit.ctx.caller.hat == Hat::Guardian { (notice(Tone::Info, html! { (w.get("talks-may-be-confided")) })) }
            @if confides { (lead(&w.get("talks-confide-lead"))) }
            @if items.is_empty() && alone.is_empty() { (empty(&w.get("talks-none"), None)) }
            @for item in items { (item) }
            @if !alone.is_empty() {
                (section("homes", &w.get("talks-about-home"), html! {
                    @for row in alone {
                        p.subtle { (format::moment_full(visit.lang, row.written_at)) }
                        p.ds-paragraph.said { (row.text.as_str()) }
                    }
                }))
            }
            @if !talks.is_empty() { p { (link(&Link::new(format!("/people/{child}/talks.txt"), w.get("download")))) } }
            @if visit.ctx.would(&WriteTalk { child })? { (writing(visit, child, faults)?) }
        }
    })
}

fn one(
    visit: &Visit<'_>,
    talk: &TalkAboutChild,
    home: Option<TalkAboutHome>,
    by: &str,
    confides: bool,
) -> Markup {
    let w = visit.words();
    let day = format::date_with_weekday(visit.lang, talk.held_on);
    section(
        &format!("talk-{}", talk.id),
        &w.with("talks-of", &[("day", (&day).into())]),
        html! {
            p.subtle { (by) @if talk.confided { " " (tag(Tone::Warning, None, &w.get("talks-confided"))) } }
            p.ds-paragraph.said { (talk.text.as_str()) }
            @if let Some(home) = home {
                h3.ds-heading data-size="xs" { (w.get("talks-about-home")) }
                p.ds-paragraph.said { (home.text.as_str()) }
            }
            @if confides {
                (form(&visit.form_to(&format!("/people/{}/talks/confided", talk.child)), html! {
                    (hidden("talk", &talk.id.to_string()))
                    (hidden("confided", if talk.confided { "no" } else { "yes" }))
                    (button(Variant::Secondary, &w.get(if talk.confided { "talks-let" } else { "talks-confide" })))
                }))
            }
        },
    )
}

/// The form, in two fields that are never one.
fn writing(visit: &Visit<'_>, child: PersonId, faults: &[FieldError]) -> Result<Markup, Trouble> {
    let w = visit.words();
    let mut adults = Vec::new();
    for kin in visit.owner().relations()?.kin(child).into_iter().filter(|kin| is_home(kin.standing)) {
        let name = named(visit, kin.adult)?.unwrap_or_else(|| w.get("record-guardian"));
        let standing = w.get(&format!("guardianship-{}", kin.standing.code()));
        adults.push((kin.adult.to_string(), format!("{name} – {standing}")));
    }
    if adults.is_empty() {
        return Ok(html! {});
    }
    let choices: Vec<_> =
        adults.iter().map(|(value, label)| Choice { value, label, description: None }).collect();
    let names = ["with", "held-on", "child", "home", "confided"];
    let labels = names.map(|name| w.get(&format!("talks-{name}-label")));
    let [with, on, about_child, about_home, confided] = &labels;
    let (help, home_help) = (w.get("talks-child-help"), w.get("talks-home-help"));
    let (day, id) = (today(visit).to_string(), visit.owner().random.uuid()?);
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: visit.form.text(name),
        ..Field::default()
    };
    let mut on = field("held-on", on);
    if on.value.is_empty() {
        on.value = &day;
    }
    Ok(section(
        "write",
        &w.get("talks-write"),
        form(
            &visit.form_to(&format!("/people/{child}/talks")),
            html! {
                (hidden("talk", &id.to_string()))
                (radios(w, &field("with", with), &choices))
                (date_field(w, &on))
                (textarea(w, &Field { description: Some(&help), ..field("child", about_child) }, 6))
                (textarea(w, &Field { description: Some(&home_help), ..field("home", about_home) }, 4))
                (checkbox(w, &field("confided", confided)))
                (notice(Tone::Info, html! { (w.get("talks-who-sees")) }))
                (button(Variant::Primary, &w.get("save")))
            },
        ),
    ))
}

/// Writes a talk down: the child's part, and the home's for each adult of that home.
pub fn write(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("talk").ok_or(Trouble::Bad("form-too-old"))?;
    if !visit.ctx.would(&WriteTalk { child })? {
        visit.ctx.change(WriteTalk { child }, |_| Ok(()))?;
        return Err(Trouble::NotFound);
    }
    let w = visit.words();
    let kin = visit.owner().relations()?.kin(child);
    let with = visit.form.parsed::<PersonId>("with");
    let with = kin.iter().find(|kin| Some(kin.adult) == with && is_home(kin.standing));
    let on = visit.form.parsed::<Date>("held-on").filter(|on| *on <= today(visit));
    let (about_child, about_home) = (visit.form.text("child"), visit.form.text("home"));
    let confided = visit.form.text("confided") == "yes";
    let mut faults = Vec::new();
    let long = |text: &str| text.chars().count() > AT_MOST;
    for (field, wrong) in [
        ("with", with.is_none()),
        ("held-on", on.is_none()),
        ("child", (about_child.is_empty() && about_home.is_empty()) || long(about_child)),
        ("home", long(about_home)),
    ] {
        if wrong {
            let label = w.get(&format!("talks-{field}-label"));
            let message = w.get(&format!("talks-{field}-missing"));
            faults.push(FieldError { field: field.to_owned(), label, message });
        }
    }
    let (Some(with), Some(held_on), true) = (with, on, faults.is_empty()) else {
        return Ok(Answer::faults(visit.text("talks-title"), page(visit, child, &faults)?));
    };
    let (written_by, written_at) =
        (visit.ctx.caller.person.ok_or(Trouble::NotFound)?, visit.owner().clock.now());
    // Those of that home: whoever shares it with the one the talk was with.
    let at_home = |kin: &&ransel_kernel::relations::Kin| {
        kin.adult == with.adult
            || is_home(kin.standing) && kin.homes.iter().any(|home| with.homes.contains(home))
    };
    let adults: Vec<_> = kin.iter().filter(at_home).map(|kin| kin.adult).collect();
    // Either part may be missing: the home's tells nothing of whether there is one about the child.
    if !about_child.is_empty() {
        visit.ctx.change(WriteTalk { child }, |change| {
            if change.rows::<TalkAboutChild>().only(TalkAboutChild::ID, Is::Equal, &id).first()?.is_some() {
                return Ok(());
            }
            let text = FreeText::new(about_child);
            change.insert(&TalkAboutChild { id, child, held_on, text, confided, written_by, written_at })
        })?;
    }
    if !about_home.is_empty() {
        visit.ctx.change(WriteTalkAboutHome { adults: adults.clone() }, |change| {
            for adult in adults.iter().copied() {
                let row = derived::id(&["talk-about-home", &id.to_string(), &adult.to_string()]);
                if change.rows::<TalkAboutHome>().only(TalkAboutHome::ID, Is::Equal, &row).first()?.is_none()
                {
                    let text = FreeText::new(about_home);
                    change.insert(&TalkAboutHome {
                        id: row,
                        adult,
                        talk: id,
                        text,
                        written_by,
                        written_at,
                    })?;
                }
            }
            Ok::<(), KernelError>(())
        })?;
    }
    Ok(Answer::to(format!("/people/{child}/talks?saved=talk")))
}

/// The pupil asks that guardians do not get it, or lets them.
pub fn confide(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    let id: Uuid = visit.form.parsed("talk").ok_or(Trouble::NotFound)?;
    let confided = visit.form.text("confided") == "yes";
    visit.ctx.change(Confide { child }, |change| {
        change.update(&id, Set::default().to(TalkAboutChild::CONFIDED, &confided))
    })?;
    Ok(Answer::to(format!("/people/{child}/talks?saved=confided")))
}

/// What was said about one adult's home, by itself.
pub fn home(visit: &Visit<'_>) -> Reply {
    let adult: PersonId = visit.at("person")?;
    let mut rows = visit.ctx.may(ReadTalkAboutHome { adults: vec![adult] })?.rows::<TalkAboutHome>().all()?;
    if rows.is_empty() {
        return Err(Trouble::NotFound);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.written_at));
    let w = visit.words();
    let body = html! {
        div.reading.stack {
            (back(&Link::new("/", w.get("access-back"))))
            (heading(&w.get("talks-about-home"), None))
            @for row in &rows {
                p.subtle { (format::moment_full(visit.lang, row.written_at)) }
                p.ds-paragraph.said { (row.text.as_str()) }
            }
        }
    };
    Ok(Answer::page(w.get("talks-about-home"), body))
}

/// The talks as a file: what the page shows about the child, and nothing else.
pub fn file(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.at("person")?;
    let mut text = format!("{}\n", visit.text("talks-title"));
    if visit.ctx.caller.hat == Hat::Guardian {
        text.push_str(&format!("{}\n", visit.text("talks-may-be-confided")));
    }
    for talk in talks(visit, child)? {
        text.push_str(&format!("\n{}\n\n{}\n", format::date(visit.lang, talk.held_on), talk.text.as_str()));
    }
    let name = format!("{}.txt", visit.text("talks-file"));
    Ok(Answer::Document { media_type: "text/plain; charset=utf-8", name, bytes: text.into_bytes() })
}
