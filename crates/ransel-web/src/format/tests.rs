//! What Språkrådet says about figures, dates and names, tried on our own examples.

use jiff::Timestamp;
use jiff::civil::{Date, Time, date as on, time as at};

use super::*;
use crate::texts::Lang;

const FRIDAY: Date = on(2026, 11, 20);
const MORNING: Time = at(8, 15, 0, 0);

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Hard spaces shown as ~, so that a wrong one is seen.
fn seen(text: impl AsRef<str>) -> String {
    text.as_ref().replace(HARD_SPACE, "~")
}

#[test]
fn a_date_is_written_out_in_text_and_in_figures_in_tables() {
    assert_eq!(seen(date(Lang::Nb, FRIDAY)), "20.~november 2026");
    assert_eq!(seen(date(Lang::En, FRIDAY)), "20~November 2026");
    assert_eq!(seen(date_with_weekday(Lang::Nb, FRIDAY)), "fredag 20.~november");
    assert_eq!(seen(date_with_weekday(Lang::Nn, on(2026, 11, 21))), "laurdag 21.~november");
    assert_eq!(date_short(Lang::Nn, on(2026, 3, 2)), "02.03.2026");
    assert_eq!(seen(date_short(Lang::En, on(2026, 3, 2))), "2~Mar~2026");
}

#[test]
fn the_clock_has_a_dot_in_norwegian_and_a_colon_in_english() {
    assert_eq!(seen(time(Lang::Nb, MORNING)), "kl.~08.15");
    assert_eq!(time(Lang::En, MORNING), "08:15");
    assert_eq!(span(Lang::Nn, MORNING, at(9, 0, 0, 0)), "08.15–09.00");
}

#[test]
fn a_moment_is_told_in_oslo_time_as_today_yesterday_or_by_its_date() {
    let now = instant("2026-11-20T11:00:00Z");
    assert_eq!(seen(moment(Lang::Nb, instant("2026-11-20T07:19:00Z"), now)), "i~dag kl.~08.19");
    assert_eq!(seen(moment(Lang::Nb, instant("2026-11-19T07:19:00Z"), now)), "i~går kl.~08.19");
    assert_eq!(seen(moment(Lang::Nn, instant("2026-11-03T12:05:00Z"), now)), "3.~november kl.~13.05");
    assert_eq!(seen(moment(Lang::Nb, instant("2025-06-30T22:30:00Z"), now)), "1.~juli 2025 kl.~00.30");
    assert_eq!(moment(Lang::En, instant("2026-11-20T07:19:00Z"), now), "today at 08:19");
    assert_eq!(seen(moment_short(Lang::Nb, instant("2026-11-20T09:42:00Z"))), "20.11.2026 kl.~10.42");
    assert_eq!(seen(moment_full(Lang::Nb, instant("2026-11-03T12:05:00Z"))), "3.~november 2026 kl.~13.05");
}

#[test]
fn numbers_are_grouped_and_percentages_keep_their_tenth() {
    assert_eq!(seen(number(Lang::Nb, 850_000)), "850~000");
    assert_eq!(number(Lang::En, 8_400), "8,400");
    assert_eq!(number(Lang::Nb, -12), "−12");
    assert_eq!(seen(percent(Lang::Nb, 96)), "9,6~%");
    assert_eq!(seen(percent(Lang::Nb, 100)), "10,0~%");
    assert_eq!(percent(Lang::En, 96), "9.6%");
    assert_eq!(tenths(Lang::Nb, -5), "−0,5");
    assert_eq!(seen(percent_in_words(Lang::Nb, 10)), "10~prosent");
}

#[test]
fn a_duration_is_hours_and_minutes() {
    assert_eq!(seen(duration(Lang::Nb, 27)), "27~min");
    assert_eq!(seen(duration(Lang::Nb, 142)), "2~t~22~min");
    assert_eq!(seen(duration(Lang::Nn, 120)), "2~t");
    assert_eq!(seen(duration(Lang::En, 142)), "2~h~22~min");
    assert_eq!(seen(duration(Lang::Nb, 0)), "0~min");
}

#[test]
fn small_numbers_are_words_up_to_twelve_and_one_follows_its_word() {
    assert_eq!(number_word(Lang::Nb, 2, Gender::Masculine), "to");
    assert_eq!(number_word(Lang::Nb, 12, Gender::Neuter), "tolv");
    assert_eq!(number_word(Lang::Nb, 13, Gender::Neuter), "13");
    assert_eq!(number_word(Lang::Nb, 1, Gender::Neuter), "ett");
    assert_eq!(number_word(Lang::Nn, 1, Gender::Feminine), "éi");
    assert_eq!(number_word(Lang::En, 7, Gender::Masculine), "seven");
}

#[test]
fn names_phones_and_identity_numbers_have_their_forms() {
    assert_eq!(name_in_list("Sofie Elise", "Bakken"), "Bakken, Sofie Elise");
    assert_eq!(name_in_list("Mononym", ""), "Mononym");
    assert_eq!(name_in_sentence("Kari", "Nordmann"), "Kari Nordmann");
    assert_eq!(seen(phone("22222222")), "22~22~22~22");
    assert_eq!(seen(phone("+47 222 22 222")), "+47~22~22~22~22");
    assert_eq!(phone("+44 20 7946 0000"), "+44 20 7946 0000");
    assert_eq!(seen(national_id("01829912345")), "018299~12345");
    assert_eq!(seen(section("25-1")), "§~25-1");
}

fn ordered(names: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    names.sort_by_key(|name| sort_key(name));
    names
}

#[test]
fn ae_oe_and_aa_close_the_alphabet_and_double_a_stands_with_the_ring() {
    let names = ["Åberg, Ida", "Zahl, Per", "Ødegård, Liv", "Aasen, Amina", "Ærland, Nora", "Abdi, Hodan"];
    let expected = ["Abdi, Hodan", "Zahl, Per", "Ærland, Nora", "Ødegård, Liv", "Åberg, Ida", "Aasen, Amina"];
    assert_eq!(ordered(&names), expected);
}

#[test]
fn sami_letters_stand_with_the_letter_they_are_built_on() {
    let names = [
        "Čállu",
        "Cedergren",
        "Dahl",
        "Đuoddar",
        "Eira",
        "Ŋiŋŋa",
        "Nilsen",
        "Šoai",
        "Sara",
        "Ŧava",
        "Tangen",
        "Žan",
        "Zahl",
        "Ábaid",
        "Abba",
    ];
    let expected = [
        "Ábaid",
        "Abba",
        "Čállu",
        "Cedergren",
        "Dahl",
        "Đuoddar",
        "Eira",
        "Nilsen",
        "Ŋiŋŋa",
        "Sara",
        "Šoai",
        "Tangen",
        "Ŧava",
        "Zahl",
        "Žan",
    ];
    assert_eq!(ordered(&names), expected);
}

#[test]
fn a_mark_or_a_capital_decides_only_between_equals() {
    assert_eq!(ordered(&["Máret", "Maret", "maret"]), ["maret", "Maret", "Máret"]);
    assert_eq!(ordered(&["Åse", "Aase"]), ["Åse", "Aase"]);
    assert_eq!(ordered(&["Müller", "Myhre", "Myller"]), ["Myhre", "Myller", "Müller"]);
}

#[test]
fn a_shorter_family_name_comes_before_a_longer_one_that_begins_with_it() {
    let names = ["Bergan, Ada", "Berg Hansen, Ada", "Berg, Ola", "Berg, Jonas"];
    assert_eq!(ordered(&names), ["Berg, Jonas", "Berg, Ola", "Berg Hansen, Ada", "Bergan, Ada"]);
}

#[test]
fn a_letter_written_in_two_code_points_sorts_as_one() {
    assert_eq!(sort_key("A\u{30a}berg"), sort_key("Åberg"));
    assert_eq!(sort_key("C\u{30c}állu"), sort_key("Čállu"));
}

#[test]
fn class_nine_comes_before_class_ten_and_other_scripts_come_last() {
    assert_eq!(ordered(&["10A", "9B", "Ås", "Иван", "2STC"]), ["2STC", "9B", "10A", "Ås", "Иван"]);
}
