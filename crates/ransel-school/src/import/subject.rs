//! Subjects of the curriculum. One here for each code, however many schools send it.

use std::collections::HashMap;

use ransel_exchange::pifu;
use ransel_kernel::pass::Set;
use uuid::Uuid;

use super::{report::ImportError, run::Run, scan::code};
use crate::records::Subject;

/// Stands before the code in the key of a subject that no row described.
const BARE: &str = "code:";

impl Run<'_, '_> {
    /// Makes the subjects known by their code alone, so that the groups taught in them can be told apart.
    pub fn bare_subjects(&mut self) -> Result<(), ImportError> {
        for bare in std::mem::take(&mut self.places.bare) {
            let subject = Subject {
                name_nb: bare.code.clone(),
                source: self.scan.source.clone(),
                source_key: format!("{BARE}{}", bare.code),
                code: bare.code,
                ..empty(bare.id)
            };
            self.change.insert(&subject)?;
            self.report.groups.added += 1;
        }
        Ok(())
    }

    /// Brings in some subjects.
    pub fn subjects(&mut self, rows: Vec<(Uuid, pifu::Group)>) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(id, _)| *id);
        let stored = self.change.rows::<Subject>().among(Subject::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|subject| (subject.id, subject)).collect();
        for (id, row) in rows {
            let key = row.sourced_id();
            let before = stored.get(&id);
            // Another row, or another system, has described the subject: it keeps that name.
            let own = before.is_none_or(|before| {
                let same = before.source == key.source && before.source_key == key.id;
                let former = row.former_ids().iter().any(|former| former.id.id == before.source_key);
                same || former || before.source_key.starts_with(BARE)
            });
            if !own {
                self.report.groups.met(false);
                continue;
            }
            let subject = described(before.cloned().unwrap_or_else(|| empty(id)), &row);
            match before {
                None => {
                    self.change.insert(&subject)?;
                    self.report.groups.added += 1;
                }
                Some(before) if *before == subject => self.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(Subject::CODE, &subject.code)
                        .to(Subject::NAME_NB, &subject.name_nb)
                        .to(Subject::NAME_NN, &subject.name_nn)
                        .to(Subject::NAME_SE, &subject.name_se)
                        .to(Subject::NAME_EN, &subject.name_en)
                        .to(Subject::SOURCE, &subject.source)
                        .to(Subject::SOURCE_KEY, &subject.source_key);
                    self.change.update(&id, set)?;
                    self.report.groups.met(true);
                }
            }
            stored.insert(id, subject);
        }
        Ok(())
    }
}

/// The subject with what the row says; the rest stays.
fn described(before: Subject, row: &pifu::Group) -> Subject {
    let key = row.sourced_id();
    let named = |language: &str, before: String| {
        let name = row.more_names.iter().find(|name| name.language.as_deref() == Some(language));
        name.map_or(before, |name| name.value.clone())
    };
    let name = row.names.long.as_ref().or(row.names.full.as_ref()).unwrap_or(&row.names.short);
    Subject {
        code: code(row).unwrap_or_else(|| row.names.short.clone()),
        name_nb: name.clone(),
        name_nn: named("nn", before.name_nn),
        name_se: named("se", before.name_se),
        name_en: named("en", before.name_en),
        source: key.source.clone(),
        source_key: key.id.clone(),
        ..before
    }
}

fn empty(id: Uuid) -> Subject {
    Subject {
        id,
        code: String::new(),
        name_nb: String::new(),
        name_nn: String::new(),
        name_se: String::new(),
        name_en: String::new(),
        annual_minutes: 0,
        source: String::new(),
        source_key: String::new(),
    }
}
