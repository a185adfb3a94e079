//! An amount of absence, exact: no floating point comes near a number that may decide about a grade.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{Problem, Reason};
use super::node::Node;

/// The format gives four decimals (`0.8333` clock hours is a lesson of 50 minutes).
const PER_ONE: i64 = 10_000;

/// The largest amount the format allows, up or down: 9999.9999.
const LARGEST: i64 = 9_999 * PER_ONE + 9_999;

/// A number of hours or days with up to four decimals; negative where a source corrects itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Amount(i64);

impl Amount {
    /// From hundredths: 75 is 0.75. `None` outside the format's ±9999.9999.
    pub fn from_hundredths(hundredths: i64) -> Option<Self> {
        hundredths.checked_mul(PER_ONE / 100).and_then(Self::from_ten_thousandths)
    }

    /// From ten-thousandths: 8333 is 0.8333. `None` outside the format's ±9999.9999.
    pub fn from_ten_thousandths(ten_thousandths: i64) -> Option<Self> {
        (-LARGEST..=LARGEST).contains(&ten_thousandths).then_some(Self(ten_thousandths))
    }

    /// The amount in ten-thousandths, always exact.
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// The amount in hundredths, or `None` where that would lose something.
    pub fn hundredths(self) -> Option<i64> {
        let step = PER_ONE / 100;
        (self.0 % step == 0).then_some(self.0 / step)
    }

    pub(super) fn from_node(node: &Node) -> Result<Self, Problem> {
        parse(node.text(), node.name).map_err(|reason| Problem::at(node.line, reason))
    }
}

/// `3`, `0.75`, `-1.5`, `+.5`: a decimal of XML Schema, with a point.
fn parse(text: &str, what: &'static str) -> Result<Amount, Reason> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if !all_digits || whole.len() + fraction.len() == 0 {
        return Err(Reason::NotANumber { what });
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 4 {
        return Err(Reason::TooFine { what });
    }
    let value = format!("0{}{fraction:0<4}", whole.trim_start_matches('0')).parse::<i64>();
    let value = value.ok().map(|value| if negative { -value } else { value });
    value.and_then(Amount::from_ten_thousandths).ok_or(Reason::OutOfRange { what })
}

impl fmt::Display for Amount {
    /// As the format writes it: `0.75`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.abs() / PER_ONE;
        let fraction = format!("{:04}", self.0.abs() % PER_ONE);
        match fraction.trim_end_matches('0') {
            "" => write!(formatter, "{sign}{whole}"),
            fraction => write!(formatter, "{sign}{whole}.{fraction}"),
        }
    }
}
