//! Dates and periods as XML Schema writes them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::error::{Problem, Reason};
use super::node::Node;

/// A point in time as precise as the file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Day(Date),
    /// A wall-clock time without a zone; in practice Norwegian time.
    Local(DateTime),
    /// A time with its zone.
    Instant(Timestamp),
}

/// A period. Both days belong to it; what is absent is open or unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// The school year or term in words: `2026/2027`, `H2026`, `V2027`.
    pub label: Option<String>,
}

impl Period {
    /// Nothing is known about the period.
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.to.is_none() && self.label.is_none()
    }

    /// The `timeframe` of a node, or an empty period where it has none.
    pub(super) fn of(node: &Node) -> Result<Self, Problem> {
        node.child("timeframe").map_or(Ok(Self::default()), Self::from_node)
    }

    fn from_node(node: &Node) -> Result<Self, Problem> {
        let from = date_of(node, "begin")?;
        let to = date_of(node, "end")?;
        if let (Some(begin), Some(end)) = (from, to)
            && end < begin
        {
            return Err(Problem::at(node.line, Reason::EndsBeforeItBegins { begin, end }));
        }
        Ok(Self { from, to, label: node.text_of("adminperiod") })
    }
}

/// The date in a child, or `None` where the child is absent or empty.
pub(super) fn date_of(node: &Node, what: &'static str) -> Result<Option<Date>, Problem> {
    value_of(node, what, date)
}

/// The date or time in a child, or `None` where the child is absent or empty.
pub(super) fn moment_of(node: &Node, what: &'static str) -> Result<Option<Moment>, Problem> {
    value_of(node, what, moment)
}

fn value_of<T>(
    node: &Node,
    what: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    let Some(child) = node.child(what).filter(|child| !child.text().is_empty()) else {
        return Ok(None);
    };
    parse(child.text()).map(Some).ok_or(Problem::at(child.line, Reason::NotADate { what }))
}

/// `2026-08-17`, possibly with a zone, which means nothing to a day in a Norwegian school.
fn date(text: &str) -> Option<Date> {
    let (day, zone) = text.split_at_checked("2026-08-17".len())?;
    // The general parser knows more spellings than XML Schema does.
    let spelled = day.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let date = day.parse::<Date>().ok().filter(|_| spelled && is_zone(zone))?;
    // XML Schema has no year 0.
    Some(date).filter(|date| date.year() > 0)
}

fn moment(text: &str) -> Option<Moment> {
    let Some((day, time)) = text.split_once('T') else {
        return date(text).map(Moment::Day);
    };
    date(day).filter(|_| day.len() == "2026-08-17".len())?;
    match time.find(['Z', '+', '-']) {
        Some(at) => {
            let (_, zone) = time.split_at_checked(at)?;
            let instant = text.parse::<Timestamp>().ok().filter(|_| is_zone(zone))?;
            // Written in UTC, a moment at the edge of the calendar would leave it.
            let year = instant.to_zoned(jiff::tz::TimeZone::UTC).year();
            (year > 0).then_some(Moment::Instant(instant))
        }
        None => text.parse::<DateTime>().ok().map(Moment::Local),
    }
}

/// Nothing, `Z`, or a distance such as `+02:00`.
fn is_zone(text: &str) -> bool {
    match text.as_bytes() {
        [] | [b'Z'] => true,
        [b'+' | b'-', hours @ .., b':', tens, ones] => {
            hours.len() == 2 && [hours, &[*tens, *ones]].concat().iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}
