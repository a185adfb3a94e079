//! One place turns errors into pages: what happened, what you can do now, no blame, no names.

use ransel_kernel::{Denied, Hat, KernelError};
use ransel_web::parts::{Door, Link, Met, NeededFact, Refusal, bad_request, not_found, our_fault, refusal};

use crate::{Answer, Visit, pages::attributes, paper::PaperError, processing_record::SheetError};

/// Why a handler could not answer.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// No such page, or none for this caller: one answer.
    #[error("not found")]
    NotFound,
    /// What was sent makes no sense; the key's text says what to do.
    #[error("bad request: {0}")]
    Bad(&'static str),
    /// The kernel refused or failed.
    #[error(transparent)]
    Kernel(#[from] KernelError),
    /// A paper could not be set.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// A spreadsheet could not be written.
    #[error(transparent)]
    Sheet(#[from] SheetError),
}

impl Trouble {
    /// The page for it.
    pub fn answer(self, visit: &Visit<'_>) -> Answer {
        match self {
            Self::NotFound => nothing(visit),
            Self::Bad(key) | Self::Kernel(KernelError::Invalid { key }) => bad(visit, key),
            Self::Kernel(KernelError::Denied(denied)) => refused(visit, &denied),
            Self::Kernel(KernelError::Conflict { .. }) => bad(visit, "changed-by-another"),
            Self::Kernel(error) => fault(visit, &spelled(&error)),
            Self::Paper(error) => fault(visit, &error.to_string()),
            Self::Sheet(error) => fault(visit, &error.to_string()),
        }
    }
}

/// The one page for what is missing and what is hidden.
pub fn nothing(visit: &Visit<'_>) -> Answer {
    let w = visit.words();
    Answer::Page { title: w.get("not-found-heading").into(), body: not_found(w), size: None, status: 404 }
}

fn bad(visit: &Visit<'_>, key: &str) -> Answer {
    let w = visit.words();
    Answer::Page {
        title: w.get("bad-request-heading").into(),
        body: bad_request(w, &w.get(key)),
        size: None,
        status: 400,
    }
}

fn fault(visit: &Visit<'_>, error: &str) -> Answer {
    tracing::error!(request = %visit.ctx.request, error, "a request failed");
    let w = visit.words();
    let body = our_fault(w, &reference(visit.ctx.request.0));
    Answer::Page { title: w.get("our-fault-heading").into(), body, size: None, status: 500 }
}

/// What may stand in a log of a failed request: the kernel's own words and an engine's code. An engine's message
/// can hold the values of a row; PostgreSQL's never gets this far.
fn spelled(error: &KernelError) -> String {
    match error {
        KernelError::Postgres(cause) => format!("{error}: {cause}"),
        KernelError::Sqlite(cause) => format!("{error}: SQLite {:?}", cause.sqlite_error_code()),
        other => other.to_string(),
    }
}

/// A refusal: on somebody one sees, the missing fact; on anybody else, the same page as for nobody.
fn refused(visit: &Visit<'_>, denied: &Denied) -> Answer {
    let lacks = |fact: &str| denied.missing.iter().any(|missing| missing.fact == fact);
    if visit.session.is_some() {
        // Ask at the door: what is missing can be given now, and then the page asked for opens.
        if lacks("declared") {
            return Answer::to(format!("/secrecy?to={}", encoded(&visit.path)));
        }
        if lacks("trained") {
            return Answer::to(format!("/training?to={}", encoded(&visit.path)));
        }
        let module = visit
            .owner()
            .house
            .modules
            .iter()
            .find(|module| module.actions.iter().any(|action| action.name == denied.action));
        if let (true, Some(module)) = (lacks("outside"), module) {
            return Answer::to(attributes::address(module.name, &visit.path));
        }
        if lacks("fresh") || lacks("assurance") {
            return Answer::to(format!("/confirm?to={}", encoded(&visit.path)));
        }
    }
    if !denied.seen {
        return nothing(visit);
    }
    let w = visit.words();
    let needed = denied.missing.iter().map(|missing| NeededFact {
        text: w.get(&format!("needs-{}-{}", missing.fact.replace('_', "-"), missing.value)),
        met: Met::Missing,
    });
    let doors = if visit.ctx.caller.hat == Hat::Teacher {
        vec![Door {
            situation: w.get("door-substitute"),
            before: String::new(),
            link: Link::new("/staff/help", w.get("door-ask-principal")),
            after: w.get("door-ask-principal-after"),
        }]
    } else {
        Vec::new()
    };
    // What law says of this hat and action, where a module has words for it: it is no secret, and tells nothing of the case.
    let law = w.find(&format!("why-{}-{}", denied.action, visit.ctx.caller.hat.code()));
    let page = Refusal {
        heading: w.get(&format!("refused-{}", denied.action)),
        sentences: vec![law.unwrap_or_else(|| w.get("refused-why"))],
        facts: needed.collect(),
        doors,
        logged: w.get("refused-logged"),
        reference: reference(denied.request.0),
        rule: None,
    };
    let title = w.get("refused-title").into();
    Answer::Page { title, body: refusal(w, &page), size: None, status: 403 }
}

/// A request's id as something one can say on the phone: `7K3-92F`, no vowels.
pub fn reference(id: uuid::Uuid) -> String {
    const SIGNS: &[u8; 28] = b"0123456789BCDFGHJKLMNPRSTVXZ";
    let mut rest = u64::from(id.as_fields().0);
    let mut text = String::new();
    for i in 0..6 {
        if i == 3 {
            text.push('-');
        }
        let sign = SIGNS.get((rest % 28) as usize).copied().unwrap_or(b'0');
        text.push(char::from(sign));
        rest /= 28;
    }
    text
}

/// A path as one value of a query.
pub fn encoded(path: &str) -> String {
    form_urlencoded::byte_serialize(path.as_bytes()).collect()
}
