//! Names of people and the numbers people are reached or known by. Names are never cut.

use super::HARD_SPACE;

/// `Bakken, Sofie Elise`: in lists.
pub fn name_in_list(given: &str, family: &str) -> String {
    match (given.trim(), family.trim()) {
        (given, "") => given.to_owned(),
        ("", family) => family.to_owned(),
        (given, family) => format!("{family}, {given}"),
    }
}

/// `Sofie Elise Bakken`: in sentences.
pub fn name_in_sentence(given: &str, family: &str) -> String {
    format!("{} {}", given.trim(), family.trim()).trim().to_owned()
}

/// `22 22 22 22`, with the country code before it if there is one. What is no Norwegian number stays as it is.
pub fn phone(number: &str) -> String {
    let compact: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let (country, rest) = match compact.strip_prefix("+47").or_else(|| compact.strip_prefix("0047")) {
        Some(rest) => ("+47", rest),
        None => ("", compact.as_str()),
    };
    if rest.len() != 8 || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.trim().to_owned();
    }
    let pairs = [country, &rest[0..2], &rest[2..4], &rest[4..6], &rest[6..8]];
    let shown: Vec<&str> = pairs.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join(&HARD_SPACE.to_string())
}

/// `010203 45678`: birth date and the five last figures.
pub fn national_id(number: &str) -> String {
    let compact: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    match compact.split_at_checked(6) {
        Some((birth, rest)) if compact.len() == 11 => format!("{birth}{HARD_SPACE}{rest}"),
        _ => number.to_owned(),
    }
}

/// `§ 25-1`.
pub fn section(number: &str) -> String {
    format!("§{HARD_SPACE}{number}")
}
