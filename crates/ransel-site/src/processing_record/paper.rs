//! The record as a paper for the archive: a heading for each system and activity, its points below.

use ransel_kernel::statement::ProcessingRecord;
use ransel_web::{Words, format};

use super::{COLUMNS, controller, entries};
use crate::paper::{Block, Paper};

/// The paper, to be set.
pub fn paper(w: Words<'_>, record: &ProcessingRecord) -> Paper {
    let mut blocks =
        vec![Block::heading(1, w.get("privacy-controller")), Block::Facts { rows: controller(w, record) }];
    let mut system = String::new();
    for entry in entries(w, record) {
        if entry.system != system {
            blocks.push(Block::heading(1, &*entry.system));
            system = entry.system;
        }
        blocks.push(Block::heading(2, entry.purpose));
        let points =
            COLUMNS.iter().map(|key| w.get(key)).zip(entry.points.iter().map(|lines| lines.join("; ")));
        blocks.push(Block::Facts { rows: points.collect() });
    }
    let date = format::date(w.lang, record.on);
    let values = [("owner", (&record.controller.name).into()), ("date", (&date).into())];
    Paper {
        title: w.with("record-paper-title", &[("owner", (&record.controller.name).into())]),
        author: record.controller.name.clone(),
        lang: w.lang.tag(),
        date: record.on.into(),
        lead: vec![w.with("record-paper-lead", &values)],
        blocks,
    }
}
