//! What a module lets its owner choose, as fields: drawn, read and checked by its register entry alone.

use std::collections::BTreeMap;

use maud::{Markup, html};
use ransel_kernel::register::{Choice, ChoiceKind};
use ransel_web::parts::{
    self, Field, FieldError, Need, Range, checkbox, checkboxes, number_field, radios, section, textarea,
};
use toml::{Table, Value};

use super::form::fault;
use crate::{
    Visit,
    pages::words::{module, of_register},
};

/// What the register entry of a system lets choose.
fn offered<'v>(visit: &'v Visit<'_>, of: &str) -> &'v [Choice] {
    visit.owner().house.register(of).map_or(&[], |register| &register.choice)
}

fn name(of: &str, choice: &Choice) -> String {
    format!("choice-{of}-{}", choice.id)
}

/// What was sent about one system. What is no such value stays as it was typed, to be shown again with its fault.
pub fn sent(visit: &Visit<'_>, of: &str, held: &Table) -> Table {
    let mut table = held.clone();
    for choice in offered(visit, of) {
        let name = name(of, choice);
        let text = visit.form.text(&name);
        let list = |items: &mut dyn Iterator<Item = &str>| {
            Value::Array(items.map(|item| Value::String(item.to_owned())).collect())
        };
        let value = match choice.kind {
            ChoiceKind::YesNo => Value::Boolean(text == "yes"),
            ChoiceKind::Number => {
                text.trim().parse().map_or_else(|_| Value::String(text.into()), Value::Integer)
            }
            ChoiceKind::One => Value::String(text.into()),
            ChoiceKind::Several => list(&mut visit.form.all(&name)),
            ChoiceKind::Days => list(&mut text.lines().map(str::trim).filter(|line| !line.is_empty())),
        };
        // Where nothing is chosen the usual holds, also when it becomes another.
        if value == choice.usual && !held.contains_key(&choice.id) {
            continue;
        }
        table.insert(choice.id.clone(), value);
    }
    table
}

/// What does not fit, at its field.
pub fn faults(visit: &Visit<'_>, chosen: &Table, of: &str) -> Vec<FieldError> {
    let fits = |choice: &&Choice| chosen.get(&choice.id).is_none_or(|value| choice.fits(value));
    let wrong = offered(visit, of).iter().filter(|choice| !fits(choice));
    let number = |bound: Option<i64>| bound.map_or(String::new(), |bound| bound.to_string());
    let message = |choice: &Choice| match choice.kind {
        ChoiceKind::Number => {
            let (least, most) = (number(choice.least), number(choice.most));
            let range = [("least", (&least).into()), ("most", (&most).into())];
            visit.words().with("settings-number-wrong", &range)
        }
        ChoiceKind::Days => visit.text("settings-days-wrong"),
        ChoiceKind::YesNo | ChoiceKind::One | ChoiceKind::Several => visit.text("settings-one-missing"),
    };
    let error = |choice: &Choice| FieldError {
        field: name(of, choice),
        label: of_register(visit, &choice.text).to_owned(),
        message: message(choice),
    };
    wrong.map(error).collect()
}

/// The fields, one section for each system.
pub fn sections(
    visit: &Visit<'_>,
    chosen: &BTreeMap<String, Table>,
    of: &[String],
    faults: &[FieldError],
) -> Markup {
    html! {
        @for system in of.iter().filter(|system| !offered(visit, system).is_empty()) {
            @let title = visit.words().with("settings-choices", &[("system", (&module(visit, system)).into())]);
            (section(&format!("choices-{system}"), &title, html! {
                @for choice in offered(visit, system) { (drawn(visit, system, choice, chosen.get(system), faults)) }
            }))
        }
    }
}

fn drawn(
    visit: &Visit<'_>,
    of: &str,
    choice: &Choice,
    held: Option<&Table>,
    faults: &[FieldError],
) -> Markup {
    let w = visit.words();
    let value = held.and_then(|table| table.get(&choice.id)).unwrap_or(&choice.usual);
    let listed: Vec<_> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(true) => "yes".to_owned(),
        _ => listed.join("\n"),
    };
    let (name, label) = (name(of, choice), of_register(visit, &choice.text));
    let days = w.get("settings-days-help");
    let help = match of_register(visit, &choice.help) {
        "" if choice.kind == ChoiceKind::Days => Some(days.as_str()),
        "" => None,
        help => Some(help),
    };
    let need = if choice.kind == ChoiceKind::Days { Need::Optional } else { Need::Required };
    let error = fault(faults, &name);
    let field =
        Field { name: &name, label, description: help, error, need, value: &text, ..Field::default() };
    let option = |code, text| parts::Choice { value: code, label: text, description: None };
    let options: Vec<_> =
        choice.option.iter().map(|one| option(one.code.as_str(), of_register(visit, &one.text))).collect();
    match choice.kind {
        ChoiceKind::YesNo => checkbox(w, &field),
        ChoiceKind::Number => {
            let range = Range { min: choice.least.unwrap_or(0), max: choice.most.unwrap_or(i64::MAX) };
            number_field(w, &field, range)
        }
        ChoiceKind::One => radios(w, &field, &options),
        ChoiceKind::Several => checkboxes(w, &field, &options, &listed),
        ChoiceKind::Days => textarea(w, &field, 3),
    }
}
