//! Ties as the store keeps them, in three tables: found many at a time, added, and given their dates.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use ransel_kernel::{GroupId, Hat, PersonId, SchoolId, pass::Set, rows::Is::Equal};
use uuid::Uuid;

use super::{dated::Held, desk::Reads, report::ImportError, role::Tie, run::Run};
use crate::records::{Enrolment, GroupMember, Post};

/// A row of one of the three tables.
#[derive(Clone, Copy, Debug)]
pub struct StoredTie {
    pub id: Uuid,
    pub person: PersonId,
    pub tie: Tie,
    pub from: Date,
    pub to: Option<Date>,
}

impl From<Enrolment> for StoredTie {
    fn from(row: Enrolment) -> Self {
        let tie = Tie::Enrolment(row.school);
        Self { id: row.id, person: row.pupil, tie, from: row.valid_from, to: row.valid_to }
    }
}

impl From<GroupMember> for StoredTie {
    fn from(row: GroupMember) -> Self {
        let tie = Tie::Member(row.group_id, row.role);
        Self { id: row.id, person: row.person, tie, from: row.valid_from, to: row.valid_to }
    }
}

/// A post, if it is at a school and of a hat this program knows.
fn post(row: Post) -> Option<StoredTie> {
    let tie = Tie::Post(row.school?, Hat::from_code(&row.hat)?);
    Some(StoredTie { id: row.id, person: row.person, tie, from: row.valid_from, to: row.valid_to })
}

/// What a system has said of a school.
pub fn ties_at_school(
    store: &mut impl Reads,
    source: &String,
    school: SchoolId,
) -> Result<Vec<StoredTie>, ImportError> {
    let pupils = store.rows::<Enrolment>().only(Enrolment::SCHOOL, Equal, &school);
    let pupils = pupils.only(Enrolment::SOURCE, Equal, source).all()?;
    let staff = store.rows::<Post>().only(Post::SCHOOL, Equal, &Some(school));
    let staff = staff.only(Post::SOURCE, Equal, source).all()?;
    Ok(pupils.into_iter().map(StoredTie::from).chain(staff.into_iter().filter_map(post)).collect())
}

/// What a system has said of some groups.
pub fn ties_in_groups(
    store: &mut impl Reads,
    source: &String,
    groups: &[GroupId],
) -> Result<Vec<StoredTie>, ImportError> {
    let rows = store.rows::<GroupMember>().among(GroupMember::GROUP_ID, groups.iter().copied());
    let rows = rows.only(GroupMember::SOURCE, Equal, source).all()?;
    Ok(rows.into_iter().map(StoredTie::from).collect())
}

impl Run<'_, '_, '_> {
    /// What the file's system has said of these people at these places.
    pub fn ties_of(
        &mut self,
        wanted: &[(PersonId, Tie)],
    ) -> Result<HashMap<(PersonId, Tie), Vec<Held>>, ImportError> {
        let people: HashSet<_> = wanted.iter().map(|(person, _)| *person).collect();
        let people = || people.iter().copied();
        let (mut schools, mut groups) = (HashSet::new(), HashSet::new());
        for (_, tie) in wanted {
            match tie {
                Tie::Enrolment(school) | Tie::Post(school, _) => drop(schools.insert(*school)),
                Tie::Member(group, _) => drop(groups.insert(*group)),
            }
        }
        let source = &self.head.source;
        let mut found = Vec::new();
        if !schools.is_empty() {
            let rows = self.desk.rows::<Enrolment>().among(Enrolment::PUPIL, people());
            let rows = rows.among(Enrolment::SCHOOL, schools.iter().copied());
            let rows = rows.only(Enrolment::SOURCE, Equal, source).all()?;
            found.extend(rows.into_iter().map(StoredTie::from));
            let rows = self.desk.rows::<Post>().among(Post::PERSON, people());
            let rows = rows.among(Post::SCHOOL, schools.iter().copied().map(Some));
            found.extend(rows.only(Post::SOURCE, Equal, source).all()?.into_iter().filter_map(post));
        }
        if !groups.is_empty() {
            let rows = self.desk.rows::<GroupMember>().among(GroupMember::PERSON, people());
            let rows = rows.among(GroupMember::GROUP_ID, groups);
            let rows = rows.only(GroupMember::SOURCE, Equal, source).all()?;
            found.extend(rows.into_iter().map(StoredTie::from));
        }
        let mut held: HashMap<_, Vec<_>> = HashMap::new();
        for StoredTie { id, person, tie, from, to } in found {
            let spoken_of = self.spoken_of.contains(&id);
            held.entry((person, tie)).or_default().push(Held { id, from, to, spoken_of });
        }
        Ok(held)
    }

    /// Adds a row.
    pub fn add(
        &mut self,
        person: PersonId,
        tie: Tie,
        from: Date,
        to: Option<Date>,
    ) -> Result<Held, ImportError> {
        let (id, source) = (self.id()?, self.head.source.clone());
        let (valid_from, valid_to) = (from, to);
        match tie {
            Tie::Enrolment(school) => {
                self.desk.insert(&Enrolment { id, pupil: person, school, source, valid_from, valid_to })?;
            }
            Tie::Post(school, hat) => {
                let (school, hat) = (Some(school), hat.code().to_owned());
                self.desk.insert(&Post { id, person, school, hat, source, valid_from, valid_to })?;
            }
            Tie::Member(group_id, role) => {
                let row = GroupMember { id, person, group_id, role, source, valid_from, valid_to };
                self.desk.insert(&row)?;
            }
        }
        self.spoken_of.insert(id);
        self.done.report.memberships.added += 1;
        Ok(Held { id, from, to, spoken_of: true })
    }

    /// Gives a row its dates.
    pub fn date(&mut self, tie: Tie, id: Uuid, from: Date, to: Option<Date>) -> Result<(), ImportError> {
        match tie {
            Tie::Enrolment(_) => {
                let set = Set::default().to(Enrolment::VALID_FROM, &from).to(Enrolment::VALID_TO, &to);
                self.desk.update(&id, set)?;
            }
            Tie::Post(..) => {
                let set = Set::default().to(Post::VALID_FROM, &from).to(Post::VALID_TO, &to);
                self.desk.update(&id, set)?;
            }
            Tie::Member(..) => {
                let set = Set::default().to(GroupMember::VALID_FROM, &from).to(GroupMember::VALID_TO, &to);
                self.desk.update(&id, set)?;
            }
        }
        Ok(())
    }

    /// Ends a row, if it still is as it was found.
    pub fn end(&mut self, row: &StoredTie, to: Date) -> Result<(), ImportError> {
        let to = Some(to);
        match row.tie {
            Tie::Enrolment(_) => {
                let set = Set::default().to(Enrolment::VALID_TO, &to);
                self.desk.update(&row.id, set.expecting(Enrolment::VALID_FROM, &row.from))?;
            }
            Tie::Post(..) => {
                let set = Set::default().to(Post::VALID_TO, &to);
                self.desk.update(&row.id, set.expecting(Post::VALID_FROM, &row.from))?;
            }
            Tie::Member(..) => {
                let set = Set::default().to(GroupMember::VALID_TO, &to);
                self.desk.update(&row.id, set.expecting(GroupMember::VALID_FROM, &row.from))?;
            }
        }
        Ok(())
    }
}
