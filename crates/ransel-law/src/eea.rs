//! The European Economic Area (EØS-loven § 1): the states of the Union, Iceland, Liechtenstein and Norway, as of 2026-11-27.

/// Its states, each by its names in bokmål, nynorsk and English.
const STATES: [&[&str]; 30] = [
    &["Belgia", "Belgium"],
    &["Bulgaria"],
    &["Danmark", "Denmark"],
    &["Estland", "Estonia"],
    &["Finland"],
    &["Frankrike", "France"],
    &["Hellas", "Greece"],
    &["Irland", "Ireland"],
    &["Island", "Iceland"],
    &["Italia", "Italy"],
    &["Kroatia", "Croatia"],
    &["Kypros", "Cyprus"],
    &["Latvia"],
    &["Liechtenstein"],
    &["Litauen", "Lithuania"],
    &["Luxembourg"],
    &["Malta"],
    &["Nederland", "Netherlands"],
    &["Norge", "Noreg", "Norway"],
    &["Polen", "Poland"],
    &["Portugal"],
    &["Romania"],
    &["Slovakia"],
    &["Slovenia"],
    &["Spania", "Spain"],
    &["Sverige", "Sweden"],
    &["Tsjekkia", "Czechia"],
    &["Tyskland", "Germany"],
    &["Ungarn", "Hungary"],
    &["Østerrike", "Austerrike", "Austria"],
];

/// Whether a country belongs to it, by its name in bokmål, nynorsk or English. What is spelled otherwise does not.
pub fn is_member(country: &str) -> bool {
    let wanted = country.trim().to_lowercase();
    STATES.iter().any(|names| names.iter().any(|name| name.to_lowercase() == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_of_the_area_are_known_by_their_names_and_others_are_not() {
        for name in ["Norge", " noreg ", "Norway", "Island", "Liechtenstein", "SVERIGE", "østerrike"] {
            assert!(is_member(name), "{name}");
        }
        for name in ["", "USA", "Storbritannia", "Sveits", "India", "Norge og USA", "Grønland"] {
            assert!(!is_member(name), "{name}");
        }
    }
}
