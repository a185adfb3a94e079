//! Who can see: one line per hat and way, the actions behind it put together.

use super::Page;
use crate::{
    Hat,
    facts::{Assurance, Categories},
    statement::Way,
};

impl Page<'_> {
    pub(super) fn readers(&self) -> String {
        let security = &self.it.points.security;
        let rows = self.joined().into_iter().map(|row| {
            let who = self.w.get(&format!("hat-{}", row.hat.code()));
            let whom = self.w.get(&format!("way-{}", row.way.code()));
            let strength = security.sign_in.iter().find(|sign_in| sign_in.hat == row.hat);
            vec![who, whom, self.said(row.reads), self.said(row.writes), self.sign_in(strength.map(|it| it.strength))]
        });
        let columns = ["notice-who", "notice-whom", "notice-sees", "notice-writes", "notice-sign-in"];
        let measures = self.words(&security.measures);
        let table = self.table(&columns, rows.collect());
        [self.w.get("notice-readers-lead"), table, self.w.get("notice-logged") + " " + &measures + "\n"]
            .join("\n")
            .replacen('\n', "\n\n", 1)
    }

    fn joined(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for reader in &self.it.points.security.readers {
            let at = rows.iter().position(|row| (row.hat, row.way) == (reader.hat, reader.way));
            let at = at.unwrap_or_else(|| {
                rows.push(Row { hat: reader.hat, way: reader.way, reads: Categories::NONE, writes: Categories::NONE });
                rows.len() - 1
            });
            let Some(row) = rows.get_mut(at) else { continue };
            let cell = if reader.writes { &mut row.writes } else { &mut row.reads };
            *cell = cell.and(reader.categories);
        }
        rows.sort_by_key(|row| (row.hat, row.way));
        rows
    }

    fn said(&self, categories: Categories) -> String {
        if categories.is_empty() { self.w.get("notice-none") } else { self.categories(categories) }
    }

    /// Parts of the product do not sign in.
    fn sign_in(&self, strength: Option<Assurance>) -> String {
        strength.map_or_else(|| self.w.get("notice-none"), |strength| {
            self.w.get(&format!("strength-{}", strength.code()))
        })
    }
}

struct Row {
    hat: Hat,
    way: Way,
    reads: Categories,
    writes: Categories,
}
