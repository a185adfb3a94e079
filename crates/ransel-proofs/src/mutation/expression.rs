//! A condition with one part dropped, flipped or shortened, and how it is spelled.

use serde_json::{Value as Json, json};

use super::shorter;

/// Every way to get it wrong in one place, with words for it.
pub(super) fn changed(body: &Json) -> Vec<(String, Json)> {
    let Some((operator, inner)) = operation(body) else { return Vec::new() };
    match operator {
        "&&" | "||" => several(operator, inner),
        "!" => {
            let arg = &inner["arg"];
            let mut all = vec![(format!("flip {}", spelled(body)), arg.clone())];
            let deeper =
                changed(arg).into_iter().filter(|(what, _)| !what.starts_with("flip ") || compound(arg));
            all.extend(deeper.map(|(what, arg)| (what, not(arg))));
            all
        }
        _ => {
            let mut all = vec![(format!("flip {}", spelled(body)), not(body.clone()))];
            for (left_out, rest) in shorter(inner["right"]["Set"].as_array()) {
                let mut less = body.clone();
                less[operator]["right"]["Set"] = Json::Array(rest);
                all.push((format!("{} without {}", spelled(&inner["left"]), spelled(&left_out)), less));
            }
            all
        }
    }
}

/// Parts of an `and` or an `or`: each dropped, and each changed.
fn several(operator: &str, inner: &Json) -> Vec<(String, Json)> {
    let (left, right) = (&inner["left"], &inner["right"]);
    let mut all = Vec::new();
    for (part, other) in [(left, right), (right, left)] {
        // A chain is one list: its members are dropped one by one, further down.
        if operation(part).is_none_or(|(of, _)| of != operator) {
            all.push((format!("drop {}", spelled(part)), other.clone()));
        }
    }
    let both = |left: &Json, right: &Json| json!({ operator: { "left": left, "right": right } });
    all.extend(changed(left).into_iter().map(|(what, left)| (what, both(&left, right))));
    all.extend(changed(right).into_iter().map(|(what, right)| (what, both(left, &right))));
    all
}

fn compound(body: &Json) -> bool {
    operation(body).is_some_and(|(operator, _)| matches!(operator, "&&" | "||"))
}

fn not(body: Json) -> Json {
    json!({ "!": { "arg": body } })
}

/// As it would stand in a policy, short.
fn spelled(json: &Json) -> String {
    let Some((operator, inner)) = operation(json) else { return json.to_string() };
    match operator {
        "." => inner["attr"].as_str().unwrap_or_default().to_owned(),
        "Var" => inner.as_str().unwrap_or_default().to_owned(),
        "Value" => entity(&inner["__entity"]),
        "Set" => {
            let all: Vec<_> = inner.as_array().into_iter().flatten().map(spelled).collect();
            format!("[{}]", all.join(", "))
        }
        "!" => format!("!{}", spelled(&inner["arg"])),
        _ => format!("({} {operator} {})", spelled(&inner["left"]), spelled(&inner["right"])),
    }
}

/// The entity's own word.
pub(super) fn entity(json: &Json) -> String {
    json["id"].as_str().unwrap_or_default().to_owned()
}

fn operation(json: &Json) -> Option<(&str, &Json)> {
    let (operator, inner) = json.as_object().filter(|members| members.len() == 1)?.iter().next()?;
    Some((operator, inner))
}
