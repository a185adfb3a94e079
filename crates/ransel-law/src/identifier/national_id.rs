//! The national identity number: fødselsnummer or D-number, eleven digits `ddmmyy iii kk`.
//! Sex and birth date are never read out of it: from 2032 it says nothing about sex or century, and a rule that
//! holds for some numbers only is a rule that errs. Serialisation is absent too: digits leave by name or not at all.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::{check_digit, digit_text, digit_values, remainder_11};

/// A national identity number whose form, day of the year and check digits hold.
///
/// Whether it has been given to anyone is a question for the Population Register. Printing and debugging show
/// asterisks only; the digits leave through [`NationalId::digits`] and [`NationalId::grouped`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NationalId([u8; 11]);

/// Which series a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NationalIdKind {
    /// Fødselsnummer, for residents and those born here.
    Fnr,
    /// D-number, for those who stay for a while; the first digit is raised by 4.
    DNumber,
}

/// Which rule the first check digit satisfies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckRule {
    /// The rule of today: remainder 0. It also holds for a quarter of the numbers issued later.
    Current,
    /// Only the wider rule for numbers issued from 2032-01-01: remainder 1, 2 or 3.
    From2032,
}

/// Why a text is no national identity number. The text itself is not repeated: it may be a person's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NationalIdError {
    /// Not eleven digits, or six and five with a space between.
    #[error("a national identity number has eleven digits")]
    Form,
    /// The first six digits name a day that no year has.
    #[error("the first six digits are no day of the year they name")]
    NoSuchDay,
    /// The check digits fail under the rule of today and under the rule from 2032.
    #[error("the check digits do not fit")]
    CheckDigits,
    /// A helper number of the health service or a test number of the labour and welfare service.
    #[error("this series of numbers is not accepted")]
    UnsupportedSeries,
}

const FIRST_WEIGHTS: [u8; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS: [u8; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const SYNTHETIC_MONTH: u8 = 80;

impl NationalId {
    /// Fødselsnummer or D-number.
    pub fn kind(&self) -> NationalIdKind {
        if self.0[0] >= 4 { NationalIdKind::DNumber } else { NationalIdKind::Fnr }
    }

    /// Made for testing (month + 80)? Productive installations refuse these, test installations all others.
    pub fn is_synthetic(&self) -> bool {
        self.0[2] >= 8
    }

    /// Which rule the check digits satisfy. Before 2032 a number of the wider rule alone is worth a second look.
    pub fn check_rule(&self) -> CheckRule {
        if self.first_remainder() == 0 { CheckRule::Current } else { CheckRule::From2032 }
    }

    /// All eleven digits. For storage and for recipients with a legal basis, never for logs or addresses of pages.
    pub fn digits(&self) -> String {
        digit_text(&self.0)
    }

    /// The digits as people read them: `ddmmyy iiikk`.
    pub fn grouped(&self) -> String {
        let (day, rest) = self.0.split_at(6);
        format!("{} {}", digit_text(day), digit_text(rest))
    }

    fn first_remainder(&self) -> u32 {
        remainder_11(&self.0, &FIRST_WEIGHTS)
    }

    fn check_digits_hold(&self) -> bool {
        self.first_remainder() <= 3 && remainder_11(&self.0, &SECOND_WEIGHTS) == 0
    }
}

impl FromStr for NationalId {
    type Err = NationalIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let joined = match text.split_once(' ') {
            Some((day, rest)) if day.len() == 6 => format!("{day}{rest}"),
            Some(_) => return Err(NationalIdError::Form),
            None => text.to_owned(),
        };
        let digits = digit_values(&joined).ok_or(NationalIdError::Form)?;
        check_day(&digits)?;
        let number = Self(digits);
        if number.check_digits_hold() { Ok(number) } else { Err(NationalIdError::CheckDigits) }
    }
}

/// Does the day exist in any century? Check digits alone let 29 February 2001 pass.
fn check_day(digits: &[u8; 11]) -> Result<(), NationalIdError> {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let day = match pair(0) {
        day @ 0..=31 => day,
        raised @ 41..=71 => raised - 40,
        // Health service numbers begin with 8 or 9.
        80.. => return Err(NationalIdError::UnsupportedSeries),
        _ => return Err(NationalIdError::NoSuchDay),
    };
    let month = match pair(2) {
        month @ 1..=12 => month,
        synthetic @ 81..=92 => synthetic - SYNTHETIC_MONTH,
        // Test numbers of the labour and welfare service (+40, +65); +40 is also the health service's helper number.
        41..=52 | 66..=77 => return Err(NationalIdError::UnsupportedSeries),
        _ => return Err(NationalIdError::NoSuchDay),
    };
    if (1..=days_in(month, pair(4))).contains(&day) { Ok(()) } else { Err(NationalIdError::NoSuchDay) }
}

/// Days of a month in a two-digit year. The century does not matter: 1896 and 1996 agree, and 00 is taken as a
/// leap year because 2000 was one, whatever 1900 was.
fn days_in(month: u8, year: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A synthetic fødselsnummer (month + 80) for demonstration data, valid under today's rule.
///
/// `individual` is the three-digit number behind the date: 0 to 499 for the years 1900 to 1999 and 500 to 999
/// for 2000 to 2039 look like numbers of today. None if it has more digits, or if the pair is not issued because
/// a check digit would be 10 (about one in six): then the next individual number is tried.
pub fn synthesize(born: Date, individual: u16) -> Option<NationalId> {
    let year = u8::try_from(born.year().rem_euclid(100)).ok()?;
    let month = u8::try_from(born.month()).ok()? + SYNTHETIC_MONTH;
    let day = u8::try_from(born.day()).ok()?;
    let start = format!("{day:02}{month:02}{year:02}{individual:03}00");
    let mut digits = digit_values::<11>(&start)?;
    digits[9] = check_digit(remainder_11(&digits[..9], &FIRST_WEIGHTS))?;
    digits[10] = check_digit(remainder_11(&digits[..10], &SECOND_WEIGHTS))?;
    Some(NationalId(digits))
}

impl fmt::Display for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***********")
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalId(***********)")
    }
}
