//! Who can see: one line per hat and way, the actions behind it put together.

use std::collections::BTreeMap;

use super::Page;
use crate::{Hat, facts::Categories, statement::Way};

/// What one reads and writes.
type Reads = Categories;
type Writes = Categories;

impl Page<'_> {
    pub(super) fn readers(&self) -> String {
        let rows = self.joined().into_iter().map(|((hat, way), (reads, writes))| {
            let who = self.w.get(&format!("hat-{}", hat.code()));
            let whom = self.w.get(&format!("way-{}", way.code()));
            vec![who, whom, self.said(reads), self.said(writes), self.sign_in(hat)]
        });
        let columns = ["notice-who", "notice-whom", "notice-sees", "notice-writes", "notice-sign-in"];
        let table = self.table(&columns, rows.collect());
        let (lead, logged) = (self.w.get("notice-readers-lead"), self.w.get("notice-logged"));
        let measures = self.words(&self.it.points.security.measures);
        let stated = self.it.points.security.stated.iter().map(|stated| {
            let strength = |code: &str| self.w.get(&format!("strength-{code}"));
            let values = [
                ("who", self.w.get(&format!("hat-{}", stated.hat.code()))),
                ("said", strength(stated.strength.code())),
                ("holds", self.sign_in(stated.hat)),
            ];
            format!("\n{}\n", self.w.with("notice-stated-sign-in", &values))
        });
        format!("{lead}\n\n{table}\n{logged} {measures}\n{}", stated.collect::<String>())
    }

    fn joined(&self) -> BTreeMap<(Hat, Way), (Reads, Writes)> {
        let mut rows: BTreeMap<_, (Reads, Writes)> = BTreeMap::new();
        for reader in &self.it.points.security.readers {
            let (reads, writes) = rows.entry((reader.hat, reader.way)).or_default();
            let cell = if reader.writes { writes } else { reads };
            *cell = cell.and(reader.categories);
        }
        rows
    }

    fn said(&self, categories: Categories) -> String {
        if categories.is_empty() { self.w.get("notice-none") } else { self.categories(categories) }
    }

    /// Parts of the product do not sign in.
    fn sign_in(&self, hat: Hat) -> String {
        let demanded = self.it.points.security.sign_in.iter().find(|sign_in| sign_in.hat == hat);
        self.w.get(&format!("strength-{}", demanded.map_or("none", |sign_in| sign_in.strength.code())))
    }
}
