//! Schools, classes and groups.

use std::collections::HashMap;

use ransel_exchange::roster::{self, Spot};
use ransel_kernel::{GroupId, SchoolId, pass::Set};
use ransel_law::identifier::OrganisationNumber;

use super::{
    dated::day_after,
    desk::Reads,
    key::Key,
    places::Place,
    report::ImportError,
    run::{Done, Run},
};
use crate::records::{Group, GroupKind, School, Stage};

/// A group with what it is here.
type Schools = Vec<(Spot, SchoolId, roster::Group)>;

impl Run<'_, '_, '_> {
    /// Brings in some groups.
    pub fn groups(
        mut self,
        rows: Vec<(Spot, roster::Group)>,
        come: &HashMap<Key, Spot>,
    ) -> Result<Done, ImportError> {
        let (mut schools, mut groups, mut subjects) = (Vec::new(), Vec::new(), Vec::new());
        for (line, row) in rows {
            let key = Key::new(self.owner, &row.id);
            if come.get(&key).is_some_and(|first| *first != line) {
                self.refuse(line, "group", "key-twice");
                continue;
            }
            match self.places.place(key) {
                Some(Place::School(school) | Place::Undescribed(school)) => schools.push((line, school, row)),
                Some(Place::Owner) => {
                    schools.extend(self.places.school(key).map(|school| (line, school, row)))
                }
                Some(Place::Group { id, school, kind }) => {
                    groups.push((
                        Group { subject: self.places.subject_of(key), ..empty(id, school, kind) },
                        row,
                    ));
                }
                Some(Place::Subject(subject)) => subjects.push((subject, row)),
                Some(Place::Passed) => self.done.report.not_kept += 1,
                None => self.refuse(line, "group", "no-school"),
            }
        }
        self.schools(schools)?;
        self.classes_and_groups(groups)?;
        self.subjects(subjects)?;
        Ok(self.finish())
    }

    fn schools(&mut self, rows: Schools) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(_, id, _)| *id);
        let stored = self.desk.rows::<School>().among(School::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|school| (school.id, school)).collect();
        for (line, id, row) in rows {
            let before = stored.remove(&id);
            let number = self.organisation_number(line, &row);
            let stage = row.stage.map(stage);
            let school = School {
                id,
                name: row.name.clone(),
                // What the file does not say, the office may have said.
                stage: stage.or(before.as_ref().map(|school| school.stage)).unwrap_or(Stage::Unknown),
                organisation_number: number
                    .or(before.as_ref().map(|school| school.organisation_number.clone()))
                    .unwrap_or_default(),
                source: row.id.source.clone(),
                source_key: row.id.id.clone(),
            };
            match before {
                None => {
                    self.desk.insert(&school)?;
                    self.done.report.groups.added += 1;
                }
                Some(before) if before == school => self.done.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(School::NAME, &school.name)
                        .to(School::STAGE, &school.stage)
                        .to(School::ORGANISATION_NUMBER, &school.organisation_number)
                        .to(School::SOURCE, &school.source)
                        .to(School::SOURCE_KEY, &school.source_key);
                    self.desk.update(&id, set)?;
                    self.done.report.groups.met(true);
                }
            }
        }
        Ok(())
    }

    fn organisation_number(&mut self, line: Spot, row: &roster::Group) -> Option<String> {
        let number = row.organisation_number.as_ref()?.parse::<OrganisationNumber>();
        if number.is_err() {
            self.warn(line, "group", "organisation-number");
        }
        number.ok().map(|number| number.to_string())
    }

    fn classes_and_groups(&mut self, rows: Vec<(Group, roster::Group)>) -> Result<(), ImportError> {
        let ids = rows.iter().map(|(group, _)| group.id);
        let stored = self.desk.rows::<Group>().among(Group::ID, ids).all()?;
        let mut stored: HashMap<_, _> = stored.into_iter().map(|group| (group.id, group)).collect();
        for (group, row) in rows {
            let before = stored.remove(&group.id);
            let begun = before.as_ref().map(|group| group.valid_from);
            // What the file does not say, setting up the school may have said.
            let subject = group.subject.or(before.as_ref().and_then(|group| group.subject));
            let ended = row.to.map(day_after);
            let group = Group {
                subject,
                name: row.short.clone(),
                source: row.id.source.clone(),
                source_key: row.id.id.clone(),
                valid_from: row.from.or(begun).unwrap_or(self.today),
                valid_to: if row.gone {
                    Some(ended.map_or(self.today, |ended| ended.min(self.today)))
                } else {
                    ended
                },
                ..group
            };
            match before {
                None => {
                    self.desk.insert(&group)?;
                    self.done.report.groups.added += 1;
                }
                Some(before) if before == group => self.done.report.groups.met(false),
                Some(_) => {
                    let set = Set::default()
                        .to(Group::SCHOOL, &group.school)
                        .to(Group::KIND, &group.kind)
                        .to(Group::NAME, &group.name)
                        .to(Group::SUBJECT, &group.subject)
                        .to(Group::SOURCE, &group.source)
                        .to(Group::SOURCE_KEY, &group.source_key)
                        .to(Group::VALID_FROM, &group.valid_from)
                        .to(Group::VALID_TO, &group.valid_to);
                    self.desk.update(&group.id, set)?;
                    self.done.report.groups.met(true);
                }
            }
        }
        Ok(())
    }
}

fn empty(id: GroupId, school: SchoolId, kind: GroupKind) -> Group {
    Group {
        id,
        school,
        kind,
        name: String::new(),
        subject: None,
        source: String::new(),
        source_key: String::new(),
        valid_from: jiff::civil::Date::ZERO,
        valid_to: None,
    }
}

fn stage(stage: roster::Stage) -> Stage {
    match stage {
        roster::Stage::Compulsory => Stage::Compulsory,
        roster::Stage::UpperSecondary => Stage::UpperSecondary,
    }
}
