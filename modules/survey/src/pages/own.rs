//! The part of the form for a new survey in which somebody puts questions of her own. To let pupils choose each other stands
//! apart, beside the other questions that need a suspicion.

use maud::{Markup, html};
use ransel_kernel::FreeText;
use ransel_site::{Visit, choosing::choices, choosing::field};
use ransel_web::{
    Words,
    parts::{Field, FieldError, Need, select, text_field},
};

use crate::{
    bank::{Asked, Kind, OPTIONS},
    put::{OWN_AT_MOST, Own, OwnFault},
    records::{Mode, Way},
};

/// The field of the question in which pupils choose each other.
const MATES: &str = "own-mates";

/// A place in the form for one question: the field of its wording, and that of how it is answered, where that is chosen.
struct Place {
    wording: String,
    label: String,
    way: Option<(String, String)>,
}

fn places(w: Words<'_>) -> Vec<Place> {
    let numbered = |number: usize| {
        let label = |key: &str| w.with(key, &[("number", number.into())]);
        let wording = format!("own-{number}");
        let way = Some((format!("{wording}-way"), label("survey-own-way-label")));
        Place { wording, label: label("survey-own-label"), way }
    };
    (1..=OWN_AT_MOST).map(numbered).chain([mates_place(w)]).collect()
}

fn mates_place(w: Words<'_>) -> Place {
    Place { wording: MATES.to_owned(), label: w.get("survey-own-mates-label"), way: None }
}

impl Place {
    fn sent(&self, visit: &Visit<'_>) -> Option<FreeText> {
        Some(FreeText::new(visit.form.text(&self.wording))).filter(|wording| !wording.is_empty())
    }

    fn way(&self, visit: &Visit<'_>) -> Option<Way> {
        match &self.way {
            Some((name, _)) => Way::from_code(visit.form.text(name)),
            None => Some(Way::Mates),
        }
    }
}

/// The questions of her own that were sent.
pub fn sent(visit: &Visit<'_>) -> Vec<Own> {
    let one = |place: Place| Some(Own { wording: place.sent(visit)?, way: place.way(visit)? });
    places(visit.words()).into_iter().filter_map(one).collect()
}

/// What is wrong with them, each at its field.
pub fn faults(visit: &Visit<'_>, mode: Mode, called: &[String]) -> Vec<FieldError> {
    let w = visit.words();
    let at = |field: &str, label: &str, message: String| FieldError {
        field: field.to_owned(),
        label: label.to_owned(),
        message,
    };
    let places = places(w);
    let mut all = Vec::new();
    for place in &places {
        let Some(wording) = place.sent(visit) else { continue };
        let way = place.way(visit);
        // Where no way is chosen yet, the wording alone is looked at.
        let own = Own { wording, way: way.unwrap_or(Way::Words) };
        if let Some(fault) = own.fault(mode, called) {
            let word = if let OwnFault::Names(word) = &fault { word.as_str() } else { "" };
            all.push(at(&place.wording, &place.label, w.with(fault.key(), &[("word", word.into())])));
        }
        if let (None, Some((name, label))) = (way, &place.way) {
            all.push(at(name, label, w.get("survey-own-way-missing")));
        }
    }
    if places.iter().filter(|place| place.sent(visit).is_some()).count() > OWN_AT_MOST {
        all.push(at(MATES, &w.get("survey-own-mates-label"), w.get("survey-own-too-many")));
    }
    all
}

/// Whether something of it was sent or is wrong, so that it is not folded away.
pub fn is_used(visit: &Visit<'_>, faults: &[FieldError]) -> bool {
    let used = |place: &Place| {
        let is_wrong = |name: &str| faults.iter().any(|fault| fault.field == name);
        place.sent(visit).is_some() || place.way.iter().any(|(name, _)| is_wrong(name))
    };
    places(visit.words()).iter().filter(|place| place.way.is_some()).any(used)
}

/// Three questions that are answered on a scale or in own words.
pub fn fields(visit: &Visit<'_>, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let options = ways(w);
    html! {
        p { (w.get("survey-own-help")) }
        @for place in places(w) {
            @if let Some((name, label)) = &place.way {
                (text_field(w, &Field { need: Need::Optional, ..field(visit, faults, &place.wording, &place.label) }))
                (select(w, &field(visit, faults, name, label), &choices(&options)))
            }
        }
    }
}

/// A question in which pupils choose each other.
pub fn mates(visit: &Visit<'_>, faults: &[FieldError]) -> Markup {
    let w = visit.words();
    let (place, help) = (mates_place(w), w.get("survey-own-mates-help"));
    let it = field(visit, faults, &place.wording, &place.label);
    text_field(w, &Field { need: Need::Optional, description: Some(&help), ..it })
}

/// How a question can be answered: what is sent, and the options of the scale.
fn ways(w: Words<'_>) -> Vec<(String, String)> {
    let label = |way: Way| match way.kind() {
        Kind::Scale(scale) => {
            let options = (1..=OPTIONS).map(|option| w.get(&Asked::option_key(scale, option)));
            Some(options.collect::<Vec<_>>().join(" – "))
        }
        Kind::Open => Some(w.get("survey-own-way-words")),
        Kind::Choose(_) => None,
    };
    let none = (String::new(), w.get("survey-own-way-none"));
    let all = Way::ALL.iter().filter_map(|way| Some((way.code().to_owned(), label(*way)?)));
    [none].into_iter().chain(all).collect()
}
