//! A pupil's absence as a file to keep: entry by entry, with the remarks that are open to whoever asks.

use std::fmt::Write as _;

use ransel_kernel::PersonId;
use ransel_site::{Answer, Reply, Visit};

use super::{
    pupil::{Folder, remarks},
    words::{effect_word, lesson_name, said, span},
};
use crate::records::MarkState;

/// The file. A spreadsheet in Norwegian reads semicolons, and needs the mark at the beginning to read letters rightly.
pub fn send(visit: &Visit<'_>) -> Reply {
    let pupil: PersonId = visit.at("person")?;
    let it = Folder::read(visit, pupil)?;
    let remarks = remarks(visit, &it, pupil)?.unwrap_or_default();
    let w = visit.words();
    let columns = ["day", "time", "subject", "roll", "minutes", "effect", "remark"];
    let mut rows = vec![columns.map(|column| w.get(&format!("absence-column-{column}"))).to_vec()];
    rows.extend(it.marks.iter().map(|mark| {
        let absent = mark.state == MarkState::Absent;
        let remark = remarks.get(&mark.id).and_then(|row| row.remark.clone().open());
        vec![
            mark.day.to_string(),
            span(w, mark.starts, mark.ends),
            lesson_name(w, &it.teaching, mark.group_id),
            said(w, mark.state, mark.minutes),
            mark.minutes.to_string(),
            if absent { effect_word(w, mark.effect) } else { w.get("absence-effect-late") },
            remark.map(|text| text.as_str().to_owned()).unwrap_or_default(),
        ]
    }));
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
        let _ = write!(text, "{}\r\n", cells.join(";"));
    }
    Ok(Answer::Document { media_type: "text/csv", name: "absence.csv".to_owned(), bytes: text.into_bytes() })
}

/// A cell, which a spreadsheet must not take for a formula.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_no_formula_and_keeps_its_quotes() {
        assert_eq!(quoted("Norsk; 2STC"), "\"Norsk; 2STC\"");
        assert_eq!(quoted("sa «nei» og \"nå\""), "\"sa «nei» og \"\"nå\"\"\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
