//! Which promises were shown, and on which day: by the tests of the very source this program was built from. `cargo xtask
//! build` tells it at compile time; a program built in another way says of each promise that it is not shown yet.

use jiff::civil::Date;

/// The day of the tests, then the claims they showed, parted by spaces.
const SHOWN: Option<&str> = option_env!("RANSEL_SHOWN");

/// The day on which the promise for this claim was last shown.
pub fn on(claim: &str) -> Option<Date> {
    among(SHOWN?, claim)
}

fn among(shown: &str, claim: &str) -> Option<Date> {
    let mut words = shown.split_whitespace();
    let day = words.next()?.parse().ok()?;
    words.any(|one| one == claim).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::among;

    #[test]
    fn a_promise_is_dated_by_the_tests_that_showed_it_and_only_if_they_did() {
        let shown = "2026-11-20 kernel-owner-types sis-sats-remarks";
        assert_eq!(among(shown, "sis-sats-remarks"), Some(jiff::civil::date(2026, 11, 20)));
        assert_eq!(among(shown, "sis-sats"), None);
        assert_eq!(among("kernel-owner-types", "kernel-owner-types"), None, "no day, nothing shown");
    }
}
