//! Guardians' applications for access, where the owner demands them: the guardian applies, the contact teacher decides.

use std::collections::HashMap;

use maud::{Markup, html};
use ransel_kernel::{
    Hat, KernelError, Pass, PersonId, action::Reach, facts::Guardianship, pass::Set, rows::Is,
};
use ransel_school::{
    actions::{ApplyForAccess, DecideApplication, ReadApplications, ReadPerson},
    names,
    records::{AccessState, GuardianAccess},
};
use ransel_web::{
    format,
    parts::Tone,
    parts::{
        Link, Variant, back, button, button_row, empty, form, heading, hidden, lead, section, success, tag,
    },
};
use uuid::Uuid;

use crate::{
    Answer, Reply, Trouble, Visit,
    pages::{door, record::named},
};

/// The page, as the hat needs it.
pub fn show(visit: &Visit<'_>) -> Reply {
    if let Some(door) = door::lists(visit, <ReadApplications as ransel_kernel::Action>::DEF)? {
        return Ok(door);
    }
    let w = visit.words();
    let pass = visit.ctx.may(ReadApplications {})?;
    let mut rows = pass.rows::<GuardianAccess>().all()?;
    rows.sort_by_key(|row| (row.state != AccessState::Applied, std::cmp::Reverse(row.applied_at)));
    let content = match visit.ctx.caller.hat {
        Hat::Guardian => own(visit, &pass, &rows)?,
        _ => asked(visit, &pass, &rows)?,
    };
    let body = html! {
        (back(&Link::new("/", w.get("access-back"))))
        @for what in ["applied", "decided"] {
            @if visit.just(what) { (success(&w.get(&format!("access-saved-{what}")), html! {})) }
        }
        (heading(&w.get("access-title"), None))
        (content)
    };
    Ok(Answer::page(w.get("access-title"), body))
}

/// A guardian applies. Sent twice, or while one waits or has been approved: it stands as it is.
pub fn apply(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.form.parsed("child").ok_or(Trouble::NotFound)?;
    let guardian = visit.ctx.caller.person.ok_or(Trouble::NotFound)?;
    visit.ctx.change(ApplyForAccess { child }, |change| {
        let rows = change.rows::<GuardianAccess>().only(GuardianAccess::CHILD, Is::Equal, &child).all()?;
        if rows.iter().any(|row| row.guardian == guardian && row.state != AccessState::Rejected) {
            return Ok(());
        }
        change.insert(&GuardianAccess {
            id: visit.owner().random.uuid()?,
            child,
            guardian,
            state: AccessState::Applied,
            applied_at: visit.owner().clock.now(),
            decided_by: None,
            decided_at: None,
        })
    })?;
    Ok(Answer::to("/access?saved=applied"))
}

/// The contact teacher decides.
pub fn decide(visit: &Visit<'_>) -> Reply {
    let child: PersonId = visit.form.parsed("child").ok_or(Trouble::NotFound)?;
    let id: Uuid = visit.form.parsed("application").ok_or(Trouble::NotFound)?;
    let state = match visit.form.text("decision") {
        "approve" => AccessState::Approved,
        "reject" => AccessState::Rejected,
        _ => return Err(Trouble::NotFound),
    };
    let (by, now) = (visit.ctx.caller.person, visit.owner().clock.now());
    visit.ctx.change(DecideApplication { child }, |change| {
        let set = Set::default()
            .to(GuardianAccess::STATE, &state)
            .to(GuardianAccess::DECIDED_BY, &by)
            .to(GuardianAccess::DECIDED_AT, &Some(now))
            .expecting(GuardianAccess::STATE, &AccessState::Applied);
        match change.update(&id, set) {
            Err(KernelError::OutsidePass { .. }) => Err(KernelError::invalid("not-found-heading")),
            done => done,
        }
    })?;
    Ok(Answer::to("/access?saved=decided"))
}

fn own(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReadApplications>,
    rows: &[GuardianAccess],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let own = visit.ctx.caller.person;
    let names = names::opened(pass)?;
    let latest: HashMap<_, _> =
        rows.iter().rev().filter(|row| Some(row.guardian) == own).map(|row| (row.child, row)).collect();
    let mut lines = Vec::new();
    for child in visit.owner().relations()?.reach(&visit.ctx.caller, Reach::Children) {
        if !visit.ctx.would(&ApplyForAccess { child })? {
            continue;
        }
        let name = names.get(&child).map(names::Name::spoken).unwrap_or_default();
        let open = visit.ctx.would(&ReadPerson { person: child })?;
        let state = latest.get(&child).map(|row| row.state);
        let may_apply = !open && !matches!(state, Some(AccessState::Applied | AccessState::Approved));
        lines.push(html! {
            li {
                h2.ds-heading data-size="xs" { (name) }
                p {
                    @match (open, state) {
                        (true, _) => (tag(Tone::Success, None, &w.get("access-open"))),
                        (false, Some(state)) => (tag(tone(state), None, &w.get(&format!("access-{}", state.code())))),
                        (false, None) => (w.get("access-needed")),
                    }
                }
                @if may_apply {
                    (form(&visit.form_to("/access"), html! {
                        (hidden("child", &child.to_string()))
                        (button(Variant::Primary, &w.get("access-apply")))
                    }))
                }
            }
        });
    }
    Ok(html! {
        (lead(&w.get("access-lead-guardian")))
        @if lines.is_empty() { (empty(&w.get("start-no-children"), None)) }
        @else { ul.link-list { @for line in lines { (line) } } }
    })
}

fn asked(
    visit: &Visit<'_>,
    pass: &Pass<'_, ReadApplications>,
    rows: &[GuardianAccess],
) -> Result<Markup, Trouble> {
    let w = visit.words();
    let names = names::opened(pass)?;
    let mut waiting = Vec::new();
    let mut done = Vec::new();
    for row in rows {
        let child = names.get(&row.child).map(names::Name::spoken).unwrap_or_default();
        let guardian = named(visit, row.guardian)?.unwrap_or_else(|| w.get("record-guardian"));
        let standing = visit.owner().relations()?.standing(row.guardian, row.child);
        let when = format::moment_full(visit.lang, row.applied_at);
        let may =
            row.state == AccessState::Applied && visit.ctx.would(&DecideApplication { child: row.child })?;
        let line = html! {
            li {
                p {
                    strong { (guardian) } " – " (child)
                    @if standing != Guardianship::None { ", " (w.get(&format!("guardianship-{}", standing.code()))) }
                }
                p.subtle { (when) " " (tag(tone(row.state), None, &w.get(&format!("access-{}", row.state.code())))) }
                @if may { (decision(visit, row)) }
            }
        };
        if row.state == AccessState::Applied { waiting.push(line) } else { done.push(line) }
    }
    Ok(html! {
        (lead(&w.get("access-lead-teacher")))
        (section("waiting", &w.get("access-waiting"), html! {
            @if waiting.is_empty() { (empty(&w.get("access-none-waiting"), None)) }
            @else { ul.link-list { @for line in waiting { (line) } } }
        }))
        @if !done.is_empty() {
            (section("done", &w.get("access-done"), html! { ul.link-list { @for line in done { (line) } } }))
        }
    })
}

fn decision(visit: &Visit<'_>, row: &GuardianAccess) -> Markup {
    let w = visit.words();
    let one = |decision: &str, variant| {
        form(
            &visit.form_to("/access/decisions"),
            html! {
                (hidden("child", &row.child.to_string()))
                (hidden("application", &row.id.to_string()))
                (hidden("decision", decision))
                (button(variant, &w.get(&format!("access-{decision}"))))
            },
        )
    };
    button_row(html! { (one("approve", Variant::Primary)) (one("reject", Variant::Secondary)) })
}

const fn tone(state: AccessState) -> Tone {
    match state {
        AccessState::Applied => Tone::Info,
        AccessState::Approved => Tone::Success,
        AccessState::Rejected => Tone::Warning,
    }
}
