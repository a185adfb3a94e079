//! Subjects of the curriculum. One here for each code, however many schools send it.

use std::collections::HashMap;

use ransel_exchange::roster;
use ransel_kernel::pass::Set;
use uuid::Uuid;

use super::{
    desk::Reads,
    places::Bare,
    report::ImportError,
    run::{Done, Run},
};
use crate::records::Subject;

/// Stands before the code in the key of a subject that no row described.
const BARE: &str = "code:";

impl Run<'_, '_, '_> {
    /// Makes the subjects known by their code alone, so that the groups taught in them can be told apart.
    pub fn bare_subjects(mut self, bare: &[Bare]) -> Result<Done, ImportError> {
        for bare in bare {
            let subject = Subject {
                name_nb: bare.code.clone(),
                source: self.head.source.clone(),
                source_key: format!("{BARE}{}", bare.code),
                code: bare.code.clone(),
                ..empty(bare.id)
            };
            self.desk.insert(&subject)?;
            self.done.report.groups.added += 1;
        }
        Ok(self.finish())
    }

    /// Brings in some subjects.
    pub fn subjects(&mut self, rows: Vec<(Uuid, roster::Group)>) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(id, _)| *id);
        let stored = self.desk.rows::<Subject>().among(Subject::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|subject| (subject.id, subject)).collect();
        for (id, row) in rows {
            let key = &row.id;
            let before = stored.get(&id);
            // Another row, or another system, has described the subject: it keeps that name.
            let own = before.is_none_or(|before| {
                let same = before.source == key.source && before.source_key == key.id;
                let former = row.former.iter().any(|former| former.id == before.source_key);
                same || former || before.source_key.starts_with(BARE)
            });
            if !own {
                self.done.report.groups.met(false);
                continue;
            }
            let subject = described(before.cloned().unwrap_or_else(|| empty(id)), &row);
            match before {
                None => {
                    self.desk.insert(&subject)?;
                    self.done.report.groups.added += 1;
                }
                Some(before) if *before == subject => self.done.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(Subject::CODE, &subject.code)
                        .to(Subject::NAME_NB, &subject.name_nb)
                        .to(Subject::NAME_NN, &subject.name_nn)
                        .to(Subject::NAME_SE, &subject.name_se)
                        .to(Subject::NAME_EN, &subject.name_en)
                        .to(Subject::SOURCE, &subject.source)
                        .to(Subject::SOURCE_KEY, &subject.source_key);
                    self.desk.update(&id, set)?;
                    self.done.report.groups.met(true);
                }
            }
            stored.insert(id, subject);
        }
        Ok(())
    }
}

/// The subject with what the row says; the rest stays.
fn described(before: Subject, row: &roster::Group) -> Subject {
    let key = &row.id;
    let named = |language: &str, before: String| {
        let name = row.names.iter().find(|(known, _)| known == language);
        name.map_or(before, |(_, name)| name.clone())
    };
    Subject {
        code: row.code.clone().unwrap_or_else(|| row.short.clone()),
        name_nb: row.name.clone(),
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
