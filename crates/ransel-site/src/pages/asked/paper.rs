//! Consents that came on paper: the office registers who signed what, with the scan.

use maud::html;
use ransel_kernel::{
    PersonId,
    consent::{self, Given},
    platform::{ConsentRequest, ConsentScan, ReadConsentScan, RegisterPaperConsent, Said},
    rows::Is,
};
use ransel_web::{
    format,
    parts::{
        Field, FieldError, Link, Variant, back, button, details, empty, error_summary, file_field, heading,
        hidden, lead, radios, success, upload_form,
    },
};
use uuid::Uuid;

use super::question::{entry, facts_of};
use crate::{
    Answer, Reply, Trouble, Visit,
    choosing::choices,
    pages::{record::named, words::of_register},
    uploads,
};

/// The form.
pub fn form(visit: &Visit<'_>) -> Reply {
    page(visit, &[])
}

/// Registers one.
pub fn register(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let form = &visit.form;
    let w = visit.words();
    let (request, by) = (form.parsed::<Uuid>("paper"), form.parsed::<PersonId>("signed-by"));
    let said = Said::from_code(form.text("said"));
    let scan = visit.file("scan").ok_or("asked-scan-missing").and_then(uploads::scan);
    let mut faults = Vec::new();
    for (field, wrong) in [
        ("paper", request.is_none().then_some("asked-paper-missing")),
        ("signed-by", by.is_none().then_some("asked-signed-by-missing")),
        ("said", said.is_none().then_some("asked-said-missing")),
        ("scan", scan.as_ref().err().copied()),
    ] {
        if let Some(message) = wrong {
            let (label, message) = (w.get(&format!("asked-{field}-label")), w.get(message));
            faults.push(FieldError { field: field.to_owned(), label, message });
        }
    }
    let (Some(request), Some(by), Some(said), Ok(scan)) = (request, by, said, scan) else {
        return page(visit, &faults);
    };
    let id: Uuid = form.parsed("answer-id").ok_or(Trouble::Bad("form-too-old"))?;
    let given = Given { id, person, request, said, text: form.text("text").to_owned() };
    consent::paper(&visit.ctx, &given, by, scan)?;
    Ok(Answer::to(format!("/consents/{person}/paper?saved=paper")))
}

/// The scan of one.
pub fn scan(visit: &Visit<'_>) -> Reply {
    let person: PersonId = visit.at("person")?;
    let answer: Uuid = visit.at("answer")?;
    let pass = visit.ctx.may(ReadConsentScan { person })?;
    let row = pass.rows::<ConsentScan>().only(ConsentScan::ID, Is::Equal, &answer).first()?;
    let bytes = row.filter(|row| row.person == person).ok_or(Trouble::NotFound)?.scan.0;
    Ok(uploads::scanned("samtykke", bytes))
}

fn page(visit: &Visit<'_>, faults: &[FieldError]) -> Reply {
    let person: PersonId = visit.at("person")?;
    let w = visit.words();
    let day = visit.owner().clock.today();
    let pass = visit.ctx.may(RegisterPaperConsent { person })?;
    let mut requests = pass.rows::<ConsentRequest>().all()?;
    requests.retain(|one| one.person == person && day < one.until && entry(visit, one).is_some());
    requests.sort_by_key(|one| std::cmp::Reverse(one.asked_at));
    let mut signers = vec![(person.to_string(), w.get("asked-signed-by-pupil"))];
    for guardian in consent::guardians(visit.owner(), person)? {
        let name = named(visit, guardian)?.unwrap_or_else(|| w.get("record-guardian"));
        signers.push((guardian.to_string(), name));
    }
    let asked: Vec<_> = requests
        .iter()
        .filter_map(|one| {
            let entry = entry(visit, one)?;
            let place = of_register(visit, &entry.place(&one.place)?.text);
            let until = format::date(visit.lang, one.until);
            let values = [("place", place.into()), ("until", (&until).into())];
            Some((one.id.to_string(), w.with("asked-paper-one", &values)))
        })
        .collect();
    let text = requests.first().and_then(|one| entry(visit, one));
    let text = text.map(|entry| consent::text_digest(&consent::wording(entry, visit.lang.tag())));
    let labels = ["paper", "signed-by", "said", "scan"].map(|name| w.get(&format!("asked-{name}-label")));
    let [paper, signed_by, said, scan] = &labels;
    let help = w.get("asked-scan-help");
    let field = |name: &'static str, label| Field {
        name,
        label,
        error: faults.iter().find(|fault| fault.field == name).map(|fault| fault.message.as_str()),
        value: visit.form.text(name),
        ..Field::default()
    };
    let answers = ["yes", "no"].map(|one| (one.to_owned(), w.get(&format!("asked-{one}"))));
    let (answers, signers, asked) = (choices(&answers), choices(&signers), choices(&asked));
    let id = visit.owner().random.uuid()?;
    let to = format!("/consents/{person}/paper");
    let name = named(visit, person)?;
    let body = html! {
        div.reading.stack {
            (error_summary(w, faults))
            (back(&Link::new(format!("/people/{person}"), w.get("record-back"))))
            @if visit.just("paper") { (success(&w.get("asked-saved-paper"), html! {})) }
            (heading(&w.get("asked-paper-title"), name.as_deref()))
            (lead(&w.get("asked-paper-lead")))
            @if asked.is_empty() { (empty(&w.get("asked-none"), None)) }
            @else {
                @for request in &requests {
                    @if let Some(entry) = entry(visit, request) {
                        (details(of_register(visit, &entry.question), html! {
                            p.ds-paragraph { (of_register(visit, &entry.consequences)) }
                            (facts_of(visit, entry, request))
                        }))
                    }
                }
                (upload_form(&visit.form_to(&to), html! {
                    (hidden("answer-id", &id.to_string()))
                    @if let Some(text) = text { (hidden("text", &text)) }
                    (radios(w, &field("paper", paper), &asked))
                    (radios(w, &field("signed-by", signed_by), &signers))
                    (radios(w, &field("said", said), &answers))
                    (file_field(w, &Field { description: Some(&help), ..field("scan", scan) }, "image/jpeg,image/png,application/pdf"))
                    (button(Variant::Primary, &w.get("save")))
                }))
            }
        }
    };
    let title = w.get("asked-paper-title");
    Ok(if faults.is_empty() { Answer::page(title, body) } else { Answer::faults(title, body) })
}
