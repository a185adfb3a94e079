//! A long list, page by page: what stands on the page asked for, and the links to the others. Whatever else the address
//! says, such as a filter, stays.

use maud::Markup;
use ransel_web::parts::{Paging, paging};

use crate::Visit;

/// One page of a list.
pub struct Paged {
    page: usize,
    pages: usize,
    per_page: usize,
    address: String,
}

impl Paged {
    /// The page the address asks for, of a list of so many; the nearest there is.
    pub fn of(visit: &Visit<'_>, total: usize, per_page: usize) -> Self {
        let per_page = per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = visit.query.parsed::<usize>("page").unwrap_or(1).clamp(1, pages);
        Self { page, pages, per_page, address: address(&visit.path) }
    }

    /// What stands on it.
    pub fn shown<'l, T>(&self, all: &'l [T]) -> impl Iterator<Item = &'l T> {
        all.iter().skip((self.page - 1) * self.per_page).take(self.per_page)
    }

    /// The links to the others; nothing where everything is on one page.
    pub fn links(&self, visit: &Visit<'_>) -> Markup {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let href = |page: u32| format!("{}page={page}", self.address);
        paging(visit.words(), &Paging { page: number(self.page), pages: number(self.pages), href: &href })
    }
}

/// The address with all it says but the page, what was just saved and the language, ready for one more.
fn address(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let passing = |pair: &&str| ["page=", "saved=", "lang="].iter().any(|name| pair.starts_with(name));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !passing(pair));
    let kept: String = kept.map(|pair| format!("{pair}&")).collect();
    format!("{path}?{kept}")
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_filter_stays_and_what_was_of_the_moment_does_not() {
        assert_eq!(address("/notices"), "/notices?");
        assert_eq!(address("/log?day=2026-11-19&page=3&lang=nn"), "/log?day=2026-11-19&");
        assert_eq!(address("/notices?saved=notice"), "/notices?");
    }
}
