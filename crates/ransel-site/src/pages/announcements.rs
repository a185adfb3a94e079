//! What has happened that touches the visitor: on her start page and in a list, until she says that she has read it.

use maud::{Markup, html};
use ransel_kernel::{pass::Set, platform::ReadStates, rows::Is};
use ransel_school::{
    actions::{MarkAnnouncement, ReadAnnouncements, ReadPerson},
    records::Announcement,
};
use ransel_web::{
    format,
    parts::{Link, Tone, Variant, back, button, empty, form, heading, hidden, lead, link, notice, section},
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, record::named},
};

/// The list.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::first(visit) {
        return Ok(door);
    }
    let w = visit.words();
    let rows = own(visit)?;
    let (mut unread, mut read) = (Vec::new(), Vec::new());
    for row in &rows {
        let line = line(visit, row)?;
        if row.read_at.is_none() { unread.push(line) } else { read.push(line) }
    }
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        (heading(&w.get("announcements-title"), None))
        (lead(&w.get("announcements-lead")))
        (section("unread", &w.get("announcements-unread"), html! {
            @if unread.is_empty() { (empty(&w.get("announcements-none"), None)) }
            @else { ul.link-list { @for line in unread { (line) } } }
        }))
        @if !read.is_empty() {
            (section("read", &w.get("announcements-read"), html! { ul.link-list { @for line in read { (line) } } }))
        }
    };
    Ok(Answer::page(w.get("announcements-title"), body))
}

/// The visitor has read it.
pub fn mark(visit: &Visit<'_>) -> Reply {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("announcement").ok_or(Trouble::NotFound)?;
    let now = visit.owner().clock.now();
    visit.ctx.change(MarkAnnouncement { person }, |change| {
        change.update(&id, Set::default().to(Announcement::READ_AT, &Some(now)))
    })?;
    Ok(Answer::to("/announcements"))
}

/// The line on the start page; nothing where everything is read.
///
/// # Errors
/// The ledger or the store fails.
pub fn waiting(visit: &Visit<'_>) -> Result<Markup, Trouble> {
    let Some(person) = visit.ctx.caller.person else { return Ok(html! {}) };
    if !visit.ctx.would(&ReadAnnouncements { person })? {
        return Ok(html! {});
    }
    let count = own(visit)?.iter().filter(|row| row.read_at.is_none()).count();
    let words = visit.words().with("announcements-waiting", &[("count", count.into())]);
    Ok(html! {
        @if count > 0 { (notice(Tone::Info, html! { (link(&Link::new("/announcements", words))) })) }
    })
}

fn own(visit: &Visit<'_>) -> Result<Vec<Announcement>, Trouble> {
    let person = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    let pass = visit.ctx.may(ReadAnnouncements { person })?;
    let mut rows = pass.rows::<Announcement>().only(Announcement::PERSON, Is::Equal, &person).all()?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.told_at));
    Ok(rows)
}

/// What happened, about whom, and where to read it: nobody is led where nothing opens.
fn line(visit: &Visit<'_>, row: &Announcement) -> Result<Markup, Trouble> {
    let w = visit.words();
    let own = row.child == row.person;
    let opens = own || visit.ctx.would(&ReadPerson { person: row.child })?;
    let name = if own { None } else { named(visit, row.child)? };
    let what = w.get(&format!("announcement-{}", row.kind.code()));
    let text = name.map_or(what.clone(), |name| format!("{what}: {name}"));
    let opens =
        opens || (row.leads_to.ends_with("/states") && visit.ctx.would(&ReadStates { person: row.child })?);
    let leads = opens || row.leads_to.starts_with("/information");
    Ok(html! {
        li {
            @if leads { (link(&Link::new(&*row.leads_to, text))) } @else { (text) }
            p.subtle { (format::moment_full(visit.lang, row.told_at)) }
            @if row.read_at.is_none() {
                (form(&visit.form_to("/announcements"), html! {
                    (hidden("announcement", &row.id.to_string()))
                    (button(Variant::Secondary, &w.get("announcements-mark")))
                }))
            }
        }
    })
}
