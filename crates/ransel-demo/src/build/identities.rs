//! Numbers, login names, mail and telephone, given last because names must be final by then.
//! All synthetic: numbers of month + 80, a domain that cannot exist, and no telephone is ever called.

use std::collections::{HashMap, HashSet};

use jiff::Span;
use jiff::civil::Date;
use ransel_law::identifier::{CheckRule, synthesize};
use ransel_law::{FeideName, NationalId};

use super::Town;
use crate::model::{Address, Protection};
use crate::names::{self, Origin};
use crate::stream::Stream;

/// The realm of the login names; the top domain is reserved for examples.
pub(super) const REALM: &str = "soloy.example";

/// Which number somebody has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NumberKind {
    Ordinary,
    DNumber,
    NoneYet,
}

impl Town {
    /// Fills in what identifies and reaches people.
    pub(super) fn give_identities(&mut self) {
        let staff: HashSet<usize> = self.posts.iter().map(|post| post.person.index()).collect();
        let (mut names_taken, mut numbers_taken) = (HashMap::new(), HashSet::new());
        let old_enough = self.spec.today.saturating_sub(Span::new().years(9));
        for number in 0..self.people.len() {
            let mut stream = self.stream("identity", number);
            let pupil = number < self.enrolments.len();
            let kind = number_kind(&mut stream, self.origins[number], pupil);
            let person = &mut self.people[number];
            let uid = login_name(&person.name.given, &person.name.family, &mut names_taken);
            if pupil || staff.contains(&number) {
                person.email = format!("{uid}@{REALM}");
                person.feide_name = person.email.parse::<FeideName>().ok();
            } else {
                person.email = format!("{uid}@post.{REALM}");
            }
            person.national_id = national_id(&mut stream, person.born, kind, &mut numbers_taken);
            person.phone = (person.born <= old_enough).then(|| telephone(number));
            let post_box = stream.chance(40) && person.protection == Protection::None;
            if let Some(home) = person.home.filter(|_| post_box) {
                let address = self.homes[home.index()].address.clone();
                let street = format!("Postboks {}", stream.between(1, 900));
                person.postal = address.map(|address| Address { street, ..address });
            }
        }
    }
}

fn number_kind(stream: &mut Stream, origin: Origin, pupil: bool) -> NumberKind {
    match (origin, stream.below(1000)) {
        (Origin::Other(_), 0..=79) => NumberKind::DNumber,
        (Origin::Other(_), 80..=109) if pupil => NumberKind::NoneYet,
        _ => NumberKind::Ordinary,
    }
}

/// Three letters of each name, and a number where that is taken.
fn login_name(given: &str, family: &str, taken: &mut HashMap<String, usize>) -> String {
    let three = |name: &str| names::plain_letters(name).chars().take(3).collect::<String>();
    let base = format!("{}{}", three(given), three(family));
    let count = taken.entry(base.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { base } else { format!("{base}{count}") }
}

fn national_id(
    stream: &mut Stream,
    born: Date,
    kind: NumberKind,
    taken: &mut HashSet<NationalId>,
) -> Option<NationalId> {
    if kind == NumberKind::NoneYet {
        return None;
    }
    // The individual numbers of the century, begun at a random place.
    let century = if born.year() >= 2000 { 500 } else { 0 };
    let start = stream.below(500) as u16;
    let numbers = (0..500).map(|step| century + (start + step) % 500);
    let mut valid = numbers
        .filter_map(|individual| synthesize(born, individual))
        .filter_map(|number| if kind == NumberKind::DNumber { d_number(number) } else { Some(number) });
    valid.find(|number| taken.insert(*number))
}

/// The D-number with the same day and individual number, if it is issued.
fn d_number(number: NationalId) -> Option<NationalId> {
    let digits = number.digits();
    let (first, rest) = digits.split_at(1);
    let first = first.parse::<u8>().ok()? + 4;
    let rest = rest.get(..8)?;
    let all = (0..100).filter_map(|check| format!("{first}{rest}{check:02}").parse::<NationalId>().ok());
    all.into_iter().find(|number| number.check_rule() == CheckRule::Current)
}

/// A mobile number, unique in the owner. Norway has reserved no range for fiction, so nothing may ever be sent.
fn telephone(number: usize) -> String {
    // A step without common divisor visits every number of the range before one repeats.
    let place = number * 7_654_321 % 10_000_000;
    let first = if number.is_multiple_of(2) { 4 } else { 9 };
    format!("+47{first}{place:07}")
}
